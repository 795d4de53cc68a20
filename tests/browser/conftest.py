"""A browser without a network, and the pages of the shipped standard in a folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from compgraph.exports.graph import graph_page
from compgraph.exports.index import index_page
from compgraph.exports.matrix import matrix_page
from compgraph.exports.path import path_page
from compgraph.model import Competency, Mention, Standard
from compgraph.reading import read
from compgraph.resources import shipped_standard
from making import chapter_of

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = os.environ.get("COMPGRAPH_CHROMIUM") or next(
    filter(None, map(shutil.which, NAMES)), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CODE = "ISD3512-001v3"
PAYLOAD = "</script><img src=x onerror=window.hacked=1> href=javascript:window.hacked=1"


@dataclass
class Visit:
    """A page in the browser, with everything it asked for and complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listed(self) -> list[str]:
        """Return the ids of the entries that the list twin shows."""
        shown: list[str] = self.page.eval_on_selector_all(
            ".entry", "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
        )
        return [address.partition("/")[2] for address in shown]

    def ink(self) -> dict[str, int]:
        """Return how many pixels of the canvas have each colour (transparent ones left out)."""
        counted: dict[str, int] = self.page.evaluate(
            """() => {
              const canvas = document.querySelector("canvas");
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              const seen = {};
              for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] < 255) continue;
                const color = `${data[i]},${data[i + 1]},${data[i + 2]}`;
                seen[color] = (seen[color] ?? 0) + 1;
              }
              return seen;
            }"""
        )
        return counted


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; skip where there is none, except in CI."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here: CI must run the browser tests")
        pytest.skip("no Chromium here (COMPGRAPH_CHROMIUM may name one)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open a page of a folder: visit(folder, "graph.html#…", color_scheme="dark" …)."""
    contexts = []

    def open_page(folder: Path, page: str, **settings: Any) -> Visit:
        settings.setdefault("viewport", {"width": 1400, "height": 900})
        settings.setdefault("reduced_motion", "reduce")
        settings.setdefault("offline", True)
        context = browser.new_context(**settings)
        contexts.append(context)
        seen = Visit(context.new_page())
        seen.page.on("request", lambda request: seen.asked.append(request.url))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on(
            "console",
            lambda said: (
                seen.complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        file, _, place = page.partition("#")
        seen.page.goto((folder / file).as_uri() + (f"#{place}" if place else ""))
        return seen

    yield open_page
    for context in contexts:
        context.close()


def write_site(folder: Path, *standards: Standard) -> Path:
    """Write the four pages into the folder."""
    chapters = [chapter_of(standard) for standard in standards]
    for name, page in (
        ("index", index_page(chapters)),
        ("graph", graph_page(chapters)),
        ("matrix", matrix_page(chapters)),
        ("path", path_page(chapters)),
    ):
        (folder / f"{name}.html").write_text(page, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages of the shipped standard."""
    return write_site(tmp_path_factory.mktemp("a folder 與空格"), read(shipped_standard()).standard)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pages of a standard whose names are markup."""
    standard = read(shipped_standard()).standard
    hostile = replace(
        standard,
        title=PAYLOAD,
        occupation_name=PAYLOAD,
        knowledge=tuple(
            replace(item, name=PAYLOAD, description=PAYLOAD) for item in standard.knowledge
        ),
        tasks=tuple(replace(task, name=PAYLOAD) for task in standard.tasks),
    )
    return write_site(tmp_path_factory.mktemp("hostile"), hostile)


@pytest.fixture(scope="session")
def two_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pages of two standards; the second has 340 more knowledge items."""
    standard = read(shipped_standard()).standard
    more = tuple(
        Competency(f"K{number}", "knowledge", f"K{number}", f"知識第{number}項")
        for number in range(100, 440)
    )
    block = standard.blocks[0]
    blocks = (
        replace(block, knowledge=block.knowledge + tuple(Mention(item.id) for item in more)),
        *standard.blocks[1:],
    )
    large = replace(
        standard,
        code="AAA1111-001v1",
        occupation_name="大型職能基準",
        knowledge=standard.knowledge + more,
        blocks=blocks,
    )
    return write_site(tmp_path_factory.mktemp("two"), standard, large)
