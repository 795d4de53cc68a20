"""ODT, DOCX and XLSX packages written by hand, for tests, and how their pieces are looked at."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from compgraph.grid import Paragraph, Piece, Table

Shape = list[list[tuple[str, int, int, int]]]

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_OOXML = "http://schemas.openxmlformats.org"
_NAMESPACES = {
    "odt": {
        **{name: f"{_ODF}:{name}:1.0" for name in ("office", "text", "table", "style", "manifest")},
        "draw": f"{_ODF}:drawing:1.0",
        "svg": f"{_ODF}:svg-compatible:1.0",
    },
    "docx": {
        "w": f"{_OOXML}/wordprocessingml/2006/main",
        "r": f"{_OOXML}/officeDocument/2006/relationships",
        "mc": f"{_OOXML}/markup-compatibility/2006",
    },
    "xlsx": {
        "": f"{_OOXML}/spreadsheetml/2006/main",
        "r": f"{_OOXML}/officeDocument/2006/relationships",
        "a": f"{_OOXML}/drawingml/2006/main",
    },
}


def spaces_of(kind: str) -> str:
    """Return the namespaces of a format, as attributes of a root element."""
    return " ".join(
        f'xmlns{":" if prefix else ""}{prefix}="{uri}"' for prefix, uri in _NAMESPACES[kind].items()
    )


def package(parts: Mapping[str, str | bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, packed)
    return made.getvalue()


def odt_parts(text: str, automatic: str = "", styles: str = "") -> dict[str, str | bytes]:
    """Return the parts of an ODT: its text, its automatic styles, and the inside of styles.xml."""
    spaces = spaces_of("odt")
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{text}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {spaces}>{styles}</office:document-styles>",
        "META-INF/manifest.xml": f"<manifest:manifest {spaces}/>",
    }


def odt(text: str, automatic: str = "", styles: str = "") -> bytes:
    """Return an ODT."""
    return package(odt_parts(text, automatic, styles))


def relations(**targets: str) -> str:
    """Return a part of relations: id → kind and target, `rId1="styles styles.xml"`."""
    listed = "".join(
        f'<Relationship Id="{name}" Target="{target}" '
        f'Type="{_OOXML}/officeDocument/2006/relationships/{kind}"/>'
        for name, (kind, target) in ((name, told.split()) for name, told in targets.items())
    )
    uri = f"{_OOXML}/package/2006/relationships"
    return f'<Relationships xmlns="{uri}">{listed}</Relationships>'


def docx_parts(body: str, **parts: str) -> dict[str, str | bytes]:
    """Return the parts of a DOCX; a further part is given by its kind, as `numbering="<w:num …"`.

    A part of kind `header` or `footer` has the id of its kind.
    """
    spaces = spaces_of("docx")
    roots = {"header": "hdr", "footer": "ftr"}
    return {
        "_rels/.rels": relations(rId1="officeDocument word/document.xml"),
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind} {kind}.xml" for kind in parts}),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        **{
            f"word/{kind}.xml": f"<w:{roots.get(kind, kind)} {spaces}>{content}"
            f"</w:{roots.get(kind, kind)}>"
            for kind, content in parts.items()
        },
    }


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX."""
    return package(docx_parts(body, **parts))


def par(text: str, properties: str = "") -> str:
    """Return a paragraph of Word."""
    told = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{told}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def xlsx_parts(
    *sheets: str, styles: str = "", shared: str = "", hidden: frozenset[int] = frozenset()
) -> dict[str, str | bytes]:
    """Return the parts of an XLSX: what stands in each worksheet, in styles and shared texts."""
    spaces = spaces_of("xlsx")
    numbered = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="sheet{n}" '
        f'state="{"hidden" if n in hidden else "visible"}"/>'
        for n in numbered
    )
    return {
        "_rels/.rels": relations(rId1="officeDocument xl/workbook.xml"),
        "xl/workbook.xml": f"<workbook {spaces}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            **{f"sheet{n}": f"worksheet sheet{n}.xml" for n in numbered},
            styles="styles styles.xml",
            shared="sharedStrings shared.xml",
        ),
        "xl/styles.xml": f"<styleSheet {spaces}>{styles}</styleSheet>",
        "xl/shared.xml": f"<sst {spaces}>{shared}</sst>",
        **{
            f"xl/sheet{n}.xml": f"<worksheet {spaces}>{sheet}</worksheet>"
            for n, sheet in zip(numbered, sheets, strict=True)
        },
    }


def xlsx(*sheets: str, styles: str = "", shared: str = "") -> bytes:
    """Return an XLSX."""
    return package(xlsx_parts(*sheets, styles=styles, shared=shared))


def inline(address: str, text: str) -> str:
    """Return a cell of Excel with a text of its own."""
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def shape(piece: Piece) -> Shape:
    """Return the rows of a table as (text, left, right, rows covered) for each cell."""
    assert isinstance(piece, Table)
    return [
        [(cell.text, int(cell.left), int(cell.right), cell.rows) for cell in row.cells]
        for row in piece.rows
    ]


def printed(pieces: Iterable[Piece]) -> list[str]:
    """Return the text of paragraphs and cells, in reading order."""
    found: list[str] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.append(piece.text)
        else:
            found += [cell.text for row in piece.rows for cell in row.cells]
    return found


def visible(texts: Iterable[str]) -> Counter[str]:
    """Count the characters that are no blanks."""
    return Counter(char for each in texts for char in each if not char.isspace())


# The greatest memory in use is the process's own (VmHWM): ru_maxrss begins with the parent's.
_MEASURED = """
import importlib, json, sys, time
from pathlib import Path
from compgraph.errors import SourceRefused
from compgraph.reading.upload import Upload
module = importlib.import_module("compgraph.reading.formats." + sys.argv[1])
upload = Upload("hostile", Path(sys.argv[2]).read_bytes())
rule = ""
try:
    module.pieces(upload)
except SourceRefused as refusal:
    assert refusal.message.zh and refusal.message.en, refusal.rule
    assert refusal.remedy and refusal.remedy.zh and refusal.remedy.en, refusal.rule
    rule = refusal.rule
most = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
print(json.dumps([rule, time.process_time(), int(most) / 1000]))
"""


def measured(module: str, raw: bytes, folder: Path) -> tuple[str, float, float]:
    """Read bytes in a process of their own: the rule that refused, seconds of work, megabytes."""
    path = folder / "hostile"
    path.write_bytes(raw)
    answer = subprocess.run(
        [sys.executable, "-c", _MEASURED, module, str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    rule, seconds, megabytes = json.loads(answer.stdout)
    return str(rule), float(seconds), float(megabytes)
