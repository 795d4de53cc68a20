"""What contradicts itself or repeats itself within one standard.

Two names of one kind are similar when one is the other with a single character inserted and the
shorter has at least `SHORTEST_NAME` characters: 「程式撰寫能力」 and 「程式碼撰寫能力」. One character
replaced by another usually names another thing (軟體測試能力 and 軟體維護能力, 綠場域 and 綠療育), and
so does one character more in a very short name (灰作, 灰泥作).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from compgraph import codes
from compgraph.model import Competency, Span, Standard
from compgraph.reading.remarks import Remarks
from compgraph.reading.spaces import key, unmarked

SHORTEST_NAME = 5
"""Characters of the shorter of two similar names, at the least."""

LONGEST_NAME = 60
"""Characters of a name beyond which it is a sentence and not compared."""

_VERSION = re.compile(r"[vV]([0-9]+)$")


def check_consistency(standard: Standard, remarks: Remarks) -> None:
    """Run every rule and note what fires."""
    _version_codes(standard, remarks)
    _title(standard, remarks)
    _names(standard.knowledge, remarks)
    _names(standard.skills, remarks)


def _version_codes(standard: Standard, remarks: Remarks) -> None:
    """Find version rows whose code is not the standard's code with another version."""
    own = _VERSION.sub("", standard.code)
    for entry in standard.versions:
        code = key(entry.code)
        if _VERSION.sub("", code) != own:
            remarks.add(
                "version-code-differs",
                "warning",
                _within(remarks, entry.span, entry.code),
                subject=entry.id,
                label=entry.label,
                row=entry.code,
                code=standard.code,
            )
        for named in codes.STANDARD.findall(key(entry.note)):
            if _VERSION.sub("", named) != own:
                remarks.add(
                    "version-note-differs",
                    "warning",
                    _within(remarks, entry.span, named),
                    subject=entry.id,
                    label=entry.label,
                    named=named,
                    code=standard.code,
                )


def _within(remarks: Remarks, span: Span | None, printed: str) -> Span | None:
    """Return where `printed` stands within `span`; the whole span where it is spelt otherwise."""
    if span is None or not printed:
        return span
    start = remarks.document.text.find(printed, span.start, span.end)
    return span if start < 0 else Span(start, start + len(printed))


def _title(standard: Standard, remarks: Remarks) -> None:
    span = dict(standard.spans).get("title")
    named = standard.occupation_name or standard.job_family
    if standard.title and named and key(standard.title) != key(f"{standard.name}職能基準"):
        remarks.add(
            "title-differs", "warning", span, subject="", title=standard.title, name=standard.name
        )


def _names(competencies: Sequence[Competency], remarks: Remarks) -> None:
    """Find two codes with one name, and names that are another one with one character more."""
    named: dict[str, list[Competency]] = defaultdict(list)
    for competency in competencies:
        named[unmarked(competency.name)].append(competency)
    for name, same in named.items():
        for first, second in combinations(same, 2) if name else ():
            _pair("same-name", first, second, remarks)
        if SHORTEST_NAME < len(name) <= LONGEST_NAME:
            for shorter in dict.fromkeys(name[:at] + name[at + 1 :] for at in range(len(name))):
                for first in named.get(shorter, ()):
                    for second in same:
                        _pair("similar-names", first, second, remarks)


def _pair(rule: str, first: Competency, second: Competency, remarks: Remarks) -> None:
    if first.id.split("~")[0] == second.id.split("~")[0]:
        return
    first, second = sorted((first, second), key=lambda one: codes.order(one.id))
    remarks.add(
        rule,
        "warning",
        second.span,
        subject=second.id,
        a=first.id,
        first=first.name,
        b=second.id,
        second=second.name,
    )
