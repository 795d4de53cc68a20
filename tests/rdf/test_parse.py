"""Somebody's RDF files: nothing is fetched, nothing grows, nothing is dropped without a word."""

from __future__ import annotations

import json
import socket
import time
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import RDFS, Graph, Literal
from rdflib.compare import isomorphic

from compgraph.errors import SourceRefused
from compgraph.model import Standard
from compgraph.rdf.decode import decode
from compgraph.rdf.encode import encode
from compgraph.rdf.jsonld import to_jsonld
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.parse import parse
from compgraph.rdf.rdfxml import to_rdfxml
from compgraph.rdf.turtle import to_trig, to_turtle
from compgraph.rdf.vocab import CONTEXT, graph, thing
from compgraph.reading import read
from standards import standards

WRITERS = {
    ".ttl": to_turtle,
    ".rdf": to_rdfxml,
    ".trig": lambda one: to_trig({graph("X"): one}),
    ".nq": lambda one: to_nquads({graph("X"): one}),
    ".jsonld": lambda one: to_jsonld({graph("X"): one}),
}
RDFXML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">{}'
    "</rdf:RDF>"
)


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when anything goes to the network."""

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("went to the network")

    monkeypatch.setattr(socket, "socket", closed)
    monkeypatch.setattr(socket, "create_connection", closed)


def again(standard: Standard, suffix: str, folder: Path) -> Standard:
    """The record after its way through a file of this kind."""
    path = folder / f"x{suffix}"
    path.write_text(WRITERS[suffix](encode(standard)), "utf-8", newline="")
    (only,) = parse(path).values()
    return decode(only)


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_shipped_standard_comes_back_from_every_notation(
    suffix: str, standard: Standard, tmp_path: Path
) -> None:
    """Equal records from Turtle, RDF/XML, TriG, N-Quads and JSON-LD."""
    assert again(standard, suffix, tmp_path) == standard


def test_nine_real_standards_come_back(outside: Path, tmp_path: Path) -> None:
    """Each through one of the five notations, in turn."""
    documents = sorted((outside / "icap" / "text").glob("*.txt"))
    assert len(documents) == 9
    for document, suffix in zip(documents, cycle(WRITERS), strict=False):
        one = read(document).standard
        assert again(one, suffix, tmp_path) == one


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(one=standards())
def test_any_standard_comes_back_from_every_notation(one: Standard, tmp_path: Path) -> None:
    """Whatever a document prints: several tasks in a row, codes twice, no codes at all."""
    for suffix in WRITERS:
        assert again(one, suffix, tmp_path) == one


def test_our_own_context_needs_no_network(standard: Standard, tmp_path: Path) -> None:
    """The context named by its address is the shipped one."""
    path = tmp_path / "x.jsonld"
    path.write_text(to_jsonld(encode(standard), context="url"), "utf-8")
    (only,) = parse(path).values()
    assert isomorphic(only, encode(standard))


FAR = "http://localhost:9/context.jsonld"


@pytest.mark.parametrize(
    "context",
    [
        FAR,
        [FAR],
        [{}, [[FAR]]],
        [CONTEXT, FAR],
        {"@import": FAR},
        {"x": {"@id": "http://e/x", "@context": FAR}},
        "file:///etc/passwd",
        "context.jsonld",
        CONTEXT + "?",
    ],
)
@pytest.mark.parametrize("deep", [False, True])
def test_no_other_context_is_fetched(context: object, deep: bool, tmp_path: Path) -> None:
    """At the top or within, in lists, imported, scoped to a term: refused, with the remedy."""
    node = {"@context": context, "@id": "http://e/a", "http://e/p": "x"}
    path = tmp_path / "x.jsonld"
    path.write_text(json.dumps({"@graph": [node]} if deep else node), "utf-8")
    with pytest.raises(SourceRefused) as refusal:
        parse(path)
    assert refusal.value.rule == "rdf-remote-context"
    assert refusal.value.remedy


def test_what_is_checked_is_what_is_parsed(tmp_path: Path) -> None:
    """A second @context in the same object cannot hide the first."""
    path = tmp_path / "x.jsonld"
    path.write_text(f'{{"@context": "{FAR}", "@context": {{}}, "@id": "http://e/a"}}', "utf-8")
    assert parse(path) == {}


@pytest.mark.parametrize(
    ("suffix", "content", "line"),
    [
        (".ttl", "<http://e/a> <http://e/p> 1 .\n<http://e/a b> <http://e/p> 1 .\n", 2),
        (".trig", "\n\n<http://e/g{> { <http://e/a> <http://e/p> 1 }\n", 3),
        (".nq", '<http://e/a> <http://e/p> "1"^^<http://e/x^y> .\n', 1),
        (".jsonld", '{\n"@id": "http://e/a",\n"http://e/p": {"@id": "http://e/a b"}}', 3),
        (".jsonld", '{\n"@id": "http://e/a b",\n"http://e/p": 1}', 2),
        (".jsonld", '{"@id": "http://e/a",\n\n"@type": "T T"}', 3),
        (
            ".jsonld",
            '{"@context": {"q": {"@id": "http://e/q", "@type": "@id"}},\n"q": ["a", "b c"]}',
            2,
        ),
        (".jsonld", '{"@id": "http://e/a",\n"http://e/p q": "x"}', 2),
        (".rdf", RDFXML.format('\n<e:T rdf:about="http://e/{x}"/>'), 2),
    ],
)
def test_an_illegal_address_is_refused_with_its_line(
    suffix: str,
    content: str,
    line: int,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """rdflib takes some of them and drops others; here each is refused, and nothing is logged."""
    path = tmp_path / f"x{suffix}"
    path.write_text(content, "utf-8")
    with pytest.raises(SourceRefused) as refusal:
        parse(path)
    assert refusal.value.rule == "illegal-iri"
    assert (refusal.value.source, refusal.value.line) == (str(path), line)
    assert capfd.readouterr().err == ""


BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    + "]>\n"
    + RDFXML.format("<e:T><e:p>&a8;</e:p></e:T>")
)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (BOMB, "rdf-doctype"),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RDFXML.format("&x;"),
            "rdf-doctype",
        ),
        (
            '<!DOCTYPE rdf:RDF SYSTEM "http://localhost:9/x.dtd">' + RDFXML.format(""),
            "rdf-doctype",
        ),
        ('<?xml version="1.0" encoding="cp037"?>' + RDFXML.format(""), "rdf-encoding"),
        ('<?xml version="1.0" encoding="UTF-16"?>' + RDFXML.format(""), "rdf-encoding"),
        (RDFXML.format("<e:T>"), "rdf-malformed"),
        ("<a>" * 5000, "rdf-malformed"),
        ("", "rdf-malformed"),
        ("<html><body>no RDF</body></html>", "rdf-malformed"),
    ],
)
def test_hostile_xml_is_refused_at_once(content: str, rule: str, tmp_path: Path) -> None:
    """Entities, other files, other encodings, unclosed and endless elements: under a second."""
    path = tmp_path / "x.rdf"
    path.write_text(content, "utf-8")
    start = time.perf_counter()
    with pytest.raises(SourceRefused) as refusal:
        parse(path)
    assert refusal.value.rule == rule
    assert time.perf_counter() - start < 1


def test_a_declared_utf_8_is_read(tmp_path: Path) -> None:
    """The first line that our own writer gives, and xml: as a suffix that people use as well."""
    path = tmp_path / "x.xml"
    path.write_text(to_rdfxml(Graph().add((thing("A"), RDFS.label, Literal("雲")))), "utf-8")
    assert set(parse(path)[None]) == {(thing("A"), RDFS.label, Literal("雲"))}
