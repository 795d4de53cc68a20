"""The processes: one that dies, hangs or runs out of memory costs its document and no other."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from compgraph.batch.crew import Answer, Crew, Limits, Question
from compgraph.batch.report import Report
from compgraph.store import Store

FAULTS = """
import os, time
import compgraph.reading

real = compgraph.reading.read


def read(path, **settings):
    for word, act in ACTS.items():
        if word in path.name:
            act()
    return real(path, **settings)


def fail():
    raise ZeroDivisionError("a fault")


def swell():
    raise MemoryError


ACTS = {
    "dies": lambda: os.kill(os.getpid(), 9),
    "hangs": lambda: time.sleep(60),
    "fails": fail,
    "swells": swell,
    "leaves": lambda: os._exit(0),
    "talks": lambda: print("not an answer"),
}
compgraph.reading.read = read
"""


@pytest.fixture
def faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reading fail in the processes, as the name of the file says."""
    folder = tmp_path / "faults"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(FAULTS, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)


def test_a_process_that_fails_costs_one_refusal(
    faults: None,
    reported: Callable[..., Report],
    write: Callable[..., Path],
    store: Store,
) -> None:
    """Each fault is a refusal with its own rule; all documents around it are stored."""
    names = ("1", "2-dies", "3", "4-hangs", "5-fails", "6-swells", "7-leaves", "8-talks", "9")
    for name in names:
        write(f"in/{name}.txt", code=f"FBB7512-00{name[0]}")
    folder = write("in/9.txt", code="FBB7512-009").parent
    report = reported(folder, processes=2, limits=Limits(seconds=4))
    told = {
        Path(row.path).stem: row.findings[0]["rule"] if row.findings else row.outcome
        for row in report.rows
    }
    assert told == {
        "1": "read",
        "2-dies": "reader-died",
        "3": "read",
        "4-hangs": "deadline",
        "5-fails": "reader-failed",
        "6-swells": "reader-out-of-memory",
        "7-leaves": "reader-died",
        "8-talks": "read",
        "9": "read",
    }
    assert report.complete
    assert store.list() == ("FBB7512-001", "FBB7512-003", "FBB7512-008", "FBB7512-009")


def test_answers_come_in_the_order_of_the_questions(
    faults: None, write: Callable[..., Path]
) -> None:
    """Also where the first is the slowest; what asks nothing passes through in its place."""
    slow, quick = write("1-hangs.txt"), write("2.txt", code="FBB7512-002")
    tasks: list[tuple[str, Question | None]] = [
        ("slow", Question(str(slow))),
        ("nothing", None),
        ("quick", Question(str(quick))),
    ]
    with Crew(2, Limits(seconds=3)) as crew:
        answers = list(crew.answers(tasks, lambda: False))
    assert [name for name, _ in answers] == ["slow", "nothing", "quick"]
    first, nothing, last = (answer for _, answer in answers)
    assert isinstance(first, Answer)
    assert first.head["refused"]["rule"] == "deadline"
    assert nothing is None
    assert isinstance(last, Answer)
    assert last.head["code"] == "FBB7512-002"


def test_stopping_ends_the_processes_at_once(faults: None, write: Callable[..., Path]) -> None:
    """Nobody waits for a document that takes a minute, and no process is left behind."""
    path = write("1-hangs.txt")
    begun = time.monotonic()
    with Crew(2, Limits(seconds=60)) as crew:
        asked: Iterator[tuple[str, Question | None]] = iter([("it", Question(str(path)))])
        assert list(crew.answers(asked, lambda: time.monotonic() > begun + 1)) == []
    assert time.monotonic() - begun < 20
    assert all(hand._process is None for hand in crew._hands)


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
def test_a_process_ends_when_nobody_is_left_to_ask(write: Callable[..., Path]) -> None:
    """The one who asks may be killed: what he started ends by itself, and Ctrl-C is not its business."""
    import sys

    from compgraph.batch.crew import READY, _environment

    process = subprocess.Popen(
        [sys.executable, "-m", "compgraph.batch.work", '{"seconds": 60, "memory": 2000000000}'],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == READY
    process.send_signal(signal.SIGINT)
    time.sleep(0.2)
    assert process.poll() is None
    process.stdin.close()
    assert process.wait(timeout=20) == 0
    process.stdout.close()
