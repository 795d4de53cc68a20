"""Where a thing of the store comes from: found in its source graph, and in the document itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compgraph.cli.sources import Loaded, pick
from compgraph.codes import nearest, plain
from compgraph.errors import UnknownCode, UsageError
from compgraph.messages import text

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

    from compgraph.exports.why import Derived, Origin, Print
    from compgraph.reading.record import Reading
    from compgraph.store import Store

_DERIVED = """
SELECT ?property ?other ?label ?rule ?parameters ?graph WHERE {{
  VALUES ?thing {{ <{iri}> }}
  GRAPH ?graph {{
    {{ ?thing ?property ?other }} UNION {{ ?other ?property ?thing }}
    ?graph cg:rule ?rule ; cg:parameters ?parameters .
  }}
  OPTIONAL {{ ?other rdfs:label ?label }}
}} ORDER BY ?graph ?property ?other ?label
"""


def meant(loaded: Loaded, item: str, standard: str | None) -> tuple[str, str]:
    """Return the code of the standard and the id within it ("" for the standard itself).

    `item` is K01, ISD3512-001v3/K01 or the code of a standard; case and width do not matter.
    Raises UnknownCode with what comes near.
    """
    from compgraph.rdf.vocab import CG, graph, item_id

    codes = loaded.store.list()
    head, _, rest = plain(item).partition("/")
    named = next((code for code in codes if plain(code) == head), None)
    if named and not rest:
        return named, ""
    code = named or pick(loaded, standard)
    wanted = rest if named else plain(item)
    stated = loaded.store.graph(graph(code))
    known = [item_id(code, str(iri)) or "" for iri in stated.subjects(CG.inStandard, None)]
    for name in known:
        if plain(name) == wanted:
            return code, name
    near = nearest(wanted, sorted(known)) or tuple(sorted(codes)[:3])
    remedy = text("why.unknown-remedy", near=", ".join(near))
    raise UnknownCode(item, near, text("why.unknown", item=item), remedy)


def reading_of(
    loaded: Loaded, code: str, document: Path | None, encoding: str | None
) -> Reading | None:
    """Return the reading of the document of a standard, None where the document is not at hand.

    Raises UsageError when `document` is not the one the store was filled from.
    """
    if document is None:
        return next((one for one in loaded.readings if one.standard.id == code), None)
    from compgraph.reading import read

    reading = read(document, encoding=encoding)
    if reading.source.sha256 != _source(loaded.store, code)["sha256"]:
        raise UsageError(
            text("why.other-document", file=document, code=code), text("why.other-document-remedy")
        )
    return reading


def origin_of(store: Store, code: str, name: str, reading: Reading | None) -> Origin:
    """Return where the thing comes from. Raises UsageError when the store cannot know."""
    from rdflib import RDFS

    from compgraph.exports.why import Origin
    from compgraph.rdf.vocab import graph, thing

    iri, stated = thing(code, name), store.graph(graph(code))
    source = _source(store, code)
    return Origin(
        subject=str(iri),
        standard=code,
        item=name,
        kind=_kind(stated, iri),
        name=str(stated.value(iri, RDFS.label) or ""),
        file=source["file"],
        sha256=source["sha256"],
        reader=source["reader"],
        prints=_prints(store, code, name, reading),
        derived=_derived(store, iri),
    )


def _source(store: Store, code: str) -> dict[str, str]:
    from compgraph.rdf.vocab import CG, graph, thing

    name = graph(code, "source")
    if name not in store.graphs():
        raise UsageError(
            text("why.no-source", code=code), text("why.no-source-remedy", item=f"{code}/K01")
        )
    found, origin = store.graph(name), thing(code, "source")
    terms = {"file": CG.fileName, "sha256": CG.sha256, "reader": CG.readerVersion}
    return {key: str(found.value(origin, term) or "") for key, term in terms.items()}


def _kind(stated: Graph, iri: URIRef) -> str:
    from rdflib import RDF, URIRef

    from compgraph.rdf.vocab import CG

    special = {CG.VersionEntry: "version", CG.EntryRequirement: "requirement"}
    classes = {URIRef(str(one)) for one in stated.objects(iri, RDF.type)} - {CG.Competency}
    first = min(classes, key=str)
    return special.get(first, first.rpartition("#")[2].lower())


def _prints(store: Store, code: str, name: str, reading: Reading | None) -> tuple[Print, ...]:
    from compgraph.exports.why import Print, excerpt
    from compgraph.model import Span
    from compgraph.rdf.vocab import CG, graph, thing

    said, iri = store.graph(graph(code, "source")), thing(code, name)
    spans = [one.split("-") for one in str(said.value(iri, CG.span) or "").split()]
    places = str(said.value(iri, CG.place) or "").split() or ["-/-/-"] * len(spans)
    fields: dict[Span, str] = {}
    if reading and not name:
        fields = {span: field for field, span in reading.standard.spans}
    found = []
    for (start, end), place in zip(spans, places, strict=True):
        span = Span(int(start), int(end))
        page, table, row = (int(part) if part != "-" else None for part in place.split("/"))
        found.append(
            Print(
                span,
                page,
                table,
                row,
                reading.source.place_of(span.start).line if reading else None,
                fields.get(span),
                excerpt(reading.source.text, span) if reading else None,
            )
        )
    return tuple(found)


def _derived(store: Store, iri: URIRef) -> tuple[Derived, ...]:
    from compgraph.exports.why import Derived
    from compgraph.rdf.vocab import short

    answer = store.query(_DERIVED.format(iri=iri))
    return tuple(
        Derived(short(str(property_)), str(other), str(label or ""), *map(str, rest))
        for property_, other, label, *rest in answer.rows
    )
