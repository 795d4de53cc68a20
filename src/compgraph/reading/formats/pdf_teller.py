"""The processes that tell what PDFs draw: one that is free is asked again, since starting is dear.

Only a fresh process has the last word against a document: what one refuses, or dies of, that has
read others before is asked of another. So no document suffers from what the ones before it left.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

_CHILD = Path(__file__).with_name("pdf_child.py")
# How many bytes one of the numbers of a page takes.
_WIDTH = 8


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a document: head and numbers of each page (see pdf_drawing.py).

    `end` says how it went: `complete`, or `refused` for a rule. It is None where the process died.
    """

    pages: list[tuple[dict[str, Any], bytes]]
    end: dict[str, Any] | None


class Tellers:
    """Processes that tell what PDFs draw. At most one waits for the next document.

    Any thread may ask: who finds none free starts one. A process forked from this one starts its
    own, and none outlives the process that started it.
    """

    def __init__(self) -> None:
        self._free: _Teller | None = None
        self._lock = threading.Lock()
        atexit.register(self.end)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def told(self, raw: bytes, limits: Mapping[str, int], seconds: float) -> Told:
        """Return what PDFium tells of a document within its limits.

        Raises TimeoutError when it takes longer than `seconds`, and RuntimeError for a fault of
        ours in the process.
        """
        until = time.monotonic() + seconds
        used = self._taken(limits)
        if used is not None:
            with suppress(RuntimeError):
                told = self._asked(used, raw, until)
                if told.end is not None and "complete" in told.end:
                    return told
        return self._asked(_Teller(limits), raw, until)

    def end(self) -> None:
        """End the process that waits, if there is one; the next document starts another."""
        with self._lock:
            teller, self._free = self._free, None
        if teller is not None:
            teller.end()

    def _asked(self, teller: _Teller, raw: bytes, until: float) -> Told:
        try:
            told = teller.tell(raw, until - time.monotonic())
        except BaseException:
            teller.end()
            raise
        if told.end is None or told.end["last"]:
            teller.end()
        else:
            self._keep(teller)
        return told

    def _taken(self, limits: Mapping[str, int]) -> _Teller | None:
        """Return the process that waits, if it still lives and was started with these limits."""
        with self._lock:
            teller, self._free = self._free, None
        if teller is not None and not teller.is_of_use(limits):
            teller.end()
            return None
        return teller

    def _keep(self, teller: _Teller) -> None:
        with self._lock:
            surplus, self._free = self._free, teller
        if surplus is not None:
            surplus.end()

    def _forget(self) -> None:
        """Let go of what belongs to the process that this one was forked from."""
        self._lock = threading.Lock()
        teller, self._free = self._free, None
        if teller is not None:
            teller.let_go()


class _Teller:
    """One process: it tells of one document after the other until it says that it ends."""

    def __init__(self, limits: Mapping[str, int]) -> None:
        self._limits = dict(limits)
        self._late = False
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            [sys.executable, "-S", "-P", "-X", "utf8", str(_CHILD), json.dumps(self._limits)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
        )
        self._questions = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._faults = cast("IO[bytes]", self._process.stderr)

    def is_of_use(self, limits: Mapping[str, int]) -> bool:
        """Return whether it lives and keeps these limits."""
        return self._limits == limits and self._process.poll() is None

    def tell(self, raw: bytes, seconds: float) -> Told:
        """Return what it tells of a document. Raises TimeoutError and RuntimeError."""
        # A timer works where a pipe cannot be waited for, and ends a process that takes nothing.
        alarm = threading.Timer(max(0.0, seconds), self._stop)
        alarm.daemon = True
        alarm.start()
        try:
            with suppress(OSError):  # it ended early: what it said before tells why
                self._questions.write(len(raw).to_bytes(8, "big"))
                self._questions.write(raw)
                self._questions.flush()
            told = self._answer()
        finally:
            alarm.cancel()
            alarm.join()
        if self._late:
            raise TimeoutError
        if told.end is None and self._returned() == 1:
            raise RuntimeError(self._faults.read().decode(errors="replace"))
        return told

    def _answer(self) -> Told:
        pages: list[tuple[dict[str, Any], bytes]] = []
        for line in self._answers:
            if not line.endswith(b"\n"):
                break
            head: dict[str, Any] = json.loads(line)
            if "last" in head:
                return Told(pages, head)
            pages.append((head, self._answers.read(_WIDTH * sum(head["numbers"]))))
        return Told(pages, None)

    def _returned(self) -> int | None:
        """Return how a process ended that says no more."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=1)
        return None

    def _stop(self) -> None:
        self._late = True
        self._process.kill()

    def end(self) -> None:
        """End the process and what leads to it."""
        self._process.kill()
        self._process.wait()
        self._close()

    def let_go(self) -> None:
        """Close what leads to a process that is another's child: it ends with that one."""
        self._close()
        self._process.poll()  # finds that it is no child of this process, and asks no more

    def _close(self) -> None:
        for stream in (self._questions, self._answers, self._faults):
            with suppress(OSError):  # a question it never took
                stream.close()


TELLERS = Tellers()
"""Those of this process: kept from document to document, whoever reads."""
