"""Writing what was read: a batch at a time, in a thread of its own, while the next is read.

The store writes outside of Python's lock, so that the processes that read need not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from compgraph.batch.journal import Findings, Journal
from compgraph.batch.report import Row
from compgraph.store.bulk import Bulk, Packet

_BATCH = 4_000_000
"""Bytes of statements that are written at once, some thirty documents: more cost memory only."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be stored, its row, and what its reader noticed."""

    row: Row
    noticed: Findings
    packet: Packet

    @property
    def size(self) -> int:
        """Bytes of its statements."""
        return len(self.packet.asserted) + len(self.packet.source)


class Writing:
    """The documents on their way into the store; use it in a `with` statement, which waits."""

    def __init__(self, bulk: Bulk, journal: Journal) -> None:
        self._bulk = bulk
        self._journal = journal
        self._thread = ThreadPoolExecutor(1, "writing")
        self._gathered: list[Document] = []
        self._under_way: list[Document] = []
        self._written: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown()

    def add(self, document: Document) -> None:
        """Take a document; write a batch when there is one.

        Raises LimitReached when the disk refuses this batch's findings or the last batch.
        """
        self._gathered.append(document)
        if sum(each.size for each in self._gathered) >= _BATCH:
            self.write()

    def write(self) -> None:
        """Begin to write what is gathered once the last batch is stored.

        What was noticed about the documents is written before them. Raises LimitReached.
        """
        self.settle()
        if self._gathered:
            noticed = {each.row.sha256: each.noticed for each in self._gathered if each.row.sha256}
            self._journal.add(noticed)
            self._under_way, self._gathered = self._gathered, []
            packets = [each.packet for each in self._under_way]
            self._written = self._thread.submit(self._bulk.put, packets)

    def settle(self) -> None:
        """Wait until the batch that is under way is stored. Raises LimitReached."""
        if self._written is not None:
            self._written.result()
        self._written, self._under_way = None, []

    def lost(self) -> Iterator[Row]:
        """Wait, and yield the rows of the documents that are not stored."""
        stored = self._written is None or self._written.exception() is None
        yield from (each.row for each in self._gathered)
        yield from (each.row for each in self._under_way if not stored)
