"""What people write for a parameter: codes, IRIs, numbers, words; and hostile text."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from compgraph.errors import UnknownCode, UsageError
from compgraph.queries import Question, ask
from compgraph.queries.guard import examine
from compgraph.queries.library import library, parsed
from compgraph.queries.values import values
from compgraph.rdf.vocab import thing
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store

pytestmark = pytest.mark.long

CODE = "ISD3512-001v3"
OTHER = "ISD3512-002v1"
NEEDS = library()["what-a-task-needs"]


def listing() -> Question:
    """Return a question with a list and each plain type."""
    return parsed(
        "#+ summary: 測試 / A test\n#+ params:\n#+   - some: list of IRI of a Competency\n"
        "#+   - n: integer, optional\n#+   - word: string, optional\n"
        "SELECT ?some ?n ?word { VALUES ?some { cg:x } VALUES ?n { 2 } VALUES ?word { 'w' } }",
        "listing",
        shipped=True,
    )


def plain(kind: str) -> Question:
    """Return a question with a list of this type."""
    return parsed(
        f"#+ summary: 測試 / A test\n#+ params:\n#+   - some: list of {kind}\n"
        "SELECT ?some { VALUES ?some { 1 } }",
        "plain",
    )


@pytest.mark.parametrize(
    ("kind", "written", "terms"),
    [
        ("level", "1,6", (Literal(1), Literal(6))),
        ("kind", "knowledge，技能 Ａ", tuple(map(Literal, ("knowledge", "skill", "attitude")))),
        ("kind", "K、態度", (Literal("knowledge"), Literal("attitude"))),
    ],
)
def test_levels_and_kinds(
    kind: str, written: str, terms: tuple[Literal, ...], store: Store
) -> None:
    """A level is a number from 1 to 6; a kind may be said in either language, or by its letter."""
    assert values(store, plain(kind), {"some": written}) == {"some": terms}


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("level", "0", "from 1 to 6"),
        ("level", "7", "from 1 to 6"),
        ("level", "three", "from 1 to 6"),
        ("kind", "task", "knowledge, skill or attitude"),
        ("kind", "knowlege", "knowledge, skill or attitude"),
        ("integer", "1.5", "integers"),
    ],
)
def test_another_value_is_refused_with_what_is_expected(
    kind: str, written: str, expected: str, store: Store
) -> None:
    """An answer without rows would not say that the value was wrong."""
    with pytest.raises(UsageError, match=expected) as refused:
        values(store, plain(kind), {"some": written})
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    "written",
    [
        "T1.1",
        "t1.1",
        "Ｔ１．１",
        " T1.1 ",
        "ISD3512-001v3/T1.1",
        "https://w3id.org/compgraph/icap/ISD3512-001v3/T1.1",
    ],
)
def test_a_code_is_found_however_it_is_written(written: str, store: Store) -> None:
    """Alone, with its standard, in full-width letters, as an IRI."""
    assert values(store, NEEDS, {"task": written}) == {"task": (thing(CODE, "T1.1"),)}


@pytest.mark.parametrize(
    ("written", "offer"),
    [
        ("T1.3", "T1.1"),
        ("T9.9", "T2.5"),
        ("T1", "T1.1"),
        ("K01", "task="),
        ("ISD3512-001v3/T1.9", "T1.1"),
        ("ISD3512-001v2/T1.1", "ISD3512-001v3"),
        ("https://w3id.org/compgraph/icap/ISD3512-001v3/T9.9", "task="),
        ("https://w3id.org/compgraph/icap/ISD3512-001v3/K01", "task="),
    ],
)
def test_an_unknown_code_offers_the_nearest(written: str, offer: str, store: Store) -> None:
    """Of the right kind and the right standard, else an example."""
    with pytest.raises(UnknownCode) as refused:
        values(store, NEEDS, {"task": written})
    assert offer in str(refused.value)
    assert refused.value.exit_code == 2


def test_with_several_standards_the_one_meant_must_be_clear(two: Store) -> None:
    """Named with the code, or chosen; else the usage error lists them."""
    with pytest.raises(UsageError, match=OTHER):
        values(two, NEEDS, {"task": "T1.1"})
    chosen = values(two, NEEDS, {"task": "T1.1"}, OTHER)
    assert chosen == {"task": (thing(OTHER, "T1.1"),)}
    named = values(two, NEEDS, {"task": f"{CODE}/T1.1"}, OTHER)
    assert named == {"task": (thing(CODE, "T1.1"),)}
    with pytest.raises(UnknownCode):
        values(two, NEEDS, {"task": "T1.1"}, "ISD9999-001v1")


def test_the_standard_meant_is_a_parameter_of_its_own(store: Store, two: Store) -> None:
    """Left out, it is the only one or the chosen one, whatever the file's example says."""
    profile = library()["version-history"]
    assert values(store, profile, {}) == {"standard": (thing(CODE),)}
    assert values(two, profile, {}, OTHER) == {"standard": (thing(OTHER),)}
    assert values(two, profile, {"standard": "isd3512-002V1"}) == {"standard": (thing(OTHER),)}
    with pytest.raises(UsageError, match=CODE):
        values(two, profile, {})
    with pytest.raises(UnknownCode, match=CODE):
        values(two, profile, {"standard": "ISD3512-001v9"})
    with open_store() as empty, pytest.raises(UsageError):
        values(empty, profile, {})


