"""What an ODT's styles say about its text: what is hidden, and how lists are marked."""

from __future__ import annotations

from compgraph.reading.formats.markup import Element, attribute, child, every, short, whole
from compgraph.reading.formats.numbering import BULLET, Level, Numbers

_MOST_STEPS = 20  # from a style to the one it inherits from

_Key = tuple[str | None, str | None]  # family and name of a style


class Styles:
    """The styles of the text (automatic ones included) and of the document."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self._hidden: dict[_Key, bool] = {}
        self._parents: dict[_Key, str | None] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        for root in (content,) if styles is None else (styles, content):
            self._learn(root)
        self._numbers = Numbers()

    def hide(self, element: Element) -> bool:
        """Return whether the element is hidden: by its own word or by its style's."""
        if attribute(element, "text:display") == "none":
            return True
        if attribute(element, "text:is-hidden") == "true":
            return True
        if not self._hidden:
            return False
        family = "text" if short(element) == "text:span" else "paragraph"
        name = attribute(element, "text:style-name")
        for _ in range(_MOST_STEPS):
            if name is None or (family, name) in self._hidden:
                break
            name = self._parents.get((family, name))
        return self._hidden.get((family, name), False)

    def begin_list(self, style: str, depth: int, continued: str | None) -> None:
        """Begin to count a list anew, unless it goes on from an earlier one or is nested."""
        if depth == 1 and continued != "true":
            self._numbers.restart(style)

    def mark(self, style: str, depth: int, item: Element) -> str:
        """Return what stands in front of a list item."""
        levels = self._levels.get(style)
        if levels is None:
            return BULLET
        start = whole(item, "text:start-value", -1)
        return self._numbers.next(style, depth, levels, start if start >= 0 else None)

    def _learn(self, root: Element) -> None:
        for style in every(root, "style:style"):
            key = attribute(style, "style:family"), attribute(style, "style:name")
            self._parents[key] = attribute(style, "style:parent-style-name")
            properties = child(style, "style:text-properties")
            display = None if properties is None else attribute(properties, "text:display")
            if display is not None:
                self._hidden[key] = display == "none"
        for style in every(root, "text:list-style"):
            levels = {whole(level, "text:level", 1): _level(level) for level in style}
            self._levels[attribute(style, "style:name") or ""] = levels


def _level(element: Element) -> Level:
    """Return how items of a level are marked; `%1`, `%2` … stand for the numbers."""
    if short(element) != "text:list-level-style-number":
        return Level("bullet", "")
    form = attribute(element, "style:num-format") or ""
    depth = whole(element, "text:level", 1)
    shown = max(1, whole(element, "text:display-levels", 1))
    around = (
        attribute(element, "style:num-prefix") or "",
        attribute(element, "style:num-suffix") or "",
    )
    if not form and not any(around):
        return Level("none", "")
    counted = ".".join(f"%{level}" for level in range(max(1, depth - shown + 1), depth + 1))
    return Level(
        {"1": "decimal", "": "empty"}.get(form, "other"),
        f"{around[0]}{counted if form else ''}{around[1]}",
        whole(element, "text:start-value", 1),
    )
