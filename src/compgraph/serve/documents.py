"""Documents that this server has besides things: vocabulary, shapes, context, and what it holds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from typing import TYPE_CHECKING

from rdflib import Graph

from compgraph import resources
from compgraph.codes import order
from compgraph.messages import text
from compgraph.rdf.dataset import description
from compgraph.serve.answers import Answered
from compgraph.serve.description import service
from compgraph.serve.endpoint import Endpoint, respond
from compgraph.serve.formats import GRAPHS, chosen_of
from compgraph.serve.graphs import written
from compgraph.serve.negotiation import best
from compgraph.serve.pages import html
from compgraph.serve.problem import Problem
from compgraph.serve.protocol import format_named
from compgraph.serve.things import asked
from compgraph.serve.vocabulary import vocabulary

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_HTML = "text/html"
_GRAPHS = "SELECT ?g WHERE { GRAPH ?g { } }"
_TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_STANDARDS = """
SELECT ?standard ?name ?level WHERE {
  ?standard a cg:Standard .
  OPTIONAL { ?standard rdfs:label ?name } OPTIONAL { ?standard cg:level ?level }
}
"""
_COLUMNS = ("standard", "name", "level")


def wanted(request: Request, *, page: bool = True) -> tuple[str, str] | None:
    """Return the format of RDF that is wanted and its media type; None where a page is.

    Raises Problem when neither is accepted, or for an unknown `format=`.
    """
    given = {"format": request.query_params.getlist("format")}
    if page and given["format"] == ["html"]:
        return None
    named = format_named(given)
    accept = request.headers.get("accept")
    chosen = chosen_of(GRAPHS, accept, named)
    if named is None and page:
        media = chosen[1].partition(";")[0] if chosen else "text/turtle"
        if best((media, _HTML), accept) == _HTML:
            return None
    if chosen is None:
        types = ", ".join(one.media for one in GRAPHS)
        raise Problem(
            406,
            text("serve.not-acceptable", kind=text("queries.kind-construct")),
            text("serve.not-acceptable-remedy", types=types),
        )
    return chosen


async def described(request: Request, endpoint: Endpoint) -> Response:
    """Return the description of the service."""
    form, media = wanted(request, page=False) or ("turtle", "text/turtle")
    here = address(request) + "/sparql"

    async def made() -> Graph:
        names = sorted((row["g"]["value"] for row in await asked(endpoint, _GRAPHS)), key=order)
        (total,) = await asked(endpoint, _TRIPLES)
        return service(here, names, int(total["n"]["value"]))

    return respond(request, await _once(endpoint, ("service", here), form, media, made))


async def dataset(request: Request) -> Response:
    """Return what the store holds, as VoID and DCAT."""
    endpoint: Endpoint = request.app.state.endpoint
    form, media = wanted(request, page=False) or ("turtle", "text/turtle")

    async def made() -> Graph:
        return description(await endpoint.counts())

    return respond(request, await _once(endpoint, ("dataset",), form, media, made))


async def _once(
    endpoint: Endpoint,
    what: tuple[str, ...],
    form: str,
    media: str,
    made: Callable[[], Awaitable[Graph]],
) -> Answered:
    """Return a graph in a format, remembered like any other answer."""
    key = (*what, form, media)
    known = endpoint.kept.get(key)
    if known is None:
        graph = await made()
        body = await asyncio.to_thread(lambda: written(form, graph).encode())
        known = Answered(body, media)
        endpoint.kept.put(key, known)
    return known


async def ontology(request: Request) -> Response:
    """Return the vocabulary: as a page, as the shipped file, or in another format."""
    chosen = wanted(request)
    if chosen is None:
        terms = tuple((await asyncio.to_thread(vocabulary)).values())
        return respond(request, html(request, "ontology", terms=terms))
    return respond(request, await asyncio.to_thread(_shipped, "compgraph.ttl", *chosen))


async def shapes(request: Request) -> Response:
    """Return the shapes that a complete standard has."""
    form, media = wanted(request, page=False) or ("turtle", "text/turtle")
    return respond(request, await asyncio.to_thread(_shipped, "shapes.ttl", form, media))


async def context(request: Request) -> Response:
    """Return the context of our JSON-LD."""
    body = (resources.ontology() / "context.jsonld").read_bytes()
    return respond(request, Answered(body, "application/ld+json"))


async def standards(request: Request) -> Response:
    """Return the page that lists the standards and says how to ask."""
    rows = await asked(request.app.state.endpoint, _STANDARDS)
    listed: dict[str, dict[str, str]] = {}
    for row in rows:
        said = {name: row[name]["value"] if name in row else "" for name in _COLUMNS}
        listed.setdefault(said["standard"], said)
    ordered = [listed[iri] for iri in sorted(listed, key=order)]
    return respond(request, html(request, "standards", standards=ordered, server=address(request)))


def address(request: Request) -> str:
    """Return the address that the client knows this server by: scheme, host and port."""
    return str(request.base_url).rstrip("/")


@cache
def _shipped(name: str, form: str, media: str) -> Answered:
    source = (resources.ontology() / name).read_text(encoding="utf-8")
    if form == "turtle":
        return Answered(source.encode(), media)
    graph = Graph(bind_namespaces="none").parse(data=source, format="turtle")
    return Answered(written(form, graph).encode(), media)
