"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def cases() -> Path:
    """Return the folder of our own small inputs and the records they must give."""
    return CASES


@pytest.fixture(scope="session")
def outside() -> Path:
    """Return the folder of outside data; skip where COMPGRAPH_DATA does not name it."""
    named = os.environ.get("COMPGRAPH_DATA")
    if not named:
        pytest.skip("COMPGRAPH_DATA is not set: the outside data is not here")
    return Path(named)
