"""Sentences of the queries room: what may not run, which parameter is wrong, how answers print."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # what a query may not do
    "service": (
        "查詢不能向外連線（SERVICE）。",
        "A query may not reach out to other servers (SERVICE).",
    ),
    "service-remedy": (
        "請只查詢圖譜庫裡的資料；需要外部資料時，請先把它讀進圖譜庫。",
        "Ask only what the store holds; read outside data into the store first.",
    ),
    "update": (
        "查詢不能更動資料（{word}）。",
        "A query may not change anything ({word}).",
    ),
    "update-remedy": (
        "請改用 SELECT、ASK、CONSTRUCT 或 DESCRIBE。",
        "Use SELECT, ASK, CONSTRUCT or DESCRIBE.",
    ),
    "unknown-graph": (
        "FROM 所指的圖 {graph} 不在圖譜庫裡，也不會從網路或檔案讀取。",
        "FROM names a graph the store does not have: {graph}. It is never fetched.",
    ),
    "unknown-graph-near": ("您是不是要找：{graphs}", "Did you mean: {graphs}"),
    "unknown-graph-remedy": (
        "請刪去 FROM（預設圖已包含所有職能基準），或改用圖譜庫裡的圖。",
        "Leave FROM out (the default graph holds all standards), or name a graph of the store.",
    ),
    "unknown-prefix": (
        "前綴 {prefix}: 沒有宣告。",
        "The prefix {prefix}: is not declared.",
    ),
    "unknown-prefix-near": (
        "您是不是要寫 {near}:？否則請加上 PREFIX 宣告。",
        "Did you mean {near}: ? Otherwise declare it with PREFIX.",
    ),
    "unknown-prefix-remedy": (
        "請加上 PREFIX 宣告；cg:、icap:、rdfs:、skos:、dcterms:、prov:、xsd: 等前綴不必宣告。",
        "Declare it with PREFIX; cg:, icap:, rdfs:, skos:, dcterms:, prov:, xsd: need none.",
    ),
    "escape": (
        "字串裡不能寫反斜線後接 u 與四個十六進位數字。",
        "A string may not hold a backslash followed by u and four hexadecimal digits.",
    ),
    "escape-remedy": ("請直接寫出該字元。", "Write the character itself."),
    "syntax": (
        "查詢從第 {line} 行第 {column} 字起無法理解：{found}",
        "The query cannot be understood from line {line}, column {column} on: {found}",
    ),
    "syntax-end": (
        "查詢到第 {line} 行第 {column} 字就結束了，還沒寫完。",
        "The query ends at line {line}, column {column}, unfinished.",
    ),
    "near": ("「{near}」", "“{near}”"),
    "at-end": ("（結尾）", "(its end)"),
    "syntax-remedy": (
        "請檢查括號、句點與引號是否成對，關鍵字是否拼錯。",
        "Check that brackets and quotes are closed, triples end in a dot, keywords are spelt right.",
    ),
    "unparsable": (
        "查詢無法理解：{reason}",
        "The query cannot be understood: {reason}",
    ),
    "refused": (
        "查詢引擎不接受這個查詢：{reason}",
        "The query engine does not take this query: {reason}",
    ),
    # limits
    "too-long": ("查詢超過 {most} KB。", "The query is larger than {most} KB."),
    "too-deep": ("查詢的括號超過 {most} 層。", "The query nests brackets deeper than {most}."),
    "too-deep-here": (
        "查詢的巢狀太深，無法檢查。",
        "The query is nested too deeply to be examined.",
    ),
    "too-deep-here-remedy": (
        "請拆成較淺的查詢。",
        "Write it with fewer levels of brackets.",
    ),
    "too-intricate": (
        "查詢的關鍵字與運算子超過 {most} 個。",
        "The query has more than {most} keywords and operators.",
    ),
    "too-many-words": ("查詢超過 {most} 個詞。", "The query has more than {most} words."),
    "limit-remedy": (
        "請縮短查詢，或分成幾次查。",
        "Shorten it, or ask in several steps.",
    ),
    "stopped-deadline": (
        "查詢超過 {seconds} 秒，已停止。",
        "The query was stopped after {seconds} seconds.",
    ),
    "stopped-died": (
        "查詢耗盡了記憶體或使查詢引擎中斷，已停止；圖譜庫不受影響。",
        "The query used up its memory or broke the engine, and was stopped; the store is unharmed.",
    ),
    "stopped-remedy": (
        "請加上條件縮小範圍，避免沒有共同變數的三元組；確有需要時可放寬限制。",
        "Narrow it down, avoid patterns that share no variable, or allow it more.",
    ),
    # questions and parameters
    "unknown-question": (
        "沒有名為「{name}」的查詢。",
        "There is no question named “{name}”.",
    ),
    "unknown-question-near": ("您是不是要找：{names}", "Did you mean: {names}"),
    "unknown-question-remedy": (
        "請用 compgraph query --list 列出所有查詢，或直接寫 SPARQL。",
        "List them with compgraph query --list, or write SPARQL.",
    ),
    "no-file": ("無法讀取 {file}：{reason}", "{file} cannot be read: {reason}"),
    "no-file-remedy": ("請檢查路徑。", "Check the path."),
    "not-utf8": ("{file} 不是 UTF-8 編碼。", "{file} is not encoded in UTF-8."),
    "not-utf8-remedy": ("請以 UTF-8 另存。", "Save it as UTF-8."),
    "faulty": ("查詢檔 {name} 有誤：{fault}", "The query file {name} is faulty: {fault}"),
    "faulty-remedy": (
        "檔頭格式：「#+ summary: 中文 / English」；「#+ params:」之下每個參數一行「#+   - task: IRI of a Task」，並在查詢裡寫一次"
        "「VALUES ?task {{ … }}」；「#+ columns:」之下每欄一行「#+   - name: 名稱 / the name」。",
        "Its head reads “#+ summary: 中文 / English”; below “#+ params:” a line “#+   - task: IRI of a Task” for each "
        "parameter, with one “VALUES ?task {{ … }}” in the query; below “#+ columns:” a line “#+   - name: 名稱 / the name” "
        "for each column.",
    ),
    "no-summary": ("缺少 summary。", "it has no summary."),
    "bad-parameter": ("看不懂參數「{line}」。", "the parameter “{line}” cannot be understood."),
    "bad-column": (
        "看不懂欄位「{line}」：要寫成「名稱: 中文 / English」。",
        "the column “{line}” cannot be understood: it is written “name: 中文 / English”.",
    ),
    "unknown-theme": (
        "沒有「{theme}」這個主題，只有：{themes}。",
        "there is no theme “{theme}”, only: {themes}.",
    ),
    "no-values": (
        "參數 {name} 沒有 VALUES ?{name} {{ }}，或各處的範例不同。",
        "the parameter {name} has no VALUES ?{name} {{ }}, or several with different examples.",
    ),
    "param-twice": (
        "--param 給了兩次 {name}；要給多個值，請在同一個值裡以逗號分開。",
        "--param gives {name} twice; give several values in one, with commas between them.",
    ),
    "unknown-parameter": (
        "查詢 {question} 沒有參數「{name}」。",
        "The question {question} has no parameter “{name}”.",
    ),
    "missing-parameter": (
        "查詢 {question} 需要參數「{name}」。",
        "The question {question} needs the parameter “{name}”.",
    ),
    "type-IRI": ("{kind}的代碼或 IRI", "the code or IRI of {kind}"),
    "type-IRIs": ("一個以上{kind}的代碼或 IRI", "codes or IRIs, each of {kind}"),
    "type-integer": ("整數", "an integer"),
    "type-integers": ("一個以上的整數", "integers"),
    "type-string": ("文字", "text"),
    "type-strings": ("一段以上的文字", "words"),
    "type-level": ("職能級別，1 到 6 的整數", "a level, from 1 to 6"),
    "type-levels": ("一個以上的職能級別（1 到 6）", "levels, each from 1 to 6"),
    "type-kind": (
        "種類：knowledge（知識）、skill（技能）或 attitude（態度）",
        "a kind: knowledge, skill or attitude",
    ),
    "type-kinds": (
        "一個以上的種類：knowledge（知識）、skill（技能）、attitude（態度）",
        "kinds, each knowledge, skill or attitude",
    ),
    "class-Standard": ("職能基準", "a standard"),
    "class-VersionEntry": ("版本", "a version"),
    "class-Classification": ("類別", "a classification"),
    "class-Category": ("職類別", "a category"),
    "class-Occupation": ("職業別", "an occupation"),
    "class-Industry": ("行業別", "an industry"),
    "class-Duty": ("工作職責", "a duty"),
    "class-Task": ("工作任務", "a task"),
    "class-Block": ("表格列", "a block"),
    "class-Output": ("工作產出", "an output"),
    "class-Indicator": ("行為指標", "an indicator"),
    "class-Competency": ("職能內涵", "a competency"),
    "class-Knowledge": ("知識", "a knowledge item"),
    "class-Skill": ("技能", "a skill"),
    "class-Attitude": ("態度", "an attitude"),
    "class-EntryRequirement": ("建議擔任條件", "an entry requirement"),
    "class-Term": ("名詞", "a term"),
    "class-Note": ("其他說明", "a note"),
    "class-Concept": ("職能概念", "a concept"),
    "class-Thing": ("項目", "an item"),
    "expects": ("它的參數（附範例）：{listed}", "Its parameters, with examples: {listed}"),
    "expects-nothing": ("它沒有參數。", "It has no parameters."),
    "ill-typed": (
        "參數 {name} 的值「{value}」不對，應為 {type}。",
        "The parameter {name} cannot be “{value}”: it is {type}.",
    ),
    "ill-typed-remedy": ("例如 {name}={sample}", "For example {name}={sample}"),
    "unknown-code": (
        "參數 {name}：「{code}」不是任何{kind}。",
        "The parameter {name}: “{code}” is not {kind}.",
    ),
    "unknown-code-near": ("最接近的是：{codes}", "The nearest are: {codes}"),
    # the library: themes, and the words around a question
    "theme-standard": ("一份職能基準", "One standard"),
    "theme-tasks": ("工作職責與工作任務", "Duties and tasks"),
    "theme-levels": ("職能級別", "Levels"),
    "theme-across": ("跨職能基準", "Across standards"),
    "theme-gaps": ("職能落差", "Gaps"),
    "theme-lists": ("職類別、職業別與行業別", "Categories, occupations and industries"),
    "theme-versions": ("版本", "Versions"),
    "theme-provenance": ("來源、推導與審查", "Sources, derivations and reviews"),
    "theme-quality": ("資料品質", "Data quality"),
    "list-checks": (
        "檢核（任何一列都表示有問題；compgraph check 會全部執行）",
        "Checks (any row is a fault; compgraph check runs them all)",
    ),
    "list-none": (
        "沒有問題同時提到「{words}」的每個詞。",
        "No question mentions every word of “{words}”.",
    ),
    "list-none-remedy": (
        "請減少詞數或換個說法（中文詞之間以空格分開），或用 compgraph query --list 看全部。",
        "Try fewer or other words, or see them all with compgraph query --list.",
    ),
    "list-format": (
        "問題清單不能寫成 {format}。",
        "The questions cannot be listed as {format}.",
    ),
    "show-format": (
        "一個問題不能寫成 {format}。",
        "A question cannot be shown as {format}.",
    ),
    "show-question": ("問題", "question"),
    "show-theme": ("主題", "theme"),
    "show-of-theme": ("主題：{theme}", "Theme: {theme}"),
    "show-asked": ("回答", "answers"),
    "show-check": (
        "這是檢核：任何一列都表示有問題。",
        "This is a check: any row is a fault.",
    ),
    "show-params": ("參數", "Parameters"),
    "show-params-none": ("沒有參數。", "It has no parameters."),
    "show-columns": ("結果欄位", "Columns"),
    "show-columns-none": (
        "結果是三元組（CONSTRUCT），沒有欄位。",
        "The answer is triples (CONSTRUCT), without columns.",
    ),
    "show-needed": ("必填，例如 {sample}", "needed, for example {sample}"),
    "show-standard": (
        "只有一份職能基準時可省略，例如 {sample}",
        "may be left out where there is one standard only, for example {sample}",
    ),
    "show-default": ("可省略，預設 {sample}", "{sample} unless given"),
    "show-run": ("執行", "Run it"),
    "show-sparql": ("SPARQL", "SPARQL"),
    # answers as text
    "wrong-format": (
        "這個答案是{kind}，不能寫成 {format}。",
        "This answer is {kind}; it cannot be written as {format}.",
    ),
    "wrong-format-remedy": ("請改用：{formats}", "Use one of: {formats}"),
    "unknown-format": ("沒有 {format} 這種格式。", "There is no format {format}."),
    "kind-select": ("表格（SELECT）", "a table (SELECT)"),
    "kind-ask": ("是非（ASK）", "a yes or no (ASK)"),
    "kind-construct": ("三元組（CONSTRUCT 或 DESCRIBE）", "triples (CONSTRUCT or DESCRIBE)"),
    "not-xml": (
        "答案裡有 XML 不能容納的控制字元。",
        "The answer holds a control character that XML cannot carry.",
    ),
    "not-xml-remedy": ("請改用 json。", "Use json."),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "no-rows": ("（沒有結果）", "(no rows)"),
    "cut-off": (
        "（結果太多，只列出前 {count} 筆）",
        "(truncated: only the first {count} are shown)",
    ),
    "truncated": (
        "結果太多，只取前 {rows} 筆。請加上條件或 LIMIT。",
        "The answer was cut off after {rows} rows. Narrow the query down, or use LIMIT.",
    ),
    "subject": ("主詞", "subject"),
    "predicate": ("述詞", "predicate"),
    "object": ("受詞", "object"),
}
