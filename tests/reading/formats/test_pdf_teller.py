"""The processes in which PDFium reads: kept from document to document, ended in time, left by none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from compgraph.errors import SourceRefused
from compgraph.grid import Paragraph, Piece
from compgraph.reading.formats import pdf, pdf_child, pdf_teller
from compgraph.reading.formats.pdf_pages import LIMITS
from compgraph.reading.formats.pdf_teller import TELLERS, Tellers
from compgraph.reading.upload import Upload
from pdf_making import drawn, locked, text

GOOD = text(20, 300, "A")
LATE = 20.0
EARLIER: set[int] = set()


@pytest.fixture(autouse=True)
def none_waits() -> Iterator[None]:
    """Begin and end each test without a process."""
    TELLERS.end()
    EARLIER.clear()
    EARLIER.update(children())
    yield
    TELLERS.end()


@pytest.fixture
def tellers() -> Iterator[Tellers]:
    """Return processes of their own."""
    own = Tellers()
    yield own
    own.end()


@pytest.fixture
def acted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Return a function: what it is given, each process does instead of reading."""

    def act(source: str) -> None:
        script = tmp_path / "child.py"
        script.write_text(f"import os, sys, time\n{source}\n", encoding="utf-8")
        monkeypatch.setattr(pdf_teller, "_CHILD", script)

    return act


def read(raw: bytes) -> list[Piece]:
    return pdf.pieces(Upload("standard.pdf", raw))


def waiting(tellers: Tellers = TELLERS) -> int | None:
    """Return the number of the process that waits for a document."""
    return tellers._free and tellers._free._process.pid


def children() -> set[int]:
    """Return the processes that this one started and has not ended (Linux).

    A browser or a server that tests before these started may run until all tests have ended.
    """
    tasks = Path("/proc/self/task").iterdir()
    started = {int(pid) for task in tasks for pid in (task / "children").read_text().split()}
    return started - EARLIER


def lives(pid: int) -> bool:
    """Return whether a process is there and no zombie (Linux)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def gone(pid: int) -> bool:
    """Return whether a process is gone, or goes within some seconds."""
    until = time.monotonic() + 10
    while lives(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not lives(pid)


def run(source: str) -> subprocess.CompletedProcess[str]:
    """Run a program that reads PDFs; each warning is an error."""
    head = (
        "import os, sys\n"
        "from compgraph.reading.formats import pdf\n"
        "from compgraph.reading.formats.pdf_teller import TELLERS\n"
        "from compgraph.reading.upload import Upload\n"
        f"raw = {drawn(GOOD)!r}\n"
        "def asked():\n"
        "    assert len(pdf.pieces(Upload('a.pdf', raw))) == 1\n"
        "    return TELLERS._free._process.pid\n"
    )
    command = [sys.executable, "-W", "error", "-c", head + source]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)


# --- One process, many documents ------------------------------------------------------------------


def test_one_process_tells_of_many_documents() -> None:
    """It is started once, and each document gives what it gives to a fresh process."""
    documents = [
        drawn(text(20, 300, "one")),
        drawn(text(20, 300, "AB", size=20), text(30, 30, "page 2")),
        locked(GOOD, user=b""),
        drawn("/Form1 Do\n", form=text(20, 300, "in a form")),
        drawn(text(20, 300, "one"), page="/Rotate 90"),
    ]
    expected = []
    for raw in documents:
        TELLERS.end()
        expected.append(read(raw))
    TELLERS.end()
    read(drawn(GOOD))
    process = waiting()

    for _ in range(2):
        assert expected == [read(raw) for raw in documents]
        assert process == waiting()


def test_a_process_is_replaced_after_some_documents() -> None:
    """What PDFium may keep to itself does not grow without end."""
    raw = drawn(GOOD)
    processes = []
    for _ in range(pdf_child._DOCUMENTS + 1):
        assert [Paragraph("A", 1)] == read(raw)
        processes.append(waiting())

    first = set(processes[: pdf_child._DOCUMENTS - 1])
    assert len(first) == 1
    assert processes[-2] is None
    assert processes[-1] not in {None, *first}


def test_a_process_that_grew_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Memory that a document took is given back."""
    folder = Path(pdf_child.__file__).parent
    source = (folder / "pdf_child.py").read_text(encoding="utf-8")
    most = "grown = max(_GROWN, _largest())"
    assert most in source
    (tmp_path / "pdf_child.py").write_text(source.replace(most, "grown = 0"), encoding="utf-8")
    (tmp_path / "pdf_drawing.py").write_bytes((folder / "pdf_drawing.py").read_bytes())
    monkeypatch.setattr(pdf_teller, "_CHILD", tmp_path / "pdf_child.py")

    assert [Paragraph("A", 1)] == read(drawn(GOOD))
    assert waiting() is None


def test_a_large_document_with_a_large_answer_is_read() -> None:
    """More than any pipe holds, both ways: the process reads all before it answers."""
    page = "".join(text(10, 10 * row, "abcdefghij" * 4) for row in range(30))
    raw = drawn(page + " " * 5_000_000, *[page] * 20)
    for _ in range(2):
        assert len({piece.page for piece in read(raw) if isinstance(piece, Paragraph)}) == 21


# --- What ends a process --------------------------------------------------------------------------


