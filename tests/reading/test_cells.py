"""What a cell prints, and the items it is read as."""

from __future__ import annotations

import pytest

from compgraph.model import Span
from compgraph.reading.cells import Serials, scan
from compgraph.reading.document import Document
from compgraph.reading.remarks import Remarks

# kind, cell, items as "code as printed|canonical code|text", rules that fire
CELLS = [
    ("duty", "T1 開發", ["T1|T1|開發"], []),
    ("duty", "T1開發", ["T1|T1|開發"], []),
    ("duty", "T1.宣揚理念", ["T1|T1|宣揚理念"], []),
    ("duty", "T1AIoT標準", ["T1|T1|AIoT標準"], []),
    ("duty", "T13D列印", ["T1|T1|3D列印"], ["code-split"]),
    ("task", "T1.1評估", ["T1.1|T1.1|評估"], []),
    ("task", "T1.1.瞭解", ["T1.1|T1.1|瞭解"], []),
    ("task", "T1.1 甲 T1.2 乙", ["T1.1|T1.1|甲", "T1.2|T1.2|乙"], []),
    ("task", "T1.13D初稿", ["T1.1|T1.1|3D初稿"], ["code-split"]),
    ("task", "T1.10 甲", ["T1.10|T1.10|甲"], []),
    ("task", "Ｔ１．１甲", ["Ｔ１．１|T1.1|甲"], []),
    ("output", "O2.3.1 3D設計初稿", ["O2.3.1|O2.3.1|3D設計初稿"], []),
    ("output", "O2.3.13D設計初稿", ["O2.3.1|O2.3.1|3D設計初稿"], ["code-split"]),
    ("output", "O1.1.1AI報告", ["O1.1.1|O1.1.1|AI報告"], []),
    ("output", "O1.1 報告(含規格) O1.2 規劃書", ["O1.1|O1.1|報告(含規格)", "O1.2|O1.2|規劃書"], []),
    ("output", "O.2.2.3 考核表", ["O.2.2.3|O2.2.3|考核表"], []),
    ("output", "04.2.1 紀錄", ["04.2.1|O4.2.1|紀錄"], ["code-repaired"]),
    (
        "output",
        "O1.1.1甲表O1.1.2乙表",
        ["O1.1.1|O1.1.1|甲表", "O1.1.2|O1.1.2|乙表"],
        ["code-not-separated"],
    ),
    ("indicator", "P 5.1.2 測試。", ["P 5.1.2|P5.1.2|測試。"], []),
    ("indicator", "P1.1.1.測試。", ["P1.1.1|P1.1.1|測試。"], []),
    ("indicator", "P1.1.1 .測試。", ["P1.1.1|P1.1.1|.測試。"], []),
    ("indicator", "P1.1.1 依【P1.1.2】辦理。", ["P1.1.1|P1.1.1|依【P1.1.2】辦理。"], []),
    ("indicator", "P1.1.1 依P1.1.1辦理。", ["P1.1.1|P1.1.1|依P1.1.1辦理。"], []),
    ("competency", "K01 3D列印 K02材料", ["K01|K01|3D列印", "K02|K02|材料"], []),
    ("competency", "K013D列印", ["K01|K01|3D列印"], []),
    ("competency", "K01: 名稱", ["K01|K01|名稱"], []),
    ("competency", "K04IC失效分析", ["K04|K04|IC失效分析"], []),
    ("competency", "S02ME及VP設備 S11測試", ["S02|S02|ME及VP設備", "S11|S11|測試"], []),
    ("competency", "Ｋ０１規範", ["Ｋ０１|K01|規範"], []),
    ("competency", "K10軟體", ["K10|K10|軟體"], []),
    ("competency", "K1 3D列印 K2 材料", ["K1|K1|3D列印", "K2|K2|材料"], []),
    ("competency", "K05 AWS S3 儲存服務", ["K05|K05|AWS S3 儲存服務"], []),
    ("competency", "K105G技術", ["K10|K10|5G技術"], []),
    ("competency", "K103年計畫", ["K10|K10|3年計畫"], []),
    ("competency", "K98甲 K99乙 K100丙", ["K98|K98|甲", "K99|K99|乙", "K100|K100|丙"], []),
    ("competency", "S 01溝通", ["S 01|S01|溝通"], []),
    ("competency", "K02\n專利知識\nK03 規劃", ["K02|K02|專利知識", "K03|K03|規劃"], []),
    (
        "indicator",
        "1.1.1測試。\n1.1.2記錄。",
        ["1.1.1|P1.1.1|測試。", "1.1.2|P1.1.2|記錄。"],
        ["code-repaired"] * 2,
    ),
    ("indicator", "P.1.1.1測試。", ["P.1.1.1|P1.1.1|測試。"], []),
    ("indicator", "P1.1能分析。 P1.2能評估。", ["P1.1|P1.1|能分析。", "P1.2|P1.2|能評估。"], []),
    ("task", "T2編織", ["T2|T2|編織"], ["code-repaired"]),
    ("task", "1.1 評估", ["1.1|T1.1|評估"], ["code-repaired"]),
    ("attitude", "A01主動：做事。", ["A01|A01|主動：做事。"], []),
    ("competency", "沒有編號", [], []),
    ("output", "", [], []),
]


@pytest.mark.parametrize(("kind", "cell", "items", "rules"), CELLS)
def test_a_cell_is_read_as(kind: str, cell: str, items: list[str], rules: list[str]) -> None:
    """Codes as they really occur in documents."""
    document = Document(cell)
    remarks = Remarks("cell", document)
    found = scan(document, Span(0, len(cell)), kind, Serials(), remarks)
    read = [
        f"{document.printed(one.printed)}|{one.code}|{document.stored(one.text)}"
        for one in found.items
    ]
    assert read == items
    assert [one.rule for one in remarks.findings()] == rules


def test_a_long_list_needs_no_splitting() -> None:
    """The fourteenth output is one, when thirteen came before."""
    cell = " ".join(f"O1.2.{number}表" for number in range(1, 15))
    document = Document(cell)
    remarks = Remarks("cell", document)
    found = scan(document, Span(0, len(cell)), "output", Serials(), remarks)
    assert [one.code for one in found.items] == [f"O1.2.{number}" for number in range(1, 15)]
    assert remarks.findings() == ()


def test_text_without_a_code_is_told_from_a_code_of_another_kind() -> None:
    """「報告書」 is an output without a code; 「K01規範」 in the column of outputs is none."""
    for cell, uncoded in (("報告書", True), ("K01規範", False), ("P1.1.1 文。", False)):
        document = Document(cell)
        found = scan(document, Span(0, len(cell)), "output", Serials(), Remarks("cell", document))
        assert document.printed(found.lead) == cell
        assert found.uncoded is uncoded
