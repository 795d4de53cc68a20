"""The OCS JSON that is written: its form, what comes back from it, and what it cannot hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from jsonschema import Draft202012Validator

from compgraph import resources
from compgraph.exports.ocs import loss_report, ocs_schema, ocs_text, to_ocs
from compgraph.messages.ocs import SENTENCES
from compgraph.model import (
    Block,
    Classification,
    Competency,
    Duty,
    EntryRequirement,
    Indicator,
    Mention,
    Note,
    Output,
    Standard,
    Task,
    Term,
    VersionEntry,
)
from compgraph.reading import Source, read
from compgraph.reading.formats.ocs import read_ocs
from standards import standards

FORM = Draft202012Validator(ocs_schema())

NINE = [
    "AVA2173-001v4",
    "BGM1491-001.partial",
    "BHR4910-008v4",
    "CCM711-001.partial",
    "MEM3400-001v1",
    "NAO6010-006v1",
    "PSS5320-001v1",
    "SET3115-001v5",
    "SET4130-002v1",
]

# made up: two tasks that share two rows, a footnote, what serves one task only
MADE = Standard(
    code="ABC1234-001v1",
    title="",
    job_family="",
    occupation_name="泡茶人員",
    description="泡茶。",
    level=2,
    level_as_printed="2",
    classifications=(
        Classification("category/1", "category", "ABC", "餐飲管理"),
        Classification("industry/1", "industry", "I56", ""),
    ),
    versions=(
        VersionEntry(
            "version/V1", "V1", "ABC1234-001v1", "泡茶人員", "最新版本", "略", "2024/12/15"
        ),
    ),
    duties=(Duty("T1", "T1", "泡茶"),),
    tasks=(Task("T1.1", "T1.1", "煮水", "T1"), Task("T1.2", "T1.2", "沖泡", "T1")),
    blocks=(
        Block(
            "block/1",
            ("T1.1", "T1.2"),
            (Output("O1.1.1", "O1.1.1", "熱水"),),
            (Indicator("P1.1.1", "P1.1.1", "依茶種決定水溫。"),),
            None,
            "",
            (Mention("K01", ("T1.1",)), Mention("K02")),
            (),
        ),
        Block(
            "block/2", ("T1.1", "T1.2"), (), (), 2, "2", (Mention("K02"),), (Mention("skill/1"),)
        ),
    ),
    knowledge=(
        Competency("K01", "knowledge", "K01", "水質知識"),
        Competency("K02", "knowledge", "K02", "禮儀【註1】"),
    ),
    skills=(Competency("skill/1", "skill", "", "溫度控制"),),
    attitudes=(Competency("A01", "attitude", "A01", "謹慎", "不燙傷人。"),),
    requirements=(EntryRequirement("requirement/1", "無。"),),
    terms=(Term("term/1", "茶種", "綠茶、紅茶等。", ("P1.1.1",)),),
    notes=(Note("note/1", "【註1】依店家規定。"),),
)

# by hand, from the record above
FORM_OF_MADE: dict[str, Any] = {
    "version_info": {
        "versions": [
            {
                "version": "V1",
                "ocs_code": "ABC1234-001v1",
                "ocs_name": "泡茶人員",
                "status": "最新版本",
                "update_note": "略",
                "update_date": "2024/12/15",
            }
        ]
    },
    "ocs_profile": {
        "ocs_code": "ABC1234-001v1",
        "ocs_name": {"job_category_name": None, "occupation_name": "泡茶人員"},
        "category": {
            "job_categories": [{"name": "餐飲管理", "code": "ABC"}],
            "occupations": [],
            "industries": [{"name": None, "code": "I56"}],
        },
        "job_description": "泡茶。",
        "ocs_level": 2,
    },
    "ocs_content": {
        "ocu_units": [
            {
                "ocu_code": "T1",
                "ocu_name": "泡茶",
                "tasks": [
                    {
                        "task_codes": [
                            {"code": "T1.1", "name": "煮水"},
                            {"code": "T1.2", "name": "沖泡"},
                        ],
                        "competency_blocks": [
                            {
                                "competency_level": None,
                                "indicators": [{"code": "P1.1.1", "text": "依茶種決定水溫。"}],
                                "outputs": [{"code": "O1.1.1", "name": "熱水"}],
                                "knowledge": [
                                    {"code": "K01", "name": "水質知識【T1.1】"},
                                    {"code": "K02", "name": "禮儀【註1】"},
                                ],
                                "skills": [],
                            },
                            {
                                "competency_level": 2,
                                "indicators": [],
                                "outputs": [],
                                "knowledge": [{"code": "K02", "name": "禮儀"}],
                                "skills": [{"code": None, "name": "溫度控制"}],
                            },
                        ],
                    }
                ],
            }
        ]
    },
    "ocs_attitude": {"attitudes": [{"code": "A01", "name": "謹慎：不燙傷人。"}]},
    "notes": {
        "prerequisites": ["無。"],
        "supplements": ["茶種：綠茶、紅茶等。", "【註1】依店家規定。"],
    },
}


def back(form: dict[str, Any]) -> Standard:
    """Return the standard that the reader gives of a form."""
    return read_ocs(Source("made.json", "", "ocs", ocs_text(form))).standard


def differences(one: Any, other: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The values that differ, each with its path."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            yield from differences(one.get(key, ...), other.get(key, ...), f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, f"{path}[{place}]")
    elif one != other:
        yield path, one, other


def test_the_schema_is_a_schema_and_described_in_both_languages() -> None:
    """JSON Schema 2020-12, with 「中文 / English」 at every property."""
    Draft202012Validator.check_schema(ocs_schema())

    def described(node: Any) -> Iterator[bool]:
        if isinstance(node, dict):
            for part in node.get("properties", {}).values():
                yield " / " in part.get("description", "") or "$ref" in part
            for part in node.values():
                yield from described(part)

    found = list(described(ocs_schema()))
    assert len(found) > 30
    assert all(found)


@pytest.mark.parametrize("name", [*(f"standards/{name}" for name in NINE), "pdf/temple-manager"])
def test_the_schema_takes_the_forms_that_peers_exchange(outside: Path, name: str) -> None:
    """All ten, with `_provenance`."""
    form = json.loads((outside / "icap" / f"{name}.json").read_text("utf-8"))
    assert [fault.message for fault in FORM.iter_errors(form)] == []


def test_a_made_standard_gives_its_form() -> None:
    """Everything in its place, null for what is not printed, and nothing is lost."""
    form, losses = to_ocs(MADE)
    assert form == FORM_OF_MADE
    assert losses == ()
    assert back(form) == MADE
    FORM.validate(form)


def test_the_shipped_standard_gives_its_form() -> None:
    """Copied from the document by hand: profile, versions, a row of each kind, a supplement."""
    form, losses = to_ocs(read(resources.shipped_standard()).standard)
    FORM.validate(form)
    assert form["ocs_profile"] == {
        "ocs_code": "ISD3512-001v3",
        "ocs_name": {"job_category_name": None, "occupation_name": "雲端系統開發工程人員"},
        "category": {
            "job_categories": [{"name": "資訊科技/出版影音及資通訊業", "code": "ISD"}],
            "occupations": [{"name": "資訊及通訊使用者支援技術員", "code": "3512"}],
            "industries": [{"name": "程式設計業", "code": "J6201"}],
        },
        "job_description": "負責雲端系統開發及測試工作。",
        "ocs_level": 3,
    }
    versions = form["version_info"]["versions"]
    assert [one["ocs_code"] for one in versions] == [
        "IISD3512-001v3",
        "IISD3512-001v2",
        "ISD3512-001v1",
    ]
    first, second = form["ocs_content"]["ocu_units"]
    assert (first["ocu_code"], first["ocu_name"]) == ("T1", "開發及測試可行性分析")
    assert [len(unit["tasks"]) for unit in (first, second)] == [2, 5]
    assert second["tasks"][1] == {
        "task_codes": [{"code": "T2.2", "name": "開發與測試"}],
        "competency_blocks": [
            {
                "competency_level": 3,
                "indicators": [
                    {
                        "code": "P2.2.1",
                        "text": "依軟體需求規格書制定測試條件及項目，並完成品質規格書。",
                    },
                    {
                        "code": "P2.2.2",
                        "text": "依品質規格書進行各項需求測試，並完成測試報告。",
                    },
                ],
                "outputs": [
                    {"code": "O2.2.1", "name": "品質規格書"},
                    {"code": "O2.2.2", "name": "測試報告"},
                ],
                "knowledge": [
                    {"code": "K09", "name": "測試工具使用知識"},
                    {"code": "K10", "name": "軟體測試概念"},
                    {"code": "K11", "name": "品質管理概念"},
                ],
                "skills": [
                    {"code": "S09", "name": "規格書檢視與修正能力"},
                    {"code": "S10", "name": "測試案例設計能力"},
                    {"code": "S11", "name": "軟體測試能力"},
                ],
            }
        ],
    }
    assert len(form["ocs_attitude"]["attitudes"]) == 7
    assert form["notes"]["supplements"][1] == ("組織相關人員：如軟體開發工程師及架構規劃師等。")
    assert [(loss.rule, loss.subject, loss.value) for loss in losses] == [
        ("loss-title", "ISD3512-001v3", "雲端系統開發工程人員職能基準")
    ]


def test_the_shipped_standard_comes_back() -> None:
    """Equal but for its heading."""
    standard = read(resources.shipped_standard()).standard
    assert back(to_ocs(standard)[0]) == replace(standard, title="")


@pytest.mark.parametrize("name", NINE)
def test_a_standard_read_from_text_comes_back(outside: Path, name: str) -> None:
    """Of nine real standards only the heading is lost."""
    standard = read(outside / "icap" / "text" / f"{name}.txt").standard
    form, losses = to_ocs(standard)
    FORM.validate(form)
    assert back(form) == replace(standard, title="")
    assert [(loss.rule, loss.value) for loss in losses] == [("loss-title", standard.title)]


def test_a_standard_that_only_its_heading_names_comes_back(outside: Path) -> None:
    """A page without a code: the name in the heading is written as the occupation's, and told of."""
    standard = read(outside / "icap" / "pdf" / "temple-manager.html").standard
    form, losses = to_ocs(standard)
    assert form["ocs_profile"]["ocs_name"]["occupation_name"] == "宮廟管理師"
    assert back(form) == replace(standard, title="", occupation_name="宮廟管理師")
    assert [loss.rule for loss in losses] == ["loss-title", "loss-name"]


