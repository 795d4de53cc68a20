"""`compgraph export`: standards in the notations of RDF and the formats of others."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit
from compgraph.cli.sources import Loaded, load, pick
from compgraph.errors import UsageError
from compgraph.messages import Language, text

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

    from compgraph.exports.facts import Fact
    from compgraph.exports.losses import Loss

FORMATS = (
    "turtle",
    "trig",
    "nquads",
    "jsonld",
    "rdfxml",
    "graphml",
    "skos",
    "ctdl-asn",
    "case",
)
_OF_ONE = ("skos", "ctdl-asn", "case")
_WITH_CONTEXT = ("jsonld", "ctdl-asn")
_STANDARD_OUTPUT = Path("-")


class Export(NamedTuple):
    """What is written, and what that cannot hold."""

    content: str
    losses: tuple[Loss, ...] = ()


@click.command("export", cls=SpokenCommand)
@options.sources()
@options.store()
@options.standard()
@options.formats(*FORMATS)
@options.option("--context", key="option.context", type=click.Choice(["inline", "url"]))
@options.option(
    "--losses",
    "losses_file",
    key="option.export-losses",
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@options.encoding()
@options.option("--out", key="option.out", type=click.Path(path_type=Path), metavar="FILE")
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    store_folder: Path | None,
    standard: str | None,
    form: str,
    context: str | None,
    losses_file: Path | None,
    encoding: str | None,
    out: Path | None,
) -> None:
    """Write the standards as `form`, and tell what it cannot hold."""
    out = None if out == _STANDARD_OUTPUT else out
    if losses_file == _STANDARD_OUTPUT and out is None:
        raise UsageError(
            text("export.both-to-standard-output"), text("export.both-to-standard-output-remedy")
        )
    if context is not None and form not in _WITH_CONTEXT:
        raise UsageError(text("export.context-of-jsonld"), text("export.context-of-jsonld-remedy"))
    loaded = load(sources, store_folder, encoding=encoding)
    made = _made(loaded, standard, form, context)
    emit(made.content, out)
    _tell(made.losses, form, spoken(ctx))
    if losses_file is not None:
        _report(made.losses, form, losses_file, spoken(ctx))


def _made(loaded: Loaded, wanted: str | None, form: str, context: str | None) -> Export:
    if form in _OF_ONE:
        return _of_one(loaded, _one(loaded, wanted, form), form, context)
    codes = loaded.store.list() if wanted is None else (pick(loaded, wanted),)
    if form == "graphml":
        return _graphml(loaded, codes, alone=wanted is not None)
    return _rdf(loaded, wanted and codes[0], form, context)


def _one(loaded: Loaded, wanted: str | None, form: str) -> str:
    codes = loaded.store.list()
    if wanted is None and len(codes) > 1:
        target = text(f"export.target-{form}")
        raise UsageError(
            text("export.one-standard", target=target, codes=", ".join(codes)),
            text("cli.choose-standard"),
        )
    return pick(loaded, wanted)


def _rdf(loaded: Loaded, code: str | None, form: str, context: str | None) -> Export:
    """Return one standard's graphs, or all of the store; in one graph where there is one only."""
    from compgraph.rdf.jsonld import to_jsonld
    from compgraph.rdf.nquads import to_nquads
    from compgraph.rdf.rdfxml import to_rdfxml
    from compgraph.rdf.turtle import to_trig, to_turtle
    from compgraph.rdf.vocab import graph

    store = loaded.store
    ours = (graph(code), graph(code, "source")) if code else store.graphs()
    names = [name for name in store.graphs() if name in ours]
    if form in ("turtle", "rdfxml"):
        single = store.graph(graph(code) if code else None)
        write = to_turtle if form == "turtle" else to_rdfxml
        return Export(write(single), _left_out(loaded, names, form))
    graphs: dict[URIRef | None, Graph] = {name: store.graph(name) for name in names}
    if form == "trig":
        return Export(to_trig(graphs))
    if form == "nquads":
        return Export(to_nquads(graphs))
    return Export(to_jsonld(graphs, context="url" if context == "url" else "inline"))


def _left_out(loaded: Loaded, names: Sequence[URIRef], form: str) -> tuple[Loss, ...]:
    """Return which graphs a format of one graph leaves out, and which it mixes."""
    from compgraph.exports.facts import Fact
    from compgraph.exports.losses import Held, losses
    from compgraph.rdf.vocab import short
    from compgraph.store.contents import in_default

    inside = [name for name in names if in_default(name)]
    mixed = inside if len(inside) > 1 else []
    facts = [
        Fact(field, short(name), str(len(loaded.store.graph(name))))
        for field, some in (
            ("statements", [name for name in names if name not in inside]),
            ("graphs", mixed),
        )
        for name in some
    ]
    weaker = frozenset(fact for fact in facts if fact.field == "graphs")
    return losses(facts, Held(frozenset(), weaker), _target(form))


