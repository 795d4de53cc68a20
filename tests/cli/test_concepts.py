"""`compgraph concepts`: what standards share, out for review, and back with decisions."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from compgraph import exports, resources
from compgraph.cli.outermost import run
from compgraph.rdf.concepts import normalised
from compgraph.reading import read
from compgraph.store import open_store

SCHEMA = Path(exports.__file__).parent / "schemas" / "concepts.schema.json"
OTHER = "ISD3512-002v1"
# What the second standard calls six skills of the first; S03, S04 and S11 are worded alike.
RENAMED = {
    "S03": "溝通與協調能力",
    "S04": "程式撰寫",
    "S11": "軟體測試技能",
    "S20": "維護",
    "S12": '=HYPERLINK("x")',
    "S21": "判斷",
}
Rows = list[list[Any]]
Change = Callable[[Rows], Rows | None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two standards, and the review list of that store in English."""
    whole = tmp_path_factory.mktemp("made")
    standard = read(resources.shipped_standard()).standard
    skills = tuple(replace(one, name=RENAMED.get(one.id, one.name)) for one in standard.skills)
    with open_store(whole / "store") as store:
        store.put(standard, replace(standard, code=OTHER, skills=skills))
    words = ["concepts", "review", "--store", whole / "store", "--out", whole / "review.xlsx"]
    assert run([str(word) for word in (*words, "--lang", "en")]) == 0
    return whole


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """The store, for one test alone."""
    return Path(shutil.copytree(made / "store", tmp_path / "store"))


@pytest.fixture
def listed(made: Path, tmp_path: Path) -> Path:
    """The review list, for one test alone."""
    return Path(shutil.copy(made / "review.xlsx", tmp_path / "review.xlsx"))


def rows_of(path: Path) -> Rows:
    """The rows of the first sheet."""
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0]]


def saved(path: Path, rows: Rows) -> Path:
    """A workbook that somebody saved with these rows, and nothing else of ours."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = path.with_name("back.xlsx")
    book.save(target)
    return target


def filled(path: Path, **decisions: tuple[str, str]) -> Path:
    """The list with decisions: name A → decision and note."""
    rows = rows_of(path)
    for row in rows[1:]:
        row[2], row[3] = decisions.get(row[0], (None, None))
    return saved(path, rows)


def reviews(folder: Path) -> set[tuple[str, ...]]:
    """What the store says was decided."""
    with open_store(folder, read_only=True) as store:
        return {
            (one.a, one.b, one.verdict, one.note, one.by, one.date.isoformat())
            for one in store.reviews()
        }


# ── list ─────────────────────────────────────────────────────────────────────────────────────────


def test_shared_concepts_are_listed_with_names(folder: Path, call) -> None:  # type: ignore[no-untyped-def]
    """17 K, 15 S and 7 A have one name in both; the shape is documented."""
    done = call("concepts", "list", "--store", folder, "--format", "json")
    assert done.code == 0
    answer = json.loads(done.out)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(answer)
    found = answer["concepts"]
    kinds = [one["kind"] for one in found]
    assert [kinds.count(kind) for kind in ("knowledge", "skill", "attitude")] == [17, 15, 7]
    (logic,) = (one for one in found if one["name"] == "商務邏輯")
    assert logic["standards"] == 2
    assert logic["competencies"] == [
        {"standard": "ISD3512-001v3", "id": "K07"},
        {"standard": OTHER, "id": "K07"},
    ]
    official = {one["name"]: one["concept"] for one in found if one["kind"] == "attitude"}
    assert official["持續學習"].endswith("/icap/attitude/A04")


def test_the_list_as_table_and_csv(folder: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Names beside codes, in the language asked for; every row once."""
    table = call("concepts", "list", "--store", folder, "--lang", "zh-Hant")
    assert table.out.startswith("職能概念")
    assert "ISD3512-001v3/K07" in table.out
    told = call("concepts", "list", "--store", folder, "--format", "csv")
    rows = list(csv.reader(io.StringIO(told.out)))
    assert rows[0] == ["Concept", "Kind", "Standards", "Where", "Same by review"]
    assert len(rows) == 1 + 39
    assert ["商務邏輯", "knowledge", "2", f"ISD3512-001v3/K07 {OTHER}/K07", ""] in rows


