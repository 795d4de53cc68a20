"""How a spreadsheet shows a stored number: 3.0 as 3, 45000 as 2023/03/15, 7 with K00 as K07.

Understood are plain number formats, percents, dates and times, and text around one number. A date
is shown as YYYY/MM/DD whatever its format; a number whose format says more is shown in full.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from compgraph.reading.formats.markup import Element, child, number

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((*range(14, 18), *range(27, 37), *range(50, 59)), "yyyy/mm/dd"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm"),
    22: "yyyy/mm/dd h:mm",
}
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE = re.compile("[ymdhs]|e(?![+-])", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<whole>[#0?,]*[#0?])(?:\.(?P<part>[0#?]+))?(?P<percent>%?)")
_ASKED = re.compile("[0#?@]|General")
_BETWEEN = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_WRITTEN = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|([^"\\])')
_MOST_DIGITS = 15  # Excel shows no more
_LONGEST = 100  # characters of a format or a number that are looked at


class Formats:
    """The number formats of a workbook's cells, by the number of the cell's style."""

    def __init__(self, styles: Element | None, *, since_1904: bool) -> None:
        self._origin = datetime.datetime(1904, 1, 1) if since_1904 else None  # noqa: DTZ001  # Excel knows no time zones
        self._codes: list[str] = []
        listed = child(styles, "x:numFmts")
        own = {
            number(form.get("numFmtId"), 0): form.get("formatCode", "")
            for form in (() if listed is None else listed)
        }
        used = child(styles, "x:cellXfs")
        for form in () if used is None else used:
            id_ = number(form.get("numFmtId"), 0)
            self._codes.append(own.get(id_, _BUILT_IN.get(id_, "General")))

    def shown(self, value: str, style: int) -> str:
        """Return how a cell of the style shows the stored value."""
        code = self._codes[style] if style < len(self._codes) else "General"
        if len(code) > _LONGEST:
            code = "General"
        try:
            amount = Decimal(value[:_LONGEST])
        except InvalidOperation:
            return value.replace("-", "/").removesuffix(
                "T00:00:00"
            )  # a date in ISO 8601, or a text
        if not amount.is_finite() or amount.adjusted() > 300:
            return value
        section = _section(code, (amount > 0) - (amount < 0))
        bare = _LITERAL.sub("", section)
        if _ELAPSED.search(section):
            return _plain(amount)
        if _DATE.search(bare) and "General" not in section:
            return self._date(amount, bare) or _plain(amount)
        return _with_text(section, amount) or _plain(amount)

    def _date(self, amount: Decimal, bare: str) -> str:
        """Return a day and time as printed, "" for what is none in Excel's calendar."""
        if not 0 <= amount < 2_958_466:
            return ""
        origin = self._origin or datetime.datetime(1899, 12, 30 if amount >= 61 else 31)  # noqa: DTZ001  # Excel knows no time zones; its 1900 has a 29 February
        moment = origin + datetime.timedelta(seconds=round(float(amount) * 86_400))
        timed = bool(re.search("[hs]", bare, re.IGNORECASE))
        dated = bool(re.search("[yde]", bare, re.IGNORECASE)) or not timed
        parts = [f"{moment.year}/{moment:%m/%d}"] if dated else []
        if timed:
            parts.append(f"{moment:%H:%M}")
        return " ".join(parts)


@lru_cache(maxsize=256)
def _section(code: str, sign: int) -> str:
    """Return the part of a format for amounts of this sign: positive; negative; zero."""
    sections = _BETWEEN.split(code)
    if sign < 0 and len(sections) > 1:
        return sections[1]
    if sign == 0 and len(sections) > 2:
        return sections[2]
    return f"-{sections[0]}" if sign < 0 and sections[0] != "General" else sections[0]


def _with_text(section: str, amount: Decimal) -> str:
    """Return the amount in a format of text with one number at most, "" for any other."""
    place = _place(section)
    if place is None:
        return "" if _ASKED.search(_LITERAL.sub("", section)) else _literal(section)
    before, after = section[: place.start()], section[place.end() :]
    return f"{_literal(before)}{_digits(place, abs(amount))}{_literal(after)}"


@lru_cache(maxsize=256)
def _place(section: str) -> re.Match[str] | None:
    """Return where a format has its one number, None where it has none, several or a fraction."""
    bare = _LITERAL.sub(lambda found: "\x00" * len(found.group()), section)
    places = list(_NUMBER.finditer(bare))
    if len(places) != 1 or "General" in section or "/" in bare or "E" in bare:
        return None
    return places[0]


def _literal(text: str) -> str:
    return "".join("".join(filter(None, found.groups())) for found in _WRITTEN.finditer(text))


def _digits(place: re.Match[str], amount: Decimal) -> str:
    percent = place["percent"]
    decimals = place["part"] or ""
    if percent:
        amount *= 100
    amount = Decimal(f"{float(amount):.{_MOST_DIGITS}g}")
    if amount.adjusted() + len(decimals) < 2 * _MOST_DIGITS - 3:
        amount = amount.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    grouped = "," if "," in place["whole"] else ""
    text = f"{amount:{grouped}f}"
    whole, _, part = text.partition(".")
    least = len(decimals.rstrip("#?"))
    part = part[:least] + part[least:].rstrip("0")
    whole = whole.zfill(place["whole"].replace(",", "").count("0"))
    return whole + (f".{part}" if part else "") + percent


def _plain(amount: Decimal) -> str:
    """Return a number with as many digits as Excel shows, a whole one without a point."""
    if amount == amount.to_integral_value() and amount.adjusted() < 20:
        return str(int(amount))
    return f"{float(amount):.{_MOST_DIGITS}g}"
