"""The processes that read: each with a deadline, none that can take the run with it.

Answers come in the order of the questions, however many processes there are, so that which of two
documents comes first never depends on the machine. Only a window of questions is ahead of the
answers: memory stays bounded when one document is slow.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self, TypeVar

from compgraph.batch.work import READY, failed
from compgraph.errors import LimitReached
from compgraph.messages import text

T = TypeVar("T")

_WINDOW = 64
"""Questions that may be ahead of the answer that is next: enough while a batch is written."""

_TICK = 0.2
"""Seconds after which a waiting loop looks up: Windows cannot interrupt it otherwise."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: `seconds`, and `memory` bytes of address space (not on Windows)."""

    seconds: float = 60.0
    memory: int = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Question:
    """A document to read."""

    path: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What `work.answer` said: the head, and the statements of the two graphs."""

    head: dict[str, Any]
    asserted: bytes = b""
    source: bytes = b""


class Crew:
    """Processes that answer questions; use it in a `with` statement, which ends them."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._questions: Queue[tuple[int, Question] | None] = Queue()
        self._answers: Queue[tuple[int, Answer | BaseException]] = Queue()
        self._hands = [_Hand(limits) for _ in range(size)]
        self._threads = [
            threading.Thread(target=self._serve, args=(hand,), daemon=True) for hand in self._hands
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(Empty):
            while True:
                self._questions.get_nowait()
        for hand in self._hands:
            self._questions.put(None)
            hand.dismiss()
        for thread in self._threads:
            thread.join(timeout=10)

    def answers(
        self,
        tasks: Iterable[tuple[T, Question | None]],
        stopping: Callable[[], bool],
    ) -> Iterator[tuple[T, Answer | None]]:
        """Yield each task with the answer to its question, in the order of the tasks.

        A task without a question passes through. It ends early once `stopping` says so. Raises
        LimitReached when processes cannot be started at all.
        """
        waiting: deque[tuple[T, int | None]] = deque()
        arrived: dict[int, Answer] = {}
        for number, (task, question) in enumerate(tasks):
            waiting.append((task, None if question is None else number))
            if question is not None:
                self._questions.put((number, question))
            while len(waiting) >= _WINDOW or self._is_there(waiting, arrived):
                if not self._arrive(waiting[0][1], arrived, stopping):
                    return
                yield _taken(waiting, arrived)
        while waiting and self._arrive(waiting[0][1], arrived, stopping):
            yield _taken(waiting, arrived)

    def _is_there(self, waiting: deque[tuple[T, int | None]], arrived: dict[int, Answer]) -> bool:
        """Return whether the next task can be told without waiting."""
        with contextlib.suppress(Empty):
            while True:
                self._take(self._answers.get_nowait(), arrived)
        return bool(waiting) and (waiting[0][1] is None or waiting[0][1] in arrived)

    def _arrive(
        self, number: int | None, arrived: dict[int, Answer], stopping: Callable[[], bool]
    ) -> bool:
        """Wait for an answer; return whether it is there, False when nobody wants it any more."""
        while number is not None and number not in arrived:
            if stopping():
                return False
            with contextlib.suppress(Empty):
                self._take(self._answers.get(timeout=_TICK), arrived)
        return not stopping()

    @staticmethod
    def _take(answer: tuple[int, Answer | BaseException], arrived: dict[int, Answer]) -> None:
        number, said = answer
        if isinstance(said, BaseException):
            raise said
        arrived[number] = said

    def _serve(self, hand: _Hand) -> None:
        while (asked := self._questions.get()) is not None:
            number, question = asked
            try:
                self._answers.put((number, hand.answer(question)))
            except BaseException as error:  # noqa: BLE001  # raised where the answer is taken
                self._answers.put((number, error))
        hand.end()


class _Hand:
    """One process at a time, started when there is something to read, replaced when it dies."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._late = False
        self._dismissed = False

    def answer(self, question: Question) -> Answer:
        """Return the answer; a process that dies or is late is gone, and the finding says so."""
        process = self._process or self._started()
        self._process, self._late = process, False
        alarm = threading.Timer(self._limits.seconds, self._stop_late, [process])
        alarm.daemon = True
        alarm.start()
        try:
            answer = _asked(process, question)
        except (OSError, ValueError):
            answer = None
        finally:
            alarm.cancel()
        if answer is None or answer.head["last"]:
            self.end()
        if answer is not None:
            return answer
        rule = "deadline" if self._late else "reader-died"
        finding = failed(rule, question.path, seconds=f"{self._limits.seconds:g}")
        return Answer({"refused": finding.as_json()})

    def dismiss(self) -> None:
        """End the process at once, whatever it does."""
        self._dismissed = True
        if self._process is not None:
            self._process.kill()

    def end(self) -> None:
        """End the process, if there is one, and what leads to it; the next answer needs another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # a question it never took
                    stream.close()

    def _stop_late(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        limits = {"seconds": self._limits.seconds, "memory": self._limits.memory}
        process = subprocess.Popen(  # noqa: S603  # our own module; no text of a stranger
            [sys.executable, "-P", "-X", "utf8", "-m", "compgraph.batch.work", json.dumps(limits)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            **_apart(),
        )
        self._process = process
        if self._dismissed:
            process.kill()
        if process.stdout is None or process.stdout.readline() != READY:
            self.end()
            raise LimitReached(text("load.no-process"), text("load.no-process.remedy"))
        return process


def _taken(
    waiting: deque[tuple[T, int | None]], arrived: dict[int, Answer]
) -> tuple[T, Answer | None]:
    task, number = waiting.popleft()
    return task, None if number is None else arrived.pop(number)


def _asked(process: subprocess.Popen[bytes], question: Question) -> Answer | None:
    """Return the answer of a process, None when it did not give it whole."""
    if process.stdin is None or process.stdout is None:
        return None
    asked = {"path": question.path, "encoding": question.encoding}
    process.stdin.write(json.dumps(asked).encode() + b"\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line.decode("utf-8", "replace"))
    asserted, source = (process.stdout.read(size) for size in head["sizes"])
    whole = [len(asserted), len(source)] == head["sizes"]
    return Answer(head, asserted, source) if whole else None


def _environment() -> dict[str, str]:
    """Return this process's environment, and its module path so the child finds what we found."""
    package = str(Path(__file__).parents[2])
    path = [package, *(entry for entry in sys.path if entry and entry != package)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}


def _apart() -> dict[str, Any]:
    """Return what keeps Ctrl-C in the terminal for this process alone."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}
