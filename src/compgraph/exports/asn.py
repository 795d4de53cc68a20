"""A standard as CTDL-ASN JSON-LD, the form of competency frameworks in the Credential Registry.

The standard is a ceasn:CompetencyFramework; duties, tasks, indicators, knowledge, skills and
attitudes are ceasn:Competency with their kind as competencyCategory. Outputs are no competencies:
they are comments on their task. Tasks name what they require as knowledgeEmbodied and skillEmbodied.
The subject of prerequisiteAlignment is the earlier one, as its definition says.

Texts are language maps with lower-case tags; a CTID is `ce-` and the UUID (version 5) of our IRI.
Namespaces: https://purl.org/ctdlasn/terms/ (ceasn), https://purl.org/ctdl/terms/ (ceterms).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from typing import Literal as OneOf
from uuid import NAMESPACE_URL, uuid5

from compgraph.exports.dating import changed
from compgraph.exports.facts import Fact, Pairs
from compgraph.exports.remarks import ISSUER
from compgraph.messages import text
from compgraph.model import Competency, Standard
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import LANGUAGE, shared, thing

Node = dict[str, Any]

CONTEXT = "https://credreg.net/ctdlasn/schema/context/json"
TAG = LANGUAGE.lower()
_TEXTS = (
    "name",
    "description",
    "publisherName",
    "competencyText",
    "competencyLabel",
    "competencyCategory",
    "comment",
    "conceptKeyword",
)
_LINKS = (
    "ceasn:hasTopChild",
    "ceasn:isTopChildOf",
    "ceasn:hasChild",
    "ceasn:isChildOf",
    "ceasn:isPartOf",
    "ceasn:knowledgeEmbodied",
    "ceasn:skillEmbodied",
    "ceasn:prerequisiteAlignment",
    "asn:hasProgressionLevel",
)


def to_asn(
    standard: Standard,
    before: Pairs = (),
    *,
    epoch: int | None = None,
    context: OneOf["inline", "url"] = "url",
) -> tuple[Node, tuple[Fact, ...]]:
    """Return the framework as JSON-LD, and what it says that the document does not print.

    `before` are (earlier, later) pairs of ids; `epoch` (SOURCE_DATE_EPOCH) replaces the document's
    own date. The context is named by its address, as the registry does, or stands in the file.
    """
    written = _Framework(standard)
    graph = written.graph(before, epoch)
    document = {
        "@context": CONTEXT if context == "url" else inline_context(),
        "@id": str(thing(standard.id)),
        "@graph": graph,
    }
    return document, tuple(written.filled)


def inline_context() -> Node:
    """Return a context that says of the terms we write what the registry's own says."""
    return {
        **{prefix: PREFIXES[prefix] for prefix in ("asn", "ceasn", "ceterms")},
        **{f"ceasn:{name}": {"@container": "@language"} for name in _TEXTS},
        **{name: {"@type": "@id"} for name in _LINKS},
        "ceasn:dateModified": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
    }


