"""Running text under construction: white space, lines and blocks."""

from __future__ import annotations

import re

_WHITE = " \t\n\r\f"
_WHITE_RUN = re.compile("[ \t\n\r\f]+")


class Passage:
    """Blocks of text (paragraphs, list items) of one place in a document."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._parts: list[str] = []
        self._gap = False  # a blank of the source waits for something to separate
        self._begun = False  # something stands on this line
        self._mark = ""

    def say(self, text: str) -> None:
        """Add text whose white space is the source's: a run of it is one blank, none at an end."""
        words = _WHITE_RUN.sub(" ", text).strip(" ")
        if words:
            if text[0] in _WHITE:
                self._gap = True
            self._separate()
            self._parts.append(words)
            self._begun = True
        if text:
            self._gap = text[-1] in _WHITE

    def keep(self, text: str) -> None:
        """Add text exactly as it is, but for tabs, which become blanks."""
        if text:
            self._separate()
            self._parts.append(text.replace("\t", " "))
            self._begun = True

    def break_line(self) -> None:
        """End the printed line within the block."""
        self._parts.append("\n")
        self._gap = self._begun = False

    def mark(self, mark: str) -> None:
        """Put `mark` in front of the next block."""
        self._mark = mark

    def end_block(self) -> None:
        """End a block; one that prints nothing leaves nothing."""
        self._gap = self._begun = False
        if not self._parts:
            return
        text = "".join(self._parts).strip("\n")
        self._parts.clear()
        if text.strip():
            self.add(self._mark + text)
            self._mark = ""

    def add(self, text: str) -> None:
        """Add a finished block."""
        if text.strip():
            self._blocks.append(text)

    def taken(self) -> list[str]:
        """Return the finished blocks and forget them."""
        blocks, self._blocks = self._blocks, []
        return blocks

    def _separate(self) -> None:
        if self._gap and self._begun:
            self._parts.append(" ")
        self._gap = False
