"""From the rows of a review list to reviews: what each row is about, and whether all agree."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from compgraph.messages import Text, text
from compgraph.model import CompetencyKind
from compgraph.tables.decisions import Decision, Fault, fault, refused_rows

if TYPE_CHECKING:
    from compgraph.rdf.concepts import Name
    from compgraph.rdf.reviews import Pair, Review
    from compgraph.rdf.sameness import Contradiction


def reviewed(
    decisions: Sequence[Decision],
    names: Iterable[Name],
    stored: Iterable[Review],
    *,
    by: str,
    date: datetime.date,
    source: str,
) -> tuple[Review, ...]:
    """Return the reviews that the rows of `source` stand for.

    Raises SourceRefused for rows whose key stands for no two names of the store, whose names were
    changed, or that contradict each other or what is stored; all rows with a fault are named.
    """
    from compgraph.store.reviews import renewed

    earlier = {review.pair: review for review in stored}
    known = {(name.kind, name.key) for name in names}
    known |= {(kind, key) for kind, *both in earlier for key in both}
    found: dict[Pair, Review] = {}
    lines: dict[Pair, int] = {}
    faults: list[Fault] = []
    for row in decisions:
        review = _review(row, known, by, date)
        if isinstance(review, Fault):
            faults.append(review)
        elif review.pair not in lines:
            found[review.pair] = review
            lines[review.pair] = row.line
    if not faults:
        every, _ = renewed(earlier.values(), found.values())
        faults = _contradicting(every, lines)
    if faults:
        raise refused_rows(source, faults)
    return tuple(found.values())


def _review(
    row: Decision, known: set[tuple[CompetencyKind, str]], by: str, date: datetime.date
) -> Review | Fault:
    from compgraph.analysis.near import METHOD, likeness
    from compgraph.rdf.reviews import Review, pair_of
    from compgraph.rdf.vocab import ICAP

    pair = pair_of(ICAP + row.key)
    if pair is None or not {(pair[0], pair[1]), (pair[0], pair[2])} <= known:
        return fault(row.line, "unknown", key=row.key)
    for printed, key in ((row.a, pair[1]), (row.b, pair[2])):
        if not _same(printed, key):
            return fault(row.line, "renamed", printed=printed, name=key)
    return Review.between(
        pair,
        row.verdict or "open",
        by,
        date,
        note=row.note,
        score=Decimal(str(likeness(pair[1], pair[2]).score)),
        measure=METHOD,
    )


def _same(printed: str, key: str) -> bool:
    """Return whether a cell holds the name, in which a workbook replaces what XML cannot hold."""
    from compgraph.exports.graphml import legal
    from compgraph.rdf.concepts import normalised

    return normalised(printed) in {key, normalised(legal(key))}


def _contradicting(reviews: Iterable[Review], lines: Mapping[Pair, int]) -> list[Fault]:
    from compgraph.rdf.sameness import Sameness

    return [_told(one, lines) for one in Sameness(reviews).contradictions()]


def _told(one: Contradiction, lines: Mapping[Pair, int]) -> Fault:
    steps = [_step(review, lines) for review in one.accepted]
    row = min(
        lines[review.pair] for review in (one.rejected, *one.accepted) if review.pair in lines
    )
    return Fault(
        row,
        "decision-contradiction",
        text(
            "concepts.row-contradiction",
            row=row,
            rejected=_step(one.rejected, lines),
            accepted=Text(
                "、".join(step.zh for step in steps), ", ".join(step.en for step in steps)
            ),
        ),
        text("concepts.contradiction-remedy"),
    )


def _step(review: Review, lines: Mapping[Pair, int]) -> Text:
    sign = "=" if review.verdict == "accepted" else "≠"
    if review.pair in lines:
        return text("concepts.step-row", a=review.a, b=review.b, sign=sign, row=lines[review.pair])
    return text(
        "concepts.step-stored",
        a=review.a,
        b=review.b,
        sign=sign,
        by=review.by,
        date=review.date.isoformat(),
    )
