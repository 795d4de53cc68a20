"""Everything a page can name: the things of one standard, by id, and what ties them together.

An address (`ISD3512-001v3/K01`) is the same on every page: it is the element's id there and the
part of the page's address after `#`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from compgraph.model import Block, Standard


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a standard as pages show it; `code` is "" where the document prints none.

    `kind` is the lower-case word of its class: standard, duty, task, output, indicator,
    knowledge, skill, attitude, requirement, term, note, version, classification.
    """

    address: str
    id: str
    kind: str
    code: str
    name: str
    description: str = ""
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """`subject` –`relation`→ `object`, by id; the relation is named as in the vocabulary."""

    subject: str
    relation: str
    object: str


@dataclass(frozen=True, slots=True)
class Things:
    """The things of one standard in the document's order, and the ties between them."""

    standard: Standard
    all: dict[str, Thing]
    ties: tuple[Tie, ...]
    _to: dict[tuple[str, str], tuple[str, ...]] = field(repr=False)
    _from: dict[tuple[str, str], tuple[str, ...]] = field(repr=False)

    def __getitem__(self, item: str) -> Thing:
        return self.all[item]

    def of(self, *kinds: str) -> tuple[Thing, ...]:
        """Return the things of these kinds, in order."""
        return tuple(thing for thing in self.all.values() if thing.kind in kinds)

    def after(self, subject: str, *relations: str) -> tuple[Thing, ...]:
        """Return what `subject` is tied to by one of the relations (`T1.1` requires → K01 …)."""
        return tuple(
            self.all[item]
            for relation in relations
            for item in self._to.get((subject, relation), ())
        )

    def before(self, object: str, *relations: str) -> tuple[Thing, ...]:  # noqa: A002 - RDF's word
        """Return what is tied to `object` by one of the relations (K01 ← T1.1, T1.2 …)."""
        return tuple(
            self.all[item]
            for relation in relations
            for item in self._from.get((object, relation), ())
        )

    def needs(self, task: str) -> tuple[Thing, ...]:
        """Return the knowledge, then the skills, that a task requires."""
        return self.after(task, "requiresKnowledge", "requiresSkill")

    def needed_by(self, competency: str) -> tuple[Thing, ...]:
        """Return the tasks that require a competency."""
        return self.before(competency, "requiresKnowledge", "requiresSkill")


def address(standard: str, item: str = "") -> str:
    """Return the address of a standard, or of the thing with this id within it."""
    return f"{standard}/{item}" if item else standard


def things(standard: Standard) -> Things:
    """Return everything of a standard that pages show.

    An item that is mentioned but not listed (a duty or competency the document never names) has
    no thing and no tie.
    """
    known = {thing.id: thing for thing in _things(standard)}
    ties = tuple(
        dict.fromkeys(
            tie for tie in _ties(standard) if tie.subject in known and tie.object in known
        )
    )
    to: dict[tuple[str, str], list[str]] = {}
    back: dict[tuple[str, str], list[str]] = {}
    for tie in ties:
        to.setdefault((tie.subject, tie.relation), []).append(tie.object)
        back.setdefault((tie.object, tie.relation), []).append(tie.subject)
    return Things(
        standard,
        known,
        ties,
        {key: tuple(ids) for key, ids in to.items()},
        {key: tuple(ids) for key, ids in back.items()},
    )


def _things(standard: Standard) -> Iterator[Thing]:
    at = partial(address, standard.id)
    level = () if standard.level is None else (standard.level,)
    yield Thing(at(), "", "standard", standard.id, standard.name, standard.description, level)
    for value in standard.classifications:
        yield Thing(at(value.id), value.id, "classification", value.code, value.name)
    for row in standard.versions:
        yield Thing(at(row.id), row.id, "version", row.code, row.name, row.note)
    yield from _table(standard)
    for item in standard.competencies + standard.attitudes:
        yield Thing(at(item.id), item.id, item.kind, item.code, item.name, item.description)
    for requirement in standard.requirements:
        yield Thing(at(requirement.id), requirement.id, "requirement", "", requirement.text)
    for term in standard.terms:
        yield Thing(at(term.id), term.id, "term", "", term.name, term.description)
    for note in standard.notes:
        yield Thing(at(note.id), note.id, "note", "", note.text)


def _table(standard: Standard) -> Iterator[Thing]:
    at = partial(address, standard.id)
    for duty in standard.duties:
        yield Thing(at(duty.id), duty.id, "duty", duty.code, duty.name)
    for task in standard.tasks:
        levels = _levels(standard, task.id)
        yield Thing(at(task.id), task.id, "task", task.code, task.name, levels=levels)
    for block in standard.blocks:
        for output in block.outputs:
            yield Thing(at(output.id), output.id, "output", output.code, output.name)
        for item in block.indicators:
            yield Thing(at(item.id), item.id, "indicator", item.code, item.text)


def _levels(standard: Standard, task: str) -> tuple[int, ...]:
    printed = (block.level for block in standard.blocks_of(task))
    return tuple(dict.fromkeys(level for level in printed if level is not None))


def _ties(standard: Standard) -> Iterator[Tie]:
    for duty in standard.duties:
        yield Tie(duty.id, "inStandard", "")
    for task in standard.tasks:
        yield Tie(task.id, "inDuty", task.duty) if task.duty else Tie(task.id, "inStandard", "")
        for block in standard.blocks_of(task.id):
            yield from _ties_of(task.id, block)
    for attitude in standard.attitudes:
        yield Tie(attitude.id, "inStandard", "")
    for term in standard.terms:
        for used in term.indicators:
            yield Tie(term.id, "explains", used)


def _ties_of(task: str, block: Block) -> Iterator[Tie]:
    for output in block.outputs:
        yield Tie(task, "hasOutput", output.id)
    for indicator in block.indicators:
        yield Tie(task, "hasIndicator", indicator.id)
    for mention in block.knowledge:
        yield Tie(task, "requiresKnowledge", mention.competency)
    for mention in block.skills:
        yield Tie(task, "requiresSkill", mention.competency)
