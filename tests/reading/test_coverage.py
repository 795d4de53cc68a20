"""Every character belongs to something, and a record that lost anything shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from compgraph.model import Span
from compgraph.reading import Reading
from compgraph.reading.coverage import uncovered

RELATIONS = {"id", "kind", "duty", "indicators", "spans", "level_span", "span", "code_span"}
"""Fields that hold no printed text of their own: ids, references and places."""


def mutations(thing: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the record with one item dropped, or one text dropped, cut or changed."""
    for field in fields(thing):
        value = getattr(thing, field.name)
        name = f"{path}.{field.name}"
        if field.name in RELATIONS and not (field.name == "indicators" and holds_items(value)):
            continue
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                rest = value[:index] + value[index + 1 :]
                yield f"{name}[{index}] dropped", replace(thing, **{field.name: rest})
                if is_dataclass(item):
                    for what, changed in mutations(item, f"{name}[{index}]"):
                        put = (*value[:index], changed, *value[index + 1 :])
                        yield what, replace(thing, **{field.name: put})
        elif isinstance(value, str) and value:
            for what, changed in texts(value):
                yield f"{name} {what}", replace(thing, **{field.name: changed})
        elif isinstance(value, int):
            yield f"{name} dropped", replace(thing, **{field.name: None})


def holds_items(value: object) -> bool:
    """Whether this is a tuple of records (the indicators of a Block, not those of a Term)."""
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def texts(value: str) -> Iterator[tuple[str, str]]:
    """Yield what can happen to a text."""
    yield "dropped", ""
    yield "cut at its end", value[:-1]
    yield "cut at its beginning", value[1:]
    yield "changed", value[:-1] + "龘"
    yield "lengthened", value + "龘"


def test_nothing_of_the_shipped_standard_is_lost(shipped: Reading) -> None:
    """Every visible character belongs to a field or a header; no finding has to account for any."""
    assert uncovered(shipped) == ()
    assert [one for one in shipped.findings if one.rule == "text-not-recognised"] == []


def test_dropping_anything_leaves_characters_uncovered(shipped: Reading) -> None:
    """Each item, field and mention, dropped or changed alone, is missed."""
    missed, tried = [], 0
    for what, standard in mutations(shipped.standard):
        tried += 1
        if not uncovered(replace(shipped, standard=standard)):
            missed.append(what)
    assert missed == []
    # 3 rows of 7 texts, 60 mentions, 9 outputs, 17 indicators … by hand: well over a thousand
    assert tried > 1000


def test_a_mention_of_another_competency_is_missed(shipped: Reading) -> None:
    """A row that prints K01 and says K02 does not account for what it prints."""
    standard = shipped.standard
    block = standard.blocks[0]
    wrong = replace(block.knowledge[0], competency="K02")
    changed = replace(block, knowledge=(wrong, *block.knowledge[1:]))
    record = replace(standard, blocks=(changed, *standard.blocks[1:]))
    gaps = uncovered(replace(shipped, standard=record))
    assert [shipped.source.text[gap.start : gap.end] for gap in gaps] == [
        "K01職業安全與衛生相關規範"
    ]


@pytest.mark.parametrize(
    "part", ["duties", "tasks", "versions", "classifications", "attitudes", "requirements", "terms"]
)
def test_an_item_without_its_place_accounts_for_nothing(shipped: Reading, part: str) -> None:
    """A record whose item does not say where it stands does not cover it."""
    things = getattr(shipped.standard, part)
    placeless = (replace(things[0], span=None), *things[1:])
    changed: dict[str, Any] = {part: placeless}
    record = replace(shipped.standard, **changed)
    assert uncovered(replace(shipped, standard=record))


def test_every_header_counts(shipped: Reading) -> None:
    """Each header, left out alone, leaves its characters uncovered."""
    for header in shipped.headers:
        rest = tuple(one for one in shipped.headers if one != header)
        assert uncovered(replace(shipped, headers=rest)), shipped.source.text[
            header.start : header.end
        ]


def test_content_cannot_pass_as_a_header(shipped: Reading) -> None:
    """A header accounts only for words that are headers: the whole text as one does not."""
    everything = (Span(0, len(shipped.source.text)),)
    empty = replace(shipped.standard, attitudes=())
    assert uncovered(replace(shipped, standard=empty, headers=shipped.headers + everything))


def test_text_nobody_recognises_is_a_finding(
    shipped_text: str, read_as: Callable[..., Reading]
) -> None:
    """It is covered by its finding, which names the line and the text."""
    reading = read_as(shipped_text.replace("V1\t", "附記：未定\nV1\t"))
    found = [one for one in reading.findings if one.rule == "text-not-recognised"]
    assert [(one.line, one.printed) for one in found] == [(8, "附記：未定")]
    assert uncovered(reading) == ()
    silent = tuple(one for one in reading.findings if one not in found)
    assert uncovered(replace(reading, findings=silent)) == (found[0].span,)
