"""The application: which path is answered by whom."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from compgraph._version import __version__
from compgraph.messages import text
from compgraph.serve import documents, query_page
from compgraph.serve.addresses import is_graph, thing_at
from compgraph.serve.doors import Doors
from compgraph.serve.endpoint import TRUNCATED, Endpoint, respond
from compgraph.serve.formats import choice
from compgraph.serve.pages import html, language_of, link, policy
from compgraph.serve.pool import Pool
from compgraph.serve.problem import Problem, response
from compgraph.serve.protocol import FORM, METHODS, QUERY, Asked, asked
from compgraph.serve.settings import Settings
from compgraph.serve.things import about, card, content, size

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

_SETTINGS = Settings()


def application(store_folder: Path, settings: Settings = _SETTINGS) -> ASGIApp:
    """Return the ASGI application that answers from the store in this folder.

    Its workers start and end with its lifespan. Whoever runs it keeps others from writing into
    the folder (`compgraph.serve.holding`).
    """
    return answering(Pool(store_folder, settings), settings)


def answering(pool: Pool, settings: Settings) -> ASGIApp:
    """Return the application over these workers; it starts them unless they are at work already."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if not pool.alive:
            await pool.start()
        try:
            yield
        finally:
            await pool.close()

    inside = Starlette(
        routes=[*_routes(), *query_page.routes()],
        lifespan=lifespan,
        middleware=[_cors(settings)] if settings.origins else [],
        exception_handlers={Problem: _problem, HTTPException: _no_route, Exception: _our_fault},
    )
    inside.state.endpoint = Endpoint(pool, settings)
    return Doors(inside, settings)


def _routes() -> list[Route]:
    anything = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    return [
        Route("/", front),
        Route("/sparql", sparql, methods=anything),
        Route("/sparql/", sparql, methods=anything),
        Route("/health", health),
        Route("/.well-known/void", documents.dataset),
        Route("/dataset", documents.dataset),
        Route("/ontology", documents.ontology),
        Route("/shapes", documents.shapes),
        Route("/context.jsonld", documents.context),
        Route("/icap", things),
        Route("/icap/", things),
        Route("/icap/{path:path}", thing),
    ]


async def sparql(request: Request) -> Response:
    """Answer a query (SPARQL 1.1 Protocol), or describe the service where there is none."""
    if request.method not in METHODS:
        raise Problem(405, text("serve.method"), text("serve.method-remedy"), _ALLOW)
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**_ALLOW, "Accept-Post": f"{FORM}, {QUERY}"})
    endpoint: Endpoint = request.app.state.endpoint
    question = await asked(request, endpoint.settings.patience)
    if question is None:
        return await documents.described(request, endpoint)
    return await _answered(request, endpoint, question)


async def _answered(request: Request, endpoint: Endpoint, question: Asked) -> Response:
    request.scope.setdefault("compgraph", {})["query"] = question.query
    wanted = choice(request.headers.get("accept"), question.form)
    return respond(request, await endpoint.answer(question, wanted, request=request))


async def front(request: Request) -> Response:
    """Return the query page; to those who want RDF, the description of the service."""
    if documents.wanted(request) is not None:
        return await documents.described(request, request.app.state.endpoint)
    return await query_page.front(request)


async def things(request: Request) -> Response:
    """Return the list of the standards; to those who want RDF, what the store holds."""
    if documents.wanted(request) is not None:
        return await documents.dataset(request)
    return _with_policy(await documents.standards(request))


async def thing(request: Request) -> Response:
    """Return what the store says of the thing with this address, as a page or as RDF."""
    endpoint: Endpoint = request.app.state.endpoint
    iri = thing_at(request.scope["raw_path"])
    wanted = documents.wanted(request)
    if iri is None:
        raise _unknown()
    if wanted is None:
        return await _page_of(request, endpoint, iri)
    question, name = (content(iri), iri) if is_graph(iri) else (about(iri), None)
    answer = await endpoint.answer(
        question, {"construct": wanted}, ours=True, graph=name, request=request
    )
    if not answer.rows:
        raise _unknown()
    return respond(request, answer)


async def _page_of(request: Request, endpoint: Endpoint, iri: str) -> Response:
    chosen = request.query_params.get("lang")
    language = language_of(request)
    if is_graph(iri):
        count = await size(endpoint, iri)
        if not count:
            raise _unknown()
        return _with_policy(respond(request, html(request, "graph", iri=iri, count=count)))
    shown = await card(endpoint, iri)
    if shown is None:
        raise _unknown()
    made = html(
        request,
        "thing",
        card=shown,
        to=lambda one: link(one, chosen),
        spoken=lambda words: words.in_(language),
    )
    return _with_policy(respond(request, made))


async def health(request: Request) -> Response:
    """Say whether this server can answer: 200, or 503 when no worker lives."""
    pool = request.app.state.endpoint.pool
    alive = pool.alive > 0
    said = {
        "status": "ok" if alive else "no workers",
        "version": __version__,
        "workers": pool.alive,
        "running": pool.running,
        "waiting": pool.waiting,
    }
    headers = {"Cache-Control": "no-store"}
    return JSONResponse(said, 200 if alive else 503, headers)


_ALLOW = {"Allow": ", ".join(METHODS)}


def _cors(settings: Settings) -> Middleware:
    return Middleware(
        CORSMiddleware,
        allow_origins=list(settings.origins),
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Accept-Language", "Content-Type", "If-None-Match"],
        expose_headers=["ETag", TRUNCATED],
    )


def _with_policy(made: Response) -> Response:
    made.headers["Content-Security-Policy"] = policy()
    return made


def _unknown() -> Problem:
    return Problem(404, text("serve.unknown-thing"), text("serve.unknown-thing-remedy"))


def _problem(request: Request, problem: Exception) -> Response:
    if not isinstance(problem, Problem):
        raise problem
    request.scope.setdefault("compgraph", {})["why"] = problem.message.en
    return response(request, problem)


def _no_route(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == 405:
        allowed = dict(error.headers or {})
        return response(request, Problem(405, text("serve.method"), headers=allowed))
    return response(request, _unknown())


def _our_fault(request: Request, error: Exception) -> Response:
    request.scope.setdefault("compgraph", {})["why"] = type(error).__name__
    return response(request, Problem(500, text("serve.our-fault"), text("serve.our-fault-remedy")))
