"""The question library: a .rq file as an object (`compgraph.queries.heading` has its head).

Each parameter stands in the query as `VALUES ?task { <example> }`, everywhere with the same example:
the file runs as it is in any SPARQL engine, and binding puts other terms between those braces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from compgraph import resources
from compgraph.errors import LimitReached, UsageError
from compgraph.messages import Text, text
from compgraph.queries.guard import MOST_BYTES, scanned
from compgraph.queries.heading import Column, Parameter, heading, parameter
from compgraph.queries.tokens import Token, expanded
from compgraph.rdf.answer import serialised

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["Column", "Parameter", "Question", "library", "parsed", "question", "read_question"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it asks in both languages, its parameters, columns and SPARQL text.

    `theme` is one of `heading.THEMES`, "" for a stranger's; `columns` are those of a SELECT.
    """

    name: str
    summary: Text
    theme: str
    description: Text
    params: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    shipped: bool

    @property
    def is_violation(self) -> bool:
        """Whether any row of the answer is a fault in the data."""
        return self.name.endswith("-violation")

    def bound(self, values: Mapping[str, Sequence[Node]]) -> str:
        """Return the text with these terms as the values of the parameters named.

        Only what stands between the braces of `VALUES ?name { }` changes, and it is written by
        the term serialiser, so no value can become part of the query.
        """
        found = _places(self.text)
        places = sorted((place, name) for name in values for place in found.get(name, ()))
        pieces: list[str] = []
        rest = 0
        for (start, end), name in places:
            terms = " ".join(serialised(term) for term in values[name])
            pieces += [self.text[rest:start], f" {terms} "]
            rest = end
        return "".join([*pieces, self.text[rest:]])


@cache
def library() -> Mapping[str, Question]:
    """Return the shipped questions by name, sorted."""
    return {
        path.stem: read_question(path, shipped=True)
        for path in sorted(resources.queries().glob("*.rq"), key=lambda path: path.stem)
    }


def question(name_or_path: str | Path) -> Question:
    """Return the shipped question of that name, or the one in a .rq file.

    Raises UsageError (with the nearest names) when there is neither.
    """
    name = str(name_or_path)
    if name in library():
        return library()[name]
    path = Path(name_or_path)
    if path.suffix == ".rq":
        return read_question(path)
    near = get_close_matches(name.lower(), list(library()), n=3, cutoff=0.4)
    raise UsageError(
        text("queries.unknown-question", name=name[:80]),
        text("queries.unknown-question-near", names=", ".join(near))
        if near
        else text("queries.unknown-question-remedy"),
    )


def read_question(path: Path, *, shipped: bool = False) -> Question:
    """Return the question in a file. Raises UsageError when it cannot be read or is no question."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LimitReached(
                text("queries.too-long", most=MOST_BYTES // 1024), text("queries.limit-remedy")
            )
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(
            text("queries.no-file", file=path, reason=error.strerror or error),
            text("queries.no-file-remedy"),
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            text("queries.not-utf8", file=path), text("queries.not-utf8-remedy")
        ) from error
    return parsed(content, path.stem, shipped=shipped)


def parsed(content: str, name: str, *, shipped: bool = False) -> Question:
    """Return the question that a text with a head is; a stranger's text needs no head.

    Raises UsageError for a shipped file, or one with a head, that has no summary, and for
    what else `heading` refuses.
    """
    head = heading(content.replace("\r\n", "\n"), name, required=shipped)
    params: tuple[Parameter, ...] = ()
    if head.params:
        places = _values(scanned(content))
        content = expanded(content)
        written = {
            variable: {content[start:end].strip() for start, end in spans}
            for variable, spans in places.items()
        }
        examples = {name: one.pop() for name, one in written.items() if len(one) == 1}
        params = tuple(parameter(name, line, examples) for line in head.params)
    return Question(
        name, head.summary, head.theme, head.description, params, head.columns, content, shipped
    )


@lru_cache(maxsize=256)
def _places(content: str) -> Mapping[str, list[tuple[int, int]]]:
    """Return where the values of a question stand: asked again, it is not scanned again."""
    return _values(scanned(content))


def _values(parts: Sequence[Token]) -> dict[str, list[tuple[int, int]]]:
    """Return, by variable, what lies between the braces of each `VALUES ?variable { }`."""
    words = [token for token in parts if token.kind not in ("blank", "comment")]
    places: dict[str, list[tuple[int, int]]] = {}
    for number, (word, variable, brace) in enumerate(
        zip(words, words[1:], words[2:], strict=False)
    ):
        if (word.text.upper(), variable.kind, brace.text) != ("VALUES", "variable", "{"):
            continue
        close = next((token for token in words[number + 3 :] if token.text == "}"), None)
        if close is not None:
            places.setdefault(variable.text[1:], []).append((brace.start + 1, close.start))
    return places
