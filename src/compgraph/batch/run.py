"""The run: every source in its order to its outcome, every document whole into the store.

What becomes of a document depends on the sources, their order and what the store held before,
never on the number of processes or on where an earlier run was stopped:

* Stored already from the same bytes by this version of the reader: unchanged.
* The code of an earlier source of this run: `same` with the same content, refused with another.
* A code that the store has from an earlier run: the newer document replaces it; when its file has
  another name and its content differs, a finding says so.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from compgraph._version import __version__
from compgraph.batch.clashes import alike, replacing, twice
from compgraph.batch.crew import Answer, Crew, Limits, Question
from compgraph.batch.journal import Journal
from compgraph.batch.report import Report, Row, refusal
from compgraph.batch.sources import Entry
from compgraph.batch.writing import Document, Writing
from compgraph.errors import UsageError
from compgraph.finding import Finding
from compgraph.store import Store
from compgraph.store.bulk import Packet

_MOST_HASHED = 256 * 2**20
"""Bytes of a file beyond which nobody asks whether it is stored: no reader takes it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run: see the options of `compgraph load`."""

    encoding: str | None = None
    again: bool = False
    processes: int | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def size(self) -> int:
        """The number of processes: as many as there are processors for us."""
        if self.processes is not None:
            return max(1, self.processes)
        usable = getattr(os, "sched_getaffinity", None)
        return len(usable(0)) if usable else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Task:
    """An entry with what is known of it before it is read: digest, and code if it is stored."""

    entry: Entry
    sha256: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    """The first source of this run with a code, and whether its content replaced another one.

    `sha256` is the digest of the file whose statements are stored; `content` is that of the
    statements, None where the store had them already.
    """

    path: str
    sha256: str | None
    content: bytes | None = None
    replaced: bool = False


class Run:
    """One run over entries into a store. `rows` grow while `go` runs, and stay when it fails."""

    def __init__(
        self,
        store: Store,
        journal: Journal,
        settings: Settings | None = None,
        *,
        progress: Callable[[Row], None] | None = None,
        stopping: Callable[[], bool] | None = None,
    ) -> None:
        self.rows: list[Row] = []
        self.complete = False
        self._settings = settings or Settings()
        self._bulk = store.bulk()
        self._journal = journal
        self._progress = progress or _nothing
        self._stopping = stopping or _never
        self._origins = self._bulk.origins()
        self._claims: dict[str, _Claim] = {}
        self._writing = Writing(self._bulk, journal)

    @property
    def report(self) -> Report:
        """What became of the sources so far."""
        return Report(tuple(self.rows), self.complete)

    def go(self, entries: Sequence[Entry]) -> Report:
        """Load the entries and return the report.

        Raises LimitReached when the disk is full or no process can be started; what was stored
        until then stays.
        """
        try:
            with self._writing, Crew(self._settings.size, self._settings.limits) as crew:
                for task, answer in crew.answers(self._tasks(entries), self._stopping):
                    self._settle(task, answer)
                self._writing.write()
                self._writing.settle()
        finally:  # rows tell what is stored, nothing else
            lost = {id(row) for row in self._writing.lost()}
            self.rows = [row for row in self.rows if id(row) not in lost]
        if self._bulk.outdated:
            self._bulk.renew_concepts()
        self.complete = len(self.rows) == len(entries)
        if self.complete:
            self._journal.close(origin.sha256 for origin in self._bulk.origins().values())
        return self.report

    def _tasks(self, entries: Iterable[Entry]) -> Iterator[tuple[_Task, Question | None]]:
        """Yield each entry with the question to ask about it, None where there is none."""
        stored = {
            origin.sha256: code
            for code, origin in reversed(self._origins.items())
            if origin.reader == __version__
        }
        for entry in entries:
            if entry.outcome is not None:
                yield _Task(entry), None
                continue
            sha256 = _digest(entry.path)
            origin = self._journal.twin(sha256 or "")
            code = None if self._settings.again else stored.get(origin)
            question = Question(str(entry.path), self._settings.encoding) if code is None else None
            yield _Task(entry, sha256, code), question

    def _settle(self, task: _Task, answer: Answer | None) -> None:
        entry = task.entry
        if answer is not None:
            self._read(task, answer)
        elif task.code is not None:
            self._note(self._unchanged(task, task.code))
        elif entry.outcome is not None:
            found = () if entry.finding is None else (entry.finding.as_json(),)
            self._note(Row(entry.name, entry.outcome, findings=found))

    def _unchanged(self, task: _Task, code: str) -> Row:
        path = task.entry.name
        first = self._claims.get(code)
        if first is not None and first.replaced:
            return twice(Row(path, "refused", task.sha256), code, first.path)
        outline = self._bulk.outline(code)
        row = Row(
            path,
            "unchanged",
            task.sha256,
            code,
            outline.name,
            outline.level,
            outline.tasks,
            outline.knowledge,
            outline.skills,
            self._journal.findings(task.sha256 or ""),
        )
        if first is not None:
            return alike(row, first.path)
        self._claims[code] = _Claim(path, self._origins[code].sha256)
        return row

    def _read(self, task: _Task, answer: Answer) -> None:
        path, head = task.entry.name, answer.head
        if "refused" in head:
            self._note(Row(path, "refused", task.sha256, findings=(head["refused"],)))
            return
        keys = ("sha256", "code", "name", "level", "tasks", "knowledge", "skills")
        facts = {key: head[key] for key in keys}
        row = Row(path, "read", **facts, findings=tuple(head["findings"]))
        packet = Packet(head["code"], answer.asserted, answer.source)
        claim = self._claims.get(packet.code)
        try:
            if claim is not None:
                self._note(self._again(row, packet, claim))
            else:
                self._claim(row, packet)
        except UsageError as error:  # the code is the name of a graph of ours
            found = Finding("reserved-code", "violation", error.message, error.remedy, source=path)
            self._note(refusal(path, found, row.sha256))

    def _again(self, row: Row, packet: Packet, first: _Claim) -> Row:
        """Return the row of a source with the code of an earlier one."""
        content = _content(packet)
        if self._bulk.holds(packet) if first.content is None else content == first.content:
            if row.sha256 and first.sha256:
                self._journal.add_twin(row.sha256, first.sha256, row.findings or ())
            return alike(row, first.path)
        return twice(row, packet.code, first.path)

    def _claim(self, row: Row, packet: Packet) -> None:
        """Take a document that is the first of its code, and store it with the next batch."""
        replaced = self._bulk.holds(packet) is False
        self._claims[packet.code] = _Claim(row.path, row.sha256, _content(packet), replaced)
        noticed = row.findings or ()
        origin = self._origins.get(packet.code)
        if replaced and origin is not None and origin.name != Path(row.path).name:
            row = replacing(row, origin.name)
        if row.findings:
            row = replace(row, outcome="read-with-findings")
        self._note(row)
        self._writing.add(Document(row, noticed, packet))

    def _note(self, row: Row) -> None:
        self.rows.append(row)
        self._progress(row)


def _content(packet: Packet) -> bytes:
    """Return what tells the content of two documents apart: their statements are sorted."""
    return hashlib.sha256(packet.asserted).digest()


def _digest(path: Path) -> str | None:
    """Return the digest of a file's bytes; None for what cannot be a stored document."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_HASHED:
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _nothing(_: Row) -> None:
    """Stand for the one who does not watch."""


def _never() -> bool:
    return False
