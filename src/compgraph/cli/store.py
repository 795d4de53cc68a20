"""`compgraph store`: what a store holds, and what is done to it as a whole."""

from __future__ import annotations

import click

from compgraph.cli import options
from compgraph.cli.lazy import LazyGroup


@click.command(
    "store",
    cls=LazyGroup,
    index=("list", "put", "remove", "snapshot", "restore", "optimise"),
    within="store-",
    no_args_is_help=False,
    invoke_without_command=True,
)
@options.common
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show what there is where no command follows."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
