"""Which paragraphs of a Word document are list items, and what stands in front of them."""

from __future__ import annotations

from compgraph.reading.formats.archive import Archive
from compgraph.reading.formats.markup import Element, attribute, child, every, whole
from compgraph.reading.formats.numbering import BULLET, Level, Numbers
from compgraph.reading.formats.relations import Relations

_MOST_STEPS = 20  # from a style to the one it is based on

_Item = tuple[str | None, int | None]  # list and depth, None where nothing is said


class Lists:
    """The numbering of a document: its lists, and the styles that make items of them."""

    def __init__(self, archive: Archive, relations: Relations) -> None:
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._styles: dict[str, Element] = {}
        self._of_styles: dict[str, _Item] = {}
        self._default = ""
        self._numbers = Numbers()
        for part in relations.of("numbering"):
            self._learn_lists(archive.tree(part))
        for part in relations.of("styles"):
            self._learn_styles(archive.tree(part))

    def mark(self, properties: Element | None) -> str:
        """Return the mark in front of the paragraph with these properties, "" for none."""
        list_, depth = self._item(properties)
        if not list_ or list_ == "0":
            return ""
        if list_ not in self._lists:
            return BULLET
        abstract, levels = self._lists[list_]
        return self._numbers.next(abstract, depth + 1, levels)

    def _item(self, properties: Element | None) -> tuple[str, int]:
        """Return the list a paragraph belongs to ("" for none) and how deep, from 0."""
        style = child(properties, "w:pStyle")
        name = self._default if style is None else attribute(style, "w:val") or ""
        if name not in self._of_styles:
            self._of_styles[name] = self._item_of_style(name)
        list_, depth = _own(properties)
        inherited, level = self._of_styles[name]
        return (
            (inherited if list_ is None else list_) or "",
            (level if depth is None else depth) or 0,
        )

    def _item_of_style(self, name: str) -> _Item:
        """Return what a style, or the nearest style it is based on, says of lists."""
        list_: str | None = None
        depth: int | None = None
        for _ in range(_MOST_STEPS):
            if list_ is not None or name not in self._styles:
                break
            element = self._styles[name]
            list_, level = _own(child(element, "w:pPr"))
            depth = level if depth is None else depth
            based = child(element, "w:basedOn")
            name = "" if based is None else attribute(based, "w:val") or ""
        return list_, depth

    def _learn_lists(self, root: Element) -> None:
        abstracts = {
            attribute(abstract, "w:abstractNumId") or "": _levels(abstract)
            for abstract in every(root, "w:abstractNum")
        }
        for list_ in every(root, "w:num"):
            reference = child(list_, "w:abstractNumId")
            id_ = "" if reference is None else attribute(reference, "w:val") or ""
            levels = dict(abstracts.get(id_, {}))
            overridden = _levels(list_)
            levels.update(overridden)
            restarts = next(every(list_, "w:startOverride"), None) is not None
            number = attribute(list_, "w:numId") or ""
            # lists of one abstract definition count on together, unless one starts anew
            self._lists[number] = (f"num {number}" if restarts or overridden else id_, levels)

    def _learn_styles(self, root: Element) -> None:
        for style in every(root, "w:style"):
            name = attribute(style, "w:styleId") or ""
            self._styles[name] = style
            if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") == "1":
                self._default = name


def _own(properties: Element | None) -> _Item:
    """Return the list and the depth that the properties themselves name."""
    numbered = child(properties, "w:numPr")
    id_, level = child(numbered, "w:numId"), child(numbered, "w:ilvl")
    return (
        None if id_ is None else attribute(id_, "w:val") or "",
        None if level is None else whole(level, "w:val", 0),
    )


def _levels(root: Element) -> dict[int, Level]:
    return {whole(level, "w:ilvl", 0) + 1: _level(level) for level in every(root, "w:lvl")}


def _level(element: Element) -> Level:
    form = child(element, "w:numFmt")
    kind = "decimal" if form is None else attribute(form, "w:val") or "decimal"
    text = child(element, "w:lvlText")
    shown = "" if text is None else attribute(text, "w:val") or ""
    if kind == "none" and not shown:
        return Level("none", "")
    return Level(kind, shown, whole(child(element, "w:start"), "w:val", 1))
