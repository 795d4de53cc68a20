"""What may run: a stranger's query is examined before any engine sees it.

First a scan that cannot be overwhelmed (size, tokens, nesting, operators), then the text written
anew (`compgraph.queries.tokens`), then rdflib's parser and a walk over its tree. Refused are SERVICE,
LOAD and every other update, FROM of a graph the store does not have, prefixes nobody declared, and
whatever rdflib cannot parse. Nothing is fetched, nothing is evaluated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from compgraph.errors import LimitReached, UsageError
from compgraph.messages import text
from compgraph.queries.tokens import NotSparql, Rewritten, Token, expanded, rewritten, tokens
from compgraph.rdf.answer import quiet
from compgraph.rdf.terms import PREFIXES, is_iri

MOST_BYTES = 64 * 1024
MOST_TOKENS = 20_000
MOST_NESTING = 100
MOST_OPERATORS = 1000

_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")
_SEPARATORS = frozenset(".,;")
_BETWEEN = frozenset({"blank", "comment"})
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
)
_LOCAL_ESCAPE = re.compile(r"\\(.)")
_UNREADABLE_ESCAPE = re.compile(r"\\[uU][0-9A-Fa-f]{4}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A query that may run: the text to run, and the graphs its FROM clauses name."""

    text: str
    graphs: frozenset[str]


def examine(query: str, known: Iterable[str] = (), base: str = "") -> Verdict:
    """Return the verdict on a query that may run over a store with the named graphs `known`.

    `base` is what the engine will resolve relative IRIs against where the query has no BASE.

    Raises UsageError for SERVICE, updates, FROM of another graph, undeclared prefixes and syntax
    errors (with line and column), LimitReached for too large, too deeply nested or too intricate
    queries.
    """
    verdict = _verdict(query, base)
    graphs = set(map(str, known))
    for missing in sorted(verdict.graphs - graphs):
        near = get_close_matches(missing, sorted(graphs), n=3)
        raise UsageError(
            text("queries.unknown-graph", graph=missing),
            text("queries.unknown-graph-near", graphs=", ".join(near))
            if near
            else text("queries.unknown-graph-remedy"),
        )
    return verdict


@lru_cache(maxsize=256)
def _verdict(query: str, base: str) -> Verdict:
    parts = scanned(query)
    words = [token for token in parts if token.kind not in _BETWEEN]
    _refuse_words(words)
    prefixes = _prefixes(words)
    written = rewritten(tuple(_absolute(parts, base)))
    if _UNREADABLE_ESCAPE.search(written.text):
        raise UsageError(text("queries.escape"), text("queries.escape-remedy"))
    tree = _tree(query, written)
    _refuse_parts(tree)
    return Verdict(written.text, frozenset(_graphs(tree, prefixes)))


