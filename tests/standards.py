"""Random standards: every variation that a document can print, as a reader must give it.

`standards()` draws records of which each can be printed and read back equal: ids as readers give
them (the printed code in its standard form, `~2` for a second thing under it, kind and ordinal where
no code is printed), texts as readers keep them. `forms()` draws how a document prints them. All
words here are made up; none is taken from a published standard.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import strategies as st

from compgraph.exports.printing.form import Form
from compgraph.model import (
    Block,
    Classification,
    Competency,
    Duty,
    EntryRequirement,
    Indicator,
    Mention,
    Note,
    Output,
    Standard,
    Task,
    Term,
    VersionEntry,
)

_CHINESE = re.split(
    " ",
    "茶園 巡檢 陶器 上釉 染布 校準 山屋 搬運 紀錄 養蜂 採蜜 盤點 木作 榫接 導覽 解說 船模 放樣 規劃 彙整 "
    "確認 檢視 衛生 法規 流程 表單 概念 方法 工具 基礎 進階 㸃茶 堃窯 𠮷屋 喆選 卽時 臺灣 裏布 着色 峯頂",
)
_LATIN = re.split(
    " ", "AI Log File RFID e-mail PLC ISO9001 C++ KPI Wi-Fi Google Maps 5G 80 3D 2.5 ABS UI/UX"
)
_SIGNS = (
    "、",
    "/",
    "，",
    "（室內）",
    "(indoor)",
    "－",
    "與",
    "之",
    "「甲級」",
    "＋",
    "２",
    "Ｂ",
    "％",
)
_JOINING = " 、/，－與之＋"
_CODE_LIKE = re.compile(r"[TOPKSA0]\.?\s?[0-9]", re.IGNORECASE)


def _chinese(character: str) -> bool:
    return ord(character) > 0x2E7F


@st.composite
def names(draw: st.DrawFn, most: int = 5, signs: bool = True) -> str:
    """Draw a name: Chinese and Latin words, with real blanks beside Latin ones, and signs."""
    first = st.sampled_from(_CHINESE + _LATIN)
    more = st.sampled_from((*_CHINESE, *_CHINESE, *_LATIN, *(_SIGNS if signs else ())))
    printed = draw(first)
    for word in draw(st.lists(more, max_size=most)):
        both = _chinese(printed[-1]) and _chinese(word[0])
        latin = not _chinese(printed[-1]) and not _chinese(word[0])
        gap = " " if latin or (not both and draw(st.booleans())) else ""
        printed += gap + word
    printed = printed.rstrip(_JOINING)  # no name ends with a sign that goes on
    return printed if not _CODE_LIKE.search(printed) else draw(st.sampled_from(_CHINESE))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw a sentence, usually with its full stop."""
    clauses = draw(st.lists(names(), min_size=1, max_size=3))
    return "，".join(clauses) + draw(st.sampled_from(("。", "。", "。", "")))


def plain_names(most: int = 3) -> st.SearchStrategy[str]:
    """Draw names without the signs that end a name in some places."""
    return names(most, signs=False)


def forms() -> st.SearchStrategy[Form]:
    """Draw how a document prints its standard."""
    return st.builds(
        Form,
        duty=st.sampled_from(("工作職責", "主要職責")),
        indicator=st.sampled_from(("行為指標", "績效指標")),
        level=st.sampled_from(("職能級別", "職能\n級別", "級別")),
        brackets=st.sampled_from(("full", "half")),
        separator=st.sampled_from(("", " ", ".", "：", ": ")),
        bullet=st.sampled_from(("•", "-", "●", "◆")),
        duty_column=st.booleans(),
        boxed=st.booleans(),
        part=st.sampled_from((0, 0, 1, 2, 3)),
        repeat=st.booleans(),
    )


