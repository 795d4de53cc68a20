"""The marks that open a line of a list."""

from __future__ import annotations

import re

from compgraph.model import Span
from compgraph.reading.document import Document, Line
from compgraph.reading.labels import BULLETS

_BULLET = re.compile(rf"[{re.escape(BULLETS.replace('-', ''))}]+|-+(?=\s|\*|$)")


def without_bullet(document: Document, line: Line, headers: list[Span]) -> tuple[Span, bool]:
    """Return the line without bullets and the stars of bold print, and whether it had a bullet."""
    text = document.trimmed(line.span.start, line.span.end)
    bulleted = False
    while match := _BULLET.match(document.text, text.start, text.end):
        headers.append(Span(*match.span()))
        text = document.trimmed(match.end(), text.end)
        bulleted = True
    end = text.end
    while end > text.start and document.text[end - 1] == "*":
        end -= 1
    if end < text.end:
        headers.append(Span(end, text.end))
    return document.trimmed(text.start, end), bulleted
