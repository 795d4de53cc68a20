"""Decisions about names: kept with who and when, whatever is loaded afterwards."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCTERMS, SKOS, Graph, Literal

from compgraph.errors import UsageError
from compgraph.model import Competency, Standard
from compgraph.rdf.lines import lines, source_lines
from compgraph.rdf.reviews import GRAPHS, Review, review_of
from compgraph.rdf.vocab import CG, shared, thing
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store
from compgraph.store import store as store_room
from compgraph.store.bulk import Packet
from compgraph.store.contents import CONCEPTS, SCHEMES, Contents
from compgraph.store.contents import replace as replace_graphs

CODE = "ISD3512-001v3"
OTHER = "ISD3512-002v1"
FIRST, LATER = datetime.date(2026, 3, 1), datetime.date(2026, 4, 2)
PAIR = ("skill", "溝通協調", "溝通協調能力")
SHORT, LONG = (shared("concept", "skill", name) for name in PAIR[1:])


@pytest.fixture
def differing(reading: Reading) -> Standard:
    """A second standard, in which 溝通協調能力 (S03) is called 溝通協調."""
    skills = tuple(
        replace(one, name="溝通協調") if one.id == "S03" else one for one in reading.standard.skills
    )
    return replace(reading.standard, code=OTHER, skills=skills)


@pytest.fixture
def store(reading: Reading, differing: Standard) -> Iterator[Store]:
    """A store with both."""
    with open_store() as opened:
        opened.put(reading, differing)
        yield opened


def kept(store: Store) -> dict[object, set[object]]:
    """Everything in the store but the code lists, graph by graph."""
    return {name: set(store.graph(name)) for name in store.graphs() if name != SCHEMES}


def decided(verdict: str = "accepted", by: str = "王小明", note: str = "") -> Review:
    """A decision on the first day."""
    return Review.between(PAIR, verdict, by, FIRST, note=note)  # type: ignore[arg-type]


def test_the_names_of_a_store(store: Store) -> None:
    """Each once a kind, with every place: 17 K, 22 S (one of them twice) and 7 A."""
    found = {(name.kind, name.key): name for name in store.names()}
    assert len(found) == 17 + 22 + 7
    assert found["skill", "溝通協調"].places == ((OTHER, "S03"),)
    assert found["skill", "程式撰寫能力"].places == ((CODE, "S04"), (OTHER, "S04"))


def test_what_goes_in_comes_out(store: Store, tmp_path: Path) -> None:
    """Also from a folder."""
    rejected = Review.between(
        ("knowledge", "甲", "乙"), "rejected", "李四", LATER, note="不同\n領域"
    )
    assert store.reviews() == ()
    assert set(store.put_reviews(decided(), rejected)) == {decided(), rejected}
    assert set(store.reviews()) == {decided(), rejected}
    store.snapshot(tmp_path / "folder")
    with open_store(tmp_path / "folder", read_only=True) as again:
        assert set(again.reviews()) == {decided(), rejected}
        with pytest.raises(UsageError):
            again.put_reviews(decided("rejected"))


def test_queries_see_accepted_reviews_only(store: Store) -> None:
    """Rejected ones and notes are reached by GRAPH."""
    other = Review.between(("skill", "X", "Y"), "rejected", "李四", FIRST)
    noted = Review.between(("skill", "X", "Z"), "open", "李四", FIRST, note="?")
    store.put_reviews(decided(), other, noted)
    seen = {row[0] for row in store.query("SELECT ?r { ?r a cg:Review }").rows}
    assert seen == {review_of(PAIR)}
    everywhere = store.query("SELECT ?r ?g { GRAPH ?g { ?r a cg:Review } }").rows
    assert set(everywhere) == {
        (review_of(review.pair), GRAPHS[review.verdict]) for review in (decided(), other, noted)
    }
    (row,) = store.query(
        "SELECT ?by ?when { ?r a cg:Review ; dcterms:creator ?by ; dcterms:date ?when }"
    ).rows
    assert [str(cell) for cell in row] == ["王小明", "2026-03-01"]


def test_accepted_names_lead_from_standard_to_standard(store: Store) -> None:
    """Each name stands in one document only; the review makes both concepts and links them."""
    start = f"<{thing(CODE, 'S03')}>"
    question = f"SELECT ?to {{ {start} cg:hasConcept/skos:closeMatch/^cg:hasConcept ?to }}"
    assert store.query(question).rows == ()
    store.put_reviews(decided())
    assert store.query(question).rows == ((thing(OTHER, "S03"),),)
    store.put_reviews(decided("rejected"))
    assert store.query(question).rows == ()
    assert (SHORT, SKOS.closeMatch, LONG) not in store.graph()


def test_decisions_outlast_what_is_loaded(
    store: Store, reading: Reading, differing: Standard
) -> None:
    """Loaded anew one by one, loaded anew in bulk, changed, removed and back again."""
    store.put_reviews(decided())
    before = kept(store)
    store.put(reading, differing)
    assert kept(store) == before
    bulk = store.bulk()
    bulk.put(
        [
            Packet(CODE, lines(reading.standard).encode(), source_lines(reading).encode()),
            Packet(OTHER, lines(differing).encode(), b""),
        ]
    )
    bulk.renew_concepts()
    assert kept(store) == before
    store.remove(OTHER)
    assert store.reviews() == (decided(),)
    store.put(differing)
    assert kept(store) == before


def test_a_later_decision_takes_the_place_of_the_earlier(store: Store) -> None:
    """With its own reviewer and day; nothing of the first is left."""
    store.put_reviews(decided(note="同"))
    reversed_ = Review.between(PAIR, "rejected", "李四", LATER)
    assert store.put_reviews(reversed_) == (reversed_,)
    assert store.reviews() == (reversed_,)
    assert GRAPHS["accepted"] not in store.graphs()
    said = store.graph(GRAPHS["rejected"])
    assert list(said.objects(None, DCTERMS.creator)) == [Literal("李四")]


def test_the_same_decision_again_is_still_the_first_ones(store: Store) -> None:
    """Handing in a list twice, or by another hand, changes no reviewer; a new note does."""
    store.put_reviews(decided(note="同"))
    assert store.put_reviews(decided(by="李四", note="同")) == ()
    assert store.reviews() == (decided(note="同"),)
    assert store.put_reviews(decided("open", by="李四", note="再想想")) == ()
    assert store.put_reviews(decided(by="李四", note="更好的理由"))
    assert store.reviews() == (decided(by="李四", note="更好的理由"),)


def test_a_note_becomes_a_decision(store: Store) -> None:
    """And is no longer open."""
    store.put_reviews(decided("open", note="?"))
    store.put_reviews(decided())
    assert store.reviews() == (decided(),)
    assert GRAPHS["open"] not in store.graphs()


def test_contradictions_are_refused_whole(store: Store) -> None:
    """A = B is stored; B = C and A ≠ C together, and D = E with them, are not."""
    one, two, three, other = (
        Review.between(("skill", a, b), verdict, "李四", LATER)  # type: ignore[arg-type]
        for a, b, verdict in (
            ("甲", "乙", "accepted"),
            ("乙", "丙", "accepted"),
            ("甲", "丙", "rejected"),
            ("丁", "戊", "accepted"),
        )
    )
    store.put_reviews(one)
    before = kept(store)
    with pytest.raises(UsageError, match="甲") as refused:
        store.put_reviews(other, two, three)
    assert refused.value.remedy
    assert kept(store) == before


def test_reviews_and_their_concepts_come_in_one_transaction(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`replace` is all or nothing, and it is called once; when nothing changes, not at all."""
    written: list[set[object]] = []

    def counted(engine: object, wanted: Contents) -> None:
        written.append(set(wanted))
        replace_graphs(engine, wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(store_room, "replace", counted)
    store.put_reviews(decided())
    store.put_reviews(decided())
    assert written == [{CONCEPTS, *GRAPHS.values()}]


@pytest.mark.parametrize("name", GRAPHS.values())
def test_reviews_are_not_written_over(name: object, store: Store) -> None:
    """Reviews come in by put_reviews, not by put_graph."""
    with pytest.raises(ValueError, match="derived"):
        store.put_graph(name, Graph())  # type: ignore[arg-type]


def test_a_name_in_one_standard_twice_needs_no_second(store: Store, reading: Reading) -> None:
    """A review of a name that only one document prints, twice: both competencies have the concept."""
    twice = Competency("S03~2", "skill", "S03", "溝通協調")
    standard = replace(reading.standard, code="B-001", skills=(*reading.standard.skills, twice))
    store.remove(OTHER)
    store.put(standard)
    store.put_reviews(decided())
    assert {str(one) for one in store.graph().subjects(CG.hasConcept, SHORT)} == {
        str(thing("B-001", "S03~2"))
    }