def asn_text(document: Node) -> str:
    """Return the framework as text."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _Framework:
    """One standard on its way into a framework."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self.filled = [Fact("publisherName", "", ISSUER)]
        self.nodes: dict[str, Node] = {}
        self.top: list[str] = []

    def graph(self, before: Pairs, epoch: int | None) -> list[Node]:
        """Return the framework and its competencies in the order of the document."""
        standard = self.standard
        for duty in standard.duties:
            self._competency("duty", duty.id, duty.code, duty.name)
            self._below(duty.id, [])
        for task in standard.tasks:
            self._competency("task", task.id, task.code, task.name)
            self._below(task.id, [task.duty])
        self._rows()
        for item in (*standard.competencies, *standard.attitudes):
            self._competency(item.kind, item.id, item.code, item.name)
            self._below(item.id, [])
            if item.description:
                self.nodes[item.id]["ceasn:comment"] = {TAG: [item.description]}
        self._embodied()
        for earlier, later in before:
            self._link(earlier, "ceasn:prerequisiteAlignment", later)
        return [self._framework(epoch), *self.nodes.values()]

    def _framework(self, epoch: int | None) -> Node:
        standard = self.standard
        date = changed(standard, epoch)
        node = {
            "@id": self._iri(""),
            "@type": "ceasn:CompetencyFramework",
            "ceterms:ctid": ctid(self._iri("")),
            "ceasn:name": {TAG: self._said("name", "", standard.title or standard.name)},
            "ceasn:description": {TAG: standard.description} if standard.description else None,
            "ceasn:inLanguage": [TAG],
            "ceasn:publisherName": {TAG: [ISSUER]},
            "ceasn:dateModified": date.date().isoformat() if date else None,
            "ceasn:hasTopChild": [self._iri(id_) for id_ in self.top],
        }
        return {key: value for key, value in node.items() if value}

    def _competency(self, kind: str, id_: str, code: str, said: str) -> None:
        iri = self._iri(id_)
        node = {
            "@id": iri,
            "@type": "ceasn:Competency",
            "ceterms:ctid": ctid(iri),
            "ceasn:competencyText": {TAG: self._said("competencyText", id_, said, code)},
            "ceasn:competencyCategory": {TAG: text(f"export.kind-{kind}").zh},
            "ceasn:codedNotation": code or None,
            "ceasn:inLanguage": [TAG],
            "ceasn:isPartOf": self._iri(""),
        }
        self.nodes[id_] = {key: value for key, value in node.items() if value}

    def _rows(self) -> None:
        """Add the indicators of the rows, and the outputs and levels of their tasks."""
        for block in self.standard.blocks:
            for indicator in block.indicators:
                if indicator.id not in self.nodes:
                    self._competency("indicator", indicator.id, indicator.code, indicator.text)
                    self._keywords(indicator.id)
                self._below(indicator.id, block.tasks)
            for task in block.tasks:
                for output in block.outputs:
                    self._comment(task, " ".join(filter(None, (output.code, output.name))))
                if block.level is not None:
                    level = str(shared("level", str(block.level)))
                    self._put(task, "asn:hasProgressionLevel", level)

    def _keywords(self, indicator: str) -> None:
        names = [one.name for one in self.standard.terms if indicator in one.indicators]
        if names:
            self.nodes[indicator]["ceasn:conceptKeyword"] = {TAG: list(dict.fromkeys(names))}

    def _comment(self, id_: str, said: str) -> None:
        comments = self.nodes[id_].setdefault("ceasn:comment", {TAG: []})[TAG]
        if said and said not in comments:
            comments.append(said)

    def _embodied(self) -> None:
        known: dict[str, Competency] = {one.id: one for one in self.standard.competencies}
        for task in self.standard.tasks:
            for block in self.standard.blocks_of(task.id):
                for mention in block.required_by(task.id):
                    if mention.competency in known:
                        kind = known[mention.competency].kind
                        self._link(task.id, f"ceasn:{kind}Embodied", mention.competency)

    def _below(self, id_: str, parents: Iterable[str | None]) -> None:
        above = [parent for parent in parents if parent in self.nodes and parent]
        for parent in above:
            self._link(id_, "ceasn:isChildOf", parent)
            self._link(parent, "ceasn:hasChild", id_)
        if not above and id_ not in self.top:
            self.top.append(id_)
            self.nodes[id_]["ceasn:isTopChildOf"] = self._iri("")

    def _link(self, one: str, relation: str, other: str) -> None:
        self._put(one, relation, self._iri(other))

    def _put(self, id_: str, relation: str, value: str) -> None:
        values = self.nodes[id_].setdefault(relation, [])
        if value not in values:
            values.append(value)

    def _said(self, field: str, id_: str, said: str, code: str = "") -> str:
        """Return a text that is required; where the document prints none, its code or id."""
        if said:
            return said
        printed = code or id_ or self.standard.id
        self.filled.append(Fact(field, id_, printed))
        return printed

    def _iri(self, id_: str) -> str:
        return str(thing(self.standard.id, id_))


def ctid(iri: str) -> str:
    """Return the identifier that CTDL wants of everything."""
    return f"ce-{uuid5(NAMESPACE_URL, iri)}"
