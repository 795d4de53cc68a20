"""Why a request has no answer: a status, a sentence and a remedy in both languages.

The body is JSON (RFC 9457) for those who ask for JSON and plain text for everybody else, never
HTML: nothing of what a stranger sent can come alive in a browser.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.responses import Response

from compgraph.messages import LANGUAGES, Text
from compgraph.serve.negotiation import best, ranges, spoken, weight

if TYPE_CHECKING:
    from starlette.requests import Request

_NO_HEADERS: Mapping[str, str] = {}
_JSON = ("application/problem+json", "application/json", "application/sparql-results+json")


class Problem(Exception):
    """What is wrong with a request, or stopped its answer."""

    def __init__(
        self,
        status: int,
        message: Text,
        remedy: Text | None = None,
        headers: Mapping[str, str] = _NO_HEADERS,
    ) -> None:
        super().__init__(message.en)
        self.status = status
        self.message = message
        self.remedy = remedy
        self.headers = headers


def response(request: Request, problem: Problem) -> Response:
    """Return the problem as a response; the language asked for comes first in plain text."""
    headers = {"Cache-Control": "no-store", **problem.headers}
    if _wants_json(request.headers.get("accept")):
        said = {
            "status": problem.status,
            "title": problem.message.en,
            "message": problem.message.as_json(),
            "remedy": problem.remedy.as_json() if problem.remedy else None,
        }
        body = json.dumps(said, ensure_ascii=False) + "\n"
        return Response(body, problem.status, headers, "application/problem+json")
    first = spoken(request.headers.get("accept-language"), request.query_params.get("lang"))
    parts = [problem.message, *([problem.remedy] if problem.remedy else [])]
    lines = [
        part.in_(language)
        for language in sorted(LANGUAGES, key=lambda one: one != first)
        for part in parts
    ]
    body = "".join(f"{line}\n" for line in lines)
    return Response(body, problem.status, headers, "text/plain; charset=utf-8")


def _wants_json(accept: str | None) -> bool:
    """Return whether the client names JSON, and likes it at least as well as plain text."""
    if not accept or not any(named.subtype.endswith("json") for named in ranges(accept)):
        return False
    chosen = best((*_JSON, "text/plain"), accept)
    return chosen != "text/plain" and weight(chosen or "", ranges(accept)) > 0
