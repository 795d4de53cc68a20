"""The shipped standard and nine real ones, read once for all exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from compgraph import resources
from compgraph.model import Standard
from compgraph.reading import read


@pytest.fixture(scope="session")
def shipped() -> Standard:
    """Return the shipped standard."""
    return read(resources.shipped_standard()).standard


@pytest.fixture(scope="session")
def nine(outside: Path) -> tuple[Standard, ...]:
    """Return the nine standards of the outside data."""
    documents = sorted((outside / "icap" / "text").glob("*.txt"))
    assert len(documents) == 9
    return tuple(read(document).standard for document in documents)
