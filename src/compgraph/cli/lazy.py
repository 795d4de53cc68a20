"""Commands that speak the user's language, and a group that loads one only when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from compgraph.messages import LANGUAGES, Language, language, text

_CHOSEN = "compgraph.language"


def spoken(context: click.Context) -> Language:
    """Return the language of this call."""
    chosen: Language | None = context.find_root().meta.get(_CHOSEN)
    return chosen or language()


def say(context: click.Context, key: str, /, **values: object) -> str:
    """Return the sentence `cli.key` in the language of this call."""
    return text(f"cli.{key}", **values).in_(spoken(context))


def choose_language(context: click.Context, arguments: Sequence[str]) -> None:
    """Look for `--lang` before anything else is read, so that `--help --lang en` obeys it."""
    for position, word in enumerate(arguments):
        if word == "--":
            return
        if word == "--lang" and position + 1 < len(arguments):
            wish = arguments[position + 1]
        elif word.startswith("--lang="):
            wish = word.removeprefix("--lang=")
        else:
            continue
        if wish in LANGUAGES:
            context.find_root().meta[_CHOSEN] = wish


class SpokenOption(click.Option):
    """An option whose help is the sentence `cli.<key>`."""

    def __init__(self, *names: Any, key: str, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.key = key

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return names and help in the language of this call."""
        self.help = say(ctx, self.key)
        record = super().get_help_record(ctx)
        if record is None:
            return None
        names, described = record
        for word in ("required", "default: "):  # click knows these in English only
            described = described.replace(f"[{word}", "[" + say(ctx, f"help-{word.strip(': ')}"))
        return names, described


class Spoken(click.Command):
    """What commands and the group share: help in the language of the call."""

    key: str | None = None
    """What its sentences are called by, where that is not its name: `concepts-list`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Settle the language, then read the arguments."""
        choose_language(ctx, args)
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in the language of this call."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say(ctx, "option.help")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(
            ctx.command_path,
            " ".join(self.collect_usage_pieces(ctx)),
            prefix=say(ctx, "usage") + " ",
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sentences `cli.<command>.help`."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(ctx, f"{self.key or self.name}.help"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of options."""
        records = [
            record
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
        ]
        _write_section(formatter, say(ctx, "options"), records)


class SpokenCommand(Spoken):
    """A command; `compgraph.cli.<module>` names it `command`."""

    def __init__(self, *names: Any, key: str | None = None, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.key = key


class UnknownCommand(click.UsageError):
    """A word in the place of a command that is none; `known` are the commands."""

    def __init__(self, name: str, known: Sequence[str], ctx: click.Context) -> None:
        super().__init__(f"no such command: {name}", ctx)
        self.name = name
        self.known = tuple(known)


class LazyGroup(Spoken, click.Group):
    """A group whose commands are modules of this package, imported when called.

    The one-line help of each command is a sentence in the index (`cli.<command>.short`): help
    of the group needs no module of a command. Commands of a group that is a command itself are
    called `<group>-<command>` in sentences and `<group>_<command>` as modules: `within` is the
    group with its hyphen.
    """

    def __init__(self, *, index: Sequence[str], within: str = "", **settings: Any) -> None:
        super().__init__(**settings)
        self.index = tuple(index)
        self.within = within

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names in the order of the index: the order of the work."""
        return list(self.index)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Import the module of the command and return it; raise UnknownCommand for no command."""
        if cmd_name not in self.index:
            raise UnknownCommand(cmd_name, self.index, ctx)
        module = f"{self.within}{cmd_name}".replace("-", "_")
        command: click.Command = import_module(f"compgraph.cli.{module}").command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands with a line each."""
        super().format_options(ctx, formatter)
        lines = [(name, say(ctx, f"{self.within}{name}.short")) for name in self.index]
        _write_section(formatter, say(ctx, "commands"), lines)


def _write_section(
    formatter: click.HelpFormatter, heading: str, records: list[tuple[str, str]]
) -> None:
    """Write a heading, which brings its own colon (：in Chinese), and the lines below it."""
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl(records)
