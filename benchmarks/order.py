"""How long the earliest-unlock order of 150 tasks takes, and how often it is proven.

Run: python benchmarks/order.py [INSTANCES]. Target: the median instance of every family is proven
within 1 s; exit code 1 when it is not. What is not proven stops at a fixed amount of work and gives
a bound: `worst gap` is how far the cost may be above the optimum.

Families, all over 300 competencies that tasks draw with probability 1 / rank (Zipf):
  sizes    numbers of needs are Pareto distributed (shape 1.2, from 2); all hours and weights 1
  amounts  3 to 12 needs; hours and weights are Pareto distributed (shape 1, from 10)
  few      2 to 5 needs; all hours and weights 1: many tasks of equal density, the hardest
"""

from __future__ import annotations

import random
import sys
import time

import networkx as nx

from compgraph.planning.cost import Amounts
from compgraph.planning.order import earliest_unlock
from compgraph.planning.subsets import cheapest

TASKS, CODES = 150, 300
TARGET = 1.0  # seconds


def instance(family: str, seed: int) -> tuple[nx.Graph[str], dict[str, float], dict[str, float]]:
    """Return the graph, the hours and the weights of one instance."""
    draw = random.Random(f"{family} {seed}")
    codes = [f"K{rank}" for rank in range(1, CODES + 1)]
    popular = [1 / rank for rank in range(1, CODES + 1)]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((f"T{task}" for task in range(1, TASKS + 1)), kind="task")
    graph.add_nodes_from(codes, kind="knowledge")
    for task in [node for node in graph if node.startswith("T")]:
        size = {
            "sizes": min(CODES, int(2 * draw.paretovariate(1.2))),
            "amounts": draw.randint(3, 12),
            "few": draw.randint(2, 5),
        }[family]
        while graph.degree(task) < size:
            graph.add_edge(task, draw.choices(codes, popular)[0])
    spread = family == "amounts"
    hours = {code: float(int(10 * draw.paretovariate(1))) if spread else 1.0 for code in codes}
    weights = {
        task: float(int(10 * draw.paretovariate(1))) if spread else 1.0
        for task in graph
        if task.startswith("T")
    }
    return graph, hours, weights


def subsets_alone() -> float:
    """Return the seconds that plain dynamic programming takes for 20 of 150 tasks."""
    graph, *_ = instance("few", 0)
    codes = [node for node in graph if node.startswith("K")]
    tasks = [node for node in graph if node.startswith("T")][:20]
    needs = {
        number: frozenset(codes.index(code) for code in graph[task])
        for number, task in enumerate(tasks)
    }
    start = time.perf_counter()
    cheapest(Amounts((1,) * len(tasks), (1,) * len(codes)), needs)
    return time.perf_counter() - start


def main(instances: int) -> int:
    """Print a line a family; return the exit code."""
    met = True
    medians = []
    print(f"{TASKS} tasks, {instances} instances a family; target {TARGET} s")
    print("family   proven  in time  median s   worst s  greedy +%  document +%  worst gap %")
    for family in ("sizes", "amounts", "few"):
        times, above, document = [], [], []
        proven, in_time, gap = 0, 0, 0.0
        for seed in range(instances):
            graph, hours, weights = instance(family, seed)
            start = time.perf_counter()
            found = earliest_unlock(graph, hours=hours, weights=weights)
            times.append(time.perf_counter() - start)
            proven += found.optimal
            in_time += found.optimal and times[-1] <= TARGET
            above.append(found.greedy / found.cost - 1)
            document.append(found.document_order / found.cost - 1)
            gap = max(gap, found.cost / found.lower_bound - 1)
        times.sort()
        print(
            f"{family:<8} {proven:>3}/{instances:<3} {in_time:>7} {times[len(times) // 2]:>8.2f}  {times[-1]:>8.2f}"
            f"  {100 * sum(above) / instances:>9.1f}  {100 * sum(document) / instances:>11.1f}"
            f"  {100 * gap:>11.2f}"
        )
        met = met and 2 * in_time > instances
        medians.append(times[len(times) // 2])
    table = subsets_alone()
    ratios = ", ".join(f"{median / table:.2f}" for median in medians)
    print(
        f"the peer, a table over all subsets of 20 of the tasks: {table:.2f} s; medians are {ratios} of it"
    )
    print("target met" if met else "target missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
