"""The code lists as they were received, for the tests; as a program: the shipped files anew.

COMPGRAPH_DATA=… python tests/code_lists.py
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from compgraph import resources
from compgraph.model import ClassificationKind
from compgraph.rdf.schemes import FILES, Row, scheme
from compgraph.rdf.turtle import to_turtle

# The file of each list below `classifications/`, and its column of names.
RECEIVED: dict[ClassificationKind, tuple[str, str]] = {
    "occupation": ("occupation-mol-tw.csv", "name_zh"),
    "industry": ("industry-dgbas-tw.csv", "name_zh"),
    "category": ("icap-job-category-codes.csv", "label_most_common"),
}


def received(kind: ClassificationKind, outside: Path) -> Iterator[Row]:
    """Yield the rows of a list in its own order; only codes, parents and names are taken."""
    name, column = RECEIVED[kind]
    with (outside / "classifications" / name).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield Row(row["code"], row.get("parent", ""), row[column])


if __name__ == "__main__":
    for kind, file in FILES.items():
        turtle = to_turtle(scheme(kind, received(kind, Path(os.environ["COMPGRAPH_DATA"]))))
        (resources.ontology() / "schemes" / file).write_bytes(turtle.encode("utf-8"))
