"""Every shipped question, on both engines, against answers taken from the documents by hand.

The expected answers stand in tests/cases/queries (see question_cases.py).
"""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from rdflib import Dataset

from compgraph import resources
from compgraph.model import Standard
from compgraph.queries import Question, ask
from compgraph.queries.heading import THEMES
from compgraph.queries.library import library
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store
from question_cases import CASES, CODE, OTHER, PROVED, SHIPPED, both, case, cell, cells, examples

# rdflib's own query code uses what rdflib deprecates.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.contexts:DeprecationWarning"),
]

WITH_CASE = sorted(set(SHIPPED) - PROVED)
OF_FOUR = [name for name in WITH_CASE if case(name).of_four]
# What the shipped standard alone has no answer to: questions across standards, or what it has not.
NEEDS_MORE = {
    "competencies-no-task-needs",
    "competencies-of-an-industry-group",
    "competencies-of-an-occupation-group",
    "competencies-only-one-of-two-standards-has",
    "competencies-two-standards-share",
    "concepts-printed-differently",
    "concepts-shared-by-several-standards",
    "gap-between-two-standards",
    "items-on-a-page",
    "most-used-competencies",
    "most-used-competencies-of-a-category",
    "names-of-knowledge-and-skill",
    "replaced-standards",
    "reviews",
    "standards-alike",
    "standards-without-code-list-entry",
    "tasks-alike-across-standards",
    "what-is-derived-from-an-item",
    "what-tasks-lack",
}
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


def test_every_question_has_an_expected_answer() -> None:
    """At least 40 questions beside the checks; each has a case, and each case a question."""
    assert len(SHIPPED) >= 40
    assert {path.stem for path in CASES.glob("*.tsv")} == set(WITH_CASE)


@pytest.mark.parametrize("name", WITH_CASE)
def test_the_answer_is_that_of_the_document(name: str, store: Store, four: Store) -> None:
    """Columns, rows and their order, by hand from the document or the four small ones."""
    expected = case(name)
    answer = ask(four if expected.of_four else store, name, expected.params)
    assert answer.variables == expected.columns
    assert cells(answer.rows) == expected.rows
    assert not answer.truncated


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_rdflib_gives_the_same_answer(name: str, store: Store, plain: Dataset) -> None:
    """Same terms, same order; the expected parameters and the example in the file."""
    expected = None if name in PROVED else case(name)
    given = {} if expected is None or expected.of_four else expected.params
    written = examples(SHIPPED[name])
    for params in [written, written | given] if given else [written]:
        ours, theirs = both(store, plain, name, params)
        assert ours == theirs


@pytest.mark.parametrize("name", OF_FOUR)
def test_rdflib_gives_the_same_answer_for_four(name: str, four: Store, plain_four: Dataset) -> None:
    """The same for the questions that ask across standards."""
    ours, theirs = both(four, plain_four, name, case(name).params)
    assert ours == theirs


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - set(OF_FOUR)))
def test_rdflib_gives_the_same_answer_for_two_standards(
    name: str, two: Store, plain_two: Dataset
) -> None:
    """The same holds when a second standard is there."""
    ours, theirs = both(two, plain_two, name, examples(SHIPPED[name], OTHER))
    assert ours == theirs


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_file_runs_as_it_stands(name: str, store: Store) -> None:
    """Prefixes are declared in it; its examples are the shipped standard's; nothing gives nothing.

    Grouping over nothing gives no row, on both engines.
    """
    text = (resources.queries() / f"{name}.rq").read_text("utf-8")
    assert len(list(Dataset().query(text))) == 0
    with open_store() as empty:
        answer = empty.query(text)
    assert (answer.rows, answer.triples) == ((), ())
    answer = store.query(text)
    assert bool(answer.rows or answer.triples) == (name not in NEEDS_MORE)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_question_asks_in_one_standard_only(name: str, store: Store, two: Store) -> None:
    """A second standard changes no answer about the first, but those that compare them.

    What its version table says does change what is known about versions.
    """
    one = SHIPPED[name]
    if one.theme == "versions" or "standard" not in [param.name for param in one.params]:
        return
    if one.theme == "across":
        assert ask(two, name, examples(one)) != ask(store, name, examples(one))
    else:
        assert ask(two, name, examples(one)) == ask(store, name, examples(one))


def test_what_each_task_needs(store: Store) -> None:
    """All seven rows of the table, in the printed order."""
    for task, codes in ROWS.items():
        answer = ask(store, "what-a-task-needs", {"task": task})
        assert [str(code) for code in answer.column("code")] == codes.split()


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


def test_a_standard_lacks_nothing_of_itself(four: Store) -> None:
    """Compared with itself, a standard has no gap and nothing of its own."""
    for code in four.list():
        assert not ask(four, "gap-between-two-standards", {"known": code, "wanted": code}).rows
        alone = {"a": code, "b": code}
        assert not ask(four, "competencies-only-one-of-two-standards-has", alone).rows


def test_a_lookup_starts_no_process(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shipped lookup is answered in this process, without a child."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a shipped question needs no child")

    monkeypatch.setattr(subprocess, "Popen", refused)
    answer = ask(store, "what-a-task-needs", {"task": "T1.1"})
    assert {cell(iri) for iri in answer.column("competency")} == set(ROWS["T1.1"].split())


@pytest.mark.parametrize("question", library().values(), ids=list(library()))
def test_a_head_says_everything(question: Question, store: Store) -> None:
    """Summary in both languages, a theme, and words for exactly the columns of the SELECT."""
    assert question.summary.zh != question.summary.en
    assert any("\u4e00" <= letter <= "\u9fff" for letter in question.summary.zh)
    assert question.summary.en.isascii()
    assert question.theme in THEMES
    assert question.is_violation <= (question.theme == "quality")
    assert tuple(column.name for column in question.columns) == store.query(question.text).variables
    for said in [question.description, *(column.meaning for column in question.columns)]:
        assert bool(said.zh) == bool(said.en)
        assert said.zh != said.en or not said.zh
    if not question.is_violation:
        assert "ORDER BY" in question.text or "CONSTRUCT" in question.text


def test_every_theme_has_a_question() -> None:
    """No heading of a listing stands alone, and each is said in both languages."""
    assert {question.theme for question in SHIPPED.values()} == set(THEMES)


COUNTING = [
    name
    for name, asked in SHIPPED.items()
    if asked.theme != "quality" and any(column.name == "standards" for column in asked.columns)
]


@pytest.mark.parametrize("name", COUNTING)
def test_an_older_version_does_not_count(name: str, reading: Reading, other: Standard) -> None:
    """Where a newer version is in the store, questions that count standards leave the old one out."""
    old = replace(reading.standard, code="ISD3512-001v2")
    given = examples(SHIPPED[name], OTHER)
    with open_store() as without, open_store() as with_old:
        without.put(reading, other)
        with_old.put(reading, other, old)
        assert ask(with_old, name, given) == ask(without, name, given)
