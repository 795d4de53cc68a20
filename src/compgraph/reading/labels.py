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
    "發展/更新日期": "date",
    "更新日期": "date",
    "發展日期": "date",
}

PROFILE = {
    "職能基準代碼": "code",
    "職能代碼": "code",
    "職能單元代碼": "code",
    "職能單元名稱": "occupation_name",
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
    "工作說明": "description",
    "職務說明": "description",
    "職類代碼": "category_code",
    "職業代碼": "occupation_code",
    "行業代碼": "industry_code",
    "基準級別": "level",
    "職能基準級別": "level",
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

_CONTENT = {
    "knowledge": re.compile(r"K?(?:KNOWLEDGE)?(?:知識)?K?"),
    "skill": re.compile(r"S?(?:SKILLS?)?(?:技能)?S?"),
    "attitude": re.compile(r"A?(?:ATTITUDES?|ABILIT(?:Y|IES))?(?:態度|能力)?A?"),
}
"""What may stand behind 職能內涵 in the headers of K, S and A, brackets and signs aside."""

_BRACKETED = re.compile(r"\([TOPL]\)$")
_SIGNS = re.compile(r"[()\[\]=:、,/．.]")
_ATTITUDE = re.compile(
    r"職能內涵\(?(?:A=?)?(?:attitudes?)?(?:態度)\)?|職能內涵\(?A(?:=?attitudes?)?\)?", re.IGNORECASE
)
_NOTES = re.compile(r"說明與補充事項[:]?")
_REQUIREMENTS = re.compile(
    r"(?:建議)?擔任此職類/?職業之學歷/?(?:經驗|經歷)/?(?:或)?(?:能力)?條件[:]?"
)
_SUPPLEMENT = re.compile(r"其他補充說明[:]?")
_FOOTER = re.compile(r"第[0-9]+頁,?(?:總)?共[0-9]+頁")

_PAGE = re.compile(
    r"[-–—]?[0-9]{1,3}[-–—]?(?:/[0-9]{1,3})?|第[0-9]{1,3}頁|page[0-9]{1,3}(?:(?:of|/)[0-9]{1,3})?",
    re.IGNORECASE,
)

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


_LONGEST_WORD = 40
_WORDS = (
    *COLUMNS,
    "職能內涵KKNOWLEDGE知識",
    "職能內涵SSKILLS技能",
    "職能內涵AATTITUDE態度",
)
"""The words of column headers, without brackets and signs."""


def column(cell: str) -> str | None:
    """Return which column of the main table this header cell opens, None for other words."""
    if len(cell) > _LONGEST_WORD:
        return None
    word = _BRACKETED.sub("", key(cell))
    if word in COLUMNS:
        return COLUMNS[word]
    content = _SIGNS.sub("", word.upper())
    named = content.removeprefix("職能內涵")
    if named == content and named not in ("知識", "技能", "知識K", "技能S", "K知識", "S技能"):
        return None
    return next(
        (name for name in ("knowledge", "skill") if named and _CONTENT[name].fullmatch(named)), None
    )


def part_of_header(cell: str) -> bool:
    """Whether this is a part of the words of a column header, as printed over several rows."""
    word = _SIGNS.sub("", key(cell).upper())
    return bool(word) and any(word in known for known in _WORDS)


def is_title(word: str) -> bool:
    """Whether a line, as `spaces.key` gives it, is the heading of a document."""
    return word.endswith(("職能基準", "職能單元"))


def page_number(line: str) -> bool:
    """Whether a line outside of tables is nothing but the number of its page."""
    return len(line) < _LONGEST_WORD and _PAGE.fullmatch(key(line)) is not None


def heading(line: str) -> str | None:
    """Return "attitudes", "notes", "requirements", "supplement" or "footer" for such a line."""
    if len(line) > 3 * _LONGEST_WORD:
        return None
    word = key(line).lstrip(BULLETS).replace("*", "")
    if len(word) > 60:
        return None
    if (found := _ATTITUDE.match(word)) and len(word) - found.end() <= _LONGEST_WORD:
        return "attitudes"
    for name, pattern in (
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
        word.rstrip(":") in PROFILE
        or word in VERSION_COLUMNS
        or column(printed) is not None
        or heading(printed) is not None
        or part_of_header(printed)
        or page_number(printed)
        or not word.strip(BULLETS + "、;,/:")
    )


BEGINNINGS = {
    "duty": "T",
    "task": "T",
    "output": "O0",
    "indicator": "P",
    "level": "123456",
    "knowledge": "K",
    "skill": "S",
}
"""What the cells of a column begin with."""
