"""The OCS JSON of standards: what is read, what is refused, what is told of, and nothing lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compgraph.errors import SourceRefused
from compgraph.messages.ocs import SENTENCES
from compgraph.model import Block, Classification, Mention, Note, Term
from compgraph.reading import Reading, Source, read
from compgraph.reading.coverage import uncovered
from compgraph.reading.formats import ocs
from compgraph.reading.formats.json_values import DEEPEST, MOST
from compgraph.reading.formats.ocs import read_ocs, standard_in
from compgraph.reading.spaces import blank_free

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

# made up: two tasks that share a row, a row of their own for one of them, notes of both kinds
MADE: dict[str, Any] = {
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
            "job_categories": [{"name": "休閒與觀光旅遊/餐飲管理", "code": "ABC"}],
            "occupations": [{"name": "飲料調製人員", "code": "1234"}],
            "industries": [{"name": "餐飲業", "code": "I56"}, {"name": None, "code": "I57"}],
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
                                "knowledge": [{"code": "K01", "name": "水質知識【T1.1】"}],
                                "skills": [{"code": "S01", "name": "溫度控制"}],
                            }
                        ],
                    },
                    {
                        "task_codes": [{"code": "T1.3", "name": "奉茶"}],
                        "competency_blocks": [
                            {
                                "competency_level": 2,
                                "indicators": [{"code": None, "text": "雙手奉上。"}],
                                "outputs": [],
                                "knowledge": [{"code": "K02", "name": "禮儀【註1】"}],
                                "skills": [],
                            }
                        ],
                    },
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


def made(**changes: Any) -> dict[str, Any]:
    """Return the made-up form with values put at paths: `made(**{"ocs_profile.ocs_code": None})`."""
    form: dict[str, Any] = json.loads(json.dumps(MADE))
    for path, value in changes.items():
        *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
        place: Any = form
        for step in way:
            place = place[step]
        place[last] = value
    return form


def reading_of(form: Any, **options: Any) -> Reading:
    """Read a form, or a JSON text as it is."""
    page = form if isinstance(form, str) else json.dumps(form, ensure_ascii=False, **options)
    return read_ocs(Source("made.json", "", "ocs", page))


def leaves(value: Any) -> Iterator[Any]:
    """Every string, number and boolean."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    elif value is not None:
        yield value


def rules(reading: Reading) -> set[str]:
    """The rules that fired."""
    return {finding.rule for finding in reading.findings}


@pytest.fixture(params=NINE)
def real(request: pytest.FixtureRequest, outside: Path) -> tuple[Reading, Reading, dict[str, Any]]:
    """Return a real standard from JSON and from text, and the JSON itself."""
    folder = outside / "icap"
    path = folder / "standards" / f"{request.param}.json"
    text = read(folder / "text" / f"{request.param}.txt")
    return read(path), text, json.loads(path.read_text("utf-8"))


def test_json_and_text_of_a_standard_are_equal(real: tuple[Reading, Reading, Any]) -> None:
    """In every field but the heading, for which the form has no place."""
    form, text, _ = real
    assert form.source.format == "ocs"
    assert form.standard.title == ""
    assert replace(text.standard, title="") == form.standard


def test_nothing_of_a_real_form_is_lost(real: tuple[Reading, Reading, Any]) -> None:
    """Every value is in the transcript, every character of that in the record; nothing is left."""
    reading, _, form = real
    del form["_provenance"]
    page = blank_free(reading.source.text)
    assert [one for one in leaves(form) if blank_free(str(one)) not in page] == []
    assert uncovered(reading) == ()
    assert not rules(reading) & {"text-not-recognised", "ocs-wrong-type", "ocs-key-unknown"}


def test_the_standard_of_temple_managers(outside: Path) -> None:
    """No code, no versions, no classifications; counted in the JSON: 7 duties, 14 tasks, 42 P."""
    reading = read(outside / "icap" / "pdf" / "temple-manager.json")
    standard = reading.standard
    assert (standard.code, standard.name, standard.level) == ("", "宮廟管理師", 3)
    assert (len(standard.duties), len(standard.tasks), len(standard.blocks)) == (7, 14, 14)
    assert sum(len(block.indicators) for block in standard.blocks) == 42
    assert len(standard.attitudes) == 7
    assert {block.level for block in standard.blocks} == {3}
    assert uncovered(reading) == ()
    assert {"standard-code-missing", "ocs-levels-all-default"} <= rules(reading)


