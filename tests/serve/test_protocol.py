"""SPARQL 1.1 Protocol: each form of request, and each error."""

from __future__ import annotations

import contextlib
import http.client
import json
from urllib.parse import quote, urlencode, urlsplit

import pytest

from compgraph.queries.guard import MOST_BYTES as GUARDED
from compgraph.rdf.vocab import ICAP
from compgraph.serve.settings import MOST_BODY, MOST_BYTES
from serving import Served

ASK = "ASK { icap:ISD3512-001v3 a cg:Standard }"
GRAPH = "https://w3id.org/compgraph/icap/graph/ISD3512-001v3"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


def fields(*pairs: tuple[str, str]) -> str:
    """Return a form, or a query string."""
    return urlencode(pairs)


@pytest.mark.parametrize(
    ("method", "search", "media", "body"),
    [
        ("GET", fields(("query", ASK)), None, ""),
        ("POST", "", FORM, fields(("query", ASK))),
        ("POST", "", f"{FORM}; charset=UTF-8", fields(("query", ASK))),
        ("POST", "", QUERY, ASK),
        ("POST", "", f"{QUERY}; charset=utf-8", ASK),
        ("GET", fields(("query", ASK), ("default-graph-uri", GRAPH)), None, ""),
        ("POST", fields(("default-graph-uri", GRAPH)), QUERY, ASK),
        ("POST", "", FORM, fields(("query", ASK), ("default-graph-uri", GRAPH))),
        ("GET", fields(("query", ASK), ("unknown", "1")), None, ""),
    ],
)
def test_a_query_is_answered(
    server: Served, method: str, search: str, media: str | None, body: str
) -> None:
    """§ 2.1.1 to 2.1.3: by GET, by form, and as the body itself; the graphs may stand beside it."""
    answer = server.client.request(
        method,
        f"/sparql?{search}",
        content=body.encode(),
        headers={"Content-Type": media} if media else {},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize("clause", ["GRAPH <{0}> {{ {1} }}", "{1}"])
def test_a_relative_iri_is_the_same_graph_in_each_place(server: Served, clause: str) -> None:
    """README, "A SPARQL endpoint": it is resolved against the address of things, in FROM too."""
    relative = GRAPH.removeprefix(ICAP)
    assert relative != GRAPH
    dataset = "FROM NAMED" if "GRAPH" in clause else "FROM"
    pattern = clause.format(relative, "<ISD3512-001v3> a cg:Standard")
    assert server.ask(f"ASK {dataset} <{relative}> {{ {pattern} }}").json()["boolean"] is True
    assert server.ask(f"ASK {dataset} <{relative}x> {{ {pattern} }}").status_code == 400


def test_the_graphs_of_the_request_are_the_dataset(server: Served) -> None:
    """§ 2.1.4: they go before FROM in the query; the source graph knows no Standard."""
    source = f"{GRAPH}/source"
    query = f"ASK FROM <{GRAPH}> {{ icap:ISD3512-001v3 a cg:Standard }}"
    assert server.ask(query).json()["boolean"] is True
    named = fields(("query", query), ("default-graph-uri", source))
    assert server.get(f"/sparql?{named}").json()["boolean"] is False
    names = fields(
        ("query", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"), ("named-graph-uri", source)
    )
    found = server.get(f"/sparql?{names}").json()["results"]["bindings"]
    assert [row["g"]["value"] for row in found] == [source]


@pytest.mark.parametrize(
    ("method", "search", "media", "body", "status"),
    [
        ("GET", "query=", None, b"", 400),
        ("GET", "query=%20%0A", None, b"", 400),
        ("GET", "query=ASK%20%7B", None, b"", 400),
        ("GET", "query=%FF%FE", None, b"", 400),
        ("GET", fields(("query", ASK), ("query", ASK)), None, b"", 400),
        ("POST", fields(("query", ASK)), FORM, fields(("query", ASK)).encode(), 400),
        ("POST", "", FORM, b"", 400),
        ("POST", "", QUERY, b"\xff\xfeA\x00", 400),
        (
            "GET",
            fields(("query", ASK), ("default-graph-uri", "https://example.org/")),
            None,
            b"",
            400,
        ),
        ("GET", fields(("query", ASK), ("named-graph-uri", "not an iri")), None, b"", 400),
        ("GET", fields(("query", ASK), ("format", "docx")), None, b"", 400),
        ("GET", "&".join(f"a{n}=1" for n in range(200)), None, b"", 400),
        (
            "GET",
            fields(("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")),
            None,
            b"",
            400,
        ),
        (
            "GET",
            fields(("query", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")),
            None,
            b"",
            400,
        ),
        ("GET", fields(("query", "LOAD <http://127.0.0.1:9/>")), None, b"", 400),
        ("GET", fields(("query", "DROP ALL")), None, b"", 400),
        ("GET", "update=DROP%20ALL", None, b"", 403),
        ("POST", "", FORM, b"update=DROP%20ALL", 403),
        ("POST", "", UPDATE, b"DROP ALL", 403),
        ("POST", "", "text/plain", ASK.encode(), 415),
        ("POST", "", None, ASK.encode(), 415),
        ("POST", "", f"{QUERY}; charset=utf-16", ASK.encode("utf-16"), 415),
        ("PUT", "", QUERY, ASK.encode(), 405),
        ("DELETE", "", None, b"", 405),
        ("POST", "", QUERY, b"#" * (MOST_BYTES + 1), 413),
        ("POST", "", QUERY, b"#" * (MOST_BODY + 1), 413),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(
    server: Served, *, method: str, search: str, media: str | None, body: bytes, status: int
) -> None:
    """The status fits, both languages say why, and nothing of it is HTML."""
    answer = server.client.request(
        method,
        f"/sparql?{search}",
        content=body,
        headers={"Content-Type": media} if media else {},
    )
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    lines = answer.text.splitlines()
    assert any("\u4e00" <= letter <= "\u9fff" for letter in lines[0])
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in lines[-1])


def test_the_limit_of_the_server_is_that_of_the_guard() -> None:
    """A query that the server lets through may be examined."""
    assert MOST_BYTES == GUARDED


def test_a_problem_is_json_for_those_who_read_json(server: Served) -> None:
    """RFC 9457, with message and remedy in both languages."""
    answer = server.ask("ASK {", Accept="application/sparql-results+json")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == 400
    assert set(told["message"]) == set(told["remedy"]) == {"zh-Hant", "en"}
    assert "line 1" in told["message"]["en"]


def test_a_problem_speaks_the_language_of_the_request_first(server: Served) -> None:
    """Accept-Language decides which language comes first; both are there."""
    english = server.ask("ASK {", **{"Accept-Language": "en"}).text
    chinese = server.ask("ASK {", **{"Accept-Language": "zh-TW"}).text
    assert sorted(english.splitlines()) == sorted(chinese.splitlines())
    assert english.splitlines()[0].startswith("The query")


def test_what_is_not_acceptable_is_told(server: Served) -> None:
    """406 names what there is, for the kind of answer that it is."""
    answer = server.ask("SELECT * { ?s ?p ?o } LIMIT 1", Accept="image/png")
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.text
    assert server.ask(ASK, Accept="text/csv").status_code == 406


def test_a_body_that_says_it_is_too_large_is_not_read(server: Served) -> None:
    """The answer comes before any of the body has been sent."""
    line = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    with contextlib.closing(line):
        line.putrequest("POST", "/sparql")
        line.putheader("Content-Type", QUERY)
        line.putheader("Content-Length", str(10**9))
        line.endheaders()
        answer = line.getresponse()
        answer.read()
    assert answer.status == 413
    assert answer.getheader("connection") == "close"


def test_a_body_in_pieces_is_counted(server: Served) -> None:
    """A body that does not say how large it is ends at the limit."""
    pieces = (b"#" * 8192 for _ in range(1000))
    answer = server.client.post("/sparql", content=pieces, headers={"Content-Type": QUERY})
    assert answer.status_code == 413


def test_a_relative_iri_is_that_of_a_thing(server: Served) -> None:
    """<ISD3512-001v3/K01> as in our Turtle; other addresses are written in full."""
    assert server.ask("ASK { <ISD3512-001v3/K01> a cg:Knowledge }").json()["boolean"] is True


def test_head_and_options(server: Served) -> None:
    """HEAD has the headers of GET and no body; OPTIONS names the methods."""
    head = server.client.head(f"/sparql?query={quote(ASK)}")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == "application/sparql-results+json"
    options = server.client.options("/sparql")
    assert options.status_code == 204
    assert "POST" in options.headers["allow"]


def test_an_answer_that_the_client_has_is_not_sent_again(server: Served) -> None:
    """An entity tag belongs to the bytes in one format."""
    path = f"/sparql?query={quote('SELECT ?s { ?s a cg:Duty }')}"
    first = server.get(path)
    tag = first.headers["etag"]
    assert server.get(path, headers={"If-None-Match": tag}).status_code == 304
    other = server.get(path, headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert other.status_code == 200
    assert other.headers["etag"] != tag
    assert "Accept" in first.headers["vary"]


def test_what_changes_by_itself_is_not_remembered(server: Served) -> None:
    """RAND() gives another answer each time, and no cache may keep one."""
    query = "SELECT (RAND() AS ?n) (STRUUID() AS ?u) { }"
    answers = [server.ask(query) for _ in range(2)]
    assert answers[0].text != answers[1].text
    assert answers[0].headers["cache-control"] == "no-store"


def test_the_service_describes_itself(server: Served) -> None:
    """SPARQL 1.1 Service Description: RDF that names this endpoint, its language and its graphs."""
    from rdflib import RDF, Graph, Namespace, URIRef

    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    answer = server.get("/sparql", headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=answer.text, format="turtle")
    (service,) = graph.subjects(RDF.type, sd.Service)
    assert (service, sd.endpoint, URIRef(server.endpoint)) in graph
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert URIRef(GRAPH) in set(graph.objects(None, sd.name))
    assert len(set(graph.objects(service, sd.resultFormat))) == 10
    assert server.get("/").text == answer.text


def test_void_tells_how_much_there_is(server: Served) -> None:
    """Two standards with 8 tasks each: the statement counts them, in any format of RDF."""
    answer = server.get("/.well-known/void", headers={"Accept": "application/ld+json"})
    assert answer.headers["content-type"] == "application/ld+json"
    tasks = server.ask("SELECT (COUNT(*) AS ?n) { ?s a cg:Task }").json()["results"]["bindings"]
    entities = {
        node.get("void:class", {}).get("@id"): node.get("void:entities")
        for node in json.loads(answer.text)["@graph"]
        if isinstance(node.get("void:class"), dict)
    }
    (counted,) = [count for name, count in entities.items() if name and name.endswith("#Task")]
    assert counted == int(tasks[0]["n"]["value"])


def test_health(server: Served) -> None:
    """It is well while it has workers."""
    told = server.get("/health").json()
    assert told["status"] == "ok"
    assert told["workers"] > 0
