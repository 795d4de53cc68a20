"""Our IRIs and the paths of this server: `https://w3id.org/compgraph/icap/…` is `/icap/…` here."""

from __future__ import annotations

from urllib.parse import quote, unquote_to_bytes

from compgraph.rdf.vocab import BASE, ICAP, shared

_PATH = "/%:@!$&'()*+,;=~-._"


def path_of(iri: str) -> str | None:
    """Return the path (and fragment) that answers for an IRI of ours, None for any other IRI."""
    if not iri.startswith(BASE):
        return None
    whole, _, fragment = iri[len(BASE) :].partition("#")
    path = "/" + quote(whole, safe=_PATH)
    return f"{path}#{quote(fragment, safe=_PATH)}" if fragment else path


def thing_at(raw_path: bytes) -> str | None:
    """Return the IRI of the thing that a request's path below /icap/ stands for.

    A client may write characters as they are or percent-encoded; an IRI of ours writes each in
    one way only (`compgraph.rdf.vocab.thing`). None where the path is no UTF-8 or has no name.
    """
    parts = raw_path.split(b"/")[2:]
    try:
        names = [unquote_to_bytes(part).decode("utf-8") for part in parts]
    except UnicodeDecodeError:
        return None
    if not names or not all(names) or any(letter < " " for name in names for letter in name):
        return None
    return str(shared(*names))


def is_graph(iri: str) -> bool:
    """Return whether an IRI of ours names a graph."""
    return iri.startswith(f"{ICAP}graph/")