def test_the_standard_of_temple_managers_as_a_page(outside: Path) -> None:
    """The page and the JSON differ in these fields and in no other; nobody has made them equal.

    The JSON has no heading. It takes the name of the occupation from the heading, and a level of
    the standard from the levels of the rows: the page prints neither. In five duties it has a blank
    where the page has a line end.
    """
    page = read(outside / "icap" / "pdf" / "temple-manager.html").standard
    form = read(outside / "icap" / "pdf" / "temple-manager.json").standard
    assert page.title.startswith("宮廟管理師｜職能基準")
    assert (page.occupation_name, page.level, page.level_as_printed) == ("", None, "")
    assert (form.title, form.occupation_name, form.level) == ("", "宮廟管理師", 3)
    assert form.level_as_printed == "3"
    blank = [duty.id for duty in form.duties if " (" in duty.name]
    assert blank == ["T1", "T2", "T4", "T6", "T7"]
    assert form == replace(
        page,
        title="",
        occupation_name="宮廟管理師",
        level=3,
        level_as_printed="3",
        duties=tuple(
            replace(duty, name=duty.name.replace("(", " (")) if duty.id in blank else duty
            for duty in page.duties
        ),
    )


def test_a_made_form_gives_its_record() -> None:
    """By hand: ids, marks that tie a knowledge to one task of its row, a term beside a note."""
    standard = reading_of(MADE).standard
    assert standard.classifications == (
        Classification("category/1", "category", "ABC", "休閒與觀光旅遊/餐飲管理"),
        Classification("occupation/1", "occupation", "1234", "飲料調製人員"),
        Classification("industry/1", "industry", "I56", "餐飲業"),
        Classification("industry/2", "industry", "I57", ""),
    )
    assert [(task.id, task.code, task.name, task.duty) for task in standard.tasks] == [
        ("T1.1", "T1.1", "煮水", "T1"),
        ("T1.2", "T1.2", "沖泡", "T1"),
        ("T1.3", "T1.3", "奉茶", "T1"),
    ]
    first, second = standard.blocks
    assert first.knowledge == (Mention("K01", ("T1.1",)),)
    assert first.skills == (Mention("S01"),)
    assert (first.level, first.level_as_printed) == (None, "")
    assert (second.level, second.level_as_printed) == (2, "2")
    assert [(one.id, one.code) for one in second.indicators] == [("T1.3/indicator/1", "")]
    assert [(one.id, one.name) for one in standard.knowledge] == [
        ("K01", "水質知識"),
        ("K02", "禮儀【註1】"),
    ]
    (attitude,) = standard.attitudes
    assert (attitude.id, attitude.name, attitude.description) == ("A01", "謹慎", "不燙傷人。")
    assert [one.text for one in standard.requirements] == ["無。"]
    assert standard.terms == (Term("term/1", "茶種", "綠茶、紅茶等。", ("P1.1.1",)),)
    assert standard.notes == (Note("note/1", "【註1】依店家規定。"),)


def test_a_span_holds_code_and_text_in_the_transcript() -> None:
    """One object a line, a tab between code and name."""
    reading = reading_of(MADE)
    (task, *_) = reading.standard.tasks
    assert task.span is not None
    assert reading.source.text[task.span.start : task.span.end] == "T1.1\t煮水"


def test_escapes_indents_and_key_order_do_not_matter() -> None:
    r"""\u4e2d for 中, no line ends, keys backwards: the same record."""

    def backwards(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: backwards(part) for key, part in reversed(value.items())}
        return [backwards(part) for part in value] if isinstance(value, list) else value

    expected = reading_of(MADE).standard
    assert reading_of(json.dumps(MADE, ensure_ascii=True)).standard == expected
    assert reading_of(MADE, indent=4).standard == expected
    assert reading_of(backwards(MADE)).standard == expected


def test_a_finding_has_the_line_of_the_json() -> None:
    """Counted in the JSON text, not in the transcript."""
    page = json.dumps(made(**{"ocs_profile.ocs_level": 7}), ensure_ascii=False, indent=1)
    (finding,) = [one for one in reading_of(page).findings if one.rule == "level-not-1-6"]
    assert '"ocs_level": 7' in page.split("\n")[(finding.line or 0) - 1]
    assert finding.printed == "7"


def test_provenance_is_no_part_of_the_content() -> None:
    """Nothing of it is read or told of; under another key it would be."""
    beside = {"source": "github:…", "note": "x"}
    assert reading_of({**MADE, "_provenance": beside}).findings == reading_of(MADE).findings
    assert "ocs-key-unknown" in rules(reading_of({**MADE, "_source": beside}))


