"""The query page: what it may load, what it embeds, and that its parts belong together."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from compgraph.exports.pages import embed
from compgraph.messages import LANGUAGES
from compgraph.messages.query_page import SENTENCES
from compgraph.queries.library import Question, library, parsed
from compgraph.rdf.vocab import CG
from compgraph.serve import query_page as room
from compgraph.serve.assets import assets
from compgraph.serve.offer import offer, pieces, question
from compgraph.serve.query_page import page
from serving import Served

HERE = Path(room.__file__).parent
OWN = sorted((HERE / "static").glob("*.js"))
HTML = {"Accept": "text/html"}
CJK = re.compile(r"[\u4e00-\u9fff]")
# Addresses in our own files name things; nothing is fetched from them.
NAMESPACES = ("http://www.w3.org/", "http://purl.org/dc/terms/")


class Parsed(HTMLParser):
    """What a page loads, the attributes it has, and its text outside scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.attributes: set[str] = set()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.island = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= given.keys()
        self._inside = tag
        if tag == "script":
            self.scripts.append(given)
        if tag in {"script", "img"} or (tag == "link"):
            self.loaded += [value for name in ("src", "href") if (value := given.get(name))]

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.island += data
        elif data.strip():
            self.text.append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def test_the_policy_lets_only_this_server_in(server: Served) -> None:
    """Every directive is as strict as it can be, and the nonce is good for one answer only."""
    first, second = server.get("/", headers=HTML), server.get("/", headers=HTML)
    policy = first.headers["content-security-policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    nonce = directives.pop("style-src").removeprefix("'self' 'nonce-").removesuffix("'")
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self'",
        "connect-src": "'self'",
        "img-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert len(nonce) >= 20
    assert first.text.count(nonce) == 1
    assert nonce not in second.headers["content-security-policy"]
    assert first.headers["cache-control"] == "no-store"
    assert first.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_in_the_page_that_the_policy_would_stop(language: str) -> None:
    """No script, style or listener inside the text; the only inline element is JSON."""
    seen = Parsed(page(language, "abc"))  # type: ignore[arg-type]
    assert "style" not in seen.tags
    assert "style" not in seen.attributes
    assert [name for name in seen.attributes if name.startswith("on")] == []
    assert [script.get("type") for script in seen.scripts] == ["module", "application/json"]


def test_every_file_that_the_page_asks_for_is_served_here(server: Served) -> None:
    """What the page and its scripts load exists, has its media type, and may be kept for ever."""
    wanted = Parsed(server.get("/", headers=HTML).text).loaded
    root = wanted[0].rpartition("/")[0]
    imports = {
        name
        for path in OWN
        for name in re.findall(
            r'(?:from|import)\s*\(?\s*"\./([\w.-]+)"', path.read_text(encoding="utf-8")
        )
    }
    assert {"codemirror.js", "vis-network.js", "element.js"} <= imports
    for address in {*wanted, *(f"{root}/{name}" for name in imports)}:
        assert address.startswith("/page/")
        answer = server.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        ending = address.rpartition(".")[2]
        expected = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}[ending]
        assert answer.headers["content-type"].startswith(expected)


def test_other_names_are_no_files_and_an_old_version_is_not_kept(server: Served) -> None:
    """A name that is not one of ours is 404, however it is written."""
    for name in (
        "query_page.py",
        "..%2Fquery_page.py",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "query.css",
        "x.js",
    ):
        assert server.get(f"/page/0/{name}").status_code == 404, name
    old = server.get("/page/0000/start.js")
    assert old.status_code == 200
    assert old.headers["cache-control"] == "no-store"


def test_no_file_names_an_address_to_load_from() -> None:
    """In our files only namespaces look like addresses; the editor names no other either."""
    for name, asset in assets().items():
        if name == "vis-network.js":  # names its licences; asking nothing is tested in the browser
            continue
        found = re.findall(
            r"""(?:https?:)?//[a-z][\w.-]+\.[a-z]{2,}[^\s"'`)<>]*""", asset.body.decode()
        )
        assert [address for address in found if not address.startswith(NAMESPACES)] == [], name


def test_scripts_of_ours_make_no_html_and_no_code_from_text() -> None:
    """The names of the functions that would do so do not occur."""
    assert len(OWN) > 20
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|"
        r"srcdoc|createContextualFragment|setHTML"
    )
    assert [path.name for path in OWN if forbidden.search(path.read_text(encoding="utf-8"))] == []


def test_the_embedded_json_cannot_end_its_element() -> None:
    """The island is the offer, and holds no sign that HTML would read."""
    seen = Parsed(page("en", "abc"))
    assert json.loads(seen.island) == json.loads(json.dumps(offer()))
    assert not set("<>&\u2028\u2029") & set(seen.island)


