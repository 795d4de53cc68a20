"""Faults in how a command was called, as sentences in both languages."""

from __future__ import annotations

import click

from compgraph.cli.lazy import UnknownCommand
from compgraph.codes import nearest
from compgraph.messages import Text, text


def sentence(error: click.UsageError) -> Text:
    """Return what is wrong with the call, in both languages."""
    if isinstance(error, click.NoSuchOption):
        return _offering("cli.no-such-option", error.option_name, error.possibilities or ())
    if isinstance(error, UnknownCommand):
        return _offering("cli.no-such-command", error.name, nearest(error.name, error.known))
    if isinstance(error, click.MissingParameter):
        return text("cli.missing", name=_named(error))
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error, error.param)
    if isinstance(error, click.BadOptionUsage):
        return text("cli.option-usage", name=error.option_name)
    return text("cli.usage-fault", reason=error.format_message())


def _named(error: click.MissingParameter) -> str:
    if error.param is None or error.ctx is None:
        return ""
    value = error.param.make_metavar(error.ctx)
    return f"{error.param.opts[0]} {value}" if isinstance(error.param, click.Option) else value


def _bad_value(error: click.BadParameter, param: click.Parameter) -> Text:
    name = param.opts[0]
    if isinstance(param.type, click.Choice):
        return text("cli.bad-choice", name=name, choices=", ".join(map(str, param.type.choices)))
    return text("cli.bad-value", name=name, reason=error.message)


def _offering(key: str, name: str, near: object) -> Text:
    offered = ", ".join(str(one) for one in near) if isinstance(near, (list, tuple)) else ""
    offer = text("cli.did-you-mean", offered=offered) if offered else Text("", "")
    return text(key, name=name, offer=offer)
