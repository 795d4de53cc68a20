"""The lines a batch writes are those of the graphs."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from compgraph import resources
from compgraph.model import Standard
from compgraph.rdf.encode import encode
from compgraph.rdf.lines import lines, source_lines
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.source import encode_source
from compgraph.reading import read
from standards import standards


@settings(
    derandomize=True,
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(standards())
def test_a_standard_gives_the_lines_of_its_graph(standard: Standard) -> None:
    """Whatever a standard prints: the same statements, written the same way, in the same order."""
    graph = encode(standard)
    assert lines(standard) == to_nquads({None: graph})


def test_a_source_gives_the_lines_of_its_graph() -> None:
    """Digest, spans and places of the shipped standard."""
    reading = read(resources.shipped_standard())
    assert source_lines(reading) == to_nquads({None: encode_source(reading)})
