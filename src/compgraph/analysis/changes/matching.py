"""Which thing of one version is which of the other: by name, then neighbourhood, code last.

1. Name: things of one kind whose normalised names are equal. Of several with that name, those with
   the most alike neighbourhood belong together, then those with the same code.
2. Neighbourhood: names that are alike, and what stands around them: the tasks that require a
   competency, the task of an output, the outputs and indicators of a task, the tasks of a duty. A
   task or a duty whose neighbourhood is the same may have any name. Every pair that is found makes
   neighbourhoods better known, so this goes on until nothing more is found.
3. Code: what is left over and has the same code and a name that is somewhat alike.
4. Kind: what is left over and has the name of a competency of another kind.

Within a step the best pair comes first and is never broken up for others (the stable matching;
unique, as likeness is the same for both sides), so a thing is matched once at most, and the other
way round gives the same pairs. Pairs that are equally good: the nearer in the document first.

NAME, NEAR and AGAIN were set with ten published standards (1,682 pairs of different knowledge, 1,598
of skills, 1,921 of indicators, each pair from one document, hence different things): 99 % of such
pairs are less alike than 0.60, 0.57 and 0.69, 90 % less than 0.29, 0.25 and 0.32.

Time: for each kind, the things left over of one version times those of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from compgraph.analysis.changes.items import Key, Node, Things
from compgraph.analysis.changes.likeness import core, likeness
from compgraph.analysis.changes.record import KINDS, Kind, Reason

NAME = 0.75
"""Names at least this alike need no neighbourhood in common."""
NEAR = 0.65
"""Names at least this alike are the same thing where at least half of the neighbourhood is too."""
AGAIN = 0.35
"""Names at least this alike are the same thing under the same code."""
HALF = 0.5

_COMPETENCIES: tuple[Kind, ...] = ("knowledge", "skill", "attitude")
_HOLDERS: tuple[Kind, ...] = ("task", "duty")
"""Kinds whose neighbours are their own, and tell them whatever their name is."""
_NAMED = tuple(kind for kind in KINDS if kind not in ("standard", "block"))

Score = tuple[float, ...]


@dataclass(slots=True)
class Matching:
    """Pairs of things of an old and a new version, found one after the other."""

    old: Things
    new: Things
    pairs: dict[Key, Key] = field(default_factory=dict)
    back: dict[Key, Key] = field(default_factory=dict)
    by: dict[Key, Reason] = field(default_factory=dict)

    def left(self, kind: Kind) -> tuple[list[Node], list[Node]]:
        """Return the things of a kind that are not matched yet."""
        return (
            [node for node in self.old.of(kind) if node.id not in self.pairs],
            [node for node in self.new.of(kind) if node.id not in self.back],
        )

    def near(self, old: Node, new: Node) -> float | None:
        """Return how much of two neighbourhoods is the same, 0 … 1; None where both are empty.

        The weighted Dice coefficient of the neighbours, those matched with each other being one.
        """
        whole = sum(old.around.values()) + sum(new.around.values())
        if not whole:
            return None
        shared = sum(
            weight + new.around[self.pairs[key]]
            for key, weight in old.around.items()
            if self.pairs.get(key) in new.around
        )
        return shared / whole

    def take(self, scored: Iterable[tuple[Score, Node, Node]], reason: Reason) -> int:
        """Match the best pairs first, each thing once; return how many there were."""
        before = len(self.pairs)
        ranked = sorted(scored, key=_best_first)
        for _, old, new in ranked:
            if old.id not in self.pairs and new.id not in self.back:
                self.pairs[old.id] = new.id
                self.back[new.id] = old.id
                self.by[old.id] = reason
        return len(self.pairs) - before


def match(old: Things, new: Things) -> Matching:
    """Return which thing of `old` is which of `new`."""
    found = Matching(old, new)
    _by_name(found, _same_kind)
    while _by_neighbourhood(found) or _by_code(found):
        pass
    _by_name(found, _any_competency)
    _rows(found)
    return found


def _same_kind(node: Node) -> str:
    return node.kind


def _any_competency(node: Node) -> str:
    return "competency" if node.kind in _COMPETENCIES else ""


def _by_name(found: Matching, pool: Callable[[Node], str]) -> None:
    """Match equal names, those that occur once in either version first."""
    groups: defaultdict[tuple[str, str], tuple[list[Node], list[Node]]]
    groups = defaultdict(lambda: ([], []))
    for kind in _NAMED:
        for side, nodes in enumerate(found.left(kind)):
            for node in nodes:
                if node.key and pool(node):
                    groups[pool(node), node.key][side].append(node)
    shared = [(name, olds, news) for name, (olds, news) in groups.items() if olds and news]
    for _, olds, news in sorted(shared, key=lambda one: (len(one[1]) * len(one[2]) > 1, one[0])):
        found.take(
            (
                ((found.near(a, b) or 0.0, float(_same_code(a, b)), _told(a, b)), a, b)
                for a in olds
                for b in news
            ),
            "name",
        )


def _by_neighbourhood(found: Matching) -> int:
    return sum(found.take(_neighbours(found, kind), "neighbourhood") for kind in _NAMED)


def _neighbours(found: Matching, kind: Kind) -> Iterator[tuple[Score, Node, Node]]:
    for old, new, alike, near in _compared(found, kind):
        surroundings = alike if near is None else near
        enough = alike >= NAME or (alike >= NEAR and surroundings >= HALF)
        if kind in _HOLDERS and near is not None and near >= HALF:
            enough = enough or _own(found, old, new)
        if enough:
            yield (alike + surroundings, float(_same_code(old, new))), old, new


def _by_code(found: Matching) -> int:
    return sum(
        found.take(
            (
                ((alike, near or 0.0), old, new)
                for old, new, alike, near in _compared(found, kind, _same_code)
                if alike >= AGAIN
            ),
            "code",
        )
        for kind in _NAMED
    )


def _compared(
    found: Matching, kind: Kind, worth: Callable[[Node, Node], bool] = lambda _old, _new: True
) -> Iterator[tuple[Node, Node, float, float | None]]:
    """Yield the pairs left over with how alike their names and their neighbourhoods are."""
    olds, news = found.left(kind)
    for old in olds:
        for new in news:
            if worth(old, new):
                alike = likeness(*map(_core if kind in _COMPETENCIES else _key, (old, new)))
                near = found.near(old, new)
                if near is None and old.description and new.description:
                    near = likeness(old.description, new.description)
                yield old, new, alike, near


def _own(found: Matching, old: Node, new: Node) -> bool:
    """Whether something that belongs to the one thing alone belongs to the other now."""
    return any(
        found.pairs.get(key) in new.around
        for key in old.around
        if key[0] in ("output", "indicator") or (old.kind == "duty" and key[0] == "task")
    )


def _rows(found: Matching) -> None:
    """Match the rows of the table that are about the same tasks."""
    olds, news = found.left("block")
    found.take(
        (
            ((found.near(a, b) or 0.0,), a, b)
            for a in olds
            for b in news
            if any(found.pairs.get(("task", task)) in b.around for task in a.item.place)
        ),
        "neighbourhood",
    )


def _same_code(old: Node, new: Node) -> bool:
    return bool(old.item.meant) and old.item.meant == new.item.meant


def _key(node: Node) -> str:
    return node.key


def _core(node: Node) -> str:
    return core(node.key)


def _told(old: Node, new: Node) -> float:
    return likeness(old.description, new.description)


def _best_first(scored: tuple[Score, Node, Node]) -> tuple[float, ...]:
    score, old, new = scored
    # Two pairs that tie to the end mirror each other: they share no thing, so either may be first.
    distance = abs(old.index - new.index)
    return (*(-part for part in score), distance, old.index + new.index)
