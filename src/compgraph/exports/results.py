"""An answer as text: a table to read, or one of the formats other programs read.

| format | answers             | is                                                          |
|--------|---------------------|-------------------------------------------------------------|
| table  | all                 | aligned columns for people, names beside shortened addresses |
| csv    | SELECT              | SPARQL 1.1 Query Results CSV (RFC 4180: CRLF)               |
| tsv    | SELECT              | SPARQL 1.1 Query Results TSV: terms as in Turtle            |
| json   | SELECT, ASK         | SPARQL 1.1 Query Results JSON                               |
| xml    | SELECT, ASK         | SPARQL Query Results XML, second edition                    |
| turtle | CONSTRUCT, DESCRIBE | Turtle                                                      |

CSV is the standard's, for programs: a value that begins with `=`, `+`, `-` or `@` stays as it is,
and a spreadsheet may take it for a formula. The workbook is the safe way into a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD

from compgraph.errors import UsageError
from compgraph.exports.columns import columns
from compgraph.messages import Language, language, text
from compgraph.rdf.answer import Answer, serialised
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.turtle import to_turtle
from compgraph.rdf.vocab import short

if TYPE_CHECKING:
    from rdflib.term import Node

_NO_LABELS: Mapping[str, str] = {}
# XML 1.0, production [2] Char: what no document may hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RESULTS = "http://www.w3.org/2005/sparql-results#"


def render(
    answer: Answer,
    form: str,
    labels: Mapping[str, str] = _NO_LABELS,
    spoken: Language | None = None,
    *,
    width: int | None = None,
) -> str:
    """Return the answer in the format `form`.

    For tables: `labels` are names by IRI, `spoken` the language of the words around the answer,
    `width` the characters a line may have (None: as many as it needs). Raises UsageError when
    the format is unknown or cannot hold this kind of answer.
    """
    if form == "table":
        return _table(answer, labels, spoken or language(), width)
    writer = _WRITERS.get((form, answer.kind))
    if writer is None:
        raise _unfit(answer, form)
    return writer(answer)


def formats(answer: Answer) -> tuple[str, ...]:
    """Return the formats that can hold this answer, the table first."""
    return ("table", *(form for form, kind in _WRITERS if kind == answer.kind))


def _unfit(answer: Answer, form: str) -> UsageError:
    fitting = text("queries.wrong-format-remedy", formats=", ".join(formats(answer)))
    if form not in {known for known, _ in _WRITERS}:
        return UsageError(text("queries.unknown-format", format=form), fitting)
    kind = text(f"queries.kind-{answer.kind}")
    return UsageError(text("queries.wrong-format", kind=kind, format=form), fitting)


# for people


def _table(answer: Answer, labels: Mapping[str, str], spoken: Language, width: int | None) -> str:
    if answer.kind == "ask":
        return text("queries.yes" if answer.boolean else "queries.no").in_(spoken) + "\n"
    if answer.kind == "select":
        heads, rows = list(answer.variables), answer.rows
    else:
        heads = [text(f"queries.{part}").in_(spoken) for part in ("subject", "predicate", "object")]
        rows = answer.triples
    cells = [_cells(row, labels) for row in rows]
    lines = columns(heads, cells, width)
    if not cells:
        lines += text("queries.no-rows").in_(spoken) + "\n"
    if answer.truncated:
        lines += text("queries.cut-off", count=len(cells)).in_(spoken) + "\n"
    return lines


def _cells(row: tuple[Node | None, ...], labels: Mapping[str, str]) -> list[str]:
    """Return a row as people read it; a name that has its own column is not said twice."""
    said = {str(term) for term in row if isinstance(term, Literal)}
    return [_readable(term, labels, said) for term in row]


def _readable(term: Node | None, labels: Mapping[str, str], said: set[str]) -> str:
    if term is None:
        return ""
    if isinstance(term, BNode):
        return f"_:{term}"
    if isinstance(term, Literal):
        return str(term)
    label = labels.get(str(term), "")
    return (
        f"{_shortened(str(term))} {label}" if label and label not in said else _shortened(str(term))
    )


def _shortened(iri: str) -> str:
    """Return `ISD3512-001v3/K01` for our things, `cg:Task` for words of the vocabularies we use."""
    if short(iri) != iri:
        return short(iri)
    for prefix, namespace in PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and re.fullmatch(r"[\w.\-]+", rest):
            return f"{prefix}:{rest}"
    return iri


# for programs


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(answer.variables)
    for row in answer.rows:
        rows.writerow("" if term is None else _bare(term) for term in row)
    return out.getvalue()


def _bare(term: Node) -> str:
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _tsv(answer: Answer) -> str:
    lines = ["\t".join(f"?{variable}" for variable in answer.variables)]
    lines += [
        "\t".join("" if term is None else serialised(term) for term in row) for row in answer.rows
    ]
    return "".join(f"{line}\n" for line in lines)


def _json(answer: Answer) -> str:
    if answer.kind == "ask":
        content: dict[str, object] = {"head": {}, "boolean": answer.boolean}
    else:
        bindings = [
            {
                variable: _json_term(term)
                for variable, term in zip(answer.variables, row, strict=True)
                if term is not None
            }
            for row in answer.rows
        ]
        content = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Node) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    written = {"type": "literal", "value": str(term)}
    if isinstance(term, Literal):
        if term.language:
            written["xml:lang"] = term.language
        elif term.datatype is not None and term.datatype != XSD.string:
            written["datatype"] = str(term.datatype)
    return written


def _xml(answer: Answer) -> str:
    return "".join(f"{line}\n" for line in _xml_lines(answer))


def _xml_lines(answer: Answer) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<sparql xmlns="{_RESULTS}">'
    yield "  <head>"
    for variable in answer.variables:
        yield f"    <variable name={quoteattr(variable)}/>"
    yield "  </head>"
    if answer.kind == "ask":
        yield f"  <boolean>{str(answer.boolean).lower()}</boolean>"
    else:
        yield "  <results>"
        for row in answer.rows:
            yield "    <result>"
            for variable, term in zip(answer.variables, row, strict=True):
                if term is not None:
                    yield f"      <binding name={quoteattr(variable)}>{_xml_term(term)}</binding>"
            yield "    </result>"
        yield "  </results>"
    yield "</sparql>"


def _xml_term(term: Node) -> str:
    if _NOT_XML.search(str(term)):
        raise UsageError(text("queries.not-xml"), text("queries.not-xml-remedy"))
    # A carriage return written as it is would be read as a line feed.
    written = escape(str(term), {"\r": "&#13;"})
    if isinstance(term, URIRef):
        return f"<uri>{written}</uri>"
    if isinstance(term, BNode):
        return f"<bnode>{written}</bnode>"
    mark = ""
    if isinstance(term, Literal):
        if term.language:
            mark = f" xml:lang={quoteattr(term.language)}"
        elif term.datatype is not None and term.datatype != XSD.string:
            mark = f" datatype={quoteattr(str(term.datatype))}"
    return f"<literal{mark}>{written}</literal>"


def _turtle(answer: Answer) -> str:
    graph = Graph(bind_namespaces="none")
    for triple in answer.triples:
        graph.add(triple)
    return to_turtle(graph)


_WRITERS: dict[tuple[str, str], Callable[[Answer], str]] = {
    ("csv", "select"): _csv,
    ("tsv", "select"): _tsv,
    ("json", "select"): _json,
    ("xml", "select"): _xml,
    ("json", "ask"): _json,
    ("xml", "ask"): _xml,
    ("turtle", "construct"): _turtle,
}
