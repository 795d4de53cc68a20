"""Standards to measure with: as many, as large and as much alike as the published ones.

A published standard has on average 3.5 duties, 9.2 tasks, 25 indicators, 10.5 outputs, and names 45
times a knowledge and 43 times a skill (815 standards, counted by the authors of competency-ring).
Names are drawn so that a few stand in many standards and most in one or two. Every tenth standard
has an older version of its own. The same number gives the same standard each time.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from rdflib import SKOS, Graph

from compgraph import resources
from compgraph.exports.printing import printed
from compgraph.model import (
    Block,
    Classification,
    Competency,
    Duty,
    EntryRequirement,
    Indicator,
    Mention,
    Output,
    Standard,
    Task,
    VersionEntry,
)
from compgraph.rdf.attitudes import official_attitudes

_OF = [
    "雲端",
    "網路",
    "資料",
    "系統",
    "品質",
    "產品",
    "客戶",
    "生產",
    "設備",
    "安全",
    "環境",
    "人力",
    "財務",
    "採購",
    "倉儲",
    "行銷",
    "門市",
    "餐飲",
    "旅遊",
    "照護",
    "機械",
    "電路",
    "材料",
    "模具",
    "焊接",
    "塗裝",
    "包裝",
    "農作",
    "水產",
    "畜牧",
    "營建",
    "測量",
    "能源",
    "化學",
    "生技",
    "醫療",
    "法律",
    "專利",
    "翻譯",
    "影像",
    "音訊",
    "遊戲",
    "展覽",
    "會議",
    "運輸",
    "報關",
    "保險",
    "證券",
    "信用",
    "稅務",
]
_ON = [
    "規劃",
    "設計",
    "開發",
    "測試",
    "維護",
    "分析",
    "管理",
    "控制",
    "檢驗",
    "稽核",
    "評估",
    "溝通",
    "協調",
    "撰寫",
    "操作",
    "安裝",
    "校正",
    "診斷",
    "改善",
    "監控",
    "預測",
    "調查",
    "訪談",
    "簡報",
    "談判",
    "訓練",
    "紀錄",
    "統計",
    "建模",
    "整合",
    "移轉",
    "備份",
    "還原",
    "追溯",
    "認證",
    "標示",
    "回收",
    "減量",
    "預算",
    "核算",
]
_ENDS = {
    "knowledge": ["知識", "概念", "原理", "法規", "標準"],
    "skill": ["能力", "技巧", "技術", "工具應用能力", "方法運用能力"],
}


def _listed(name: str, length: int) -> list[tuple[str, str]]:
    """Return code and name of the entries of a shipped list whose code is so long.

    A code of an industry is printed behind the letter of its section.
    """
    graph = Graph().parse(resources.ontology() / "schemes" / f"{name}.ttl")
    entries = []
    for entry, code in graph.subject_objects(SKOS.notation):
        *_, section = graph.transitive_objects(entry, SKOS.broader)
        letter = str(graph.value(section, SKOS.notation)) if name == "industries" else ""
        entries.append((f"{letter}{code}", str(graph.value(entry, SKOS.prefLabel))))
    return sorted(entry for entry in entries if len(entry[0]) == length)


class Corpus:
    """The standards, by number from 1."""

    def __init__(self) -> None:
        self._categories = _listed("job-categories", 3)
        self._occupations = _listed("occupations", 4)
        self._industries = _listed("industries", 5)
        self._attitudes = sorted(official_attitudes())
        self._names = {
            kind: [f"{of}{on}{end}" for end in ends for on in _ON for of in _OF]
            for kind, ends in _ENDS.items()
        }
        for kind, names in self._names.items():
            random.Random(kind).shuffle(names)
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(len(_OF) * len(_ON) * 5)))

    def standards(self, number: int) -> list[Standard]:
        """Return the standard with this number, behind its older version if it has one."""
        newest = self._standard(number, 2 if number % 10 == 0 else 1)
        if number % 10:
            return [newest]
        return [self._standard(number, 1), newest]

    def write(self, folder: Path, count: int) -> None:
        """Write `count` documents of the tab layout, the older versions counted."""
        written = number = 0
        while written < count:
            number += 1
            for standard in self.standards(number)[: count - written]:
                (folder / f"{standard.code}.txt").write_bytes(printed(standard, "text"))
                written += 1

    def _standard(self, number: int, version: int) -> Standard:
        draw = random.Random(number)  # the versions of a standard differ in level alone
        category, occupation = draw.choice(self._categories), draw.choice(self._occupations)
        industry = draw.choice(self._industries)
        code = f"{category[0]}{occupation[0]}-{number % 1000:03d}v{version}"
        if number >= 1000:
            code = f"{code[:3]}{number // 1000:04d}{code[7:]}"
        name = f"{draw.choice(_OF)}{draw.choice(_ON)}人員"
        drawn = {kind: self._drawn(draw, kind, draw.randint(12, 26)) for kind in _ENDS}
        duties, tasks, blocks = self._rows(draw, drawn, version)
        return Standard(
            code=code,
            title=f"{name}職能基準",
            job_family="",
            occupation_name=name,
            description=f"負責{name}之工作。",
            level=draw.randint(2, 6),
            level_as_printed="",
            classifications=tuple(
                Classification(f"{kind}/1", kind, *entry)  # type: ignore[arg-type]
                for kind, entry in (
                    ("category", category),
                    ("occupation", occupation),
                    ("industry", industry),
                )
            ),
            versions=_versions(code, name, newest=2 if number % 10 == 0 else 1),
            duties=duties,
            tasks=tasks,
            blocks=blocks,
            knowledge=drawn["knowledge"],
            skills=drawn["skill"],
            attitudes=tuple(
                Competency(f"A{place:02d}", "attitude", f"A{place:02d}", each, f"對工作{each}。")
                for place, each in enumerate(draw.sample(self._attitudes, 6), 1)
            ),
            requirements=(EntryRequirement("requirement/1", "大專以上相關科系畢業。"),),
            terms=(),
            notes=(),
        )

    def _drawn(self, draw: random.Random, kind: str, count: int) -> tuple[Competency, ...]:
        names: dict[str, None] = {}
        while len(names) < count:
            names[draw.choices(self._names[kind], cum_weights=self._weights)[0]] = None
        letter = kind[0].upper()
        return tuple(
            Competency(f"{letter}{place:02d}", kind, f"{letter}{place:02d}", name)  # type: ignore[arg-type]
            for place, name in enumerate(names, 1)
        )

    def _rows(
        self, draw: random.Random, drawn: dict[str, tuple[Competency, ...]], version: int
    ) -> tuple[tuple[Duty, ...], tuple[Task, ...], tuple[Block, ...]]:
        """Return duties, tasks and rows; every competency is needed by some row."""
        duties = tuple(
            Duty(f"T{one}", f"T{one}", f"{draw.choice(_OF)}{draw.choice(_ON)}")
            for one in range(1, draw.randint(2, 5) + 1)
        )
        codes = [
            f"{duty.code[1:]}.{n}" for duty in duties for n in range(1, draw.randint(2, 4) + 1)
        ]
        tasks = tuple(
            Task(f"T{code}", f"T{code}", f"執行{draw.choice(_OF)}{draw.choice(_ON)}", f"T{code[0]}")
            for code in codes
        )
        needs = {kind: _dealt(draw, items, len(codes)) for kind, items in drawn.items()}
        blocks = tuple(
            Block(
                f"block/{place}",
                (f"T{code}",),
                (Output(f"O{code}.1", f"O{code}.1", f"{draw.choice(_OF)}{draw.choice(_ON)}報告"),),
                tuple(
                    Indicator(
                        f"P{code}.{n}",
                        f"P{code}.{n}",
                        f"依規範完成{draw.choice(_OF)}{draw.choice(_ON)}。",
                    )
                    for n in range(1, draw.randint(2, 4) + 1)
                ),
                level := min(6, draw.randint(2, 5) + version - 1),
                str(level),
                needs["knowledge"][place - 1],
                needs["skill"][place - 1],
            )
            for place, code in enumerate(codes, 1)
        )
        return duties, tasks, blocks


def _dealt(
    draw: random.Random, items: Sequence[Competency], rows: int
) -> list[tuple[Mention, ...]]:
    """Return what each of the rows mentions: about five each, each item at least once."""
    dealt: list[set[str]] = [set() for _ in range(rows)]
    for item in items:
        dealt[draw.randrange(rows)].add(item.id)
    for row in dealt:
        row.update(item.id for item in draw.sample(items, 3))
    return [tuple(map(Mention, sorted(row))) for row in dealt]


def _versions(code: str, name: str, newest: int) -> tuple[VersionEntry, ...]:
    stem = code[:-1]
    return tuple(
        VersionEntry(
            f"version/V{one}",
            f"V{one}",
            f"{stem}{one}",
            name,
            "最新版本" if one == newest else "歷史版本",
            "略" if one == newest else f"已被《{stem}{one + 1}》取代",
            f"20{19 + one}/12/15",
        )
        for one in range(newest, 0, -1)
    )
