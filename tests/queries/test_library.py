"""A .rq file as an object: its head, its parameters, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from compgraph.errors import LimitReached, UsageError
from compgraph.messages import Text
from compgraph.queries.library import Column, Parameter, library, parsed, question

HEAD = "#+ summary: 問題 / A question\n"
COLUMNS = HEAD + "#+ columns:\n"
WHOLE = (
    "#+ summary: 兩級之間的任務 / Tasks between two levels\n"
    "#+ theme: levels\n"
    "#+ description: 含兩端；\n"
    "#+   沒有級別的不算。 / Both included; those\n"
    "#+   without a level are not.\n"
    "#+ params:\n"
    "#+   - standard: IRI of a Standard\n"
    "#+   - levels: list of level, optional; 哪幾級 / which levels\n"
    "#+   - word: string\n"
    "#+ columns:\n"
    "#+   - task: 工作任務 / the task\n"
    "#+   - level: 級別，1 到 6 / its level, 1 to 6\n"
    "SELECT * {\n"
    "  VALUES ?standard { <https://w3id.org/compgraph/icap/ISD3512-001v3> } # VALUES ?word { }\n"
    "  values ?levels { 3 4 } VALUES $word { '{}' }\n"
    "}"
)


def test_the_head_is_read() -> None:
    """Summary, theme, description over lines, parameters with default and example, columns."""
    asked = parsed(WHOLE, "tasks-between")
    assert asked.summary == Text("兩級之間的任務", "Tasks between two levels")
    assert asked.description.en == "Both included; those without a level are not."
    assert asked.description.zh == "含兩端； 沒有級別的不算。"
    standard, levels, word = asked.params
    assert standard == Parameter(
        name="standard",
        type="IRI of a Standard",
        kind="Standard",
        several=False,
        optional=False,
        example="<https://w3id.org/compgraph/icap/ISD3512-001v3>",
    )
    assert (levels.several, levels.optional, levels.example) == (True, True, "3 4")
    assert (word.kind, word.example) == ("", "'{}'")
    assert asked.theme == "levels"
    assert asked.columns == (
        Column("task", Text("工作任務", "the task")),
        Column("level", Text("級別，1 到 6", "its level, 1 to 6")),
    )
    assert (levels.plain, levels.meaning) == ("level", Text("哪幾級", "which levels"))
    assert (standard.plain, standard.may_be_left_out, word.may_be_left_out) == ("IRI", True, False)
    assert levels.expected().en == "levels, each from 1 to 6"
    assert standard.sample() == "ISD3512-001v3"
    assert levels.sample() == "3,4"
    assert standard.expected() == Text("職能基準的代碼或 IRI", "the code or IRI of a standard")


def test_binding_changes_what_is_between_the_braces_and_nothing_else() -> None:
    """Terms are written by the serialiser; what is not given stays as it is in the file."""
    asked = parsed(WHOLE, "tasks-between")
    assert asked.bound({}) == WHOLE
    bound = asked.bound(
        {"word": [Literal("} DROP ALL #'\"\\\n")], "levels": [Literal(5), Literal(6)]}
    )
    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    assert bound == WHOLE.replace("{ 3 4 }", f'{{ "5"{integer} "6"{integer} }}').replace(
        "{ '{}' }", r'{ "} DROP ALL #' + "'" + r'\"\\\n" }'
    )


def test_a_parameter_may_stand_in_several_places() -> None:
    """A value goes to each of them; between braces of another kind nothing changes."""
    text = "SELECT * { { VALUES ?n { 1 } ?s ?n ?n } UNION { VALUES ?n {1} VALUES ?m { 1 } } }"
    asked = parsed(HEAD + "#+ params:\n#+   - n: integer\n" + text, "several")
    integer = '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'
    bound = asked.bound({"n": [Literal(2)]})
    assert bound.endswith(
        f"{{ {{ VALUES ?n {{ {integer} }} ?s ?n ?n }} UNION "
        f"{{ VALUES ?n {{ {integer} }} VALUES ?m {{ 1 }} }} }}"
    )


def test_binding_an_iri_that_is_none_is_an_error() -> None:
    """Nothing that could end the brackets of an IRI gets into a query."""
    asked = parsed(WHOLE, "tasks-between")
    for iri in ("http://a> } DROP ALL", "http://a b", "a\nb", 'x"', "{", "a\\u003Eb"):
        with pytest.raises(ValueError, match="IRI"):
            asked.bound({"standard": [URIRef(iri)]})


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("SELECT * {}", "summary"),
        ("#+ params:\nSELECT * {}", "summary"),
        (HEAD + "#+ params:\n#+   - task IRI of a Task\nSELECT * {}", "task IRI of a Task"),
        (HEAD + "#+ params:\n#+   - task: IRI of a Tsk\nSELECT * { VALUES ?task { 1 } }", "Tsk"),
        (HEAD + "#+ params:\n#+   - n: number\nSELECT * { VALUES ?n { 1 } }", "number"),
        (HEAD + "#+ params:\n#+   - n: integer\nSELECT * { }", "VALUES ?n"),
        (HEAD + "#+ params:\n#+   - n: integer\nSELECT * { } # VALUES ?n { 1 }", "VALUES ?n"),
        (HEAD + "#+ params:\n#+   - n: integer\nSELECT * { ?s ?p 'VALUES ?n { 1 }' }", "VALUES ?n"),
        (
            HEAD + "#+ params:\n#+   - n: integer\nSELECT * { VALUES ?n { 1 } VALUES ?n { 2 } }",
            "VALUES ?n",
        ),
        (HEAD + "#+ theme: gap\nSELECT * {}", "gaps"),
        (COLUMNS + "#+   - task 工作任務 / the task\nSELECT * {}", "task 工作任務"),
        (COLUMNS + "#+   - task: 工作任務\nSELECT * {}", "task: 工作任務"),
    ],
)
def test_a_faulty_file_says_what_is_wrong(content: str, fault: str) -> None:
    """No summary, a parameter or column nobody can read, one without a place, no such theme."""
    with pytest.raises(UsageError) as refused:
        parsed(content, "faulty", shipped=True)
    assert "faulty" in refused.value.message.en
    assert fault in refused.value.message.en


def test_a_strangers_text_needs_no_head() -> None:
    """Plain SPARQL is a question without parameters."""
    asked = parsed("SELECT * { ?s ?p ?o } # a comment", "")
    assert (asked.params, asked.shipped) == ((), False)


def test_windows_line_ends_and_byte_order_marks_do_not_matter(tmp_path: Path) -> None:
    """A file saved by Notepad reads as well."""
    file = tmp_path / "between.rq"
    file.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert [param.name for param in question(file).params] == ["standard", "levels", "word"]
    assert question(file).name == "between"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("what-a-task-need", "what-a-task-needs"),
        ("What-A-Task-Needs", "what-a-task-needs"),
        ("version", "version-history"),
    ],
)
def test_an_unknown_name_offers_the_nearest(name: str, near: str) -> None:
    """A usage error with the names that look like it."""
    with pytest.raises(UsageError) as refused:
        question(name)
    assert near in str(refused.value)


def test_a_file_that_cannot_be_read_is_a_usage_error(tmp_path: Path) -> None:
    """Missing, a folder, not UTF-8, too large."""
    with pytest.raises(UsageError, match=r"missing\.rq"):
        question(tmp_path / "missing.rq")
    (tmp_path / "folder.rq").mkdir()
    with pytest.raises(UsageError, match=r"folder\.rq"):
        question(tmp_path / "folder.rq")
    (tmp_path / "big5.rq").write_bytes("# 職能\nASK {}".encode("cp950"))
    with pytest.raises(UsageError, match="UTF-8"):
        question(tmp_path / "big5.rq")
    (tmp_path / "large.rq").write_text("ASK {} #" + "x" * 70_000, "utf-8")
    with pytest.raises(LimitReached):
        question(tmp_path / "large.rq")


def test_the_library_is_sorted_and_whole() -> None:
    """Every file of the folder, by its name."""
    from compgraph import resources

    names = list(library())
    assert names == sorted(path.stem for path in resources.queries().glob("*.rq"))
    assert all(library()[name].shipped for name in names)
    assert all(one.name == name for name, one in library().items())
