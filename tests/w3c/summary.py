"""How many of how many run: what the README says of the suite, counted from it and from the list.

python -m w3c.summary FOLDER      (in tests/, FOLDER being the unpacked sparql/sparql11)
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from w3c.exceptions import Exceptions, kind_of, listed
from w3c.manifest import Entry, Suite, suite

# What the tests are about, in the README's words; the first that fits.
_EVALUATION = {"QueryEvaluationTest", "CSVResultFormatTest"}
SUBJECTS = (
    ("evaluation", "查詢求值與結果格式", "Query evaluation and result formats"),
    ("syntax", "查詢語法", "Query syntax"),
    ("protocol", "協定：查詢，及應被拒絕的請求", "Protocol: queries, and requests to be refused"),
    ("description", "服務描述", "Service description"),
    ("entailment", "推論體系", "Entailment regimes"),
    ("update", "更新（求值、語法、協定）", "Updates (evaluation, syntax, protocol)"),
    ("graphs", "Graph Store HTTP Protocol", "Graph Store HTTP Protocol"),
)


@dataclass(frozen=True)
class Count:
    """One line of the table: `kinds` is the number of tests by how they go."""

    zh: str
    en: str
    all: int
    kinds: Counter[str]


def subject(entry: Entry) -> str:
    """Return what a test is about: a key of SUBJECTS."""
    simple = {"entailment": "entailment", "graph-store-protocol": "graphs"}
    if entry.group in simple:
        return simple[entry.group]
    if entry.query.endswith(".ru") or entry.key.startswith("protocol/update_"):
        return "update"
    if entry.kind in _EVALUATION:
        return "evaluation"
    kinds = {"ProtocolTest": "protocol", "ServiceDescriptionTest": "description"}
    return kinds.get(entry.kind, "syntax")


def counts(whole: Suite) -> tuple[Count, ...]:
    """Return the lines of the table."""
    kinds: dict[str, Counter[str]] = {key: Counter() for key, _, _ in SUBJECTS}
    for entry in whole.entries:
        kinds[subject(entry)][kind_of(entry.key)] += 1
    return tuple(Count(zh, en, kinds[key].total(), kinds[key]) for key, zh, en in SUBJECTS)


_HEADS = {
    "zh-Hant": (
        *("測試", "題數", "不加修改並通過", "通過，但值的寫法不同", "加一行 BASE 才通過"),
        *("不通過", "不適用"),
    ),
    "en": (
        *("tests", "in the archive", "run unmodified and pass", "pass, values spelt differently"),
        *("pass with a BASE line", "fail", "do not apply"),
    ),
}


def tables(whole: Suite, language: str) -> str:
    """Return the table and the list of reasons, in Markdown."""
    lines = [count for count in counts(whole) if count.all]
    total = Count("合計", "together", 0, Counter())
    for count in lines:
        total = Count(total.zh, total.en, total.all + count.all, total.kinds + count.kinds)
    heads = _HEADS[language]
    rows = [_line(heads), _line(["---", *["--:"] * (len(heads) - 1)])]
    rows += [_line(_cells(count, language)) for count in (*lines, total)]
    rows += ["", *(_reason(row, language) for row in listed())]
    return "\n".join(rows) + "\n"


def _cells(count: Count, language: str) -> list[str]:
    kinds = count.kinds
    numbers = (
        *(count.all, kinds["pass"], kinds["spelling"], kinds["base"]),
        *(kinds["guard"] + kinds["engine"], kinds["not-applicable"]),
    )
    return [count.zh if language == "zh-Hant" else count.en, *map(str, numbers)]


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _reason(row: Exceptions, language: str) -> str:
    """Return one row of the list as an item: how many tests, why, and which, the first three."""
    few = [f"`{test}`" for test in row.tests[:3]] + ["…"] * (len(row.tests) > 3)
    if language == "zh-Hant":
        return f"- {row.number}：{row.zh}（{'、'.join(few)}）。"
    return f"- {row.number}: {row.en} ({', '.join(few)})."


if __name__ == "__main__":
    unpacked = suite(Path(sys.argv[1]))
    for spoken in _HEADS:
        print(f"\n<!-- {spoken} -->\n\n{tables(unpacked, spoken)}")
