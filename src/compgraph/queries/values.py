"""What people write for a parameter becomes terms: `T1.1` the IRI of a task of the standard meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from compgraph import codes
from compgraph.errors import UnknownCode, UsageError
from compgraph.messages import LANGUAGES, Language, Text, text
from compgraph.queries.library import Parameter, Question
from compgraph.rdf.answer import serialised
from compgraph.rdf.concepts import KINDS
from compgraph.rdf.vocab import CG, item_id, thing
from compgraph.store.store import Store

if TYPE_CHECKING:
    from rdflib.term import Node

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_SEPARATOR = re.compile(r"[,，、;；\s]+")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\x00-\x20<>\"{}|^`\\]+")


def values(
    store: Store, asked: Question, given: Mapping[str, str], standard: str | None = None
) -> dict[str, tuple[Node, ...]]:
    """Return the terms to bind, by parameter; those left out keep the value in the file.

    A parameter `standard` that is not given is the standard meant (`Store.pick`). Raises UsageError
    for an unknown, missing or ill-typed parameter, UnknownCode for a code nothing has.
    """
    expected = {parameter.name: parameter for parameter in asked.params}
    for name in given:
        if name not in expected:
            raise UsageError(
                text("queries.unknown-parameter", name=name, question=asked.name),
                _expected(asked),
            )
    bound: dict[str, tuple[Node, ...]] = {}
    for parameter in asked.params:
        if parameter.name in given:
            bound[parameter.name] = _terms(store, parameter, given[parameter.name], standard)
        elif parameter.kind == "Standard" and parameter.name == "standard":
            bound[parameter.name] = (thing(store.pick(standard)),)
        elif not parameter.optional:
            raise UsageError(
                text("queries.missing-parameter", name=parameter.name, question=asked.name),
                _expected(asked),
            )
    return bound


def _expected(asked: Question) -> Text:
    if not asked.params:
        return text("queries.expects-nothing")
    return text(
        "queries.expects",
        listed=Text(*(_listed(asked, spoken) for spoken in LANGUAGES)),
    )


def _listed(asked: Question, spoken: Language) -> str:
    return ", ".join(
        f"{parameter.name}={parameter.sample()} ({parameter.expected().in_(spoken)})"
        for parameter in asked.params
    )


def _terms(
    store: Store, parameter: Parameter, value: str, standard: str | None
) -> tuple[Node, ...]:
    parts = [part for part in _SEPARATOR.split(value) if part] if parameter.several else [value]
    if not parts:
        raise _ill_typed(parameter, value)
    return tuple(_term(store, parameter, part, standard) for part in parts)


def _term(store: Store, parameter: Parameter, value: str, standard: str | None) -> Node:
    if parameter.kind:
        return _thing(store, parameter, value.strip(), standard)
    if parameter.plain in ("integer", "level"):
        if not _INTEGER.fullmatch(value.strip()):
            raise _ill_typed(parameter, value)
        if parameter.plain == "level" and not 1 <= int(value) <= 6:
            raise _ill_typed(parameter, value)
        return Literal(int(value), datatype=XSD.integer)
    if parameter.plain == "kind":
        kind = _kinds().get(_folded(value))
        if kind is None:
            raise _ill_typed(parameter, value)
        return Literal(kind)
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in value):
        raise _ill_typed(parameter, value.encode("utf-8", "backslashreplace").decode())
    return Literal(value)


@cache
def _kinds() -> Mapping[str, str]:
    """Return the kind that each word for it means: 知識, knowledge, K."""
    words = {kind: (kind, kind[0], *text(f"columns.kind-{kind}")) for kind in KINDS}
    return {_folded(word): kind for kind, spoken in words.items() for word in spoken}


def _ill_typed(parameter: Parameter, value: str) -> UsageError:
    return UsageError(
        text("queries.ill-typed", name=parameter.name, value=value[:60], type=parameter.expected()),
        text("queries.ill-typed-remedy", name=parameter.name, sample=parameter.sample()),
    )


def _thing(store: Store, parameter: Parameter, value: str, standard: str | None) -> URIRef:
    """Return the IRI that `T1.1`, `ISD3512-001v3/T1.1`, or an IRI written out stands for.

    Letter case and full-width forms do not matter where they leave one thing to be meant.
    """
    if not value:
        raise _ill_typed(parameter, value)
    if "://" in value:
        iri = URIRef(value)
        if not _ADDRESS.fullmatch(value):
            raise _ill_typed(parameter, value)
        if _is_a(store, iri, parameter.kind):
            return iri
        raise _unknown(parameter, value, ())
    if parameter.kind == "Standard":
        return thing(_spelt(parameter, value, store.list()))
    if "/" not in value and value in store.list() and parameter.kind != "Thing":
        raise _unknown(parameter, value, ())
    code, item = _split(store, value, standard)
    if _is_a(store, thing(code, item), parameter.kind):
        return thing(code, item)
    return thing(code, _spelt(parameter, item, tuple(_items(store, code, parameter.kind))))


def _split(store: Store, value: str, standard: str | None) -> tuple[str, str]:
    """Return the code of the standard and the id within it that a person wrote."""
    first, _, rest = value.partition("/")
    if rest and first in store.list():
        return first, rest
    if rest and codes.STANDARD.fullmatch(first):
        return store.pick(first), rest
    return store.pick(standard), value


def _is_a(store: Store, iri: URIRef, kind: str) -> bool:
    pattern = "?property ?value" if kind == "Thing" else f"a {serialised(CG[kind])}"
    return bool(store.query(f"ASK {{ {serialised(iri)} {pattern} }}").boolean)


def _items(store: Store, code: str, kind: str) -> Iterator[str]:
    a_kind = "" if kind == "Thing" else f"a {serialised(CG[kind])} ;"
    found = store.query(
        f"SELECT ?item {{ ?item {a_kind} cg:inStandard {serialised(thing(code))} }} ORDER BY ?item"
    )
    for (iri,) in found.rows:
        name = item_id(code, str(iri))
        if name is not None:
            yield name


def _spelt(parameter: Parameter, written: str, known: Sequence[str]) -> str:
    """Return the known code that was written, however its letters are formed."""
    if written in known:
        return written
    folded = _folded(written)
    alike = [code for code in known if _folded(code) == folded]
    if len(alike) == 1:
        return alike[0]
    raise _unknown(parameter, written, codes.nearest(written, known))


def _folded(code: str) -> str:
    return unicodedata.normalize("NFKC", code).strip().upper()


def _unknown(parameter: Parameter, value: str, near: tuple[str, ...]) -> UnknownCode:
    return UnknownCode(
        value,
        near,
        text(
            "queries.unknown-code",
            name=parameter.name,
            code=value[:80],
            kind=text(f"queries.class-{parameter.kind}"),
        ),
        text("queries.unknown-code-near", codes=", ".join(near))
        if near
        else text("queries.ill-typed-remedy", name=parameter.name, sample=parameter.sample()),
    )
