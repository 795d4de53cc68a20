"""Inside the order: segments, their bounds, and what happens when they are large."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compgraph.planning.closure import decomposition
from compgraph.planning.cost import Amounts, Needs, after, cost, everything
from compgraph.planning.greedy import greedy
from compgraph.planning.segments import Segments
from compgraph.planning.sequence import sequence
from compgraph.planning.subsets import cheapest


def instance(seed: int, tasks: int, codes: int, most: int = 4) -> tuple[Amounts, Needs]:
    """Return tasks that need one to `most` of the codes, the first codes more often (1 / rank)."""
    draw = random.Random(seed)
    popular = [1 / rank for rank in range(1, codes + 1)]
    needs = {
        task: frozenset(draw.choices(range(codes), popular, k=draw.randint(1, most)))
        for task in range(tasks)
    }
    weights = tuple(draw.randint(1, 5) for _ in range(tasks))
    return Amounts(weights, tuple(draw.randint(1, 9) for _ in range(codes))), needs


def density(amounts: Amounts, needs: Needs) -> float:
    """Weight divided by time."""
    return amounts.weight(needs) / amounts.time(everything(needs))


@pytest.mark.parametrize("seed", range(30))
def test_segments_fall_in_density_and_hold_no_denser_closure(seed: int) -> None:
    """Sidney's conditions, by trying every subset of every segment."""
    amounts, needs = instance(seed, tasks=8, codes=9)
    segments = decomposition(amounts, needs).segments
    assert sorted(task for segment in segments for task in segment) == list(needs)
    densities = [density(amounts, segment) for segment in segments]
    assert densities == sorted(densities, reverse=True)
    for segment in segments:
        for size in range(1, len(segment) + 1):
            for chosen in itertools.combinations(segment, size):
                part = {task: segment[task] for task in chosen}
                assert density(amounts, part) <= density(amounts, segment) * (1 + 1e-12)


def test_segments_of_one_density_come_apart() -> None:
    """Three tasks of one hour each have one density: three segments, which may change places."""
    amounts = Amounts((1, 1, 1), (1, 1, 1))
    found = decomposition(amounts, {task: frozenset({task}) for task in range(3)})
    assert [list(segment) for segment in found.segments] == [[0], [1], [2]]
    assert found.forced is False


def test_a_segment_that_needs_the_other_keeps_its_place() -> None:
    """Task 1 needs what task 0 needs and as much again: equal density, but the order is forced."""
    amounts = Amounts((1, 1), (1, 1))
    found = decomposition(amounts, {0: frozenset({0}), 1: frozenset({0, 1})})
    assert [dict(segment) for segment in found.segments] == [
        {0: frozenset({0})},
        {1: frozenset({1})},
    ]
    assert found.forced is True


@given(st.integers(0, 10**6), st.integers(1, 6))
@settings(max_examples=100, deadline=None)
def test_subsets_find_the_first_of_the_cheapest_orders(seed: int, tasks: int) -> None:
    """Against all orders: cost, the first one in document order, and whether it is alone."""
    amounts, needs = instance(seed, tasks, codes=6)
    costs = {order: cost(amounts, needs, order) for order in itertools.permutations(range(tasks))}
    best = [order for order, total in costs.items() if total == min(costs.values())]
    found = cheapest(amounts, needs)
    assert found.cost == found.bound == min(costs.values())
    assert found.order == min(best)
    assert found.unique is (len(best) == 1)


def test_numbers_too_large_for_the_machine_stay_exact() -> None:
    """Times of 10^30 and a difference of 1 between two orders."""
    huge = 10**30
    amounts = Amounts((1, 1), (huge + 1, huge))
    found = cheapest(amounts, {0: frozenset({0}), 1: frozenset({1})})
    assert found.order == (1, 0)
    assert found.cost == 3 * huge + 1


@pytest.mark.parametrize("seed", range(12))
def test_branching_agrees_with_subsets(seed: int) -> None:
    """Segments of up to 14 tasks solved without any table give the same cost and uniqueness."""
    amounts, needs = instance(seed, tasks=14, codes=12, most=5)
    for segment in decomposition(amounts, needs).segments:
        by_subsets = cheapest(amounts, segment)
        by_branching = Segments(amounts, subsets=1).best(segment)
        assert by_branching.proven
        assert by_branching.cost == by_subsets.cost == cost(amounts, segment, by_branching.order)
        assert by_branching.unique is by_subsets.unique


@pytest.mark.parametrize("seed", range(60))
def test_branching_sees_ties(seed: int) -> None:
    """Equal hours and weights make many equal orders: unique or not, as the table of subsets says."""
    drawn, needs = instance(seed, tasks=7, codes=6, most=4)
    amounts = Amounts((1,) * len(drawn.weights), (1,) * len(drawn.times))
    for segment in decomposition(amounts, needs).segments:
        by_subsets = cheapest(amounts, segment)
        by_branching = Segments(amounts, subsets=1).best(segment)
        assert by_branching.cost == by_subsets.cost == cost(amounts, segment, by_branching.order)
        assert by_branching.unique is by_subsets.unique


