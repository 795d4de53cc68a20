"""Reviews in a store: read as records, and brought from old to new with the concepts they name."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import URIRef

from compgraph.errors import UsageError
from compgraph.messages import text
from compgraph.rdf import concepts
from compgraph.rdf.reviews import GRAPHS, Pair, Review, decode_reviews, statements
from compgraph.rdf.sameness import Sameness
from compgraph.rdf.vocab import CG
from compgraph.store.contents import CONCEPTS, REVIEWED, named_competencies
from compgraph.store.engine import Engine
from compgraph.store.terms import graph_of, triples_of

_ITEM = ox.NamedNode(CG.reviewsItem)


def stored_reviews(engine: Engine) -> tuple[Review, ...]:
    """Return the reviews of the store, by kind and names."""
    found: list[Review] = []
    for name in GRAPHS.values():
        said = graph_of(engine.quads_for_pattern(None, None, None, ox.NamedNode(name)))
        found += decode_reviews(said)
    return tuple(sorted(found, key=lambda review: review.pair))


def with_reviews(
    engine: Engine, new: Iterable[Review]
) -> tuple[dict[URIRef, set[ox.Triple]], tuple[Review, ...]]:
    """Return what the graphs hold once the reviews have come, and which of these change something.

    The graphs are those of reviews and of concepts, since an accepted name has a concept. Raises
    UsageError when the reviews would contradict each other.
    """
    every, changed = renewed(stored_reviews(engine), new)
    for contradiction in Sameness(every).contradictions():
        raise _contradicting(contradiction.rejected)
    contents = {name: triples_of(said) for name, said in statements(every).items()}
    standards = named_competencies(engine, ())
    contents[CONCEPTS] = triples_of(concepts.statements(standards, _accepted(every)))
    return contents, changed


def renewed(
    stored: Iterable[Review], new: Iterable[Review]
) -> tuple[tuple[Review, ...], tuple[Review, ...]]:
    """Return all reviews after the new ones have come, and which of these change something.

    A new review takes the place of the one about the same pair. One that decides and notes the same
    leaves the old one with its reviewer and date, and a note without a decision leaves a decision
    as it is: neither changes anything. Whether the reviews agree is for `Sameness` to say.
    """
    reviews = {review.pair: review for review in stored}
    changed: dict[Pair, Review] = {}
    for review in new:
        before = reviews.get(review.pair)
        decided = before is not None and before.verdict != "open"
        if review.repeats(before) or (decided and review.verdict == "open"):
            continue
        reviews[review.pair] = changed[review.pair] = review
    return tuple(reviews[pair] for pair in sorted(reviews)), tuple(changed.values())


def _contradicting(review: Review) -> UsageError:
    said = {"a": review.a, "b": review.b, "by": review.by, "date": review.date.isoformat()}
    return UsageError(text("concepts.contradiction", **said), text("concepts.contradiction-remedy"))


def _accepted(reviews: Iterable[Review]) -> frozenset[URIRef]:
    """Return the concepts that some review calls the same as another."""
    return frozenset(
        concepts.concept_of(review.kind, name)
        for review in reviews
        if review.verdict == "accepted"
        for name in (review.a, review.b)
    )


def accepted_concepts(engine: Engine) -> frozenset[URIRef]:
    """Return the same of the reviews in the store, without reading more of them."""
    quads = engine.quads_for_pattern(None, _ITEM, None, ox.NamedNode(REVIEWED))
    return frozenset(
        URIRef(quad.object.value) for quad in quads if isinstance(quad.object, ox.NamedNode)
    )
