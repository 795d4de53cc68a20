"""What the readers of HTML, ODT, DOCX and XLSX say about a document they refuse."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "not-this-format": (
        "檔案內容不是 {wanted}（看起來是 {found}）。",
        "The content of the file is not {wanted} (it looks like {found}).",
    ),
    "not-this-format.remedy": (
        "請把副檔名改成與內容相符，或在原程式中另存成 {wanted}。",
        "Give the file the suffix of its content, or save it as {wanted} in the program it comes from.",
    ),
    "archive-damaged": (
        "檔案已損壞，或下載不完整，無法打開。",
        "The file is damaged or its download was cut off: it cannot be opened.",
    ),
    "archive-damaged.remedy": (
        "請重新下載；或用 Word、Excel 或 LibreOffice 開啟修復後另存新檔。",
        "Fetch it again; or open and repair it in Word, Excel or LibreOffice and save it anew.",
    ),
    "archive-bomb": (
        "檔案解壓縮後異常地大，或內含過多部分，基於安全考量拒絕開啟。",
        "The file unpacks to an unusual size or has too many parts; it is not opened, for safety.",
    ),
    "archive-bomb.remedy": (
        "請把職能基準的內容複製到新的文件再存檔；並確認檔案來源可信。",
        "Copy the standard into a new document and save that; and make sure that the file comes from whom you think.",
    ),
    "part-missing": (
        "檔案裡缺少必要的部分（{part}），無法讀取。",
        "The file lacks a necessary part ({part}) and cannot be read.",
    ),
    "part-missing.remedy": (
        "請用 Word、Excel 或 LibreOffice 開啟並另存新檔；若無法開啟，請重新下載。",
        "Open it in Word, Excel or LibreOffice and save it anew; if it does not open, fetch it again.",
    ),
    "document-encrypted": (
        "文件設有密碼，無法讀取。",
        "The document is protected by a password and cannot be read.",
    ),
    "document-encrypted.remedy": (
        "請在原程式中開啟，移除密碼後另存新檔。",
        "Open it in its own program, remove the password and save it anew.",
    ),
    "office-format-old": (
        "這是舊版的 Office 檔案（.doc、.xls），無法讀取。",
        "This is a file of an old Office (.doc, .xls), which is not read.",
    ),
    "office-format-old.remedy": (
        "請用 Word 或 Excel 開啟，另存成 .docx 或 .xlsx。",
        "Open it in Word or Excel and save it as .docx or .xlsx.",
    ),
    "xml-doctype": (
        "檔案的 {part} 含有 DOCTYPE 宣告，基於安全考量拒絕讀取。",
        "The part {part} of the file contains a DOCTYPE declaration; it is not read, for safety.",
    ),
    "xml-doctype.remedy": (
        "正常的文件不會有這種內容；請用 Word、Excel 或 LibreOffice 開啟後另存新檔，並確認檔案來源可信。",
        "Ordinary documents contain no such thing; open it in Word, Excel or LibreOffice, save it anew, and make sure that it comes from whom you think.",
    ),
    "xml-damaged": (
        "檔案的 {part} 已損壞，無法讀取（{reason}）。",
        "The part {part} of the file is damaged and cannot be read ({reason}).",
    ),
    "xml-damaged.remedy": (
        "請用 Word、Excel 或 LibreOffice 開啟修復後另存新檔，或重新下載。",
        "Open and repair it in Word, Excel or LibreOffice and save it anew, or fetch it again.",
    ),
    "xml-too-large": (
        "檔案的 {part} 內容過多；職能基準文件不會這麼大。",
        "The part {part} of the file holds far more than any standard.",
    ),
    "xml-too-large.remedy": (
        "請確認檔案只有一份職能基準，並刪除其他內容後另存新檔。",
        "Make sure that the file is one standard; remove everything else and save it anew.",
    ),
    "html-damaged": (
        "網頁的結構已損壞，無法讀到完整內容（{reason}）。",
        "The page is damaged: its content cannot be read to the end ({reason}).",
    ),
    "html-damaged.remedy": (
        "請用瀏覽器開啟原網頁，重新另存成完整網頁。",
        "Open the original page in a browser and save it again as a complete page.",
    ),
    "encoding-declared": (
        "網頁宣告的編碼是「{encoding}」，這裡不支援，或與內容不符。",
        "The page says that it is in “{encoding}”, which is not offered here or is not what it contains.",
    ),
    "encoding-declared.remedy": (
        "請用 --encoding 指定實際的編碼（例如 utf-8、cp950），或另存成 UTF-8。",
        "Name the real encoding with --encoding (utf-8, cp950 …), or save the page as UTF-8.",
    ),
    "table-too-large": (
        "表格超過 {cells} 格，或欄數異常；職能基準的表格不會這麼大。",
        "The tables have more than {cells} cells or an unusual number of columns; no standard's are that large.",
    ),
    "table-too-large.remedy": (
        "請刪除表格外不需要的欄列（包括有格式的空白儲存格）後另存新檔。",
        "Remove rows and columns that are not needed (empty cells with formats too) and save the file anew.",
    ),
    "too-many-rows": (
        "表格超過 {rows} 列；職能基準的表格不會這麼長。",
        "The tables have more than {rows} rows; no standard's are that long.",
    ),
    "too-many-rows.remedy": (
        "請刪除不需要的列後另存新檔。",
        "Remove the rows that are not needed and save the file anew.",
    ),
    "too-many-paragraphs": (
        "文件超過 {paragraphs} 段；職能基準文件不會這麼長。",
        "The document has more than {paragraphs} paragraphs; no standard is that long.",
    ),
    "too-many-paragraphs.remedy": (
        "請確認檔案只有一份職能基準，並刪除其他內容後另存新檔。",
        "Make sure that the file is one standard; remove everything else and save it anew.",
    ),
    "too-much-text": (
        "文件超過 {characters} 字；職能基準文件不會這麼長。",
        "The document has more than {characters} characters; no standard is that long.",
    ),
    "too-much-text.remedy": (
        "請確認檔案只有一份職能基準。",
        "Make sure that the file is one standard.",
    ),
    "repeated-too-often": (
        "有一格文字要重複 {times} 次，文件可能已損壞。",
        "A cell with text is to be repeated {times} times: the document may be damaged.",
    ),
    "repeated-too-often.remedy": (
        "請用 LibreOffice 開啟，刪除多餘的儲存格後另存新檔。",
        "Open it in LibreOffice, remove the surplus cells and save it anew.",
    ),
    "embedded-document": (
        "文件裡嵌入了另一份文件（{part}），其中的文字無法讀取。",
        "Another document is embedded in this one ({part}); its text cannot be read.",
    ),
    "embedded-document.remedy": (
        "請用 Word 開啟後直接存檔一次，嵌入的內容就會成為文件本文。",
        "Open it in Word and save it once: what is embedded becomes part of the text.",
    ),
    "formula-without-value": (
        "工作表「{sheet}」的儲存格 {cell} 只有公式，沒有計算結果。",
        "Cell {cell} of the sheet “{sheet}” has a formula without its result.",
    ),
    "formula-without-value.remedy": (
        "請用 Excel 或 LibreOffice 開啟檔案並存檔一次，或把公式改成值。",
        "Open the file in Excel or LibreOffice and save it once, or replace the formula by its value.",
    ),
}
