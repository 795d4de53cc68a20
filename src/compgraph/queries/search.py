"""Finding a question by words: in its name, summary, description, parameters and columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from compgraph.messages import text
from compgraph.queries.library import Question, library

# A word in the name or the summary tells more than one that a column happens to have.
_WEIGHTS = (8, 4, 2, 1)


def search(words: str, questions: Iterable[Question] | None = None) -> tuple[Question, ...]:
    """Return the questions that have every one of the words, the best first.

    Words stand apart by spaces; each may be part of a word there, in Chinese or English. Letter
    case and full-width forms do not matter. A question counts more where more of the words are in
    its name, then its summary, then its description, and equal ones come in the order given: that
    of the library. No words find all questions.
    """
    wanted = dict.fromkeys(_folded(words).split())
    chosen = library().values() if questions is None else questions
    scored = [(_score(question, wanted), question) for question in chosen]
    found = [(score, question) for score, question in scored if score is not None]
    return tuple(question for _, question in sorted(found, key=lambda pair: -pair[0]))


def _score(question: Question, words: Iterable[str]) -> int | None:
    """Return how well the question fits, None where it lacks a word."""
    parts = [_folded(" ".join(part)) for part in _parts(question)]
    total = 0
    for word in words:
        weights = [weight for weight, part in zip(_WEIGHTS, parts, strict=True) if word in part]
        if not weights:
            return None
        total += max(weights)
    return total


def _parts(question: Question) -> Iterator[list[str]]:
    """Yield what can be searched, in both languages, the most telling first."""
    yield [question.name, question.name.replace("-", " ")]
    yield [*question.summary]
    theme = text(f"queries.theme-{question.theme}") if question.theme else ()
    yield [*question.description, *theme]
    rest: list[str] = []
    for parameter in question.params:
        rest += [parameter.name, *parameter.meaning, *parameter.expected()]
    for column in question.columns:
        rest += [column.name, *column.meaning]
    yield rest


def _folded(written: str) -> str:
    return unicodedata.normalize("NFKC", written).casefold()
