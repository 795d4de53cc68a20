"""The same question of the same content: the same answer in the same order, every time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from compgraph.queries import ask
from compgraph.reading.record import Reading
from compgraph.store import open_store

QUESTIONS = {
    "unordered": "SELECT ?t ?k { ?t cg:requires ?k }",
    "limit": "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 7",
    "distinct": "SELECT DISTINCT ?s ?o { ?s ?p ?o . ?o a ?c } LIMIT 30",
    "groups": "SELECT ?a (GROUP_CONCAT(?k) AS ?all) { ?a cg:requires ?k } GROUP BY ?a",
    "graphs": "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } } LIMIT 200",
    "blank": "SELECT (BNODE() AS ?new) ?t { ?t a cg:Task }",
    "construct": "CONSTRUCT { ?t cg:requires ?k } WHERE { ?t cg:requires ?k } LIMIT 7",
    "blank triples": "CONSTRUCT { [] cg:requires ?t } WHERE { ?t a cg:Task }",
    "describe": "DESCRIBE ?t { ?t a cg:Task } LIMIT 2",
}
PROGRAM = """
import sys
from compgraph import resources
from compgraph.queries import ask
from compgraph.reading import read
from compgraph.store import open_store
with open_store(sys.argv[1] or None) as store:
    store.put(read(resources.shipped_standard()))
    for question in sys.argv[2:]:
        answer = ask(store, question)
        assert answer.rows or answer.triples, question
        print(ascii(answer))
    print(ascii(store.query("SELECT * { ?s ?p ?o }")))
"""


@pytest.mark.long
@pytest.mark.parametrize("kept", ["memory", "folder"])
def test_no_hash_seed_changes_an_answer(kept: str, tmp_path: Path) -> None:
    """Rows without ORDER BY, and what a LIMIT leaves, are the same on seeds 0, 1 and 2."""
    answers = []
    for seed in ("0", "1", "2"):
        folder = str(tmp_path / seed) if kept == "folder" else ""
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, folder, *QUESTIONS.values()],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        )
        answers.append(done.stdout.splitlines())
    assert len(answers[0]) == len(QUESTIONS) + 1
    for name, *same in zip([*QUESTIONS, "in process"], *answers, strict=True):
        assert len(set(same)) == 1, name


def test_the_history_of_a_store_changes_no_answer(reading: Reading) -> None:
    """A store in memory that once held something else answers as one that never did."""
    with open_store() as changed, open_store() as fresh:
        changed.put(replace(reading.standard, tasks=reading.standard.tasks[:-1], title="舊"))
        changed.put(reading)
        fresh.put(reading)
        for question in QUESTIONS.values():
            assert ask(changed, question) == ask(fresh, question)
