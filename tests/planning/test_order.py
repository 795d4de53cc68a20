"""The earliest-unlock order against every order there is, and by hand."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from fractions import Fraction

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compgraph.errors import UnknownCode, UsageError
from compgraph.messages import text
from compgraph.planning.order import Order, Step, earliest_unlock
from compgraph.reading import read
from compgraph.resources import shipped_standard

Needs = Mapping[str, frozenset[str]]


def brute_force(
    needs: Needs, hours: Mapping[str, Fraction], weights: Mapping[str, Fraction]
) -> tuple[Fraction, list[tuple[str, ...]]]:
    """Return the least cost over all orders and the orders that attain it."""
    least, best = Fraction(-1), []
    for order in itertools.permutations(needs):
        learnt: set[str] = set()
        spent = cost = Fraction(0)
        for task in order:
            spent += sum(hours[code] for code in needs[task] - learnt)
            learnt |= needs[task]
            cost += weights[task] * spent
        if best and cost > least:
            continue
        best = [*best, order] if best and cost == least else [order]
        least = cost
    return least, best


def test_the_shipped_standard_against_all_5040_orders(graph_of) -> None:  # type: ignore[no-untyped-def]
    """One order of seven tasks costs least; the document's own order costs 10 to 20 % more."""
    printed = read(shipped_standard()).standard.needs()
    needs = {task: frozenset(codes) for task, codes in printed.items()}
    one = dict.fromkeys((code for codes in needs.values() for code in codes), Fraction(1))
    least, best = brute_force(needs, one, dict.fromkeys(needs, Fraction(1)))
    found = earliest_unlock(graph_of({task: " ".join(codes) for task, codes in printed.items()}))
    assert found.cost == least
    assert [tuple(step.task for step in found.steps)] == best
    assert (found.optimal, found.unique, found.lower_bound) == (True, True, least)
    assert 1.10 <= found.document_order / found.cost <= 1.20
    assert 1 <= found.greedy / found.cost <= 1.03


def test_the_document_order_by_hand(graph_of) -> None:  # type: ignore[no-untyped-def]
    """T1.1 needs 12; then 0, 5, 5, 7, 8 and 1 new ones: 12+12+17+22+29+37+38 = 167."""
    needs = read(shipped_standard()).standard.needs()
    found = earliest_unlock(graph_of({task: " ".join(codes) for task, codes in needs.items()}))
    assert found.document_order == 167


#   T1 ── K1 K2 K3      T2 needs one thing that T1 needs too: first T2 (1), then T1 (+2 = 3).
#   T2 ── K3            T3 needs six things of its own: last (+6 = 9). Cost 1 + 3 + 9 = 13.
#   T3 ── S1 … S6       Document order: 3 + 3 + 9 = 15.
TOY = {"T1": "K1 K2 K3", "T2": "K3", "T3": "S1 S2 S3 S4 S5 S6"}


def test_steps_tell_what_is_new_and_when_the_task_opens(graph_of) -> None:  # type: ignore[no-untyped-def]
    """The toy above, step by step."""
    found = earliest_unlock(graph_of(TOY))
    assert found.steps == (
        Step("T2", ("K3",), 1, 1),
        Step("T1", ("K1", "K2"), 2, 3),
        Step("T3", ("S1", "S2", "S3", "S4", "S5", "S6"), 6, 9),
    )
    assert (found.cost, found.document_order, found.unique) == (13, 15, True)
    assert (found.objective, found.layers, found.unit) == (
        "earliest-unlock",
        ("asserted",),
        "competencies",
    )


def test_two_dear_tasks_that_share_beat_what_greedy_takes_first(graph_of) -> None:  # type: ignore[no-untyped-def]
    """Greedy takes T3 (1 / 5 hours) first: 5 + 15 + 16 = 36; the best order is 10 + 11 + 16 = 37.

    With T3 of 6 hours: greedy 6 + 16 + 17 = 39, but T1 T2 first cost 10 + 11 + 17 = 38.
    """
    graph = graph_of({"T1": "K1 K2", "T2": "K1 K3", "T3": "S1"})
    hours = {"K1": 9, "K2": 1, "K3": 1, "S1": 6}
    found = earliest_unlock(graph, hours=hours)
    assert [step.task for step in found.steps] == ["T1", "T2", "T3"]
    assert (found.cost, found.greedy) == (38, 39)
    assert found.unique is False  # T1 and T2 may change places
    sooner = earliest_unlock(graph, hours=hours | {"S1": 5})
    assert (sooner.cost, sooner.greedy, sooner.steps[0].task) == (36, 36, "T3")


