"""Whether every character of a document is accounted for.

A non-blank character is accounted for when it belongs to an item of the record whose text is
exactly what stands at the item's span, to a header, or to a finding `text-not-recognised`. An item
that is missing, cut or changed leaves its whole span uncovered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from compgraph.model import Competency, Span, Standard
from compgraph.reading.labels import known
from compgraph.reading.levels import level_of
from compgraph.reading.record import Reading
from compgraph.reading.spaces import INVISIBLE, TASK_MARK, TASK_MARKS, blank_free, key, unmarked

_SEPARATORS = ".．:：、"
_Claim = tuple[Span | None, tuple[str, ...]]
_VISIBLE = re.compile(r"\S+")


def uncovered(reading: Reading) -> tuple[Span, ...]:
    """Return the runs of non-blank characters that belong to nothing, in order.

    Built from the record's own spans, so a record that lost anything shows it.
    """
    text = reading.source.text
    covered = bytearray(len(text))
    for span in _accounted(reading):
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    return tuple(_gaps(text, covered))


def _gaps(text: str, covered: bytearray) -> Iterator[Span]:
    for run in _VISIBLE.finditer(text):
        place = run.start()
        while (start := covered.find(0, place, run.end())) >= 0:
            end = covered.find(1, start, run.end())
            end = run.end() if end < 0 else end
            if INVISIBLE.sub("", text[start:end]):
                yield Span(start, end)
            place = end


def _accounted(reading: Reading) -> Iterator[Span]:
    standard, text = reading.standard, reading.source.text
    for finding in reading.findings:
        if finding.rule in ("text-not-recognised", "task-mark-unknown") and finding.span:
            yield finding.span
    again = {key(duty.code + duty.name) for duty in standard.duties}
    again |= {key(task.code + task.name) for task in standard.tasks}
    again |= {key(one.code + one.name) for one in standard.competencies} | {key(standard.title)}
    again |= {key(one.code) + unmarked(one.name) for one in standard.competencies}
    for span in reading.headers:
        printed = text[span.start : span.end]
        if known(printed) or key(printed) in again:
            yield span
    for claimed, pieces in _claims(standard):
        if claimed and _prints(text[claimed.start : claimed.end], pieces):
            yield claimed
    yield from _mentions(standard, text)
    yield from _rows(standard, text)


def _claims(standard: Standard) -> Iterator[_Claim]:
    """Yield where each item says it stands, and the texts that must stand there in this order."""
    for name, span in standard.spans:
        if name != "level_as_printed" or standard.level == level_of(standard.level_as_printed):
            yield span, (str(getattr(standard, name)),)
    for value in standard.classifications:
        yield value.span, (value.name,)
        yield value.code_span, (value.code,)
    yield from _work(standard)
    for attitude in standard.attitudes:
        yield attitude.span, (attitude.code, attitude.name, attitude.description)
    for requirement in standard.requirements:
        yield requirement.span, (requirement.text,)
    for term in standard.terms:
        yield term.span, (term.name, term.description)
    for note in standard.notes:
        yield note.span, (note.text,)


def _work(standard: Standard) -> Iterator[_Claim]:
    in_rows = {task for block in standard.blocks for task in block.tasks}
    for duty in standard.duties:
        yield duty.span, (duty.code, duty.name)
    for task in standard.tasks:
        if task.id in in_rows:
            yield task.span, (task.code, task.name)
    for block in standard.blocks:
        for output in block.outputs:
            yield output.span, (output.code, output.name)
        for indicator in block.indicators:
            yield indicator.span, (indicator.code, indicator.text)
        if block.level == level_of(block.level_as_printed):
            yield block.level_span, (block.level_as_printed,)


def _mentions(standard: Standard, text: str) -> Iterator[Span]:
    """Yield the mentions whose competency has the name that is printed there.

    The name may lack its footnote marks and differ in width, the code likewise; marks of tasks must
    say what the mention says.
    """
    named = {competency.id: competency for competency in standard.competencies}
    for block in standard.blocks:
        for mention in block.requires:
            competency = named.get(mention.competency)
            if competency and mention.span:
                printed = key(text[mention.span.start : mention.span.end])
                marked = set(TASK_MARK.findall(printed))
                if marked and marked != set(mention.tasks or block.tasks):
                    continue
                if mention.tasks and not marked:
                    continue
                if _names(TASK_MARKS.sub("", printed), competency):
                    yield mention.span


def _names(printed: str, competency: Competency) -> bool:
    code = key(competency.code)
    return any(
        _matches(printed, (code, name))
        for name in (key(competency.name), unmarked(competency.name))
    )


def _rows(standard: Standard, text: str) -> Iterator[Span]:
    """Yield the version rows whose cells are the entry's fields, in whatever column order."""
    for entry in standard.versions:
        if entry.span is None:
            continue
        cells = text[entry.span.start : entry.span.end].split("\t")
        fields = (entry.label, entry.code, entry.name, entry.status, entry.note, entry.date)
        if sorted(filter(None, map(blank_free, cells))) == sorted(
            filter(None, map(blank_free, fields))
        ):
            yield entry.span


def _prints(printed: str, pieces: Sequence[str]) -> bool:
    return _matches(blank_free(printed), tuple(blank_free(piece) for piece in pieces))


@lru_cache(maxsize=4096)
def _matches(printed: str, pieces: tuple[str, ...]) -> bool:
    """Whether `printed` is the pieces in order, with at most one separator between two of them."""
    if not pieces:
        return not printed
    first, rest = pieces[0], pieces[1:]
    if not printed.startswith(first):
        return False
    after = printed[len(first) :]
    return _matches(after, rest) or (
        bool(rest) and after[:1] in tuple(_SEPARATORS) and _matches(after[1:], rest)
    )
