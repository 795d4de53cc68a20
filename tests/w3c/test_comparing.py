"""The judge of the suite is judged first: what is the same to it, and what is not."""

from __future__ import annotations

import pytest

from w3c.comparing import by_value, same
from w3c.results import Result, Term, graph, parsed, table

XSD = "http://www.w3.org/2001/XMLSchema#"
A, B = ("u", "http://a", "", ""), ("u", "http://b", "", "")


def node(label: str) -> Term:
    """Return a blank node."""
    return ("b", label, "", "")


def number(text: str, datatype: str = "decimal") -> Term:
    """Return a literal with a datatype of XML Schema."""
    return ("l", text, "", XSD + datatype)


def test_rows_are_a_bag() -> None:
    """Order does not count, how often a row comes does; columns go by their names."""
    assert same(table("xy", [(A, B), (B, A)]), table("yx", [(A, B), (B, A)]))
    assert not same(table("x", [(A,), (A,)]), table("x", [(A,)]))
    assert not same(table("x", [(A,), (A,), (B,)]), table("x", [(A,), (B,), (B,)]))
    assert not same(table("x", [(A,)]), table("y", [(A,)]))
    assert not same(table("x", [(A,)]), table("x", [(None,)]))
    assert not same(table("xy", [(A, B)]), table("xy", [(B, A)]))


def test_a_graph_is_a_set() -> None:
    """A statement counts once."""
    assert same(graph([(A, A, B), (A, A, B)]), graph([(A, A, B)]))
    assert not same(graph([(A, A, B)]), graph([(A, A, A)]))


def test_yes_is_not_no() -> None:
    """Nor an empty table."""
    assert same(Result("ask", boolean=True), Result("ask", boolean=True))
    assert not same(Result("ask", boolean=True), Result("ask", boolean=False))
    assert not same(Result("ask", boolean=False), table("", []))


RING = ["ab", "bc", "cd", "da"]


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        (["ab"], ["xy"], True),
        (["ab"], ["xx"], False),
        (["aa", "bb"], ["xx", "xx"], False),
        (["ab", "bc"], ["yz", "xy"], True),
        (["ab", "bc"], ["xy", "zy"], False),
        (RING, ["wx", "xy", "yz", "zw"], True),
        (RING, ["wx", "xw", "yz", "zy"], False),
    ],
)
def test_blank_nodes_stand_for_each_other_one_for_one(
    left: list[str], right: list[str], equal: bool
) -> None:
    """Whatever they are called; one ring of four is not two of two, though all look alike."""
    one, other = (
        table("st", [(node(pair[0]), node(pair[1])) for pair in pairs]) for pairs in (left, right)
    )
    assert same(one, other) is equal
    assert same(other, one) is equal


def test_values_are_the_same_by_value_within_their_datatype() -> None:
    """1.0 is 1 as a decimal and never the integer; text, and the exact comparison, know no values."""

    def row(term: Term) -> Result:
        return table("x", [(term,)])

    assert not same(row(number("1.0")), row(number("1")))
    assert same(by_value(row(number("1.0"))), by_value(row(number("1"))))
    assert same(by_value(row(number("1.0E2", "double"))), by_value(row(number("100", "double"))))
    assert not same(by_value(row(number("1.0"))), by_value(row(number("1", "integer"))))
    assert not same(by_value(row(number("1"))), by_value(row(number("2"))))
    assert not same(by_value(row(number("1.0", "string"))), by_value(row(number("1", "string"))))
    assert same(by_value(row(number("one"))), row(number("one")))
    yes = by_value(row(number("1", "boolean")))
    assert same(yes, row(number("true", "boolean")))
    assert not same(yes, by_value(row(number("0", "boolean"))))


def test_one_table_in_four_notations() -> None:
    """XML, JSON, TSV and a graph of the suite's vocabulary say the same."""
    xml = parsed(
        b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/>'
        b'<variable name="y"/></head><results><result><binding name="x"><uri>http://a</uri>'
        b"</binding></result><result><binding name='x'><bnode>n</bnode></binding><binding name='y'>"
        b'<literal xml:lang="zh-Hant">a</literal></binding></result></results></sparql>',
        "srx",
    )
    json = parsed(
        b'{"head":{"vars":["y","x"]},"results":{"bindings":[{"x":{"type":"bnode","value":"m"},"y":'
        b'{"type":"literal","value":"a","xml:lang":"zh-hant"}},{"x":{"type":"uri","value":"http://a"}}'
        b"]}}",
        "srj",
    )
    tsv = parsed(b'?x\t?y\n<http://a>\t\n_:k\t"a"@zh-Hant\n', "tsv")
    described = parsed(
        b"@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> . [] a rs:ResultSet ;"
        b' rs:resultVariable "x", "y" ; rs:solution [ rs:binding [ rs:variable "x" ; rs:value <//a> ]'
        b' ] , [ rs:binding [ rs:variable "x" ; rs:value [] ] , [ rs:variable "y" ; rs:value'
        b' "a"@zh-Hant ] ] .',
        "ttl",
    )
    for other in (json, tsv, described):
        assert same(xml, other)
    assert len(xml.rows) == 2
