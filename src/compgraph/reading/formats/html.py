"""HTML: what a browser would print of a page.

Understood is what stands in the file itself: its style sheets and scripts are not run, so a text
that only a style sheet hides is read, and one that only a style sheet or script adds is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from compgraph.grid import Piece
from compgraph.reading.decoding import decoded
from compgraph.reading.formats.flow import Flow
from compgraph.reading.formats.lattice import TO_THE_END
from compgraph.reading.formats.markup import MOST_MARKS, SKIP, Element, End, number, walk
from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

_UNPRINTED = frozenset(
    {
        "annotation",
        "annotation-xml",
        "applet",
        "area",
        "audio",
        "base",
        "canvas",
        "datalist",
        "embed",
        "frameset",
        "head",
        "iframe",
        "link",
        "map",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "param",
        "picture",
        "rp",
        "script",
        "source",
        "style",
        "template",
        "title",
        "track",
        "video",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "ul",
        "xmp",
    }
)
_AS_WRITTEN = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_WHITE_SPACE = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_LAST_TAGS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which a page must say its encoding; browsers look at 1024
_MEANT = {
    "unicode-1-1-utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-8",  # a page that says so in single bytes is not UTF-16 (HTML Standard)
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "big5": "cp950",  # what Windows in Taiwan calls Big5
    "big5-hkscs": "big5hkscs",
    "cn-big5": "cp950",
    "x-x-big5": "cp950",
    "csbig5": "cp950",
    "ms950": "cp950",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
}
_PLAIN = frozenset({"ascii", "us-ascii", "iso-8859-1", "latin1", "windows-1252"})


def pieces(upload: Upload) -> list[Piece]:
    """Return the paragraphs and tables of a page.

    Raises SourceRefused for bytes that are not in the encoding that the user, the byte order mark
    or the page names (else UTF-8), and for what is no HTML or beyond the limits.
    """
    root = _parsed(_text(upload), upload.path)
    reader = _Page(upload.path)
    walk(root, reader.enter, reader.say)
    return reader.flow.pieces()


def _text(upload: Upload) -> str:
    encoding = upload.encoding
    if encoding is None and upload.raw[:2] not in {b"\xff\xfe", b"\xfe\xff", b"\xef\xbb"}:
        encoding = _declared(upload)
    text, _ = decoded(upload.raw, upload.path, encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _declared(upload: Upload) -> str | None:
    """Return the encoding that the page names, None where it names none."""
    named = _DECLARED.search(upload.raw[:_HEAD])
    if named is None:
        return None
    label = (named.group(1) or named.group(2)).decode("ascii", "replace").lower()
    meant = _MEANT.get(label, label)
    if meant in {"utf-8", "cp950", "big5hkscs", "gb18030"}:
        # plain UTF-8 is decoded without a name: what is no text at all is told better that way
        return None if meant == "utf-8" else meant
    if label in _PLAIN and upload.raw.isascii():
        return None
    raise refused("encoding-declared", upload.path, encoding=label[:40])


def _parsed(text: str, source: str) -> Element:
    if "<" not in text:
        raise refused("not-this-format", source, wanted="HTML", found="TXT")
    if text.count("<") + text.count("=") > MOST_MARKS:
        raise refused("xml-too-large", source, part="HTML")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    # libxml2 stops at these end tags, a browser goes on: what follows is on the page as well
    root = etree.fromstring(_LAST_TAGS.sub("", text).encode(), parser)
    stopped = [error for error in parser.error_log if error.level >= etree.ErrorLevels.FATAL]
    if root is None or stopped:
        reason = str(stopped[0].message)[:200] if stopped else ""
        raise refused("html-damaged", source, reason=reason)
    return root


class _Page:
    """Walks through a page and tells the flow what it meets."""

    def __init__(self, source: str) -> None:
        self.flow = Flow(source)
        self._as_written = 0
        self._tables: dict[str, Callable[[Element], End]] = {
            "table": self._table,
            "tr": self._row,
            "td": self._cell,
            "th": self._cell,
            "thead": self._group,
            "tbody": self._group,
            "tfoot": self._group,
        }

    def enter(self, element: Element) -> End:
        """Begin an element; return what its end does."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNPRINTED or _is_hidden(element):
            return SKIP
        if tag in self._tables and (tag == "table" or self.flow.in_table):
            return self._tables[tag](element)
        if tag == "br":
            self.flow.passage.break_line()
        elif tag == "li":
            return self._item()
        elif tag == "input":
            self.flow.passage.say(_typed_in(element))
        if tag in _AS_WRITTEN or _WHITE_SPACE.search(element.get("style", "")):
            return self._written(tag)
        if tag in _BLOCKS or tag in self._tables or tag == "caption":
            self.flow.end_block()
            return self.flow.end_block
        return None

    def say(self, text: str) -> None:
        """Add text: with its own lines and blanks inside `pre`, else as white space collapses."""
        passage = self.flow.passage
        if not self._as_written:
            passage.say(text)
            return
        for place, line in enumerate(text.split("\n")):
            if place:
                passage.break_line()
            passage.keep(line)

    def _table(self, element: Element) -> End:
        for foot in element.findall("tfoot"):
            element.append(foot)  # printed below the rows, wherever it stands
        self.flow.open_table()
        return self.flow.close_table

    def _group(self, _element: Element) -> End:
        self.flow.end_group()
        return self.flow.end_group

    def _row(self, _element: Element) -> End:
        self.flow.open_row()
        return self.flow.close_row

    def _cell(self, element: Element) -> End:
        rows = number(element.get("rowspan"), 1)
        self.flow.open_cell(number(element.get("colspan"), 1), rows or TO_THE_END)
        return self.flow.close_cell

    def _item(self) -> End:
        self.flow.end_block()
        passage = self.flow.passage
        passage.mark("- ")

        def end() -> None:
            self.flow.end_block()
            passage.mark("")

        return end

    def _written(self, tag: str) -> End:
        inline = tag not in _BLOCKS and tag not in _AS_WRITTEN
        if not inline:
            self.flow.end_block()
        self._as_written += 1

        def end() -> None:
            self._as_written -= 1
            if not inline:
                self.flow.end_block()

        return end


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _typed_in(field: Element) -> str:
    """Return what stands in a field of a form."""
    if field.get("type", "text").lower() in {"text", "number", "date", "search", "url", "email"}:
        return field.get("value", "")
    return ""
