"""The answer to a shipped question in the words of the reader: its columns, and its kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rdflib import Literal

from compgraph.messages import Language, text
from compgraph.messages.columns import SENTENCES
from compgraph.rdf.answer import Answer

if TYPE_CHECKING:
    from rdflib.term import Node


def in_words(answer: Answer, language: Language) -> Answer:
    """Return the answer with its variables and the cells of `?kind` said in `language`.

    For tables that people read; programs get the variables as the question names them. A name
    that no sentence knows stays as it is.
    """
    kinds = [place for place, name in enumerate(answer.variables) if name == "kind"]
    rows = tuple(
        tuple(_kind(cell, language) if place in kinds else cell for place, cell in enumerate(row))
        for row in answer.rows
    )
    return replace(
        answer, variables=tuple(_said(name, language) for name in answer.variables), rows=rows
    )


def _kind(cell: Node | None, language: Language) -> Node | None:
    key = f"kind-{cell}"
    return Literal(_said(key, language)) if key in SENTENCES else cell


def _said(name: str, language: Language) -> str:
    return text(f"columns.{name}").in_(language) if name in SENTENCES else name
