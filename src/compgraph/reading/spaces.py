"""Blanks and characters nobody sees: what line wrapping left inside words, and what to compare.

The wrap rule: a blank between two Chinese characters (or Chinese punctuation) is left over from
line wrapping and goes; every other run of blanks is real and becomes one space.
"""

from __future__ import annotations

import re
import unicodedata

_CHINESE = (
    r"\u2e80-\u2fdf"  # radicals
    r"\u3001-\u3003\u3005-\u3029\u3030-\u303f"  # punctuation, 々〇 and numerals
    r"\u3041-\u3096\u309d-\u30ff\u3105-\u312f\u31a0-\u31bf"  # kana, bopomofo
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # ideographs
    r"\uff01-\uff65"  # full-width forms
    r"\u2014\u2026\u2027"  # — … ‧
)
_WRAP = re.compile(rf"(?<=[{_CHINESE}])\s+(?=[{_CHINESE}])")
_BLANKS = re.compile(r"\s+")

INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0001\U000e0020-\U000e007f"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]+"
)
"""Control characters, zero-width characters, direction marks and code points that are none."""

LOST = re.compile("[\ufffd\ue000-\uf06b\uf06d\uf06f-\uf09e\uf0a0-\uf0b6\uf0b8-\uf8ff]+")
"""Replacement and private-use characters: what stood there was lost in an earlier conversion."""

TASK_MARK = re.compile(r"【T[0-9.]+】")
"""A mark that tells which task of its row a knowledge or skill serves."""

_MARKS = re.compile(r"(?:[、,;]?【(?:註[0-9]*|T[0-9.]+)】)+")


def stored(printed: str) -> str:
    """Return `printed` as the record keeps it: NFC, wrap spaces and invisible characters gone."""
    visible = unicodedata.normalize("NFC", INVISIBLE.sub("", printed))
    return _BLANKS.sub(" ", _WRAP.sub("", visible)).strip()


def blank_free(printed: str) -> str:
    """Return `printed` for the comparison with a stored text: NFC, without any blank."""
    return "".join(
        unicodedata.normalize("NFC", INVISIBLE.sub("", part)) for part in printed.split()
    )


def key(printed: str) -> str:
    """Return `printed` for recognising words: NFKC, without any blank."""
    return "".join(unicodedata.normalize("NFKC", INVISIBLE.sub("", printed)).split())


def unmarked(name: str) -> str:
    """Return the key of a name without footnote marks 【註1】 and task marks 【T1.1】、【T1.2】."""
    return _MARKS.sub("", key(name))


class _Folding(dict[int, int]):
    def __missing__(self, point: int) -> int:
        plain = unicodedata.normalize("NFKC", chr(point))
        self[point] = folded = ord(plain) if len(plain) == 1 else point
        return folded


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Return `text` with full-width and compatibility characters folded, of the same length."""
    return text.translate(_FOLDING)
