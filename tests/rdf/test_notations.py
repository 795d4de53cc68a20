"""N-Quads and JSON-LD: sorted, self-contained, exact."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable

import pytest
from rdflib import RDFS, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from compgraph.errors import SourceRefused
from compgraph.model import Standard
from compgraph.rdf.encode import encode
from compgraph.rdf.jsonld import to_jsonld
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.source import encode_source
from compgraph.reading.record import Reading

EX = Namespace("http://example.org/")


def test_nquads_are_sorted_lines(reading: Reading) -> None:
    """One statement a line, in order, the graph's name at the end; a default graph has none."""
    asserted, source = encode(reading.standard), encode_source(reading)
    lines = to_nquads({None: asserted, source.identifier: source}).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(asserted) + len(source)
    assert sum(line.endswith("/source> .") for line in lines) == len(source)


def test_nquads_say_language_and_type() -> None:
    """Tags in their proper case, datatypes in full, strings without one."""
    graph = Graph()
    graph.add((EX.a, EX.p, Literal("能力", lang="zh-hant")))
    graph.add((EX.a, EX.p, Literal(4)))
    graph.add((EX.a, EX.p, Literal('"\n')))
    assert to_nquads(graph) == (
        '<http://example.org/a> <http://example.org/p> "4"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
        '<http://example.org/a> <http://example.org/p> "\\"\\n" .\n'
        '<http://example.org/a> <http://example.org/p> "能力"@zh-Hant .\n'
    )


def test_jsonld_needs_nothing_else(standard: Standard, monkeypatch: pytest.MonkeyPatch) -> None:
    """The context is inline: rdflib reads the same graph back with the network closed."""
    import socket

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("went to the network")

    monkeypatch.setattr(socket, "socket", closed)
    content = to_jsonld(encode(standard))
    dataset = Dataset()
    with warnings.catch_warnings():  # rdflib's parser calls what rdflib has deprecated
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\.")
        dataset.parse(data=content, format="json-ld", publicID="urn:x-base:/")
    back = Graph()
    for subject, predicate, value, _ in dataset.quads():
        back.add((subject, predicate, value))
    assert isomorphic(back, encode(standard))


def test_jsonld_reads_well(standard: Standard) -> None:
    """Things by their short addresses in the document's order; keys sorted; texts as plain strings."""
    document = json.loads(to_jsonld(encode(standard)))
    assert list(document) == ["@context", "@graph"]
    things = {node["@id"]: node for node in document["@graph"]}
    assert list(things)[:2] == ["ISD3512-001v3", "ISD3512-001v3/version/V3"]
    task = things["ISD3512-001v3/T1.2"]
    assert list(task) == sorted(task)
    assert task["@type"] == "Task"
    assert task["label"] == "擬訂應用可行方案"
    assert task["level"] == 4
    assert task["inDuty"] == "ISD3512-001v3/T1"
    assert task["requiresSkill"] == ["ISD3512-001v3/S02", "ISD3512-001v3/S03"]


def test_jsonld_names_no_address_as_context(reading: Reading) -> None:
    """No context has to be fetched, in whatever graph."""
    source = encode_source(reading)
    document = json.loads(to_jsonld({None: encode(reading.standard), source.identifier: source}))
    assert isinstance(document["@context"], dict)
    assert "@import" not in document["@context"]
    assert document["@graph"][-1]["@id"] == "graph/ISD3512-001v3/source"
    assert "@context" not in json.dumps(document["@graph"])


@pytest.mark.parametrize("write", [to_nquads, to_jsonld])
def test_an_illegal_address_is_refused(write: Callable[[Graph], str]) -> None:
    """The same refusal as in Turtle."""
    for bad in (URIRef("http://example.org/a b"), URIRef("relative")):
        with pytest.raises(SourceRefused):
            write(Graph().add((EX.a, EX.b, bad)))
        with pytest.raises(SourceRefused):
            write(Graph().add((EX.a, bad, EX.b)))


def test_a_label_in_another_language_keeps_it() -> None:
    """Only @zh-Hant is the plain string; English says that it is English, untagged text nothing."""
    graph = Graph()
    for label in (Literal("任務", lang="zh-Hant"), Literal("task", lang="en"), Literal("T1.1")):
        graph.add((EX.a, RDFS.label, label))
    (node,) = json.loads(to_jsonld(graph))["@graph"]
    assert node["label"] == ["任務", {"@language": "en", "@value": "task"}, {"@value": "T1.1"}]
