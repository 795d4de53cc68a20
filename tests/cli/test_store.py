"""What is done to a store as a whole, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

import compgraph.exports
from compgraph.resources import shipped_standard

CODE = "ISD3512-001v3"
SCHEMA = Path(compgraph.exports.__file__).parent / "schemas" / "contents.schema.json"


def test_from_document_to_backup_and_back(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Put, list, copy, remove, restore: the copy still has what was removed."""
    store, copy, again = tmp_path / "store", tmp_path / "copy", tmp_path / "again"
    assert call("store", "put", shipped_standard(), "--store", store).code == 0
    listed = json.loads(call("store", "list", "--store", store, "--format", "json").out)
    jsonschema.validate(listed, json.loads(SCHEMA.read_text("utf-8")))
    assert listed["standards"] == [CODE]
    assert CODE in call("store", "list", "--store", store).out
    assert call("store", "snapshot", copy, "--store", store).code == 0
    assert call("store", "optimise", "--store", store).code == 0
    assert call("store", "remove", CODE, "--store", store).code == 0
    assert (
        json.loads(call("store", "list", "--store", store, "--format", "json").out)["standards"]
        == []
    )
    assert call("store", "restore", copy, "--store", again).code == 0
    assert json.loads(call("store", "list", "--store", again, "--format", "json").out) == listed


def test_removing_is_all_or_nothing(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """One unknown code, and nothing is removed."""
    store = tmp_path / "store"
    call("store", "put", shipped_standard(), "--store", store)
    told = call("store", "remove", CODE, "ISD3512-001v9", "--store", store)
    assert told.code == 2
    assert "ISD3512-001v9" in told.err
    assert CODE in call("store", "list", "--store", store).out


def test_a_server_that_is_not_there(call) -> None:  # type: ignore[no-untyped-def]
    """Exit code 4, the address and what to look at."""
    told = call("query", "standards", "--store", "http://127.0.0.1:9")
    assert told.code == 4
    assert "http://127.0.0.1:9" in told.err
    assert call("store", "list", "--store", "ftp://example.org").code == 2


def test_a_command_that_needs_a_store(call) -> None:  # type: ignore[no-untyped-def]
    """Without --store a usage error; without a command, the list of commands."""
    assert call("store", "list").code == 2
    assert "snapshot" in call("store").out
