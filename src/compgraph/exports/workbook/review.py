"""The review list as a workbook that a person fills in and hands back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.styles import PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from compgraph.exports.review import Question, before, where, why
from compgraph.exports.workbook.archive import dated, packed
from compgraph.exports.workbook.layout import laid_out
from compgraph.exports.workbook.sheet import Cell, Sheet
from compgraph.messages import Language, text
from compgraph.rdf.reviews import review_of
from compgraph.rdf.vocab import short

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_COLUMNS = ["a", "b", "verdict", "note", "why", "score", "kind"]
_COLUMNS += ["places-a", "places-b", "before", "key"]
_VERDICT, _NOTE, _BEFORE, _KEY = map(_COLUMNS.index, ("verdict", "note", "before", "key"))
_WIDTHS = {_VERDICT: 10, _NOTE: 30}  # room to write
_PAPER = PatternFill("solid", start_color="FFFFF2CC")
"""The colour of cells to write in: Excel's usual one for input."""
_ABOUT = ("what", "how", "back", "score")


def to_review(
    questions: Sequence[Question], language: Language = "zh-Hant", *, left_out: int = 0
) -> bytes:
    """Return an XLSX file with a row a question, and a sheet that says how to fill it in.

    The columns for decision (with a list to choose from) and note can be written in, the others are
    protected without a password; the last one, hidden, says what a row is about. `left_out` is how
    many questions did not find room. Text is never a formula. The same questions give the same
    bytes.
    """
    book = laid_out([_list(questions, language), _about(language, left_out)])
    page = book.worksheets[0]
    _choices(page, len(questions), language)
    _protected(page, len(questions))
    hidden = [_KEY] if any(one.before for one in questions) else [_KEY, _BEFORE]
    for column in hidden:
        page.column_dimensions[get_column_letter(column + 1)].hidden = True
    for column, width in _WIDTHS.items():
        page.column_dimensions[get_column_letter(column + 1)].width = width
    return packed(book, dated(()))


def _list(questions: Sequence[Question], language: Language) -> Sheet:
    return Sheet(
        title=text("concepts.sheet").in_(language),
        name="review",
        header=[text(f"concepts.column-{name}").in_(language) for name in _COLUMNS],
        rows=[_row(one, language) for one in questions],
        frozen=2,
        centred=frozenset({_VERDICT, _COLUMNS.index("score"), _COLUMNS.index("kind")}),
        formats={_COLUMNS.index("score"): "0.00"},
        widest={0: 26, 1: 26, _NOTE: 30, _COLUMNS.index("why"): 34},
    )


def _row(one: Question, language: Language) -> list[Cell]:
    said = one.before
    verdict = "" if said is None or said.verdict == "open" else f"concepts.{said.verdict}"
    return [
        one.a.printed,
        one.b.printed,
        text(verdict).in_(language) if verdict else "",
        said.note if said else "",
        why(one, language),
        one.likeness.score,
        text(f"concepts.kind-{one.a.kind}").in_(language),
        where(one.a, language),
        where(one.b, language),
        before(said, language),
        short(review_of(one.pair)),
    ]


def _about(language: Language, left_out: int) -> Sheet:
    rows = [
        [text(f"concepts.about-{name}").in_(language), _told(name, language)] for name in _ABOUT
    ]
    if left_out:
        said = text("concepts.about-left-out-text", count=left_out).in_(language)
        rows.append([text("concepts.about-left-out").in_(language), said])
    return Sheet(
        title=text("concepts.about").in_(language),
        name="about",
        header=[text(f"concepts.column-{name}").in_(language) for name in ("item", "content")],
        rows=rows,
        widest={1: 90},
    )


def _told(name: str, language: Language) -> str:
    return text(f"concepts.about-{name}-text").in_(language)


def _choices(page: Worksheet, count: int, language: Language) -> None:
    words = ",".join(text(f"concepts.{name}").in_(language) for name in ("accepted", "rejected"))
    choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
    choice.promptTitle = text("concepts.verdict-title").in_(language)
    choice.prompt = text("concepts.verdict-prompt").in_(language)
    choice.error = text("concepts.verdict-error").in_(language)
    choice.showInputMessage = choice.showErrorMessage = True
    column = get_column_letter(_VERDICT + 1)
    choice.add(f"{column}2:{column}{count + 1}")
    page.add_data_validation(choice)


def _protected(page: Worksheet, count: int) -> None:
    """Lock everything but decision and note; filtering and widths stay free, there is no password."""
    for line in range(2, count + 2):
        for column in (_VERDICT, _NOTE):
            cell = page.cell(line, column + 1)
            cell.protection = Protection(locked=False)
            cell.fill = _PAPER
    page.protection.sheet = True
    page.protection.autoFilter = False  # what is False here is allowed
    page.protection.sort = False
    page.protection.formatColumns = False
    page.protection.formatRows = False
