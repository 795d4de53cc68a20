"""The query page in Chromium, over a real server on loopback: ask, see, keep, share."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from compgraph import resources
from compgraph.queries.library import library
from compgraph.reading import read
from compgraph.serve.assets import version
from compgraph.store import open_store
from serving import Served, served

CODE = "ISD3512-001v3"
HOSTILE = "ISD9999-001v1"
# As a name in a document; `=` at its start would be a formula in a spreadsheet.
PAYLOAD = "=</script><img src=//evil.example/x onerror=alert(1)><svg onload=alert(1)> href=javascript:alert(1)"
REQUIRES = (
    "CONSTRUCT { ?task cg:requires ?item . ?task rdfs:label ?name . ?item rdfs:label ?label } "
    "WHERE { ?task cg:inStandard icap:%s ; cg:requires ?item ; rdfs:label ?name . "
    "?item rdfs:label ?label }"
)


@dataclass
class Opened:
    """The page in the browser, with everything it asked for, complained about and tried to ask."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def answered(self) -> str:
        """Wait for an answer; return what is told of it."""
        expect(self.page.locator("#answer")).to_have_attribute("aria-busy", "false")
        return self.page.locator("#told").inner_text()

    def run(self) -> str:
        """Press Run and wait for the answer."""
        self.page.locator("#run").click()
        return self.answered()

    def write(self, query: str) -> None:
        """Put a query into the editor as a person would: all selected and deleted, then written."""
        self.page.locator(".cm-content").focus()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(query)

    def look(self, view: str) -> None:
        """Press the tab of a view, also one that is dimmed because there is only a reason to see."""
        self.page.locator(f"#tab-{view}").click(force=True)

    def rows(self) -> list[list[str]]:
        """Return the cells that the table shows."""
        rows: list[list[str]] = self.page.eval_on_selector_all(
            "#view-table tbody tr",
            "all => all.map(row => [...row.cells].map(cell => cell.innerText))",
        )
        return rows


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a store with the shipped standard, and one in which every name is markup."""
    reading = read(resources.shipped_standard())
    standard = reading.standard
    hostile = replace(
        standard,
        code=HOSTILE,
        title=PAYLOAD,
        occupation_name=PAYLOAD,
        knowledge=tuple(replace(item, name=PAYLOAD) for item in standard.knowledge),
        tasks=tuple(replace(task, name=PAYLOAD) for task in standard.tasks),
    )
    folder = tmp_path_factory.mktemp("page") / "store"
    with open_store(folder) as store:
        store.put(reading, hostile)
    with served(folder, "--limit-seconds", "5", "--limit-rows", "1200") as running:
        yield running


@pytest.fixture
def opened(browser: Browser, server: Served) -> Iterator[Callable[..., Opened]]:
    """Open the page at a fragment: opened("#question=…", locale="en", color_scheme="dark" …)."""
    contexts = []
    expect.set_options(timeout=15_000)

    def open_page(fragment: str = "", **settings: Any) -> Opened:
        settings.setdefault("viewport", {"width": 1400, "height": 900})
        settings.setdefault("locale", "zh-TW")
        context = browser.new_context(**settings)
        contexts.append(context)
        seen = Opened(context.new_page())
        seen.page.set_default_timeout(10_000)
        seen.page.on("request", lambda request: seen.asked.append(request.url))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("console", lambda said: seen.complaints.append(f"{said.type}: {said.text}"))
        seen.page.on(
            "dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss())
        )
        seen.page.goto(f"{server.address}/{fragment}")
        seen.answered()
        return seen

    yield open_page
    for context in contexts:
        context.close()


def hosts(asked: list[str]) -> set[str]:
    """Return where requests went, scheme and host."""
    return {re.sub(r"(?<=[a-z0-9])/.*", "", address) for address in asked}


def test_a_visitor_sees_the_standards_and_all_questions(opened: Any, server: Served) -> None:
    """Opening the page asks what the store has; only this server is asked, nothing complains."""
    seen = opened()
    rows = seen.rows()
    assert [row[0] for row in rows] == [CODE, HOSTILE]
    assert rows[0][2] == "雲端系統開發工程人員"
    assert seen.page.locator("#questions button").count() == len(library())
    assert seen.page.locator("html").get_attribute("lang") == "zh-Hant-TW"
    assert hosts(seen.asked) == {server.address}
    assert seen.complaints == []
    link = seen.page.locator("#view-table tbody a").first
    assert link.get_attribute("href") == f"/icap/{CODE}?lang=zh-Hant"
    link.click()
    expect(seen.page.locator("h1")).to_contain_text("雲端系統開發工程人員")


def test_a_question_is_found_filled_in_and_asked(opened: Any) -> None:
    """Search, choose, another task than the example, run: what the document prints for T2.3."""
    seen = opened()
    page = seen.page
    page.locator("#search").fill("工作任務 知識 技能")
    page.locator("#questions button", has_text=library()["what-a-task-needs"].summary.zh).click()
    expect(page.locator("#asked-name")).to_have_text(library()["what-a-task-needs"].summary.zh)
    expect(page.locator(".echo")).to_have_text("評估應用可行性")
    task = page.locator("#value-task")
    assert task.input_value() == f"{CODE}/T1.1"
    task.fill("t2.3")
    task.blur()
    expect(page.locator(".fault")).to_contain_text("/T2.3")  # two standards have one
    task.fill(f"{CODE}/t2.3")
    task.blur()
    expect(page.locator(".cm-content")).to_contain_text(f"{CODE}/T2.3>")
    assert seen.run().startswith("9 列")
    assert [row[1] for row in seen.rows()] == [
        "K01",
        "K12",
        "K13",
        "S11",
        "S12",
        "S13",
        "S14",
        "S15",
        "S16",
    ]
    heads = page.locator("#view-table thead th").all_inner_texts()
    assert heads[2].split() == ["名稱", "?name", "zh-Hant"]
    assert seen.complaints == []


def test_the_form_offers_what_the_store_has_and_refuses_the_rest(opened: Any) -> None:
    """Typing fills the list; a task that there is not is told so, and nothing runs."""
    seen = opened("#question=what-a-task-needs&lang=en")
    page = seen.page
    page.locator("#value-task").fill("偵錯")
    option = page.locator("datalist option")
    expect(option).to_have_count(1)
    assert option.get_attribute("value") == f"{CODE}/T2.3"
    assert option.get_attribute("label") == "偵錯與修正問題"
    page.locator("#value-task").fill(f"{CODE}/T9.9")
    page.locator("#run").click()
    expect(page.locator(".fault")).to_contain_text("T9.9")
    assert page.locator("#value-task").get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.id") == "value-task"


def test_a_query_is_written_completed_and_run_from_the_keyboard(opened: Any) -> None:
    """The Chinese name of a class brings its term; Ctrl-Enter runs; a new column sorts as people do."""
    seen = opened("#lang=en")
    page = seen.page
    seen.write("")
    page.locator(".cm-content").focus()
    page.keyboard.type("SELECT ?code ?x { ?x a 工作任務")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_have_text(re.compile("^cg:Task"))
    page.wait_for_timeout(100)  # the list takes no key in its first moments
    page.keyboard.press("Enter")
    page.keyboard.type(" ; cg:code ?code ; cg:inStandard icap:ISD3512-001v3 ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#told")).to_contain_text("7 rows")
    expect(page.locator("#edited")).to_be_visible()
    sort = page.locator("#view-table th button").first
    sort.click()
    sort.click()
    codes = ["T2.5", "T2.4", "T2.3", "T2.2", "T2.1", "T1.2", "T1.1"]
    assert [row[0] for row in seen.rows()] == codes
    assert page.locator("#view-table th").first.get_attribute("aria-sort") == "descending"
    assert seen.complaints == []


def test_numbers_become_bars_and_other_answers_say_why_not(opened: Any) -> None:
    """Tasks by standard: two bars of the same length, named in text; without numbers a reason."""
    seen = opened("#question=standards&view=chart&lang=en")
    page = seen.page
    bars = page.locator("#view-chart rect.bar")
    assert bars.count() == 2
    assert page.locator("#view-chart .value").all_text_contents() == ["7", "7"]
    assert page.locator("#view-chart .label").first.text_content().startswith("雲端系統")
    assert bars.first.get_attribute("width") == bars.last.get_attribute("width")
    seen.write("SELECT ?s { ?s a cg:Duty }")
    seen.run()
    expect(page.locator("#view-chart")).to_contain_text("no column of numbers")
    assert page.locator("#tab-chart").get_attribute("aria-disabled") == "true"
    assert seen.complaints == []


def test_triples_become_a_drawing(opened: Any) -> None:
    """CONSTRUCT: ink in the colours of tasks, knowledge and skills, light and dark, and a legend."""
    seen = opened(f"#query={quote(REQUIRES % CODE)}&view=graph", color_scheme="light")
    page = seen.page
    expect(page.locator("#view-graph canvas")).to_be_visible()
    assert page.locator(".legend li").all_inner_texts()[:3] == ["工作任務", "知識", "技能"]
    count = """() => {
      const canvas = document.querySelector("#view-graph canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const seen = {};
      for (let i = 0; i < data.length; i += 4) {
        const color = `${data[i]},${data[i + 1]},${data[i + 2]}`;
        seen[color] = (seen[color] ?? 0) + 1;
      }
      return seen;
    }"""
    page.wait_for_timeout(200)
    light = page.evaluate(count)
    for tint in ("226,241,239", "232,240,250", "251,238,226"):
        assert light.get(tint, 0) > 500, tint
    page.locator("#theme-dark").check(force=True)
    page.wait_for_timeout(200)
    dark = page.evaluate(count)
    assert dark.get("22,48,46", 0) > 500
    assert dark.get("226,241,239", 0) == 0
    assert seen.complaints == []


def test_raw_shows_every_format_and_the_download_is_the_server_s(opened: Any) -> None:
    """Turtle by default for triples; CSV of a table comes as a file with its own name."""
    seen = opened(f"#query={quote(REQUIRES % CODE)}&view=raw&lang=en")
    page = seen.page
    expect(page.locator("#view-raw pre")).to_contain_text("@prefix cg:")
    page.locator("#view-raw select").select_option("jsonld")
    expect(page.locator("#view-raw pre")).to_contain_text('"@context"')
    seen.write("SELECT ?name { ?x a cg:Standard ; rdfs:label ?name } ORDER BY ?name")
    seen.run()
    page.locator("#download-form").select_option("csv")
    with page.expect_download() as plain:
        page.locator("#download-run").click()
    assert plain.value.suggested_filename == "compgraph.csv"
    body = Path(plain.value.path()).read_bytes().decode()
    assert list(csv.reader(io.StringIO(body))) == [["name"], [PAYLOAD], ["雲端系統開發工程人員"]]
    page.locator("#download-form").select_option("excel")
    with page.expect_download() as excel:
        page.locator("#download-run").click()
    body = Path(excel.value.path()).read_bytes().decode("utf-8")
    assert body.startswith("\ufeff")
    assert f"'{PAYLOAD}" in body
    assert seen.complaints == []


def test_a_link_brings_the_same_back(opened: Any) -> None:
    """Question, value, view and language; and a query of one's own. Back goes to the one before."""
    first = opened("#question=competencies-of-a-standard&lang=en")
    page = first.page
    page.locator("#value-standard").fill(HOSTILE)
    page.locator("#value-standard").blur()
    first.run()
    first.look("chart")
    address = page.url
    assert address.partition("#")[2] == (
        f"question=competencies-of-a-standard&p.standard={HOSTILE}&view=chart&lang=en"
    )
    again = opened("#" + address.partition("#")[2], locale="zh-TW")
    assert again.page.locator("#value-standard").input_value() == HOSTILE
    assert again.page.locator("#tab-chart").get_attribute("aria-selected") == "true"
    assert again.page.locator("html").get_attribute("lang") == "en"
    assert again.page.locator("#view-chart rect.bar").count() > 10
    assert again.page.url == address
    first.write("ASK { ?x a cg:Task } # 任務 & more")
    first.run()
    assert "question=" not in page.url
    third = opened("#" + page.url.partition("#")[2])
    assert (
        third.page.locator(".verdict").or_(third.page.locator("#view-chart .reason")).count() == 1
    )
    assert third.page.locator(".cm-content").inner_text() == "ASK { ?x a cg:Task } # 任務 & more"
    page.go_back()
    expect(page.locator("#value-standard")).to_have_value(HOSTILE)


def test_links_and_values_are_written_so_that_they_come_back(opened: Any) -> None:
    """read(written(x)) is x, and a text bound as a value is that text to the engine."""
    seen = opened()
    root = f"/page/{version()}"
    strange = [
        '"',
        "\\",
        '"; } DROP',
        "\n\r\t",
        "任務 & = # + %41",
        "{}?",
        "𝄞",
        "' OR 1",
        "?x",
        "<b>",
    ]
    states = [
        {"question": "", "values": {}, "query": text, "view": "raw", "language": "en"}
        for text in strange
    ] + [
        {
            "question": "q",
            "values": {"a": text},
            "query": "",
            "view": "table",
            "language": "zh-Hant",
        }
        for text in strange
    ]
    back = seen.page.evaluate(
        f"async (states) => {{ const {{ read, written }} = await import('{root}/permalink.js');"
        " return states.map((state) => read(written(state))); }",
        states,
    )
    assert back == states
    said = seen.page.evaluate(
        f"async (texts) => {{ const {{ string }} = await import('{root}/terms.js');"
        f" const {{ ask }} = await import('{root}/endpoint.js');"
        " const values = texts.map(string).join(' ');"
        " return (await ask(`SELECT ?x { VALUES ?x { ${values} } }`)).text; }",
        strange,
    )
    assert [row["x"]["value"] for row in json.loads(said)["results"]["bindings"]] == strange
    refused = seen.page.evaluate(
        f"async (texts) => {{ const {{ iri, integer }} = await import('{root}/terms.js');"
        " const fails = (write, text) => { try { write(text); return false; } catch { return true; } };"
        " return texts.map((text) => [fails(iri, text), fails(integer, text)]); }",
        ["x:y> } #", "a b:c", "", "1 } {", "1e9", "x:\u0000"],
    )
    assert refused == [[True, True]] * 6


def test_hostile_names_are_text_in_every_view(opened: Any, server: Served) -> None:
    """Table, chart, drawing, raw, form and history show them; no dialog, no request elsewhere."""
    seen = opened(f"#query={quote(REQUIRES % HOSTILE)}&view=graph&lang=en")
    page = seen.page
    expect(page.locator("#view-graph canvas")).to_be_visible()
    page.locator('.choices input[type="checkbox"]').check()
    for tab in ("raw", "table", "chart"):
        seen.look(tab)
    seen.look("table")
    assert PAYLOAD in page.locator("#view-table").inner_text()
    seen.write(
        "SELECT ?name ?n ?bad { ?s a cg:Standard ; rdfs:label ?name ; cg:level ?n "
        'BIND(IRI("javascript:alert(1)") AS ?bad) }'
    )
    seen.run()
    seen.look("chart")
    assert page.locator("#view-chart rect.bar").count() == 2
    seen.look("table")
    assert page.locator("#view-table td a").count() == 0
    page.locator("#questions button", has_text=library()["what-a-task-needs"].summary.en).click()
    page.locator("#value-task").fill(f"{HOSTILE}/T1.1")
    page.locator("#value-task").blur()
    expect(page.locator(".echo")).to_have_text(PAYLOAD)
    seen.write(f"SELECT ?x {{ }} # {PAYLOAD}")
    seen.run()
    page.locator("#past summary").click()
    assert page.locator("#past-list li").count() == 3
    page.locator("#past summary").click()
    assert page.locator("main img, main iframe, main object").count() == 0
    assert page.locator("body script").count() == 1  # the JSON
    assert hosts(seen.asked) == {server.address}
    assert seen.dialogs == []
    assert seen.complaints == []


def test_a_problem_is_told_in_both_languages_with_its_place(opened: Any) -> None:
    """A query that breaks off, one that would leave the server, and one that never ends."""
    seen = opened("#lang=en")
    page = seen.page
    seen.write("SELECT * {\n  ?s ?p ?o .\n  oops\n}")
    seen.run()
    expect(page.locator("#problem")).to_contain_text("line 3")
    page.locator("#problem button").click()
    assert page.evaluate("document.activeElement.className").startswith("cm-content")
    page.locator("#language-zh").check(force=True)
    expect(page.locator("#problem")).to_contain_text("第 3 行")
    seen.write("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    seen.run()
    expect(page.locator("#problem")).to_contain_text("SERVICE")
    seen.write("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.locator("#run").click()
    page.locator("#cancel").click()
    expect(page.locator("#told")).to_have_text("已取消。")
    expect(page.locator("#cancel")).to_be_hidden()
    # the browser itself notes the two refusals; the page has nothing to add
    assert len(seen.complaints) == 2
    assert all("400 (Bad Request)" in complaint for complaint in seen.complaints)


def test_a_large_answer_comes_in_pages_and_says_what_is_missing(opened: Any) -> None:
    """1,200 of more rows: a note, 200 at a time, and a filter over all of them."""
    seen = opened(f"#query={quote('SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s ?p ?o')}&lang=en")
    page = seen.page
    expect(page.locator("#truncated")).to_contain_text("1,200")
    assert len(seen.rows()) == 200
    page.locator(".pager button", has_text="Next").click()
    expect(page.locator(".pager")).to_contain_text("201 to 400 of 1,200")
    page.locator(".filter input").fill("ＴＡＳＫ")
    rows = seen.rows()
    assert 0 < len(rows) <= 200
    assert all("task" in " ".join(row).lower() for row in rows)


def test_it_fits_a_phone_in_english(opened: Any) -> None:
    """390 pixels: nothing sticks out; the list unfolds, and folds when a question is chosen."""
    seen = opened(locale="en-GB", viewport={"width": 390, "height": 800}, color_scheme="dark")
    page = seen.page
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "Query the competency graph · compgraph"
    expect(page.locator("#questions")).to_be_hidden()
    page.locator("#fold").click()
    page.locator("#questions button").first.click()
    expect(page.locator("#questions")).to_be_hidden()
    for tab in ("chart", "graph", "raw", "table"):
        seen.look(tab)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not re.search(
        r"[\u4e00-\u9fff]", page.locator(".actions, .hints, .tabs").first.inner_text()
    )
    assert seen.complaints == []


def test_keys_alone_reach_everything(opened: Any) -> None:
    """The skip link goes to the editor; tabs go by arrows; the list by arrows from the search."""
    seen = opened("#question=standards&lang=en")
    page = seen.page
    address = page.url
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("cm-content")
    assert page.url == address
    page.locator("#tab-table").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-chart"
    expect(page.locator("#view-chart svg")).to_be_visible()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.id") == "tab-raw"
    page.locator("#search").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("#questions button").nth(1).get_attribute("data-name")
    assert page.evaluate("document.activeElement.dataset.name") == second
    page.keyboard.press("Enter")
    expect(page.locator("#asked-name")).to_have_text(library()[second or ""].summary.en)
    assert seen.complaints == []
