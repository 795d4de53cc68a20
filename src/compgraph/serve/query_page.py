"""The query page at `/`: questions to choose, an editor, and answers as table, chart, graph or text.

One HTML text with the question library in it as JSON, and files that this server has itself
(`compgraph.serve.assets`). What a store holds reaches the page only through `/sparql`, and the
document only as text nodes.
"""

from __future__ import annotations

import asyncio
import secrets
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.responses import Response
from starlette.routing import Route

from compgraph.exports.pages import embed
from compgraph.messages import Language, text
from compgraph.serve.assets import assets, modules, version
from compgraph.serve.pages import language_of, template
from compgraph.serve.problem import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

_FILES = "/page"


def routes() -> list[Route]:
    """Return the routes that the page needs besides `/`."""
    return [Route(f"{_FILES}/{{version}}/{{name}}", file)]


async def front(request: Request) -> Response:
    """Return the page in the language of the request."""
    nonce = secrets.token_urlsafe(16)
    body = await asyncio.to_thread(page, language_of(request), nonce)
    # The nonce is good for one answer only, so the answer must not be kept.
    headers = {
        "Content-Security-Policy": policy(nonce),
        "Cache-Control": "no-store",
        "Vary": "Accept, Accept-Language",
    }
    return Response(body, headers=headers, media_type="text/html")


async def file(request: Request) -> Response:
    """Return a file of the page. Raises Problem for a name that there is not."""
    found = assets().get(request.path_params["name"])
    if found is None:
        raise Problem(404, text("serve.unknown-thing"), text("serve.unknown-thing-remedy"))
    current = request.path_params["version"] == version()
    kept = "public, max-age=31536000, immutable" if current else "no-store"
    return Response(found.body, headers={"Cache-Control": kept, "Content-Type": found.media})


def policy(nonce: str) -> str:
    """Return the content security policy of the page.

    Scripts come from this server only, and none may be made from text; the nonce is for the style
    elements that the editor adds.
    """
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; "
        "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def page(language: Language, nonce: str) -> str:
    """Return the page as HTML; the switch of the page changes its language without the server."""
    offered = _offered()
    return template("query").render(
        language=language,
        tag="zh-Hant-TW" if language == "zh-Hant" else "en",
        nonce=nonce,
        files=f"{_FILES}/{version()}",
        offer=offered[0],
        say=lambda key: _said(key, language),
        phrase=lambda key: text(f"query_page.{key}").in_(language),
        modules=modules(),
        prefixes=offered[1],
    )


def _said(key: str, language: Language) -> Markup:
    words = text(f"query_page.{key}").in_(language)
    return Markup('<span data-say="{}">{}</span>').format(key, words)


@cache
def _offered() -> tuple[Markup, tuple[str, ...]]:
    """Return what the page embeds, and the prefixes that need no declaration."""
    from compgraph.serve.offer import offer  # noqa: PLC0415 - reading the library takes a second

    return embed(offer()), tuple(offer()["prefixes"])