@dataclass
class _Draft:
    """A main table while it is drawn: what it has so far, and how often each id was wished for."""

    draw: st.DrawFn
    paged: bool
    duties: list[Duty] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    known: dict[str, dict[tuple[str, str], Competency]] = field(
        default_factory=lambda: {"knowledge": {}, "skill": {}}
    )
    wished: Counter[str] = field(default_factory=Counter)

    def id_of(self, wish: str) -> str:
        self.wished[wish] += 1
        return wish if self.wished[wish] == 1 else f"{wish}~{self.wished[wish]}"

    def rarely(self) -> bool:
        return self.draw(st.integers(0, 9)) == 9

    def coded(self, letter: str, *numbers: int) -> tuple[str, str]:
        """Return the id and the printed code, which may have a full stop, a blank or a zero in it."""
        code = letter + ".".join(map(str, numbers))
        printed = code
        if letter in "OP" and self.rarely():
            marks = [f"{letter}.", f"{letter} "] + ["0"] * (letter == "O" and len(numbers) == 3)
            printed = self.draw(st.sampled_from(marks)) + code[1:]
        return self.id_of(code), printed


@st.composite
def standards(draw: st.DrawFn, *, coded: bool = False, paged: bool = False) -> Standard:
    """Draw a standard; `coded`: with a code of its own (else it may print none).

    `paged`: for pages. Where a page ends within a row, only the order of its knowledge and skills
    and the level of the next row tell that it goes on: K01 … begins again in a row of its own.
    """
    draft = _Draft(draw, paged)
    _work(draft)
    name = draw(names())
    code = draw(st.sampled_from(_CODES if coded else (*_CODES, "")))
    family = draw(st.sampled_from((name, "", "") if code else (name,)))  # else nothing names it
    level = draw(st.sampled_from(("1", "2", "3", "4", "5", "6", "", "4級以上")))
    indicators = [one for block in draft.blocks for one in block.indicators]
    requirements, terms, notes = draw(_remarks(indicators))
    return Standard(
        code=code,
        title=draw(st.sampled_from((f"{name}職能基準", f"{name}（3級）職能基準", ""))),
        job_family=family,
        occupation_name=draw(st.sampled_from((name, ""))),
        description=draw(
            st.one_of(st.just(""), sentences(), st.just("1. 巡山。 2. 3D校準 80 件。"))
        ),
        level=_level(level),
        level_as_printed=level,
        classifications=draw(_classifications()),
        versions=draw(_versions(code)),
        duties=tuple(draft.duties),
        tasks=tuple(draft.tasks),
        blocks=tuple(draft.blocks),
        knowledge=tuple(draft.known["knowledge"].values()),
        skills=tuple(draft.known["skill"].values()),
        attitudes=draw(_attitudes()),
        requirements=requirements,
        terms=terms,
        notes=notes,
    )


_CODES = ("ABC1234-001v3", "FABC223-002", "ABC711-001v12", "XY1234-003V2")


def _level(printed: str) -> int | None:
    return int(printed) if re.fullmatch("[1-6]", printed) else None


def _work(draft: _Draft) -> None:
    with_duties = draft.draw(st.sampled_from((True, True, False)))
    for number in range(1, draft.draw(st.integers(1, 3)) + 1):
        duty = None
        if with_duties:
            code = "" if draft.rarely() else f"T{number}"
            duty = draft.id_of(code or f"duty/{len(draft.duties) + 1}")
            draft.duties.append(Duty(duty, code, draft.draw(names())))
        serial = draft.draw(st.sampled_from((0, 0, 0, 8)))
        for _ in range(draft.draw(st.integers(1, 3))):
            count = draft.draw(st.sampled_from((1, 1, 1, 2, 3)))
            _row_group(draft, duty, number, range(serial + 1, serial + 1 + count))
            serial += count