UNIT = "ocs_content.ocu_units.0"
GROUP = f"{UNIT}.tasks.0"
ROW = f"{GROUP}.competency_blocks.0"


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        ("zusatz", {"a": ["b", 5, True]}, "ocs-key-unknown"),
        (f"{ROW}.remark", "文字", "ocs-key-unknown"),
        (f"{ROW}.skills", "S01溫度控制", "ocs-wrong-type"),
        (f"{ROW}.skills", {"code": "S09", "name": "x"}, "ocs-wrong-type"),
        (f"{ROW}.skills.0", "S01溫度控制", "ocs-wrong-type"),
        (f"{ROW}.skills.0.name", ["溫度", "控制"], "ocs-wrong-type"),
        (f"{ROW}.competency_level", True, "ocs-wrong-type"),
        ("notes", "無", "ocs-wrong-type"),
        ("notes.supplements.0", {"名稱": "說明"}, "ocs-wrong-type"),
        ("ocs_profile.category.occupations.0.code", 1234, "ocs-number-for-text"),
        (f"{ROW}.competency_level", "34", "level-not-1-6"),
        (f"{ROW}.competency_level", 7, "level-not-1-6"),
        (f"{ROW}.competency_level", 3.0, "level-not-1-6"),
        (f"{ROW}.competency_level", 10**400, "level-not-1-6"),
        ("ocs_profile.ocs_level", "4級以上", "level-not-1-6"),
        (f"{UNIT}.ocu_name", "Unknown", "ocs-placeholder"),
        ("ocs_profile.category.industries.0.code", "Unknown", "ocs-placeholder"),
        ("ocs_profile.ocs_code", "unknown", "ocs-placeholder"),
        (f"{GROUP}.task_codes.0.name", "搜尋相關專利相關專利", "ocs-tail-twice"),
        ("ocs_profile.category.occupations.0.name", "泡茶人員", "ocs-name-for-occupation"),
        (f"{ROW}.outputs.0.code", "O1.1.13", "ocs-code-took-digits"),
        (f"{ROW}.outputs.0.code", "產出", "ocs-code-not-legible"),
        (f"{ROW}.knowledge.0.code", "K-1", "ocs-code-not-legible"),
        (f"{ROW}.knowledge.0.code", None, "code-missing"),
        (f"{ROW}.knowledge.0.code", "S07", "code-in-other-column"),
        (f"{ROW}.knowledge.0.name", "水質知識【T9.9】", "task-mark-unknown"),
        (f"{GROUP}.task_codes", [], "ocs-group-without-task"),
        (f"{GROUP}.competency_blocks", [], "ocs-no-row"),
        (f"{GROUP}.task_codes.0.code", "T2.1", "task-of-other-duty"),
        (f"{ROW}.indicators.0.code", "P2.1.1", "code-of-other-task"),
        (f"{ROW}.skills.0.name", "溫\ud83d度", "characters-lost"),
        (f"{ROW}.skills.0.name", "溫\u200b度", "invisible-characters"),
        ("ocs_profile.ocs_code", None, "standard-code-missing"),
        ("version_info", None, "section-missing"),
    ],
)
def test_what_is_odd_is_told_of_and_kept(path: str, value: Any, rule: str) -> None:
    """Each oddity has its finding, and every value is in the record or not recognised."""
    form = made(**{path: value})
    reading = reading_of(json.dumps(form))
    before = {(one.rule, one.subject) for one in reading_of(MADE).findings}
    assert rule in {one.rule for one in reading.findings if (one.rule, one.subject) not in before}
    assert_nothing_is_lost(form, reading)
    assert all(f"{one.message.zh}{one.message.en}" for one in reading.findings)


def assert_nothing_is_lost(form: Any, reading: Reading) -> None:
    """Every value is in the transcript; every character there belongs to something."""
    page = blank_free(reading.source.text)
    for one in leaves(form):
        said = json.dumps(one) if isinstance(one, bool | int | float) else one
        assert blank_free(said.replace("\ud83d", "\ufffd")) in page
    assert uncovered(reading) == ()


def test_a_level_that_is_none_stays_absent_and_is_kept_as_printed() -> None:
    """Null gives nothing, 「34」 and 7 give no level, "2" gives 2."""
    for value, level, printed in (
        (None, None, ""),
        ("34", None, "34"),
        (7, None, "7"),
        ("2", 2, "2"),
    ):
        block = reading_of(made(**{f"{ROW}.competency_level": value})).standard.blocks[0]
        assert (block.level, block.level_as_printed) == (level, printed)


