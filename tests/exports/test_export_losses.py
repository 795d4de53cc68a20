"""What a format cannot hold is told, whole: nothing of a record disappears without a word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape
from typing import Any, NamedTuple

import jsonschema
import pytest
from hypothesis import given, settings

from compgraph.exports.asn import to_asn
from compgraph.exports.asn_held import held_by_asn
from compgraph.exports.case import to_case
from compgraph.exports.case_held import held_by_case
from compgraph.exports.facts import Fact, facts
from compgraph.exports.graphml import to_graphml
from compgraph.exports.graphml_held import held_by_graphml
from compgraph.exports.losses import Loss, loss_report, losses, losses_csv, losses_schema, summary
from compgraph.exports.skos import to_skos
from compgraph.exports.skos_held import held_by_skos
from compgraph.messages import Text
from compgraph.model import Standard
from compgraph.projection import project
from compgraph.store import open_store
from standards import standards

# Fields that only say which thing is meant; that such links are told of is tested on its own.
NAMES = {"id", "kind", "duty", "tasks", "indicators", "competency"}


class Done(NamedTuple):
    """An export: the texts in it, and its losses."""

    texts: str
    losses: tuple[Loss, ...]


def skos(standard: Standard, known: tuple[Fact, ...]) -> Done:
    graph = to_skos(standard)
    found = losses(known, held_by_skos(graph, known), "SKOS")
    return Done("\n".join(map(str, graph.objects())), found)


def asn(standard: Standard, known: tuple[Fact, ...]) -> Done:
    document, filled = to_asn(standard)
    held = held_by_asn(document, known, filled)
    return Done("\n".join(within(document)), losses(known, held, "CTDL-ASN"))


def case(standard: Standard, known: tuple[Fact, ...]) -> Done:
    package, filled = to_case(standard)
    held = held_by_case(package, known, filled)
    return Done("\n".join(within(package)), losses(known, held, "CASE 1.0"))


def graphml(standard: Standard, known: tuple[Fact, ...]) -> Done:
    with open_store() as store:
        store.put(standard)
        graph = project(store).graph
        content = to_graphml(graph)
    held = held_by_graphml(content, standard.id, known)
    return Done(unescape(content), losses(known, held, "GraphML"))


def within(value: Any) -> Iterator[str]:
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from within(one)
    elif isinstance(value, list):
        for one in value:
            yield from within(one)


def printed(value: object) -> Iterator[str]:
    """Every text of a record that is not the name of a thing."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from printed(one)
    elif is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            names = field.name in NAMES and not (
                isinstance(inside, tuple) and inside and is_dataclass(inside[0])
            )
            if field.compare and not names:
                yield from printed(inside)


Target = Callable[[Standard, tuple[Fact, ...]], Done]
TARGETS = [skos, asn, case, graphml]


def unsaid(standard: Standard, target: Target) -> set[str]:
    """The texts of a record that are neither in the export nor in its losses."""
    done = target(standard, facts(standard))
    told = {value for loss in done.losses for _, value in loss.items}
    return {text for text in printed(standard) if text not in done.texts and text not in told}


@pytest.mark.parametrize("target", TARGETS)
def test_every_text_is_there_or_told(target: Target, shipped: Standard) -> None:
    """Each text of the record, field by field, is in the export or among its losses."""
    assert unsaid(shipped, target) == set()


def test_every_text_of_nine_real_standards_is_there_or_told(nine: tuple[Standard, ...]) -> None:
    """The same for layouts, versions and rows of all kinds."""
    for standard in nine:
        for target in (skos, asn, case):
            assert unsaid(standard, target) == set()


@settings(max_examples=8, deadline=None)
@given(standards())
def test_every_text_of_any_standard_is_there_or_told(standard: Standard) -> None:
    """And for whatever a document may print."""
    for target in (skos, asn, case):
        assert unsaid(standard, target) == set()


def told(standard: Standard, target: Target) -> dict[tuple[str, str], int]:
    """Kind and field of each loss, and how many values it is."""
    done = target(standard, facts(standard))
    return {(loss.kind, loss.field): loss.count for loss in done.losses}


