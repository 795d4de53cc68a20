"""The shipped document, read once, and a second standard like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compgraph import resources
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.reading.record import Reading


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
