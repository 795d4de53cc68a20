"""Cells merged over several rows of the main table: which row each output and indicator belongs to.

A merged level, knowledge or skill cell is said of every row it covers. An output or an indicator
belongs to one row: the one whose task its code names, else the row in which the cell begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from compgraph.model import Block, Indicator, Output

_Item = TypeVar("_Item", Output, Indicator)


def belongs(code: str, task: str) -> bool:
    """Whether O1.2.1 belongs to T1.2; a two-part code (O1.1) belongs to the duty of the task."""
    prefix = code.partition("~")[0][1:].split(".")[:-1]
    return "/" in task or task.partition("~")[0][1:].split(".")[: len(prefix)] == prefix


def shared_out(blocks: Sequence[Block], from_above: Mapping[int, int]) -> list[Block]:
    """Return the blocks with items moved down from merged cells.

    `from_above` says of a block (by its place) in which block above the cell over it begins.
    """
    shared = list(blocks)
    for below, above in from_above.items():
        if below < len(shared):
            shared[above], shared[below] = _moved(shared[above], shared[below])
    return shared


def _moved(above: Block, below: Block) -> tuple[Block, Block]:
    outputs = [one for one in above.outputs if _goes(one, above, below)]
    indicators = [one for one in above.indicators if _goes(one, above, below)]
    return (
        replace(
            above,
            outputs=_without(above.outputs, outputs),
            indicators=_without(above.indicators, indicators),
        ),
        replace(
            below,
            outputs=(*outputs, *below.outputs),
            indicators=(*indicators, *below.indicators),
        ),
    )


def _goes(item: Output | Indicator, above: Block, below: Block) -> bool:
    """Whether the code names a task of the row below and none of the row above."""
    return (
        bool(item.code)
        and any(belongs(item.id, task) for task in below.tasks)
        and not any(belongs(item.id, task) for task in above.tasks)
    )


def _without(items: tuple[_Item, ...], gone: Iterable[_Item]) -> tuple[_Item, ...]:
    leaving = list(gone)
    return tuple(item for item in items if item not in leaving)
