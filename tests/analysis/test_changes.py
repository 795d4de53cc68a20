"""What changed between two versions: every kind of change, by hand, and what holds of any two.

Expected changes are written `what kind old>new rule`, ids as the two versions have them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compgraph.analysis.changes import RULES, Changes, changes
from compgraph.analysis.changes.likeness import core, likeness, normalised
from compgraph.analysis.changes.wording import pieces, slight
from compgraph.model import Standard
from compgraph.reading import read
from compgraph.resources import shipped_standard
from small_standards import small
from standards import standards

V2 = """
職類別 AFN 天然資源
職業別 6010 農作人員
T1 茶園規劃
T1.1 調查茶園環境 | 3
O1.1.1 環境調查表
P1.1.1 依地形與土壤條件，調查茶園環境並填寫調查表。
P1.1.2 比較各區日照與排水，選定栽種位置。
> K01 K02 S01
T1.2 選擇茶樹品種 | 4
O1.2.1 品種清單
P1.2.1 依市場需求與氣候，選擇合適的茶樹品種。
> K01 K03 S02
T2 茶園管理
T2.1 修剪茶樹 | 3
O2.1.1 修剪紀錄
P2.1.1 依樹勢決定修剪高度，並完成修剪。
> K04 S03
T2.2 防治病蟲害 | 3
O2.2.1 防治紀錄
O2.2.2 用藥清冊
P2.2.1 巡視茶園，辨識病蟲害種類。
P2.2.2 依用藥規範調配藥劑並施用。
> K05 K06 S04
K01 土壤與肥料概念
K02 氣象判讀知識
K03 茶樹品種特性
K04 修剪原理
K05 病蟲害辨識知識
K06 農藥安全使用規範
S01 環境調查能力
S02 市場分析能力
S03 剪枝機操作能力
S04 藥劑調配能力
A01 主動積極：不需指示即能自發做事。
A02 謹慎細心：精確檢視每個程序。
條件 高中職以上農業相關科系畢業。
名詞 樹勢：茶樹生長的強弱。
備註 本基準不含製茶。
"""


def told(found: Changes) -> list[str]:
    """Return the changes as the tests write them."""
    return [
        f"{one.what} {one.kind} "
        f"{one.old.id if one.old else ''}>{one.new.id if one.new else ''}"
        f"{f' {one.about.id}' if one.about else ''} {one.rule}"
        for one in found.changes
    ]


def edited(*edits: tuple[str, str], code: str = "ABC1234-001v3", **fields: object) -> Standard:
    """Return v3: v2 with parts of its lines replaced."""
    lines = V2
    for old, new in edits:
        assert old in lines, old
        lines = lines.replace(old, new)
    return small(lines, code, **fields)


CASES: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "only the version of the code differs": ([], []),
    "a duty is renamed, its tasks stay": (
        [("T1 茶園規劃", "T1 栽種前準備")],
        ["renamed duty T1>T1 renamed-widely"],
    ),
    "a task gets another name, its parts tell it": (
        [("T2.1 修剪茶樹", "T2.1 整枝作業")],
        ["renamed task T2.1>T2.1 renamed-widely"],
    ),
    "a small edit of a task's name": (
        [("T1.1 調查茶園環境", "T1.1 調查茶園的環境")],
        ["renamed task T1.1>T1.1 renamed-slightly"],
    ),
    "a task is removed with everything that only it had": (
        [
            ("T2.1 修剪茶樹 | 3\n", ""),
            ("O2.1.1 修剪紀錄\n", ""),
            ("P2.1.1 依樹勢決定修剪高度，並完成修剪。\n", ""),
            ("> K04 S03\n", ""),
            ("K04 修剪原理\n", ""),
            ("S03 剪枝機操作能力\n", ""),
        ],
        [
            "removed task T2.1> removed",
            "removed output O2.1.1> removed",
            "removed indicator P2.1.1> removed",
            "removed knowledge K04> removed",
            "removed skill S03> removed",
        ],
    ),
    "a duty is removed, its tasks move to the other": (
        [("T2 茶園管理\n", "")],
        [
            "removed duty T2> removed",
            "moved task T2.1>T2.1 moved",
            "moved task T2.2>T2.2 moved",
        ],
    ),
    "a task is added between others, which get new codes": (
        [
            ("T2.1 修剪茶樹", "T2.2 修剪茶樹"),
            ("T2.2 防治病蟲害", "T2.3 防治病蟲害"),
            ("O2.2.1 ", "O2.3.1 "),
            ("O2.2.2 ", "O2.3.2 "),
            ("P2.2.1 ", "P2.3.1 "),
            ("P2.2.2 ", "P2.3.2 "),
            ("O2.1.1 ", "O2.2.1 "),
            ("P2.1.1 ", "P2.2.1 "),
            ("T2 茶園管理\n", "T2 茶園管理\nT2.1 中耕除草 | 2\n> K01\n"),
        ],
        [
            "added task >T2.1 added-demand",
            "recoded task T2.1>T2.2 T2.1 recoded-reused",
            "recoded task T2.2>T2.3 T2.2 recoded-reused",
            "recoded output O2.1.1>O2.2.1 recoded",
            "recoded output O2.2.1>O2.3.1 O2.2.1 recoded-reused",
            "recoded output O2.2.2>O2.3.2 recoded",
            "recoded indicator P2.1.1>P2.2.1 recoded",
            "recoded indicator P2.2.1>P2.3.1 P2.2.1 recoded-reused",
            "recoded indicator P2.2.2>P2.3.2 recoded",
        ],
    ),
    "a task moves to another duty and takes its place there": (
        [("T2 茶園管理\nT2.1 修剪茶樹", "T1.3 修剪茶樹"), ("T2.2 防治", "T2 茶園管理\nT2.2 防治")],
        ["recoded task T2.1>T1.3 recoded", "moved task T2.1>T1.3 moved"],
    ),
    "an indicator moves to another task": (
        [
            ("P1.1.2 比較各區日照與排水，選定栽種位置。\n", ""),
            (
                "P1.2.1 依市場需求",
                "P1.2.2 比較各區日照與排水，選定栽種位置。\nP1.2.1 依市場需求",
            ),
        ],
        [
            "recoded indicator P1.1.2>P1.2.2 recoded",
            "moved indicator P1.1.2>P1.2.2 moved-to-task",
        ],
    ),
    "an output moves to a second row of its task": (
        [
            ("O2.2.2 用藥清冊\n", ""),
            ("> K05 K06 S04", "> K05 K06 S04\nrow | 3\nO2.2.2 用藥清冊"),
        ],
        ["added block >block/5 added-aside", "moved output O2.2.2>O2.2.2 moved"],
    ),
    "a code is given to another thing while the old one lives on": (
        [
            ("K03 茶樹", "K07 茶樹"),
            ("K01 K03", "K01 K03 K07"),
            ("K04 修", "K03 有機栽培規範\nK04 修"),
        ],
        [
            "added knowledge >K03 added-demand",
            "recoded knowledge K03>K07 K03 recoded-reused",
        ],
    ),
    "a code is given to another thing and the old one is gone": (
        [("K03 茶樹品種特性", "K03 有機栽培規範")],
        [
            "removed knowledge K03> K03 removed-code-reused",
            "added knowledge >K03 added-demand",
        ],
    ),
    "two competencies exchange their codes": (
        [
            ("K05 病蟲害辨識知識", "K05 農藥安全使用規範"),
            ("K06 農藥安全使用規範\nS01", "K06 病蟲害辨識知識\nS01"),
        ],
        [
            "recoded knowledge K06>K05 K06 recoded-reused",
            "recoded knowledge K05>K06 K05 recoded-reused",
        ],
    ),
    "a competency is renamed by little, by its common end, and by a word": (
        [
            ("K02 氣象判讀知識", "K02 氣象資料判讀知識"),
            ("K05 病蟲害辨識知識", "K05 病蟲害辨識概念"),
            ("S02 市場分析能力", "S02 市場調查能力"),
        ],
        [
            "renamed knowledge K02>K02 renamed-slightly",
            "renamed knowledge K05>K05 renamed-slightly",
            "renamed skill S02>S02 renamed-widely",
        ],
    ),
    "knowledge becomes a skill": (
        [
            ("K02 氣象判讀知識\n", ""),
            ("S04 藥", "S05 氣象判讀知識\nS04 藥"),
            ("K02 S01", "S01 S05"),
        ],
        [
            "recoded skill K02>S05 recoded",
            "moved skill K02>S05 moved-to-kind",
        ],
    ),
    "a task requires more and less": (
        [("> K04 S03", "> K01 S03")],
        [
            "required task T2.1>T2.1 K01 required",
            "released task T2.1>T2.1 K04 released",
        ],
    ),
    "levels up, down, unprinted": (
        [("環境 | 3", "環境 | 4"), ("品種 | 4", "品種 | 3"), ("茶樹 | 3", "茶樹 | ")],
        [
            "relevelled task T1.1>T1.1 level-raised",
            "relevelled task T1.2>T1.2 level-lowered",
            "relevelled task T2.1>T2.1 level-missing",
        ],
    ),
    "indicators reworded by a sign and by a word": (
        [
            ("P1.1.2 比較各區日照與排水，選定", "P1.1.2 比較各區日照與排水，並選定"),
            ("P2.2.2 依用藥規範調配藥劑並施用", "P2.2.2 依用藥規範監督藥劑之施用"),
        ],
        [
            "reworded indicator P1.1.2>P1.1.2 reworded-slightly",
            "reworded indicator P2.2.2>P2.2.2 reworded-widely",
        ],
    ),
    "what stands aside is reworded, removed, added": (
        [
            ("自發做事。", "自發做事，並承擔責任。"),
            ("條件 高中職以上農業", "條件 大專以上農業"),
            ("備註 本基準不含製茶。\n", "備註 每三年檢視一次。\n"),
            ("樹勢：茶樹生長的強弱。", "樹勢：茶樹生長強弱的程度。\n名詞 中耕：翻鬆表土。"),
            ("職業別 6010 農作人員", "職業別 6010 農藝作物栽培人員"),
            ("職類別 AFN 天然資源", "職類別 AFX 天然資源"),
        ],
        [
            "removed note note/1> removed-aside",
            "added term >term/2 added-aside",
            "added note >note/1 added-aside",
            "recoded category category/1>category/1 recoded-aside",
            "renamed occupation occupation/1>occupation/1 renamed-aside",
            "reworded attitude A01>A01 reworded-aside",
            "reworded requirement requirement/1>requirement/1 reworded-aside",
            "reworded term term/1>term/1 reworded-aside",
        ],
    ),
    "a duty and an attitude are added, an attitude removed": (
        [("A02 謹慎細心：精確檢視每個程序。", "A02 團隊意識：彼此鼓勵。\nT3 推廣")],
        [
            "removed attitude A02> A02 removed-code-reused",
            "added duty >T3 added-aside",
            "added attitude >A02 added-aside",
        ],
    ),
    "a skill that nobody requires is added": (
        [("S04 藥劑調配能力", "S04 藥劑調配能力\nS05 攝影能力")],
        ["added skill >S05 added-aside"],
    ),
    "another order under the same codes": (
        [("O2.2.1 防治紀錄\nO2.2.2 用藥清冊", "O2.2.2 用藥清冊\nO2.2.1 防治紀錄")],
        ["reordered output T2.2>T2.2 reordered"],
    ),
    "other spaces, widths and footnote marks": (
        [("K01 土壤與肥料概念", "K01 土壤 與肥料概念【註1】"), ("S03 剪枝機", "S03 剪枝機 ")],
        ["reprinted knowledge K01>K01 reprinted", "reprinted skill S03>S03 reprinted"],
    ),
    "a row of a task is added and another removed": (
        [("> K01 K02 S01", "> K01 K02\nrow | 3\n> S01")],
        ["added block >block/2 added-aside", "moved skill S01>S01 moved"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_kind_of_change(case: str) -> None:
    """A hand-made v3 differs from v2 in exactly what was edited."""
    edits, expected = CASES[case]
    assert told(changes(small(V2), edited(*edits))) == expected


def test_fields_of_the_standard() -> None:
    """Name, description and level of the standard itself; its code only where the family differs."""
    new = edited(
        occupation_name="茶園經理", description="經營茶園。", level=4, level_as_printed="4"
    )
    found = changes(small(V2), new)
    assert [(one.rule, one.field, one.before, one.after) for one in found.changes] == [
        ("level-raised", "", "3", "4"),
        ("renamed-aside", "occupation_name", "茶園管理人員", "茶園經理"),
        ("reworded-aside", "description", "管理茶園。", "經營茶園。"),
    ]
    assert found.same_family
    other = changes(small(V2), edited(code="XYZ1234-001v1"))
    assert not other.same_family
    assert told(other) == ["recoded standard ABC1234-001v2>XYZ1234-001v1 recoded-aside"]
    assert changes(small(V2), edited(code="")).same_family


def test_how_things_were_matched() -> None:
    """By name where it is equal, then by neighbourhood, by code last; with how alike the names are."""
    new = edited(
        ("K02 氣象判讀知識", "K02 氣象資料判讀知識"),
        ("S02 市場分析能力", "S02 市場調查能力"),
        ("K03 茶", "K13 茶"),
        ("> K01 K03", "> K01 K13"),
    )
    found = {one.new.id: one for one in changes(small(V2), new).changes if one.new}
    assert (found["K13"].matched, found["K13"].likeness) == ("name", None)
    # 2 · 6 / (6 + 8)
    assert (found["K02"].matched, found["K02"].likeness) == ("neighbourhood", 0.86)
    # 2 · 4 / (6 + 6); without 能力 2 · 2 / (4 + 4): too little for another code
    assert (found["S02"].matched, found["S02"].likeness) == ("code", 0.67)


def test_the_same_name_twice_is_told_apart_by_its_place() -> None:
    """Two indicators with one text stay where they are although the codes changed hands."""
    text = "記錄過程並歸檔。"
    old = small(f"T1 a\nT1.1 訪談 | 3\nP1.1.1 {text}\nT1.2 編撰 | 3\nP1.2.1 {text}")
    new = small(f"T1 a\nT1.1 編撰 | 3\nP1.1.1 {text}\nT1.2 訪談 | 3\nP1.2.1 {text}")
    assert told(changes(old, new)) == [
        "recoded task T1.2>T1.1 T1.2 recoded-reused",
        "recoded task T1.1>T1.2 T1.1 recoded-reused",
        "recoded indicator P1.2.1>P1.1.1 P1.2.1 recoded-reused",
        "recoded indicator P1.1.1>P1.2.1 P1.1.1 recoded-reused",
    ]


def test_what_did_not_change_is_counted() -> None:
    """Of 6 K one was renamed; of 4 tasks one was relevelled; the rest is as before."""
    new = edited(("K02 氣象判讀知識", "K02 氣象資料判讀知識"), ("環境 | 3", "環境 | 4"))
    counted = dict(changes(small(V2), new).unchanged)
    assert counted == {
        "category": 1, "occupation": 1, "duty": 2, "task": 3, "output": 5, "indicator": 6,
        "knowledge": 5, "skill": 4, "attitude": 2, "requirement": 1, "term": 1, "note": 1,
    }  # fmt: skip


EDITS: tuple[tuple[str, str], ...] = (
    ("ISD3512-001v3\t\t\t", "ISD3512-001v4\t\t\t"),
    ("負責雲端系統開發及測試工作。", "負責雲端系統之開發、測試及維護工作。"),
    ("K05風險評估概念", "K05風險管理概念"),
    ("K08軟體規格知識", "K08軟體規格知識 K18資訊倫理"),
    (" S21問題判斷能力", ""),
    ("K03雲端產品資訊知識", "K19雲端產品資訊知識"),
    ("K02技術現況與發展趨勢", "K02技術現況與發展趨勢 K03新技術評估知識"),
    ("S17程式碼撰寫能力 S18", "S07程式碼判讀能力 S17程式碼撰寫能力 S18"),
    ("S08日誌檔判讀能力 S12程式碼檢視技術", "S12程式碼檢視技術"),
    ("P2.1.3 將修正後", "P2.1.3 應將修正後"),
    ("T2.2 開發與測試", "T2.2 開發及測試"),
    ("完成測試報告。\t3", "完成測試報告。\t4"),
    ("O2.5.1 異常處理申請單 O2.5.2 異常處理紀錄表", "O2.5.1 異常處理紀錄表"),
    ("\nA07彈性：能夠敞開心胸，", "\nA07彈性：能敞開心胸，"),
    ("參訓資格依各訓練單位規定。", "具備一年以上程式開發經驗。"),
    ("單元測試與回歸測試等。", "單元測試、整合測試與回歸測試等。"),
)
EXPECTED = [
    "removed output O2.5.1> O2.5.1 removed-code-reused",
    "removed skill S21> removed",
    "removed requirement requirement/2> removed-aside",
    "added knowledge >K03 added-demand",
    "added knowledge >K18 added-demand",
    "added requirement >requirement/2 added-aside",
    "recoded output O2.5.2>O2.5.1 recoded",
    "recoded knowledge K03>K19 K03 recoded-reused",
    "relevelled task T2.2>T2.2 level-raised",
    "required task T2.4>T2.4 S07 required",
    "released task T2.4>T2.4 S08 released",
    "renamed task T2.2>T2.2 renamed-slightly",
    "renamed knowledge K05>K05 renamed-widely",
    "reworded standard ISD3512-001v3>ISD3512-001v4 reworded-aside",
    "reworded indicator P2.1.3>P2.1.3 reworded-slightly",
    "reworded attitude A07>A07 reworded-aside",
    "reworded term term/3>term/3 reworded-aside",
]


def test_the_shipped_standard_against_an_edited_copy(tmp_path: Path) -> None:
    """Sixteen edits of the document give these seventeen changes, nine of them breaking."""
    text = shipped_standard().read_text("utf-8")
    for old, new in EDITS:
        assert old in text, old
        text = text.replace(old, new)
    copy = tmp_path / "v4.txt"
    copy.write_text(text, "utf-8")
    found = changes(read(shipped_standard()).standard, read(copy).standard)
    assert told(found) == EXPECTED
    assert len(found.breaking) == 9


MIRRORED = {"added": "removed", "removed": "added", "required": "released", "released": "required"}
_NAMES = tuple(
    line.partition(" ")[2] for line in V2.splitlines() if re.match(r"[TOPKSA][0-9]", line)
)


@st.composite
def variants(draw: st.DrawFn) -> Standard:
    """Draw v2 with lines left out, names exchanged and names edited."""
    lines = []
    for line in V2.strip().splitlines():
        head, _, rest = line.partition(" ")
        fate = draw(st.sampled_from("=====-~+"))
        if fate == "-" and head[0] in "OPKSA條名備":
            continue
        if fate == "~" and head[0] in "OPKS":
            rest = draw(st.sampled_from(_NAMES)).partition(" |")[0]
        if fate == "+" and head[0] in "OPKS":
            rest = rest[: draw(st.integers(0, len(rest)))] + "甲乙"
        lines.append(f"{head} {rest}")
    return small("\n".join(lines))


def counted(found: Changes, *, mirrored: bool = False) -> Counter[tuple[str, str]]:
    """Count the changes by what happened and to what kind of thing (the kind it has in both)."""
    return Counter(
        (MIRRORED.get(one.what, one.what) if mirrored else one.what, one.kind)
        for one in found.changes
        if not (one.old and one.new and one.old.kind != one.new.kind)
    )


def mirrors(one: Standard, other: Standard) -> None:
    assert changes(one, one).changes == ()
    assert counted(changes(one, other)) == counted(changes(other, one), mirrored=True)


@settings(max_examples=25, deadline=None)
@given(variants(), variants())
def test_the_other_way_round_mirrors(one: Standard, other: Standard) -> None:
    """No change from itself to itself; added and removed, required and released change places."""
    mirrors(one, other)


@pytest.mark.long
@settings(max_examples=2, deadline=None)
@given(standards(), standards())
def test_any_two_standards_mirror(one: Standard, other: Standard) -> None:
    """The same for whatever a document can print."""
    mirrors(one, other)


@settings(max_examples=25, deadline=None)
@given(variants(), variants())
def test_nothing_is_matched_twice(one: Standard, other: Standard) -> None:
    """Whatever is in both versions is one thing: nothing is at once removed and something else."""
    found = changes(one, other)
    pairs = {(a.old.kind, a.old.id): (a.new.kind, a.new.id)
             for a in found.changes if a.old and a.new and a.matched}  # fmt: skip
    assert len(set(pairs.values())) == len(pairs)
    gone = {(a.kind, a.old.id) for a in found.changes if a.what == "removed" and a.old}
    come = {(a.kind, a.new.id) for a in found.changes if a.what == "added" and a.new}
    assert not gone & pairs.keys()
    assert not come & set(pairs.values())


def parts(standard: Standard) -> Iterable[tuple[str, object]]:
    """Yield one damage of every printed part of a record."""
    for name in ("title", "job_family", "occupation_name", "description"):
        yield name, replace(standard, **{name: "改"})
    for name in ("duties", "knowledge", "skills", "attitudes", "classifications", "terms"):
        first, *rest = getattr(standard, name)
        yield name, replace(standard, **{name: (replace(first, name="改過的名稱"), *rest)})
        yield name, replace(standard, **{name: tuple(rest)})
    for name in ("requirements", "notes"):
        first, *rest = getattr(standard, name)
        yield name, replace(standard, **{name: (replace(first, text="改過的文字"), *rest)})


def test_no_edit_of_a_part_goes_unnoticed() -> None:
    """Every printed part that is changed alone gives at least one change."""
    standard = small(V2)
    for name, damaged in parts(standard):
        assert isinstance(damaged, Standard)
        assert changes(standard, damaged).changes, name


def test_the_corpus(outside: Path) -> None:
    """Of nine published standards none differs from itself, and few things of two are the same."""
    found = [read(path).standard for path in sorted((outside / "icap" / "text").glob("*.txt"))]
    assert len(found) == 9
    for standard in found:
        assert changes(standard, standard).changes == ()
    pair = changes(found[2], found[4])
    whole = sum(1 for one in pair.changes if one.what in ("removed", "added"))
    assert whole > 0.95 * len(pair.changes)
    assert not pair.same_family


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", 1.0),
        ("甲", "", 0.0),
        ("程式撰寫能力", "程式碼撰寫能力", 2 * 6 / 13),
        ("abcd", "acbd", 2 * 3 / 8),
        ("甲" * 70 + "乙", "乙" + "甲" * 70, 2 * 70 / 142),
    ],
)
def test_likeness_by_hand(a: str, b: str, expected: float) -> None:
    """Twice the longest common subsequence over both lengths, also past one machine word."""
    assert likeness(a, b) == likeness(b, a) == expected


@given(st.text("甲乙丙", max_size=9), st.text("甲乙丙", max_size=9))
def test_likeness_is_that_of_the_textbook(a: str, b: str) -> None:
    """The bits agree with the table of the longest common subsequence."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if x == y else max(table[i][j + 1], table[i + 1][j])
            )
    assert likeness(a, b) == (2 * table[-1][-1] / (len(a) + len(b)) if a or b else 1.0)


