"""What a server allows: the limits of one query, of one request, and of all of them together."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from compgraph.queries.limits import Limits

PORT = 8080

# `compgraph.queries.guard` takes no longer query; that it is the same is tested, since importing
# the guard costs the server a second.
MOST_BYTES = 64 * 1024

# Percent-encoded in a form, each byte of a query takes up to three.
MOST_BODY = 256 * 1024
MOST_HEAD = 64 * 1024
MOST_CONNECTIONS = 512

LIMITS = Limits(seconds=30.0, memory=1024**3, rows=100_000, size=64 * 1024**2)


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server works.

    `limits.memory` is what a query may take besides the open store. `processes` queries run side
    by side, as many again when those take long, and `waiting` more wait for their turn. `hosts`
    are the names a request may call this server by (None: any), and `origins` the web sites whose
    pages may read its answers ("*": all). `kept` bytes of finished answers are remembered. A
    client has `patience` seconds to send a request, or to take the next piece of an answer.
    """

    limits: Limits = LIMITS
    processes: int = field(default_factory=cores)
    waiting: int = 64
    hosts: frozenset[str] | None = None
    origins: tuple[str, ...] = ()
    kept: int = 64 * 1024**2
    patience: float = 10.0
