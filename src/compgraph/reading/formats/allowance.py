"""How much a document may hold: far more than any standard, far less than memory."""

from __future__ import annotations

from compgraph.reading.refusal import refused

MOST_CELLS = 50_000
MOST_ROWS = 20_000
MOST_PARAGRAPHS = 50_000
MOST_CHARACTERS = 2_000_000
MOST_COVERED = 2_000_000  # cells that reach down, counted again in each row they reach
MOST_COLUMNS = 1_000  # a browser counts no more columns for one cell either


class Allowance:
    """What a document may still spend; a reader counts here whatever it makes.

    A small file can ask for very much (a row repeated a million times, one text in every cell),
    so it is the result that is counted, not the file.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._cells = 0
        self._rows = 0
        self._covered = 0
        self._paragraphs = 0
        self._characters = 0

    def cell(self, text: str) -> None:
        """Count one cell with its text; raise SourceRefused when it is one too many."""
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise refused("table-too-large", self.source, cells=f"{MOST_CELLS:,}")
        self.text(text)

    def row(self, covered: int) -> None:
        """Count one row and the cells that cover the one above; raise SourceRefused at too many."""
        self._rows += 1
        self._covered += covered
        if self._covered > MOST_COVERED:
            raise refused("table-too-large", self.source, cells=f"{MOST_CELLS:,}")
        if self._rows > MOST_ROWS:
            raise refused("too-many-rows", self.source, rows=f"{MOST_ROWS:,}")

    def paragraph(self, text: str) -> None:
        """Count one paragraph outside of tables; raise SourceRefused when it is one too many."""
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise refused("too-many-paragraphs", self.source, paragraphs=f"{MOST_PARAGRAPHS:,}")
        self.text(text)

    def text(self, text: str) -> None:
        """Count characters; raise SourceRefused when they are too many."""
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise refused("too-much-text", self.source, characters=f"{MOST_CHARACTERS:,}")

    def column(self, column: int) -> None:
        """Raise SourceRefused for a column that no table of a standard reaches."""
        if column >= MOST_COLUMNS * 20:
            raise refused("table-too-large", self.source, cells=f"{MOST_CELLS:,}")
