"""What goes into RDF comes out again: records, and graphs in every notation."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from compgraph.model import (
    Block,
    Classification,
    Competency,
    Duty,
    EntryRequirement,
    Indicator,
    Mention,
    Note,
    Output,
    Standard,
    Task,
    Term,
    VersionEntry,
)
from compgraph.rdf.decode import decode, standards_in
from compgraph.rdf.encode import encode
from compgraph.rdf.jsonld import to_jsonld
from compgraph.rdf.nquads import to_nquads
from compgraph.rdf.turtle import to_trig, to_turtle
from compgraph.rdf.vocab import CG, thing

pytestmark = pytest.mark.long

words = st.one_of(
    st.sampled_from(
        [
            "",
            "程式撰寫能力",
            'a "b" \\ c',
            "兩\n行",
            "\t\r\n",
            "''' \"\"\"",
            "金\uf90a\U000e0100",
            "a" * 99,
        ]
    ),
    st.text(max_size=12),
)
levels = st.one_of(
    st.none().map(lambda _: (None, "")),
    st.integers(1, 6).map(lambda level: (level, str(level))),
    st.tuples(st.integers(1, 6), words),
    st.tuples(st.none(), words),
)


def ids(pattern: str) -> st.SearchStrategy[list[str]]:
    """Ids of one kind in any order: plain codes, second things under one code, odd characters."""
    number = st.integers(1, 12)
    plain = number.map(pattern.format)
    twice = number.map(lambda n: pattern.format(n) + "~2")
    odd = st.sampled_from(["é {}", "a/b/{}", "%{}", "{}?#", "<{}>", "雲 {}"]).map(
        lambda form: form.format(pattern.format(1))
    )
    return st.lists(st.one_of(plain, twice, odd), unique=True, max_size=6)


@st.composite
def printed_code(draw: st.DrawFn, name: str) -> str:
    """The code as the document prints it: the id's, none, or something else."""
    return draw(st.one_of(st.just(name.partition("~")[0]), st.just(""), words))


