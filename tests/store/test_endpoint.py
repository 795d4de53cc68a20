"""The address of an endpoint, who asks, and what a server may answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from compgraph.errors import LimitReached, UsageError
from compgraph.store.endpoint import Endpoint, Refusal, is_address

Answer = Callable[[BaseHTTPRequestHandler], None]


def test_what_is_an_address() -> None:
    """Only http and https; everything else is a folder."""
    assert is_address("https://example.org/sparql")
    assert is_address("http://127.0.0.1:7878")
    assert not is_address("store")
    assert not is_address("C:\\store")


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "https://user:secret@host/",
        "http://host/?query=",
        "http://host/#x",
        "http://host:99999/",
    ],
)
def test_what_is_no_address(address: str) -> None:
    """Neither without a host nor with more than host, port and path."""
    with pytest.raises(UsageError):
        Endpoint(address, {})


def test_credentials_never_go_out_as_plain_text() -> None:
    """A user or a token needs TLS, except on this computer."""
    for secret in ({"COMPGRAPH_STORE_USER": "甲"}, {"COMPGRAPH_STORE_TOKEN": "t"}):
        with pytest.raises(UsageError, match="not encrypted"):
            Endpoint("http://store.example/query", secret)
        Endpoint("http://127.0.0.1:1/query", secret)
        Endpoint("https://store.example/query", secret)


@pytest.fixture
def server() -> Iterator[Callable[[Answer], tuple[str, list[tuple[str, dict[str, str], bytes]]]]]:
    """Return a function that starts a server with this answer: its address, and what it was asked."""
    started: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> tuple[str, list[tuple[str, dict[str, str], bytes]]]:
        asked: list[tuple[str, dict[str, str], bytes]] = []

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked.append((self.path, dict(self.headers), body))
                answer(self)

            def log_message(self, *_: object) -> None:
                pass

        running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        started.append(running)
        return f"http://127.0.0.1:{running.server_address[1]}", asked

    yield start
    for one in started:
        one.shutdown()
        one.server_close()


def said(status: int, body: bytes = b"", **headers: str) -> Answer:
    """Return the answer with this status, body and headers."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def test_where_queries_and_updates_go(server) -> None:  # type: ignore[no-untyped-def]
    """/query and /update under a bare address, one place under any other, or the one named."""
    address, asked = server(said(200, b"{}", Content_Type="application/json"))
    places = {
        ("", None): ("/query", "/update"),
        ("/", None): ("/query", "/update"),
        ("/ds/query", None): ("/ds/query", "/ds/update"),
        ("/sparql", None): ("/sparql", "/sparql"),
        ("/sparql", "/w"): ("/sparql", "/w"),
    }
    for (path, update), expected in places.items():
        asked.clear()
        environment = {"COMPGRAPH_STORE_UPDATE": update} if update else {}
        endpoint = Endpoint(address + path, environment)
        endpoint.query("ASK {}", "*/*")
        endpoint.update("CLEAR ALL")
        endpoint.close()
        assert tuple(path for path, _, _ in asked) == expected


def test_a_request_says_what_the_protocol_wants(server) -> None:  # type: ignore[no-untyped-def]
    """SPARQL 1.1 Protocol, 2.1.3 and 2.2.2: the text as the body under its own media type, UTF-8."""
    address, asked = server(said(200, b"{}", Content_Type="application/json"))
    environment = {"COMPGRAPH_STORE_USER": "甲", "COMPGRAPH_STORE_PASSWORD": "乙"}
    endpoint = Endpoint(address, environment)
    endpoint.query("ASK { ?s ?p '職能' }", "text/x")
    endpoint.update("CLEAR ALL")
    endpoint.close()
    (_, first, body), (_, second, _) = asked
    assert body.decode() == "ASK { ?s ?p '職能' }"
    assert first["Content-Type"] == "application/sparql-query"
    assert first["Accept"] == "text/x"
    assert second["Content-Type"] == "application/sparql-update"
    assert first["Authorization"] == "Basic 55SyOuS5mQ=="  # base64 of 甲:乙, by coreutils


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (said(400, b"bad\x1b[31m query"), Refusal),
        (said(500), Refusal),
        (said(401), UsageError),
        (said(302, Location="http://169.254.169.254/latest"), UsageError),
    ],
)
def test_what_a_server_may_say(server, answer: Answer, error: type[Exception]) -> None:  # type: ignore[no-untyped-def]
    """A refusal gives its reason without control characters; nothing is followed elsewhere."""
    address, asked = server(answer)
    endpoint = Endpoint(address, {})
    with pytest.raises(error) as raised:
        endpoint.query("ASK {}", "*/*")
    endpoint.close()
    assert "\x1b" not in str(raised.value)
    assert len(asked) == 1


def test_a_server_that_is_not_there(server) -> None:  # type: ignore[no-untyped-def]
    """A limit, with the reason; also when it stops in the middle of its answer."""
    with pytest.raises(LimitReached, match="does not answer"):
        Endpoint("http://127.0.0.1:9/query", {}, seconds=2).query("ASK {}", "*/*")

    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100")
        request.end_headers()
        request.wfile.write(b"{")
        request.close_connection = True

    address, _ = server(cut)
    with pytest.raises(LimitReached):
        Endpoint(address, {}).query("ASK {}", "*/*")
