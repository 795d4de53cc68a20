"""What is under way to the store when the disk refuses: the rows tell what is stored, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from compgraph.batch import writing
from compgraph.batch.journal import Journal
from compgraph.batch.run import Run, Settings
from compgraph.batch.sources import listed
from compgraph.errors import LimitReached
from compgraph.messages import text
from compgraph.store import open_store
from compgraph.store.bulk import Bulk, Packet

COUNT = 6


@pytest.mark.parametrize("full_at", [1, 2, COUNT])
def test_a_disk_that_refuses_a_batch(
    full_at: int, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Batches of one document: those before are stored and told, it and those behind are neither."""
    folder = write("in/1.txt", code="FBB7512-001").parent
    for number in range(2, COUNT + 1):
        write(f"in/{number}.txt", code=f"FBB7512-{number:03d}")
    written: list[str] = []
    put = Bulk.put

    def refusing(bulk: Bulk, packets: Sequence[Packet]) -> None:
        if len(written) + 1 == full_at:
            raise LimitReached(text("store.not-written-remedy"))
        put(bulk, packets)
        written.extend(packet.code for packet in packets)

    monkeypatch.setattr(Bulk, "put", refusing)
    monkeypatch.setattr(writing, "_BATCH", 1)
    with open_store() as store:
        run = Run(store, Journal(None), Settings(processes=1))
        with pytest.raises(LimitReached):
            run.go(listed([folder]))
        expected = [f"FBB7512-{number:03d}" for number in range(1, full_at)]
        assert written == expected
        assert [row.code for row in run.rows] == expected
        assert list(store.list()) == expected
        assert not run.report.complete
