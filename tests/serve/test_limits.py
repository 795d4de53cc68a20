"""Nothing that one client asks keeps the server from answering the others."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from urllib.parse import urlsplit

import httpx
import pytest

from serving import Served

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d && ?c != ?i) }"


def test_a_hostile_query_is_stopped_while_lookups_go_on(server: Served) -> None:
    """Three queries that would never end; lookups nobody has asked before are answered meanwhile."""
    stopped: list[tuple[int, float, str]] = []

    def hostile(number: int) -> None:
        begun = time.perf_counter()
        answer = httpx.post(
            server.endpoint,
            data={"query": f"{CROSS} # {number}"},
            timeout=60,
            trust_env=False,
            verify=False,
        )
        stopped.append((answer.status_code, time.perf_counter() - begun, answer.text))

    threads = [threading.Thread(target=hostile, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    asked = answered = 0
    while any(thread.is_alive() for thread in threads):
        asked += 1
        answer = server.ask(f"SELECT ?s {{ ?s a cg:Duty }} LIMIT {asked}")
        assert answer.status_code == 200
        answered += not stopped
    assert [status for status, _, _ in stopped] == [500] * 3
    assert all("2 s" in text for _, _, text in stopped)
    assert max(seconds for _, seconds, _ in stopped) < 15
    assert answered >= 1, "no lookup was answered before the first of them was stopped"
    assert server.get("/health").json()["running"] == 0


def test_a_long_answer_is_cut_off_and_says_so(server: Served) -> None:
    """500 rows at most here: the header and the log say that there were more."""
    answer = server.ask("SELECT * { ?s ?p ?o }")
    assert answer.headers["x-compgraph-truncated"] == "rows"
    assert len(answer.json()["results"]["bindings"]) == 500
    assert server.logs("cut=rows")
    whole = server.ask("SELECT * { ?s ?p ?o } LIMIT 500")
    assert "x-compgraph-truncated" not in whole.headers


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p ?o FILTER(REGEX("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")) } LIMIT 1',
        "{" * 4000,
        "ASK " + "{" * 60 + "}" * 60,
        "SELECT * { ?s ?p ?o FILTER(" + " && ".join(["true"] * 1500) + ") }",
        "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 1200) + " }",
        "SELECT (GROUP_CONCAT(?x) AS ?y) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?x }",
        "SELECT * { ?s !(<a:1>|^<a:1>)* ?o . ?o !(<a:2>|^<a:2>)* ?t . ?t !<a:3>* ?u }",
        "\u0000",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_hostile_queries_get_an_answer_and_harm_nobody(server: Served, query: str) -> None:
    """An answer or a problem, and the next lookup is as good as before."""
    assert server.ask(query).status_code in {200, 400, 413, 500}
    assert server.ask("ASK { ?s a cg:Standard }").json()["boolean"] is True


def test_a_client_that_hangs_up_frees_its_place(server: Served) -> None:
    """The query of a client that is gone is ended before its deadline would."""
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(
            server.endpoint,
            data={"query": f"{CROSS} # gone"},
            timeout=0.3,
            trust_env=False,
            verify=False,
        )
    begun = time.perf_counter()
    while server.get("/health").json()["running"]:
        assert time.perf_counter() - begun < 10
        time.sleep(0.05)
    assert server.ask("ASK { ?s a cg:Standard }").json()["boolean"] is True


def test_a_head_that_is_too_long_is_refused(server: Served) -> None:
    """Headers are bounded too."""
    host = urlsplit(server.address)
    with socket.create_connection((host.hostname, host.port), 10) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 100_000)
        assert line.recv(100).startswith(b"HTTP/1.1 400")


def test_many_connections_that_say_nothing_keep_nobody_out(server: Served) -> None:
    """Half-sent requests hold no worker."""
    host = urlsplit(server.address)
    lines = [socket.create_connection((host.hostname, host.port), 10) for _ in range(50)]
    try:
        for line in lines:
            line.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: loc")
        assert server.get("/health").status_code == 200
    finally:
        for line in lines:
            line.close()


def test_requests_on_one_connection_follow_each_other(server: Served) -> None:
    """Keep-alive: an error does not end the connection, and answers keep their order."""
    line = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    with contextlib.closing(line):
        for query, status in (("ASK%7B%7D", 200), ("ASK%7B", 400), ("ASK%7B%7D", 200)):
            line.request("GET", f"/sparql?query={query}")
            answer = line.getresponse()
            answer.read()
            assert answer.status == status
