"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compgraph import resources
from compgraph.reading import Reading, read

SHIPPED = resources.shipped_standard()


@pytest.fixture(scope="session")
def shipped() -> Reading:
    """Return the reading of the shipped standard."""
    return read(SHIPPED)


@pytest.fixture(scope="session")
def shipped_text() -> str:
    """Return the text of the shipped standard."""
    return SHIPPED.read_text("utf-8")


@pytest.fixture
def read_as(tmp_path: Path) -> Callable[..., Reading]:
    """Return a function that writes a document and reads it."""

    def write_and_read(content: str | bytes, name: str = "document.txt", **options: str) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path, **options)

    return write_and_read
