"""Where a printed line may end, so that its end never makes a blank or hides one.

In a printed page the end of a line shows no blank: whoever reads it back joins two Chinese
characters, and puts a blank between any other two. So a line may end between two Chinese characters,
where no blank can stand (readers drop it, `spaces.stored`), and at a real blank between two words in
Latin letters, and nowhere else. What lies between two such places is a run that stays on one line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from compgraph.reading.spaces import stored

_CHARACTER = re.compile(
    r".[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*", re.DOTALL
)
_OPENING = "「『（《〈【〔｛［“‘([{"
_CLOSING = "」』）》〉】〕｝］”’)]}，。、；：！？,.;:!?…—‧・％%"


def runs(line: str) -> Iterator[str]:
    """Yield the parts of a line between which it may end; joined they are the line."""
    run = ""
    characters = _CHARACTER.findall(line)
    for place, character in enumerate(characters):
        run += character
        following = characters[place + 1] if place + 1 < len(characters) else ""
        if not following or _may_end(characters, place):
            yield run
            run = ""


def _may_end(characters: list[str], place: int) -> bool:
    """Whether a line may end behind the character at this place."""
    last, following = characters[place], characters[place + 1]
    if last == " ":
        before = characters[place - 1] if place else ""
        return (
            before.isascii()
            and following.isascii()
            and before not in _OPENING
            and (not following.startswith(tuple(_CLOSING)))
        )
    if following == " " or last in _OPENING or following in _CLOSING:
        return False
    return stored(f"{last} {following}") == stored(last + following)


def width(run: str) -> float:
    """Return how wide a run is at most, in units of the size of its letters."""
    return sum(_width(character) for character in run)


def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if character in "MWmw@%&":
        return 1.0
    return 0.75 if character.isupper() else 0.62
