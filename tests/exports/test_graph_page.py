"""graph.html before it meets a browser: the pyvis model, the data the page carries, the list twin."""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis.network

from compgraph.analysis.overlap import Overlap
from compgraph.exports import graph
from compgraph.exports.chapter import Chapter
from compgraph.exports.pages import static
from compgraph.exports.things import Things, things
from compgraph.planning.order import Order
from compgraph.reading import read
from compgraph.resources import shipped_standard

if TYPE_CHECKING:
    import pytest


@cache
def shipped() -> Things:
    """Return the things of the shipped standard."""
    return things(read(shipped_standard()).standard)


@cache
def page() -> str:
    """Return graph.html of the shipped standard; it tells nothing of overlap and order."""
    order = Order("earliest-unlock", 0, True, 0, True, (), (), 0, 0)
    return graph.graph_page([Chapter(shipped().standard, Overlap((), (), ()), order, (), "a.txt")])


def model() -> dict[str, Any]:
    """Return the data that the page's script reads."""
    found = re.search(r'<script type="application/json" id="model">(.*?)</script>', page())
    assert found
    read_back: dict[str, Any] = json.loads(found[1])
    return read_back


def test_every_thing_is_a_node_and_every_tie_an_edge() -> None:
    """By hand: 1+2+7+9+17+17+21+7 things; 60 requirements, 7 tasks in duties, 9 outputs, 17
    indicators, 2 duties and 7 attitudes in the standard."""
    net = graph.network(shipped())
    assert 81 == net.num_nodes() == len({node["id"] for node in net.nodes})
    assert Counter(edge["relation"] for edge in net.edges) == {
        "requiresKnowledge": 30,
        "requiresSkill": 30,
        "inDuty": 7,
        "hasOutput": 9,
        "hasIndicator": 17,
        "inStandard": 9,
    }
    assert net.directed


def test_the_page_carries_what_pyvis_holds() -> None:
    """The script reads the nodes, edges and options of the network, nothing else."""
    net = graph.network(shipped())
    record = model()["standards"][0]
    assert json.loads(json.dumps(net.nodes)) == record["nodes"]
    assert net.edges == record["edges"]
    assert net.options == record["options"]
    assert record["options"]["physics"] is False
    node = next(node for node in record["nodes"] if node["id"] == "ISD3512-001v3/K01")
    assert (
        node["code"],
        node["name"],
        node["kind"],
    ) == ("K01", "職業安全與衛生相關規範", "knowledge")


def test_a_node_tells_its_facts() -> None:
    """Levels of tasks, the meaning of attitudes, and the terms an indicator uses."""
    nodes = {node["id"].split("/")[-1]: node for node in model()["standards"][0]["nodes"]}
    assert nodes["T1.1"]["levels"] == [4]
    assert nodes["A05"]["description"].startswith("積極參與並支持團隊")
    assert [name for name, _ in nodes["P2.2.2"]["terms"]] == ["各項需求測試"]


def test_large_graphs_have_straight_lines() -> None:
    """Above 1000 nodes curves would draw too slowly."""
    assert graph._options(1000)["edges"]["smooth"] is True
    assert graph._options(1001)["edges"]["smooth"] is False


def test_the_script_of_vis_network_is_the_one_of_pyvis() -> None:
    """Inlined whole, with its licence, from the installed package."""
    folder = Path(pyvis.network.__file__).parent / "templates" / "lib"
    vendored = (folder / "vis-9.1.2" / "vis-network.min.js").read_text("utf-8")
    assert vendored in page()
    assert "@license" in page()


def test_pyvis_only_keeps_the_model() -> None:
    """Its templates, files and string options are never used: they reach out and run text."""
    source = Path(graph.__file__).read_text("utf-8")
    for name in (
        ".show(",
        ".save_graph",
        ".write_html",
        ".generate_html",
        ".set_options",
        ".from_nx",
        "select_menu",
        "filter_menu",
        "heading",
    ):
        assert name not in source, name


def test_making_the_page_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No lib/ folder in the working folder, no warning."""
    monkeypatch.chdir(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph.network(shipped())
        page.__wrapped__()
    assert list(tmp_path.iterdir()) == []


def test_the_list_twin_holds_the_same_things_and_ties() -> None:
    """Each thing of the drawing is an entry, with the codes it is tied to."""
    entries = dict(
        re.findall(r'<li id="([^"]+)" class="entry[^"]*">(.*?)</li>', page(), flags=re.DOTALL)
    )
    assert {node["id"] for node in model()["standards"][0]["nodes"]} == set(entries)
    needs = re.findall(r"<b>([KS]\d\d)</b>", entries["ISD3512-001v3/T1.2"])
    assert needs == ["K01", "K02", "K03", "K04", "K05", "K06", "S02", "S03"]
    assert re.findall(r"<b>(T[\d.]+)</b>", entries["ISD3512-001v3/S12"]) == ["T2.3", "T2.4", "T2.5"]


def test_scripts_put_text_in_place_as_text() -> None:
    """Nothing in our scripts turns a string into markup or code."""
    ours = static(*graph._SCRIPTS, "preferences.js", "path.js")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(", ours
    )


def test_every_sentence_a_script_says_is_sent_along() -> None:
    """A key that the scripts use is in the page's data."""
    ours = static(*graph._SCRIPTS)
    said = set(re.findall(r'(?:say|plain)\("([a-z-]+)"', ours))
    assert len(said) > 10
    assert said <= set(model()["sentences"])
