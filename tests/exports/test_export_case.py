"""CASE 1.0: valid by its schema, and each thing where the specification has its place."""

from __future__ import annotations

import json
import re
import uuid
from collections import Counter
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from compgraph.exports.case import case_schema, case_text, to_case
from compgraph.model import Standard, Term
from standards import standards

ICAP = "https://w3id.org/compgraph/icap/"
CODE = "ISD3512-001v3"
VALIDATOR = jsonschema.Draft202012Validator(case_schema())


@pytest.fixture(scope="module")
def package(shipped: Standard) -> dict[str, Any]:
    return to_case(shipped)[0]


def copy_of(package: dict[str, Any]) -> Any:
    return json.loads(case_text(package))


def associations(package: dict[str, Any], type_: str) -> list[tuple[str, str]]:
    """Origin and destination of the associations of one type, as ends of their addresses."""
    return [
        tuple(  # type: ignore[misc]
            one[end]["uri"].removeprefix(f"{ICAP}{CODE}/").removeprefix(ICAP)
            for end in ("originNodeURI", "destinationNodeURI")
        )
        for one in package["CFAssociations"]
        if one["associationType"] == type_
    ]


def test_it_is_valid(package: dict[str, Any]) -> None:
    """By the schema of the classes of the specification."""
    jsonschema.Draft202012Validator.check_schema(case_schema())
    VALIDATOR.validate(package)


def test_nine_real_standards_are_valid(nine: tuple[Standard, ...]) -> None:
    """Also those without a duty, without codes, with several rows for a task."""
    for standard in nine:
        VALIDATOR.validate(to_case(standard)[0])


@settings(max_examples=5, deadline=None)
@given(standards())
def test_any_standard_is_valid_and_every_end_is_there(standard: Standard) -> None:
    """Identifiers are different; both ends of an association are in the package."""
    package, _ = to_case(standard)
    VALIDATOR.validate(package)
    things = [package["CFDocument"], *package["CFItems"]]
    known = {thing["identifier"]: thing["uri"] for thing in things}
    assert len(known) == len(things)
    for one in package["CFAssociations"]:
        for end in ("originNodeURI", "destinationNodeURI"):
            assert known[one[end]["identifier"]] == one[end]["uri"]


def test_the_document(package: dict[str, Any]) -> None:
    """Heading, description, current version and its date, as the document prints them."""
    document = package["CFDocument"]
    assert document["uri"] == f"{ICAP}{CODE}"
    assert document["identifier"] == str(uuid.uuid5(uuid.NAMESPACE_URL, document["uri"]))
    assert document["title"] == "雲端系統開發工程人員職能基準"
    assert document["description"] == "負責雲端系統開發及測試工作。"
    assert (document["version"], document["adoptionStatus"]) == ("V3", "Adopted")
    assert document["statusStartDate"] == "2024-12-15"
    assert document["lastChangeDateTime"] == "2024-12-15T00:00:00+00:00"
    assert document["subject"][1] == "資訊及通訊使用者支援技術員"


def test_the_items(package: dict[str, Any]) -> None:
    """By hand: 2 duties, 7 tasks, 9 outputs, 17 indicators, 17 K, 21 S, 7 A; levels 3 and 4."""
    kinds = Counter(item["CFItemType"] for item in package["CFItems"])
    assert kinds == {
        "工作職責": 2,
        "工作任務": 7,
        "工作產出": 9,
        "行為指標": 17,
        "知識": 17,
        "技能": 21,
        "態度": 7,
        "職能級別": 2,
    }
    types = package["CFDefinitions"]["CFItemTypes"]
    assert {one["title"] for one in types} == set(kinds)
    by_code = {item["humanCodingScheme"]: item for item in package["CFItems"]}
    assert by_code["T1.1"]["fullStatement"] == "評估應用可行性"
    assert by_code["A01"]["notes"].startswith("不需他人指示或要求")
    assert by_code["P1.1.1"]["language"] == "zh-Hant"


