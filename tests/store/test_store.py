"""A store keeps standards whole: what goes in comes out, and every change is all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS

from compgraph.errors import LimitReached, UnknownCode, UsageError
from compgraph.model import Standard
from compgraph.rdf.concepts import concepts
from compgraph.rdf.encode import encode
from compgraph.rdf.source import encode_source
from compgraph.rdf.vocab import CG, ICAP, graph, shared_graph, thing
from compgraph.reading.record import Reading
from compgraph.store import Store, contents, labels, open_store

CODE = "ISD3512-001v3"
OTHER = "ISD3512-002v1"
CONCEPTS = shared_graph("concepts")
SCHEMES = shared_graph("schemes")
ENTAILED = URIRef(f"{ICAP}graph/entailed/task-overlap")


def whole(store: Store) -> set[object]:
    """Return everything in the store, as its engine has it."""
    return set(store._open().quads_for_pattern(None, None, None, None))


def union(store: Store) -> set[object]:
    """Return the statements of the graphs that the default graph is the union of."""
    names = [graph(code) for code in store.list()]
    names += [CONCEPTS] if CONCEPTS in store.graphs() else []
    return {triple for name in names for triple in store.graph(name)}


@pytest.fixture(params=["memory", "folder", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return an empty store: the same must hold for all three kinds."""
    if request.param == "server":
        location: str | Path | None = request.getfixturevalue("server")
    else:
        location = tmp_path / "graph" if request.param == "folder" else None
    with open_store(location) as opened:
        yield opened