@pytest.mark.parametrize("name", [*(f"standards/{name}" for name in NINE), "pdf/temple-manager"])
def test_a_form_that_was_read_is_written_as_it_was(outside: Path, name: str) -> None:
    """The same JSON but for two things that mean the same.

    Marks behind a name that name every task of the row are left out, and marks have 「、」 between
    them. Both are in one of the ten only.
    """
    path = outside / "icap" / f"{name}.json"
    form = json.loads(path.read_text("utf-8"))
    form.pop("_provenance")
    written, losses = to_ocs(read(path).standard)
    assert losses == ()
    changed = list(differences(form, written))
    assert bool(changed) == name.endswith("SET3115-001v5")
    for place, before, after in changed:
        unit, group = map(int, re.findall(r"(?:ocu_units|tasks)\[([0-9]+)\]", place))
        tasks = form["ocs_content"]["ocu_units"][unit]["tasks"][group]["task_codes"]
        marked = re.findall("【(T[0-9.]+)】", before)
        if marked == [task["code"] for task in tasks]:
            assert after == before.partition("【")[0]
        else:
            assert after == before.replace("】【", "】、【")


@settings(max_examples=30, deadline=None)
@given(standards())
def test_any_standard_comes_back_but_for_what_is_reported(standard: Standard) -> None:
    """Heading, levels that are none, and terms whose explanation opens like a numbered list.

    A standard with neither code nor name is none: no document of it can be read.
    """
    assume(standard.id)
    form, losses = to_ocs(standard)
    FORM.validate(form)
    read_again = back(form)
    assert (not losses) == (read_again == standard)
    found = {loss.rule for loss in losses}
    assert ("loss-title" in found) == bool(standard.title)
    named = standard.code or standard.job_family or standard.occupation_name
    assert ("loss-name" in found) == (not named)
    odd = [
        one.id
        for one in standard.blocks
        if one.level_as_printed and one.level_as_printed != str(one.level)
    ]
    prefix = f"{standard.id}/"
    levels = [one.subject.removeprefix(prefix) for one in losses if one.rule == "loss-level"]
    assert [one for one in dict.fromkeys(levels) if one != standard.id] == odd
    if not any(re.match(r"[0-9]{1,2}[.]", term.description) for term in standard.terms):
        assert found <= {"loss-title", "loss-name", "loss-level"}


