"""Sentences of the command line: help, faults in a call, and what it reports while it works."""

from compgraph.messages.commands import SENTENCES as COMMANDS

SENTENCES = {
    **COMMANDS,
    "print-left-out": (
        "沒有任何一列使用的職能內涵印不出來：{codes}",
        "Competencies that no row uses have no place in the layout and are left out: {codes}",
    ),
    "print-to-file": (
        "ODT 與 PDF 不能印在螢幕上。",
        "ODT and PDF cannot be shown on a terminal.",
    ),
    "print-to-file-remedy": ("請加上 --out 檔名。", "Add --out FILE."),
    "option.serve-store": ("圖譜庫的資料夾。", "The folder of the store."),
    "option.host": (
        "監聽的位址；127.0.0.1 只有這台電腦連得到，0.0.0.0 則人人可連。",
        "The address to listen at; 127.0.0.1 is for this computer only, 0.0.0.0 for everybody.",
    ),
    "option.port": ("連接埠；0 表示任選一個空的。", "The port; 0 takes any free one."),
    "option.allow-host": (
        "請求可以用來稱呼這個伺服器的主機名稱，可重複；在 127.0.0.1 上，未指定時只有 localhost 之類的名稱。",
        "A name by which requests may call this server, repeatable; on 127.0.0.1 only localhost and the like unless named.",
    ),
    "option.cors": (
        "允許這個網站（如 https://example.org）的網頁讀取答案，可重複；* 表示所有網站。未指定時都不允許。",
        "Let pages of this web site (https://example.org) read answers, repeatable; * for all sites. None unless named.",
    ),
    "option.limit-seconds": ("一個查詢最多幾秒。", "Stop a query after this many seconds."),
    "option.limit-memory": (
        "一個查詢最多用多少記憶體（MiB），圖譜庫本身不計；Windows 沒有這個限制。",
        "The memory, in MiB, that a query may take besides the store itself; Windows has no such limit.",
    ),
    "option.limit-rows": (
        "一個答案最多幾列或幾個陳述；多的截斷，並在回應裡註明。",
        "How many rows or statements an answer may have; more are cut off, and the response says so.",
    ),
    "option.serve-processes": (
        "同時執行的查詢數；未指定時與處理器數相同。",
        "How many queries run side by side; else as many as there are processors.",
    ),
    "option.context": (
        "JSON-LD 的 @context：寫在檔案裡（inline），或只寫網址（url）。jsonld 預設 inline，離線可讀；ctdl-asn 預設 url，是該格式的慣例。",
        "The JSON-LD @context: in the file (inline) or by its address (url). Default: inline for jsonld, readable "
        "offline; url for ctdl-asn, as that format has it.",
    ),
    "option.export-losses": (
        "把格式裝不下的內容寫進這個檔案：.csv 為 CSV，其他為 JSON；- 為標準輸出。",
        "Write what the format cannot hold to this file: CSV for .csv, else JSON; - is standard output.",
    ),
    "option.concepts-store": ("圖譜庫的資料夾。", "The store folder."),
    "option.review-out": (
        "把審查表（.xlsx）寫進這個檔案。",
        "Write the review list (.xlsx) to this file.",
    ),
    "option.review-in": (
        "讀回填好的審查表（.xlsx 或 CSV）。",
        "Read a filled-in review list (.xlsx or CSV).",
    ),
    "option.review-by": ("（--in）審查者的姓名。", "(--in) The name of who decided."),
    "option.review-date": (
        "（--in）審查的日期，例如 2026-03-01；預設取自 SOURCE_DATE_EPOCH，沒有時用今天。",
        "(--in) The day of the decisions, such as 2026-03-01; by default from SOURCE_DATE_EPOCH, else today.",
    ),
    "option.review-decided": (
        "（--out）也列出已經決定的名稱，以便更改決定。",
        "(--out) List what is decided too, to change decisions.",
    ),
    "option.review-least": (
        "（--out）只列出分數至少這麼高的名稱。",
        "(--out) List names with this score or a higher one.",
    ),
    "option.review-most": (
        "（--out）最多列出幾組。",
        "(--out) List this many pairs at most.",
    ),
    "option.document": (
        "（--store）當時讀入的文件，用來印出前後文；SHA-256 必須相同。",
        "(--store) The document that was read, to show the text around; its SHA-256 must be the same.",
    ),
    "option.reader": (
        "指定讀取器：text、aligned、pdf、html、odt、docx、xlsx、ocs（未指定時依內容與副檔名判斷）。",
        "The reader to use: text, aligned, pdf, html, odt, docx, xlsx or ocs; else content and suffix decide.",
    ),
    "option.losses": (
        "（--format ocs）把 OCS JSON 裝不下的內容寫進這個 JSON 檔。",
        "(--format ocs) Write what the OCS JSON cannot hold to this file, as JSON.",
    ),
    "losses-of-ocs": ("--losses 只用於 --format ocs。", "--losses goes with --format ocs only."),
    "losses-of-ocs-remedy": ("請加上 --format ocs。", "Add --format ocs."),
    "option.version": ("顯示版本後結束。", "Show the version and exit."),
    "option.lang": (
        "說明、訊息與表格的語言；未指定時看 COMPGRAPH_LANG，再看系統語系。",
        "Language of help, messages and tables; else COMPGRAPH_LANG, else the locale.",
    ),
    "option.debug": ("程式出錯時顯示完整的錯誤追蹤。", "Show the full traceback of a fault."),
    "option.store": (
        "改從這個圖譜庫（資料夾，或 SPARQL 端點的網址）讀取，不讀 SOURCE。",
        "Read from this store (a folder, or the address of a SPARQL endpoint) instead of a SOURCE.",
    ),
    "option.the-store": (
        "圖譜庫的資料夾，或 SPARQL 端點的網址；帳號密碼放在環境變數 COMPGRAPH_STORE_USER、COMPGRAPH_STORE_PASSWORD。",
        "The folder of the store, or the address of a SPARQL endpoint; credentials are read from "
        "COMPGRAPH_STORE_USER and COMPGRAPH_STORE_PASSWORD.",
    ),
    "option.new-store": ("新圖譜庫的資料夾。", "The folder of the new store."),
    "store-has": ("{place} 存入 {count} 份職能基準。", "{count} standards stored in {place}."),
    "store-holds": (
        "{standards} 份職能基準；預設圖有 {statements} 條陳述。",
        "{standards} standards; the default graph holds {statements} statements.",
    ),
    "option.standard": (
        "載入多份職能基準時，指定其中一份的代碼。",
        "The code of one standard when several are loaded.",
    ),
    "option.encoding": (
        "文件的文字編碼（未指定時為 UTF-8），例如 cp950、big5hkscs。",
        "Text encoding of the document when it is not UTF-8, such as cp950 or big5hkscs.",
    ),
    "option.format": ("輸出格式。", "Output format."),
    "option.out": ("把結果寫進這個檔案（UTF-8）。", "Write the result to this file (UTF-8)."),
    "option.bom": (
        "在檔案開頭加上 BOM，讓 Excel 直接開啟 CSV 不會亂碼。",
        "Begin the file with a byte order mark, so that Excel opens a CSV rightly.",
    ),
    "option.out-folder": ("要寫入的資料夾。", "The folder to write."),
    "option.open": ("完成後用瀏覽器開啟首頁。", "Open the index page in the browser when done."),
    "option.findings": (
        "把檢核結果以 JSON 寫進這個檔案。",
        "Write the findings to this file, as JSON.",
    ),
    "option.param": ("問題的參數，可重複。", "A parameter of the question; may be repeated."),
    "option.list": (
        "依主題列出內附的問題後結束；後面的詞只留下提到它們的問題。--format json、csv 給程式與試算表。",
        "List the shipped questions by theme and exit; words behind it keep those that mention them. --format json "
        "and csv are for programs and spreadsheets.",
    ),
    "option.search": (
        "列出同時提到每個詞的問題：找名稱、摘要、說明、參數與欄位，中英文皆可，詞之間以空格分開。",
        "List the questions that mention every one of WORDS (separated by spaces) in their name, summary, "
        "description, parameters or columns, in either language.",
    ),
    "option.show": (
        "印出一個問題的說明、參數、欄位與 SPARQL 後結束；NAME 也可以是 .rq 檔。",
        "Show the description, parameters, columns and SPARQL text of one question and exit; NAME may also be a .rq file.",
    ),
    "option.part": (
        "CSV 只能裝一張表：職能內涵、任務兩兩比較，或任務集合相同的類。",
        "The one table a CSV can hold: competencies, pairs of tasks, or classes with the same tasks.",
    ),
    "option.severity": (
        "只列這個嚴重程度以上的檢核結果；結束代碼與小計不受影響。",
        "List the findings of this severity and above only; exit code and counts stay the same.",
    ),
    "option.load-store": (
        "圖譜庫的資料夾；不存在時會建立。",
        "The folder of the store; made when it is missing.",
    ),
    "option.report": (
        "報告（report.json、report.html）的資料夾；未指定時放在圖譜庫旁，名稱加上 -report。",
        "The folder of the report (report.json, report.html); else beside the store, with -report added to its name.",
    ),
    "option.again": (
        "已載入的文件也重讀一次。",
        "Read documents again that are loaded already.",
    ),
    "option.processes": (
        "同時讀取的行程數；未指定時與處理器數相同。",
        "How many processes read; else as many as there are processors.",
    ),
    "option.load-deadline": (
        "一份文件最多讀幾秒。",
        "Stop reading a document after this many seconds.",
    ),
    "option.deadline": ("查詢最多執行幾秒。", "Stop the query after this many seconds."),
    "option.have": (
        "已經會的職能內涵代碼，以逗號分隔，例如 K01,S03。",
        "Codes already mastered, separated by commas, such as K01,S03.",
    ),
    "option.target": (
        "想達成的任務代碼，以逗號分隔，例如 T2.5。",
        "Codes of the tasks to reach, separated by commas, such as T2.5.",
    ),
    "option.hours": (
        "各項職能內涵的學習時數（CSV 或 XLSX：代碼、時數）；沒有列出的算 1。",
        "Learning hours of competencies (CSV or XLSX: code, hours); those not listed count 1.",
    ),
    "option.weights": (
        "各任務的重要性（CSV 或 XLSX：任務、權重）；沒有列出的算 1。",
        "Importance of tasks (CSV or XLSX: task, weight); those not listed count 1.",
    ),
    "findings-exist": (
        "檢核結果 {count} 項，用「{command}」查看。",
        "Findings: {count}. “{command}” shows them.",
    ),
    "no-findings": ("沒有發現問題。", "Nothing to report."),
    "summary": (
        "違規 {violations} 項，提醒 {warnings} 項，資訊 {infos} 項。",
        "Violations: {violations}. Warnings: {warnings}. Notes: {infos}.",
    ),
    "built": ("已寫出 {count} 個檔案：", "Wrote {count} files:"),
    "our-fault": (
        "程式本身出錯（{kind}：{error}）。請加上 --debug 再執行一次，並把訊息回報給我們。",
        "a fault of our own ({kind}: {error}). Please run again with --debug and report what it prints.",
    ),
    "try-help": ("請執行「{command} --help」看用法。", "Run “{command} --help” for the usage."),
    "no-such-option": ("沒有選項 {name}。{offer}", "there is no option {name}. {offer}"),
    "no-such-command": ("沒有命令 {name}。{offer}", "there is no command {name}. {offer}"),
    "did-you-mean": ("是不是要：{offered}？", "Did you mean: {offered}?"),
    "missing": ("缺少 {name}。", "{name} is missing."),
    "option-usage": (
        "選項 {name} 的寫法不對，可能少了值。",
        "option {name} is not written right; is its value missing?",
    ),
    "bad-choice": ("{name} 只能是：{choices}。", "{name} takes one of: {choices}."),
    "bad-value": ("{name} 的值不對：{reason}", "{name} has a wrong value: {reason}"),
    "param-shape": (
        "--param 要寫成 名稱=值，收到的是「{given}」。",
        "--param is written name=value, not “{given}”.",
    ),
    "query-missing": (
        "缺少 QUERY：請給內附問題的名稱、.rq 檔、- 或查詢文字。",
        "QUERY is missing: give the name of a shipped question, a .rq file, - or the query text.",
    ),
    "query-list-hint": (
        "用「compgraph query --list」列出內附的問題。",
        "“compgraph query --list” lists the shipped questions.",
    ),
    "out-not-written": ("無法寫入「{file}」：{reason}。", "“{file}” cannot be written: {reason}."),
    "out-not-written-remedy": (
        "請確認資料夾存在、有寫入權限，而且檔案沒有被別的程式開著。",
        "Check that the folder exists, that you may write there, and that no program has the file open.",
    ),
    "sources-and-store": (
        "SOURCE 與 --store 只能擇一。",
        "give either SOURCE or --store, not both.",
    ),
    "one-source": (
        "這裡只能讀一份職能基準，但來源裡有：{codes}。",
        "one standard is read here, but the sources hold: {codes}.",
    ),
    "several-standards": (
        "載入了多份職能基準：{codes}。",
        "several standards are loaded: {codes}.",
    ),
    "choose-standard": ("請用 --standard 代碼 指定一份。", "Choose one with --standard CODE."),
    "unknown-standard": (
        "沒有載入代碼為「{code}」的職能基準。載入的是：{codes}。",
        "no standard “{code}” is loaded. Loaded: {codes}.",
    ),
    "unknown-code": (
        "{standard} 沒有代碼「{code}」。",
        "{standard} has no code “{code}”.",
    ),
    "nearest-codes": ("最接近的代碼：{near}。", "The nearest codes: {near}."),
    "codes-elsewhere": (
        "請先用「compgraph shared」看有哪些代碼。",
        "“compgraph shared” lists the codes.",
    ),
    "not-a-task": (
        "「{code}」是{kind}；--target 要的是任務，例如 {example}。",
        "“{code}” is a {kind}; --target takes tasks, such as {example}.",
    ),
    "not-a-competency": (
        "「{code}」是任務；--have 要的是知識或技能，例如 {example}。",
        "“{code}” is a task; --have takes knowledge and skills, such as {example}.",
    ),
    "kind-knowledge": ("知識", "knowledge item"),
    "kind-skill": ("技能", "skill"),
    "optional": ("可省略", "optional"),
    "wrong-standard": (
        "代碼「{code}」屬於別的職能基準，現在看的是 {standard}。",
        "“{code}” belongs to another standard; this one is {standard}.",
    ),
    "same-code-twice": (
        "「{first}」與「{second}」都是 {code}，內容卻不同。",
        "“{first}” and “{second}” both hold {code}, with different content.",
    ),
    "same-code-twice-remedy": ("請只留下其中一份。", "Keep only one of them."),
    "empty-folder": (
        "資料夾「{folder}」裡沒有可讀的檔案。",
        "the folder “{folder}” holds no file that can be read.",
    ),
    "empty-folder-remedy": (
        "可讀的副檔名：{suffixes}。",
        "Suffixes that are read: {suffixes}.",
    ),
    "passed-over": ("略過：不是可讀的格式。", "passed over: not a format that is read."),
    "store-missing": ("找不到圖譜庫「{folder}」。", "there is no store folder “{folder}”."),
    "store-missing-remedy": (
        "請確認路徑，或改給 SOURCE。",
        "Check the path, or give a SOURCE instead.",
    ),
    "store-empty": (
        "圖譜庫「{folder}」裡沒有職能基準。",
        "the store “{folder}” holds no standard.",
    ),
}
