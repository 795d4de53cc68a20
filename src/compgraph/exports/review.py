"""The review list: which pairs of names a person is asked about, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from compgraph.analysis.near import LEAST, Likeness, likeness, near
from compgraph.analysis.wording import wording
from compgraph.messages import Language, Text, text
from compgraph.model import CompetencyKind
from compgraph.rdf.concepts import KINDS, Name
from compgraph.rdf.reviews import Pair, Review
from compgraph.rdf.sameness import Sameness

_LISTED = 3


class Question(NamedTuple):
    """Two names of one kind that look alike; `before` is what was said about them earlier."""

    a: Name
    b: Name
    likeness: Likeness
    before: Review | None

    @property
    def pair(self) -> Pair:
        """What a review of the two is about."""
        return self.a.kind, self.a.key, self.b.key

    @property
    def together(self) -> tuple[str, ...]:
        """The standards that print both names, in natural order."""
        others = set(self.b.standards)
        return tuple(code for code in self.a.standards if code in others)


def questions(
    names: Iterable[Name],
    reviews: Iterable[Review] = (),
    *,
    least: float = LEAST,
    decided: bool = False,
) -> list[Question]:
    """Return the pairs to ask about, most alike first, then by name.

    A pair stands in two standards at least; what one document alone prints twice is that document's
    matter. Left out is what reviews tell already, also of pairs that nobody was asked about (A and C
    where A = B and B = C are accepted); with `decided`, the pairs that were reviewed come back too,
    also those whose names are in no standard any more.

    Raises ValueError as `near`.
    """
    known = {(name.kind, name.key): name for name in names}
    earlier = {review.pair: review for review in reviews}
    sameness = Sameness(earlier.values())
    found: dict[Pair, Question] = {}
    for kind in KINDS:
        keys = [key for other, key in known if other == kind]
        for pair in near(keys, least=least):
            one = _asked(known, (kind, pair.a, pair.b), pair.likeness, earlier)
            across = len({*one.a.standards, *one.b.standards}) > 1
            if across and not sameness.decided(one.pair):
                found[one.pair] = one
    for pair_key, review in earlier.items():
        if decided and review.verdict != "open":
            measured = likeness(review.a, review.b)
            found[pair_key] = _asked(known, pair_key, measured, earlier)
    return sorted(found.values(), key=lambda one: (-one.likeness.score, one.pair))


def _asked(
    known: Mapping[tuple[CompetencyKind, str], Name],
    pair: Pair,
    measured: Likeness,
    earlier: Mapping[Pair, Review],
) -> Question:
    kind, a, b = pair
    one, other = (known.get((kind, key), Name(kind, key, key, ())) for key in (a, b))
    return Question(one, other, measured, earlier.get(pair))


def why(question: Question, language: Language) -> str:
    """Return by which measures the two names are alike, and what speaks against it."""
    measured = question.likeness
    said: list[Text] = []
    if measured.same_core:
        said.append(text("concepts.why-core", core=wording(question.a.key).core))
    elif measured.reordered:
        said.append(text("concepts.why-order"))
    else:
        edit, grams = f"{measured.core:.2f}", f"{measured.grams:.2f}"
        said.append(text("concepts.why-measures", edit=edit, grams=grams))
    if measured.factor < 1:
        said.append(
            text("concepts.why-different" if measured.factor == 0.5 else "concepts.why-more")
        )
    if question.together:
        said.append(text("concepts.why-together", standards=_few(question.together)))
    return "\n".join(one.in_(language) for one in said)


def where(name: Name, language: Language, most: int = _LISTED) -> str:
    """Return where a name stands, a line each: `ISD3512-001v3/K01`; the first ones of many."""
    lines = [f"{code}/{item}" for code, item in name.places[:most]]
    if len(name.places) > most:
        lines.append(text("concepts.more", count=len(name.places)).in_(language))
    return "\n".join(lines)


def before(review: Review | None, language: Language) -> str:
    """Return what was said earlier, by whom and when."""
    if review is None:
        return ""
    when = {"by": review.by, "date": review.date.isoformat()}
    if review.verdict == "open":
        return text("concepts.before-open", **when).in_(language)
    verdict = text(f"concepts.{review.verdict}")
    return text("concepts.before", verdict=verdict, **when).in_(language)


def _few(codes: Sequence[str]) -> str:
    return ", ".join(codes[:_LISTED]) + (" …" if len(codes) > _LISTED else "")
