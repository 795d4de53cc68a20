"""What a store holds: its standards, and how many statements each of its graphs has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from compgraph.messages import Language, text
from compgraph.rdf.vocab import ICAP, graph
from compgraph.tables import aligned, write_rows


def contents_json(codes: Sequence[str], graphs: Mapping[Any, int], default: int) -> dict[str, Any]:
    """Return the documented JSON shape (`schemas/contents.schema.json`)."""
    return {
        "standards": list(codes),
        "graphs": [{"graph": str(name), "statements": count} for name, count in graphs.items()],
        "default": default,
    }


def contents_csv(codes: Sequence[str], graphs: Mapping[Any, int], language: Language) -> str:
    """Return a row a standard, then a row for each other graph."""
    return write_rows([_header(language), *_rows(codes, graphs)])


def contents_table(
    codes: Sequence[str], graphs: Mapping[Any, int], default: int, language: Language
) -> str:
    """Return the same as an aligned table, with the number of all below it."""
    said = text("cli.store-holds", standards=len(codes), statements=f"{default:,}").in_(language)
    return f"{aligned(_header(language), _rows(codes, graphs))}\n{said}\n"


def _header(language: Language) -> list[str]:
    return [text(f"columns.{name}").in_(language) for name in ("graph", "statements")]


def _rows(codes: Sequence[str], graphs: Mapping[Any, int]) -> list[list[str]]:
    own = {graph(code): code for code in codes}
    first = [[code, str(graphs.get(name, 0))] for name, code in own.items()]
    rest = [
        [str(name).removeprefix(ICAP), str(count)]
        for name, count in graphs.items()
        if name not in own
    ]
    return first + rest
