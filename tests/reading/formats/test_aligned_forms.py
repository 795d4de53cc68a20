"""Aligned text above the main table: the rows of the profile and of the versions."""

from __future__ import annotations

from aligned_making import HEADER, laid, read
from compgraph.grid import Paragraph, Table


def test_labels_and_values_of_the_profile_are_cells() -> None:
    """Wrapped labels and values are one; a code's label parts what one blank does not."""
    at = (0, 7, 14, 30)
    found = read(
        laid("職能基準名稱", "", "職類", places=at)
        + laid("(擇一填寫)", "", "職業", "專員", places=at)
        + laid("所屬", "職業別", "資訊人員 職業別代碼", "3512", places=at)
        + laid("類別", places=at)
        + laid("工作描述", "", "負責系統的開發，", places=at)
        + laid("", "", "並測試系統。", places=at)
        + laid("基準級別", "", "3", places=at)
        + HEADER
    )
    assert isinstance(found[0], Table)
    assert [[cell.text for cell in row.cells] for row in found[0].rows] == [
        ["職能基準名稱\n(擇一填寫)", "職類"],
        ["職業", "專員"],
        ["所屬\n類別", "職業別", "資訊人員", "職業別代碼", "3512"],
        ["工作描述", "負責系統的開發，\n並測試系統。"],
        ["基準級別", "3"],
    ]


def test_lines_that_may_be_of_the_value_above_or_below_stay_paragraphs() -> None:
    """A label in the middle of its value: its first line may be the last of the value above."""
    found = read(
        laid("行業別", "程式設計業", places=(0, 14))
        + laid("", "負責系統的", places=(0, 14))
        + laid("工作描述", "開發與維護，", places=(0, 14))
        + laid("", "並測試系統。", places=(0, 14))
        + HEADER
    )
    assert [piece.text for piece in found if isinstance(piece, Paragraph)] == ["負責系統的"]


def test_cells_of_the_version_table_stand_below_its_words() -> None:
    """V1 has no 更新說明; its name goes on in the next line."""
    at = (0, 5, 22, 36, 46, 56)
    words = ("版本", "職能基準代碼", "職能基準名稱", "狀態", "更新說明", "發展更新日期")
    table = read(
        laid(*words, places=at)
        + laid("V2", "ISD3512-001v2", "系統人員", "最新版本", "略", "2024/12/15", places=at)
        + laid("V1", "ISD3512-001v1", "系統開發與", "歷史版本", "", "2018/12/20", places=at)
        + laid("", "", "維護人員", places=at)
        + HEADER
    )[0]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[2].cells] == [
        *("V1", "ISD3512-001v1", "系統開發與\n維護人員", "歷史版本", "", "2018/12/20")
    ]
