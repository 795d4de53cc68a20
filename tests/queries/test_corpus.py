"""The shipped questions over ten real standards: both engines agree, and with what people counted.

The numbers were counted in the printed documents, in ../shared/data/icap/text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compgraph.queries import ask
from compgraph.store import Store
from question_cases import SHIPPED, both, cell, cells, examples

if TYPE_CHECKING:
    from rdflib import Dataset

pytestmark = [
    pytest.mark.long,
    # rdflib's own query code uses what rdflib deprecates.
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.contexts:DeprecationWarning"),
]

JEWELLER, EVENTS, TRAINER = "AVA2173-001v4", "BGM1491-001", "BHR4910-008v4"
PLASTERER, PRINTERS, FARMER = "CCM711-001", "MEM3400-001v1", "NAO6010-006v1"
CARER, TOOLS, PROMPTER, CLOUD = (
    "PSS5320-001v1",
    "SET3115-001v5",
    "SET4130-002v1",
    "ISD3512-001v3",
)


def rows(corpus: Store, name: str, *columns: str, **params: str) -> list[tuple[str, ...]]:
    """Return these columns of the answer as text."""
    answer = ask(corpus, name, params)
    chosen = [answer.column(column) for column in columns]
    return cells(zip(*chosen, strict=True))


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_both_engines_agree(name: str, corpus: Store, plain_corpus: Dataset) -> None:
    """Same terms, same order, on documents as they are."""
    ours, theirs = both(corpus, plain_corpus, name, examples(SHIPPED[name], PROMPTER))
    assert ours == theirs


def test_how_large_standards_are(corpus: Store) -> None:
    """Duties, tasks, K, S and A, counted in six documents."""
    sizes = {
        standard: tuple(map(int, counts))
        for standard, *counts in rows(
            corpus,
            "sizes-of-standards",
            *("standard", "duties", "tasks", "knowledge", "skills", "attitudes"),
        )
    }
    assert len(sizes) == 10
    assert sizes[JEWELLER] == (3, 6, 12, 12, 6)
    assert sizes[PRINTERS] == (3, 8, 25, 22, 5)
    assert sizes[FARMER] == (4, 10, 19, 20, 8)
    assert sizes[CARER] == (2, 5, 19, 15, 7)
    assert sizes[TOOLS] == (5, 22, 27, 25, 5)
    assert sizes[CLOUD] == (2, 7, 17, 21, 7)


def test_which_standards_are_at_a_level(corpus: Store) -> None:
    """The 基準級別 of the ten, and the levels printed in the rows of two."""
    four = rows(corpus, "standards-at-a-level", "standard", "lowest", "highest", "tasks", level="4")
    assert [standard for standard, *_ in four] == [JEWELLER, EVENTS, TRAINER, FARMER, CARER, TOOLS]
    assert (JEWELLER, "3", "4", "2") in four
    assert (FARMER, "2", "4", "10") in four
    three = rows(corpus, "standards-at-a-level", "standard", level="3")
    assert three == [(PLASTERER,), (CLOUD,), (PRINTERS,), (PROMPTER,)]


def test_which_attitudes_are_common(corpus: Store) -> None:
    """How many of the ten lists of attitudes have each name."""
    counted = dict(rows(corpus, "attitudes-across-standards", "name", "standards"))
    assert counted["主動積極"] == "7"
    assert counted["自我管理"] == counted["壓力容忍"] == "6"
    assert counted["謹慎細心"] == "5"
    assert counted["持續學習"] == "4"
    assert counted["團隊意識"] == counted["彈性"] == "3"


def test_what_most_tasks_need(corpus: Store) -> None:
    """溝通協調能力: 5 + 2 + 2 + 2 + 2 tasks of five standards; 問題解決能力: 1 + 6 + 2 + 3 of four."""
    used = rows(corpus, "most-used-competencies", "name", "tasks", "standards", kind="skill")
    assert used[:2] == [("溝通協調能力", "13", "5"), ("問題解決能力", "12", "4")]
    found = rows(
        corpus, "standards-with-a-competency", "item", "tasks", competency=f"{PROMPTER}/S08"
    )
    assert found == [
        (f"{JEWELLER}/S10", "1"),
        (f"{PRINTERS}/S08", "6"),
        (f"{TOOLS}/S03", "2"),
        (f"{PROMPTER}/S08", "3"),
    ]


def test_what_a_repairer_lacks_to_be_a_jeweller(corpus: Store) -> None:
    """All K; all S but S01 溝通協調能力 and S10 問題解決能力; three attitudes."""
    lacking = dict.fromkeys(
        code
        for (code,) in rows(
            corpus, "gap-between-two-standards", "code", known=PRINTERS, wanted=JEWELLER
        )
    )
    expected = [f"K{n:02}" for n in range(1, 13)]
    expected += [f"S{n:02}" for n in range(1, 13) if n not in (1, 10)]
    assert list(lacking) == [*expected, "A02", "A04", "A06"]


def test_what_one_standard_alone_has(corpus: Store) -> None:
    """All 19 K and 15 S of the carer, and the four attitudes that no other list has."""
    alone = rows(corpus, "rare-competencies", "code", standard=CARER)
    codes = [f"K{n:02}" for n in range(1, 20)] + [f"S{n:02}" for n in range(1, 16)]
    assert [code for (code,) in alone] == [*codes, "A01", "A02", "A05", "A06"]


def test_what_tasks_lack(corpus: Store) -> None:
    """The empty cells in the table of the jeweller, and the outputs the plasterer has none of."""
    lacking = rows(corpus, "what-tasks-lack", "standard", "code", "kind")
    assert [(code, missing) for standard, code, missing in lacking if standard == JEWELLER] == [
        ("T1.1", "level"),
        ("T2.1", "output"),
        ("T2.2", "level"),
        ("T3.1", "output"),
        ("T3.1", "level"),
        ("T3.2", "level"),
    ]
    assert [(code, missing) for standard, code, missing in lacking if standard == PLASTERER] == [
        ("T1.1", "output"),
        ("T2.1", "output"),
        ("T3.1", "output"),
    ]


def test_which_names_are_knowledge_and_skill(corpus: Store) -> None:
    """K03 and S01 of the trainer have one name, which S01 of the cloud developer has, too."""
    assert ("資料蒐集與分析能力", "1", "2") in rows(
        corpus, "names-of-knowledge-and-skill", "name", "knowledge", "skills"
    )


def test_which_versions_are_known(corpus: Store) -> None:
    """Four rows of one version table, five of another whose first version has no v1."""
    assert rows(corpus, "versions-of-a-standard", "code", standard=JEWELLER) == [
        (f"AVA2173-001v{n}",) for n in (4, 3, 2, 1)
    ]
    assert rows(corpus, "versions-of-a-standard", "code", standard=TOOLS) == [
        *((f"SET3115-001v{n}",) for n in (5, 4, 3, 2)),
        ("SET3115-001",),
    ]


def test_levels_of_a_competency(corpus: Store) -> None:
    """K06 of the farmer stands in T2.1 at level 4 and in T4.1 at 2; S06 in T2.1 (4) and three at 2."""
    found = {
        code: (lowest, highest, tasks)
        for code, lowest, highest, tasks in rows(
            corpus,
            "levels-of-the-competencies",
            *("code", "lowest", "highest", "tasks"),
            standard=FARMER,
        )
    }
    assert found["K06"] == ("2", "4", "2")
    assert found["S06"] == ("2", "4", "4")


def test_which_standards_are_in_a_category(corpus: Store) -> None:
    """職類別代碼 SET stands in two documents."""
    assert rows(corpus, "standards-in-a-category", "standard", category="SET") == [
        (TOOLS,),
        (PROMPTER,),
    ]
    assert cell(ask(corpus, "standards").rows[0][0]) == JEWELLER
