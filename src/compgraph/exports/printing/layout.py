"""The official layout of a standard, as pieces: the way back from a record to a document.

Everything a record keeps is printed, and a reader of any format gets the same record from it. What
has no place in the layout is named by `left_out`.
"""

from __future__ import annotations

from compgraph.exports.printing.form import Form
from compgraph.exports.printing.pieces import Heading
from compgraph.exports.printing.profile import profile_table, version_table
from compgraph.exports.printing.remarks import attitudes, notes
from compgraph.exports.printing.work import main_tables
from compgraph.grid import Piece
from compgraph.model import Standard

DEFAULT = Form()
"""The form of the official documents."""


def laid_out(standard: Standard, form: Form = DEFAULT) -> list[Piece]:
    """Return the standard as pieces in the order of the page.

    A part that the standard does not have (versions, attitudes, notes) is left out, heading and
    all; the profile and the main table are always there.
    """
    return [
        *([Heading(standard.title, level=1)] if standard.title else []),
        *([version_table(standard)] if standard.versions else []),
        profile_table(standard),
        *main_tables(standard, form),
        *attitudes(standard, form),
        *notes(standard, form),
    ]


def left_out(standard: Standard) -> tuple[str, ...]:
    """Return the ids of the knowledge and skills that no block names: the layout has no place for them.

    A standard that was read from a document has none.
    """
    named = {mention.competency for block in standard.blocks for mention in block.requires}
    return tuple(one.id for one in standard.competencies if one.id not in named)
