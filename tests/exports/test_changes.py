"""What changed, as JSON, for the terminal, as Markdown and as a page: one model, hostile text inert."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import compgraph.exports
from compgraph.analysis.changes import changes
from compgraph.exports.changes import as_markdown, as_record, as_table
from compgraph.exports.changes_page import changes_page
from compgraph.model import Competency, Standard
from small_standards import small

SCHEMA = Path(compgraph.exports.__file__).parent / "schemas" / "changes.schema.json"
OLD = """
T1 規劃
T1.1 訪談使用者 | 3
O1.1.1 訪談紀錄
P1.1.1 訪談使用者並記錄需求。
> K01 S01
T1.2 撰寫規格 | 3
O1.2.1 規格書
P1.2.1 依需求撰寫規格書。
> K02
K01 訪談方法
K02 規格知識
S01 溝通協調能力
A01 主動積極：自發做事。
"""
NEW = """
T1 規劃
T1.1 訪談使用者 | 4
O1.1.1 訪談紀錄
P1.1.1 訪談使用者並記錄需求。
P1.1.2 彙整需求。
> K03 S01
T1.2 撰寫規格文件 | 3
O1.2.1 規格書
P1.2.1 依需求撰寫規格書。
> K02 S01
K01 需求工程
K02 規格知識
K03 訪談方法
S01 溝通 協調能力
"""
PAYLOADS = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    '"><svg onload=window.hacked=1>',
    "' onmouseover='window.hacked=1",
    "<!--<script>",
    "{{ 7*7 }}{% raw %}",
    "</del></bdi><a href=javascript:window.hacked=1>",
    "]]>\u2028\u2029&lt;b&gt;",
    "[x](javascript:alert(1)) ![y](http://a.example/z) <http://a.example> www.a.example",
    "a | b `c` **d** __e__ ~~f~~\n# g\n- h\n| --- |",
    "\x1b[2J\x1b]0;t\x07\r\n\u202e\u2066x",
)


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """Nine changes of eight sorts."""
    return as_record(changes(small(OLD), small(NEW, "ABC1234-001v3")))


class Seen(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.values: dict[str, set[str]] = {}
        self.text: list[str] = []
        self.marked: dict[str, list[str]] = {"del": [], "ins": []}
        self._in: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        for name, value in attrs:
            self.values.setdefault(name, set()).add(value or "")
        self._in.append(tag)
        if tag in self.marked:
            self.marked[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        while self._in and self._in.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._in and self._in[-1] in ("script", "style"):
            return
        self.text.append(data)
        for tag in self.marked:
            if self._in and self._in[-1] == tag:
                self.marked[tag][-1] += data


def with_name(name: str) -> tuple[Standard, Standard]:
    """Return two versions in which this text stands in every place of a change."""
    old, new = small(OLD), small(NEW, "ABC1234-001v3")
    skills = (*new.skills, Competency("S09", "skill", name, name, name))
    attitudes = (replace(old.attitudes[0], name=f"主動積極{name}", description=name),)
    return (
        replace(old, occupation_name=name, description="甲"),
        replace(
            new,
            title=name,
            description=name,
            level_as_printed=name,
            skills=skills,
            attitudes=attitudes,
            tasks=(replace(new.tasks[0], name=f"訪談使用者{name}"), *new.tasks[1:]),
        ),
    )


def test_json_has_the_documented_shape(record: dict[str, Any]) -> None:
    """The schema holds for changes, for none, and for two standards that have little in common."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    nothing = as_record(changes(small(OLD), small(OLD)))
    other = as_record(changes(small(OLD), small("T1 a\nT1.1 b | 2", "XYZ1111-001v1")))
    hostile = [as_record(changes(*with_name(payload))) for payload in PAYLOADS]
    for one in (record, nothing, other, *hostile):
        validator.validate(json.loads(json.dumps(one)))
    assert not validator.is_valid({**record, "more": 1})
    assert nothing["changes"] == []
    assert not other["same_family"]


def test_the_summary_counts_the_changes(record: dict[str, Any]) -> None:
    """By hand: K03 is the old K01, K01 a new thing; T1.1 is raised, T1.2 needs S01; A01 is gone."""
    told = [(one["what"], one["kind"], one["breaking"]) for one in record["changes"]]
    assert told == [
        ("removed", "attitude", True),
        ("added", "indicator", True),
        ("added", "knowledge", False),
        ("recoded", "knowledge", True),
        ("relevelled", "task", True),
        ("required", "task", True),
        ("renamed", "task", False),
        ("reprinted", "skill", False),
    ]
    summary = record["summary"]
    assert (summary["changes"], summary["breaking"]) == (8, 5)
    assert sum(one["breaking"] + one["compatible"] for one in summary["by_what"]) == 8
    kinds = {one["kind"]: one for one in summary["by_kind"]}
    assert kinds["knowledge"] == {
        "kind": "knowledge", "breaking": 1, "compatible": 1, "unchanged": 1,
    }  # fmt: skip


