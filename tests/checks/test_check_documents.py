"""Every rule finds what it is for, and nothing else.

A rule's two documents are tests/cases/checks/<rule>.pass.ttl and <rule>.fail.ttl (.trig where several
graphs matter). Their first line says which things the rule finds: add a pair, and the rule is tested.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, URIRef

from compgraph import resources
from compgraph.checks import check, check_files, shapes, violation_queries
from compgraph.checks.violations import violation_query
from compgraph.finding import Finding
from compgraph.rdf.parse import parse
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import CG
from shacl_reference import literal_rules_kept

CASES = Path(__file__).parents[1] / "cases" / "checks"
FOUND = re.compile(r"# (?P<rule>[a-z0-9-]+) finds: (?P<subjects>.+)")
LANGUAGES = ("zh-Hant", "en")
IN_PYTHON = ["claims-other-standard", "unknown-term"]
"""Rules that are neither a shape nor a query; illegal addresses are tested with bad input."""


def shape_rules() -> list[str]:
    """The ids of the named shapes, from the file itself."""
    graph = Graph().parse(resources.ontology() / "shapes.ttl", format="turtle")
    nodes = [s for s in graph.subjects(RDF.type, SH.NodeShape) if isinstance(s, URIRef)]
    return sorted(node.removeprefix(PREFIXES["cgsh"]) for node in nodes)


def query_rules() -> list[str]:
    """The ids of the violation queries, from the names of their files."""
    return sorted(
        path.name.removesuffix("-violation.rq")
        for path in resources.queries().glob("*-violation.rq")
    )


RULES = [*shape_rules(), *query_rules(), *IN_PYTHON]


def found_in(document: Path) -> tuple[Finding, ...]:
    """Return what is found in a document."""
    if document.suffix == ".ttl":
        return check(Graph().parse(document, format="turtle"), source=document.name)
    checked = check_files([(document.name, parse(document))])
    return tuple(finding for findings in checked.values() for finding in findings)


@pytest.mark.parametrize("kind", ["pass", "fail"])
@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_document_that_passes_and_one_that_fails(rule: str, kind: str) -> None:
    """The rule finds exactly the things that the document's first line names."""
    (document,) = CASES.glob(f"{rule}.{kind}.*")
    stated = FOUND.match(document.read_text(encoding="utf-8"))
    assert stated is not None
    assert stated["rule"] == rule
    expected = stated["subjects"].split()
    assert (expected == ["nothing"]) == (kind == "pass")
    found = [finding for finding in found_in(document) if finding.rule == rule]
    assert sorted({str(finding.subject) for finding in found} or {"nothing"}) == sorted(expected)
    for finding in found:
        assert finding.source == document.name
        assert finding.message.zh != finding.message.en
        assert finding.remedy is not None
        assert "{" not in finding.message.zh + finding.message.en
        assert not _chinese(finding.remedy.en)


def _chinese(sentence: str) -> bool:
    """Tell whether a sentence has Chinese characters outside quotes."""
    return any(
        "\u4e00" <= character <= "\u9fff" for character in re.sub("[「（“].*?[」）”]", "", sentence)
    )


def test_no_document_is_left_over() -> None:
    """Every document belongs to a rule that exists."""
    assert {path.name.split(".")[0] for path in CASES.iterdir()} == set(RULES)


def test_rule_ids_are_told_apart() -> None:
    """No shape has the name of a query."""
    assert len(RULES) == len(set(RULES))
    assert {question.rule.id for question in violation_queries()} == set(query_rules())


def test_every_shape_speaks_both_languages() -> None:
    """One message and one remedy in Chinese and in English, and a severity, wherever one is due."""
    graph = shapes()
    for node in set(graph.subjects(RDF.type, SH.NodeShape)):
        assert sorted(v.language for v in graph.objects(node, CG.remedy)) == sorted(LANGUAGES)
        for part in list(graph.objects(node, SH.property)) or [node]:
            assert sorted(v.language for v in graph.objects(part, SH.message)) == sorted(LANGUAGES)
            assert graph.value(part, SH.severity) in {SH.Violation, SH.Warning, SH.Info}


def test_inverse_paths_are_never_shapes_of_their_own() -> None:
    """sh:inversePath leads to a property of the vocabulary; the path itself has no address."""
    graph = shapes()
    for path, inverted in graph.subject_objects(SH.inversePath):
        assert isinstance(path, BNode)
        assert inverted.removeprefix(str(CG)) in CG.__annotations__


def test_patterns_mean_the_same_in_every_engine() -> None:
    r"""No \d, \w or \b: Python counts full-width digits among them, Oxigraph and Java do not all."""
    for pattern in shapes().objects(None, SH.pattern):
        assert set(re.findall(r"\\.", str(pattern))) <= {r"\S"}


def test_shapes_and_queries_name_terms_that_exist() -> None:
    """A misspelt cg: name would make a rule that never fires."""
    texts = [
        path.read_text(encoding="utf-8") for path in resources.queries().glob("*-violation.rq")
    ]
    texts.append((resources.ontology() / "shapes.ttl").read_text(encoding="utf-8"))
    for text in texts:
        assert set(re.findall(r"\bcg:([A-Za-z0-9]+)", text)) <= set(CG.__annotations__)


def test_the_shapes_are_shacl() -> None:
    """pySHACL's own meta-shapes accept shapes.ttl."""
    with literal_rules_kept():
        conforms, _, report = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, report


@pytest.mark.parametrize(
    "text",
    [
        "#+ severity: info\n#+ message: 甲 / a\nSELECT ?subject WHERE {\n}\n",
        "#+ severity: info\n#+ message: 甲 / a\n#+ remedy: 乙 / b\nSELECT ?subject { ?subject ?p ?o }\n",
        "ASK { ?s ?p ?o }",
    ],
)
def test_a_query_of_another_form_is_a_fault_of_ours(text: str) -> None:
    """A violation query that could not be asked graph by graph is never passed over."""
    with pytest.raises(ValueError, match="not the form of a violation query: x"):
        violation_query("x", text)
