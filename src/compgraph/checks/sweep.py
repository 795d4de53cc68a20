"""All rules over some graphs of a store: what each finds, and in which graph.

Rules about one standard are asked of a copy in memory of some dozen standards at a time: a question
to graphs in memory takes a third of the time that it takes in a folder, memory stays bounded, and
Oxigraph answers outside Python's lock, so that two batches go on at once in two threads. Rules that
compare standards are asked of the whole store, once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from rdflib import RDFS, URIRef

from compgraph.checks.claims import claims
from compgraph.checks.fault import Fault
from compgraph.checks.question import Question
from compgraph.checks.records import faults_of_records
from compgraph.checks.shapes import SUBCLASSES, shape_questions
from compgraph.checks.violations import violation_queries
from compgraph.rdf.answer import quiet
from compgraph.store.excerpt import excerpt
from compgraph.store.local import LocalStore

if TYPE_CHECKING:
    from rdflib.term import Node

    from compgraph.store import Store

Moved = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""

Named = Mapping[str, str | None]
"""The code of the standard that each graph is named after: None where it is named after none, ""
where it is about all of them (concepts)."""

_AT_ONCE = 50
"""Graphs of standards in a batch."""

_MOST = 4
"""Batches in work at a time, at the most: each has a copy in memory."""


@dataclass(frozen=True)
class Sweep:
    """The graphs of a store that are checked.

    `asserted` are graphs of standards, `beside` graphs of which the shapes alone say something
    (places, concepts); `together` are the FROM clauses for rules that compare standards, none for
    the default graph.
    """

    store: Store
    asserted: Named
    beside: Named = field(default_factory=dict)
    together: str = ""

    def faults(self, moved: Moved | None = None) -> Iterator[tuple[str, Fault]]:
        """Yield (graph, fault) for everything found; the graph is "" where a rule compares."""
        batches = list(self._batches())
        steps = len(batches) + 1
        local = isinstance(self.store, LocalStore)  # a server has one connection
        workers = min(_MOST, os.cpu_count() or 1) if local else 1
        copied = not local or self.store.location is not None or len(batches) > 1
        find = partial(self._of_batch, copied=copied)
        # each answer would quiet the log for itself, and two of them in turn for good
        with quiet(), ThreadPoolExecutor(workers) as pool:
            try:
                for done, found in enumerate(pool.map(find, batches), start=1):
                    yield from found
                    if moved is not None:
                        moved(done, steps)
            finally:
                pool.shutdown(cancel_futures=True)
        for question in violation_queries():
            if question.scope == "store":
                for row in rows(self.store, question.asked(self.together)):
                    yield "", question.fault(row)
        if moved is not None:
            moved(steps, steps)

    def _batches(self) -> Iterator[tuple[Named, Named]]:
        """Yield (asserted, beside) for each batch, in an order that is always the same."""
        graphs, beside = sorted(self.asserted), sorted(self.beside)
        count = ceil(len(graphs) / _AT_ONCE) or min(len(beside), 1)
        size = ceil(len(beside) / count) if count else 0
        for number in range(count):
            yield (
                {one: self.asserted[one] for one in graphs[number * _AT_ONCE :][:_AT_ONCE]},
                {one: self.beside[one] for one in beside[number * size :][:size]},
            )

    def _of_batch(self, batch: tuple[Named, Named], *, copied: bool) -> list[tuple[str, Fault]]:
        """Return what the rules about one standard find in a batch, in a copy of it or in place."""
        asserted, beside = batch
        named = {**asserted, **beside}
        found: list[tuple[str, Fault]] = []
        part = excerpt(self.store, map(URIRef, named)) if copied else nullcontext(self.store)
        with part as copy:
            for question in (*shape_questions(_typed(copy)), *violation_queries()):
                if question.scope == "graph":
                    looked = named if question.shared else asserted
                    found += _faults(question, rows(copy, question.asked()), looked)
            told = {(fault.rule, fault.subject) for _, fault in found}
            for graph, fault in faults_of_records(copy, asserted):
                if (fault.rule, fault.subject) not in told:
                    found.append((graph, fault))
            found += claims(copy, named)
        return found


Row = dict[str, "Node | None"]


def rows(store: Store, question: str) -> list[Row]:
    """Return the rows of the answer to a question."""
    answer = store.query(question)
    return [dict(zip(answer.variables, row, strict=True)) for row in answer.rows]


def _faults(question: Question, answer: list[Row], graphs: Named) -> Iterator[tuple[str, Fault]]:
    for row in answer:
        graph = str(row["graph"])
        if graph in graphs:
            yield graph, question.fault(row)


def _typed(store: Store) -> str:
    """Return how classes are asked for: our graphs have no subclasses, others may."""
    asked = f"ASK {{ GRAPH ?graph {{ ?class <{RDFS.subClassOf}> ?above }} }}"
    return SUBCLASSES if store.query(asked).boolean else "a"
