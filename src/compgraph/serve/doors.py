"""The way in and out: whom this server answers, and what every response carries.

A server on loopback answers only requests that call it by a loopback name: a web page that makes
its own name point to 127.0.0.1 (DNS rebinding) is refused.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from compgraph.messages import text
from compgraph.serve import access
from compgraph.serve.problem import Problem, response
from compgraph.serve.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_PIECE = 64 * 1024
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
}


class Doors:
    """The outermost layer around the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = settings.hosts
        self._shared = "cross-origin" if settings.origins else "same-origin"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        counted = {"status": 500, "size": 0}

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                counted["status"] = message["status"]
                self._complete(message)
                await send(message)
                return
            counted["size"] += len(message.get("body", b""))
            await _in_pieces(message, send)

        try:
            if self._welcome(scope):
                await self._app(scope, receive, out)
            else:
                await _misdirected(Request(scope))(scope, receive, out)
        finally:
            access.note(scope, counted["status"], counted["size"], time.perf_counter() - begun)

    def _welcome(self, scope: Scope) -> bool:
        if self._hosts is None:
            return True
        named = Headers(scope=scope).getlist("host")
        return len(named) == 1 and host_name(named[0]) in self._hosts

    def _complete(self, message: Message) -> None:
        headers = MutableHeaders(raw=message["headers"])
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        headers.setdefault("Cross-Origin-Resource-Policy", self._shared)
        message["headers"] = headers.raw


def host_name(field: str) -> str:
    """Return the name in a Host field, without its port and in lower case."""
    name, colon, port = field.strip().lower().rpartition(":")
    return name if colon and port.isdigit() and not name.endswith(":") else field.strip().lower()


def _misdirected(request: Request) -> Any:
    problem = Problem(421, text("serve.host"), text("serve.host-remedy"), {"Connection": "close"})
    request.scope.setdefault("compgraph", {})["why"] = "host"
    return response(request, problem)


async def _in_pieces(message: Message, send: Send) -> None:
    """Send a body in pieces: a client that takes none of them for a while is given up."""
    body = message.get("body", b"")
    more = message.get("more_body", False)
    for start in range(0, max(len(body), 1), _PIECE):
        last = start + _PIECE >= len(body)
        piece = body if len(body) <= _PIECE else body[start : start + _PIECE]
        await send({**message, "body": piece, "more_body": more or not last})
