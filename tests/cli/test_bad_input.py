"""Bad input ends in a sentence with file, place and remedy: never a traceback, never half a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compgraph import resources

SHIPPED = resources.shipped_standard()
CONTENT = SHIPPED.read_bytes()


def without_column(content: bytes, header: str) -> bytes:
    """Return the document without one column of its main table."""
    lines = []
    column = None
    for line in content.decode().split("\n"):
        cells = line.split("\t")
        squeezed = [cell.replace(" ", "") for cell in cells]
        if header in squeezed:
            column = squeezed.index(header)
        if column is not None and len(cells) == 7:
            cells = cells[:column] + cells[column + 1 :]
        lines.append("\t".join(cells))
    return "\n".join(lines).encode()


REFUSED = {
    "empty": b"",
    "blank": b"\n\n  \n",
    "binary": bytes(range(256)) * 40,
    "zip": b"PK\x03\x04" + b"\x00" * 400,
    "cp950": CONTENT.decode().encode("cp950", errors="replace"),
    "utf16 without mark": CONTENT.decode().encode("utf-16-le"),
    "prose": "這是一封信，不是職能基準。\n".encode(),
    "only the first line": CONTENT[:60],
    "no task column": without_column(CONTENT, "工作任務"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_refused(kind: str, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Exit 3, the file's name, a remedy, and no output file."""
    path = tmp_path / "standard.txt"
    path.write_bytes(REFUSED[kind])
    out = tmp_path / "record.json"
    refused = call("read", path, "--out", out)
    assert refused.code == 3
    assert "standard.txt" in refused.err
    assert len(refused.err.strip().splitlines()) >= 2, "a remedy follows"
    assert "Traceback" not in refused.err
    assert not out.exists()


@pytest.mark.parametrize("name", ["missing.txt", "a.pdf", "b.odt", "c.docx", "d.xlsx", "e.html"])
def test_missing_files_and_other_formats(name: str, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A missing file, and one that is not what its name says, are refused by name."""
    path = tmp_path / name
    if not name.startswith("missing"):
        path.write_bytes(b"%PDF-1.7 whatever")
    refused = call("read", path)
    assert refused.code == 3
    assert name in refused.err


def test_a_file_of_200_mb_is_refused_at_once(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """The size is looked at before the content."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    refused = call("read", path)
    assert refused.code == 3
    assert "200,000,000" in refused.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings_read_the_same(encoding: str, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A byte order mark says what the file is."""
    path = tmp_path / "standard.txt"
    path.write_bytes(CONTENT.decode().encode(encoding))
    assert call("read", path).out == call("read", SHIPPED).out


def test_cp950_reads_when_it_is_named(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """--encoding cp950 gives the same record as UTF-8; without it the refusal names the option."""
    path = tmp_path / "standard.txt"
    path.write_bytes(CONTENT.decode().encode("cp950"))
    assert "--encoding" in call("read", path).err
    assert call("read", path, "--encoding", "cp950").out == call("read", SHIPPED).out


def test_crlf_reads_the_same(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Windows line ends change nothing."""
    path = tmp_path / "standard.txt"
    path.write_bytes(CONTENT.replace(b"\n", b"\r\n"))
    assert call("read", path).out == call("read", SHIPPED).out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.ttl", b"@prefix cg: <https://w3id.org/compgraph/ontology#> .\ncg:x cg:y"),
        ("foreign.ttl", b"<urn:a> <urn:b> <urn:c> ."),
        ("remote.jsonld", b'{"@context": "http://127.0.0.1:9/context", "@id": "urn:a"}'),
        ("import.jsonld", b'{"@context": {"@import": "http://127.0.0.1:9/c"}, "@id": "urn:a"}'),
        ("broken.jsonld", b'{"@context": '),
        ("latin.nq", b"\xff\xfe\xfa"),
    ],
)
def test_rdf_that_is_not_ours_is_refused(name: str, content: bytes, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Malformed, foreign and remote-context RDF: exit 3, named."""
    path = tmp_path / name
    path.write_bytes(content)
    refused = call("shared", path)
    assert refused.code == 3
    assert name in refused.err


def test_two_contents_under_one_code_are_refused(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Two different documents that claim one code cannot be told apart."""
    other = tmp_path / "other.txt"
    other.write_bytes(CONTENT.replace("軟體測試概念".encode(), "軟體驗證概念".encode()))
    refused = call("shared", SHIPPED, other)
    assert refused.code == 2
    assert "ISD3512-001v3" in refused.err


def test_several_standards_ask_for_a_choice(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """With two standards loaded, --standard picks one; without it the choices are listed."""
    other = tmp_path / "other.txt"
    other.write_bytes(CONTENT.replace(b"ISD3512-001v3", b"ISD3512-001v4"))
    assert call("path", SHIPPED, other).code == 2
    assert "ISD3512-001v4" in call("path", SHIPPED, other).err
    assert call("path", SHIPPED, other, "--standard", "ISD3512-001v4").code == 0
    assert call("path", SHIPPED, other, "--standard", "ISD3512-001v9").code == 2


def test_output_into_a_missing_folder_is_a_usage_error(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """The message names the file."""
    refused = call("shared", "--out", tmp_path / "nowhere" / "shared.txt")
    assert refused.code == 2
    assert "shared.txt" in refused.err


@pytest.mark.parametrize("words", [["shared"], ["check"], ["path"], ["query", "--list"]])
def test_a_cp950_console_never_fails(words: list[str]) -> None:
    """Characters the Windows console of Taiwan cannot show are replaced, not fatal."""
    done = subprocess.run(
        [sys.executable, "-m", "compgraph", *words, "--lang", "zh-Hant"],
        env={**os.environ, "PYTHONIOENCODING": "cp950", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("cp950", "replace")
    assert len(done.stdout.decode("cp950")) > 100


def test_a_closed_pipe_is_no_fault() -> None:
    """A reader that goes away after a line (`compgraph shared | head -1`) is no fault of ours."""
    words = [
        sys.executable,
        "-m",
        "compgraph",
        "query",
        "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 9000",
    ]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
        assert process.wait(timeout=60) == 0
    assert "Traceback" not in said
    assert "compgraph: " not in said


def test_a_fault_of_ours_exits_with_70(monkeypatch: pytest.MonkeyPatch, call) -> None:  # type: ignore[no-untyped-def]
    """An unexpected exception is a sentence, and with --debug the traceback."""
    from compgraph import projection

    def broken(*_: object) -> None:
        raise RuntimeError("wheels came off")

    monkeypatch.setattr(projection, "project", broken)
    fault = call("shared")
    assert fault.code == 70
    assert "wheels came off" in fault.err
    assert "Traceback" not in fault.err
    with pytest.raises(RuntimeError, match="wheels"):
        call("shared", "--debug")
