"""What the readers say about a document they refuse."""

from __future__ import annotations

from compgraph.messages import refusals_aligned, refusals_office, refusals_pdf

_OF_ALL: dict[str, tuple[str, str]] = {
    "place-page": (
        "第 {number} 頁",
        "page {number}",
    ),
    "place-table": (
        "第 {number} 個表格",
        "table {number}",
    ),
    "place-row": (
        "第 {number} 列",
        "row {number}",
    ),
    "file-missing": (
        "找不到這個檔案。",
        "There is no such file.",
    ),
    "file-missing.remedy": (
        "請檢查路徑與檔名；路徑含空格時請加引號。",
        "Check the path and the name; put quotes around a path with spaces.",
    ),
    "is-a-folder": (
        "這是資料夾，不是檔案。",
        "This is a folder, not a file.",
    ),
    "is-a-folder.remedy": (
        "請指定資料夾裡的文件。",
        "Name a document inside it.",
    ),
    "not-a-file": (
        "這不是一般檔案。",
        "This is not an ordinary file.",
    ),
    "not-a-file.remedy": (
        "請先把內容存成 .txt 檔。",
        "Save the content as a .txt file first.",
    ),
    "file-not-readable": (
        "無法讀取檔案：{reason}。",
        "The file cannot be read: {reason}.",
    ),
    "file-not-readable.remedy": (
        "請檢查權限，或關閉正在使用它的程式後再試。",
        "Check its permissions, or close the program that uses it, and try again.",
    ),
    "file-empty": (
        "檔案是空的。",
        "The file is empty.",
    ),
    "file-empty.remedy": (
        "請重新取得文件。",
        "Fetch the document again.",
    ),
    "too-large": (
        "檔案有 {size} 位元組，超過上限 {most}；職能基準文件不會這麼大。",
        "The file has {size} bytes, more than the limit of {most}; no standard is that large.",
    ),
    "too-large.remedy": (
        "請確認檔案是單一份職能基準；圖片多的檔案請另存成不含圖片的版本。",
        "Make sure that the file is one standard; save a file with many pictures without them.",
    ),
    "binary": (
        "檔案含有 NUL 位元組，不是文字檔，或是沒有 BOM 的 UTF-16。",
        "The file contains NUL bytes: it is no text, or UTF-16 without a byte order mark.",
    ),
    "binary.remedy": (
        "若是 UTF-16，請加上 --encoding utf-16-le（或 utf-16-be）；否則請改用文字檔。",
        "For UTF-16 add --encoding utf-16-le (or utf-16-be); otherwise use a text file.",
    ),
    "cut-inside-character": (
        "檔案在一個字的中間就結束了，內容被截斷。",
        "The file ends in the middle of a character: it was cut off.",
    ),
    "cut-inside-character.remedy": (
        "請重新下載或複製完整的檔案。",
        "Fetch or copy the complete file again.",
    ),
    "other-encoding": (
        "檔案不是 {encoding} 編碼；以 {other} 可以讀出文字。",
        "The file is not {encoding}; {other} would read it.",
    ),
    "other-encoding.remedy": (
        "請加上 --encoding {other} 再試，並確認讀出的字是否正確；或另存成 UTF-8。",
        "Try again with --encoding {other} and check that the characters are right; or save the file as UTF-8.",
    ),
    "not-in-encoding": (
        "檔案不是 {encoding} 編碼的文字。",
        "The file is not text in {encoding}.",
    ),
    "not-in-encoding.remedy": (
        "若是 Windows 的 ANSI（Big5）檔，請試 --encoding cp950 或 --encoding big5hkscs；否則請重新取得檔案。",
        "For an ANSI (Big5) file from Windows try --encoding cp950 or --encoding big5hkscs; otherwise fetch the file again.",
    ),
    "encoding-unknown": (
        "不支援編碼「{encoding}」。",
        "The encoding “{encoding}” is not offered.",
    ),
    "encoding-unknown.remedy": (
        "可用的編碼：{encodings}。",
        "Use one of: {encodings}.",
    ),
    "reader-unknown": (
        "沒有名為「{reader}」的讀取器。",
        "There is no reader named “{reader}”.",
    ),
    "reader-unknown.remedy": (
        "可用的讀取器：{readers}。",
        "Use one of: {readers}.",
    ),
    "format-not-read": (
        "這裡不讀 {format} 格式；可以讀 PDF、ODT、DOCX、XLSX、HTML、純文字（.txt）與 OCS JSON，"
        "命令列另可讀 compgraph 寫出的 RDF（.ttl、.nt、.trig、.nq、.jsonld）。",
        "The format {format} is not read here; PDF, ODT, DOCX, XLSX, HTML, plain text (.txt) and OCS JSON are, and "
        "the command line also reads RDF that compgraph has written (.ttl, .nt, .trig, .nq, .jsonld).",
    ),
    "format-not-read.remedy": (
        "舊版 Word（.doc）或 RTF 請用 Word 或 LibreOffice 另存成 .docx 或 .odt；"
        "副檔名不對的檔案可用 --reader 指定讀取器。",
        "Save an old Word file (.doc) or RTF as .docx or .odt in Word or LibreOffice; for a file with "
        "another suffix name the reader with --reader.",
    ),
    "no-code": (
        "找不到「職能基準代碼」，也沒有職能基準的名稱或標題，無法確定這是哪一份職能基準。",
        "Neither 職能基準代碼 nor a name or heading was found: which standard this is cannot be told.",
    ),
    "no-code.remedy": (
        "請確認檔案完整，且有「職能基準代碼」與代碼所在的那一列（純文字檔以 Tab 分欄）。",
        "Make sure that the file is complete and has the row with 職能基準代碼 and the code (in a text file separated by a tab).",
    ),
    "code-not-legible": (
        "職能基準代碼「{printed}」不符合代碼格式（例如 ISD3512-001v3），可能被截斷。",
        "The code “{printed}” is not of the form of a standard's code (ISD3512-001v3): it may be cut.",
    ),
    "code-not-legible.remedy": (
        "請與原始文件比對並更正這一格。",
        "Compare it with the original and correct the cell.",
    ),
    "no-table": (
        "找不到職能內容表（有「工作任務」等標題的表格）。",
        "The main table (with the header 工作任務 …) was not found.",
    ),
    "no-table.remedy": (
        "請確認檔案完整，且表格的標題列以 Tab 分欄。",
        "Make sure that the file is complete and the header row of the table is separated by tabs.",
    ),
    "no-task-column": (
        "表格的標題列沒有「{column}」欄，無法知道內容屬於哪一項工作任務。",
        "The header of the table lacks “{column}”: which task the contents belong to cannot be told.",
    ),
    "no-task-column.remedy": (
        "請把標題列補上「工作任務」，並確認該欄仍在，再讀一次。",
        "Put 工作任務 back into the header row, make sure that its column is there, and read the file again.",
    ),
    "no-task": (
        "表格裡沒有讀到任何工作任務。",
        "No task was found in the table.",
    ),
    "no-task.remedy": (
        "請確認檔案完整，且任務格以代碼開頭（例如 T1.1）。",
        "Make sure that the file is complete and that task cells begin with their code (T1.1).",
    ),
    "columns-do-not-match": (
        "標題列缺少「{column}」，但資料列仍有 {cells} 格（標題列 {columns} 格），無法判斷哪一格屬於哪一欄。",
        "The header lacks “{column}” while the rows still have {cells} cells (the header has {columns}): which cell belongs to which column cannot be told.",
    ),
    "columns-do-not-match.remedy": (
        "請把標題列補回「{column}」，再讀一次。",
        "Put “{column}” back into the header row and read the file again.",
    ),
}

SENTENCES = {
    **_OF_ALL,
    **refusals_pdf.SENTENCES,
    **refusals_office.SENTENCES,
    **refusals_aligned.SENTENCES,
}
"""What every reader says, and what those of one format say."""
