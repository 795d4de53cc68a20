"""The workers: processes that each answer one query at a time.

A query that outlives its deadline, or its client, is ended with the process it runs in, and
another one takes its place. Queries that take long must not keep short ones waiting: after
LONG seconds a query moves to a second lane, as wide as the first, and the next one may begin.
There are workers for both lanes and one to spare, since a new one needs a second or more until it
can examine a query.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from compgraph.errors import LimitReached
from compgraph.messages import text
from compgraph.queries.worker import environment
from compgraph.serve.settings import Settings
from compgraph.serve.wire import SIZES, Frame, opened, packed, sizes

LONG = 1.0
_PIECE = 1024 * 1024
_OPENING = 60.0


class Busy(Exception):
    """Too many queries are waiting already, or one has waited as long as it may run."""


class Stopped(Exception):
    """A query was ended: `why` is "deadline", "died", or "gone" when its client hung up."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Worker:
    """One process, on the server's side."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def created(cls) -> Worker:
        """Return a worker that has begun to start.

        Whoever waits for it must not be cancelled: asyncio can then wait for ever (Python 3.11).
        """
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-X", "utf8", "-m", "compgraph.serve.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_PIECE,
            env=environment(),
            start_new_session=True,  # Ctrl-C is for the server; it ends its workers itself
        )
        return cls(process)

    async def open(self, folder: Path, memory: int) -> None:
        """Let it open the store. Raises LimitReached when it cannot."""
        try:
            async with asyncio.timeout(_OPENING):
                ready = await self.exchanged(Frame({"path": str(folder), "memory": memory}))
        except (Stopped, TimeoutError) as error:
            raise _unready("") from error
        if "ready" not in ready.head:
            raise _unready(str(ready.head.get("fault", "")))

    async def exchanged(self, task: Frame) -> Frame:
        """Return the answer to a task. Raises Stopped when the process has ended."""
        source, out = self._process.stdin, self._process.stdout
        if source is None or out is None:
            raise Stopped("died")
        try:
            source.write(packed(task))
            await source.drain()
            head, body = sizes(await out.readexactly(SIZES))
            return opened(await out.readexactly(head), await out.readexactly(body))
        except (OSError, asyncio.IncompleteReadError) as error:
            raise Stopped("died") from error

    @property
    def lives(self) -> bool:
        """Whether the process has not ended."""
        return self._process.returncode is None

    def end(self) -> None:
        """End the process at once."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> None:
        """End the process and wait until it is gone."""
        self.end()
        await self._process.wait()


