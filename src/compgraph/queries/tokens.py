r"""SPARQL text cut into tokens, and the one way of writing it that no two parsers read differently.

Parsers disagree on where a comment ends, on `\u` escapes and on `<` (operator or IRI?), and a
query that one of them reads as harmless may carry a SERVICE for the other: rdflib lets a
comment run on over a carriage return, Oxigraph does not. Hence every query of a stranger is cut
up here by the grammar of SPARQL 1.1 § 19 and written anew: no comments, `\n` as the only line
end, every string in short double quotes, no `\u` escape, a blank after the operator `<`, and a
line end after an IRI that holds a `#`. Both engines get this text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_HEX = r"(?:\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})"
_LOCAL = r"[\w:·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&()*+,;=/?@%]"
_TOKEN = re.compile(
    rf"""
    (?P<blank>[ \t\r\n]++)
  | (?P<comment>\#[^\r\n]*+)
  | (?P<iri><[^<>"'{{}}|^`\\\x00-\x20]*+>)
  | (?P<string>
        \"\"\"(?>(?:\"\"?)?(?:[^"\\]|\\[tbnrf\\"']|{_HEX}))*+\"\"\"
      | '''(?>(?:''?)?(?:[^'\\]|\\[tbnrf\\"']|{_HEX}))*+'''
      | \"(?:[^"\\\r\n]|\\[tbnrf\\"']|{_HEX})*+\"
      | '(?:[^'\\\r\n]|\\[tbnrf\\"']|{_HEX})*+'
    )
  | (?P<variable>[?$][\w·]++)
  | (?P<node>_:\w(?:[\w·.\-]*[\w·\-])?)
  | (?P<name>(?:[^\W\d_](?:[\w·.\-]*[\w·\-])?)?:(?:(?:{_LOCAL})(?:(?:{_LOCAL}|[.\-])*(?:{_LOCAL}|-))?)?)
  | (?P<tag>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
  | (?P<number>(?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+)
  | (?P<word>[A-Za-z][A-Za-z0-9_]*+)
  | (?P<symbol>\^\^|&&|\|\||!=|<=|>=|[{{}}()\[\],;.|/^+*?!=<>\-])
    """,
    re.VERBOSE,
)
_ESCAPE = re.compile(rf"\\[tbnrf\\\"']|{_HEX}")
_NAMED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_WRITE = re.compile(r'[\\"\n\r\t]')
_ANYWHERE = re.compile(rf"\\\\|{_HEX}")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind (a group of the pattern above), its text, and where it starts."""

    kind: str
    text: str
    start: int


class NotSparql(ValueError):
    """Text that has no token at `place` (counted in characters from 0)."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def tokens(text: str) -> Iterator[Token]:
    """Yield all tokens, blanks and comments too. Raises NotSparql where none begins."""
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None or found.lastgroup is None:
            raise NotSparql(place)
        yield Token(found.lastgroup, found.group(), place)
        place = found.end()


def expanded(text: str) -> str:
    r"""Return the text with those `\u` escapes written out that may stand outside of strings.

    The grammar allows them anywhere (§ 19.2), even inside a keyword. Characters that could end
    a string or a line stay escaped, and are then allowed inside strings only.
    """
    return _ANYWHERE.sub(_harmless, text)


def _harmless(found: re.Match[str]) -> str:
    if found.group() == "\\\\":
        return found.group()
    letter = _unescaped(found)
    return letter if letter.isprintable() and letter not in "\"'\\<># " else found.group()


def _unescaped(found: re.Match[str]) -> str:
    escape = found.group()
    if escape[1] not in "uU":
        return _NAMED.get(escape[1], escape[1])
    number = int(escape.lstrip("\\uU"), 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise NotSparql(found.start())
    return chr(number)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The text as both engines get it, and where its pieces came from.

    `starts` are places in `text`, `origins` the places in the stranger's text they stand for.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, place: int) -> int:
        """Return where in the stranger's text the character at `place` comes from."""
        piece = max(bisect_right(self.starts, place) - 1, 0)
        return self.origins[piece] + place - self.starts[piece] if self.origins else 0


def rewritten(parts: tuple[Token, ...]) -> Rewritten:
    """Return the tokens written so that no parser can read them in another way."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for token in parts:
        piece = _plain(token)
        if piece[0] == '"' and pieces and pieces[-1][-1] == '"':
            # An empty string right before another one would look like the start of a long one.
            pieces[-1] += " "
            length += 1
        starts.append(length)
        pieces.append(piece)
        length += len(piece)
    return Rewritten("".join(pieces), tuple(starts), tuple(token.start for token in parts))


def _plain(token: Token) -> str:
    if token.kind == "comment":
        return " "
    if token.kind == "blank":
        # Blanks for tabs: pyparsing counts a tab as several characters.
        return token.text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if token.kind == "string":
        return _short(token)
    if token.kind == "iri":
        return f"{token.text}\n" if "#" in token.text else token.text
    return "< " if token.text == "<" else token.text


def _short(token: Token) -> str:
    mark = token.text[:3] if token.text[:3] in ('"""', "'''") else token.text[0]
    inside = token.text[len(mark) : -len(mark)].replace("\r\n", "\n").replace("\r", "\n")
    value = _ESCAPE.sub(_unescaped, inside)
    return '"' + _TO_WRITE.sub(lambda found: _WRITTEN[found.group()], value) + '"'