def test_what_is_already_learnt_counts_nothing(graph_of) -> None:  # type: ignore[no-untyped-def]
    """Who has K3 can do T2 at once: it comes first, with nothing new, at time 0."""
    found = earliest_unlock(graph_of(TOY), have=["K3"])
    assert found.steps[0] == Step("T2", (), 0, 0)
    assert (found.cost, found.have) == (0 + 2 + 8, ("K3",))


def test_targets_bring_what_opens_on_the_way(graph_of) -> None:  # type: ignore[no-untyped-def]
    """To reach T1 all of K1 K2 K3 are learnt; T2 opens on the way, T3 is left out."""
    found = earliest_unlock(graph_of(TOY), targets=["T1"])
    assert [step.task for step in found.steps] == ["T2", "T1"]
    assert found.steps[-1].opens_at == 3
    assert found.targets == ("T1",)
    assert [step.task for step in earliest_unlock(graph_of(TOY), targets=["T2"]).steps] == ["T2"]
    everything = earliest_unlock(graph_of(TOY), targets=["T3", "T1"])
    assert len(everything.steps) == 3
    assert everything.targets == ("T1", "T3")


def test_hours_not_given_count_one_and_are_told(graph_of) -> None:  # type: ignore[no-untyped-def]
    """K3 at 2.5 hours, everything else 1: T2 at 2.5, T1 at 4.5, T3 at 10.5."""
    found = earliest_unlock(graph_of(TOY), hours={"K3": 2.5})
    assert [step.opens_at for step in found.steps] == [2.5, 4.5, 10.5]
    assert (found.unit, found.assumed[:2]) == ("hours", ("K1", "K2"))
    assert "K3" not in found.assumed
    assert earliest_unlock(graph_of(TOY)).assumed == ()


def test_decimals_are_exact(graph_of) -> None:  # type: ignore[no-untyped-def]
    """0.1 + 0.2 hours and 0.3 hours are the same: the two tasks may change places."""
    graph = graph_of({"T1": "K1 K2", "T2": "K3"})
    found = earliest_unlock(graph, hours={"K1": 0.1, "K2": 0.2, "K3": 0.3})
    assert found.unique is False
    assert found.cost == 0.9  # 0.3 + 0.6
    assert found.steps[-1].opens_at == 0.6


def test_weights_pull_tasks_forward(graph_of) -> None:  # type: ignore[no-untyped-def]
    """T3 counts 100 times: first, at 6; then T2 at 7 and T1 at 9: 600 + 7 + 9."""
    found = earliest_unlock(graph_of(TOY), weights={"T3": 100})
    assert [step.task for step in found.steps] == ["T3", "T2", "T1"]
    assert found.cost == 616


def test_a_task_of_no_weight_delays_nobody(graph_of) -> None:  # type: ignore[no-untyped-def]
    """T2 opens on the way to T1, so it is listed there, at once; T3 waits until the end."""
    found = earliest_unlock(graph_of(TOY), weights={"T2": 0, "T3": 0})
    assert [step.task for step in found.steps] == ["T1", "T2", "T3"]
    assert (found.cost, found.unique) == (3, False)


@pytest.mark.parametrize(
    ("needs", "steps", "unique"),
    [({}, 0, True), ({"T1": ""}, 1, True), ({"T1": "", "T2": ""}, 2, False)],
)
def test_nothing_to_learn_costs_nothing(
    needs: dict[str, str], steps: int, unique: bool, graph_of
) -> None:  # type: ignore[no-untyped-def]
    """The empty graph and tasks without needs: cost 0, proven; two such tasks may change places."""
    found = earliest_unlock(graph_of(needs))
    assert (found.cost, found.optimal, found.unique) == (0, True, unique)
    assert len(found.steps) == steps