def test_what_skos_cannot_hold(shipped: Standard) -> None:
    """By hand from the document: 7 tasks of one level each, 60 needs, 7 uses of four terms."""
    found = told(shipped, skos)
    assert found["weaker", "task.level"] == 7
    assert found["weaker", "task.requires"] == 60
    assert found["weaker", "term.indicator"] == 7
    assert found["weaker", "version.note"] == 3
    assert ("lost", "task.duty") not in found
    assert ("lost", "order") in found


def test_what_case_cannot_hold(shipped: Standard) -> None:
    """Levels, hierarchy and terms have their place; needs become isRelatedTo; creator is ours."""
    found = told(shipped, case)
    assert found["weaker", "task.requires"] == 60
    assert found["weaker", "version.code"] == 3
    assert found["filled", "creator"] == 1
    assert not {"task.level", "task.duty", "task.output", "term.description"} & {
        field for _, field in found
    }


def test_what_ctdl_asn_cannot_hold(shipped: Standard) -> None:
    """No field for versions, 所屬類別 and entry requirements; nine outputs become comments."""
    found = told(shipped, asn)
    assert found["lost", "version.note"] == 3
    assert found["lost", "classification.code"] == 3
    assert found["lost", "requirement.text"] == 2
    assert found["weaker", "output.name"] == 9
    assert not {"task.level", "task.requires", "indicator.text"} & {field for _, field in found}


def test_what_graphml_cannot_hold(shipped: Standard) -> None:
    """The projection keeps items, links, levels and order; of versions only name and note."""
    found = told(shipped, graphml)
    assert found["lost", "version.date"] == 3
    assert found["lost", "standard.title"] == 1
    assert not {"task.requires", "task.level", "order", "version.note"} & {
        field for _, field in found
    }


@pytest.mark.parametrize("target", [skos, asn, case])
def test_rows_levels_and_places_that_only_a_row_has(target: Target, shipped: Standard) -> None:
    """Two tasks in one row and an odd level are told of; so is what the graphs beside it say."""
    first, second, *rest = shipped.blocks
    joined = replace(
        first, tasks=("T1.1", "T1.2"), level=None, level_as_printed="3-4", outputs=second.outputs
    )
    odd = replace(shipped, blocks=(joined, *rest))
    known = facts(odd, [("K01", "K03")], [("K01", "120-133 140-150")])
    found = {loss.field: loss.items for loss in target(odd, known).losses if loss.kind != "filled"}
    assert [subject for subject, _ in found["block.row"]] == ["block/1"]
    assert found["block.levelAsPrinted"] == (("block/1", "3-4"),)
    assert found["place"] == (("K01", "120-133 140-150"),)
    assert found["comesBefore"] == (("K01", "K03"),)  # not handed to the writer, so not written


@pytest.mark.parametrize("name", ["T1.1", "P1.1.1", "K01"])
def test_what_a_writer_forgets_is_a_loss(name: str, shipped: Standard) -> None:
    """The losses come from the export itself: a thing taken out of it is told of."""
    known = facts(shipped)
    package, filled = to_case(shipped)
    package["CFItems"] = [
        item for item in package["CFItems"] if not item["uri"].endswith(f"/{name}")
    ]
    package["CFAssociations"] = [
        one
        for one in package["CFAssociations"]
        if f"/{name}" not in json.dumps([one["originNodeURI"], one["destinationNodeURI"]])
    ]
    found = losses(known, held_by_case(package, known, filled), "CASE 1.0")
    lost = {subject for loss in found if loss.kind == "lost" for subject, _ in loss.items}
    assert name in lost


def test_the_report_has_the_documented_shape(shipped: Standard) -> None:
    """JSON by its schema; CSV with a line for each value; one sentence for each reason."""
    found = case(shipped, facts(shipped)).losses
    jsonschema.validate(loss_report("case", found), losses_schema())
    lines = losses_csv(found, "en").splitlines()
    assert lines[0] == "kind,field,what,subject,value,why"
    assert len(lines) - 1 == sum(loss.count for loss in found)
    sentences = summary(found, "zh-Hant")
    assert len(sentences) == len({(loss.kind, loss.why) for loss in found})
    assert any(re.search(r"任務需要的知識與技能（60）", sentence) for sentence in sentences)
    assert all(isinstance(loss.what, Text) for loss in found)
