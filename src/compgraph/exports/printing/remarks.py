"""態度 and 說明與補充事項: what stands below the main table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compgraph.exports.printing.form import Form
from compgraph.exports.printing.pieces import Heading, Label, Ruled
from compgraph.exports.printing.work import item
from compgraph.grid import Cell, Paragraph, Piece, Row
from compgraph.model import Competency, Note, Standard, Term

REQUIREMENTS = "建議擔任此職類/職業之學歷/經驗/或能力條件："
SUPPLEMENT = "其他補充說明："


def attitudes(standard: Standard, form: Form) -> list[Piece]:
    """Return the attitudes under their heading; nothing where there are none."""
    if not standard.attitudes:
        return []
    left, right = ("（", "）") if form.brackets == "full" else (" (", ")")
    return _section(
        [
            Heading(f"職能內涵{left}A=attitude 態度{right}"),
            *(Paragraph(_attitude(one, form)) for one in standard.attitudes),
        ],
        form,
    )


def _attitude(attitude: Competency, form: Form) -> str:
    said = "：".join(filter(None, (attitude.name, attitude.description)))
    return item(attitude.code, said, form)


def notes(standard: Standard, form: Form) -> list[Piece]:
    """Return the requirements, terms and notes; nothing where there are none.

    Terms and notes stand in the order of the document where that is known, else terms first.
    """
    lines: list[Paragraph] = []
    if standard.requirements:
        lines.append(Heading(REQUIREMENTS, level=3))
        lines += _listed((one.text for one in standard.requirements), form)
    if standard.terms or standard.notes:
        lines.append(Heading(SUPPLEMENT, level=3))
        lines += _listed(map(_supplement, _in_order((*standard.terms, *standard.notes))), form)
    return _section([Heading("說明與補充事項"), *lines], form) if lines else []


def _in_order(supplements: Sequence[Term | Note]) -> list[Term | Note]:
    places = [one.span.start for one in supplements if one.span]
    if len(places) < len(supplements):
        return list(supplements)
    return [one for _, one in sorted(zip(places, supplements, strict=True), key=lambda x: x[0])]


def _supplement(one: Term | Note) -> str:
    return one.text if isinstance(one, Note) else f"{one.name}：{one.description}"


def _listed(texts: Iterable[str], form: Form) -> list[Paragraph]:
    return [Paragraph(f"{form.bullet} {text}") for text in texts]


def _section(paragraphs: Sequence[Paragraph], form: Form) -> list[Piece]:
    """Return the paragraphs, or a table with one of them in each row."""
    if not form.boxed:
        return list(paragraphs)
    rows = tuple(
        Row(((Label if isinstance(one, Heading) else Cell)(one.text, 0, 1),)) for one in paragraphs
    )
    return [Ruled(rows, widths=(1.0,))]
