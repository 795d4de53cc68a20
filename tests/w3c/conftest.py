"""The suite, unpacked, and a server of ours that has the files of its tests as named graphs."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pyoxigraph as ox
import pytest

from compgraph import resources
from compgraph.reading import read
from compgraph.store import open_store
from serving import Served, served
from w3c import manifest
from w3c.manifest import Suite
from w3c.running import EMPTY, loaded

_MOST_FILES, _MOST_BYTES = 5000, 50 * 1024**2


@pytest.fixture(scope="session")
def suite(outside: Path, tmp_path_factory: pytest.TempPathFactory) -> Suite:
    """Return the suite; skip where the outside data has none, but in CI."""
    archive = outside / "w3c" / "sparql11.tar.gz"
    if not archive.is_file():
        reason = f"{archive} is not there: github.com/w3c/rdf-tests, folder sparql/sparql11"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    root = tmp_path_factory.mktemp("w3c")
    _unpack(archive, root)
    return manifest.suite(root / "sparql" / "sparql11")


def _unpack(archive: Path, root: Path) -> None:
    """Write the plain files of an archive below `root`; links, devices and ways out are refused."""
    left = _MOST_BYTES
    with tarfile.open(archive, "r:gz") as packed:
        for number, member in enumerate(packed):
            path = PurePosixPath(member.name)
            left -= member.size
            if path.is_absolute() or ".." in path.parts:
                raise ValueError(f"{member.name} leads out of the folder")
            if number >= _MOST_FILES or left < 0:
                raise ValueError("more than the suite can be")
            if member.isdir():
                continue
            content = packed.extractfile(member) if member.isfile() else None
            if content is None:
                raise ValueError(f"{member.name} is no plain file")
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())


@pytest.fixture(scope="session")
def server(suite: Suite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server over a store with the files of all query tests as named graphs.

    They stand beside the shipped standard; each test names the graphs it is about, by the parameters
    of the protocol.
    """
    folder = tmp_path_factory.mktemp("w3c-served") / "store"
    with open_store(folder) as ours:
        ours.put(read(resources.shipped_standard()))
    store = ox.Store(str(folder))
    store.add_graph(ox.NamedNode(EMPTY))
    for address, name in _graphs(suite):
        loaded(store, suite, address, name)
    store.flush()
    del store
    with served(folder) as running:
        yield running


def _graphs(suite: Suite) -> list[tuple[str, str]]:
    """Return file and name of each graph that a query test is about, each once."""
    named = {
        (address, name)
        for entry in suite.entries
        if entry.group != "entailment"
        for address, name in (*((file, file) for file in entry.data), *entry.named)
    }
    return sorted(named)
