"""`compgraph diff`: documents, RDF and codes of a store, in four forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compgraph.reading import read
from compgraph.resources import shipped_standard
from compgraph.store import open_store


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A copy of the shipped document as version 4, with one level raised and one skill gone."""
    text = shipped_standard().read_text("utf-8")
    for old, new in (
        ("ISD3512-001v3\t\t\t", "ISD3512-001v4\t\t\t"),
        ("完成測試報告。\t3", "完成測試報告。\t4"),
        (" S21問題判斷能力", ""),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "newer.txt"
    path.write_text(text, "utf-8")
    return path


def whats(out: str) -> list[tuple[str, str]]:
    """Return what happened to which thing."""
    return [(one["what"], (one["new"] or one["old"])["id"]) for one in json.loads(out)["changes"]]


def test_two_documents(newer: Path, call) -> None:  # type: ignore[no-untyped-def]
    """The summary first; exit code 0 although changes are breaking."""
    told = call("diff", shipped_standard(), newer)
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert "ISD3512-001v3" in lines[0]
    assert "ISD3512-001v4" in lines[0]
    assert lines[1].startswith("Changes: 2; breaking: 2.")
    same = call("diff", shipped_standard(), shipped_standard())
    assert same.code == 0
    assert "same content" in same.out


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_a_document_and_rdf(form: str, newer: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """RDF of ours is compared like the document that it was made from."""
    rdf = tmp_path / f"old.{'ttl' if form == 'turtle' else form}"
    assert call("read", shipped_standard(), "--format", form, "--out", rdf).code == 0
    told = call("diff", rdf, newer, "--format", "json")
    assert whats(told.out) == [("removed", "S21"), ("relevelled", "T2.2")]


def test_codes_of_a_store_and_a_document(newer: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Both by code, in small letters too, or one by code and one as a document; either way round."""
    store = tmp_path / "store"
    with open_store(store) as opened:
        opened.put(read(shipped_standard()), read(newer))
    expected = [("removed", "S21"), ("relevelled", "T2.2")]
    for words in (
        ("ISD3512-001v3", "isd3512-001v4"),
        ("ISD3512-001v3", newer),
        (shipped_standard(), "ISD3512-001v4"),
    ):
        told = call("diff", *words, "--store", store, "--format", "json")
        assert whats(told.out) == expected
    back = call("diff", "ISD3512-001v4", "ISD3512-001v3", "--store", store, "--format", "json")
    assert whats(back.out) == [("added", "S21"), ("relevelled", "T2.2")]
    unknown = call("diff", "ISD3512-001v3", "ISD3512-001v5", "--store", store)
    assert unknown.code == 2
    assert "ISD3512-001v4" in unknown.err


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("html", "<!doctype html>"), ("markdown", "# 版本差異"), ("table", "版本差異"), ("json", "{")],
)
def test_every_form_goes_to_a_file(form: str, beginning: str, newer: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]  # fmt: skip
    """The same bytes twice, in the language asked for."""
    files = [tmp_path / "one", tmp_path / "two"]
    for file in files:
        done = call(
            "diff", shipped_standard(), newer, "--format", form, "--out", file, "--lang", "zh-Hant"
        )
        assert (done.code, done.out) == (0, "")
    first, second = (file.read_text("utf-8") for file in files)
    assert first == second
    assert first.lstrip().startswith(beginning)


def test_two_different_standards_are_told_apart(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """They are compared, with a word on standard error that they are no versions of one standard."""
    other = tmp_path / "other.txt"
    text = shipped_standard().read_text("utf-8").replace("ISD3512-001v3", "ISD3512-002v1")
    other.write_text(text, "utf-8")
    told = call("diff", shipped_standard(), other, "--format", "json")
    assert told.code == 0
    assert "not versions of one standard" in told.err
    assert whats(told.out) == [("recoded", "ISD3512-002v1")]
    assert json.loads(told.out)["same_family"] is False


def test_what_cannot_be_compared(newer: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """No such file, several standards in one source, a document that is none, a word too few."""
    missing = call("diff", "ISD3512-001v3", newer)
    assert missing.code == 2
    assert "--store" in missing.err
    both = tmp_path / "both"
    both.mkdir()
    (both / "a.txt").write_bytes(shipped_standard().read_bytes())
    (both / "b.txt").write_bytes(newer.read_bytes())
    several = call("diff", both, newer)
    assert several.code == 2
    assert "ISD3512-001v3, ISD3512-001v4" in several.err
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    assert call("diff", empty, newer).code == 3
    assert call("diff", newer).code == 2
    assert call("diff", "A", "B", "--store", tmp_path / "none").code == 2
