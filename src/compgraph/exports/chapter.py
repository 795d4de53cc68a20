"""A chapter: one standard with everything that pages and workbooks tell about it."""

from __future__ import annotations

from dataclasses import dataclass

from compgraph.analysis.overlap import Overlap
from compgraph.finding import Finding
from compgraph.model import Standard
from compgraph.planning.order import Order


@dataclass(frozen=True, slots=True)
class Chapter:
    """A standard, what its tasks share, the learning order, the findings, the file it came from."""

    standard: Standard
    overlap: Overlap
    order: Order
    findings: tuple[Finding, ...]
    source_name: str
