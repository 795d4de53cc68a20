"""Sentences of exports: what a format cannot hold, and the Chinese words that it holds instead."""

from __future__ import annotations

_KINDS: dict[str, tuple[str, str]] = {
    "kind-duty": ("工作職責", "Duty"),
    "kind-task": ("工作任務", "Task"),
    "kind-output": ("工作產出", "Output"),
    "kind-indicator": ("行為指標", "Performance indicator"),
    "kind-knowledge": ("知識", "Knowledge"),
    "kind-skill": ("技能", "Skill"),
    "kind-attitude": ("態度", "Attitude"),
    "kind-level": ("職能級別", "Competency level"),
    "kind-term": ("名詞說明", "Explained term"),
    "kind-category": ("職類別", "Job category"),
    "kind-occupation": ("職業別", "Occupation"),
    "kind-industry": ("行業別", "Industry"),
}

_REMARKS: dict[str, tuple[str, str]] = {
    "level": ("第 {level} 級", "Level {level}"),
    "remark-level": ("基準級別：{said}", "Level of the standard: {said}"),
    "remark-task-level": ("職能級別：{said}", "Competency level: {said}"),
    "remark-requirement": ("建議擔任條件：{said}", "Entry requirement: {said}"),
    "remark-note": ("說明：{said}", "Note: {said}"),
    "remark-version": ("版本：{said}", "Version: {said}"),
}

_TARGETS: dict[str, tuple[str, str]] = {
    "target-turtle": ("Turtle", "Turtle"),
    "target-rdfxml": ("RDF/XML", "RDF/XML"),
    "target-trig": ("TriG", "TriG"),
    "target-nquads": ("N-Quads", "N-Quads"),
    "target-jsonld": ("JSON-LD", "JSON-LD"),
    "target-graphml": ("GraphML", "GraphML"),
    "target-skos": ("SKOS", "SKOS"),
    "target-ctdl-asn": ("CTDL-ASN", "CTDL-ASN"),
    "target-case": ("CASE 1.0", "CASE 1.0"),
}

_FIELDS: dict[str, tuple[str, str]] = {
    "field-standard-code": ("職能基準代碼", "code of the standard"),
    "field-standard-title": ("標題列", "heading of the document"),
    "field-standard-jobfamily": ("職能基準名稱（職類）", "name of the standard (job family)"),
    "field-standard-occupationname": ("職能基準名稱（職業）", "name of the standard (occupation)"),
    "field-standard-description": ("工作描述", "description of the work"),
    "field-standard-level": ("基準級別", "level of the standard"),
    "field-standard-levelasprinted": ("基準級別的印法", "level of the standard as printed"),
    "field-classification-kind": ("所屬類別的種類", "kind of a classification"),
    "field-classification-code": ("所屬類別的代碼", "codes of classifications"),
    "field-classification-name": ("所屬類別的名稱", "names of classifications"),
    "field-version-label": ("版本", "versions"),
    "field-version-code": ("各版本的代碼", "codes of versions"),
    "field-version-name": ("各版本的名稱", "names of versions"),
    "field-version-status": ("各版本的狀態", "status of versions"),
    "field-version-note": ("各版本的更新說明", "notes on versions"),
    "field-version-date": ("各版本的日期", "dates of versions"),
    "field-duty-code": ("工作職責的代碼", "codes of duties"),
    "field-duty-name": ("工作職責的名稱", "names of duties"),
    "field-task-code": ("工作任務的代碼", "codes of tasks"),
    "field-task-name": ("工作任務的名稱", "names of tasks"),
    "field-task-duty": ("工作任務屬於哪項職責", "the duty of a task"),
    "field-task-output": ("任務與工作產出的關係", "outputs of tasks"),
    "field-task-indicator": ("任務與行為指標的關係", "indicators of tasks"),
    "field-task-requires": ("任務需要的知識與技能", "knowledge and skills that tasks require"),
    "field-task-level": ("任務的職能級別", "levels of tasks"),
    "field-output-code": ("工作產出的代碼", "codes of outputs"),
    "field-output-name": ("工作產出的名稱", "names of outputs"),
    "field-indicator-code": ("行為指標的代碼", "codes of indicators"),
    "field-indicator-text": ("行為指標的文字", "texts of indicators"),
    "field-competency-kind": ("職能內涵是知識、技能或態度", "knowledge, skill or attitude"),
    "field-competency-code": ("職能內涵的代碼", "codes of competencies"),
    "field-competency-name": ("職能內涵的名稱", "names of competencies"),
    "field-competency-description": ("職能內涵的說明", "descriptions of competencies"),
    "field-requirement-text": ("建議擔任條件", "entry requirements"),
    "field-term-name": ("名詞", "explained terms"),
    "field-term-description": ("名詞的說明", "explanations of terms"),
    "field-term-indicator": ("名詞用在哪項行為指標", "indicators that use a term"),
    "field-note-text": ("其他說明", "other notes"),
    "field-block-levelasprinted": ("職能級別的印法", "levels of rows as printed"),
    "field-block-row": (
        "表格的列：哪些產出、指標、級別與職能內涵印在同一列",
        "rows of the table: which outputs, indicators, levels and competencies stand together",
    ),
    "field-block-order": ("儲存格裡的順序", "order within a cell"),
    "field-order": ("文件中的順序", "order in the document"),
    "field-comesbefore": ("職能內涵的先後（先學者在前）", "which competency comes before which"),
    "field-place": ("印在文件的位置", "places in the document"),
    "field-statements": ("其他圖的陳述", "statements of other graphs"),
    "field-graphs": ("陳述屬於哪個圖", "which graph says what"),
    "field-creator": ("建立者（creator）", "creator"),
    "field-lastchangedatetime": (
        "最後修改時間（lastChangeDateTime）",
        "time of the last change (lastChangeDateTime)",
    ),
    "field-fullstatement": ("必填的敘述（fullStatement）", "required statement (fullStatement)"),
    "field-title": ("必填的標題（title）", "required title"),
    "field-publishername": ("發布者（publisherName）", "publisher (publisherName)"),
    "field-name": ("必填的名稱（name）", "required name"),
    "field-competencytext": (
        "必填的敘述（competencyText）",
        "required statement (competencyText)",
    ),
}