@pytest.fixture(params=["memory", "folder"])
def local(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return an empty store in this process."""
    with open_store(tmp_path / "graph" if request.param == "folder" else None) as opened:
        yield opened


def test_what_goes_in_comes_out(store: Store, reading: Reading) -> None:
    """The record, its graph with @zh-Hant in its proper case, and the source graph."""
    store.put(reading)
    assert store.list() == (CODE,)
    assert store.get(CODE) == reading.standard
    assert isomorphic(store.graph(graph(CODE)), encode(reading.standard))
    assert isomorphic(store.graph(graph(CODE, "source")), encode_source(reading))
    tags = {value.language for value in store.graph().objects() if isinstance(value, Literal)}
    assert tags == {None, "zh-Hant"}


def test_the_default_graph_is_the_standard_alone(store: Store, reading: Reading) -> None:
    """With its official attitudes; neither where items stand nor the code lists, GRAPH has these."""
    store.put(reading)
    assert store.graphs() == (graph(CODE), graph(CODE, "source"), CONCEPTS, SCHEMES)
    standard = reading.standard
    assert set(store.graph()) == set(encode(standard)) | set(concepts([standard]))
    count = "SELECT (COUNT(*) AS ?n) {{ {} }}"
    ((inside,),) = store.query(count.format("?s cg:span ?o")).rows
    ((by_graph,),) = store.query(count.format("GRAPH ?g { ?s cg:span ?o }")).rows
    assert int(str(inside)) == 0
    # By hand: 3 versions, 3 classifications, 2 duties, 7 tasks, 7 levels of blocks, 9 outputs,
    # 17 indicators, 17 + 21 + 7 competencies, 2 requirements, 4 terms, and the standard itself.
    assert int(str(by_graph)) == 3 + 3 + 2 + 7 + 7 + 9 + 17 + 17 + 21 + 7 + 2 + 4 + 1
    ((levels,),) = store.query(count.format("GRAPH ?g { ?l cg:levelNumber ?n }")).rows
    assert int(str(levels)) == 6


def test_two_standards_and_their_concepts(store: Store, reading: Reading, other: Standard) -> None:
    """The default graph is their union with the concepts; listed in natural order."""
    tenth = replace(other, code="ISD3512-010v1")
    store.put(tenth, reading)
    store.put(other)
    assert store.list() == (CODE, OTHER, "ISD3512-010v1")
    assert set(store.graph()) == union(store)
    expected = concepts([reading.standard, other, tenth])
    assert set(store.graph(CONCEPTS)) == set(expected)
    # 16 K (K01 differs), 21 S, 7 A are in all three; the new K01 is in two.
    assert len(set(expected.subjects(RDF.type, CG.Concept))) == 16 + 21 + 7 + 1
    assert store.get(OTHER) == other


def test_putting_in_any_order_or_at_once_is_the_same(reading: Reading, other: Standard) -> None:
    """Order and grouping leave no trace."""
    with open_store() as one, open_store() as two, open_store() as three:
        one.put(reading)
        one.put(other)
        two.put(other, reading)
        three.put(other)
        three.put(reading)
        three.put(replace(other, title="x"))
        three.put(other, reading)
        assert whole(one) == whole(two) == whole(three)


def test_replacing_leaves_nothing_of_the_old_one(
    store: Store, reading: Reading, other: Standard
) -> None:
    """A second put under the same code takes its place; a Standard alone has no source graph."""
    store.put(reading, other)
    changed = replace(reading.standard, title="改名", terms=(), attitudes=())
    store.put(changed)
    assert store.get(CODE) == changed
    assert graph(CODE, "source") not in store.graphs()
    assert set(store.graph()) == union(store)
    assert not list(store.graph().subjects(CG.inStandard, thing(CODE, "term/1")))
    with open_store() as fresh:
        fresh.put(changed, other)
        assert whole(store) == whole(fresh)


def test_removing_leaves_the_others_whole(store: Store, reading: Reading, other: Standard) -> None:
    """Its graphs and the concepts only it shared are gone; an empty store has an empty union."""
    store.put(reading, other)
    store.remove(OTHER)
    with open_store() as fresh:
        fresh.put(reading)
        assert whole(store) == whole(fresh)
    store.remove(CODE)
    assert (store.list(), store.graphs(), len(store.graph())) == ((), (SCHEMES,), 0)


def test_a_statement_two_graphs_make_stays_until_both_are_gone(
    store: Store, reading: Reading, other: Standard
) -> None:
    """Removing one standard takes no statement of another out of the default graph."""
    store.put(reading, other)
    said = (thing(CODE, "K01"), RDFS.label, Literal("職業安全與衛生相關規範", lang="zh-Hant"))
    store._engine.update(  # type: ignore[union-attr]
        f"INSERT DATA {{ GRAPH <{graph(OTHER)}> {{ <{said[0]}> <{said[1]}> {said[2].n3()} }} }}"
    )
    store.remove(CODE)
    assert said in store.graph()
    assert set(store.graph()) == union(store)
    store.remove(OTHER)
    assert len(store.graph()) == 0


@pytest.mark.parametrize("broken", ["encode", "replace", "disk"])
def test_a_failed_put_leaves_the_store_as_it_was(
    broken: str, store: Store, reading: Reading, other: Standard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the record, the text of the transaction or the disk fails."""
    store.put(reading)
    before = whole(store)
    if broken == "encode":
        twice = replace(other, knowledge=(*other.knowledge, replace(other.knowledge[0], name="x")))
        with pytest.raises(ValueError, match="K01"):
            store.put(other, twice)
    elif broken == "replace":
        # The first steps are fine; the last one cannot be carried out.
        steps = contents._steps

        def failing(*args: object) -> object:
            yield from steps(*args)  # type: ignore[arg-type]
            yield "LOAD <file:///nowhere>"

        monkeypatch.setattr(contents, "_steps", failing)
        with pytest.raises(LimitReached):
            store.put(other)
        monkeypatch.undo()
    else:

        class Full:
            """An engine on a full disk."""

            def __getattr__(self, name: str) -> object:
                return getattr(engine, name)

            def update(self, _: str) -> None:
                raise OSError("No space left on device")

        engine = store._engine
        monkeypatch.setattr(store, "_engine", Full())
        with pytest.raises(LimitReached, match="No space left"):
            store.put(other)
        monkeypatch.undo()
    assert whole(store) == before
    store.put(other)
    assert store.list() == (CODE, OTHER)


def test_an_update_of_several_steps_is_one_transaction() -> None:
    """What `replace` rests on: when a later step fails, the earlier ones did not happen."""
    engine = ox.Store()
    engine.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    with pytest.raises(OSError, match=r".*"):
        engine.update("DELETE WHERE { ?s ?p ?o } ; LOAD <file:///nowhere>")
    assert len(engine) == 1


@pytest.mark.parametrize("code", ["concepts", "reviewed", "schemes", "entailed"])
def test_a_code_that_names_another_graph_is_refused(
    code: str, store: Store, reading: Reading
) -> None:
    """A document cannot pass for our own graphs."""
    with pytest.raises(UsageError, match=code):
        store.put(replace(reading.standard, code=code))
    assert store.list() == ()


@pytest.mark.parametrize("code", ["A/B", "職能 1", "graphs", "x#y?z%20", "ISD3512-001v3/source"])
def test_an_odd_code_is_a_code(code: str, store: Store, reading: Reading) -> None:
    """Slashes, blanks and Chinese in a code do not mix up graphs."""
    odd = replace(reading.standard, code=code)
    store.put(reading, odd)
    assert set(store.list()) == {CODE, code}
    assert store.get(code) == odd
    store.remove(code)
    assert store.list() == (CODE,)
    assert graph(CODE, "source") in store.graphs()


def test_unknown_codes_offer_the_nearest(store: Store, reading: Reading) -> None:
    """get, remove and pick."""
    store.put(reading)
    for call in (store.get, store.remove, store.pick):
        with pytest.raises(UnknownCode, match=CODE) as refused:
            call("ISD3512-001v2")
        assert refused.value.nearest == (CODE,)


def test_pick_tells_which_standard_is_meant(
    store: Store, reading: Reading, other: Standard
) -> None:
    """The only one, the one named; an error for none and for several."""
    with pytest.raises(UsageError):
        store.pick()
    store.put(reading)
    assert store.pick() == store.pick(CODE) == CODE
    store.put(other)
    with pytest.raises(UsageError, match=OTHER):
        store.pick()


def test_derived_graphs(store: Store, reading: Reading) -> None:
    """Put, replaced, removed when empty; never part of the default graph."""
    store.put(reading)
    before, default = whole(store), set(store.graph())
    derived = Graph()
    derived.add((thing(CODE, "overlap/T1.1/T1.2"), CG.rule, Literal("task-overlap")))
    store.put_graph(ENTAILED, derived)
    assert isomorphic(store.graph(ENTAILED), derived)
    assert set(store.graph()) == default
    replaced = Graph()
    replaced.add((thing(CODE, "overlap/T1.1/T1.2"), CG.rule, Literal("another")))
    store.put_graph(ENTAILED, replaced)
    assert isomorphic(store.graph(ENTAILED), replaced)
    store.put_graph(ENTAILED, Graph())
    assert whole(store) == before


@pytest.mark.parametrize("name", [graph(CODE), CONCEPTS, SCHEMES, shared_graph("reviewed")])
def test_graphs_the_store_keeps_are_not_written_over(name: URIRef, store: Store) -> None:
    """Standards come in by put, not by put_graph."""
    with pytest.raises(ValueError, match="derived"):
        store.put_graph(name, Graph())


def test_blank_nodes_are_refused(store: Store) -> None:
    """Data has none (a second put would not find them again)."""
    derived = Graph()
    derived.add((BNode(), RDF.type, CG.Overlap))
    with pytest.raises(ValueError, match="blank"):
        store.put_graph(ENTAILED, derived)


def test_a_graph_that_is_not_there_is_a_usage_error(store: Store) -> None:
    """With its name."""
    with pytest.raises(UsageError, match="nowhere"):
        store.graph(URIRef(f"{ICAP}graph/nowhere"))


def test_a_snapshot_is_a_store(
    local: Store, reading: Reading, other: Standard, tmp_path: Path
) -> None:
    """It holds everything, and does not follow later changes."""
    local.put(reading)
    before = whole(local)
    local.snapshot(tmp_path / "copy")
    local.put(other)
    with open_store(tmp_path / "copy", read_only=True) as copy:
        assert whole(copy) == before
        copy.snapshot(tmp_path / "copy of copy")
    with open_store(tmp_path / "copy of copy") as again:
        assert whole(again) == before
    with pytest.raises(UsageError, match="copy"):
        local.snapshot(tmp_path / "copy")


def test_a_folder_keeps_what_was_put(reading: Reading, other: Standard, tmp_path: Path) -> None:
    """Closed and opened again: the same content, also read-only, also with 300 characters of path."""
    folder = tmp_path / "職能 基準" / ("x" * 100)
    with open_store(folder) as store:
        store.put(reading, other)
        before = whole(store)
    with open_store(folder, read_only=True) as store:
        assert whole(store) == before
        with pytest.raises(UsageError):
            store.put(reading)
    with open_store(folder) as store:
        assert whole(store) == before
        store.remove(OTHER)
        assert store.list() == (CODE,)


def test_a_closed_store_is_closed(reading: Reading) -> None:
    """Closing twice is no fault, asking afterwards is."""
    store = open_store()
    store.put(reading)
    store.close()
    store.close()
    with pytest.raises(ValueError, match="closed"):
        store.list()


def test_answers_of_the_store(store: Store, reading: Reading) -> None:
    """Our prefixes are known; kinds, columns and IRIs of an answer."""
    store.put(reading)
    answer = store.query(
        "SELECT ?t ?none { ?t a cg:Duty OPTIONAL { ?t cg:none ?none } } ORDER BY ?t"
    )
    assert (answer.kind, answer.variables) == ("select", ("t", "none"))
    assert answer.column("t") == (thing(CODE, "T1"), thing(CODE, "T2"))
    assert answer.column("none") == (None, None)
    assert answer.iris() == (str(thing(CODE, "T1")), str(thing(CODE, "T2")))
    with pytest.raises(KeyError):
        answer.column("x")
    assert store.query("ASK { ?t a cg:Duty }").boolean is True
    twice = store.query("CONSTRUCT { ?t a cg:Duty } { ?t a cg:Duty . ?t ?p ?o }")
    assert twice.triples == tuple((thing(CODE, code), RDF.type, CG.Duty) for code in ("T1", "T2"))


def test_labels_are_the_printed_names(store: Store, reading: Reading) -> None:
    """Of things and of levels, in the order asked; nothing for what has no name."""
    store.put(reading)
    asked = [
        thing(CODE, "K01"),
        f"{ICAP}level/3",
        thing(CODE, "block/1"),
        thing(CODE),
        "urn:x",
        CG.Task,
    ]
    assert labels(store, asked) == {
        str(thing(CODE, "K01")): "職業安全與衛生相關規範",
        f"{ICAP}level/3": "第 3 級",
        str(thing(CODE)): "雲端系統開發工程人員",
    }
    answer = store.query("SELECT ?t { ?t a cg:Duty } ORDER BY DESC(?t)")
    assert list(labels(store, answer).values()) == ["雲端系統開發測試", "開發及測試可行性分析"]
    assert labels(store, []) == {}
