"""When an export says that its content changed: never the time of the export itself."""

from __future__ import annotations

import datetime
import re

from compgraph.model import Standard, VersionEntry

_DATE = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_VERSION = re.compile(r"[vV]([0-9]+)\Z")


def current(standard: Standard) -> VersionEntry | None:
    """Return the row of the version table that is this document, None where none can be told.

    It is the row whose label ends in the number that the code ends in (…v3, V3), else the newest.
    """
    number = _VERSION.search(standard.code)
    for entry in standard.versions:
        found = _VERSION.search(entry.label)
        if number and found and int(found[1]) == int(number[1]):
            return entry
    dated = [entry for entry in standard.versions if day(entry.date)]
    return max(dated, key=lambda entry: day(entry.date) or datetime.date.min, default=None)


def changed(standard: Standard, epoch: int | None = None) -> datetime.datetime | None:
    """Return when the standard changed: `epoch` (seconds, SOURCE_DATE_EPOCH), else its own date.

    None where neither is known.
    """
    if epoch is not None:
        return datetime.datetime.fromtimestamp(epoch, datetime.UTC)
    entry = current(standard)
    found = day(entry.date) if entry else None
    if found is None:
        return None
    return datetime.datetime(found.year, found.month, found.day, tzinfo=datetime.UTC)


def day(printed: str) -> datetime.date | None:
    """Return a date as documents print it (2024/12/15), None for what is none."""
    found = _DATE.fullmatch(printed.strip())
    if not found:
        return None
    try:
        return datetime.date(*map(int, found.groups()))
    except ValueError:  # 2024/13/40: printed so, reported by the checks
        return None
