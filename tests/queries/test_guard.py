"""What may run and what may not, told by reading alone."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from rdflib.plugins.sparql.parser import parseQuery

from compgraph.errors import LimitReached, UsageError
from compgraph.queries import guard
from compgraph.queries.guard import examine

CASES = Path(__file__).parents[1] / "cases" / "queries"
GRAPH = "https://w3id.org/compgraph/icap/graph/ISD3512-001v3"

ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "ASK { ?t a cg:Task }",
    "CONSTRUCT { ?t rdfs:label ?l } WHERE { ?t rdfs:label ?l }",
    "DESCRIBE icap:ISD3512-001v3",
    'SELECT * { ?s ?p "SERVICE <http://x> { }" }',
    "SELECT * { ?s ?p 'LOAD <http://x>' } # SERVICE <http://x> {}",
    "SELECT ?service { ?service ?load <http://example.org/SERVICE> }",
    "PREFIX service: <http://example.org/> SELECT * { service:a ?p service:SERVICE }",
    "SELECT * { _:service ?p 'x'@service }",
    "BASE <http://example.org/> SELECT * { <a> <b> <c#d> }",
    f"SELECT * FROM <{GRAPH}> FROM NAMED <{GRAPH}> {{ ?s ?p ?o }}",
    "SELECT * FROM icap:graph\\/ISD3512-001v3 { ?s ?p ?o }",
    f"PREFIX : <{GRAPH}> SELECT * FROM : {{ ?s ?p ?o }}",
    "SELECT * { ?a ?b ?c FILTER(?a<?b||?c>1&&!(?a=?b)) }",
    "SELECT (COUNT(*) AS ?n) { { SELECT ?s { ?s ?p ?o } } } GROUP BY ?s HAVING(?n > 1)",
    "SELECT * { ?s cg:requires/cg:inStandard* ?o . ?s (cg:a|^cg:b)+ ?x }",
]


@pytest.mark.parametrize("query", ALLOWED)
def test_what_only_reads_may_run(query: str) -> None:
    """No false alarm on words in strings, IRIs, names, comments."""
    assert examine(query, [GRAPH]).text


# Queries by what is wrong with them and how they hide it; URL stands for an address.
FORBIDDEN = {
    f"{wrong} {disguise}": query
    for wrong, disguises in json.loads((CASES / "forbidden.json").read_text("utf-8")).items()
    for disguise, query in disguises.items()
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_reaches_out_or_changes_is_refused(name: str) -> None:
    """Every disguise, in words that say why."""
    with pytest.raises(UsageError) as refused:
        examine(FORBIDDEN[name].replace("URL", "http://127.0.0.1:9/"), [GRAPH])
    assert refused.value.exit_code == 2
    assert refused.value.remedy


def test_the_tree_alone_finds_a_service() -> None:
    """The walk over the parse tree is a second road to the same refusal."""
    tree = parseQuery("SELECT * { FILTER EXISTS { { SELECT * { SERVICE ?x { } } } } }")
    with pytest.raises(UsageError, match="SERVICE"):
        guard._refuse_parts(tree)


@pytest.mark.parametrize(
    ("base", "named"),
    [
        ("BASE <https://w3id.org/compgraph/icap/graph/>", "ISD3512-001v3"),
        ("BASE <https://w3id.org/x> BASE </compgraph/icap/graph/a>", "./b/../ISD3512-001v3"),
        ("BASE <https://w3id.org/> PREFIX x: <http://x/>", "compgraph/icap/graph/ISD3512-001v3"),
    ],
)
@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED", "from # a comment\n"])
def test_base_makes_the_iri_of_a_graph_whole(base: str, named: str, clause: str) -> None:
    """The engine gets the graph that was judged, and BASE makes no unknown graph a known one."""
    query = f"{base} SELECT * {clause} <{named}> {{ ?s ?p <{named}> }}"
    assert examine(query, [GRAPH]).graphs == {GRAPH}
    assert f"<{GRAPH}>" in examine(query, [GRAPH]).text
    assert f"?p <{named}>" in examine(query, [GRAPH]).text
    with pytest.raises(UsageError, match="FROM"):
        examine(query.replace("-001v3> {", "-002v1> {"), [GRAPH])


def test_the_base_of_the_engine_holds_where_the_query_has_none() -> None:
    """A relative BASE is resolved against it, too; what is not whole by then names nothing."""
    base, _, name = GRAPH.rpartition("/")
    for query in (f"SELECT * FROM <{name}> {{}}", f"BASE <x> SELECT * FROM <{name}> {{}}"):
        assert examine(query, [GRAPH], f"{base}/").graphs == {GRAPH}
        with pytest.raises(UsageError, match="FROM"):
            examine(query, [GRAPH])


@pytest.mark.parametrize("base", ["", "BASE <urn:x>", "BASE <x>", "BASE <http://[>"])
def test_a_graph_that_stays_relative_is_unknown(base: str) -> None:
    """Without a BASE that can make it whole, FROM names nothing that is stored."""
    with pytest.raises(UsageError, match=r"FROM.*: graph-1"):
        examine(f"{base} SELECT * FROM <graph-1> {{ ?s ?p ?o }}", [GRAPH])


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELEKT * { }", "line 1, column 1"),
        ("SELECT *\n{ ?s ?p ?o }\nLIMIT ten", "line 3, column 1"),
        ("# head\r\n\r\nSELECT * { ?s § ?o }", "line 3, column 15"),
        ("SELECT * { ?s ?p 'open }", "line 1, column 18"),
    ],
)
def test_a_syntax_error_names_line_and_column(query: str, place: str) -> None:
    """In the writer's own text, counted from 1."""
    with pytest.raises(UsageError, match=place):
        examine(query)


