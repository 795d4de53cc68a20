"""A JSON text (RFC 8259) as values that know where they stand; numbers stay as written.

`json` of the standard library keeps no places, takes the last of two equal keys without a word,
reads NaN, and turns `1e999` into infinity; a form that people exchange deserves to be told of each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from compgraph.errors import SourceRefused
from compgraph.messages import text
from compgraph.reading.remarks import excerpt

Kind = Literal["object", "array", "string", "number", "boolean", "null"]

DEEPEST = 64
"""Objects and arrays within one another, at most; the OCS form needs ten."""

MOST = 100_000
"""Values in one text, at most; the largest known standard has about five thousand."""

_BLANK = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\[^\x00-\x1f])*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?")
_WORD = re.compile(r"-?[A-Za-z_]\w*+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_WORDS: dict[str, Kind] = {"true": "boolean", "false": "boolean", "null": "null"}
_NO_NUMBERS = ("NaN", "-NaN", "Infinity", "-Infinity")


@dataclass(frozen=True, slots=True)
class Value:
    """One value; `start` is where it stands in the JSON text.

    `text` is what a string says, or a number or boolean as written. `members` are those of an
    object, `items` those of an array.
    """

    kind: Kind
    start: int
    text: str = ""
    members: Mapping[str, Value] = field(default_factory=dict)
    items: tuple[Value, ...] = ()

    def leaves(self) -> Iterator[Value]:
        """Yield every string, number and boolean in it, in the order of the text."""
        if self.kind in ("string", "number", "boolean"):
            yield self
        for value in (*self.members.values(), *self.items):
            yield from value.leaves()


def values_of(page: str, source: str = "", most: int = MOST) -> Value:
    """Return the one value that the JSON text `page` is; `most` values are allowed.

    Half of a surrogate pair becomes U+FFFD. Raises SourceRefused, with the line, for what is no
    JSON, for NaN and infinities, for one key twice in an object, and beyond DEEPEST and `most`.
    """
    scan = _Scan(page, source, most)
    value = scan.value(1)
    scan.blanks()
    if scan.place < len(page):
        raise scan.unexpected()
    return value


def line_starts(page: str) -> list[int]:
    """Return where each line of the text begins."""
    return [0, *(match.end() for match in _LINE_END.finditer(page))]


class _Scan:
    """How far the text has been scanned."""

    def __init__(self, page: str, source: str, most: int) -> None:
        self.place = 0
        self._most = most
        self._page = page
        self._source = source
        self._count = 0

    def value(self, depth: int) -> Value:
        """Scan the value that comes next, `depth` levels deep."""
        self.blanks()
        start = self.place
        self._count += 1
        if self._count > self._most:
            raise self._refused("ocs-too-many-values", start, most=self._most)
        if depth > DEEPEST:
            raise self._refused("ocs-too-deep", start, most=DEEPEST)
        if self._takes("{"):
            return Value("object", start, members=self._members(depth))
        if self._takes("["):
            return Value("array", start, items=self._items(depth))
        if self._page.startswith('"', start):
            return Value("string", start, self._string())
        return self._literal(start)

    def blanks(self) -> None:
        """Go on to what is not blank."""
        match = _BLANK.match(self._page, self.place)
        self.place = match.end() if match else self.place

    def unexpected(self) -> SourceRefused:
        """Return the refusal for what stands here."""
        rest = self._page[self.place : self.place + 12].split("\n")[0]
        rule = "ocs-not-json" if rest else "ocs-json-cut"
        return self._refused(rule, self.place, found=_SURROGATE.sub("\ufffd", rest))

    def _literal(self, start: int) -> Value:
        if number := _NUMBER.match(self._page, start):
            self.place = number.end()
            return Value("number", start, number.group())
        word = _WORD.match(self._page, start)
        said = word.group() if word else ""
        if said in _NO_NUMBERS:
            raise self._refused("ocs-not-a-number", start, found=said)
        if word is None or said not in _WORDS:
            raise self.unexpected()
        self.place = word.end()
        return Value(_WORDS[said], start, said if _WORDS[said] == "boolean" else "")

    def _members(self, depth: int) -> dict[str, Value]:
        members: dict[str, Value] = {}
        self.blanks()
        if self._takes("}"):
            return members
        while True:
            self.blanks()
            start = self.place
            key = self._string()
            if key in members:
                raise self._refused("ocs-key-twice", start, key=excerpt(key))
            self.blanks()
            if not self._takes(":"):
                raise self.unexpected()
            members[key] = self.value(depth + 1)
            self.blanks()
            if self._takes("}"):
                return members
            if not self._takes(","):
                raise self.unexpected()

    def _items(self, depth: int) -> tuple[Value, ...]:
        items: list[Value] = []
        self.blanks()
        if self._takes("]"):
            return ()
        while True:
            items.append(self.value(depth + 1))
            self.blanks()
            if self._takes("]"):
                return tuple(items)
            if not self._takes(","):
                raise self.unexpected()

    def _string(self) -> str:
        token = _STRING.match(self._page, self.place)
        if token is None:
            raise self.unexpected()
        try:
            said: str = json.loads(token.group())
        except ValueError:  # an escape that JSON does not have
            raise self.unexpected() from None
        self.place = token.end()
        return _SURROGATE.sub("\ufffd", said)

    def _takes(self, mark: str) -> bool:
        found = self._page.startswith(mark, self.place)
        self.place += len(mark) * found
        return found

    def _refused(self, rule: str, place: int, **values: object) -> SourceRefused:
        line = len(line_starts(self._page[:place]))
        return SourceRefused(
            rule,
            text(f"ocs.{rule}", **values),
            text(f"ocs.{rule}.remedy", **values),
            source=self._source,
            line=line,
        )
