"""Blanks and characters nobody sees: what line wrapping left inside words, and what to compare.

The wrap rule: a blank between two Chinese characters (or Chinese punctuation) is left over from
line wrapping and goes; every other run of blanks is real and becomes one space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from functools import lru_cache, partial

from compgraph.model import Span

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
_SIGN = r"[A-Za-z0-9+#&.'_]"
_WORD = rf"(?<!{_SIGN})[A-Za-z0-9]{_SIGN}*+"  # from a word's beginning, without going back: linear
_LATIN = re.compile(rf"[A-Za-z0-9]{_SIGN}*+")
_LATIN_BEFORE = re.compile(rf"[A-Za-z0-9]{_SIGN}*\Z")
_LONGEST_WORD = 40
_PAIR = re.compile(rf"({_WORD}) (?=([A-Za-z0-9]{_SIGN}*+))")
_BROKEN = re.compile(rf"(?P<left>{_WORD})(?:\r\n|[\r\n])(?P<right>[A-Za-z0-9]{_SIGN}*+)")
_ENDS_LINE = re.compile(rf"[{_CHINESE}/(\[-]|$")
_BEGINS_LINE = re.compile(rf"[{_CHINESE}/)\],.;:]|$")

INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0001\U000e0020-\U000e007f"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]+"
)
"""Control characters, zero-width characters, direction marks and code points that are none."""

LOST = re.compile("[\ufffd\ue000-\uf06b\uf06d\uf06f-\uf09e\uf0a0-\uf0b6\uf0b8-\uf8ff]+")
"""Replacement and private-use characters: what stood there was lost in an earlier conversion."""

TASK_MARK = re.compile(r"【\s*(T[0-9]+(?:\.[0-9]+)*)\s*】")
"""A mark that tells which task of its row a knowledge or skill serves."""

TASK_MARKS = re.compile(r"\s*(?:[、,，;；]?\s*【\s*[TＴ][0-9０-９.．\s]+】)+")
"""All such marks behind a name, with what separates them."""

_MARKS = re.compile(r"(?:[、,;]?【(?:註[0-9]*|T[0-9.]+)】)+")


def stored(printed: str, words: Container[str] = ()) -> str:
    """Return `printed` as the record keeps it: NFC, wrap spaces and invisible characters gone.

    `words` are the Latin words printed whole elsewhere: a line end inside one of them is no blank.
    """
    visible = unicodedata.normalize("NFC", INVISIBLE.sub("", printed))
    return _BLANKS.sub(partial(_blank, words=words), _WRAP.sub("", visible)).strip()


def _blank(run: re.Match[str], words: Container[str]) -> str:
    """Return what a run of blanks stands for: a space, or nothing where a line was only wrapped.

    A line end with no blank beside it tells nothing of a blank where lines may end anywhere: beside
    a Chinese character, or behind a hyphen, a stroke or an opening bracket. Between two Latin words
    it stands for the blank that the line end replaced, unless both make up a known word.
    """
    if run.group().strip("\r\n"):
        return " "
    text, start, end = run.string, run.start(), run.end()
    if _ENDS_LINE.match(text[start - 1 : start]) or _BEGINS_LINE.match(text[end : end + 1]):
        return ""
    left = _LATIN_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    right = _LATIN.match(text, end)
    return "" if left and right and left.group() + right.group() in words else " "


def latin_words(text: str) -> frozenset[str]:
    """Return the Latin words of a text, and pairs of them that one blank separates."""
    return frozenset(_LATIN.findall(text)) | frozenset(
        f"{left} {right}" for left, right in _PAIR.findall(text)
    )


def broken_latin(text: str) -> Iterator[tuple[Span, str, str]]:
    """Yield the places where a line ends between two Latin words, with both words."""
    for match in _BROKEN.finditer(text):
        yield Span(*match.span()), match["left"], match["right"]


def blank_free(printed: str) -> str:
    """Return `printed` for the comparison with a stored text: NFC, without any blank."""
    return "".join(
        unicodedata.normalize("NFC", INVISIBLE.sub("", part)) for part in printed.split()
    )


@lru_cache(maxsize=8192)  # a document asks of the same labels, codes and names again and again
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
