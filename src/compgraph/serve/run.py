"""The server: a port bound, requests answered until somebody says stop, and then a good end.

SIGTERM and SIGINT stop it: no new connection is taken, answers on their way are finished, the
workers end, and the exit code is 0. A second SIGINT does not wait for them.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from compgraph.errors import LimitReached, UsageError
from compgraph.messages import text
from compgraph.serve import access
from compgraph.serve.app import answering
from compgraph.serve.doors import LOOPBACK
from compgraph.serve.holding import held
from compgraph.serve.pool import Pool
from compgraph.serve.settings import MOST_CONNECTIONS, MOST_HEAD, Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def run(
    store_folder: Path,
    host: str,
    port: int,
    settings: Settings,
    listening: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the store in the folder until a signal comes; `listening` is told the address.

    On loopback, only requests that call the server by a loopback name are answered, unless
    `settings` names hosts. Raises UsageError for a host that is none, LimitReached when the
    port is taken, the folder locked, or no worker can be started.
    """
    if settings.hosts is None and is_loopback(host):
        settings = replace(settings, hosts=LOOPBACK)
    with held(store_folder), _bound(host, port) as bound:
        asyncio.run(_serve(bound, store_folder, settings, listening))


def log_to_stderr() -> None:
    """Send the access log, and what the HTTP server has to say of faults, to standard error."""
    lines = logging.StreamHandler(sys.stderr)
    for name, level in ((access.LOG.name, logging.INFO), ("uvicorn", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.setLevel(level)
        logger.propagate = False
        logger.addHandler(lines)


async def _serve(
    bound: socket.socket, folder: Path, settings: Settings, listening: Callable[[str], None]
) -> None:
    pool = Pool(folder, settings)
    try:
        await pool.start()
        server = _Server(
            _config(answering(pool, settings), settings), lambda: listening(_address(bound))
        )
        await server.serve(sockets=[bound])
    finally:
        await pool.close()


def _config(app: ASGIApp, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_patient(settings.patience),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=MOST_HEAD,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=int(settings.limits.seconds) + 5,
    )


class _Server(uvicorn.Server):
    """uvicorn's server, which tells when it listens, and ends without raising the signal again."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started:
            self._listening()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals, and put back those who took them before."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _patient(patience: float) -> type[H11Protocol]:
    """Return the HTTP protocol whose patience ends after so many seconds."""
    return type("Patient", (_Patient,), {"patience": patience})


class _Patient(H11Protocol):
    """The HTTP protocol of uvicorn with an end to its patience.

    Without it, a client may hold a connection for ever by sending the head of a request, or
    taking an answer, a few bytes at a time.
    """

    patience = 10.0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expect a request."""
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing any more."""
        self._expected()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; expect the rest of a head that is not complete."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._expected()
        elif self._deadline is None and self.timeout_keep_alive_task is None:
            self._expect()

    def pause_writing(self) -> None:
        """Expect the client to take what has been sent."""
        super().pause_writing()
        self._expected()
        self._expect()

    def resume_writing(self) -> None:
        """Go on: it has."""
        super().resume_writing()
        self._expected()

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(self.patience, self._give_up)

    def _give_up(self) -> None:
        # Without this, the system itself would keep what the client does not take, for minutes.
        opened = self.transport.get_extra_info("socket")
        if opened is not None:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    def _expected(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


@contextlib.contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(text("serve.no-host", host=host), text("serve.no-host-remedy")) from error
    # asyncio sends small pieces at once (TCP_NODELAY) only on sockets that name their protocol.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as bound:
        if sys.platform != "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind(place)
        except OSError as error:
            raise LimitReached(
                text("serve.not-bound", host=host, port=port, reason=error.strerror or error),
                text("serve.not-bound-remedy"),
            ) from error
        yield bound


def _address(bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def is_loopback(host: str) -> bool:
    """Return whether only this computer can reach a server on this host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
