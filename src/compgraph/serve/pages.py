"""HTML of this server: autoescaped templates, no script, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from compgraph.exports.pages import static
from compgraph.messages import LANGUAGES, Language, text
from compgraph.serve.addresses import path_of
from compgraph.serve.answers import Answered
from compgraph.serve.negotiation import spoken

if TYPE_CHECKING:
    from starlette.requests import Request

_HERE = Path(__file__).parent


def html(request: Request, name: str, /, **values: object) -> Answered:
    """Return the page `name` in the language of the request."""
    chosen = request.query_params.get("lang")
    chosen = chosen if chosen in LANGUAGES else None
    language = spoken(request.headers.get("accept-language"), chosen)
    page = _environment().get_template(f"{name}.html")
    body = page.render(
        say=lambda key, **words: text(f"serve.{key}", **words).in_(language),
        language=language,
        other="en" if language == "zh-Hant" else "zh-Hant",
        style=Markup(_style()),  # noqa: S704 - ours, from templates/ and static/
        here=lambda path: f"{path}?lang={quote(chosen)}" if chosen else path,
        to_path=path_of,
        path=quote(request.scope["path"], safe="/%:@!$&'()*+,;=~-._"),
        **values,
    )
    return Answered(body.encode(), "text/html; charset=utf-8")


def language_of(request: Request) -> Language:
    """Return the language of a request."""
    chosen = request.query_params.get("lang")
    known = chosen if chosen in LANGUAGES else None
    return spoken(request.headers.get("accept-language"), known)


def link(iri: str, chosen: str | None) -> str | None:
    """Return where a link to an IRI leads: on this server for ours, else there if it is a web page."""
    path = path_of(iri)
    if path is None:
        return iri if iri.startswith(("https://", "http://")) else None
    whole, mark, fragment = path.partition("#")
    asked = f"?lang={quote(chosen)}" if chosen in LANGUAGES else ""
    return f"{whole}{asked}{mark}{fragment}"


@cache
def policy() -> str:
    """Return the content security policy of these pages: their own style, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


@cache
def _style() -> str:
    light, dark = static("palette-light.css"), static("palette-dark.css")
    own = (_HERE / "templates" / "pages.css").read_text(encoding="utf-8")
    darkened = f"@media (prefers-color-scheme: dark) {{ :root {{\n{dark}}} }}"
    return f":root {{\n{light}}}\n{darkened}\n{own}"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