@pytest.mark.parametrize(
    ("asked", "code", "offer"),
    [
        ({"have": ["K12"]}, "K12", "K1"),
        ({"have": ["T1"]}, "T1", None),
        ({"targets": ["T4"]}, "T4", "T1"),
        ({"hours": {"k1": 2}}, "k1", "K1"),
        ({"weights": {"T11": 2}}, "T11", "T1"),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest(  # type: ignore[no-untyped-def]
    asked: dict[str, object], code: str, offer: str | None, graph_of
) -> None:
    """The error keeps the code and names those that look like it."""
    with pytest.raises(UnknownCode) as refused:
        earliest_unlock(graph_of(TOY), **asked)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert code in str(refused.value)
    if offer:
        assert offer in refused.value.nearest


@pytest.mark.parametrize("amount", [-1, -0.5, math.nan, math.inf])
@pytest.mark.parametrize("room", ["hours", "weights"])
def test_amounts_are_numbers_from_zero_upwards(amount: float, room: str, graph_of) -> None:  # type: ignore[no-untyped-def]
    """Negative, infinite and undefined amounts are usage errors that name the code."""
    code = "K1" if room == "hours" else "T1"
    with pytest.raises(UsageError) as refused:
        earliest_unlock(graph_of(TOY), **{room: {code: amount}})
    assert code in refused.value.message.en


def test_the_order_is_said_to_be_a_choice() -> None:
    """The sentence stands in both languages."""
    assert "不是職能基準的規定" in text("planning.choice").zh
    assert "not a fact of the standard" in text("planning.choice").en


AMOUNTS = st.sampled_from([0, 1, 1, 2, 0.5, 0.1, 0.3, 7])


@st.composite
def instances(
    draw: st.DrawFn,
) -> tuple[Needs, dict[str, float], dict[str, float], list[str]]:
    """Up to six tasks over up to eight competencies, with hours and weights that may be 0."""
    codes = [f"K{n}" for n in range(1, draw(st.integers(1, 8)) + 1)]
    tasks = [f"T{n}" for n in range(1, draw(st.integers(0, 6)) + 1)]
    needs = {task: draw(st.frozensets(st.sampled_from(codes), max_size=5)) for task in tasks}
    hours = {code: draw(AMOUNTS) for code in codes}
    weights = {task: draw(AMOUNTS) for task in tasks}
    return needs, hours, weights, draw(st.lists(st.sampled_from(codes), max_size=3))


@given(instances())
@settings(max_examples=300, deadline=None)
def test_cost_and_uniqueness_agree_with_all_orders(
    instance: tuple[Needs, dict[str, float], dict[str, float], list[str]],
) -> None:
    """Up to 720 orders each: the least cost, and whether exactly one order attains it."""
    needs, hours, weights, have = instance
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(needs, kind="task")
    graph.add_nodes_from(hours, kind="knowledge")
    graph.add_edges_from((task, code) for task in needs for code in needs[task])
    found = earliest_unlock(graph, hours=hours, weights=weights, have=have)
    exact_hours = {code: Fraction(str(time)) for code, time in hours.items()}
    exact_weights = {task: Fraction(str(weight)) for task, weight in weights.items()}
    missing = {task: codes - set(have) for task, codes in needs.items()}
    least, best = brute_force(missing, exact_hours, exact_weights)
    assert Fraction(str(found.cost)) == least
    assert found.optimal
    assert found.lower_bound == found.cost
    assert tuple(step.task for step in found.steps) in best
    assert found.unique is (len(best) == 1)
    _consistent(found, missing)


def _consistent(found: Order, missing: Needs) -> None:
    """Every task once; what is new at a step is exactly what it misses; times add up."""
    assert sorted(step.task for step in found.steps) == sorted(missing)
    learnt: set[str] = set()
    for step in found.steps:
        assert set(step.new) == missing[step.task] - learnt
        learnt |= missing[step.task]
    assert found.greedy >= found.cost
    assert found.document_order >= found.cost
