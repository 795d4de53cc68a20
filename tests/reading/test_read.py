"""The shipped standard, counted and read by hand."""

from __future__ import annotations

from compgraph.model import Span, Standard
from compgraph.reading import Reading
from compgraph.reading.coverage import uncovered

# Counted by hand on the document.
COUNTS = {
    "versions": 3,
    "classifications": 3,
    "duties": 2,
    "tasks": 7,
    "blocks": 7,
    "knowledge": 17,
    "skills": 21,
    "attitudes": 7,
    "requirements": 2,
    "terms": 4,
    "notes": 0,
}


def counts(standard: Standard) -> dict[str, int]:
    """Return how many of each there are."""
    return {name: len(getattr(standard, name)) for name in COUNTS}


def test_everything_is_there_once(shipped: Reading) -> None:
    """Every item of the document is read, and nothing else."""
    standard = shipped.standard
    assert counts(standard) == COUNTS
    assert sum(len(block.outputs) for block in standard.blocks) == 9
    assert sum(len(block.indicators) for block in standard.blocks) == 17
    assert sum(len(block.requires) for block in standard.blocks) == 60
    assert sum(len(codes) for codes in standard.needs().values()) == 60


def test_the_profile_is_what_the_document_prints(shipped: Reading) -> None:
    """Title, names, description, level, and the three classifications with their codes."""
    standard = shipped.standard
    assert standard.code == "ISD3512-001v3"
    assert standard.title == "雲端系統開發工程人員職能基準"
    assert standard.job_family == ""
    assert standard.occupation_name == standard.name == "雲端系統開發工程人員"
    assert standard.description == "負責雲端系統開發及測試工作。"
    assert (standard.level, standard.level_as_printed) == (3, "3")
    assert [(one.kind, one.code, one.name) for one in standard.classifications] == [
        ("category", "ISD", "資訊科技/出版影音及資通訊業"),
        ("occupation", "3512", "資訊及通訊使用者支援技術員"),
        ("industry", "J6201", "程式設計業"),
    ]


def test_the_version_table_is_kept_as_printed(shipped: Reading) -> None:
    """Three rows, wrong codes included."""
    rows = [
        (row.id, row.label, row.code, row.name, row.status, row.note, row.date)
        for row in shipped.standard.versions
    ]
    new, old = "雲端系統開發工程人員", "雲端軟體維護工程人員"
    assert rows == [
        ("version/V3", "V3", "IISD3512-001v3", new, "最新版本", "略", "2024/12/15"),
        (
            "version/V2",
            "V2",
            "IISD3512-001v2",
            old,
            "歷史版本",
            "已被《ISD3512-001v3》取代",
            "2020/12/21",
        ),
        (
            "version/V1",
            "V1",
            "ISD3512-001v1",
            old,
            "歷史版本",
            "已被《ISD3512-001v2》取代",
            "2018/12/20",
        ),
    ]


def test_duties_and_tasks(shipped: Reading) -> None:
    """Codes with and without a blank behind them; an empty duty cell goes on with the duty above."""
    standard = shipped.standard
    assert [(one.code, one.name) for one in standard.duties] == [
        ("T1", "開發及測試可行性分析"),
        ("T2", "雲端系統開發測試"),
    ]
    assert [(one.code, one.name, one.duty) for one in standard.tasks] == [
        ("T1.1", "評估應用可行性", "T1"),
        ("T1.2", "擬訂應用可行方案", "T1"),
        ("T2.1", "確認系統功能需求規格", "T2"),
        ("T2.2", "開發與測試", "T2"),
        ("T2.3", "偵錯與修正問題", "T2"),
        ("T2.4", "維護或新增功能", "T2"),
        ("T2.5", "解決使用者問題", "T2"),
    ]
    assert [block.tasks for block in standard.blocks] == [(task.id,) for task in standard.tasks]
    assert [block.level for block in standard.blocks] == [4, 4, 3, 3, 3, 3, 3]


def test_a_row_with_wrapped_words(shipped: Reading) -> None:
    """Blanks of line wrapping inside Chinese words are gone."""
    block = shipped.standard.blocks[0]
    assert [(one.code, one.name) for one in block.outputs] == [
        ("O1.1.1", "開發及測試可行性分析報告")
    ]
    assert [(one.code, one.text) for one in block.indicators] == [
        ("P1.1.1", "依組織要求或使用者需求，蒐集雲端產品資訊。"),
        ("P1.1.2", "彙整及分析雲端產品資料，並完成開發及測試可行性分析。"),
    ]
    assert [one.competency for one in block.knowledge] == [f"K0{n}" for n in range(1, 7)]
    assert [one.competency for one in block.skills] == [f"S0{n}" for n in range(1, 7)]
    names = {one.id: one.name for one in shipped.standard.competencies}
    assert names["K06"] == "著作權及資訊安全等相關規範"
    assert names["S02"] == "產品計畫書與工作報告撰寫能力"


