"""The one engine for tables: headers by words, cells by where they lie, rows over a page end."""

from __future__ import annotations

from collections.abc import Sequence

from compgraph.grid import Cell, Paragraph, Piece, Row, Table
from compgraph.model import Block
from compgraph.reading.coverage import uncovered
from compgraph.reading.record import Reading, Source
from compgraph.reading.standard import understood
from compgraph.reading.transcript import transcribed

HEADER = [
    "主要職責",
    "工作任務",
    "工作產出",
    "行為指標",
    "職能級別",
    "職能內涵(K=knowledge知識)",
    "職能內涵(S=skills技能)",
]
TITLE = Paragraph("烘焙師職能基準", page=1)
PROFILE = Table(
    (
        Row((Cell("職能基準代碼", 0, 1), Cell("FBB7512-001v2", 1, 4)), page=1, number=1),
        Row((Cell("職業", 0, 1), Cell("烘焙師", 1, 4)), page=1, number=2),
        Row((Cell("工作描述", 0, 1), Cell("製作麵包。", 1, 4)), page=1, number=3),
        Row((Cell("基準級別", 0, 1), Cell("3", 1, 4)), page=1, number=4),
    ),
    number=1,
)


def row(*texts: str, page: int | None = 1, number: int = 1) -> Row:
    """Return a row of plain cells, one column each."""
    return Row(tuple(Cell(text, at, at + 1) for at, text in enumerate(texts)), page, number)


def table(*rows: Row, number: int = 2) -> Table:
    """Return a table."""
    return Table(tuple(rows), number)


def reading_of(*pieces: Piece, head: Sequence[Piece] = (TITLE, PROFILE)) -> Reading:
    """Return the reading of a document of these pieces; nothing in it is lost."""
    document = transcribed([*head, *pieces])
    reading = understood(document, Source("grid", "", "pdf", document.text))
    assert uncovered(reading) == ()
    return reading


def told(block: Block) -> tuple[object, ...]:
    """Return what a row says: tasks, level, and the codes of everything in it."""
    return (
        block.tasks,
        block.level,
        tuple(one.id for one in block.outputs),
        tuple(one.id for one in block.indicators),
        tuple(one.competency for one in block.knowledge),
        tuple(one.competency for one in block.skills),
    )


def test_a_row_cut_by_a_page_end_is_one_row() -> None:
    """Fragments go back to the last item of their column, new codes follow in the same cell."""
    first = table(
        row(*HEADER),
        row("T1製作", "T1.1攪拌", "O1.1.1攪拌", "P1.1.1秤", "3", "K01食材", "S01攪", number=2),
    )
    second = table(
        row(*HEADER, page=2),
        row(
            "",
            "",
            "紀錄表\nO1.1.2麵團",
            "料。\nP1.1.2攪拌。",
            "",
            "K02配方",
            "拌",
            page=2,
            number=2,
        ),
        row("", "T1.2發酵", "", "P1.2.1控溫。", "4", "K02配方", "S02控溫", page=2, number=3),
        number=3,
    )
    standard = reading_of(first, Paragraph("第1頁，總共2頁", page=1), second).standard
    assert [told(block) for block in standard.blocks] == [
        (("T1.1",), 3, ("O1.1.1", "O1.1.2"), ("P1.1.1", "P1.1.2"), ("K01", "K02"), ("S01",)),
        (("T1.2",), 4, (), ("P1.2.1",), ("K02",), ("S02",)),
    ]
    assert standard.blocks[0].outputs[0].name == "攪拌紀錄表"
    assert standard.blocks[0].indicators[0].text == "秤料。"
    assert [one.name for one in standard.skills] == ["攪拌", "控溫"]


def test_a_header_absent_on_the_next_page_goes_on() -> None:
    """The columns of the first page serve the second."""
    first = table(
        row(*HEADER),
        row("T1製作", "T1.1攪拌", "", "P1.1.1秤料。", "3", "K01食材", "S01攪拌", number=2),
    )
    second = table(
        row("", "T1.2發酵", "", "P1.2.1控溫。", "4", "K02配方", "S02控溫", page=2), number=3
    )
    standard = reading_of(first, second).standard
    assert [block.tasks for block in standard.blocks] == [("T1.1",), ("T1.2",)]
    assert [block.level for block in standard.blocks] == [3, 4]


