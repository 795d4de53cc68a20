"""The query-evaluation tests of the W3C suite: data, a query, and the result it must have.

Each runs unmodified behind the guard, in this process and again over HTTP; what does not pass is
exactly what exceptions.tsv lists.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from compgraph.queries import Limits, worker
from compgraph.queries.guard import examine
from compgraph.rdf.terms import PREFIXES
from compgraph.store.replica import Replica
from serving import Served
from w3c.comparing import same
from w3c.exceptions import as_listed, kind_of
from w3c.manifest import Entry, Suite
from w3c.results import parsed, wired
from w3c.running import Asking, at_the_endpoint, behind_the_guard, engine_of, verdict

pytestmark = pytest.mark.long

KINDS = ("QueryEvaluationTest", "CSVResultFormatTest")
GROUPS = (
    "aggregates",
    "bind",
    "bindings",
    "cast",
    "construct",
    "csv-tsv-res",
    "exists",
    "functions",
    "grouping",
    "json-res",
    "negation",
    "project-expression",
    "property-path",
    "service",
    "subquery",
)


def judged(suite: Suite, entries: tuple[Entry, ...], asking: Callable[[Entry], Asking]) -> None:
    """Assert that of these tests exactly those fail that are listed, and as it is listed."""
    assert entries
    surprises = []
    for entry in entries:
        kind, why = verdict(suite, entry, asking(entry))
        if not as_listed(entry.key, kind):
            surprises.append(f"{entry.key} is {kind}, not {kind_of(entry.key)}: {why}")
    assert not surprises, "\n".join(surprises)


@pytest.mark.parametrize("group", GROUPS)
def test_a_query_behind_the_guard_has_the_result_of_the_suite(suite: Suite, group: str) -> None:
    """Bags of rows, graphs up to the names of blank nodes."""
    kinds = KINDS[:1]  # CSV is a matter of writing: nobody writes here
    judged(suite, suite.of(group, *kinds), lambda entry: behind_the_guard(engine_of(suite, entry)))


@pytest.mark.parametrize("group", GROUPS)
def test_the_endpoint_gives_the_result_of_the_suite(
    suite: Suite, server: Served, group: str
) -> None:
    """In the notation of the expected file: XML, JSON, CSV, TSV; tables in graphs as JSON."""

    def asking(entry: Entry) -> Asking:
        suffix = entry.result.rpartition(".")[2]
        return at_the_endpoint(client, server, entry, "srj" if suffix == "ttl" else suffix)

    with httpx.Client(timeout=60) as client:
        judged(suite, suite.of(group, *KINDS), asking)


# One of each sort: rows, a graph, yes or no, named graphs, blank nodes.
IN_A_CHILD = (
    "aggregates/agg01",
    "construct/constructwhere02",
    "json-res/jsonres03",
    "subquery/subquery02",
    "construct/constructlist",
)


def test_the_child_process_gives_the_result_of_the_suite(suite: Suite, tmp_path: Path) -> None:
    """The process that runs strangers' queries says what the engine says in this one."""
    asked = [entry for entry in suite.entries if entry.key in IN_A_CHILD]
    assert len(asked) == len(IN_A_CHILD)
    for number, entry in enumerate(asked):
        store = engine_of(suite, entry)
        path = tmp_path / f"{number}.nq"
        path.write_bytes(store.dump(format=ox.RdfFormat.N_QUADS) or b"")
        text = examine(suite.text(entry.query), [one.value for one in store.named_graphs()]).text
        replica = Replica(path, folder=False, ours=None)
        header, rows, truncated = worker.run(replica, text, PREFIXES, Limits())
        file = suite.file(entry.result)
        assert same(
            wired(header, rows), parsed(file.read_bytes(), file.suffix[1:], entry.result)
        ), entry.key
        assert not truncated
