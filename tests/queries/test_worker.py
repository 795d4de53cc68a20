"""Queries of strangers run in a child: it answers, or it is ended, and nothing gets out."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD

from compgraph.errors import CompgraphError, LimitReached, UsageError
from compgraph.queries import Limits, ask, worker
from compgraph.rdf.vocab import CG, ICAP, thing
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store
from compgraph.store.replica import Replica

CODE = "ISD3512-001v3"


class Listener:
    """A server on loopback that writes down every request."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        hits = self.hits

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hits.append(f"{self.command} {self.path}")
                self.send_response(200)
                self.send_header("Content-Type", "text/turtle")
                self.end_headers()
                self.wfile.write(b"<urn:secret> <urn:secret> <urn:secret> .")

            do_POST = do_GET  # noqa: N815 - the server asks for this name

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        """Stop listening."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """Return a listening server."""
    server = Listener()
    yield server
    server.close()


@pytest.fixture(scope="module")
def folder(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store with the shipped standard."""
    path = tmp_path_factory.mktemp("store") / "graph"
    with open_store(path) as opened:
        opened.put(reading)
    return path


def test_no_disguise_reaches_the_network(store: Store, listener: Listener, cases: Path) -> None:
    """All of them are refused, and the server logs no request at all."""
    before = list(store.query("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o").rows)
    forbidden = json.loads((cases / "queries" / "forbidden.json").read_text("utf-8"))
    assert len(forbidden["SERVICE"]) > 25
    for wrong, disguises in forbidden.items():
        for disguise, query in disguises.items():
            with pytest.raises(CompgraphError):
                ask(store, query.replace("URL", listener.url))
            assert listener.hits == [], f"{wrong} {disguise}"
    assert before == list(store.query("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o").rows)


def test_the_listener_would_have_heard(listener: Listener) -> None:
    """The engine itself does go out: without the guard the server is hit."""
    query = f"SELECT * {{ SERVICE <{listener.url}> {{ ?s ?p ?o }} }}"
    with pytest.raises(Exception, match=r".*"), open_store() as bare:
        bare.query(query)
    assert len(listener.hits) == 1
    listener.hits.clear()


def can_leave_the_network() -> bool:
    """Return whether this system lets a process leave the network."""
    command = "import ctypes; raise SystemExit(ctypes.CDLL(None).unshare(0x50000000))"
    tried = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    return sys.platform == "linux" and tried.returncode == 0


def test_a_child_reaches_nobody_even_past_the_guard(
    store: Store, folder: Path, listener: Listener
) -> None:
    """Were the guard fooled, the child could still not go out, where the system can prevent it."""
    query = f"SELECT * {{ SERVICE <{listener.url}> {{ ?s ?p ?o }} }}"
    in_folder = Replica(folder, folder=True, ours=None)
    for replica, cut_off in (
        (store.replica(), sys.platform != "win32"),
        (in_folder, can_leave_the_network()),
    ):
        listener.hits.clear()
        if cut_off:
            with pytest.raises((worker.Refused, worker.Stopped)):
                worker.run(replica, query, {}, Limits())
            assert listener.hits == []


def test_answers_are_the_same_as_in_process(store: Store) -> None:
    """Terms of every kind come back from the child as they come from the store itself."""
    query = """
        SELECT ?s ?p ?o ?b ?n ?d ?t ?none {
          ?s ?p ?o . OPTIONAL { ?s cg:nothing ?none }
          BIND(1.50 AS ?n) BIND("x"^^cg:odd AS ?d) BIND("a\\tb\\n\\"c\\\\" AS ?t)
        } ORDER BY ?s ?p ?o
    """
    mine = ask(store, query)
    assert mine == store.query(query)
    assert len(mine.rows) == len(store.graph())
    assert "zh-Hant" in {
        term.language for row in mine.rows for term in row if isinstance(term, Literal)
    }
    construct = "CONSTRUCT { ?s cg:code ?o } WHERE { ?s cg:code ?o }"
    assert ask(store, construct) == store.query(construct)
    assert ask(store, "DESCRIBE icap:ISD3512-001v3").kind == "construct"
    assert ask(store, "ASK { ?s a cg:Task }").boolean is True
    assert ask(store, "ASK { ?s a cg:Overlap }").boolean is False


