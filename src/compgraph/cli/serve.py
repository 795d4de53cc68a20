"""`compgraph serve`: a SPARQL endpoint over a store folder."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.errors import UsageError
from compgraph.messages import text

if TYPE_CHECKING:
    from compgraph.queries.limits import Limits
    from compgraph.serve.settings import Settings

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")
_MIB = 1024 * 1024


@click.command("serve", cls=SpokenCommand)
@options.option(
    "--store",
    "store_folder",
    key="option.serve-store",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
)
@options.option("--host", key="option.host", default="127.0.0.1", show_default=True)
@options.option(
    "--port", key="option.port", type=click.IntRange(0, 65535), default=8080, show_default=True
)
@options.option("--allow-host", "hosts", key="option.allow-host", multiple=True, metavar="NAME")
@options.option("--cors", "origins", key="option.cors", multiple=True, metavar="ORIGIN")
@options.option(
    "--limit-seconds",
    "seconds",
    key="option.limit-seconds",
    type=click.FloatRange(0.1, 3600),
    default=30.0,
    show_default=True,
)
@options.option(
    "--limit-memory",
    "memory",
    key="option.limit-memory",
    type=click.IntRange(128, 1024 * 1024),
    default=1024,
    show_default=True,
    metavar="MIB",
)
@options.option(
    "--limit-rows",
    "rows",
    key="option.limit-rows",
    type=click.IntRange(1, 10_000_000),
    default=100_000,
    show_default=True,
)
@options.option(
    "--processes", key="option.serve-processes", type=click.IntRange(1, 64), metavar="NUMBER"
)
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    store_folder: Path,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    seconds: float,
    memory: int,
    rows: int,
    processes: int | None,
) -> None:
    """Serve the store until a signal comes."""
    if not (find_spec("starlette") and find_spec("uvicorn")):
        raise UsageError(text("serve.extra"), text("serve.extra-remedy"))
    from compgraph.serve.run import is_loopback, log_to_stderr, run
    from compgraph.serve.settings import LIMITS

    count = _counted(store_folder)
    limits = replace(LIMITS, seconds=seconds, memory=memory * _MIB, rows=rows)
    settings = _settings(limits, hosts, origins, processes)
    log_to_stderr()

    def listening(address: str) -> None:
        said = text("serve.listening", address=address, folder=store_folder, count=count)
        click.echo(said.in_(spoken(ctx)), err=True)
        if not is_loopback(host):
            click.echo(text("serve.open-to-others").in_(spoken(ctx)), err=True)

    run(store_folder, host, port, settings, listening)
    click.echo(text("serve.stopped").in_(spoken(ctx)), err=True)


def _counted(folder: Path) -> int:
    """Return how many standards the store in the folder holds. Raises UsageError for none."""
    from compgraph.cli.sources import load

    if not folder.is_dir():
        raise UsageError(text("cli.store-missing", folder=folder), text("serve.folder-remedy"))
    with load((), folder).store as store:
        return len(store.list())


def _settings(
    limits: Limits, hosts: tuple[str, ...], origins: tuple[str, ...], processes: int | None
) -> Settings:
    from compgraph.serve.doors import LOOPBACK
    from compgraph.serve.settings import Settings

    settings = Settings(
        limits=limits,
        hosts=LOOPBACK | {name.lower() for name in hosts} if hosts else None,
        origins=tuple(map(_origin, origins)),
    )
    return settings if processes is None else replace(settings, processes=processes)


def _origin(written: str) -> str:
    if written != "*" and not _ORIGIN.fullmatch(written):
        raise UsageError(text("serve.bad-origin", origin=written), text("serve.bad-origin-remedy"))
    return written
