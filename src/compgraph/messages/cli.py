"""Sentences of the command line: help, faults in a call, and what it reports while it works."""

SENTENCES = {
    "usage": ("用法：", "Usage:"),
    "options": ("選項：", "Options:"),
    "commands": ("命令：", "Commands:"),
    "help-required": ("必填", "required"),
    "help-default": ("預設：", "default: "),
    "compgraph.help": (
        "把職能基準（iCAP）讀成知識圖譜，再回答：任務之間共用哪些職能內涵、學習者缺什麼、依什麼順序學最好。"
        "沒有指定 SOURCE 時，使用內附的 ISD3512-001v3 雲端系統開發工程人員。",
        "Reads occupational competency standards (職能基準, iCAP) into a knowledge graph and answers: which "
        "competencies tasks share, what a learner lacks, in which order it is best learnt. Without a SOURCE "
        "the shipped standard ISD3512-001v3 is used.",
    ),
    "build.short": (
        "一次做完：讀入、檢核，寫出網頁、活頁簿與圖譜檔。",
        "Do it all: read, check, and write pages, workbook and graph files.",
    ),
    "build.help": (
        "讀入 SOURCE（文件、本程式的 RDF 檔，或它們的資料夾），檢核之後，把網頁、活頁簿與圖譜檔寫進 --out "
        "指定的資料夾。資料夾必須是新的、空的，或先前由本命令建立的；別人的檔案一律不動，失敗時保留上一次的成果。",
        "Reads SOURCE (documents, RDF files of ours, or folders of these), checks it, and writes pages, workbook "
        "and graph files into the folder named by --out. The folder must be new, empty, or made by this command; "
        "other files in it are never touched, and a failed build leaves the last good one in place.",
    ),
    "read.short": (
        "讀一份文件，輸出紀錄或圖譜。",
        "Read one document and print its record or graph.",
    ),
    "read.help": (
        "讀 SOURCE（PDF、ODT、DOCX、XLSX、HTML、純文字或 OCS JSON），輸出紀錄（json）、OCS JSON（ocs）或圖譜（turtle、trig、"
        "nquads、jsonld）。檢核結果寫到 stderr，或用 --findings 存成 JSON。",
        "Reads SOURCE (PDF, ODT, DOCX, XLSX, HTML, plain text or OCS JSON) and prints its record (json), OCS JSON (ocs) "
        "or its graph (turtle, trig, nquads, jsonld). Findings go to stderr, or to a JSON file with --findings.",
    ),
    "load.short": (
        "把許多文件載入圖譜庫資料夾，並寫出報告。",
        "Load many documents into a store folder, with a report.",
    ),
    "load.help": (
        "讀入 SOURCE（文件，或文件的資料夾），存進 --store 指定的圖譜庫。同一份文件（內容與讀取程式版本都相同）不會重讀；"
        "中途停止後再執行一次，會從停下的地方接著做。讀不了的文件不影響其他文件，也不會動到圖譜庫裡原有的內容。"
        "每個來源在報告裡有一列。有文件被拒絕時結束代碼為 3。",
        "Reads SOURCE (documents, or folders of documents) into the store folder named by --store. A document "
        "with the same bytes is not read twice by the same version; after an interruption, run again to go on. A "
        "document that cannot be read harms no other one and nothing that is stored. The report has a row for each "
        "source. Exit code 3 when a source was refused.",
    ),
    "print.short": (
        "把職能基準印成官方版面（文字、HTML、ODT、PDF）。",
        "Print a standard in the official layout (text, HTML, ODT, PDF).",
    ),
    "print.help": (
        "把一份職能基準印成官方版面：純文字（Tab 分欄）、可列印的網頁、ODT 或 PDF；印出的檔案讀回來會得到相同的紀錄。"
        "PDF 需要電腦上有中文字型。",
        "Prints one standard in the official layout: text with tabs, a page to print, ODT or PDF; reading the file "
        "gives the same record again. A PDF needs a Chinese font on this computer.",
    ),
    "print-left-out": (
        "沒有任何一列使用的職能內涵印不出來：{codes}",
        "Competencies that no row uses have no place in the layout and are left out: {codes}",
    ),
    "print-to-file": (
        "ODT 與 PDF 不能印在螢幕上。",
        "ODT and PDF cannot be shown on a terminal.",
    ),
    "print-to-file-remedy": ("請加上 --out 檔名。", "Add --out FILE."),
    "doctor.short": (
        "看讀取器在檔案裡看到什麼（表格、欄、代碼、涵蓋率）。",
        "What the reader sees in a file (tables, columns, codes, coverage).",
    ),
    "doctor.help": (
        "逐步列出讀取器在每個 FILE 裡看到的格式、表格、標題列、各部分、代碼與涵蓋率，以及拒絕的原因與補救方法。"
        "有檔案被拒絕時結束代碼為 3。",
        "Lists step by step what the reader sees in each FILE: format, tables, header rows, parts, codes and coverage, "
        "and why it is refused, with the remedy. Exit code 3 when a file is refused.",
    ),
    "why.short": (
        "一個項目印在文件的哪裡、前後文是什麼。",
        "Where an item is printed in its document, and in what context.",
    ),
    "why.help": (
        "列出 ITEM（K01、ISD3512-001v3/K01，或職能基準的代碼）印在原始文件的頁、表格、列與字元位置，附前後文、檔案摘要與讀取程式版本，"
        "以及由規則推得的陳述與其參數。",
        "Prints where ITEM (K01, ISD3512-001v3/K01, or the code of a standard) stands in its document: page, table, "
        "row and characters with the text around them, the file's digest and the reader's version, and the "
        "statements that a rule derived, with its parameters.",
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
    "check.short": (
        "檢核職能基準是否完整、前後一致。",
        "Check that standards are complete and consistent.",
    ),
    "check.help": (
        "以 SHACL 與違規查詢檢核 SOURCE。有違規時結束代碼為 1；只有提醒時為 0。",
        "Checks SOURCE with SHACL shapes and violation queries. Exit code 1 when there is a violation, 0 when "
        "there are only warnings.",
    ),
    "query.short": ("用 SPARQL 提問。", "Ask a question in SPARQL."),
    "query.help": (
        "QUERY 是內附問題的名稱（--list 列出）、.rq 檔、-（標準輸入）或查詢文字本身。內附問題的參數用 --param 名稱=值 指定；"
        "不是內附的查詢會先經審查，再於有時限的獨立行程裡執行。",
        "QUERY is the name of a shipped question (--list shows them), a .rq file, - for standard input, or the "
        "query text itself. Parameters of shipped questions are given with --param name=value; any other query is "
        "examined first and runs in a process of its own with a deadline.",
    ),
    "shared.short": ("任務之間共用哪些職能內涵。", "Which competencies tasks share."),
    "shared.help": (
        "依任務數列出職能內涵，並比較每兩項任務（共用數、Jaccard、雙向包含率），再把任務集合相同的職能內涵歸為一類。",
        "Lists competencies by number of tasks, compares every two tasks (shared count, Jaccard, containment both "
        "ways), and groups the competencies that the same tasks need.",
    ),
    "path.short": (
        "依什麼順序學，任務最早能上手。",
        "In which order to learn so that tasks open earliest.",
    ),
    "path.help": (
        "算出「最早開通」的學習順序，並附上證明：成本、下界、是否唯一，以及文件順序與貪婪法的成本。"
        "這個順序來自所選的目標，不是職能基準本身的規定。",
        "Computes the earliest-unlock learning order with its proof: cost, lower bound, whether it is unique, and "
        "the costs of the document order and of the greedy order. The order follows from the chosen objective; it "
        "is not a fact of the standard.",
    ),
    "option.help": ("顯示說明後結束。", "Show this help and exit."),
    "option.version": ("顯示版本後結束。", "Show the version and exit."),
    "option.lang": (
        "說明、訊息與表格的語言；未指定時看 COMPGRAPH_LANG，再看系統語系。",
        "Language of help, messages and tables; else COMPGRAPH_LANG, else the locale.",
    ),
    "option.debug": ("程式出錯時顯示完整的錯誤追蹤。", "Show the full traceback of a fault."),
    "option.store": (
        "改從這個圖譜庫讀取，不讀 SOURCE。",
        "Read from this store folder instead of a SOURCE.",
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
    "option.list": ("列出內附的問題後結束。", "List the shipped questions and exit."),
    "option.part": (
        "CSV 只能裝一張表：職能內涵、任務兩兩比較，或任務集合相同的類。",
        "The one table a CSV can hold: competencies, pairs of tasks, or classes with the same tasks.",
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
    "usage-fault": ("命令的寫法不對：{reason}", "the call is not written right: {reason}"),
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
    "questions": ("問題", "Questions"),
    "checks": ("檢核：任何一列都表示有問題", "Checks: any row is a fault"),
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
