"""Documents of every format in and out on the command line, and what the doctor says of them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import compgraph.exports
from compgraph.resources import shipped_standard

SCHEMAS = Path(compgraph.exports.__file__).parent / "schemas"


@pytest.mark.parametrize("form", ["text", "html", "odt", "pdf"])
def test_what_is_printed_is_read_again(form: str, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """`print` then `read` gives the record of the shipped standard, with no word on standard error."""
    out = tmp_path / f"printed.{form.replace('text', 'txt')}"
    assert call("print", "--format", form, "--out", out).code == 0
    again = call("read", out, "--findings", tmp_path / "findings.json")
    assert (again.code, again.err) == (0, "")
    shipped = call("read", shipped_standard(), "--findings", tmp_path / "findings.json")
    assert json.loads(again.out) == json.loads(shipped.out)


def test_ocs_json_goes_out_and_in(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """What the form cannot hold is a list of losses; the rest comes back."""
    losses = tmp_path / "losses.json"
    out = tmp_path / "standard.json"
    done = call("read", shipped_standard(), "--format", "ocs", "--out", out, "--losses", losses)
    assert done.code == 0
    form = json.loads(out.read_text("utf-8"))
    assert form["ocs_profile"]["ocs_code"] == "ISD3512-001v3"
    assert [unit["ocu_code"] for unit in form["ocs_content"]["ocu_units"]] == ["T1", "T2"]
    assert all({"what", "why"} <= set(loss) for loss in json.loads(losses.read_text("utf-8")))
    record = json.loads(call("read", out).out)
    shipped = json.loads(call("read", shipped_standard()).out)
    for part in ("code", "duties", "blocks", "knowledge", "skills", "attitudes", "requirements"):
        assert record[part] == shipped[part]
    assert call("read", shipped_standard(), "--losses", losses).code == 2


def test_a_reader_can_be_forced(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A text under a strange name is read with --reader; an unknown reader is a usage error."""
    path = tmp_path / "standard.dat"
    path.write_bytes(shipped_standard().read_bytes())
    assert call("read", path).code == 3
    assert call("read", path, "--reader", "text").code == 0
    wrong = call("read", path, "--reader", "word")
    assert wrong.code == 2
    assert "docx" in wrong.err


def test_the_doctor_tells_what_is_seen(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Tables, columns, codes and coverage of a good file; rule, place and remedy of a refused one."""
    broken = tmp_path / "broken.txt"
    text = shipped_standard().read_text("utf-8")
    broken.write_text(text.replace("工作任務", "工作"), "utf-8")
    told = call("doctor", shipped_standard(), broken, "--lang", "zh-Hant")
    assert told.code == 3
    good, bad = told.out.split(f"{broken}", 1)
    assert "版本表，4 列" in good
    assert "工作職責 | 工作任務 | 工作產出" in good
    assert "（100.0%）" in good
    assert "拒絕原因 [no-task-column]" in bad
    assert "→" in bad


def test_what_the_doctor_says_as_json(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """The documented shape: 2,543 visible characters, nine outputs, seventeen indicators."""
    missing = tmp_path / "missing.pdf"
    told = call("doctor", shipped_standard(), missing, "--format", "json")
    assert told.code == 3
    good, bad = json.loads(told.out)
    shape = json.loads((SCHEMAS / "doctor.schema.json").read_text("utf-8"))
    jsonschema.validate([good, bad], shape)
    assert good["outcome"] == "read-with-findings"
    assert good["characters"] == good["recognised"] == 2543
    assert (good["codes"]["output"], good["codes"]["indicator"]) == (9, 17)
    assert [table["kind"] for table in good["tables"]] == [
        "versions",
        "profile",
        "main",
        "main",
        "main",
    ]
    assert bad["refusal"]["rule"] == "file-missing"


def test_a_page_goes_to_standard_output(call) -> None:  # type: ignore[no-untyped-def]
    """Without --out the bytes go where results go."""
    done = call("print", "--format", "html")
    assert done.code == 0
    assert done.out.startswith("<!DOCTYPE html>")
