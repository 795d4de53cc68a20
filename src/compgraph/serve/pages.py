"""HTML of this server: autoescaped templates, no script, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from compgraph.exports.pages import static, templates
from compgraph.messages import LANGUAGES, Language, text
from compgraph.serve.addresses import path_of
from compgraph.serve.answers import Answered
from compgraph.serve.negotiation import spoken

if TYPE_CHECKING:
    import jinja2
    from starlette.requests import Request

_HERE = Path(__file__).parent


def html(request: Request, name: str, /, **values: object) -> Answered:
    """Return the page `name` in the language of the request."""
    chosen, language = _chosen(request), language_of(request)
    body = template(name).render(
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


@cache
def template(name: str) -> jinja2.Template:
    """Return one of this server's templates."""
    return templates(_HERE / "templates").get_template(f"{name}.html")


def language_of(request: Request) -> Language:
    """Return the language of a request."""
    return spoken(request.headers.get("accept-language"), _chosen(request))


def _chosen(request: Request) -> Language | None:
    """Return the language that the address of a request asks for."""
    chosen = request.query_params.get("lang")
    return chosen if chosen in LANGUAGES else None


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
