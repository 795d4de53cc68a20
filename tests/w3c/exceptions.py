"""Which tests of the suite do not run unmodified and pass, and why: the list in exceptions.tsv.

Kinds: `not-applicable` is not run. `engine` and `guard` fail; the kind says who is the cause. `base`
passes once a line with BASE stands before the query. `spelling` passes with numbers and booleans
compared by value. A pattern (`*`) stands for several tests; the row says how many in all.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

KINDS = ("spelling", "base", "guard", "engine", "not-applicable")
_LIST = Path(__file__).with_name("exceptions.tsv")


@dataclass(frozen=True)
class Exceptions:
    """One row: tests (`group/name`, or patterns of these) that do not pass for one reason."""

    tests: tuple[str, ...]
    number: int
    kind: str
    zh: str
    en: str

    def holds(self, key: str) -> bool:
        """Return whether it speaks of the test with this group and name."""
        return any(fnmatchcase(key, pattern) for pattern in self.tests)


@cache
def listed() -> tuple[Exceptions, ...]:
    """Return the rows of the list."""
    _, *lines = _LIST.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple(
        Exceptions(tuple(tests.split()), int(number), kind, zh, en)
        for tests, number, kind, zh, en in rows
    )


def kind_of(key: str) -> str:
    """Return what is expected of a test: a kind of the list, or `pass`."""
    return next((row.kind for row in listed() if row.holds(key)), "pass")


def as_listed(key: str, kind: str) -> bool:
    """Return whether a test went as the list says; the endpoint is guard and engine in one."""
    expected = kind_of(key)
    return kind == expected or (kind == "endpoint" and expected in {"guard", "engine"})
