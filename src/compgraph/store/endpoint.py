"""The address of a SPARQL endpoint: how it is written, who may ask, and how it is asked.

Only the address that the user names is ever asked: redirections are not followed, proxies are not
looked for, and credentials go out over TLS or to this computer only.
"""

from __future__ import annotations

import base64
import http.client
import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from compgraph.errors import LimitReached, UsageError
from compgraph.messages import text

_SECONDS = 60.0
_MOST = 512 * 2**20
"""Bytes of an answer beyond which nobody reads on."""
_EXCERPT = 300
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Refusal(Exception):
    """The server understood the request and did not do it; `reason` is what it said."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Credentials:
    """The header that says who asks; "" for nobody in particular."""

    header: str = ""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Credentials:
        """Return those of COMPGRAPH_STORE_TOKEN, or of …_USER with …_PASSWORD."""
        token = environment.get("COMPGRAPH_STORE_TOKEN", "")
        user = environment.get("COMPGRAPH_STORE_USER", "")
        if token:
            return cls(f"Bearer {token}")
        if user:
            pair = f"{user}:{environment.get('COMPGRAPH_STORE_PASSWORD', '')}"
            return cls(f"Basic {base64.b64encode(pair.encode()).decode('ascii')}")
        return cls()


def is_address(store: str) -> bool:
    """Whether a store is named by an address rather than by a folder."""
    return store.startswith(("http://", "https://"))


class Endpoint:
    """A SPARQL 1.1 endpoint.

    An address without a path, and one that ends with `/query`, has its updates at `/update`, as
    Oxigraph and Fuseki have; any other takes both at one place. COMPGRAPH_STORE_UPDATE names
    another one. Raises UsageError for an address that is none, or that would send credentials over
    a network as plain text.
    """

    def __init__(
        self,
        address: str,
        environment: Mapping[str, str] = os.environ,
        *,
        seconds: float = _SECONDS,
    ) -> None:
        self.address = address
        self._seconds = seconds
        parts = urlsplit(address)
        try:
            port = parts.port
        except ValueError:
            port = -1
        if not parts.hostname or port == -1 or parts.username or parts.fragment or parts.query:
            raise UsageError(
                text("store.remote-address", address=address), text("store.remote-address-remedy")
            )
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname, port
        self._credentials = Credentials.of(environment)
        if self._credentials.header and not self._secure and self._host not in _LOOPBACK:
            raise UsageError(
                text("store.remote-plain", address=address), text("store.remote-plain-remedy")
            )
        self._query, self._update = _paths(parts.path, environment.get("COMPGRAPH_STORE_UPDATE"))
        self._connection: http.client.HTTPConnection | None = None

    def query(self, question: str, accept: str) -> tuple[str, bytes]:
        """Return media type and bytes of the answer. Raises Refusal, or LimitReached."""
        return self._sent(self._query, "application/sparql-query", question, accept)

    def update(self, request: str) -> None:
        """Have the server run an update. Raises Refusal, or LimitReached."""
        self._sent(self._update, "application/sparql-update", request, "*/*")

    def close(self) -> None:
        """End the connection; another request opens a new one."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _sent(self, path: str, kind: str, body: str, accept: str) -> tuple[str, bytes]:
        headers = {"Content-Type": kind, "Accept": accept}
        if self._credentials.header:
            headers["Authorization"] = self._credentials.header
        try:
            response = self._asked(path, body.encode(), headers)
            content = response.read(_MOST + 1)
            if response.length and len(content) <= _MOST:  # what is still missing of it
                raise http.client.IncompleteRead(content, response.length)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise LimitReached(
                text("store.remote-silent", address=self.address, reason=error or type(error)),
                text("store.remote-silent-remedy"),
            ) from error
        if len(content) > _MOST:
            self.close()
            raise LimitReached(
                text("store.remote-large", address=self.address),
                text("store.remote-large-remedy"),
            )
        self._refused(response, content)
        return response.headers.get_content_type(), content

    def _asked(self, path: str, body: bytes, headers: dict[str, str]) -> http.client.HTTPResponse:
        # A server may have ended a connection that was kept. Asking again is no harm even when it
        # had begun: our updates name their statements, and do the same the second time.
        for fresh in (False, True):
            kept = self._connection is not None
            connection = self._connected()
            try:
                connection.request("POST", path, body, headers)
                return connection.getresponse()
            except (http.client.RemoteDisconnected, ConnectionError):
                self.close()
                if fresh or not kept:
                    raise
        raise AssertionError("unreachable")

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            self._connection = (
                http.client.HTTPSConnection(
                    self._host,
                    self._port,
                    timeout=self._seconds,
                    context=ssl.create_default_context(),
                )
                if self._secure
                else http.client.HTTPConnection(self._host, self._port, timeout=self._seconds)
            )
        return self._connection

    def _refused(self, response: http.client.HTTPResponse, content: bytes) -> None:
        if response.status < 300:
            return
        if response.status in (401, 403):
            raise UsageError(
                text("store.remote-denied", address=self.address, status=response.status),
                text("store.remote-denied-remedy"),
            )
        if response.status < 400:
            raise UsageError(
                text("store.remote-elsewhere", address=self.address),
                text(
                    "store.remote-elsewhere-remedy",
                    target=response.headers.get("Location", "–")[:_EXCERPT],
                ),
            )
        said = content[: 4 * _EXCERPT].decode(errors="replace")
        visible = " ".join("".join(c if c.isprintable() else " " for c in said).split())
        raise Refusal(response.status, f"{response.status} {visible[:_EXCERPT]}")


def _paths(path: str, update: str | None) -> tuple[str, str]:
    if path in ("", "/"):
        return "/query", update or "/update"
    if path.endswith("/query"):
        return path, update or path.removesuffix("query") + "update"
    return path, update or path