def test_real_blanks_stay(shipped: Reading) -> None:
    """「(Log File)」 keeps its blanks; the code without a blank behind it is read all the same."""
    indicator = shipped.standard.blocks[5].indicators[0]
    assert (indicator.id, indicator.code) == ("P2.4.1", "P2.4.1")
    assert indicator.text == "定期檢視日誌檔 (Log File)，進行現有功能維護。"


def test_what_each_task_requires(shipped: Reading) -> None:
    """Knowledge and skills of every task, read off the document by hand."""

    def codes(letter: str, *numbers: int) -> tuple[str, ...]:
        return tuple(f"{letter}{number:02d}" for number in numbers)

    assert shipped.standard.needs() == {
        "T1.1": codes("K", 1, 2, 3, 4, 5, 6) + codes("S", 1, 2, 3, 4, 5, 6),
        "T1.2": codes("K", 1, 2, 3, 4, 5, 6) + codes("S", 2, 3),
        "T2.1": codes("K", 1, 3, 6, 7, 8) + codes("S", 7, 8, 9),
        "T2.2": codes("K", 9, 10, 11) + codes("S", 9, 10, 11),
        "T2.3": codes("K", 1, 12, 13) + codes("S", 11, 12, 13, 14, 15, 16),
        "T2.4": codes("K", 7, 14, 15, 16, 17) + codes("S", 8, 12, 17, 18, 19, 20),
        "T2.5": codes("K", 12, 13) + codes("S", 12, 13, 14, 21),
    }


def test_attitudes_have_names_and_descriptions(shipped: Reading) -> None:
    """「A01名稱：說明」 is cut at the colon."""
    attitudes = shipped.standard.attitudes
    assert [one.name for one in attitudes] == [
        "主動積極",
        "自我管理",
        "謹慎細心",
        "壓力容忍",
        "團隊意識",
        "持續學習",
        "彈性",
    ]
    assert [one.id for one in attitudes] == [f"A0{n}" for n in range(1, 8)]
    assert attitudes[4].description == "積極參與並支持團隊，能彼此鼓勵共同達成團隊目標。"
    assert all(one.description.endswith("。") for one in attitudes)


def test_entry_requirements(shipped: Reading) -> None:
    """Two lines under 建議擔任此職類/職業之學歷/經驗/或能力條件."""
    assert [one.text for one in shipped.standard.requirements] == [
        "大專以上資訊相關科系畢業；或大專以上非資訊相關科系畢業，且具備程式設計能力。",
        "參訓資格依各訓練單位規定。",
    ]


def test_the_glossary_knows_where_its_words_are_used(shipped: Reading) -> None:
    """Read off by hand; P1.1.1 prints 「雲端產品 資訊」 with a blank of line wrapping."""
    assert {one.name: one.indicators for one in shipped.standard.terms} == {
        "雲端產品資訊": ("P1.1.1",),
        "組織相關人員": ("P1.2.2", "P2.1.3", "P2.3.2", "P2.5.3"),
        "各項需求測試": ("P2.2.2",),
        "使用者反映的問題": ("P2.5.1",),
    }
    assert shipped.standard.terms[1].description == "如軟體開發工程師及架構規劃師等。"


def test_the_findings_of_the_shipped_standard(shipped: Reading) -> None:
    """Two version rows and one pair of skill names; nothing else is remarkable."""
    found = [
        (one.rule, one.severity, one.line, one.printed, one.subject) for one in shipped.findings
    ]
    assert found == [
        ("version-code-differs", "warning", 6, "IISD3512-001v3", "ISD3512-001v3/version/V3"),
        ("version-code-differs", "warning", 7, "IISD3512-001v2", "ISD3512-001v3/version/V2"),
        ("similar-names", "warning", 29, "S17程式碼撰寫能力", "ISD3512-001v3/S17"),
    ]
    assert all(one.source == "ISD3512-001v3.txt" and one.remedy for one in shipped.findings)
    assert "S04" in shipped.findings[2].message.zh
    assert "S04" in shipped.findings[2].message.en


def test_every_span_points_at_its_text(shipped: Reading) -> None:
    """A few places, looked up by hand."""
    text, standard = shipped.source.text, shipped.standard

    def at(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    assert at(standard.tasks[0].span) == "T1.1 評估 應用可行 性"
    assert at(standard.blocks[0].level_span) == "4"
    assert at(standard.blocks[0].knowledge[5].span) == "K06著作權及資訊安全等相關規 範"
    assert at(standard.classifications[1].code_span) == "3512"
    assert {name: at(span) for name, span in standard.spans} == {
        "code": "ISD3512-001v3",
        "title": "雲端系統開發工程人員職能基準",
        "occupation_name": "雲端系統開發工程人員",
        "description": "負責雲端系統開發及測試工作。",
        "level_as_printed": "3",
    }


def test_the_source_is_named_and_digested(shipped: Reading) -> None:
    """The digest is the one `sha256sum` prints for the file."""
    source = shipped.source
    assert (source.name, source.format) == ("ISD3512-001v3.txt", "text")
    assert source.sha256 == SHA256
    assert uncovered(shipped) == ()


SHA256 = "eb098d65bb71e82050052f6759df2e2526d6b5cccd857808fb13e9b151f5a4f4"
