"""Two wordings of one thing side by side: what stayed, what went, what came.

Chinese is compared character by character, a Latin word or a number as a whole. The pieces are for
people to read: a single character that stayed between two that changed is counted as changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from compgraph.analysis.changes.likeness import core, likeness, normalised

SLIGHT = 0.8
"""Names at least this alike are a slight edit, unless a word was replaced by another."""

_WORD = 2
_TOKEN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+|.", re.DOTALL)


class Piece(NamedTuple):
    """A part of two wordings: in both, in the old one only, or in the new one only."""

    what: Literal["same", "gone", "new"]
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return both wordings as one row of pieces; old is all but the new ones, new all but the gone."""
    found: list[Piece] = []
    gone = came = ""
    for same, before, after in _runs(old, new):
        if same and (len(before) > 1 or not (gone or came)):
            found += _changed(gone, came)
            gone = came = ""
            found.append(Piece("same", before))
        else:
            gone, came = gone + before, came + after
    return tuple(_settled([*found, *_changed(gone, came)]))


def slight(old: str, new: str) -> bool:
    """Return whether the new wording is a small edit of the old one, by form alone.

    At least SLIGHT alike once normalised, and nowhere two or more characters replaced by two or
    more others: that would be another word, unless it is one that ends most names (概念, 知識).
    What the words mean is for people to judge.
    """
    old, new = core(normalised(old)), core(normalised(new))
    if likeness(old, new) < SLIGHT:
        return False
    return not any(
        not same and len(before) >= _WORD and len(after) >= _WORD
        for same, before, after in _runs(old, new)
    )


def _runs(old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    """Yield the wordings run by run: whether it stayed, its text in the old and in the new one."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield tag == "equal", "".join(before[i:j]), "".join(after[k:m])


def _changed(gone: str, came: str) -> list[Piece]:
    changed = (Piece("gone", gone), Piece("new", came))
    return [piece for piece in changed if piece.text]


def _settled(found: list[Piece]) -> list[Piece]:
    """Return the pieces without an end that a lone character, counted as changed, has in common."""
    if len(found) >= 2 and (found[-2].what, found[-1].what) == ("gone", "new"):
        gone, new = found[-2].text, found[-1].text
        if gone[-1] == new[-1]:
            last = Piece("same", gone[-1])
            return [*found[:-2], *_changed(gone[:-1], new[:-1]), last]
    return found
