"""Our Turtle and TriG: pleasant, stable, and what it says it is."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from compgraph import resources
from compgraph.errors import SourceRefused
from compgraph.model import Standard
from compgraph.rdf.concepts import concepts
from compgraph.rdf.encode import encode
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.source import encode_source
from compgraph.rdf.turtle import to_trig, to_turtle
from compgraph.rdf.vocab import CG, graph, thing
from compgraph.reading.record import Reading

EX = Namespace("http://example.org/")
SHIPPED = resources.ontology() / "standards" / "ISD3512-001v3.ttl"


def read_back(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle", publicID="urn:x-base:/")


def test_the_shipped_file_is_the_document_encoded(standard: Standard) -> None:
    """ontology/standards/ISD3512-001v3.ttl is what the document gives today, byte for byte.

    To write it anew: compgraph read ontology/standards/ISD3512-001v3.txt --format turtle --out …
    """
    assert to_turtle(encode(standard)) == SHIPPED.read_bytes().decode("utf-8")


EVERYTHING = """
import sys
from pathlib import Path
from rdflib import Graph
from compgraph import resources
from compgraph.rdf.concepts import concepts
from compgraph.rdf.encode import encode
from compgraph.rdf.source import encode_source
from compgraph.rdf.jsonld import to_jsonld
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.turtle import to_trig, to_turtle
from compgraph.reading import read
from dataclasses import replace
reading = read(resources.shipped_standard())
named = [encode(reading.standard), encode_source(reading)]
named.append(concepts([reading.standard, replace(reading.standard, code="ISD3512-001v2")]))
graphs = {None: named[0] + named[2], **{graph.identifier: graph for graph in named}}
shapes = Graph().parse(resources.ontology() / "shapes.ttl", format="turtle")
loops = Graph().parse(
    data="_:a <urn:p> _:b . _:b <urn:p> _:a . _:c <urn:p> _:c, [ <urn:q> _:a ], [ <urn:q> _:b, 1 ] .",
    format="turtle",
)
out = [to_turtle(named[0]), to_turtle(shapes), to_turtle(loops), to_trig(graphs)]
out += [to_nquads(graphs), to_nquads(shapes), to_nquads(loops), to_jsonld(graphs), to_jsonld(shapes)]
sys.stdout.buffer.write("\\0".join(out).encode())
"""


def test_no_hash_seed_changes_a_byte() -> None:
    """Every notation of the shipped graphs and of the shapes is the same on seeds 0, 1 and 2."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", EVERYTHING],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    (output,) = outputs
    assert output.decode().split("\0")[0] == SHIPPED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["compgraph.ttl", "shapes.ttl", "alignments.ttl", "schemes/competency-levels.ttl"]
)
def test_a_hand_written_file_can_be_written_again(name: str) -> None:
    """Our own ontology files, with blank nodes and lists, come back the same from our writer."""
    graph = Graph().parse(resources.ontology() / name, format="turtle")
    assert isomorphic(read_back(to_turtle(graph)), graph)


def test_it_reads_like_the_document(standard: Standard) -> None:
    """Prefixes first, then kinds under bilingual headings, things in printed order."""
    lines = to_turtle(encode(standard)).splitlines()
    assert lines[0] == "@prefix cg: <https://w3id.org/compgraph/ontology#> ."
    assert "@base <https://w3id.org/compgraph/icap/ISD3512-001v3/> ." in lines
    headings = [line for line in lines if line.startswith("# ")]
    assert headings == [
        "# 職能基準 The standard",
        "# 版本 Versions",
        "# 職類別 Categories",
        "# 職業別 Occupations",
        "# 行業別 Industries",
        "# 工作職責 Duties",
        "# 工作任務 Tasks",
        "# 表格各列 Rows of the table",
        "# 工作產出 Outputs",
        "# 行為指標 Indicators",
        "# 職能內涵：知識 Competencies: knowledge",
        "# 職能內涵：技能 Competencies: skills",
        "# 職能內涵：態度 Competencies: attitudes",
        "# 建議擔任條件 Entry requirements",
        "# 名詞說明 Terms",
    ]
    start = lines.index("<T1.2> a cg:Task ;")
    assert lines[start : start + 12] == [
        "<T1.2> a cg:Task ;",
        '    rdfs:label "擬訂應用可行方案"@zh-Hant ;',
        '    cg:code "T1.2" ;',
        "    cg:level 4 ;",
        "    cg:inDuty <T1> ;",
        "    cg:hasOutput <O1.2.1> ;",
        "    cg:hasIndicator <P1.2.1>, <P1.2.2>, <P1.2.3> ;",
        "    cg:requires <K01>, <K02>, <K03>, <K04>, <K05>, <K06>, <S02>, <S03> ;",
        "    cg:requiresKnowledge <K01>, <K02>, <K03>, <K04>, <K05>, <K06> ;",
        "    cg:requiresSkill <S02>, <S03> ;",
        "    cg:inStandard icap:ISD3512-001v3 ;",
        "    cg:position 2 .",
    ]
    start = lines.index("<block/4> a cg:Block ;")
    assert lines[start + 3] == (
        "    cg:lists <O2.2.1>, <O2.2.2>, <P2.2.1>, <P2.2.2>, "
        "<K09>, <K10>, <K11>, <S09>, <S10>, <S11> ;"
    )


