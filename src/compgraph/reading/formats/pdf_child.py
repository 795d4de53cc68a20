"""The process in which PDFium reads: it tells what PDFs draw until nobody asks any more.

PDFium is fast and knows every corner of the format, but it cannot be interrupted, and a hostile
file may take all memory or end its process; so it runs here, with a deadline and a memory limit.

A document is asked about by its length in 8 bytes and its bytes on stdin; nothing is answered
before all of them are read. The answer on stdout is a line of JSON for each page, the head that
pdf_drawing.py describes, with the page's numbers behind it, and a last line that says how it went:
`last` in it, that this process answers no more. A fault of ours is a traceback on stderr.

The parent starts this file as a script (pdf_teller.py): it must import nothing of compgraph, whose
reading room alone takes longer to load than a page.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from contextlib import suppress
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import IO, Any

# After so many documents, or grown to so many bytes, a fresh process takes over.
_DOCUMENTS = 50
_GROWN = 150_000_000
_GRACE = 5


def _beside(name: str) -> Any:
    """Return a module of this folder without loading the packages it is in."""
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _limit_memory(most: int) -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        with suppress(ValueError, OSError):  # macOS knows this limit but refuses to set it
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _largest() -> int:
    """Return the bytes that this process, or who started it, ever had; 0 where nothing tells."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - Windows has none

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _answered(drawing: Any, size: int, limits: dict[str, int], out: IO[bytes]) -> dict[str, Any]:
    """Write the pages of the document that waits on stdin; return how it went."""
    try:
        raw = sys.stdin.buffer.read(size)
        for head, numbers in drawing.drawn(raw, limits):
            out.write(json.dumps(head).encode() + b"\n" + numbers)
    except drawing.Refused as refusal:
        return {"refused": refusal.rule, **refusal.values}
    except (MemoryError, OverflowError, ValueError):
        # Out of memory, or a place on the page that is beyond all measure or no number at all.
        return {"refused": "pdf-too-complex"}
    return {"complete": True}


def main() -> None:
    """Answer until stdin ends; the limits, as JSON, are the only argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks decides when work ends
    limits: dict[str, int] = json.loads(sys.argv[1])
    drawing = _beside("pdf_drawing")
    _limit_memory(limits["memory"])
    # What a library prints is no answer, and must not fill a pipe that nobody empties.
    out, sys.stderr = os.fdopen(os.dup(1), "wb"), os.fdopen(os.dup(2), "w")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    grown = max(_GROWN, _largest())
    for number in range(1, _DOCUMENTS + 1):
        size = sys.stdin.buffer.read(8)
        if len(size) < 8:
            break
        # Should nobody be left to end it in time.
        faulthandler.dump_traceback_later(limits["seconds"] + _GRACE, exit=True, file=nowhere)
        told = _answered(drawing, int.from_bytes(size, "big"), limits, out)
        told["last"] = "refused" in told or number == _DOCUMENTS or _largest() > grown
        out.write(json.dumps(told).encode() + b"\n")
        out.flush()
        faulthandler.cancel_dump_traceback_later()
        if told["last"]:
            break
    # Taking the library down politely would only cost time.
    os._exit(0)


if __name__ == "__main__":
    main()
