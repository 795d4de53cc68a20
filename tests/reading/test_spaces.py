"""Blanks that line wrapping left, real blanks, and characters nobody sees."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compgraph.reading.document import Document
from compgraph.reading.spaces import (
    INVISIBLE,
    blank_free,
    broken_latin,
    folded,
    key,
    latin_words,
    stored,
    unmarked,
)

CASES = Path(__file__).parents[1] / "cases" / "reading"


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("可行 性", "可行性"),
        ("雲端產品 資訊。", "雲端產品資訊。"),
        ("報告， 完成", "報告，完成"),
        ("檢視日誌檔 (Log File)，進行", "檢視日誌檔 (Log File)，進行"),
        ("自然語言處理 (NLP) 基礎", "自然語言處理 (NLP) 基礎"),
        ("生成式 AI 模型", "生成式 AI 模型"),
        ("Log  \t File", "Log File"),
        ("設備\u3000基線", "設備基線"),
        ("日\u200b誌\ufeff檔", "日誌檔"),
        ("\uf97e測", "量測"),  # a compatibility ideograph: NFC has one form
        ("（Ｋ）：", "（Ｋ）："),  # widths are kept as printed
        ("  前後  ", "前後"),
        ("【4 級】", "【4 級】"),
        ("𠀀 𠀀", "𠀀𠀀"),
    ],
)
def test_what_is_kept(printed: str, kept: str) -> None:
    """A blank between two Chinese characters goes; every other run becomes one space."""
    assert stored(printed) == kept


def examples() -> list[tuple[str, str]]:
    """Return the list of wraps and blanks, `\\n` and `\\u….` written out."""
    lines = (CASES / "blanks.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(plain(printed), plain(kept)) for printed, kept in pairs]


def plain(written: str) -> str:
    """Return what an escape in the list stands for."""
    ends = written.replace("\\r", "\r").replace("\\n", "\n")
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), ends)


def test_the_list_of_wraps_is_long_enough() -> None:
    """At least sixty, none twice."""
    listed = [printed for printed, _ in examples()]
    assert len(listed) >= 60
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize(("printed", "kept"), examples())
def test_a_wrap_is_told_from_a_blank(printed: str, kept: str) -> None:
    """Wrap spaces and line ends between Chinese characters go; real blanks stay."""
    assert stored(printed) == kept


def test_a_word_cut_by_a_line_end_is_one_where_it_is_printed_whole_elsewhere() -> None:
    """「AI」「oT」 in a narrow cell is AIoT in a document that prints AIoT; else the doubt is told."""
    lines = "AIoT應用\n開發AI oT\n"
    words = latin_words(lines)
    assert stored("AI\noT系統", words) == "AIoT系統"
    assert stored("AI\noT系統") == "AI oT系統"
    assert [(left, right) for _, left, right in broken_latin("AI\noT系統")] == [("AI", "oT")]


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("職能 級別", "職能級別"),
        ("（Ｋ＝knowledge 知識）", "(K=knowledge知識)"),
        ("Ｔ１．１", "T1.1"),
    ],
)
def test_words_are_compared_without_blanks_and_widths(printed: str, word: str) -> None:
    """NFKC, for recognising words only."""
    assert key(printed) == word


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("創意知識【註2】", "創意知識"),
        ("專利知識【T1.1】、【T1.5】", "專利知識"),
        ("專利知識【T1.1】【T1.2】", "專利知識"),
        ("計算【乙級】", "計算【乙級】"),
        ("甲、乙知識", "甲、乙知識"),
    ],
)
def test_marks_are_no_part_of_a_name(printed: str, name: str) -> None:
    """Footnote and task marks only; other brackets stay."""
    assert unmarked(printed) == name


@given(st.text(max_size=40))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_folding_keeps_places_and_storing_is_stable(text: str) -> None:
    """A folded text has the same length; storing twice changes nothing; no character is lost."""
    assert len(folded(text)) == len(text)
    assert stored(stored(text)) == stored(text)
    assert unicodedata.is_normalized("NFC", stored(text))
    assert INVISIBLE.search(stored(text)) is None
    assert blank_free(stored(text)) == blank_free(text)


@given(st.text(alphabet="ab\t\n\r\x0b\x0c\u2028\x85職", max_size=30))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_lines_end_at_line_ends_only(text: str) -> None:
    """The lines are those that universal newlines give; cells lie inside their line."""
    lines = Document(text).lines
    printed = [text[line.span.start : line.span.end] for line in lines]
    assert printed == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line in lines:
        assert len(line.cells) == text[line.span.start : line.span.end].count("\t") + 1
        for cell in line.cells:
            assert line.span.start <= cell.start <= cell.end <= line.span.end
            assert text[cell.start : cell.end] == text[cell.start : cell.end].strip()