def test_one_standard_shares_nothing(call) -> None:  # type: ignore[no-untyped-def]
    """The shipped standard alone: a sentence, an empty list."""
    assert "No concept is shared" in call("concepts", "list").out
    assert json.loads(call("concepts", "list", "--format", "json").out) == {"concepts": []}


@pytest.mark.long
def test_a_corpus_shares_concepts_by_name(outside: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Ten standards: a concept for each name that two of them print, and no other."""
    texts = outside / "icap" / "text"
    done = call("concepts", "list", resources.shipped_standard(), texts, "--format", "json")
    assert done.code == 0
    found = {
        (one["kind"], normalised(one["name"])): one for one in json.loads(done.out)["concepts"]
    }
    printed: dict[tuple[str, str], set[str]] = {}
    for path in (resources.shipped_standard(), *texts.glob("*.txt")):
        standard = read(path).standard
        for one in (*standard.competencies, *standard.attitudes):
            printed.setdefault((one.kind, normalised(one.name)), set()).add(standard.id)
    shared = {name: codes for name, codes in printed.items() if len(codes) > 1}
    assert {name: one["standards"] for name, one in found.items()} == {
        name: len(codes) for name, codes in shared.items()
    }
    # by hand: 溝通協調能力 is printed by five of the ten, as S01, S03, S19, S04 and S03
    places = found["skill", "溝通協調能力"]["competencies"]
    assert [one["id"] for one in places] == ["S01", "S03", "S19", "S04", "S03"]


# ── out ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_list_tells_what_and_why(listed: Path) -> None:
    """Most alike first, both names, where they stand, what they have in common; nothing decided."""
    header, *rows = rows_of(listed)
    assert header[:6] == ["Name A", "Name B", "Decision", "Note", "Why it is listed", "Score"]
    assert [row[:2] for row in rows] == [
        ["溝通協調能力", "溝通與協調能力"],
        ["程式撰寫", "程式撰寫能力"],
        ["軟體測試技能", "軟體測試能力"],
        ["程式撰寫能力", "程式碼撰寫能力"],
    ]
    assert [row[2:4] for row in rows] == [[None, None]] * 4
    assert "程式撰寫" in rows[1][4]
    # 0.8 + 0.2 · 4/6 on paper
    assert rows[1][5] == pytest.approx(0.9333)
    assert rows[1][7:9] == [f"{OTHER}/S04", "ISD3512-001v3/S04"]
    assert rows[1][10] == "review/skill/程式撰寫/程式撰寫能力"
    assert "ISD3512-001v3 prints both" in rows[3][4]
    assert "prints both" not in "".join(row[4] for row in rows[:3])


def test_the_workbook_can_be_filled_in_and_nothing_else(listed: Path) -> None:
    """Two columns are open and have a list to choose from; the key is hidden; how is on a sheet."""
    book = openpyxl.load_workbook(listed)
    page, about = book.worksheets
    assert page.protection.sheet
    assert page.protection.password is None
    unlocked = {cell.coordinate for row in page for cell in row if not cell.protection.locked}
    assert unlocked == {f"{column}{row}" for column in "CD" for row in (2, 3, 4, 5)}
    (choice,) = page.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"accept,reject"', "C2:C5")
    assert len(choice.prompt) <= 255
    assert page.column_dimensions["K"].hidden
    assert "--in" in str([cell.value for row in about for cell in row])
    assert all(cell.data_type != "f" for row in page for cell in row)


def test_chinese_is_chinese(folder: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Header, choices, help."""
    call("concepts", "review", "--store", folder, "--out", tmp_path / "r.xlsx", "--lang", "zh-Hant")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["審查", "說明"]
    assert [cell.value for cell in book.worksheets[0][1]][:4] == [
        "名稱 A",
        "名稱 B",
        "決定",
        "備註",
    ]
    assert book.worksheets[0].data_validations.dataValidation[0].formula1 == '"接受,拒絕"'


def test_names_that_look_like_formulas_stay_text(folder: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A name that begins with = is compared and written as it stands."""
    standard = read(resources.shipped_standard()).standard
    skills = (replace(standard.skills[0], name='=HYPERLINK("X")能力'), *standard.skills[1:])
    with open_store(folder) as store:
        store.put(replace(standard, code="ISD3512-003v1", skills=skills))
    call("concepts", "review", "--store", folder, "--out", tmp_path / "r.xlsx")
    cells = [
        cell for row in openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0] for cell in row
    ]
    formulas = [cell for cell in cells if str(cell.value).startswith("=")]
    assert len(formulas) == 2
    assert {cell.data_type for cell in formulas} == {"s"}


def test_the_same_bytes_with_another_hash_seed(folder: Path, listed: Path) -> None:
    """What a process with another seed writes is this file."""
    again = listed.with_name("again.xlsx")
    words = ["concepts", "review", "--store", str(folder), "--out", str(again)]
    subprocess.run(
        [sys.executable, "-m", "compgraph", *words],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "1", "COMPGRAPH_LANG": "en"},
    )
    assert again.read_bytes() == listed.read_bytes()


def test_a_long_list_is_cut_and_says_so(folder: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """--most keeps the most alike; the count of the others is told and stands in the file."""
    done = call("concepts", "review", "--store", folder, "--out", tmp_path / "r.xlsx", "--most", 1)
    assert "3 more pairs" in done.err
    assert len(rows_of(tmp_path / "r.xlsx")) == 2
    about = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[1]
    assert any("3 more pairs" in str(cell.value) for row in about for cell in row)


# ── and back ─────────────────────────────────────────────────────────────────────────────────────


def back(call, folder: Path, path: Path, by: str = "王小明", day: str = "2026-03-01"):  # type: ignore[no-untyped-def]
    """Hand a list in."""
    return call("concepts", "review", "--store", folder, "--in", path, "--by", by, "--date", day)


def test_decisions_are_kept_and_not_asked_again(folder: Path, listed: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Accepted, rejected, and a note without a decision, which alone is asked again."""
    path = filled(
        listed,
        溝通協調能力=("accept", ""),
        軟體測試技能=("拒絕", "技能 ≠ 能力\n再看"),
        程式撰寫=("", "問老師"),
    )
    done = back(call, folder, path)
    assert done.code == 0
    assert "1 accepted, 1 rejected, 1 with a note only" in done.err
    when = ("王小明", "2026-03-01")
    assert reviews(folder) == {
        ("溝通協調能力", "溝通與協調能力", "accepted", "", *when),
        ("軟體測試技能", "軟體測試能力", "rejected", "技能 ≠ 能力\n再看", *when),
        ("程式撰寫", "程式撰寫能力", "open", "問老師", *when),
    }
    # loaded anew: the decisions hold, and only the open one is asked
    standard = read(resources.shipped_standard())
    with open_store(folder) as store:
        store.remove("ISD3512-001v3")
        store.put(standard)
    call("concepts", "review", "--store", folder, "--out", listed)
    row, other = rows_of(listed)[1:]
    assert (row[0], other[0], other[2]) == ("程式撰寫", "程式撰寫能力", None)
    assert row[2:4] == [None, "問老師"]
    assert row[9] == "note (王小明, 2026-03-01)"
    told = call("concepts", "list", "--store", folder, "--format", "csv").out
    assert "溝通協調能力,skill,1,ISD3512-001v3/S03,溝通與協調能力" in told


def test_a_decision_is_reversed_by_another_hand(folder: Path, listed: Path, call) -> None:  # type: ignore[no-untyped-def]
    """--decided lists it again with what was decided; the new reviewer and day take its place."""
    back(call, folder, filled(listed, 溝通協調能力=("accept", "同"), 程式撰寫=("accept", "")))
    call("concepts", "review", "--store", folder, "--out", listed, "--decided")
    rows = rows_of(listed)
    assert [row[2] for row in rows[1:]] == ["accept", "accept", None, None]
    assert rows[1][9] == "accept (王小明, 2026-03-01)"
    rows[1][2] = "reject"
    done = back(call, folder, saved(listed, rows), by="李四", day="2026-04-02")
    assert "0 accepted, 1 rejected" in done.err
    assert "1 as before" in done.err
    assert reviews(folder) == {
        ("溝通協調能力", "溝通與協調能力", "rejected", "同", "李四", "2026-04-02"),
        ("程式撰寫", "程式撰寫能力", "accepted", "", "王小明", "2026-03-01"),
    }


def test_everything_decided_leaves_nothing_to_write(folder: Path, listed: Path, call) -> None:  # type: ignore[no-untyped-def]
    """No file, and a sentence."""
    names = [row[0] for row in rows_of(listed)[1:]]
    back(call, folder, filled(listed, **dict.fromkeys(names, ("reject", ""))))
    listed.unlink()
    done = call("concepts", "review", "--store", folder, "--out", listed)
    assert done.code == 0
    assert "4 pairs are decided" in done.err
    assert not listed.exists()


def test_order_language_and_decoration_do_not_matter(folder: Path, listed: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Rows sorted, some deleted, columns moved, deleted or added, Chinese headers, full-width letters."""
    header, first, third, *_ = rows_of(listed)
    header = ["名稱 A", "名稱 B", "決定", "備註", *header[4:]]
    first[2], third[2] = "ＡＣＣＥＰＴ", " 拒絕 "
    order = [10, 3, 2, 1, 0]
    rows = [[row[place] for place in order] + ["我的欄"] for row in (header, third, first)]
    assert back(call, folder, saved(listed, [*rows, [None] * 6])).code == 0
    assert {(a, verdict) for a, _, verdict, *_ in reviews(folder)} == {
        ("溝通協調能力", "accepted"),
        ("程式撰寫", "rejected"),
    }


def changed(row: int, column: int, value: object) -> Change:
    """Return a change of one cell."""

    def change(rows: Rows) -> None:
        rows[row][column] = value

    return change


def added(*row: object) -> Change:
    """Return a change that adds a row."""
    return lambda rows: [*rows, list(row)]


def without(column: int) -> Change:
    """Return a change that takes a column away."""
    return lambda rows: [row[:column] + row[column + 1 :] for row in rows]


KEY = "review/skill/程式撰寫/程式撰寫能力"


@pytest.mark.parametrize(
    ("change", "rule", "row", "said"),
    [
        (changed(2, 2, "也許"), "decision-verdict", 3, "也許"),
        (changed(1, 0, "溝通能力"), "decision-renamed", 2, "溝通能力"),
        (changed(2, 1, None), "decision-renamed", 3, "程式撰寫能力"),
        (changed(2, 10, "K01"), "decision-unknown", 3, "K01"),
        (changed(2, 10, "review/skill/甲/乙"), "decision-unknown", 3, "甲"),
        (changed(2, 10, None), "decision-no-key", 3, "key"),
        (added("我", "的", "accept"), "decision-no-key", 6, "key"),
        (
            added("程式撰寫", "程式撰寫能力", "reject", *[None] * 7, KEY),
            "decision-twice",
            6,
            "rows 3 and 6",
        ),
        (without(10), "decision-no-header", 1, "Key"),
        (without(2), "decision-no-header", 1, "Decision"),
        (added(), "", 0, ""),
        (lambda rows: rows[1:], "decision-no-header", 1, "Name A"),
        (changed(0, 5, "決定"), "decision-header-twice", 1, "決定"),
    ],
)
def test_what_cannot_be_understood_is_refused_whole(  # type: ignore[no-untyped-def]
    change: Change, rule: str, row: int, said: str, *, folder: Path, listed: Path, call
) -> None:
    """The row, what is wrong and what to do; no row is stored, the good ones neither."""
    rows = rows_of(listed)
    for one in rows[1:]:
        one[2] = "accept"
    done = back(call, folder, saved(listed, change(rows) or rows))
    if not rule:
        assert done.code == 0
        assert len(reviews(folder)) == 4
        return
    assert done.code == 3
    assert f"back.xlsx:{row}: " in done.err
    assert said in done.err
    assert len(done.err.splitlines()) == 2, "a sentence and a remedy"
    assert reviews(folder) == set()


def test_all_rows_at_fault_are_named(folder: Path, listed: Path, call) -> None:  # type: ignore[no-untyped-def]
    """One sentence for the first, the numbers of the others."""
    done = back(call, folder, filled(listed, 溝通協調能力=("?", ""), 程式撰寫=("!", "")))
    assert "back.xlsx:2: " in done.err
    assert "Rows that need a change too: 3" in done.err


def test_contradictions_name_the_rows(folder: Path, listed: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A = B and B = C accepted, A = C rejected, in one list and over two."""
    standard = read(resources.shipped_standard()).standard
    skills = tuple(
        replace(one, name="程式撰寫技能") if one.id == "S04" else one for one in standard.skills
    )
    with open_store(folder) as store:
        store.put(replace(standard, code="ISD3512-003v1", skills=skills))
    call("concepts", "review", "--store", folder, "--out", listed)
    header, *rows = rows_of(listed)
    three = [row for row in rows if row[0].startswith("程式撰寫") and "碼" not in row[1]]
    assert len(three) == 3
    for row, decision in zip(three, ("accept", "reject", "accept"), strict=True):
        row[2] = decision
    done = back(call, folder, saved(listed, [header, *three]))
    assert done.code == 3
    assert all(f"(row {row})" in done.err for row in (2, 3, 4))
    assert reviews(folder) == set()
    assert back(call, folder, saved(listed, [header, three[0], three[2]])).code == 0
    # what follows from these two is not asked
    call("concepts", "review", "--store", folder, "--out", listed)
    assert three[1][:2] not in [row[:2] for row in rows_of(listed)]
    done = back(call, folder, saved(listed, [header, three[1]]), by="李四")
    assert done.code == 3
    assert "(row 2)" in done.err
    assert done.err.count("(王小明, 2026-03-01)") == 2
    assert len(reviews(folder)) == 2


def test_a_bomb_is_not_opened(folder: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """The limits of all tables hold for review lists too."""
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (40 * 2**20))
    assert back(call, folder, path).code == 3
    assert reviews(folder) == set()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "--out"),
        (["--out", "a.xlsx", "--in", "b.xlsx"], "--out"),
        (["--in", "b.xlsx"], "--by"),
        (["--in", "b.xlsx", "--by", " "], "--by"),
        (["--in", "b.xlsx", "--by", "a\nb"], "--by"),
        (["--in", "b.xlsx", "--by", "甲", "--date", "2026-02-30"], "2026-02-30"),
    ],
)
def test_a_call_that_says_too_little_is_a_usage_error(  # type: ignore[no-untyped-def]
    words: list[str], said: str, folder: Path, call
) -> None:
    """Which way, by whom, and a day that exists."""
    done = call("concepts", "review", "--store", folder, *words)
    assert done.code == 2
    assert said in done.err


def test_the_day_comes_from_the_environment(  # type: ignore[no-untyped-def]
    folder: Path, listed: Path, call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH where no --date is given: 1,700,000,000 s is in 14 November 2023."""
    path = filled(listed, 程式撰寫=("accept", ""))
    words = ("concepts", "review", "--store", folder, "--in", path, "--by", "王小明")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert call(*words).code == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert call(*words).code == 0
    assert {row[-1] for row in reviews(folder)} == {"2023-11-14"}


@pytest.mark.parametrize("way", [["--out", "r.xlsx"], ["--in", "review.xlsx", "--by", "甲"]])
def test_a_store_that_is_none_is_not_made(way: list[str], listed: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A misspelt folder is said to be missing, and stays so."""
    nowhere = listed.parent / "nowhere"
    words = [str(listed.parent / word) if word.endswith("xlsx") else word for word in way]
    assert call("concepts", "review", "--store", nowhere, *words).code == 2
    assert not nowhere.exists()
