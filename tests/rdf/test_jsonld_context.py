"""The shipped JSON-LD context: the same terms as in our files, read from here and never fetched."""

from __future__ import annotations

import json
import warnings
from typing import Any

from rdflib import Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from compgraph import resources
from compgraph.model import Standard
from compgraph.rdf.encode import encode
from compgraph.rdf.jsonld import shared_context, to_jsonld
from compgraph.rdf.vocab import CONTEXT

EX = Namespace("http://example.org/")
COMMAND = (
    "python -c 'import json; from compgraph.rdf.jsonld import shared_context; "
    "print(json.dumps(shared_context(), ensure_ascii=False, indent=1, sort_keys=True))' "
    "> ontology/context.jsonld"
)


def shipped() -> Any:
    return json.loads((resources.ontology() / "context.jsonld").read_text("utf-8"))


def with_shipped_context(content: str) -> Graph:
    """What rdflib reads when the address of the context is replaced by the shipped file."""
    document = json.loads(content)
    named, local = document["@context"]
    assert named == CONTEXT
    document["@context"] = [shipped()["@context"], local]
    dataset = Dataset()
    with warnings.catch_warnings():  # rdflib's parser calls what rdflib has deprecated
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\.")
        dataset.parse(data=json.dumps(document), format="json-ld", publicID="urn:x-base:/")
    back = Graph()
    for subject, predicate, value, _ in dataset.quads():
        back.add((subject, predicate, value))
    return back


def test_the_shipped_context_is_the_one_of_our_files() -> None:
    """A term that is new in the writer is new in the context, too."""
    assert shipped() == shared_context(), f"run: {COMMAND}"


def test_a_context_named_by_address_can_set_no_base() -> None:
    """JSON-LD 1.1 § 4.1.3: @base in a remote context is ignored; the file itself has it."""
    assert "@base" not in shipped()["@context"]
    assert shipped()["@context"]["requires"] == {
        "@id": "https://w3id.org/compgraph/ontology#requires",
        "@type": "@id",
    }


def test_a_file_that_names_the_context_says_the_same(standard: Standard) -> None:
    """With the context by its address the graph is the same and the file is shorter."""
    graph = encode(standard)
    named = to_jsonld(graph, context="url")
    assert isomorphic(with_shipped_context(named), graph)
    assert len(named) < len(to_jsonld(graph))


def test_an_address_that_looks_like_a_prefix_is_none() -> None:
    """sh:x is an address of its own in this graph, whatever the context says of sh."""
    graph = Graph().add((URIRef("sh:x"), EX.p, Literal("a")))
    assert isomorphic(with_shipped_context(to_jsonld(graph, context="url")), graph)
