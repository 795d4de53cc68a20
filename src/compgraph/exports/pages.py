"""The shell of every page: one template, one set of styles, two languages, no outside request.

A page is one HTML text that is complete in itself: styles and scripts stand inside it, and a
content security policy lets exactly these run, by their digest. Text of the document reaches the
page only through autoescaped templates, or as JSON that scripts put in place as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from compgraph.exports.things import Thing, Things, things
from compgraph.messages import Language, Text, text

if TYPE_CHECKING:
    from compgraph.exports.chapter import Chapter

PAGES: tuple[str, ...] = ("index", "graph", "matrix", "path")
_HERE = Path(__file__).parent
_JSON_ESCAPES = {letter: f"\\u{ord(letter):04x}" for letter in ("<", ">", "&", "\u2028", "\u2029")}


@dataclass(frozen=True, slots=True)
class Section:
    """One standard as a page shows it: the chapter and its things by id."""

    chapter: Chapter
    things: Things

    @property
    def code(self) -> str:
        """Code of the standard."""
        return self.chapter.standard.id


def sections(chapters: Sequence[Chapter]) -> list[Section]:
    """Return a section for each chapter, in the order given."""
    return [Section(chapter, things(chapter.standard)) for chapter in chapters]


def page(
    name: str,
    chapters: Sequence[Chapter],
    *,
    styles: Sequence[str] = (),
    rules: str = "",
    scripts: Sequence[str] = (),
    language: Language = "zh-Hant",
    **values: object,
) -> str:
    """Return a page as HTML: one of PAGES, or one that stands alone; it opens in `language`.

    `styles` are files of static/ beside the common ones, `rules` further style text; `scripts`
    are script texts, run in this order after the page's content. `values` go to the template.
    """
    running = [static("preferences.js"), *scripts]
    style = _style(styles) + rules
    template = _environment().get_template(f"{name}.html")
    return template.render(
        page=name,
        pages=PAGES,
        chapters=chapters,
        language=language,
        style=Markup(style),  # noqa: S704 - ours, from static/
        scripts=[Markup(inert(script)) for script in running],  # noqa: S704 - ours, and pyvis's
        policy=policy([style], [inert(script) for script in running]),
        **values,
    )


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Return the content security policy that lets these inline texts work and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_digest, scripts))}",
            f"style-src {' '.join(map(_digest, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def embed(content: object) -> Markup:
    """Return JSON that may stand inside a script element. NaN and Infinity raise ValueError."""
    written = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for letter, escape in _JSON_ESCAPES.items():
        written = written.replace(letter, escape)
    return Markup(written)  # noqa: S704 - nothing is left that could end the element


def inert(script: str) -> str:
    """Return a script with nothing in it that could end or disturb its script element."""
    unix = script.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"<(?=/script|!--)", r"\\x3c", unix, flags=re.IGNORECASE)


def say(key: str, /, **values: object) -> Markup:
    """Return a sentence of the pages in both languages; the switch of the page shows one."""
    return both(text(f"site.{key}", **values))


def phrase(key: str) -> Text:
    """Return a sentence of the pages, for places that hold one language each."""
    return text(f"site.{key}")


def both(words: Text) -> Markup:
    """Return a sentence in both languages; the switch of the page shows one."""
    return Markup('<span class="zh">{}</span><span class="en" lang="en">{}</span>').format(
        words.zh, words.en
    )


def sentences(*keys: str) -> dict[str, Text]:
    """Return sentences for a script, by key, both languages, what varies still in braces."""
    return {
        key: text(f"site.{key}", count="{count}", query="{query}", name="{name}") for key in keys
    }


def static(*names: str) -> str:
    """Return files of static/, one after the other."""
    return "\n".join(_static(name) for name in names)


def href(page: str, thing: Thing | str) -> str:
    """Return the link to a thing (or an address) on a page of the same folder; page "" is this."""
    place = thing.address if isinstance(thing, Thing) else thing
    return f"{page}.html#{fragment(place)}" if page else f"#{fragment(place)}"


def fragment(address: str) -> str:
    """Return an address as it stands in a link."""
    return quote(address, safe="/~.-_")


def number(value: float) -> str:
    """Return a number as people write it: no `.0`, at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def _digest(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


@cache
def _static(name: str) -> str:
    return (_HERE / "static" / name).read_text(encoding="utf-8")


def _style(names: Sequence[str]) -> str:
    """Return the common styles, then the page's own.

    The second palette applies on dark screens and where the reader chose it; where a browser
    knows no `:has()`, the first one stays.
    """
    light, dark = static("palette-light.css"), static("palette-dark.css")
    follows = f":root:not(:has(#theme-light:checked)) {{\n{dark}}}"
    return "\n".join(
        (
            f":root {{\n{light}}}",
            f"@media screen {{\n:root:has(#theme-dark:checked) {{\n{dark}}}\n}}",
            f"@media screen and (prefers-color-scheme: dark) {{\n{follows}\n}}",
            static("base.css", "shell.css", "badges.css", *names, "print.css"),
        )
    )


def templates(folder: Path) -> jinja2.Environment:
    """Return the templates of a folder: every value escaped, and none may be missing."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _environment() -> jinja2.Environment:
    environment = templates(_HERE / "templates")
    environment.globals |= {
        "say": say,
        "both": both,
        "href": href,
        "fragment": fragment,
        "number": number,
        "phrase": phrase,
        "severity": lambda finding: both(text(f"findings.severity-{finding.severity}")),
    }
    environment.globals["marks"] = environment.get_template("marks.html").module
    return environment
