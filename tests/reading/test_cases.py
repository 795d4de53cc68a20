"""Small documents and what they must be read as.

A case is a pair `tests/cases/reading/<name>.txt` and `<name>.json`: what it is about, the parts of
the record that matter (the whole shape is `standard.schema.json`), and all findings as
[rule, line, text it is about, subject]. To add a case, add a pair.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compgraph.errors import SourceRefused
from compgraph.exports.record import to_record
from compgraph.reading import read
from compgraph.reading.coverage import uncovered

CASES = Path(__file__).parents[1] / "cases" / "reading"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
REFUSED = json.loads((CASES / "refused" / "refused.json").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_read_as_written(name: str) -> None:
    """Record, findings and coverage."""
    expected = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    reading = read(CASES / f"{name}.txt")
    record = to_record(reading.standard)
    assert {part: record[part] for part in expected["record"]} == expected["record"]
    found = [[one.rule, one.line, one.printed, one.subject] for one in reading.findings]
    assert sorted(found, key=str) == sorted(expected["findings"], key=str)
    assert uncovered(reading) == ()


def test_every_case_has_its_record() -> None:
    """No text without a record, no record without a text."""
    assert sorted(path.stem for path in CASES.glob("*.json")) == NAMES
    assert sorted(REFUSED) == sorted(path.stem for path in (CASES / "refused").glob("*.txt"))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_case_is_refused_as_written(name: str) -> None:
    """Rule, line, file and a remedy in both languages."""
    path = CASES / "refused" / f"{name}.txt"
    with pytest.raises(SourceRefused) as caught:
        read(path)
    refused = caught.value
    assert [refused.rule, refused.line] == REFUSED[name]
    assert refused.source == str(path)
    assert refused.remedy is not None
    assert str(path) in str(refused)
