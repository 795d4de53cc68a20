"""How long the checks of a store of standards take, and what memory they need.

Run: python benchmarks/checks.py [NUMBER]. Target on two cores: 1,000 standards, read from documents and
stored in a folder, within 60 s and 400 MB; exit code 1 when it is missed. The standards are those
of load.py, with their source graphs.

The peer is pySHACL with the same shapes, standard after standard in this process, over some of
them: it answers for the shapes alone, the checks for the violation queries too. Both are told as
milliseconds of a standard; seconds differ from machine to machine, their ratio hardly does. Memory
is that of the command and its threads (Linux only).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyshacl
from load import texts

from compgraph.checks import shapes
from compgraph.rdf.vocab import graph
from compgraph.store import open_store

NUMBERS = (100, 1000)
SECONDS = 60.0
STARTING = 2.0
"""Seconds that the command may take beside them, so that 100 standards are no easier than 1,000."""
MEGABYTES = 400.0
PEERS = 10
"""Standards that pySHACL validates."""


def run(*words: str | Path) -> tuple[float, float, float]:
    """Run the command; return seconds, seconds of processors and peak memory in MB."""
    command = [sys.executable, "-m", "compgraph", *map(str, words)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"failed with {process.returncode}: {command}")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def peer(folder: Path) -> float:
    """Return the seconds that pySHACL takes for a standard of the store."""
    with open_store(folder, read_only=True) as store:
        graphs = [store.graph(graph(code)) for code in store.list()[:PEERS]]
    pyshacl.validate(graphs[0], shacl_graph=shapes(), inplace=True)
    started = time.perf_counter()
    for one in graphs:
        pyshacl.validate(one, shacl_graph=shapes(), inplace=True)
    return (time.perf_counter() - started) / len(graphs)


def main(numbers: tuple[int, ...]) -> int:
    """Print a line a store; return the exit code."""
    print(f"target: 1,000 standards within {SECONDS:.0f} s and {MEGABYTES:.0f} MB")
    met = True
    with tempfile.TemporaryDirectory() as top:
        for number in numbers:
            documents, store = Path(top) / f"{number}", Path(top) / f"{number}-store"
            documents.mkdir()
            texts(documents, number)
            run("load", documents, "--store", store)
            elapsed, busy, peak = run("check", "--store", store, "--out", Path(top) / "findings")
            shacl = peer(store)
            print(
                f"{number:>5} standards {elapsed:>6.1f} s {elapsed / number * 1000:>5.0f} ms each "
                f"{busy:>6.1f} s of processors {peak:>4.0f} MB   "
                f"pySHACL, shapes alone: {shacl * 1000:>4.0f} ms each, {shacl * number / elapsed:.1f} x",
                flush=True,
            )
            met = met and elapsed <= SECONDS * number / 1000 + STARTING and peak <= MEGABYTES
    print("target met" if met else "target missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or NUMBERS))
