"""`compgraph query --list`, `--search` and `--show`: the question library on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import compgraph.exports
from compgraph.messages import text
from compgraph.queries.heading import THEMES
from compgraph.queries.library import library

SCHEMA = json.loads(
    (Path(compgraph.exports.__file__).parent / "schemas" / "questions.schema.json").read_text(
        "utf-8"
    )
)
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_list_is_grouped_by_theme(call) -> None:  # type: ignore[no-untyped-def]
    """Each theme once, in order, every question below its own, the checks last."""
    for language in ("zh-Hant", "en"):
        lines = call("query", "--list", "--lang", language).out.splitlines()
        heads = [line for line in lines if line and not line.startswith(" ")]
        said = [getattr(text(f"queries.theme-{name}"), language[:2]) for name in THEMES]
        assert heads == [*said, getattr(text("queries.list-checks"), language[:2])]
        names = [line.strip() for line in lines if line[:3].strip() and line.startswith("  ")]
        assert sorted(names) == list(library())
        assert all(library()[name].is_violation for name in names[-5:])


def test_the_list_as_json_and_csv(call) -> None:  # type: ignore[no-untyped-def]
    """The documented shape with everything in both languages; a row a question."""
    listed = json.loads(call("query", "--list", "--format", "json").out)
    VALIDATOR.check_schema(SCHEMA)
    VALIDATOR.validate(listed)
    assert [one["name"] for one in listed] == list(library())
    gap = next(one for one in listed if one["name"] == "tasks-open-with-a-set")
    assert gap["columns"][-1]["meaning"] == {
        "zh-Hant": "還缺幾項；0 就是已經能做",
        "en": "how many of them are lacking; 0: it can be done",
    }
    assert [param["type"] for param in gap["params"]] == [
        "IRI of a Standard",
        "list of IRI of a Competency",
    ]
    out = call("query", "--list", "--format", "csv", "--lang", "zh-Hant").out
    head, *rows = csv.reader(io.StringIO(out))
    assert head == ["問題", "主題", "回答", "參數", "結果欄位"]
    assert [row[0] for row in rows] == list(library())


@pytest.mark.parametrize(
    "words",
    [["--search", "兩份 共有"], ["--list", "兩份", "共有"], ["--search", "SHARE　two standards"]],
)
def test_words_pick_the_questions_that_mention_them(words: list[str], call) -> None:  # type: ignore[no-untyped-def]
    """Every word, in either language, whatever the language of the call."""
    found = call("query", *words)
    assert (found.code, found.err) == (0, "")
    assert "competencies-two-standards-share" in found.out
    assert "version-history" not in found.out


def test_nothing_found_says_what_to_do(call) -> None:  # type: ignore[no-untyped-def]
    """No lines, no failure, and the way to the whole list."""
    found = call("query", "--search", "量子 糾纏", "--format", "json")
    assert (found.code, json.loads(found.out)) == (0, [])
    assert "量子 糾纏" in found.err
    assert "compgraph query --list" in found.err


def test_a_question_is_shown_whole(call) -> None:  # type: ignore[no-untyped-def]
    """Summary, description, theme, parameters, columns, a command to run, and SPARQL that runs."""
    shown = call("query", "--show", "tasks-alike-across-standards", "--lang", "en").out
    asked = library()["tasks-alike-across-standards"]
    for part in (
        asked.summary.en,
        asked.description.en,
        "Across standards",
        "task: the task to compare",
    ):
        assert part in shown
    assert "needed, for example ISD3512-001v3/T1.1" in shown
    assert "n: at least so many in common; an integer; 2 unless given" in shown
    for column in asked.columns:
        assert f"  {column.name}: {column.meaning.en}" in shown
    command = "compgraph query tasks-alike-across-standards --param task=ISD3512-001v3/T1.1"
    assert command in shown
    sparql = shown[shown.index("PREFIX") :]
    assert call("query", sparql).code == 0
    assert call("query", *command.split()[2:]).code == 0


def test_a_question_is_shown_in_chinese_and_as_json(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Also a file of one's own without theme and columns, and a check."""
    shown = call("query", "--show", "glossary", "--lang", "zh-Hant").out
    assert "只有一份職能基準時可省略，例如 ISD3512-001v3" in shown
    own = tmp_path / "own.rq"
    own.write_text("#+ summary: 我的 / Mine\nSELECT ?s { ?s a cg:Task }", "utf-8")
    for name in ("glossary", "duplicate-code-violation", "derive-task-overlap", own):
        one = json.loads(call("query", "--show", name, "--format", "json").out)
        VALIDATOR.validate(one)
        assert one["name"] == (Path(name).stem if name is own else name)
        assert call("query", "--show", name).code == 0
    assert (one["theme"], one["columns"]) == (None, [])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--show", "glosary"], "glossary"),
        (["--show", "glossary", "--format", "csv"], "table, json"),
        (["--list", "--format", "xml"], "table, csv, json"),
        (["standards-at-a-level", "--param", "level=7"], "from 1 to 6"),
        (["standards-at-a-level"], "level=3"),
        (["standards-at-a-level", "--param", "lvl=3"], "level=3"),
        (["most-used-competencies", "--param", "kind=task"], "knowledge, skill or attitude"),
    ],
)
def test_what_is_wrong_says_what_is_expected(words: list[str], expected: str, call) -> None:  # type: ignore[no-untyped-def]
    """An unknown name, a format that does not fit, a parameter that is wrong, missing, ill-typed."""
    refused = call("query", *words)
    assert (refused.code, refused.out) == (2, "")
    assert expected in refused.err
