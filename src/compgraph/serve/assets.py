"""The files that the query page loads: our scripts and styles, the editor, and vis-network."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from compgraph.exports.pages import static

_HERE = Path(__file__).parent
_MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
STYLES = ("query.css", "query-library.css", "query-editor.css", "query-answer.css")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served: its bytes and its media type."""

    body: bytes = field(repr=False)
    media: str


@cache
def assets() -> Mapping[str, Asset]:
    """Return the files by the name under which the page asks for them."""
    own = [path for path in (_HERE / "static").iterdir() if path.suffix in {".js", ".svg"}]
    bodies = {path.name: path.read_bytes() for path in sorted(own)}
    bodies["codemirror.js"] = (_HERE / "vendor" / "codemirror.js").read_bytes()
    bodies["vis-network.js"] = _vis()
    bodies["query-page.css"] = _style().encode()
    return {name: Asset(body, _MEDIA[Path(name).suffix]) for name, body in bodies.items()}


@cache
def version() -> str:
    """Return a name for the files as they are: it changes when one of them does."""
    digest = hashlib.blake2b(digest_size=8)
    for name, asset in assets().items():
        digest.update(name.encode() + b"\0" + asset.body)
    return digest.hexdigest()


def modules() -> tuple[str, ...]:
    """Return the scripts that the page needs from the beginning: all but that of the drawing."""
    return tuple(name for name in assets() if name.endswith(".js") and name != "vis-network.js")


def _style() -> str:
    """Return the palettes and the common styles of all our pages, then those of this one."""
    light, dark = static("palette-light.css"), static("palette-dark.css")
    follows = f":root:not(:has(#theme-light:checked)) {{\n{dark}}}"
    own = [(_HERE / "static" / name).read_text(encoding="utf-8") for name in STYLES]
    return "\n".join(
        (
            f":root {{\n{light}}}",
            f"@media screen {{\n:root:has(#theme-dark:checked) {{\n{dark}}}\n}}",
            f"@media screen and (prefers-color-scheme: dark) {{\n{follows}\n}}",
            static("base.css", "shell.css"),
            *own,
        )
    )


def _vis() -> bytes:
    """Return the script of vis-network that the installed pyvis brings.

    pyvis is found, not imported: importing it would load IPython into the server.
    """
    found = find_spec("pyvis")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("pyvis", name="pyvis")
    folder = Path(found.submodule_search_locations[0]) / "templates" / "lib"
    return (folder / "vis-9.1.2" / "vis-network.min.js").read_bytes()
