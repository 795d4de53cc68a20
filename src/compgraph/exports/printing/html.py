"""A page of HTML that stands alone: no scripts, nothing fetched, ready to be printed on A4."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup, escape

from compgraph.exports.printing.pieces import Heading, Label, Ruled
from compgraph.exports.printing.placing import Placed, Placement, lines, placement
from compgraph.grid import Piece, Table

_STYLE = Path(__file__).with_name("page.css")


def to_html(pieces: Iterable[Piece], *, title: str, lang: str = "zh-Hant-TW") -> str:
    """Return the pieces as a page with this title; header rows are printed again on every page."""
    body = Markup("\n").join(_piece(piece) for piece in pieces)
    style = Markup(_STYLE.read_text("utf-8"))  # noqa: S704  # our own file
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
            "<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
        ).format(lang=lang, title=title, style=style, body=body)
    )


def _piece(piece: Piece) -> Markup:
    if isinstance(piece, Table):
        return _table(piece)
    name = f"h{piece.level}" if isinstance(piece, Heading) else "p"
    return _element(name, _broken(piece.text))


def _table(table: Table) -> Markup:
    grid = placement(table)
    header = table.header if isinstance(table, Ruled) else 0
    centred = table.centred if isinstance(table, Ruled) else ()
    rows = [
        Markup("<tr>{}</tr>").format(
            Markup("").join(_cell(placed, grid, place < header, centred) for placed in row)
        )
        for place, row in enumerate(grid.rows)
    ]
    columns = Markup("").join(
        Markup('<col style="width:{}%">').format(f"{100 * width:.2f}") for width in grid.widths
    )
    return Markup(
        '<div class="wide"><table{}>\n<colgroup>{}</colgroup>\n{}{}</table></div>'
    ).format(
        Markup(' class="single"') if grid.columns == 1 else "",
        columns,
        _group("thead", rows[:header]),
        _group("tbody", rows[header:]),
    )


def _group(name: str, rows: list[Markup]) -> Markup:
    if not rows:
        return Markup("")
    return Markup("<{0}>\n{1}\n</{0}>\n").format(Markup(name), Markup("\n").join(rows))  # noqa: S704


def _cell(placed: Placed, grid: Placement, heads: bool, centred: tuple[int, ...]) -> Markup:
    label = isinstance(placed.cell, Label)
    attributes = Markup("")
    if label:
        beside = "col" if heads or grid.columns == 1 else "row"
        attributes += Markup(' scope="{}"').format(beside + "group" * (placed.rows > 1))
    elif placed.column in centred:
        attributes += Markup(' class="centred"')
    if placed.columns > 1:
        attributes += Markup(' colspan="{}"').format(placed.columns)
    if placed.rows > 1:
        attributes += Markup(' rowspan="{}"').format(placed.rows)
    return _element("th" if label else "td", _paragraphs(placed.cell.text), attributes)


def _element(name: str, inner: Markup, attributes: str = "") -> Markup:
    return Markup("<{0}{1}>{2}</{0}>").format(name, attributes, inner)


def _paragraphs(text: str) -> Markup:
    if not text:
        return Markup("")
    return Markup("").join(_element("p", escape(line)) for line in lines(text))


def _broken(text: str) -> Markup:
    return Markup("<br>").join(lines(text))
