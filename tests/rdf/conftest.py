"""The shipped standard, read once."""

from __future__ import annotations

import pytest

from compgraph import resources
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.reading.record import Reading


@pytest.fixture(scope="session")
def reading() -> Reading:
    """The shipped document, read."""
    return read(resources.shipped_standard())


@pytest.fixture(scope="session")
def standard(reading: Reading) -> Standard:
    """The shipped standard, ISD3512-001v3."""
    return reading.standard
