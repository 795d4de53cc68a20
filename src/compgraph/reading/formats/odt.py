"""ODT: the text of a Writer document as it is printed, from its XML.

Read directly, since libraries give a cell's text without its lines, footnotes or text boxes.
Headers of the pages come first, then the text, then footnotes, then the footers. A footnote's
number stands with the note only: in the line above it would be read as part of a word.
"""

from __future__ import annotations

from compgraph.grid import Piece
from compgraph.reading.formats.archive import Archive, found_in
from compgraph.reading.formats.flow import Flow
from compgraph.reading.formats.markup import (
    SKIP,
    Element,
    End,
    attribute,
    child,
    every,
    hoist,
    short,
    walk,
    whole,
)
from compgraph.reading.formats.odt_styles import Styles
from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

_PARAGRAPHS = ("text:p", "text:h")
_DRAWINGS = (
    "draw:caption",
    "draw:circle",
    "draw:connector",
    "draw:custom-shape",
    "draw:ellipse",
    "draw:frame",
    "draw:g",
    "draw:line",
    "draw:measure",
    "draw:path",
    "draw:polygon",
    "draw:polyline",
    "draw:rect",
    "draw:regular-polygon",
)
_UNPRINTED = frozenset(
    {
        "draw:object",
        "draw:object-ole",
        "form:form",
        "office:annotation",
        "office:forms",
        "svg:desc",
        "svg:title",
        "table:desc",
        "table:title",
        "text:bibliography-source",
        "text:alphabetical-index-source",
        "text:illustration-index-source",
        "text:object-index-source",
        "text:script",
        "text:table-index-source",
        "text:table-of-content-source",
        "text:tracked-changes",
        "text:user-index-source",
    }
)
_HEADERS = ("style:header", "style:header-first", "style:header-left")
_FOOTERS = ("style:footer", "style:footer-first", "style:footer-left")
_MOST_BLANKS = 100  # one text:s may ask for any number


def pieces(upload: Upload) -> list[Piece]:
    """Return the paragraphs and tables of an ODT document.

    Raises SourceRefused for what is no ODT, encrypted, damaged or beyond the limits.
    """
    archive = Archive(upload)
    body = _body(archive)
    styles = archive.tree("styles.xml") if "styles.xml" in archive else None
    reader = _Text(upload.path, Styles(body.getroottree().getroot(), styles))
    if styles is not None:
        reader.margin(styles, _HEADERS)
    reader.read(body)
    reader.read_notes()
    if styles is not None:
        reader.margin(styles, _FOOTERS)
    return reader.flow.pieces()


def _body(archive: Archive) -> Element:
    if "META-INF/manifest.xml" in archive:
        manifest = archive.tree("META-INF/manifest.xml")
        if next(every(manifest, "manifest:encryption-data"), None) is not None:
            raise refused("document-encrypted", archive.source)
    found = found_in(archive)
    if found in {"odt", "zip"} and "content.xml" in archive:
        body = child(archive.tree("content.xml"), "office:body", "office:text")
        if body is not None:
            return body
    if found == "odt":
        raise refused("part-missing", archive.source, part="content.xml")
    raise refused("not-this-format", archive.source, wanted="ODT", found=found.upper())


class _Text:
    """Walks through the text and tells the flow what it meets."""

    def __init__(self, source: str, styles: Styles) -> None:
        self.flow = Flow(source)
        self._styles = styles
        self._notes: list[Element] = []
        self._lists: list[str] = []
        self._places = {
            "table:table": self._table,
            "table:table-row": self._row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._covered,
            "text:note": self._note,
            "text:list": self._list,
            "text:list-item": self._item,
            "text:p": self._paragraph,
            "text:h": self._paragraph,
        }

    def read(self, root: Element) -> None:
        """Read everything below `root`; footnotes only later."""
        hoist(root, _DRAWINGS, _PARAGRAPHS)
        self._walk(root)

    def read_notes(self) -> None:
        """Read the footnotes that were met, each with its number in front."""
        for note in self._notes:  # a note that holds a note adds to the list
            citation = child(note, "text:note-citation")
            body = child(note, "text:note-body")
            label = "".join(citation.itertext()).strip() if citation is not None else ""
            if body is not None:
                self.flow.passage.mark(f"{label} " if label else "")
                self._walk(body)
                self.flow.passage.mark("")

    def margin(self, styles: Element, names: tuple[str, ...]) -> None:
        """Read the headers or footers of all pages."""
        for part in every(styles, *names):
            if attribute(part, "style:display") != "false":
                self.read(part)

    def _walk(self, root: Element) -> None:
        walk(root, self._enter, self._say)
        self.flow.end_block()

    def _enter(self, element: Element) -> End:
        name = short(element)
        if name in _UNPRINTED or self._styles.hide(element):
            return SKIP
        if name in self._places:
            return self._places[name](element)
        if name == "text:s":
            blanks = min(whole(element, "text:c", 1), _MOST_BLANKS)
            self.flow.passage.keep(" " * blanks)
        elif name == "text:tab":
            self.flow.passage.keep(" ")
        elif name == "text:line-break":
            self.flow.passage.break_line()
        elif name == "text:number":
            self.flow.passage.mark("".join(element.itertext()) + " ")
            return SKIP
        return None

    def _say(self, text: str) -> None:
        self.flow.passage.say(text)

    def _paragraph(self, element: Element) -> End:
        hidden = child(element, "text:hidden-paragraph")
        if hidden is not None and attribute(hidden, "text:is-hidden") == "true":
            return SKIP
        self.flow.end_block()
        return self.flow.end_block

    def _list(self, element: Element) -> End:
        style = attribute(element, "text:style-name")
        inherited = self._lists[-1] if self._lists else ""
        self._lists.append(style or inherited)
        self._styles.begin_list(
            self._lists[-1], len(self._lists), attribute(element, "text:continue-numbering")
        )
        return self._end_list

    def _end_list(self) -> None:
        self._lists.pop()

    def _item(self, element: Element) -> End:
        self.flow.end_block()
        passage = self.flow.passage
        style = self._lists[-1] if self._lists else ""
        passage.mark(self._styles.mark(style, len(self._lists), element))

        def end() -> None:
            self.flow.end_block()
            passage.mark("")

        return end

    def _note(self, element: Element) -> End:
        self._notes.append(element)
        return SKIP

    def _table(self, _element: Element) -> End:
        self.flow.open_table()
        return self.flow.close_table

    def _row(self, element: Element) -> End:
        times = whole(element, "table:number-rows-repeated", 1)
        if not self.flow.in_table:
            return None
        self.flow.open_row()
        return lambda: self.flow.close_row(times)

    def _cell(self, element: Element) -> End:
        if not self.flow.in_table:
            return None
        self.flow.open_cell(
            whole(element, "table:number-columns-spanned", 1),
            whole(element, "table:number-rows-spanned", 1),
            whole(element, "table:number-columns-repeated", 1),
        )
        return self.flow.close_cell

    def _covered(self, element: Element) -> End:
        if not self.flow.in_table:
            return None
        self.flow.open_covered(whole(element, "table:number-columns-repeated", 1))
        return self.flow.close_cell
