"""Which part of a DOCX or XLSX package refers to which (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath

from compgraph.reading.formats.archive import Archive
from compgraph.reading.formats.markup import every


class Relations:
    """The parts that one part refers to, by id and by kind (the last word of the type's address)."""

    def __init__(self, archive: Archive, part: str) -> None:
        self._targets: dict[str, str] = {}
        self._kinds: dict[str, list[str]] = {}
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in archive:
            return
        for relation in every(archive.tree(listed), "rel:Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            target = target.lstrip("/")
            if target in archive:
                self._targets[relation.get("Id", "")] = target
                kind = relation.get("Type", "").rpartition("/")[2]
                self._kinds.setdefault(kind, []).append(target)

    def target(self, id_: str) -> str:
        """Return the part that an id names, "" where it names none."""
        return self._targets.get(id_, "")

    def of(self, kind: str) -> list[str]:
        """Return the parts of a kind (`styles`, `worksheet` …) in the order they are listed."""
        return list(dict.fromkeys(self._kinds.get(kind, ())))


def main_part(archive: Archive) -> str:
    """Return the part in which a document begins, "" where the package names none."""
    return next(iter(Relations(archive, "").of("officeDocument")), "")
