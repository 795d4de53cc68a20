"""Aligned text: the record that the table gives, nothing lost, and what is refused.

The long cases are ISD3512-001v3 as a ruled table on A4 landscape pages, once by our printer and
once by Chromium (`chromium`, whose columns are narrower); both were made text by pdftotext 22.12
-layout (`layout`) and by pdfplumber's extract_text(layout=True) (`pdfplumber`), `plain` by
extract_text(). Chromium's fonts give Kangxi radicals for some characters (⼯ for 工). The short
cases were typed by hand.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compgraph.reading
from aligned_making import HEADER, ROW, laid, read
from compgraph.errors import SourceRefused
from compgraph.grid import Paragraph, Table
from compgraph.model import Standard
from compgraph.reading.formats import aligned_text
from compgraph.resources import shipped_standard
from office_making import printed, visible

HERE = Path(__file__).parents[2] / "cases" / "aligned"
LONG = ("layout", "pdfplumber", "chromium.layout", "chromium.pdfplumber")
TEXTS = [(HERE / f"ISD3512-001v3.{name}.txt").read_text("utf-8") for name in LONG]


def rows(text: str) -> list[list[str]]:
    """Return the filled cells of each row of the main table, without its header."""
    tables = [piece for piece in read(text) if isinstance(piece, Table)]
    return [
        [cell.text for cell in row.cells if cell.text]
        for table in tables
        for row in table.rows
        if row.cells[1].text != "工作任務"
    ]


def refused(text: str) -> tuple[str, int | None]:
    with pytest.raises(SourceRefused) as refusal:
        read(text)
    return refusal.value.rule, refusal.value.line


def relations(standard: Standard) -> dict[str, Any]:
    """Return task → codes of outputs and indicators, level, codes of knowledge and skills."""
    return {
        task: (
            [one.code for one in block.outputs],
            [one.code for one in block.indicators],
            block.level,
            [one.competency for one in block.knowledge],
            [one.competency for one in block.skills],
        )
        for block in standard.blocks
        for task in block.tasks
    }


@pytest.fixture(scope="module")
def shipped() -> Standard:
    return compgraph.reading.read(shipped_standard()).standard


@pytest.mark.parametrize("name", LONG)
def test_each_task_has_the_codes_of_the_shipped_record(name: str, shipped: Standard) -> None:
    """Outputs, indicators, level, knowledge and skills of T1.1 to T2.5 are those of the record."""
    found = compgraph.reading.read(HERE / f"ISD3512-001v3.{name}.txt")
    assert found.source.format == "aligned"
    assert relations(found.standard) == relations(shipped)
    assert "text-not-recognised" not in {one.rule for one in found.findings}


@pytest.mark.parametrize("name", ["layout", "pdfplumber", "chromium.layout"])
def test_the_whole_record_is_equal(name: str, shipped: Standard) -> None:
    """Every name and text, the versions and the profile are those of the shipped record, too."""
    assert compgraph.reading.read(HERE / f"ISD3512-001v3.{name}.txt").standard == shipped


def test_form_feeds_are_not_needed(shipped: Standard, tmp_path: Path) -> None:
    """Without form feeds the footers end the pages; without these, the repeated headers do."""
    for count, text in enumerate(TEXTS):
        plain = text.replace("\f", "")
        for other in (plain, re.sub("第[0-9]+[頁⾴]，總共[0-9]+[頁⾴]", "", plain)):
            path = tmp_path / f"{count}.txt"
            path.write_text(other, "utf-8")
            assert relations(compgraph.reading.read(path).standard) == relations(shipped)


def test_text_whose_columns_are_glued_is_refused() -> None:
    """pdfplumber's plain text has single blanks between the columns of line 16, its header."""
    path = HERE / "ISD3512-001v3.plain.txt"
    with pytest.raises(SourceRefused) as refusal:
        compgraph.reading.read(path)
    assert (refusal.value.rule, refusal.value.line) == ("columns-glued", 16)


