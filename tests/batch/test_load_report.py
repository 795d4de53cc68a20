"""The report: one shape, no request to anywhere, and nothing in a name that could do harm."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from compgraph import exports
from compgraph.batch.report import OUTCOMES, Report, Row, refusal
from compgraph.batch.work import failed
from compgraph.exports.load_report import (
    report_csv,
    report_files,
    report_json,
    report_page,
    report_table,
)
from compgraph.finding import Finding
from compgraph.messages import Text

SCHEMA = Path(exports.__file__).parent / "schemas" / "load-report.schema.json"
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&{{7*7}}\u202e.txt"
DIGEST = "0" * 64


class Seen(HTMLParser):
    """The elements and attributes of a page, and the text that is not style or script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture
def report() -> Report:
    """Return a report with a row of every outcome, names and findings hostile."""
    finding = Finding(
        "duplicate-code",
        "warning",
        Text(f"重複：{HOSTILE}", f"twice: {HOSTILE}"),
        Text("請核對。", "Check it."),
        source=HOSTILE,
        page=2,
        table=3,
        row=4,
        line=5,
        printed=HOSTILE,
        subject=f"{HOSTILE}/K01",
    )
    facts = (DIGEST, "FBB7512-001", HOSTILE, 3, 1, 1, 1)
    found = (finding.as_json(),)
    return Report(
        (
            Row(f"in/{HOSTILE}", "read", *facts),
            Row("b.txt", "read-with-findings", *facts, findings=found),
            refusal("c.txt", failed("deadline", "c.txt", seconds="60")),
            Row("d.txt", "unchanged", *facts, findings=None),
            Row("e.txt", "same", *facts, findings=found),
            Row("=f.png", "passed-over", findings=found),
        ),
        complete=False,
    )


def test_the_json_fits_its_schema(report: Report) -> None:
    """Counts add up to the rows; the schema refuses what is not documented."""
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    validator.check_schema(validator.schema)
    said = json.loads(report_json(report))
    validator.validate(said)
    assert said["counts"] == dict.fromkeys(OUTCOMES, 1)
    assert [row["path"] for row in said["sources"]][1:] == [f"{n}.txt" for n in "bcde"] + ["=f.png"]
    assert said["sources"][3]["severities"] is None
    assert not validator.is_valid({**said, "more": 1})
    assert not validator.is_valid({**said, "sources": [{**said["sources"][2], "findings": []}]})


def test_an_empty_report_fits_too() -> None:
    """What is there before the first document is read."""
    said = Report((), complete=False).as_json()
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(said)


def test_the_page_asks_for_nothing(report: Report) -> None:
    """No address, no file beside it; the policy lets only its own style and scripts work."""
    page = report_page(report, "en")
    seen = Seen(page)
    assert "default-src 'none'" in html.unescape(page)
    assert not seen.attributes.keys() & {"src", "srcset", "poster", "action", "style", "onerror"}
    assert seen.attributes["href"] == {"data:,", "#main"}
    assert not re.search(r"url\(|@import|https?://", page)


def test_what_a_document_says_reaches_the_page_as_text(report: Report) -> None:
    """Names, printed text and messages are shown as they are and make no element."""
    page = report_page(report, "zh-Hant")
    seen = Seen(page)
    assert "img" not in seen.tags
    assert f"in/{HOSTILE}" in seen.text
    assert html.escape("<img src=x", quote=False) in page
    assert "49" not in "".join(seen.text).replace(DIGEST, "")  # no template runs in a template


def test_the_page_says_where_and_what_to_do_in_both_languages(report: Report) -> None:
    """Page, table, row and line of a finding, its rule, and the remedy."""
    text = "".join(Seen(report_page(report, "en")).text)
    for words in (
        "第 2 頁",
        "page 2",
        "表格 3",
        "table 3",
        "第 4 列",
        "row 4",
        "第 5 行",
        "line 5",
    ):
        assert words in text
    for words in (
        "duplicate-code",
        "請核對。",
        "Check it.",
        "重複：",
        "twice: ",
        "拒絕",
        "refused",
    ):
        assert words in text
    assert "This run was stopped" in text
    assert "What was noticed when it was loaded is not kept here" in text


def test_tables_name_outcome_and_reason(report: Report) -> None:
    """CSV in either language; a name that begins like a formula is harmless; a rule where refused."""
    rows = list(csv.DictReader(io.StringIO(report_csv(report, "en"))))
    assert [row["Outcome"] for row in rows] == [
        "read",
        "read with findings",
        "refused",
        "unchanged",
        "duplicate",
        "passed over",
    ]
    assert rows[2]["Rule"] == "deadline"
    assert "took longer than 60 seconds" in rows[2]["Reason"]
    assert not rows[5]["Source"].startswith("=")
    assert "結果" in report_csv(report, "zh-Hant").splitlines()[0]
    assert len(report_table(report, "zh-Hant").splitlines()) == 2 + len(report.rows)


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    """No time, no order of a set."""
    assert report_files(report, "en") == report_files(report, "en")
    assert list(report_files(report, "en")) == ["report.json", "report.html"]
