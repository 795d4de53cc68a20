"""`compgraph doctor`: what the reader sees in files, step by step."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit


@click.command("doctor", cls=SpokenCommand)
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@options.formats("text", "json")
@options.encoding()
@options.reader()
@options.out()
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    encoding: str | None,
    reader: str | None,
    out: Path | None,
    bom: bool,
) -> int:
    """Tell what is seen in each file; return 3 when one of them is refused."""
    from compgraph.exports.examination import as_record, as_text
    from compgraph.reading.examination import examined

    seen = [examined(path, encoding, reader) for path in paths]
    if form == "json":
        emit(as_json([as_record(one) for one in seen]), out, bom=bom)
    else:
        emit("\n".join(as_text(one, spoken(ctx)) for one in seen), out, bom=bom)
    return 3 if any(one.outcome == "refused" for one in seen) else 0
