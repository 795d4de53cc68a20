"""ZIP packages: parts read within limits, whatever the package says of itself."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from compgraph.errors import SourceRefused
from compgraph.reading.formats import archive, docx, odt, xlsx
from compgraph.reading.formats.archive import Archive
from compgraph.reading.upload import Upload
from office_making import (
    docx_parts,
    measured,
    odt_parts,
    package,
    par,
    printed,
    relations,
    xlsx_parts,
)

READERS = {"odt": odt.pieces, "docx": docx.pieces, "xlsx": xlsx.pieces}
SHEET = '<sheetData><row><c t="inlineStr"><is><t>職能</t></is></c></row></sheetData>'
PARTS: dict[str, dict[str, str | bytes]] = {
    "odt": odt_parts("<text:p>職能</text:p>"),
    "docx": docx_parts(par("職能")),
    "xlsx": xlsx_parts(SHEET),
}
MAIN = {"odt": "content.xml", "docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
each = pytest.mark.parametrize("kind", READERS)


def rule_of(kind: str, raw: bytes) -> str:
    """Return the rule that refuses these bytes; it has sentences and remedies."""
    with pytest.raises(SourceRefused) as refusal:
        READERS[kind](Upload(f"file.{kind}", raw))
    for said in (refusal.value.message, refusal.value.remedy):
        assert said is not None
        assert said.zh
        assert said.en
        assert "{" not in said.zh + said.en
    return refusal.value.rule


@each
def test_the_sound_package_is_read(kind: str) -> None:
    """Packed or not: the tests below change one thing of it."""
    for packed in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        upload = Upload(f"file.{kind}", package(PARTS[kind], packed))
        assert printed(READERS[kind](upload)) == ["職能"]


@each
@pytest.mark.parametrize("other", READERS)
def test_a_document_with_the_suffix_of_another_is_refused(kind: str, other: str) -> None:
    """And the refusal says what it is."""
    if kind == other:
        return
    with pytest.raises(SourceRefused) as refusal:
        READERS[kind](Upload(f"file.{kind}", package(PARTS[other])))
    assert refusal.value.rule == "not-this-format"
    assert other.upper() in refusal.value.message.en


@each
@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"", "not-this-format"),
        (b"%PDF-1.7", "not-this-format"),
        (b"<html>", "not-this-format"),
        (b"PK\x03\x04 and no more", "archive-damaged"),
        (b"PK\x05\x06" + bytes(18), "not-this-format"),  # an empty package
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "office-format-old"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "document-encrypted",
        ),
    ],
)
def test_what_is_no_package_is_refused(kind: str, raw: bytes, rule: str) -> None:
    """Old Office files and encrypted ones (both OLE containers) are told from one another."""
    assert rule_of(kind, raw) == rule


@each
def test_every_cut_is_refused(kind: str) -> None:
    """A download that broke off, wherever it did."""
    raw = package(PARTS[kind])
    for length in range(4, len(raw) - 1, 7):
        assert rule_of(kind, raw[:length]) == "archive-damaged"


@each
def test_changed_bytes_are_read_or_refused(kind: str) -> None:
    """Whatever byte is changed, nothing but SourceRefused is raised."""
    chance = random.Random(20)
    raw = package(PARTS[kind])
    for _ in range(400):
        changed = bytearray(raw)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(2, len(raw))] = chance.randrange(256)
        with suppress(SourceRefused):
            READERS[kind](Upload("changed", bytes(changed)))


@each
def test_changed_xml_is_read_or_refused(kind: str) -> None:
    """Whatever piece of the XML is lost or doubled."""
    chance = random.Random(21)
    for _ in range(300):
        parts = {}
        for name, content in PARTS[kind].items():
            text = content if isinstance(content, str) else content.decode()
            at, length = chance.randrange(len(text)), chance.choice([0, 0, 1, 5, 30])
            parts[name] = (
                text[:at] + text[at : at + length] * chance.choice([0, 2]) + text[at + length :]
            )
        with suppress(SourceRefused):
            READERS[kind](Upload("changed", package(parts)))


@each
def test_a_missing_main_part_is_told(kind: str) -> None:
    """A package without the part where a document begins is refused."""
    parts = {name: content for name, content in PARTS[kind].items() if name != MAIN[kind]}
    assert rule_of(kind, package(parts)) in {"part-missing", "not-this-format"}


@each
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_a_part_is_refused(kind: str, encoding: str) -> None:
    """Entities could grow without end, or name files and addresses."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x"}">' for n in range(12))
    main = str(PARTS[kind][MAIN[kind]]).replace("職能", "&e11;")
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE r [{bomb}]>{main}'
    parts = {**PARTS[kind], MAIN[kind]: text.encode(encoding)}
    assert rule_of(kind, package(parts)) == "xml-doctype"


@each
def test_an_undefined_entity_is_refused(kind: str) -> None:
    """It names nothing, so what the document prints is not known."""
    main = str(PARTS[kind][MAIN[kind]]).replace("</", "&nothing;</", 1)
    assert rule_of(kind, package({**PARTS[kind], MAIN[kind]: main})) == "xml-damaged"