def test_a_row_of_its_own_at_the_top_of_a_page_stays_one() -> None:
    """A level, or a list of knowledge that starts again, is a second row of the same task."""
    first = table(
        row(*HEADER),
        row(
            "T1製作",
            "T1.1攪拌",
            "O1.1.1麵團",
            "P1.1.1秤料。",
            "3",
            "K01食材\nK05水",
            "S01攪拌",
            number=2,
        ),
    )
    with_level = table(
        row("", "", "O1.1.2表", "P1.1.2記錄。", "4", "K06鹽", "S02記錄", page=2), number=3
    )
    again = table(
        row("", "", "O1.1.2表", "P1.1.2記錄。", "", "K01食材", "S02記錄", page=2), number=3
    )
    assert len(reading_of(first, with_level).standard.blocks) == 2
    assert len(reading_of(first, again).standard.blocks) == 2


def test_a_header_printed_over_two_rows_and_split_into_sub_columns() -> None:
    """「職能」 above 「級別」, 「職能內涵」 merged over K and S, thirteen sub-columns."""
    top = Row(
        (
            *(Cell(word, at, at + 1, rows=2) for at, word in enumerate(HEADER[:4])),
            Cell("職能", 4, 5),
            Cell("職能內涵", 5, 13),
        ),
        1,
        1,
    )
    below = Row(
        (Cell("級別", 4, 5), Cell("（K=knowledge 知識）", 5, 9), Cell("（S=skills 技能）", 9, 13)),
        1,
        2,
    )
    content = Row(
        (
            Cell("T1製作", 0, 1),
            Cell("T1.1攪拌", 1, 2),
            Cell("", 2, 3),
            Cell("P1.1.1秤料。", 3, 4),
            Cell("3", 4, 5),
            Cell("", 5, 6),
            Cell("K01食材", 6, 9),
            Cell("S01攪拌", 9, 11),
            Cell("", 11, 13),
        ),
        1,
        3,
    )
    standard = reading_of(Table((top, below, content), 2)).standard
    assert told(standard.blocks[0]) == (("T1.1",), 3, (), ("P1.1.1",), ("K01",), ("S01",))


def test_cells_merged_over_rows_are_said_of_every_row() -> None:
    """Knowledge and level over two tasks belong to both; indicators go where their code says."""
    both = Row(
        (
            Cell("T1製作", 0, 1, rows=2),
            Cell("T1.1攪拌", 1, 2),
            Cell("O1.1.1麵團", 2, 3),
            Cell("P1.1.1秤料。\nP1.2.1控溫。", 3, 4, rows=2),
            Cell("3", 4, 5, rows=2),
            Cell("K01食材\nK02配方", 5, 6, rows=2),
            Cell("S01攪拌", 6, 7),
        ),
        1,
        2,
    )
    second = Row((Cell("T1.2發酵", 1, 2), Cell("", 2, 3), Cell("S02控溫", 6, 7)), 1, 3)
    standard = reading_of(table(row(*HEADER), both, second)).standard
    assert [told(block) for block in standard.blocks] == [
        (("T1.1",), 3, ("O1.1.1",), ("P1.1.1",), ("K01", "K02"), ("S01",)),
        (("T1.2",), 3, (), ("P1.2.1",), ("K01", "K02"), ("S02",)),
    ]
    assert [task.duty for task in standard.tasks] == ["T1", "T1"]


def test_a_merged_task_has_a_row_for_each_of_its_levels() -> None:
    """One task, two blocks, each with its own level, outputs, knowledge and skills."""
    first = Row(
        (
            Cell("T1製作", 0, 1, rows=2),
            Cell("T1.1攪拌", 1, 2, rows=2),
            Cell("O1.1.1麵團", 2, 3),
            Cell("P1.1.1秤料。", 3, 4),
            Cell("2", 4, 5),
            Cell("K01食材", 5, 6),
            Cell("S01攪拌", 6, 7),
        ),
        1,
        2,
    )
    texts = ("O1.1.2表", "P1.1.2記錄。", "4", "K02配方", "S02記錄")
    second = Row(tuple(Cell(text, at, at + 1) for at, text in enumerate(texts, start=2)), 1, 3)
    standard = reading_of(table(row(*HEADER), first, second)).standard
    assert [(block.tasks, block.level) for block in standard.blocks] == [
        (("T1.1",), 2),
        (("T1.1",), 4),
    ]


