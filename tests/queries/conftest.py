"""Standards in stores, and the same content in plain rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compgraph import resources
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store
from question_cases import DOCUMENTS, in_rdflib

if TYPE_CHECKING:
    from rdflib import Dataset


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
    return in_rdflib(store)


@pytest.fixture(scope="module")
def plain_two(two: Store) -> Dataset:
    """Return the content of `two` as an rdflib dataset."""
    return in_rdflib(two)


@pytest.fixture(scope="session")
def four() -> Iterator[Store]:
    """Return a store with the four small documents of tests/cases/queries/standards."""
    with open_store() as opened:
        opened.put(*(read(path) for path in sorted(DOCUMENTS.glob("*.txt"))))
        yield opened


@pytest.fixture(scope="session")
def plain_four(four: Store) -> Dataset:
    """Return the content of `four` as an rdflib dataset."""
    return in_rdflib(four)


@pytest.fixture(scope="session")
def corpus(outside: Path) -> Iterator[Store]:
    """Return a store with the nine outside documents and the shipped one."""
    documents = [*sorted((outside / "icap" / "text").glob("*.txt")), resources.shipped_standard()]
    with open_store() as opened:
        opened.put(*map(read, documents))
        yield opened


@pytest.fixture(scope="session")
def plain_corpus(corpus: Store) -> Dataset:
    """Return the content of `corpus` as an rdflib dataset."""
    return in_rdflib(corpus)
