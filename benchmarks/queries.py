"""How long the shipped questions take over many standards, beside rdflib's memory store.

Run: python benchmarks/queries.py [COUNT] [memory|folder] [--rdflib SECONDS]. Targets at 1,000 standards, once
asked before: lookups within 1 ms, others within 0.3 s, and in the geometric mean 20 times as fast as
rdflib from memory, 8 times from a folder; exit code 1 when one is missed. A lookup is a question
about one or two tasks or items, by name; others go through a standard or all of them. The questions
that derive and those that look for faults belong to analysis and checking, and are left out.

The standards are those of corpus.py. Both engines hold the same content and are asked the same text;
all rows are fetched. Ours is the best of RUNS or more with `ask` and everything it does, in a folder
after `compgraph store optimise`. rdflib answers once, in a process of its own, and not beyond SECONDS:
where it is stopped its time counts as that.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

from corpus import Corpus
from rdflib import Dataset

from compgraph.queries import Question, ask
from compgraph.queries.library import library
from compgraph.queries.values import values
from compgraph.rdf.lines import lines, source_lines
from compgraph.rdf.terms import PREFIXES
from compgraph.reading import read
from compgraph.store import Store, open_store
from compgraph.store.bulk import Packet

RUNS = 7
LEAST, PATIENCE = 0.2, 10.0
"""Seconds of answers until which a question is asked again, and after which it is not."""
LOOKUP, OTHER = 0.001, 0.3
TARGETED = 1000
"""Up to how many standards OTHER is the target: such questions take longer with every standard."""
RATIOS = {"memory": 20.0, "folder": 8.0}
LOOKUPS = frozenset(
    {
        "glossary-of-an-indicator",
        "outputs-and-indicators-of-a-task",
        "tasks-that-need-a-competency",
        "what-a-task-needs",
        "what-is-derived-from-an-item",
        "what-is-known-about-an-item",
        "what-one-task-needs-more",
        "what-two-tasks-share",
        "where-an-item-stands",
    }
)


def questions() -> list[Question]:
    """Return the questions that are asked, by name."""
    return [
        asked
        for name, asked in library().items()
        if not name.endswith("-violation") and not name.startswith("derive-")
    ]


def filled(store: Store) -> dict[str, dict[str, str]]:
    """Return, by type, what to give parameters; by name where several have one type."""
    first, second = store.list()[10], store.list()[20]
    standard = store.get(first)
    here = {item.id: f"{first}/{item.id}" for item in standard.items}
    known = ",".join(here[one.id] for one in standard.competencies[::2])
    tasks = [f"{first}/{task.id}" for task in standard.tasks[:2]]
    by_type = {
        "IRI of a Standard": first,
        "IRI of a Task": tasks[0],
        "IRI of a Competency": here["K01"],
        "IRI of a Duty": here["T1"],
        "IRI of an Indicator": here["P1.1.1"],
        "IRI of a Thing": here["K01"],
        "list of IRI of a Competency": known,
        "level": "3",
    }
    codes = {one.kind: one.code for one in standard.classifications}
    by_name = {"word": "測試", "category": codes["category"][:2]}
    other = {"IRI of a Standard": second, "IRI of a Task": tasks[1]}
    groups = {"occupation": codes["occupation"][:2], "industry": codes["industry"][1:3]}
    return {"type": by_type, "name": by_name, "other": other, "group": groups}


def params(asked: Question, given: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return a value for each parameter that has no default."""
    found = {}
    for one in asked.params:
        if one.optional:
            continue
        if one.name == "group":
            kind = "occupation" if "occupation" in asked.name else "industry"
            found[one.name] = given["group"][kind]
        elif one.name in ("b", "known") and one.type in given["other"]:
            found[one.name] = given["other"][one.type]
        else:
            found[one.name] = given["name"].get(one.name) or given["type"][one.type]
    return found


def best(store: Store, asked: Question, wanted: dict[str, str]) -> tuple[float, int]:
    """Return the shortest of at least RUNS times, after once unmeasured, and the number of rows."""
    rows = len(ask(store, asked, wanted).rows)
    times: list[float] = []
    while sum(times) < LEAST or (len(times) < RUNS and sum(times) < PATIENCE):
        start = time.perf_counter()
        ask(store, asked, wanted)
        times.append(time.perf_counter() - start)
    return min(times), rows