def test_two_starts_that_tie_are_two_orders() -> None:
    """Task 0 needs 3 hours, task 1 needs 9 and counts three times, task 2 needs both and 5 more.

    0 1 2: 3 + 3 · 12 + 2 · 17 = 73, and 1 0 2: 3 · 9 + 12 + 2 · 17 = 73; each goes on in one way.
    """
    amounts = Amounts((1, 3, 2), (3, 9, 5))
    needs = {0: frozenset({0}), 1: frozenset({1}), 2: frozenset({0, 1, 2})}
    (segment,) = decomposition(amounts, needs).segments
    found = Segments(amounts, subsets=1).best(segment)
    assert (found.cost, found.proven, found.unique) == (73, True, False)


def test_what_all_tasks_need_is_taken_off_first() -> None:
    """A hundred tasks that all need task 0's competency: no branching, proven, cost by hand.

    Task t needs 0 and t, an hour each: it opens at t + 1; the sum of 1 … 100 is 5050.
    """
    needs = {task: frozenset({0, task}) for task in range(100)}
    found = Segments(Amounts((1,) * 100, (1,) * 100), links=0).best(needs)
    assert (found.cost, found.proven, found.unique) == (5050, True, False)


@pytest.mark.parametrize("seed", range(12))
def test_without_any_work_the_bound_still_holds(seed: int) -> None:
    """bound <= optimum <= cost found <= 2 x bound, also where nothing is proven."""
    amounts, needs = instance(seed, tasks=12, codes=10, most=5)
    for segment in decomposition(amounts, needs).segments:
        least = cheapest(amounts, segment).cost
        guessed = Segments(amounts, links=0, subsets=1).best(segment)
        assert guessed.bound <= least <= guessed.cost <= 2 * guessed.bound
        assert guessed.cost == cost(amounts, segment, guessed.order)


@pytest.mark.parametrize("ceiling", [0.5, 0.9, 1.0, 1.1])
@pytest.mark.parametrize("seed", range(6))
def test_below_the_ceiling_the_answer_is_exact_above_it_is_a_bound(
    seed: int, ceiling: float
) -> None:
    """What branch and bound relies on."""
    amounts, needs = instance(seed, tasks=12, codes=8, most=5)
    for segment in decomposition(amounts, needs).segments:
        least = cheapest(amounts, segment).cost
        limit = int(least * ceiling)
        found = Segments(amounts, subsets=1).best(segment, limit)
        assert found.bound <= least <= found.cost
        assert found.proven or found.bound > limit


@pytest.mark.parametrize(("seed", "tasks"), [(1, 30), (2, 40), (3, 50), (4, 60)])
def test_many_tasks_are_ordered_and_proven(seed: int, tasks: int) -> None:
    """30 to 60 tasks: an order of all of them, at its own lower bound, no dearer than greedy."""
    amounts, needs = instance(seed, tasks, codes=2 * tasks, most=5)
    found = sequence(amounts, needs)
    assert sorted(found.order) == list(needs)
    assert found.cost == cost(amounts, needs, found.order)
    assert found.proven
    assert found.cost <= cost(amounts, needs, greedy(amounts, needs))
    assert found.cost <= cost(amounts, needs, tuple(needs))


@pytest.mark.parametrize(("seed", "most", "largest"), [(7, 4, 26), (1, 5, 23), (0, 4, 20)])
def test_a_segment_too_large_for_subsets_is_still_proven(
    seed: int, most: int, largest: int
) -> None:
    """Sixty tasks over forty codes hold a segment of more than 17 tasks; branching solves it."""
    amounts, needs = instance(seed, tasks=60, codes=40 if largest != 20 else 60, most=most)
    segments = decomposition(amounts, needs).segments
    assert max(map(len, segments)) >= largest
    found = sequence(amounts, needs)
    assert found.proven
    assert found.cost == cost(amounts, needs, found.order)


def test_a_problem_too_hard_says_so() -> None:
    """Sixty tasks, each needing two of twelve: with no work allowed the order is not proven."""
    draw = random.Random(7)
    pairs = list(itertools.combinations(range(12), 2))
    needs = {task: frozenset(pair) for task, pair in enumerate(draw.sample(pairs, 60))}
    amounts = Amounts((1,) * 60, (1,) * 12)
    found = sequence(amounts, needs, links=0)
    assert not found.proven
    assert found.unique is not True
    assert found.bound < found.cost <= 2 * found.bound


def test_after_learning_open_tasks_drop_out() -> None:
    """What is left is what is still missing."""
    needs = {0: frozenset({1, 2}), 1: frozenset({1})}
    assert after(needs, frozenset({1})) == {0: frozenset({2})}


def test_greedy_takes_what_is_free_first() -> None:
    """A task that takes no time comes before one that is worth much."""
    amounts = Amounts((1, 100, 1), (5, 0))
    needs = {0: frozenset({0}), 1: frozenset({0}), 2: frozenset({1})}
    assert greedy(amounts, needs) == (2, 1, 0)
