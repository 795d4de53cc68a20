"""Whom the server answers, what responses carry, and what is logged."""

from __future__ import annotations

import logging
from pathlib import Path

import httpx
import pytest

from compgraph.serve import access
from compgraph.serve.app import answering
from compgraph.serve.doors import LOOPBACK, host_name
from compgraph.serve.pool import Pool
from compgraph.serve.settings import Settings
from compgraph.serve.wire import Frame
from serving import Served, awaited


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8080", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8080", 200),
        ("attacker.example", 421),
        ("localhost.attacker.example", 421),
        ("attacker.example:8080", 421),
        ("127.0.0.1.attacker.example", 421),
        ("", 421),
    ],
)
def test_a_server_on_loopback_answers_to_loopback_names(
    server: Served, host: str, status: int
) -> None:
    """DNS rebinding: a page whose own name points to 127.0.0.1 gets nothing."""
    answer = server.get("/health", headers={"Host": host})
    assert answer.status_code == status
    assert "standards" not in answer.text


def test_every_response_is_closed_to_other_sites(server: Served) -> None:
    """No CORS unless asked for, no sniffing, no embedding, and no scripts."""
    for path in ("/health", "/sparql?query=ASK%7B%7D", "/sparql?query=ASK", "/none"):
        headers = server.get(path, headers={"Origin": "https://attacker.example"}).headers
        assert not [name for name in headers if name.startswith("access-control")]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "server" not in headers
    answer = server.client.options(
        "/sparql",
        headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"},
    )
    assert "access-control-allow-origin" not in answer.headers


def ask(settings: Settings, *requests: httpx.Request) -> list[httpx.Response]:
    """Return the responses of an application whose workers are not needed."""

    async def asked() -> list[httpx.Response]:
        app = answering(Pool(Path("nowhere"), settings), settings)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return [await client.send(request) for request in requests]

    return awaited(asked())


def test_cors_is_for_the_origins_named() -> None:
    """The site named may read answers, problems and the mark of truncated ones; others may not."""
    settings = Settings(origins=("https://a.example",))
    address = "http://localhost/sparql?query=ASK&query=ASK"
    allowed, other, preflight = ask(
        settings,
        httpx.Request("GET", address, headers={"Origin": "https://a.example"}),
        httpx.Request("GET", address, headers={"Origin": "https://b.example"}),
        httpx.Request(
            "OPTIONS",
            address,
            headers={
                "Origin": "https://a.example",
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type",
            },
        ),
    )
    assert allowed.headers["access-control-allow-origin"] == "https://a.example"
    assert "X-Compgraph-Truncated" in allowed.headers["access-control-expose-headers"]
    assert "access-control-allow-origin" not in other.headers
    assert preflight.status_code == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert allowed.headers["cross-origin-resource-policy"] == "cross-origin"


class Broken(Pool):
    """Workers that are never there."""

    async def answer(self, *_: object) -> Frame:
        raise RuntimeError("secret")


def test_a_fault_of_ours_is_told_without_its_details() -> None:
    """The client learns that it was our fault, and no more; the response is as safe as any other."""

    async def asked() -> httpx.Response:
        app = answering(Broken(Path("nowhere"), Settings()), Settings())
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get("/sparql?query=ASK%7B%7D")

    answer = awaited(asked())
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("localhost:80", "localhost"),
        ("[::1]", "[::1]"),
        ("[::1]:80", "[::1]"),
        ("Example.ORG", "example.org"),
        ("localhost:80:80", "localhost:80"),
        ("localhost:x", "localhost:x"),
    ],
)
def test_the_name_in_a_host_field(field: str, name: str) -> None:
    """Without the port, in lower case; what is no host is none of ours."""
    assert host_name(field) == name
    assert (name in LOOPBACK) == (name in {"localhost", "[::1]"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("SELECT ?s\r\n127.0.0.1 - - forged", "SELECT ?s\\x0d\\x0a127.0.0.1 - - forged"),
        ('"\\', '\\"\\\\'),
        ("\x1b[31mred\x9b", "\\x1b[31mred\\x9b"),
        ("職能\u202e\u2028", "職能\\u202e\\u2028"),
        ("x" * 300, "x" * 200 + "…"),
    ],
)
def test_what_strangers_write_cannot_forge_the_log(text: str, shown: str) -> None:
    """No new lines, no controls, no change of direction, and not too much of it."""
    assert access.safe(text) == shown


def test_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Common Log Format, then what we add."""
    scope = {
        "client": ("127.0.0.1", 5),
        "method": "GET",
        "path": "/sparql",
        "raw_path": b"/sparql",
        "compgraph": {"rows": 2, "cut": "rows", "query": "ASK\n{}"},
    }
    with caplog.at_level(logging.INFO, "compgraph.access"):
        access.note(scope, 200, 512, 0.0031)
    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith("127.0.0.1 - - [")
    assert line.endswith('"GET /sparql" 200 512 3.1ms rows=2 cut=rows query="ASK\\x0a{}"')


def test_requests_are_logged(server: Served) -> None:
    """Each request has its line on standard error, a refused one with the reason."""
    server.ask("ASK { ?logged a cg:Nothing }")
    server.ask("ASK { ?refused a nope:Nothing }")
    server.get("/health")
    assert server.logs('query="ASK { ?logged a cg:Nothing }"')
    assert server.logs('why="The prefix nope: is not declared."')