def test_children_point_to_parents(package: dict[str, Any]) -> None:
    """Duty to document, task to duty, output and indicator to task; in the printed order."""
    below = associations(package, "isChildOf")
    assert ("T1", CODE) in below
    assert ("T1.1", "T1") in below
    assert ("O1.1.1", "T1.1") in below
    assert ("P2.5.1", "T2.5") in below
    assert ("K01", CODE) in below
    assert [child for child, parent in below if parent == "T2"] == [
        "T2.1",
        "T2.2",
        "T2.3",
        "T2.4",
        "T2.5",
    ]
    numbers = [
        one["sequenceNumber"]
        for one in package["CFAssociations"]
        if one["associationType"] == "isChildOf"
        and one["destinationNodeURI"]["uri"].endswith("/T2")
    ]
    assert numbers == [1, 2, 3, 4, 5]


def test_needs_and_levels(package: dict[str, Any]) -> None:
    """60 needs, counted row by row (12 8 8 6 9 11 6); T1.2 is of level 4, T2.1 of level 3."""
    needs = associations(package, "isRelatedTo")
    assert len(needs) == 60
    assert [need for task, need in needs if task == "T1.2"] == [
        "K01",
        "K02",
        "K03",
        "K04",
        "K05",
        "K06",
        "S02",
        "S03",
    ]
    levels = associations(package, "hasSkillLevel")
    assert len(levels) == 7
    assert ("T1.2", "level/4") in levels
    assert ("T2.1", "level/3") in levels


def test_the_earlier_one_is_the_origin_of_precedes(shipped: Standard) -> None:
    """CASE: the origin comes before the destination; so K01 before K03 begins at K01."""
    package, _ = to_case(shipped, [("K01", "K03")])
    assert associations(package, "precedes") == [("K01", "K03")]
    VALIDATOR.validate(package)


def test_an_epoch_replaces_the_date_of_the_document(shipped: Standard) -> None:
    """SOURCE_DATE_EPOCH 0 is 1970; without either the date is the same year and told as filled in."""
    assert to_case(shipped, epoch=0)[0]["CFDocument"]["lastChangeDateTime"].startswith("1970")
    undated, filled = to_case(replace(shipped, versions=()))
    assert undated["CFDocument"]["lastChangeDateTime"] == "1970-01-01T00:00:00+00:00"
    assert ("lastChangeDateTime", "", "1970-01-01T00:00:00+00:00") in filled


def test_line_ends_have_no_place_in_a_normalized_string(shipped: Standard) -> None:
    """They become blanks; a nameless thing is called by its code, and told as filled in."""
    task, *tasks = shipped.tasks
    odd = replace(
        shipped,
        description="一\r\n二\t三",
        tasks=(replace(task, name=""), *tasks),
        terms=(Term("term/1", "", "a\nb"),),
    )
    package, filled = to_case(odd)
    VALIDATOR.validate(package)
    assert package["CFDocument"]["description"] == "一 二 三"
    assert ("fullStatement", "T1.1", "T1.1") in filled
    assert ("title", "term/1", "term/1") in filled


def test_the_schema_refuses_what_the_specification_refuses(package: dict[str, Any]) -> None:
    """A missing title, a line end in a statement, an unknown type of association, a key too many."""
    for path, value in (
        (("CFDocument", "title"), None),
        (("CFItems", 0, "fullStatement"), "a\nb"),
        (("CFItems", 0, "identifier"), "K01"),
        (("CFAssociations", 0, "associationType"), "requires"),
        (("CFAssociations", 0, "weight"), 1),
    ):
        broken = copy_of(package)
        place: Any = broken
        for step in path[:-1]:
            place = place[step]
        if value is None:
            del place[path[-1]]
        else:
            place[path[-1]] = value
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(broken)


def test_the_same_thing_has_the_same_identifier_always(
    package: dict[str, Any], shipped: Standard
) -> None:
    """Version 5 UUIDs of our addresses, all different."""
    identifiers = re.findall(r'"identifier": "([^"]+)"', case_text(package))
    assert {uuid.UUID(one).version for one in identifiers} == {5}
    assert package == to_case(shipped)[0]
