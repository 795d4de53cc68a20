"""Which format and language a client gets."""

from __future__ import annotations

import pytest

from compgraph.serve.formats import GRAPHS, TABLES, choice
from compgraph.serve.negotiation import best, ranges, spoken, weight

# RFC 9110 § 12.5.1, the example and its table (the last value as corrected by erratum 7138).
EXAMPLE = (
    "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, "
    "text/plain;format=fixed;q=0.4, */*;q=0.5"
)
TABLE = [
    ("text/plain;format=flowed", 1.0),
    ("text/plain", 0.7),
    ("text/html", 0.3),
    ("image/jpeg", 0.5),
    ("text/plain;format=fixed", 0.4),
    ("text/html;level=3", 0.3),
]


@pytest.mark.parametrize(("media", "expected"), TABLE)
def test_the_most_specific_range_decides(media: str, expected: float) -> None:
    """The table of RFC 9110 comes out."""
    assert weight(media, ranges(EXAMPLE)) == expected


@pytest.mark.parametrize(
    ("offered", "accept", "expected"),
    [
        # RFC 9110 § 12.5.1: "I prefer audio/basic, but send me any audio type if it is the best
        # available after an 80% markdown in quality".
        (["audio/mpeg", "audio/basic"], "audio/*; q=0.2, audio/basic", "audio/basic"),
        (["audio/mpeg"], "audio/*; q=0.2, audio/basic", "audio/mpeg"),
        # … "text/html and text/x-c are equally preferred, but if neither exists text/x-dvi,
        # and if that does not exist, text/plain".
        (
            ["text/plain", "text/x-dvi"],
            "text/plain; q=0.5, text/html, text/x-dvi; q=0.8, text/x-c",
            "text/x-dvi",
        ),
        (
            ["text/x-c", "text/html"],
            "text/plain; q=0.5, text/html, text/x-dvi; q=0.8, text/x-c",
            "text/x-c",
        ),
        (["text/csv", "text/html"], None, "text/csv"),
        (["text/csv"], "", "text/csv"),
        (["text/csv"], "text/csv;q=0", None),
        (["text/csv", "text/html"], "text/csv;q=0, */*", "text/html"),
        (["text/csv"], "TEXT/CSV", "text/csv"),
        (["text/csv"], "image/png", None),
        (["text/csv"], 'text/x;note="a, text/csv"', None),
        (["text/csv"], ",, nonsense, text/csv;q=2, text/csv;q=abc", None),
        (["text/csv"], "*/csv", None),
        (["text/csv"], "text/csv;header=present", None),
    ],
)
def test_the_best_format(offered: list[str], accept: str | None, expected: str | None) -> None:
    """Highest weight first, then the order of the offer; 0 and nonsense are no wish at all."""
    assert best(offered, accept) == expected


@pytest.mark.parametrize(
    ("accept", "named", "select", "ask", "construct"),
    [
        (None, None, "json", "json", "turtle"),
        ("*/*", None, "json", "json", "turtle"),
        ("application/sparql-results+json", None, "json", "json", None),
        ("application/json", None, "json", "json", "jsonld"),
        ("application/xml", None, "xml", "xml", "rdfxml"),
        ("text/csv", None, "csv", None, None),
        ("text/tab-separated-values", None, "tsv", None, None),
        ("text/turtle;q=0.5, application/n-triples", None, None, None, "ntriples"),
        ("application/trig", None, None, None, "trig"),
        ("application/n-quads", None, None, None, "nquads"),
        ("application/ld+json", None, None, None, "jsonld"),
        ("text/html", None, None, None, None),
        ("text/html", "csv", "csv", None, None),
        ("text/turtle", "json", "json", "json", "jsonld"),
        ("text/turtle", "xml", "xml", "xml", "rdfxml"),
    ],
)
def test_the_formats_of_answers(
    accept: str | None,
    named: str | None,
    select: str | None,
    ask: str | None,
    construct: str | None,
) -> None:
    """Each kind of answer has its formats, and a name goes before the Accept field."""
    chosen = choice(accept, named)
    expected = {"select": select, "ask": ask, "construct": construct}
    assert {kind: chosen[kind][0] if kind in chosen else None for kind in expected} == expected


def test_an_answer_says_the_type_that_was_asked_for() -> None:
    """Who asks for application/json gets that; text says that it is UTF-8."""
    assert choice("application/json")["select"] == ("json", "application/json")
    assert choice("text/csv")["select"] == ("csv", "text/csv; charset=utf-8")


def test_no_two_formats_share_a_type() -> None:
    """A media type of its own means one format."""
    media = [one.media for one in (*TABLES, *GRAPHS)]
    assert len(set(media)) == len(media)


@pytest.mark.parametrize(
    ("accepted", "chosen", "expected"),
    [
        (None, None, "zh-Hant"),
        ("en-US,en;q=0.9,zh-TW;q=0.8", None, "en"),
        ("fr, zh-TW;q=0.8, en;q=0.5", None, "zh-Hant"),
        ("de", None, "zh-Hant"),
        ("en;q=0", None, "zh-Hant"),
        ("en", "zh-Hant", "zh-Hant"),
        ("zh", "en", "en"),
        ("*;q=x, ;;;", None, "zh-Hant"),
    ],
)
def test_the_language(accepted: str | None, chosen: str | None, expected: str) -> None:
    """The one chosen, else the one wanted most, else Chinese."""
    assert spoken(accepted, chosen) == expected
