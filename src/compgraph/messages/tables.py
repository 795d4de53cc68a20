"""Sentences about tables: what stops one from being read, and the headings of those we write."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "called-hours": ("時數", "hours"),
    "called-weights": ("權重", "weight"),
    "not-readable": ("無法讀取表格檔：{reason}。", "The table cannot be read: {reason}."),
    "not-readable.remedy": (
        "請檢查路徑、檔名與權限；檔案若正由 Excel 開啟，請先關閉。",
        "Check the path, the name and the permissions; if Excel has the file open, close it.",
    ),
    "too-large": (
        "表格檔超過 {most} MB，不像是時數或權重表。",
        "The table is larger than {most} MB, which no table of hours or weights is.",
    ),
    "too-large.remedy": (
        "請只保留代碼與數值兩欄，另存新檔後再試。",
        "Keep only the columns for code and number, save it as a new file, and try again.",
    ),
    "too-many-rows": (
        "表格超過 {most} 列。",
        "The table has more than {most} rows.",
    ),
    "too-many-rows.remedy": (
        "請刪除不需要的列；空白列也算在內。",
        "Delete the rows that are not needed; blank rows count too.",
    ),
    "old-excel": (
        "這是舊版 Excel（.xls）檔或有密碼保護的活頁簿，無法讀取。",
        "This is an old Excel file (.xls) or a workbook with a password, which cannot be read.",
    ),
    "old-excel.remedy": (
        "請用 Excel 另存成不設密碼的「Excel 活頁簿（.xlsx）」或「CSV UTF-8」。",
        "In Excel, save it as “Excel Workbook (.xlsx)” without a password, or as “CSV UTF-8”.",
    ),
    "not-a-workbook": (
        "這個檔案不是 Excel 活頁簿（.xlsx）。",
        "This file is not an Excel workbook (.xlsx).",
    ),
    "not-a-workbook.remedy": (
        "請另存成「Excel 活頁簿（.xlsx）」或「CSV UTF-8」。",
        "Save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”.",
    ),
    "not-xlsx": (
        "這個 Excel 活頁簿已損壞，無法讀取。",
        "This Excel workbook is damaged and cannot be read.",
    ),
    "not-xlsx.remedy": (
        "請用 Excel 開啟並修復，再另存新檔；或改存成「CSV UTF-8」。",
        "Open and repair it in Excel and save it anew, or save it as “CSV UTF-8”.",
    ),
    "bomb": (
        "這個活頁簿解壓縮後異常地大，基於安全考量拒絕開啟。",
        "This workbook unpacks to an unusual size; it is not opened, for safety.",
    ),
    "bomb.remedy": (
        "請把需要的兩欄複製到新的活頁簿，或另存成「CSV UTF-8」。",
        "Copy the two columns into a new workbook, or save them as “CSV UTF-8”.",
    ),
    "doctype": (
        "這個活頁簿含有 DOCTYPE 宣告，基於安全考量拒絕開啟。",
        "This workbook contains a DOCTYPE declaration; it is not opened, for safety.",
    ),
    "doctype.remedy": (
        "正常的活頁簿不會有這種內容；請把需要的兩欄另存成「CSV UTF-8」。",
        "Ordinary workbooks contain no such thing; save the two columns as “CSV UTF-8”.",
    ),
    "encoding": ("不認得編碼「{encoding}」。", "There is no encoding “{encoding}”."),
    "encoding.remedy": (
        "請指定 utf-8、cp950 或 big5hkscs。",
        "Name utf-8, cp950 or big5hkscs.",
    ),
    "not-utf-8": (
        "這一行的文字不是 {encoding} 編碼。",
        "The text on this line is not encoded as {encoding}.",
    ),
    "not-utf-8.remedy": (
        "請用 Excel 另存成「CSV UTF-8（逗號分隔）」或 .xlsx。",
        "In Excel, save it as “CSV UTF-8 (Comma delimited)” or as .xlsx.",
    ),
    "binary": ("這個檔案不是文字檔。", "This file is not a text file."),
    "binary.remedy": (
        "請提供 CSV（UTF-8）或 .xlsx 檔。",
        "Give a CSV file (UTF-8) or an .xlsx file.",
    ),
    "not-csv": (
        "這一行不符合 CSV 格式（{reason}）。",
        "This line is not valid CSV ({reason}).",
    ),
    "not-csv.remedy": (
        "請檢查引號是否成對；儲存格裡的引號要寫成兩個。",
        "Check that quotes come in pairs; a quote inside a cell is written twice.",
    ),
    "empty": ("表格沒有任何內容。", "The table is empty."),
    "empty.remedy": (
        "每列請寫一個代碼與它的{called}，例如：K01,3。",
        "Write a code and its {called} on every row, for example: K01,3.",
    ),
    "header": (
        "標題列「{printed}」沒有同時標明代碼欄與{called}欄。",
        "The header “{printed}” does not name both a code column and a column of {called}.",
    ),
    "header.remedy": (
        "請把這兩欄的標題寫成「代碼」與「{called}」；只有兩欄時也可以不寫標題。",
        "Name the two columns “code” and “{called}”; with just these two columns, a header is not needed.",
    ),
    "no-header": (
        "這一列超過兩欄，而表格沒有標題列，無法判斷哪一欄是{called}。",
        "This row has more than two columns and the table has no header, so the column of {called} is not known.",
    ),
    "no-header.remedy": (
        "請加上標題列，標明「代碼」與「{called}」。",
        "Add a header row that names “code” and “{called}”.",
    ),
    "no-code": ("這一列沒有代碼。", "This row has no code."),
    "no-code.remedy": (
        "請補上代碼，或刪除這一列（例如合計列）。",
        "Write the code, or delete the row (a row of totals, for example).",
    ),
    "no-number": (
        "「{code}」沒有{called}。",
        "“{code}” has no {called}.",
    ),
    "no-number.remedy": (
        "請填入數字，或刪除這一列（未列出的以 1 計）。儲存格若是公式，請先用 Excel 開啟並存檔一次。",
        "Write a number, or delete the row (what is not listed counts 1). If the cell is a formula, open the file "
        "in Excel and save it once.",
    ),
    "not-a-number": (
        "「{code}」的{called}「{printed}」不是 0 以上的數字。",
        "“{printed}” is not a number from 0 upwards ({called} of “{code}”).",
    ),
    "not-a-number.remedy": (
        "請只寫數字，小數點用「.」，例如 1.5；不要寫單位或千分位逗號。",
        "Write only the number, with a point for decimals, such as 1.5; no unit, no thousands separator.",
    ),
    "twice": (
        "「{code}」在第 {first} 列已經出現過。",
        "“{code}” already stands on row {first}.",
    ),
    "twice.remedy": (
        "每個代碼只留一列。",
        "Keep one row for each code.",
    ),
    "unknown-code": (
        "{source}:{line}：查無代碼「{code}」。",
        "{source}:{line}: there is no code “{code}”.",
    ),
    "nearest": ("是不是 {codes}？", "Did you mean {codes}?"),
    "competency": ("代碼", "Code"),
    "competency-name": ("職能內涵", "Name"),
    "kind": ("類別", "Kind"),
    "kind-knowledge": ("知識", "knowledge"),
    "kind-skill": ("技能", "skill"),
    "count": ("任務數", "Tasks"),
    "tasks": ("任務", "Needed by"),
    "task-a": ("任務 A", "Task A"),
    "task-b": ("任務 B", "Task B"),
    "name-a": ("任務 A 名稱", "Name of A"),
    "name-b": ("任務 B 名稱", "Name of B"),
    "shared-count": ("共用數", "Shared"),
    "shared-codes": ("共用的職能內涵", "Shared competencies"),
    "jaccard": ("Jaccard", "Jaccard"),
    "a-in-b": ("A 中的比例", "Part of A"),
    "b-in-a": ("B 中的比例", "Part of B"),
    "title-competencies": (
        "{standard}：職能內涵，依需要它的任務數排列",
        "{standard}: competencies by number of tasks that need them",
    ),
    "title-pairs": ("{standard}：任務兩兩比較", "{standard}: every two tasks"),
    "title-classes": (
        "{standard}：由完全相同的任務所需要的職能內涵",
        "{standard}: competencies that exactly the same tasks need",
    ),
    "competencies": ("職能內涵", "Competencies"),
}
