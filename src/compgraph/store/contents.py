"""Which graphs a standard fills, and the one transaction that brings a store from old to new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import pyoxigraph as ox
from rdflib import RDFS, URIRef

from compgraph.errors import LimitReached
from compgraph.messages import text
from compgraph.model import Competency, CompetencyKind, Standard
from compgraph.rdf.vocab import CG, graph, item_id, shared_graph, standard_of
from compgraph.store.engine import Engine, holders

CONCEPTS = shared_graph("concepts")
REVIEWED = shared_graph("reviewed")
SCHEMES = shared_graph("schemes")

Contents = Mapping[URIRef, set[ox.Triple]]
_Kind = TypeVar("_Kind", bound=CompetencyKind)


def standard_named(iri: str) -> str | None:
    """Return the code of the standard whose statements the named graph `iri` holds, else None."""
    code = None if iri == SCHEMES else standard_of(iri)
    return code if code is not None and graph(code) == URIRef(iri) else None


def in_default(iri: str) -> bool:
    """Return whether the statements of the named graph `iri` are in the default graph too."""
    return iri in (CONCEPTS, REVIEWED) or standard_named(iri) is not None


def replace(engine: Engine, wanted: Contents) -> None:
    """Bring the named graphs of `wanted` to these statements, and the default graph with them.

    One transaction: it happens whole or not at all. A graph that is wanted empty is dropped.
    Raises LimitReached when the disk refuses it.
    """
    steps = list(_steps(engine, wanted))
    if not steps:
        return
    try:
        engine.update(" ;\n".join(steps))
    except OSError as error:
        raise LimitReached(
            text("store.not-written", reason=error), text("store.not-written-remedy")
        ) from error


def _steps(engine: Engine, wanted: Contents) -> Iterator[str]:
    gone: list[str] = []
    new: list[str] = []
    for iri, triples in sorted(wanted.items()):
        name = ox.NamedNode(iri)
        present = {quad.triple for quad in engine.quads_for_pattern(None, None, None, name)}
        leaving, coming = present - triples, triples - present
        gone += _block(leaving, name)
        new += _block(coming, name)
        if in_default(iri):
            gone += _block(_unheld(engine, leaving, wanted))
            new += _block(coming)
    if gone:
        yield f"DELETE DATA {{\n{''.join(gone)}}}"
    if new:
        yield f"INSERT DATA {{\n{''.join(new)}}}"
    for iri in sorted(iri for iri, triples in wanted.items() if not triples):
        yield f"DROP SILENT GRAPH {ox.NamedNode(iri)}"


def _unheld(engine: Engine, leaving: set[ox.Triple], wanted: Contents) -> Iterator[ox.Triple]:
    """Yield the statements that no other graph of the default graph says or is about to say."""
    asked = [
        triple
        for triple in leaving
        if not any(triple in triples for iri, triples in wanted.items() if in_default(iri))
    ]
    held = {
        triple
        for triple, iri in holders(engine, asked)
        if URIRef(iri) not in wanted and in_default(iri)
    }
    yield from (triple for triple in asked if triple not in held)


def _block(triples: Iterable[ox.Triple], name: ox.NamedNode | None = None) -> list[str]:
    """Return the statements as SPARQL, sorted: the engine in memory remembers their order."""
    lines = sorted(f"{triple.subject} {triple.predicate} {triple.object} .\n" for triple in triples)
    if not lines:
        return []
    return lines if name is None else [f"GRAPH {name} {{\n", *lines, "}\n"]


def named_competencies(engine: Engine, without: Iterable[str]) -> tuple[Standard, ...]:
    """Return the stored standards, without these codes, as far as concepts need them.

    Only codes and competencies (id, kind, name) are filled in: one query for all of them, where
    decoding every standard on every put would cost minutes on a thousand.
    """
    left_out = set(without)
    found: dict[str, dict[str, list[Competency]]] = {}
    for kind, code, name, label in _rows(engine):
        if code not in left_out:
            kinds = found.setdefault(code, {each: [] for each in _CLASSES.values()})
            kinds[kind].append(Competency(name, kind, "", label))
    return tuple(_thin(code, kinds) for code, kinds in sorted(found.items()))


_CLASSES: dict[str, CompetencyKind] = {
    str(CG.Knowledge): "knowledge",
    str(CG.Skill): "skill",
    str(CG.Attitude): "attitude",
}
_COMPETENCIES = f"""
SELECT ?item ?kind ?label WHERE {{
  VALUES ?kind {{ {" ".join(f"<{name}>" for name in _CLASSES)} }}
  ?item a ?kind ; <{RDFS.label}> ?label .
}}
"""


def _rows(engine: Engine) -> Iterator[tuple[CompetencyKind, str, str, str]]:
    """Yield kind, code of the standard, id and name of each competency, by its IRI.

    Sorted here: the engine takes five times as long for it as for finding them.
    """
    solutions: Any = engine.query(_COMPETENCIES)
    rows = sorted((item.value, kind.value, label.value) for item, kind, label in solutions)
    for item, kind, label in rows:
        code = standard_of(item)
        name = item_id(code, item) if code else None
        if code and name:
            yield _CLASSES[kind], code, name, label


def _thin(code: str, kinds: Mapping[str, list[Competency]]) -> Standard:
    return Standard(
        code=code,
        title="",
        job_family="",
        occupation_name="",
        description="",
        level=None,
        level_as_printed="",
        classifications=(),
        versions=(),
        duties=(),
        tasks=(),
        blocks=(),
        knowledge=tuple(kinds["knowledge"]),
        skills=tuple(kinds["skill"]),
        attitudes=tuple(kinds["attitude"]),
        requirements=(),
        terms=(),
        notes=(),
    )
