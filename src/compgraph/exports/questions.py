"""The question library as a list by theme, CSV, JSON, and one question in full.

The JSON shape is schemas/questions.schema.json; a question is said in both languages there.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from typing import Any

from compgraph.messages import Language, Text, text
from compgraph.queries.heading import THEMES, Column, Parameter
from compgraph.queries.library import Question
from compgraph.tables import write_rows

_COLUMNS = ("question", "theme", "asked", "params", "columns")


def questions_list(questions: Iterable[Question], language: Language) -> str:
    """Return the questions below their themes, with the parameters each takes; checks last."""
    chosen = list(questions)
    lines: list[str] = []
    for head, part in _grouped(chosen):
        lines += ["", head.in_(language)] if lines else [head.in_(language)]
        for question in part:
            lines += [f"  {question.name}", f"      {question.summary.in_(language)}"]
            lines += [f"      {_asked_with(one, language)}" for one in question.params]
    return "".join(f"{line}\n" for line in lines)


def questions_csv(questions: Iterable[Question], language: Language) -> str:
    """Return a line a question: name, theme, what it answers, parameters and columns."""
    heads = [text(f"queries.show-{name}").in_(language) for name in _COLUMNS]
    rows = [
        (
            question.name,
            text(f"queries.theme-{question.theme}").in_(language) if question.theme else "",
            question.summary.in_(language),
            " ".join(f"{one.name}={one.sample()}" for one in question.params),
            " ".join(column.name for column in question.columns),
        )
        for question in questions
    ]
    return write_rows([heads, *rows])


def question_json(question: Question) -> dict[str, Any]:
    """Return one question in its documented shape; parts that are missing are None or empty."""
    return {
        "name": question.name,
        "theme": question.theme or None,
        "summary": question.summary.as_json(),
        "description": _said(question.description),
        "check": question.is_violation,
        "params": [_parameter_json(one) for one in question.params],
        "columns": [
            {"name": column.name, "meaning": column.meaning.as_json()}
            for column in question.columns
        ],
        "sparql": question.text,
    }


def question_page(question: Question, language: Language) -> str:
    """Return everything about one question, to read: its SPARQL text is the last part."""
    lines = [question.name, question.summary.in_(language)]
    if question.theme:
        theme = text(f"queries.theme-{question.theme}")
        lines.append(text("queries.show-of-theme", theme=theme).in_(language))
    if question.description.in_(language):
        lines += ["", question.description.in_(language)]
    if question.is_violation:
        lines += ["", text("queries.show-check").in_(language)]
    lines += ["", *_params(question.params, language), "", *_columns(question.columns, language)]
    lines += ["", text("queries.show-run").in_(language), f"  {_call(question)}"]
    lines += ["", text("queries.show-sparql").in_(language), "", _without_head(question.text)]
    return "".join(f"{line}\n" for line in lines)


def _grouped(questions: list[Question]) -> Iterator[tuple[Text, list[Question]]]:
    asked = [question for question in questions if not question.is_violation]
    for theme in THEMES:
        part = [question for question in asked if question.theme == theme]
        if part:
            yield text(f"queries.theme-{theme}"), part
    checks = [question for question in questions if question.is_violation]
    if checks:
        yield text("queries.list-checks"), checks


def _asked_with(param: Parameter, language: Language) -> str:
    """Return a parameter with its example, which is its value where it may be left out."""
    optional = f" ({text('cli.optional').in_(language)})" if param.may_be_left_out else ""
    meaning = param.meaning.in_(language) or param.expected().in_(language)
    return f"--param {param.name}={param.sample()}  {meaning}{optional}"


def _params(params: tuple[Parameter, ...], language: Language) -> Iterator[str]:
    if not params:
        yield text("queries.show-params-none").in_(language)
        return
    yield text("queries.show-params").in_(language)
    for one in params:
        said = [one.meaning.in_(language), one.expected().in_(language)]
        key = "default" if one.optional else "standard" if one.may_be_left_out else "needed"
        said.append(text(f"queries.show-{key}", sample=one.sample()).in_(language))
        yield f"  {one.name}: {_stop(language).join(part for part in said if part)}"


def _columns(columns: tuple[Column, ...], language: Language) -> Iterator[str]:
    if not columns:
        yield text("queries.show-columns-none").in_(language)
        return
    yield text("queries.show-columns").in_(language)
    for column in columns:
        yield f"  {column.name}: {column.meaning.in_(language)}"


def _stop(language: Language) -> str:
    return "；" if language == "zh-Hant" else "; "


def _call(question: Question) -> str:
    words = ["compgraph", "query", question.name]
    for one in question.params:
        if not one.may_be_left_out:
            words += ["--param", f"{one.name}={one.sample()}"]
    return shlex.join(words)


def _without_head(sparql: str) -> str:
    """Return the text without the lines that the page says in words already."""
    lines = [line for line in sparql.strip().split("\n") if not line.startswith("#+")]
    return "\n".join(lines).strip("\n")


def _parameter_json(param: Parameter) -> dict[str, Any]:
    return {
        "name": param.name,
        "type": param.type,
        "expected": param.expected().as_json(),
        "meaning": _said(param.meaning),
        "optional": param.may_be_left_out,
        "default": param.sample() if param.optional else None,
        "example": param.sample(),
    }


def _said(written: Text) -> dict[str, str] | None:
    return written.as_json() if written.en else None