def test_a_hostile_question_stays_text() -> None:
    """A summary and a query that try to end the element come back as they were written."""
    hostile = "</script><script>alert(1)</script><!--"
    asked = parsed(f"#+ summary: {hostile} / {hostile}\nSELECT * {{ ?s ?p '{hostile}' }}", "x")
    written = embed(question(asked))
    assert "<" not in written
    assert json.loads(written)["summary"]["en"] == hostile
    assert hostile in json.loads(written)["pieces"][0]


def test_every_sentence_of_the_page_is_there_and_is_said() -> None:
    """Scripts and template say keys that exist, and no sentence is left over."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in OWN)
    template = (HERE / "templates" / "query.html").read_text(encoding="utf-8")
    said = set(re.findall(r'\b(?:say|said)\(\s*"([a-z-]+)"', scripts))
    said |= set(re.findall(r'(?:say|phrase)\("([a-z-]+)"\)', template))
    said |= set(re.findall(r'data-say(?:-\w+)?="([a-z-]+)"', template))
    assert said - SENTENCES.keys() == set()
    quoted = set(re.findall(r'"([a-z-]+)"', scripts)) | said
    beginnings = [*re.findall(r"`([a-z]+-)\$\{", scripts), "theme-", "view-"]
    left = {
        key
        for key in SENTENCES
        if key not in quoted
        and not key.startswith(tuple(beginnings))
        and not (key.endswith("-remedy") and key.removesuffix("-remedy") in quoted)
    }
    assert left == set()


def test_the_page_speaks_the_language_of_the_request(server: Served) -> None:
    """By Accept-Language, or by ?lang; the English page has Chinese only on the switch."""
    zh = server.get("/", headers={**HTML, "Accept-Language": "zh-TW"}).text
    en = server.get("/?lang=en", headers={**HTML, "Accept-Language": "zh-TW"}).text
    assert zh.startswith('<!doctype html>\n<html lang="zh-Hant-TW">')
    assert en.startswith('<!doctype html>\n<html lang="en">')
    assert [text for text in Parsed(en).text if CJK.search(text)] == ["中文"]
    outside = [text for text in Parsed(zh).text if not CJK.search(text)]
    known = {"English", "compgraph", "SPARQL", "Ctrl ↵", "/sparql"}
    assert [text for text in outside if text not in known and not text.endswith(":")] == []


@pytest.mark.parametrize("asked", library().values(), ids=lambda asked: asked.name)
def test_a_question_is_cut_where_its_values_go(asked: Question) -> None:
    """Every place of a parameter is a cut; with the examples put back, the text is the file's."""
    cut = pieces(asked)
    assert set(cut[1::2]) == {one.name for one in asked.params}
    examples = {one.name: one.example for one in asked.params}
    whole = "".join(examples[piece] if place % 2 else piece for place, piece in enumerate(cut))
    body = re.sub(r"^#\+.*\n", "", asked.text, flags=re.MULTILINE)
    assert whole.split() == body.split()
    assert "#+" not in whole
    assert "urn:x-compgraph" not in whole


def test_all_questions_stand_under_a_theme_and_all_terms_are_offered() -> None:
    """No question falls through the list; completion knows the whole vocabulary."""
    themes = [theme["name"] for theme in offer()["themes"]]
    assert {asked["theme"] for asked in offer()["questions"]} <= set(themes)
    assert [asked["name"] for asked in offer()["questions"]] == list(library())
    names = {term["name"] for term in offer()["terms"]}
    assert {f"cg:{name}" for name in CG.__annotations__ if not name.startswith("_")} <= names
    for term in offer()["terms"]:
        assert term["label"]["zh-Hant"], term
        assert term["label"]["en"], term


def test_the_editor_is_the_one_that_its_readme_tells_of() -> None:
    """Its digest is written down, and every package inside has its version and licence text."""
    vendor = HERE / "vendor"
    digest = hashlib.sha256((vendor / "codemirror.js").read_bytes()).hexdigest()
    assert f"`{digest}`" in (vendor / "README.md").read_text(encoding="utf-8")
    licences = (vendor / "LICENCES.txt").read_text(encoding="utf-8")
    wanted = json.loads((vendor / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((vendor / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert locked[f"node_modules/{name}"]["integrity"].startswith("sha512-")
        if name != "esbuild":
            assert f"{name} {version} (MIT)" in licences
    listed = re.findall(r"^[@\w./-]+ [0-9.]+ \((.+)\)$", licences, re.MULTILINE)
    assert len(listed) == licences.count("Permission is hereby granted") >= len(wanted) - 1
    assert set(listed) == {"MIT"}


def test_the_folder_of_the_editor_ships_what_makes_it_again() -> None:
    """The recipe is complete, and none of its files names a registry of somebody's own."""
    for name in ("editor.js", "build.js", "package.json", "package-lock.json"):
        text = (HERE / "vendor" / name).read_text(encoding="utf-8")
        assert "http" not in text, name
