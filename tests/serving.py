"""A server of ours in a process of its own, on a free port of loopback, for as long as a test needs."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx

_LISTENING = re.compile(r"http://[^ ]+/")


_Result = TypeVar("_Result")


def awaited(work: Coroutine[Any, Any, _Result]) -> _Result:
    """Return what the work gives, run in a thread of its own.

    Browser tests of the same process leave a loop running in the main thread.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@dataclass
class Served:
    """A running server: address without the last slash, process, a client, and what it has logged."""

    address: str
    process: subprocess.Popen[str]
    client: httpx.Client
    lines: list[str] = field(default_factory=list)

    @property
    def endpoint(self) -> str:
        """Address of the endpoint."""
        return f"{self.address}/sparql"

    def get(self, path: str, **settings: object) -> httpx.Response:
        """Return the response to a GET."""
        return self.client.get(path, **settings)  # type: ignore[arg-type]

    def logs(self, text: str) -> bool:
        """Return whether a line of the log holds the text; it may come after the response."""
        for _ in range(200):
            if any(text in line for line in self.lines):
                return True
            time.sleep(0.05)
        return False

    def ask(self, query: str, **headers: str) -> httpx.Response:
        """Return the response to a query by POST."""
        return self.client.post("/sparql", data={"query": query}, headers=headers)


@contextlib.contextmanager
def served(folder: Path, *options: str, program: str | None = None) -> Iterator[Served]:
    """Serve a store folder; whatever happens, the process is gone afterwards.

    `program` is Python that serves the folder in its first argument, instead of the command; it
    says "Serving " and the address on standard error.
    """
    command = ["-m", "compgraph", "serve", "--port", "0", "--lang", "en", *options, "--store"]
    process = subprocess.Popen(
        [sys.executable, *(["-c", program] if program else command), str(folder)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert process.stderr is not None
    lines: list[str] = []
    try:
        for line in process.stderr:
            lines.append(line)
            if line.startswith("Serving "):
                break
        found = _LISTENING.search(lines[-1] if lines else "")
        assert found, "".join(lines)
        reading = threading.Thread(target=lambda: lines.extend(process.stderr), daemon=True)  # type: ignore[arg-type]
        reading.start()
        address = found[0].rstrip("/")
        with httpx.Client(base_url=address, timeout=60, trust_env=False, verify=False) as client:
            yield Served(address, process, client, lines)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        process.stderr.close()
