"""From pairs of things to changes: what each pair differs in, and which rule that falls under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from compgraph.analysis.changes.items import Key, Level, Node, Things, key_of
from compgraph.analysis.changes.likeness import likeness
from compgraph.analysis.changes.matching import Matching
from compgraph.analysis.changes.record import Change, Item, Kind, Rule
from compgraph.analysis.changes.wording import slight

CODED: tuple[Kind, ...] = (
    "duty",
    "task",
    "output",
    "indicator",
    "knowledge",
    "skill",
    "attitude",
)
"""Kinds whose codes courses and records refer to."""
PARTS: tuple[Kind, ...] = ("output", "indicator")
_TEXTS: tuple[Kind, ...] = ("requirement", "note")


def removed(found: Matching, node: Node) -> Change:
    """Return the change of a thing that the new version does not have."""
    if node.kind not in CODED:
        return Change("removed-aside", node.kind, node.item, None)
    about = bearer(found.new, node.item)
    rule: Rule = "removed-code-reused" if about else "removed"
    return Change(rule, node.kind, node.item, None, about=about)


def added(node: Node) -> Change:
    """Return the change of a thing that the old version does not have."""
    asked = node.kind in ("task", *PARTS) or (node.kind != "block" and _required(node))
    return Change("added-demand" if asked else "added-aside", node.kind, None, node.item)


def _required(node: Node) -> bool:
    return node.kind in ("knowledge", "skill") and bool(node.item.place)


def bearer(things: Things, item: Item) -> Item | None:
    """Return the first thing that has the code of this one, None where no thing has it."""
    return things.coded.get(item.meant) if item.meant else None


def compared(found: Matching, old: Node, new: Node) -> Iterator[Change]:
    """Yield what differs between two things that are the same, and what they are the same by."""
    alike = None if old.key == new.key else round(likeness(old.key, new.key), 2)
    differences = (
        _kind(old, new),
        _code(found, old, new),
        _name(old, new),
        _description(old, new),
        levels(old.item, new.item, old.levels, new.levels),
        _place(found, old, new),
        _needs(found, old, new),
    )
    for difference in differences:
        for change in difference:
            yield replace(change, matched=found.by[old.id], likeness=alike)


def of_field(old: Item, new: Item, name: str, before: str, after: str) -> Iterator[Change]:
    """Yield the change of a field of the standard itself."""
    rules: dict[str, Rule] = {"description": "reworded-aside", "code": "recoded-aside"}
    if before != after:
        yield Change(
            rules.get(name, "renamed-aside"), "standard", old, new, before, after, field=name
        )


def levels(
    old: Item, new: Item, before: tuple[Level, ...], after: tuple[Level, ...]
) -> Iterator[Change]:
    """Yield the change of the levels of a thing, each given as number and print."""
    first, second = (
        sorted({one for one, _ in side if one is not None}) for side in (before, after)
    )
    was, now = (
        " / ".join(dict.fromkeys(one for _, one in side if one)) for side in (before, after)
    )
    if first != second:
        yield Change(_levelled(first, second), new.kind, old, new, was, now)
    elif was != now:
        yield Change("reprinted", new.kind, old, new, was, now, field="level")


def _levelled(before: list[int], after: list[int]) -> Rule:
    if not before:
        return "level-printed"
    if not after:
        return "level-missing"
    raised = after[-1] > before[-1] or after[0] > before[0]
    return "level-raised" if raised else "level-lowered"


def _kind(old: Node, new: Node) -> Iterator[Change]:
    if old.kind != new.kind:
        yield Change("moved-to-kind", new.kind, old.item, new.item)


def _code(found: Matching, old: Node, new: Node) -> Iterator[Change]:
    before, after = old.item.code, new.item.code
    if before == after:
        return
    rule: Rule = "recoded-aside"
    about = None
    if old.item.meant == new.item.meant and before and after:
        rule = "reprinted"
    elif old.kind in CODED and before:
        about = bearer(found.new, old.item)
        rule = "recoded-reused" if about else "recoded"
    yield Change(rule, new.kind, old.item, new.item, before, after, field="code", about=about)


def _name(old: Node, new: Node) -> Iterator[Change]:
    before, after = old.item.name, new.item.name
    if before == after or old.kind == "block":
        return
    small = slight(before, after)
    rule: Rule
    if old.key == new.key:
        rule = "reprinted"
    elif old.kind == "indicator":
        rule = "reworded-slightly" if small else "reworded-widely"
    elif old.kind in CODED:
        rule = "renamed-slightly" if small else "renamed-widely"
    else:
        rule = "reworded-aside" if old.kind in _TEXTS else "renamed-aside"
    field = "text" if old.kind in ("indicator", *_TEXTS) else "name"
    yield Change(rule, new.kind, old.item, new.item, before, after, field=field)


def _description(old: Node, new: Node) -> Iterator[Change]:
    before, after = old.description, new.description
    if before != after:
        yield Change(
            "reworded-aside", new.kind, old.item, new.item, before, after, field="description"
        )


def _place(found: Matching, old: Node, new: Node) -> Iterator[Change]:
    """Yield that a thing belongs to another duty, task or row."""
    holder: Kind = "duty" if old.kind == "task" else "task"
    if old.kind in ("task", "block", *PARTS) and _elsewhere(
        found, (key_of(holder, name) for name in old.item.place), new.item.place
    ):
        places = (
            found.old.labels(holder, old.item.place),
            found.new.labels(holder, new.item.place),
        )
        rule: Rule = "moved-to-task" if old.kind in PARTS else "moved"
        yield Change(rule, new.kind, old.item, new.item, *places)
    elif old.kind != "task" and _other_row(found, old, new):
        numbers = (_numbers(found.old, old.rows), _numbers(found.new, new.rows))
        yield Change("moved", new.kind, old.item, new.item, *numbers, field="row")


def _elsewhere(found: Matching, before: Iterable[Key], after: Iterable[str]) -> bool:
    """Whether places differ, those that only one version has left out; all of them may be gone."""
    old = list(before)
    there = {found.pairs[key][1] for key in old if key in found.pairs}
    here = set(after)
    known = {name for kind, name in found.back if old and kind == old[0][0]}
    if not old or not here:
        return bool(old) != bool(here)
    return there != here & known or not there


def _other_row(found: Matching, old: Node, new: Node) -> bool:
    """Whether a thing stands in other rows for the same tasks."""
    tasks = {found.pairs.get(("task", name), ("", ""))[1] for name in old.item.place}
    rows = {found.pairs.get(("block", name), ("", ""))[1] for name in old.rows}
    return "" not in rows and tasks == set(new.item.place) and rows != set(new.rows)


def _numbers(things: Things, rows: Iterable[str]) -> str:
    """Return which rows of the table these are, counted from 1."""
    return "、".join(str(things.nodes["block", row].index + 1) for row in rows)


def _needs(found: Matching, old: Node, new: Node) -> Iterator[Change]:
    """Yield what a task requires now or no longer, of what either version has."""
    if old.kind != "task":
        return
    before = [("competency", name) for name in found.old.needs[old.item.id]]
    after = [("competency", name) for name in found.new.needs[new.item.id]]
    for key in after:
        if key in found.back and found.back[key] not in before:
            about = found.new.nodes[key].item
            yield Change("required", new.kind, old.item, new.item, after=about.label, about=about)
    for key in before:
        if key in found.pairs and found.pairs[key] not in after:
            about = found.old.nodes[key].item
            yield Change("released", new.kind, old.item, new.item, before=about.label, about=about)
