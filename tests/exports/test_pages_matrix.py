"""matrix.html: the numbers in its tables, against the document."""

from __future__ import annotations

import re
from functools import cache

import pytest

from compgraph.analysis.overlap import overlap
from compgraph.exports.chapter import Chapter
from compgraph.exports.matrix import matrix_page
from compgraph.planning.order import Order
from compgraph.reading import read
from compgraph.resources import shipped_standard
from making import bipartite

TASKS = ("T1.1", "T1.2", "T2.1", "T2.2", "T2.3", "T2.4", "T2.5")


@cache
def page() -> str:
    """Return matrix.html of the shipped standard; it tells nothing of the order."""
    standard = read(shipped_standard()).standard
    order = Order("earliest-unlock", 0, True, 0, True, (), (), 0, 0)
    return matrix_page([Chapter(standard, overlap(bipartite(standard)), order, (), "a.txt")])


def table(name: str) -> str:
    """Return one of the page's tables."""
    found = re.search(rf'<table class="{name}">(.*?)</table>', page(), flags=re.DOTALL)
    assert found
    return found[1]


def row(start: str, within: str) -> list[str]:
    """Return the texts of the cells (td) of the row that begins so."""
    found = re.search(rf"{re.escape(start)}.*?</tr>", within, flags=re.DOTALL)
    assert found
    cells = re.findall(r"<td[^>]*>(.*?)</td>", found[0], flags=re.DOTALL)
    return [re.sub("<[^>]+>", "", cell).strip() for cell in cells]


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        ("K01", ["4", "4", "3", "", "3", "", "", "4"]),
        ("K07", ["", "", "3", "", "", "3", "", "2"]),
        ("S04", ["4", "", "", "", "", "", "", "1"]),
        ("S12", ["", "", "", "", "3", "3", "3", "3"]),
    ],
)
def test_a_cell_tells_the_level_of_a_task_that_needs_it(code: str, cells: list[str]) -> None:
    """As the document prints it, a blank where it does not list it; the last cell counts."""
    assert cells == row(f'<tr id="ISD3512-001v3/{code}"', table("matrix"))


def test_the_filled_cells_are_the_sixty_links() -> None:
    """And a competency of two tasks or more is marked as shared: 9 and 8 by hand."""
    assert table("matrix").count('<span class="dot">') == 60
    assert len(re.findall(r'<tr id="[^"]+" class="shared">', table("matrix"))) == 17


def test_the_columns_are_counted() -> None:
    """Knowledge, skills and both of each task, counted by hand."""
    foot = table("matrix").split("<tfoot>")[1].split("</tr>")
    counts = [re.findall(r'<td class="number">(\d+)</td>', part) for part in foot[:3]]
    assert counts == [
        ["6", "6", "5", "3", "3", "5", "2"],
        ["6", "2", "3", "3", "6", "6", "4"],
        ["12", "8", "8", "6", "9", "11", "6"],
    ]


def test_the_pairs_say_what_two_tasks_share() -> None:
    """T1.1 and T1.2 share eight, T2.3 and T2.5 five; on the diagonal what a task needs (by hand)."""
    first = table("pairs").split("<tr>")[2]
    assert row("<th", first) == ["12", "8", "3", "0", "1", "0", "0"]
    last = table("pairs").split("<tr>")[8]
    assert row("<th", last) == ["0", "0", "0", "0", "5", "1", "6"]


def test_the_dacum_chart_holds_every_task_with_its_details() -> None:
    """Seven boxes in two rows, nine outputs and seventeen indicators folded away in them."""
    chart = page().split('<div class="dacum">')[1]
    assert list(TASKS) == re.findall(r'class="head"><span class="badge task">([^<]+)<', chart)
    assert chart.count("<details>") == 7
    assert len(re.findall(r'<li id="ISD3512-001v3/[OP]', chart)) == 9 + 17


def test_tables_speak_to_those_who_do_not_see_them() -> None:
    """Captions, and a scope on every header cell."""
    for name in ("matrix", "pairs"):
        assert "<caption" in table(name)
        assert not re.search(r"<th(?![^>]*scope=)[ >]", table(name))


def test_no_script_is_needed() -> None:
    """The page's own content is plain HTML: the one script remembers language and theme."""
    assert page().count("<script>") == 1
