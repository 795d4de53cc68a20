"""What formats of others have no field of its own for, said in words: level, requirements, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from compgraph.exports.facts import Fact
from compgraph.messages import text
from compgraph.model import Standard

ISSUER = "勞動部勞動力發展署"
"""Who issues the standards: CASE and CTDL-ASN want a name, and no document prints one."""

RemarkKind = Literal["level", "requirement", "note", "version"]


def remarks(standard: Standard) -> Iterator[tuple[RemarkKind, str]]:
    """Yield lines in Chinese that say what they are, each with its kind."""
    printed = standard.level_as_printed or str(standard.level or "")
    if printed:
        yield "level", text("export.remark-level", said=printed).zh
    for requirement in standard.requirements:
        yield "requirement", text("export.remark-requirement", said=requirement.text).zh
    for note in standard.notes:
        yield "note", text("export.remark-note", said=note.text).zh
    for entry in standard.versions:
        cells = (entry.label, entry.code, entry.name, entry.status, entry.note, entry.date)
        yield "version", text("export.remark-version", said="｜".join(cells)).zh


def remarked(facts: Iterable[Fact], said: str) -> frozenset[Fact]:
    """Return the facts that a person finds in these remarks."""
    return frozenset(fact for fact in facts if _found(fact, said))


def titled(facts: Iterable[Fact], title: str) -> frozenset[Fact]:
    """Return the names of the standard that stand in its title without being told apart there."""
    fields = ("standard.occupationName", "standard.jobFamily", "standard.title")
    return frozenset(fact for fact in facts if fact.field in fields and fact.value in title)


def _found(fact: Fact, said: str) -> bool:
    if fact.field in ("standard.level", "standard.levelAsPrinted"):
        return text("export.remark-level", said=fact.value).zh in said
    if fact.field in ("requirement.text", "note.text"):
        key = f"export.remark-{fact.field.removesuffix('.text')}"
        return text(key, said=fact.value).zh in said
    return fact.field.startswith("version.") and fact.value in said
