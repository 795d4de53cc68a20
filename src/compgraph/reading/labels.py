"""The words a document prints around its content: labels, column headers and headings.

All are compared as `spaces.key` gives them: without blanks, brackets in their ASCII form.
"""

from __future__ import annotations

import re

from compgraph.reading.spaces import key

VERSION_COLUMNS = {
    "版本": "label",
    "職能基準代碼": "code",
    "職能基準名稱": "name",
    "狀態": "status",
    "更新說明": "note",
    "發展更新日期": "date",
}

PROFILE = {
    "職能基準代碼": "code",
    "職能代碼": "code",
    "職能基準名稱(擇一填寫)": "occupation_name",
    "職能基準名稱": "occupation_name",
    "職能名稱": "occupation_name",
    "職類": "job_family",
    "職業": "occupation_name",
    "所屬類別": "",
    "職類別": "category",
    "職類別代碼": "category_code",
    "職業別": "occupation",
    "職業別代碼": "occupation_code",
    "行業別": "industry",
    "行業": "industry",
    "產業": "industry",
    "所屬產業": "industry",
    "行業別代碼": "industry_code",
    "工作描述": "description",
    "職務描述": "description",
    "基準級別": "level",
}
"""Label → field; the group label 所屬類別 has no value of its own."""

COLUMNS = {
    "工作職責": "duty",
    "主要職責": "duty",
    "工作任務": "task",
    "工作產出": "output",
    "行為指標": "indicator",
    "績效指標": "indicator",
    "職能級別": "level",
    "級別": "level",
}

_KNOWLEDGE = re.compile(r"職能內涵\(?(?:K=?)?(?:knowledge)?知識\)?|知識\(?K?\)?", re.IGNORECASE)
_SKILL = re.compile(r"職能內涵\(?(?:S=?)?(?:skills?)?技能\)?|技能\(?S?\)?", re.IGNORECASE)
_ATTITUDE = re.compile(r"職能內涵\(?(?:A=?)?(?:attitudes?)?態度\)?", re.IGNORECASE)
_NOTES = re.compile(r"說明與補充事項[:]?")
_REQUIREMENTS = re.compile(
    r"(?:建議)?擔任此職類/?職業之學歷/?(?:經驗|經歷)/?(?:或)?(?:能力)?條件[:]?"
)
_SUPPLEMENT = re.compile(r"其他補充說明[:]?")
_FOOTER = re.compile(r"第[0-9]+頁,?(?:總)?共[0-9]+頁")

BULLETS = "-–—•●○■□◆◇▪▫⚫⚪‧·*＊※\uf09f\uf06c\uf0b7\uf06e"
"""Characters that open a line of a list, among them Wingdings bullets in the private use area."""

NAMES = {
    "duty": "工作職責",
    "task": "工作任務",
    "output": "工作產出",
    "indicator": "行為指標",
    "level": "職能級別",
    "knowledge": "職能內涵（K=knowledge 知識）",
    "skill": "職能內涵（S=skills 技能）",
}
"""Column → the words of its header, for messages."""


def column(cell: str) -> str | None:
    """Return which column of the main table this header cell opens, None for other words."""
    word = key(cell)
    if word in COLUMNS:
        return COLUMNS[word]
    if _KNOWLEDGE.fullmatch(word):
        return "knowledge"
    return "skill" if _SKILL.fullmatch(word) else None


def heading(line: str) -> str | None:
    """Return "attitudes", "notes", "requirements", "supplement" or "footer" for such a line."""
    word = key(line).lstrip(BULLETS).replace("*", "")
    if len(word) > 60:
        return None
    for name, pattern in (
        ("attitudes", _ATTITUDE),
        ("notes", _NOTES),
        ("requirements", _REQUIREMENTS),
        ("supplement", _SUPPLEMENT),
        ("footer", _FOOTER),
    ):
        if pattern.fullmatch(word):
            return name
    return None


def known(printed: str) -> bool:
    """Whether `printed` is nothing but words and marks of this page."""
    word = key(printed)
    return (
        word in PROFILE
        or word in VERSION_COLUMNS
        or column(printed) is not None
        or heading(printed) is not None
        or not word.strip(BULLETS + "、;,/:")
    )
