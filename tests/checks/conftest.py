"""What the tests of the checks share: the rules there are, and the shipped standard's graph."""

from __future__ import annotations

import pytest
from rdflib import Graph  # noqa: TC002

from compgraph import resources
from compgraph.rdf.encode import encode
from compgraph.reading import read


@pytest.fixture(scope="session")
def shipped() -> Graph:
    """The graph of the shipped standard; a test that changes it copies it first."""
    return encode(read(resources.shipped_standard()).standard)
