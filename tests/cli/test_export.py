"""`compgraph export`: every format, its losses, and the way back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import networkx as nx
import pytest
from rdflib import Graph, URIRef

from compgraph import resources
from compgraph.cli.export import FORMATS, _before, _made
from compgraph.cli.sources import Loaded, load
from compgraph.exports.case import case_schema
from compgraph.exports.losses import loss_report, losses_schema
from compgraph.model import Standard
from compgraph.queries.library import library
from compgraph.queries.values import values
from compgraph.rdf.encode import encode
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.parse import parse
from compgraph.rdf.turtle import to_turtle
from compgraph.rdf.vocab import CG, ICAP, thing
from compgraph.reading import read
from compgraph.store import open_store

CODE = "ISD3512-001v3"
OTHER = "ISD3512-009v1"
ONE = ("--standard", CODE)
SUFFIXES = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
}


@pytest.fixture(scope="module")
def standard() -> Standard:
    return read(resources.shipped_standard()).standard


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The shipped standard, as a command has it that names no source."""
    return load([])


@pytest.fixture
def two(standard: Standard, tmp_path: Path) -> list[Path]:
    """The shipped document, and a graph of the same under another code."""
    path = tmp_path / "other.ttl"
    path.write_text(to_turtle(encode(replace(standard, code=OTHER))), "utf-8")
    return [resources.shipped_standard(), path]


@pytest.mark.parametrize("form", SUFFIXES)
def test_our_own_rdf_reads_back_as_the_same_record(
    form: str, loaded: Loaded, standard: Standard, tmp_path: Path
) -> None:
    """What `export` writes is a source of every command, and the record is the document's."""
    out = tmp_path / f"x{SUFFIXES[form]}"
    out.write_text(_made(loaded, CODE, form, None).content, "utf-8", newline="")
    assert load([out]).standards == (standard,)


def test_the_whole_store_comes_back(standard: Standard, tmp_path: Path) -> None:
    """Standards, places, concepts, code lists and what was derived, graph by graph."""
    derived = Graph().add((thing(CODE, "K01"), CG.comesBefore, thing(CODE, "K03")))
    out = tmp_path / "x.trig"
    with open_store() as store:
        store.put(read(resources.shipped_standard()), replace(standard, code=OTHER))
        store.put_graph(URIRef(f"{ICAP}graph/hypothesis/x"), derived)
        out.write_text(_made(Loaded(store), None, "trig", None).content, "utf-8")
        again = load([out])
        names = {str(name).removeprefix(f"{ICAP}graph/") for name in again.store.graphs()}
        assert again.store.graphs() == store.graphs()
        assert names == {"concepts", "hypothesis/x", CODE, f"{CODE}/source", OTHER, "schemes"}
        for name in store.graphs():
            assert to_nquads(again.store.graph(name)) == to_nquads(store.graph(name))
        both = tmp_path / "x.rdf"
        both.write_text(_made(Loaded(store), None, "rdfxml", None).content, "utf-8", newline="")
    assert again.standards == load([both]).standards == (standard, replace(standard, code=OTHER))