def test_a_placeholder_is_kept_and_null_stays_absent() -> None:
    """ "Unknown" is what the JSON says; nothing is put in its place, nor in the place of null."""
    changes = {f"{UNIT}.ocu_name": "Unknown", "ocs_profile.category.occupations.0.name": None}
    standard = reading_of(made(**changes)).standard
    assert standard.duties[0].name == "Unknown"
    assert standard.classifications[1].name == ""


def test_levels_that_are_all_three_are_told_of() -> None:
    """A warning where the standard has another level, for information where it is 3 as well."""
    for own, severity in ((2, "warning"), (3, "info")):
        changes = {
            f"{ROW}.competency_level": 3,
            f"{UNIT}.tasks.1.competency_blocks.0.competency_level": 3,
            "ocs_profile.ocs_level": own,
        }
        found = [
            one.severity
            for one in reading_of(made(**changes)).findings
            if one.rule == "ocs-levels-all-default"
        ]
        assert found == [severity]


def test_a_group_without_a_task_keeps_its_contents() -> None:
    """Under a task without code and name, as a table row with an empty task cell does."""
    standard = reading_of(made(**{f"{GROUP}.task_codes": []})).standard
    assert [(task.id, task.code, task.name) for task in standard.tasks] == [
        ("T1/task/1", "", ""),
        ("T1.3", "T1.3", "奉茶"),
    ]
    assert standard.blocks[0].tasks == ("T1/task/1",)
    assert standard.blocks[0].skills == (Mention("S01"),)


def test_a_task_without_rows_is_a_row_with_nothing_else() -> None:
    """As a text document with empty cells beside the task gives it."""
    standard = reading_of(made(**{f"{GROUP}.competency_blocks": []})).standard
    assert standard.blocks[0] == Block("block/1", ("T1.1", "T1.2"), (), (), None, "", (), ())


def test_a_unit_printed_in_two_parts_is_one_duty() -> None:
    """The same code and name: one duty; tasks under a unit of nulls have none."""
    form = made()
    unit = form["ocs_content"]["ocu_units"][0]
    rest = {**unit, "tasks": [unit["tasks"].pop()]}
    form["ocs_content"]["ocu_units"].append(rest)
    standard = reading_of(form).standard
    assert standard == reading_of(MADE).standard
    form = made(**{f"{UNIT}.ocu_code": None, f"{UNIT}.ocu_name": None})
    standard = reading_of(form).standard
    assert standard.duties == ()
    assert {task.duty for task in standard.tasks} == {None}


GOOD = json.dumps(MADE, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    ("page", "rule", "line"),
    [
        ("", "ocs-json-cut", 1),
        ("名稱", "ocs-not-json", 1),
        ("[]", "ocs-other-form", 1),
        ('"text"', "ocs-other-form", 1),
        ("{}", "ocs-other-form", 1),
        ('{"a": 1}', "ocs-other-form", 1),
        ('{"ocs_content": null}', "ocs-no-task", None),
        (GOOD[: len(GOOD) // 2], "ocs-json-cut", None),
        (GOOD + "{}", "ocs-not-json", None),
        (GOOD.replace('"ocs_level": 2', '"ocs_level": NaN'), "ocs-not-a-number", None),
        (GOOD.replace('"ocs_level": 2', '"ocs_level": -Infinity'), "ocs-not-a-number", None),
        (GOOD.replace('"ocs_level": 2', '"ocs_level": 02'), "ocs-not-json", None),
        (GOOD.replace('"ocs_level": 2', '"ocs_level": 2,'), "ocs-not-json", None),
        (GOOD.replace('"ocs_level": 2', '"ocs_level": 2, "ocs_level": 3'), "ocs-key-twice", None),
        (GOOD.replace("泡茶。", "泡\\x茶。"), "ocs-not-json", None),
        (GOOD.replace("泡茶。", "泡\\u12"), "ocs-not-json", None),
        (GOOD.replace("泡茶。", "泡\n茶。"), "ocs-not-json", None),
        (GOOD.replace("null", "None"), "ocs-not-json", None),
        (GOOD.replace('"notes"', "'notes'"), "ocs-not-json", None),
        ('{\n"notes": // no comments\n{}}', "ocs-not-json", 2),
        ("[" * 100_000, "ocs-too-deep", 1),
        ('{"notes":' * (DEEPEST + 1), "ocs-too-deep", 1),
        ("[" + "1," * MOST, "ocs-too-many-values", 1),
        (GOOD.replace('"ABC1234-001v1"', '"第一版"'), "code-not-legible", None),
    ],
)
def test_what_cannot_be_read_is_refused(page: str, rule: str, line: int | None) -> None:
    """With the rule and the line, in both languages; never a crash."""
    with pytest.raises(SourceRefused) as refusal:
        reading_of(page)
    assert refusal.value.rule == rule
    assert refusal.value.source == "made.json"
    assert line in (None, refusal.value.line)
    assert refusal.value.message.zh
    assert refusal.value.remedy is not None


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf \n", "file-empty"),
        (b"[]", "ocs-other-form"),
        (b"null", "ocs-other-form"),
        (b'{"notes": "\xff\xfe"}', "not-in-encoding"),
        (b'{"notes": "\x00"}', "binary"),
        (b"[" * 1_000_000, "ocs-too-deep"),
        (b'{"ocs_content": ' + b"9" * 1_000_000 + b"}", "ocs-no-task"),
        (b" " * 5_000_001, "too-large"),
    ],
)
def test_a_bad_file_is_refused(read_as: Callable[..., Reading], content: bytes, rule: str) -> None:
    """Whatever a file named .json holds: a refusal, and soon."""
    with pytest.raises(SourceRefused) as refusal:
        read_as(content, "bad.json")
    assert refusal.value.rule == rule
    assert refusal.value.message.zh
    assert refusal.value.remedy is not None