def test_every_sentence_is_there_in_both_languages(record: dict[str, Any]) -> None:
    """What happened and why it matters; codes and names in them."""
    recoded = record["changes"][3]
    assert recoded["message"] == {
        "zh-Hant": "知識「訪談方法」的代碼由 K01 改為 K03。",
        "en": "The knowledge “訪談方法” has the code K03 instead of K01.",
    }
    assert "K01 需求工程" in recoded["reason"]["zh-Hant"]
    assert "K01 需求工程" in recoded["reason"]["en"]
    for change in record["changes"]:
        for name in ("message", "reason"):
            assert all(change[name].values())
            assert not re.search(r"[{}]|None|Text\(", "".join(change[name].values()))


def test_the_table_begins_with_the_summary(record: dict[str, Any]) -> None:
    """What is compared, how much of it breaks, counts, then a line a change."""
    lines = as_table(record, "zh-Hant").splitlines()
    assert lines[0] == "版本差異：ABC1234-001v2 茶園管理人員 → ABC1234-001v3 茶園管理人員"
    assert lines[1].startswith("共 8 項變更，其中 5 項")
    assert any(
        re.match(r"不相容 +調整級別 +工作任務 +T1.1 訪談使用者：3 +T1.1", line) for line in lines
    )
    english = as_table(record, "en").splitlines()
    assert english[1].startswith("Changes: 8; breaking: 5.")
    same = as_table(as_record(changes(small(OLD), small(OLD))), "en").splitlines()
    assert same[1].startswith("Both have the same content")
    assert len(same) == 2


def test_markdown_groups_by_what_happened(record: dict[str, Any]) -> None:
    """A heading for each sort of change, a table of counts first; breaking ones are marked."""
    told = as_markdown(record, "en")
    headings = re.findall(r"^## (.+)$", told, re.MULTILINE)
    assert headings == [
        "removed (1)",
        "added (2)",
        "re-coded (1)",
        "relevelled (1)",
        "newly required (1)",
        "renamed (1)",
        "printed differently (1)",
    ]
    assert told.count("- **breaking** ") == 5
    assert told.index("| removed | 1 |") < told.index("## removed")


def test_the_page_shows_both_sides(record: dict[str, Any]) -> None:
    """Deleted and inserted words are marked; both languages are there; it asks for nothing."""
    page = changes_page(record, "en")
    seen = Seen(page)
    assert "文件" in seen.marked["ins"]
    assert "default-src 'none'" in html.unescape(page)
    assert not seen.values.keys() & {"src", "srcset", "style", "onclick", "onerror", "action"}
    assert all(value.startswith("#") for value in seen.values["href"] - {"data:,"})
    assert not re.search(r"url\(|@import|https?://", page)
    text = "".join(seen.text)
    for words in ("任務增加需求", "newly required", "不相容", "breaking", "（無）", "(none)"):
        assert words in text
    targets = {value.removeprefix("#") for value in seen.values["href"] if value.startswith("#")}
    assert targets <= seen.values["id"]
    assert page == changes_page(record, "en")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_makes_no_element(payload: str) -> None:
    """The page has the elements that it has with a harmless name, and shows the text as it is."""
    hostile = Seen(changes_page(as_record(changes(*with_name(payload))), "en"))
    names = {tag for tag, _ in hostile.elements}
    assert not names & {"img", "svg", "iframe", "object", "base", "form"}
    assert sum(tag == "script" for tag, _ in hostile.elements) == 1
    assert {one for _, names in hostile.elements for one in names if one.startswith("on")} == set()
    assert all(not value.startswith("javascript") for value in hostile.values["href"])
    assert payload in "".join(hostile.text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_inert_in_text(payload: str) -> None:
    """No control character reaches the terminal; nothing in Markdown is a sign of it."""
    record = as_record(changes(*with_name(payload)))
    for told in (as_table(record, "en"), as_markdown(record, "en")):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066\u2028]", told)
    plain = re.sub(r"\\[!-/:-@\[-`{-~]", "", as_markdown(record, "en"))
    ours = re.sub(r"^(#+ |- (\*\*breaking\*\* )?|\|.*\|$)", "", plain, flags=re.MULTILINE)
    assert not re.search(r"[<>`*\[\]_|~#!]|&(?!lt;|gt;|amp;)", ours)
    assert not re.search(r"[a-z]://|www\.", ours)