def test_an_encrypted_odt_is_refused() -> None:
    """Its manifest says so; the content is no XML."""
    parts = {**PARTS["odt"], "content.xml": bytes(range(256))}
    manifest = str(parts["META-INF/manifest.xml"])
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    parts["META-INF/manifest.xml"] = manifest.replace("/>", f">{entry}</manifest:manifest>")
    assert rule_of("odt", package(parts)) == "document-encrypted"


@each
def test_a_package_with_a_password_is_refused(kind: str) -> None:
    """ZIP's own encryption: bit 0 of an entry's flags."""
    raw = bytearray(package(PARTS[kind]))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(sign)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(sign, at + 4)
    assert rule_of(kind, bytes(raw)) == "document-encrypted"


@each
def test_two_parts_of_one_name_are_refused(kind: str) -> None:
    """Programs differ in which one they show (names are compared without case)."""
    parts = {**PARTS[kind], MAIN[kind].upper(): PARTS[kind][MAIN[kind]]}
    assert rule_of(kind, package(parts)) == "archive-damaged"


def test_parts_are_found_whatever_slash_and_case() -> None:
    """As packages are written by some programs."""
    parts = {name.replace("/", "\\").upper(): text for name, text in PARTS["docx"].items()}
    assert printed(docx.pieces(Upload("file.docx", package(parts)))) == ["職能"]


def test_the_parts_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part is below the limit, two are above."""
    monkeypatch.setattr(archive, "LARGEST_PART", 100)
    opened = Archive(Upload("file", package(dict.fromkeys("abc", b"x" * 90))))
    opened.part("a")
    opened.part("b")
    with pytest.raises(SourceRefused) as refusal:
        opened.part("c")
    assert refusal.value.rule == "archive-bomb"


# Hostile packages


# They are not packed: what is that repetitive would be refused for it alone ("steep").


def stored(parts: Mapping[str, str | bytes]) -> bytes:
    return package(parts, zipfile.ZIP_STORED)


def with_main(kind: str, content: str | bytes) -> bytes:
    """Return the package with another main part."""
    return stored({**PARTS[kind], MAIN[kind]: content})


def many_entries() -> bytes:
    return package({**PARTS["docx"], **{f"x{n}": b"" for n in range(60_000)}})


def huge_entry() -> bytes:
    """400 MB of zeros, packed a thousand to one, as a part that is read."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in PARTS["docx"].items():
            if name != MAIN["docx"]:
                out.writestr(name, content)
        with out.open(MAIN["docx"], "w") as stream:
            for _ in range(400):
                stream.write(bytes(2**20))
    return made.getvalue()


def lying_size() -> bytes:
    """30 MB that say they are 1000 bytes, in the directory and before the part."""
    raw = bytearray(package({**PARTS["docx"], MAIN["docx"]: b"<" * 30_000_000}))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(sign)
        while at >= 0:
            if struct.unpack_from("<I", raw, at + offset) == (30_000_000,):
                struct.pack_into("<I", raw, at + offset, 1000)
            at = raw.find(sign, at + 4)
    return bytes(raw)


def many_parts_of_marks() -> bytes:
    """Twelve headers, each small, of 350,000 elements each."""
    header = "<w:hdr>" + "<a/>" * 350_000 + "</w:hdr>"
    named = "".join(f'<w:headerReference r:id="h{n}"/>' for n in range(12))
    parts = docx_parts(f"<w:sectPr>{named}</w:sectPr>")
    spaces = 'xmlns:w="urn:x"'
    for n in range(12):
        parts[f"word/h{n}.xml"] = header.replace("<w:hdr>", f"<w:hdr {spaces}>")
    parts["word/_rels/document.xml.rels"] = relations(
        **{f"h{n}": f"header h{n}.xml" for n in range(12)}
    )
    return stored(parts)


def text_of(kind: str, inside: str) -> bytes:
    """Return the package with this instead of its text."""
    whole = str(PARTS[kind][MAIN[kind]])
    if kind == "odt":
        return with_main(kind, whole.replace("<text:p>職能</text:p>", inside))
    if kind == "docx":
        return with_main(kind, whole.replace(par("職能"), inside))
    return stored(xlsx_parts(inside))


def nested(opening: str, closing: str, inner: str, depth: int = 245) -> str:
    return opening * depth + inner + closing * depth


