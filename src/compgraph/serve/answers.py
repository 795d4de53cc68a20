"""Answers that are remembered: the store does not change while it is served, so they stay true."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

# An answer larger than this part of all that may be kept is not worth a place.
_SHARE = 16
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Answered:
    """One finished answer: its bytes and what a response says about them."""

    body: bytes = field(repr=False)
    media: str
    rows: int = 0
    cut: str = ""
    kept: bool = True
    tag: str = field(init=False)

    def __post_init__(self) -> None:
        """Make the entity tag: the same for the same bytes in the same format."""
        digest = hashlib.blake2b(self.media.encode() + b"\0" + self.body, digest_size=12)
        object.__setattr__(self, "tag", f'"{digest.hexdigest()}"')


class Kept:
    """The answers used last, at most `size` bytes of them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held = 0
        self._answers: OrderedDict[Hashable, Answered] = OrderedDict()

    def get(self, key: Hashable) -> Answered | None:
        """Return a remembered answer, None where there is none."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, key: Hashable, answer: Answered) -> None:
        """Remember an answer, and forget what was not used for longest."""
        if not answer.kept or len(answer.body) > self._size // _SHARE:
            return
        before = self._answers.pop(key, None)
        self._held += len(answer.body) - (len(before.body) if before else 0)
        self._answers[key] = answer
        while self._held > self._size or len(self._answers) > _MOST:
            _, oldest = self._answers.popitem(last=False)
            self._held -= len(oldest.body)


class Verdicts:
    """What the examination made of the texts asked last: a text that passed needs no second one."""

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._texts: OrderedDict[str, str] = OrderedDict()

    def get(self, query: str) -> str | None:
        """Return the text as the engine gets it, None for one that is not known to be harmless."""
        written = self._texts.get(query)
        if written is not None:
            self._texts.move_to_end(query)
        return written

    def put(self, query: str, written: str) -> None:
        """Remember that a text has passed."""
        self._texts[query] = written
        if len(self._texts) > self._most:
            self._texts.popitem(last=False)
