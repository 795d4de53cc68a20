"""A standard printed in the official layout reads back equal, in every format and form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from compgraph import resources
from compgraph.exports.printing import FORMATS, Form, laid_out, left_out, printed
from compgraph.grid import Piece
from compgraph.model import Standard
from compgraph.reading import read
from printing_office import to_docx, to_xlsx
from standards import forms, standards

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
FOUND = (Phase.explicit, Phase.generate)  # shrinking a whole standard takes minutes
OFFICE: dict[str, Callable[[list[Piece]], bytes]] = {".docx": to_docx, ".xlsx": to_xlsx}


@pytest.fixture(scope="module")
def shipped() -> Standard:
    """Return the shipped standard."""
    return read(resources.shipped_standard()).standard


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the files of all examples."""
    return tmp_path_factory.mktemp("printed")


def back(content: bytes, suffix: str, folder: Path) -> Standard:
    """Return the standard that a file with this content is read as."""
    path = folder / f"printed{suffix}"
    path.write_bytes(content)
    return read(path).standard


@pytest.mark.parametrize("form", FORMATS)
def test_the_shipped_standard_comes_back(form: str, shipped: Standard, folder: Path) -> None:
    """Every printed word, in each format; the same bytes each time."""
    content = printed(shipped, form)  # type: ignore[arg-type]
    assert back(content, FORMATS[form], folder) == shipped  # type: ignore[index]
    assert printed(shipped, form) == content  # type: ignore[arg-type]


def property_of(form: str, examples: int) -> Callable[[Path], None]:
    """Return the property: any standard, in any form, comes back equal from this format.

    A page may end anywhere within a row, so for PDF the rows are such that one sees where one goes on.
    """

    @settings(
        derandomize=True,
        deadline=None,
        max_examples=examples,
        phases=FOUND,
        suppress_health_check=SLOW,
    )
    @given(standard=standards(paged=form == "pdf"), shape=forms())
    def comes_back(folder: Path, standard: Standard, shape: Form) -> None:
        assert left_out(standard) == ()
        if form in FORMATS:
            content, suffix = printed(standard, form, shape), FORMATS[form]  # type: ignore[arg-type,index]
        else:
            content, suffix = OFFICE[form](laid_out(standard, shape)), form
        assert back(content, suffix, folder) == standard

    return comes_back


@pytest.mark.long
@pytest.mark.parametrize(
    ("form", "examples"),
    [("text", 60), ("html", 60), ("odt", 40), ("pdf", 25), (".docx", 25), (".xlsx", 30)],
)
def test_any_standard_comes_back(form: str, examples: int, folder: Path) -> None:
    """Random standards with every variation, printed in each layout, read back equal."""
    property_of(form, examples)(folder)


HOSTILE = (
    "#eval(sys.inputs) *bold* $x$ \\u{41} @label <tag> // none",
    "<script>alert(1)</script> & &amp; ]]> <!--",
    "=HYPERLINK(1) {{ name }} {% raw %}",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_text_is_text(text: str, form: str, shipped: Standard, folder: Path) -> None:
    """No markup of any format in a name has a meaning, and all of it comes back."""
    content = printed(named(shipped, text), form)  # type: ignore[arg-type]
    assert back(content, FORMATS[form], folder).knowledge[0].name == text  # type: ignore[index]
    if form == "html":
        assert b"<script" not in content


def named(standard: Standard, text: str) -> Standard:
    """Return the standard with another name for its first knowledge."""
    first, *rest = standard.knowledge
    return replace(standard, knowledge=(replace(first, name=text), *rest))


@pytest.mark.long
@settings(derandomize=True, deadline=None, max_examples=20, suppress_health_check=SLOW)
@given(standard=standards(), data=st.data())
def test_every_piece_fits_its_table(standard: Standard, data: st.DataObject) -> None:
    """Cells of a row do not overlap, and none reaches below the last row."""
    for piece in laid_out(standard, data.draw(forms())):
        for number, row in enumerate(getattr(piece, "rows", ())):
            edges = [(cell.left, cell.right) for cell in row.cells]
            assert all(right <= left for (_, right), (left, _) in pairwise(edges))
            assert all(number + cell.rows <= len(piece.rows) for cell in row.cells)  # type: ignore[union-attr]
