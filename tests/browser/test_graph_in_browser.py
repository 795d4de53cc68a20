"""graph.html in Chromium with the network closed: find one thing and understand it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

CODE = "ISD3512-001v3"
SHOWN = 2 + 7 + 17 + 21  # duties, tasks, knowledge, skills: what the page begins with


def chosen(page: Page) -> str | None:
    """Return the id that the details panel tells of."""
    if page.locator("#details").is_hidden():
        return None
    return page.locator("#details code").inner_text().removeprefix(f"{CODE}/")


def press(page: Page, what: str) -> None:
    """Press the label of a hidden box or radio."""
    page.locator(f'label:has(input[value="{what}"])').click()


def test_the_page_draws_itself_and_asks_for_nothing(site: Path, visit: Any) -> None:
    """One request (the file), no complaint, and cards in the colours of their kinds."""
    seen = visit(site, "graph.html")
    assert [(site / "graph.html").as_uri()] == seen.asked
    assert seen.complaints == []
    ink = seen.ink()
    for color in ("55,71,95", "27,107,102", "42,95,165", "160,78,20"):  # duty, task, K, S: light
        assert ink.get(color, 0) > 500, color
    assert len(seen.listed()) == SHOWN


def test_the_dark_palette_draws_light_on_dark(site: Path, visit: Any) -> None:
    """The colours of the second palette, and not those of the first."""
    seen = visit(site, "graph.html", color_scheme="dark")
    ink = seen.ink()
    for color in ("180,194,216", "107,199,190", "141,185,242", "240,167,115"):
        assert ink.get(color, 0) > 500, color
    assert ink.get("42,95,165", 0) == 0
    press(seen.page, "light")
    seen.page.wait_for_timeout(100)
    assert seen.ink().get("42,95,165", 0) > 500


def test_a_mailed_address_opens_at_the_thing(site: Path, visit: Any) -> None:
    """The panel tells it, the list marks it, its neighbours stay bright and the rest is dimmed."""
    seen = visit(site, f"graph.html#{CODE}/S12")
    page = seen.page
    assert chosen(page) == "S12"
    assert page.locator("#details h2").inner_text() == "程式碼檢視技術"
    needed = page.locator("#details .tied a").all_inner_texts()
    assert [re.sub(r"\s+", " ", text) for text in needed] == [
        "T2.3 偵錯與修正問題",
        "T2.4 維護或新增功能",
        "T2.5 解決使用者問題",
    ]
    assert page.locator("a[aria-current=true]").get_attribute("href") == f"#{CODE}/S12"
    assert page.locator(".entry.near").count() == 4
    assert page.evaluate("document.scrollingElement.scrollTop") == 0


def test_an_address_of_a_kind_not_shown_shows_it(site: Path, visit: Any) -> None:
    """Indicators are off at first; the address of one turns them on. Unknown ones change nothing."""
    seen = visit(site, f"graph.html#{CODE}/P2.2.2")
    assert chosen(seen.page) == "P2.2.2"
    assert seen.page.locator('input[value="indicator"]').is_checked()
    assert "各項需求測試" in seen.page.locator("#details").inner_text()
    other = visit(site, f"graph.html#{CODE}/%E0%A4%A")
    assert chosen(other.page) is None
    assert other.complaints == []


def test_links_and_the_back_button_go_along_the_graph(site: Path, visit: Any) -> None:
    """Each step has its own address; back and forward agree with the panel."""
    page = visit(site, f"graph.html#{CODE}/S12").page
    page.locator("#details a", has_text="T2.4").click()
    assert page.url.endswith(f"#{CODE}/T2.4")
    assert chosen(page) == "T2.4"
    page.locator("#details a", has_text="K15").click()
    assert chosen(page) == "K15"
    page.go_back()
    expect(page.locator("#details code")).to_have_text(f"{CODE}/T2.4")
    page.go_back()
    expect(page.locator("#details code")).to_have_text(f"{CODE}/S12")
    page.go_forward()
    expect(page.locator("#details code")).to_have_text(f"{CODE}/T2.4")


def test_a_card_can_be_pressed_and_the_ground_clears(site: Path, visit: Any) -> None:
    """A press on a card chooses it, on the ground nothing; Esc clears as well."""
    seen = visit(site, f"graph.html#{CODE}/K14")
    page = seen.page
    box = page.locator("#drawing").bounding_box()
    assert box
    page.mouse.click(box["x"] + 12, box["y"] + 200)
    page.wait_for_timeout(400)  # the drawing waits for a second press
    assert chosen(page) is None
    assert "#" not in page.url
    # with one card found, the drawing has it in its middle
    page.locator("#query").fill("S21")
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#details code")).to_have_text(f"{CODE}/S21")
    page.locator("#details .close").focus()
    page.keyboard.press("Escape")
    assert chosen(page) is None
    assert seen.complaints == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ｓ１２", ["S12"]),
        ("程式碼", ["S07", "S12", "S17"]),
        ("除錯 工具", ["K12", "S15"]),
        ("t2.5", ["T2.5"]),
    ],
)
def test_search_finds_codes_and_names(site: Path, visit: Any, typed: str, found: list[str]) -> None:
    """Full-width letters and case do not count; several words must all occur."""
    seen = visit(site, "graph.html")
    seen.page.locator("#query").fill(typed)
    expect(seen.page.locator("#found .zh")).to_contain_text(f"找到 {len(found)} 項")
    assert seen.listed() == found
    assert seen.ink().get("201,138,0", 0) > 200  # the frame around what was found


def test_search_says_when_nothing_matches(site: Path, visit: Any) -> None:
    """And offers what matches in kinds that are not shown."""
    seen = visit(site, "graph.html")
    page = seen.page
    page.locator("#query").fill("鋼琴")
    expect(page.locator("#found .zh")).to_contain_text("找不到「鋼琴」")
    assert seen.listed() == []
    page.locator("#query").fill("使用者反映")
    expect(page.locator("#reveal .zh")).to_contain_text("另有 1 項")
    page.locator("#reveal").click()
    assert seen.listed() == ["P2.5.1"]
    assert page.locator('input[value="indicator"]').is_checked()


def test_the_legend_filters_drawing_and_list_alike(site: Path, visit: Any) -> None:
    """Without skills neither has any; the counts of the legend stay."""
    seen = visit(site, "graph.html")
    press(seen.page, "skill")
    assert len(seen.listed()) == SHOWN - 21
    assert not [code for code in seen.listed() if code.startswith("S")]
    assert seen.ink().get("160,78,20", 0) == 0
    assert seen.page.locator('[data-count="skill"]').inner_text() == "21"
    press(seen.page, "attitude")
    assert len(seen.listed()) == SHOWN - 21 + 7


def test_relations_filter_lines_and_list(site: Path, visit: Any) -> None:
    """Without the knowledge tasks require, a task lists only its skills and its focus shrinks."""
    seen = visit(site, f"graph.html#{CODE}/T1.2")
    page = seen.page
    assert page.locator(".entry.near").count() == 1 + 1 + 6 + 2  # itself, duty, K, S
    page.locator(".menu summary").click()
    page.locator('input[value="requiresKnowledge"]').uncheck()
    assert page.locator(".entry.near").count() == 1 + 1 + 2
    ties = page.locator(f'[id="{CODE}/T1.2"] .ties').inner_text()
    assert re.findall(r"[KS]\d\d", ties) == ["S02", "S03"]


def test_focus_widens_and_can_stand_alone(site: Path, visit: Any) -> None:
    """One step from K14 is T2.4; two steps all that T2.4 needs, and its duty (by hand)."""
    seen = visit(site, f"graph.html#{CODE}/K14")
    page = seen.page
    page.locator("#only").check()
    assert sorted(seen.listed()) == ["K14", "T2.4"]
    page.locator('label:has(input[name="steps"][value="2"])').click()
    assert sorted(seen.listed()) == sorted(
        ["K07", "K14", "K15", "K16", "K17", "S08", "S12", "S17", "S18", "S19", "S20", "T2", "T2.4"]
    )


def test_the_keyboard_suffices(site: Path, visit: Any) -> None:
    """Skip link, search, arrows in the list, Enter, and back up to the search."""
    seen = visit(site, "graph.html")
    page = seen.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#query").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.entry').id") == f"{CODE}/T1.1"
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert chosen(page) == "S21"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "query"


def test_the_picture_can_be_saved(site: Path, visit: Any, tmp_path: Path) -> None:
    """A PNG of some size, named after the standard."""
    page = visit(site, "graph.html").page
    with page.expect_download() as download:
        page.locator("#image").click()
    assert download.value.suggested_filename == f"{CODE}.png"
    download.value.save_as(tmp_path / "a.png")
    saved = (tmp_path / "a.png").read_bytes()
    assert saved.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(saved) > 20_000


def test_the_address_can_be_copied(site: Path, visit: Any) -> None:
    """The whole address of the thing, ready to be mailed."""
    page = visit(
        site, f"graph.html#{CODE}/K01", permissions=["clipboard-read", "clipboard-write"]
    ).page
    page.locator("#details button.link").click()
    expect(page.locator("#details button.link .zh")).to_have_text("已複製")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"graph.html#{CODE}/K01")


def test_a_standard_is_chosen_among_several(two_site: Path, visit: Any) -> None:
    """A large one begins with duties and tasks; choosing a task unfolds what it needs."""
    seen = visit(two_site, "graph.html")
    page = seen.page
    assert len(seen.listed()) == SHOWN
    page.locator("#chooser").select_option("AAA1111-001v1")
    assert page.url.endswith("#AAA1111-001v1")
    assert len(seen.listed()) == 2 + 7
    expect(page.locator("#notice .zh")).to_contain_text("先只顯示職責與任務")
    page.locator('[id="AAA1111-001v1/T2.5"] a').click()
    assert len(seen.listed()) == 2 + 7 + 2 + 4
    assert page.evaluate("document.querySelectorAll('.entry.near').length") == 1 + 1 + 2 + 4
    page.goto(page.url.split("#")[0] + f"#{CODE}/K01")
    assert chosen(page) == "K01"
    assert page.locator("#chooser").input_value() == CODE
    assert seen.complaints == []


def test_a_narrow_screen_shows_drawing_and_panel(site: Path, visit: Any) -> None:
    """Nothing is wider than a telephone; an address opens at the drawing."""
    seen = visit(site, f"graph.html#{CODE}/S12", viewport={"width": 390, "height": 844})
    page = seen.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    stage = page.locator(".stage").bounding_box()
    assert stage
    assert 0 <= stage["y"] < 300
    assert chosen(page) == "S12"
