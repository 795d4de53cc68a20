"""The tab layout: a standard as plain text, one table row a line, cells separated by tabs."""

from __future__ import annotations

from compgraph.reading.document import Document
from compgraph.reading.record import Reading, Source
from compgraph.reading.standard import understood


def read_text(source: Source) -> Reading:
    """Return what the text of `source` prints.

    Raises SourceRefused where there is no standard to read: no table, no task, no name.
    """
    return understood(Document(source.text), source)