def test_attitudes_and_notes_in_the_table_of_the_tasks() -> None:
    """Boxes over the whole width below the last task, headings beside or above their text."""
    wide = [
        "職能內涵（A=attitude 態度）",
        "A01細心：做事\n仔細。\nA02耐心：慢慢來。",
        "說明與補充事項",
        "建議擔任此職類/職業之學歷/經驗/或能力條件：\n• 國中以上\n畢業。\n其他補充說明：\n• 老麵：前一天留下的\n麵團。",
    ]
    boxes = [Row((Cell(text, 0, 7),), 1, 3 + at) for at, text in enumerate(wide)]
    content = row("T1製作", "T1.1攪拌", "", "P1.1.1老麵攪拌。", "3", "K01食材", "S01攪拌", number=2)
    standard = reading_of(table(row(*HEADER), content, *boxes)).standard
    assert [(one.name, one.description) for one in standard.attitudes] == [
        ("細心", "做事仔細。"),
        ("耐心", "慢慢來。"),
    ]
    assert [one.text for one in standard.requirements] == ["國中以上畢業。"]
    assert [(one.name, one.description) for one in standard.terms] == [
        ("老麵", "前一天留下的麵團。")
    ]


def test_headings_beside_their_text() -> None:
    """A section of two columns: the heading left, its text right."""
    content = row("T1製作", "T1.1攪拌", "", "P1.1.1老麵攪拌。", "3", "K01食材", "S01攪拌", number=2)
    beside = Table(
        (
            Row(
                (
                    Cell("職能內涵\n（A=attitude\n態度）", 0, 1),
                    Cell("A01細心：仔細。\nA02耐心：慢慢來。", 1, 7),
                ),
                1,
                1,
            ),
            Row((Cell("說明與補充事項", 0, 1, rows=2), Cell("其他補充說明：", 1, 7)), 1, 2),
            Row((Cell("• 老麵：麵團。\n• 秤料：量。", 1, 7),), 1, 3),
        ),
        3,
    )
    standard = reading_of(table(row(*HEADER), content), beside).standard
    assert [one.name for one in standard.attitudes] == ["細心", "耐心"]
    assert [one.name for one in standard.terms] == ["老麵", "秤料"]


def test_several_classifications_in_rows_of_their_own() -> None:
    """職類別 merged over two rows with two values, codes beside them."""
    rows = (
        Row((Cell("職能基準代碼", 0, 2), Cell("FBB7512-001v2", 2, 5)), 1, 1),
        Row((Cell("職業", 0, 2), Cell("烘焙師", 2, 5)), 1, 2),
        Row(
            (
                Cell("所屬類別", 0, 1, rows=4),
                Cell("職類別", 1, 2, rows=2),
                Cell("科學、技術、工程、數學／工程及技術", 2, 3),
                Cell("職類別代碼", 3, 4, rows=2),
                Cell("SET", 4, 5),
            ),
            1,
            3,
        ),
        Row((Cell("製造/生產管理", 2, 3), Cell("MPM", 4, 5)), 1, 4),
        Row(
            (
                Cell("職業別", 1, 2),
                Cell("麵包師", 2, 3),
                Cell("職業別代碼", 3, 4),
                Cell("7512", 4, 5),
            ),
            1,
            5,
        ),
        Row(
            (
                Cell("行業別", 1, 2),
                Cell("食品製造業", 2, 3),
                Cell("行業別代碼", 3, 4),
                Cell("C0891", 4, 5),
            ),
            1,
            6,
        ),
    )
    content = table(
        row(*HEADER), row("T1製作", "T1.1攪拌", "", "P1.1.1攪拌。", "3", "K01食材", "S01攪拌")
    )
    standard = reading_of(content, head=[TITLE, Table(rows, 1)]).standard
    assert [(one.kind, one.code, one.name) for one in standard.classifications] == [
        ("category", "SET", "科學、技術、工程、數學／工程及技術"),
        ("category", "MPM", "製造/生產管理"),
        ("occupation", "7512", "麵包師"),
        ("industry", "C0891", "食品製造業"),
    ]


