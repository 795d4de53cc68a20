"""Which format and which language a client gets (RFC 9110 § 12.5).

Of several media ranges the most specific one that matches decides (§ 12.5.1); among formats that
are wanted equally, the order in which they are offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compgraph.messages import Language

_PART = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')
_PARAMETER = re.compile(r'\s*;\s*([!#$%&\'*+.^_`|~\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;,"]*)\s*')
_RANGE = re.compile(r"\s*([!#$%&'*+.^_`|~\w-]+)/([!#$%&'*+.^_`|~\w-]+)\s*")
_WEIGHT = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")
_TAG = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*[qQ]\s*=\s*([0-9.]+)\s*)?")

Parameters = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Range:
    """One media range: `text/*`, `text/plain;format=flowed`; `weight` is from 0 to 1."""

    type: str
    subtype: str
    parameters: Parameters
    weight: float

    def precedence(self, type_: str, subtype: str, parameters: Parameters) -> int | None:
        """Return how specifically it matches the media type; None where it does not."""
        if self.type == "*":
            return 0
        if self.type != type_:
            return None
        if self.subtype == "*":
            return 1
        if self.subtype != subtype or not self.parameters <= parameters:
            return None
        return 2 + len(self.parameters)


def ranges(accept: str) -> tuple[Range, ...]:
    """Return the media ranges of an Accept field; what is none of them is passed over."""
    return tuple(_ranges(accept))


def _ranges(accept: str) -> Iterator[Range]:
    for part in _PART.findall(accept):
        media = _media(part)
        if media is None:
            continue
        type_, subtype, parameters = media
        wished = dict(parameters).get("q", "1")
        if not _WEIGHT.fullmatch(wished) or (type_ == "*" and subtype != "*"):
            continue
        # What follows the weight was an extension of RFC 7231 that nobody used.
        named = parameters[: next((n for n, (name, _) in enumerate(parameters) if name == "q"), 99)]
        yield Range(type_, subtype, frozenset(named), float(wished))


def weight(media: str, accepted: Sequence[Range]) -> float:
    """Return the weight of a media type, 0 where it is not accepted."""
    parsed = _media(media)
    if parsed is None:
        return 0.0
    type_, subtype, parameters = parsed
    matching = [
        (precedence, one.weight)
        for one in accepted
        if (precedence := one.precedence(type_, subtype, frozenset(parameters))) is not None
    ]
    return max(matching)[1] if matching else 0.0


def best(offered: Sequence[str], accept: str | None) -> str | None:
    """Return the media type of `offered` that the client wants most, None where it wants none.

    Without an Accept field everything is wanted equally.
    """
    if accept is None or not accept.strip():
        return offered[0] if offered else None
    accepted = ranges(accept)
    weights = [weight(media, accepted) for media in offered]
    most = max(weights, default=0.0)
    return offered[weights.index(most)] if most > 0 else None


def spoken(accept_language: str | None, chosen: str | None = None) -> Language:
    """Return the language to speak: the one chosen, else the wanted one, else Chinese."""
    if chosen:
        return "zh-Hant" if chosen.lower().startswith("zh") else "en"
    wanted: list[tuple[float, Language]] = []
    for part in (accept_language or "").split(","):
        found = _TAG.fullmatch(part)
        weighed = found[2] or "1" if found else ""
        if found is None or not _WEIGHT.fullmatch(weighed):
            continue
        primary = found[1].lower().partition("-")[0]
        if primary in {"zh", "en"}:
            wanted.append((float(weighed), "zh-Hant" if primary == "zh" else "en"))
    most = max((weighed for weighed, _ in wanted), default=0.0)
    return next((one for weighed, one in wanted if weighed == most > 0), "zh-Hant")


def _media(text: str) -> tuple[str, str, list[tuple[str, str]]] | None:
    found = _RANGE.match(text)
    if found is None:
        return None
    parameters = []
    place = found.end()
    while place < len(text):
        parameter = _PARAMETER.match(text, place)
        if parameter is None:
            return None
        parameters.append((parameter[1].lower(), _plain(parameter[2]).lower()))
        place = parameter.end()
    return found[1].lower(), found[2].lower(), parameters


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
