"""How long it takes to encode standards and store them, with the graphs of where everything stands.

Run: python benchmarks/encode.py [COUNT]. Target: 1,000 standards within 30 s; exit code 1 when it
is missed. The standards are the shipped one with a code and some names of their own, read before
the clock starts. While one batch is written the next is encoded, as `compgraph load` does it. The
peer is rdflib: the same graphs built in its memory, for a tenth of the standards, scaled up.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from load import texts

from compgraph.rdf.encode import encode
from compgraph.rdf.lines import lines, source_lines
from compgraph.rdf.source import encode_source
from compgraph.reading import Reading, read
from compgraph.store import open_store
from compgraph.store.bulk import Packet

COUNT = 1000
SECONDS = 30.0
BATCH = 30


def batches(readings: list[Reading]) -> Iterator[list[Reading]]:
    """Yield the readings, BATCH at a time."""
    for start in range(0, len(readings), BATCH):
        yield readings[start : start + BATCH]


def stored(readings: list[Reading], folder: Path) -> tuple[float, int]:
    """Encode and store the standards; return the seconds, and the statements of the store."""
    started = time.perf_counter()
    with open_store(folder) as store, ThreadPoolExecutor(1) as writing:
        bulk = store.bulk()
        last: Future[None] | None = None
        for batch in batches(readings):
            packets = [
                Packet(one.standard.id, lines(one.standard).encode(), source_lines(one).encode())
                for one in batch
            ]
            if last is not None:
                last.result()
            last = writing.submit(bulk.put, packets)
        if last is not None:
            last.result()
        bulk.renew_concepts()
        elapsed = time.perf_counter() - started
        return elapsed, sum(store.statistics().graphs.values())


def main(count: int) -> int:
    """Measure; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        texts(Path(folder), count)
        readings = [read(path) for path in sorted(Path(folder).glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        elapsed, statements = stored(readings, Path(folder) / "store")
    started = time.perf_counter()
    graphs = [(encode(one.standard), encode_source(one)) for one in readings[: count // 10]]
    peer = (time.perf_counter() - started) * count / max(len(graphs), 1)
    print(
        f"{count} standards, {statements:,} statements in named graphs: {elapsed:.1f} s "
        f"(target {SECONDS:.0f} s for {COUNT}); rdflib's memory alone {peer:.1f} s: "
        f"{peer / elapsed:.2f} x"
    )
    return 0 if elapsed <= SECONDS * count / COUNT else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
