"""What the reader of aligned text says about a document it refuses."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "columns-glued": (
        "主表表頭的各欄之間只隔一個空格：這份文字轉出時沒有保留版面，無法分辨哪些字屬於哪一欄。",
        "Nothing but single blanks parts the columns in the header of the main table: this text was taken without its layout, so which words belong to which column cannot be told.",
    ),
    "columns-glued.remedy": (
        "請直接讀取原來的 PDF；若只能用文字，請以 pdftotext -layout（或 pdfplumber 的 layout=True）重新轉出。",
        "Read the PDF itself; if it has to be text, make it again with pdftotext -layout (or layout=True in pdfplumber).",
    ),
    "columns-unclear": (
        "這一行的文字有兩種以上的讀法，無法確定屬於主表的哪一欄或哪一列，所以不讀。",
        "The text of this line can be read in more than one way: which column or row of the main table it belongs to cannot be told, so nothing is read.",
    ),
    "columns-unclear.remedy": (
        "請直接讀取原來的 PDF，那裡有表格線可以分辨欄列；若沒有 PDF，請在該行把各欄以兩個以上的空格隔開、與上方同欄的文字對齊，再讀一次。",
        "Read the PDF itself, whose ruling lines tell columns and rows apart; without a PDF, part the columns in that line with two blanks or more, align each text with those of its column above, and read it again.",
    ),
}
