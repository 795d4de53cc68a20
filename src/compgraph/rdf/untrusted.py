"""What is looked at before a parser sees somebody's RDF: what it would fetch, expand or drop.

rdflib's JSON-LD parser fetches contexts named by address and drops statements whose address holds
a blank, without a word; its RDF/XML parser expands entities. Neither gets the chance here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from compgraph import resources
from compgraph.errors import SourceRefused
from compgraph.messages import Text, text
from compgraph.rdf.vocab import CONTEXT

_DECLARED = re.compile(r"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")
# What no address may hold, relative ones included (RFC 3987; SPARQL 1.1, production IRIREF).
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def checked_jsonld(content: str, name: str) -> str:
    """Return the JSON-LD with our own context in the place of its address.

    Raises SourceRefused for what is no JSON, for any other context that would have to be fetched,
    and for an address that holds what no IRI can hold.
    """
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise malformed("json-ld", error, name, getattr(error, "lineno", None)) from error
    links = {"@id", "@type"}
    for holder in _holders(document):
        holder["@context"] = _local(holder["@context"], name)
        links.update(_links(holder["@context"]))
    _refuse_illegal(document, links, content, name)
    return json.dumps(document, ensure_ascii=False)


def checked_xml(content: str, name: str) -> str:
    """Return the RDF/XML as it is.

    Raises SourceRefused for a document type (it could define entities that grow without end, or
    name other files), for an encoding other than UTF-8, and for what is no XML.
    """
    from lxml import etree  # noqa: PLC0415  # only those who read XML wait for it

    declared = _DECLARED.match(content.lstrip())
    if declared and declared[1].lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise _refused("encoding", name, 1, encoding=declared[1])
    if "<!DOCTYPE" in content:
        raise _refused("doctype", name, line_of(content, "<!DOCTYPE"))
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        raw = content.encode("utf-8")
        for start in range(0, len(raw), 1 << 20):
            parser.feed(raw[start : start + (1 << 20)])
            for event, element in parser.read_events():
                if event == "end":
                    element.clear()
                elif "{" not in str(element.tag):  # HTML and the like, read as relative addresses
                    raise malformed("RDF/XML", ValueError(f"<{element.tag!s}>"), name, None)
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise malformed("RDF/XML", error, name, getattr(error, "lineno", None)) from error
    return content


def malformed(form: str, error: BaseException, name: str, line: int | None) -> SourceRefused:
    """Return the refusal of a file that is not what its suffix says."""
    said = str(error).strip()
    reason = said.splitlines()[0][:200] if said else type(error).__name__
    return SourceRefused(
        "rdf-malformed",
        text("rdf.malformed", form=form, reason=reason),
        text("rdf.malformed-remedy"),
        source=name,
        line=line,
    )


def illegal(iri: str, name: str, line: int | None) -> SourceRefused:
    """Return the refusal of an address that no RDF notation can hold."""
    shown = iri.encode("utf-8", "backslashreplace").decode()
    return SourceRefused(
        "illegal-iri",
        text("rdf.illegal-iri", iri=shown),
        text("rdf.illegal-iri-remedy"),
        source=name,
        line=line,
    )


def line_of(content: str, *needles: str) -> int | None:
    """Return the number of the first line that holds one of these, None where none does."""
    for needle in needles:
        at = content.find(needle) if needle else -1
        if at >= 0:
            return content.count("\n", 0, at) + 1
    return None


def _refused(rule: str, name: str, line: int | None = None, **values: object) -> SourceRefused:
    remedy: Text = text(f"rdf.{rule}-remedy")
    return SourceRefused(
        f"rdf-{rule}", text(f"rdf.{rule}", **values), remedy, source=name, line=line
    )


def _holders(document: Any) -> Iterator[dict[str, Any]]:
    """Yield every object that has a context of its own, those inside contexts as well."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if "@context" in value:
                yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _local(context: Any, name: str) -> Any:
    """Return a context that needs nothing from outside, however deep its lists are."""
    if isinstance(context, list):
        return [_local(part, name) for part in context]
    if context == CONTEXT:
        shipped = (resources.ontology() / "context.jsonld").read_text("utf-8")
        return json.loads(shipped)["@context"]
    if isinstance(context, str):
        raise _refused("remote-context", name, context=context)
    if isinstance(context, dict) and "@import" in context:
        raise _refused("remote-context", name, context="@import")
    return context


def _links(context: Any) -> Iterator[str]:
    """Yield the terms whose values are addresses."""
    parts = context if isinstance(context, list) else [context]
    for part in parts:
        if isinstance(part, list):
            yield from _links(part)
        elif isinstance(part, dict):
            for term, meaning in part.items():
                addresses = ("@id", "@vocab")
                if meaning in addresses or (
                    isinstance(meaning, dict) and meaning.get("@type") in addresses
                ):
                    yield term


def _refuse_illegal(document: Any, links: set[str], content: str, name: str) -> None:
    waiting: list[tuple[str, Any]] = [("", document)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.items())
        elif isinstance(value, list):
            waiting.extend((key, one) for one in value)
        elif isinstance(value, str) and key in links and _NOT_IN_IRI.search(value):
            written = (json.dumps(value, ensure_ascii=False), json.dumps(value))
            raise illegal(value, name, line_of(content, *written))
