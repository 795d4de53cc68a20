"""What a standard loses on its way through a form: the differences to what is read back.

Things are compared by id; one that comes back under another id is told of once, and what refers to
it by that id counts as equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from compgraph.messages import Text, text
from compgraph.model import Standard

_Fields = dict[str, Any]
_Things = dict[str, dict[str, _Fields]]

_REFERENCES = ("duty", "tasks", "outputs", "indicators", "knowledge", "skills")
_LISTS = (
    "classifications",
    "versions",
    "duties",
    "tasks",
    "blocks",
    "knowledge",
    "skills",
    "attitudes",
    "requirements",
    "terms",
    "notes",
)
_RULES = {
    "title": "title",
    "level": "level",
    "level_as_printed": "level",
    "duty": "duty",
    "code": "code",
}


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that the form cannot hold.

    `rule` is its kind, `what` says what is lost, `subject` names the thing (`ISD3512-001v3/T1.1`),
    `value` is what it has in the record, `why` says why the form cannot hold it.
    """

    rule: str
    what: Text
    subject: str
    value: str
    why: Text

    def as_json(self) -> dict[str, Any]:
        """Return the documented JSON shape."""
        return {
            "rule": self.rule,
            "what": self.what.as_json(),
            "subject": self.subject,
            "value": self.value,
            "why": self.why.as_json(),
        }


def losses_between(standard: Standard, back: Standard) -> tuple[Loss, ...]:
    """Return what `standard` has and `back`, read from the form, has not or has otherwise.

    There is none exactly where the two are equal.
    """
    before, after = _things(standard), _things(back)
    renamed = _renamed(before, after)
    found = list(_own(standard, back))
    for kind, things in before.items():
        others = _under_old_ids(after[kind], renamed)
        found += [("id", one, one) for one in things if one in renamed.values()]
        found += _compared(kind, things, others)
    return tuple(
        Loss(
            f"loss-{rule}",
            text(f"ocs.loss-{rule}"),
            f"{standard.id}/{subject}" if subject else standard.id,
            value,
            text(f"ocs.loss-{rule}.why"),
        )
        for rule, subject, value in dict.fromkeys(found)
    )


def _own(standard: Standard, back: Standard) -> Iterator[tuple[str, str, str]]:
    """Yield the plain fields of the standard that differ."""
    for field in fields(Standard):
        value = getattr(standard, field.name)
        if field.compare and field.name not in _LISTS and value != getattr(back, field.name):
            from_heading = field.name == "occupation_name" and not value
            yield "name" if from_heading else _RULES.get(field.name, "text"), "", _said(value)


def _compared(
    kind: str, things: Mapping[str, _Fields], others: Mapping[str, _Fields]
) -> Iterator[tuple[str, str, str]]:
    for id_, thing in things.items():
        if id_ not in others:
            rule = "not-required" if kind in ("knowledge", "skills") else "missing"
            yield rule, id_, " ".join(filter(None, _texts(thing)))
            continue
        for name, value in thing.items():
            if value != others[id_][name]:
                yield _rule(kind, name), id_, _said(value)
    yield from (("added", id_, "") for id_ in others if id_ not in things)
    common = [id_ for id_ in things if id_ in others]
    if common != [id_ for id_ in others if id_ in things]:
        yield "order", "", "、".join(common)


def _rule(kind: str, name: str) -> str:
    if name in _REFERENCES and kind == "terms":
        return "links"
    if name in _REFERENCES and kind == "blocks":
        return "row"
    return _RULES.get(name, "text")


def _things(standard: Standard) -> _Things:
    """Return kind → id → fields; what a row holds is a kind of its own, the row keeps its ids.

    A second thing under an id of its kind has 「#2」 behind it.
    """
    found: _Things = {}
    for kind in _LISTS:
        _put(found, kind, getattr(standard, kind))
    for part in ("outputs", "indicators"):
        _put(found, part, [one for block in standard.blocks for one in getattr(block, part)])
    for block in found["blocks"].values():
        for part in ("outputs", "indicators"):
            block[part] = tuple(one.id for one in block[part])
        for part in ("knowledge", "skills"):
            block[part] = tuple((one.competency, *one.tasks) for one in block[part])
    return found


def _put(found: _Things, kind: str, things: Any) -> None:
    kept: dict[str, _Fields] = {}
    for thing in things:
        values = {
            field.name: getattr(thing, field.name) for field in fields(thing) if field.compare
        }
        id_ = wish = values.pop("id")
        number = 1
        while id_ in kept:
            number += 1
            id_ = f"{wish}#{number}"
        kept[id_] = values
    found[kind] = kept


def _renamed(before: _Things, after: _Things) -> dict[str, str]:
    """Return id after → id before for the things that come back under another id.

    What then stands under the id of a thing that went elsewhere gets 「#2」 behind it.
    """
    renamed: dict[str, str] = {}
    for kind, things in before.items():
        moved = _moved(kind, things, after[kind])
        gone = set(moved.values())
        for id_ in after[kind]:
            if id_ in moved:
                renamed[id_] = moved[id_]
            elif id_ in gone:
                renamed[id_] = f"{id_}#2"
    return renamed


def _moved(
    kind: str, things: Mapping[str, _Fields], others: Mapping[str, _Fields]
) -> dict[str, str]:
    """Return id after → id before for what prints the same under another id."""
    stays = {
        id_
        for id_, thing in things.items()
        if id_ in others and (kind == "blocks" or _texts(others[id_]) == _texts(thing))
    }
    free: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id_, thing in others.items():
        if id_ not in stays:
            free[_texts(thing)].append(id_)
    moved: dict[str, str] = {}
    for id_, thing in things.items():
        alike = free.get(_texts(thing))
        if id_ not in stays and alike:
            moved[alike.pop(0)] = id_
    return moved


def _under_old_ids(things: Mapping[str, _Fields], renamed: Mapping[str, str]) -> dict[str, _Fields]:
    return {
        renamed.get(id_, id_): {
            name: _with_old_ids(value, renamed) if name in _REFERENCES else value
            for name, value in thing.items()
        }
        for id_, thing in things.items()
    }


def _with_old_ids(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_with_old_ids(one, renamed) for one in value)
    return renamed.get(value, value)


def _texts(thing: _Fields) -> tuple[str, ...]:
    """Return what the thing prints."""
    return tuple(
        value
        for name, value in thing.items()
        if isinstance(value, str) and name not in (*_REFERENCES, "kind")
    )


def _said(value: Any) -> str:
    if isinstance(value, tuple):
        return "、".join(_said(one) for one in value)
    return "" if value is None else str(value)
