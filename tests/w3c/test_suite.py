"""Nothing of the suite is forgotten: each of its tests is run, or listed as one that does not apply."""

from __future__ import annotations

import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from w3c import conftest, test_evaluation, test_syntax
from w3c.exceptions import KINDS, listed
from w3c.manifest import Suite
from w3c.summary import counts

pytestmark = pytest.mark.long


def test_each_test_is_run_or_does_not_apply(suite: Suite) -> None:
    """And never both; a row of the list counts its tests rightly, and no test has two rows."""
    run = {
        entry.key
        for group in test_evaluation.GROUPS
        for entry in suite.of(group, *test_evaluation.KINDS)
    }
    run |= {
        entry.key
        for group in test_syntax.GROUPS
        for entry in suite.of(group, test_syntax.TAKEN, test_syntax.NOT_TAKEN)
    }
    run |= {
        entry.key
        for entry in suite.entries
        if entry.kind in {"ProtocolTest", "ServiceDescriptionTest"}
        and not entry.name.startswith("update_")
    }
    assert {entry.key for entry in suite.of("service-description", "ServiceDescriptionTest")} == {
        f"service-description/{name}"
        for name in ("returns-rdf", "has-endpoint-triple", "conforms-to-schema")
    }
    keys = [entry.key for entry in suite.entries]
    assert len(keys) == len(set(keys)) == 625
    rows = {key: [row for row in listed() if row.holds(key)] for key in keys}
    for row in listed():
        assert sum(row in found for found in rows.values()) == row.number, row.tests
        assert row.kind in KINDS
        assert row.zh
        assert row.en
    for key, found in rows.items():
        assert len(found) <= 1, key
        assert (key in run) is not any(row.kind == "not-applicable" for row in found), key


def test_the_guard_refuses_only_what_reaches_out() -> None:
    """No query that the suite takes for valid is refused by the guard for another reason."""
    assert [row.tests for row in listed() if row.kind == "guard"] == [("service/*", "syntax-fed/*")]


def test_the_table_counts_every_test_once(suite: Suite) -> None:
    """The README's numbers, counted by hand from the manifests: 625 tests of seven sorts."""
    assert [count.all for count in counts(suite)] == [242, 106, 27, 3, 70, 164, 13]


@pytest.mark.parametrize("name", ["../out", "/out", "a/../../out", "link"])
def test_an_archive_gets_nothing_out_of_its_folder(tmp_path: Path, name: str) -> None:
    """Neither by its names nor by a link."""
    archive = tmp_path / "a.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        member = tarfile.TarInfo(name)
        member.size = 1
        if name == "link":
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(member, BytesIO(b"x"))
    (tmp_path / "in").mkdir()
    with pytest.raises(ValueError, match=name):
        conftest._unpack(archive, tmp_path / "in")
    assert not list((tmp_path / "in").iterdir())
    assert not (tmp_path / "out").exists()
