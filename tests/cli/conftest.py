"""Running the command line as a person would, within the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from compgraph.cli.outermost import run


class Ended(NamedTuple):
    """How a call ended."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return a function that runs `compgraph WORDS…` in English and says how it ended."""
    monkeypatch.setenv("COMPGRAPH_LANG", "en")

    def ended(*words: object) -> Ended:
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return ended
