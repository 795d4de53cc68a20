"""Things that stand in another order than before, though nothing about themselves changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from compgraph.analysis.changes.items import Key, Node, key_of, standard_item
from compgraph.analysis.changes.matching import Matching
from compgraph.analysis.changes.record import Change, Kind

_HOLDERS: dict[Kind, Kind] = {
    "task": "duty",
    "block": "task",
    "output": "task",
    "indicator": "task",
}
"""Kinds that are ordered within another thing; all others within the standard."""


def reordered(found: Matching, kind: Kind) -> Iterator[Change]:
    """Yield, place by place, the order of the things of a kind that both versions have there.

    Things with another code than before are left out: their codes tell the new order already.
    """
    groups: defaultdict[Key | None, list[tuple[Node, Node]]] = defaultdict(list)
    for old in found.old.of(kind):
        new = found.new.nodes[found.pairs[old.id]] if old.id in found.pairs else None
        if new is None or new.kind != kind or old.item.meant != new.item.meant:
            continue
        holder, same = _holder(found, old, new)
        if same:
            groups[holder].append((old, new))
    for holder, pairs in groups.items():
        before = [old for old, _ in pairs]
        after = [old for old, _ in sorted(pairs, key=lambda pair: pair[1].index)]
        if before != after:
            yield _change(found, kind, holder, _moved(before, after))


def _holder(found: Matching, old: Node, new: Node) -> tuple[Key | None, bool]:
    """Return what a thing stands in, and whether that is the same thing in both versions."""
    if old.kind not in _HOLDERS:
        return None, True
    before = [key_of(_HOLDERS[old.kind], name) for name in old.item.place[:1]]
    after = [key_of(_HOLDERS[new.kind], name) for name in new.item.place[:1]]
    same = [found.pairs.get(key) for key in before] == after
    return (before[0] if before else None), same


def _moved(before: Sequence[Node], after: Sequence[Node]) -> tuple[Sequence[Node], Sequence[Node]]:
    """Return both orders without what they begin and end with alike."""
    start = 0
    while before[start] is after[start]:
        start += 1
    end = len(before)
    while before[end - 1] is after[end - 1]:
        end -= 1
    return before[start:end], after[start:end]


def _change(
    found: Matching,
    kind: Kind,
    holder: Key | None,
    orders: tuple[Sequence[Node], Sequence[Node]],
) -> Change:
    if holder is None:
        old, new = standard_item(found.old.standard), standard_item(found.new.standard)
    else:
        old, new = found.old.nodes[holder].item, found.new.nodes[found.pairs[holder]].item
    before, after = ("、".join(_short(node) for node in order) for order in orders)
    return Change("reordered", kind, old, new, before, after)


def _short(node: Node) -> str:
    return node.item.code or node.item.name
