"""Every shipped question, on both engines, against answers taken from the document by hand.

The expected answers stand in tests/cases/queries/<question>.tsv: how they were found, the parameters,
the columns, the rows; things by their code, an empty cell where nothing is bound.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import PROV, RDF

from compgraph import resources
from compgraph.queries import Question, ask
from compgraph.queries.library import library
from compgraph.queries.values import values
from compgraph.rdf.answer import in_order
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import CG, ICAP, thing
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store

# rdflib's own query code uses what rdflib deprecates.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.contexts:DeprecationWarning"),
]

CASES = Path(__file__).parents[1] / "cases" / "queries"
CODE = "ISD3512-001v3"
OTHER = "ISD3512-002v1"
SHIPPED = {name: one for name, one in library().items() if not one.is_violation}
# These two are proved below, by the text of the document and by set arithmetic.
BELOW = {"where-an-item-stands", "derive-task-overlap"}

# The K and S codes of each row of the table, copied from the document.
ROWS = {
    "T1.1": "K01 K02 K03 K04 K05 K06 S01 S02 S03 S04 S05 S06",
    "T1.2": "K01 K02 K03 K04 K05 K06 S02 S03",
    "T2.1": "K01 K03 K06 K07 K08 S07 S08 S09",
    "T2.2": "K09 K10 K11 S09 S10 S11",
    "T2.3": "K01 K12 K13 S11 S12 S13 S14 S15 S16",
    "T2.4": "K07 K14 K15 K16 K17 S08 S12 S17 S18 S19 S20",
    "T2.5": "K12 K13 S12 S13 S14 S21",
}


class Case(NamedTuple):
    """One expected answer."""

    params: dict[str, str]
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


def case(name: str) -> Case:
    """Return the case in tests/cases/queries/<name>.tsv."""
    params: dict[str, str] = {}
    lines: list[tuple[str, ...]] = []
    for line in (CASES / f"{name}.tsv").read_text("utf-8").split("\n"):
        if line.startswith("# params:"):
            params = dict(pair.split("=", 1) for pair in line.removeprefix("# params:").split())
        elif line and not line.startswith("#"):
            lines.append(tuple(line.split("\t")))
    return Case(params, lines[0], lines[1:])


def cell(term: object) -> str:
    """Return a term as the cases write it."""
    if term is None:
        return ""
    if isinstance(term, URIRef):
        for prefix in (f"{ICAP}{CODE}/", ICAP):
            if term.startswith(prefix):
                return term.removeprefix(prefix)
        for prefix in ("cg", "rdf", "rdfs"):
            if term.startswith(PREFIXES[prefix]):
                return f"{prefix}:{term.removeprefix(PREFIXES[prefix])}"
    return str(term)


def both(store: Store, plain: Dataset, name: str, params: dict[str, str]) -> tuple[Any, Any]:
    """Return what Oxigraph and rdflib answer to the same bound question."""
    question = SHIPPED[name]
    bound = question.bound(values(store, question, params))
    theirs = plain.query(bound)
    if theirs.type == "CONSTRUCT":
        return store.query(bound).triples, in_order(theirs)  # type: ignore[arg-type]
    assert [str(variable) for variable in theirs.vars or ()] == list(store.query(bound).variables)
    return store.query(bound).rows, tuple(tuple(row) for row in theirs)  # type: ignore[arg-type]


def test_every_question_has_an_expected_answer() -> None:
    """At least 18 questions; each has a case, and each case a question."""
    assert len(SHIPPED) >= 18
    assert {path.stem for path in CASES.glob("*.tsv")} | BELOW == set(SHIPPED)


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - BELOW))
def test_the_answer_is_that_of_the_document(name: str, store: Store) -> None:
    """Columns, rows and their order, by hand from the document."""
    expected = case(name)
    answer = ask(store, name, expected.params)
    assert answer.variables == expected.columns
    assert [tuple(map(cell, row)) for row in answer.rows] == expected.rows
    assert not answer.truncated


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_rdflib_gives_the_same_answer(name: str, store: Store, plain: Dataset) -> None:
    """Same terms, same order; the expected parameters and the example in the file."""
    given = {} if name in BELOW else case(name).params
    examples = {param.name: param.sample() for param in SHIPPED[name].params}
    for params in (examples | given, examples):
        ours, theirs = both(store, plain, name, params)
        assert ours == theirs


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_rdflib_gives_the_same_answer_for_two_standards(
    name: str, two: Store, plain_two: Dataset
) -> None:
    """The same holds when a second standard is there."""
    examples = {param.name: param.sample() for param in SHIPPED[name].params}
    examples |= {"b": OTHER} if name == "competencies-two-standards-share" else {}
    ours, theirs = both(two, plain_two, name, examples)
    assert ours == theirs


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_an_empty_store_gives_an_empty_answer(name: str) -> None:
    """Grouping over nothing gives no row, on both engines."""
    with open_store() as empty:
        answer = empty.query(SHIPPED[name].text)
    assert (answer.rows, answer.triples) == ((), ())
    assert len(list(Dataset().query(SHIPPED[name].text))) == 0


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_file_runs_as_it_stands(name: str, store: Store) -> None:
    """Every prefix is declared in the file, and its examples are the shipped standard's."""
    text = (resources.queries() / f"{name}.rq").read_text("utf-8")
    assert len(list(Dataset().query(text))) == 0
    needs_another = {"competencies-no-task-needs", "competencies-two-standards-share"} | {
        "concepts-shared-by-several-standards",
        "standards-alike",
    }
    answer = store.query(text)
    assert bool(answer.rows or answer.triples) == (name not in needs_another)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_question_asks_in_one_standard_only(name: str, store: Store, two: Store) -> None:
    """A second standard in the store does not change an answer about the first."""
    params = {param.name: param.sample() for param in SHIPPED[name].params}
    across = {"competencies-two-standards-share", "concepts-shared-by-several-standards"}
    if name in across | {"standards", "standards-alike"}:
        assert ask(two, name, params) != ask(store, name, params)
    else:
        assert ask(two, name, params) == ask(store, name, params)


