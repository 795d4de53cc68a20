"""Where an item stands in its document, with the text around it, and what a rule derived from it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import compgraph.exports
from compgraph.resources import shipped_standard

SCHEMA = Path(compgraph.exports.__file__).parent / "schemas" / "why.schema.json"


@pytest.fixture
def schema() -> dict[str, object]:
    """Return the documented shape of `--format json`."""
    shape: dict[str, object] = json.loads(SCHEMA.read_text("utf-8"))
    return shape


def test_every_print_of_a_competency(call, schema) -> None:  # type: ignore[no-untyped-def]
    """K01 is printed in rows 20, 23, 24 and 26 of the shipped text (found with grep)."""
    told = json.loads(call("why", "K01", "--format", "json").out)
    jsonschema.validate(told, schema)
    text = shipped_standard().read_text("utf-8")
    assert [one["line"] for one in told["prints"]] == [20, 23, 24, 26]
    assert [one["span"][0] for one in told["prints"]] == [606, 970, 1221, 1579]
    for one in told["prints"]:
        start, end = one["span"]
        assert one["excerpt"]["printed"] == text[start:end]
    assert told["prints"][0]["excerpt"]["before"].endswith(" │ 4 │ ")
    assert told["name"] == "職業安全與衛生相關規範"
    assert told["file"] == "ISD3512-001v3.txt"


def test_any_way_of_naming_it(call) -> None:  # type: ignore[no-untyped-def]
    """K01, its full name, in small or full-width letters: all the same thing."""
    first = call("why", "K01")
    assert first.code == 0
    for name in ("ISD3512-001v3/K01", "k01", "Ｋ０１", "isd3512-001v3/k01"):
        assert call("why", name).out == first.out


def test_fields_of_the_standard_itself(call) -> None:  # type: ignore[no-untyped-def]
    """Each plain field has its own place."""
    told = json.loads(call("why", "ISD3512-001v3", "--format", "json").out)
    printed = {one["field"]: one["excerpt"]["printed"] for one in told["prints"]}
    assert printed["level_as_printed"] == "3"
    assert printed["code"] == "ISD3512-001v3"


def test_page_table_and_row_of_a_printed_document(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A PDF has pages, tables and rows; the store keeps them, and the text comes from the document."""
    pdf, store = tmp_path / "standard.pdf", tmp_path / "store"
    call("print", "--format", "pdf", "--out", pdf)
    assert call("load", pdf, "--store", store).code == 0
    stored = json.loads(call("why", "T2.3", "--store", store, "--format", "json").out)
    assert [one["excerpt"] for one in stored["prints"]] == [None]
    assert all(stored["prints"][0][part] for part in ("page", "table", "row"))
    told = call("why", "T2.3", "--store", store)
    assert "--document standard.pdf" in told.out
    whole = call("why", "T2.3", "--store", store, "--document", pdf)
    assert "⟦T2.3" in whole.out.replace(" ", "")
    assert f"page {stored['prints'][0]['page']}, table" in whole.out


def test_another_document_is_refused(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A file with other bytes than the one that was read cannot show what stood there."""
    other, store = tmp_path / "other.txt", tmp_path / "store"
    call("load", shipped_standard(), "--store", store)
    other.write_text(shipped_standard().read_text("utf-8") + "\n", "utf-8")
    told = call("why", "K01", "--store", store, "--document", other)
    assert told.code == 2
    assert "SHA-256" in told.err
    assert call("why", "K01", "--document", other).code == 2


def test_a_statement_that_a_rule_derived(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A concept that two standards share is told with its rule and the rule's parameters."""
    other = tmp_path / "other.txt"
    text = shipped_standard().read_text("utf-8").replace("ISD3512-001v3", "ISD3512-002v1")
    other.write_text(text, "utf-8")
    told = call("why", "ISD3512-002v1/K01", shipped_standard(), other, "--format", "json")
    (derived,) = json.loads(told.out)["derived"]
    assert derived["rule"] == "same-normalised-name"
    assert derived["parameters"]
    assert derived["label"] == "職業安全與衛生相關規範"


def test_what_is_not_there(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """An unknown item names what is near; an RDF file without places says how to get them."""
    told = call("why", "K1")
    assert told.code == 2
    assert "K01" in told.err
    turtle = tmp_path / "standard.ttl"
    call("read", shipped_standard(), "--format", "turtle", "--out", turtle)
    without = call("why", "K01", turtle)
    assert without.code == 2
    assert "document" in without.err
