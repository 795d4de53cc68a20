"""How long shipped lookups of the shipped standard take, beside rdflib's memory store.

Run: python benchmarks/queries.py [RUNS]. Target: a lookup within 20 ms and faster than its peer;
exit code 1 when one is not. Both engines hold the same content and are asked the same text, the
parameter bound; medians of RUNS answers, all rows fetched.
"""

from __future__ import annotations

import statistics
import sys
import time
import warnings
from collections.abc import Callable

from rdflib import Dataset

from compgraph import resources
from compgraph.queries import ask
from compgraph.queries.library import question
from compgraph.queries.values import values
from compgraph.rdf.terms import PREFIXES
from compgraph.reading import read
from compgraph.store import Store, open_store

TARGET = 0.02  # seconds
LOOKUPS = {
    "what-a-task-needs": {"task": "T1.1"},
    "tasks-that-need-a-competency": {"competency": "K01"},
    "what-two-tasks-share": {"a": "T1.1", "b": "T1.2"},
    "competencies-of-a-standard": {},
    "where-an-item-stands": {"item": "K01"},
}


def in_rdflib(store: Store) -> Dataset:
    """Return the content of `store` as an rdflib dataset."""
    dataset = Dataset(default_union=False)
    for triple in store.graph():
        dataset.default_graph.add(triple)
    for name in store.graphs():
        for triple in store.graph(name):
            dataset.graph(name).add(triple)
    return dataset


def median(asked: Callable[[], object], runs: int) -> float:
    """Return the median of the seconds that `asked` takes, after once unmeasured."""
    asked()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        asked()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(runs: int) -> int:
    """Print a line a lookup; return the exit code."""
    warnings.simplefilter("ignore", DeprecationWarning)
    met = True
    print(f"median of {runs} runs; target {1000 * TARGET:.0f} ms and below rdflib")
    print(f"{'lookup':<32} {'ms':>8} {'rdflib ms':>10} {'ratio':>7}")
    with open_store() as store:
        store.put(read(resources.shipped_standard()))
        peer = in_rdflib(store)
        for name, params in LOOKUPS.items():
            asked = question(name)
            bound = asked.bound(values(store, asked, params, None))
            ours = median(lambda name=name, params=params: ask(store, name, params), runs)
            theirs = median(lambda bound=bound: list(peer.query(bound, initNs=PREFIXES)), runs)
            print(f"{name:<32} {1000 * ours:>8.2f} {1000 * theirs:>10.2f} {ours / theirs:>7.3f}")
            met = met and ours <= TARGET and ours < theirs
    print("target met" if met else "target missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
