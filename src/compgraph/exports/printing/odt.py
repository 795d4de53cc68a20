"""An OpenDocument text on A4, landscape: real merged cells, header rows repeated on every page.

The parts are written as they are packed: fixed dates, no compression, so the bytes are the same on
every machine.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from markupsafe import Markup, escape

from compgraph.exports.printing.pieces import Heading, Label, Ruled
from compgraph.exports.printing.placing import Placed, Placement, lines, placement
from compgraph.exports.printing.profile import UNDATED
from compgraph.grid import Piece, Table

_TYPE = "application/vnd.oasis.opendocument.text"
_ACROSS = 271.0  # millimetres between the margins of styles.xml
_STYLES = Path(__file__).with_name("styles.xml")
_NAMES = Markup(
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'office:version="1.3"'
)
_LOOKS = Markup(
    '<style:style style:name="table" style:family="table"><style:table-properties '
    'style:width="271mm" table:align="margins" table:border-model="collapsing"/></style:style>\n'
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties '
    'fo:border="0.5pt solid #8b949e" fo:padding="0.1cm" style:vertical-align="top"/></style:style>\n'
    '<style:style style:name="label" style:family="table-cell"><style:table-cell-properties '
    'fo:border="0.5pt solid #8b949e" fo:padding="0.1cm" fo:background-color="#eef2f5" '
    'style:vertical-align="middle"/></style:style>\n'
)
_XML = Markup('<?xml version="1.0" encoding="UTF-8"?>\n')
_MANIFEST = _XML + Markup(
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3">\n'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    'manifest:media-type="{}"/>\n'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\n'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>\n'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>\n'
    "</manifest:manifest>\n"
).format(_TYPE)


def to_odt(pieces: Iterable[Piece], *, title: str, date: datetime.date = UNDATED) -> bytes:
    """Return the pieces as an ODT file with this title and date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in (
            ("mimetype", _TYPE),
            ("content.xml", _content(list(pieces))),
            ("styles.xml", _STYLES.read_text("utf-8")),
            ("meta.xml", _meta(title, date)),
            ("META-INF/manifest.xml", _MANIFEST),
        ):
            entry = zipfile.ZipInfo(name, date_time=(date.year, date.month, date.day, 0, 0, 0))
            entry.create_system = 3  # else it names the system it was made on
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, part.encode(), compress_type=zipfile.ZIP_STORED)
    return stream.getvalue()


def _meta(title: str, date: datetime.date) -> Markup:
    return _XML + Markup(
        "<office:document-meta {0}><office:meta><meta:generator>compgraph</meta:generator>"
        "<dc:title>{1}</dc:title><dc:language>zh-TW</dc:language>"
        "<meta:creation-date>{2}T00:00:00</meta:creation-date><dc:date>{2}T00:00:00</dc:date>"
        "</office:meta></office:document-meta>\n"
    ).format(_NAMES, title, date.isoformat())


def _content(pieces: Sequence[Piece]) -> Markup:
    tables = [piece for piece in pieces if isinstance(piece, Table)]
    grids = {id(table): placement(table) for table in tables}
    widths = sorted({width for grid in grids.values() for width in grid.widths})
    body, number = [], 0
    for piece in pieces:
        if isinstance(piece, Table):
            number += 1
            body.append(_table(piece, grids[id(piece)], widths, number))
        else:
            body.append(_paragraph(piece.text, piece.level if isinstance(piece, Heading) else 0))
    return _XML + Markup(
        "<office:document-content {}>\n<office:automatic-styles>\n{}</office:automatic-styles>\n"
        "<office:body><office:text>\n{}\n</office:text></office:body>\n</office:document-content>\n"
    ).format(_NAMES, _LOOKS + _widths(widths), Markup("\n").join(body))


def _widths(widths: Sequence[float]) -> Markup:
    return Markup("").join(
        Markup(
            '<style:style style:name="width{}" style:family="table-column">'
            '<style:table-column-properties style:column-width="{}mm"/></style:style>\n'
        ).format(place, f"{_ACROSS * width:.2f}")
        for place, width in enumerate(widths)
    )


def _paragraph(printed: str, level: int) -> Markup:
    inner = Markup("<text:line-break/>").join(lines(printed))
    if not level:
        return Markup('<text:p text:style-name="paragraph">{}</text:p>').format(inner)
    return Markup(
        '<text:h text:style-name="heading{0}" text:outline-level="{0}">{1}</text:h>'
    ).format(level, inner)


def _table(table: Table, grid: Placement, widths: Sequence[float], number: int) -> Markup:
    header = table.header if isinstance(table, Ruled) else 0
    centred = table.centred if isinstance(table, Ruled) else ()
    rows = [
        _row(row, grid.columns, (*range(grid.columns),) if place < header else centred)
        for place, row in enumerate(grid.rows)
    ]
    columns = [
        Markup('<table:table-column table:style-name="width{}"/>').format(widths.index(width))
        for width in grid.widths
    ]
    head = Markup("<table:table-header-rows>\n{}\n</table:table-header-rows>\n").format(
        Markup("\n").join(rows[:header])
    )
    return Markup(
        '<table:table table:name="table{}" table:style-name="table">\n{}\n{}{}\n</table:table>\n'
        '<text:p text:style-name="gap"/>'
    ).format(
        number, Markup("").join(columns), head if header else "", Markup("\n").join(rows[header:])
    )


def _row(row: Sequence[Placed], columns: int, centred: Sequence[int]) -> Markup:
    """Return a row; what a cell from the left or from above covers is a covered cell."""
    begun = {placed.column: placed for placed in row}
    cells = [
        _cell(begun[column], centred=column in centred)
        if column in begun
        else Markup("<table:covered-table-cell/>")
        for column in range(columns)
    ]
    return Markup("<table:table-row>{}</table:table-row>").format(Markup("").join(cells))


def _cell(placed: Placed, *, centred: bool) -> Markup:
    label = isinstance(placed.cell, Label)
    style = ("label" if label else "text") + ("-centred" if centred else "")
    spanned = Markup("")
    if placed.columns > 1:
        spanned += Markup(' table:number-columns-spanned="{}"').format(placed.columns)
    if placed.rows > 1:
        spanned += Markup(' table:number-rows-spanned="{}"').format(placed.rows)
    paragraphs = Markup("").join(
        Markup('<text:p text:style-name="{}">{}</text:p>').format(style, escape(line))
        for line in lines(placed.cell.text)
    )
    return Markup(
        '<table:table-cell table:style-name="{}" office:value-type="string"{}>{}</table:table-cell>'
    ).format("label" if label else "cell", spanned, paragraphs)
