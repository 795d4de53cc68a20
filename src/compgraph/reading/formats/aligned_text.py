"""Text whose columns are only aligned, as `pdftotext -layout` and pdfplumber's layout print it."""

from __future__ import annotations

from compgraph.grid import Paragraph, Piece
from compgraph.reading.decoding import decoded
from compgraph.reading.formats.aligned_header import header_at
from compgraph.reading.formats.aligned_lines import lines_of
from compgraph.reading.upload import Upload


def is_aligned(text: str) -> bool:
    """Whether the text has a line of column words parted by blanks, without any tab in it."""
    lines = [line for line in lines_of(text) if "\t" not in line.text]
    return any(header_at(lines, place) is not None for place in range(len(lines)))


def pieces(upload: Upload) -> list[Piece]:
    """Return what the text prints. Raises SourceRefused."""
    text, _ = decoded(upload.raw, upload.path, upload.encoding)
    return [Paragraph(line.text, line.page, line.number) for line in lines_of(text)]
