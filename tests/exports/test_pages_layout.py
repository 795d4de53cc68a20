"""Cards: how names break into lines, and where cards stand."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compgraph.exports import graph, layout
from compgraph.exports.layout import Card, by_barycentre, place, spread, wrap
from compgraph.exports.things import things
from compgraph.reading import read
from compgraph.resources import shipped_standard


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("軟體工程", 13, ("軟體工程",)),
        ("產品計畫書與工作報告撰寫能力", 10, ("產品計畫書與工", "作報告撰寫能力")),
        ("依分析報告，擬定方案。", 5, ("依分析報", "告，擬定", "方案。")),
        ("定期檢視日誌檔 (Log File)", 8, ("定期檢視日誌檔", "(Log File)")),
        ("", 10, ("",)),
    ],
)
def test_names_break_into_even_lines(text: str, room: float, expected: tuple[str, ...]) -> None:
    """As few lines as fit, equally long; words of Latin letters stay whole (worked by hand)."""
    assert expected == wrap(text, room)


@given(st.text(alphabet="軟體測試，。（）「」ABC d1", max_size=60), st.floats(4, 20))
def test_nothing_is_lost_or_too_long(text: str, room: float) -> None:
    """Lines hold all letters in order; none begins with a closing mark or breaks the width."""
    lines = wrap(text, room)
    assert "".join(text.split()) == "".join("".join(lines).split())
    for line in lines:
        # closing marks hang on to what stands before them, so a run of them may stick out
        core = line.strip("，。（）「」")
        assert sum(1 if ord(letter) > 0x2000 else 0.56 for letter in core) <= room + 0.01


def test_cards_stand_as_near_to_their_wish_as_their_neighbours_allow() -> None:
    """Three cards that wish for 0 share the room around 0; those with room get their wish."""
    assert spread([0, 0, 0], [10, 10, 10], gap=2) == [-12.0, 0.0, 12.0]
    assert spread([0, 100], [10, 10], gap=2) == [0.0, 100.0]
    # by hand: the second wishes to stand above the first, so both meet around the mean (10)
    assert spread([20, 0], [10, 10], gap=2) == [4.0, 16.0]
    assert spread([], []) == []


@given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(10, 90)), min_size=1, max_size=30))
def test_cards_of_a_column_never_overlap(cards: list[tuple[float, float]]) -> None:
    """The given order holds, with the gap between every two cards, and the mean wish is kept."""
    wishes, heights = [wish for wish, _ in cards], [height for _, height in cards]
    centres = spread(wishes, heights, gap=6)
    for (above, below), (upper, lower) in zip(
        pairwise(centres),
        pairwise(heights),
        strict=True,
    ):
        assert below - above >= (upper + lower) / 2 + 6 - 1e-6
    assert sum(centres) == pytest.approx(sum(wishes), abs=1e-5)


def test_barycentres_sort_and_the_lonely_come_last() -> None:
    """Ties keep the document's order."""
    wished = {"K03": 5.0, "K01": 9.0, "K04": 5.0}
    assert by_barycentre(["K01", "K02", "K03", "K04"], wished) == ["K03", "K04", "K01", "K02"]


def test_the_outline_indents_and_the_sides_keep_clear() -> None:
    """Right edges of the outline are in line; knowledge left of it, skills right of it."""
    middle = [Card("T1", "duty", ("甲",)), Card("T1.1", "task", ("乙",), 1)]
    knowledge, skill = Card("K01", "knowledge", ("丙",)), Card("S01", "skill", ("丁",))
    points = place(middle, [knowledge], [skill], {"K01": ["T1.1"], "S01": ["T1.1"]})
    assert points["T1"].x + middle[0].width / 2 == points["T1.1"].x + middle[1].width / 2
    assert points["K01"].y == points["T1.1"].y == points["S01"].y
    left = points["K01"].x + knowledge.width / 2
    right = points["S01"].x - skill.width / 2
    assert left == -(layout.SIZES["duty"][0] / 2 + layout.COLUMN_GAP) == -right


@pytest.mark.parametrize("choice", range(len(graph.DETAILS)))
def test_no_two_cards_of_the_shipped_standard_overlap(choice: int) -> None:
    """Whatever stands below the tasks: every two cards shown together are apart."""
    nodes = graph.network(things(read(shipped_standard()).standard)).nodes
    hidden = {"output", "indicator"} - {
        {"hasOutput": "output", "hasIndicator": "indicator"}[relation]
        for relation in graph.DETAILS[choice]
    }
    shown = [node for node in nodes if node["kind"] not in hidden]
    assert len(shown) > 50
    for a, b in combinations(shown, 2):
        apart = abs(a["x"] - b["x"]) >= (a["width"] + b["width"]) / 2
        apart |= abs(a["ys"][choice] - b["ys"][choice]) >= (a["height"] + b["height"]) / 2
        assert apart, (a["id"], b["id"])