def test_names_are_compared_in_a_form_of_their_own() -> None:
    """Widths, spaces and footnote marks do not count; what ends most names is no core."""
    assert normalised("Ｌｏｇ 檔 判讀【註 4】") == "Log檔判讀"
    assert core("風險評估概念") == core("風險評估相關知識") == "風險評估"
    assert core("能力") == "能力"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("程式撰寫能力", "程式碼撰寫能力", True),
        ("擬訂應用可行方案", "擬定應用可行方案", True),
        ("風險評估概念", "風險評估知識", True),
        ("農村綠陪伴事務執行或活動方案", "農村綠飲食事務執行或活動方案", False),
        ("風險評估概念", "風險管理概念", False),
    ],
)
def test_a_slight_edit_replaces_no_word(old: str, new: str, expected: bool) -> None:
    """A character in, out or instead of another is slight; two for two others is another word."""
    assert slight(old, new) is slight(new, old) is expected


def test_pieces_of_two_wordings() -> None:
    """Latin words and numbers as a whole, Chinese by character; a lone character between joins in."""
    assert pieces("使用AI 工具", "使用IoT 工具") == (
        ("same", "使用"),
        ("gone", "AI"),
        ("new", "IoT"),
        ("same", " 工具"),
    )
    assert pieces("甲乙丙", "丁乙戊") == (("gone", "甲乙丙"), ("new", "丁乙戊"))
    assert pieces("", "新") == (("new", "新"),)


@given(st.text("甲乙丙 aZ9", max_size=12), st.text("甲乙丙 aZ9", max_size=12))
def test_pieces_give_both_wordings_back(old: str, new: str) -> None:
    """All but the new pieces are the old wording, all but the gone ones the new."""
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.what != "new") == old
    assert "".join(piece.text for piece in found if piece.what != "gone") == new


def test_every_rule_is_used_by_a_case() -> None:
    """No rule stands in the table that no hand-made pair shows."""
    shown = {line.split()[-1] for _, expected in CASES.values() for line in expected}
    assert set(RULES) - shown == {"level-printed"}
    old = edited(("環境 | 3", "環境 | "))
    assert told(changes(old, small(V2))) == ["relevelled task T1.1>T1.1 level-printed"]