def some(of: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Any of these, in any order, also twice."""
    return st.lists(st.sampled_from(of), max_size=6).map(tuple) if of else st.just(())


@st.composite
def competencies(draw: st.DrawFn, kind: str, letter: str) -> tuple[Competency, ...]:
    return tuple(
        Competency(name, kind, draw(printed_code(name)), draw(words), draw(words))  # type: ignore[arg-type]
        for name in draw(ids(letter + "{:02}"))
    )


@st.composite
def standards(draw: st.DrawFn) -> Standard:
    """Any record that a reader may give, and some that no document would."""
    duties = tuple(Duty(name, draw(printed_code(name)), draw(words)) for name in draw(ids("T{}")))
    tasks = tuple(
        Task(
            name,
            draw(printed_code(name)),
            draw(words),
            draw(st.sampled_from([None, *(duty.id for duty in duties)])),
        )
        for name in draw(ids("T1.{}"))
    )
    outputs = [Output(name, draw(printed_code(name)), draw(words)) for name in draw(ids("O1.1.{}"))]
    indicators = [
        Indicator(name, draw(printed_code(name)), draw(words)) for name in draw(ids("P1.1.{}"))
    ]
    knowledge, skills, attitudes = (
        draw(competencies("knowledge", "K")),
        draw(competencies("skill", "S")),
        draw(competencies("attitude", "A")),
    )
    needed = [item.id for item in knowledge + skills]
    blocks = []
    for number in range(1, draw(st.integers(1, 4))):
        level, level_as_printed = draw(levels)
        blocks.append(
            Block(
                id=f"block/{number}",
                tasks=draw(some([task.id for task in tasks])),
                outputs=tuple(
                    draw(st.lists(st.sampled_from(outputs), max_size=4)) if outputs else ()
                ),
                indicators=tuple(
                    draw(st.lists(st.sampled_from(indicators), max_size=4)) if indicators else ()
                ),
                level=level,
                level_as_printed=level_as_printed,
                knowledge=tuple(map(Mention, draw(some(needed)))),
                skills=tuple(map(Mention, draw(some(needed)))),
            )
        )
    used = sorted({part.id for block in blocks for part in block.indicators})
    level, level_as_printed = draw(levels)
    return Standard(
        code=draw(st.sampled_from(["ISD3512-001v3", "CCM711-001", "雲 / 端", "a%b"])),
        title=draw(words),
        job_family=draw(words),
        occupation_name=draw(words),
        description=draw(words),
        level=level,
        level_as_printed=level_as_printed,
        classifications=tuple(
            Classification(f"{kind}/{number}", kind, draw(words), draw(words))  # type: ignore[arg-type]
            for number, kind in enumerate(
                draw(st.lists(st.sampled_from(["category", "occupation", "industry"]), max_size=4))
            )
        ),
        versions=tuple(
            VersionEntry(f"version/{n}", *(draw(words) for _ in range(5)), draw(dates))
            for n in range(draw(st.integers(0, 3)))
        ),
        duties=duties,
        tasks=tasks,
        blocks=tuple(blocks),
        knowledge=knowledge,
        skills=skills,
        attitudes=attitudes,
        requirements=tuple(
            EntryRequirement(f"requirement/{n}", draw(words))
            for n in range(draw(st.integers(0, 2)))
        ),
        terms=tuple(
            Term(f"term/{n}", draw(words), draw(words), draw(some(used)))
            for n in range(draw(st.integers(0, 3)))
        ),
        notes=tuple(Note(f"note/{n}", draw(words)) for n in range(draw(st.integers(0, 2)))),
    )


dates = st.one_of(st.sampled_from(["2024/12/15", "2024/02/30", "113.12.15", "0000/1/1"]), words)


@settings(max_examples=100, deadline=None)
@given(standards())
def test_a_record_comes_back_from_its_graph_unchanged(standard: Standard) -> None:
    """decode(encode(standard)) == standard, whatever the document prints in whatever order."""
    graph = encode(standard)
    assert standards_in(graph) == (standard.code,)
    assert decode(graph) == standard


iris = st.one_of(
    st.sampled_from(
        [
            CG.requires,
            CG.position,
            CG.Task,
            RDF.type,
            RDF.first,
            RDF.rest,
            RDF.nil,
            thing("A", "T1.10"),
            thing("A", "T1.2"),
            thing("A"),
            thing("B", "雲/ 端:x"),
            URIRef("https://w3id.org/compgraph/icap/A/../B"),
            URIRef("https://w3id.org/compgraph/icap/A/x:y"),
            URIRef("https://w3id.org/compgraph/ontology#unknown"),
            URIRef("https://w3id.org/compgraph/ontology#label"),
            URIRef("http://www.w3.org/2000/01/rdf-schema#label"),
            URIRef("http://example.org/a.b."),
            URIRef("http://example.org/雲#(x)"),
            URIRef("sh:x"),
            URIRef("urn:a:b"),
        ]
    )
)
nodes = st.sampled_from([BNode(f"n{number}") for number in range(6)])
texts = st.one_of(words, st.text(max_size=8))
literals = st.one_of(
    texts.map(Literal),
    st.tuples(texts, st.sampled_from(["zh-Hant", "en", "zh-Hant-TW", "x-a-bcde"])).map(
        lambda pair: Literal(pair[0], lang=pair[1])
    ),
    st.integers().map(Literal),
    st.booleans().map(Literal),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(Literal),
    st.floats(allow_nan=False).map(Literal),
    st.sampled_from(["2024-12-15", "0001-01-01"]).map(lambda day: Literal(day, datatype=XSD.date)),
    texts.map(lambda value: Literal(value, datatype=URIRef("http://example.org/kind"))),
)
graphs = st.lists(
    st.tuples(st.one_of(iris, nodes), iris, st.one_of(iris, nodes, literals)), max_size=14
).map(lambda triples: _graph(triples))  # noqa: PLW0108  # defined below


def _graph(triples: list[tuple[URIRef | BNode, URIRef, URIRef | BNode | Literal]]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def by_rdflib(content: str, form: str) -> dict[URIRef | None, Graph]:
    """The graphs in a file as rdflib reads them; the default graph under None."""
    dataset = Dataset()
    with warnings.catch_warnings():  # rdflib's parsers call what rdflib has deprecated
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\.")
        dataset.parse(data=content, format=form, publicID="urn:x-base:/")
    found: dict[URIRef | None, Graph] = {}
    for subject, predicate, value, name in dataset.quads():
        key = None if name in (None, DATASET_DEFAULT_GRAPH_ID) else name
        found.setdefault(key, Graph()).add((subject, predicate, value))
    return found


def by_oxigraph(content: str, form: pyoxigraph.RdfFormat) -> set[str]:
    """The statements in a file as Oxigraph reads them, blank nodes under canonical names."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(content.encode(), format=form))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


@settings(max_examples=150, deadline=None)
@given(graphs)
def test_any_graph_comes_back_from_turtle(graph: Graph) -> None:
    """rdflib and Oxigraph read from our Turtle the graph that was written, whatever it holds."""
    turtle = to_turtle(graph)
    assert isomorphic(by_rdflib(turtle, "turtle").get(None, Graph()), graph)
    assert by_oxigraph(turtle, pyoxigraph.RdfFormat.TURTLE) == by_oxigraph(
        to_nquads(graph), pyoxigraph.RdfFormat.N_QUADS
    )


@settings(max_examples=100, deadline=None)
@given(graphs, graphs)
@pytest.mark.parametrize(
    ("write", "form"), [(to_trig, "trig"), (to_nquads, "nquads"), (to_jsonld, "json-ld")]
)
def test_any_graphs_come_back_from_every_notation(
    write: Callable[[dict[URIRef | None, Graph]], str], form: str, first: Graph, second: Graph
) -> None:
    """TriG, N-Quads and JSON-LD keep each graph apart and complete."""
    name = URIRef("https://w3id.org/compgraph/icap/graph/A")
    back = by_rdflib(write({None: first, name: second}), form)
    assert isomorphic(back.get(None, Graph()), first)
    assert isomorphic(back.get(name, Graph()), second)
