"""`compgraph load`: documents into a store folder, many at a time."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import emit
from compgraph.errors import CompgraphError, UsageError
from compgraph.messages import Language, text

if TYPE_CHECKING:
    from compgraph.batch.report import Report, Row
    from compgraph.batch.run import Settings
    from compgraph.batch.sources import Entry

_REFUSED = 3
_INTERRUPTED = 130


@click.command("load", cls=SpokenCommand)
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    metavar="SOURCE...",
    type=click.Path(path_type=Path),
)
@options.option(
    "--store",
    "store_folder",
    key="option.load-store",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
)
@options.option(
    "--report",
    "report_folder",
    key="option.report",
    type=click.Path(path_type=Path),
    metavar="DIR",
)
@options.option("--again", key="option.again", is_flag=True)
@options.option("--processes", key="option.processes", type=click.IntRange(1, 64), metavar="NUMBER")
@options.option(
    "--deadline",
    key="option.load-deadline",
    type=click.FloatRange(min=0.1, max=86_400),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
)
@options.formats("table", "csv", "json")
@options.encoding()
@options.out()
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    store_folder: Path,
    report_folder: Path | None,
    again: bool,
    processes: int | None,
    deadline: float,
    form: str,
    encoding: str | None,
    out: Path | None,
    bom: bool,
) -> int:
    """Load SOURCE into the store, write the report, print it as `form`; return the exit code."""
    from compgraph.batch.crew import Limits
    from compgraph.batch.run import Settings
    from compgraph.batch.sources import listed

    language = spoken(ctx)
    folder = _report_folder(store_folder, report_folder)
    entries = listed(sources, without=(store_folder, folder))
    settings = Settings(encoding, again, processes, Limits(seconds=deadline))
    report = _loaded(entries, store_folder, folder, settings, language)
    emit(_rendered(report, form, language), out, bom=bom)
    _conclude(report, folder, language)
    if not report.complete:
        return _INTERRUPTED
    return _REFUSED if report.counts["refused"] else 0


def _report_folder(store: Path, report: Path | None) -> Path:
    """Return the folder of the report: beside the store unless one is named."""
    named = store if store.name not in {"", ".."} else store.resolve()
    folder = report or named.with_name(f"{named.name}-report")
    if folder.resolve().is_relative_to(store.resolve()):
        raise UsageError(
            text("load.report-in-store", folder=folder), text("load.report-in-store.remedy")
        )
    return folder


def _loaded(
    entries: tuple[Entry, ...],
    store_folder: Path,
    report_folder: Path,
    settings: Settings,
    language: Language,
) -> Report:
    """Load the entries; the report in its folder is true at every moment, whatever happens."""
    from compgraph.batch.journal import Journal
    from compgraph.batch.report import Report
    from compgraph.batch.run import Run
    from compgraph.exports.load_report import report_files
    from compgraph.publication import publish
    from compgraph.store import open_store

    with open_store(store_folder) as store:
        publish(report_folder, report_files(Report((), complete=False), language))
        with _progress(len(entries), language) as progress, _interrupts(language) as stopping:
            run = Run(store, Journal(report_folder), settings, progress=progress, stopping=stopping)
            try:
                report = run.go(entries)
            except BaseException:
                with contextlib.suppress(CompgraphError):  # the first fault is the one to tell
                    publish(report_folder, report_files(run.report, language))
                raise
        publish(report_folder, report_files(report, language))
    return report


@contextlib.contextmanager
def _progress(length: int, language: Language) -> Iterator[Callable[[Row], None]]:
    """Show a bar on standard error when that is a terminal; yield what moves it on."""
    label = text("load.working").in_(language)
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield lambda _: bar.update(1)


@contextlib.contextmanager
def _interrupts(language: Language) -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C ask for an end in good order; yield whether it came. A second stops."""
    came = threading.Event()
    told = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        if came.is_set():
            signal.default_int_handler(number, frame)
        came.set()

    def stopping() -> bool:
        if came.is_set() and not told.is_set():
            told.set()
            click.echo("\n" + text("load.stopping").in_(language), err=True)
        return came.is_set()

    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield stopping
    finally:
        signal.signal(signal.SIGINT, before)


def _rendered(report: Report, form: str, language: Language) -> str:
    from compgraph.exports.load_report import report_csv, report_json, report_table

    if form == "json":
        return report_json(report)
    return (report_csv if form == "csv" else report_table)(report, language)


def _conclude(report: Report, folder: Path, language: Language) -> None:
    """Say on standard error how it went, and where the report is."""
    counts = report.counts
    if not report.complete:
        click.echo(text("load.stopped", count=len(report.rows)).in_(language), err=True)
    said = text(
        "load.summary",
        read=counts["read"] + counts["read-with-findings"],
        noticed=counts["read-with-findings"],
        unchanged=counts["unchanged"],
        same=counts["same"],
        refused=counts["refused"],
        passed=counts["passed-over"],
    )
    click.echo(said.in_(language), err=True)
    page = (folder / "report.html").resolve().as_uri()
    click.echo(text("load.report-is", file=page).in_(language), err=True)
