"""RDF that is wrong: findings or a refusal that say where and what to do, and every store as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pyoxigraph
import pytest
from rdflib import RDFS, Graph, Literal, URIRef

from compgraph import resources
from compgraph.checks import check
from compgraph.cli.outermost import run
from compgraph.rdf.encode import encode
from compgraph.rdf.vocab import CG, thing
from compgraph.reading import read
from compgraph.store import open_store

CODE = "ISD3512-001v3"
SHIPPED = resources.shipped_standard()
SHIPPED_RDF = SHIPPED.with_suffix(".ttl")


class Ended(NamedTuple):
    """How a call of the command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A function that runs `compgraph WORDS…` in English."""
    monkeypatch.setenv("COMPGRAPH_LANG", "en")

    def ended(*words: object) -> Ended:
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return ended


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a store with the shipped standard in it."""
    made = tmp_path_factory.mktemp("checked") / "store"
    with open_store(made) as store:
        store.put(read(SHIPPED))
    return made


@pytest.fixture(autouse=True)
def _unchanged(folder: Path) -> Iterator[None]:
    """Whatever a test does: the store says the same afterwards, byte by byte."""
    before = content(folder)
    yield
    assert content(folder) == before


def content(folder: Path) -> list[bytes]:
    """Return every statement in a store."""
    engine = pyoxigraph.Store.read_only(str(folder))
    return sorted((engine.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b"").split(b"\n"))


def triples(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


HEAD = """
@prefix cg: <https://w3id.org/compgraph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix icap: <https://w3id.org/compgraph/icap/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@base <https://w3id.org/compgraph/icap/ISD3512-001v3/> .
"""
OTHER = "https://w3id.org/compgraph/icap/ABC1234-001v1"

# What is added to the shipped Turtle; the rule that must tell of it, how severe, and of what.
ADDED = {
    "a level that there is not": ("<block/1> cg:level 9 .", "level-out-of-range", "violation", "block/1"),
    "a row that covers a duty": ("<block/1> cg:coversTask <T1> .", "block-covers-task", "violation", "block/1"),
    "two kinds at once": ("<T1.1> a cg:Duty .", "one-kind", "violation", "T1.1"),
    "two positions": ("<K01> cg:position 77 .", "one-position", "violation", "K01"),
    "a second name": ('<K01> rdfs:label "別的名稱"@zh-Hant .', "one-name", "violation", "K01"),
    "a name in English": ('<K01> rdfs:label "data"@en .', "other-language", "warning", "K01"),
    "a name without a language": ('<K01> rdfs:label "資料" .', "text-untagged", "violation", "K01"),
    "a name in simplified characters": ('<K01> rdfs:label "数据"@zh-Hans .', "other-language", "warning", "K01"),
    "a code with a language": ('<K01> cg:code "K01"@zh-Hant .', "one-code", "violation", "K01"),
    "a misspelt property": ('<K01> cg:postion 1 .', "unknown-term", "warning", "K01"),
    "another standard's thing": (f'<{OTHER}/K01> rdfs:label "甲"@zh-Hant .', "claims-other-standard", "violation", f"{OTHER}/K01"),
    "another standard itself": (f'<{OTHER}> cg:level 1 .', "claims-other-standard", "violation", OTHER),
    "a link to another standard": (f"<T1.1> cg:requires <{OTHER}/K01> .", "link-leaves-standard", "violation", "T1.1"),
    "an item with a foreign address": ("<http://example.org/K99> a cg:Knowledge ; cg:inStandard icap:ISD3512-001v3 .", "code-and-address-differ", "violation", "http://example.org/K99"),
    "itself replaced by itself": ("icap:ISD3512-001v3 dcterms:replaces icap:ISD3512-001v3 .", "replacement-cycle", "violation", ""),
    "a circle of versions": ("icap:ISD3512-001v1 dcterms:replaces icap:ISD3512-001v3 .", "replacement-cycle", "violation", ""),
    "replaced by a task": ("icap:ISD3512-001v3 dcterms:isReplacedBy <T1.1> .", "replacement-names-a-standard", "violation", ""),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "suffix"), list(zip(ADDED, cycle((".ttl", ".nq")), strict=False)))
