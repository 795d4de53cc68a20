"""What reviews say together: which names count as one, and whether they contradict each other.

If A = B and B = C are accepted, A and C count as one, and to reject A = C contradicts that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from compgraph.model import CompetencyKind
from compgraph.rdf.reviews import Pair, Review

_Node = tuple[CompetencyKind, str]


class Contradiction(NamedTuple):
    """A rejected review, and the accepted ones that make its two names one, from one to the other."""

    rejected: Review
    accepted: tuple[Review, ...]


class Sameness:
    """The reviews of some names, taken together."""

    def __init__(self, reviews: Iterable[Review]) -> None:
        self._links: dict[_Node, list[tuple[_Node, Review]]] = {}
        rejected: list[Review] = []
        for review in sorted(reviews, key=lambda review: review.pair):
            if review.verdict == "accepted":
                a, b = (review.kind, review.a), (review.kind, review.b)
                self._links.setdefault(a, []).append((b, review))
                self._links.setdefault(b, []).append((a, review))
            elif review.verdict == "rejected":
                rejected.append(review)
        self._first: dict[_Node, _Node] = {}
        for node in sorted(self._links):
            for member in self._reached(node) if node not in self._first else ():
                self._first[member] = node
        self._apart = {frozenset(self._sides(review.pair)) for review in rejected}
        self._rejected = rejected

    def decided(self, pair: Pair) -> bool:
        """Return whether the reviews tell of two names that they are the same, or that they differ.

        They tell it of pairs that nobody was asked about too: A and C, where A = B and B = C.
        """
        one, other = self._sides(pair)
        return one == other or frozenset((one, other)) in self._apart

    def same_as(self, kind: CompetencyKind, name: str) -> tuple[str, ...]:
        """Return the other names that count as one with this name, sorted."""
        node = (kind, name)
        return tuple(sorted(other for _, other in self._reached(node) if other != name))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return the rejected reviews whose two names the accepted ones make one."""
        return tuple(
            Contradiction(review, self._chain(review))
            for review in self._rejected
            if len(set(self._sides(review.pair))) == 1
        )

    def _sides(self, pair: Pair) -> tuple[_Node, _Node]:
        kind, a, b = pair
        one, other = (kind, a), (kind, b)
        return self._first.get(one, one), self._first.get(other, other)

    def _reached(self, start: _Node) -> dict[_Node, Review | None]:
        """Return the names that count as one with this one, each with the review that led there."""
        found: dict[_Node, Review | None] = {start: None}
        waiting = deque([start])
        while waiting:
            for node, review in self._links.get(waiting.popleft(), ()):
                if node not in found:
                    found[node] = review
                    waiting.append(node)
        return found

    def _chain(self, review: Review) -> tuple[Review, ...]:
        start, node = (review.kind, review.a), (review.kind, review.b)
        led = self._reached(start)
        steps: list[Review] = []
        while (step := led[node]) is not None:
            steps.append(step)
            node = (step.kind, step.a if step.b == node[1] else step.b)
        return tuple(reversed(steps))
