"""The main job: one command from the document to the folder of pages and files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from compgraph.exports.site import FILES
from compgraph.resources import shipped_standard

CG = "PREFIX cg: <https://w3id.org/compgraph/ontology#> "

# Counted by hand in the document.
COUNTS = {
    "?x a cg:Standard": 1,
    "?x a cg:VersionEntry": 3,
    "?x a cg:Duty": 2,
    "?x a cg:Task": 7,
    "?x a cg:Block": 7,
    "?x a cg:Output": 9,
    "?x a cg:Indicator": 17,
    "?x a cg:Knowledge": 17,
    "?x a cg:Skill": 21,
    "?x a cg:Attitude": 7,
    "?x a cg:EntryRequirement": 2,
    "?x a cg:Term": 4,
    "?t cg:requires ?x": 60,
    "?x cg:hasOutput ?o": 9,
    "?x cg:hasIndicator ?p": 17,
    "?b a cg:Block ; cg:lists ?x": 60 + 9 + 17,
    "?x cg:code 'T1.1' ; cg:level 4": 1,
    "?x a cg:Block ; cg:level 3": 5,
    "?x a cg:Standard ; cg:level 3": 1,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of one build of the shipped standard, in a path with a space."""
    from compgraph.cli.outermost import run

    out = tmp_path_factory.mktemp("a build") / "out"
    assert run(["build", "--out", str(out)]) == 0
    return out


def test_every_promised_file_is_there_and_nothing_else(built: Path) -> None:
    """The folder holds the ten files and our marker."""
    assert {path.name for path in built.iterdir()} == {*FILES, ".compgraph.json"}


@pytest.mark.parametrize(("pattern", "count"), COUNTS.items())
def test_counts_by_plain_rdflib(built: Path, pattern: str, count: int) -> None:
    """What a person counts in the document, plain rdflib counts in graph.ttl."""
    graph = Graph().parse(built / "graph.ttl", format="turtle")
    (row,) = graph.query(f"{CG} SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    assert int(row[0]) == count  # type: ignore[index, arg-type]


def test_the_shipped_turtle_is_the_default_graph(built: Path) -> None:
    """With one standard loaded, graph.ttl says what ontology/standards/ISD3512-001v3.ttl says.

    And to which official attitudes its seven are linked.
    """
    from compgraph.rdf.concepts import concepts
    from compgraph.reading import read
    from compgraph.resources import ontology, shipped_standard

    whole = Graph().parse(ontology() / "standards" / "ISD3512-001v3.ttl", format="turtle")
    linked = concepts([read(shipped_standard()).standard])
    # each with three facts and the competency that has it; the rule and its parameters
    assert len(linked) == 7 * 4 + 2
    assert set(Graph().parse(built / "graph.ttl", format="turtle")) == set(whole) | set(linked)


def test_the_same_bytes_on_any_hash_seed(built: Path, tmp_path: Path) -> None:
    """Pages, workbook and graphs come out the same whatever the hash seed."""
    for seed in ("0", "4711"):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "compgraph", "build", "--out", str(out)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        different = [
            name for name in FILES if (out / name).read_bytes() != (built / name).read_bytes()
        ]
        assert different == []


def test_findings_tell_what_the_document_gets_wrong(built: Path) -> None:
    """The misprinted codes of the version table and the two alike skills are reported, as warnings."""
    findings = json.loads((built / "findings.json").read_text("utf-8"))
    assert {finding["severity"] for finding in findings} <= {"warning", "info"}
    printed = {
        finding["printed"] for finding in findings if finding["rule"] == "version-code-differs"
    }
    assert printed == {"IISD3512-001v3", "IISD3512-001v2"}
    (alike,) = [finding for finding in findings if finding["rule"] == "similar-names"]
    assert "程式撰寫能力" in alike["message"]["zh-Hant"]
    assert "程式碼撰寫能力" in alike["message"]["zh-Hant"]


def test_a_second_build_succeeds_and_prints_the_address(built: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Building twice into the same folder is fine; stdout is the file URL of the index page."""
    again = call("build", "--out", built)
    assert again.code == 0
    assert again.out.strip() == (built / "index.html").as_uri()


def test_a_refused_source_leaves_the_last_good_build(built: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Exit 3, and every file as it was."""
    before = {path.name: path.read_bytes() for path in built.iterdir()}
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    refused = call("build", empty, "--out", built)
    assert refused.code == 3
    assert "empty.txt" in refused.err
    assert {path.name: path.read_bytes() for path in built.iterdir()} == before


def test_a_foreign_folder_is_refused(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A folder with somebody's files is a usage error."""
    (tmp_path / "thesis.docx").write_bytes(b"mine")
    refused = call("build", "--out", tmp_path)
    assert refused.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_our_own_rdf_builds_the_same_graph(built: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """graph.ttl, graph.trig and graph.jsonld are sources again, and give the same graph.ttl."""
    for name in ("graph.ttl", "graph.trig", "graph.jsonld"):
        out = tmp_path / name
        assert call("build", built / name, "--out", out).code == 0
        assert (out / "graph.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_a_build_is_a_source_again(built: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """Of a folder of ours graph.trig says everything; the other nine files are no news."""
    done = call("build", built, "--out", tmp_path / "out")
    assert done.code == 0
    assert "workbook.xlsx" not in done.err
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_what_a_folder_holds_besides_is_named(built: Path, tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A picture, JSON and RDF without a standard are passed over by name; named alone they are refused."""
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    (mixed / "standard.ttl").write_bytes((built / "graph.ttl").read_bytes())
    (mixed / "foreign.ttl").write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    (mixed / "photo.png").write_bytes(b"\x89PNG")
    (mixed / "settings.json").write_text('{"a": 1}', "utf-8")
    done = call("build", mixed, "--out", tmp_path / "out")
    assert done.code == 0
    assert "foreign.ttl" in done.err
    assert "photo.png" in done.err
    assert "settings.json" in done.err
    assert call("build", mixed / "foreign.ttl", "--out", tmp_path / "out").code == 3
    assert call("build", mixed / "settings.json", "--out", tmp_path / "out").code == 3


def test_a_build_says_what_the_checks_found(tmp_path: Path, call) -> None:  # type: ignore[no-untyped-def]
    """A violation is on stderr, in findings.json and on the index page; the build is made."""
    broken = tmp_path / "no indicators.txt"
    document = shipped_standard().read_text("utf-8")
    broken.write_text(re.sub(r"P\d\.\d\.\d[^\t]*", "", document), "utf-8", newline="")
    done = call("build", broken, "--out", tmp_path / "out")
    assert done.code == 0
    assert "violation" in done.err
    findings = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))
    (rule,) = {one["rule"] for one in findings if one["severity"] == "violation"}
    assert f"[{rule}]" in done.err
    assert "違規" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_shipped_question_runs_over_graph_ttl_in_plain_rdflib(built: Path) -> None:
    """Each file in queries/ runs as it stands; T1.1, the example, needs twelve (hand count)."""
    from compgraph.resources import queries

    graph = Graph().parse(built / "graph.ttl", format="turtle")
    question = (queries() / "what-a-task-needs.rq").read_text("utf-8")
    assert len(list(graph.query(question))) == 12