BOX = "<w:txbxContent>"
CHOICE = "<mc:AlternateContent><mc:Choice>"
MERGED = '<mergeCell ref="A1:XFD1048576"/>'
NOTE = "<text:note><text:note-body>"
HOSTILE: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "many-entries": ("docx", "archive-bomb", many_entries),
    "huge-entry": ("docx", "archive-bomb", huge_entry),
    "lying-size": ("docx", "archive-damaged", lying_size),
    "steep": ("odt", "archive-bomb", lambda: package({MAIN["odt"]: b" " * 15_000_000})),
    "marks": ("odt", "xml-too-large", lambda: with_main("odt", "<a>" * 4_000_000)),
    "marks-of-all-parts": ("docx", "xml-too-large", many_parts_of_marks),
    "deep-xml": ("odt", "xml-damaged", lambda: text_of("odt", nested("<a>", "</a>", "", 100_000))),
    "deep-tables": (
        "docx",
        "",
        lambda: text_of(
            "docx", nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", par("x" * 9000), 80)
        ),
    ),
    "deep-boxes": (
        "docx",
        "",
        lambda: text_of(
            "docx", nested(BOX, "</w:txbxContent>", f"{BOX}</w:txbxContent>" * 180_000)
        ),
    ),
    "deep-alternatives": (
        "docx",
        "",
        lambda: text_of(
            "docx",
            nested(
                CHOICE, "</mc:Choice></mc:AlternateContent>", "<w:r/>" * 380_000 + par("x"), 120
            ),
        ),
    ),
    "deep-notes": (
        "odt",
        "",
        lambda: text_of(
            "odt", nested(NOTE, "</text:note-body></text:note>", "<text:s/>" * 390_000, 120)
        ),
    ),
    "rows-repeated": (
        "odt",
        "too-many-rows",
        lambda: text_of(
            "odt",
            "<table:table><table:table-row table:number-rows-repeated='1048576'><table:table-cell>"
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table>",
        ),
    ),
    "empty-rows-repeated": (
        "odt",
        "",
        lambda: text_of(
            "odt",
            "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
            "</table:table-row><table:table-row table:number-rows-repeated='1048576'>"
            "<table:table-cell/></table:table-row></table:table>",
        ),
    ),
    "cells-repeated": (
        "odt",
        "repeated-too-often",
        lambda: text_of(
            "odt",
            "<table:table><table:table-row><table:table-cell table:number-columns-repeated='16384'>"
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table>",
        ),
    ),
    "joined-cells": (
        "docx",
        "",
        lambda: text_of(
            "docx",
            "<w:tbl>"
            + "".join(
                f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{par(str(n) + 'x' * 80)}</w:tc></w:tr>"
                for n in range(19_000)
            )
            + "</w:tbl>",
        ),
    ),
    "list-levels": (
        "docx",
        "",
        lambda: stored(
            docx_parts(
                "".join(
                    par("x", f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr>')
                    for n in range(20_000)
                ),
                numbering='<w:abstractNum w:abstractNumId="1"/><w:num w:numId="1">'
                '<w:abstractNumId w:val="1"/></w:num>',
            )
        ),
    ),
    "long-marks": (
        "docx",
        "",
        lambda: stored(
            docx_parts(
                "<w:tbl><w:tr><w:tc>"
                + par("x", '<w:numPr><w:numId w:val="1"/></w:numPr>') * 20_000
                + "</w:tc></w:tr></w:tbl>",
                numbering='<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText '
                f'w:val="{"A" * 500_000}%1"/></w:lvl></w:abstractNum><w:num w:numId="1">'
                '<w:abstractNumId w:val="1"/></w:num>',
            )
        ),
    ),
    "sheet-cells": (
        "xlsx",
        "table-too-large",
        lambda: text_of(
            "xlsx",
            "<sheetData>"
            + "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 30_000))
            + '<row r="30000"><c r="XFD30000"><v>1</v></c><c r="B30000"><v>1</v></c></row>'
            + "</sheetData>",
        ),
    ),
    "merged-ranges": (
        "xlsx",
        "table-too-large",
        lambda: text_of(
            "xlsx",
            f"{SHEET}<mergeCells>{MERGED * 100_000}</mergeCells>",
        ),
    ),
    "merged-sheet": (
        "xlsx",
        "",
        lambda: text_of("xlsx", f"{SHEET}<mergeCells>{MERGED}</mergeCells>"),
    ),
    "one-sheet-often": (
        "xlsx",
        "",
        lambda: with_main(
            "xlsx",
            str(PARTS["xlsx"][MAIN["xlsx"]]).replace(
                "<sheets>", "<sheets>" + '<sheet r:id="sheet1"/>' * 100_000
            ),
        ),
    ),
    "one-text-often": (
        "xlsx",
        "too-much-text",
        lambda: stored(
            xlsx_parts(
                "<sheetData>" + '<row><c t="s"><v>0</v></c></row>' * 15_000 + "</sheetData>",
                shared=f"<si><t>{'x' * 30_000}</t></si>",
            )
        ),
    ),
    "long-numbers": (
        "xlsx",
        "",
        lambda: stored(
            xlsx_parts(
                f"<sheetData><row><c s='0'><v>{'9' * 2_000_000}</v></c><c s='0'><v>1e99999999</v></c>"
                "<c s='0'><v>1e-99999999</v></c><c s='0'><v>NaN</v></c></row></sheetData>",
                styles=f'<numFmts><numFmt numFmtId="200" formatCode="{"#" * 1_000_000}0.0"/></numFmts>'
                '<cellXfs><xf numFmtId="200"/></cellXfs>',
            )
        ),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packages_are_bounded(name: str, tmp_path: Path) -> None:
    """Less than 5 seconds of work and 400 MB, read or refused."""
    kind, expected, made = HOSTILE[name]
    rule, seconds, megabytes = measured(kind, made(), tmp_path)
    assert rule == expected
    assert seconds < 5
    assert megabytes < 400
