"""A corpus printed in every format, whole and damaged by rule: read right, or told.

Every standard of our own cases and (where they are there) of the outside data is printed in all
layouts and read back equal; then each rule of `damaging` is applied to it, and what comes out must
be the same record, a new finding, or a refusal. What no reader can see is listed there as well.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from compgraph import resources
from compgraph.errors import SourceRefused
from compgraph.exports.printing import laid_out
from compgraph.exports.printing.html import to_html
from compgraph.exports.printing.odt import to_odt
from compgraph.exports.printing.pdf import to_pdf
from compgraph.exports.printing.text import to_text
from compgraph.model import Standard
from compgraph.reading import Reading, read
from compgraph.reading.coverage import uncovered
from compgraph.reading.spaces import key
from damaging import SEEN, UNSEEN, Damage, Pieces
from printing_office import to_docx, to_xlsx

pytestmark = pytest.mark.long

CASES = Path(__file__).parents[1] / "cases" / "reading"
WRITERS: dict[str, Callable[[Pieces], bytes]] = {
    ".txt": lambda pieces: to_text(pieces).encode(),
    ".html": lambda pieces: to_html(pieces, title="").encode(),
    ".odt": lambda pieces: to_odt(pieces, title=""),
    ".docx": to_docx,
    ".xlsx": to_xlsx,
    ".pdf": lambda pieces: to_pdf(pieces, title=""),
}
OFTEN = (
    ".txt",
    ".html",
    ".odt",
    ".txt",
    ".html",
    ".xlsx",
    ".txt",
    ".html",
    ".docx",
    ".odt",
    ".html",
)
"""The formats of damaged documents, in turn; PDF has rules of its own below, it takes longest."""


@cache
def standards() -> dict[str, Standard]:
    """Return the standards that our own documents give."""
    paths = [resources.shipped_standard(), *sorted(CASES.glob("*.txt"))]
    return {path.stem: read(path).standard for path in paths}


def outside_standards(outside: Path) -> dict[str, Standard]:
    """Return those of the outside data."""
    return {
        path.stem: read(path).standard for path in sorted((outside / "icap" / "text").glob("*.txt"))
    }


def back(pieces: Pieces, suffix: str, folder: Path) -> Reading:
    """Write the pieces as a file of this format and read it."""
    path = folder / f"document{suffix}"
    path.write_bytes(WRITERS[suffix](pieces))
    reading = read(path)
    assert uncovered(reading) == ()
    return reading


def plain(standard: Standard) -> Standard:
    """Return the standard with codes in their plain form: a damaged code is kept as printed."""
    return replace(
        standard,
        knowledge=tuple(replace(one, code=key(one.code)) for one in standard.knowledge),
    )


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_standard_comes_back_from_every_format(suffix: str, tmp_path: Path) -> None:
    """Print, read: equal."""
    for name, standard in standards().items():
        assert back(laid_out(standard), suffix, tmp_path).standard == standard, name


@pytest.mark.parametrize("suffix", WRITERS)
def test_real_standards_come_back_too(suffix: str, tmp_path: Path, outside: Path) -> None:
    """The nine of the outside data, with all their oddities."""
    for name, standard in outside_standards(outside).items():
        assert back(laid_out(standard), suffix, tmp_path).standard == standard, name


def damaged(
    known: dict[str, Standard], rules: dict[str, Damage]
) -> Iterator[tuple[str, str, Standard, Pieces]]:
    """Yield (rule, name, standard, damaged pieces) for every rule that applies."""
    for name, standard in known.items():
        for rule, damage in rules.items():
            pieces = damage(laid_out(standard), random.Random(rule + name))
            if pieces is not None:
                yield rule, name, standard, pieces


@cache
def whole(standard: Standard, suffix: str, folder: Path) -> Reading:
    """Return the reading of the undamaged document."""
    return back(laid_out(standard), suffix, folder)


def outcome(standard: Standard, pieces: Pieces, suffix: str, folder: Path) -> str:
    """Return "right", "told", "refused" or "silent"."""
    sound = whole(standard, suffix, folder)
    try:
        reading = back(pieces, suffix, folder)
    except SourceRefused as refusal:
        return "refused" if refusal.remedy else "silent"
    if plain(reading.standard) == plain(sound.standard):
        return "right"
    before = Counter((one.rule, one.printed) for one in sound.findings)
    return (
        "told"
        if Counter((one.rule, one.printed) for one in reading.findings) - before
        else "silent"
    )


def test_damage_is_read_right_or_told(tmp_path: Path) -> None:
    """More than two hundred damaged documents in five formats, none of them silent."""
    met: Counter[str] = Counter()
    for count, (rule, name, standard, pieces) in enumerate(damaged(standards(), SEEN)):
        suffix = OFTEN[count % len(OFTEN)]
        found = outcome(standard, pieces, suffix, tmp_path)
        assert found != "silent", (rule, name, suffix)
        met[found] += 1
    assert met.total() >= 200
    assert min(met["right"], met["told"], met["refused"]) > 0


def test_damage_to_real_standards_is_read_right_or_told(tmp_path: Path, outside: Path) -> None:
    """The same for the outside data."""
    met: Counter[str] = Counter()
    for count, (rule, name, standard, pieces) in enumerate(
        damaged(outside_standards(outside), SEEN)
    ):
        suffix = OFTEN[count % len(OFTEN)]
        found = outcome(standard, pieces, suffix, tmp_path)
        assert found != "silent", (rule, name, suffix)
        met[found] += 1
    assert met.total() >= 100


def test_damage_in_a_pdf(tmp_path: Path) -> None:
    """Each rule once, on the shipped standard."""
    known = {"shipped": read(resources.shipped_standard()).standard}
    for rule, name, standard, pieces in damaged(known, SEEN):
        assert outcome(standard, pieces, ".pdf", tmp_path) != "silent", (rule, name)


@pytest.mark.parametrize("rule", UNSEEN)
def test_what_no_reader_can_see_is_said_to_be_so(rule: str, tmp_path: Path) -> None:
    """The list is honest: such damage to the shipped standard gives a sound document."""
    standard = read(resources.shipped_standard()).standard
    pieces = UNSEEN[rule](laid_out(standard), random.Random(4))
    assert pieces is not None
    assert outcome(standard, pieces, ".html", tmp_path) == "silent"
