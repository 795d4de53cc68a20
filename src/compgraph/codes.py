r"""The grammar of printed codes: what they look like, their order, and which one was meant.

| pattern       | example       | names                       |
|---------------|---------------|-----------------------------|
| STANDARD      | ISD3512-001v3 | 職能基準代碼                |
| UNIT          | (none known)  | 職能單元代碼, whose form is not published |
| DUTY          | T1            | 工作職責                    |
| TASK          | T1.1          | 工作任務                    |
| OUTPUT        | O1.1.1        | 工作產出                    |
| INDICATOR     | P1.1.1        | 行為指標                    |
| COMPETENCY    | K01 S01 A01   | 知識, 技能, 態度            |

Digits are ASCII only: `\\d` would take full-width ones.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

STANDARD = re.compile(r"[A-Z]{2,4}[0-9]{3,4}-[0-9]{3}(?:[vV][0-9]+)?")
UNIT = re.compile(r"[A-Z]{2,5}[0-9A-Z]{2,}(?:-[0-9]{2,4})?(?:[vV][0-9]+)?")
DUTY = re.compile(r"T[0-9]+(?![0-9.])")
TASK = re.compile(r"T[0-9]+\.[0-9]+")
OUTPUT = re.compile(r"O[0-9]+\.[0-9]+\.[0-9]+")
INDICATOR = re.compile(r"P[0-9]+\.[0-9]+\.[0-9]+")
KNOWLEDGE = re.compile(r"K[0-9]{2}")
SKILL = re.compile(r"S[0-9]{2}")
ATTITUDE = re.compile(r"A[0-9]{2}")

Order = tuple[tuple[int, int, str], ...]
"""Where a code, or any other text, stands among others."""

_DIGITS = re.compile(r"([0-9]+)")


def order(text: str) -> Order:
    """Return a sort key for any text that reads digits as numbers, however many: T1.2, T1.10.

    Texts that differ only in leading zeros have equal keys.
    """
    key = []
    for number, part in enumerate(_DIGITS.split(text)):
        if number % 2:
            digits = part.lstrip("0")
            key.append((0, len(digits), digits))
        elif part:
            key.append((1, 0, part))
    return tuple(key)


def nearest(code: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the `known` codes that look most like `code`, best first.

    Letter case, full-width forms and missing zeros do not count as differences.
    """
    candidates = sorted(set(known), key=order)
    folded = {candidate: _folded(candidate) for candidate in candidates}
    wanted = _folded(code)
    alike = [candidate for candidate in candidates if folded[candidate] == wanted]
    if alike:
        return tuple(alike[:most])
    close = difflib.get_close_matches(wanted, list(folded.values()), n=most, cutoff=0.5)
    return tuple(
        dict.fromkeys(
            candidate for match in close for candidate in candidates if folded[candidate] == match
        )
    )[:most]


def plain(code: str) -> str:
    """Return a code as typed by anybody in its plain form: ｋ０１ → K01."""
    return unicodedata.normalize("NFKC", code).strip().upper()


def _folded(code: str) -> str:
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", plain(code))
