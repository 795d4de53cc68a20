"""Rules over a standard: when they fire, and when they do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import compgraph.reading
from compgraph.messages import reading as told
from compgraph.messages import refusals
from compgraph.reading import Reading

FOLDER = Path(compgraph.reading.__file__).parent


@pytest.mark.parametrize(
    ("first", "second", "fires"),
    [
        ("程式撰寫能力", "程式碼撰寫能力", True),  # the pair of the shipped standard
        ("資料分析能力", "資料分析能力力", True),
        ("簡報表達能力", "簡報表達的能力", True),
        ("軟體測試能力", "軟體維護能力", False),  # two characters replaced
        ("綠場域相關知識", "綠療育相關知識", False),
        ("灰漿調配技術", "砂漿調配技術", False),  # one replaced: another thing
        ("農業概論", "農業大概論", False),  # four characters are too few to tell
        ("問題解決能力", "軟體問題解決能力", False),  # two more
        ("溝通能力", "溝通能力", False),  # the same name is another rule
    ],
)
def test_similar_names(
    shipped_text: str, read_as: Callable[..., Reading], first: str, second: str, fires: bool
) -> None:
    """One character inserted, in a name of at least five."""
    changed = shipped_text.replace("S04程式撰寫能力", f"S04{first}").replace(
        "S17程式碼撰寫能力", f"S17{second}"
    )
    reading = read_as(changed)
    found = [one.subject for one in reading.findings if one.rule == "similar-names"]
    assert found == (["ISD3512-001v3/S17"] if fires else [])


def test_knowledge_and_skills_are_not_compared(
    shipped_text: str, read_as: Callable[..., Reading]
) -> None:
    """A knowledge and a skill of one name are two things, and mean to be."""
    reading = read_as(shipped_text.replace("K14軟體工程", "K14程式撰寫能力"))
    assert [one.rule for one in reading.findings].count("similar-names") == 1
    assert [one.rule for one in reading.findings].count("same-name") == 0


def test_a_version_of_a_later_number_is_expected(
    shipped_text: str, read_as: Callable[..., Reading]
) -> None:
    """A standard v4 whose table begins at V3 lacks V4."""
    reading = read_as(shipped_text.replace("\t\tISD3512-001v3", "\t\tISD3512-001v4"))
    missing = [one for one in reading.findings if one.rule == "version-missing"]
    assert len(missing) == 1
    assert "V4" in missing[0].message.en


def test_the_same_bytes_give_the_same_reading(
    shipped_text: str, read_as: Callable[..., Reading]
) -> None:
    """Twice read, everything is equal, the order of findings included."""
    damaged = shipped_text.replace("T2.4 維護", "T2.5 維護").replace("K01職業", "K09職業", 1)
    assert read_as(damaged) == read_as(damaged)


def test_a_gap_is_told_once(shipped_text: str, read_as: Callable[..., Reading]) -> None:
    """T2.999 after T2.4 lacks 994 codes: one finding, with the first and the last of them."""
    reading = read_as(shipped_text.replace("T2.5 解", "T2.999 解"))
    gaps = [one for one in reading.findings if one.rule == "gap-in-codes"]
    assert [one.printed for one in gaps] == ["T2.999 解決使用者問題"]
    assert "T2.5–T2.998" in gaps[0].message.en


def test_a_version_of_5000_digits(shipped_text: str, read_as: Callable[..., Reading]) -> None:
    """Python refuses to make a number of so many digits; the code is kept as printed."""
    reading = read_as(shipped_text.replace("\t\tISD3512-001v3", "\t\tISD3512-001v" + "1" * 5000))
    assert len(reading.standard.code) == 5012


def test_every_rule_has_its_sentences_and_every_sentence_its_rule() -> None:
    """Rules are literals in the source: none is without words, and no words are left over."""
    source = "".join(path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.py")))
    rules = set(re.findall(r'\badd\(\s*"([a-z0-9-]+)"', source)) | {"decoded-as"}
    # rules that a call gets by name
    rules |= {"same-name", "similar-names"}
    assert {f"{rule}{part}" for rule in rules for part in ("", ".remedy")} == set(told.SENTENCES)
    refused = set(re.findall(r'\brefused\(\s*"([a-z0-9-]+)"', source))
    refused |= {"columns-do-not-match", "no-task-column", "no-task", "no-table"}
    refused |= {"not-in-encoding", "other-encoding", "encoding-unknown", "reader-unknown"}
    refused |= {"pdf-encrypted", "office-format-old", "columns-unclear", "columns-glued"}
    sentences = {f"{rule}{part}" for rule in refused for part in ("", ".remedy")}
    sentences |= {"place-page", "place-table", "place-row"}  # where it is refused
    assert sentences == set(refusals.SENTENCES)


def test_the_table_of_damage_names_rules_that_exist() -> None:
    """What the docstring promises is what the reader can say."""
    assert compgraph.reading.__doc__
    cells = [
        line.split("|")[2].strip()
        for line in compgraph.reading.__doc__.splitlines()
        if line.startswith("| ") and "what is said" not in line
    ]
    named = {word for cell in cells for word in re.findall(r"[a-z]+(?:-[a-z0-9]+)+|binary", cell)}
    assert len(named) > 20
    assert named <= set(told.SENTENCES) | set(refusals.SENTENCES)
