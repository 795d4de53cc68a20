"""Reviews (審查): what a person decided about two names that look alike.

A review is about a kind and two normalised names, never about competencies of one document: it
holds whatever is loaded, taken away or loaded anew. Its address says so:
`…/icap/review/knowledge/<name>/<name>`.

Accepted reviews stand in `…/graph/reviewed`, with skos:closeMatch between the two concepts in both
directions; queries see them without GRAPH. Rejected ones stand in `…/graph/reviewed/rejected`, notes
without a decision in `…/graph/reviewed/open`. skos:closeMatch and not skos:exactMatch: the two stay
two concepts, and nobody has to take over what others conclude from a chain of them (SKOS Reference
§ 10.1).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Self
from urllib.parse import unquote

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Graph, URIRef
from rdflib import Literal as Value

from compgraph.errors import SourceRefused
from compgraph.messages import text
from compgraph.model import CompetencyKind
from compgraph.rdf.concepts import KINDS, concept_of
from compgraph.rdf.vocab import CG, LANGUAGE, shared, shared_graph

if TYPE_CHECKING:
    from rdflib.term import Node

    Statement = tuple[URIRef, URIRef, Node]

Verdict = Literal["accepted", "rejected", "open"]
Pair = tuple[CompetencyKind, str, str]

GRAPHS: Mapping[Verdict, URIRef] = MappingProxyType(
    {
        "accepted": shared_graph("reviewed"),
        "rejected": shared_graph("reviewed", "rejected"),
        "open": shared_graph("reviewed", "open"),
    }
)
"""The graph where reviews with each verdict stand."""

_SIGNS: Mapping[Verdict, str] = {"accepted": "＝", "rejected": "≠", "open": "？"}


@dataclass(frozen=True, order=True, slots=True)
class Review:
    """A decision about two names of one kind: `a` comes before `b`, both are normalised.

    `verdict` is "open" for a note without a decision. `score` and `measure` tell why the two were
    asked about, where they were.
    """

    kind: CompetencyKind
    a: str
    b: str
    verdict: Verdict
    by: str
    date: datetime.date
    note: str = ""
    score: Decimal | None = None
    measure: str = ""

    @classmethod
    def between(
        cls,
        pair: Pair,
        verdict: Verdict,
        by: str,
        date: datetime.date,
        *,
        note: str = "",
        score: Decimal | None = None,
        measure: str = "",
    ) -> Self:
        """Return the review of a pair in either order. Raises ValueError for a name with itself."""
        kind, a, b = paired(*pair)
        return cls(kind, a, b, verdict, by, date, note, score, measure)

    @property
    def pair(self) -> Pair:
        """What it is about."""
        return self.kind, self.a, self.b

    @property
    def iri(self) -> URIRef:
        """Its address, which says what it is about."""
        return review_of(self.pair)

    def repeats(self, earlier: Review | None) -> bool:
        """Return whether an earlier review decides and notes the same, whoever made it."""
        return (
            earlier is not None
            and self.pair == earlier.pair
            and (self.verdict, self.note) == (earlier.verdict, earlier.note)
        )


def paired(kind: CompetencyKind, one: str, other: str) -> Pair:
    """Return the pair, the lesser name first. Raises ValueError for a name with itself."""
    if one == other:
        raise ValueError(f"a name is not compared with itself: {one}")
    return (kind, one, other) if one < other else (kind, other, one)


def review_of(pair: Pair) -> URIRef:
    """Return the address of the review of a pair."""
    return shared("review", *pair)


def pair_of(iri: str) -> Pair | None:
    """Return what the review with this address is about; None for any other address."""
    root = f"{shared('review')}/"
    parts = [unquote(part) for part in iri.removeprefix(root).split("/")]
    if not iri.startswith(root) or len(parts) != 3 or not all(parts):
        return None
    kind = next((kind for kind in KINDS if kind == parts[0]), None)
    return (kind, parts[1], parts[2]) if kind and parts[1] < parts[2] else None


def statements(reviews: Iterable[Review]) -> dict[URIRef, list[Statement]]:
    """Return what the reviews state, by the graph where it stands; each of GRAPHS is there."""
    found: dict[URIRef, list[Statement]] = {graph: [] for graph in GRAPHS.values()}
    for review in sorted(reviews, key=lambda review: review.pair):
        found[GRAPHS[review.verdict]] += _stated(review)
    return found


def _stated(review: Review) -> list[Statement]:
    iri = review.iri
    a, b = (concept_of(review.kind, name) for name in (review.a, review.b))
    label = f"{review.a} {_SIGNS[review.verdict]} {review.b}"
    said: list[Statement] = [
        (iri, RDF.type, CG.Review),
        (iri, RDFS.label, Value(label, lang=LANGUAGE)),
        (iri, CG.reviewsItem, a),
        (iri, CG.reviewsItem, b),
        (iri, DCTERMS.creator, Value(review.by)),
        (iri, DCTERMS.date, Value(review.date.isoformat(), datatype=XSD.date)),
    ]
    if review.verdict != "open":
        said.append((iri, CG.verdict, Value(review.verdict)))
    if review.verdict == "accepted":
        said += [(a, SKOS.closeMatch, b), (b, SKOS.closeMatch, a)]
    if review.note:
        said.append((iri, CG.reviewNote, Value(review.note)))
    if review.score is not None:
        said.append((iri, CG.score, Value(review.score.normalize(), datatype=XSD.decimal)))
    if review.measure:
        said.append((iri, CG.rule, Value(review.measure)))
    return said


def decode_reviews(graph: Graph) -> tuple[Review, ...]:
    """Return the reviews that a graph states, by kind and names; what is incomplete is left out.

    Raises SourceRefused for a verdict or a date that is none.
    """
    found = []
    for iri in graph.subjects(RDF.type, CG.Review):
        pair = pair_of(str(iri))
        by, date = graph.value(iri, DCTERMS.creator), graph.value(iri, DCTERMS.date)
        if pair is None or by is None or date is None:
            continue
        verdict = str(graph.value(iri, CG.verdict) or "open")
        score = graph.value(iri, CG.score)
        try:
            found.append(
                Review.between(
                    pair,
                    {one: one for one in GRAPHS}[verdict],  # type: ignore[index]
                    str(by),
                    datetime.date.fromisoformat(str(date)),
                    note=str(graph.value(iri, CG.reviewNote) or ""),
                    score=None if score is None else Decimal(str(score)),
                    measure=str(graph.value(iri, CG.rule) or ""),
                )
            )
        except (KeyError, ValueError, ArithmeticError) as error:
            raise SourceRefused(
                "rdf-review",
                text("rdf.review", iri=iri),
                text("rdf.review-remedy"),
                source="RDF",
            ) from error
    return tuple(sorted(found, key=lambda review: review.pair))
