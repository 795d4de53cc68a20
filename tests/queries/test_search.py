"""Finding a question: every word, in either language, however it is written."""

from __future__ import annotations

import pytest

from compgraph.queries import Question
from compgraph.queries.library import library, parsed
from compgraph.queries.search import search


def asked(name: str, head: str) -> Question:
    """Return a question of our own with this head."""
    return parsed(f"#+ summary: {head}\nSELECT * {{ }}", name)


OWN = (
    asked(
        "tasks-by-hour",
        "依時數排列的任務 / Tasks by their hours\n#+ description: 單位 KM。 / The unit is km.",
    ),
    asked("hours", "學習時數 / Hours of study\n#+ columns:\n#+   - task: 任務 / the task"),
    asked("levels", "級別 / Levels\n#+ description: 與時數無關。 / Not about hours."),
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("hours", ["hours", "tasks-by-hour", "levels"]),
        ("時數", ["tasks-by-hour", "hours", "levels"]),
        ("任務", ["tasks-by-hour", "hours"]),
        ("時數 任務", ["tasks-by-hour", "hours"]),
        ("HOURS　TASK", ["tasks-by-hour", "hours"]),
        ("ｋｍ", ["tasks-by-hour"]),
        ("時數 nothing-has-this", []),
        ("", ["tasks-by-hour", "hours", "levels"]),
    ],
)
def test_every_word_must_be_there(words: str, names: list[str]) -> None:
    """In name, summary, description, parameters or columns; the name tells most, ties stay."""
    assert [question.name for question in search(words, OWN)] == names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("兩份 共有", "competencies-two-standards-share"),
        ("two standards share", "competencies-two-standards-share"),
        ("落差", "gap-between-two-standards"),
        ("gap", "gap-between-two-standards"),
        ("SHA-256", "documents-read"),
        ("頁碼", "items-on-a-page"),
        ("職類別 最", "most-used-competencies-of-a-category"),
        ("rare", "rare-competencies"),
    ],
)
def test_the_library_is_searched(words: str, name: str) -> None:
    """By what an analyst would write."""
    assert name in [question.name for question in search(words)]


def test_no_words_find_the_whole_library() -> None:
    """In its order."""
    assert [question.name for question in search("  ")] == list(library())
