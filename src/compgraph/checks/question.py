"""A rule as a question in SPARQL, asked of many graphs at once; every row of the answer is a fault.

A question answers with the variables `graph`, `subject`, `printed` and others that its message
names. One of the scope "graph" looks at each named graph alone; one of the scope "store" looks at
all of them together, in the default graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from compgraph.checks.fault import Fault, Rule
from compgraph.messages import Text
from compgraph.model import Severity
from compgraph.rdf.vocab import short

if TYPE_CHECKING:
    from rdflib.term import Node

Scope = Literal["graph", "store"]


@dataclass(frozen=True, slots=True)
class Question:
    """A rule, and the SPARQL that finds its faults: `head`, then FROM clauses, then `body`.

    `shared` says that graphs which are no standard's are looked at, too.
    """

    rule: Rule
    head: str
    body: str
    scope: Scope = "graph"
    shared: bool = False

    def asked(self, dataset: str = "") -> str:
        """Return the query; `dataset` holds FROM clauses, none for all graphs of a store."""
        return f"{self.head} {dataset} {self.body}"

    def fault(self, row: Mapping[str, Node | None]) -> Fault:
        """Return what a row of the answer says."""
        said = {name: "" if value is None else short(str(value)) for name, value in row.items()}
        rule = self.rule
        return Fault(
            rule=rule.id,
            severity=cast("Severity", said.get("severity") or rule.severity),
            message=Text(*(sentence.format_map(said) for sentence in rule.message)),
            remedy=rule.remedy,
            subject=str(row["subject"]),
            printed=said.get("printed") or None,
        )
