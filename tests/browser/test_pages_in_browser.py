"""All pages in Chromium with the network closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

CODE = "ISD3512-001v3"
PAGES = ("index", "graph", "matrix", "path")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_and_complains_of_nothing(
    site: Path, visit: Any, name: str
) -> None:
    """In light and dark, wide and narrow; nothing sticks out sideways."""
    for scheme, width in (("light", 1400), ("dark", 390)):
        seen = visit(
            site, f"{name}.html", color_scheme=scheme, viewport={"width": width, "height": 844}
        )
        assert seen.asked == [(site / f"{name}.html").as_uri()]
        assert seen.complaints == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        assert seen.page.evaluate("document.compatMode") == "CSS1Compat"


@pytest.mark.parametrize("name", PAGES)
def test_hostile_names_do_not_run(hostile_site: Path, visit: Any, name: str) -> None:
    """Names full of markup are shown as they are: no image, no script, no complaint."""
    seen = visit(hostile_site, f"{name}.html#{CODE}/K01")
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("window.hacked") is None
    assert seen.page.locator("img").count() == 0
    assert seen.complaints == []
    assert len(seen.asked) == 1
    shown = seen.page.locator("body").inner_text()
    assert "</script><img src=x onerror=window.hacked=1>" in shown


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_stops_what_slips_in(site: Path, visit: Any, name: str) -> None:
    """A script, a handler and a beacon put into the page do not work."""
    seen = visit(site, f"{name}.html")
    seen.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.hacked = 1";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src='http://127.0.0.1:9/x' onerror='window.hacked=2'>");
        }"""
    )
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("window.hacked") is None
    assert len(seen.complaints) >= 2


@pytest.mark.parametrize("name", PAGES)
def test_the_language_switch_works_and_is_remembered(site: Path, visit: Any, name: str) -> None:
    """English words for the frame, the document's own text as it is; the next visit knows."""
    page = visit(site, f"{name}.html").page
    nav = page.locator(".ways")
    assert "學習路徑" in nav.inner_text()
    page.locator('label:has(input[value="en"])').click()
    assert nav.inner_text().split("\n") == ["Overview", "Graph", "Matrix", "Learning path"]
    assert "偵錯與修正問題" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.lang") == "zh-Hant-TW"
    page.goto((site / "index.html").as_uri())
    assert "Learning path" in page.locator(".ways").inner_text()


@pytest.mark.parametrize("name", ["index", "graph", "matrix", "path"])
def test_pages_are_readable_without_scripts(site: Path, visit: Any, name: str) -> None:
    """The content stands there, and the language switch works by style alone."""
    page = visit(site, f"{name}.html", java_script_enabled=False).page
    assert "程式碼檢視技術" in page.locator("main").inner_text()
    page.locator('label:has(input[value="en"])').click()
    assert "Learning path" in page.locator(".ways").inner_text()


@pytest.mark.parametrize(
    ("name", "place"), [("index", "K06"), ("matrix", "K06"), ("path", "K06"), ("index", "term/1")]
)
def test_an_address_leads_to_the_thing(site: Path, visit: Any, name: str, place: str) -> None:
    """It is in sight and marked."""
    page = visit(site, f"{name}.html#{CODE}/{place}").page
    target = page.locator(":target")
    assert target.get_attribute("id") == f"{CODE}/{place}"
    expect(target).to_be_in_viewport()


def test_an_address_of_a_task_lights_up_its_column(site: Path, visit: Any) -> None:
    """The cells below T2.2 have the mark's colour, their neighbours have not."""
    page = visit(site, f"matrix.html#{CODE}/T2.2").page
    cells = page.locator(f'[id="{CODE}/K09"] td')
    colors = [
        cells.nth(at).evaluate("td => getComputedStyle(td).backgroundColor") for at in (2, 3, 4)
    ]
    assert colors[1] == "rgb(255, 242, 194)"
    assert colors[0] == colors[2] != colors[1]


def test_the_ways_between_pages_keep_the_address(site: Path, visit: Any) -> None:
    """From a row of the matrix to the same thing in the graph and on the path."""
    page = visit(site, f"matrix.html#{CODE}/K12").page
    page.locator(".ways a", has_text="知識圖譜").click()
    expect(page.locator("#details code")).to_have_text(f"{CODE}/K12")
    page.locator("#details .away a", has_text="學習路徑").click()
    assert page.url.endswith(f"path.html#{CODE}/K12")


def test_what_is_learnt_is_remembered(site: Path, visit: Any) -> None:
    """Ticks are counted, open a step when all of it is learnt, and survive a reload."""
    page = visit(site, "path.html").page
    first = page.locator(".step").first
    for box in first.locator(".learn").all():
        box.check()
    assert "open" in str(first.get_attribute("class"))
    assert page.locator("[data-done]").inner_text() == str(first.locator(".learn").count())
    page.reload()
    assert first.locator(".learn").first.is_checked()


def test_paper_shows_what_is_folded_away(site: Path, visit: Any) -> None:
    """Outputs and indicators of the DACUM chart are printed; switches and ways are not."""
    page = visit(site, "matrix.html").page
    page.emulate_media(media="print")
    assert page.locator(".top").is_hidden()
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")
    box = page.locator(".box details li").first
    assert box.evaluate("one => one.getBoundingClientRect().height") > 5
