"""What there is to tell of single characters: left out, lost before, stored otherwise, in doubt."""

from __future__ import annotations

import re
import unicodedata

from compgraph.model import Span
from compgraph.reading.cells import opens_with_code
from compgraph.reading.document import Document
from compgraph.reading.remarks import Remarks, excerpt
from compgraph.reading.spaces import INVISIBLE, LOST, broken_latin

_RADICALS = re.compile("[\u2e80-\u2fdf]+")
_WORD = re.compile(r"\S+")


def check_characters(document: Document, remarks: Remarks) -> None:
    """Tell of characters that were left out, lost before, or stored in another form."""
    for match in INVISIBLE.finditer(document.text):
        points = " ".join(dict.fromkeys(f"U+{ord(one):04X}" for one in match.group()))
        remarks.add("invisible-characters", "info", Span(*match.span()), points=points)
    for match in LOST.finditer(document.text):
        remarks.add("characters-lost", "warning", Span(*match.span()))
    _line_ends(document, remarks)
    for match in _RADICALS.finditer(document.text):
        meant = unicodedata.normalize("NFKC", match.group())
        remarks.add("radicals-for-characters", "info", Span(*match.span()), meant=meant)
    if unicodedata.is_normalized("NFC", document.text):
        return
    for match in _WORD.finditer(document.text):
        if not unicodedata.is_normalized("NFC", match.group()):
            remarks.add(
                "characters-normalised",
                "info",
                Span(*match.span()),
                kept=excerpt(unicodedata.normalize("NFC", match.group())),
            )


def _line_ends(document: Document, remarks: Remarks) -> None:
    """Tell where a line ends between two Latin words that stand together nowhere else.

    A blank is assumed there; in a narrow cell it may have been one word (「AI」「oT」).
    """
    for line in document.lines:
        for cell in line.cells if line.free else ():
            for span, left, right in broken_latin(document.printed(cell)):
                place = Span(cell.start + span.start, cell.start + span.end)
                known = f"{left} {right}" in document.latin or left + right in document.latin
                if not known and not opens_with_code(
                    document, Span(place.end - len(right), cell.end)
                ):
                    remarks.add("blank-assumed", "info", place, left=left, right=right)
