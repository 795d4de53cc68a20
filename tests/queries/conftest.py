"""The shipped standard in a store, and the same content in plain rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from rdflib import Dataset

from compgraph import resources
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store


@pytest.fixture(scope="session")
def reading() -> Reading:
    """Return the shipped document, read."""
    return read(resources.shipped_standard())


@pytest.fixture(scope="module")
def store(reading: Reading) -> Iterator[Store]:
    """Return a store in memory with the shipped standard."""
    with open_store() as opened:
        opened.put(reading)
        yield opened


@pytest.fixture(scope="session")
def other(reading: Reading) -> Standard:
    """Return a second standard: the same, but K01 and S02 have other names and T2.5 is gone."""
    standard = reading.standard

    def renamed(name: str) -> str:
        return {
            "職業安全與衛生相關規範": "工程倫理",
            "產品計畫書與工作報告撰寫能力": "簡報能力",
        }.get(name, name)

    return replace(
        standard,
        code="ISD3512-002v1",
        knowledge=tuple(replace(item, name=renamed(item.name)) for item in standard.knowledge),
        skills=tuple(replace(item, name=renamed(item.name)) for item in standard.skills),
        tasks=standard.tasks[:-1],
        blocks=standard.blocks[:-1],
    )


@pytest.fixture(scope="module")
def two(reading: Reading, other: Standard) -> Iterator[Store]:
    """Return a store with both standards."""
    with open_store() as opened:
        opened.put(reading, other)
        yield opened


@pytest.fixture(scope="module")
def plain(store: Store) -> Dataset:
    """Return the content of `store` as an rdflib dataset."""
    return _in_rdflib(store)


@pytest.fixture(scope="module")
def plain_two(two: Store) -> Dataset:
    """Return the content of `two` as an rdflib dataset."""
    return _in_rdflib(two)


def _in_rdflib(store: Store) -> Dataset:
    dataset = Dataset(default_union=False)
    for triple in store.graph():
        dataset.default_graph.add(triple)
    for name in store.graphs():
        for triple in store.graph(name):
            dataset.graph(name).add(triple)
    return dataset
