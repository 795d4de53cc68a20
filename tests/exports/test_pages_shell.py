"""What holds for all four pages: complete in itself, bilingual, addressable, hostile text inert."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import math
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

import compgraph.exports.pages as shell
from compgraph.exports.chapter import Chapter
from compgraph.exports.graph import graph_page
from compgraph.exports.index import index_page
from compgraph.exports.matrix import matrix_page
from compgraph.exports.path import path_page
from compgraph.exports.things import things
from compgraph.finding import Finding
from compgraph.messages import Text
from compgraph.messages.site import SENTENCES
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.resources import shipped_standard
from making import chapter_of

PAGES: dict[str, Callable[[list[Chapter]], str]] = {
    "index": lambda chapters: index_page(chapters, ("index.html", "graph.ttl")),
    "graph": graph_page,
    "matrix": matrix_page,
    "path": path_page,
}
VOID = {"meta", "link", "input", "br", "img", "hr"}
# markup that would run or reach out where a page forgot to escape it (OWASP's usual forms)
PAYLOADS = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    '"><svg onload=window.hacked=1>',
    "' onmouseover='window.hacked=1",
    "<!--<script>",
    "{{ 7*7 }}{% raw %}",
    "href=javascript:window.hacked=1",
    "]]>\u2028\u2029&lt;b&gt;",
)


class Page(HTMLParser):
    """The elements of a page: (tag, attributes), texts by element, and what was left open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("script", "style"):
            {"script": self.scripts, "style": self.styles}[tag].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts[-1] += data
        elif self.open and self.open[-1] == "style":
            self.styles[-1] += data
        else:
            self.text.append(data)

    def ids(self) -> list[str]:
        """Return the ids of all elements."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def links(self) -> list[str]:
        """Return where the links go."""
        return [attributes["href"] for tag, attributes in self.elements if tag == "a"]


@cache
def shipped() -> Chapter:
    """Return the shipped standard's chapter."""
    reading = read(shipped_standard())
    return chapter_of(reading.standard, *reading.findings)


@cache
def html(name: str) -> str:
    """Return a page of the shipped standard."""
    return PAGES[name]([shipped()])


@cache
def parsed(name: str) -> Page:
    """Return a page of the shipped standard, parsed."""
    return Page(html(name))


