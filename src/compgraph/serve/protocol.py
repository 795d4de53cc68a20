"""What a request asks: SPARQL 1.1 Protocol § 2.1, a query by GET, by form, or as the body itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from compgraph.messages import text
from compgraph.rdf.terms import is_iri
from compgraph.serve.formats import NAMES
from compgraph.serve.problem import Problem
from compgraph.serve.settings import MOST_BODY, MOST_BYTES

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the graphs it is about (None: those it names itself), and the format it names."""

    query: str
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    form: str | None = None


async def asked(request: Request, patience: float) -> Asked | None:
    """Return what a request asks, None where it asks nothing: then the service describes itself.

    Raises Problem for a request that the protocol does not know, for updates, and for a body
    that is too large or takes longer than `patience` seconds to come.
    """
    given = _fields(request.scope["query_string"])
    if request.method != "POST":
        return _read(given, None)
    media, charset = _content_type(request.headers.get("content-type", ""))
    if media == UPDATE:
        raise _update()
    if media not in {FORM, QUERY}:
        raise Problem(415, text("serve.media-type"), text("serve.media-type-remedy"), _ACCEPTED)
    if charset not in {"", "utf-8", "utf8"}:
        raise Problem(415, text("serve.charset"), text("serve.charset-remedy"), _ACCEPTED)
    body = await received(request, patience)
    if media == FORM:
        sent = _fields(body)
        both = {name: given.get(name, []) + sent.get(name, []) for name in (*given, *sent)}
        read = _read(both, None)
    else:
        read = _read(given, _decoded(body))
    if read is None:
        raise Problem(400, text("serve.no-query"), text("serve.no-query-remedy"))
    return read


async def received(request: Request, patience: float) -> bytes:
    """Return the body. Raises Problem when it is too large, too slow, or breaks off."""
    declared = request.headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or int(declared) > MOST_BODY:
        raise _too_large()
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(patience):
            async for part in request.stream():
                size += len(part)
                if size > MOST_BODY:
                    raise _too_large()
                parts.append(part)
    except TimeoutError as error:
        raise Problem(
            408, text("serve.too-slow"), text("serve.too-slow-remedy"), _CLOSING
        ) from error
    except ClientDisconnect as error:
        raise Problem(400, text("serve.broken-off"), headers=_CLOSING) from error
    return b"".join(parts)


_ACCEPTED = {"Accept-Post": f"{FORM}, {QUERY}"}
_CLOSING = {"Connection": "close"}


def _fields(encoded: bytes) -> dict[str, list[str]]:
    """Return the fields of a query string or a form; each may come several times."""
    try:
        pairs = parse_qsl(
            encoded.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except UnicodeDecodeError as error:
        raise Problem(400, text("serve.not-utf8"), text("serve.charset-remedy")) from error
    except ValueError as error:
        raise Problem(400, text("serve.too-many-fields", most=_MOST_FIELDS)) from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def _read(given: Mapping[str, list[str]], direct: str | None) -> Asked | None:
    if "update" in given:
        raise _update()
    queries = given.get("query", []) + ([] if direct is None else [direct])
    if not queries:
        return None
    if len(queries) > 1:
        raise Problem(400, text("serve.several-queries"), text("serve.several-queries-remedy"))
    (query,) = queries
    if not query.strip():
        raise Problem(400, text("serve.no-query"), text("serve.no-query-remedy"))
    if len(query.encode("utf-8", "replace")) > MOST_BYTES:
        raise Problem(
            413, text("queries.too-long", most=MOST_BYTES // 1024), text("queries.limit-remedy")
        )
    default, named = (_graphs(given, f"{kind}-graph-uri") for kind in ("default", "named"))
    if not default and not named:
        return Asked(query, form=format_named(given))
    return Asked(query, default, named, format_named(given))


def format_named(given: Mapping[str, list[str]]) -> str | None:
    """Return the format that the request names besides its Accept field, in lower case.

    Raises Problem for one that there is not.
    """
    named = [value for name in ("format", "output") for value in given.get(name, [])]
    if not named or not named[0]:
        return None
    if named[0].lower() not in NAMES:
        raise Problem(
            400,
            text("queries.unknown-format", format=named[0][:40]),
            text("queries.wrong-format-remedy", formats=", ".join(NAMES)),
        )
    return named[0].lower()


def _graphs(given: Mapping[str, list[str]], name: str) -> tuple[str, ...]:
    graphs = tuple(dict.fromkeys(given.get(name, [])))
    for graph in graphs:
        if not is_iri(graph):
            raise Problem(
                400,
                text("serve.not-an-iri", name=name, value=graph[:200]),
                text("serve.unknown-graph-remedy"),
            )
    return graphs


def _content_type(field: str) -> tuple[str, str]:
    """Return media type and charset, in lower case."""
    media, *parameters = field.split(";")
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return media.strip().lower(), charset


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(400, text("serve.not-utf8"), text("serve.charset-remedy")) from error


def _update() -> Problem:
    return Problem(403, text("serve.update"), text("serve.update-remedy"))


def _too_large() -> Problem:
    return Problem(
        413, text("serve.too-large", most=MOST_BODY // 1024), text("queries.limit-remedy"), _CLOSING
    )
