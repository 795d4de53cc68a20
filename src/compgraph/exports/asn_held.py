"""What a CTDL-ASN framework says of a standard: read from its JSON alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from compgraph.exports.asn import TAG
from compgraph.exports.facts import Fact, order
from compgraph.exports.losses import Held
from compgraph.exports.remarks import titled
from compgraph.messages import text
from compgraph.rdf.vocab import ICAP, item_id, standard_of

Node = dict[str, Any]

_KINDS = ("duty", "task", "indicator", "knowledge", "skill", "attitude")
_LISTS = ("duties", "tasks", "indicators", "knowledge", "skills", "attitudes")
_COMPETENCIES = ("knowledge", "skill", "attitude")


def held_by_asn(document: Node, facts: Iterable[Fact], filled: tuple[Fact, ...]) -> Held:
    """Return what the framework holds; `facts` only tell which of its sentences to look through."""
    known = tuple(facts)
    framework, *nodes = document["@graph"]
    reading = _Reading(framework, nodes)
    said = {(fact.subject, fact.value) for fact in filled}
    exact = frozenset(
        fact
        for fact in reading.exact()
        if (fact.subject, fact.value) not in said or fact.field.endswith(".code")
    )
    weaker = frozenset(reading.weaker(known)) | titled(known, framework["ceasn:name"][TAG])
    return Held(exact, weaker, filled)


class _Reading:
    """One framework on its way back to facts."""

    def __init__(self, framework: Node, nodes: list[Node]) -> None:
        self.framework = framework
        self.code = standard_of(framework["@id"]) or ""
        kinds = {text(f"export.kind-{kind}").zh: kind for kind in _KINDS}
        self.nodes = {self.id(node["@id"]): node for node in nodes}
        self.kinds = {
            id_: kinds[node["ceasn:competencyCategory"][TAG]] for id_, node in self.nodes.items()
        }

    def id(self, iri: str) -> str:
        """Return the id of a competency."""
        return item_id(self.code, iri) or ""

    def exact(self) -> Iterator[Fact]:
        """Yield what the properties say."""
        yield Fact("standard.code", "", self.code)
        yield Fact("standard.title", "", self.framework["ceasn:name"][TAG])
        described = self.framework.get("ceasn:description", {TAG: ""})
        yield Fact("standard.description", "", described[TAG])
        for id_, node in self.nodes.items():
            yield from self._competency(id_, node)
            if self.kinds[id_] == "task":
                yield from self._task(id_, node)
            for later in node.get("ceasn:prerequisiteAlignment", ()):
                yield Fact("comesBefore", id_, self.id(later))
        for kind, plural in zip(_KINDS, _LISTS, strict=True):
            yield order(plural, [id_ for id_ in self._walked() if self.kinds[id_] == kind])

    def weaker(self, known: tuple[Fact, ...]) -> Iterator[Fact]:
        """Yield what stands within comments, and links by name."""
        printed = {fact: fact.value for fact in known if fact.field.startswith("output.")}
        owners: dict[str, list[str]] = {}
        for fact in known:
            if fact.field == "task.output":
                owners.setdefault(fact.value, []).append(fact.subject)
        outputs: dict[str, list[str]] = {}
        for fact, said in printed.items():
            outputs.setdefault(fact.subject, []).append(said)
        for output, words in outputs.items():
            for task in owners.get(output, ()):
                if " ".join(words) in self._comments(task):
                    yield Fact("task.output", task, output)
                    yield from (fact for fact in printed if fact.subject == output)
        names = {fact.subject: fact.value for fact in known if fact.field == "term.name"}
        for fact in known:
            if fact.field == "term.indicator":
                node = self.nodes.get(fact.value, {})
                words = node.get("ceasn:conceptKeyword", {TAG: []})[TAG]
                if names.get(fact.subject) in words:
                    yield fact
                    yield Fact("term.name", fact.subject, names[fact.subject])

    def _competency(self, id_: str, node: Node) -> Iterator[Fact]:
        kind = self.kinds[id_]
        named = "competency" if kind in _COMPETENCIES else kind
        label = "text" if kind == "indicator" else "name"
        yield Fact(f"{named}.code", id_, node.get("ceasn:codedNotation", ""))
        yield Fact(f"{named}.{label}", id_, node["ceasn:competencyText"][TAG])
        if named == "competency":
            yield Fact("competency.kind", id_, kind)
            for said in self._comments(id_):
                yield Fact("competency.description", id_, said)

    def _task(self, id_: str, node: Node) -> Iterator[Fact]:
        for parent in node.get("ceasn:isChildOf", ()):
            yield Fact("task.duty", id_, self.id(parent))
        for child in node.get("ceasn:hasChild", ()):
            yield Fact("task.indicator", id_, self.id(child))
        for kind in ("knowledge", "skill"):
            for needed in node.get(f"ceasn:{kind}Embodied", ()):
                yield Fact("task.requires", id_, self.id(needed))
        for level in node.get("asn:hasProgressionLevel", ()):
            yield Fact("task.level", id_, level.removeprefix(f"{ICAP}level/"))

    def _comments(self, id_: str) -> list[str]:
        found: list[str] = self.nodes[id_].get("ceasn:comment", {TAG: []})[TAG]
        return found

    def _walked(self) -> Iterator[str]:
        """Yield the competencies as a walk down from the framework meets them."""
        waiting = [self.id(iri) for iri in reversed(self.framework["ceasn:hasTopChild"])]
        while waiting:
            id_ = waiting.pop()
            yield id_
            children = self.nodes[id_].get("ceasn:hasChild", ())
            waiting.extend(self.id(iri) for iri in reversed(children))