def with_blocks(*blocks: Block) -> Standard:
    """Return the made standard with other rows."""
    return replace(MADE, blocks=blocks)


FIRST, SECOND = MADE.blocks
OTHER_DUTY = (*MADE.duties, Duty("T2", "T2", "奉茶"))

LOSING = [
    (
        replace(MADE, code="", occupation_name="", title="泡茶人員｜職能基準", versions=()),
        "name",
        "",
    ),
    (replace(MADE, title="泡茶人員職能基準"), "title", ""),
    (replace(MADE, level=None, level_as_printed="4級以上"), "level", ""),
    (with_blocks(FIRST, replace(SECOND, level=None, level_as_printed="34")), "level", "block/2"),
    (
        replace(MADE, duties=OTHER_DUTY, tasks=(MADE.tasks[0], replace(MADE.tasks[1], duty="T2"))),
        "duty",
        "T1.2",
    ),
    (replace(MADE, duties=(Duty("T1", "T1：", "泡茶"),)), "code", "T1"),
    (
        replace(MADE, requirements=(EntryRequirement("requirement/7", "無。"),)),
        "id",
        "requirement/7",
    ),
    (
        with_blocks(replace(FIRST, knowledge=(*FIRST.knowledge, Mention("K02"))), SECOND),
        "row",
        "block/1",
    ),
    (replace(MADE, terms=(replace(MADE.terms[0], indicators=()),)), "links", "term/1"),
    (replace(MADE, duties=(Duty("T1", "T1", "泡\n茶"),)), "text", "T1"),
    (
        replace(MADE, knowledge=(*MADE.knowledge, Competency("K03", "knowledge", "K03", "茶史"))),
        "not-required",
        "K03",
    ),
    (
        with_blocks(replace(FIRST, outputs=(*FIRST.outputs, Output("x/output/1", "", ""))), SECOND),
        "missing",
        "x/output/1",
    ),
    (
        replace(MADE, tasks=(*MADE.tasks, Task("T1.3", "T1.3", "奉茶", "T1"))),
        "added",
        "block/3",
    ),
    (replace(MADE, classifications=MADE.classifications[::-1]), "order", ""),
]


