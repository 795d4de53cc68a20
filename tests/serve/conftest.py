"""A store folder with the shipped standard and a hostile one, and a server over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compgraph import resources
from compgraph.reading import read
from compgraph.store import open_store
from serving import Served, served

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store: the shipped standard, and one whose K01 has a hostile name."""
    reading = read(resources.shipped_standard())
    first, *others = reading.standard.knowledge
    hostile = replace(
        reading.standard,
        code="ISD9999-001v1",
        knowledge=(replace(first, name=HOSTILE), *others),
    )
    made = tmp_path_factory.mktemp("served") / "store"
    with open_store(made) as store:
        store.put(reading, hostile)
    return made


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[Served]:
    """Return a server over that store, which stops queries after two seconds."""
    with served(folder, "--limit-seconds", "2", "--limit-rows", "500") as running:
        yield running
