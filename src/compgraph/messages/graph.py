"""What is said about graphs: reading one back as a standard, and checking it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not-ours": (
        "這份 RDF 裡沒有職能基準（cg:Standard）。",
        "This RDF holds no standard (cg:Standard).",
    ),
    "not-ours-remedy": (
        "請改用 compgraph read --format turtle 產生的檔案，或直接讀取原始文件。",
        "Use a file that compgraph read --format turtle has written, or read the document itself.",
    ),
    "several": (
        "這份 RDF 有好幾份職能基準：{codes}。",
        "This RDF holds several standards: {codes}.",
    ),
    "several-remedy": (
        "請用 --standard 指定其中一份的代碼。",
        "Name one of them with --standard.",
    ),
    "no-such-standard": (
        "這份 RDF 沒有職能基準 {code}；有的是：{codes}。",
        "This RDF holds no standard {code}; it holds {codes}.",
    ),
    "no-such-standard-remedy": (
        "請檢查代碼，連同版本一起寫，例如 ISD3512-001v3。",
        "Check the code and write it with its version, for example ISD3512-001v3.",
    ),
    "foreign-iri": (
        "{iri} 不在職能基準 {code} 的網址之下，卻說自己屬於它。",
        "{iri} says it belongs to standard {code} but is not below that standard's address.",
    ),
    "code-and-iri-differ": (
        "{iri} 的代碼寫成 {code}，與它的網址不符。",
        "{iri} says its code is {code}, which is not the code in its address.",
    ),
    "several-values": (
        "{subject} 的 {predicate} 有好幾個值：{values}。",
        "{subject} has several values of {predicate}: {values}.",
    ),
    "not-a-number": (
        "{subject} 的 {predicate} 應該是整數，卻是「{value}」。",
        "{predicate} of {subject} must be a whole number, and is “{value}”.",
    ),
    "not-a-thing": (
        "{subject} 的 {predicate} 應該指向一個項目，卻是「{value}」。",
        "{predicate} of {subject} must point to a thing, and is “{value}”.",
    ),
    "not-in-a-row": (
        "表格列 {subject} 列出「{value}」，它不是這份職能基準的工作產出、行為指標、知識或技能。",
        "Row {subject} lists “{value}”, which is no output, indicator, knowledge or skill of this standard.",
    ),
    "undecodable-remedy": (
        "請用 compgraph check 檢查這個檔案，改正後再試，或重新讀取原始文件。",
        "Run compgraph check on the file and correct it, or read the document again.",
    ),
    "illegal-iri": (
        "「{iri}」含有網址（IRI）不允許的字元，寫不成 RDF。",
        "“{iri}” holds characters that an IRI must not hold; it cannot be written as RDF.",
    ),
    "illegal-iri-remedy": (
        '請把空白與 < > " {{ }} | ^ ` \\ 改成百分號編碼，例如空白寫成 %20。',
        'Percent-encode spaces and < > " {{ }} | ^ ` \\, a space as %20 for example.',
    ),
    "things-Standard": ("職能基準", "The standard"),
    "things-Source": ("來源文件", "The source document"),
    "things-VersionEntry": ("版本", "Versions"),
    "things-Category": ("職類別", "Categories"),
    "things-Occupation": ("職業別", "Occupations"),
    "things-Industry": ("行業別", "Industries"),
    "things-Duty": ("工作職責", "Duties"),
    "things-Task": ("工作任務", "Tasks"),
    "things-Block": ("表格各列", "Rows of the table"),
    "things-Output": ("工作產出", "Outputs"),
    "things-Indicator": ("行為指標", "Indicators"),
    "things-Knowledge": ("職能內涵：知識", "Competencies: knowledge"),
    "things-Skill": ("職能內涵：技能", "Competencies: skills"),
    "things-Attitude": ("職能內涵：態度", "Competencies: attitudes"),
    "things-EntryRequirement": ("建議擔任條件", "Entry requirements"),
    "things-Term": ("名詞說明", "Terms"),
    "things-Note": ("其他說明", "Notes"),
    "things-Concept": ("職能概念", "Concepts"),
}