def scanned(query: str) -> tuple[Token, ...]:
    """Return the tokens of a query within the limits, in time linear in its size.

    Raises LimitReached beyond them, UsageError where no token of SPARQL begins.
    """
    if len(query) > MOST_BYTES or len(query.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise _too("queries.too-long", MOST_BYTES // 1024)
    parts: list[Token] = []
    depth = operators = counted = 0
    try:
        for token in tokens(expanded(query)):
            parts.append(token)
            counted += token.kind not in _BETWEEN
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            operators += token.kind == "word" or (
                token.kind == "symbol" and token.text not in _SEPARATORS | _CLOSING
            )
            if depth > MOST_NESTING:
                raise _too("queries.too-deep", MOST_NESTING)
            if operators > MOST_OPERATORS:
                raise _too("queries.too-intricate", MOST_OPERATORS)
            if counted > MOST_TOKENS:
                raise _too("queries.too-many-words", MOST_TOKENS)
    except NotSparql as error:
        raise _syntax(query, error.place, None) from error
    return tuple(parts)


def declared(parts: Iterable[Token]) -> dict[str, str]:
    """Return the prefixes the tokens declare (PREFIX name: <IRI>), by name."""
    words = [token for token in parts if token.kind not in _BETWEEN]
    return {
        name.text.removesuffix(":"): iri.text[1:-1]
        for word, name, iri in zip(words, words[1:], words[2:], strict=False)
        if (word.text.upper(), name.kind, iri.kind) == ("PREFIX", "name", "iri")
    }


def _prefixes(words: list[Token]) -> dict[str, str]:
    """Return all prefixes of the query, ours included. Raises UsageError for an unknown one."""
    own = declared(words)
    known = {**PREFIXES, **own}
    for token in words:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in known:
            near = get_close_matches(prefix, sorted(known), n=1)
            raise UsageError(
                text("queries.unknown-prefix", prefix=prefix),
                text("queries.unknown-prefix-near", near=near[0])
                if near
                else text("queries.unknown-prefix-remedy"),
            )
    return known


def _absolute(parts: Iterable[Token], base: str) -> Iterator[Token]:
    """Yield the tokens, the IRIs of FROM and FROM NAMED written out where a base makes them whole.

    The engine gets them so too: the graph that was judged is the graph that is asked.
    """
    before = ""
    for token in parts:
        if token.kind == "iri" and before == "BASE":
            base = _joined(base, token.text[1:-1])
        elif token.kind == "iri" and before in {"FROM", "NAMED"}:
            yield replace(token, text=f"<{_joined(base, token.text[1:-1])}>")
            before = ""
            continue
        yield token
        if token.kind not in _BETWEEN:
            before = token.text.upper() if token.kind == "word" else ""


def _joined(base: str, iri: str) -> str:
    """Return the IRI against its base; as it is, where it is whole or cannot be made so."""
    if is_iri(iri):
        return iri
    try:
        whole = urljoin(base, iri)
    except ValueError:  # what looks like an address and is none
        return iri
    return whole if is_iri(whole) else iri


def _refuse_words(words: list[Token]) -> None:
    """Refuse by the words that stand bare; those in strings, IRIs and names are none."""
    bare = [token.text.upper() for token in words if token.kind == "word"]
    if any("SERVICE" in word for word in bare):
        raise _service()
    first = next((word for word in bare if word not in ("PREFIX", "BASE")), "")
    if first in _UPDATES:
        raise UsageError(text("queries.update", word=first), text("queries.update-remedy"))


def _refuse_parts(tree: Any) -> None:
    """Refuse by the tree: the same rule by another road. Updates are no part of its grammar."""
    if any(part.name == "ServiceGraphPattern" for part in _walk(tree)):
        raise _service()


def _tree(query: str, written: Rewritten) -> Any:
    try:
        with quiet():
            return parseQuery(written.text)
    except ParseBaseException as error:
        raise _syntax(query, written.origin(error.loc), error) from error
    except RecursionError as error:
        raise LimitReached(
            text("queries.too-deep-here"), text("queries.too-deep-here-remedy")
        ) from error
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        # What rdflib's parse actions stumble over (an impossible literal, say) cannot be judged.
        raise UsageError(
            text("queries.unparsable", reason=error), text("queries.syntax-remedy")
        ) from error


def _walk(tree: Any) -> Iterator[CompValue]:
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, (list, tuple, ParseResults)):
            waiting.extend(part)


def _graphs(tree: Any, prefixes: dict[str, str]) -> Iterator[str]:
    """Yield the IRIs that FROM and FROM NAMED name."""
    for clause in _walk(tree):
        if clause.name == "DatasetClause":
            for named in clause.values():
                if isinstance(named, CompValue):
                    # rdflib leaves the parts of a prefixed name out where they are empty.
                    prefix = named["prefix"] if "prefix" in named else ""  # noqa: SIM401
                    local = named["localname"] if "localname" in named else ""  # noqa: SIM401
                    yield prefixes[prefix] + _LOCAL_ESCAPE.sub(r"\1", local)
                else:
                    yield str(named)


def _syntax(query: str, place: int, error: ParseBaseException | None) -> UsageError:
    before = query[:place].replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    near = query[place : place + 24].partition("\n")[0].strip()
    found = text("queries.near", near=near) if near else text("queries.at-end")
    key = "queries.syntax" if error is None or near else "queries.syntax-end"
    return UsageError(
        text(key, line=line, column=column, found=found), text("queries.syntax-remedy")
    )


def _service() -> UsageError:
    return UsageError(text("queries.service"), text("queries.service-remedy"))


def _too(key: str, most: int) -> LimitReached:
    return LimitReached(text(key, most=most), text("queries.limit-remedy"))
