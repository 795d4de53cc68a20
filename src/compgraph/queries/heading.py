"""The head of a .rq file: comment that programs read too (the `#+` of grlc decorators).

    #+ summary: 至少 n 份職能基準共有的職能概念 / The concepts that at least n standards share
    #+ theme: across
    #+ description: … / …
    #+ params:
    #+   - task: IRI of a Task
    #+   - n: integer, optional; 至少幾份 / at least so many standards
    #+ columns:
    #+   - concept: 職能概念 / the concept
    #+   - standards: 有它的職能基準數 / how many standards have it

A parameter is an `IRI of a …` (a class of ours, `Thing` for any), `integer`, `string`, `level` (1 to
6) or `kind` (knowledge, skill, attitude), or a `list of` one of these. `optional` makes the example in
the query the default. What stands behind the semicolon says what the parameter means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compgraph.errors import UsageError
from compgraph.messages import Text, text
from compgraph.messages.queries import SENTENCES
from compgraph.rdf.vocab import ICAP

THEMES = (
    "standard",
    "tasks",
    "levels",
    "across",
    "gaps",
    "lists",
    "versions",
    "provenance",
    "quality",
)
"""What a question is about, in the order of a listing; `queries.theme-<name>` says it."""

_HEAD = re.compile(r"#\+[ \t]?(?P<line>.*)")
_FIELD = re.compile(r"(?P<name>[a-z]+):\s*(?P<value>.*)")
_PARAMETER = re.compile(
    r"\s*-\s*(?P<name>[A-Za-z][A-Za-z0-9]*):\s*(?P<type>[^;]+?)\s*"
    r"(?P<optional>,\s*optional)?\s*(?:;\s*(?P<meaning>.+))?"
)
_COLUMN = re.compile(r"\s*-\s*(?P<name>[A-Za-z][A-Za-z0-9]*):\s*(?P<meaning>.+)")
_TYPE = re.compile(r"(?P<many>list of |)(?:IRI of an? (?P<kind>[A-Z][A-Za-z]*)|(?P<plain>[a-z]+))")
_PLAIN = frozenset({"integer", "string", "level", "kind"})
_CLASSES = frozenset(name.removeprefix("class-") for name in SENTENCES if name.startswith("class-"))
_LISTS = ("params", "columns")


_UNSAID = Text("", "")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `type` as the file declares it, `example` the terms in the file.

    `kind` is the class an IRI must have (`Task`; `Thing` for any), "" for plain values. `meaning`
    is empty where the type says it all.
    """

    name: str
    type: str
    kind: str
    several: bool
    optional: bool
    example: str
    meaning: Text = _UNSAID

    @property
    def plain(self) -> str:
        """The name of the type without `list of`: integer, string, level, kind, or IRI."""
        return "IRI" if self.kind else self.type.rpartition(" ")[2]

    @property
    def may_be_left_out(self) -> bool:
        """Whether a value need not be given: a default, or the only standard there is."""
        return self.optional or (self.kind == "Standard" and self.name == "standard")

    def expected(self) -> Text:
        """Return what a value is, in words: 工作任務的代碼或 IRI, the code or IRI of a task."""
        kind = text(f"queries.class-{self.kind}") if self.kind else ""
        return text(f"queries.type-{self.plain}{'s' if self.several else ''}", kind=kind)

    def sample(self) -> str:
        """Return the file's example as a person would write it on the command line."""
        example = self.example.replace(f"<{ICAP}", "").replace(">", "").replace('"', "")
        return ",".join(example.split())


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: the variable of the SELECT, and what it holds."""

    name: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """The fields of a head; `params` and `columns` are their lines as written."""

    summary: Text
    theme: str
    description: Text
    params: tuple[str, ...]
    columns: tuple[Column, ...]


def heading(content: str, name: str, *, required: bool = False) -> Heading:
    """Return what the head of a query says; without a head, `name` is the summary.

    Raises UsageError for a head without a summary (`required`: for none at all), with a theme that
    there is not, or with a column that has no words.
    """
    head = [found["line"] for found in map(_HEAD.match, content.split("\n")) if found]
    fields, listed = _fields(head)
    if "summary" not in fields and (head or required):
        raise faulty(name, "no-summary")
    theme = fields.get("theme", "").strip()
    if theme and theme not in THEMES:
        raise faulty(name, "unknown-theme", theme=theme, themes=", ".join(THEMES))
    return Heading(
        summary=_both(fields.get("summary", name)),
        theme=theme,
        description=_both(fields.get("description", "")),
        params=tuple(listed["params"]),
        columns=tuple(_column(name, line) for line in listed["columns"]),
    )


def parameter(name: str, line: str, values: Mapping[str, str]) -> Parameter:
    """Return the parameter that a line of the head of the query `name` declares.

    `values` are the terms of each `VALUES ?variable { }` of the query. Raises UsageError for a line
    that cannot be understood, or a parameter that has no such place.
    """
    found = _PARAMETER.fullmatch(line)
    type_ = _TYPE.fullmatch(found["type"]) if found else None
    if found is None or type_ is None:
        raise faulty(name, "bad-parameter", line=line.strip())
    kind, plain = type_["kind"] or "", type_["plain"]
    if (plain and plain not in _PLAIN) or (kind and kind not in _CLASSES):
        raise faulty(name, "bad-parameter", line=line.strip())
    if found["name"] not in values:
        raise faulty(name, "no-values", name=found["name"])
    return Parameter(
        name=found["name"],
        type=found["type"],
        kind=kind,
        several=bool(type_["many"]),
        optional=bool(found["optional"]),
        example=values[found["name"]].strip(),
        meaning=_both(found["meaning"] or ""),
    )


def faulty(question_name: str, key: str, **values: object) -> UsageError:
    """Return the error that a query file is not as it should be: the sentence `queries.<key>`."""
    return UsageError(
        text("queries.faulty", name=question_name, fault=text(f"queries.{key}", **values)),
        text("queries.faulty-remedy"),
    )


def _fields(head: Iterable[str]) -> tuple[dict[str, str], Mapping[str, Sequence[str]]]:
    """Return the fields of a head, and the lines below `params:` and `columns:`."""
    fields: dict[str, str] = {}
    listed: dict[str, list[str]] = {name: [] for name in _LISTS}
    last = ""
    for line in head:
        found = _FIELD.fullmatch(line.rstrip())
        if found:
            last = found["name"]
            fields[last] = found["value"]
        elif last in _LISTS and line.strip():
            listed[last].append(line.rstrip())
        elif last:
            fields[last] += f" {line.strip()}"
    return fields, listed


def _column(name: str, line: str) -> Column:
    found = _COLUMN.fullmatch(line)
    if found is None or " / " not in found["meaning"]:
        raise faulty(name, "bad-column", line=line.strip())
    return Column(found["name"], _both(found["meaning"]))


def _both(value: str) -> Text:
    zh, _, en = value.partition(" / ")
    return Text(zh.strip(), (en or zh).strip())
