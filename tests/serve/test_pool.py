"""The workers: how many, who waits, and what happens to those that do not come back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from compgraph.errors import LimitReached
from compgraph.queries.limits import Limits
from compgraph.serve.pool import Busy, Pool, Stopped
from compgraph.serve.settings import Settings
from compgraph.serve.wire import Frame
from serving import awaited

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?l) }"
ONE = Settings(Limits(seconds=2.0, memory=256 * 1024**2), processes=1, waiting=1)


def task(query: str) -> dict[str, Any]:
    """Return a task for a query that needs no examination."""
    forms = {"select": "json", "ask": "json", "construct": "turtle"}
    return {
        "query": query,
        "vetted": True,
        "default": None,
        "named": None,
        "forms": forms,
        "rows": 100,
        "size": 10**6,
        "graph": None,
    }


def over(folder: Path, settings: Settings, does: Callable[[Pool], Awaitable[None]]) -> None:
    """Let `does` have a pool, and close it."""

    async def run() -> None:
        pool = Pool(folder, settings)
        try:
            await pool.start()
            await does(pool)
        finally:
            await pool.close()
        assert pool.alive == 0

    awaited(run())


def test_the_line_is_bounded_and_a_deadline_ends_a_query(folder: Path) -> None:
    """One runs in each lane, one waits, the next is told that the server is busy."""

    async def does(pool: Pool) -> None:
        while pool.alive < 3:  # one for each lane, and one to spare
            await asyncio.sleep(0.02)
        asked = [asyncio.ensure_future(pool.answer(task(CROSS)))]
        await asyncio.sleep(1.1)  # it is in the slow lane now
        asked.append(asyncio.ensure_future(pool.answer(task(CROSS))))
        await asyncio.sleep(0.05)
        asked.append(asyncio.ensure_future(pool.answer(task("ASK {}"))))
        await asyncio.sleep(0.05)
        assert pool.waiting == 1
        with pytest.raises(Busy):
            await pool.answer(task("ASK {}"))
        first, second, third = await asyncio.gather(*asked, return_exceptions=True)
        assert isinstance(first, Stopped)
        assert isinstance(second, Stopped)
        assert (first.why, second.why) == ("deadline", "deadline")
        assert isinstance(third, Frame)
        assert b"true" in third.body

    over(folder, ONE, does)


def test_a_worker_that_dies_is_replaced(folder: Path) -> None:
    """Too little memory for an answer ends the process, not the server; the next query is answered."""

    async def does(pool: Pool) -> None:
        with pytest.raises(Stopped, match=r"died|deadline"):
            await pool.answer(
                task(
                    "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
                )
            )
        assert b"true" in (await pool.answer(task("ASK {}"))).body

    over(folder, ONE, does)


def test_nobody_waits_for_a_store_that_is_none(tmp_path: Path) -> None:
    """A folder that no worker can open is an error at the start."""

    async def does(pool: Pool) -> None:
        raise AssertionError(pool)

    with pytest.raises(LimitReached):
        over(tmp_path, ONE, does)


def test_a_start_that_is_broken_off_ends(folder: Path) -> None:
    """Closing while workers are just starting leaves no process and does not hang."""

    async def run() -> None:
        pool = Pool(folder, ONE)
        starting = asyncio.ensure_future(pool.start())
        await asyncio.sleep(0.01)
        starting.cancel()
        await pool.close()
        await asyncio.gather(starting, return_exceptions=True)
        assert pool.alive == 0

    awaited(asyncio.wait_for(run(), 20))
