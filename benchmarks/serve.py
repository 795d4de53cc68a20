"""How many lookups a second the endpoint answers, and whether it stays well under hostile load.

Run: python benchmarks/serve.py [STANDARDS [SECONDS]]. Targets on two cores with 1,000 standards, the
client on the same machine: 500 repeated lookups a second with a 99th percentile within 50 ms; with
SECONDS, so long a mixed load of lookups and hostile requests without a crash, a wrong answer, or more
than 20 % more memory than after its first fifth. Exit code 1 when one is missed.

Lookups ask what a task needs, of 200 tasks in turn over 8 connections; `first` asks texts that
nobody has asked before, which have to be examined and evaluated. The peer is /health of the same
server: what HTTP alone costs. wrk counts where it is installed (it takes no part of the server's
time to speak of), else threads of this program do, and then only half the rate can be seen.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from load import texts

RATE = 500.0
P99 = 0.05
GROWTH = 1.2
CONNECTIONS = 8
LENGTH = 10
LOOKUP = "SELECT ?need ?name WHERE {{ icap:{task} cg:requires ?need . ?need rdfs:label ?name }}"
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
    "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "ASK " + "{" * 4000,
    "SELECT * { ?s ?p ?o FILTER(" + " && ".join(["true"] * 900) + ") }",
    "DROP ALL",
    "ASK {",
)


@dataclass(frozen=True)
class Running:
    """The server: host and port, and its process."""

    place: str
    process: subprocess.Popen[str]

    def memory(self) -> float:
        """Return the resident memory of the server and its workers in MB (Linux only)."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return sum(map(_resident, (self.process.pid, *map(int, children.split()))))


