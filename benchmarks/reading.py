"""How fast a PDF is read and what memory that needs, beside pdfplumber's extract_tables().

Run: python benchmarks/reading.py [FILE.pdf ...]. Without files, the shipped standard is printed with
its duties repeated until it fills 6 pages. Target: 0.09 s a page on one core, 400 MB; exit code 1
when it is missed. Each line is a process of its own that has done its imports and read the file
once before the clock starts: `pieces` makes paragraphs and tables, `read` the whole record, and
`pdfplumber` the tables of all pages. Every file is read ROUNDS times; the fastest round counts.

Memory is the peak of that process, imports included, and of the one it started (Linux only): PDFium
runs in such a process, kept from document to document, so `s of processors` counts both.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from load import PAGES, pdfs

SECONDS = 0.09
MEGABYTES = 400.0
ROUNDS = 5


def reader(name: str) -> Callable[[Path], int]:
    """Return the reader of this name: from a file to the number of tables or tasks in it."""
    if name == "pieces":
        from compgraph.grid import Table  # noqa: PLC0415 - only the measured one is loaded
        from compgraph.reading.formats import pdf  # noqa: PLC0415
        from compgraph.reading.upload import Upload  # noqa: PLC0415

        return lambda path: sum(
            isinstance(piece, Table) for piece in pdf.pieces(Upload(path.name, path.read_bytes()))
        )
    if name == "read":
        from compgraph.reading import read  # noqa: PLC0415

        return lambda path: len(read(path).standard.tasks)
    import pdfplumber  # noqa: PLC0415

    def tables(path: Path) -> int:
        with pdfplumber.open(path) as document:
            return sum(len(page.extract_tables()) for page in document.pages)

    return tables


def measure(name: str, paths: list[Path]) -> None:
    """Print what reading the files takes, as JSON; this is what each process does."""
    read = reader(name)
    found = [read(path) for path in paths]
    rounds = []
    for _ in range(ROUNDS):
        busy, started = _busy(), time.perf_counter()
        for path in paths:
            read(path)
        rounds.append((time.perf_counter() - started, _busy() - busy))
    elapsed, busy = min(rounds)
    child = max(map(_peak, _started()), default=0.0)
    print(json.dumps([elapsed, busy, _peak("self"), child, sum(found)]))


def _busy() -> float:
    """Return the seconds of processors that this process and those it started have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    ticks = 0
    for process in _started():
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
        ticks += sum(map(int, stat.rpartition(")")[2].split()[11:13]))
    ended = sum(usage.ru_utime + usage.ru_stime for usage in used)
    return ended + ticks / os.sysconf("SC_CLK_TCK")


def _started() -> list[str]:
    """Return the processes that this one started and that still live."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()


def _peak(process: str) -> float:
    """Return the largest memory that a process ever had, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def pages_of(paths: list[Path]) -> int:
    """Return how many pages the files have together."""
    import pdfplumber  # noqa: PLC0415 - not in the measured processes

    count = 0
    for path in paths:
        with pdfplumber.open(path) as document:
            count += len(document.pages)
    return count


def compared(paths: list[Path]) -> int:
    """Print a line a reader; return the exit code."""
    count = pages_of(paths)
    print(f"target: {SECONDS} s a page, {MEGABYTES:.0f} MB; {len(paths)} files, {count} pages")
    met, peer = True, 0.0
    for name in ("pdfplumber", "pieces", "read"):
        command = [sys.executable, __file__, "--measure", name, *map(str, paths)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        elapsed, busy, own, child, found = json.loads(done.stdout)
        peer = peer or elapsed
        print(
            f"{name:<10} {count / elapsed:>6.1f} pages/s {elapsed / count:>7.4f} s a page "
            f"{busy / count:>7.4f} s of processors {own:>5.0f} MB + {child:>3.0f} MB "
            f"{peer / elapsed:>5.1f} x pdfplumber   {found} {'tasks' if name == 'read' else 'tables'}",
            flush=True,
        )
        if name == "read":
            met = busy / count <= SECONDS and own + child <= MEGABYTES
    print("target met" if met else "target missed")
    return 0 if met else 1


def main(arguments: list[str]) -> int:
    """Compare the readers over the named files, or over a made one; return the exit code."""
    if arguments[:1] == ["--measure"]:
        measure(arguments[1], [Path(name) for name in arguments[2:]])
        return 0
    if arguments:
        return compared([Path(name) for name in arguments])
    with tempfile.TemporaryDirectory() as folder:
        pdfs(Path(folder), 1)
        (path,) = Path(folder).iterdir()
        print(f"the shipped standard enlarged to {PAGES} pages")
        return compared([path])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
