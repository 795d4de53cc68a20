"""Questions in SPARQL: the shipped ones, what may run, and where it runs.

The names load when they are asked for: the child that runs a stranger's query imports this
package too, and needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compgraph.queries.asking import ask
    from compgraph.queries.library import Question, question
    from compgraph.queries.limits import Limits

__all__ = ["Limits", "Question", "ask", "question"]

_HOME = {
    "Limits": "compgraph.queries.limits",
    "Question": "compgraph.queries.library",
    "ask": "compgraph.queries.asking",
    "question": "compgraph.queries.library",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
