"""The violation queries in queries/: what their heads say, and how they are asked of many graphs.

A query is written for the graph of one standard, so that it can be asked of any graph alone:

    #+ summary: … / …
    #+ severity: violation, warning or info; a variable ?severity says it row by row
    #+ scope: store            only where it compares standards with each other
    #+ message: … / …          with the variables of a row between braces
    #+ remedy: … / …
    SELECT … WHERE {
      …
    }
    GROUP BY …

Here the pattern goes into GRAPH ?graph: the statements of each graph are matched with each other. Two
things keep that true and fast. A sub-select sees all graphs at once (so Oxigraph answers), and
belongs into GRAPH of one name only. And things that share a code, a position or a name are found by
GROUP BY, or by the address that the code makes: Oxigraph's store in memory finds a literal in all
graphs first, so that joining on one costs the square of the number of standards.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from compgraph import resources
from compgraph.checks.fault import Rule
from compgraph.checks.question import Question, Scope
from compgraph.messages import Text
from compgraph.model import Severity

_HEAD = re.compile(r"^#\+ (severity|scope|message|remedy): (.+)$", re.MULTILINE)
_PARTS = re.compile(
    r"(?P<head>.*^SELECT(?: DISTINCT)?)(?P<variables>\s[^{]+)WHERE \{$(?P<body>.+)^\}$(?P<end>.*)",
    re.MULTILINE | re.DOTALL,
)
_SUFFIX = "-violation"


@cache
def violation_queries() -> tuple[Question, ...]:
    """Return the shipped violation queries by name."""
    paths = sorted(resources.queries().glob(f"*{_SUFFIX}.rq"), key=lambda path: path.name)
    return tuple(
        violation_query(path.stem.removesuffix(_SUFFIX), path.read_text(encoding="utf-8"))
        for path in paths
    )


def violation_query(rule: str, text: str) -> Question:
    """Return the question in the text of a query file. Raises ValueError for another form."""
    said = dict(_HEAD.findall(text))
    parts = _PARTS.fullmatch(text)
    if parts is None or not {"severity", "message", "remedy"} <= said.keys():
        raise ValueError(f"not the form of a violation query: {rule}")
    meant = Rule(
        rule,
        cast("Severity", said["severity"]),
        Text(*said["message"].split(" / ")),
        Text(*said["remedy"].split(" / ")),
    )
    scope = cast("Scope", said.get("scope", "graph"))
    head, variables, body, end = parts.group("head", "variables", "body", "end")
    if scope == "store":
        return Question(meant, f"{head}{variables}", f"WHERE {{{body}}}{end}", scope)
    grouped = end.replace("GROUP BY ", "GROUP BY ?graph ")
    return Question(
        meant, f"{head} ?graph{variables}", f"WHERE {{ GRAPH ?graph {{{body}}} }}{grouped}", scope
    )
