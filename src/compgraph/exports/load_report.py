"""The report of a batch: JSON, CSV, plain text, and a page to search.

The JSON shape is schemas/load-report.schema.json. The page is complete in itself, like every page
here; names and findings reach it only as escaped text.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from compgraph._version import __version__
from compgraph.batch.report import OUTCOMES, SEVERITIES, Report, Row
from compgraph.exports.pages import both, page, static
from compgraph.messages import Language, Text, text
from compgraph.tables import aligned, write_rows

if TYPE_CHECKING:
    from markupsafe import Markup

FILES = ("report.json", "report.html")
"""The files of a report, in the order in which they are made."""

_MOST_KEPT = 1024
"""Sentences that are made once for all sources: most findings say the same as many others."""

_FACTS = ("code", "name", "level", "tasks", "knowledge", "skills")
_COUNTS = {"violation": "violations", "warning": "warnings", "info": "infos"}


def report_files(report: Report, language: Language) -> dict[str, bytes]:
    """Return the files of a report, by name; the page opens in `language`."""
    contents = (report_json(report), report_page(report, language))
    return {name: content.encode() for name, content in zip(FILES, contents, strict=True)}


def report_json(report: Report) -> str:
    """Return the report in its documented shape, a source a line: half the size, and quick."""
    said = report.as_json()
    sources = ",\n".join(f"    {_json(source)}" for source in said.pop("sources"))
    head = "".join(f"  {_json(name)}: {_json(value)},\n" for name, value in said.items())
    body = f"[\n{sources}\n  ]" if sources else "[]"
    return f'{{\n{head}  "sources": {body}\n}}\n'


def report_csv(report: Report, language: Language) -> str:
    """Return one row a source, headers and outcomes in `language`; formulas are made harmless."""
    columns = ("outcome", "source", *_FACTS, *_COUNTS.values(), "rule", "reason", "sha256")
    rows = [
        [*_told(row, language), _rule(row), _reason(row, language), row.sha256 or ""]
        for row in report.rows
    ]
    return write_rows([_header(columns, language), *rows])


def report_table(report: Report, language: Language) -> str:
    """Return one line a source as plain text; a refused one names the rule that refused it."""
    columns = ("outcome", "source", *_FACTS, *_COUNTS.values(), "rule")
    rows = [[*_told(row, language), _rule(row)] for row in report.rows]
    numbers = frozenset(range(4, 4 + 4 + len(SEVERITIES)))
    return aligned(_header(columns, language), rows, right=numbers)


def report_page(report: Report, language: Language) -> str:
    """Return the page: every source with its findings, to filter and to search."""
    return page(
        "load-report",
        (),
        styles=("load-report.css",),
        scripts=(static("load-report.js"),),
        language=language,
        report=report,
        version=__version__,
        outcomes=[name for name in OUTCOMES if report.counts[name]],
        word=_word,
        words=_words,
        bilingual=_bilingual,
        severe=_severe,
        place=_place,
        counts=_counts,
        searched=_searched,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _told(row: Row, language: Language) -> list[str]:
    severities = row.severities or {}
    values = [getattr(row, name) for name in _FACTS]
    return [
        text(f"load.outcome-{row.outcome}").in_(language),
        row.path,
        *("" if value is None else str(value) for value in values),
        *(str(severities.get(name, "")) for name in _COUNTS),
    ]


def _rule(row: Row) -> str:
    """Return the rule that settled a source which was not stored."""
    settled = row.outcome in ("refused", "same", "passed-over")
    return str(row.findings[0]["rule"]) if settled and row.findings else ""


def _reason(row: Row, language: Language) -> str:
    if not _rule(row) or not row.findings:
        return ""
    return str(row.findings[0]["message"][language])


def _header(names: tuple[str, ...], language: Language) -> list[str]:
    return [text(f"load.column-{name}").in_(language) for name in names]


@lru_cache(_MOST_KEPT)
def _word(key: str, /, **values: object) -> Markup:
    """Return a sentence of the batch in both languages; the switch of the page shows one."""
    return both(text(f"load.{key}", **values))


def _words(key: str) -> Text:
    """Return a sentence of the batch for places that hold one language each."""
    return text(f"load.{key}", count="{count}")


def _bilingual(words: dict[str, str]) -> Markup:
    """Return a sentence of a finding in both languages."""
    return _both(words["zh-Hant"], words["en"])


@lru_cache(_MOST_KEPT)
def _both(zh: str, en: str) -> Markup:
    return both(Text(zh, en))


@cache
def _severe(name: str) -> Markup:
    """Return the word for a severity in both languages."""
    return both(text(f"findings.severity-{name}"))


def _place(finding: dict[str, Any]) -> list[Markup]:
    """Return where a finding stands: page, table, row, line, as far as it says."""
    names = ("page", "table", "row", "line")
    return [_word(f"place-{name}", number=finding[name]) for name in names if finding.get(name)]


def _counts(row: Row) -> list[tuple[str, int]]:
    """Return the severities of a row's findings that there are, the worst first."""
    return [(name, count) for name, count in (row.severities or {}).items() if count]


def _searched(row: Row) -> str:
    """Return what a search looks at beside the text that is shown: nothing is shown twice."""
    found = [row.path, row.code or "", row.name or "", row.sha256 or ""]
    return " ".join(found).lower()