def test_one_standard_of_several(two: list[Path], tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """--standard: the graph of that standard and the one with its places, and no other."""
    out = tmp_path / "x.jsonld"
    assert call("export", *two, *ONE, "--format", "jsonld", "--out", out).code == 0
    assert set(parse(out)) == {
        URIRef(f"{ICAP}graph/{CODE}"),
        URIRef(f"{ICAP}graph/{CODE}/source"),
    }
    asked = call("query", "where-an-item-stands", out, "--param", "item=K01")
    assert "ISD3512-001v3.txt" in asked.out


def test_some_formats_hold_one_standard(two: list[Path], call) -> None:  # type: ignore[no-untyped-def]
    """Several are a usage error that lists them; --standard chooses."""
    several = call("export", *two, "--format", "skos")
    assert several.code == 2
    assert CODE in several.err
    assert OTHER in several.err
    one = call("export", *two, "--format", "skos", "--standard", OTHER)
    assert one.code == 0
    assert OTHER in one.out
    assert f"{CODE}/" not in one.out


@pytest.mark.parametrize("form", FORMATS)
def test_the_losses_have_the_documented_shape(form: str, loaded: Loaded) -> None:
    """By the schema; three notations of RDF lose nothing."""
    found = loss_report(form, _made(loaded, CODE, form, None).losses)
    jsonschema.validate(found, losses_schema())
    assert (found["losses"] == []) == (form in {"trig", "nquads", "jsonld"})


def test_the_losses_are_told(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """In sentences on standard error; that nothing is lost, too."""
    lossy = call("export", "--format", "case", "--out", tmp_path / "x")
    assert "Held less exactly" in lossy.err
    whole = call("export", *ONE, "--format", "nquads", "--out", tmp_path / "x")
    assert whole.err == "N-Quads holds all of it.\n"


def test_losses_as_a_table(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """CSV by its suffix, in the language of the call, a line for each value."""
    table = tmp_path / "losses.csv"
    call("export", "--format", "skos", "--losses", table, "--lang", "zh-Hant")
    lines = table.read_text("utf-8").splitlines()
    assert (
        sum(line.startswith("weaker,task.requires,任務需要的知識與技能,") for line in lines) == 60
    )


def test_places_are_among_the_losses(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """K01 is printed at four places; CASE has no field for them."""
    done = call("export", "--format", "case", "--out", tmp_path / "x", "--losses", "-")
    places = {
        item["subject"]: item["value"]
        for loss in json.loads(done.out)["losses"]
        if loss["field"] == "place"
        for item in loss["items"]
    }
    assert len(places["K01"].split()) == 4


def test_a_package_is_valid_and_dated(  # type: ignore[no-untyped-def]
    tmp_path: Path, call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the schema; SOURCE_DATE_EPOCH dates it, and must be a number."""
    out = tmp_path / "x.json"
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert call("export", "--format", "case", "--out", out).code == 0
    package = json.loads(out.read_text("utf-8"))
    jsonschema.validate(package, case_schema())
    assert package["CFDocument"]["lastChangeDateTime"] == "2024-12-15T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    dated = json.loads(call("export", "--format", "case").out)
    assert dated["CFDocument"]["lastChangeDateTime"] == "1970-01-02T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    wrong = call("export", "--format", "case")
    assert wrong.code == 2
    assert "SOURCE_DATE_EPOCH" in wrong.err


def test_what_comes_before_what_is_exported(standard: Standard) -> None:
    """cg:comesBefore between two competencies of the standard, the earlier one first."""
    with open_store() as store:
        store.put(standard)
        assert _before(Loaded(store), CODE) == []
        statement = f"<{thing(CODE, 'K01')}> <{CG.comesBefore}> <{thing(CODE, 'K03')}>"
        store._open().update(f"INSERT DATA {{ {statement} }}")
        assert _before(Loaded(store), CODE) == [("K01", "K03")]


def test_graphml_of_all_and_of_one(two: list[Path], tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Addresses where there are several standards, codes where there is one; losses by standard."""
    everything = nx.parse_graphml(call("export", *two, "--format", "graphml").out)
    assert f"{OTHER}/K01" in everything
    one = nx.parse_graphml(call("export", *two, "--format", "graphml", "--standard", CODE).out)
    assert one.nodes["K01"]["name"] == "職業安全與衛生相關規範"
    report = tmp_path / "losses.json"
    call("export", *two, "--format", "graphml", "--out", tmp_path / "x", "--losses", report)
    found = json.loads(report.read_text("utf-8"))["losses"]
    dates = next(loss for loss in found if loss["field"] == "version.date")
    assert {item["subject"].split("/")[0] for item in dates["items"]} == {CODE, OTHER}
    assert dates["count"] == 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "turtle", "--context", "url"], "--context"),
        (["--format", "case", "--losses", "-"], "--losses"),
        (["--standard", "ISD3512-001v2"], CODE),
        (["--format", "owl"], "turtle, trig"),
    ],
)
def test_a_wrong_call_is_explained(words: list[str], said: str, call) -> None:  # type: ignore[no-untyped-def]
    """Usage errors, exit code 2."""
    wrong = call("export", *words)
    assert wrong.code == 2
    assert said in wrong.err


def test_a_context_by_address(loaded: Loaded) -> None:
    """For our JSON-LD on demand, for CTDL-ASN unless it is to stand in the file."""

    def context(form: str, wanted: str | None) -> Any:
        return json.loads(_made(loaded, CODE, form, wanted).content)["@context"]

    assert context("jsonld", "url")[0] == "https://w3id.org/compgraph/context.jsonld"
    assert isinstance(context("jsonld", None), dict)
    assert context("ctdl-asn", None).startswith("https://credreg.net/")
    assert isinstance(context("ctdl-asn", "inline"), dict)


def test_a_dash_is_standard_output(loaded: Loaded, call) -> None:  # type: ignore[no-untyped-def]
    """--out - is the same as no --out; Turtle is what comes without --format."""
    assert call("export", "--out", "-").out == _made(loaded, None, "turtle", None).content


SHIPPED = {
    name: one
    for name, one in library().items()
    if not one.is_violation and "GRAPH" not in one.text and "CONSTRUCT" not in one.text
}


def test_plain_rdflib_answers_the_shipped_questions(tmp_path: Path, loaded: Loaded, call) -> None:  # type: ignore[no-untyped-def]
    """The exported Turtle, opened in rdflib alone: each question that needs no other graph gives
    the rows that the store gives, in the same order, with nothing declared for it."""
    assert len(SHIPPED) >= 15
    out = tmp_path / "x.ttl"
    assert call("export", "--format", "turtle", "--out", out).code == 0
    graph = Graph().parse(out, format="turtle")
    answered = 0
    for question in SHIPPED.values():
        examples = {param.name: param.sample() for param in question.params}
        bound = question.bound(values(loaded.store, question, examples))
        ours = loaded.store.query(bound).rows
        theirs = tuple(tuple(row) for row in graph.query(bound))  # type: ignore[arg-type]
        assert theirs == ours, question.name
        answered += bool(ours)
    assert answered >= 12


PROGRAM = """
import hashlib, json
from compgraph.cli.export import FORMATS, _made
from compgraph.cli.sources import load
from compgraph.exports.losses import loss_report
loaded = load([])
for form in FORMATS:
    made = _made(loaded, "ISD3512-001v3", form, None)
    content = made.content + json.dumps(loss_report(form, made.losses))
    print(form, hashlib.sha256(content.encode()).hexdigest())
"""


def test_the_same_bytes_for_every_hash_seed() -> None:
    """Nine formats and their losses, three seeds, one process each."""
    printed = set()
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert len(done.stdout.splitlines()) == len(FORMATS)
        printed.add(done.stdout)
    assert len(printed) == 1
