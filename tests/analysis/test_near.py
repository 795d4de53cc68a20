"""Near-duplicates: what is worth asking a person about, and nothing is decided by it."""

from __future__ import annotations

import random
from itertools import combinations
from math import sqrt
from pathlib import Path

import pytest

from compgraph.analysis.near import LEAST, distance, likeness, near
from compgraph.analysis.wording import core, differ, says_more, wording


def judged(cases: Path) -> list[tuple[bool, str, str]]:
    """The pairs judged by hand: whether a person should be asked, and the two names."""
    lines = (cases / "concepts" / "near-pairs.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [({"same": True, "different": False}[said], a, b) for said, a, b in rows]


def test_most_of_what_is_worth_asking_is_asked_and_little_else(cases: Path) -> None:
    """On 70 judged pairs precision 31/32 = 0.97 and recall 31/34 = 0.91.

    Missed: other words for the same thing (判斷 and 研判, 控制 and 管制), a name turned round.
    Asked in vain: two long names with another document in them (計畫書, 規格書).
    """
    pairs = judged(cases)
    assert (len(pairs), sum(same for same, _, _ in pairs)) == (70, 34)
    asked = [same for same, a, b in pairs if likeness(a, b).score >= LEAST]
    assert (sum(asked), len(asked)) == (31, 32)


def test_scores_by_hand() -> None:
    """0.4·E + 0.4·G + 0.2·F, for three pairs on paper."""
    # 溝通協調 twice; the whole names differ in 2 of 6 characters
    assert likeness("溝通協調能力", "溝通協調").score == pytest.approx(0.8 + 0.2 * 4 / 6, abs=1e-4)
    # 程式碼撰寫 has one character more than 程式撰寫; of 6 and 5 bigrams (with ^ and $) 4 are shared
    expected = 0.4 * 4 / 5 + 0.4 * 4 / sqrt(30) + 0.2 * 6 / 7
    assert likeness("程式碼撰寫能力", "程式撰寫能力").score == pytest.approx(expected, abs=1e-4)
    # nothing but the endings in common: E = G = 0, the whole names share 2 of 4 characters
    assert likeness("溝通能力", "除錯能力").score == pytest.approx(0.2 * 2 / 4)


def test_a_name_is_like_itself_and_likeness_has_no_direction(cases: Path) -> None:
    """1 for the same name; the same score both ways round."""
    for _, a, b in judged(cases):
        assert likeness(a, a).score == 1
        assert likeness(a, b) == likeness(b, a)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("溝通協調能力", "溝通協調"),
        ("軟體測試基本概念", "軟體測試"),
        ("專案管理相關知識", "專案管理"),
        ("相關程式語言知識", "程式語言"),
        ("軟體版本控管之能力", "軟體版本控管"),
        ("溝通與協調能力", "溝通協調"),
        ("知識", "知識"),
        ("基本能力", "基本"),
        ("能力", "能力"),
        ("", ""),
    ],
)
def test_the_core_label_is_what_is_left_without_common_endings(name: str, label: str) -> None:
    """At least two characters are left, and joining words do not count."""
    assert core(wording(name).letters) == label


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("4G行動通訊", "5G行動通訊"),
        ("Java程式設計", "JavaScript程式設計"),
        ("C語言程式設計", "C++語言程式設計"),
        ("ISO 9001品質管理", "ISO 14001品質管理"),
        ("第一類壓力容器", "第二類壓力容器"),
        ("甲級鍋爐操作", "乙級鍋爐操作"),
        ("基礎程式設計", "進階程式設計"),
        ("初級會計", "高級會計"),
        ("破壞檢測", "非破壞檢測"),
        ("不飽和脂肪", "飽和脂肪"),
        ("硬體測試", "軟體測試"),
        ("國內行銷", "國際行銷"),
    ],
)
def test_names_that_say_that_they_differ(a: str, b: str) -> None:
    """Numbers, Latin words, levels, opposites and negations halve the score."""
    assert differ(wording(a), wording(b))
    assert likeness(a, b).factor == 0.5
    assert likeness(a, b).score < LEAST


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Python程式設計", "Phython程式設計"),
        ("ＣＮＣ車床操作", "CNC車床操作"),
        ("Log File 判讀", "log file判讀"),
        ("初級會計", "初階會計"),
        ("基礎程式設計", "基本程式設計"),
        ("臺灣法規", "台灣法規"),
        ("資料收集", "資料蒐集"),
    ],
)
def test_names_that_only_look_as_if_they_differ(a: str, b: str) -> None:
    """A misprint in a long word, width, case, spelling, another word for the same level."""
    assert not differ(wording(a), wording(b))
    assert not says_more(wording(a), wording(b))


def test_a_name_that_says_more_counts_less() -> None:
    """3D列印 may or may not be meant by 列印: the score is lowered, not halved."""
    assert likeness("3D列印積層製造", "列印積層製造").factor == 0.8
    assert likeness("軟體品質管理", "品質管理").factor == 0.8


def test_another_order_of_the_same_characters_is_nearly_the_same() -> None:
    """程式撰寫 and 撰寫程式 differ in every place and in most bigrams."""
    said = likeness("程式撰寫能力", "撰寫程式能力")
    assert said.reordered
    assert said.score == pytest.approx(0.9 * 0.8 + 0.2 * (1 - 4 / 6), abs=1e-4)


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [
        ("", "", 0),
        ("", "測試", 2),
        ("kitten", "sitting", 3),
        ("測試", "測試", 0),
        ("程式撰寫", "程式碼撰寫", 1),
        ("需求分析", "分析需求", 4),
    ],
)
def test_the_distance_counts_edits(a: str, b: str, edits: int) -> None:
    """Insert, delete or replace one character; kitten and sitting is the textbook's example."""
    assert distance(a, b) == distance(b, a) == edits


def test_the_distance_is_that_of_the_definition() -> None:
    """The bit vectors give what the recurrence of Levenshtein gives, on 500 random words."""

    def by_definition(a: str, b: str) -> int:
        row = list(range(len(b) + 1))
        for i, one in enumerate(a, start=1):
            last, row[0] = row[0], i
            for j, other in enumerate(b, start=1):
                last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (one != other))
        return row[-1]

    chance = random.Random(1)
    for _ in range(500):
        a, b = ("".join(chance.choices("測試能力A", k=chance.randrange(75))) for _ in "ab")
        assert distance(a, b) == by_definition(a, b)


def test_no_pair_is_missed(cases: Path) -> None:
    """What the bigrams find is what comparing every name with every other finds."""
    names = sorted({name for _, *pair in judged(cases) for name in pair})
    every = {(a, b) for a, b in combinations(names, 2) if likeness(a, b).score >= 0.65}
    found = near(names, least=0.65)
    assert {(pair.a, pair.b) for pair in found} == every
    assert len(found) == len(every) > 31


def test_the_order_is_by_score_then_name() -> None:
    """Whatever order the names come in, and however often."""
    names = ["溝通", "溝通協調能力", "溝通協調", "溝通能力", "溝通協調", "無關的名稱"]
    found = near(names)
    assert [(pair.a, pair.b) for pair in found] == [
        ("溝通協調", "溝通協調能力"),
        ("溝通", "溝通能力"),
    ]
    assert near(names[::-1]) == found
    assert near([]) == near(["溝通"]) == []


@pytest.mark.parametrize("least", [0.6, 0.0, 1.01])
def test_a_score_that_cannot_be_searched_for_is_refused(least: float) -> None:
    """At 0.6 and below, names without a bigram in common would count."""
    with pytest.raises(ValueError, match="least"):
        near(["溝通"], least=least)
