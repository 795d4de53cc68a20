"""Addresses of things: RDF for programs, pages for people."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Literal, URIRef

from compgraph.rdf.vocab import CG, ICAP, graph, shared, thing
from compgraph.serve.addresses import path_of, thing_at
from compgraph.store.terms import graph_of
from serving import Served

STANDARD = "ISD3512-001v3"
HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


class Page(HTMLParser):
    """The tags and the links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
    ],
)
def test_a_thing_in_every_notation(server: Served, accept: str, form: ox.RdfFormat) -> None:
    """What is said of K01, and that T1.1 requires it, in the format asked for."""
    answer = server.get(f"/icap/{STANDARD}/K01", headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    said = graph_of(quad.triple for quad in ox.parse(answer.content, format=form))
    item = thing(STANDARD, "K01")
    assert (item, RDF.type, CG.Knowledge) in said
    assert (item, RDFS.label, Literal("職業安全與衛生相關規範", lang="zh-Hant")) in said
    assert (thing(STANDARD, "T1.1"), CG.requiresKnowledge, item) in said


def test_a_named_graph_has_its_statements(server: Served) -> None:
    """The graph of the source names itself in TriG."""
    answer = server.get(f"/icap/graph/{STANDARD}/source", headers={"Accept": "application/trig"})
    assert f"<{graph(STANDARD, 'source')}>" in answer.text
    page = server.get(f"/icap/graph/{STANDARD}/source", headers=HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert str(graph(STANDARD, "source")) in page.text


def test_a_page_names_links_and_places(server: Served) -> None:
    """The page of T1.1: its name, its needs as links on this server, and where it is printed."""
    text = server.get(f"/icap/{STANDARD}/T1.1", headers=HTML).text
    assert "評估應用可行性" in text
    links = Page(text).links
    assert f"/icap/{STANDARD}/K01" in links
    assert "/ontology#Task" in links
    assert not [link for link in links if not link.startswith("/")]
    assert "ISD3512-001v3.txt" in text


@pytest.mark.parametrize(
    ("path", "accepted", "expected"),
    [
        ("", "zh-TW", ("出現在", "zh-Hant-TW")),
        ("", "en", ("Where it occurs", "en")),
        ("?lang=en", "zh-TW", ("Where it occurs", "en")),
        ("?lang=zh-Hant", "en", ("出現在", "zh-Hant-TW")),
    ],
)
def test_a_page_speaks_both_languages(
    server: Served, path: str, accepted: str, expected: tuple[str, str]
) -> None:
    """The language chosen stays in the links."""
    page = server.get(f"/icap/{STANDARD}/K01{path}", headers={**HTML, "Accept-Language": accepted})
    assert expected[0] in page.text
    assert f'<html lang="{expected[1]}">' in page.text
    assert (f"/icap/{STANDARD}/T1.1{path}" in Page(page.text).links) is True


def test_entries_of_code_lists_have_pages(server: Served) -> None:
    """The levels stand in a graph of their own; their addresses answer all the same."""
    page = server.get("/icap/level/3", headers=HTML)
    assert page.status_code == 200
    assert "/icap/level" in Page(page.text).links


@pytest.mark.parametrize(
    "path",
    [
        "/icap/NOTHING",
        "/icap/graph/",
        "/icap/ISD3512-001v3/",
        "/icap/%FF",
        "/icap/graph/none",
        "/x",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_nothing_is_not_found(server: Served, path: str, accept: str) -> None:
    """404 in plain words, whatever was asked for."""
    answer = server.get(path, headers={"Accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", [f"/icap/ISD9999-001v1{item}" for item in ("/K01", "/T1.1", "")])
def test_hostile_names_are_inert(server: Served, path: str) -> None:
    """A name that is a script arrives as text, and the policy would let none run."""
    answer = server.get(path, headers=HTML)
    assert "&lt;script&gt;alert(1)" in answer.text or path.endswith("v1")
    assert not {"script", "img", "iframe", "form"} & set(Page(answer.text).tags)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "script-src" not in answer.headers["content-security-policy"]


def test_the_list_of_standards(server: Served) -> None:
    """Every standard is a link; the front page is for people, RDF tells what the service is."""
    links = Page(server.get("/icap/", headers=HTML).text).links
    assert {f"/icap/{STANDARD}", "/icap/ISD9999-001v1"} <= set(links)
    assert server.get("/", headers=HTML).headers["content-type"].startswith("text/html")
    assert "void:Dataset" in server.get("/icap/", headers={"Accept": "text/turtle"}).text


def test_the_vocabulary_at_its_address(server: Served) -> None:
    """As the shipped file, in other formats, and as a page with an anchor for each term."""
    turtle = server.get("/ontology", headers={"Accept": "text/turtle"}).text
    as_json = server.get("/ontology?format=jsonld").text
    counts = [
        len({quad.predicate for quad in ox.parse(text, format=form)})
        for text, form in ((turtle, ox.RdfFormat.TURTLE), (as_json, ox.RdfFormat.JSON_LD))
    ]
    assert counts[0] == counts[1] > 5
    assert 'id="requiresKnowledge"' in server.get("/ontology", headers=HTML).text
    assert server.get("/context.jsonld").json()["@context"]["@vocab"] == str(CG)
    assert server.get("/shapes").status_code == 200


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (thing(STANDARD, "T1.1"), "/icap/ISD3512-001v3/T1.1"),
        (thing("A/B 1", "K01~2"), "/icap/A%2FB%201/K01~2"),
        (shared("concept", "knowledge", "雲端"), "/icap/concept/knowledge/%E9%9B%B2%E7%AB%AF"),
        (shared("concept", "100%"), "/icap/concept/100%25"),
    ],
)
def test_a_path_stands_for_one_iri(iri: URIRef, path: str) -> None:
    """There and back; characters may be encoded or not."""
    assert path_of(iri) == path
    assert thing_at(path.encode()) == str(iri)
    if "%2F" not in path and "%25" not in path and "%20" not in path:
        assert thing_at(unquote(path).encode()) == str(iri)


def test_only_our_iris_have_a_path() -> None:
    """A foreign IRI stays where it is, and javascript: is no link at all."""
    from compgraph.serve.pages import link

    assert path_of("https://example.org/icap/x") is None
    assert link("https://example.org/", None) == "https://example.org/"
    assert link("javascript:alert(1)", None) is None
    assert link(f"{CG}Task", "en") == "/ontology?lang=en#Task"
    assert link(f"{ICAP}x", "en&x=<") == "/icap/x"
    assert re.fullmatch(r"/icap/[^\"<>]*", path_of(f'{ICAP}x"<y>') or "")
