"""Where a stranger's query runs: a process of its own, with a deadline and a memory limit.

No query can harm the one who asks: the engine has no time limit of its own, cannot be interrupted
while it counts, and some queries end its process. The child opens a copy of the store, reads one
query from stdin and writes the answer to stdout, a JSON value a line: the header, the rows, and a
last line that says it is complete. It loads the standard library and the engine only.

Should the examination of the text ever be fooled, the child still reaches nobody where the system
allows it to be cut off: on Linux it leaves the network, elsewhere a child over a copy in memory
can open nothing. Windows has no memory limit and no such cut here; the deadline and the caps
hold there too.
"""

from __future__ import annotations

import faulthandler
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from compgraph.queries.limits import Limits
from compgraph.store.replica import Replica, evaluated, opened_replica

# The child ends itself this long after the deadline, should nobody be left to end it.
_GRACE = 5.0
# unshare(2): CLONE_NEWUSER, which lets anybody ask for the other, and CLONE_NEWNET.
_NEW_USER_SPACE = 0x10000000
_NEW_NETWORK = 0x40000000


class Stopped(Exception):
    """The child did not answer: `why` is "deadline" or "died"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Refused(Exception):
    """The engine did not take the query; `why` is its sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def run(
    replica: Replica, query: str, prefixes: Mapping[str, str], limits: Limits
) -> tuple[dict[str, Any], list[Any], bool]:
    """Return header, rows and whether they were cut off, as `evaluated` gives them.

    Raises Stopped when the child was ended or ended itself, Refused when the engine refused.
    """
    task = {
        "path": str(replica.path),
        "folder": replica.folder,
        "query": query,
        "prefixes": dict(prefixes),
        "seconds": limits.seconds,
        "memory": limits.memory,
        "rows": limits.rows,
        "size": limits.size,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-X", "utf8", "-m", "compgraph.queries.worker"],
            input=json.dumps(task).encode(),
            capture_output=True,
            timeout=limits.seconds,
            env=environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Stopped("deadline") from error
    lines = done.stdout.split(b"\n")
    if done.returncode or len(lines) < 2:
        raise Stopped("died")
    last = json.loads(lines[-2])
    if "refused" in last:
        raise Refused(last["refused"])
    if "stopped" in last:
        raise Stopped(last["stopped"])
    return json.loads(lines[0]), [json.loads(line) for line in lines[1:-2]], last["truncated"]


def environment() -> dict[str, str]:
    """Return this process's environment, and its module path so the child finds what we found."""
    package = str(Path(__file__).parents[2])
    path = [package, *(entry for entry in sys.path if entry and entry != package)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}


def main() -> None:
    """Answer the one query on stdin: the child's side."""
    task = json.loads(sys.stdin.buffer.read())
    leave_network()
    _limit(task["seconds"], task["memory"])
    out = sys.stdout.buffer
    try:
        engine = opened_replica(task["path"], folder=task["folder"])
        if not task["folder"]:
            _close_doors()
        header, rows = evaluated(engine, task["query"], task["prefixes"])
        out.write(_line(header))
        last: dict[str, Any] = {"truncated": _write(rows, task["rows"], task["size"])}
    except MemoryError:
        last = {"stopped": "died"}
    except (SyntaxError, ValueError, TypeError, OSError, RuntimeError) as error:
        last = {"refused": str(error)}
    out.write(_line(last))
    out.flush()
    # Taking a large store down again politely would only cost time.
    os._exit(0)


def _write(rows: Iterator[Any], most: int, size: int) -> bool:
    for number, row in enumerate(rows):
        line = _line(row)
        size -= len(line)
        if number >= most or size < 0:
            return True
        sys.stdout.buffer.write(line)
    return False


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _limit(seconds: float, memory: int) -> None:
    """Set what ends this process: too much memory, or nobody left to end it in time.

    faulthandler's watchdog is a thread of its own that needs nothing from the interpreter, so it
    also ends an engine that never comes back.
    """
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(
            seconds + _GRACE, exit=True, file=os.dup(nowhere.fileno())
        )
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def leave_network() -> None:
    """Move this process into a network of its own with nobody in it, where Linux lets us.

    A refusal (some containers do refuse) changes nothing: this is the second line of defence.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - for Linux only

        ctypes.CDLL(None).unshare(_NEW_USER_SPACE | _NEW_NETWORK)


def _close_doors() -> None:
    """Let this process open nothing any more: no file, and above all no connection.

    Only over a copy in memory, since an engine over a folder opens its files as it needs them.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


if __name__ == "__main__":
    main()
