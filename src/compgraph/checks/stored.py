"""The standards of a store, checked together: one question a rule, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from compgraph.checks.fault import Fault, Places
from compgraph.checks.sweep import Moved, Sweep
from compgraph.codes import order
from compgraph.finding import Finding, ordered
from compgraph.rdf.vocab import graph, shared_graph, standard_of

if TYPE_CHECKING:
    from compgraph.store import Store

Checked = dict[str, tuple[Finding, ...]]
"""The findings in order, by the code of the standard; "" for what is no single standard's."""

_SHARED = (shared_graph("concepts"), shared_graph("reviewed"))


def check_store(
    store: Store,
    codes: Iterable[str] | None = None,
    *,
    sources: Mapping[str, str] | None = None,
    places: Mapping[str, Places] | None = None,
    moved: Moved | None = None,
) -> Checked:
    """Return what the rules find in the stored standards, all of them or those with these codes.

    Every standard checked has its entry, in the order of codes; "" comes last, and only when all
    are checked. `sources` names the file of a standard (its code where it is not named), `places`
    gives line and span of its things; `moved` is told of the progress. The store is only read.
    """
    wanted = store.list() if codes is None else tuple(codes)
    beside: dict[str, str | None] = {str(graph(code, "source")): code for code in wanted}
    if codes is None:
        beside |= dict.fromkeys(map(str, _SHARED), "")
    sweep = Sweep(store, {str(graph(code)): code for code in wanted}, beside)
    named = {**sweep.asserted, **sweep.beside}
    found: dict[str, dict[Fault, None]] = defaultdict(dict)
    for name, fault in sweep.faults(moved):
        code = (named[name] if name else standard_of(fault.subject)) or ""
        found[code if code in wanted else ""][fault] = None
    if codes is None:
        wanted = (*wanted, "")
    sources, places = sources or {}, places or {}
    return {
        code: ordered(
            fault.placed(sources.get(code, code) or None, places.get(code, {}))
            for fault in found.get(code, ())
        )
        for code in sorted(wanted, key=lambda code: (not code, order(code), code))
    }
