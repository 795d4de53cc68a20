"""Bytes become text without guessing; what cannot be read is refused with a remedy."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from compgraph.errors import SourceRefused, UsageError
from compgraph.reading import Reading, read
from compgraph.reading.formats import FORMATS

ReadAs = Callable[..., Reading]


def refusal(call: Callable[[], Reading]) -> SourceRefused:
    """Return the refusal that `call` must end in."""
    with pytest.raises(SourceRefused) as caught:
        call()
    refused = caught.value
    assert refused.message.zh
    assert refused.message.en
    assert refused.remedy is not None
    return refused


def test_a_missing_file(tmp_path: Path) -> None:
    """The path is named as it was given."""
    path = tmp_path / "nothing.txt"
    refused = refusal(lambda: read(path))
    assert (refused.rule, refused.source) == ("file-missing", str(path))


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no document."""
    assert refusal(lambda: read(tmp_path)).rule == "is-a-folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Reading from a named pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(lambda: read(tmp_path / "pipe.txt")).rule == "not-a-file"


@pytest.mark.parametrize("name", ["名" * 100 + ".txt", "a\0b.txt"])
def test_a_name_the_system_refuses(tmp_path: Path, name: str) -> None:
    """Too long a name, or a NUL in it."""
    assert refusal(lambda: read(tmp_path / name)).rule == "file-not-readable"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is passed on."""
    path = tmp_path / "locked.txt"
    path.write_text("x")

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    refused = refusal(lambda: read(path))
    assert refused.rule == "file-not-readable"
    assert "Permission denied" in refused.message.en


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(read_as: ReadAs, content: bytes) -> None:
    """Nothing, blanks, or a byte order mark alone."""
    assert refusal(lambda: read_as(content)).rule == "file-empty"


def test_a_file_of_200_megabytes(tmp_path: Path) -> None:
    """Its size is looked up and the file is not read."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    refused = refusal(lambda: read(path))
    assert refused.rule == "too-large"
    assert "200,000,000" in refused.message.en


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit holds for what was read, whatever its size was before."""
    path = tmp_path / "growing.txt"
    path.write_bytes(b"x" * (FORMATS["text"].largest + 10))
    real = Path.stat

    def small(self: Path, **options: bool) -> os.stat_result:
        status = list(real(self, **options))
        status[6] = 5
        return os.stat_result(status)

    monkeypatch.setattr(Path, "stat", small)
    assert refusal(lambda: read(path)).rule == "too-large"


@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (b"%PDF-1.7\n\x00", "a.txt", "pdf-damaged"),
        (b"%PDF-1.7\n", "a.pdf", "pdf-damaged"),
        (b"PK\x03\x04\x00", "a.odt", "archive-damaged"),
        (b"PK\x03\x04\x00", "a.txt", "format-not-read"),
        (b"\xd0\xcf\x11\xe0\x00", "a.doc", "format-not-read"),
        (b"{\\rtf1", "a.rtf", "format-not-read"),
        (b"<html>", "a.html", "no-table"),
        (b"x", "a.docx", "not-this-format"),
    ],
)
def test_the_content_tells_the_format_then_the_name(
    read_as: ReadAs, content: bytes, name: str, rule: str
) -> None:
    """The reader of the format says what is wrong; a format without one is refused by name."""
    refused = refusal(lambda: read_as(content, name))
    assert refused.rule == rule
    assert refused.remedy


def test_binary_content(read_as: ReadAs) -> None:
    """A NUL byte is in no text; its line is named."""
    refused = refusal(lambda: read_as(b"abc\n\n\x00\x01"))
    assert (refused.rule, refused.line) == ("binary", 3)


@pytest.mark.parametrize("encoding", ["cp950", "big5hkscs", "utf-16-le", "utf-16-be", "utf-16"])
def test_an_encoding_that_is_named_is_used(
    shipped: Reading, shipped_text: str, read_as: ReadAs, encoding: str
) -> None:
    """The record is the same, and a finding tells the encoding."""
    reading = read_as(shipped_text.encode(encoding), encoding=encoding)
    assert reading.standard == shipped.standard
    assert reading.findings[0].rule == "decoded-as"
    assert encoding in reading.findings[0].message.zh


def test_a_byte_order_mark_is_followed(
    shipped: Reading, shipped_text: str, read_as: ReadAs
) -> None:
    """UTF-8 and UTF-16 with a mark need no option; the mark is not part of the text."""
    for encoding in ("utf-8-sig", "utf-16"):
        reading = read_as(shipped_text.encode(encoding))
        assert reading.source.text == shipped_text
        assert reading.standard == shipped.standard


def test_big5_is_never_guessed(shipped_text: str, read_as: ReadAs) -> None:
    """It is refused with the option that reads it."""
    refused = refusal(lambda: read_as(shipped_text.encode("cp950")))
    assert (refused.rule, refused.line) == ("other-encoding", 3)
    assert refused.remedy
    assert "--encoding cp950" in refused.remedy.zh
    assert "--encoding cp950" in refused.remedy.en


def test_characters_of_hong_kong(shipped_text: str, read_as: ReadAs) -> None:
    """喆 is not in cp950: the other Big5 is offered."""
    content = shipped_text.replace("雲端", "喆端").encode("big5hkscs")
    refused = refusal(lambda: read_as(content))
    assert refused.remedy
    assert "--encoding big5hkscs" in refused.remedy.en


def test_utf16_without_a_mark(shipped_text: str, read_as: ReadAs) -> None:
    """It has NUL bytes; the remedy names the option."""
    refused = refusal(lambda: read_as(shipped_text.encode("utf-16-le")))
    assert refused.rule == "binary"
    assert refused.remedy
    assert "--encoding utf-16-le" in refused.remedy.en


def test_bytes_of_no_encoding(read_as: ReadAs) -> None:
    """The line of the first wrong byte is named."""
    refused = refusal(lambda: read_as("職能\n".encode() + b"\xff\xfe\xff"))
    assert (refused.rule, refused.line) == ("not-in-encoding", 2)


@pytest.mark.parametrize("encoding", ["utf-8", "cp950", "utf-16-le"])
def test_a_cut_inside_a_character(shipped_text: str, read_as: ReadAs, encoding: str) -> None:
    """The file ends within the last full stop."""
    content = shipped_text.encode(encoding)[:-1]
    assert refusal(lambda: read_as(content, encoding=encoding)).rule == "cut-inside-character"


@pytest.mark.parametrize("encoding", ["rot13", "latin-1", "klingon", "", "base64"])
def test_an_encoding_that_is_not_offered(read_as: ReadAs, encoding: str) -> None:
    """Latin-1 would read anything; it and codecs that are no encodings are usage errors."""
    if encoding == "":
        assert refusal(lambda: read_as("x", encoding="")).rule == "no-table"
        return
    with pytest.raises(UsageError) as caught:
        read_as("x", encoding=encoding)
    assert "cp950" in str(caught.value)


def test_a_reader_that_does_not_exist(read_as: ReadAs) -> None:
    """The readers that exist are offered."""
    with pytest.raises(UsageError, match="text"):
        read_as("x", reader="scroll")


def test_a_reader_that_is_named_is_used(
    shipped: Reading, shipped_text: str, read_as: ReadAs
) -> None:
    """Whatever the name of the file says."""
    assert read_as(shipped_text, "standard.dat", reader="text").standard == shipped.standard


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(
    shipped: Reading, shipped_text: str, read_as: ReadAs, end: str
) -> None:
    """CRLF and CR give the same record and the same lines."""
    reading = read_as(shipped_text.replace("\n", end).encode())
    assert reading.standard == shipped.standard
    assert [one.line for one in reading.findings] == [one.line for one in shipped.findings]
