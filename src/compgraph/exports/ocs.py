"""The OCS JSON of a standard, the form that peers exchange, and what it cannot hold.

`schemas/ocs.schema.json` describes the form. Keys come in the order of the JSON that peers have; a
code, level or 職類 that is not printed is null, a name or text that is not printed is "" (but a name
in 所屬類別, and in a unit of tasks without a duty, is null). Only where neither code nor name is
printed the name in the heading becomes that of the occupation, or nothing would name the standard.

A task of several rows has several `competency_blocks`; a duty whose rows do not follow one another
is written once for each run of them, so the rows keep their order. Which tasks of a row a knowledge
or skill serves stands behind its name as documents print it (【T1.1】、【T1.3】). A footnote mark
(【註1】) stands at the first mention only, as in documents: a record does not know of others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import groupby
from typing import Any, NamedTuple

from compgraph.exports.ocs_losses import Loss, losses_between
from compgraph.model import Block, Competency, Mention, Standard, headed
from compgraph.reading.formats.ocs import standard_in

Form = dict[str, Any]

_FOOTNOTE = re.compile(r"[、,，;；]?【註[0-9]*】")
_SEPARATORS = ("、", ",", "，", ";", "；")


class _Group(NamedTuple):
    """Tasks that share rows."""

    tasks: tuple[str, ...]
    rows: list[Block]


def ocs_schema() -> Form:
    """Return the JSON Schema (2020-12) of the OCS JSON."""
    text = (files("compgraph.exports") / "schemas" / "ocs.schema.json").read_text("utf-8")
    found: Form = json.loads(text)
    return found


def to_ocs(standard: Standard) -> tuple[Form, tuple[Loss, ...]]:
    """Return the OCS JSON of `standard`, and everything that reading it back does not give again.

    The losses are found by reading back: a standard without losses comes back equal.
    """
    form: Form = {
        "version_info": {
            "versions": [
                {
                    "version": one.label,
                    "ocs_code": one.code,
                    "ocs_name": one.name,
                    "status": one.status,
                    "update_note": one.note,
                    "update_date": one.date,
                }
                for one in standard.versions
            ]
        },
        "ocs_profile": _profile(standard),
        "ocs_content": {"ocu_units": _units(standard)},
        "ocs_attitude": {"attitudes": [_attitude(one) for one in standard.attitudes]},
        "notes": {
            "prerequisites": [one.text for one in standard.requirements],
            "supplements": _supplements(standard),
        },
    }
    return form, losses_between(standard, standard_in(json.dumps(form)))


def ocs_text(form: Form) -> str:
    """Return the JSON as text: one value a line, Chinese as it is."""
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


def loss_report(losses: Sequence[Loss]) -> list[dict[str, Any]]:
    """Return the losses for JSON: rule, what, subject, value, why; sentences in both languages."""
    return [loss.as_json() for loss in losses]


def _profile(standard: Standard) -> Form:
    kinds = {"job_categories": "category", "occupations": "occupation", "industries": "industry"}
    nameless = not (standard.code or standard.job_family or standard.occupation_name)
    occupation = headed(standard.title) if nameless else standard.occupation_name
    return {
        "ocs_code": standard.code or None,
        "ocs_name": {
            "job_category_name": standard.job_family or None,
            "occupation_name": occupation or None,
        },
        "category": {
            key: [
                {"name": one.name or None, "code": one.code or None}
                for one in standard.classifications
                if one.kind == kind
            ]
            for key, kind in kinds.items()
        },
        "job_description": standard.description,
        "ocs_level": standard.level,
    }


def _units(standard: Standard) -> list[Form]:
    of = {task.id: task.duty for task in standard.tasks}
    duties = {duty.id: duty for duty in standard.duties}
    runs: list[tuple[str | None, list[_Group]]] = [
        (duty, list(groups))
        for duty, groups in groupby(
            _groups(standard), key=lambda group: of.get(group.tasks[0]) if group.tasks else None
        )
    ]
    place = {name: number for number, name in enumerate(duties)}
    with_rows = {duty for duty, _ in runs}
    for duty in duties:
        if duty not in with_rows:
            later = (
                at for at, (name, _) in enumerate(runs) if place.get(name or "", -1) > place[duty]
            )
            runs.insert(next(later, len(runs)), (duty, []))
    writer = _Writer(standard)
    return [
        {
            "ocu_code": (duties[duty].code or None) if duty in duties else None,
            "ocu_name": duties[duty].name if duty in duties else None,
            "tasks": [writer.group(group) for group in groups],
        }
        for duty, groups in runs
    ]


def _groups(standard: Standard) -> list[_Group]:
    """Return the rows in order, those of the same tasks together where they follow one another."""
    groups: list[_Group] = []
    for block in standard.blocks:
        if groups and groups[-1].tasks == block.tasks:
            groups[-1].rows.append(block)
        else:
            groups.append(_Group(block.tasks, [block]))
    place = {task.id: number for number, task in enumerate(standard.tasks)}
    in_rows = {name for group in groups for name in group.tasks}
    for task in standard.tasks:
        if task.id not in in_rows:
            later = (
                at
                for at, group in enumerate(groups)
                if group.tasks and place.get(group.tasks[0], -1) > place[task.id]
            )
            groups.insert(next(later, len(groups)), _Group((task.id,), []))
    return groups


class _Writer:
    """The rows as they are written one after the other."""

    def __init__(self, standard: Standard) -> None:
        self._tasks = {task.id: task for task in standard.tasks}
        self._named: Mapping[str, Competency] = {one.id: one for one in standard.competencies}
        self._mentioned: set[str] = set()

    def group(self, group: _Group) -> Form:
        """Return tasks and their rows."""
        tasks = [self._tasks[name] for name in group.tasks if name in self._tasks]
        return {
            "task_codes": [{"code": task.code or None, "name": task.name} for task in tasks],
            "competency_blocks": [self._block(block) for block in group.rows],
        }

    def _block(self, block: Block) -> Form:
        return {
            "competency_level": block.level,
            "indicators": [
                {"code": one.code or None, "text": one.text} for one in block.indicators
            ],
            "outputs": [{"code": one.code or None, "name": one.name} for one in block.outputs],
            "knowledge": list(self._mentions(block.knowledge)),
            "skills": list(self._mentions(block.skills)),
        }

    def _mentions(self, mentions: Sequence[Mention]) -> Iterator[Form]:
        for mention in mentions:
            competency = self._named.get(mention.competency)
            if competency is None:
                continue
            first = competency.id not in self._mentioned
            self._mentioned.add(competency.id)
            name = competency.name if first else _FOOTNOTE.sub("", competency.name)
            marks = "、".join(f"【{task}】" for task in mention.tasks)
            if marks and name.endswith(_SEPARATORS):  # else it would count as one of the marks
                marks = f"、{marks}"
            yield {"code": competency.code or None, "name": name + marks}


def _attitude(attitude: Competency) -> Form:
    colon = "：" if attitude.description else ""
    name = f"{attitude.name}{colon}{attitude.description}"
    return {"code": attitude.code or None, "name": name}


def _supplements(standard: Standard) -> list[str]:
    """Return terms and notes in the order of the document; terms first where that is unknown."""
    lines = [(one.span, f"{one.name}：{one.description}") for one in standard.terms]
    lines += [(one.span, one.text) for one in standard.notes]
    if all(span for span, _ in lines):
        lines.sort(key=lambda line: line[0].start if line[0] else 0)
    return [said for _, said in lines]
