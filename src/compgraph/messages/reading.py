"""What the readers say about a document they read."""

from __future__ import annotations

from compgraph.messages import reading_codes

SENTENCES: dict[str, tuple[str, str]] = {
    **reading_codes.SENTENCES,
    "version-code-differs": (
        "版本表 {label} 列印的代碼是 {row}，與本文件的職能基準代碼 {code} 不同。",
        "Row {label} of the version table prints {row}, which is not the standard's code {code} with another version.",
    ),
    "version-code-differs.remedy": (
        "兩種寫法都照印保留；請向發布機關（勞動部勞動力發展署 iCAP 平台）確認哪一個正確，不要自行改寫。",
        "Both forms are kept as printed; ask the publisher (Workforce Development Agency, iCAP platform) which one is right before changing either.",
    ),
    "version-note-differs": (
        "版本表 {label} 列的更新說明提到 {named}，與本文件的代碼 {code} 不同。",
        "The update note in row {label} of the version table names {named}, which is not the standard's code {code} with another version.",
    ),
    "version-note-differs.remedy": (
        "照印保留；若要依它追查版本，請先到 iCAP 平台查證。",
        "It is kept as printed; look it up on the iCAP site before following it.",
    ),
    "version-missing": (
        "版本表沒有 {label} 這一列，可能有版本漏印或檔案不完整。",
        "The version table has no row {label}: a version was left out, or the file is not complete.",
    ),
    "version-missing.remedy": (
        "請與原始文件比對版本表。",
        "Compare the version table with the original document.",
    ),
    "title-missing": (
        "找不到以「職能基準」結尾的文件標題。",
        "No heading line that ends with 職能基準 was found.",
    ),
    "title-missing.remedy": (
        "若原始文件有標題，請把它放在第一行；沒有也能繼續使用。",
        "Put the heading on the first line if the original has one; everything else works without it.",
    ),
    "title-differs": (
        "標題「{title}」與職能基準名稱「{name}」不一致。",
        "The heading “{title}” does not match the standard's name “{name}”.",
    ),
    "title-differs.remedy": (
        "請與原始文件比對，確認哪一個被截斷或打錯。",
        "Compare both with the original document: one of them may be cut or mistyped.",
    ),
    "section-missing": (
        "文件沒有「{section}」這一部分。",
        "The document has no section “{section}”.",
    ),
    "section-missing.remedy": (
        "若原始文件有這一部分，檔案可能不完整，請重新取得或補上。",
        "If the original has it, the file is not complete: fetch it again or add the section.",
    ),
    "section-empty": (
        "「{section}」之下沒有讀到任何內容。",
        "Nothing was read under “{section}”.",
    ),
    "section-empty.remedy": (
        "若原始文件在此有內容，檔案可能不完整，請重新取得或補上。",
        "If the original has text there, the file is not complete: fetch it again or add the text.",
    ),
    "field-missing": (
        "「{field}」沒有內容。",
        "“{field}” has no value.",
    ),
    "field-missing.remedy": (
        "若原始文件印有內容，請補上後再讀一次。",
        "If the original prints a value, add it and read the file again.",
    ),
    "same-name": (
        "{a} 與 {b} 的名稱都是「{first}」。",
        "{a} and {b} have the same name “{first}”.",
    ),
    "same-name.remedy": (
        "兩項都照印保留；請向發布機關（勞動部勞動力發展署 iCAP 平台）確認是否為同一項職能內涵。",
        "Both are kept as printed; ask the publisher (Workforce Development Agency, iCAP platform) whether they are one competency.",
    ),
    "similar-names": (
        "{a}「{first}」與 {b}「{second}」其中一個名稱多一個字，其餘相同，可能是同一項職能內涵。",
        "{a} “{first}” and {b} “{second}” differ only in one character that one of them has more: they may be one competency.",
    ),
    "similar-names.remedy": (
        "兩項都照印保留；請向發布機關（勞動部勞動力發展署 iCAP 平台）確認是否為同一項職能內涵。",
        "Both are kept as printed; ask the publisher (Workforce Development Agency, iCAP platform) whether they are one competency.",
    ),
    "level-missing": (
        "任務 {task} 的這一列沒有職能級別，其他列有。",
        "This row of task {task} has no level while other rows have one.",
    ),
    "level-missing.remedy": (
        "級別從缺是允許的，不會代填；若原始文件印有級別，請補上。",
        "A level may be absent and is never filled in; add it if the original prints one.",
    ),
    "level-not-1-6": (
        "級別「{printed}」不是 1 到 6 的數字，因此級別視為從缺，原文照印保留。",
        "The level “{printed}” is not a number from 1 to 6, so it counts as absent; the print is kept.",
    ),
    "level-not-1-6.remedy": (
        "請與原始文件比對並更正檔案，或維持從缺。",
        "Compare with the original and correct the file, or leave the level absent.",
    ),
    "ends-mid-sentence": (
        "「…{end}」之後沒有句號，句子可能被截斷。",
        "“…{end}” has no full stop behind it: the sentence may be cut off.",
    ),
    "ends-mid-sentence.remedy": (
        "請與原始文件比對；若原文就沒有句號，可以忽略。",
        "Compare with the original; if it has no full stop either, ignore this.",
    ),
    "text-not-recognised": (
        "這段文字不屬於任何已知欄位：「{printed}」。",
        "This text belongs to no known field: “{printed}”.",
    ),
    "text-not-recognised.remedy": (
        "請確認它該在哪一格或哪一節，修正檔案後再讀一次；目前它不在讀出的內容裡。",
        "Find the cell or section it belongs to, correct the file and read it again; for now it is not part of the record.",
    ),
    "invisible-characters": (
        "此處有看不見的字元（{points}），讀取時已略過。",
        "Invisible characters ({points}) stand here; they were left out.",
    ),
    "invisible-characters.remedy": (
        "通常不需處理；若來自複製貼上，可在檔案中刪除。",
        "Usually nothing to do; delete them from the file if they came in by copy and paste.",
    ),
    "characters-lost": (
        "此處有無法辨識的字元（「{printed}」），原來的字在先前轉檔時已遺失。",
        "Characters that mean nothing (“{printed}”) stand here: what was printed was lost in an earlier conversion.",
    ),
    "characters-lost.remedy": (
        "請與原始文件比對，在檔案中補回正確的字。",
        "Compare with the original and put the right characters into the file.",
    ),
    "characters-normalised": (
        "「{printed}」含有相容字元，內容以標準寫法「{kept}」保存。",
        "“{printed}” has compatibility characters; it is kept in the standard form “{kept}”.",
    ),
    "characters-normalised.remedy": (
        "通常不需處理；字形相同，只是內碼不同。",
        "Usually nothing to do: the characters look the same and only their codes differ.",
    ),
    "decoded-as": (
        "檔案以 {encoding} 編碼讀取，不是 UTF-8。",
        "The file was read as {encoding}, not UTF-8.",
    ),
    "decoded-as.remedy": (
        "請抽看幾個字是否正確；建議另存成 UTF-8。",
        "Look at a few characters to see that they are right; saving the file as UTF-8 is better.",
    ),
    "name-missing": (
        "{code} 只有編號，沒有名稱。",
        "{code} has a code but no name.",
    ),
    "name-missing.remedy": (
        "若原始文件有名稱，請補上。",
        "Add the name if the original has one.",
    ),
    "column-missing": (
        "表格沒有「{column}」欄。",
        "The table has no column “{column}”.",
    ),
    "column-missing.remedy": (
        "若原始文件有這一欄，請補上該欄與標題文字後再讀一次。",
        "If the original has the column, add it with its header and read the file again.",
    ),
    "row-shape": (
        "這一列有 {cells} 格，標題列有 {columns} 格；多出或缺少的格可能使內容錯欄。",
        "This row has {cells} cells while the header has {columns}: its contents may stand in the wrong columns.",
    ),
    "row-shape.remedy": (
        "請檢查這一列的定位字元（Tab）數目，修正後再讀一次。",
        "Check the tabs of this row, correct them and read the file again.",
    ),
    "row-joined": (
        "表格的一列被換行切成 {count} 行，已接回成一列。",
        "One row of the table was broken into {count} lines; they were read as one row.",
    ),
    "row-joined.remedy": (
        "請檢查接回處的文字是否完整。",
        "Check that the text is whole where the lines meet.",
    ),
    "row-without-task": (
        "這一列沒有工作任務，也沒有可以接續的任務，因此未讀取。",
        "This row names no task and continues none, so it was not read.",
    ),
    "row-without-task.remedy": (
        "請補上工作任務的編號與名稱。",
        "Add the code and name of the task.",
    ),
    "printed-twice": (
        "{code} 在這一列印了兩次，算一次。",
        "{code} is printed twice in this row and counts once.",
    ),
    "printed-twice.remedy": (
        "通常不需處理；若其中一個編號印錯，請與原始文件比對。",
        "Usually nothing to do; compare with the original in case one of the codes is wrong.",
    ),
    "task-cell-empty": (
        "這一列換了工作職責，但工作任務格是空的；內容記在一項沒有代碼也沒有名稱的任務下。",
        "This row opens another duty but its task cell is empty; its contents are kept under a task without code and name.",
    ),
    "task-cell-empty.remedy": (
        "請查原始文件的工作任務，補上後再讀一次；行為指標的代碼（例如 P1.1.1）可供參考。",
        "Look up the task in the original, fill it in and read again; the code of the indicators (P1.1.1) is a hint.",
    ),
    "blank-assumed": (
        "一行在「{left}」與「{right}」之間結束；記錄時當作兩個字，中間留一個空格。",
        "A line ends between “{left}” and “{right}”; they are kept as two words with a blank between.",
    ),
    "blank-assumed.remedy": (
        "若原本是一個字（例如 AIoT 被換行拆開），請在原始檔更正後再讀一次。",
        "If it was one word (AIoT, broken at the end of a narrow line), correct the source and read it again.",
    ),
    "levels-missing": (
        "表格沒有任何一列印有職能級別。",
        "No row of the table prints a level.",
    ),
    "levels-missing.remedy": (
        "有些早期的職能基準未訂職能級別，不必補；若原始文件有印，請與原始文件比對。",
        "Some early standards set none, and nothing is to be done; if the original prints levels, compare it.",
    ),
    "radicals-for-characters": (
        "「{printed}」印的是部首字元，看起來像「{meant}」；照印保留，比對名稱時當作同一個字。",
        "“{printed}” are radicals that look like “{meant}”; they are kept as printed and count as the same when names are compared.",
    ),
    "radicals-for-characters.remedy": (
        "多半是 PDF 字型造成的；要在其他軟體裡搜尋這個字時，請先換成「{meant}」。",
        "Fonts of PDF files cause this; put “{meant}” in their place before you search for the word elsewhere.",
    ),
}
