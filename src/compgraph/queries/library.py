"""The question library: a .rq file as an object.

The head of a file is comment that programs read too (the `#+` of grlc decorators):

    #+ summary: 一項工作任務所需的職能內涵 / What a task needs
    #+ description: … / …
    #+ params:
    #+   - task: IRI of a Task
    #+   - n: integer, optional

Each parameter stands in the query exactly once, as `VALUES ?task { <example> }`: the file runs as
it is in any SPARQL engine, and binding puts other terms between those braces. `optional` makes the
example the default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compgraph import resources
from compgraph.errors import LimitReached, UsageError
from compgraph.messages import Text, text
from compgraph.messages.queries import SENTENCES
from compgraph.queries.guard import MOST_BYTES, scanned
from compgraph.queries.tokens import Token, expanded
from compgraph.rdf.answer import serialised
from compgraph.rdf.vocab import ICAP

if TYPE_CHECKING:
    from rdflib.term import Node

_HEAD = re.compile(r"#\+[ \t]?(?P<line>.*)")
_FIELD = re.compile(r"(?P<name>[a-z]+):\s*(?P<value>.*)")
_PARAMETER = re.compile(
    r"\s*-\s*(?P<name>[A-Za-z][A-Za-z0-9]*):\s*(?P<type>.+?)\s*(?P<optional>,\s*optional)?\s*"
)
_TYPE = re.compile(r"(?P<many>list of |)(?:IRI of an? (?P<kind>[A-Z][A-Za-z]*)|(?P<plain>[a-z]+))")
_PLAIN = frozenset({"integer", "string"})
_CLASSES = frozenset(name.removeprefix("class-") for name in SENTENCES if name.startswith("class-"))


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `type` as the file declares it, `example` the terms in the file.

    `kind` is the class an IRI must have (`Task`; `Thing` for any), "" for integer and string.
    """

    name: str
    type: str
    kind: str
    several: bool
    optional: bool
    example: str

    def expected(self) -> Text:
        """Return what a value is, in words: 工作任務的代碼或 IRI, the code or IRI of a task."""
        plain = "IRI" if self.kind else self.type.rpartition(" ")[2]
        kind = text(f"queries.class-{self.kind}") if self.kind else ""
        return text(f"queries.type-{plain}{'s' if self.several else ''}", kind=kind)

    def sample(self) -> str:
        """Return the file's example as a person would write it on the command line."""
        example = self.example.replace(f"<{ICAP}", "").replace(">", "").replace('"', "")
        return ",".join(example.split())


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it asks in both languages, its parameters and its SPARQL text."""

    name: str
    summary: Text
    description: Text
    params: tuple[Parameter, ...]
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
        places = _values(scanned(self.text))
        pieces: list[str] = []
        rest = 0
        for name, (start, end) in sorted(places.items(), key=lambda place: place[1]):
            if name in values:
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
    parameters that are not declared as described above.
    """
    lines = content.replace("\r\n", "\n").split("\n")
    head = [found["line"] for found in map(_HEAD.match, lines) if found]
    fields, listed = _fields(head)
    if "summary" not in fields and (head or shipped):
        raise _faulty(name, "queries.no-summary")
    summary = _both(fields.get("summary", name))
    if listed:
        places = _values(scanned(content))
        content = expanded(content)
        params = tuple(_parameter(name, line, places, content) for line in listed)
    else:
        params = ()
    return Question(name, summary, _both(fields.get("description", "")), params, content, shipped)


def _fields(head: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Return the fields of a head, and the lines below `params:`."""
    fields: dict[str, str] = {}
    listed: list[str] = []
    last = ""
    for line in head:
        found = _FIELD.fullmatch(line.rstrip())
        if found:
            last = found["name"]
            fields[last] = found["value"]
        elif last == "params" and line.strip():
            listed.append(line.rstrip())
        elif last:
            fields[last] += f" {line.strip()}"
    return fields, listed


def _both(value: str) -> Text:
    zh, _, en = value.partition(" / ")
    return Text(zh.strip(), (en or zh).strip())


def _parameter(
    question_name: str, line: str, places: Mapping[str, tuple[int, int]], content: str
) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    type_ = _TYPE.fullmatch(found["type"]) if found else None
    if found is None or type_ is None:
        raise _faulty(question_name, "queries.bad-parameter", line=line.strip())
    kind, plain = type_["kind"] or "", type_["plain"]
    if (plain and plain not in _PLAIN) or (kind and kind not in _CLASSES):
        raise _faulty(question_name, "queries.bad-parameter", line=line.strip())
    if found["name"] not in places:
        raise _faulty(question_name, "queries.no-values", name=found["name"])
    start, end = places[found["name"]]
    return Parameter(
        name=found["name"],
        type=found["type"],
        kind=kind,
        several=bool(type_["many"]),
        optional=bool(found["optional"]),
        example=content[start:end].strip(),
    )


def _values(parts: Sequence[Token]) -> dict[str, tuple[int, int]]:
    """Return, by variable, what lies between the braces of the only `VALUES ?variable { }`."""
    words = [token for token in parts if token.kind not in ("blank", "comment")]
    places: dict[str, tuple[int, int]] = {}
    twice: set[str] = set()
    for number, (word, variable, brace) in enumerate(
        zip(words, words[1:], words[2:], strict=False)
    ):
        if (word.text.upper(), variable.kind, brace.text) != ("VALUES", "variable", "{"):
            continue
        close = next((token for token in words[number + 3 :] if token.text == "}"), None)
        if close is not None:
            name = variable.text[1:]
            twice |= {name} & places.keys()
            places[name] = (brace.start + 1, close.start)
    return {name: place for name, place in places.items() if name not in twice}


def _faulty(question_name: str, key: str, **values: object) -> UsageError:
    return UsageError(
        text("queries.faulty", name=question_name, fault=text(key, **values)),
        text("queries.faulty-remedy"),
    )