def _row_group(draft: _Draft, duty: str | None, number: int, serials: range) -> None:
    """Add the tasks with these serials and the one or two blocks they share."""
    tasks = []
    for serial in serials:
        if len(serials) == 1 and draft.rarely():
            wish = f"{duty}/" * bool(duty) + f"task/{len(draft.tasks) + 1}"
            name = draft.draw(names().filter(lambda one: not one[0].isdigit()))  # 「2.5」 is a code
            tasks.append(Task(draft.id_of(wish), "", name, duty))
        else:
            id_ = draft.id_of(f"T{number}.{serial}")
            name = "" if draft.rarely() else draft.draw(names())
            tasks.append(Task(id_, f"T{number}.{serial}", name, duty))
    draft.tasks += tasks
    ids = tuple(task.id for task in tasks)
    two_part = len(ids) > 1 or draft.rarely()
    numbers = (number,) if two_part else (number, serials[0])
    counts: Counter[str] = Counter()
    for place in range(draft.draw(st.sampled_from((1, 1, 1, 2)))):
        level = draft.draw(st.sampled_from(("3", "4", "6", "", "34", "3（初）")))
        if place and draft.paged:
            level = level or "5"
        outputs = _items(draft, "O", numbers, task=ids[0], counts=counts, row=place, most=2)
        indicators = _items(draft, "P", numbers, task=ids[0], counts=counts, row=place, most=3)
        draft.blocks.append(
            Block(
                f"block/{len(draft.blocks) + 1}",
                ids,
                tuple(Output(*one) for one in outputs),
                tuple(Indicator(*one) for one in indicators),
                _level(level),
                level or ("2" if place and not indicators else ""),
                _mentions(draft, "knowledge", ids, place),
                _mentions(draft, "skill", ids, place),
            )
        )
        if place and not level and not indicators:
            draft.blocks[-1] = _with_level_2(draft.blocks[-1])


def _with_level_2(block: Block) -> Block:
    """Return the block with a level: a row of nothing but empty cells is none."""
    return Block(block.id, block.tasks, block.outputs, (), 2, "2", block.knowledge, block.skills)


def _items(
    draft: _Draft,
    letter: str,
    numbers: tuple[int, ...],
    *,
    task: str,
    counts: Counter[str],
    row: int,
    most: int,
) -> list[tuple[str, str, str]]:
    """Return outputs (O) or indicators (P); the first of the first row may have no code."""
    texts = names() if letter == "O" else sentences()
    items = []
    for place in range(draft.draw(st.integers(0, most))):
        text = draft.draw(texts)
        counts[letter] += 1
        if not row and not place and draft.rarely():
            kind = "output" if letter == "O" else "indicator"
            items.append((draft.id_of(f"{task}/{kind}/1"), "", text))
        else:
            serial = 1 if draft.rarely() else counts[letter]
            items.append((*draft.coded(letter, *numbers, serial), text))
    return items


def _mentions(draft: _Draft, kind: str, tasks: tuple[str, ...], row: int) -> tuple[Mention, ...]:
    """Return what a row needs; a code may have two names, the first of a row may have no code."""
    known = draft.known[kind]
    letter = kind[0].upper()
    mentions: dict[str, Mention] = {}
    serials = draft.draw(st.lists(st.integers(1, 12), max_size=4))
    for place, serial in enumerate(sorted(set(serials)) if draft.paged else serials):
        code = f"{letter}{serial:02d}"
        same = [one for one in known if one[0] == code]
        if same and not draft.rarely():
            wanted = draft.draw(st.sampled_from(same))
        else:
            if not row and not place and draft.rarely():
                code = ""
            wanted = (
                code,
                draft.draw(names()) + draft.draw(st.sampled_from(("", "", "", "【註1】"))),
            )
        if wanted[0] and any(one[0] == wanted[0] and _alike(one[1], wanted[1]) for one in known):
            wanted = next(o for o in known if o[0] == wanted[0] and _alike(o[1], wanted[1]))
        if not wanted[0] and any(_alike(one[1], wanted[1]) for one in known):
            continue
        if wanted not in known:
            id_ = draft.id_of(wanted[0] or f"{kind}/{len(known) + 1}")
            known[wanted] = Competency(id_, kind, *wanted)  # type: ignore[arg-type]
        id_ = known[wanted].id
        mentions.setdefault(id_, Mention(id_, _served(draft, tasks)))
    return tuple(mentions.values())


