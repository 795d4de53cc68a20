"""Sentences of the batch: why a source was not loaded, and what its report says."""

SENTENCES = {
    # sources
    "folder-empty": (
        "資料夾裡沒有可讀的文件。",
        "The folder holds no document that can be read.",
    ),
    "folder-empty.remedy": (
        "可讀的副檔名：{suffixes}。",
        "Suffixes that are read: {suffixes}.",
    ),
    "folder-not-readable": (
        "無法開啟資料夾：{reason}。裡面的文件都沒有讀。",
        "The folder cannot be opened: {reason}. Nothing in it was read.",
    ),
    "folder-not-readable.remedy": (
        "請取得讀取權限，再執行一次；已載入的文件不會重讀。",
        "Get the right to read it and run again; what is loaded already is not read twice.",
    ),
    "link-not-followed": (
        "略過：這是捷徑（符號連結），資料夾裡的捷徑不會追過去。",
        "Passed over: a symbolic link; links inside a folder are not followed.",
    ),
    "link-not-followed.remedy": (
        "若要載入它指向的文件，請直接指定那份文件或資料夾。",
        "To load what it points to, name that document or folder itself.",
    ),
    "special-file": ("略過：不是一般的檔案。", "Passed over: not a regular file."),
    "special-file.remedy": ("不必處理。", "Nothing to do."),
    "written-by-us": (
        "略過：這是本程式寫出的檔案。",
        "Passed over: a file that this program wrote.",
    ),
    "written-by-us.remedy": ("不必處理。", "Nothing to do."),
    "file-passed-over": (
        "略過：不是可讀的文件格式。",
        "Passed over: not a format of documents that are read.",
    ),
    "file-passed-over.remedy": (
        "若它是職能基準，請先轉存為可讀的格式；壓縮檔請先解開。",
        "If it is a standard, save it in a format that is read; unpack archives first.",
    ),
    # reading
    "deadline": (
        "讀這份文件超過 {seconds} 秒，已經停止。",
        "Reading this document took longer than {seconds} seconds and was stopped.",
    ),
    "deadline.remedy": (
        "請確認文件是否異常龐大或損壞；若它沒有問題，請用 --deadline 給它更多時間。",
        "See whether the document is damaged or unusually large; if it is sound, give it more time with --deadline.",
    ),
    "reader-died": (
        "讀這份文件時，讀取程式意外結束。",
        "The process that read this document ended unexpectedly.",
    ),
    "reader-died.remedy": (
        "文件可能損壞。請用原來的軟體開啟並另存新檔再試；其他文件不受影響。",
        "The document may be damaged: open it in its own program, save it anew and try again. Other documents are not affected.",
    ),
    "reader-out-of-memory": (
        "讀這份文件需要的記憶體超過上限。",
        "Reading this document takes more memory than is allowed.",
    ),
    "reader-out-of-memory.remedy": (
        "文件可能損壞或過於龐大。請只留下職能基準的頁面，另存新檔再試。",
        "The document may be damaged or far too large: keep the pages of the standard only, save it anew and try again.",
    ),
    "reader-failed": (
        "程式讀這份文件時出錯（{kind}：{reason}）。",
        "A fault of our own while reading this document ({kind}: {reason}).",
    ),
    "reader-failed.remedy": (
        "請把這份文件和訊息回報給我們；其他文件不受影響。",
        "Please report the document and this message to us; other documents are not affected.",
    ),
    "findings-cut": (
        "檢核結果共 {count} 項，這裡只列出前 {most} 項。",
        "There are {count} findings; the first {most} are listed.",
    ),
    "findings-cut.remedy": (
        "項目這麼多，表示文件的表格多半沒有讀對；請先處理前幾項。",
        "So many mean that the table was hardly read right: begin with the first ones.",
    ),
    "no-process": (
        "無法啟動讀取文件的程式。",
        "The processes that read documents cannot be started.",
    ),
    "no-process.remedy": (
        "請確認還有可用的記憶體，並用 --processes 1 再試一次。",
        "Check that memory is free, and try again with --processes 1.",
    ),
    # storing
    "same-code-twice": (
        "「{first}」也是 {code}，內容卻不同；保留先出現的那一份，這一份沒有載入。",
        "“{first}” holds {code} too, with different content; that one, which comes first, is kept and this one is not loaded.",
    ),
    "same-code-twice.remedy": (
        "請確認哪一份才是正確的版本，只留下那一份再執行一次。",
        "Find out which one is right, keep only that one and run again.",
    ),
    "same-content": (
        "內容與「{first}」（{code}）相同，只載入一次。",
        "The same content as “{first}” ({code}); it is loaded once.",
    ),
    "same-content.remedy": (
        "不必處理；多餘的一份可以移走。",
        "Nothing to do; the spare copy may go.",
    ),
    "replaced-other-file": (
        "{code} 先前由「{file}」載入，內容不同，現在由這一份取代。",
        "{code} was loaded from “{file}” before, with different content; this one replaces it.",
    ),
    "replaced-other-file.remedy": (
        "請確認這一份才是要用的版本；若不是，請再載入「{file}」。",
        "Make sure that this is the version you want; if not, load “{file}” again.",
    ),
    "journal-not-written": (
        "無法寫入「{file}」：{reason}。",
        "“{file}” cannot be written: {reason}.",
    ),
    "journal-not-written.remedy": (
        "請確認磁碟空間與權限，或用 --report 指定別的資料夾，再執行一次；已載入的文件不會重讀。",
        "Check space and permissions, or name another folder with --report, and run again; what is loaded already is not read twice.",
    ),
    "report-in-store": (
        "報告的資料夾「{folder}」不能放在圖譜庫裡面。",
        "The folder of the report “{folder}” cannot be inside the store.",
    ),
    "report-in-store.remedy": (
        "請用 --report 指定圖譜庫以外的資料夾。",
        "Name a folder outside the store with --report.",
    ),
    # what the command says
    "working": ("載入", "Loading"),
    "stopping": (
        "收到中斷：寫完手上的文件就停。再按一次 Ctrl-C 立刻停止。",
        "Stopping once the documents at hand are written. Press Ctrl-C again to stop at once.",
    ),
    "stopped": (
        "已中斷：{count} 個來源處理完，其餘的下次執行時接著讀。",
        "Stopped: {count} sources are done; run again to go on with the others.",
    ),
    "summary": (
        "讀入 {read} 份，其中 {noticed} 份有檢核結果；未變更 {unchanged} 份，重複 {same} 份，拒絕 {refused} 份，略過 {passed} 個檔案。",
        "Read: {read}, {noticed} of them with findings. Unchanged: {unchanged}. Duplicates: {same}. Refused: {refused}. Passed over: {passed}.",
    ),
    "report-is": ("報告：{file}", "Report: {file}"),
    # words of tables and pages
    "outcome-read": ("讀入", "read"),
    "outcome-read-with-findings": ("讀入，有檢核結果", "read with findings"),
    "outcome-refused": ("拒絕", "refused"),
    "outcome-unchanged": ("未變更", "unchanged"),
    "outcome-same": ("重複", "duplicate"),
    "outcome-passed-over": ("略過", "passed over"),
    "column-outcome": ("結果", "Outcome"),
    "column-source": ("來源", "Source"),
    "column-code": ("代碼", "Code"),
    "column-name": ("名稱", "Name"),
    "column-level": ("級別", "Level"),
    "column-tasks": ("任務", "Tasks"),
    "column-knowledge": ("知識", "Knowledge"),
    "column-skills": ("技能", "Skills"),
    "column-violations": ("違規", "Violations"),
    "column-warnings": ("提醒", "Warnings"),
    "column-infos": ("資訊", "Notes"),
    "column-rule": ("規則", "Rule"),
    "column-reason": ("原因", "Reason"),
    "column-sha256": ("SHA-256", "SHA-256"),
    "column-findings": ("檢核結果", "Findings"),
    "page-title": ("載入報告", "Load report"),
    "page-lead": (
        "每個來源一列：結果、讀到的職能基準，以及檢核結果和建議作法。",
        "One row a source: its outcome, the standard that was read, the findings and what to do about them.",
    ),
    "page-incomplete": (
        "這次執行中途停止，以下只有已處理的來源；再執行一次，會從停下的地方接著做。",
        "This run was stopped: below are the sources that were done. Run again to go on from there.",
    ),
    "page-sources": ("{count} 個來源", "{count} sources"),
    "page-version": ("compgraph {version} 讀取", "Read by compgraph {version}"),
    "filter": ("篩選", "Filter"),
    "filter-all": ("全部", "all"),
    "search": ("搜尋路徑、代碼、名稱或檢核結果", "Search path, code, name or findings"),
    "shown": ("顯示 {count} 個", "{count} shown"),
    "none-shown": ("沒有符合的來源。", "No source matches."),
    "findings-unknown": (
        "先前載入時的檢核結果沒有留存；加上 --again 會重讀並列出。",
        "What was noticed when it was loaded is not kept here; --again reads it again and lists it.",
    ),
    "findings-none": ("無", "none"),
    "more": ("其餘 {count} 項", "{count} more"),
    "place-page": ("第 {number} 頁", "page {number}"),
    "place-table": ("表格 {number}", "table {number}"),
    "place-row": ("第 {number} 列", "row {number}"),
    "place-line": ("第 {number} 行", "line {number}"),
    "printed": ("原文", "Printed"),
    "remedy": ("建議", "What to do"),
}
