"""The options that several commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from compgraph.cli.lazy import SpokenOption
from compgraph.messages import LANGUAGES

Decorator = Callable[[Any], Any]


def option(*names: str, key: str, **settings: Any) -> Decorator:
    """Declare an option whose help is the sentence `cli.<key>`."""
    return click.option(*names, cls=SpokenOption, key=key, **settings)


def sources(*, required: bool = False) -> Decorator:
    """Declare SOURCE…: documents, RDF files of ours, or folders of these."""
    return click.argument(
        "sources",
        nargs=-1,
        required=required,
        metavar="[SOURCE]...",
        type=click.Path(path_type=Path),
    )


class Place(click.ParamType):  # type: ignore[type-arg]  # not generic in click 8.2
    """Where a store is: a folder (a Path), or the address of an endpoint (a string)."""

    name = "place"

    def convert(self, value: Any, param: Any, ctx: Any) -> Path | str:  # noqa: ARG002 - click's
        """Return what the word names."""
        word = str(value)
        return word if "://" in word else Path(word)


def store() -> Decorator:
    """Declare --store, of which a command may have none."""
    return option("--store", "store_folder", key="option.store", type=Place(), metavar="DIR|URL")


def the_store() -> Decorator:
    """Declare --store, which the command is about."""
    return option(
        "--store", "place", key="option.the-store", required=True, type=Place(), metavar="DIR|URL"
    )


def standard() -> Decorator:
    """Declare --standard."""
    return option("--standard", key="option.standard", metavar="CODE")


def encoding() -> Decorator:
    """Declare --encoding, for documents that are not UTF-8."""
    return option("--encoding", key="option.encoding", metavar="NAME")


def reader() -> Decorator:
    """Declare --reader, for documents whose name and content do not tell their format."""
    return option("--reader", key="option.reader", metavar="NAME")


def formats(*names: str) -> Decorator:
    """Declare --format with these names, the first the default."""
    return option(
        "--format",
        "form",
        key="option.format",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
    )


def out() -> Decorator:
    """Declare --out FILE and --bom."""

    def both(function: Any) -> Any:
        file = option("--out", key="option.out", type=click.Path(path_type=Path), metavar="FILE")
        mark = option("--bom", key="option.bom", is_flag=True)
        return file(mark(function))

    return both


def common(function: Any) -> Any:
    """Declare --lang and --debug, which every command takes."""
    spoken = option("--lang", key="option.lang", type=click.Choice(LANGUAGES), expose_value=False)
    debug = option("--debug", key="option.debug", is_flag=True, expose_value=False)
    return spoken(debug(function))


def answering(*forms: str) -> Decorator:
    """Declare what every command that answers takes: SOURCE…, --store, --standard, --format and --out."""

    def declared(function: Any) -> Any:
        shared = (sources(), store(), standard(), formats(*forms), encoding(), out(), common)
        for declare in reversed(shared):
            function = declare(function)
        return function

    return declared