def test_any_item_may_be_asked_about(store: Store) -> None:
    """A parameter of the class Thing takes every id, also without a printed code."""
    about = library()["what-is-known-about-an-item"]
    for written, item in (
        ("block/3", "block/3"),
        ("term/1", "term/1"),
        ("version/v3", "version/V3"),
    ):
        assert values(store, about, {"item": written}) == {"item": (thing(CODE, item),)}
    assert values(store, about, {"item": f"https://w3id.org/compgraph/icap/{CODE}"}) == {
        "item": (thing(CODE),)
    }


def test_lists_numbers_and_words(store: Store) -> None:
    """Lists are separated by commas of any kind or blanks; optional values may be left out."""
    bound = values(
        store, listing(), {"some": "K01, k02，S03、A01 K05", "n": " -7 ", "word": "雲端"}
    )
    assert bound["some"] == tuple(thing(CODE, code) for code in ("K01", "K02", "S03", "A01", "K05"))
    assert bound["n"] == (Literal(-7),)
    assert bound["word"] == (Literal("雲端"),)
    assert set(values(store, listing(), {"some": "K01"})) == {"some"}


def test_a_standard_is_no_task(store: Store, two: Store) -> None:
    """It is called what it is, also where several standards leave the task's open."""
    for some in (store, two):
        with pytest.raises(UnknownCode) as refused:
            values(some, NEEDS, {"task": CODE})
        assert "a task" in str(refused.value)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "some=cg:x"),
        ({"some": ""}, "some"),
        ({"some": "K01", "n": "two"}, "an integer"),
        ({"some": "K01", "n": "２"}, "an integer"),
        ({"some": "K01", "n": "1.5"}, "an integer"),
        ({"some": "K01", "n": "9" * 30}, "an integer"),
        ({"some": "K01", "word": "\ud800"}, "text"),
        ({"some": "K01", "sum": "1"}, "some=cg:x"),
        ({"some": "http://a> } DROP ALL #"}, "some"),
        ({"some": "K01,http://a b"}, "some"),
    ],
)
def test_a_wrong_parameter_is_a_usage_error(
    params: dict[str, str], said: str, store: Store
) -> None:
    """Missing, empty, ill-typed, unknown: the error says what is expected."""
    with pytest.raises(UsageError) as refused:
        values(store, listing(), params)
    assert said in str(refused.value)
    assert refused.value.remedy


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("\"'\\\n\r\t{}<>#@^_:.;,u005C0022 )(?$"), max_size=40),
    st.sampled_from(
        [
            '" } DROP ALL #',
            "\\",
            '\\"',
            '\n\\"',
            '"""',
            "\\u0022 } UNION { ?item ?p ?text } #",
            '測試" } UNION { ?item rdfs:label ?text BIND("x" AS ?kind) } { VALUES ?x { "',
        ]
    ),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=HOSTILE)
def test_no_word_becomes_part_of_the_query(word: str, store: Store, reading: Reading) -> None:
    """A hostile word finds exactly the items that contain it; nothing else happens."""
    if any("\ud800" <= letter <= "\udfff" for letter in word):
        with pytest.raises(UsageError):
            ask(store, "items-that-mention-a-word", {"word": word})
        return
    record = reading.standard
    named = (*record.duties, *record.tasks, *record.competencies, *record.attitudes, *record.terms)
    texts = [item.name for item in named]
    texts += [output.name for block in record.blocks for output in block.outputs]
    texts += [indicator.text for block in record.blocks for indicator in block.indicators]
    texts += [line.text for line in (*record.requirements, *record.notes)]
    answer = ask(store, "items-that-mention-a-word", {"word": word})
    found = sorted(str(text) for text in answer.column("text"))
    assert found == sorted(text for text in texts if word.lower() in text.lower())


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(code=HOSTILE)
def test_no_code_becomes_part_of_the_query(code: str, store: Store) -> None:
    """A hostile code is unknown or no code at all; never an injection, never another error."""
    with pytest.raises(UsageError):
        ask(store, "what-a-task-needs", {"task": code})


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=HOSTILE)
def test_a_bound_word_comes_back_as_it_went_in(word: str, store: Store) -> None:
    """Through the serialiser, the guard's rewriting and the engine: the same text."""
    asked = listing()
    try:
        bound = asked.bound(values(store, asked, {"some": "K01", "word": word}))
    except UsageError:
        return
    ((_, _, plain),) = store.query(bound).rows
    assert plain == Literal(word)
    # The one text the guard does not pass on, since rdflib would read it in another way.
    if re.search(r"\\[uU][0-9A-Fa-f]{4}", word):
        with pytest.raises(UsageError, match="backslash"):
            examine(bound)
        return
    ((some, _, again),) = store.query(examine(bound).text).rows
    assert (some, again) == (URIRef(thing(CODE, "K01")), Literal(word))
