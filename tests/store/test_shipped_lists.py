"""A store holds the shipped code lists, as they are now, and asks the disk for them once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from compgraph.errors import LimitReached
from compgraph.rdf.vocab import shared, shared_graph
from compgraph.reading.record import Reading
from compgraph.store import Store, labels, open_store
from compgraph.store.shipped import load_schemes

SCHEMES = shared_graph("schemes")
ENTRIES = f"""
SELECT ?scheme (COUNT(?entry) AS ?entries) WHERE {{
  GRAPH <{SCHEMES}> {{ ?entry skos:inScheme ?scheme }}
}} GROUP BY ?scheme
"""
COUNTS = {"occupation": 554, "industry": 737, "category": 53, "level": 6}


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return an empty store of either kind."""
    with open_store(tmp_path / "graph" if request.param == "folder" else None) as opened:
        yield opened


def counted(store: Store) -> dict[str, int]:
    """Return how many entries each list in the store has."""
    return {str(scheme): int(str(count)) for scheme, count in store.query(ENTRIES).rows}


def counts() -> dict[str, int]:
    return {str(shared(name)): count for name, count in COUNTS.items()}


def test_the_four_lists_are_there(store: Store) -> None:
    """Levels, occupations, industries, categories: each entry once."""
    assert counts().items() <= counted(store).items()


def test_none_of_it_is_in_the_default_graph(store: Store, reading: Reading) -> None:
    """A question about standards never meets an entry by accident; a link leads to it."""
    assert len(store.graph()) == 0
    store.put(reading)
    question = f"""SELECT ?name WHERE {{
      ?item cg:officialEntry ?entry
      GRAPH <{SCHEMES}> {{ ?entry skos:prefLabel ?name }}
    }} ORDER BY ?name"""
    assert [str(name) for (name,) in store.query(question).rows] == [
        "資訊及通訊使用者支援技術員",
        "資訊科技／軟體開發及程式設計",
        "電腦程式設計業",
    ]
    assert not store.query("SELECT ?entry { ?entry skos:notation ?code }").rows


def test_an_entry_has_a_name(store: Store) -> None:
    """`labels` knows entries as it knows levels."""
    iris = [str(shared("industry", "45-46")), str(shared("level", "4"))]
    assert list(labels(store, iris).values()) == ["批發業", "第 4 級"]


def test_an_older_edition_is_replaced(tmp_path: Path, reading: Reading) -> None:
    """A store made before the lists changed has the new ones when it is opened for writing."""
    folder = tmp_path / "graph"
    with open_store(folder) as store:
        store.put(reading)
        before = store.graph(SCHEMES)
    older = ox.Store(str(folder))
    older.update(f"DROP GRAPH <{SCHEMES}>")
    gone = ox.NamedNode("urn:x-an-entry-that-is-gone")
    kind = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    older.add(ox.Quad(gone, kind, ox.NamedNode(shared("level")), ox.NamedNode(SCHEMES)))
    older.flush()
    del older
    with open_store(folder) as store:
        assert set(store.graph(SCHEMES)) == set(before)
        assert store.list() == (reading.standard.id,)


def test_lists_that_have_not_changed_are_not_loaded_again() -> None:
    """The second time nothing is written; on a full disk the first time is an error of ours."""

    class Counting:
        """An engine that counts what is loaded into it."""

        def __init__(self, *, full: bool = False) -> None:
            self.engine, self.loads, self.full = ox.Store(), 0, full

        def __getattr__(self, name: str) -> object:
            return getattr(self.engine, name)

        def __contains__(self, quad: ox.Quad) -> bool:
            return quad in self.engine

        def bulk_load(self, *args: object, **options: object) -> None:
            if self.full:
                raise OSError("No space left on device")
            self.loads += 1
            self.engine.bulk_load(*args, **options)  # type: ignore[arg-type]

    engine = Counting()
    for _ in range(3):
        load_schemes(engine)  # type: ignore[arg-type]
    assert engine.loads == 1
    with pytest.raises(LimitReached, match="No space left"):
        load_schemes(Counting(full=True))  # type: ignore[arg-type]
