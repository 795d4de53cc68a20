"""Overlap: numbers by hand.

T1.1 ── K01 K02 S01          K01: all three tasks      K02: T1.1 T1.2
T1.2 ── K01 K02              S01: T1.1                 S02: T2.1
T2.1 ── K01 S02              T2.2 needs nothing
"""

from __future__ import annotations

import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compgraph.analysis.overlap import CompetencyClass, overlap
from compgraph.reading import read
from compgraph.resources import shipped_standard

TOY = {"T1.1": "K01 K02 S01", "T1.2": "K01 K02", "T2.1": "K01 S02", "T2.2": ""}


def test_competencies_come_by_number_of_tasks_then_in_document_order(graph_of) -> None:  # type: ignore[no-untyped-def]
    """K01 (3 tasks), K02 (2), then S01 and S02 (1 each) as the document has them."""
    found = overlap(graph_of(TOY)).competencies
    assert [(one.code, one.tasks) for one in found] == [
        ("K01", ("T1.1", "T1.2", "T2.1")),
        ("K02", ("T1.1", "T1.2")),
        ("S01", ("T1.1",)),
        ("S02", ("T2.1",)),
    ]


def test_every_pair_is_there_with_its_measures(graph_of) -> None:  # type: ignore[no-untyped-def]
    """Three needs against two: 2 shared of 3 (T1.1, T1.2); 1 shared of 4 (T1.1, T2.1)."""
    pairs = {(pair.a, pair.b): pair for pair in overlap(graph_of(TOY)).pairs}
    assert len(pairs) == 4 * 3 / 2
    close = pairs["T1.1", "T1.2"]
    assert close.shared == ("K01", "K02")
    assert (close.jaccard, close.a_in_b, close.b_in_a) == (2 / 3, 2 / 3, 1.0)
    far = pairs["T1.1", "T2.1"]
    assert far.shared == ("K01",)
    assert (far.jaccard, far.a_in_b, far.b_in_a) == (1 / 4, 1 / 3, 1 / 2)


def test_a_task_that_needs_nothing_has_no_containment(graph_of) -> None:  # type: ignore[no-untyped-def]
    """0 / 2 is 0, 0 / 0 is nan: for its own containment, and for the Jaccard index of two such."""
    (pair,) = overlap(graph_of({"T1": "K01 K02", "T2": ""})).pairs
    assert (pair.jaccard, pair.a_in_b) == (0, 0)
    assert math.isnan(pair.b_in_a)
    (empty,) = overlap(graph_of({"T1": "", "T2": ""})).pairs
    assert math.isnan(empty.jaccard)


def test_classes_are_competencies_of_exactly_the_same_tasks(graph_of) -> None:  # type: ignore[no-untyped-def]
    """K01 K02 belong to both tasks, K03 S01 to T1 alone, S02 alone to T2: a class of one counts."""
    found = overlap(graph_of({"T1": "K01 K02 K03 S01", "T2": "K01 K02 S02"})).classes
    assert found == (
        CompetencyClass(("T1", "T2"), ("K01", "K02")),
        CompetencyClass(("T1",), ("K03", "S01")),
        CompetencyClass(("T2",), ("S02",)),
    )


def test_the_order_of_tasks_is_the_graphs_not_the_edges(graph_of) -> None:  # type: ignore[no-untyped-def]
    """Edges added backwards change nothing."""
    graph = graph_of(TOY)
    backwards = nx.Graph()
    backwards.add_nodes_from(graph.nodes(data=True))
    backwards.add_edges_from(reversed(list(graph.edges)))
    assert overlap(backwards) == overlap(graph)


@pytest.mark.parametrize("needs", [{}, {"T1": ""}, {"T1": "K01"}])
def test_nothing_to_compare_gives_no_pairs(needs: dict[str, str], graph_of) -> None:  # type: ignore[no-untyped-def]
    """The empty graph, a task alone: no pairs, no error."""
    assert overlap(graph_of(needs)).pairs == ()


def test_a_competency_that_no_task_needs_comes_last(graph_of) -> None:  # type: ignore[no-untyped-def]
    """It is listed with no tasks and makes a class of its own."""
    graph = graph_of({"T1": "K02"})
    graph.add_node("K01", kind="knowledge")
    found = overlap(graph)
    assert found.competencies[-1].code == "K01"
    assert found.competencies[-1].tasks == ()
    assert found.classes[-1] == CompetencyClass((), ("K01",))


def test_the_shipped_standard(graph_of) -> None:  # type: ignore[no-untyped-def]
    """By hand from ISD3512-001v3: K01 in 4 tasks; K03 K06 S12 in 3; 13 in 2; 21 in 1; 60 links."""
    needs = read(shipped_standard()).standard.needs()
    found = overlap(graph_of({task: " ".join(codes) for task, codes in needs.items()}))
    assert [one.code for one in found.competencies[:4]] == ["K01", "K03", "K06", "S12"]
    counts = [len(one.tasks) for one in found.competencies]
    assert [counts.count(times) for times in (4, 3, 2, 1)] == [1, 3, 13, 21]
    assert sum(counts) == 60
    assert len(found.pairs) == 21


@given(
    st.lists(
        st.frozensets(st.integers(0, 70), max_size=8), min_size=2, max_size=6
    )  # more than 64 codes: past one machine word
)
def test_measures_agree_with_sets(sets: list[frozenset[int]]) -> None:
    """Whatever tasks need, shared, union and containment are those of Python's sets."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((f"T{n}" for n in range(len(sets))), kind="task")
    graph.add_nodes_from((f"K{n}" for n in range(71)), kind="knowledge")
    graph.add_edges_from((f"T{n}", f"K{code}") for n, codes in enumerate(sets) for code in codes)
    found = overlap(graph)
    for pair in found.pairs:
        a, b = sets[int(pair.a[1:])], sets[int(pair.b[1:])]
        assert pair.shared == tuple(f"K{code}" for code in sorted(a & b))
        for measure, whole in ((pair.jaccard, a | b), (pair.a_in_b, a), (pair.b_in_a, b)):
            assert measure == len(a & b) / len(whole) if whole else math.isnan(measure)
    assert sorted(code for one in found.classes for code in one.competencies) == sorted(
        one.code for one in found.competencies
    )
