"""Where queries run: a process that lives on, but that nobody misses when it has to be ended.

It opens the store read-only and answers one query after the other: examines the text
(`compgraph.queries.guard`), evaluates it, and writes the answer in the format asked for, so that
nothing of all this takes time from the server itself. Like the child of one query
(`compgraph.queries.worker`) it leaves the network where Linux lets it, has a memory limit, and
ends itself when a query outlives its deadline and nobody is left to end it.
"""

from __future__ import annotations

import faulthandler
import os
import re
import select
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from compgraph.errors import CompgraphError, UsageError
from compgraph.messages import Text, text
from compgraph.queries.worker import leave_network
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import ICAP
from compgraph.serve.formats import OF_KIND
from compgraph.serve.graphs import statements
from compgraph.serve.tables import Written, boolean, table
from compgraph.serve.wire import Frame, packed, read
from compgraph.store.replica import Dataset, Engine, evaluated, opened_replica

_GRACE = 5.0
# Functions that give another answer every time (SPARQL 1.1 § 17.4). A text that only looks like
# one costs a place among the remembered answers.
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)
_ENGINE = (SyntaxError, ValueError, TypeError, OSError, RuntimeError)


def main() -> None:
    """Answer the frames on stdin until there are none: the worker's side."""
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing but frames goes out
    first = read(source)
    if first is None:
        return
    leave_network()
    try:
        engine = opened_replica(first.head["path"], folder=True)
    except _ENGINE as error:
        out.write(packed(Frame({"fault": str(error)})))
        out.flush()
        return
    _limit(first.head["memory"])
    out.write(packed(Frame({"ready": True})))
    out.flush()
    _prepare()
    serve(engine, source, out)
    os._exit(0)  # taking a large store down again politely would only cost time


def serve(engine: Engine, source: BinaryIO, out: BinaryIO) -> None:
    """Answer all frames of `source` from the engine, each with a frame."""
    known = frozenset(str(name.value) for name in engine.named_graphs())
    before = _memory("VmHWM")
    with Path(os.devnull).open("w") as nowhere:
        while (task := read(source)) is not None:
            faulthandler.dump_traceback_later(
                task.head["seconds"] + _GRACE, exit=True, file=nowhere.fileno()
            )
            frame = answered(engine, known, task.head)
            faulthandler.cancel_dump_traceback_later()
            grown = _memory("VmHWM") - before
            out.write(packed(Frame({**frame.head, "grown": grown}, frame.body)))
            out.flush()


def answered(engine: Engine, known: frozenset[str], task: Mapping[str, Any]) -> Frame:
    """Return the answer to one task, or why there is none, as a frame.

    Relative IRIs in a query are those of things, as our Turtle writes them: <ISD3512-001v3/K01>.
    """
    if task.get("what") == "counts":
        return _counts(engine)
    try:
        dataset = _dataset(task, known)
        query = task["query"] if task["vetted"] else _examined(task["query"], known)
        header, rows = _evaluated(engine, query, dataset)
    except CompgraphError as error:
        return _problem(400, error.message, error.remedy)
    kind = header["kind"]
    if kind not in task["forms"]:
        return _not_acceptable(kind)
    form = task["forms"][kind]
    try:
        done = _written(header, rows, form, task)
    except _Refused as error:
        return _problem(400, error.message, error.remedy)
    except CompgraphError as error:  # the format cannot hold what the answer holds
        return _problem(406, error.message, error.remedy)
    head = {"kind": kind, "form": form, "rows": done.rows, "cut": done.cut, "query": query}
    changing = bool(_CHANGING.search(query))
    return Frame({**head, "changing": changing}, done.body)


class _Refused(UsageError):
    """The engine's own refusal of a query that passed the examination."""

    def __init__(self, error: Exception) -> None:
        super().__init__(
            text("queries.refused", reason=str(error)[:500]), text("queries.syntax-remedy")
        )


def _examined(query: str, known: frozenset[str]) -> str:
    from compgraph.queries.guard import examine  # noqa: PLC0415 - its grammar takes a second

    return examine(query, known, ICAP).text


def _evaluated(engine: Engine, query: str, dataset: Dataset | None) -> tuple[Any, Iterator[Any]]:
    try:
        header, rows = evaluated(engine, query, PREFIXES, dataset, ICAP)
    except _ENGINE as error:
        raise _Refused(error) from error
    return header, _told_apart(rows)


def _told_apart(rows: Iterator[Any]) -> Iterator[Any]:
    """Yield the rows; what the engine raises on the way is not to be taken for a fault of ours."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except _ENGINE as error:
            raise _Refused(error) from error
        yield row


def _dataset(task: Mapping[str, Any], known: frozenset[str]) -> Dataset | None:
    """Return the graphs that the request names. Raises UsageError for one that is not stored."""
    if task["default"] is None:
        return None
    for graph in (*task["default"], *task["named"]):
        if graph not in known:
            raise UsageError(
                text("serve.unknown-graph", graph=graph[:200]), text("serve.unknown-graph-remedy")
            )
    return Dataset(tuple(task["default"]), tuple(task["named"]))


def _written(header: Any, rows: Iterator[Any], form: str, task: Mapping[str, Any]) -> Written:
    if header["kind"] == "ask":
        return boolean(form, header["boolean"])
    if header["kind"] == "select":
        return table(form, header["variables"], rows, task["rows"], task["size"])
    return statements(form, rows, task["rows"], task["size"], task["graph"])


def _counts(engine: Engine) -> Frame:
    from compgraph.rdf.dataset import counted  # noqa: PLC0415 - seldom asked for
    from compgraph.store.terms import answer_of  # noqa: PLC0415

    counts = counted(lambda query: answer_of(engine.query(query, prefixes=PREFIXES)))
    return Frame({"counts": asdict(counts)})


def _problem(status: int, message: Text, remedy: Text | None) -> Frame:
    return Frame({"problem": {"status": status, "message": message, "remedy": remedy}})


def _not_acceptable(kind: str) -> Frame:
    listed = ", ".join(one.media for one in OF_KIND[kind])
    said = text("serve.not-acceptable", kind=text(f"queries.kind-{kind}"))
    return _problem(406, said, text("serve.not-acceptable-remedy", types=listed))


def _prepare() -> None:
    """Load what examining takes while nobody asks; a question that is there already goes first."""
    if sys.platform == "win32" or not select.select([0], [], [], 0)[0]:
        import compgraph.queries.guard  # noqa: F401, PLC0415


def _limit(memory: int) -> None:
    """Let this process take so much more memory than it has, now that the store is open.

    The engine reserves several hundred megabytes of addresses that it hardly uses.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        most = (_memory("VmSize") or 1024**3) + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _memory(name: str) -> int:
    """Return a figure of Linux about this process, in bytes; 0 where there is none.

    VmHWM is the most it ever had resident (getrusage would count what the server had before).
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(rf"^{name}:\s*([0-9]+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    main()