@pytest.mark.parametrize(("standard", "rule", "subject"), LOSING)
def test_what_the_form_cannot_hold_is_told_of(standard: Standard, rule: str, subject: str) -> None:
    """With the thing, in both languages; and the form is valid all the same."""
    form, losses = to_ocs(standard)
    FORM.validate(form)
    name = f"{standard.id}/{subject}" if subject else standard.id
    assert (f"loss-{rule}", name) in {(loss.rule, loss.subject) for loss in losses}
    for one in loss_report(losses):
        assert set(one) == {"rule", "what", "subject", "value", "why"}
        for sentence in (one["what"], one["why"]):
            assert set(sentence) == {"zh-Hant", "en"}
            assert all(sentence.values())
    assert json.loads(json.dumps(loss_report(losses))) == loss_report(losses)


def test_every_loss_has_its_sentences_and_every_sentence_its_loss() -> None:
    """The cases above show every kind of loss there is a sentence for."""
    shown = {f"loss-{rule}" for _, rule, _ in LOSING}
    assert {f"{rule}{part}" for rule in shown for part in ("", ".why")} == {
        key for key in SENTENCES if key.startswith("loss-")
    }


def test_a_note_in_the_place_of_a_term_is_told_of_once() -> None:
    """The terms behind it keep what they say: their numbers change, their texts do not."""
    terms = (
        Term("term/1", "水溫", "1. 高溫 2. 低溫", ("P1.1.1",)),
        Term("term/2", "茶種", "綠茶、紅茶等。", ("P1.1.1",)),
    )
    _, losses = to_ocs(replace(MADE, terms=terms, notes=()))
    assert [(loss.rule, loss.subject.partition("/")[2]) for loss in losses] == [
        ("loss-id", "term/2"),
        ("loss-missing", "term/1"),
        ("loss-added", "note/1"),
    ]


def test_a_comma_before_a_mark_stays_in_the_name() -> None:
    """「，」 at the end of a name is not taken for what separates marks."""
    knowledge = (replace(MADE.knowledge[0], name="水質，"), MADE.knowledge[1])
    standard = replace(MADE, knowledge=knowledge)
    form, losses = to_ocs(standard)
    assert losses == ()
    assert back(form) == standard


def test_the_text_is_the_same_every_time() -> None:
    """Keys in a fixed order, Chinese as it is, one line end at the end."""
    text = ocs_text(to_ocs(MADE)[0])
    assert text == ocs_text(FORM_OF_MADE)
    assert "泡茶人員" in text
    assert text.endswith("}\n")
