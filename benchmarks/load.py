"""How long a folder of documents takes into a store, and what memory it needs.

Run: python benchmarks/load.py [text|pdf]. Targets on two cores: 1,000 text documents within 30 s,
100 PDFs of 6 pages within 30 s, each within 400 MB, and the cost of a document the same for 250 as
for 1,000; exit code 1 when one is missed. The text documents are the shipped standard with a code
and some names of their own; the PDFs print it with its duties repeated until they fill 6 pages.
`size` is the number of characters of all documents together.

Memory is the largest sum of the resident memory of the command and its processes, looked at
every 50 ms (Linux only): pages that they share are counted as often as they are shared. The
peers are a second run, which finds every document unchanged, and reading one document after the
other in this process, without any store.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pdfplumber

from compgraph import resources
from compgraph.exports.printing import printed
from compgraph.model import Standard
from compgraph.reading import read

TEXTS = (250, 500, 1000)
PDFS = 100
PAGES = 6
SECONDS = 30.0
MEGABYTES = 400.0
SPREAD = 1.25
"""How much dearer a document may be among the most than among the fewest."""


def texts(folder: Path, count: int) -> None:
    """Write `count` text documents; four competencies of each have a name that no other has."""
    shipped = resources.ontology() / "standards" / "ISD3512-001v3.txt"
    text = shipped.read_text(encoding="utf-8")
    for number in range(1, count + 1):
        own = text.replace("ISD3512-001v3", f"ISD{number:04d}-001v3")
        for code in ("K01", "K06", "S02", "S07"):
            own = own.replace(code, f"{code}第{number}種")
        (folder / f"{number}.txt").write_text(own, encoding="utf-8")


def pdfs(folder: Path, count: int) -> None:
    """Write `count` PDFs of PAGES pages each."""
    shipped = read(resources.ontology() / "standards" / "ISD3512-001v3.txt").standard
    times = next(n for n in range(1, 20) if _pages(printed(enlarged(shipped, n), "pdf")) >= PAGES)
    large = enlarged(shipped, times)
    if _pages(printed(large, "pdf")) != PAGES:
        raise SystemExit(f"no number of duties gives {PAGES} pages")
    for number in range(1, count + 1):
        own = replace(large, code=f"ISD{number:04d}-001v3")
        (folder / f"{number}.pdf").write_bytes(printed(own, "pdf"))


def enlarged(standard: Standard, times: int) -> Standard:
    """Return the standard with its duties, tasks and rows repeated, under codes of their own."""
    last = len(standard.duties)
    duties, tasks, blocks = [], [], []
    for turn in range(times):

        def moved(code: str, turn: int = turn) -> str:
            head, _, rest = code[1:].partition(".")
            return f"{code[0]}{int(head) + last * turn}" + (f".{rest}" if rest else "")

        duties += [replace(one, id=moved(one.id), code=moved(one.code)) for one in standard.duties]
        tasks += [
            replace(one, id=moved(one.id), code=moved(one.code), duty=moved(one.duty or ""))
            for one in standard.tasks
        ]
        for block in standard.blocks:
            blocks.append(
                replace(
                    block,
                    id=f"block/{len(blocks) + 1}",
                    tasks=tuple(map(moved, block.tasks)),
                    outputs=tuple(
                        replace(one, id=moved(one.id), code=moved(one.code))
                        for one in block.outputs
                    ),
                    indicators=tuple(
                        replace(one, id=moved(one.id), code=moved(one.code))
                        for one in block.indicators
                    ),
                )
            )
    return replace(standard, duties=tuple(duties), tasks=tuple(tasks), blocks=tuple(blocks))


def _pages(pdf: bytes) -> int:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def loaded(folder: Path, store: Path) -> tuple[float, float, float]:
    """Load the folder with the command; return seconds, seconds of processors, peak memory in MB."""
    command = [sys.executable, "-m", "compgraph", "load", str(folder), "--store", str(store)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, ended = 0.0, 0
    while not ended:
        peak = max(peak, _resident(process.pid))
        time.sleep(0.05)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed with {process.returncode}: {command}")
    return elapsed, usage.ru_utime + usage.ru_stime, peak


def _resident(pid: int) -> float:
    """Return the resident memory of a process and all below it, in MB."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        tasks = [int(path.name) for path in Path(f"/proc/{pid}/task").iterdir()]
        for task in tasks:
            if task != pid:
                more = Path(f"/proc/{pid}/task/{task}/children").read_text(encoding="ascii")
                children += more.split()
    except (OSError, IndexError):
        return 0.0
    own = int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return own + sum(_resident(int(child)) for child in children)


def alone(folder: Path, most: int = 100) -> float:
    """Return the seconds a document that reading takes in this process, without a store."""
    paths = sorted(folder.iterdir())[:most]
    read(paths[0])
    started = time.perf_counter()
    for path in paths:
        read(path)
    return (time.perf_counter() - started) / len(paths)


def measured(name: str, folder: Path, count: int) -> tuple[float, bool]:
    """Print the line of a folder; return the seconds a document and whether targets are met."""
    size = sum(path.stat().st_size for path in folder.iterdir())
    store = folder.with_name(f"{folder.name}-store")
    elapsed, busy, peak = loaded(folder, store)
    again, _, _ = loaded(folder, store)
    peer = alone(folder) * count
    print(
        f"{name:<5} {count:>5} {size / 1e6:>6.1f} MB {elapsed:>7.1f} s {count / elapsed:>6.1f}/s "
        f"{busy:>6.1f} s of processors {peak:>5.0f} MB   second run {again:>5.1f} s   reading alone {peer:>6.1f} s: {elapsed / peer:.2f} x",
        flush=True,
    )
    return elapsed / count, elapsed <= SECONDS and peak <= MEGABYTES


def main(wanted: str) -> int:
    """Print a line a folder; return the exit code."""
    print(f"targets: 1,000 texts and {PDFS} PDFs within {SECONDS:.0f} s, {MEGABYTES:.0f} MB")
    met = True
    with tempfile.TemporaryDirectory() as top:
        costs = []
        for count in TEXTS if wanted in ("text", "") else ():
            folder = Path(top) / f"text-{count}"
            folder.mkdir()
            texts(folder, count)
            cost, within = measured("text", folder, count)
            costs.append(cost)
            met = met and within
        if costs:
            print(
                f"a document among {TEXTS[-1]} costs {costs[-1] / costs[0]:.2f} x one of {TEXTS[0]}"
            )
            met = met and costs[-1] <= costs[0] * SPREAD
        if wanted in ("pdf", ""):
            folder = Path(top) / "pdf"
            folder.mkdir()
            pdfs(folder, PDFS)
            met = measured("pdf", folder, PDFS)[1] and met
    print("targets met" if met else "targets missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
