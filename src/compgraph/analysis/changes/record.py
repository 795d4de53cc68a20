"""What a comparison of two versions says: changes, each with the rule that weighs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from compgraph.codes import plain

What = Literal[
    "removed",
    "added",
    "recoded",
    "relevelled",
    "required",
    "released",
    "renamed",
    "reworded",
    "moved",
    "reordered",
    "reprinted",
]
Kind = Literal[
    "standard",
    "category",
    "occupation",
    "industry",
    "duty",
    "task",
    "block",
    "output",
    "indicator",
    "knowledge",
    "skill",
    "attitude",
    "requirement",
    "term",
    "note",
]
Reason = Literal["name", "neighbourhood", "code"]
Rule = Literal[
    "removed",
    "removed-code-reused",
    "removed-aside",
    "added-demand",
    "added-aside",
    "recoded",
    "recoded-reused",
    "recoded-aside",
    "level-raised",
    "level-lowered",
    "level-printed",
    "level-missing",
    "required",
    "released",
    "renamed-slightly",
    "renamed-widely",
    "renamed-aside",
    "reworded-slightly",
    "reworded-widely",
    "reworded-aside",
    "moved",
    "moved-to-task",
    "moved-to-kind",
    "reordered",
    "reprinted",
]

WHATS: tuple[What, ...] = get_args(What)
KINDS: tuple[Kind, ...] = get_args(Kind)
RULES: dict[Rule, tuple[What, bool]] = {
    "removed": ("removed", True),
    "removed-code-reused": ("removed", True),
    "removed-aside": ("removed", False),
    "added-demand": ("added", True),
    "added-aside": ("added", False),
    "recoded": ("recoded", True),
    "recoded-reused": ("recoded", True),
    "recoded-aside": ("recoded", False),
    "level-raised": ("relevelled", True),
    "level-lowered": ("relevelled", False),
    "level-printed": ("relevelled", False),
    "level-missing": ("relevelled", False),
    "required": ("required", True),
    "released": ("released", False),
    "renamed-slightly": ("renamed", False),
    "renamed-widely": ("renamed", True),
    "renamed-aside": ("renamed", False),
    "reworded-slightly": ("reworded", False),
    "reworded-widely": ("reworded", True),
    "reworded-aside": ("reworded", False),
    "moved": ("moved", False),
    "moved-to-task": ("moved", True),
    "moved-to-kind": ("moved", True),
    "reordered": ("reordered", False),
    "reprinted": ("reprinted", False),
}
"""The rules: what happened, and whether that breaks what was built on the old version."""

_CLASSIFICATIONS = ("standard", "category", "occupation", "industry")
_VERSION = re.compile(r"[vV][0-9]+$")


@dataclass(frozen=True, order=True, slots=True)
class Item:
    """A thing as one version prints it; `name` is the text where it has no name.

    `place` names what it belongs to, by id: the duty of a task; the tasks of a row, output or
    indicator; the tasks that require a competency.
    """

    kind: Kind
    id: str
    code: str
    name: str
    place: tuple[str, ...] = ()

    @property
    def meant(self) -> str:
        """The code in its standard form, however it is printed; "" where none is."""
        if not self.code or self.kind in _CLASSIFICATIONS:
            return plain(self.code)
        return "" if "/" in self.id else self.id.partition("~")[0]

    @property
    def label(self) -> str:
        """Code and name, as people say it."""
        return f"{self.code} {self.name}".strip() or self.id


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one thing, `old` and `new`; None where one version does not have it.

    `before` and `after` are what differs, as text: the two names, levels, places, orders. `field`
    names the field where a thing has several texts. `about` is the competency that a task requires
    now, or no longer; where the old code is used again, what it names now. `matched` says what the two were found to be the same by, and
    `likeness` how alike their names are.
    """

    rule: Rule
    kind: Kind
    old: Item | None
    new: Item | None
    before: str = ""
    after: str = ""
    field: str = ""
    about: Item | None = None
    matched: Reason | None = None
    likeness: float | None = None

    @property
    def what(self) -> What:
        """What happened."""
        return RULES[self.rule][0]

    @property
    def breaking(self) -> bool:
        """Whether it makes a course, a learner's record or a link to the old version wrong."""
        return RULES[self.rule][1]


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes from one standard to another, by what happened, kind and place.

    `unchanged` counts, kind by kind, the things that no change is about.
    """

    old: Item
    new: Item
    changes: tuple[Change, ...]
    unchanged: tuple[tuple[Kind, int], ...]

    @property
    def breaking(self) -> tuple[Change, ...]:
        """The breaking ones."""
        return tuple(change for change in self.changes if change.breaking)

    @property
    def same_family(self) -> bool:
        """Whether both are versions of one standard, as far as their codes tell."""
        codes = {_VERSION.sub("", side.code) for side in (self.old, self.new)}
        return "" in codes or len(codes) == 1
