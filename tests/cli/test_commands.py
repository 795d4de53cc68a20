"""read, check, query, shared, path: shapes, formats, exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rdflib import RDF, Dataset, Graph

from compgraph import exports, resources
from compgraph.rdf.vocab import CG

SHIPPED = resources.shipped_standard()
SCHEMAS = Path(exports.__file__).parent / "schemas"


def schema(name: str) -> Draft202012Validator:
    """Return the validator of a shipped JSON Schema."""
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


def edited(tmp_path: Path, old: str, new: str) -> Path:
    """Return a copy of the shipped document with one passage changed."""
    text = SHIPPED.read_text("utf-8")
    assert text.count(old) >= 1
    path = tmp_path / "edited.txt"
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")
    return path


def test_read_prints_the_record(call) -> None:  # type: ignore[no-untyped-def]
    """JSON on stdout fits its schema; the findings are on stderr."""
    read = call("read", SHIPPED)
    assert read.code == 0
    record = json.loads(read.out)
    schema("standard").validate(record)
    assert record["code"] == "ISD3512-001v3"
    assert "IISD3512-001v3" in read.err


@pytest.mark.parametrize(
    ("form", "parser"),
    [("turtle", "turtle"), ("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")],
)
def test_read_prints_graphs_that_plain_rdflib_reads(form: str, parser: str, call) -> None:  # type: ignore[no-untyped-def]
    """Each RDF format parses and holds the seven tasks."""
    out = call("read", SHIPPED, "--format", form).out
    dataset = Dataset()
    with warnings.catch_warnings():  # rdflib's parsers call what rdflib has deprecated
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\.")
        dataset.parse(data=out, format=parser)
    tasks = set(dataset.quads((None, RDF.type, CG.Task, None)))
    assert len(tasks) == 7


def test_read_turtle_is_the_shipped_turtle(call) -> None:  # type: ignore[no-untyped-def]
    """Byte for byte."""
    shipped = (resources.ontology() / "standards" / "ISD3512-001v3.ttl").read_text("utf-8")
    assert call("read", SHIPPED, "--format", "turtle").out == shipped


def test_findings_go_to_a_file_when_asked(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """--findings FILE holds them as JSON, and stderr stays quiet."""
    file = tmp_path / "findings.json"
    read = call("read", SHIPPED, "--findings", file)
    findings = json.loads(file.read_text("utf-8"))
    schema("findings").validate(findings)
    assert {finding["rule"] for finding in findings} >= {"version-code-differs", "similar-names"}
    assert read.err == ""


def test_check_of_the_shipped_standard_finds_warnings_only(call) -> None:  # type: ignore[no-untyped-def]
    """Exit 0; each misprint is reported once although reader and checks both see it."""
    check = call("check", "--format", "json")
    findings = json.loads(check.out)
    schema("findings").validate(findings)
    assert check.code == 0
    assert "violation" not in {finding["severity"] for finding in findings}
    differs = [finding for finding in findings if finding["rule"] == "version-code-differs"]
    assert len(differs) == 2


def test_check_of_a_broken_standard_exits_with_1(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A standard without a single indicator is a violation, said in the language of the call."""
    wrong = tmp_path / "no indicators.txt"
    wrong.write_text(
        re.sub(r"P\d\.\d\.\d[^\t]*", "", SHIPPED.read_text("utf-8")), "utf-8", newline=""
    )
    check = call("check", wrong)
    assert check.code == 1
    assert "[standard-without-indicator]" in check.out
    assert "違規" in call("check", wrong, "--lang", "zh-Hant").out


