"""Starting and stopping: ports, locks, signals, and the exit codes that say how it went."""

from __future__ import annotations

import select
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from compgraph.cli import serve as command
from compgraph.cli.outermost import run
from compgraph.errors import LimitReached
from compgraph.serve.run import is_loopback
from compgraph.store import open_store
from serving import served

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a < ?i) }"


def test_it_stops_in_good_order(folder: Path, tmp_path: Path) -> None:
    """While it serves: nobody writes, others read, the port is taken. SIGTERM: exit code 0.

    An answer that is on its way is still given: here, that its query took too long.
    """
    folder = shutil.copytree(folder, tmp_path / "store")
    with served(folder, "--limit-seconds", "2", "--processes", "1") as server:
        with pytest.raises(LimitReached, match=r"store|圖譜庫"):
            open_store(folder)
        with open_store(folder, read_only=True) as store:
            assert len(store.list()) == 2
        port = server.address.rpartition(":")[2]
        assert run(["serve", "--store", str(folder), "--port", port, "--lang", "en"]) == 4
        got: list[int] = []
        asking = threading.Thread(target=lambda: got.append(server.ask(LONG).status_code))
        asking.start()
        while not server.get("/health").json()["running"]:
            time.sleep(0.02)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(20) == 0
        asking.join()
        assert got == [500]
    assert "Stopped.\n" in server.lines
    assert not [line for line in server.lines if "Traceback" in line]
    with open_store(folder) as store:
        assert len(store.list()) == 2


IMPATIENT = """
import sys
from pathlib import Path
from compgraph.serve.run import run
from compgraph.serve.settings import Settings
def told(address):
    print("Serving", address, file=sys.stderr, flush=True)
run(Path(sys.argv[1]), "127.0.0.1", 0, Settings(processes=1, patience=0.5), told)
"""


def test_patience_ends(folder: Path) -> None:
    """A head or a body that does not come, and an answer that nobody takes, end the connection."""
    with served(folder, program=IMPATIENT) as server:
        host = urlsplit(server.address)
        place = (host.hostname, host.port)
        with socket.create_connection(place, 10) as line:
            line.sendall(b"GET /health HTTP/1.1\r\nHost: loc")
            assert _rest(line) == b""
        with socket.create_connection(place, 10) as line:
            line.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n"
                b"Content-Type: application/sparql-query\r\n\r\nASK"
            )
            assert _rest(line).startswith(b"HTTP/1.1 408 ")
        with socket.socket() as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.connect(place)
            query = quote("SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 30000")
            line.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            broken = select.poll()
            broken.register(line, 0)  # nothing is read; only the end of the connection counts
            assert broken.poll(20_000)
        assert server.get("/health").json()["status"] == "ok"


def _rest(line: socket.socket) -> bytes:
    """Return everything that comes until the other side ends the connection."""
    taken = []
    try:
        while part := line.recv(65536):
            taken.append(part)
    except ConnectionResetError:
        pass
    return b"".join(taken)


def test_a_store_that_is_being_written_is_not_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another program has the folder open for writing: exit code 4, and what to do."""
    program = (
        "import sys; from compgraph.store import open_store; s = open_store(sys.argv[1]); "
        "s.put(__import__('compgraph.reading', fromlist=['read']).read("
        "__import__('compgraph.resources', fromlist=['x']).shipped_standard())); "
        "print('open', flush=True); sys.stdin.read()"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "store")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        code = run(["serve", "--store", str(tmp_path / "store"), "--port", "0", "--lang", "en"])
        writer.communicate("")
    assert code == 4
    assert "Another program is using the store" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--store", "nowhere"], 2, "nowhere"),
        (["--store", "http://127.0.0.1:1"], 2, "not an address"),
        (["--cors", "example.org"], 2, "“example.org” is not the origin of a web site."),
        (["--cors", "https://example.org/path"], 2, "without a path"),
        (["--host", "no.such.host.invalid"], 2, "no.such.host.invalid"),
        (["--port", "70000"], 2, "--port"),
        ([], 2, "--store"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(
    folder: Path,
    *,
    words: list[str],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Usage errors exit with 2, before anything is started."""
    monkeypatch.setattr("socket.getaddrinfo", _no_name)
    named = words if not words or "--store" in words else ["--store", str(folder), *words]
    assert run(["serve", *named, "--lang", "en"]) == code
    assert said in capsys.readouterr().err


def _no_name(*_: object, **__: object) -> None:
    raise OSError("no name")


def test_without_the_extra_the_command_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Starlette and uvicorn are no part of the core."""
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    assert run(["serve", "--store", str(folder), "--lang", "en"]) == 2
    assert 'pip install "compgraph[serve]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
    ],
)
def test_what_loopback_is(host: str, expected: bool) -> None:
    """Only this computer reaches it."""
    assert is_loopback(host) is expected