@pytest.mark.parametrize(
    ("query", "offer"),
    [
        ("SELECT * { ?s dctrms:title ?o }", "dcterms:"),
        ("SELECT * { ?s rfds:label ?o }", "rdfs:"),
        ("SELECT * { ?s zzz:label ?o }", "PREFIX"),
    ],
)
def test_an_undeclared_prefix_is_named(query: str, offer: str) -> None:
    """With the nearest prefix of ours, or how to declare one."""
    with pytest.raises(UsageError) as refused:
        examine(query)
    assert offer in str(refused.value)


TOO_MUCH = {
    "64 KB": "SELECT * { ?s ?p '" + "長" * 30_000 + "' }",
    "a megabyte": "SELECT * { ?s ?p ?o } #" + "x" * 1_000_000,
    "4000 braces": "SELECT * {" + "{" * 4000 + "}" * 4000 + "}",
    "4000 open braces": "SELECT * {" + "{" * 4000,
    "101 parentheses": "SELECT * { FILTER(" + "(" * 101 + "1" + ")" * 101 + ") }",
    "200 squares": "SELECT * { ?s ?p " + "[?p " * 200 + "1" + "]" * 200 + " }",
    "80 braces": "SELECT * {" + "{" * 80 + "}" * 80 + "}",
    "20000 UNION": "SELECT * { {}" + "UNION{}" * 20_000 + " }",
    "9000 UNION": "SELECT * { {}" + "UNION{}" * 9000 + " }",
    "10000 &&": "SELECT * { FILTER(1" + "&&1" * 10_000 + ") }",
    "20000 steps": "SELECT * { ?s <p>" + "/<p>" * 16_000 + " ?o }",
    "5000 minus": "SELECT (1" + "-1" * 5000 + " AS ?x) { }",
    "6000 FILTER": "SELECT * { " + "FILTER(1) " * 6000 + "}",
    "30000 words": "SELECT * { ?s ?p " + "?o," * 19_000 + "?o . ?a ?b ?c }",
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_a_limit_and_no_crash(name: str) -> None:
    """Found before any parser sees it, in a moment; exit code 4."""
    begin = time.perf_counter()
    with pytest.raises(LimitReached) as stopped:
        examine(TOO_MUCH[name])
    assert stopped.value.exit_code == 4
    assert time.perf_counter() - begin < 2


def test_brackets_in_strings_and_comments_do_not_count() -> None:
    """Only what nests nests."""
    braces = "{" * 400
    assert examine(f"SELECT * {{ ?s ?p '{braces}' }} # {braces}")


def test_the_verdict_is_kept_by_text() -> None:
    """The second look at the same text costs next to nothing, and FROM is judged anew."""
    query = f"SELECT * FROM <{GRAPH}> {{ ?s ?p ?o ; cg:code 'kept' }}"
    examine(query, [GRAPH])
    begin = time.perf_counter()
    for _ in range(100):
        examine(query, [GRAPH])
    assert time.perf_counter() - begin < 0.1
    with pytest.raises(UsageError, match="FROM"):
        examine(query, [])