def test_every_rule_has_its_sentences_and_every_sentence_its_rule() -> None:
    """Rules are literals in the source: none is without words, and no words are left over."""
    folder = Path(ocs.__file__).parent
    source = "".join(
        path.read_text("utf-8") for path in (*folder.glob("ocs*.py"), folder / "json_values.py")
    )
    named = set(re.findall(r'"(ocs-[a-z-]+)"', source))
    told = {key for key in SENTENCES if key.startswith("ocs-")}
    assert {f"{rule}{part}" for rule in named for part in ("", ".remedy")} == told


def test_a_refusal_names_the_line_of_the_fault() -> None:
    """Counted in the text: the line that holds the second of two equal keys."""
    page = GOOD.replace('"ocs_level": 2', '"ocs_level": 2,\n "ocs_level": 3')
    with pytest.raises(SourceRefused) as refusal:
        reading_of(page)
    line = next(n for n, said in enumerate(page.split("\n"), 1) if '"ocs_level": 3' in said)
    assert refusal.value.line == line


def test_a_standard_without_code_and_name_is_refused() -> None:
    """Nothing could be said of it."""
    changes = {"ocs_profile.ocs_code": None, "ocs_profile.ocs_name": None}
    with pytest.raises(SourceRefused) as refusal:
        reading_of(made(**changes))
    assert refusal.value.rule == "no-code"


def test_a_standard_is_read_without_checks_for_comparison() -> None:
    """The same record as the reader gives; also of a form that the reader refuses."""
    assert standard_in(GOOD) == reading_of(MADE).standard
    assert standard_in("{}").tasks == ()


def paths(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value."""
    if way:
        yield way
    if isinstance(value, dict | list):
        steps = value if isinstance(value, dict) else range(len(value))
        for step in steps:
            yield from paths(value[step], (*way, step))


odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(
        ["", "T1.1", "K01", "K01名稱【T1.1】", "名稱：說明", "A01 x", "O2.3.13", " 金\t"]
    ),
    st.just([]),
    st.just({}),
    st.just(["x", ["y", {"z": 1}]]),
    st.just({"code": "K99", "name": "n", "extra": 5}),
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_form_with_anything_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    """Never a crash; what is read loses nothing."""
    form = made()
    for _ in range(data.draw(st.integers(1, 4))):
        *way, last = data.draw(st.sampled_from(list(paths(form))))
        place = form
        for step in way:
            place = place[step]
        if data.draw(st.integers(0, 4)) == 0:
            del place[last]  # type: ignore[arg-type]
        else:
            place[last] = deepcopy(data.draw(odd))  # type: ignore[index]
        if not form:
            break
    try:
        reading = reading_of(json.dumps(form, ensure_ascii=data.draw(st.booleans())))
    except SourceRefused:
        return
    assert_nothing_is_lost(form, reading)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 3),
    st.sampled_from(["", '"', "\\", "{", "]", "\ud800"]),
)
def test_a_damaged_text_is_read_or_refused(place: int, cut: int, put: str) -> None:
    """Characters lost or added anywhere: never a crash."""
    try:
        reading = reading_of(GOOD[:place] + put + GOOD[place + cut :])
    except SourceRefused:
        return
    assert uncovered(reading) == ()
