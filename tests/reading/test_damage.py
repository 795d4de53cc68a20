"""Damaged documents: refused or read with findings, never anything else, and never silently.

The table in the docstring of `compgraph.reading` says which damage is betrayed; here it is proved,
the lines that say "cannot be told" as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compgraph import resources
from compgraph.errors import SourceRefused
from compgraph.exports.record import from_record, to_record
from compgraph.model import Span, Standard
from compgraph.reading import Reading, Source
from compgraph.reading.coverage import uncovered
from compgraph.reading.decoding import decoded
from compgraph.reading.text import read_text

pytestmark = pytest.mark.long

ReadAs = Callable[..., Reading]
CONTENT = resources.shipped_standard().read_bytes()
TEXT = CONTENT.decode()


def understood(raw: bytes) -> Reading | str:
    """Return the reading of these bytes, or the rule that refused them."""
    try:
        text, _ = decoded(raw, "damaged.txt")
        return read_text(Source("damaged.txt", hashlib.sha256(raw).hexdigest(), "text", text))
    except SourceRefused as refused:
        return refused.rule


def places(standard: Standard) -> Iterator[Span | None]:
    """Yield where every item says it stands."""
    for part in ("duties", "tasks", "versions", "attitudes", "requirements", "terms", "notes"):
        yield from (one.span for one in getattr(standard, part))
    for block in standard.blocks:
        things: tuple[Any, ...] = (*block.outputs, *block.indicators, *block.requires)
        yield from (one.span for one in things)
    yield from (span for _, span in standard.spans)


def ids(standard: Standard) -> list[str]:
    """Return the ids of everything in the standard."""
    things: list[Any] = [
        *standard.classifications,
        *standard.versions,
        *standard.duties,
        *standard.tasks,
        *standard.blocks,
        *(one for block in standard.blocks for one in (*block.outputs, *block.indicators)),
        *standard.knowledge,
        *standard.skills,
        *standard.attitudes,
        *standard.requirements,
        *standard.terms,
        *standard.notes,
    ]
    return [thing.id for thing in things]


def assert_sound(reading: Reading) -> None:
    """Every character is accounted for once, ids are unique, the record survives JSON."""
    assert uncovered(reading) == ()
    lost = [one.span for one in reading.findings if one.rule == "text-not-recognised" and one.span]
    for span in filter(None, places(reading.standard)):  # an empty task cell prints nothing
        assert not any(span.start < gap.end and gap.start < span.end for gap in lost)
    assert len(set(ids(reading.standard))) == len(ids(reading.standard))
    assert from_record(to_record(reading.standard)) == reading.standard
    named = set(ids(reading.standard))
    for block in reading.standard.blocks:
        assert block.tasks
        assert named.issuperset(block.tasks)
        assert named.issuperset(mention.competency for mention in block.requires)


def remarkable(reading: Reading) -> set[tuple[str, str | None]]:
    """Return what the findings say, without their lines."""
    return {(one.rule, one.printed) for one in reading.findings}


def test_a_cut_at_any_byte(shipped: Reading) -> None:
    """Refused or sound; and told, unless it falls between two lines of the last list.

    The last list is the glossary: after its first, second and third line nothing is left open,
    neither after the line end behind them nor after the blank in front of the next bullet.
    """
    silent = []
    for size in range(len(CONTENT)):
        result = understood(CONTENT[:size])
        if isinstance(result, str):
            continue
        assert_sound(result)
        if not remarkable(result) - remarkable(shipped):
            silent.append(CONTENT[:size].decode())
    ends = [term.span.end for term in shipped.standard.terms[:3] if term.span]
    assert silent == [TEXT[: end + more] for end in ends for more in (0, 1, 2)]


EDIT = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, len(CONTENT))),
    st.tuples(st.just("delete"), st.integers(0, len(CONTENT)), st.integers(1, 400)),
    st.tuples(st.just("repeat"), st.integers(0, len(CONTENT)), st.integers(1, 400)),
    st.tuples(
        st.just("move"),
        st.integers(0, len(CONTENT)),
        st.integers(1, 400),
        st.integers(0, len(CONTENT)),
    ),
    st.tuples(st.just("insert"), st.integers(0, len(CONTENT)), st.binary(max_size=6)),
    st.tuples(
        st.just("insert"),
        st.integers(0, len(CONTENT)),
        st.one_of(
            st.text(max_size=6),
            st.text(
                alphabet="\t\n\r\u200b\ufeff\u0301\u3099ＫＴ０１OPKSA0123.：、【】（）-*級V《》\uf90a\x0c",
                max_size=6,
            ),
            st.sampled_from(
                [
                    "T1.1",
                    "K01",
                    "O1.1.1",
                    "P1.1.1 ",
                    "A01",
                    "說明與補充事項",
                    "\n版本\t狀態\t更新說明\n",
                ]
            ),
        ).map(str.encode),
    ),
)


def edited(raw: bytes, edit: tuple[object, ...]) -> bytes:
    """Return `raw` after one edit."""
    kind, at, *rest = edit
    assert isinstance(at, int)
    if kind == "cut":
        return raw[:at]
    if kind == "insert":
        assert isinstance(rest[0], bytes)
        return raw[:at] + rest[0] + raw[at:]
    assert isinstance(rest[0], int)
    piece = raw[at : at + rest[0]]
    if kind == "repeat":
        return raw[:at] + piece + raw[at:]
    without = raw[:at] + raw[at + rest[0] :]
    if kind == "delete":
        return without
    assert isinstance(rest[1], int)
    return without[: rest[1]] + piece + without[rest[1] :]


@given(st.lists(EDIT, min_size=1, max_size=4))
@settings(derandomize=True, max_examples=600, deadline=None)
def test_random_damage_in_bytes(edits: list[tuple[object, ...]]) -> None:
    """Slices of bytes cut, deleted, repeated, moved, and anything inserted."""
    raw = CONTENT
    for edit in edits:
        raw = edited(raw, edit)
    result = understood(raw)
    if not isinstance(result, str):
        assert_sound(result)


@given(st.lists(EDIT, min_size=1, max_size=4))
@settings(derandomize=True, max_examples=600, deadline=None)
def test_random_damage_in_characters(edits: list[tuple[object, ...]]) -> None:
    """The same between whole characters, so that the reader and not the decoder has the work."""
    points = TEXT.encode("utf-32-le")
    for kind, at, *rest in edits:
        aligned = [4 * one if isinstance(one, int) else one for one in rest]
        if aligned and isinstance(inserted := aligned[-1], bytes):
            aligned[-1] = inserted.decode("utf-8", errors="ignore").encode("utf-32-le")
        assert isinstance(at, int)
        points = edited(points, (kind, 4 * (at % len(TEXT)), *aligned))
    result = understood(points.decode("utf-32-le").encode())
    if not isinstance(result, str):
        assert_sound(result)


def line_of(beginning: str) -> str:
    """Return the line of the document that begins so, with its line end."""
    start = TEXT.index("\n" + beginning) + 1
    return TEXT[start : TEXT.index("\n", start) + 1]


TOLD = [
    # (what happened, text, by what, rules that tell it)
    ("a task's row lost", line_of("\tT2.2"), "", {"gap-in-codes"}),
    ("an indicator lost", "P1.1.1 依組織要求或使用者需求，蒐集雲端產品 資訊。 ", "", {"gap-in-codes"}),
    ("an attitude lost", line_of("A03"), "", {"gap-in-codes"}),
    ("a version row lost", line_of("V1"), "", {"version-missing"}),
    ("all attitudes lost", TEXT[TEXT.index("A01主") : TEXT.index("說明與補充")], "", {"section-empty"}),
    (
        "the attitudes and their heading lost",
        TEXT[TEXT.index("職能內涵 (A") : TEXT.index("說明與補充")],
        "",
        {"section-missing"},
    ),
    ("a code misprinted", "T2.4 維護", "T2.5 維護", {"gap-in-codes", "duplicate-code"}),
    ("an output misnumbered", "O2.4.1", "O2.3.1", {"duplicate-code", "code-of-other-task"}),
    ("a task under another duty", "\tT1.2", "\tT3.2", {"task-of-other-duty"}),
    ("a name that differs", "K12除錯流程與工具使用知識 K13問題分析與解決方法\tS12", "K12除錯流程與工具知識 K13問題分析與解決方法\tS12", {"code-with-two-names"}),
    ("a title that differs", "雲端系統開發工程人員職能基準", "雲端系統開發人員職能基準", {"title-differs"}),
    ("no title", line_of("雲端"), "", {"title-missing"}),
    ("the end of a sentence lost", "並完成測試報告。", "並完成測", {"ends-mid-sentence"}),
    ("a blank lost", "O2.3.1 修正", "O2.3.13D修正", {"code-split"}),
    ("a tab lost", "報告\tP2.2.1", "報告 P2.2.1", {"row-shape"}),
    ("a tab added", "作業。\t3\tK07", "作業。\t\t3\tK07", {"row-shape"}),
    ("a row broken", "依測試報告，檢視", "依測試報告，\n檢視", {"row-joined"}),
    ("a level lost in one row", "測試報告。\t3\t", "測試報告。\t\t", {"level-missing"}),
    ("the standard's level lost", "基準級別\t\t3", "基準級別\t\t", {"field-missing"}),
    ("the description lost", "負責雲端系統開發及測試工作。", "", {"field-missing"}),
    ("a level of 7", "測試報告。\t3\t", "測試報告。\t7\t", {"level-not-1-6"}),
    ("a row printed twice", line_of("\tT2.2"), line_of("\tT2.2") * 2, {"duplicate-code"}),
    ("text added outside", "\n說明與補充事項", "\n某某\t某某\n說明與補充事項", {"text-not-recognised"}),
    ("characters lost before", "彈性：", "�性：", {"characters-lost"}),
    ("a zero-width blank", "彈性：", "彈\u200b性：", {"invisible-characters"}),
    ("a compatibility ideograph", "品質規格書 O", "品質規格書\uf97e O", {"characters-normalised"}),
    ("a code in the wrong column", "\tS09規格書檢視與修正能力 S10", " S09規格書檢視與修正能力\tS10", {"code-in-other-column"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [pytest.param(*one[1:], id=one[0]) for one in TOLD],
)
def test_damage_that_is_told(
    shipped: Reading, read_as: ReadAs, before: str, after: str, rules: set[str]
) -> None:
    """Each of the rules fires where it did not before, and the rest of the document is read."""
    assert before in TEXT
    reading = read_as(TEXT.replace(before, after, 1))
    new = remarkable(reading) - remarkable(shipped)
    assert rules <= {rule for rule, _ in new}
    assert_sound(reading)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("P1.2.3 依核定後可行性分析報告與擬訂方案，完成可行性方案計畫書。", "", id="last of a series"),
        pytest.param(" - 參訓資格依各訓練單位規定。\n", "", id="a line without a number"),
        pytest.param("O2.2.2 測試報告", "O2.2.2 測試報表", id="a character of a name changed"),
        pytest.param("檢視異常問題", "檢視問題", id="characters within a sentence lost"),
        pytest.param("測試報告。\t3\t", "測試報告。\t4\t", id="another level"),
        pytest.param("O2.2.2 測試報告", "O2.2.2 測試報告初稿", id="text added inside a field"),
    ],
)  # fmt: skip
def test_damage_that_cannot_be_told(
    shipped: Reading, read_as: ReadAs, before: str, after: str
) -> None:
    """Nothing in the document contradicts it: the record changes and no finding says so."""
    assert before in TEXT
    reading = read_as(TEXT.replace(before, after, 1))
    assert reading.standard != shipped.standard
    assert remarkable(reading) == remarkable(shipped)


@pytest.mark.parametrize(
    "column",
    ["工作職責", "工作產出", "行為指標", "職能級別", "(K=knowledge知識)", "(S=skills技能)"],
)
def test_a_column_lost_with_its_header(read_as: ReadAs, column: str) -> None:
    """The column is named; everything else of the table is read."""
    lines, lost = [], None
    for line in TEXT.split("\n"):
        cells = line.split("\t")
        heads = [cell.replace(" ", "").removeprefix("職能內涵") for cell in cells]
        if column in heads or column.removeprefix("職能") in heads:
            lost = next(i for i, head in enumerate(heads) if column.endswith(head) and head)
        if len(cells) == 7 and lost is not None:
            cells.pop(lost)
        lines.append("\t".join(cells))
    reading = read_as("\n".join(lines))
    rules = [one.rule for one in reading.findings]
    assert rules.count("column-missing") == 1
    assert len(reading.standard.tasks) == 7
    assert_sound(reading)


def test_a_header_cell_lost(read_as: ReadAs) -> None:
    """The rows have a cell more than the header: refused, with the line and the column."""
    with pytest.raises(SourceRefused) as caught:
        read_as(TEXT.replace("工作產出\t", "", 1))
    assert (caught.value.rule, caught.value.line) == ("columns-do-not-match", 19)
    assert "工作產出" in caught.value.message.zh
