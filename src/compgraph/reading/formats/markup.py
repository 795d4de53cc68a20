"""XML parts of documents: parsed without entities, named by prefix, walked without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from compgraph.reading.refusal import refused

Element: TypeAlias = "etree._Element"  # noqa: SLF001  # lxml has no public name for it
End = Callable[[], None] | None

MOST_MARKS = 400_000
"""Tags and attributes of one document, roughly counted: memory goes with them, not with bytes."""

_OOXML = (
    "http://schemas.openxmlformats.org/{}/2006/{}",
    "http://purl.oclc.org/ooxml/{}/{}",
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_URIS: dict[str, tuple[str, ...]] = {
    "w": tuple(uri.format("wordprocessingml", "main") for uri in _OOXML),
    "x": tuple(uri.format("spreadsheetml", "main") for uri in _OOXML),
    "a": tuple(uri.format("drawingml", "main") for uri in _OOXML),
    "m": tuple(uri.format("officeDocument", "math") for uri in _OOXML),
    "r": tuple(uri.format("officeDocument", "relationships") for uri in _OOXML),
    "xdr": tuple(uri.format("drawingml", "spreadsheetDrawing") for uri in _OOXML),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "rel": ("http://schemas.openxmlformats.org/package/2006/relationships",),
    "xml": ("http://www.w3.org/XML/1998/namespace",),
    **{
        prefix: (_ODF.format(name),)
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
            ("manifest", "manifest"),
            ("form", "form"),
        )
    },
}
_PREFIXES = {uri: prefix for prefix, uris in _URIS.items() for uri in uris}

SKIP: Callable[[], None] = lambda: None  # noqa: E731  # a mark to compare with, never called
"""What `enter` returns for an element whose content is not printed."""


def tree(raw: bytes, source: str, part: str) -> Element:
    """Return the root of an XML part.

    Raises SourceRefused for a DOCTYPE (ordinary documents have none; it could define entities that
    grow without end or name other files), and for what is no XML.
    """
    if any("<!DOCTYPE".encode(form) in raw for form in ("utf-8", "utf-16-le", "utf-16-be")):
        raise refused("xml-doctype", source, part=part)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refused("xml-damaged", source, part=part, reason=str(error)[:200]) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused("xml-doctype", source, part=part)
    return root


def short(element: Element) -> str:
    """Return an element's name with our prefix (`w:p`), "" for foreign ones."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else ""


@lru_cache(maxsize=1024)
def names(short_name: str) -> tuple[str, ...]:
    """Return the full names that `w:p` may stand for (transitional and strict)."""
    prefix, _, local = short_name.partition(":")
    return tuple(f"{{{uri}}}{local}" for uri in _URIS[prefix])


def attribute(element: Element, name: str) -> str | None:
    """Return the value of the attribute `name` (`w:val`), None where it is absent."""
    for full in names(name):
        value = element.get(full)
        if value is not None:
            return value
    return None


def whole(element: Element | None, name: str, absent: int) -> int:
    """Return an attribute as a whole number; `absent` where there is none or none legible."""
    value = None if element is None else attribute(element, name)
    return number(value, absent)


def number(value: str | None, absent: int) -> int:
    """Return the digits that `value` begins with as a number, at most nine of them."""
    digits = ""
    for character in (value or "").strip().removeprefix("+")[:9]:
        if not "0" <= character <= "9":
            break
        digits += character
    return int(digits) if digits else absent


def character(digits: str) -> str:
    """Return the character with this hexadecimal number, U+FFFD where it names none."""
    try:
        code = int(digits[:8], 16)
    except ValueError:
        return "\ufffd"
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant down the path of child names, None where a step is missing."""
    for name in path:
        if element is None:
            return None
        found = None
        for full in names(name):
            found = element.find(full) if found is None else found
        element = found
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of this name, none where there is no element."""
    if element is not None:
        yield from element.iterchildren(*names(name))


def every(root: Element, *short_names: str) -> Iterator[Element]:
    """Yield the elements of these names in document order, `root` included."""
    return root.iter(*(full for name in short_names for full in names(name)))


def hoist(root: Element, lifted: tuple[str, ...], over: tuple[str, ...]) -> None:
    """Move what stands inside a paragraph but is a text of its own (a text box) behind it.

    `lifted` are the names of what moves, `over` those of paragraphs.
    """
    moved: list[tuple[Element, Element]] = []
    around: list[Element] = []
    tags = [full for name in (*lifted, *over) for full in names(name)]
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=tags):
        if short(element) in over and element.getparent() is not None:
            around.append(element) if event == "start" else around.pop()
        elif event == "start" and around:
            moved.append((element, around[-1]))
    for element, paragraph in reversed(moved):
        _leave(element)
        paragraph.addnext(element)


def _leave(element: Element) -> None:
    """Put an empty element in the place of this one, so that the text behind it stays there."""
    parent = element.getparent()
    if parent is not None:
        place = etree.Element("moved")
        place.tail, element.tail = element.tail, None
        parent.replace(element, place)


def walk(root: Element, enter: Callable[[Element], End], say: Callable[[str], None]) -> None:
    """Walk depth first: `enter` each element, `say` each text, end what `enter` returned.

    The walk keeps its own stack: how deep a document nests is no matter.
    """
    ends: list[End] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            end = enter(element)
            ends.append(end)
            if end is SKIP:
                walker.skip_subtree()
            elif element.text:
                say(element.text)
        else:
            end = ends.pop()
            if end is not None and end is not SKIP:
                end()
            if element.tail and element is not root:
                say(element.tail)
