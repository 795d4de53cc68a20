"""What a graph says about one standard's things, by their ids: texts, numbers, links, order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NoReturn, TypeVar

from rdflib import RDF, RDFS, Graph, Literal, URIRef

from compgraph import messages
from compgraph.errors import SourceRefused
from compgraph.rdf.order import in_order
from compgraph.rdf.vocab import CG, LANGUAGE, item_id, short, thing

if TYPE_CHECKING:
    from rdflib.term import Node

Kind = TypeVar("Kind", bound=str)

_REGIONAL = ("zh-tw", "zh-hk", "zh-mo")


class Statements:
    """The statements about one standard and its items; the standard itself has the id "".

    Where the graph contradicts itself, or says what a record has no place for, it is refused
    (SourceRefused) rather than read one way or the other.
    """

    def __init__(self, graph: Graph, code: str, source: str) -> None:
        self.graph = graph
        self.standard = code
        self.source = source
        self.iri = thing(code)
        if (self.iri, RDF.type, CG.Standard) not in graph:
            claiming = min(map(str, graph.subjects(CG.code, Literal(code))), default=code)
            self._refuse("code-and-iri-differ", iri=claiming, code=code)
        self.values: dict[str, dict[URIRef, list[Node]]] = {"": self._described(self.iri)}
        for item in sorted(graph.subjects(CG.inStandard, self.iri), key=str):
            name = item_id(code, str(item)) if isinstance(item, URIRef) else None
            if name is None:
                self._refuse("foreign-iri", iri=item, code=code)
            self.values[name] = self._described(item)
        self.positions = {name: self._position(name) for name in self.values if name}

    def _of(self, name: str) -> Mapping[URIRef, list[Node]]:
        return self.values.get(name, {})

    def _described(self, iri: Node) -> dict[URIRef, list[Node]]:
        found: dict[URIRef, list[Node]] = {}
        for _, predicate, value in self.graph.triples((iri, None, None)):
            found.setdefault(URIRef(str(predicate)), []).append(value)
        return found

    def named(self, cls: URIRef) -> list[str]:
        """Return the ids of the things of this class in the document's order."""
        return in_order(
            (name for name in self.positions if cls in self._of(name).get(RDF.type, ())),
            self.positions,
        )

    def kinds(self, kinds: Mapping[URIRef, Kind]) -> list[tuple[str, Kind]]:
        """Return the ids of the things of these classes, each with the kind its class stands for."""
        found = {name: kind for cls, kind in kinds.items() for name in self.named(cls)}
        return [(name, found[name]) for name in in_order(found, self.positions)]

    def linked(self, name: str, relation: URIRef, kind: URIRef) -> list[str]:
        """Return the ids of the things of one kind a thing points to, in printed order."""
        return self._printed(name, kind, self._targets(name, relation))

    def cells(self, name: str, relation: URIRef, kinds: Iterable[URIRef]) -> list[list[str]]:
        """Return the ids of the things a row points to: a cell for each kind, in printed order.

        A thing stands in the cell of its kind, unless the row says that it prints it elsewhere.
        """
        names = self._targets(name, relation)
        alike = {
            kind: [other for other in names if kind in self._of(other).get(RDF.type, ())]
            for kind in kinds
        }
        printed = [self._stated(name, kind) for kind in alike]
        cells = [
            in_order(usual, self.positions) if stated is None else stated
            for stated, usual in zip(printed, alike.values(), strict=True)
        ]
        if {other for cell in cells for other in cell} == set(names):
            return cells
        for other in names:
            if not any(other in usual for usual in alike.values()):
                self._refuse("not-in-a-row", subject=self._said(name), value=other)
        return [self._printed(name, kind, usual) for kind, usual in alike.items()]

    def _printed(self, name: str, kind: URIRef, names: list[str]) -> list[str]:
        """Return these ids in the order stated for their kind, else by position."""
        stated = self._stated(name, kind)
        return stated if stated and set(stated) == set(names) else in_order(names, self.positions)

    def _stated(self, name: str, kind: URIRef) -> list[str] | None:
        """Return the ids that a thing says it prints for a kind, None where it does not say."""
        for text in self._texts(name, CG.printedOrder):
            local, *tails = text.split(" ")
            if local == kind.removeprefix(str(CG)):
                return [item_id(self.standard, f"{self.iri}/{tail}") or "" for tail in tails]
        return None

    def _targets(self, name: str, relation: URIRef) -> list[str]:
        """Return the ids of the things a thing points to."""
        names = []
        for value in sorted(self._of(name).get(relation, ()), key=str):
            other = item_id(self.standard, str(value)) if isinstance(value, URIRef) else None
            if other is None:
                self._refuse(
                    "not-a-thing",
                    subject=self._said(name),
                    predicate=_said(relation),
                    value=short(str(value)),
                )
            names.append(other)
        return names

    def code(self, name: str) -> str:
        """Return the code as printed, "" where none is."""
        return self.text(name, CG.codeAsPrinted) or self.text(name, CG.code)

    def label(self, name: str) -> str:
        """Return the name or text of a thing."""
        return self.text(name, RDFS.label)

    def text(self, name: str, predicate: URIRef) -> str:
        """Return the one text in the document's language, else the one without a language.

        Of the document's language are zh-Hant, else its regional forms, such as zh-Hant-TW, zh-TW.
        """
        values = self._texts(name, predicate)
        if len(values) > 1:
            self.several(name, predicate, values)
        return values[0] if values else ""

    def _texts(self, name: str, predicate: URIRef) -> list[str]:
        found: list[list[str]] = [[], [], []]
        for value in self._of(name).get(predicate, ()):
            if isinstance(value, Literal) and (fit := _fit(value.language)) is not None:
                found[fit].append(str(value))
        return sorted(next(filter(None, found), []))

    def level_as_printed(self, name: str, level: int | None) -> str:
        """Return what stands in the cell of the level, the number itself where nothing else is."""
        if CG.levelAsPrinted in self._of(name):
            return self.text(name, CG.levelAsPrinted)
        return "" if level is None else str(level)

    def _position(self, name: str) -> int:
        number = self.number(name, CG.position)
        return len(self.values) if number is None else number

    def number(self, name: str, predicate: URIRef) -> int | None:
        """Return the one whole number stated, None where there is none."""
        values = self._of(name).get(predicate, [])
        if len(values) > 1:
            self.several(name, predicate, map(str, values))
        if not values:
            return None
        number = values[0].toPython() if isinstance(values[0], Literal) else None
        if isinstance(number, bool) or not isinstance(number, int):
            self._refuse(
                "not-a-number",
                subject=self._said(name),
                predicate=_said(predicate),
                value=values[0],
            )
        return number

    def several(self, name: str, predicate: URIRef, values: Iterable[str]) -> NoReturn:
        """Refuse the graph: it has several values where the document prints one."""
        self._refuse(
            "several-values",
            subject=self._said(name),
            predicate=_said(predicate),
            values=", ".join(sorted(values)),
        )

    def _refuse(self, sentence: str, **values: object) -> NoReturn:
        raise SourceRefused(
            f"rdf-{sentence}",
            messages.text(f"graph.{sentence}", **values),
            messages.text("graph.undecodable-remedy"),
            source=self.source,
        )

    def _said(self, name: str) -> str:
        return f"{self.standard}/{name}" if name else self.standard


def _said(predicate: URIRef) -> str:
    local = predicate.removeprefix(str(CG))
    return f"cg:{local}" if local != predicate else str(predicate)


def _fit(language: str | None) -> int | None:
    """Return how well a tag fits the document's language, 0 best; None for another language.

    A regional form begins with the tag (RFC 4647 § 3.3.1) or names a region that writes it.
    """
    tag, own = (language or "").lower(), LANGUAGE.lower()
    if tag == own:
        return 0
    if tag.startswith(f"{own}-") or tag in _REGIONAL:
        return 1
    return None if tag else 2
