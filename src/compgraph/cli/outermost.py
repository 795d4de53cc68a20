"""The outermost room: it starts a command and turns every ending into words and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from compgraph._version import __version__
from compgraph.cli.lazy import LazyGroup, SpokenOption, choose_language, say, spoken
from compgraph.errors import CompgraphError, SourceRefused
from compgraph.messages import LANGUAGES, Language, language, text

INDEX = (
    "build",
    "read",
    "load",
    "store",
    "check",
    "query",
    "serve",
    "shared",
    "path",
    "print",
    "export",
    "doctor",
    "why",
    "diff",
    "vocabulary",
    "concepts",
)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"compgraph {__version__}")
        ctx.exit()


def _group() -> LazyGroup:
    group = LazyGroup(
        name="compgraph",
        index=INDEX,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        no_args_is_help=False,
        invoke_without_command=True,
        callback=_without_command,
    )
    group.params = [
        SpokenOption(
            ["--version"],
            key="option.version",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
        ),
        SpokenOption(
            ["--lang"],
            key="option.lang",
            expose_value=False,
            type=click.Choice(LANGUAGES),
        ),
        SpokenOption(["--debug"], key="option.debug", is_flag=True, expose_value=False),
    ]
    return group


@click.pass_context
def _without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911  # one return an ending
    """Run one command and return its exit code; every error becomes a sentence on stderr."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _let_any_character_out()
    try:
        result = _group().main(words, prog_name="compgraph", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        return _usage(error, words)
    except CompgraphError as error:
        return _explained(error, _language(words))
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: nothing is wrong, nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the one place where every fault must end in words
        if "--debug" in words:
            raise
        _tell(text("cli.our-fault", kind=type(error).__name__, error=error).in_(_language(words)))
        return 70
    return result if isinstance(result, int) else 0


def _let_any_character_out() -> None:
    """Replace characters the console cannot show (cp950 has no ≥) instead of failing on them."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _language(words: Sequence[str]) -> Language:
    context = click.Context(click.Command("compgraph"))
    choose_language(context, words)
    return spoken(context) if context.meta else language()


def _explained(error: CompgraphError, chosen: Language) -> int:
    place = ""
    if isinstance(error, SourceRefused):
        place = f"{error.place.in_(chosen)}: "
    _tell(place + error.message.in_(chosen))
    if error.remedy:
        click.echo(error.remedy.in_(chosen), err=True)
    return error.exit_code


def _usage(error: click.UsageError, words: Sequence[str]) -> int:
    from compgraph.cli.faults import sentence

    context = error.ctx or click.Context(_group(), info_name="compgraph")
    choose_language(context, words)
    _tell(sentence(error).in_(spoken(context)))
    click.echo(say(context, "try-help", command=context.command_path), err=True)
    return 2


def _tell(sentence: str) -> None:
    click.echo(f"compgraph: {sentence}", err=True)