def test_what_each_task_needs(store: Store) -> None:
    """All seven rows of the table, in the printed order."""
    for task, codes in ROWS.items():
        answer = ask(store, "what-a-task-needs", {"task": task})
        assert [str(code) for code in answer.column("code")] == codes.split()


def test_overlaps_are_derived_with_their_support(store: Store) -> None:
    """Each pair of rows that share a code gives one node that names rule, number and sources."""
    needs = {task: set(codes.split()) for task, codes in ROWS.items()}
    tasks = list(needs)
    expected = {
        (a, b): needs[a] & needs[b]
        for place, a in enumerate(tasks)
        for b in tasks[place + 1 :]
        if needs[a] & needs[b]
    }
    # By hand: T1.1 with T1.2, T2.1, T2.3; T1.2 with T2.1, T2.3; T2.1 with T2.2 (S09), T2.3, T2.4
    # (K07 S08); T2.2 with T2.3 (S11); T2.3 with T2.4 (S12), T2.5; T2.4 with T2.5 (S12).
    assert len(expected) == 12
    triples = set(ask(store, "derive-task-overlap").triples)
    nodes = {subject for subject, _, _ in triples}
    assert len(nodes) == 12
    for (a, b), shared in expected.items():
        node = thing(CODE, f"overlap/{a}/{b}")
        assert (node, RDF.type, CG.Overlap) in triples
        assert (node, CG.rule, Literal("task-overlap")) in triples
        assert (node, CG.parameters, Literal("least=1")) in triples
        assert (node, CG.support, Literal(len(shared))) in triples
        sources = {
            object_
            for subject, says, object_ in triples
            if (subject, says) == (node, PROV.wasDerivedFrom)
        }
        assert sources == {thing(CODE, name) for name in {a, b} | shared}


def test_overlaps_take_a_threshold(store: Store) -> None:
    """Only T1.1 and T1.2 share eight."""
    triples = ask(store, "derive-task-overlap", {"n": "8"}).triples
    assert {str(subject) for subject, _, _ in triples} == {
        str(thing(CODE, "overlap/T1.1/T1.2")),
    }
    assert Literal("least=8") in {object_ for _, _, object_ in triples}


def test_an_item_stands_where_the_document_prints_it(store: Store, reading: Reading) -> None:
    """The spans of K01 cut its four printed places out of the file's text."""
    (row,) = ask(store, "where-an-item-stands", {"item": "K01"}).rows
    item, name, file, spans, place = row
    assert place is None  # plain text has neither pages nor tables
    item, name, file, spans = map(str, (item, name, file, spans))
    assert (cell(URIRef(item)), name, file) == (
        "K01",
        "職業安全與衛生相關規範",
        "ISD3512-001v3.txt",
    )
    pieces = [
        reading.source.text[slice(*map(int, span.split("-")))].replace(" ", "")
        for span in spans.split()
    ]
    assert len(pieces) == 4
    assert all("職業安全與衛生相關規範" in piece for piece in pieces)


def test_two_standards_share_what_has_the_same_name(two: Store) -> None:
    """17 K, 21 S and 7 A, without K01 and S02, which the second one names differently."""
    answer = ask(two, "competencies-two-standards-share", {"a": CODE, "b": OTHER})
    shared = [cell(term) for term in answer.column("inA")]
    expected = [f"K{n:02}" for n in range(2, 18)]
    expected += [f"S{n:02}" for n in range(1, 22) if n != 2]
    expected += [f"A{n:02}" for n in range(1, 8)]
    assert shared == expected
    assert [cell(term).removeprefix(f"{OTHER}/") for term in answer.column("inB")] == expected
    shared_by_both = ask(two, "concepts-shared-by-several-standards")
    assert len(shared_by_both.rows) == len(expected) == 43
    assert {str(count) for count in shared_by_both.column("standards")} == {"2"}
    (alike,) = ask(two, "standards-alike", standard=CODE).rows
    assert (cell(alike[0]), str(alike[2])) == (OTHER, "43")


def test_what_no_task_needs_is_found(two: Store) -> None:
    """Without the row T2.5 nobody needs S21, the only code printed there alone."""
    answer = ask(two, "competencies-no-task-needs", standard=OTHER)
    assert [str(code) for code in answer.column("code")] == ["S21"]


def test_a_lookup_starts_no_process(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shipped lookup is answered in this process, without a child."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a shipped question needs no child")

    monkeypatch.setattr(subprocess, "Popen", refused)
    answer = ask(store, "what-a-task-needs", {"task": "T1.1"})
    assert {cell(iri) for iri in answer.column("competency")} == set(ROWS["T1.1"].split())


def test_the_library_reads_well() -> None:
    """Summary in both languages, unlike each other, and every parameter explained by its type."""
    for question in SHIPPED.values():
        assert isinstance(question, Question)
        assert question.summary.zh != question.summary.en
        assert any("\u4e00" <= letter <= "\u9fff" for letter in question.summary.zh)
        assert question.summary.en.isascii()
        assert "ORDER BY" in question.text or "CONSTRUCT" in question.text
