"""The parts of the README that the program itself writes (`make docs`; CI checks for drift)."""

from __future__ import annotations

import contextlib
import io
import os
import shlex

from compgraph.cli.outermost import INDEX, run
from compgraph.exports.site import FILES
from compgraph.messages import Language, text
from compgraph.queries.heading import THEMES
from compgraph.queries.library import Parameter, library


def output(words: str, language: Language, lines: int | None = None) -> str:
    """Return what `compgraph WORDS` prints, cut after `lines`."""
    stream = io.StringIO()
    before = dict(os.environ)
    os.environ.update(COMPGRAPH_LANG=language, COLUMNS="100")
    try:
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(io.StringIO()):
            run(shlex.split(words))
    finally:
        os.environ.clear()
        os.environ.update(before)
    printed = stream.getvalue().rstrip().splitlines()
    kept = printed if lines is None or len(printed) <= lines else [*printed[:lines], "…"]
    return "\n".join(line.rstrip() for line in kept)


def example(words: str, language: Language, lines: int | None = None) -> str:
    """Return a fenced block: the command, and what it prints."""
    return f"```console\n$ compgraph {words}\n{output(words, language, lines)}\n```"


def commands(language: Language) -> str:
    """Return the table of commands, and the help of each behind a fold."""
    rows = [f"| `compgraph {name}` | {text(f'cli.{name}.short').in_(language)} |" for name in INDEX]
    folds = [
        f"<details><summary><code>compgraph {name} --help</code></summary>\n\n"
        f"```\n{output(f'{name} --help', language)}\n```\n\n</details>"
        for name in INDEX
    ]
    head = {"en": "| command | what it does |", "zh-Hant": "| 命令 | 做什麼 |"}[language]
    return "\n".join([head, "|---|---|", *rows, "", *folds])


def files(language: Language) -> str:
    """Return the table of files a build writes."""
    head = {"en": "| file | what it is |", "zh-Hant": "| 檔案 | 是什麼 |"}[language]
    said = {name: text(f"site.file-{name.replace('.', '-')}").in_(language) for name in FILES}
    rows = [f"| `{name}` | {sentence} |" for name, sentence in said.items()]
    return "\n".join([head, "|---|---|", *rows])


def questions(language: Language) -> str:
    """Return the table of shipped questions by theme; those that are checks are not listed."""
    head = {
        "en": "| theme | question | answers | parameters (may be left out) |",
        "zh-Hant": "| 主題 | 問題 | 回答 | 參數（括號內可省略） |",
    }
    asked = [question for question in library().values() if not question.is_violation]
    rows = [
        f"| {text(f'queries.theme-{theme}').in_(language)} | `{question.name}` | "
        f"{question.summary.in_(language)} | {', '.join(map(_parameter, question.params))} |"
        for theme in THEMES
        for question in asked
        if question.theme == theme
    ]
    return "\n".join([head[language], "|---|---|---|---|", *rows])


def _parameter(param: Parameter) -> str:
    return f"(`{param.name}`)" if param.may_be_left_out else f"`{param.name}`"
