"""`compgraph diff`: what changed between two versions of a standard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit
from compgraph.cli.sources import load
from compgraph.codes import nearest, plain
from compgraph.errors import UnknownCode, UsageError
from compgraph.messages import text

if TYPE_CHECKING:
    from compgraph.cli.sources import Loaded
    from compgraph.model import Standard


@click.command("diff", cls=SpokenCommand)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@options.store()
@options.formats("table", "json", "html", "markdown")
@options.encoding()
@options.reader()
@options.out()
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str,
    store_folder: Path | None,
    form: str,
    encoding: str | None,
    reader: str | None,
    out: Path | None,
    bom: bool,
) -> None:
    """Compare OLD with NEW: documents, RDF files of ours, or codes in --store."""
    from compgraph.analysis.changes import changes
    from compgraph.exports import changes as export

    stored = load((), store_folder) if store_folder is not None else None
    sides = [_standard(word, stored, encoding, reader) for word in (old, new)]
    found = changes(*sides)
    record = export.as_record(found)
    if not found.same_family:
        said = export.visible(export.other_family(record).in_(spoken(ctx)))
        click.echo(f"compgraph: {said}", err=True)
    if form == "json":
        emit(as_json(record), out)
    elif form == "html":
        from compgraph.exports.changes_page import changes_page

        emit(changes_page(record, spoken(ctx)), out)
    elif form == "markdown":
        emit(export.as_markdown(record, spoken(ctx)), out, bom=bom)
    else:
        emit(export.as_table(record, spoken(ctx)), out, bom=bom)


def _standard(
    word: str, stored: Loaded | None, encoding: str | None, reader: str | None
) -> Standard:
    """Return the standard that a word of the call names: a code of the store, else a file."""
    codes = stored.store.list() if stored else ()
    named = next((code for code in codes if plain(code) == plain(word)), None)
    if stored and named:
        return stored.store.get(named)
    path = Path(word)
    if not path.exists():
        raise _nowhere(word, codes)
    loaded = load((path,), encoding=encoding, reader=reader)
    if len(loaded.standards) != 1:
        listed = ", ".join(loaded.store.list())
        raise UsageError(
            text("changes.several", source=word, codes=listed), text("changes.several-remedy")
        )
    return loaded.standards[0]


def _nowhere(word: str, codes: tuple[str, ...]) -> UsageError:
    if not codes:
        return UsageError(text("changes.other-file", word=word), text("changes.other-file-remedy"))
    near = nearest(word, codes) or codes[:3]
    return UnknownCode(
        word,
        near,
        text("changes.unknown", code=word, codes=", ".join(codes)),
        text("changes.unknown-remedy", near=", ".join(near)),
    )
