"""`compgraph vocabulary`: the reference page, the Turtle, the description of a data set."""

from __future__ import annotations

from pathlib import Path

from rdflib import VOID, Graph

from compgraph import resources
from compgraph.rdf.dataset import DATASET
from compgraph.rdf.vocab import thing


def test_the_page_opens_in_the_language_of_the_call(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """`--out` writes the page whole; `--lang` decides which language it opens in."""
    page = tmp_path / "vocabulary.html"
    told = call("vocabulary", "--lang", "en", "--out", page)
    assert (told.code, told.out) == (0, "")
    written = page.read_text("utf-8")
    assert written.startswith("<!doctype html>")
    assert 'value="en" checked' in written
    assert 'id="requiresKnowledge"' in written


def test_turtle_is_the_shipped_vocabulary(call) -> None:  # type: ignore[no-untyped-def]
    """`--format turtle` gives the file as it is, with its comments."""
    told = call("vocabulary", "--format", "turtle")
    assert told.code == 0
    assert told.out == (resources.ontology() / "compgraph.ttl").read_text("utf-8")


def test_void_describes_the_shipped_standard(call) -> None:  # type: ignore[no-untyped-def]
    """Without a source it is ontology/dataset.ttl."""
    told = call("vocabulary", "--format", "void")
    assert told.out == (resources.ontology() / "dataset.ttl").read_text("utf-8")


def test_void_describes_what_is_named(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A file or a store is counted itself, and no file is claimed to hold it."""
    named = tmp_path / "b.txt"
    text = resources.shipped_standard().read_text("utf-8")
    named.write_text(text.replace("ISD3512-001v3", "ISD3512-002v1"), "utf-8")
    graph = Graph().parse(data=call("vocabulary", named, "--format", "void").out, format="turtle")
    assert list(graph.objects(DATASET, VOID.rootResource)) == [thing("ISD3512-002v1")]
    assert not list(graph.objects(predicate=VOID.feature))


def test_a_missing_store_is_told(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A wrong --store is a usage error, in words."""
    told = call("vocabulary", "--store", tmp_path / "none")
    assert told.code == 2
    assert told.err
