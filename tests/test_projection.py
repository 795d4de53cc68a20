"""The projection: which things are nodes, which statements are edges, in the document's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from compgraph import resources
from compgraph.errors import UnknownCode, UsageError
from compgraph.model import Standard
from compgraph.projection import Projection, project, project_all
from compgraph.reading import read
from compgraph.store import Store, open_store

CODE = "ISD3512-001v3"
OTHER = "ISD3512-002v1"


@pytest.fixture(scope="module")
def standard() -> Standard:
    """Return the shipped standard."""
    return read(resources.shipped_standard()).standard


@pytest.fixture(scope="module")
def store(standard: Standard) -> Iterator[Store]:
    """Return a store with the shipped standard."""
    with open_store() as opened:
        opened.put(standard)
        yield opened


@pytest.fixture(scope="module")
def projection(store: Store) -> Projection:
    """Return its projection."""
    return project(store)


def test_every_thing_is_a_node(projection: Projection) -> None:
    """By kind, counted by hand in the document."""
    assert Counter(kind for _, kind in projection.graph.nodes(data="kind")) == {
        "standard": 1,
        "category": 1,
        "occupation": 1,
        "industry": 1,
        "version": 3,
        "duty": 2,
        "task": 7,
        "block": 7,
        "output": 9,
        "indicator": 17,
        "knowledge": 17,
        "skill": 21,
        "attitude": 7,
        "requirement": 2,
        "term": 4,
    }


def test_every_statement_between_things_is_an_edge(projection: Projection) -> None:
    """By relation: 60 links of tasks to K and S, 9 to outputs, 17 to indicators, and as many in all
    of their rows; the terms explain P1.1.1 (雲端產品資訊), P1.2.2 P2.1.3 P2.3.2 P2.5.3 (組織相關人員),
    P2.2.2 (各項需求測試), P2.5.1 (使用者反映的問題)."""
    relations = Counter(relation for *_, relation in projection.graph.edges(data="relation"))
    assert relations["requiresKnowledge"] + relations["requiresSkill"] == 60
    del relations["requiresKnowledge"], relations["requiresSkill"]
    assert relations == {
        "inStandard": 99,
        "hasClassification": 3,
        "inDuty": 7,
        "coversTask": 7,
        "lists": 60 + 9 + 17,
        "hasOutput": 9,
        "hasIndicator": 17,
        "explains": 7,
    }
    assert projection.graph.edges["T1.1", "S04"]["relation"] == "requiresSkill"
    assert projection.graph.edges["block/1", "S04"]["relation"] == "lists"
    assert projection.graph.edges["T2.2", "T2"]["relation"] == "inDuty"
    assert set(projection.graph.predecessors("P2.2.2")) == {"T2.2", "block/4", "term/3"}


def test_nodes_stand_in_document_order(projection: Projection, standard: Standard) -> None:
    """Kind by kind, each as printed; neighbours of a task as well."""
    nodes = list(projection.graph)
    assert nodes[:6] == [
        CODE,
        "category/1",
        "occupation/1",
        "industry/1",
        "version/V3",
        "version/V2",
    ]
    positions: dict[str, list[int]] = {}
    for _, attributes in projection.graph.nodes(data=True):
        positions.setdefault(attributes["kind"], []).append(attributes.get("position", 0))
    assert all(numbers == sorted(numbers) for numbers in positions.values())
    assert projection.tasks == tuple(task.id for task in standard.tasks)
    assert projection.competencies == tuple(item.id for item in standard.competencies)
    needs = {task: tuple(projection.tasks_and_competencies[task]) for task in projection.tasks}
    assert needs == standard.needs()


def test_nodes_carry_what_pages_and_measures_ask_for(projection: Projection) -> None:
    """Kind, code, name, position, level, description, where there are."""
    assert projection.graph.nodes["T1.1"] == {
        "kind": "task",
        "code": "T1.1",
        "name": "評估應用可行性",
        "position": 1,
        "level": 4,
    }
    assert projection.graph.nodes["term/2"] == {
        "kind": "term",
        "name": "組織相關人員",
        "position": 2,
        "description": "如軟體開發工程師及架構規劃師等。",
    }
    assert projection.graph.nodes["block/5"] == {
        "kind": "block",
        "name": "",
        "position": 5,
        "level": 3,
    }
    assert projection.graph.nodes["A07"]["description"].startswith("能夠敞開心胸")
    assert projection.graph.nodes[CODE]["level"] == 3


def test_tasks_and_competencies_are_bipartite(projection: Projection) -> None:
    """7 tasks, 38 competencies, 60 links, none within a side."""
    graph = projection.tasks_and_competencies
    assert (len(graph), graph.number_of_edges()) == (7 + 38, 60)
    assert all(
        (graph.nodes[one]["kind"] == "task") != (graph.nodes[two]["kind"] == "task")
        for one, two in graph.edges
    )


def test_the_matrix_says_the_same(projection: Projection) -> None:
    """7 × 38 with 60 ones; the row of T2.2 has K09 K10 K11 S09 S10 S11."""
    matrix = projection.matrix
    assert (matrix.shape, matrix.sum(), matrix.max()) == ((7, 38), 60, 1)
    row = matrix[[projection.tasks.index("T2.2")], :].toarray()[0]
    assert [code for code, one in zip(projection.competencies, row, strict=True) if one] == [
        "K09",
        "K10",
        "K11",
        "S09",
        "S10",
        "S11",
    ]


def test_a_task_with_two_levels_has_no_single_one(standard: Standard) -> None:
    """A level is what is printed, never an average."""
    first, second, *rest = standard.blocks
    shared = replace(second, tasks=("T1.1",), level=3, level_as_printed="3")
    none = replace(rest[0], level=None, level_as_printed="")
    with open_store() as opened:
        opened.put(replace(standard, blocks=(first, shared, none, *rest[1:])))
        nodes = project(opened).graph.nodes
    assert "level" not in nodes["T1.1"]
    assert nodes["T1.1"]["levels"] == "3 4"
    assert "level" not in nodes["T2.1"]
    assert "levels" not in nodes["T2.1"]


def test_the_standard_must_be_clear(store: Store, standard: Standard) -> None:
    """Unknown, none, several: an error; named: projected alone."""
    with pytest.raises(UnknownCode):
        project(store, "ISD3512-001v2")
    with open_store() as several:
        with pytest.raises(UsageError):
            project(several)
        several.put(standard, replace(standard, code=OTHER, tasks=standard.tasks[:1]))
        with pytest.raises(UsageError, match=OTHER):
            project(several)
        assert project(several, OTHER).tasks == ("T1.1",)
        alone = project(several, CODE).graph
    assert list(alone.nodes(data=True)) == list(project(store).graph.nodes(data=True))
    assert list(alone.edges(data=True)) == list(project(store).graph.edges(data=True))


def test_a_standard_with_nothing_in_it(standard: Standard) -> None:
    """No tasks, no competencies: one node, an empty matrix."""
    nothing = dict.fromkeys(
        (
            "classifications",
            "versions",
            "duties",
            "tasks",
            "blocks",
            "knowledge",
            "skills",
            "attitudes",
            "requirements",
            "terms",
            "notes",
        ),
        (),
    )
    with open_store() as opened:
        opened.put(replace(standard, **nothing))
        empty = project(opened)
    assert list(empty.graph) == [CODE]
    assert empty.matrix.shape == (0, 0)


def test_all_standards_in_one_graph(store: Store, standard: Standard) -> None:
    """Nodes by address, standard after standard, then the concepts they share."""
    # with the official concepts of its 7 attitudes
    assert len(project_all(store)) == 100 + 7
    with open_store() as several:
        assert len(project_all(several)) == 0
        several.put(standard, replace(standard, code=OTHER, skills=()))
        graph = project_all(several)
    kinds = Counter(kind for _, kind in graph.nodes(data="kind"))
    assert (kinds["standard"], kinds["task"], kinds["skill"]) == (2, 14, 21)
    # 17 K and 7 A have the same names in both.
    assert kinds["concept"] == 24
    nodes = list(graph)
    assert nodes.index(f"{CODE}/A07") < nodes.index(OTHER) < nodes.index(f"{OTHER}/K01")
    assert nodes[-1].startswith("concept/")
    assert all(node.startswith(("attitude/", "concept/")) for node in nodes[-24:])
    (concept,) = (node for node in graph.successors(f"{CODE}/K01") if node != CODE)
    assert graph.edges[f"{CODE}/K01", concept]["relation"] == "hasConcept"
    assert set(graph.predecessors(concept)) == {f"{CODE}/K01", f"{OTHER}/K01"}
