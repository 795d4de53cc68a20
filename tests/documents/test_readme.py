"""What the READMEs tell is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compgraph.cli.outermost import INDEX

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.zh-Hant.md"]


@pytest.mark.parametrize("name", READMES)
def test_the_python_example_runs(name: str, tmp_path: Path) -> None:
    """The block under "In Python" runs as printed, `folder` being a folder of the reader's."""
    (block,) = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    names: dict[str, object] = {"folder": tmp_path / "store"}
    exec(compile(block, name, "exec"), names)
    assert names["findings"]
    assert names["order"]


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_documented(name: str) -> None:
    """Each command has a line in the table and its help behind a fold."""
    readme = (ROOT / name).read_text("utf-8")
    for command in INDEX:
        assert f"| `compgraph {command}` |" in readme
        assert f"<code>compgraph {command} --help</code>" in readme


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    """Every relative link names a file that is there."""
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / name).read_text("utf-8")):
        assert (ROOT / target).exists(), target


def test_the_changelog_knows_the_commands() -> None:
    """Every command is named in the changelog."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert all(f"`{command}`" in changelog for command in INDEX)


def test_each_dependency_has_its_reason() -> None:
    """CONTRIBUTING says in one line why each core dependency is there."""
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (listed,) = re.findall(r"\ndependencies = \[(.*?)\]", project, re.DOTALL)
    names = re.findall(r'"([a-z0-9-]+)[>=]', listed)
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert len(names) >= 10
    assert all(f"| {name} |" in contributing for name in names)
