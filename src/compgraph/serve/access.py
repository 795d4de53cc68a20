"""The access log: one line a request, in the Common Log Format with some words of ours behind it.

    127.0.0.1 - - [22/Sep/2026:10:00:00 +0000] "GET /sparql" 200 512 3.1ms rows=2 query="SELECT …"

Lines go to the logger `compgraph.access`. Nothing that a client sends can begin a new line or reach
a terminal's controls, and of a query only the first characters are written.
"""

from __future__ import annotations

import logging
import re
import time
from typing import Any

LOG = logging.getLogger("compgraph.access")
_MOST = 200
_PRINTABLE = re.compile(r'[^\x20-\x7e\u00a1-\u1fff\u2030-\u205e\u2070-\ufefe\uff00-\ufffd]|["\\]')


def safe(text: str, most: int = _MOST) -> str:
    """Return the first characters of a text, controls, quotes and odd characters escaped."""
    shown = _PRINTABLE.sub(_escaped, text[:most])
    return f"{shown}…" if len(text) > most else shown


def _escaped(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in '"\\':
        return f"\\{letter}"
    number = ord(letter)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def note(scope: Any, status: int, size: int, seconds: float) -> None:
    """Log one request that has been answered."""
    if not LOG.isEnabledFor(logging.INFO):
        return
    client = scope.get("client") or ("-",)
    when = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime())
    path = scope.get("raw_path") or scope["path"].encode()
    target = safe(path.decode("latin-1"))
    line = f'{client[0]} - - [{when}] "{safe(scope["method"], 16)} {target}" {status} {size}'
    noted = scope.get("compgraph", {})
    words = [f"{1000 * seconds:.1f}ms", f"rows={noted['rows']}" if "rows" in noted else ""]
    words += [f"cut={noted['cut']}" if noted.get("cut") else ""]
    words += [f'why="{safe(noted["why"])}"' if noted.get("why") else ""]
    words += [f'query="{safe(noted["query"])}"' if noted.get("query") else ""]
    LOG.info("%s", " ".join(word for word in (line, *words) if word))
