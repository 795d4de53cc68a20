"""What a CFPackage says of a standard: read from the package alone, to find what it cannot hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from compgraph.exports.case import KINDS
from compgraph.exports.facts import Fact, order
from compgraph.exports.losses import Held
from compgraph.exports.remarks import remarked, titled
from compgraph.messages import text
from compgraph.rdf.vocab import ICAP, item_id, standard_of

Package = dict[str, Any]

_FIELDS = {"indicator": "text"}
_COMPETENCIES = ("knowledge", "skill", "attitude")
_LISTS = {
    "duty": "duties",
    "task": "tasks",
    "output": "outputs",
    "indicator": "indicators",
    "knowledge": "knowledge",
    "skill": "skills",
    "attitude": "attitudes",
}
_CHILDREN = {
    ("task", "duty"): "task.duty",
    ("output", "task"): "task.output",
    ("indicator", "task"): "task.indicator",
}


def held_by_case(package: Package, facts: Iterable[Fact], filled: tuple[Fact, ...]) -> Held:
    """Return what the package holds; `facts` only tell which of its sentences to look through."""
    known = tuple(facts)
    reading = _Unpacking(package)
    said = {(fact.subject, fact.value) for fact in filled}
    exact = frozenset(
        fact
        for fact in reading.exact()
        if (fact.subject, fact.value) not in said or fact.field.endswith(".code")
    )
    document = package["CFDocument"]
    weaker = (
        frozenset(reading.weaker())
        | titled(known, document["title"])
        | remarked(known, document.get("notes", ""))
    )
    return Held(exact, weaker, filled)


class _Unpacking:
    """One package on its way back to facts."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.document = package["CFDocument"]
        self.code = standard_of(self.document["uri"]) or ""
        kinds = {str(iri): kind for kind, iri in KINDS.items()}
        self.kinds = {
            self.id(item["uri"]): kinds[item["CFItemTypeURI"]["uri"]] for item in package["CFItems"]
        }

    def id(self, uri: str) -> str:
        """Return the id of a thing, "" for the document, the end of the address for a level."""
        return "" if uri == self.document["uri"] else item_id(self.code, uri) or uri

    def exact(self) -> Iterator[Fact]:
        """Yield what the fields of the package say."""
        yield Fact("standard.code", "", self.code)
        yield Fact("standard.title", "", self.document["title"])
        yield Fact("standard.description", "", self.document.get("description", ""))
        for item in self.package["CFItems"]:
            yield from self._item(item)
        yield from self._definitions()
        for origin, type_, end in self._associations():
            pair = (self.kinds[origin], self.kinds.get(end, ""))
            if type_ == "isChildOf" and pair in _CHILDREN:
                name = _CHILDREN[pair]
                yield Fact(name, origin, end) if name == "task.duty" else Fact(name, end, origin)
            elif type_ == "hasSkillLevel":
                yield Fact("task.level", origin, end.removeprefix(f"{ICAP}level/"))
            elif type_ == "precedes":
                yield Fact("comesBefore", origin, end)
        yield from self._orders()

    def weaker(self) -> Iterator[Fact]:
        """Yield relations that have another name, and links by name."""
        for origin, type_, end in self._associations():
            if type_ == "isRelatedTo":
                yield Fact("task.requires", origin, end)
        named = defaultdict(list)
        for concept in self.package["CFDefinitions"]["CFConcepts"]:
            named[concept["title"]].append(self.id(concept["uri"]))
        for item in self.package["CFItems"]:
            for word in item.get("conceptKeywords", ()):
                for term in named[word]:
                    yield Fact("term.indicator", term, self.id(item["uri"]))

    def _item(self, item: Package) -> Iterator[Fact]:
        id_ = self.id(item["uri"])
        kind = self.kinds[id_]
        if kind == "level":
            return
        thing = "competency" if kind in _COMPETENCIES else kind
        yield Fact(f"{thing}.code", id_, item.get("humanCodingScheme", ""))
        yield Fact(f"{thing}.{_FIELDS.get(kind, 'name')}", id_, item["fullStatement"])
        if thing == "competency":
            yield Fact("competency.kind", id_, kind)
            yield Fact("competency.description", id_, item.get("notes", ""))

    def _definitions(self) -> Iterator[Fact]:
        defined = self.package["CFDefinitions"]
        kinds = {
            text(f"export.kind-{kind}").zh: kind for kind in ("category", "occupation", "industry")
        }
        for subject in defined["CFSubjects"]:
            id_ = self.id(subject["uri"])
            yield Fact("classification.kind", id_, kinds[subject["description"]])
            yield Fact("classification.code", id_, subject["hierarchyCode"])
            yield Fact("classification.name", id_, subject["title"])
        for concept in defined["CFConcepts"]:
            id_ = self.id(concept["uri"])
            yield Fact("term.name", id_, concept["title"])
            yield Fact("term.description", id_, concept["description"])
        concepts = sorted(defined["CFConcepts"], key=lambda one: int(one["hierarchyCode"]))
        yield order("terms", [self.id(one["uri"]) for one in concepts])
        subjects = self.document.get("subjectURI", ())
        yield order("classifications", [self.id(one["uri"]) for one in subjects])

    def _associations(self) -> Iterator[tuple[str, str, str]]:
        for one in self.package["CFAssociations"]:
            ends = (one["originNodeURI"]["uri"], one["destinationNodeURI"]["uri"])
            yield self.id(ends[0]), one["associationType"], self.id(ends[1])

    def _orders(self) -> Iterator[Fact]:
        """Yield the order of each kind in which a walk down the hierarchy meets its things."""
        below: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for one in self.package["CFAssociations"]:
            if one["associationType"] == "isChildOf":
                end = self.id(one["destinationNodeURI"]["uri"])
                below[end].append((one["sequenceNumber"], self.id(one["originNodeURI"]["uri"])))
        met: dict[str, list[str]] = defaultdict(list)
        waiting = [""]
        while waiting:
            name = waiting.pop()
            met[self.kinds.get(name, "")].append(name)
            waiting.extend(child for _, child in sorted(below[name], reverse=True))
        for kind, plural in _LISTS.items():
            yield order(plural, met[kind])
