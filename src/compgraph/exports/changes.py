"""What changed between two versions: JSON, and from that JSON a table, Markdown or a page.

The JSON shape is schemas/changes.schema.json; every other rendering shows it and nothing else. Texts
of the documents reach Markdown with its signs escaped, the terminal without control characters, and
the page through templates that escape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from compgraph.analysis.changes import KINDS, WHATS, Change, Changes, Item, Kind
from compgraph.analysis.changes.wording import pieces
from compgraph.exports.columns import columns
from compgraph.messages import Language, Text, text

_TABLE_WIDTH = 118
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&!@$^=]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_LINKS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=www)\.", re.IGNORECASE)


def as_record(found: Changes) -> dict[str, Any]:
    """Return the documented JSON shape, all sentences in both languages."""
    return {
        "old": _item(found.old),
        "new": _item(found.new),
        "same_family": found.same_family,
        "summary": _summary(found),
        "changes": [_change(change) for change in found.changes],
    }


def as_table(record: dict[str, Any], language: Language) -> str:
    """Return the changes for a terminal, summary first."""
    heads = [text(f"changes.{name}") for name in ("effect", "what", "kind", "old", "new")]
    rows = [
        [
            text(f"changes.{'breaking' if change['breaking'] else 'compatible'}"),
            text(f"changes.what-{change['what']}"),
            kind(change["kind"]),
            *sides(change),
        ]
        for change in record["changes"]
    ]
    parts = ["\n".join(map(visible, _head(record, language))), _summary_table(record, language)]
    if rows:
        shown = [[_in(cell, language) for cell in row] for row in rows]
        parts.append(columns([_in(head, language) for head in heads], shown, _TABLE_WIDTH))
    return "\n".join(f"{part}\n" if not part.endswith("\n") else part for part in parts if part)


def as_markdown(record: dict[str, Any], language: Language) -> str:
    """Return the changes as a Markdown document, summary first, then change by change."""
    first, *rest = _head(record, language)
    lines = [f"# {marked(first)}", *(marked(line) for line in rest)]
    counted = record["summary"]["by_what"]
    if counted:
        heads = [text(f"changes.{name}") for name in ("what", "breaking", "compatible")]
        rows: list[list[Text | str]]
        rows = [[text(f"changes.what-{one['what']}"), *_counts(one)] for one in counted]
        lines.append(_markdown_table(heads, rows, language))
    for what in WHATS:
        told = [change for change in record["changes"] if change["what"] == what]
        if told:
            lines.append(f"## {_in(text(f'changes.what-{what}'), language)} ({len(told)})")
            lines.append("\n".join(_bullet(change, language) for change in told))
    return "\n\n".join(lines) + "\n"


def visible(line: str) -> str:
    """Return a text on one line, without what could move the cursor or hide text."""
    return _UNSEEN.sub("\ufffd", line)


def marked(line: str) -> str:
    """Return a text that Markdown shows as it is: nothing in it is a sign, a link or markup."""
    one_line = visible(line)
    return _LINKS.sub(
        lambda found: f"\\{found[0]}",
        _MARKS.sub(
            lambda found: {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(found[0], f"\\{found[0]}"),
            one_line,
        ),
    )


def sides(change: dict[str, Any]) -> tuple[Text | str, Text | str]:
    """Return what stands in the columns of the old and the new version."""
    what, old, new = change["what"], change["old"], change["new"]
    if what in ("added", "removed"):
        return label(old), label(new)
    name = label(new)
    if what in ("required", "released"):
        about = label(change["about"])
        return (_joined(name, about) if what == "released" else name), (
            _joined(name, about) if what == "required" else name
        )
    if what == "recoded" or change["rule"] == "moved-to-kind":
        return label(old), name
    if what in ("renamed", "reworded") and change["field"] in ("name", "text"):
        return label(old), name
    return _joined(label(old), printed(change, "before")), _joined(name, printed(change, "after"))


def printed(change: dict[str, Any], side: str) -> Text | str:
    """Return what differs on one side, or the words for nothing."""
    value: str = change[side]
    return value or text("changes.nothing-printed")


def label(item: dict[str, Any] | None) -> Text | str:
    """Return code and name of a thing; a row is told by its number and its tasks."""
    if item is None:
        return ""
    if item["kind"] == "block":
        number = item["id"].rpartition("/")[2]
        return text("changes.row", number=number, tasks=" ".join(item["place"]))
    return f"{item['code']} {item['name']}".strip() or str(item["id"])


def kind(name: Kind) -> Text:
    """Return the word for a kind of thing."""
    return text(f"columns.kind-{name}")


def _joined(first: Text | str, second: Text | str) -> Text:
    return Text(
        *(
            f"{_in(first, each)}{_in(text('changes.colon'), each)}{_in(second, each)}"
            for each in ("zh-Hant", "en")
        )
    )


def _in(words: Text | str, language: Language | str) -> str:
    if isinstance(words, str):
        return words
    return words.zh if language == "zh-Hant" else words.en


def _item(item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "kind": item.kind,
        "id": item.id,
        "code": item.code,
        "name": item.name,
        "place": list(item.place),
    }


def _summary(found: Changes) -> dict[str, Any]:
    counted = Counter((change.what, change.breaking) for change in found.changes)
    kinds = Counter((change.kind, change.breaking) for change in found.changes)
    unchanged = dict(found.unchanged)
    return {
        "changes": len(found.changes),
        "breaking": len(found.breaking),
        "by_what": [
            {"what": what, "breaking": counted[what, True], "compatible": counted[what, False]}
            for what in WHATS
            if counted[what, True] + counted[what, False]
        ],
        "by_kind": [
            {
                "kind": name,
                "breaking": kinds[name, True],
                "compatible": kinds[name, False],
                "unchanged": unchanged.get(name, 0),
            }
            for name in KINDS
            if kinds[name, True] + kinds[name, False] + unchanged.get(name, 0)
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    record = {
        "what": change.what,
        "kind": change.kind,
        "breaking": change.breaking,
        "rule": change.rule,
        "old": _item(change.old),
        "new": _item(change.new),
        "about": _item(change.about),
        "field": change.field or None,
        "before": change.before,
        "after": change.after,
        "pieces": _pieces(change),
        "matched": change.matched,
        "likeness": change.likeness,
    }
    return record | {
        "message": _message(record).as_json(),
        "reason": _reason(record).as_json(),
    }


def _pieces(change: Change) -> list[list[str]] | None:
    """Return both wordings piece by piece, None where the change is not one of wording."""
    if change.what not in ("renamed", "reworded", "reprinted"):
        return None
    return [list(piece) for piece in pieces(change.before, change.after)]


def _message(change: dict[str, Any]) -> Text:
    key = change["what"]
    if change["rule"] == "moved-to-kind":
        key = change["rule"]
    elif change["what"] == "moved" and change["field"] == "row":
        key = "moved-row"
    elif change["what"] == "renamed" and change["kind"] == "standard":
        key = "renamed-field"
    field = change["field"]
    old, new = change["old"], change["new"]
    said = kind(change["kind"])
    if change["what"] in ("renamed", "reworded") and new["kind"] != "standard":
        said = Text(*(f"{word} {new['code']}".rstrip() for word in said))
    return text(
        f"changes.said-{key}",
        kind=said,
        old_kind=kind(old["kind"]) if old else "",
        old=label(old),
        new=label(new),
        name=(new or old)["name"] or label(new or old),
        before=printed(change, "before"),
        after=printed(change, "after"),
        field=text(f"changes.field-{field}") if field else "",
    )


def _reason(change: dict[str, Any]) -> Text:
    old, new = change["old"], change["new"]
    return text(
        f"changes.why-{change['rule']}",
        about=label(change["about"]),
        old_kind=kind(old["kind"]) if old else "",
        new_kind=kind(new["kind"]) if new else "",
    )


def _head(record: dict[str, Any], language: Language) -> Iterator[str]:
    """Yield the lines that begin every rendering: what is compared, and how much differs."""
    versions = [_in(label(record[side]), language) for side in ("old", "new")]
    yield f"{_in(text('changes.title'), language)}{_in(text('changes.colon'), language)}{' → '.join(versions)}"
    if not record["same_family"]:
        yield _in(other_family(record), language)
    yield _in(total(record), language)


def other_family(record: dict[str, Any]) -> Text:
    """Return the sentence that the two are not versions of one standard."""
    return text("changes.other-family", old=record["old"]["code"], new=record["new"]["code"])


def total(record: dict[str, Any]) -> Text:
    """Return the sentence that says how much changed."""
    summary = record["summary"]
    if not summary["changes"]:
        return text("changes.none")
    return text("changes.summary", changes=summary["changes"], breaking=summary["breaking"])


def _counts(counted: dict[str, Any]) -> list[str]:
    return [str(counted["breaking"] or ""), str(counted["compatible"] or "")]


def _summary_table(record: dict[str, Any], language: Language) -> str:
    counted = record["summary"]["by_what"]
    heads = [text(f"changes.{name}") for name in ("what", "breaking", "compatible")]
    rows: list[list[Text | str]]
    rows = [[text(f"changes.what-{one['what']}"), *_counts(one)] for one in counted]
    if not rows:
        return ""
    shown = [[_in(cell, language) for cell in row] for row in rows]
    return columns([_in(head, language) for head in heads], shown)


def _markdown_table(
    heads: Sequence[Text], rows: Sequence[Sequence[Text | str]], language: Language
) -> str:
    lines: list[Sequence[Text | str]] = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_in(cell, language) for cell in line)} |" for line in lines)


def _bullet(change: dict[str, Any], language: Language) -> str:
    effect = text("changes.breaking")
    strong = f"**{_in(effect, language)}** " if change["breaking"] else ""
    message, reason = (marked(change[name][language]) for name in ("message", "reason"))
    return f"- {strong}{message}\n  {reason}"
