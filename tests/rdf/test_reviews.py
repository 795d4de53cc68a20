"""Reviews are about names, and taken together they say which names count as one."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, URIRef

from compgraph.errors import SourceRefused
from compgraph.rdf.reviews import (
    GRAPHS,
    Pair,
    Review,
    decode_reviews,
    pair_of,
    review_of,
    statements,
)
from compgraph.rdf.sameness import Sameness
from compgraph.rdf.vocab import CG, shared

DAY = datetime.date(2026, 3, 1)


def review(a: str, b: str, verdict: str = "accepted", note: str = "") -> Review:
    """What 王小明 decided about two skills."""
    return Review.between(("skill", a, b), verdict, "王小明", DAY, note=note)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "pair",
    [
        ("skill", "溝通", "溝通能力"),
        ("knowledge", "A/B測試", "a#b?c%20d"),
        ("attitude", "彈性", "開放彈性"),
        ("skill", "=1+1", "review/skill"),
    ],
)
def test_an_address_says_what_a_review_is_about(pair: Pair) -> None:
    """Slashes, percent signs and the like do not mix up the names."""
    assert pair_of(str(review_of(pair))) == pair
    assert str(review_of(pair)).startswith(f"{shared('review', pair[0])}/")


@pytest.mark.parametrize(
    "address",
    [
        *("", "review", "review/skill/A", "review/skill//A", "review/skill/A/B/C"),
        *("review/skill/B/A", "review/skill/A/A", "review/talent/A/B", "review/Skill/A/B"),
        "concept/skill/A",
    ],
)
def test_other_addresses_are_no_reviews(address: str) -> None:
    """Names in the wrong order, one name alone, an unknown kind."""
    assert pair_of(str(shared("")) + address) is None


def test_the_order_of_the_names_does_not_matter() -> None:
    """A and B, or B and A: one review; a name is not compared with itself."""
    assert review("B", "A") == review("A", "B")
    with pytest.raises(ValueError, match="itself"):
        review("A", "A")


def test_each_verdict_has_its_graph() -> None:
    """An accepted review brings skos:closeMatch, both ways; the others state the review alone."""
    said = statements(
        [review("A", "B"), review("C", "D", "rejected"), review("E", "F", "open", "?")]
    )
    assert set(said) == set(GRAPHS.values())
    matches = {
        (str(a), str(b)) for rows in said.values() for a, p, b in rows if p == SKOS.closeMatch
    }
    a, b = (str(shared("concept", "skill", name)) for name in "AB")
    assert matches == {(a, b), (b, a)}
    for verdict, names in (("accepted", "AB"), ("rejected", "CD"), ("open", "EF")):
        iri = review_of(("skill", *names))  # type: ignore[arg-type]
        rows = said[GRAPHS[verdict]]  # type: ignore[index]
        assert (iri, RDF.type, CG.Review) in rows
        assert {value for s, p, value in rows if p == CG.reviewsItem} == {
            shared("concept", "skill", name) for name in names
        }
    assert (review_of(("skill", "C", "D")), RDFS.label, Literal("C ≠ D", lang="zh-Hant")) in said[
        GRAPHS["rejected"]
    ]


def test_an_official_attitude_is_reviewed_as_such() -> None:
    """The item is the concept that competencies of this name are linked to."""
    one = Review.between(("attitude", "開放彈性", "彈性"), "rejected", "王小明", DAY)
    items = {value for _, p, value in statements([one])[GRAPHS["rejected"]] if p == CG.reviewsItem}
    assert items == {shared("attitude", "A09"), shared("concept", "attitude", "開放彈性")}


def test_what_is_stated_is_read_back() -> None:
    """Every field, and nothing else."""
    full = Review.between(
        ("knowledge", "軟體測試", "軟體測試概念"),
        "accepted",
        "王小明",
        DAY,
        note="同一門課\n同一本書",
        score=Decimal("0.95"),
        measure="near-names-1",
    )
    reviews = sorted([full, review("A", "B", "rejected"), review("A", "C", "open", "再問")])
    graph = Graph()
    for rows in statements(reviews).values():
        for row in rows:
            graph.add(row)
    assert list(decode_reviews(graph)) == reviews


def test_accepted_reviews_chain() -> None:
    """A = B and B = C make A and C one; D is another thing, and so for A, B and C."""
    sameness = Sameness([review("A", "B"), review("C", "B"), review("C", "D", "rejected")])
    assert sameness.same_as("skill", "A") == ("B", "C")
    assert sameness.same_as("skill", "D") == ()
    assert sameness.same_as("knowledge", "A") == ()
    assert sameness.decided(("skill", "A", "C"))
    assert sameness.decided(("skill", "A", "D"))
    assert not sameness.decided(("skill", "A", "E"))
    assert not sameness.decided(("knowledge", "A", "B"))
    assert sameness.contradictions() == ()


def test_a_contradiction_is_told_with_the_whole_chain() -> None:
    """A = B = C = D, and A and D rejected: from A to D, step by step."""
    steps = [review("A", "B"), review("B", "C"), review("C", "D")]
    rejected = review("D", "A", "rejected")
    (found,) = Sameness([rejected, *steps[::-1], review("X", "Y")]).contradictions()
    assert found.rejected == rejected
    assert list(found.accepted) == steps
    assert Sameness([*steps, review("A", "D", "open", "?")]).contradictions() == ()


@pytest.mark.parametrize(("term", "wrong"), [(CG.verdict, "maybe"), (DCTERMS.date, "soon")])
def test_a_review_that_is_none_is_refused(term: URIRef, wrong: str) -> None:
    """A verdict or a date that nobody can have meant is not read one way or the other."""
    graph = Graph()
    for statement in statements([review("甲", "乙")])[GRAPHS["accepted"]]:
        graph.add(statement)
    (iri,) = graph.subjects(RDF.type, CG.Review)
    graph.set((iri, term, Literal(wrong)))
    with pytest.raises(SourceRefused):
        decode_reviews(graph)
