"""Codes and names beside the code lists: what is told, once, and what is left alone.

Each rule's passing and failing document is in tests/cases/checks, tried by test_checks.py.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import SKOS, Graph, URIRef

from compgraph import resources
from compgraph.checks import check
from compgraph.finding import Finding
from compgraph.model import Classification, ClassificationKind, Standard
from compgraph.queries.library import question
from compgraph.rdf.concepts import normalised
from compgraph.rdf.encode import encode
from compgraph.rdf.schemes import FILES, official
from compgraph.reading import read
from compgraph.store import open_store

RULES = ("category-not-in-list", "code-not-in-list", "name-differs-from-list")


@pytest.fixture(scope="module")
def shipped() -> Standard:
    return read(resources.shipped_standard()).standard


def found(standard: Standard, *values: tuple[ClassificationKind, str, str]) -> list[Finding]:
    """Return what these rules find in a standard with these classifications."""
    counted: Counter[str] = Counter()
    classifications = []
    for kind, code, name in values:
        counted[kind] += 1
        classifications.append(Classification(f"{kind}/{counted[kind]}", kind, code, name))
    graph = encode(replace(standard, classifications=tuple(classifications)))
    return [finding for finding in check(graph) if finding.rule in RULES]


def test_what_agrees_with_the_lists_is_left_alone(shipped: Standard) -> None:
    """A name as in the list, the way to an entry, a way that ends at the division."""
    assert not found(
        shipped,
        ("category", "ISD", "資訊科技 / 軟體開發及程式設計"),
        ("occupation", "3512", "資訊及通訊使用者支援技術員"),
        ("industry", "J6201", "出版影音及資通訊業／電腦程式設計、諮詢及相關服務業"),
        ("industry", "R9010", "藝術、娛樂及休閒服務業/創作業"),
    )


def test_both_names_are_told(shipped: Standard) -> None:
    """The printed one stays the printed one; of an industry the whole way is told."""
    of_industry, of_occupation = found(
        shipped,
        ("industry", "J6201", "程式設計業"),
        ("occupation", "2412", "組織及政策管理專業人員"),
    )
    assert (of_occupation.severity, of_occupation.printed) == ("info", "組織及政策管理專業人員")
    assert of_occupation.message.zh == (
        "代碼 2412 印的名稱是「組織及政策管理專業人員」，職業標準分類作「財務及投資顧問」。"
    )
    assert of_occupation.message.en == (
        "“組織及政策管理專業人員” is printed for the code 2412; the list “Standard Classification "
        "of Occupations (Taiwan)” has “財務及投資顧問”."
    )
    assert of_industry.message.zh == (
        "代碼 J6201 印的名稱是「程式設計業」，行業統計分類作「出版影音及資通訊業／"
        "電腦程式設計、諮詢及相關服務業／電腦程式設計、諮詢及相關服務業／電腦程式設計業」。"
    )


def test_a_name_with_several_faults_is_told_once(shipped: Standard) -> None:
    """Three parts of which none is right: one finding; so it is for any classification."""
    (finding,) = found(shipped, ("industry", "C2912", "甲業/乙業/丙業"))
    assert finding.rule == "name-differs-from-list"


def test_an_unknown_code_is_told_instead_of_its_name(shipped: Standard) -> None:
    """With the edition of the list. Where there is no entry there is no name to compare."""
    (finding,) = found(shipped, ("occupation", "1332", "製造經理人員"))
    assert (finding.rule, finding.severity) == ("code-not-in-list", "warning")
    assert finding.message.zh == (
        "代碼 1332 不在職業標準分類（第 6 次修訂）裡，因此沒有連到官方條目。"
    )
    assert finding.message.en.startswith(
        "The code 1332 is not in the Standard Classification of Occupations (Taiwan), 6th revision"
    )


def test_an_unknown_category_is_no_warning(shipped: Standard) -> None:
    """Its list was collected from standards: a code that is not in it may well be right."""
    (finding,) = found(shipped, ("category", "QQQ", "新職類／新分類"))
    assert (finding.rule, finding.severity) == ("category-not-in-list", "info")
    assert "53" in finding.message.zh
    assert "53" in finding.message.en


def test_what_is_not_printed_is_not_compared(shipped: Standard) -> None:
    """A code without a name, a name without a code: other rules tell of that."""
    assert not found(shipped, ("occupation", "711", ""), ("industry", "", "專門設計業"))


def test_nine_real_standards(outside: Path) -> None:
    """Counted by hand: P8579 is in no list; two names of CCM711 are not those of the lists."""
    told = Counter()
    for path in sorted((outside / "icap" / "standards").glob("*.json")):
        for finding in check(encode(read(path).standard)):
            if finding.rule in RULES:
                told[finding.rule, str(finding.subject)] += 1
    assert told == {
        ("code-not-in-list", "BHR4910-008v4/industry/1"): 1,
        ("name-differs-from-list", "CCM711-001/category/1"): 1,
        ("name-differs-from-list", "CCM711-001/industry/1"): 1,
    }


@pytest.fixture(scope="module")
def lists() -> Graph:
    graph = Graph()
    for file in FILES.values():
        graph.parse(resources.ontology() / "schemes" / file, format="turtle")
    return graph


def differs(lists: Graph, kind: str, entry: URIRef, printed: str) -> bool:
    """Say the same in Python: names compared by NFKC without spaces, part by part."""
    names = [
        lists.value(one, SKOS.prefLabel) for one in lists.transitive_objects(entry, SKOS.broader)
    ]
    own, *above = (normalised(str(name)) for name in names)
    name = normalised(printed)
    if kind == "category":
        return name != own
    parts = [part for part in name.split("/") if part]
    last = parts[-1] == own or (kind == "industry" and parts[-1] in above)
    return not last or any(part not in (own, *above) for part in parts[:-1])


def test_the_query_compares_as_the_key_does(shipped: Standard, lists: Graph, outside: Path) -> None:
    """On every printed pair of code and name of 905 standards: the same verdict as with NFKC."""
    with (outside / "icap" / "standards-905.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    pairs: dict[tuple[ClassificationKind, str, str], None] = {}
    for row in rows:
        pairs["category", row["job_category_code"], row["job_category"]] = None
        pairs["occupation", row["occupation_code"], row["occupation"]] = None
        printed = zip(row["industry_codes"].split(";"), row["industries"].split(";"), strict=False)
        for code, name in printed:
            pairs["industry", code.strip(), name.strip()] = None
    expected = set()
    classifications = []
    for number, (kind, code, name) in enumerate(pairs, start=1):
        classifications.append(Classification(f"{kind}/{number}", kind, code, name))
        entry = official(kind, code)
        if name and entry and differs(lists, kind, entry.iri, name):
            expected.add(f"{kind}/{number}")
    with open_store() as store:
        store.put(replace(shipped, classifications=tuple(classifications)))
        rows = store.query(question("name-differs-from-list-violation").text).rows
        told = [str(row[0]) for row in rows]
    assert len(told) == len(set(told))
    assert {"/".join(subject.split("/")[-2:]) for subject in told} == expected
    assert len(expected) > 100
