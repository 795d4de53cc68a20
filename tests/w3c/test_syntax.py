"""The syntax tests of the W3C suite: what must be taken as a query, and what must not."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from compgraph.errors import UsageError
from compgraph.queries.guard import examine
from w3c.exceptions import as_listed
from w3c.manifest import Entry, Suite
from w3c.running import Asking, Refused, behind_the_guard, with_base

pytestmark = pytest.mark.long

GROUPS = ("aggregates", "construct", "grouping", "syntax-fed", "syntax-query")
TAKEN, NOT_TAKEN = "PositiveSyntaxTest11", "NegativeSyntaxTest11"


def outcome(suite: Suite, entry: Entry) -> tuple[str, str]:
    """Return how a test went (`exceptions.KINDS` or `pass`), over a store with one graph."""
    store = ox.Store()
    store.add_graph(ox.NamedNode(entry.query.rpartition("/")[0] + "/file"))  # FROM of test_42
    ask = behind_the_guard(store)
    query = suite.text(entry.query)
    refused = _refused(ask, query)
    if entry.kind == NOT_TAKEN:
        return ("pass", "") if refused else ("engine", "taken")
    if refused is None:
        return "pass", ""
    again = _refused(ask, with_base(entry.query, query))
    return (refused.by if again else "base"), str(refused)


def _refused(ask: Asking, query: str) -> Refused | None:
    try:
        ask(query)
    except Refused as error:
        return error
    return None


@pytest.mark.parametrize("group", GROUPS)
def test_a_query_is_taken_when_the_suite_says_so(suite: Suite, group: str) -> None:
    """By the guard and by the engine behind it; the others are refused by one of them."""
    surprises = []
    entries = suite.of(group, TAKEN, NOT_TAKEN)
    assert entries
    for entry in entries:
        kind, why = outcome(suite, entry)
        if not as_listed(entry.key, kind):
            surprises.append(f"{entry.key}, a {entry.kind}, is {kind}: {why}")
    assert not surprises, "\n".join(surprises)


def test_no_update_of_the_suite_is_taken(suite: Suite) -> None:
    """Each one is refused, valid or not."""
    updates = [entry for entry in suite.entries if entry.query.endswith(".ru")]
    assert len(updates) == 94 + 42 + 13 + 8
    for entry in updates:
        with pytest.raises(UsageError):
            examine(suite.text(entry.query))
