"""DOCX: the text of a Word document as it is printed, from its XML.

Read directly, since libraries give a merged cell several times and leave out text boxes, notes and
content controls. Headers of the pages come first, then the text, then notes, then the footers.
Deleted and hidden text is not printed and left out; inserted text is kept.
"""

from __future__ import annotations

from lxml import etree

from compgraph.grid import Piece
from compgraph.reading.formats.archive import Archive, found_in
from compgraph.reading.formats.docx_lists import Lists
from compgraph.reading.formats.docx_styles import Styles
from compgraph.reading.formats.flow import Flow
from compgraph.reading.formats.markup import (
    SKIP,
    Element,
    End,
    attribute,
    character,
    child,
    every,
    hoist,
    names,
    short,
    walk,
    whole,
)
from compgraph.reading.formats.relations import Relations, main_part
from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

_UNPRINTED = frozenset(
    {
        "w:del",
        "w:instrText",
        "w:moveFrom",
        "w:pPr",
        "w:rPr",
        "w:sdtEndPr",
        "w:sdtPr",
        "w:sectPr",
        "w:tblGrid",
        "w:tblPr",
        "w:tblPrEx",
        "w:tcPr",
        "w:trPr",
    }
)
_SIGNS = {"w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_BRANCHES = ("mc:Choice", "mc:Fallback")


def pieces(upload: Upload) -> list[Piece]:
    """Return the paragraphs and tables of a DOCX document.

    Raises SourceRefused for what is no DOCX, encrypted, damaged or beyond the limits.
    """
    archive = Archive(upload)
    main = main_part(archive)
    root = archive.tree(main) if main in archive else None
    body = child(root, "w:body")
    if root is None or body is None or short(root) != "w:document":
        raise refused(
            "not-this-format", archive.source, wanted="DOCX", found=found_in(archive).upper()
        )
    relations = Relations(archive, main)
    styles = Styles(archive, relations)
    reader = _Text(upload.path, styles, Lists(archive, relations, styles))
    headers = [archive.tree(part) for part in _margins(root, relations, "w:headerReference")]
    footers = [archive.tree(part) for part in _margins(root, relations, "w:footerReference")]
    notes = [archive.tree(p) for kind in ("footnotes", "endnotes") for p in relations.of(kind)]
    for part in (*headers, body, *notes, *footers):
        reader.read(part)
    return reader.flow.pieces()


def _margins(root: Element, relations: Relations, reference: str) -> list[str]:
    """Return the header or footer parts that the sections name, each once."""
    named = (attribute(element, "r:id") or "" for element in every(root, reference))
    return list(dict.fromkeys(relations.target(name) for name in named if relations.target(name)))


class _Text:
    """Walks through a part and tells the flow what it meets."""

    def __init__(self, source: str, styles: Styles, lists: Lists) -> None:
        self.flow = Flow(source)
        self._source = source
        self._styles = styles
        self._style = styles.default  # of the paragraph
        self._lists = lists
        self._goes_on = False  # the paragraph's end before was deleted
        self._places = {
            "w:p": self._paragraph,
            "w:r": self._run,
            "w:tbl": self._table,
            "w:tr": self._row,
            "w:tc": self._cell,
            "w:footnote": self._note,
            "w:endnote": self._note,
            "w:altChunk": self._embedded,
            "w:subDoc": self._embedded,
        }

    def read(self, root: Element) -> None:
        """Read everything below `root`."""
        _choose(root)
        hoist(root, ("w:txbxContent",), ("w:p",))
        walk(root, self._enter, _unsaid)
        self._goes_on = False
        self.flow.end_block()

    def _enter(self, element: Element) -> End:
        name = short(element)
        if name in _UNPRINTED:
            return SKIP
        if name in self._places:
            return self._places[name](element)
        passage = self.flow.passage
        if name in {"w:t", "m:t"}:
            passage.keep(_spaced(element))
            return SKIP
        if name in _SIGNS:
            passage.keep(_SIGNS[name])
        elif name in {"w:br", "w:cr"}:
            passage.break_line()
        elif name == "w:sym":
            passage.keep(_symbol(element))
        return None

    def _paragraph(self, element: Element) -> End:
        properties = child(element, "w:pPr")
        self._style = self._styles.named(properties)
        if not self._goes_on:
            self.flow.end_block()
            self.flow.passage.mark(self._lists.mark(properties))
        self._goes_on = child(properties, "w:rPr", "w:del") is not None
        return self._end_paragraph

    def _end_paragraph(self) -> None:
        if not self._goes_on:
            self.flow.end_block()
            self.flow.passage.mark("")

    def _run(self, element: Element) -> End:
        return SKIP if self._styles.hide(element, self._style) else None

    def _table(self, _element: Element) -> End:
        self._goes_on = False
        self.flow.open_table()
        return self.flow.close_table

    def _row(self, element: Element) -> End:
        if not self.flow.in_table:
            return None
        properties = child(element, "w:trPr")
        if child(properties, "w:del") is not None:
            return SKIP
        self.flow.open_row()
        self.flow.skip_columns(whole(child(properties, "w:gridBefore"), "w:val", 0))
        return self.flow.close_row

    def _cell(self, element: Element) -> End:
        if not self.flow.in_table:
            return None
        self._goes_on = False
        properties = child(element, "w:tcPr")
        columns = whole(child(properties, "w:gridSpan"), "w:val", 1)
        merged = child(properties, "w:vMerge")
        if merged is not None and attribute(merged, "w:val") in {None, "continue"}:
            self.flow.open_joined(columns)
        else:
            self.flow.open_cell(columns)
        return self._end_cell

    def _end_cell(self) -> None:
        self._goes_on = False
        self.flow.close_cell()

    def _note(self, element: Element) -> End:
        return SKIP if attribute(element, "w:type") in _SEPARATORS else None

    def _embedded(self, element: Element) -> End:
        part = attribute(element, "r:id") or ""
        raise refused("embedded-document", self._source, part=part)


def _unsaid(_text: str) -> None:
    """Pass over text that is not inside w:t: it is the white space of the XML."""


def _choose(root: Element) -> None:
    """Keep one of the alternatives in which Word writes a drawing: the first that has text."""
    with_text = _branches_with_text(root)
    for alternatives in list(every(root, "mc:AlternateContent")):
        branches = [one for one in alternatives if short(one) in _BRANCHES]
        kept = next((one for one in branches if one in with_text), None)
        for branch in branches:
            if branch is not kept:
                alternatives.remove(branch)


def _branches_with_text(root: Element) -> set[Element]:
    """Return the alternatives that hold text, found in one walk however deep they nest."""
    found: set[Element] = set()
    around: list[Element] = []
    tags = [full for name in (*_BRANCHES, "w:t") for full in names(name)]
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=tags):
        if short(element) != "w:t":
            around.append(element) if event == "start" else around.pop()
        elif event == "start":
            for branch in reversed(around):
                if branch in found:
                    break
                found.add(branch)
    return found


def _spaced(element: Element) -> str:
    """Return the text of w:t: blanks at its ends count only where it says so."""
    text = (element.text or "").replace("\n", " ").replace("\r", " ")
    return text if attribute(element, "xml:space") == "preserve" else text.strip(" \t")


def _symbol(element: Element) -> str:
    """Return a sign of a symbol font as Word numbers it, mostly in the private-use area."""
    return character(attribute(element, "w:char") or "")
