"""What the wording of a competency's name says apart from its letters.

`wording` takes a name apart: the letters that count, the core label (核心名稱) without endings that
many names share, and the marks by which two names that look alike mean different things.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ENDINGS = (
    *("能力", "技能", "技巧", "素養"),
    *("知識", "知能", "概念", "觀念", "常識"),
    *("基本", "基礎", "相關"),
)
"""Endings that say of what kind a competency is, or next to nothing; taken off again and again."""

BEGINNINGS = ("相關", "基本", "具備", "了解", "熟悉")
"""The same at the beginning of a name."""

_SPELLINGS = {
    "瞭解": "了解",
    "收集": "蒐集",
    "計劃": "計畫",
    "部份": "部分",
    "記錄": "紀錄",
    "連絡": "聯絡",
    "臺": "台",
    "佈": "布",
    "裏": "裡",
    "鑑": "鑒",
    "綫": "線",
    "週": "周",
    "帳": "賬",
    "啟": "啓",
}
"""Spellings of one word that Taiwan's documents use side by side: each becomes the second."""

_JOINTS = re.compile(r"以及|[、,;/&·‧與及和暨或]")
_PARTICLES = re.compile("[與之的]")
_NOISE = re.compile(r"""[\s()\[\]{}<>「」『』【】《》〈〉"'“”‘’:!?*_~-]+""")
_FOOTNOTE = re.compile(r"【註[^】]*】")
_LATIN = re.compile(r"[a-z0-9][a-z0-9+#]*")
_NUMERALS = re.compile(r"[一二三四五六七八九十甲乙丙丁]")
_NEGATIONS = ("非", "不", "無", "未", "免", "反")

_OPPOSITES = (
    "基礎|基本|初級|初階|入門 中級|中階 進階|高級|高階",
    "硬體 軟體 韌體",
    "輸入|進口 輸出|出口",
    "內部 外部",
    "國內 國外|國際",
    "室內 室外|戶外",
    "前端 後端",
    "上游 下游",
    "靜態 動態",
    "水平 垂直",
    "主動 被動",
    "有線 無線",
    "定性|質性 定量|量化",
    "採購 銷售",
    "類比 數位",
    "交流 直流",
    "正向 逆向|反向",
    "直接 間接",
    "線上 線下|實體",
    "液壓|油壓 氣壓",
    "高壓 低壓",
    "高溫 低溫",
    "兒童|幼兒|嬰幼兒 高齡|老人|老年 青少年 成人",
    "安裝 拆除|拆卸",
    "上架 下架",
    "書面 口頭",
    "財務 稅務 法務 人事",
    "中文 英文 日文",
)
"""Words that exclude each other, a line a choice; words with | between them mean the same there."""

_CHOSEN = {
    word: (choice, place)
    for choice, line in enumerate(_OPPOSITES)
    for place, words in enumerate(line.split())
    for word in words.split("|")
}
_CHOOSING = re.compile("|".join(sorted(_CHOSEN, key=lambda word: (-len(word), word))))


@dataclass(frozen=True, slots=True)
class Wording:
    """A name taken apart.

    `letters` is what counts of the whole name, `core` of its core label. `latin` are its Latin
    words and numbers, `numerals` its Chinese ones, `negations` its words for “not”, `choices` what
    it says where words exclude each other: pairs of the number of a choice and of what is chosen.
    """

    letters: str
    core: str
    latin: tuple[str, ...]
    numerals: tuple[str, ...]
    negations: tuple[str, ...]
    choices: frozenset[tuple[int, int]]


@lru_cache(maxsize=1 << 17)
def wording(name: str) -> Wording:
    """Return what a name says.

    Letters: NFKC, small letters, one spelling of a word, without footnote marks, brackets and
    blanks; signs and words that join two things (與, 及, 、) count as one and the same.
    """
    folded = unicodedata.normalize("NFKC", _FOOTNOTE.sub("", name)).casefold()
    for one, other in _SPELLINGS.items():
        folded = folded.replace(one, other)
    letters = _NOISE.sub("", _JOINTS.sub("與", folded)).strip("與")
    return Wording(
        letters,
        core(letters),
        tuple(sorted(_LATIN.findall(folded))),
        tuple(sorted(_NUMERALS.findall(letters))),
        tuple(sorted(word for word in _NEGATIONS if word in letters)),
        frozenset(_CHOSEN[word] for word in _CHOOSING.findall(letters)),
    )


def core(letters: str) -> str:
    """Return the core label of folded letters: without ENDINGS, BEGINNINGS, and 與, 之, 的.

    At least two characters are left.
    """
    without = _PARTICLES.sub("", letters)
    rest = without if len(without) >= 2 else letters
    while shorter := _shortened(rest):
        rest = shorter
    return rest


def _shortened(label: str) -> str | None:
    for word in ENDINGS:
        if label.endswith(word) and len(label) >= len(word) + 2:
            return label.removesuffix(word)
    for word in BEGINNINGS:
        if label.startswith(word) and len(label) >= len(word) + 2:
            return label.removeprefix(word)
    return None


def differ(a: Wording, b: Wording) -> bool:
    """Return whether two names say that they mean different things.

    They do when both have Latin words or numbers (5G, Java) or Chinese numerals and these differ;
    when they choose differently where words exclude each other (初級, 高級); and when one says
    “not” (非破壞檢測) where the other does not.
    """
    return (
        (bool(a.latin) and bool(b.latin) and _unlike(a.latin, b.latin))
        or (bool(a.numerals) and bool(b.numerals) and a.numerals != b.numerals)
        or a.negations != b.negations
        or _excluded(a, b)
    )


def says_more(a: Wording, b: Wording) -> bool:
    """Return whether only one of two names has Latin words or numbers, or makes a choice."""
    return bool(a.latin) != bool(b.latin) or a.choices != b.choices


def _unlike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether the words differ, a misprint in a long word apart (Phython, Python)."""
    return len(a) != len(b) or any(
        one != other and (min(len(one), len(other)) < 5 or not _nearly(one, other))
        for one, other in zip(a, b, strict=True)
    )


def _nearly(a: str, b: str) -> bool:
    """Return whether one letter too many, too few or mistaken is all that differs."""
    if any(letter.isdigit() for letter in a + b) or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def _excluded(a: Wording, b: Wording) -> bool:
    mine: dict[int, set[int]] = {}
    for choice, place in a.choices:
        mine.setdefault(choice, set()).add(place)
    yours: dict[int, set[int]] = {}
    for choice, place in b.choices:
        yours.setdefault(choice, set()).add(place)
    return any(mine[choice] != yours[choice] for choice in mine.keys() & yours.keys())
