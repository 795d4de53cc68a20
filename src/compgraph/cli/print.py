"""`compgraph print`: a standard in the official layout, as text, HTML, ODT or PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from compgraph import files
from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.sources import load, pick
from compgraph.errors import UsageError
from compgraph.messages import text


@click.command("print", cls=SpokenCommand)
@options.sources()
@options.store()
@options.standard()
@options.formats("text", "html", "odt", "pdf")
@options.encoding()
@options.option("--out", key="option.out", type=click.Path(path_type=Path), metavar="FILE")
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    store_folder: Path | None,
    standard: str | None,
    form: str,
    encoding: str | None,
    out: Path | None,
) -> None:
    """Print one standard of the sources."""
    from compgraph.exports.printing import left_out, printed

    loaded = load(sources, store_folder, encoding=encoding)
    chosen = loaded.store.get(pick(loaded, standard))
    content = printed(chosen, form)  # type: ignore[arg-type]  # click allows no other word
    lost = left_out(chosen)
    if lost:
        said = text("cli.print-left-out", codes=", ".join(lost))
        click.echo(said.in_(spoken(ctx)), err=True)
    _written(content, out, binary=form in ("odt", "pdf"))


def _written(content: bytes, out: Path | None, *, binary: bool) -> None:
    if out is None:
        if binary and sys.stdout.isatty():
            raise UsageError(text("cli.print-to-file"), text("cli.print-to-file-remedy"))
        sys.stdout.buffer.write(content)
        return
    try:
        files.write(out, content)
    except OSError as error:
        raise UsageError(
            text("cli.out-not-written", file=out, reason=error.strerror or error),
            text("cli.out-not-written-remedy"),
        ) from error