def test_rdf_that_breaks_a_rule(kind: str, suffix: str, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Exit 1 for a violation, 0 for a warning; file, thing, rule and remedy; the store unchanged."""
    statement, rule, severity, item = ADDED[kind]
    graph = triples(SHIPPED_RDF.read_text("utf-8")) + triples(HEAD + statement)
    path = tmp_path / f"edited{suffix}"
    form = {".ttl": "turtle", ".nq": "nt"}[suffix]
    path.write_text(graph.serialize(format=form), "utf-8")
    ended = call("check", path, "--format", "json")
    subject = item if "://" in item else f"{CODE}/{item}".rstrip("/")
    subject = subject.removeprefix("https://w3id.org/compgraph/icap/")
    found = {
        (one["severity"], one["source"])
        for one in json.loads(ended.out)
        if one["rule"] == rule and one["subject"] == subject and one["remedy"]
    }
    assert found == {(severity, path.name)}
    assert ended.code == (1 if severity == "violation" else 0)
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("command", ["read", "shared", "path"])
def test_rdf_that_contradicts_itself_is_refused_elsewhere(
    command: str,
    tmp_path: Path,
    call,  # type: ignore[no-untyped-def]
) -> None:
    """Other commands need a record: exit 3, the file's name and what to do; the store unchanged."""
    path = tmp_path / "edited.ttl"
    text = SHIPPED_RDF.read_text("utf-8") + HEAD + "<K01> cg:position 77 ."
    path.write_text(text, "utf-8")
    ended = call(command, path)
    assert ended.code == 3
    assert "edited.ttl" in ended.err
    assert "cg:position" in ended.err
    assert len(ended.err.strip().splitlines()) >= 2, "a remedy follows"


ILLEGAL = {
    "a space": "<http://example.org/a b>",
    "a brace": "<http://example.org/{a}>",
    "a bar": "<http://example.org/a|b>",
    "no scheme at all": "<//example.org/a>",
}


@pytest.mark.parametrize("kind", ILLEGAL)
@pytest.mark.parametrize("suffix", [".ttl", ".nt"])
def test_files_with_illegal_addresses_are_refused(
    kind: str,
    suffix: str,
    tmp_path: Path,
    call,  # type: ignore[no-untyped-def]
) -> None:
    """Exit 3 with the file's name and a remedy; nothing of it is checked, the store is unchanged."""
    path = tmp_path / f"illegal{suffix}"
    path.write_text(
        f"<{thing(CODE)}> <http://purl.org/dc/terms/relation> {ILLEGAL[kind]} .\n", "utf-8"
    )
    ended = call("check", path)
    assert ended.code == 3
    assert path.name in ended.err
    assert len(ended.err.strip().splitlines()) >= 2


def test_illegal_addresses_of_a_graph_in_memory_are_findings() -> None:
    """rdflib takes such addresses; the checks name each of them, and go on with the rest."""
    graph = encode(read(SHIPPED).standard)
    expected = check(graph)
    illegal = URIRef("http://example.org/a b")
    graph.add((thing(CODE, "K01"), RDFS.seeAlso, illegal))
    graph.add((thing(CODE, "K02"), RDFS.comment, Literal("一", datatype=URIRef("not an iri"))))
    found = check(graph)
    assert {one.subject for one in found if one.rule == "illegal-iri"} == {
        "http://example.org/a b",
        "not an iri",
    }
    assert [one for one in found if one.rule != "illegal-iri"] == list(expected)


def test_a_file_that_claims_a_stored_standard_leaves_it_alone(
    tmp_path: Path,
    folder: Path,
    call,  # type: ignore[no-untyped-def]
) -> None:
    """Its address is that of the stored one, its content another: checked for itself, nothing written."""
    graph = triples(SHIPPED_RDF.read_text("utf-8"))
    graph.remove((thing(CODE), CG.title, None))
    graph.add((thing(CODE), CG.title, Literal("別的職能基準", lang="zh-Hant")))
    path = tmp_path / "claims.ttl"
    path.write_text(graph.serialize(format="turtle"), "utf-8")
    call("check", path)
    call("load", path, "--store", folder, "--report", tmp_path / "report")
    both = call("build", path, SHIPPED, "--out", tmp_path / "site")
    assert both.code == 2
    assert "claims.ttl" in both.err
    assert not (tmp_path / "site").exists()


def test_two_files_are_compared_with_each_other(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """v2 says that it replaces v3; v3 says the contrary: a circle of the two, each file sound alone."""
    other = "ISD3512-001v2"
    one = tmp_path / "three.ttl"
    one.write_bytes(SHIPPED_RDF.read_bytes())
    two = tmp_path / "two.ttl"
    graph = encode(read(SHIPPED).standard)
    graph = triples(graph.serialize(format="turtle").replace(CODE, other))
    for property_ in ("replaces", "isReplacedBy"):
        graph.remove((None, URIRef(f"http://purl.org/dc/terms/{property_}"), None))
    graph.add((thing(other), URIRef("http://purl.org/dc/terms/replaces"), thing(CODE)))
    two.write_text(graph.serialize(format="turtle"), "utf-8")
    for alone in (one, two):
        assert "replacement-cycle" not in call("check", alone).out
    both = call("check", one, two, "--format", "json")
    cycles = {one["subject"] for one in json.loads(both.out) if one["rule"] == "replacement-cycle"}
    assert cycles == {CODE, other}


def test_the_summary_stands_before_the_findings(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A line a standard with its name, in natural order, whatever --severity leaves out."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for code in ("ISD3512-001v10", "ISD3512-001v2"):
        text = SHIPPED.read_text("utf-8").replace(CODE, code)
        (folder / f"{code}.txt").write_text(text, "utf-8", newline="")
    lines = call("check", folder, "--severity", "violation").out.split("\n")
    assert lines[:2] == [
        line
        for line in lines
        if line.startswith(("ISD3512-001v2 雲端系統開發工程人員: ", "ISD3512-001v10 雲端"))
    ]
    assert lines[0].startswith("ISD3512-001v2 ")
    assert "warnings 0" not in lines[0]


def test_folders_with_rdf_that_is_no_standard(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Such a file is passed over in a folder, with a notice, and refused where it is named."""
    (tmp_path / "notes.ttl").write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    (tmp_path / "standard.ttl").write_bytes(SHIPPED_RDF.read_bytes())
    inside = call("check", tmp_path, "--format", "json")
    assert inside.code == 0
    passed = [one for one in json.loads(inside.out) if one["rule"] == "file-passed-over"]
    assert [Path(one["source"]).name for one in passed] == ["notes.ttl"]
    assert call("check", tmp_path / "notes.ttl").code == 3


def test_a_standard_among_the_files(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """--standard picks one; another code is a usage error that lists what there is."""
    path = tmp_path / "standard.ttl"
    path.write_bytes(SHIPPED_RDF.read_bytes())
    assert call("check", path, "--standard", CODE).code == 0
    unknown = call("check", path, "--standard", "ABC1234-001v1")
    assert unknown.code == 2
    assert CODE in unknown.err
