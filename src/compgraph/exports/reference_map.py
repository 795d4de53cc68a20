"""The main classes and how they hang together, drawn: where boxes stand and lines run.

Units are pixels at scale 1. A line goes from the edge of one box to the edge of another; its
arrow points from the subject of the property to the object.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 1240, 500
BOX_WIDTH, BOX_HEIGHT = 168.0, 58.0

# class → centre of its box, and the colour that the class has on every page
_BOXES: dict[str, tuple[float, float, str]] = {
    "Classification": (110, 50, "standard-kind"),
    "Standard": (460, 50, "standard-kind"),
    "Attitude": (810, 50, "attitude"),
    "Duty": (460, 165, "duty"),
    "Output": (110, 210, "output"),
    "Knowledge": (810, 210, "knowledge"),
    "Concept": (1130, 275, "standard-kind"),
    "Task": (460, 280, "task"),
    "Indicator": (110, 340, "indicator"),
    "Skill": (810, 340, "skill"),
    "Term": (110, 450, "standard-kind"),
    "Block": (460, 450, "standard-kind"),
}

# property, from, to, and where its name stands on the line (0 at the subject, 1 at the object)
_LINES: tuple[tuple[str, str, str, float], ...] = (
    ("hasClassification", "Standard", "Classification", 0.5),
    ("inStandard", "Attitude", "Standard", 0.5),
    ("inStandard", "Duty", "Standard", 0.5),
    ("inDuty", "Task", "Duty", 0.5),
    ("hasOutput", "Task", "Output", 0.5),
    ("hasIndicator", "Task", "Indicator", 0.5),
    ("requiresKnowledge", "Task", "Knowledge", 0.5),
    ("requiresSkill", "Task", "Skill", 0.5),
    ("coversTask", "Block", "Task", 0.5),
    ("lists", "Block", "Skill", 0.5),
    ("lists", "Block", "Indicator", 0.5),
    ("explains", "Term", "Indicator", 0.5),
    ("hasConcept", "Knowledge", "Concept", 0.5),
    ("hasConcept", "Skill", "Concept", 0.5),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A class as drawn: `x` and `y` are the upper left corner."""

    name: str
    x: float
    y: float
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A property as drawn, from the subject's box to the object's; its name stands at (x, y)."""

    name: str
    subject: str
    object: str
    start: tuple[float, float]
    end: tuple[float, float]
    x: float
    y: float


def boxes() -> list[Box]:
    """Return the boxes of the classes."""
    return [
        Box(name, x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2, colour)
        for name, (x, y, colour) in _BOXES.items()
    ]


def lines() -> list[Line]:
    """Return the lines of the properties."""
    found: list[Line] = []
    for name, subject, target, share in _LINES:
        start, end = _edge(subject, target), _edge(target, subject)
        x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        found.append(Line(name, subject, target, start, end, round(x, 1), round(y, 1)))
    return found


def _edge(this: str, other: str) -> tuple[float, float]:
    """Return the point where the line between two centres leaves the box of `this`."""
    (x, y, _), (to_x, to_y, _) = _BOXES[this], _BOXES[other]
    across, down = to_x - x, to_y - y
    share = min(
        BOX_WIDTH / 2 / abs(across) if across else 1.0,
        BOX_HEIGHT / 2 / abs(down) if down else 1.0,
    )
    return round(x + across * share, 1), round(y + down * share, 1)
