"""Tables: CSV and XLSX in and out, safely (hours, weights, answers)."""

from __future__ import annotations

from compgraph.tables.amounts import hours, weights
from compgraph.tables.plain import aligned
from compgraph.tables.row import Row
from compgraph.tables.rows import read_rows
from compgraph.tables.written import guarded, write_rows

__all__ = ["Row", "aligned", "guarded", "hours", "read_rows", "weights", "write_rows"]
