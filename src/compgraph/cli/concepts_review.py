"""`compgraph concepts review`: names that look alike, out for review and back with decisions."""

from __future__ import annotations

import datetime
import os
import unicodedata
from collections import Counter
from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import save
from compgraph.cli.sources import load
from compgraph.errors import UsageError
from compgraph.messages import Language, text

_LONGEST_NAME = 200


@click.command("review", cls=SpokenCommand, key="concepts-review")
@options.option(
    "--store",
    "store_folder",
    key="option.concepts-store",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
)
@options.option("--out", key="option.review-out", type=click.Path(path_type=Path), metavar="FILE")
@options.option(
    "--in", "back", key="option.review-in", type=click.Path(path_type=Path), metavar="FILE"
)
@options.option("--by", key="option.review-by", metavar="NAME")
@options.option("--date", "day", key="option.review-date", metavar="DATE")
@options.option("--decided", key="option.review-decided", is_flag=True)
@options.option(
    "--least",
    key="option.review-least",
    type=click.FloatRange(0.65, 1),
    default=0.75,
    show_default=True,
    metavar="SCORE",
)
@options.option(
    "--most",
    key="option.review-most",
    type=click.IntRange(1, 15_000),
    default=1_000,
    show_default=True,
    metavar="NUMBER",
)
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    store_folder: Path,
    out: Path | None,
    back: Path | None,
    by: str | None,
    day: str | None,
    decided: bool,
    least: float,
    most: int,
) -> None:
    """Write the review list of the store, or read decisions back into it."""
    if out is not None and back is None:
        _write(store_folder, out, spoken(ctx), decided=decided, least=least, most=most)
    elif back is not None and out is None:
        _read(store_folder, back, _name(by), _day(day), spoken(ctx))
    else:
        raise UsageError(text("concepts.one-way"))


def _write(
    folder: Path, out: Path, language: Language, *, decided: bool, least: float, most: int
) -> None:
    from compgraph.exports.review import questions
    from compgraph.exports.workbook.review import to_review

    store = load((), folder).store
    reviews = store.reviews()
    found = questions(store.names(), reviews, least=least, decided=decided)
    known = sum(review.verdict != "open" for review in reviews)
    if not found:
        click.echo(text("concepts.nothing", decided=known).in_(language), err=True)
        return
    left_out = max(0, len(found) - most)
    save(to_review(found[:most], language, left_out=left_out), out)
    said = [text("concepts.written", file=out, count=len(found) - left_out, decided=known)]
    if left_out:
        said.append(text("concepts.left-out", count=left_out))
    for sentence in said:
        click.echo(sentence.in_(language), err=True)


def _read(folder: Path, path: Path, by: str, date: datetime.date, language: Language) -> None:
    from compgraph.cli.decided import reviewed
    from compgraph.store import open_store
    from compgraph.tables.decisions import decisions

    rows = decisions(path)
    load((), folder).store.close()  # says what is wrong with the folder, and makes none
    with open_store(folder) as store:
        reviews = reviewed(rows, store.names(), store.reviews(), by=by, date=date, source=path.name)
        changed = Counter(review.verdict for review in store.put_reviews(*reviews))
    said = text(
        "concepts.stored",
        accepted=changed["accepted"],
        rejected=changed["rejected"],
        open=changed["open"],
        same=len(reviews) - changed.total(),
    )
    click.echo(said.in_(language), err=True)


def _name(by: str | None) -> str:
    name = unicodedata.normalize("NFC", by or "").strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UsageError(text("concepts.by"), text("concepts.by-remedy"))
    return name


def _day(printed: str | None) -> datetime.date:
    """Return the day that is named, else that of SOURCE_DATE_EPOCH, else today."""
    if printed is not None:
        try:
            return datetime.date.fromisoformat(printed)
        except ValueError as error:
            raise UsageError(
                text("concepts.date", printed=printed), text("concepts.date-remedy")
            ) from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.datetime.now().astimezone().date()
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) < 12):
        raise UsageError(text("concepts.epoch", printed=epoch), text("concepts.epoch-remedy"))
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
