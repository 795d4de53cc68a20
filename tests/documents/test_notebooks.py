"""The notebooks run from top to bottom and their numbers hold."""

from __future__ import annotations

import warnings
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def test_there_are_two() -> None:
    """01 from document to graph, 02 shared competencies and a learning order."""
    assert [path.name[:3] for path in NOTEBOOKS] == ["01-", "02-"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_asserts(path: Path, tmp_path: Path) -> None:
    """It is committed without outputs, ends in an assert, and runs without an error."""
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert "assert " in code[-1].source
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the kernel's libraries warn about each other
        NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
        ).execute()
    assert all(cell.execution_count for cell in code)
