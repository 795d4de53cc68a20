"""A store on a server: what differs from one in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from compgraph.errors import LimitReached, UsageError
from compgraph.model import Standard
from compgraph.rdf.lines import lines, source_lines
from compgraph.reading.record import Reading
from compgraph.store import open_store, restore
from compgraph.store.bulk import Packet


def test_it_says_what_it_cannot_do(server: str, reading: Reading, tmp_path: Path) -> None:
    """No snapshot, no copy, no files; the message says what to do instead."""
    with open_store(server) as store, open_store() as local:
        assert store.abilities == frozenset()
        assert local.abilities == {"replica", "snapshot", "optimise"}
        for asked in (lambda: store.snapshot(tmp_path / "x"), store.replica, store.optimise):
            with pytest.raises(UsageError) as refused:
                asked()
            assert refused.value.remedy


def test_reading_writes_nothing(server: str, reading: Reading) -> None:
    """Opening, asking and a store opened read-only leave the server as it is."""
    with open_store(server) as store:
        store.endpoint.update("CLEAR ALL")  # type: ignore[attr-defined]
        assert store.graphs() == ()
    with open_store(server, read_only=True) as store, pytest.raises(UsageError):
        store.put(reading)
    with open_store(server) as store:
        assert (store.graphs(), store.statistics().default) == ((), 0)


def test_many_documents_go_in_as_they_do_in_a_folder(
    server: str, reading: Reading, other: Standard
) -> None:
    """The way of `compgraph load`: the same graphs, the same concepts, replaced whole."""
    packets = [
        Packet(
            reading.standard.code, lines(reading.standard).encode(), source_lines(reading).encode()
        ),
        Packet(other.code, lines(other).encode(), b""),
    ]
    with open_store(server) as there, open_store() as here:
        for store in (there, here):
            store.bulk().put(packets)
            store.bulk().put(packets[1:])
            store.bulk().renew_concepts()
        assert there.graphs() == here.graphs()
        assert there.statistics() == here.statistics()
        assert all(
            set(there.graph(name)) == set(here.graph(name)) for name in (None, *here.graphs())
        )


def test_a_server_that_does_not_update(server: str, reading: Reading) -> None:
    """An address that takes queries only keeps what it has, and says so."""
    with open_store(f"{server}/query") as store:
        store.endpoint._update = "/query"  # type: ignore[attr-defined]
        with pytest.raises(LimitReached, match="did not run"):
            store.put(reading)


def test_a_snapshot_is_restored_whole_or_not_at_all(reading: Reading, tmp_path: Path) -> None:
    """Into a new folder only; what is no snapshot is refused and leaves nothing behind."""
    with open_store(tmp_path / "store") as store:
        store.put(reading)
        store.optimise()
        before = store.statistics()
        store.snapshot(tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "again")
    with open_store(tmp_path / "again") as again:
        assert again.statistics() == before
        assert again.get(reading.standard.code) == reading.standard
    with pytest.raises(UsageError):
        restore(tmp_path / "copy", tmp_path / "again")
    (tmp_path / "strange").mkdir()
    (tmp_path / "strange" / "x").write_text("x")
    with pytest.raises(UsageError):
        restore(tmp_path / "strange", tmp_path / "new")
    assert not (tmp_path / "new").exists()
