"""CTDL-ASN: known terms only, what is required is there, and it is JSON-LD."""

from __future__ import annotations

import json
import re
import uuid
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from rdflib import Dataset, Literal, URIRef

from compgraph.exports.asn import asn_text, to_asn
from compgraph.model import Standard
from standards import standards

ICAP = "https://w3id.org/compgraph/icap/"
CEASN = "https://purl.org/ctdlasn/terms/"
STANDARD = f"{ICAP}ISD3512-001v3"
CTID = re.compile("ce-[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

# The terms of CTDL-ASN for the two classes, as its documentation and real frameworks have them.
OF_FRAMEWORKS = """
    name description inLanguage publisher publisherName creator author dateCreated dateModified
    dateAvailableFrom dateCopyright source license rightsHolder publicationStatusType hasTopChild
    educationLevelType alignFrom alignTo derivedFrom
"""
OF_COMPETENCIES = """
    competencyText inLanguage isPartOf competencyLabel competencyCategory codedNotation
    altCodedNotation listID weight comment conceptKeyword conceptTerm complexityLevel
    educationLevelType isChildOf hasChild isTopChildOf isVersionOf derivedFrom identifier alignFrom
    alignTo broadAlignment narrowAlignment exactAlignment majorAlignment minorAlignment
    prerequisiteAlignment crossSubjectReference inferredCompetency comprisedOf abilityEmbodied
    skillEmbodied knowledgeEmbodied taskEmbodied
"""
ALL = {"@id", "@type", "ceterms:ctid"}
FRAMEWORK = ALL | {f"ceasn:{name}" for name in OF_FRAMEWORKS.split()}
COMPETENCY = (
    ALL | {"asn:hasProgressionLevel"} | {f"ceasn:{name}" for name in OF_COMPETENCIES.split()}
)
REQUIRED = {"@type", "@id", "ceasn:competencyText", "ceasn:inLanguage", "ceasn:isPartOf"}


@pytest.fixture(scope="module")
def nodes(shipped: Standard) -> dict[str, dict[str, Any]]:
    """The nodes of the framework by the end of their address."""
    document, _ = to_asn(shipped)
    return {node["@id"].removeprefix(f"{STANDARD}/"): node for node in document["@graph"]}


def examined(document: dict[str, Any]) -> None:
    """Known terms, required ones, identifiers, language maps, links to nodes of the file."""
    framework, *competencies = document["@graph"]
    assert set(framework) <= FRAMEWORK
    assert framework["@type"] == "ceasn:CompetencyFramework"
    known = {node["@id"] for node in document["@graph"]}
    assert len(known) == len(document["@graph"])
    for node in competencies:
        assert REQUIRED | {"ceterms:ctid"} <= set(node) <= COMPETENCY
        assert node["@type"] == "ceasn:Competency"
        assert node["ceasn:isPartOf"] == framework["@id"]
        assert set(node["ceasn:competencyText"]) == {"zh-hant"}
        assert node["ceasn:competencyText"]["zh-hant"]
        assert node["ceasn:inLanguage"] == ["zh-hant"]
        assert "ceasn:isChildOf" in node or node["ceasn:isTopChildOf"] == framework["@id"]
    for node in document["@graph"]:
        assert CTID.fullmatch(node["ceterms:ctid"])
        for name, value in node.items():
            if name in {"ceasn:hasChild", "ceasn:isChildOf", "ceasn:hasTopChild"} or name.endswith(
                ("Embodied", "Alignment")
            ):
                assert set(value) <= known


def test_the_shipped_standard(shipped: Standard) -> None:
    """Every node is as it must be."""
    examined(to_asn(shipped)[0])


@settings(max_examples=8, deadline=None)
@given(standards())
def test_any_standard(standard: Standard) -> None:
    """Also tasks without duties, things without codes, names or rows."""
    examined(to_asn(standard)[0])


def test_the_framework(nodes: dict[str, dict[str, Any]]) -> None:
    """Name, date, identifier; duties first, then what the whole standard lists."""
    framework = nodes[STANDARD]
    assert framework["ceasn:name"] == {"zh-hant": "雲端系統開發工程人員職能基準"}
    assert framework["ceasn:dateModified"] == "2024-12-15"
    assert framework["ceterms:ctid"] == f"ce-{uuid.uuid5(uuid.NAMESPACE_URL, STANDARD)}"
    top = [iri.removeprefix(f"{STANDARD}/") for iri in framework["ceasn:hasTopChild"]]
    assert (top[:3], len(top)) == (["T1", "T2", "K01"], 2 + 17 + 21 + 7)


def test_a_task(nodes: dict[str, dict[str, Any]]) -> None:
    """T1.2 by hand from the document: duty, indicators, output, level, K and S."""
    task = nodes["T1.2"]
    assert task["ceasn:competencyText"] == {"zh-hant": "擬訂應用可行方案"}
    assert task["ceasn:competencyCategory"] == {"zh-hant": "工作任務"}
    assert task["ceasn:codedNotation"] == "T1.2"
    assert task["ceasn:isChildOf"] == [f"{STANDARD}/T1"]
    assert task["ceasn:hasChild"] == [f"{STANDARD}/P1.2.{number}" for number in (1, 2, 3)]
    assert task["asn:hasProgressionLevel"] == [f"{ICAP}level/4"]
    assert task["ceasn:knowledgeEmbodied"] == [f"{STANDARD}/K0{number}" for number in range(1, 7)]
    assert task["ceasn:skillEmbodied"] == [f"{STANDARD}/S02", f"{STANDARD}/S03"]
    (output,) = task["ceasn:comment"]["zh-hant"]
    assert output.startswith("O1.2.1 ")


def test_the_earlier_one_is_the_subject_of_prerequisite_alignment(shipped: Standard) -> None:
    """ "This competency is a prerequisite to the referenced competency": K01 before K03."""
    document, _ = to_asn(shipped, [("K01", "K03")])
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert nodes[f"{STANDARD}/K01"]["ceasn:prerequisiteAlignment"] == [f"{STANDARD}/K03"]
    assert "ceasn:prerequisiteAlignment" not in nodes[f"{STANDARD}/K03"]


def test_the_context_is_the_registrys_or_in_the_file(shipped: Standard) -> None:
    """By its address as the registry has it; inline, rdflib reads links, texts and date offline."""
    named, _ = to_asn(shipped)
    assert named["@context"] == "https://credreg.net/ctdlasn/schema/context/json"
    inline, _ = to_asn(shipped, context="inline")
    assert inline["@graph"] == named["@graph"]
    dataset = Dataset()
    with warnings.catch_warnings():  # rdflib's parser calls what rdflib has deprecated
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\.")
        dataset.parse(data=asn_text(inline), format="json-ld", publicID="urn:x-base:/")
    said = {(str(s), str(p), o) for s, p, o, _ in dataset.quads()}
    task = f"{STANDARD}/T1.1"
    assert (task, f"{CEASN}competencyText", Literal("評估應用可行性", lang="zh-hant")) in said
    assert (task, f"{CEASN}isChildOf", URIRef(f"{STANDARD}/T1")) in said
    assert (task, f"{CEASN}codedNotation", Literal("T1.1")) in said
    level = "http://purl.org/ASN/schema/core/hasProgressionLevel"
    assert (task, level, URIRef(f"{ICAP}level/4")) in said
    competencies = [one for one in said if one[2] == URIRef(f"{CEASN}Competency")]
    assert len(competencies) == 2 + 7 + 17 + 17 + 21 + 7
    assert json.loads(asn_text(named)) == named
