"""A part of a store in memory says what the store says of these graphs, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from compgraph.checks import check_store
from compgraph.model import Standard
from compgraph.rdf.vocab import graph
from compgraph.reading.record import Reading
from compgraph.store import open_store
from compgraph.store.excerpt import excerpt

CODE = "ISD3512-001v3"


@pytest.mark.parametrize("place", ["memory", "folder", "server"])
def test_excerpts_of_every_kind_of_store(
    place: str, reading: Reading, other: Standard, tmp_path: Path, server: str
) -> None:
    """Two graphs of many, the default graph empty, the code lists as in any store."""
    where = {"memory": None, "folder": tmp_path / "store", "server": server}[place]
    names = [graph(CODE), graph(CODE, "source")]
    with open_store(where) as store:
        store.put(reading, other)
        with excerpt(store, [*names, graph("ABC1234-001v1")]) as copy:
            assert copy.list() == (CODE,)
            assert len(copy.graph()) == 0
            for name in names:
                assert set(copy.graph(name)) == set(store.graph(name))
        assert store.list() == (CODE, other.code)


def test_a_store_on_a_server_is_checked_like_any_other(
    reading: Reading, other: Standard, server: str
) -> None:
    """The same findings in the same order as from a store in memory."""
    with open_store() as store:
        store.put(reading, other)
        expected = check_store(store)
    with open_store(server) as store:
        store.put(reading, other)
        assert check_store(store) == expected
    assert len(expected[CODE]) >= 5