def _graphml(loaded: Loaded, codes: Sequence[str], *, alone: bool) -> Export:
    from compgraph.exports.graphml import to_graphml
    from compgraph.exports.graphml_held import held_by_graphml
    from compgraph.exports.losses import Held, losses
    from compgraph.projection import project, project_all

    store = loaded.store
    graph = project(store, codes[0]).graph if alone else project_all(store)
    content = to_graphml(graph)
    facts: list[Fact] = []
    exact: set[Fact] = set()
    weaker: set[Fact] = set()
    for code in codes:
        known = _facts(loaded, code)
        held = held_by_graphml(content, code, known)
        at = code if len(codes) > 1 else ""
        facts += [_within(fact, at) for fact in known]
        exact |= {_within(fact, at) for fact in held.exact}
        weaker |= {_within(fact, at) for fact in held.weaker}
    found = losses(facts, Held(frozenset(exact), frozenset(weaker)), _target("graphml"))
    return Export(content, found)


def _within(fact: Fact, code: str) -> Fact:
    """Return the fact with the code of its standard before its subject, where there is a code."""
    return fact._replace(subject="/".join(filter(None, (code, fact.subject))))


def _of_one(loaded: Loaded, code: str, form: str, context: str | None) -> Export:
    """Return one standard in the format of somebody else."""
    from compgraph.exports import asn, asn_held, case, case_held, skos, skos_held
    from compgraph.exports.losses import losses
    from compgraph.rdf.turtle import to_turtle

    standard = loaded.store.get(code)
    before = _before(loaded, code)
    known = _facts(loaded, code)
    epoch = _epoch(os.environ)
    if form == "skos":
        graph = skos.to_skos(standard)
        content, held = to_turtle(graph), skos_held.held_by_skos(graph, known)
    elif form == "case":
        package, filled = case.to_case(standard, before, epoch=epoch)
        content = case.case_text(package)
        held = case_held.held_by_case(package, known, filled)
    else:
        framework, filled = asn.to_asn(
            standard, before, epoch=epoch, context="inline" if context == "inline" else "url"
        )
        content = asn.asn_text(framework)
        held = asn_held.held_by_asn(framework, known, filled)
    return Export(content, losses(known, held, _target(form)))


def _facts(loaded: Loaded, code: str) -> tuple[Fact, ...]:
    from compgraph.codes import order
    from compgraph.exports.facts import facts
    from compgraph.rdf.vocab import CG, graph, item_id

    source = graph(code, "source")
    stated = loaded.store.graph(source) if source in loaded.store.graphs() else ()
    places = [
        (item_id(code, str(iri)) or "", str(where))
        for iri, relation, where in stated
        if relation == CG.span
    ]
    return facts(
        loaded.store.get(code),
        _before(loaded, code),
        sorted(places, key=lambda place: (order(place[0]), place)),
    )


def _before(loaded: Loaded, code: str) -> list[tuple[str, str]]:
    """Return which competency of the standard comes before which, (earlier, later)."""
    from compgraph.codes import order
    from compgraph.rdf.answer import serialised
    from compgraph.rdf.vocab import item_id, thing

    question = (
        "SELECT ?a ?b WHERE { ?a cg:comesBefore ?b ; cg:inStandard %s . ?b cg:inStandard %s }"
    )
    answer = loaded.store.query(question.replace("%s", serialised(thing(code))))
    pairs = {(item_id(code, str(a)) or "", item_id(code, str(b)) or "") for a, b in answer.rows}
    return sorted(pairs, key=lambda pair: (order(pair[0]), order(pair[1]), pair))


def _epoch(environment: Mapping[str, str]) -> int | None:
    value = environment.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise UsageError(
            text("export.not-an-epoch", value=value), text("export.not-an-epoch-remedy")
        )
    return int(value)


def _target(form: str) -> str:
    return text(f"export.target-{form}").en


def _tell(losses: Sequence[Loss], form: str, language: Language) -> None:
    """Say on standard error what the format cannot hold, a line each."""
    from compgraph.exports.losses import summary

    for line in summary(losses, language):
        click.echo(line, err=True)
    if not losses:
        said = text("export.none", target=text(f"export.target-{form}"))
        click.echo(said.in_(language), err=True)


def _report(losses: Sequence[Loss], form: str, file: Path, language: Language) -> None:
    from compgraph.exports.losses import loss_report, losses_csv

    out = None if file == _STANDARD_OUTPUT else file
    if file.suffix.lower() == ".csv":
        emit(losses_csv(losses, language), out)
    else:
        emit(as_json(loss_report(form, losses)), out)
