"""path.html: the drawing and its list twin tell the order."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from compgraph.analysis.overlap import Overlap
from compgraph.exports.chapter import Chapter
from compgraph.exports.pages import sections
from compgraph.exports.path import CELL, LABEL, ROW, Journey, _journey, path_page
from compgraph.model import Standard
from compgraph.planning.order import Order, earliest_unlock
from compgraph.reading import read
from compgraph.resources import shipped_standard
from making import bipartite


@cache
def standard() -> Standard:
    """Return the shipped standard."""
    return read(shipped_standard()).standard


@cache
def order() -> Order:
    """Return its earliest-unlock order."""
    return earliest_unlock(bipartite(standard()))


def chapter(**changes: Any) -> Chapter:
    """Return the chapter, its order changed."""
    return Chapter(standard(), Overlap((), (), ()), replace(order(), **changes), (), "a.txt")


def journey(**changes: Any) -> Journey:
    """Return what the page tells."""
    return _journey(sections([chapter(**changes)])[0])


def steps(html: str) -> list[tuple[str, list[str]]]:
    """Return the list twin: each task with its new competencies."""
    parts = re.split(r'<li class="step" id="ISD3512-001v3/', html)[1:]
    return [
        (part.split('"')[0], re.findall(r'<li id="ISD3512-001v3/([KS]\d\d)"', part))
        for part in parts
    ]


def test_the_list_twin_is_the_order() -> None:
    """Every step with what is new, knowledge first; all 38 competencies once."""
    told = steps(path_page([chapter()]))
    assert [step.task for step in order().steps] == [task for task, _ in told]
    assert [sorted(step.new) for step in order().steps] == [sorted(new) for _, new in told]
    assert len({code for _, new in told for code in new}) == 38


def test_known_and_new_make_up_what_a_task_needs() -> None:
    """Nothing is left out and nothing told twice."""
    needs = standard().needs()
    for stop in journey().stops:
        told = [thing.id for thing in (*stop.new, *stop.known)]
        assert sorted(needs[stop.task.id]) == sorted(told)


def test_the_drawing_makes_stairs() -> None:
    """New cells stand side by side from the left; a ring stands under its cell."""
    drawing = journey().roadmap
    new = [mark for mark in drawing.marks if mark.new]
    assert [LABEL + CELL * place for place in range(38)] == [mark.x for mark in new]
    assert len(drawing.marks) == 60
    column = {mark.thing.id: mark for mark in new}
    for mark in drawing.marks:
        if not mark.new:
            assert mark.x == column[mark.thing.id].x
            assert mark.y > column[mark.thing.id].y
    ends = [end for _, _, end, _ in drawing.rows]
    assert [LABEL + CELL * step.opens_at for step in order().steps] == ends
    assert {ROW} == {b[1] - a[1] for a, b in zip(drawing.rows, drawing.rows[1:], strict=False)}


def test_the_page_says_what_the_order_is_and_is_not() -> None:
    """The choice of objective, the costs compared, the proof."""
    html = path_page([chapter(cost=146, greedy=148.5, document_order=167, lower_bound=146)])
    assert "這個順序是依「任務最早開通」這個目標算出來的選擇，不是職能基準的規定" in html
    bars = re.findall(r'<td class="number">([\d.]+)</td>', html.split('class="bars"')[1])
    assert bars == ["146", "148.5", "167"]
    assert "下界 146" in html


@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({"optimal": True, "unique": True}, ["已證明沒有", "唯一的最佳"], ["尚未證明", "另有總和"]),
        ({"optimal": True, "unique": False}, ["已證明沒有", "另有總和相同"], ["唯一的最佳"]),
        ({"optimal": False, "unique": None}, ["尚未證明是最小"], ["唯一的最佳", "另有總和"]),
        ({"unit": "hours"}, ["小時可以開始"], ["項時可以開始"]),
        ({"have": ("K01", "S03")}, ["已經會的"], []),
    ],
)
def test_the_page_claims_no_more_than_the_order(
    changes: dict[str, Any], said: list[str], unsaid: list[str]
) -> None:
    """Each claim stands there exactly when the order carries it."""
    html = path_page([chapter(**changes)])
    assert [sentence for sentence in said if sentence not in html] == []
    assert [sentence for sentence in unsaid if sentence in html] == []


def test_a_partial_order_lists_what_it_leaves_out() -> None:
    """An order of the first two steps: the other competencies are named as outside it."""
    short = journey(steps=order().steps[:2])
    inside = {code for step in order().steps[:2] for code in step.new}
    assert {item.id for item in standard().competencies} - inside == {
        thing.id for thing in short.idle
    }
