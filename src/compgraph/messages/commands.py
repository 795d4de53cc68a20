"""The help: its headings, and what each command is for (a line in the index, and a paragraph)."""

SENTENCES = {
    "usage": ("用法：", "Usage:"),
    "options": ("選項：", "Options:"),
    "commands": ("命令：", "Commands:"),
    "help-required": ("必填", "required"),
    "help-default": ("預設：", "default: "),
    "usage-fault": ("命令的寫法不對：{reason}", "the call is not written right: {reason}"),
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
    "export.short": (
        "匯出成 RDF、GraphML、SKOS、CTDL-ASN 或 CASE，並說明裝不下什麼。",
        "Export as RDF, GraphML, SKOS, CTDL-ASN or CASE, and tell what that cannot hold.",
    ),
    "export.help": (
        "匯出 SOURCE 的職能基準。trig、nquads、jsonld 含全部具名圖（職能基準、出處、職能概念、代碼表、推論結果；用 --standard 時只含該份"
        "與其出處）；turtle、rdfxml、graphml 是預設圖（各職能基準與職能概念的聯集）；skos、ctdl-asn、case 一次一份。"
        "格式裝不下的內容列在 stderr，用 --losses 存成 JSON 或 CSV。我們自己的 RDF（turtle、trig、nquads、jsonld、rdfxml）讀回來會得到"
        "相同的紀錄。檔案裡的日期取自 SOURCE_DATE_EPOCH，沒有時取文件自己的日期。",
        "Exports the standards of SOURCE. trig, nquads and jsonld hold all named graphs (standards, places, concepts, "
        "code lists, what was derived; with --standard that one and its places); turtle, rdfxml and graphml hold the "
        "default graph (the union of standards and concepts); skos, ctdl-asn and case take one standard. What the "
        "format cannot hold is listed on stderr, and saved as JSON or CSV with --losses. Our own RDF (turtle, trig, "
        "nquads, jsonld, rdfxml) reads back as the same records. Dates in the file come from SOURCE_DATE_EPOCH, else "
        "from the document.",
    ),
    "serve.short": (
        "啟動 SPARQL 端點（HTTP，唯讀）。",
        "Start a SPARQL endpoint over HTTP, read-only.",
    ),
    "serve.help": (
        "以 HTTP 提供圖譜庫資料夾：/sparql 回答 SPARQL 1.1 查詢（GET 與 POST），各項目的網址給網頁或 RDF。預設只有這台電腦連得到。"
        "唯讀；每個查詢有時間、記憶體與列數的限制，不能向外連線。提供期間，別的程式不能寫入圖譜庫。Ctrl-C 或 SIGTERM 停止，"
        '結束代碼 0。需要：pip install "compgraph[serve]"。',
        "Serves a store folder over HTTP: /sparql answers SPARQL 1.1 queries (GET and POST), and the address of each "
        "thing gives a page or RDF. Only this computer can reach it unless told otherwise. Read-only; each query has "
        "limits of time, memory and rows, and cannot reach out. While it serves, no program can write into the store. "
        'Ctrl-C or SIGTERM stops it, with exit code 0. Needs: pip install "compgraph[serve]".',
    ),
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
    "vocabulary.short": (
        "詞彙的參考頁，或資料集的說明。",
        "The reference of the vocabulary, or the description of a data set.",
    ),
    "vocabulary.help": (
        "產生詞彙的參考頁：每個類別與屬性的定義、來源、例子、對應，以及在 SOURCE 裡出現的次數。"
        "--format turtle 輸出詞彙本身，--format void 輸出 SOURCE 的 VoID 與 DCAT 說明。",
        "Writes the reference of the vocabulary: definition, source, example and matches of every class and property, "
        "and how often each occurs in SOURCE. --format turtle writes the vocabulary itself, --format void the VoID "
        "and DCAT description of SOURCE.",
    ),
    "concepts.short": (
        "各職能基準共有的職能概念，與相近名稱的審查。",
        "Concepts that standards share, and the review of names that look alike.",
    ),
    "concepts.help": (
        "列出幾份職能基準共有的職能概念；把寫法相近的名稱輸出成審查表，再把人的決定讀回來。程式從不自動合併。",
        "Lists the concepts that several standards share; writes names that are worded alike as a list to review, and "
        "reads the decisions back. Nothing is ever merged automatically.",
    ),
    "concepts-list.short": (
        "列出兩份以上的職能基準共有的職能概念。",
        "List the concepts that two standards or more share.",
    ),
    "concepts-list.help": (
        "列出 SOURCE 或圖譜庫裡至少兩份職能基準共有的職能概念（同類、正規化後同名）：名稱、類別、職能基準數與出處。"
        "審查認定相同的名稱一併列出。",
        "Lists the concepts that at least two standards of SOURCE or of the store share (same kind, same normalised "
        "name): name, kind, number of standards and where they stand. Names that are the same by review stand beside them.",
    ),
    "concepts-review.short": (
        "輸出相近名稱的審查表，或讀回決定。",
        "Write the names that look alike as a list to review, or read decisions back.",
    ),
    "concepts-review.help": (
        "--out 把圖譜庫裡寫法相近的名稱寫成活頁簿，最像的在前；在「決定」欄選接受或拒絕。--in 把填好的審查表讀回：決定連同審查者與日期存進圖譜庫，"
        "文件重新載入後仍然有效，也不再重問。有任何一列看不懂或互相矛盾，就整份都不寫入（結束代碼 3）。",
        "--out writes the names of the store that are worded alike as a workbook, the most alike first; choose accept "
        "or reject in the column Decision. --in reads the filled-in list: decisions go into the store with who and "
        "when, hold when documents are loaded anew, and are not asked again. If one row cannot be understood or "
        "contradicts another, nothing is stored (exit code 3).",
    ),
    "diff.short": (
        "比較兩個版本：哪些項目變了、會不會使課程出錯。",
        "Compare two versions: what changed, and what breaks because of it.",
    ),
    "diff.help": (
        "比較 OLD 與 NEW（文件、我們的 RDF 檔，或 --store 圖譜庫裡的代碼），先列出摘要，再逐項列出刪除、新增、換代碼、調整級別、"
        "改名、移動等變更，並註明是否會使依舊版做的課程、學習紀錄或連結出錯。項目先依名稱、再依前後脈絡配對，最後才看代碼。"
        "完成比較時結束代碼一律為 0，不論有沒有變更。",
        "Compares OLD with NEW (documents, RDF files of ours, or codes in --store): a summary first, then what was "
        "removed, added, re-coded, relevelled, renamed, moved and so on, and whether that makes courses, learners' "
        "records or links to the old version wrong. Things are matched by name first, then by what stands around "
        "them, by code last. The exit code is 0 whenever the comparison was made, whatever it found.",
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
    "check.short": (
        "檢核職能基準是否完整、前後一致。",
        "Check that standards are complete and consistent.",
    ),
    "check.help": (
        "以 SHACL 與違規查詢檢核 SOURCE：每份職能基準先列小計，再列檢核結果。RDF 檔照原樣檢核。有違規時結束代碼為 1；只有提醒時為 0。",
        "Checks SOURCE with SHACL shapes and violation queries: the counts of each standard first, then the "
        "findings. RDF files are checked as they stand. Exit code 1 when there is a violation, 0 when there "
        "are only warnings.",
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
    "store.short": (
        "管理圖譜庫：列出、存入、移除、備份。",
        "Manage a store: list, put, remove, back up.",
    ),
    "store.help": (
        "管理一個圖譜庫：資料夾，或伺服器上的 SPARQL 端點。大量文件請用 compgraph load。",
        "Manages a store: a folder, or a SPARQL endpoint on a server. For many documents use compgraph load.",
    ),
    "store-list.short": ("圖譜庫裡有什麼。", "What is in the store."),
    "store-list.help": (
        "列出圖譜庫裡的職能基準與具名圖，以及各有幾條陳述。",
        "Lists the standards and named graphs of the store, and how many statements each has.",
    ),
    "store-put.short": ("把文件或 RDF 存進圖譜庫。", "Put documents or RDF into the store."),
    "store-put.help": (
        "讀入 SOURCE（文件、我們寫的 RDF，或它們的資料夾），一次存進圖譜庫；同一代碼的舊內容會換掉。也能存到伺服器上。",
        "Reads SOURCE (documents, RDF of ours, or folders of these) and stores all of it at once; what is stored "
        "under the same code is replaced. The store may be on a server.",
    ),
    "store-remove.short": ("移除職能基準。", "Remove standards."),
    "store-remove.help": (
        "移除這些代碼的職能基準；有一個不存在時，一個也不移除。",
        "Removes the standards with these codes; none of them when one is not there.",
    ),
    "store-snapshot.short": ("備份到新資料夾。", "Back the store up into a new folder."),
    "store-snapshot.help": (
        "把整個圖譜庫複製到新資料夾 FOLDER；它本身也是圖譜庫。",
        "Copies the whole store into the new FOLDER, which is a store itself.",
    ),
    "store-restore.short": ("從備份建立圖譜庫。", "Make a store from a backup."),
    "store-restore.help": (
        "從備份 SNAPSHOT 建立新的圖譜庫；不是全部完成，就是什麼都不留。",
        "Makes a new store from SNAPSHOT, whole or not at all.",
    ),
    "store-optimise.short": ("重整檔案，之後讀取較快。", "Rewrite the files, for faster reading."),
    "store-optimise.help": (
        "請引擎重整圖譜庫的檔案；大量存入之後做一次，之後讀取較快。",
        "Lets the engine rewrite the files of the store; once after loading much, reading is faster.",
    ),
}
