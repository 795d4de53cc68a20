"""說明與補充事項: entry requirements, glossary terms and other notes, one a line.

A line under 其他補充說明 explains a term when it reads 「名稱：說明」: the name is at most 40
characters long, has no sentence punctuation and is not 「級別6」, and the explanation neither is
empty nor opens a numbered list. Every other line is a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compgraph.model import EntryRequirement, Note, Span, Term
from compgraph.reading.bullets import without_bullet
from compgraph.reading.document import Document, Line
from compgraph.reading.ids import Ids
from compgraph.reading.labels import heading
from compgraph.reading.sentences import ends

_COLON = re.compile("[：:]")
_NO_NAME = re.compile(r"[。；;，,！？!?\n]|^級別[0-9]$")
_LIST = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,2}[.)）、．](?![0-9])")


@dataclass
class Notes:
    """What the section holds; terms do not know their indicators yet."""

    requirements: list[EntryRequirement] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    headings: dict[str, Span] = field(default_factory=dict)


def read_notes(document: Document, lines: list[Line], ids: Ids, headers: list[Span]) -> Notes:
    """Read the lines of the section; headings and bullets go to `headers`."""
    found = Notes()
    for part, text in _items(document, lines, headers, found.headings):
        if part == "requirements":
            id_ = ids.take(f"requirement/{len(found.requirements) + 1}")
            found.requirements.append(EntryRequirement(id_, document.stored(text), text))
        elif explained := term(document, text, f"term/{len(found.terms) + 1}"):
            found.terms.append(explained)
        else:
            id_ = ids.take(f"note/{len(found.notes) + 1}")
            found.notes.append(Note(id_, document.stored(text), text))
    return found


def _items(
    document: Document, lines: list[Line], headers: list[Span], headings: dict[str, Span]
) -> list[tuple[str, Span]]:
    """Return (part, place) of every item; a line without a bullet may go on with the last one."""
    part = "supplement"
    items: list[tuple[str, Span]] = []
    number = 0
    for line in lines:
        text, bulleted = without_bullet(document, line, headers)
        title, rest = _heading(document, text)
        if title is not None:
            headers.append(title[1])
            headings.setdefault(*title)
            part = title[0] if title[0] in ("requirements", "supplement") else part
        goes_on = (
            title is None
            and not bulleted
            and bool(items)
            and line.number == number + 1
            and not ends(document.printed(items[-1][1]))
        )
        if goes_on:
            items[-1] = (items[-1][0], Span(items[-1][1].start, rest.end))
        elif rest.start < rest.end:
            items.append((part, rest))
        number = line.number if rest.start < rest.end else 0
    return items


def _heading(document: Document, text: Span) -> tuple[tuple[str, Span] | None, Span]:
    """Return the heading that opens this line, if any, and what stands behind it."""
    name = heading(document.printed(text))
    if name:
        return (name, text), Span(text.end, text.end)
    colon = _COLON.search(document.text, text.start, text.end)
    if colon:
        title = Span(text.start, colon.end())
        name = heading(document.printed(title))
        if name in ("requirements", "supplement"):
            return (name, title), document.trimmed(colon.end(), text.end)
    return None, text


def term(document: Document, text: Span, id_: str) -> Term | None:
    """Return the term that the line explains, None where it is a note."""
    colon = _COLON.search(document.text, text.start, text.end)
    if colon is None:
        return None
    name = document.stored(document.trimmed(text.start, colon.start()))
    explanation = document.stored(document.trimmed(colon.end(), text.end))
    if not name or len(name) > 40 or _NO_NAME.search(name):
        return None
    if not explanation or _LIST.match(explanation):
        return None
    return Term(id_, name, explanation, (), text)