def _alike(one: str, other: str) -> bool:
    return one.removesuffix("【註1】").replace(" ", "") == other.removesuffix("【註1】").replace(
        " ", ""
    )


def _served(draft: _Draft, tasks: tuple[str, ...]) -> tuple[str, ...]:
    """Return some of the tasks of a row with several, in their order, or none for all of them."""
    if len(tasks) < 2 or any(set(task) - set("T." + string.digits) for task in tasks):
        return ()
    chosen = draft.draw(st.sets(st.sampled_from(tasks), max_size=len(tasks) - 1))
    return tuple(task for task in tasks if task in chosen)


@st.composite
def _classifications(draw: st.DrawFn) -> tuple[Classification, ...]:
    kinds = {
        "category": ("ABC", "XYZ", "QRS"),
        "occupation": ("2149", "711", "3422"),
        "industry": ("C2929", "Q", "G45-46"),
    }
    found = []
    for kind, codes in kinds.items():
        several = draw(st.lists(st.sampled_from(codes), unique=True, max_size=3))
        first, second = plain_names(2), plain_names(2)
        for place, code in enumerate(several, 1):
            name = draw(
                st.sampled_from(
                    (f"{draw(first)}／{draw(second)}", f"{draw(first)}、{draw(second)}", "")
                )
            )
            found.append(Classification(f"{kind}/{place}", kind, code, name))  # type: ignore[arg-type]
        if not several and draw(st.booleans()):
            found.append(Classification(f"{kind}/1", kind, "", draw(first)))  # type: ignore[arg-type]
    return tuple(found)


@st.composite
def _versions(draw: st.DrawFn, code: str) -> tuple[VersionEntry, ...]:
    notes = st.sampled_from(
        ("略", f"已被《{code or 'ABC1234-001'}》取代", "因應產業需求，檢視更新內容。", "")
    )
    return tuple(
        VersionEntry(
            f"version/V{number}",
            f"V{number}",
            draw(st.sampled_from((code or "ABC1234-001", "IABC1234-001v2", ""))),
            draw(names()),
            draw(st.sampled_from(("最新版本", "歷史版本", ""))),
            draw(notes),
            draw(st.sampled_from(("2024/12/15", "2020/01/02", "2024/13/40", ""))),
        )
        for number in range(draw(st.integers(0, 4)), 0, -1)
    )


@st.composite
def _attitudes(draw: st.DrawFn) -> tuple[Competency, ...]:
    if draw(st.integers(0, 5)) == 5:
        return (Competency("attitude/1", "attitude", "", draw(sentences()), ""),)
    return tuple(
        Competency(
            f"A{number:02d}",
            "attitude",
            f"A{number:02d}",
            draw(plain_names()),
            draw(st.one_of(st.just(""), sentences())),
        )
        for number in range(1, draw(st.integers(0, 4)) + 1)
    )


@st.composite
def _remarks(
    draw: st.DrawFn, indicators: list[Indicator]
) -> tuple[tuple[EntryRequirement, ...], tuple[Term, ...], tuple[Note, ...]]:
    requirements = draw(st.lists(sentences(), max_size=3))
    terms = draw(st.lists(st.tuples(st.sampled_from(_CHINESE), sentences()), max_size=3))
    special = (
        "-20°C以下須著裝。",
        "3D列印須80 小時。",
        "級別6：能獨立規劃。",
        "說明如下，甲：乙。",
    )
    notes = draw(st.lists(st.one_of(sentences(), st.sampled_from(special)), max_size=3))
    return (
        tuple(EntryRequirement(f"requirement/{n}", text) for n, text in enumerate(requirements, 1)),
        tuple(
            Term(f"term/{n}", name, text, tuple(one.id for one in indicators if name in one.text))
            for n, (name, text) in enumerate(terms, 1)
        ),
        tuple(Note(f"note/{n}", text) for n, text in enumerate(notes, 1)),
    )
