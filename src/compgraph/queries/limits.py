"""How much one query of a stranger may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one query; beyond the first two it is stopped, beyond the others cut off.

    `seconds` from its start to its whole answer, `memory` bytes of address space (where the
    system can limit it: not on Windows), `rows` rows or triples, `size` bytes of answer.
    """

    seconds: float = 30.0
    memory: int = 2 * 1024**3
    rows: int = 100_000
    size: int = 64 * 1024**2
