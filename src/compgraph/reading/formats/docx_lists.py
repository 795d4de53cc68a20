"""Which paragraphs of a Word document are list items, and what stands in front of them."""

from __future__ import annotations

from compgraph.reading.formats.archive import Archive
from compgraph.reading.formats.docx_styles import Styles
from compgraph.reading.formats.markup import Element, attribute, child, children, every, whole
from compgraph.reading.formats.numbering import BULLET, Level, Numbers
from compgraph.reading.formats.relations import Relations

_Item = tuple[str | None, int | None]  # list and depth, None where nothing is said


class Lists:
    """The numbering of a document: its lists, and the styles that make items of them."""

    def __init__(self, archive: Archive, relations: Relations, styles: Styles) -> None:
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._styles = styles
        self._of_styles: dict[str, _Item] = {}
        self._numbers = Numbers()
        for part in relations.of("numbering"):
            self._learn_lists(archive.tree(part))

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
        name = self._styles.named(properties)
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
        for style in self._styles.chain(name):
            list_, level = _own(child(style, "w:pPr"))
            depth = level if depth is None else depth
            if list_ is not None:
                break
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
            overrides = list(children(list_, "w:lvlOverride"))
            overridden = {key: value for one in overrides for key, value in _levels(one).items()}
            levels.update(overridden)
            restarts = any(child(one, "w:startOverride") is not None for one in overrides)
            number = attribute(list_, "w:numId") or ""
            # lists of one abstract definition count on together, unless one starts anew
            self._lists[number] = (f"num {number}" if restarts or overridden else id_, levels)


def _own(properties: Element | None) -> _Item:
    """Return the list and the depth that the properties themselves name."""
    numbered = child(properties, "w:numPr")
    id_, level = child(numbered, "w:numId"), child(numbered, "w:ilvl")
    return (
        None if id_ is None else attribute(id_, "w:val") or "",
        None if level is None else whole(level, "w:val", 0),
    )


def _levels(root: Element) -> dict[int, Level]:
    return {whole(level, "w:ilvl", 0) + 1: _level(level) for level in children(root, "w:lvl")}


def _level(element: Element) -> Level:
    form = child(element, "w:numFmt")
    kind = "decimal" if form is None else attribute(form, "w:val") or "decimal"
    text = child(element, "w:lvlText")
    shown = "" if text is None else attribute(text, "w:val") or ""
    if kind == "none" and not shown:
        return Level("none", "")
    return Level(kind, shown, whole(child(element, "w:start"), "w:val", 1))