def test_columns_without_their_places_are_refused(tmp_path: Path) -> None:
    """Two blanks for every wider gap leave no place that tells 職責 from 任務 in a second line."""
    for text in TEXTS:
        path = tmp_path / "standard.txt"
        path.write_text(re.sub("  +", "  ", text), "utf-8")
        with pytest.raises(SourceRefused) as refusal:
            compgraph.reading.read(path)
        assert refusal.value.rule == "columns-unclear"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADER, True),
        ("主要職責  工作任務  績效指標\n", True),
        ("主要職責 工作任務 績效指標\n", True),
        ("職能\n工作任務  行為指標  級別\n", True),
        ("工作職責\t工作任務\t工作產出\t行為指標\n", False),
        ("工作任務  行為指標\n", False),
        ("工作職責\n工作任務\n工作產出\n行為指標\n", False),
        ("職能標準的工作任務  行為指標  職能級別\n", False),
        ("", False),
    ],
)
def test_three_column_words_in_a_line_without_tabs_are_aligned_text(
    text: str, *, expected: bool
) -> None:
    """Tabs, fewer words, words of a sentence, and words below each other are none."""
    assert aligned_text.is_aligned(text) is expected


def test_a_level_and_a_duty_may_stand_in_the_middle_of_their_cells() -> None:
    """The level is in a line of its own between two of its row, T1 beside the second task."""
    found = rows(
        HEADER
        + laid("", "T1.1訂定", "O1.1.1計畫", "P1.1.1擬訂計畫。", "", "K01知識甲", "S01技能甲")
        + laid("", "", "", "", "3")
        + laid("", "目標", "", "P1.1.2核定計畫。", "", "K02知識乙", "S02技能乙")
        + laid(
            "T1規劃", "T1.2檢討", "O1.2.1報告", "P1.2.1檢討成果。", "4", "K01知識甲", "S01技能甲"
        )
        + laid("工作", "", "", "P1.2.2提出報告。", "", "K03知識丙")
    )
    first = ["T1規劃\n工作", "T1.1訂定\n目標", "O1.1.1計畫", "P1.1.1擬訂計畫。\nP1.1.2核定計畫。"]
    second = ["T1.2檢討", "O1.2.1報告", "P1.2.1檢討成果。\nP1.2.2提出報告。"]
    assert found == [
        [*first, "3", "K01知識甲\nK02知識乙", "S01技能甲\nS02技能乙"],
        [*second, "4", "K01知識甲\nK03知識丙", "S01技能甲"],
    ]


def test_tasks_in_the_middle_of_their_cells_are_refused() -> None:
    """P1.2.1 stands above T1.2: in which row the knowledge between them is cannot be told."""
    text = (
        HEADER
        + ROW
        + laid("", "", "", "P1.2.1檢討成果。", "", "K02知識乙", "S02技能乙")
        + laid("", "T1.2檢討", "O1.2.1報告", "P1.2.2提出報告。", "3", "K03知識丙", "S03技能丙")
    )
    assert refused(text) == ("columns-unclear", 3)


def test_several_tasks_may_share_a_row() -> None:
    """T1.2 begins nothing but its name: it is in the cell of T1.1; T1.3 has a row of its own."""
    found = rows(
        HEADER
        + ROW
        + laid("", "T1.2檢討", "", "並核定之。")
        + laid("", "T1.3公布", "O1.3.1報告", "P1.3.1公布報告。", "4", "K01知識甲", "S01技能甲")
    )
    assert [row[:2] for row in found] == [
        ["T1規劃", "T1.1訂定\nT1.2檢討"],
        ["T1.3公布", "O1.3.1報告"],
    ]


def test_a_task_that_may_share_the_row_above_or_not_is_refused() -> None:
    """Nothing tells whether T1.2, apart from T1.1 and without codes of its own, begins a row."""
    text = HEADER + ROW + laid("", "", "", "並核定之。") + laid("", "T1.2檢討", "", "檢討成果。")
    assert refused(text) == ("columns-unclear", 4)


def test_a_second_level_begins_a_second_row_of_the_task() -> None:
    """Levels 3 and 4 in the rows of one task; knowledge starts again with the second one."""
    found = rows(
        HEADER
        + ROW
        + laid("", "", "", "P1.1.2核定計畫。", "", "K02知識乙")
        + laid("", "", "O1.1.2報告", "P1.1.3提出報告。", "4", "K01知識甲", "S02技能乙")
    )
    assert [row[-3:] for row in found] == [
        ["3", "K01知識甲\nK02知識乙", "S01技能甲"],
        ["4", "K01知識甲", "S02技能乙"],
    ]


