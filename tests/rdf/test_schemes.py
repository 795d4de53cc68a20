"""The code lists are whole, as they were received, and a printed code finds its entry or none."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal

from code_lists import received
from compgraph import resources
from compgraph.model import Classification, ClassificationKind, Standard
from compgraph.rdf.concepts import normalised
from compgraph.rdf.decode import decode
from compgraph.rdf.encode import encode
from compgraph.rdf.schemes import FILES, Row, official, scheme
from compgraph.rdf.turtle import to_turtle
from compgraph.rdf.vocab import CG, LANGUAGE, shared, standard_of, thing

FOLDER = resources.ontology() / "schemes"
KINDS = list(FILES)
# What the README of the lists, and their own pages, say.
COUNTS = {"occupation": 554, "industry": 737, "category": 53}
# 職業標準分類 has ten major groups (0 to 9), 行業統計分類 nineteen sections (A to S).
TOPS = {"occupation": set("0123456789"), "industry": set("ABCDEFGHIJKLMNOPQRS")}


@pytest.fixture(scope="module")
def lists() -> dict[str, Graph]:
    """The shipped files, parsed."""
    return {kind: Graph().parse(FOLDER / FILES[kind], format="turtle") for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_list_is_the_list_received(kind: ClassificationKind, outside: Path) -> None:
    """Byte for byte what the rows give. To write them anew: python tests/code_lists.py."""
    written = to_turtle(scheme(kind, received(kind, outside)))
    assert written == (FOLDER / FILES[kind]).read_bytes().decode("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_is_a_concept_of_its_scheme(kind: str, lists: dict[str, Graph]) -> None:
    """So many as there should be, each with one code (its address ends with it) and one name."""
    graph = lists[kind]
    entries = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(entries) == COUNTS[kind]
    assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {shared(kind)}
    for entry in entries:
        assert list(graph.objects(entry, SKOS.inScheme)) == [shared(kind)]
        (code,) = graph.objects(entry, SKOS.notation)
        assert entry == shared(kind, str(code))
        (name,) = graph.objects(entry, SKOS.prefLabel)
        assert name.language == LANGUAGE
        assert standard_of(str(entry)) is None
    positions = [number.toPython() for number in graph.objects(None, CG.position)]
    assert sorted(positions) == list(range(1, COUNTS[kind] + 1))


@pytest.mark.parametrize("kind", KINDS)
def test_the_hierarchy_is_that_of_the_codes(kind: str, lists: dict[str, Graph]) -> None:
    """Each entry has one above it, of the next shorter code, or is at the top; both ways round."""
    graph = lists[kind]
    tops = set(graph.subjects(SKOS.topConceptOf, shared(kind)))
    assert tops == set(graph.objects(shared(kind), SKOS.hasTopConcept))
    assert {(b, a) for a, b in graph.subject_objects(SKOS.broader)} == set(
        graph.subject_objects(SKOS.narrower)
    )
    codes = {entry: str(graph.value(entry, SKOS.notation)) for entry in graph.subjects(CG.position)}
    assert kind == "category" or {codes[top] for top in tops} == TOPS[kind]
    for entry, code in codes.items():
        above = [codes[broader] for broader in graph.objects(entry, SKOS.broader)]
        assert len(above) == (entry not in tops)
        for shorter in above:
            of_section = kind == "industry" and len(shorter) == 1
            of_two = "-" in shorter and code[:2] in shorter.split("-")
            assert shorter == code[:-1] or of_section or of_two


def test_ways_up_by_hand(lists: dict[str, Graph]) -> None:
    """3512 and 6201 as the shipped standard prints them; 451 is of 批發業, which has two numbers."""
    for kind, way in (
        ("occupation", ("3512", "351", "35", "3")),
        ("industry", ("6201", "620", "62", "J")),
        ("industry", ("451", "45-46", "G")),
    ):
        for code, above in pairwise(way):
            assert (shared(kind, code), SKOS.broader, shared(kind, above)) in lists[kind]
    assert not list(lists["category"].triples((None, SKOS.broader, None)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_says_what_it_is(kind: str, lists: dict[str, Graph]) -> None:
    """Title, description, rights and note in both languages; its source; edition and date."""
    graph, iri = lists[kind], shared(kind)
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.rights, SKOS.editorialNote):
        assert sorted(v.language for v in graph.objects(iri, predicate)) == ["en", LANGUAGE]
    assert str(COUNTS[kind]) in graph.value(iri, DCTERMS.description)
    (source,) = graph.objects(iri, DCTERMS.source)
    assert source.startswith("https://")
    dates = {"occupation": ["2010-05-01"], "industry": ["2021-01-01"], "category": []}
    assert [str(date) for date in graph.objects(iri, DCTERMS.issued)] == dates[kind]
    assert len(list(graph.objects(iri, OWL.versionInfo))) == 2 * len(dates[kind])


def test_no_code_is_mapped_to_isco_before_somebody_reviewed_it(
    lists: dict[str, Graph], outside: Path
) -> None:
    """The verdicts at hand are readings of labels, and 31 four-digit codes mean something else."""
    verdicts = outside / "classifications" / "tw_vs_isco08_same_code_check.csv"
    with verdicts.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert "verdict_by_reading" in rows[0]
    assert not any("review" in column for column in rows[0])
    differ = [
        r for r in rows if r["level"] == "4" and r["verdict_by_reading"] == "DIFFERENT MEANING"
    ]
    assert len(differ) == 31
    for graph in lists.values():
        assert not [p for p in graph.predicates() if p.endswith("Match")]


def test_a_category_has_the_name_most_standards_print(
    lists: dict[str, Graph], outside: Path
) -> None:
    """Counted in the index of 905 standards; no other name is printed more often."""
    with (outside / "icap" / "standards-905.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    printed: dict[str, Counter[str]] = {}
    for row in rows:
        names = printed.setdefault(row["job_category_code"], Counter())
        names[normalised(row["job_category"])] += 1
    for _, code in lists["category"].subject_objects(SKOS.notation):
        names = printed.get(str(code))
        label = lists["category"].value(shared("category", str(code)), SKOS.prefLabel)
        if names:
            assert names[normalised(str(label))] == max(names.values()), code


# ── from rows ────────────────────────────────────────────────────────────────────────────────────


def test_only_a_parent_that_the_list_has_is_above() -> None:
    """A code above that is missing makes a top concept; nothing is invented from the digits."""
    graph = scheme(
        "occupation", [Row("35", "", "甲"), Row("3512", "351", "乙"), Row("352", "35", "丙")]
    )
    assert list(graph.subject_objects(SKOS.broader)) == [
        (shared("occupation", "352"), shared("occupation", "35"))
    ]
    assert set(graph.subjects(SKOS.topConceptOf)) == {
        shared("occupation", "35"),
        shared("occupation", "3512"),
    }


def test_a_code_that_comes_twice_is_an_error() -> None:
    """One code with two names would make one entry with both."""
    with pytest.raises(ValueError, match="category"):
        scheme("category", [Row("ISD", "", "甲"), Row("ISD", "", "乙")])


# ── from a printed code ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_of_a_list_finds_its_entry(
    kind: ClassificationKind, lists: dict[str, Graph]
) -> None:
    """The reading of the file as text finds what an RDF parser finds, entry by entry."""
    for entry, code in lists[kind].subject_objects(SKOS.notation):
        found = official(kind, str(code))
        assert found == (entry, str(lists[kind].value(entry, SKOS.prefLabel)))


@pytest.mark.parametrize(
    ("kind", "printed", "code"),
    [
        # as standards print them
        ("category", "ISD", "ISD"),
        ("occupation", "2149", "2149"),
        ("occupation", "711", "711"),
        ("industry", "C29", "29"),
        ("industry", "C2929", "2929"),
        ("industry", "Q", "Q"),
        ("industry", "G45-46", "45-46"),
        ("industry", "2630", "263"),  # without its letter, filled up: 263 has nothing below
        ("industry", "R9010", "901"),
        ("industry", "F4340", "434"),
        ("industry", "A0200", "02"),
        ("industry", "N8000", "80"),  # the division 80 ends with a 0 of its own
        ("industry", "N80", "80"),
        # forms of letters and digits do not matter
        ("industry", "Ｃ２９２９", "2929"),
        ("industry", "J 6201", "6201"),
        ("category", "isd", "ISD"),
        # not in the list, and nothing is guessed
        ("industry", "N74", None),  # 74 is in section M
        ("industry", "K62", None),
        ("industry", "C2900", None),  # 29 has groups: no class is 2900
        ("industry", "M69100", None),  # 691 filled up too far
        ("industry", "P8579", None),
        ("industry", "G47", None),  # the division is 47-48
        ("industry", "C-22-220-2203", None),
        ("industry", "2001、2002", None),
        ("industry", "", None),
        ("occupation", "1332", None),
        ("occupation", "C2149", None),
        ("occupation", "212144", None),
        ("occupation", "7110", None),  # only industries are filled up
        ("occupation", "", None),
        ("category", "SE", None),
        ("category", "MPMISD", None),
        ("category", "2149", None),
    ],
)
def test_a_printed_code_finds_its_entry_or_none(
    kind: ClassificationKind, printed: str, code: str | None
) -> None:
    """Letters of the right section, zeros up to four digits, no more."""
    found = official(kind, printed)
    assert (found and found.iri) == (code and shared(kind, code))


def test_real_codes_find_their_entries(outside: Path) -> None:
    """905 standards: 888 of the codes of occupations, counted by others, and 914 of industries."""
    with (outside / "icap" / "standards-905.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert sum(official("occupation", row["occupation_code"]) is not None for row in rows) == 888
    industries = [code for row in rows for code in row["industry_codes"].split(";") if code.strip()]
    # 945 are printed: 22 have no such entry, 2 are no code, 7 have the letter of another section
    assert len(industries) == 945
    assert sum(official("industry", code) is not None for code in industries) == 945 - 22 - 2 - 7


def test_looking_up_needs_no_parser_of_rdf() -> None:
    """A process that encodes documents parses no Turtle: that alone would take a second."""
    program = (
        "import sys\n"
        "from compgraph.rdf.schemes import official\n"
        "assert official('industry', 'C2929')\n"
        "print('rdflib.plugins.parsers.notation3' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "False\n"


# ── in the graph of a standard ───────────────────────────────────────────────────────────────────


def test_a_standard_links_to_the_entries_of_its_codes(standard: Standard) -> None:
    """Where the list has the code; name and code stay as printed, and the record comes back."""
    printed = replace(
        standard,
        classifications=(
            Classification("category/1", "category", "ISD", "資訊科技/出版影音及資通訊業"),
            Classification("occupation/1", "occupation", "1332", "製造經理人員"),
            Classification("industry/1", "industry", "R9010", "創作業"),
            Classification("industry/2", "industry", "", "專門設計業"),
        ),
    )
    graph = encode(printed)
    assert set(graph.subject_objects(CG.officialEntry)) == {
        (thing(standard.id, "category/1"), shared("category", "ISD")),
        (thing(standard.id, "industry/1"), shared("industry", "901")),
    }
    first = thing(standard.id, "industry/1")
    assert graph.value(first, CG.code) == Literal("R9010")
    names = list(graph.objects(thing(standard.id, "category/1"), RDFS.label))
    assert names == [Literal("資訊科技/出版影音及資通訊業", lang=LANGUAGE)]
    assert decode(graph) == printed
