"""Many documents into a store at little cost: encoded elsewhere, written a batch at a time.

`Store.put` encodes here and renews the concepts of the whole store on every call, which is right
for one document and quadratic for a thousand. Here other processes encode, every batch is written
as one piece, and the concepts are renewed once at the end. Until then the graph of concepts lacks
the statement of the rule that made it (`cg:rule`): a store that was left in between is known by
that, and the next load renews them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, RDFS

from compgraph import codes
from compgraph.errors import LimitReached, UsageError
from compgraph.messages import text
from compgraph.rdf import concepts
from compgraph.rdf.vocab import CG, graph, standard_of, thing
from compgraph.store.contents import CONCEPTS, named_competencies, replace, standard_named
from compgraph.store.engine import Engine
from compgraph.store.reviews import accepted_concepts
from compgraph.store.terms import triples_of

_RULE = ox.NamedNode(CG.rule)
_SHARED = ox.NamedNode(CONCEPTS)
_SMALL = 2_000
"""Statements up to which a change is cheaper as a transaction than as files of its own."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One document as N-Triples, a statement a line: what its standard asserts, where it stands.

    `code` is the standard's id: what ends its IRI.
    """

    code: str
    asserted: bytes
    source: bytes


@dataclass(frozen=True, slots=True)
class Origin:
    """Which file a stored standard was read from, and by which version of the reader."""

    name: str
    sha256: str
    reader: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a report says of a standard that is stored already."""

    name: str
    level: int | None
    tasks: int
    knowledge: int
    skills: int


class Bulk:
    """The way into a store for many documents; `Store.bulk` makes one."""

    def __init__(self, engine: Callable[[], Engine], changing: Callable[[], None]) -> None:
        self._engine = engine
        self._changing = changing

    # what is stored

    def origins(self) -> dict[str, Origin]:
        """Return the origin of every standard that was read from a document, by code."""
        found: dict[str, dict[str, str]] = {}
        for term in (CG.fileName, CG.sha256, CG.readerVersion):
            for quad in self._engine().quads_for_pattern(None, ox.NamedNode(term), None, None):
                code = standard_of(_value(quad.subject))
                if code and quad.graph_name == ox.NamedNode(graph(code, "source")):
                    found.setdefault(code, {})[term] = _value(quad.object)
        return {
            code: Origin(said[CG.fileName], said[CG.sha256], said[CG.readerVersion])
            for code, said in sorted(found.items())
            if len(said) == 3
        }

    def outline(self, code: str) -> Outline:
        """Return name, level and counts of a stored standard."""
        engine, name = self._engine(), ox.NamedNode(graph(code))
        subject = ox.NamedNode(thing(code))

        def said(term: str) -> str:
            quads = engine.quads_for_pattern(subject, ox.NamedNode(term), None, name)
            return next((_value(quad.object) for quad in quads), "")

        def counted(kind: str) -> int:
            quads = engine.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(kind), name)
            return sum(1 for _ in quads)

        return Outline(
            said(RDFS.label),
            int(said(CG.level) or 0) or None,
            counted(CG.Task),
            counted(CG.Knowledge),
            counted(CG.Skill),
        )

    def holds(self, packet: Packet) -> bool | None:
        """Return whether the store says the same of this standard; None when it has none.

        Raises UsageError for a code that would be the name of another graph of the store.
        """
        if standard_named(graph(packet.code)) != packet.code:
            raise UsageError(
                text("store.reserved", code=packet.code), text("store.reserved-remedy")
            )
        name = ox.NamedNode(graph(packet.code))
        if not self._engine().contains_named_graph(name):
            return None
        present = {quad.triple for quad in self._engine().quads_for_pattern(None, None, None, name)}
        return present == _triples(packet.asserted)

    # changing it

    def put(self, packets: Sequence[Packet]) -> None:
        """Store the documents; each replaces whole what is stored under its code.

        A document is stored whole or not at all, whenever the process ends: those that are new
        go in together, the others one by one. `renew_concepts` brings the concepts up to date.
        Raises LimitReached when the disk refuses.
        """
        engine = self._engine()
        self._changing()
        self._outdate(engine)
        new: list[bytes] = []
        for packet in packets:
            names = [graph(packet.code), graph(packet.code, "source")]
            if any(engine.contains_named_graph(ox.NamedNode(name)) for name in names):
                contents = (_triples(packet.asserted), _triples(packet.source))
                replace(engine, dict(zip(names, contents, strict=True)))
            else:
                new.append(_quads(packet))
        if new:
            content = b"".join(new)  # checked when it was written: lenient does not check again
            _written(lambda: engine.bulk_load(content, format=ox.RdfFormat.N_QUADS, lenient=True))

    @property
    def outdated(self) -> bool:
        """Whether the concepts may lag behind the standards."""
        return not any(self._engine().quads_for_pattern(_SHARED, _RULE, None, _SHARED))

    def renew_concepts(self) -> None:
        """Bring the graph of concepts to what the stored standards give.

        Raises LimitReached when the disk refuses; the concepts then count as outdated.
        """
        engine = self._engine()
        standards = sorted(named_competencies(engine, ()), key=lambda one: codes.order(one.id))
        wanted = triples_of(concepts.statements(standards, accepted_concepts(engine)))
        present = {quad.triple for quad in engine.quads_for_pattern(None, None, None, _SHARED)}
        self._changing()
        if len(wanted ^ present) <= _SMALL:
            replace(engine, {CONCEPTS: wanted})
            return
        self._outdate(engine)
        kept = {triple for triple in wanted & present if triple.predicate != _RULE}
        replace(engine, {CONCEPTS: kept})
        _written(lambda: engine.bulk_extend(_in_both(wanted - kept)))

    def _outdate(self, engine: Engine) -> None:
        """Take away the statement of the rule: from here on the concepts lag behind."""
        if self.outdated:
            return
        present = {quad.triple for quad in engine.quads_for_pattern(None, None, None, _SHARED)}
        replace(engine, {CONCEPTS: {each for each in present if each.predicate != _RULE}})


def _written(write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise LimitReached(
            text("store.not-written", reason=error), text("store.not-written-remedy")
        ) from error


def _value(term: Any) -> str:
    return str(term.value)


def _triples(lines: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)}


def _quads(packet: Packet) -> bytes:
    """Return the packet as N-Quads: both named graphs, and the default graph that repeats one."""
    return b"".join(
        (
            packet.asserted,
            _named(packet.asserted, graph(packet.code)),
            _named(packet.source, graph(packet.code, "source")),
        )
    )


def _named(lines: bytes, name: str) -> bytes:
    """Return the statements with the name of a graph; no literal holds a line feed as such."""
    return lines.replace(b" .\n", f" <{name}> .\n".encode())


def _in_both(triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    """Yield the statements for the graph of concepts and for the default graph."""
    for triple in triples:
        for name in (_SHARED, ox.DefaultGraph()):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, name)