def test_graphs_are_the_same_in_the_child(store: Store, folder: Path) -> None:
    """Default graph and named graphs, in memory and in a folder, read-only and open for writing."""
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    expected = ask(store, query)
    assert [str(name).removeprefix(ICAP) for name in expected.column("g")] == [
        f"graph/{CODE}",
        f"graph/{CODE}/source",
        "graph/concepts",
        "graph/schemes",
    ]
    for read_only in (True, False):
        with open_store(folder, read_only=read_only) as opened:
            assert ask(opened, query) == expected
            assert ask(opened, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == (
                (Literal(len(store.graph())),),
            )
    assert sorted(path.name for path in folder.parent.iterdir()) == ["graph"]


def test_the_child_sees_what_was_put_last(reading: Reading) -> None:
    """The copy it reads is renewed after every change, and gone in the end."""
    count = "SELECT ?code { ?s a cg:Standard ; cg:code ?code } ORDER BY ?code"
    with open_store() as opened:
        opened.put(reading)
        assert len(ask(opened, count).rows) == 1
        first = opened.replica().path
        assert opened.replica().path == first
        opened.put(replace(reading.standard, code="ISD3512-009v1"))
        assert not first.exists()
        assert len(ask(opened, count).rows) == 2
        opened.remove(CODE)
        assert [str(code) for code in ask(opened, count).column("code")] == ["ISD3512-009v1"]
        last = opened.replica().path
    assert not last.exists()


def test_from_reads_a_graph_of_the_store(store: Store) -> None:
    """FROM makes a named graph the default graph of the query."""
    schemes = "https://w3id.org/compgraph/icap/graph/schemes"
    answer = ask(store, f"SELECT ?n FROM <{schemes}> {{ ?l cg:levelNumber ?n }} ORDER BY ?n")
    assert [str(number) for number in answer.column("n")] == ["1", "2", "3", "4", "5", "6"]


CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_cross_join_is_ended_at_its_deadline(store: Store) -> None:
    """COUNT cannot be interrupted from within; the child is ended from without."""
    begin = time.perf_counter()
    with pytest.raises(LimitReached, match="2") as stopped:
        ask(store, CROSS, limits=Limits(seconds=2))
    assert 2 <= time.perf_counter() - begin < 5
    assert stopped.value.exit_code == 4
    assert ask(store, "ASK { ?s ?p ?o }").boolean is True


def test_a_regular_expression_bomb_does_not_go_off(store: Store) -> None:
    """^(a+)+$ is linear in the engine that runs it, and never runs in rdflib."""
    query = f'SELECT * {{ ?s ?p ?o FILTER(REGEX("{"a" * 40}b", "^(a+)+$")) }}'
    assert ask(store, query, limits=Limits(seconds=10)).rows == ()


def test_a_memory_hog_is_ended_by_its_limit(store: Store) -> None:
    """A result that outgrows the memory allowed is a limit, and the store answers on."""
    query = (
        "SELECT (GROUP_CONCAT(?x) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
        "BIND(CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) }"
    )
    with pytest.raises(LimitReached) as stopped:
        ask(store, query, limits=Limits(seconds=60, memory=400 * 1024**2))
    assert "memory" in stopped.value.message.en
    assert ask(store, "ASK { ?s ?p ?o }").boolean is True


CRASHES = {
    "4000 braces": "SELECT * {" + "{" * 8000 + "}" * 8000 + "}",
    "10000 &&": "SELECT * { FILTER(1" + "&&1" * 20_000 + ") }",
    "20000 UNION": "SELECT * { {}" + "UNION{}" * 40_000 + " }",
}


@pytest.mark.parametrize("name", CRASHES)
def test_what_would_crash_the_engine_ends_the_child_only(name: str, store: Store) -> None:
    """Past the guard, a query that ends the engine's process leaves this one and the store alone."""
    with pytest.raises(worker.Stopped) as stopped:
        worker.run(store.replica(), CRASHES[name], {}, Limits(seconds=30))
    assert stopped.value.why == "died"
    assert store.query("ASK { ?s ?p ?o }").boolean is True


def test_rows_beyond_the_cap_are_cut_off_and_said_to_be(store: Store) -> None:
    """Rows and triples; exactly at the cap nothing is said."""
    tasks = "SELECT ?t { ?t a cg:Task } ORDER BY ?t"
    cut = ask(store, tasks, limits=Limits(rows=3))
    assert (len(cut.rows), cut.truncated) == (3, True)
    assert cut.rows == ask(store, tasks).rows[:3]
    whole = ask(store, tasks, limits=Limits(rows=7))
    assert (len(whole.rows), whole.truncated) == (7, False)
    triples = ask(store, "CONSTRUCT WHERE { ?s ?p ?o }", limits=Limits(rows=10))
    assert (len(triples.triples), triples.truncated) == (10, True)
    small = ask(store, "SELECT * { ?s ?p ?o }", limits=Limits(size=2000))
    assert small.truncated
    assert 0 < len(small.rows) < 30


def test_what_the_engine_does_not_take_is_a_usage_error(store: Store) -> None:
    """rdflib parses these; Oxigraph refuses them, and its sentence is passed on."""
    for query in (
        "SELECT ?x (SUM(?y) AS ?sum) { ?x cg:level ?y }",
        "SELECT (<http://example.org/f>(1) AS ?x) {}",
        "SELECT * { <relative> ?p ?o }",
    ):
        with pytest.raises(UsageError):
            ask(store, query)


def test_an_odd_literal_is_no_noise(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """A value that does not fit its datatype comes back as written, without a warning."""
    ((value,),) = ask(store, 'SELECT ("abc"^^xsd:integer AS ?x) {}').rows
    assert value == Literal("abc", datatype=XSD.integer, normalize=False)
    ((number,),) = ask(store, 'SELECT ("007"^^xsd:integer AS ?x) {}').rows
    assert str(number) in {"7", "007"}
    assert [record for record in caplog.records if "Failed" not in record.message] == []


def test_a_file_with_a_head_is_asked_with_parameters(store: Store, tmp_path: Path) -> None:
    """A .rq file of one's own may have parameters like the shipped ones, and runs guarded."""
    file = tmp_path / "my question.rq"
    file.write_text(
        "#+ summary: 某級別的任務 / Tasks of a level\n#+ params:\n#+   - level: integer\n"
        "SELECT ?task { VALUES ?level { 4 } ?task a cg:Task ; cg:level ?level } ORDER BY ?task",
        "utf-8",
    )
    assert len(ask(store, file, {"level": "3"}).rows) == 5
    assert len(ask(store, str(file), {"level": "4"}).rows) == 2
    with pytest.raises(UsageError, match="level"):
        ask(store, file)
    file.write_text("SELECT * { SERVICE <http://127.0.0.1:9/> { } }", "utf-8")
    with pytest.raises(UsageError, match="SERVICE"):
        ask(store, file)


def test_the_child_starts_light(store: Store) -> None:
    """It imports the engine and neither rdflib, networkx nor click."""
    listed = subprocess.run(
        [sys.executable, "-c", "import sys, compgraph.queries.worker; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "pyoxigraph" in listed
    assert not {"rdflib", "networkx", "click", "scipy", "pyparsing"} & set(listed)


def test_the_child_ignores_the_folder_it_starts_in(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file named like a module, lying where the command is called, is not imported."""
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')", "utf-8")
    (tmp_path / "pyoxigraph.py").write_text("raise SystemExit('hijacked')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert ask(store, "ASK { ?s ?p ?o }").boolean is True


def test_a_child_nobody_waits_for_ends_itself(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the one who asked is gone, the watchdog ends the engine some seconds after the deadline."""
    task = {
        "path": str(store.replica().path),
        "folder": False,
        "query": CROSS,
        "prefixes": {},
        "seconds": 0.5 - worker._GRACE + 0.5,
        "memory": Limits().memory,
        "rows": 10,
        "size": 1000,
    }
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "compgraph.queries.worker"],
        input=json.dumps(task).encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert time.perf_counter() - begin < 20


def test_a_stranger_waits_less_than_half_a_second(store: Store) -> None:
    """Examined, started, loaded, answered: the shipped standard."""
    query = "SELECT ?t ?l {{ ?t a cg:Task ; rdfs:label ?l }} # {}"
    best = 9.0
    for attempt in range(4):
        begin = time.perf_counter()
        ask(store, query.format(attempt))
        best = min(best, time.perf_counter() - begin)
    assert best < 0.5


def test_a_broken_copy_is_reported(tmp_path: Path) -> None:
    """A copy that cannot be opened is the child's error, not a crash of ours."""
    with pytest.raises(worker.Refused):
        worker.run(Replica(tmp_path / "gone.nq", folder=False, ours=None), "ASK {}", {}, Limits())


def test_derived_graphs_are_reached_by_graph_only(reading: Reading) -> None:
    """What was put with put_graph is no part of the default graph."""
    derived = Graph()
    node = thing(CODE, "overlap/T1.1/T1.2")
    derived.add((node, RDF.type, CG.Overlap))
    name = URIRef(f"{ICAP}graph/entailed/task-overlap")
    with open_store() as opened:
        opened.put(reading)
        opened.put_graph(name, derived)
        assert ask(opened, "ASK { ?o a cg:Overlap }").boolean is False
        (row,) = ask(opened, "SELECT ?g ?o { GRAPH ?g { ?o a cg:Overlap } }").rows
        assert row == (name, node)
