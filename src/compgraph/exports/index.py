"""index.html: everything the documents print, as a readable outline, with an anchor for each thing."""

from __future__ import annotations

from collections.abc import Sequence

from compgraph.exports.chapter import Chapter
from compgraph.exports.pages import PAGES, page, sections
from compgraph.messages import text

COUNTED = ("duty", "task", "output", "indicator", "knowledge", "skill", "attitude")


def index_page(chapters: Sequence[Chapter], files: Sequence[str] = ()) -> str:
    """Return index.html.

    `files` are the names of all files of the folder, in order: those that are no page are listed
    with what they are for (`site.file-graph-ttl` says it of graph.ttl; KeyError where none does).
    """
    shown = sections(chapters)
    others = [name for name in files if name.removesuffix(".html") not in PAGES]
    return page(
        "index",
        chapters,
        styles=("index.css",),
        sections=shown,
        addresses={thing.address for section in shown for thing in section.things.all.values()},
        files=[(name, text(f"site.file-{name.replace('.', '-')}")) for name in others],
        counted=COUNTED,
    )
