"""Rows as bytes in the four formats of SPARQL 1.1 results, straight from the engine's terms.

A table of a hundred thousand rows takes seconds when each term becomes an object of rdflib
first, so the cells come as the worker has them (`compgraph.store.replica.WireTerm`). What is
written is complete and well-formed even where the caps cut it off. Blank nodes are named b1, b2, … as
they come: the engine's own names are random.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from compgraph.errors import UsageError
from compgraph.messages import text
from compgraph.rdf.terms import language_tag, quoted

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_RESULTS = "http://www.w3.org/2005/sparql-results#"
# XML 1.0, production [2] Char: what no document may hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TO_QUOTE = re.compile(r'[",\r\n]')

Cell = Sequence[Any] | None
Row = Sequence[Cell]
_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the bytes, how many rows they hold, and which cap cut them ("" for none)."""

    body: bytes
    rows: int
    cut: str = ""


@dataclass(frozen=True, slots=True)
class _Writer:
    head: Callable[[Sequence[str]], str]
    row: Callable[[Sequence[str], Row], str]
    between: str
    tail: str


def table(
    form: str, variables: Sequence[str], rows: Iterable[Row], most: int, size: int
) -> Written:
    """Return at most `most` rows, and about `size` bytes, as `form` (json, xml, csv, tsv).

    Raises UsageError where XML cannot hold a character of the answer.
    """
    writer = _WRITERS[form]
    labels: dict[str, str] = {}
    pieces = [writer.head(variables).encode()]
    between = writer.between.encode()
    count, cut = 0, ""
    for row in rows:
        if count >= most:
            cut = "rows"
            break
        piece = writer.row(variables, _relabelled(row, labels)).encode("utf-8", "replace")
        size -= len(piece)
        if size < 0:
            cut = "size"
            break
        if count and between:
            pieces.append(between)
        pieces.append(piece)
        count += 1
    pieces.append(writer.tail.encode())
    return Written(b"".join(pieces), count, cut)


def boolean(form: str, value: bool) -> Written:
    """Return a yes or no as `form` (json, xml)."""
    said = str(value).lower()
    if form == "json":
        return Written(f'{{"head":{{}},"boolean":{said}}}\n'.encode(), 1)
    lines = (*_OPENING, "<head/>", f"<boolean>{said}</boolean>", "</sparql>")
    return Written("".join(f"{line}\n" for line in lines).encode(), 1)


def _relabelled(row: Row, labels: dict[str, str]) -> Row:
    if not any(cell and cell[0] == "b" for cell in row):
        return row
    return [
        ("b", labels.setdefault(cell[1], f"b{len(labels) + 1}"))
        if cell and cell[0] == "b"
        else cell
        for cell in row
    ]


@lru_cache(maxsize=256)
def _tag(language: str) -> str:
    return language_tag(language)


def _json_head(variables: Sequence[str]) -> str:
    return f'{{"head":{{"vars":{_dumped(list(variables))}}},"results":{{"bindings":[\n'


def _json_row(variables: Sequence[str], row: Row) -> str:
    return _dumped(
        {
            name: _json_term(cell)
            for name, cell in zip(variables, row, strict=True)
            if cell is not None
        }
    )


def _json_term(cell: Sequence[Any]) -> dict[str, str]:
    if cell[0] != "l":
        return {"type": "uri" if cell[0] == "u" else "bnode", "value": cell[1]}
    if cell[2]:
        return {"type": "literal", "value": cell[1], "xml:lang": _tag(cell[2])}
    if cell[3] == _STRING:
        return {"type": "literal", "value": cell[1]}
    return {"type": "literal", "value": cell[1], "datatype": cell[3]}


_OPENING = ('<?xml version="1.0" encoding="UTF-8"?>', f'<sparql xmlns="{_RESULTS}">')


def _xml_head(variables: Sequence[str]) -> str:
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    return "".join(f"{line}\n" for line in (*_OPENING, f"<head>{names}</head>", "<results>"))


def _xml_row(variables: Sequence[str], row: Row) -> str:
    bindings = (
        f"<binding name={quoteattr(name)}>{_xml_term(cell)}</binding>"
        for name, cell in zip(variables, row, strict=True)
        if cell is not None
    )
    return f"<result>{''.join(bindings)}</result>\n"


def _xml_term(cell: Sequence[Any]) -> str:
    if _NOT_XML.search(cell[1]):
        raise UsageError(text("queries.not-xml"), text("queries.not-xml-remedy"))
    # A carriage return written as it is would be read as a line feed.
    value = escape(cell[1], {"\r": "&#13;"})
    if cell[0] != "l":
        return f"<uri>{value}</uri>" if cell[0] == "u" else f"<bnode>{value}</bnode>"
    if cell[2]:
        return f"<literal xml:lang={quoteattr(_tag(cell[2]))}>{value}</literal>"
    if cell[3] == _STRING:
        return f"<literal>{value}</literal>"
    return f"<literal datatype={quoteattr(cell[3])}>{value}</literal>"


def _csv_head(variables: Sequence[str]) -> str:
    return ",".join(variables) + "\r\n"


def _csv_row(_: Sequence[str], row: Row) -> str:
    line = ",".join(map(_csv_cell, row))
    # An empty line would be no row at all for most readers.
    return (line or '""') + "\r\n"


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    value = f"_:{cell[1]}" if cell[0] == "b" else str(cell[1])
    return '"' + value.replace('"', '""') + '"' if _TO_QUOTE.search(value) else value


def _tsv_head(variables: Sequence[str]) -> str:
    return "\t".join(f"?{name}" for name in variables) + "\n"


def _tsv_row(_: Sequence[str], row: Row) -> str:
    return "\t".join(map(_tsv_cell, row)) + "\n"


def _tsv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if cell[0] != "l":
        return f"<{cell[1]}>" if cell[0] == "u" else f"_:{cell[1]}"
    if cell[2]:
        return f"{quoted(cell[1])}@{_tag(cell[2])}"
    return quoted(cell[1]) + ("" if cell[3] == _STRING else f"^^<{cell[3]}>")


_WRITERS = {
    "json": _Writer(_json_head, _json_row, ",\n", "\n]}}\n"),
    "xml": _Writer(_xml_head, _xml_row, "", "</results>\n</sparql>\n"),
    "csv": _Writer(_csv_head, _csv_row, "", ""),
    "tsv": _Writer(_tsv_head, _tsv_row, "", ""),
}
