"""The cheapest order of a segment: subsets where it is small, branching where it is not.

Branching: whichever task comes first, what remains falls apart into segments again, mostly small
ones (Sidney's decomposition applies to it as to the whole). So a segment of 30 or 40 tasks is
solved by trying first tasks, the most promising first, and leaving out those whose bound shows
that they cannot lead to a cheaper order: branch and bound. What all tasks of a segment need comes
first whatever the order, so that is taken off before.

The bound of a segment. Let w, p be its weight and time; no closure in it is denser than w/p (that
makes it a segment). Drawn over time, the weight still waiting is a staircase from w to 0 that never
falls below the straight line from (0, w) to (p, 0). Under that line lies w · p / 2, hence no order
costs less and none costs more than twice as much (Chekuri & Motwani; Margot, Queyranne & Wang).
Every task falls in one step, which leaves at least the triangle w_t² · p / (2w) above the line:

    cost >= (w · p + Σ w_t² · p / w) / 2

The work is limited by a count, never by a clock: the same input gives the same answer everywhere.

References
----------
J. B. Sidney 1975: see `closure.py`.
C. Chekuri, R. Motwani, "Precedence constrained scheduling to minimize sum of weighted completion
times on a single machine", Discrete Applied Mathematics 98, 1999, 29-38.
F. Margot, M. Queyranne, Y. Wang, "Decompositions, network flows, and a precedence constrained
single-machine scheduling problem", Operations Research 51(6), 2003, 981-992.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compgraph.planning.closure import Decomposition, decomposition
from compgraph.planning.cost import Amounts, Found, Needs, after, cost, delayed, everything, joined
from compgraph.planning.greedy import greedy
from compgraph.planning.subsets import cheapest

SUBSETS = 17  # up to so many tasks a table over all subsets is faster than branching
LINKS = 50_000  # task-competency links that branching may hand to minimum cuts, all in all


@dataclass(frozen=True, slots=True)
class _Start:
    """What follows when some competencies of a segment are learnt first.

    `opening`: the tasks that open with them. `waiting`: the segment's weight times what they take.
    `bound`: no order that starts so costs less.
    """

    opening: tuple[int, ...]
    waiting: int
    rest: Decomposition
    bound: int


class Segments:
    """Finds orders of segments of one problem and keeps what it has found."""

    def __init__(self, amounts: Amounts, links: int = LINKS, subsets: int = SUBSETS) -> None:
        self._amounts = amounts
        self._links = links
        self._subsets = subsets
        self._known: dict[frozenset[tuple[int, frozenset[int]]], Found] = {}

    def best(self, segment: Needs, ceiling: int | None = None) -> Found:
        """Return the best order found of `segment`, with its bound.

        It is a cheapest one (`proven`) unless the limit of work is reached, or the bound shows
        that every order costs more than `ceiling`.
        """
        key = frozenset(segment.items())
        known = self._known.get(key)
        if known and (known.proven or (ceiling is not None and known.bound > ceiling)):
            return known
        if len(segment) == 1:
            found = self._guess(segment, unique=True)
        elif len(segment) <= self._subsets:
            found = cheapest(self._amounts, segment)
        else:
            common = frozenset.intersection(*segment.values())
            found = (
                self._followed(self._start(segment, common), ceiling)
                if common
                else self._branched(segment, ceiling)
            )
        self._known[key] = found
        return found

    def _guess(self, segment: Needs, *, unique: bool | None = None) -> Found:
        """Return the better of greedy and document order, with the bound known so far."""
        orders = (greedy(self._amounts, segment), tuple(sorted(segment)))
        least, order = min(
            ((cost(self._amounts, segment, order), order) for order in orders),
            key=lambda pair: pair[0],
        )
        return Found(order, least, self._bound(segment), unique)

    def _bound(self, segment: Needs) -> int:
        known = self._known.get(frozenset(segment.items()))
        if known:
            return known.bound
        weight = self._amounts.weight(segment)
        squares = sum(self._amounts.weights[task] ** 2 for task in segment)
        time = self._amounts.time(everything(segment))
        return -(-time * (weight * weight + squares) // (2 * weight))  # rounded up

    def _branched(self, segment: Needs, ceiling: int | None) -> Found:
        guess = self._guess(segment)
        best, bound = guess, guess.cost
        tried: list[Found] = []
        for start in self._starts(segment):
            enough = best.cost if ceiling is None else min(ceiling, best.cost)
            settled = _unique(tried, best.cost) is False
            if start.bound > enough or (settled and start.bound == best.cost):
                bound = min(bound, start.bound)
                break
            tried.append(self._followed(start, enough))
            bound = min(bound, tried[-1].bound)
            best = min(best, tried[-1], key=lambda found: found.cost)
        else:
            if not tried:
                return guess
        bound = max(bound, guess.bound)
        unique = _unique(tried, best.cost) if bound == best.cost else None
        return Found(best.order, best.cost, bound, unique)

    def _starts(self, segment: Needs) -> list[_Start]:
        """Return the possible starts, smallest bound first; none when the work would be too much.

        A task whose needs include those of another never comes first.
        """
        firsts = [
            task
            for task, missing in segment.items()
            if not any(
                other_missing < missing or (other_missing == missing and other < task)
                for other, other_missing in segment.items()
            )
        ]
        work = len(firsts) * sum(len(missing) for missing in segment.values())
        if work > self._links:
            return []
        self._links -= work
        return sorted(
            (self._start(segment, segment[task]) for task in firsts),
            key=lambda start: (start.bound, start.opening),
        )

    def _start(self, segment: Needs, learnt: frozenset[int]) -> _Start:
        waiting = self._amounts.weight(segment) * self._amounts.time(learnt)
        rest = decomposition(self._amounts, after(segment, learnt))
        bounds = sum(self._bound(part) for part in rest.segments)
        opening = tuple(one for one in sorted(segment) if segment[one] <= learnt)
        return _Start(
            opening, waiting, rest, waiting + delayed(self._amounts, rest.segments) + bounds
        )

    def _followed(self, start: _Start, ceiling: int | None) -> Found:
        """Return the best order with this start; parts are guessed once `ceiling` is exceeded."""
        sure = start.bound
        parts: list[Found] = []
        for segment in start.rest.segments:
            before = self._bound(segment)
            limit = None if ceiling is None else before + ceiling - sure
            reached = limit is not None and limit < before
            found = self._guess(segment) if reached else self.best(segment, limit)
            sure += found.bound - before
            parts.append(found)
        rest = joined(self._amounts, start.rest.segments, parts)
        return Found(
            order=start.opening + rest.order,
            cost=start.waiting + rest.cost,
            bound=start.waiting + rest.bound,
            unique=False if len(start.opening) > 1 or not start.rest.forced else rest.unique,
        )


def _unique(tried: Sequence[Found], least: int) -> bool | None:
    """Return whether exactly one of the orders tried costs `least`, None when one might too."""
    winners = [found for found in tried if found.cost == least]
    if len(winners) > 1 or any(found.unique is False for found in winners):
        return False
    if any(found.bound <= least < found.cost for found in tried) or not winners:
        return None
    return winners[0].unique
