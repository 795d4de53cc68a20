"""Things and their ties: what every page can name."""

from __future__ import annotations

from collections import Counter

import pytest

from compgraph.exports.things import Things, address, things
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.resources import shipped_standard


@pytest.fixture(scope="module")
def shipped() -> Things:
    """Return the things of the shipped standard."""
    return things(read(shipped_standard()).standard)


def test_everything_the_document_prints_is_a_thing(shipped: Things) -> None:
    """Counts by hand over the document."""
    assert Counter(thing.kind for thing in shipped.all.values()) == {
        "standard": 1,
        "classification": 3,
        "version": 3,
        "duty": 2,
        "task": 7,
        "output": 9,
        "indicator": 17,
        "knowledge": 17,
        "skill": 21,
        "attitude": 7,
        "requirement": 2,
        "term": 4,
    }


def test_ties_go_both_ways(shipped: Things) -> None:
    """T1.2 and S12 as the document prints them."""
    assert [need.id for need in shipped.needs("T1.2")] == [
        "K01",
        "K02",
        "K03",
        "K04",
        "K05",
        "K06",
        "S02",
        "S03",
    ]
    assert [task.id for task in shipped.needed_by("S12")] == ["T2.3", "T2.4", "T2.5"]
    assert [duty.id for duty in shipped.after("T1.2", "inDuty")] == ["T1"]
    assert [item.id for item in shipped.after("T2.5", "hasOutput")] == ["O2.5.1", "O2.5.2"]
    assert sum(len(shipped.needs(task.id)) for task in shipped.of("task")) == 60


def test_levels_are_those_of_the_rows(shipped: Things) -> None:
    """4, 4 and then 3, as printed."""
    levels = [(4,), (4,), (3,), (3,), (3,), (3,), (3,)]
    assert levels == [task.levels for task in shipped.of("task")]


def test_addresses_are_standard_and_id(shipped: Things) -> None:
    """The same on every page, and each names one thing."""
    assert "ISD3512-001v3/K01" == shipped["K01"].address == address("ISD3512-001v3", "K01")
    assert shipped[""].address == "ISD3512-001v3"
    addresses = [thing.address for thing in shipped.all.values()]
    assert len(addresses) == len(set(addresses))


def test_an_empty_standard_is_one_thing() -> None:
    """A document with a code and nothing else."""
    empty = Standard("AAA1111-001v1", "甲職能基準", *("", "", ""), None, "", *((),) * 11)
    assert {""} == set(things(empty).all)
    assert things(empty).ties == ()