def test_a_digit_before_a_code_is_the_level_wherever_it_stands() -> None:
    """A long indicator pushes the level to the right, with one blank before and behind it."""
    glued = "P1.2.1檢討(Review)成果 並公布 4 K01知識甲"
    found = rows(
        HEADER
        + ROW
        + laid("", "", "", "並將核定之計畫送交各有關單位。")
        + laid("", "T1.2檢討", "O1.2.1報告", glued, "", "", "S01技能甲")
    )
    assert found[1][2:] == ["P1.2.1檢討(Review)成果 並公布", "4", "K01知識甲", "S01技能甲"]


def test_an_output_of_the_task_above_in_the_row_below_is_refused() -> None:
    """O1.1.2 in the second line of T1.2: which of the two is printed wrong cannot be told."""
    text = (
        HEADER
        + ROW
        + laid("", "T1.2檢討", "O1.2.1報告", "P1.2.1檢討成果。", "3", "K01知識甲", "S01技能甲")
        + laid("", "", "O1.1.2計畫", "P1.2.2提出報告。")
    )
    assert refused(text) == ("columns-unclear", 4)


def test_a_code_of_another_kind_in_a_column_is_refused() -> None:
    """K02 among the indicators; in the column of skills it would be a fault that standards have."""
    text = HEADER + ROW + laid("", "", "", "並核定之。", "", "K02知識乙")
    assert refused(text + laid("", "", "", "K03知識丙")) == ("columns-unclear", 4)
    found = rows(text + laid("", "", "", "", "", "", "K03知識丙"))
    assert found[0][-1] == "S01技能甲\nK03知識丙"


def test_words_between_two_columns_that_may_be_of_either_are_refused() -> None:
    """「乙」 stands 7 characters left of the skills and 13 right of the knowledge."""
    text = HEADER + ROW + laid("乙", places=(73,))
    assert refused(text) == ("columns-unclear", 3)


def test_what_stands_around_the_table_on_a_page_is_no_cell() -> None:
    """A running head above the repeated header, a footer and a page number are paragraphs."""
    second = ROW.replace("1.1", "1.2")
    text = f"{HEADER}{ROW}\n\n      2\n\f某某職能基準\n{HEADER}{second}\n第2頁，總共2頁\n"
    found = read(text)
    paragraphs = [piece.text for piece in found if isinstance(piece, Paragraph)]
    assert paragraphs == ["2", "某某職能基準", "第2頁，總共2頁"]
    tables = [piece for piece in found if isinstance(piece, Table)]
    assert [(row.page, row.line) for table in tables for row in table.rows] == [
        *((1, 1), (1, 2)),
        *((2, 7), (2, 8)),
    ]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_character_is_lost(data: st.DataObject) -> None:
    """Of a text cut, spoilt or put together in any way each character is kept, or it is refused."""
    lines = data.draw(st.sampled_from(TEXTS)).split("\n")
    start = data.draw(st.integers(0, len(lines)))
    others = data.draw(
        st.lists(st.sampled_from([*lines, "\f", "T1.1 K01  3", "字  職能級別"]), max_size=9)
    )
    lines[start : start + data.draw(st.integers(0, 9))] = others
    text = "\n".join(lines)
    try:
        found = read(text)
    except SourceRefused as refusal:
        assert refusal.rule in ("columns-unclear", "columns-glued", "file-empty")  # noqa: PT017
    else:
        assert visible(printed(found)) == visible([text])


def test_the_codes_of_a_real_document_are_those_of_its_pdf(outside: Path, tmp_path: Path) -> None:
    """pdfplumber's layout text of temple-manager.pdf gives the relations that its tables give."""
    import pdfplumber

    path = outside / "icap" / "pdf" / "temple-manager.pdf"
    with pdfplumber.open(path) as document:
        text = "\f".join(page.extract_text(layout=True) for page in document.pages)
    copy = tmp_path / "temple-manager.txt"
    copy.write_text(text, "utf-8")
    tasks = relations(compgraph.reading.read(copy).standard)
    assert len(tasks) == 14
    assert tasks == relations(compgraph.reading.read(path).standard)