def test_codes_printed_without_anything_between_them() -> None:
    """MPMINM are two of three letters; eight digits with two names two of four; 212144 stays whole."""
    rows = (
        Row((Cell("職能基準代碼", 0, 1), Cell("FBB7512-001v2", 1, 4)), 1, 1),
        Row((Cell("職業", 0, 1), Cell("烘焙師", 1, 4)), 1, 2),
        Row(
            (
                Cell("職類別", 0, 1),
                Cell("製造/生產管理\n資訊科技/網路規劃", 1, 2),
                Cell("職類別代碼", 2, 3),
                Cell("MPMINM", 3, 4),
            ),
            1,
            3,
        ),
        Row(
            (
                Cell("職業別", 0, 1),
                Cell("電子工程師\n資料輸入人員", 1, 2),
                Cell("職業別代碼", 2, 3),
                Cell("33152412", 3, 4),
            ),
            1,
            4,
        ),
        Row(
            (
                Cell("行業別", 0, 1),
                Cell("製造業", 1, 2),
                Cell("行業別代碼", 2, 3),
                Cell("C-22-220-2203", 3, 4),
            ),
            1,
            5,
        ),
    )
    content = table(
        row(*HEADER), row("T1製作", "T1.1攪拌", "", "P1.1.1攪拌。", "3", "K01食材", "S01攪拌")
    )
    reading = reading_of(content, head=[TITLE, Table(rows, 1)])
    assert [(one.code, one.name) for one in reading.standard.classifications] == [
        ("MPM", "製造/生產管理"),
        ("INM", "資訊科技/網路規劃"),
        ("3315", "電子工程師"),
        ("2412", "資料輸入人員"),
        ("C-22-220-2203", "製造業"),
    ]
    rules = [one.rule for one in reading.findings]
    assert rules.count("codes-glued") == 2
    assert rules.count("classification-code-irregular") == 1


def test_columns_in_another_order_are_found_by_their_words() -> None:
    """Knowledge before the level, indicators before outputs."""
    order = [0, 1, 3, 2, 5, 4, 6]
    texts = ("T1製作", "T1.1攪拌", "O1.1.1麵團", "P1.1.1秤料。", "3", "K01食材", "S01攪拌")
    standard = reading_of(
        table(row(*(HEADER[at] for at in order)), row(*(texts[at] for at in order), number=2))
    ).standard
    assert told(standard.blocks[0]) == (
        ("T1.1",), 3, ("O1.1.1",), ("P1.1.1",), ("K01",), ("S01",),
    )  # fmt: skip


def test_an_empty_task_cell_under_a_new_duty_is_told() -> None:
    """The contents are kept under a task without code and name, not dropped and not invented."""
    content = row("T2烘烤", "", "O2.1.1麵包", "P2.1.1烘烤。", "3", "K01食材", "S01烘烤", number=3)
    first = row("T1製作", "T1.1攪拌", "", "P1.1.1攪拌。", "3", "K01食材", "S01攪拌", number=2)
    reading = reading_of(table(row(*HEADER), first, content))
    assert reading.standard.tasks[1].code == ""
    assert told(reading.standard.blocks[1])[2:4] == (("O2.1.1",), ("P2.1.1",))
    assert "task-cell-empty" in [one.rule for one in reading.findings]


def test_duties_and_tasks_printed_across_the_table() -> None:
    """A row of one merged cell opens a duty, or a task whose rows follow."""
    across = [Row((Cell(text, 0, 7),), 1, 2) for text in ("T1 製作麵團", "T1.2 發酵")]
    first = row("", "T1.1攪拌", "", "P1.1.1攪拌。", "3", "K01食材", "S01攪拌", number=3)
    second = row("", "", "", "P1.2.1控溫。", "4", "K02配方", "S02控溫", number=5)
    standard = reading_of(table(row(*HEADER), across[0], first, across[1], second)).standard
    assert [(duty.id, duty.name) for duty in standard.duties] == [("T1", "製作麵團")]
    assert [(block.tasks, block.level) for block in standard.blocks] == [
        (("T1.1",), 3),
        (("T1.2",), 4),
    ]
    assert [task.duty for task in standard.tasks] == ["T1", "T1"]


def test_what_is_printed_between_the_pages_is_no_row() -> None:
    """Page numbers and the heading printed again go; any other line is told, not read as a duty."""
    content = table(
        row(*HEADER), row("T1製作", "T1.1攪拌", "", "P1.1.1攪拌。", "3", "K01食材", "S01攪拌")
    )
    more = table(
        row(*HEADER), row("", "T1.2發酵", "", "P1.2.1控溫。", "4", "K02配方", "S02控溫"), number=3
    )
    between = [
        Paragraph("- 1 -"),
        Paragraph("2/3"),
        Paragraph("烘焙師職能基準"),
        Paragraph("機密文件"),
    ]
    reading = reading_of(content, *between, more)
    assert [duty.id for duty in reading.standard.duties] == ["T1"]
    lost = [one.printed for one in reading.findings if one.rule == "text-not-recognised"]
    assert lost == ["機密文件"]


