"""From what was asked to a response: remembered, or from a worker; or a problem that says why not."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from compgraph.messages import Text, text
from compgraph.rdf.dataset import Counts
from compgraph.serve.answers import Answered, Kept, Verdicts
from compgraph.serve.formats import Choice
from compgraph.serve.pool import Busy, Pool, Stopped
from compgraph.serve.problem import Problem
from compgraph.serve.protocol import Asked
from compgraph.serve.settings import Settings
from compgraph.serve.wire import Frame

if TYPE_CHECKING:
    from starlette.requests import Request

TRUNCATED = "X-Compgraph-Truncated"
_RETRY = {"Retry-After": "5"}
# How long everything may be counted, once: some seconds for a thousand standards.
_COUNTING = 600.0


class Endpoint:
    """What all requests share: the workers and what is remembered."""

    def __init__(self, pool: Pool, settings: Settings) -> None:
        self.pool = pool
        self.settings = settings
        self.kept = Kept(settings.kept)
        self._verdicts = Verdicts()
        self._counts: Counts | None = None
        self._counting = asyncio.Lock()

    async def answer(
        self,
        asked: Asked,
        choice: Choice,
        *,
        ours: bool = False,
        graph: str | None = None,
        request: Request | None = None,
    ) -> Answered:
        """Return the answer, in the format that `choice` has for its kind.

        A query that is `ours` needs no examination. `graph` is the name that notations with
        graphs give to the statements; when the client of `request` hangs up, a query that takes
        long is ended. Raises Problem.
        """
        key = (asked.query, asked.default, asked.named, tuple(choice.items()), graph)
        known = self.kept.get(key)
        if known is not None:
            return known
        task = self._task(asked, choice, ours=ours, graph=graph)
        async with _hanging_up(request) as gone:
            frame = await self._asked(task, gone)
        head = frame.head
        if "problem" in head:
            raise _problem(head["problem"])
        if not ours:
            self._verdicts.put(asked.query, head["query"])
        media = choice[head["kind"]][1]
        answer = Answered(frame.body, media, head["rows"], head["cut"], kept=not head["changing"])
        self.kept.put(key, answer)
        return answer

    async def counts(self) -> Counts:
        """Return how much of what the store holds; counted once. Raises Problem."""
        async with self._counting:
            if self._counts is None:
                frame = await self._asked({"what": "counts"}, asyncio.Event(), _COUNTING)
                told = dict(frame.head["counts"])
                told |= {name: tuple(told[name]) for name in ("standards", "examples")}
                self._counts = Counts(**told)
            return self._counts

    def _task(
        self, asked: Asked, choice: Choice, *, ours: bool, graph: str | None
    ) -> dict[str, Any]:
        vetted = asked.query if ours else self._verdicts.get(asked.query)
        return {
            "query": vetted or asked.query,
            "vetted": vetted is not None,
            "default": asked.default,
            "named": asked.named,
            "forms": {kind: name for kind, (name, _) in choice.items()},
            "rows": self.settings.limits.rows,
            "size": self.settings.limits.size,
            "graph": graph,
        }

    async def _asked(
        self, task: Mapping[str, Any], gone: asyncio.Event, most: float | None = None
    ) -> Frame:
        seconds = f"{most or self.settings.limits.seconds:g}"
        try:
            return await self.pool.answer(task, gone, most)
        except Busy as error:
            raise Problem(503, text("serve.busy"), text("serve.busy-remedy"), _RETRY) from error
        except Stopped as error:
            key = "deadline" if error.why == "gone" else error.why
            raise Problem(
                500,
                text(f"queries.stopped-{key}", seconds=seconds),
                text("queries.stopped-remedy"),
            ) from error


def respond(request: Request, answer: Answered) -> Response:
    """Return the answer as a response, or 304 when the client has it already."""
    headers = {"ETag": answer.tag, "Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}
    if answer.cut:
        headers[TRUNCATED] = answer.cut
    if not answer.kept:
        headers["Cache-Control"] = "no-store"
    noted = request.scope.setdefault("compgraph", {})
    noted |= {"rows": answer.rows, "cut": answer.cut}
    if request.method in {"GET", "HEAD"} and _has(request.headers.get("if-none-match"), answer):
        return Response(status_code=304, headers=headers)
    return Response(answer.body, headers=headers | {"Content-Type": answer.media})


@contextlib.asynccontextmanager
async def _hanging_up(request: Request | None) -> AsyncIterator[asyncio.Event]:
    """Yield an event that is set when the client is gone; its body must have been received."""
    gone = asyncio.Event()
    if request is None:
        yield gone
        return

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        gone.set()

    watching = asyncio.ensure_future(watch())
    try:
        yield gone
    finally:
        watching.cancel()


def _has(if_none_match: str | None, answer: Answered) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in (if_none_match or "").split(",")]
    return answer.tag in tags or tags == ["*"]


def _problem(told: Mapping[str, Any]) -> Problem:
    remedy = told["remedy"]
    return Problem(told["status"], Text(*told["message"]), Text(*remedy) if remedy else None)
