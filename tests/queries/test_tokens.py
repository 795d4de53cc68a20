"""The one way of writing a query: what the engines get is what was examined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compgraph.queries.tokens import NotSparql, expanded, rewritten, tokens


def kinds(query: str) -> list[tuple[str, str]]:
    """Return kind and text of all tokens that are not blank."""
    return [(token.kind, token.text) for token in tokens(query) if token.kind != "blank"]


def written(query: str) -> str:
    """Return the query as the engines get it."""
    return rewritten(tuple(tokens(expanded(query)))).text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?a<?b", [("variable", "?a"), ("symbol", "<"), ("variable", "?b")]),
        ("<http://a#b>", [("iri", "<http://a#b>")]),
        ("# <a> 'b'\n$c", [("comment", "# <a> 'b'"), ("variable", "$c")]),
        ("'it''s'", [("string", "'it'"), ("string", "'s'")]),
        ("'''it''s'''", [("string", "'''it''s'''")]),
        ('"a\\"#b" x', [("string", '"a\\"#b"'), ("word", "x")]),
        ("cg:Task.", [("name", "cg:Task"), ("symbol", ".")]),
        (
            "icap:a\\/b :x _:y.",
            [("name", "icap:a\\/b"), ("name", ":x"), ("node", "_:y"), ("symbol", ".")],
        ),
        ("工作:任務 ?級別", [("name", "工作:任務"), ("variable", "?級別")]),
        ("'a'@zh-Hant-TW", [("string", "'a'"), ("tag", "@zh-Hant-TW")]),
        ("1.5e3 .5 1.", [("number", "1.5e3"), ("number", ".5"), ("number", "1"), ("symbol", ".")]),
        (
            "a?/b+",
            [("word", "a"), ("symbol", "?"), ("symbol", "/"), ("word", "b"), ("symbol", "+")],
        ),
    ],
)
def test_tokens_follow_the_grammar(query: str, expected: list[tuple[str, str]]) -> None:
    """Strings, IRIs, comments and operators are told apart as SPARQL 1.1 § 19.8 does."""
    assert kinds(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a # b\rc", "a  \nc"),
        ("a # b\r\nc", "a  \nc"),
        ("'''a\r\nb\"'''", '"a\\nb\\""'),
        ('"tab\t"\tx', '"tab\\t" x'),
        ("?a<?b", "?a< ?b"),
        ("<http://a#b>.", "<http://a#b>\n."),
        ("''\"x\"", '"" "x"'),
        ("\\u0041SK {}", "ASK {}"),
        ('"\\u0022 \\u5DE5"', '"\\" 工"'),
        ("'\\\\u0041'", '"\\\\u0041"'),
    ],
)
def test_writing_anew(query: str, expected: str) -> None:
    """No comments, one line end, short double quotes, no escapes that parsers read differently."""
    assert written(query) == expected


@pytest.mark.parametrize(
    "query",
    ["\u00a0", "\\u0022", "'a", '"a\nb"', "\\", "'\\q'", "\\uD800", "\\U00110000", "§", "\x0c"],
)
def test_what_is_no_token_is_refused(query: str) -> None:
    """Odd blanks, broken strings, escapes of nothing."""
    with pytest.raises(NotSparql):
        written(query)


@given(st.text(st.sampled_from("aS\\u0\"'<>#?{}. \n\r\t&é\u5de5"), max_size=40))
def test_writing_anew_changes_nothing_more_the_second_time(query: str) -> None:
    """What was written anew has the same tokens, no comment, no CR, and stays as it is."""
    try:
        once = written(query)
    except NotSparql:
        return
    again = tuple(tokens(once))
    assert "\r" not in once
    assert "comment" not in {token.kind for token in again}
    assert [token for token in kinds(once) if token[0] != "string"] == [
        token for token in kinds(expanded(query)) if token[0] not in ("comment", "string")
    ]
    assert rewritten(again).text.split() == once.split()


def test_places_lead_back_to_the_text_of_the_writer() -> None:
    """An error at a place in the rewritten text is reported where its token stands."""
    query = "# a comment\r\nSELECT ''' x ''' nonsense"
    text = rewritten(tuple(tokens(query)))
    assert query[text.origin(text.text.index("nonsense")) :] == "nonsense"
