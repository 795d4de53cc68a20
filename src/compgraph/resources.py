"""Where the shipped files are, in a wheel or a checkout. Nothing else knows a path."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_resources"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parents[1]


def ontology() -> Path:
    """Return the folder of the vocabulary, the shapes, the code lists and the shipped standard."""
    return _ROOT / "ontology"


def queries() -> Path:
    """Return the folder of the shipped SPARQL files."""
    return _ROOT / "queries"


def shipped_standard() -> Path:
    """Return the document that commands use when no source is named."""
    return ontology() / "standards" / "ISD3512-001v3.txt"
