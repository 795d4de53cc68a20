"""What an export cannot hold: the facts of the record that its own output does not give back.

The outputs are read for that, not the writer's intentions: a field that a writer forgets is a loss.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal

from compgraph.exports.facts import Fact
from compgraph.messages import Language, Text, text
from compgraph.tables import write_rows

Kind = Literal["lost", "weaker", "filled"]

_KINDS: tuple[Kind, ...] = ("lost", "weaker", "filled")


@dataclass(frozen=True, slots=True)
class Held:
    """What an export says: facts as the record has them, those it says less exactly, and its own.

    `weaker` are facts that people still read there but no program can tell (a relation that only
    says "related", a value within a sentence); `filled` is what the format wants and no document
    prints.
    """

    exact: frozenset[Fact]
    weaker: frozenset[Fact] = frozenset()
    filled: tuple[Fact, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Loss:
    """One field that the target does not hold as the record has it.

    `kind`: `lost` is not in the export at all, `weaker` is there less exactly, `filled` is in the
    export but not in the document. `items` are the things and their values, all of them.
    """

    kind: Kind
    field: str
    what: Text
    why: Text
    items: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        """How many values it is."""
        return len(self.items)

    def as_json(self) -> dict[str, Any]:
        """Return the shape that schemas/export-losses.schema.json describes."""
        return {
            "kind": self.kind,
            "field": self.field,
            "what": self.what.as_json(),
            "why": self.why.as_json(),
            "count": self.count,
            "items": [{"subject": subject, "value": value} for subject, value in self.items],
        }


def losses(facts: Iterable[Fact], held: Held, target: str) -> tuple[Loss, ...]:
    """Return what an export does not hold of these facts, by kind and in the order of the facts.

    `target` is the name of the format in sentences.
    """
    found: dict[tuple[Kind, str], list[tuple[str, str]]] = {}
    for fact in facts:
        if fact not in held.exact:
            kind: Kind = "weaker" if fact in held.weaker else "lost"
            found.setdefault((kind, fact.field), []).append((fact.subject, fact.value))
    for fact in held.filled:
        found.setdefault(("filled", fact.field), []).append((fact.subject, fact.value))
    return tuple(
        Loss(
            kind,
            name,
            text(f"export.field-{name.replace('.', '-').lower()}"),
            _why(kind, name, target),
            tuple(items),
        )
        for (kind, name), items in sorted(found.items(), key=lambda one: _KINDS.index(one[0][0]))
    )


def summary(found: Iterable[Loss], language: Language) -> list[str]:
    """Return the losses in sentences: one for each kind and reason, with counts and an example."""
    groups: dict[tuple[Kind, Text], list[Loss]] = {}
    for loss in found:
        groups.setdefault((loss.kind, loss.why), []).append(loss)
    return [
        text(
            f"export.{kind}",
            what=_counted(together),
            example=_example(*together[0].items[0]),
            why=why,
        ).in_(language)
        for (kind, why), together in groups.items()
    ]


def _counted(together: list[Loss]) -> Text:
    parts = [text("export.counted", what=loss.what, count=loss.count) for loss in together]
    return Text("、".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _example(subject: str, value: str) -> Text:
    shown = value if len(value) <= 40 else f"{value[:39]}…"
    key = "export.example" if subject else "export.example-of-all"
    return text(key, subject=subject, value=shown)


def losses_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a loss report."""
    path = files("compgraph.exports") / "schemas" / "export-losses.schema.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def loss_report(form: str, found: Iterable[Loss]) -> dict[str, Any]:
    """Return the losses of an export in the format `form` for JSON."""
    return {"format": form, "losses": [loss.as_json() for loss in found]}


def losses_csv(found: Iterable[Loss], language: Language) -> str:
    """Return the losses as CSV, a line for each value, safe to open in a spreadsheet."""
    heads = ("kind", "field", "what", "subject", "value", "why")
    rows = (
        (loss.kind, loss.field, loss.what.in_(language), subject, value, loss.why.in_(language))
        for loss in found
        for subject, value in loss.items
    )
    return write_rows((heads, *rows))


_REASONS = {
    "block.row": "rows",
    "block.order": "rows",
    "place": "places",
    "order": "order",
    "comesBefore": "links",
    "task.requires": "links",
    "task.output": "links",
    "task.indicator": "links",
    "task.duty": "links",
    "term.indicator": "links",
}
_BY_ENDING = {"level": "level", "levelAsPrinted": "level"}
_BY_THING = {"version": "versions", "classification": "profile", "standard": "profile"}


def _why(kind: Kind, name: str, target: str) -> Text:
    if name in ("statements", "graphs"):
        return text("export.why-graphs", target=target)
    thing, _, ending = name.partition(".")
    reason = _REASONS.get(name) or _BY_ENDING.get(ending) or _BY_THING.get(thing, "text")
    return text(f"export.why-{kind if kind != 'lost' else reason}", target=target)
