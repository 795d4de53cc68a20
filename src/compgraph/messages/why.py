"""What `compgraph why` says."""

SENTENCES = {
    "kind": ("  種類：{kind}", "  kind: {kind}"),
    "document": (
        "  文件：{file}（SHA-256 {sha256}；讀取程式 {reader}）",
        "  document: {file} (SHA-256 {sha256}; reader {reader})",
    ),
    "print": (
        "  {number}. {field}{place}字元 {start}–{end}",
        "  {number}. {field}{place}characters {start}–{end}",
    ),
    "field": ("{field}：", "{field}: "),
    "not-printed": (
        "  文件沒有印出它：它由表格的一列構成，或由其他項目組成。",
        "  The document does not print it: it is a row of the table, or made up of other items.",
    ),
    "no-text": (
        "  圖譜庫不存原文；加上 --document {file} 就會印出前後文。",
        "  The store does not keep the text; add --document {file} to see it in its context.",
    ),
    "derived": (
        "  推得：{property} {other} {label}",
        "  derived: {property} {other} {label}",
    ),
    "rule": (
        "     規則 {rule}；參數 {parameters}",
        "     rule {rule}; parameters {parameters}",
    ),
    "other-document": (
        "{file} 不是圖譜庫裡 {code} 所讀的文件：SHA-256 不同。",
        "{file} is not the document that {code} of the store was read from: its SHA-256 differs.",
    ),
    "other-document-remedy": (
        "請指定當時讀入的同一個檔案，或用 compgraph load 重新載入。",
        "Name the very file that was read, or load it again with compgraph load.",
    ),
    "no-source": (
        "圖譜庫裡沒有 {code} 的來源紀錄：它不是從文件讀入的。",
        "The store does not know where {code} comes from: it was not read from a document.",
    ),
    "no-source-remedy": (
        "請直接指定原始文件：compgraph why {item} 文件。",
        "Name the document itself: compgraph why {item} DOCUMENT.",
    ),
    "unknown": ("沒有 {item}。", "There is no {item}."),
    "unknown-remedy": ("相近的有：{near}", "Near it: {near}"),
    "document-and-sources": (
        "--document 只和 --store 一起用。",
        "--document goes with --store only.",
    ),
}