def test_an_indicator_under_another_task_is_a_warning(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Real documents misnumber; it is reported, and the document still counts."""
    check = call("check", edited(tmp_path, "P1.2.1", "P2.2.9"))
    assert check.code == 0
    assert "P2.2.9" in check.out


def test_shared_has_the_documented_shape(call) -> None:  # type: ignore[no-untyped-def]
    """Hand count: S12 is needed by T2.3, T2.4, T2.5; 21 pairs of 7 tasks, zero pairs too."""
    shared = json.loads(call("shared", "--format", "json").out)
    schema("shared").validate(shared)
    competencies = {one["code"]: one for one in shared["competencies"]}
    assert competencies["S12"]["tasks"] == ["T2.3", "T2.4", "T2.5"]
    assert competencies["K01"]["count"] == 4
    assert len(shared["competencies"]) == 38
    assert len(shared["pairs"]) == 21
    pair = next(one for one in shared["pairs"] if (one["a"], one["b"]) == ("T1.1", "T1.2"))
    # T1.1 needs K01-K06 S01-S06 (12), T1.2 needs K01-K06 S02 S03 (8): 8 shared of 12.
    assert pair == {**pair, "shared": 8, "jaccard": pytest.approx(8 / 12), "b_in_a": 1.0}
    assert pair["a_in_b"] == pytest.approx(8 / 12)
    assert any(one["shared"] == 0 for one in shared["pairs"])


def test_path_has_the_documented_shape(call) -> None:  # type: ignore[no-untyped-def]
    """Every task once, times adding up, and the proof beside it."""
    path = json.loads(call("path", "--format", "json").out)
    schema("path").validate(path)
    assert sorted(step["task"] for step in path["steps"]) == [
        "T1.1",
        "T1.2",
        "T2.1",
        "T2.2",
        "T2.3",
        "T2.4",
        "T2.5",
    ]
    assert path["optimal"] is True
    assert path["lower_bound"] == path["cost"]
    assert path["steps"][-1]["opens_at"] == 38
    assert sum(step["opens_at"] for step in path["steps"]) == path["cost"]
    assert path["compare"]["document-order"] >= path["cost"]


def test_path_takes_what_is_known_and_wanted(call) -> None:  # type: ignore[no-untyped-def]
    """T2.5 needs K12 K13 S12 S13 S14 S21; who has K12 and S12 learns four."""
    path = json.loads(
        call("path", "--have", "k12，Ｓ12", "--target", "T2.5", "--format", "json").out
    )
    (step,) = [step for step in path["steps"] if step["task"] == "T2.5"]
    assert step["opens_at"] == 4
    assert sorted(code for step in path["steps"] for code in step["new"]) == [
        "K13",
        "S13",
        "S14",
        "S21",
    ]


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        (["--have", "K18"], "K1"),
        (["--target", "T3.5"], "T2.5"),
        (["--have", "S1"], "S01"),
        (["--have", "ISD9999-001v1/K01"], "K01"),
    ],
)
def test_an_unknown_code_offers_the_nearest(words: list[str], offer: str, call) -> None:  # type: ignore[no-untyped-def]
    """A usage error, exit 2, with the nearest code."""
    wrong = call("path", *words)
    assert wrong.code == 2
    assert offer in wrong.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--target", "K01"], "“K01” is a knowledge item; --target takes tasks"),
        (["--target", "s01"], "“s01” is a skill; --target takes tasks"),
        (["--have", "T1.1"], "“T1.1” is a task; --have takes knowledge and skills"),
    ],
)
def test_a_code_of_the_wrong_kind_is_called_what_it_is(words: list[str], said: str, call) -> None:  # type: ignore[no-untyped-def]
    """K01 exists: to say that it does not would be false."""
    wrong = call("path", *words)
    assert wrong.code == 2
    assert said in wrong.err


def test_the_hint_names_the_command_that_shows_the_findings(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Typed as printed, it checks what the answer was about."""
    source = tmp_path / "a copy.txt"
    source.write_bytes(SHIPPED.read_bytes())
    hint = call("shared", source).err
    assert f"compgraph check '{source}'" in hint


def test_hours_and_weights_come_from_tables(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """All 38 competencies at 2 hours double every time; a weight of 0 takes a task out of the cost."""
    codes = [f"K{n:02}" for n in range(1, 18)] + [f"S{n:02}" for n in range(1, 22)]
    hours = tmp_path / "hours.csv"
    hours.write_text("代碼,時數\n" + "".join(f"{code},2\n" for code in codes), "utf-8")
    plain = json.loads(call("path", "--format", "json").out)
    doubled = json.loads(call("path", "--hours", hours, "--format", "json").out)
    assert doubled["cost"] == 2 * plain["cost"]
    weights = tmp_path / "weights.csv"
    weights.write_text("T1.1,0\nT1.2,0\nT2.1,0\nT2.2,0\nT2.3,0\nT2.4,0\n", "utf-8")
    only_one = json.loads(call("path", "--weights", weights, "--format", "json").out)
    assert only_one["cost"] == 6


@pytest.mark.parametrize("command", ["shared", "path", "check"])
def test_csv_is_a_table_with_names_beside_codes(command: str, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A CSV opens in Excel: BOM on request, a header, the same width in every row."""
    file = tmp_path / "answer.csv"
    assert call(command, "--format", "csv", "--out", file, "--bom").code == 0
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) > 2
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(("part", "rows"), [("competencies", 38), ("pairs", 21), ("classes", 14)])
def test_each_part_of_the_answer_is_a_csv(part: str, rows: int, call) -> None:  # type: ignore[no-untyped-def]
    """38 competencies, 21 pairs of 7 tasks, 14 different task sets.

    By hand from the document: 8 sets of several tasks (K01; K03 K06; K02…; K07 S08; K12…; S12; S09;
    S11) and one set for each of the six tasks that need something no other does (all but T1.2).
    """
    out = call("shared", "--format", "csv", "--part", part).out
    assert len(list(csv.reader(io.StringIO(out)))) == rows + 1


@pytest.mark.parametrize("command", ["shared", "path", "check"])
def test_tables_speak_both_languages(command: str, call) -> None:  # type: ignore[no-untyped-def]
    """The Chinese names are in both; the words around them differ."""
    zh, en = call(command, "--lang", "zh-Hant").out, call(command, "--lang", "en").out
    assert zh != en
    assert "程式" in zh
    assert "程式" in en


def test_the_order_is_said_to_be_a_choice(call) -> None:  # type: ignore[no-untyped-def]
    """Table and JSON say that the order follows from an objective, not from the standard."""
    assert "不是" in call("path", "--lang", "zh-Hant").out
    assert "not a fact of the standard" in call("path").out


def test_a_shipped_question_by_name(call) -> None:  # type: ignore[no-untyped-def]
    """What T2.2 needs, by hand from the document: K09 K10 K11 S09 S10 S11."""
    out = call("query", "what-a-task-needs", "--param", "task=T2.2", "--format", "json").out
    values = [
        value["value"]
        for binding in json.loads(out)["results"]["bindings"]
        for value in binding.values()
    ]
    for code in ("K09", "K10", "K11", "S09", "S10", "S11"):
        assert f"https://w3id.org/compgraph/icap/ISD3512-001v3/{code}" in values


def test_the_table_of_a_shipped_question_speaks_the_language_of_the_call(call) -> None:  # type: ignore[no-untyped-def]
    """Headings and kinds for people in words; for programs the names of the variables."""
    words = ("query", "what-a-task-needs", "--param", "task=T2.5")
    zh = call(*words, "--lang", "zh-Hant").out
    assert "職能內涵" in zh.splitlines()[0]
    assert "competency" not in zh
    assert "知識" in zh
    assert call(*words, "--format", "csv", "--lang", "zh-Hant").out.startswith("competency,")
    own = call("query", "SELECT ?competency { ?competency a cg:Skill }", "--lang", "zh-Hant").out
    assert own.startswith("competency")


def test_every_column_of_a_shipped_question_has_a_heading() -> None:
    """In both languages; a new question brings its words with it."""
    from compgraph.messages.columns import SENTENCES
    from compgraph.queries.library import library
    from compgraph.store import open_store

    with open_store() as store:
        named = {
            variable
            for question in library().values()
            if not question.is_violation
            for variable in store.query(question.text).variables
        }
    assert len(named) > 30
    assert named <= set(SENTENCES)


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_a_query_of_ones_own(form: str, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Text or file, with our prefixes declared for the writer, in every format."""
    query = "SELECT ?task ?name { ?task a cg:Task ; rdfs:label ?name } ORDER BY ?task"
    file = tmp_path / "tasks.rq"
    file.write_text(query, "utf-8")
    asked = call("query", query, "--format", form)
    assert asked.code == 0, asked.err
    assert "偵錯與修正問題" in asked.out
    assert call("query", file, "--format", form).out == asked.out


def test_construct_comes_out_as_turtle(call) -> None:  # type: ignore[no-untyped-def]
    """A CONSTRUCT answer parses; as a table format it is refused with a hint."""
    query = "CONSTRUCT { ?t rdfs:label ?l } WHERE { ?t a cg:Task ; rdfs:label ?l }"
    out = call("query", query, "--format", "turtle").out
    assert len(Graph().parse(data=out, format="turtle")) == 7


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], 2),
        (["SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }"], 2),
        (["LOAD <http://127.0.0.1:9/x>"], 2),
        (["SELECT * { ?s ?p"], 2),
        (["no-such-question"], 2),
        (["what-a-task-needs", "--param", "tsk=T1.1"], 2),
        (["what-a-task-needs", "--param", "task=T9.9"], 2),
        (["what-a-task-needs", "--param", "task"], 2),
        (["what-a-task-needs", "--param", "task=T1.1", "--param", "task=T1.2"], 2),
        (["SELECT * {" + "{" * 4000 + "}" * 4000 + "}"], 4),
        (
            [
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
                "--deadline",
                "1",
            ],
            4,
        ),
    ],
)
def test_what_may_not_run_is_refused(words: list[str], code: int, call) -> None:  # type: ignore[no-untyped-def]
    """Refusals exit with 2, limits with 4; nothing on stdout."""
    refused = call("query", *words)
    assert (refused.code, refused.out) == (code, "")
    assert refused.err.startswith("compgraph: ")


def test_the_shipped_questions_are_listed(call) -> None:  # type: ignore[no-untyped-def]
    """--list names every question with its summary in the language of the call."""
    listed = call("query", "--list", "--lang", "zh-Hant").out
    assert "what-a-task-needs" in listed
    assert "任務" in listed
