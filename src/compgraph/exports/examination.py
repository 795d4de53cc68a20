"""What the reader saw in a file, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from compgraph.messages import Language, Text, text
from compgraph.reading.document import Place
from compgraph.reading.examination import Examination, TableSeen


def as_record(seen: Examination) -> dict[str, Any]:
    """Return the documented JSON shape (`schemas/doctor.schema.json`)."""
    refusal = seen.refusal
    return {
        "source": seen.source,
        "outcome": seen.outcome,
        "size": seen.size,
        "format": seen.format,
        "encoding": seen.encoding,
        "tables": [
            {
                "kind": table.kind,
                **_place(table.place),
                "rows": table.rows,
                "columns": table.columns,
                "header": list(table.header),
            }
            for table in seen.tables
        ],
        "sections": dict(seen.sections),
        "codes": dict(sorted(seen.codes.items())),
        "characters": seen.characters,
        "recognised": seen.recognised,
        "refusal": None
        if refusal is None
        else {
            "rule": refusal.rule,
            "message": refusal.message.as_json(),
            "remedy": refusal.remedy.as_json() if refusal.remedy else None,
            "page": refusal.page,
            "table": refusal.table,
            "row": refusal.row,
            "line": refusal.line,
        },
        "findings": [finding.as_json() for finding in seen.findings],
    }


def as_text(seen: Examination, language: Language) -> str:
    """Return what was seen, a line a step."""
    return "\n".join(line.in_(language) for line in _lines(seen)) + "\n"


def _lines(seen: Examination) -> Iterator[Text]:
    yield text("doctor.file", source=seen.source, outcome=text(f"doctor.{seen.outcome}"))
    if seen.format:
        encoding = seen.encoding or text("doctor.no-encoding")
        yield text(
            "doctor.format",
            format=text(f"doctor.format-{seen.format}"),
            size=f"{seen.size:,}",
            encoding=encoding,
        )
    for table in seen.tables:
        yield _table(table)
    if seen.sections:
        yield text("doctor.sections", sections=_counted(seen.sections, "section"))
        yield text("doctor.codes", codes=_counted(seen.codes, "code"))
    if seen.reading is not None:
        share = f"{100 * seen.recognised / max(seen.characters, 1):.1f}"
        yield text(
            "doctor.coverage",
            characters=f"{seen.characters:,}",
            recognised=f"{seen.recognised:,}",
            share=share,
        )
        rules = Counter(finding.rule for finding in seen.findings)
        listed = ", ".join(f"{rule} ×{count}" for rule, count in sorted(rules.items()))
        yield text("doctor.findings", count=len(seen.findings), rules=listed or "–")
    if seen.refusal is not None:
        place = seen.refusal.place
        message, remedy = seen.refusal.message, seen.refusal.remedy
        yield text("doctor.refusal", rule=seen.refusal.rule, place=place, message=message)
        if remedy:
            yield text("doctor.remedy", remedy=remedy)


def _table(table: TableSeen) -> Text:
    parts = [
        text(f"refusals.place-{name}", number=number)
        for name, number in (("page", table.place.page), ("table", table.place.table))
        if number is not None
    ]
    if table.place.line is not None:
        parts.append(text("doctor.place-line", number=table.place.line))
    return text(
        "doctor.table",
        place=Text("".join(part.zh for part in parts), ", ".join(part.en for part in parts)),
        kind=text(f"doctor.table-{table.kind}"),
        rows=table.rows,
        columns=table.columns,
        header=text("doctor.header", words=" | ".join(table.header)) if table.header else "",
    )


def _counted(counts: Any, kind: str) -> Text:
    named = [(text(f"doctor.{kind}-{name}"), count) for name, count in counts.items() if count]
    if not named:
        return Text("無", "none")
    return Text(
        "、".join(f"{name.zh} {count}" for name, count in named),
        ", ".join(f"{name.en} {count}" for name, count in named),
    )


def _place(place: Place) -> dict[str, int | None]:
    return {"page": place.page, "table": place.table, "line": place.line}