_LOSSES: dict[str, tuple[str, str]] = {
    "lost": ("裝不下：{what}；{example}。{why}", "Not held: {what}; {example}. {why}"),
    "weaker": (
        "較不精確：{what}；{example}。{why}",
        "Held less exactly: {what}; {example}. {why}",
    ),
    "filled": (
        "文件沒有而補上：{what}；{example}。{why}",
        "Filled in, not in the document: {what}; {example}. {why}",
    ),
    "counted": ("{what}（{count}）", "{what} ({count})"),
    "example": ("例如 {subject}「{value}」", "such as {subject} “{value}”"),
    "example-of-all": ("例如「{value}」", "such as “{value}”"),
    "none": ("{target} 裝得下全部內容。", "{target} holds all of it."),
    "why-rows": (
        "{target} 沒有把任務、產出、指標、級別與職能內涵繫在同一列的結構。",
        "{target} has nothing that ties tasks, outputs, indicators, level and competencies into one row.",
    ),
    "why-places": (
        "{target} 不記錄內容印在哪裡；請用 trig、nquads 或 jsonld 保留。",
        "{target} does not record where something is printed; trig, nquads and jsonld do.",
    ),
    "why-order": (
        "{target} 沒有記下這些項目的順序。",
        "{target} does not keep the order of these.",
    ),
    "why-links": (
        "{target} 沒有表示這種關係的方法。",
        "{target} has no way to say this relation.",
    ),
    "why-level": (
        "{target} 在這裡沒有級別的欄位，或只容納 1 到 6 的數字。",
        "{target} has no field for a level here, or takes the numbers 1 to 6 only.",
    ),
    "why-versions": (
        "{target} 沒有版本表。",
        "{target} has no version table.",
    ),
    "why-profile": (
        "{target} 的架構層級沒有這個欄位。",
        "{target} has no such field for a whole framework.",
    ),
    "why-graphs": (
        "{target} 只有一個圖；請用 trig、nquads 或 jsonld 保留其他的圖。",
        "{target} holds one graph; trig, nquads and jsonld hold the others too.",
    ),
    "why-text": (
        "{target} 沒有這個欄位，或不能容納其中的字元。",
        "{target} has no such field, or cannot hold characters in it.",
    ),
    "why-weaker": (
        "{target} 沒有專屬的欄位，改寫成註記、關鍵詞或「相關」。",
        "{target} has no field of its own for it: it became a note, a keyword or “related”.",
    ),
    "why-filled": (
        "{target} 規定必填，或使用者期待要有。",
        "{target} requires it, or its users expect it.",
    ),
}

_CALLS: dict[str, tuple[str, str]] = {
    "one-standard": (
        "{target} 一次只匯出一份職能基準，但載入了好幾份：{codes}。",
        "{target} holds one standard, but several are loaded: {codes}.",
    ),
    "context-of-jsonld": (
        "--context 只用於 --format jsonld 與 ctdl-asn。",
        "--context goes with --format jsonld and ctdl-asn only.",
    ),
    "context-of-jsonld-remedy": (
        "請刪去 --context，或改用這兩種格式。",
        "Leave --context out, or choose one of these formats.",
    ),
    "both-to-standard-output": (
        "--out 與 --losses 不能都寫到標準輸出。",
        "--out and --losses cannot both go to standard output.",
    ),
    "both-to-standard-output-remedy": (
        "請給其中一個檔名。",
        "Give one of them a file name.",
    ),
    "not-an-epoch": (
        "環境變數 SOURCE_DATE_EPOCH 必須是從 1970-01-01 起算的整數秒數，不是「{value}」。",
        "the environment variable SOURCE_DATE_EPOCH must be a whole number of seconds since 1970-01-01, not “{value}”.",
    ),
    "not-an-epoch-remedy": (
        "請改正或取消這個環境變數；取消時使用文件自己的日期。",
        "Correct or unset it; without it the document's own date is used.",
    ),
}

SENTENCES = {**_KINDS, **_REMARKS, **_TARGETS, **_FIELDS, **_LOSSES, **_CALLS}
