"""Hours and weights as people give them, turned into whole numbers.

A float stands for the decimal it is printed as (0.1 is one tenth), so that 0.1 + 0.2 = 0.3 and
two orders that cost the same are seen to.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from numbers import Rational

from compgraph.codes import nearest
from compgraph.errors import UnknownCode, UsageError
from compgraph.messages import text
from compgraph.planning.cost import Amounts


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole numbers, and what one of them means: `time` in hours, `cost` in weight x hours."""

    amounts: Amounts
    time: Fraction
    cost: Fraction


def scale(weights: Sequence[Fraction], hours: Sequence[Fraction]) -> Scale:
    """Return the weights of the tasks and the hours of the competencies as whole numbers."""
    of_weight = math.lcm(*(weight.denominator for weight in weights))
    of_time = math.lcm(*(time.denominator for time in hours))
    return Scale(
        Amounts(
            tuple(int(weight * of_weight) for weight in weights),
            tuple(int(time * of_time) for time in hours),
        ),
        time=Fraction(1, of_time),
        cost=Fraction(1, of_time * of_weight),
    )


def given(amounts: Mapping[str, float] | None, codes: Sequence[str]) -> list[Fraction]:
    """Return one amount for every code, 1 where `amounts` does not tell.

    Raises UnknownCode for a code that is not among `codes`, and UsageError for an amount that is
    negative or not a finite number.
    """
    told = amounts or {}
    known(told, codes)
    return [_fraction(code, told[code]) if code in told else Fraction(1) for code in codes]


def known(asked: Iterable[str], codes: Sequence[str]) -> tuple[str, ...]:
    """Return the codes asked for, once each and in document order.

    Raises UnknownCode, with the codes that look like it, for one that is not among `codes`.
    """
    wanted = dict.fromkeys(asked)
    place = {code: number for number, code in enumerate(codes)}
    for code in wanted:
        if code not in place:
            near = nearest(code, codes)
            remedy = text("planning.nearest", codes=", ".join(near)) if near else None
            raise UnknownCode(code, near, text("planning.unknown-code", code=code), remedy)
    return tuple(sorted(wanted, key=place.__getitem__))


def _fraction(code: str, amount: float) -> Fraction:
    exact = isinstance(amount, Rational)
    if not exact and not math.isfinite(amount):
        raise _refused(code, amount)
    value = Fraction(amount) if exact else Fraction(str(float(amount)))
    if value < 0:
        raise _refused(code, amount)
    return value


def _refused(code: str, amount: float) -> UsageError:
    return UsageError(
        text("planning.not-an-amount", code=code, amount=amount),
        text("planning.not-an-amount-remedy"),
    )


def number(value: Fraction) -> float:
    """Return an int where the value is whole, else the nearest float."""
    return int(value) if value.denominator == 1 else float(value)
