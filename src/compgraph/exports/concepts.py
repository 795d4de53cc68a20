"""The concepts that several standards share, as JSON, CSV and plain text.

The JSON shape is schemas/concepts.schema.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from compgraph.exports.review import where
from compgraph.messages import Language, text
from compgraph.rdf.concepts import Name
from compgraph.rdf.reviews import Review
from compgraph.rdf.sameness import Sameness
from compgraph.tables import aligned, write_rows

_COLUMNS = ("concept", "kind", "standards", "places", "same-as")


class SharedConcept(NamedTuple):
    """A name that several standards have, and the names that reviews call the same."""

    name: Name
    same_as: tuple[Name, ...]


def shared_concepts(
    names: Iterable[Name], reviews: Iterable[Review] = ()
) -> tuple[SharedConcept, ...]:
    """Return the concepts of at least two standards: of most first, then by kind and name.

    Names that reviews call the same stay concepts of their own, but count together towards the two.
    """
    known = {(name.kind, name.key): name for name in names}
    sameness = Sameness(reviews)
    found = []
    for (kind, key), name in known.items():
        same = (known.get((kind, other)) for other in sameness.same_as(kind, key))
        one = SharedConcept(name, tuple(other for other in same if other))
        together = {code for each in (name, *one.same_as) for code in each.standards}
        if len(together) > 1:
            found.append(one)
    return tuple(
        sorted(found, key=lambda one: (-len(one.name.standards), one.name.kind, one.name.key))
    )


def concepts_json(concepts: Iterable[SharedConcept]) -> dict[str, Any]:
    """Return the concepts in their documented shape."""
    return {
        "concepts": [
            {
                "concept": str(one.name.concept),
                "name": one.name.printed,
                "kind": one.name.kind,
                "standards": len(one.name.standards),
                "competencies": [{"standard": code, "id": item} for code, item in one.name.places],
                "same_as": [
                    {"concept": str(other.concept), "name": other.printed} for other in one.same_as
                ],
            }
            for one in concepts
        ]
    }


def concepts_csv(concepts: Iterable[SharedConcept], language: Language) -> str:
    """Return the concepts as CSV, a row each, with every place."""
    rows = [_row(one, language, most=len(one.name.places), joint=" ") for one in concepts]
    return write_rows([_header(language), *rows])


def concepts_table(concepts: Sequence[SharedConcept], language: Language) -> str:
    """Return the concepts as plain text, the first places of each; a sentence where there are none."""
    if not concepts:
        return text("concepts.none-shared").in_(language) + "\n"
    rows = [_row(one, language, most=5, joint="\n") for one in concepts]
    return aligned(_header(language), rows, right=frozenset({2}))


def _header(language: Language) -> list[str]:
    return [text(f"concepts.{column}").in_(language) for column in _COLUMNS]


def _row(one: SharedConcept, language: Language, *, most: int, joint: str) -> list[str]:
    return [
        one.name.printed,
        text(f"concepts.kind-{one.name.kind}").in_(language),
        str(len(one.name.standards)),
        where(one.name, language, most).replace("\n", joint),
        joint.join(other.printed for other in one.same_as),
    ]
