"""How alike two names are: 1 for the same, 0 for nothing in common; the same both ways round.

    likeness(a, b) = 2 · LCS(a, b) / (|a| + |b|)

LCS is the length of the longest common subsequence of characters: what would stay if one name
were edited into the other by inserting and deleting. Unlike `difflib`'s ratio it does not depend
on which of the two comes first, and a phrase that moves still counts in part. Two empty names: 1.

Names are compared in a form of their own: NFKC, without footnote marks (【註1】) and spaces.

Time: |b| steps of integers of |a| bits.

References
----------
H. Hyyrö, "Bit-parallel LCS-length computation revisited", Proc. 15th Australasian Workshop on
Combinatorial Algorithms (AWOCA), 2004, 16-27.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

_FOOTNOTE = re.compile(r"【註[^】]*】")
_SPACE = re.compile(r"\s+")
# What ends a great many names of knowledge and skills, and so tells none of them apart.
_COMMON_END = re.compile(r"(?:相關)?(?:能力|知識|概念|技能)+$")


def normalised(name: str) -> str:
    """Return a name for comparison: NFKC, without footnote marks (【註1】) and without spaces."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", _FOOTNOTE.sub("", name)))


def core(name: str) -> str:
    """Return a normalised name without the words that end most names: 能力, 知識, 概念, 技能."""
    return _COMMON_END.sub("", name) or name


def likeness(a: str, b: str) -> float:
    """Return how alike two normalised names are."""
    if not a and not b:
        return 1.0
    return 2 * _common(a, b) / (len(a) + len(b))


def _common(a: str, b: str) -> int:
    """Return the length of the longest common subsequence."""
    places: defaultdict[str, int] = defaultdict(int)
    for index, letter in enumerate(a):
        places[letter] |= 1 << index
    every = (1 << len(a)) - 1
    row = every
    for letter in b:
        matching = row & places.get(letter, 0)
        row = ((row + matching) | (row - matching)) & every
    return len(a) - row.bit_count()