def test_numbers_count_as_numbers() -> None:
    """T1.2 stands before T1.10, without any position to say so."""
    items = Graph()
    for name in ("T1.10", "T1.2", "T2.1"):
        items.add((thing("A", name), RDF.type, CG.Task))
        items.add((thing("A", "block/1"), CG.coversTask, thing("A", name)))
    turtle = to_turtle(items)
    assert turtle.index("<T1.2> a") < turtle.index("<T1.10> a") < turtle.index("<T2.1> a")
    assert "cg:coversTask <T1.2>, <T1.10>, <T2.1> ." in turtle
    others = Graph().add((EX.a10, EX.b, EX.c)).add((EX.a2, EX.b, EX.c))
    assert to_turtle(others).index("a2>") < to_turtle(others).index("a10>")


def test_language_tags_get_their_case_back() -> None:
    """Oxigraph gives @zh-hant; the file says @zh-Hant (RFC 5646: script Title, region UPPER)."""
    labelled = Graph()
    for tag in ("zh-hant", "EN", "zh-hant-tw", "x-a-bcde"):
        labelled.add((EX.a, RDFS.label, Literal(tag, lang=tag)))
    turtle = to_turtle(labelled)
    for tag, proper in (
        ("zh-hant", "zh-Hant"),
        ("EN", "en"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("x-a-bcde", "x-a-bcde"),
    ):
        assert f'"{tag}"@{proper}' in turtle


@pytest.mark.parametrize(
    ("literal", "written"),
    [
        (Literal(4), "4"),
        (Literal(-10), "-10"),
        (Literal(True), "true"),
        (Literal("04"), '"04"'),
        (Literal("1.5", datatype=XSD.decimal), "1.5"),
        (Literal("1.0E0", datatype=XSD.double), '"1.0"^^xsd:double'),
        (Literal("2024-12-15", datatype=XSD.date), '"2024-12-15"^^xsd:date'),
        (Literal("plain", datatype=XSD.string), '"plain"'),
        (Literal('a "b" \\ c'), '"a \\"b\\" \\\\ c"'),
        (Literal("一\n二\t三\r"), '"一\\n二\\t三\\r"'),
        (Literal("\x00\x7f\ufeff\u2028"), '"\\u0000\\u007F\\uFEFF\\u2028"'),
        (Literal("𠀀 ''' \"\"\""), '"𠀀 \'\'\' \\"\\"\\""'),
        (Literal("x", datatype=EX.kind), '"x"^^<http://example.org/kind>'),
    ],
)
def test_literals_are_short_and_safe(literal: Literal, written: str) -> None:
    """Numbers and truth values stand bare; quotes, newlines and invisible characters are escaped."""
    turtle = to_turtle(Graph().add((EX.a, EX.b, literal)))
    assert (
        turtle
        == f"{turtle.partition('<http://example.org/a>')[0]}<http://example.org/a> <http://example.org/b> {written} .\n"
    )
    (value,) = read_back(turtle).objects()
    assert str(value) == str(literal)
    quad = next(iter(pyoxigraph.parse(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)))
    assert quad.object.value == str(literal)


@pytest.mark.parametrize(
    "iri",
    [
        "http://example.org/a b",
        "http://example.org/<a>",
        "http://example.org/\n",
        'http://a/"',
        "a",
        "",
    ],
)
def test_an_illegal_address_is_refused(iri: str) -> None:
    """What no file could hold is refused with a remedy, in every place a term can stand."""
    for triple in (
        (URIRef(iri), EX.b, EX.c),
        (EX.a, URIRef(iri), EX.c),
        (EX.a, EX.b, URIRef(iri)),
        (EX.a, EX.b, Literal("x", datatype=URIRef(iri))) if iri else (EX.a, EX.b, URIRef(iri)),
    ):
        with pytest.raises(SourceRefused) as refused:
            to_turtle(Graph().add(triple))
        assert refused.value.rule == "illegal-iri"
        assert refused.value.remedy is not None


@pytest.mark.parametrize(
    "tail",
    [
        "x:y",
        "../B",
        ".",
        "T1.",
        "a//b",
        "K03~2",
        "version/V3",
        "雲",
        "%20",
        "-",
        "a'b",
        "K01?x",
        "K01#x",
    ],
)
def test_relative_addresses_mean_what_they_meant(tail: str) -> None:
    """An address is shortened only where every reader makes the same one of it."""
    iri = URIRef(f"https://w3id.org/compgraph/icap/A/{tail}")
    turtle = to_turtle(Graph().add((thing("A", "K01"), CG.requires, iri)))
    assert set(read_back(turtle).objects()) == {iri}
    quad = next(iter(pyoxigraph.parse(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)))
    assert quad.object.value == str(iri)


def test_blank_nodes_are_written_in_place() -> None:
    """A node that is mentioned once stands in brackets, a list in parentheses, others by name."""
    graph = Graph()
    inner, outer, shared, head = BNode(), BNode(), BNode(), BNode()
    graph.add((EX.a, EX.has, outer))
    graph.add((outer, EX.has, inner))
    graph.add((inner, EX.size, Literal(1)))
    graph.add((EX.a, EX.knows, shared))
    graph.add((EX.b, EX.knows, shared))
    Collection(graph, head, [Literal(1), EX.b, Literal("三")])
    graph.add((EX.b, EX.list, head))
    graph.add((EX.b, EX.empty, RDF.nil))
    turtle = to_turtle(graph)
    assert "<http://example.org/has> [ <http://example.org/size> 1 ]" in turtle
    assert '<http://example.org/list> ( 1 <http://example.org/b> "三" )' in turtle
    assert turtle.count("_:b1") == 2
    assert isomorphic(read_back(turtle), graph)


def test_circles_and_depth_do_not_lose_statements() -> None:
    """Nodes in a circle, a node about itself, and a chain too deep to nest are written by name."""
    graph = Graph()
    first, second, itself = BNode(), BNode(), BNode()
    graph.add((first, EX.next, second))
    graph.add((second, EX.next, first))
    graph.add((itself, EX.next, itself))
    cells = [BNode() for _ in range(100)]
    Collection(graph, cells[0], [Literal(number) for number in range(100)])
    graph.add((EX.a, EX.list, cells[0]))
    chain = [BNode() for _ in range(400)]
    graph.add((EX.a, EX.next, chain[0]))
    for node, following in pairwise(chain):
        graph.add((node, EX.next, following))
    back = read_back(to_turtle(graph))
    assert len(back) == len(graph)
    assert to_nquads(back) == to_nquads(graph)


def test_an_empty_graph_is_an_empty_file() -> None:
    """Nothing to say, nothing written."""
    assert to_turtle(Graph()) == ""
    assert to_trig({}) == ""


def test_trig_keeps_the_graphs_apart(reading: Reading) -> None:
    """The default graph first, then each named graph in its braces, in order."""
    from dataclasses import replace

    asserted, source = encode(reading.standard), encode_source(reading)
    other = encode(replace(reading.standard, code="ISD3512-001v2"))
    same = concepts([reading.standard, replace(reading.standard, code="ISD3512-001v2")])
    trig = to_trig({None: asserted + other, **{g.identifier: g for g in (same, source, asserted)}})
    opened = [line for line in trig.splitlines() if line.endswith("{")]
    assert opened == [
        "<https://w3id.org/compgraph/icap/graph/ISD3512-001v3> {",
        "<https://w3id.org/compgraph/icap/graph/ISD3512-001v3/source> {",
        "<https://w3id.org/compgraph/icap/graph/concepts> {",
    ]
    store = pyoxigraph.Store()
    store.load(trig.encode(), format=pyoxigraph.RdfFormat.TRIG)
    for name, expected in (
        (str(graph("ISD3512-001v3")), asserted),
        (str(source.identifier), source),
    ):
        quads = store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(name))
        assert len(list(quads)) == len(expected)
    default = store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())
    # what both tables say of older versions is said once
    assert len(list(default)) == len({*asserted, *other})


def test_the_source_graph_is_one_line_an_item(reading: Reading) -> None:
    """Spans stand together under their headings, so that a person can scan them."""
    source = encode_source(reading)
    trig = to_trig({None: encode(reading.standard), source.identifier: source})
    body = trig.partition("/source> {")[2].splitlines()
    start = next(number for number, line in enumerate(body) if line.startswith("    <K01> cg:span"))
    assert [line.split()[0] for line in body[start : start + 17]] == [
        f"<K{number:02}>" for number in range(1, 18)
    ]


def test_files_are_written_with_unix_line_ends(tmp_path: Path) -> None:
    """No carriage return in any of our files, whatever the system."""
    assert b"\r" not in SHIPPED.read_bytes()