def test_a_refusal_ends_the_process_and_comes_from_a_fresh_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A process that has read others before is not the last to say no, and none goes on after."""
    asked: list[int] = []
    tell = pdf_teller._Teller.tell
    monkeypatch.setattr(
        pdf_teller._Teller,
        "tell",
        lambda self, raw, seconds: (asked.append(self._process.pid), tell(self, raw, seconds))[1],
    )
    read(drawn(GOOD))
    for _ in range(2):
        with pytest.raises(SourceRefused) as caught:
            read(locked(GOOD, user=b"secret"))
        assert caught.value.rule == "pdf-encrypted"
        assert waiting() is None
        assert not children().intersection(asked)
    read(drawn(GOOD))

    # Read, refused, refused by a fresh one, refused by a fresh one, read.
    processes = list(dict.fromkeys(asked))
    assert [processes.index(process) for process in asked] == [0, 0, 1, 2, 3]


def test_a_document_does_not_suffer_from_the_one_before(
    acted: Callable[[str], None], tellers: Tellers
) -> None:
    """A process that dies of its second document is replaced, and the document told of."""
    acted(
        "for count in range(2):\n"
        "    sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(8), 'big'))\n"
        "    if count: os._exit(3)\n"
        '    print(\'{"complete": true, "last": false}\', flush=True)\n'
    )
    for _ in range(3):
        assert tellers.told(b"%PDF-", LIMITS, LATE).end == {"complete": True, "last": False}


def test_a_process_that_was_ended_while_it_waited_is_replaced() -> None:
    """Whoever ended it, the next document is read."""
    read(drawn(GOOD))
    process = waiting()
    assert process is not None
    os.kill(process, signal.SIGKILL)

    assert [Paragraph("A", 1)] == read(drawn(GOOD))
    assert process not in children()


@pytest.mark.parametrize(
    "source",
    [
        "time.sleep(60)",
        "sys.stdin.buffer.read(8)\nprint('{\"turn\"', end='', flush=True)\ntime.sleep(60)",
        "sys.stdin.buffer.read(8)\nwhile True: print('{\"numbers\": [0, 0, 0, 0]}', flush=True)",
    ],
    ids=["takes nothing", "stops within an answer", "answers without end"],
)
def test_a_process_that_is_late_is_ended(
    source: str, acted: Callable[[str], None], tellers: Tellers
) -> None:
    """At its deadline it is killed, whatever it does, even if it takes no document."""
    acted(source)
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        tellers.told(b"?" * 1_000_000, LIMITS, 0.5)

    assert 0.4 < time.monotonic() - started < 5
    assert waiting(tellers) is None
    assert not children()


@pytest.mark.parametrize("said", ["", '{"turn": 0, "numbers": [0, 0, 0, 9]}', '{"turn'])
def test_a_process_that_dies_has_said_nothing(
    said: str, acted: Callable[[str], None], tellers: Tellers
) -> None:
    """Before or within an answer: how it went is unknown."""
    acted(f"sys.stdin.buffer.read(8)\nprint({said!r}, flush=True, end='')\nos._exit(3)")
    assert tellers.told(b"%PDF-", LIMITS, LATE).end is None
    assert not children()


def test_a_fault_of_ours_is_told_with_its_trace(
    acted: Callable[[str], None], tellers: Tellers
) -> None:
    """What Python raises in the process is not taken for a fault of the document."""
    acted("raise LookupError('of ours')")
    with pytest.raises(RuntimeError, match="LookupError: of ours"):
        tellers.told(b"%PDF-", LIMITS, LATE)
    assert not children()


# --- Who has a process ----------------------------------------------------------------------------


def test_threads_do_not_wait_for_each_other() -> None:
    """Who finds no free process starts one; at most one is kept."""
    documents = [drawn(text(20, 300, letter) * 3) for letter in "ABCDEFGH"]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(read, documents))

    assert [[Paragraph(letter, 1)] for letter in "ABCDEFGH"] == found
    assert {waiting()} == children()


def test_a_forked_process_has_its_own() -> None:
    """Neither asks the other's; the one that was there goes on, and ends with who started it."""
    done = run(
        "import warnings\n"
        "warnings.simplefilter('ignore', DeprecationWarning)\n"  # forking beside threads
        "first = asked()\n"
        "forked = os.fork()\n"
        "if not forked:\n"
        "    assert TELLERS._free is None\n"
        "    assert asked() != first\n"
        "    sys.exit()\n"
        "assert os.waitpid(forked, 0)[1] == 0\n"
        "assert asked() == first\n"
        "print(first)\n"
    )
    assert done.stderr == ""
    assert gone(int(done.stdout))


def test_a_process_ends_with_the_interpreter_that_started_it() -> None:
    """Nothing is left behind and nothing is complained about."""
    done = run("print(asked())\n")
    assert done.stderr == ""
    assert not lives(int(done.stdout))


def test_a_process_ends_when_the_one_that_started_it_is_killed() -> None:
    """A process that reads for `load` is killed when it is late: what it started goes too."""
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(Path(__file__).parents[2])],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert gone(int(done.stdout))


_KILLED = """
import os, signal, sys
sys.path.append(sys.argv[1])
from compgraph.reading.formats import pdf
from compgraph.reading.formats.pdf_teller import TELLERS
from compgraph.reading.upload import Upload
from pdf_making import drawn, text
pdf.pieces(Upload("a.pdf", drawn(text(20, 300, "A"))))
print(TELLERS._free._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
