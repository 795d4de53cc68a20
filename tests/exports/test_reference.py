"""The reference of the vocabulary: every term, both languages, complete in itself."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import RDFS, Graph, Namespace

from compgraph import resources
from compgraph.exports import reference_map
from compgraph.exports.reference import parts, reference_page
from compgraph.exports.reference_terms import curie, vocabulary
from compgraph.rdf.dataset import Counts
from compgraph.rdf.vocab import CG

SCHEMA = Namespace("https://schema.org/")
TASKS, REQUIRED = 7, 60
COUNTS = Counts(
    triples=4711,
    subjects=1,
    objects=1,
    entities=1,
    classes={str(CG.Task): TASKS},
    properties={str(CG.requires): REQUIRED},
    standards=("https://w3id.org/compgraph/icap/ISD3512-001v3",),
)


class Page(HTMLParser):
    """The ids, links, scripts and styles of a page, and the text of each term."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.attributes: list[tuple[str, str, str]] = []
        self.terms: dict[str, str] = {}
        self.where = ""
        self.term = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        known = {name: value or "" for name, value in attrs}
        if "id" in known:
            self.ids.append(known["id"])
        if tag == "a":
            self.links.append(known["href"])
        if tag == "article":
            self.term = known["id"]
            self.terms[self.term] = ""
        self.where = tag
        if tag in self.inline:
            self.inline[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self.where = ""
        if tag == "article":
            self.term = ""

    def handle_data(self, data: str) -> None:
        if self.where in self.inline:
            self.inline[self.where][-1] += data
        elif self.term:
            self.terms[self.term] += data


@pytest.fixture(scope="module")
def html() -> str:
    """The page."""
    return reference_page(COUNTS, "zh-Hant")


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    """The page, taken apart."""
    return Page(html)


def test_every_term_has_its_place(page: Page) -> None:
    """One card for each class and property, its id the name, and no id twice."""
    assert set(page.terms) == set(CG.__annotations__)
    assert len(page.ids) == len(set(page.ids))


def test_every_term_is_told_in_both_languages(page: Page) -> None:
    """Label, definition, source, example, domain and range as the ontology gives them."""
    for term in vocabulary().terms:
        shown = page.terms[term.name]
        for words in (term.label, term.definition, *term.examples, *filter(None, (term.source,))):
            assert words.zh in shown, term.name
            assert words.en in shown, term.name
        for iri in (*term.domain, *term.range, *term.parents, *term.children):
            assert curie(iri) in shown, (term.name, iri)
        assert ("compgraph 自訂" in shown) == (term.source is None)


def test_matches_and_rules_are_told(page: Page) -> None:
    """A match with its reason, and the shapes that check a term."""
    assert "ceasn:prerequisiteAlignment" in page.terms["comesBefore"]
    assert "By its definition the subject comes first, as here." in page.terms["comesBefore"]
    assert "task-in-one-duty" in page.terms["Task"]
    assert "level-out-of-range" in page.terms["level"]
    assert "prov:Entity" in page.terms["Source"]


def test_occurrences_are_those_that_were_counted(page: Page, html: str) -> None:
    """What is counted stands at its term, 0 where nothing is; the standard is named."""
    assert re.search(rf"(?<!\d){TASKS}\s+個成員", page.terms["Task"])
    assert re.search(rf"(?<!\d){REQUIRED}\s+個敘述", page.terms["requires"])
    assert re.search(r"(?<!\d)0\s+個成員", page.terms["Overlap"])
    assert "ISD3512-001v3" in html
    assert "4711" in html


def test_links_within_the_page_lead_somewhere(page: Page) -> None:
    """No anchor is missing; the others are addresses of terms of other vocabularies."""
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids, link
        else:
            assert re.match(r"https?://[\w./#-]+$", link), link


def test_the_page_asks_nobody_for_anything(page: Page) -> None:
    """No file from elsewhere, no handler in an attribute, no style in one."""
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in {"style", "src", "srcset", "action"}, (tag, name)
        if name == "href" and tag != "a":
            assert value.startswith("data:")


def test_only_its_own_scripts_and_styles_run(page: Page) -> None:
    """The policy names each inline text by its digest and lets nothing else in."""
    (policy,) = [
        value for tag, name, value in page.attributes if tag == "meta" and "default-src" in value
    ]
    assert policy.startswith("default-src 'none'")
    for kind, texts in page.inline.items():
        assert texts, kind
        for text in texts:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, kind


def test_the_drawing_says_what_the_ontology_says() -> None:
    """Every line runs from a class that has the property to one that it leads to."""
    ontology = Graph().parse(resources.ontology() / "compgraph.ttl")
    drawn = {box.name for box in reference_map.boxes()}
    for line in reference_map.lines():
        assert {line.subject, line.object} <= drawn
        for end, axiom, meant in (
            (line.subject, RDFS.domain, SCHEMA.domainIncludes),
            (line.object, RDFS.range, SCHEMA.rangeIncludes),
        ):
            term = CG[line.name]
            allowed = {*ontology.objects(term, axiom), *ontology.objects(term, meant)}
            classes = {CG[end], *ontology.objects(CG[end], RDFS.subClassOf)}
            assert classes & allowed, (line.name, end)


def test_no_boxes_of_the_drawing_overlap() -> None:
    """Boxes stand apart, inside the picture, and names of lines stand in no box."""
    boxes = reference_map.boxes()
    width, height = reference_map.BOX_WIDTH, reference_map.BOX_HEIGHT
    for number, box in enumerate(boxes):
        assert 0 <= box.x <= reference_map.WIDTH - width
        assert 0 <= box.y <= reference_map.HEIGHT - height
        for other in boxes[:number]:
            assert abs(box.x - other.x) >= width or abs(box.y - other.y) >= height
    for line in reference_map.lines():
        for box in boxes:
            inside = box.x < line.x < box.x + width and box.y < line.y < box.y + height
            assert not inside, (line.name, box.name)


def test_terms_stand_with_what_they_are_about() -> None:
    """Each term once; classes before properties; a property with the first class that has it."""
    grouped = {part.key: [term.name for term in part.terms] for part in parts(vocabulary().terms)}
    listed = [name for names in grouped.values() for name in names]
    assert sorted(listed) == sorted(CG.__annotations__)
    assert grouped["table"][:6] == ["Duty", "Task", "Block", "Mention", "Output", "Indicator"]
    assert {"inStandard", "position", "code"} <= set(grouped["every"])
    assert "inDuty" in grouped["table"]
    assert "fileName" in grouped["source"]


def test_no_class_is_left_without_a_place() -> None:
    """Only the properties of no class of ours stand under “others”."""
    (others,) = [part.terms for part in parts(vocabulary().terms) if part.key == "others"]
    assert {term.name for term in others} == {"levelNumber", "remedy"}


def test_it_opens_in_the_language_asked_for() -> None:
    """The switch stands on English for English; nothing else differs."""
    zh, en = (reference_page(COUNTS, language) for language in ("zh-Hant", "en"))
    assert 'value="zh" checked' in zh
    assert 'value="en" checked' in en
    assert zh.replace(" checked", "") == en.replace(" checked", "")


def test_the_page_is_the_same_on_every_run(html: str) -> None:
    """No hash seed changes a byte."""
    program = (
        "import sys\n"
        "from compgraph.exports.reference import reference_page\n"
        "from compgraph.rdf.dataset import Counts\n"
        f"page = reference_page({COUNTS!r}, 'zh-Hant')\n"
        "sys.stdout.buffer.write(page.encode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == html


def test_styles_use_the_palette() -> None:
    """The page has no colour of its own, so both themes hold for all of it."""
    style = Path(reference_map.__file__).with_name("static") / "reference.css"
    assert not re.search(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|rgb|hsl)", style.read_text("utf-8"))
