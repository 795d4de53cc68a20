"""The shipped document, read once, and a second standard like it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compgraph import resources
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.reading.record import Reading
from compgraph.store.endpoint import Endpoint
from compgraph.store.remote import RemoteEngine


@pytest.fixture(scope="session")
def reading() -> Reading:
    """Return the shipped document, read."""
    return read(resources.shipped_standard())


@pytest.fixture(scope="session")
def other(reading: Reading) -> Standard:
    """Return the same standard under another code, with K01 renamed."""
    first, *rest = reading.standard.knowledge
    return replace(
        reading.standard,
        code="ISD3512-002v1",
        knowledge=(replace(first, name="工程倫理"), *rest),
    )


@pytest.fixture(scope="session")
def running() -> Iterator[str]:
    """Start `oxigraph serve` on a free port of this computer; return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    binary = Path(sys.executable).with_name("oxigraph")
    process = subprocess.Popen(
        [str(binary), "serve", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def server(running: str) -> str:
    """Return the address of a server that holds nothing but, perhaps, the code lists.

    Those are ten thousand statements, which each test would write again.
    """
    endpoint = Endpoint(running, {})
    names = [str(name) for name in RemoteEngine(endpoint).named_graphs()]
    drops = "".join(f"DROP GRAPH {name} ;" for name in names if not name.endswith("/schemes>"))
    endpoint.update(f"{drops} CLEAR DEFAULT")
    endpoint.close()
    return running