def in_rdflib(store: Store) -> Dataset:
    """Return the content of `store` as an rdflib dataset.

    Without looking for garbage on the way, nor among these terms later: in millions of them that
    takes longer than the rest, and is not what is compared.
    """
    gc.disable()
    dataset = Dataset(default_union=False)
    for name in (None, *store.graphs()):
        target = dataset.default_graph if name is None else dataset.graph(name)
        for triple in store.graph(name):
            target.add(triple)
    gc.freeze()
    gc.enable()
    return dataset


def theirs(peer: Dataset, text: str, patience: float) -> tuple[float, bool]:
    """Return the seconds rdflib takes, and whether it came to the end within `patience`."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.perf_counter()
        list(peer.query(text, initNs=PREFIXES))
        os.write(writing, str(time.perf_counter() - start).encode())
        os._exit(0)
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], patience)
    said = os.read(reading, 100) if ready else b""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    return (float(said), True) if said else (patience, False)


def loaded(folder: Path, count: int, kind: str) -> Path | None:
    """Write the standards; return the folder store they are loaded into, its files optimised."""
    documents = folder / "documents"
    documents.mkdir()
    Corpus().write(documents, count)
    if kind == "memory":
        return None
    store = folder / "store"
    for words in (["load", str(documents)], ["store", "optimise"]):
        command = [sys.executable, "-m", "compgraph", *words, "--store", str(store)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return store


def fill(store: Store, documents: Path) -> None:
    """Put the documents into a store in memory."""
    bulk = store.bulk()
    for path in sorted(documents.iterdir()):
        one = read(path)
        standard = lines(one.standard).encode()
        bulk.put([Packet(one.standard.id, standard, source_lines(one).encode())])
    bulk.renew_concepts()


def measured(store: Store, kind: str, longest: float, *, beside: float | None) -> bool:
    """Print a line a question; return whether the targets are met, `longest` that of no lookup.

    Ours come first, without the other engine's millions of objects in the same process.
    """
    given = filled(store)
    wanted = {asked.name: params(asked, given) for asked in questions()}
    ours = {asked.name: best(store, asked, wanted[asked.name]) for asked in questions()}
    peer = in_rdflib(store) if beside is not None else None
    ratios, met = [], True
    print(f"{'question':<44} {'rows':>6} {'ms':>9} {'rdflib ms':>11} {'ratio':>9}", flush=True)
    for asked in questions():
        seconds, rows = ours[asked.name]
        line = f"{asked.name:<44} {rows:>6} {1000 * seconds:>9.2f}"
        if peer is not None and beside is not None:
            one = wanted[asked.name]
            text = asked.bound(values(store, asked, one, one.get("standard")))
            took, whole = theirs(peer, text, beside)
            ratios.append(took / seconds)
            sign = " " if whole else ">"
            line += f" {sign}{1000 * took:>10.0f} {sign}{ratios[-1]:>8.0f}"
        within = seconds <= (LOOKUP if asked.name in LOOKUPS else longest)
        met = met and within
        print(line if within else f"{line}  too slow", flush=True)
    if ratios:
        mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
        print(f"geometric mean: {mean:.1f} x rdflib, target {RATIOS[kind]:.0f} x from {kind}")
        met = met and mean >= RATIOS[kind]
    return met


def main(count: int, kind: str, *, beside: float | None) -> int:
    """Measure; return the exit code."""
    warnings.simplefilter("ignore", DeprecationWarning)
    with tempfile.TemporaryDirectory() as folder:
        where = loaded(Path(folder), count, kind)
        with open_store(where, read_only=where is not None) as store:
            if where is None:
                fill(store, Path(folder) / "documents")
            total = sum(store.statistics().graphs.values())
            print(f"{count:,} standards, {total:,} statements in named graphs, from {kind}")
            longest = OTHER if count <= TARGETED else math.inf
            met = measured(store, kind, longest, beside=beside)
    print("targets met" if met else "targets missed")
    return 0 if met else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("kind", choices=tuple(RATIOS), nargs="?", default="memory")
    parser.add_argument("--rdflib", type=float, metavar="SECONDS")
    options = parser.parse_args()
    sys.exit(main(options.count, options.kind, beside=options.rdflib))