def renamed(standard: Standard, name: str) -> Standard:
    """Return the standard with every text of the document replaced."""
    task = replace(standard.tasks[0], name=name)
    block = standard.blocks[0]
    outputs = tuple(replace(item, name=name) for item in block.outputs)
    indicators = tuple(replace(item, text=name) for item in block.indicators)
    return replace(
        standard,
        title=name,
        occupation_name=name,
        description=name,
        duties=tuple(replace(duty, name=name) for duty in standard.duties),
        tasks=(task, *standard.tasks[1:]),
        blocks=(replace(block, outputs=outputs, indicators=indicators), *standard.blocks[1:]),
        knowledge=tuple(replace(item, name=name, description=name) for item in standard.knowledge),
        skills=tuple(replace(item, name=name) for item in standard.skills),
        attitudes=tuple(replace(item, name=name, description=name) for item in standard.attitudes),
        requirements=tuple(replace(item, text=name) for item in standard.requirements),
        terms=tuple(replace(term, name=name, description=name) for term in standard.terms),
        versions=tuple(
            replace(row, name=name, note=name, status=name, date=name) for row in standard.versions
        ),
        classifications=tuple(
            replace(item, name=name, code=name) for item in standard.classifications
        ),
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_taiwanese(name: str) -> None:
    """Standards mode, language, encoding, one h1, a main part, and every element closed."""
    page = parsed(name)
    assert html(name).startswith('<!doctype html>\n<html lang="zh-Hant-TW"')
    assert page.open == []
    assert ("meta", {"charset": "utf-8"}) in page.elements
    tags = Counter(tag for tag, _ in page.elements)
    assert 1 == tags["h1"] == tags["main"] == tags["footer"]
    assert "title" in tags
    assert "資料來源：勞動部勞動力發展署 iCAP 職能發展應用平台" in "".join(page.text)
    assert "file.txt" in "".join(page.text)


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    """A heading is at most one level below the one before it."""
    levels = [int(tag[1]) for tag, _ in parsed(name).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_lets_our_texts_run_and_nothing_else(name: str) -> None:
    """Every script and style is in the policy by its digest; no style or handler attribute."""
    page = parsed(name)
    policy = next(
        attributes["content"]
        for tag, attributes in page.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    running = [
        script
        for script, (_, attributes) in zip(
            page.scripts, (e for e in page.elements if e[0] == "script"), strict=True
        )
        if attributes.get("type") != "application/json"
    ]

    def digests(texts: list[str]) -> str:
        return " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in texts
        )

    assert policy == (
        f"default-src 'none'; script-src {digests(running)}; style-src {digests(page.styles)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    for _, attributes in page.elements:
        assert not [key for key in attributes if key == "style" or key.startswith("on")]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_nobody_for_anything(name: str) -> None:
    """No element names anything outside the folder."""
    for _, attributes in parsed(name).elements:
        for key in ("src", "href", "action", "srcset", "poster"):
            value = attributes.get(key, "")
            assert not re.match(r"(?i)[a-z]+:|//", value) or value.startswith("data:"), value
    for style in parsed(name).styles:
        assert "url(" not in style
        assert "@import" not in style


@pytest.mark.parametrize("name", PAGES)
def test_every_id_is_used_once_and_every_link_arrives(name: str) -> None:
    """Links within the page and to the other pages lead to elements that are there."""
    page = parsed(name)
    assert [one for one, count in Counter(page.ids()).items() if count > 1] == []
    for link in page.links():
        file, _, fragment = link.partition("#")
        assert file.removesuffix(".html") in {"", *PAGES} or file == "graph.ttl", link
        if fragment:
            there = parsed(file.removesuffix(".html") or name)
            assert unquote(fragment) in there.ids(), link


def test_the_index_has_an_anchor_for_everything() -> None:
    """Every thing of the standard has its address there."""
    missing = {thing.address for thing in things(shipped().standard).all.values()} - set(
        parsed("index").ids()
    )
    assert set() == missing


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("graph", "standard duty task output indicator knowledge skill attitude"),
        ("matrix", "standard duty task output indicator knowledge skill attitude"),
        ("path", "standard task knowledge skill"),
    ],
)
def test_the_other_pages_have_an_anchor_for_what_they_show(name: str, kinds: str) -> None:
    """The same address as on the index page."""
    shown = {thing.address for thing in things(shipped().standard).of(*kinds.split())}
    assert shown <= set(parsed(name).ids())


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_stand_on_the_page(name: str) -> None:
    """Every Chinese sentence of the frame has its English twin right behind it."""
    found = re.findall(
        r'<span class="zh">(.*?)</span>(<span class="en" lang="en">.+?</span>)?', html(name)
    )
    assert len(found) > 30
    assert all(english for _, english in found)
    assert {"中文", "English"} <= set(parsed(name).text)


def test_every_sentence_of_the_catalogue_is_said() -> None:
    """No sentence outlives its use: its key, or the stem of a composed key, is in the source."""
    folder = Path(shell.__file__).parent
    source = "".join(
        path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in {".py", ".html"}
    )
    stems = set(re.findall(r'[".(]([a-z-]+-)["{]', source))
    for key in SENTENCES:
        assert f'"{key}"' in source or any(key.startswith(stem) for stem in stems), key


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(name: str, payload: str) -> None:
    """A document full of markup gives the same elements as one full of 甲; the text is shown."""
    finding = Finding("rule", "warning", Text(payload, payload), source=payload, subject=payload)

    def page(text: str) -> Page:
        told = replace(finding, message=Text(text, text), source=text, subject=text)
        return Page(PAGES[name]([chapter_of(renamed(shipped().standard, text), told)]))

    hostile, harmless = page(payload), page("甲")

    def shape(
        page: Page,
    ) -> list[tuple[str, list[str]]]:  # a long name takes two lines of a drawing
        return [(tag, sorted(values)) for tag, values in page.elements if tag != "text"]

    assert shape(harmless) == shape(hostile)
    assert payload in hostile.text or any(payload in text for text in hostile.text)


def test_hostile_text_in_json_cannot_end_its_element() -> None:
    """What a script reads is the text itself; nothing in the source can close the element."""
    content = [*PAYLOADS, "雲端"]
    written = str(shell.embed(content))
    assert content == json.loads(written)
    assert not re.search("[<>&\u2028\u2029]", written)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_json_takes_no_number_that_is_none(value: float) -> None:
    """NaN is not JSON: a page that held it would not start."""
    with pytest.raises(ValueError, match="JSON"):
        shell.embed([value])


def test_a_script_cannot_end_its_element() -> None:
    """Also vendored text is made safe, whatever line ends it has."""
    assert shell.inert('a = "</script>"\r\nb = "<!--"') == 'a = "\\x3c/script>"\nb = "\\x3c!--"'


@pytest.mark.parametrize(
    ("value", "expected"), [(6.0, "6"), (6, "6"), (2.5, "2.5"), (1 / 3, "0.33"), (120.0, "120")]
)
def test_numbers_are_written_as_people_do(value: float, expected: str) -> None:
    """No .0, at most two decimals."""
    assert expected == shell.number(value)


def test_several_standards_stand_one_after_the_other() -> None:
    """Each page holds every standard once, under its own addresses."""
    other = replace(shipped().standard, code="AAA1111-001v1", occupation_name="乙")
    for name, make in PAGES.items():
        page = Page(make([shipped(), chapter_of(other)]))
        ids = Counter(page.ids())
        assert {1} == set(ids.values())
        for code in ("ISD3512-001v3", "AAA1111-001v1"):
            assert f"{code}/K01" in ids, name
            assert f"{code}/T1.1" in ids, name


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_standard_has_its_pages_too(name: str) -> None:
    """No task, no competency, no level: nothing breaks and nothing is made up."""
    empty = Standard("AAA1111-001v1", "甲職能基準", *("", "", ""), None, "", *((),) * 11)
    assert "甲" in "".join(Page(PAGES[name]([chapter_of(empty)])).text)


def test_the_same_input_gives_the_same_bytes() -> None:
    """On any hash seed."""
    code = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:];"
        "import test_pages_shell as t; print(*[hashlib.sha256(t.html(n).encode()).hexdigest()"
        " for n in t.PAGES])"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", code, *map(str, Path(__file__).parents[:2])],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed in ("1", "2")
    ]
    ours = [hashlib.sha256(html(name).encode()).hexdigest() for name in PAGES]
    assert [ours, ours] == printed


def luminance(color: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", ["palette-light.css", "palette-dark.css"])
def test_text_stands_out_from_what_it_is_written_on(palette: str) -> None:
    """Contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3) in both palettes."""
    colors = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", shell.static(palette)))
    kinds = ("standard", "duty", "task", "knowledge", "skill", "attitude", "output", "indicator")
    grounds = ("paper", "surface", "sunken")
    pairs = [(ink, ground) for ink in ("ink", "soft", "faint", "accent") for ground in grounds]
    pairs += [("on-badge", kind) for kind in kinds]
    pairs += [(kind, f"{kind}-tint") for kind in kinds] + [
        ("ink", f"{kind}-tint") for kind in kinds
    ]
    pairs += [("ink", "mark"), ("accent", "accent-tint"), ("soft", "warning-tint")]
    pairs += [(name, f"{name}-tint") for name in ("warning", "violation")]
    for text, ground in pairs:
        light, dark = sorted((luminance(colors[text]), luminance(colors[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)
