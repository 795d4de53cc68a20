"""How long a person waits: `--help`, and the whole main job from a cold start.

Targets: --help within 0.15 s; build of the shipped standard within 2.5 s and 250 MB. The peers are
a bare interpreter, and an interpreter that only imports the libraries a build cannot do without.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEERS = "import click, jinja2, networkx, openpyxl, pyoxigraph, pyshacl, pyvis.network, rdflib"


def seconds(command: list[str]) -> tuple[float, float]:
    """Run `command` and return its wall time in seconds and its peak memory in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    if status:
        raise SystemExit(f"failed: {command}")
    return elapsed, usage.ru_maxrss / 1024


def median(command: list[str], runs: int = 7) -> tuple[float, float]:
    """Return the median time and the largest peak of several runs."""
    measured = [seconds(command) for _ in range(runs)]
    return statistics.median(time for time, _ in measured), max(peak for _, peak in measured)


def main() -> None:
    """Print the table."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out")
        rows = [
            ("bare interpreter", median([python, "-c", "pass"]), None),
            ("compgraph --help", median([python, "-m", "compgraph", "--help"]), 0.15),
            ("importing the libraries", median([python, "-c", PEERS]), None),
            ("compgraph build", median([python, "-m", "compgraph", "build", "--out", out]), 2.5),
        ]
    for (name, (time_, peak), target), peer in zip(rows, (0, 0, 2, 2), strict=True):
        ratio = time_ / rows[peer][1][0]
        wanted = "" if target is None else f"   target {target} s"
        print(f"{name:25} {time_:6.2f} s {peak:6.0f} MB   {ratio:4.1f} x {rows[peer][0]}{wanted}")


if __name__ == "__main__":
    main()
