"""What one process does with one document: read it, encode it, answer.

The process gets a question a line on stdin, as JSON: the path and how to read it. It answers on
stdout with a line of JSON (what was read, or the finding that refuses it) and the statements of
the two graphs as N-Triples behind it, as long as that line says. It knows no store.

It ends by itself when nobody is left to ask it, when one document takes far too long, and after a
document that made it grow large: a fresh process takes its place.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import signal
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from compgraph.batch.sources import printable
from compgraph.errors import CompgraphError, SourceRefused
from compgraph.finding import Finding
from compgraph.messages import text
from compgraph.reading import Reading, read

READY = b"ready\n"
MOST_FINDINGS = 500
"""Findings of one document that a report lists: beyond that nobody reads on."""

_GRACE = 5.0
_GROWN = 250 * 2**20
"""Bytes a process may have used at its largest and still be kept."""
_SELDOM = 50_000
"""Objects made between two runs of the garbage collector: records are made, then dropped whole."""


def answer(question: dict[str, Any]) -> tuple[dict[str, Any], bytes, bytes]:
    """Return what a document says: its head, what its standard asserts, where it stands.

    A document that cannot be read, for whatever reason, gives the finding under `refused`.
    """
    path = str(question["path"])
    try:
        reading = read(Path(path), encoding=question.get("encoding"))
        return _packed(reading)
    except SourceRefused as refusal:
        finding = _refusal(refusal)
    except CompgraphError as error:
        finding = Finding("reader-failed", "violation", error.message, error.remedy, source=path)
    except MemoryError:
        finding = failed("reader-out-of-memory", path)
    except Exception as error:  # noqa: BLE001  # a fault of ours costs one document, not the run
        finding = failed("reader-failed", path, kind=type(error).__name__, reason=str(error)[:300])
    return {"refused": finding.as_json()}, b"", b""


def failed(rule: str, path: str, **values: object) -> Finding:
    """Return the finding that refuses a document for a rule of the batch."""
    return Finding(
        rule,
        "violation",
        text(f"load.{rule}", **values),
        text(f"load.{rule}.remedy", **values),
        source=path,
    )


def _packed(reading: Reading) -> tuple[dict[str, Any], bytes, bytes]:
    from compgraph.rdf.lines import lines, source_lines  # noqa: PLC0415  # after the limits

    source = replace(reading.source, name=printable(reading.source.name))
    standard = reading.standard
    asserted = lines(standard).encode()
    stands = source_lines(replace(reading, source=source)).encode()
    head = {
        "code": standard.id,
        "name": standard.name,
        "level": standard.level,
        "tasks": len(standard.tasks),
        "knowledge": len(standard.knowledge),
        "skills": len(standard.skills),
        "sha256": source.sha256,
        "findings": list(_listed(reading.findings, source.name)),
    }
    return head, asserted, stands


def _listed(findings: tuple[Finding, ...], source: str) -> Iterable[dict[str, Any]]:
    for finding in findings[:MOST_FINDINGS]:
        yield finding.as_json()
    if len(findings) > MOST_FINDINGS:
        yield Finding(
            "findings-cut",
            "warning",
            text("load.findings-cut", count=len(findings), most=MOST_FINDINGS),
            text("load.findings-cut.remedy"),
            source=source,
        ).as_json()


def _refusal(refusal: SourceRefused) -> Finding:
    return Finding(
        refusal.rule,
        "violation",
        refusal.message,
        refusal.remedy,
        source=refusal.source,
        page=refusal.page,
        table=refusal.table,
        row=refusal.row,
        line=refusal.line,
    )


def main() -> None:
    """Answer until stdin ends: the process's side. Its one argument is the limits, as JSON."""
    limits = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks decides when work ends
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory(limits["memory"])
    _warm()
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115  # open as long as the process lives
    out.write(READY)
    out.flush()
    for line in sys.stdin.buffer:
        faulthandler.dump_traceback_later(limits["seconds"] + _GRACE, exit=True, file=nowhere)
        _write(out, *answer(json.loads(line)))
        faulthandler.cancel_dump_traceback_later()


def _write(out: IO[bytes], head: dict[str, Any], asserted: bytes, stands: bytes) -> None:
    head |= {"sizes": [len(asserted), len(stands)], "last": _grown()}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    out.write(line.encode("utf-8", "surrogatepass") + b"\n" + asserted + stands)
    out.flush()


def _warm() -> None:
    """Load what every document needs, and keep the garbage collector from looking at it again."""
    import compgraph.rdf.lines  # noqa: F401, PLC0415  # after the limits

    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _limit_memory(most: int) -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _grown() -> bool:
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415  # Windows has none

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > _GROWN


if __name__ == "__main__":
    main()