def _resident(pid: int) -> float:
    with contextlib.suppress(OSError):
        found = re.search(r"VmRSS:\s*([0-9]+)", Path(f"/proc/{pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


@contextlib.contextmanager
def serving(store: Path) -> Iterator[Running]:
    """Serve the store; stop the server afterwards, which has to end with 0."""
    command = [sys.executable, "-m", "compgraph", "serve", "--port", "0", "--lang", "en"]
    options = ["--limit-seconds", "5", "--limit-memory", "512", "--store", str(store)]
    process = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        found = re.search(r"http://([^/ ]+)/ ", line)
        if found:
            break
    else:
        raise SystemExit("the server did not start")
    stream = process.stderr
    threading.Thread(target=lambda: [None for _ in stream], daemon=True).start()
    try:
        yield Running(found[1], process)
    finally:
        process.terminate()
        if process.wait(60):
            raise SystemExit(f"the server ended with {process.returncode}")


def paths(count: int) -> list[str]:
    """Return the lookups: what 200 tasks of the standards need."""
    drawn = random.Random(7)
    codes = [f"ISD{drawn.randint(1, count):04d}-001v3" for _ in range(200)]
    tasks = [f"{code}\\/T{drawn.choice(('1.1', '1.2', '2.1', '2.2'))}" for code in codes]
    return [f"/sparql?query={quote(LOOKUP.format(task=task))}" for task in tasks]


def measured(place: str, asked: list[str], seconds: int) -> tuple[float, float]:
    """Return requests a second and the 99th percentile in seconds, the paths asked in turn."""
    if shutil.which("wrk"):
        return _by_wrk(place, asked, seconds)
    times: list[float] = []
    end = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=_ask_until, args=(place, asked[start:], end, times))
        for start in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / seconds, sorted(times)[int(len(times) * 0.99)]


def _by_wrk(place: str, asked: list[str], seconds: int) -> tuple[float, float]:
    listed = ",\n".join(json.dumps(path) for path in asked)
    script = (
        f"local paths = {{ {listed} }}\nlocal n = 0\n"
        "request = function() n = n % #paths + 1; return wrk.format('GET', paths[n]) end\n"
        "done = function(summary, latency) io.write('STATUS ' .. summary.errors.status .. '\\n') "
        "io.write('P99 ' .. latency:percentile(99) .. '\\n') end\n"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", file.name]
        done = subprocess.run(
            [*command, f"http://{place}"], capture_output=True, text=True, check=True
        )
    found = {
        name: float(re.search(pattern, done.stdout)[1])  # type: ignore[index]
        for name, pattern in (
            ("rate", r"Requests/sec:\s*([0-9.]+)"),
            ("p99", r"P99 ([0-9.]+)"),
            ("status", r"STATUS ([0-9]+)"),
        )
    }
    if found["status"]:
        raise SystemExit(f"{found['status']:.0f} requests were not answered with 200")
    return found["rate"], found["p99"] / 1e6


def _ask_until(place: str, asked: list[str], end: float, times: list[float]) -> None:
    line = http.client.HTTPConnection(place)
    number = 0
    while time.perf_counter() < end:
        begun = time.perf_counter()
        line.request("GET", asked[number % len(asked)])
        answer = line.getresponse()
        answer.read()
        times.append(time.perf_counter() - begun)
        number += 1


@dataclass
class Load:
    """A mixed load on its way: how requests ended, and what was wrong."""

    place: str
    asked: list[str]
    expected: list[bytes]
    end: float
    counted: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def normal(self, seed: int) -> None:
        """Ask lookups, half of them as a text that nobody has asked before."""
        drawn = random.Random(seed)
        while time.perf_counter() < self.end:
            number = drawn.randrange(len(self.asked))
            mark = quote(f" # {drawn.random()}") if drawn.random() < 0.5 else ""
            status, body = _once(self.place, "GET", self.asked[number] + mark)
            self.counted[f"lookup {status}"] += 1
            if status == 200 and _rows(body) != _rows(self.expected[number]):
                self.wrong.append(f"another answer: {self.asked[number]}")
            if status not in {200, 503}:
                self.wrong.append(f"{status}: {self.asked[number]}")

    def hostile(self, seed: int) -> None:
        """Ask what never ends, is too large, or is no query at all."""
        drawn = random.Random(seed)
        while time.perf_counter() < self.end:
            query = f"{drawn.choice(HOSTILE)} # {drawn.random()}"
            status, _ = _once(self.place, "POST", "/sparql", query)
            self.counted[f"hostile {status}"] += 1


def mixed(running: Running, asked: list[str], seconds: int) -> list[str]:
    """Ask lookups and hostile queries side by side; return what went wrong."""
    expected = [_once(running.place, "GET", path)[1] for path in asked]
    load = Load(running.place, asked, expected, time.perf_counter() + seconds)
    threads = [
        threading.Thread(target=ask, args=(seed,))
        for seed in range(3)
        for ask in (load.normal, load.hostile)
    ]
    for thread in threads:
        thread.start()
    time.sleep(seconds / 5)
    early = _settled(running)
    for thread in threads:
        thread.join()
    late = _settled(running)
    print(f"mixed load, {seconds} s: {dict(sorted(load.counted.items()))}")
    print(f"memory of all processes: {early:.0f} MB after a fifth, {late:.0f} MB at the end")
    if late > GROWTH * early:
        load.wrong.append(f"memory grew {late / early:.2f} times")
    if running.process.poll() is not None:
        load.wrong.append("the server is gone")
    return load.wrong


def _rows(body: bytes) -> list[bytes]:
    return sorted(line.rstrip(b",") for line in body.split(b"\n"))


def _settled(running: Running) -> float:
    """Return the least memory within two seconds: answers on their way come and go."""
    seen = []
    for _ in range(40):
        seen.append(running.memory())
        time.sleep(0.05)
    return min(seen)


def _once(place: str, method: str, path: str, query: str = "") -> tuple[int, bytes]:
    line = http.client.HTTPConnection(place, timeout=120)
    with contextlib.closing(line):
        headers = {"Content-Type": "application/sparql-query"} if query else {}
        line.request(method, path, query.encode() or None, headers)
        answer = line.getresponse()
        return answer.status, answer.read()


def main(count: int, seconds: int) -> int:
    """Print a line a measurement; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        documents, store = Path(folder, "documents"), Path(folder, "store")
        documents.mkdir()
        texts(documents, count)
        load = [sys.executable, "-m", "compgraph", "load", str(documents), "--store", str(store)]
        subprocess.run(load, check=True, capture_output=True)
        with serving(store) as running:
            asked = paths(count)
            assert urlsplit(f"//{running.place}").port
            for path in asked:
                assert _once(running.place, "GET", path)[0] == 200, path
            print(f"{count} standards, {os.cpu_count()} processors, {running.memory():.0f} MB")
            print(f"{'':<10} {'a second':>9} {'p99 ms':>8}")
            fresh = [f"{path}{quote(f' # {n}')}" for n in range(100) for path in asked]
            lines = {"first": fresh, "repeated": asked, "/health": ["/health"]}
            found = {name: measured(running.place, some, LENGTH) for name, some in lines.items()}
            for name, (rate, p99) in found.items():
                print(f"{name:<10} {rate:>9.0f} {1000 * p99:>8.1f}")
            wrong = mixed(running, asked, seconds) if seconds else []
    rate, p99 = found["repeated"]
    for one in wrong[:5]:
        print(one)
    met = rate >= RATE and p99 <= P99 and not wrong
    print("target met" if met else "target missed")
    return 0 if met else 1


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else 1000, given[1] if len(given) > 1 else 0))