class Pool:
    """All workers over one store folder."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings
        self._quick = asyncio.Semaphore(settings.processes)
        self._slow = asyncio.Semaphore(settings.processes)
        self._wanted = 2 * settings.processes + 1
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._births: set[asyncio.Task[None]] = set()
        self._young: set[Worker] = set()
        self._failure: LimitReached | None = None
        self._leaving: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._closed = False
        self.waiting = 0

    @property
    def running(self) -> int:
        """How many queries run now."""
        return len(self._busy)

    @property
    def alive(self) -> int:
        """How many workers there are."""
        return len(self._busy) + len(self._idle)

    async def start(self) -> None:
        """Start the workers; return when one can answer. Raises LimitReached if none can."""
        self._bear()
        while not self._idle:
            self._changed.clear()
            await self._changed.wait()
            if not self._idle and self._failure is not None:
                raise self._failure

    async def close(self) -> None:
        """End all workers, those that are just starting too."""
        self._closed = True
        while self._births:
            for worker in self._young:
                worker.end()
            await asyncio.wait(self._births, timeout=0.1)
        workers = [*self._idle, *self._busy]
        self._idle.clear()
        self._busy.clear()
        await asyncio.gather(*(worker.ended() for worker in workers), *self._leaving)

    async def answer(
        self,
        task: Mapping[str, Any],
        gone: asyncio.Event | None = None,
        seconds: float | None = None,
    ) -> Frame:
        """Return the answer to a task (see `compgraph.serve.worker`).

        `gone` is set when nobody waits for it any more; `seconds` is how long it may take, if not
        as long as any query. Raises Busy when its turn does not come, Stopped when it was ended.
        """
        if self.waiting >= self._settings.waiting:
            raise Busy
        seconds = seconds or self._settings.limits.seconds
        self.waiting += 1
        try:
            async with asyncio.timeout(seconds):
                await self._quick.acquire()
        except TimeoutError as error:
            raise Busy from error
        finally:
            self.waiting -= 1
        lane = [self._quick]
        try:
            return await self._run(Frame({**task, "seconds": seconds}), lane, gone)
        finally:
            lane[0].release()

    async def _run(
        self, task: Frame, lane: list[asyncio.Semaphore], gone: asyncio.Event | None
    ) -> Frame:
        worker = await self._taken(task.head["seconds"])
        running = asyncio.ensure_future(worker.exchanged(task))
        try:
            await self._awaited(running, task.head["seconds"], lane, gone)
            frame = running.result()
        except BaseException:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            self._replace(worker)
            raise
        self._busy.discard(worker)
        if frame.head["grown"] > self._settings.limits.memory // 2:
            self._replace(worker)  # what one large answer took is given back by nobody else
        else:
            self._idle.append(worker)
            self._changed.set()
        return frame

    async def _awaited(
        self,
        running: asyncio.Future[Frame],
        seconds: float,
        lane: list[asyncio.Semaphore],
        gone: asyncio.Event | None,
    ) -> None:
        """Wait for an answer, in the quick lane at first. Raises Stopped when there will be none."""
        first, _ = await asyncio.wait({running}, timeout=min(LONG, seconds))
        if first:
            return
        if seconds > LONG and not self._slow.locked():
            await self._slow.acquire()
            lane[0].release()
            lane[0] = self._slow
        leaving = asyncio.ensure_future((gone or asyncio.Event()).wait())
        either: set[asyncio.Future[Any]] = {running, leaving}
        try:
            await asyncio.wait(
                either, timeout=max(seconds - LONG, 0), return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            leaving.cancel()
        if not running.done():
            raise Stopped("gone" if gone and gone.is_set() else "deadline")

    async def _taken(self, seconds: float) -> Worker:
        """Return an idle worker, which is busy from now on."""
        try:
            async with asyncio.timeout(seconds):
                worker = await self._next()
        except TimeoutError as error:
            raise Busy from error
        self._busy.add(worker)
        return worker

    async def _next(self) -> Worker:
        while True:
            while self._idle:
                worker = self._idle.pop()
                if worker.lives:
                    return worker
                self._replace(worker)
            self._changed.clear()
            if self._failure is not None:  # the system is short of something: not again at once
                await asyncio.sleep(LONG)
            self._bear()
            await self._changed.wait()

    def _bear(self) -> None:
        """Start one worker after the other, until there are as many as there should be."""
        if self._closed or self._births or self.alive >= self._wanted:
            return
        birth = asyncio.ensure_future(self._born())
        self._births.add(birth)
        birth.add_done_callback(self._next_birth)

    def _next_birth(self, birth: asyncio.Task[None]) -> None:
        self._births.discard(birth)
        if self._failure is None:
            self._bear()

    async def _born(self) -> None:
        worker: Worker | None = None
        try:
            worker = await Worker.created()
            self._young.add(worker)
            await worker.open(self._folder, self._settings.limits.memory)
            self._idle.insert(0, worker)
            self._failure = None
        except LimitReached as error:
            self._failure = error
        except OSError as error:
            self._failure = _unready(error.strerror or "")
        finally:
            if worker is not None:
                self._young.discard(worker)
                if worker not in self._idle:
                    await worker.ended()
            self._changed.set()

    def _replace(self, worker: Worker) -> None:
        self._busy.discard(worker)
        leaving = asyncio.ensure_future(worker.ended())
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        self._bear()


def _unready(reason: str) -> LimitReached:
    return LimitReached(
        text("serve.no-worker", reason=reason or "?"), text("serve.no-worker-remedy")
    )
