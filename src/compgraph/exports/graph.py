"""graph.html: the standard as cards and lines to browse; the only file that knows pyvis.

pyvis keeps the model (nodes, edges, options) and brings vis-network's script. Its templates,
`show`, `write_html` and string options are not used: they fetch from elsewhere, write into the
working folder and let text of a document run as script.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyvis.network

from compgraph.exports import layout
from compgraph.exports.chapter import Chapter
from compgraph.exports.pages import Section, embed, page, sections, sentences, static
from compgraph.exports.things import Thing, Things

KINDS = ("standard", "duty", "task", "output", "indicator", "knowledge", "skill", "attitude")
SHOWN_FIRST = ("duty", "task", "knowledge", "skill")
RELATIONS = (
    "requiresKnowledge",
    "requiresSkill",
    "inDuty",
    "hasOutput",
    "hasIndicator",
    "inStandard",
)
# what the middle column shows below a task: the drawing has a place for every card in each case
DETAILS = ((), ("hasOutput",), ("hasIndicator",), ("hasOutput", "hasIndicator"))
CURVED_UP_TO = 1000
OVERVIEW_ABOVE = 300
_VIS = Path(pyvis.network.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"
_SCRIPTS = (
    "graph-model.js",
    "graph-words.js",
    "graph-colors.js",
    "graph-cards.js",
    "graph-lines.js",
    "graph-view.js",
    "graph-list.js",
    "graph-details.js",
    "graph-address.js",
    "graph-image.js",
    "graph-start.js",
)
_SENTENCES = (
    *(f"kind-{kind}" for kind in KINDS),
    *(f"relation-{relation}" for relation in RELATIONS),
    *(f"back-{relation}" for relation in RELATIONS),
    "column-middle",
    "column-left",
    "column-right",
    "column-attitude",
    "level",
    "found",
    "found-none",
    "found-hidden",
    "shown-of",
    "overview",
    "explained",
    "elsewhere",
    "nav-index",
    "nav-matrix",
    "nav-path",
    "copy",
    "copied",
    "close",
    "source-short",
)


def graph_page(chapters: Sequence[Chapter]) -> str:
    """Return graph.html: one standard at a time, complete in this one file."""
    shown = sections(chapters)
    return page(
        "graph",
        chapters,
        styles=("graph.css", "graph-list.css"),
        scripts=(_vis(), "(() => {\n" + '"use strict";\n' + static(*_SCRIPTS) + "\n})();"),
        sections=shown,
        kinds=KINDS,
        shown_first=SHOWN_FIRST,
        relations=RELATIONS,
        model=embed(
            {
                "standards": [_model(section) for section in shown],
                "sentences": sentences(*_SENTENCES),
                "shownFirst": SHOWN_FIRST,
                "overviewAbove": OVERVIEW_ABOVE,
            }
        ),
    )


def network(things: Things) -> pyvis.network.Network:
    """Return a standard as a pyvis network: a node for each thing, an edge for each tie, placed."""
    net = pyvis.network.Network(directed=True, cdn_resources="in_line")
    cards = {thing.id: _card(thing) for thing in things.of(*KINDS)}
    places = [_places(things, cards, details) for details in DETAILS]
    for item, card in cards.items():
        thing, place = things[item], places[-1][item]
        net.add_node(
            thing.address,
            label=f"{thing.code} {thing.name}".strip(),
            shape="custom",
            size=card.width / 2,
            x=place.x,
            y=place.y,
            ys=[points.get(item, place).y for points in places],
            width=card.width,
            height=card.height,
            lines=card.lines,
            kind=thing.kind,
            code=thing.code,
            name=thing.name,
            description=thing.description,
            levels=thing.levels,
            terms=[[term.name, term.description] for term in things.before(item, "explains")],
        )
    for tie in things.ties:
        if tie.subject in cards and tie.object in cards:
            net.add_edge(
                things[tie.subject].address,
                things[tie.object].address,
                relation=tie.relation,
                arrows="",
            )
    net.options = _options(len(cards))
    return net


def _model(section: Section) -> dict[str, Any]:
    nodes, edges, _, _, _, options = network(section.things).get_network_data()
    return {
        "code": section.code,
        "name": section.things[""].name,
        "source": section.chapter.source_name,
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
    }


def _options(nodes: int) -> dict[str, Any]:
    """Return the options of vis-network: no physics, cards stay where they are.

    Above CURVED_UP_TO nodes lines are straight, which draws faster.
    """
    return {
        "autoResize": True,
        "physics": False,
        "layout": {"improvedLayout": False},
        "nodes": {"shape": "custom", "font": {"size": 0}},
        "edges": {"smooth": nodes <= CURVED_UP_TO},
        "interaction": {
            "dragNodes": False,
            "hover": False,
            "selectable": False,
            "keyboard": False,
            "zoomSpeed": 0.7,
        },
    }


def _card(thing: Thing) -> layout.Card:
    depth = {"standard": 0, "duty": 0, "task": 1}.get(thing.kind, 2)
    return layout.card(thing.id, thing.kind, thing.name or thing.code, depth)


def _places(
    things: Things, cards: dict[str, layout.Card], details: Sequence[str]
) -> dict[str, layout.Point]:
    """Return the places when the middle column also shows these details of each task."""
    middle = [cards[item] for item in _outline(things, details)]
    return layout.place(
        middle,
        [cards[thing.id] for thing in things.of("knowledge")],
        [cards[thing.id] for thing in things.of("skill")],
        {
            thing.id: [task.id for task in things.needed_by(thing.id)]
            for thing in things.of("knowledge", "skill")
        },
        [cards[thing.id] for thing in things.of("attitude")],
    )


def _outline(things: Things, details: Sequence[str]) -> list[str]:
    """Return the ids of the middle column: the standard, each duty with its tasks and what they give."""
    ids = [""]
    for thing in (*things.of("duty"), things[""]):
        if thing.kind == "duty":
            ids.append(thing.id)
            tasks = things.before(thing.id, "inDuty")
        else:
            tasks = tuple(task for task in things.before("", "inStandard") if task.kind == "task")
        for task in tasks:
            ids.append(task.id)
            ids += [item.id for item in things.after(task.id, *details)]
    return list(dict.fromkeys(ids))


@cache
def _vis() -> str:
    return _VIS.read_text(encoding="utf-8")
