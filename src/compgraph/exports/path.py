"""path.html: an order of learning as a roadmap: what to learn next, and which task that opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compgraph.exports.chapter import Chapter
from compgraph.exports.layout import wrap
from compgraph.exports.pages import Section, page, sections, static
from compgraph.exports.things import Thing
from compgraph.messages import Text, text
from compgraph.planning.order import Order, Step

CELL = 27
ROW = 40
HEAD = 30
LABEL = 286
END = 92
_LABEL_ROOM = 14.5


@dataclass(frozen=True, slots=True)
class Stop:
    """One step as the page tells it; `known` are needs that earlier steps already taught."""

    step: Step
    task: Thing
    new: tuple[Thing, ...]
    known: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A competency in the drawing: a filled cell where it is new, a ring where it is used again."""

    thing: Thing
    x: float
    y: float
    new: bool


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The drawing: a row a step, a column a competency in the order of learning (pixels)."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    rows: tuple[tuple[Stop, float, float, tuple[str, ...]], ...]  # stop, y, x of its end, lines
    stairs: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One of the orders compared, by its cost; `share` is its part of the largest, in percent."""

    key: str
    cost: float
    share: float


@dataclass(frozen=True, slots=True)
class Journey:
    """What the page tells of one standard."""

    section: Section
    order: Order
    stops: tuple[Stop, ...]
    roadmap: Roadmap
    bars: tuple[Bar, ...]
    layers: tuple[Text, ...]
    have: tuple[Thing, ...]
    idle: tuple[Thing, ...]  # competencies that no task of the order needs


def path_page(chapters: Sequence[Chapter]) -> str:
    """Return path.html, a section a standard."""
    return page(
        "path",
        chapters,
        styles=("path.css",),
        scripts=(static("path.js"),),
        choice=text("planning.choice"),
        journeys=[_journey(section) for section in sections(chapters)],
        cell=CELL,
        row=ROW,
        head=HEAD,
        label=LABEL,
    )


def _journey(section: Section) -> Journey:
    order = section.chapter.order
    stops = tuple(_stops(section, order))
    used = {thing.id for stop in stops for thing in (*stop.new, *stop.known)}
    costs = (
        ("this-order", order.cost),
        ("greedy", order.greedy),
        ("document-order", order.document_order),
    )
    most = max((cost for _, cost in costs), default=0) or 1
    return Journey(
        section,
        order,
        stops,
        roadmap(stops),
        tuple(Bar(key, cost, round(100 * cost / most, 1)) for key, cost in costs),
        tuple(text(f"planning.layer-{layer}") for layer in order.layers),
        tuple(section.things[code] for code in order.have),
        tuple(thing for thing in section.things.of("knowledge", "skill") if thing.id not in used),
    )


def _stops(section: Section, order: Order) -> Iterator[Stop]:
    things = section.things
    for step in order.steps:
        new = frozenset(step.new)
        needs = things.needs(step.task)
        yield Stop(
            step,
            things[step.task],
            tuple(thing for thing in needs if thing.id in new),
            tuple(thing for thing in needs if thing.id not in new),
        )


def roadmap(stops: Sequence[Stop]) -> Roadmap:
    """Return the drawing: a mark for each need, columns in the order of learning.

    So the new ones make stairs from the upper left to the lower right, and the rings under them
    show what is used again.
    """
    column: dict[str, float] = {}
    marks: list[Mark] = []
    rows: list[tuple[Stop, float, float, tuple[str, ...]]] = []
    stairs = [f"M{LABEL} {HEAD}"]
    for number, stop in enumerate(stops):
        y = HEAD + number * ROW
        marks += [
            Mark(thing, column[thing.id], y, new=False)
            for thing in stop.known
            if thing.id in column
        ]
        for thing in stop.new:
            column[thing.id] = LABEL + len(column) * CELL
            marks.append(Mark(thing, column[thing.id], y, new=True))
        end = LABEL + len(column) * CELL
        stairs.append(f"H{end}V{y + ROW}")
        rows.append((stop, y, end, wrap(stop.task.name, _LABEL_ROOM)))
    return Roadmap(
        LABEL + len(column) * CELL + END,
        HEAD + len(stops) * ROW + 8,
        tuple(marks),
        tuple(rows),
        "".join(stairs),
    )
