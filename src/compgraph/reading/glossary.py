"""Which indicators use the words that the glossary explains.

A word is used where its letters stand one after the other, whatever blanks (a line wrap inside the
word) and whichever width of brackets are printed; brackets behind a word (「生成式AI（Generative
AI）」) and marks (「【註1】」) need not be printed with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from compgraph.model import Indicator, Term
from compgraph.reading.spaces import key

_BRACKETS = re.compile(r"\([^()]*\)|【[^【】]*】")


def linked(terms: Iterable[Term], indicators: Iterable[Indicator]) -> tuple[Term, ...]:
    """Return the terms, each with the ids of the indicators that use its word."""
    listed = list(indicators)
    texts = [key(indicator.text) for indicator in listed]
    page = "\n".join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return tuple(
        replace(term, indicators=tuple(listed[place].id for place in _using(term, page, starts)))
        for term in terms
    )


def _using(term: Term, page: str, starts: list[int]) -> Iterator[int]:
    """Yield which of the texts on the page (one a line, in order) use the word."""
    word = _BRACKETS.sub("", key(term.name))
    found = page.find(word) if word else -1
    while found >= 0:
        line = bisect_right(starts, found) - 1
        yield line
        found = page.find(word, starts[line + 1]) if line + 1 < len(starts) else -1
