"""The title, the version table and the profile: what stands above the main table."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from compgraph.exports.printing.pieces import Label, Ruled
from compgraph.grid import Cell, Row
from compgraph.model import Classification, ClassificationKind, Standard

_VERSION = ("版本", "職能基準代碼", "職能基準名稱", "狀態", "更新說明", "發展更新日期")
_VERSION_WIDTHS = (7.0, 16.0, 28.0, 11.0, 26.0, 12.0)
_PROFILE_WIDTHS = (8.0, 8.0, 8.0, 46.0, 15.0, 15.0)
_KINDS: tuple[tuple[ClassificationKind, str], ...] = (
    ("category", "職類別"),
    ("occupation", "職業別"),
    ("industry", "行業別"),
)
_DATE = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")

UNDATED = datetime.date(2000, 1, 1)
"""The date of a file whose standard prints none: the files of one standard are always the same."""


def issued(standard: Standard) -> datetime.date:
    """Return the newest date in the version table."""
    found = [UNDATED]
    for entry in standard.versions:
        match = _DATE.fullmatch(entry.date.strip())
        if match:
            try:
                found.append(datetime.date(*map(int, match.groups())))
            except ValueError:  # 2024/13/40: printed so, reported by the checks
                continue
    return max(found)


def version_table(standard: Standard) -> Ruled:
    """Return the version table, one row an entry."""
    header = Row(tuple(Label(word, place, place + 1) for place, word in enumerate(_VERSION)))
    rows = [
        Row(
            tuple(
                Cell(text, place, place + 1)
                for place, text in enumerate(
                    (entry.label, entry.code, entry.name, entry.status, entry.note, entry.date)
                )
            )
        )
        for entry in standard.versions
    ]
    return Ruled((header, *rows), widths=_VERSION_WIDTHS, header=1, centred=(0, 3, 5))


def profile_table(standard: Standard) -> Ruled:
    """Return the profile: labels at the left, some of them over several rows, values beside them."""
    rows: list[Sequence[Cell]] = [
        (Label("職能基準代碼", 0, 2), Cell(standard.code, 2, 6)),
        (
            Label("職能基準名稱\n(擇一填寫)", 0, 2, 2),
            Label("職類", 2, 3),
            Cell(standard.job_family, 3, 6),
        ),
        (Label("職業", 2, 3), Cell(standard.occupation_name, 3, 6)),
    ]
    for place, (kind, word) in enumerate(_KINDS):
        values = [one for one in standard.classifications if one.kind == kind]
        rows.append(
            (
                *([Label("所屬\n類別", 0, 1, 3)] if not place else []),
                Label(word, 1, 2),
                Cell(_joined([one.name for one in values]), 2, 4),
                Label(f"{word}代碼", 4, 5),
                Cell(_joined(_codes(values)), 5, 6),
            )
        )
    level = standard.level_as_printed or str(standard.level or "")
    rows += [
        (Label("工作描述", 0, 2), Cell(standard.description, 2, 6)),
        (Label("基準級別", 0, 2), Cell(level, 2, 6)),
    ]
    return Ruled(tuple(Row(tuple(cells)) for cells in rows), widths=_PROFILE_WIDTHS)


def _codes(values: Sequence[Classification]) -> list[str]:
    return [one.code for one in values]


def _joined(values: Sequence[str]) -> str:
    """Return several values separated by 「；」, as many of these as say which value is which."""
    return "；".join(values) if any(values) else ""
