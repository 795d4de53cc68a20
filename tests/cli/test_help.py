"""Help is quick, complete and in both languages."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from compgraph.cli.outermost import INDEX

HEAVY = {
    "rdflib",
    "networkx",
    "pyvis",
    "scipy",
    "numpy",
    "pyoxigraph",
    "openpyxl",
    "starlette",
    "uvicorn",
    "jinja2",
    "pyshacl",
}


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], *[[name, "--help"] for name in INDEX]]
)
def test_help_loads_no_heavy_library(words: list[str]) -> None:
    """The modules loaded by `--help` are click, the standard library and a little of ours."""
    program = (
        "import json, sys\n"
        "from compgraph.cli.outermost import run\n"
        f"code = run({words!r})\n"
        "print(json.dumps([code, sorted({name.partition('.')[0] for name in sys.modules})]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    assert "click" in modules
    assert not HEAVY & set(modules)


def test_importing_the_package_loads_the_standard_library_only() -> None:
    """`import compgraph` costs nothing: no library is loaded until a name is used."""
    program = (
        "import sys; before = set(sys.modules); import compgraph\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['compgraph']"


@pytest.mark.parametrize("name", INDEX)
def test_every_command_is_explained_in_both_languages(name: str, call) -> None:  # type: ignore[no-untyped-def]
    """Each help begins with a usage line in the language asked for and explains every option."""
    zh = call(name, "--help", "--lang", "zh-Hant")
    en = call("--lang", "en", name, "--help")
    assert (zh.code, en.code) == (0, 0)
    assert zh.out.startswith("用法：")
    assert en.out.startswith("Usage:")
    options = [
        re.findall(r"^  (?:-h, )?--([a-z-]+)", told.out.partition(heading)[2], re.MULTILINE)
        for told, heading in ((zh, "選項："), (en, "Options:"))
    ]
    assert options[0] == options[1]
    assert "help" in options[0]
    assert "選項：" in zh.out


def test_without_words_the_help_is_shown(call) -> None:  # type: ignore[no-untyped-def]
    """A bare `compgraph` shows what there is."""
    bare = call()
    assert bare.code == 0
    assert all(f"  {name}" in bare.out for name in INDEX)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["biuld"], "build"),
        (["path", "--targte", "T1.1"], "--target"),
        (["shared", "--format", "xml"], "table, csv, json"),
        (["build"], "--out DIR is missing"),
        (["read"], "SOURCE is missing"),
        (["query"], "QUERY is missing"),
        (["path", "--hours"], "--hours"),
    ],
)
def test_a_misspelt_call_says_what_was_meant(words: list[str], expected: str, call) -> None:  # type: ignore[no-untyped-def]
    """Usage errors exit with 2 and name the remedy."""
    wrong = call(*words)
    assert wrong.code == 2
    assert expected in wrong.err
    assert "Traceback" not in wrong.err
