"""Changes: what differs between two versions of a standard, thing by thing.

Codes are positions in a layout, not identities: a new K03 pushes the old one to K04. So things are
matched by name first, by neighbourhood next, and by code last (`matching` says how), and a code that
changed hands is told as that.

A change is breaking when it makes something wrong that was built on the old version: a link that
names a code, a record that somebody met what the standard asks, a course that covers it. That is so
when a name leads nowhere or elsewhere now, and when something is asked that was not asked before.
Whoever met or covered the old version still does after any other change.

| what       | breaking                                                | not breaking                   |
|------------|---------------------------------------------------------|--------------------------------|
| removed    | duty, task, output, indicator, knowledge, skill,        | entry requirement, term, note, |
|            | attitude                                                | classification, row            |
| added      | task, output, indicator; knowledge or skill that a      | duty, attitude, row; knowledge |
|            | task requires                                           | or skill that no task requires;|
|            |                                                         | requirement, term, note, class.|
| recoded    | the old code names another thing now, or nothing        | code of a classification, of   |
|            |                                                         | the standard itself            |
| relevelled | raised: the highest or the lowest level of the task (or | lowered; printed for the first |
|            | of the standard) is higher                              | time; no longer printed        |
| required   | a task requires a competency that it did not require    |                                |
| released   |                                                         | a task requires it no longer   |
| renamed    | widely: another word in place of one, or less than 0.8  | slightly; term, class., fields |
|            | alike, so that it may mean something else               | of the standard                |
| reworded   | an indicator, widely (likewise)                         | slightly; descriptions, entry  |
|            |                                                         | requirements, notes            |
| moved      | output or indicator to another task; a competency that  | task to another duty; anything |
|            | is of another kind now (knowledge, skill, attitude)     | to another row of its task     |
| reordered  |                                                         | another order, the same codes  |
| reprinted  |                                                         | other spaces, widths, footnote |
|            |                                                         | marks, forms of a code         |

A slight edit can turn a meaning round (初級 → 高級): the rule looks at the form alone, and both
wordings stand beside each other for people to judge.

Not compared are the version table, which is history, not content; which indicators a term explains,
which readers find by its name; and the order of competencies within a row.
"""

from __future__ import annotations

from collections import Counter

from compgraph.analysis.changes.comparing import added, compared, levels, of_field, removed
from compgraph.analysis.changes.items import Node, Things, standard_item
from compgraph.analysis.changes.matching import Matching, match
from compgraph.analysis.changes.ordering import reordered
from compgraph.analysis.changes.record import (
    KINDS,
    RULES,
    WHATS,
    Change,
    Changes,
    Item,
    Kind,
    Rule,
    What,
)
from compgraph.model import Standard

__all__ = [
    "KINDS",
    "RULES",
    "WHATS",
    "Change",
    "Changes",
    "Item",
    "Kind",
    "Rule",
    "What",
    "changes",
]

_FIELDS = ("title", "job_family", "occupation_name", "description")


def changes(old: Standard, new: Standard) -> Changes:
    """Return what changed from `old` to `new`: nothing when all printed content is equal.

    The two need not be versions of one standard. The changes stand by what happened, then by kind,
    then in the document's order (of the new version, of the old for what it does not have).
    Exchanging the two exchanges added and removed, required and released, raised and lowered.
    """
    found = match(Things(old), Things(new))
    told = [*_of_standard(old, new)]
    for kind in KINDS[1:]:
        told += _of_kind(found, kind)
    rank = {what: place for place, what in enumerate(WHATS)}
    told.sort(key=lambda change: rank[change.what])
    return Changes(standard_item(old), standard_item(new), tuple(told), _unchanged(found, told))


def _of_standard(old: Standard, new: Standard) -> list[Change]:
    sides = standard_item(old), standard_item(new)
    told: list[Change] = []
    if not Changes(*sides, (), ()).same_family:
        told += of_field(*sides, "code", old.code, new.code)
    for name in _FIELDS:
        told += of_field(*sides, name, getattr(old, name), getattr(new, name))
    printed = ((old.level, old.level_as_printed),), ((new.level, new.level_as_printed),)
    return [*told, *levels(*sides, *printed)]


def _of_kind(found: Matching, kind: Kind) -> list[Change]:
    told = [removed(found, node) for node in found.left(kind)[0] if _told(found.pairs, node)]
    for node in found.new.of(kind):
        if node.id in found.back:
            told += compared(found, found.old.nodes[found.back[node.id]], node)
        elif _told(found.back, node):
            told.append(added(node))
    return [*told, *reordered(found, kind)]


def _told(known: dict[tuple[str, str], tuple[str, str]], node: Node) -> bool:
    """Whether a thing that one version lacks is told: not a row whose tasks are lacking as well."""
    return node.kind != "block" or any(("task", task) in known for task in node.item.place)


def _unchanged(found: Matching, told: list[Change]) -> tuple[tuple[Kind, int], ...]:
    """Count the things of the new version that are the same as before, kind by kind."""
    touched = {(change.kind, change.new.id) for change in told if change.new}
    counted = Counter(
        node.kind
        for node in found.new.nodes.values()
        if node.id in found.back and (node.kind, node.item.id) not in touched
    )
    return tuple((kind, counted[kind]) for kind in KINDS if counted[kind] and kind != "block")
