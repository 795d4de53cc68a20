"""The styles of a Word document: which one is based on which, and which hide their text."""

from __future__ import annotations

from collections.abc import Iterator

from compgraph.reading.formats.archive import Archive
from compgraph.reading.formats.markup import Element, attribute, child, every
from compgraph.reading.formats.relations import Relations

_MOST_STEPS = 20  # from a style to the one it is based on
_OFF = frozenset({"0", "false", "off"})


class Styles:
    """The styles by their ids; `default` is the id of what a paragraph without a style has."""

    def __init__(self, archive: Archive, relations: Relations) -> None:
        self.default = ""
        self._styles: dict[str, Element] = {}
        self._hiding: dict[str, bool] = {}
        for part in relations.of("styles"):
            self._learn(archive.tree(part))

    def chain(self, name: str) -> Iterator[Element]:
        """Yield a style, the one it is based on, and so on."""
        for _ in range(_MOST_STEPS):
            if name not in self._styles:
                return
            yield self._styles[name]
            name = _value(child(self._styles[name], "w:basedOn"))

    def named(self, properties: Element | None) -> str:
        """Return the id of the style that a paragraph with these properties has."""
        style = child(properties, "w:pStyle")
        return self.default if style is None else _value(style)

    def hide(self, run: Element, paragraph: str) -> bool:
        """Return whether a run's text is hidden, in a paragraph of this style."""
        properties = child(run, "w:rPr")
        own = _vanishes(properties)
        if own is not None:
            return own
        return self._hides(_value(child(properties, "w:rStyle"))) or self._hides(paragraph)

    def _hides(self, name: str) -> bool:
        if name not in self._hiding:
            told = (_vanishes(child(style, "w:rPr")) for style in self.chain(name))
            self._hiding[name] = next((one for one in told if one is not None), False)
        return self._hiding[name]

    def _learn(self, root: Element) -> None:
        for style in every(root, "w:style"):
            name = attribute(style, "w:styleId") or ""
            self._styles[name] = style
            if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") == "1":
                self.default = name


def _value(element: Element | None) -> str:
    return "" if element is None else attribute(element, "w:val") or ""


def _vanishes(properties: Element | None) -> bool | None:
    """Return what the properties say of hiding, None where they say nothing."""
    vanish = child(properties, "w:vanish")
    return None if vanish is None else attribute(vanish, "w:val") not in _OFF