def test_a_profile_of_lines_and_a_unit() -> None:
    """「標籤：內容」 outside of tables; a 職能單元 has a code and a name of its own."""
    head = [
        Paragraph("麵團製作職能單元"),
        Paragraph("職能單元代碼：FBB2R0123v1"),
        Paragraph("職能單元名稱：麵團製作"),
        Paragraph("職能級別 3級"),
    ]
    content = table(
        row(*HEADER), row("T1製作", "T1.1攪拌", "", "P1.1.1攪拌。", "3級", "K01食材", "S01攪拌")
    )
    standard = reading_of(content, head=head).standard
    assert (standard.code, standard.name) == ("FBB2R0123v1", "麵團製作")
    assert (standard.blocks[0].level, standard.blocks[0].level_as_printed) == (3, "3級")


def test_attitudes_in_two_columns() -> None:
    """Code and name left, what it means right."""
    content = table(
        row(*HEADER), row("T1製作", "T1.1攪拌", "", "P1.1.1攪拌。", "3", "K01食材", "S01攪拌")
    )
    attitudes = Table(
        (
            Row((Cell("職能內涵（A=attitude 態度）", 0, 7),), 1, 1),
            Row((Cell("A01細心", 0, 2), Cell("仔細做事。", 2, 7)), 1, 2),
            Row((Cell("A02耐心", 0, 2), Cell("慢慢來。", 2, 7)), 1, 3),
        ),
        3,
    )
    standard = reading_of(content, attitudes).standard
    assert [(one.code, one.name, one.description) for one in standard.attitudes] == [
        ("A01", "細心", "仔細做事。"),
        ("A02", "耐心", "慢慢來。"),
    ]


def test_findings_name_page_table_and_row() -> None:
    """A level that is none, on page 1, table 2, row 2."""
    content = row("T1製作", "T1.1攪拌", "", "P1.1.1攪拌。", "34", "K01食材", "S01攪拌", number=2)
    found = [
        one
        for one in reading_of(table(row(*HEADER), content)).findings
        if one.rule == "level-not-1-6"
    ]
    assert [(one.page, one.table, one.row, one.printed) for one in found] == [(1, 2, 2, "34")]


def test_only_the_first_row_of_a_page_goes_on() -> None:
    """What stands below it, a section of attitudes in a table of its own, is no part of the row."""
    first = table(
        row(*HEADER),
        row(
            "T1製作", "T1.1攪拌", "O1.1.1麵團", "P1.1.1秤料，", "3", "K01食材", "S01攪拌", number=2
        ),
    )
    rest = table(
        row(*HEADER, page=2), row("", "", "", "再攪拌。", "", "", "", page=2, number=2), number=3
    )
    attitudes = Table(
        (
            Row((Cell("職能內涵（A=attitude 態度）", 0, 7),), 2, 1),
            Row((Cell("A01細心：仔細。", 0, 7),), 2, 2),
        ),
        4,
    )
    standard = reading_of(first, rest, attitudes).standard
    assert [one.text for one in standard.blocks[0].indicators] == ["秤料，再攪拌。"]
    assert [one.name for one in standard.attitudes] == ["細心"]


def test_a_row_of_several_tasks_cut_between_two_of_them() -> None:
    """The tasks on the next page belong to the row, as a mark and a code for a task above tell."""
    first = table(
        row(*HEADER),
        row("T1製作", "T1.1攪拌", "O1.1.1麵團", "P1.1.1秤料。", "", "K01食材", "S01攪拌", number=2),
    )
    by_mark = row("", "T1.2發酵", "", "", "", "K02配方【T1.1】", "S02控溫", page=2)
    by_code = row("", "T1.2發酵", "", "P1.1.2記錄。\nP1.2.1控溫。", "", "K02配方", "", page=2)
    neither = row("", "T1.2發酵", "", "P1.2.1控溫。", "", "K02配方", "", page=2)
    for below, rows in ((by_mark, 1), (by_code, 1), (neither, 2)):
        standard = reading_of(first, table(below, number=3)).standard
        assert [task.id for task in standard.tasks] == ["T1.1", "T1.2"]
        assert len(standard.blocks) == rows
