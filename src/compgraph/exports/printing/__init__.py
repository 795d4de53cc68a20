"""Printing: a standard in its official layout, as text, HTML, ODT or PDF."""

from __future__ import annotations

from typing import Literal

from compgraph.exports.printing.form import Form
from compgraph.exports.printing.layout import DEFAULT, laid_out, left_out
from compgraph.exports.printing.profile import issued
from compgraph.model import Standard

Format = Literal["text", "html", "odt", "pdf"]
FORMATS: dict[Format, str] = {"text": ".txt", "html": ".html", "odt": ".odt", "pdf": ".pdf"}
"""Name of a format → suffix of its files."""


def printed(standard: Standard, format: Format, form: Form = DEFAULT) -> bytes:  # noqa: A002
    """Return the standard as a file of this format; the same standard gives the same bytes.

    Raises NotPrintable (PDF only) where this machine lacks the letters.
    """
    pieces = laid_out(standard, form)
    title = standard.title or standard.name or standard.code
    if format == "text":
        from compgraph.exports.printing.text import to_text  # noqa: PLC0415

        return to_text(pieces).encode()
    if format == "html":
        from compgraph.exports.printing.html import to_html  # noqa: PLC0415

        return to_html(pieces, title=title).encode()
    if format == "odt":
        from compgraph.exports.printing.odt import to_odt  # noqa: PLC0415

        return to_odt(pieces, title=title, date=issued(standard))
    from compgraph.exports.printing.pdf import to_pdf  # noqa: PLC0415

    return to_pdf(pieces, title=title, date=issued(standard))


__all__ = ["FORMATS", "Form", "Format", "laid_out", "left_out", "printed"]
