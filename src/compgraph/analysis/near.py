"""Names that may mean the same: near-duplicates, for a person to judge, never merged.

The score of two names, from 0 to 1, is

    score = (0.4·E + 0.4·G + 0.2·F) · d

E  edit similarity of the core labels, 1 − L / n: L is the Levenshtein distance, n the length of
   the longer one (Levenshtein 1966, Soviet Physics Doklady 10(8):707–710; computed by the bit
   vectors of Myers 1999, doi:10.1145/316542.316550, as in Hyyrö 2003).
G  cosine of the sets of character bigrams of the core labels, with a mark for beginning and end,
   |A ∩ B| / √(|A|·|B|) (the Ochiai coefficient; for n-grams of names see Salton & McGill 1983,
   Introduction to Modern Information Retrieval; Cohen, Ravikumar & Fienberg 2003, IIWeb, 73–78).
F  edit similarity of the whole names.
d  0.5 when the names say that they mean different things, 0.8 when only one of them has Latin
   words or numbers or a word such as 基礎 or 軟體, else 1 (`wording.differ`, `wording.says_more`).

Core labels of the same characters in another order (程式撰寫, 撰寫程式) count E = G = 0.9. The core
label is a name without 能力, 知識, 概念 … (`wording.core`). The weights, factors and LEAST are
compgraph's own choice. On 70 pairs judged by hand (tests/cases/concepts/near-pairs.tsv, 34 of them
worth asking about) LEAST gives a precision of 31/32 and a recall of 31/34; what it misses are
other words for the same thing (判斷, 研判; 控制, 管制) and a longer name turned round. The score
depends on the two names alone, not on what else there is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from scipy import sparse

from compgraph.analysis.wording import Wording, differ, says_more, wording

METHOD = "near-names-1"
"""The name of this measure; it changes with the formula."""

LEAST = 0.75
"""From which score on two names are worth asking a person about."""

_EDIT, _GRAMS, _WHOLE = 0.4, 0.4, 0.2
_DIFFERENT, _MORE = 0.5, 0.8
_REORDERED = 0.9
_ROWS = 400
"""How many names are compared with all others at a time: bounds the memory."""


class Likeness(NamedTuple):
    """How alike two names are, and by which measures (see the module)."""

    score: float
    core: float
    grams: float
    whole: float
    factor: float
    same_core: bool
    reordered: bool


class Near(NamedTuple):
    """Two names that are worth asking about."""

    a: str
    b: str
    likeness: Likeness


def likeness(a: str, b: str) -> Likeness:
    """Return how alike two names are; 1 for names that differ in nothing that counts."""
    return _likeness(wording(a), wording(b))


def near(names: Sequence[str], *, least: float = LEAST) -> list[Near]:
    """Return the pairs of names that score `least` or more, highest first, then by name.

    `names` are of one kind; the same name twice counts once. Pairs are found by the bigrams they
    share, and none is missed. Takes time in proportion to the pairs that share a bigram, which grows
    faster than the names do: 10,000 take 0.7 s, 40,000 take 6 s (benchmarks/near.py).

    Raises ValueError when `least` is not above 0.6: names that share no bigram could reach it.
    """
    if not _EDIT + _WHOLE < least <= 1:
        raise ValueError(f"least must lie above {_EDIT + _WHOLE} and not above 1: {least}")
    listed = sorted(set(names))
    said = [wording(name) for name in listed]
    found = [
        Near(listed[a], listed[b], measured)
        for a, b in sorted(set(_candidates(said, least)))
        if (measured := _likeness(said[a], said[b])).score >= least
    ]
    return sorted(found, key=lambda pair: (-pair.likeness.score, pair.a, pair.b))


def distance(a: str, b: str) -> int:
    """Return the Levenshtein distance: how many letters to insert, delete or replace."""
    if not a or not b:
        return len(a) + len(b)
    places: dict[str, int] = {}
    for place, letter in enumerate(a):
        places[letter] = places.get(letter, 0) | 1 << place
    mask, last = (1 << len(a)) - 1, 1 << (len(a) - 1)
    more, less, score = mask, 0, len(a)
    for letter in b:
        equal = places.get(letter, 0)
        diagonal = (((equal & more) + more) ^ more) | equal | less
        up, down = (less | ~(diagonal | more)) & mask, more & diagonal
        score += bool(up & last) - bool(down & last)
        up = (up << 1 | 1) & mask
        more = ((down << 1) | ~(diagonal | up)) & mask
        less = up & diagonal
    return score


def _likeness(a: Wording, b: Wording) -> Likeness:
    reordered = a.core != b.core and sorted(a.core) == sorted(b.core)
    edit = _REORDERED if reordered else _similarity(a.core, b.core)
    grams = _REORDERED if reordered else _cosine(a.core, b.core)
    whole = _similarity(a.letters, b.letters)
    factor = _DIFFERENT if differ(a, b) else _MORE if says_more(a, b) else 1.0
    score = (_EDIT * edit + _GRAMS * grams + _WHOLE * whole) * factor
    return Likeness(round(score, 4), edit, grams, whole, factor, a.core == b.core, reordered)


def _similarity(a: str, b: str) -> float:
    longest = max(len(a), len(b))
    return 1 - distance(a, b) / longest if longest else 1.0


def _bigrams(label: str) -> set[str]:
    marked = f"^{label}$"
    return {marked[place : place + 2] for place in range(len(marked) - 1)}


def _cosine(a: str, b: str) -> float:
    one, other = _bigrams(a), _bigrams(b)
    return len(one & other) / math.sqrt(len(one) * len(other))


def _candidates(said: Sequence[Wording], least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places that can reach a score of `least`, lower place first.

    G is known for each pair from the bigrams it shares. One edit takes at most two of them away
    (Ukkonen 1992, doi:10.1016/0304-3975(92)90143-4), and changes the length by one at most: that
    bounds E and F. Core labels of the same characters are found by themselves.
    """
    yield from _same_characters(said)
    grams = _matrix([one.core for one in said])
    columns = grams.T.tocsr()
    counts = np.diff(grams.indptr)
    cores = np.array([len(one.core) for one in said])
    wholes = np.array([len(one.letters) for one in said])
    for start in range(0, len(said), _ROWS):
        found = (grams[start : start + _ROWS] @ columns).tocoo()
        later = found.col > found.row + start
        a, b, shared = found.row[later] + start, found.col[later], found.data[later]
        most = np.maximum(counts[a], counts[b])
        edit = 1 - np.ceil((most - shared) / 2) / np.maximum(cores[a], cores[b])
        cosine = shared / np.sqrt(counts[a] * counts[b])
        whole = 1 - np.abs(wholes[a] - wholes[b]) / np.maximum(wholes[a], wholes[b])
        close = _EDIT * edit + _GRAMS * cosine + _WHOLE * whole >= least - 1e-6
        yield from zip(a[close].tolist(), b[close].tolist(), strict=True)


def _same_characters(said: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    groups: dict[str, list[int]] = {}
    for place, one in enumerate(said):
        groups.setdefault("".join(sorted(one.core)), []).append(place)
    for places in groups.values():
        yield from combinations(places, 2)


def _matrix(labels: Sequence[str]) -> sparse.csr_array:
    """Return labels x bigrams, 1 where the label has the bigram."""
    numbers: dict[str, int] = {}
    starts, places = [0], list[int]()
    for label in labels:
        places += sorted(numbers.setdefault(gram, len(numbers)) for gram in sorted(_bigrams(label)))
        starts.append(len(places))
    ones = np.ones(len(places), dtype=np.float32)
    return sparse.csr_array((ones, places, starts), shape=(len(labels), len(numbers)))
