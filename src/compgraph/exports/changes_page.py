"""The page of what changed between two versions: summary first, then old and new side by side.

The page shows the JSON of `compgraph.exports.changes` and is complete in itself, like every page
here; texts of the documents reach it only through templates that escape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compgraph._version import __version__
from compgraph.analysis.changes import WHATS
from compgraph.exports.changes import kind, label, other_family, printed, total
from compgraph.exports.pages import both, page
from compgraph.messages import Language, Text, text

if TYPE_CHECKING:
    from markupsafe import Markup

_COLOURED = ("standard", "duty", "task", "output", "indicator", "knowledge", "skill", "attitude")


def changes_page(record: dict[str, Any], language: Language) -> str:
    """Return the page; it opens in `language` and holds both."""
    groups = [
        (what, [change for change in record["changes"] if change["what"] == what]) for what in WHATS
    ]
    return page(
        "changes",
        (),
        styles=("changes.css",),
        language=language,
        record=record,
        groups=[(what, told) for what, told in groups if told],
        counts={one["what"]: one for one in record["summary"]["by_what"]},
        version=__version__,
        words=_words,
        word=_word,
        spoken=_spoken,
        bilingual=_bilingual,
        kind=lambda name: both(kind(name)),
        badge=_badge,
        printed=lambda change, side: _spoken(printed(change, side)),
        wording=_wording,
        named=lambda item: _spoken(label(item)),
        total=both(total(record)),
        other_family=both(other_family(record)),
    )


def _words(key: str) -> Text:
    """Return a sentence of the comparison for places that hold one language each."""
    return text(f"changes.{key}")


def _word(key: str, /, **values: object) -> Markup:
    """Return a sentence of the comparison in both languages; the switch of the page shows one."""
    return both(text(f"changes.{key}", **values))


def _spoken(words: Text | str) -> Markup | str:
    """Return words in both languages, or the text of a document as it is."""
    return both(words) if isinstance(words, Text) else words


def _bilingual(words: dict[str, str]) -> Markup:
    return both(Text(words["zh-Hant"], words["en"]))


def _badge(name: str) -> str:
    """Return the class that colours the badge of a kind."""
    if name not in _COLOURED:
        return "aside"
    return "standard-kind" if name == "standard" else name


def _wording(change: dict[str, Any], side: str) -> list[tuple[str, str]]:
    """Return the pieces of one side's wording: ("same" | "gone" | "new", text)."""
    own = "gone" if side == "before" else "new"
    return [(what, piece) for what, piece in change["pieces"] if what in ("same", own)]
