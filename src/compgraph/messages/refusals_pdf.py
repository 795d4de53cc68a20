"""What the PDF reader says about a document it refuses."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "pdf-without-text": (
        "第 {pages} 頁只有影像、沒有文字，可能是掃描檔。",
        "There is no text on page {pages}, only pictures of it: the file was probably scanned.",
    ),
    "pdf-without-text.remedy": (
        "請向原單位取得可選取文字的 PDF、ODT 或 DOCX；若只有紙本，請先做文字辨識（OCR）並逐字校對，再讀一次。",
        "Ask for a PDF, ODT or DOCX whose text can be selected; if there is only paper, run text recognition (OCR), proofread it, and read the result.",
    ),
    "pdf-encrypted": (
        "PDF 設有開啟密碼或不支援的加密方式，無法讀取內容。",
        "The PDF asks for a password, or is locked in a way that is not supported: its contents cannot be read.",
    ),
    "pdf-encrypted.remedy": (
        "請在 PDF 閱讀器輸入密碼開啟，列印或另存成沒有密碼的 PDF，再讀一次。",
        "Open it with its password in a PDF viewer, print or save it as a PDF without one, and read that.",
    ),
    "pdf-damaged": (
        "PDF 檔案不完整或已損壞，可能只下載了一部分。",
        "The PDF is incomplete or damaged; perhaps only part of it was downloaded.",
    ),
    "pdf-damaged.remedy": (
        "請重新下載；若閱讀器仍能開啟且內容完整，請從閱讀器列印成新的 PDF，再讀一次。",
        "Download it again; if a viewer still opens it and nothing is missing there, print it to a new PDF and read that.",
    ),
    "pdf-too-many-pages": (
        "PDF 有 {pages} 頁，超過上限 {most} 頁；一份職能基準不會這麼長。",
        "The PDF has {pages} pages, more than the limit of {most}; no standard is that long.",
    ),
    "pdf-too-many-pages.remedy": (
        "若檔案收錄多份職能基準，請把每一份分成單獨的 PDF 再讀。",
        "If it collects several standards, split it into one PDF for each.",
    ),
    "pdf-too-complex": (
        "PDF 的內容太龐大或太複雜，讀取所需的時間或記憶體超過上限，已停止。",
        "The PDF is too large or too complex inside: reading it would take more time or memory than allowed, so it was stopped.",
    ),
    "pdf-too-complex.remedy": (
        "請確認這是職能基準文件；若是，請從閱讀器列印成新的 PDF 再讀，或改用 ODT、DOCX。",
        "Make sure that this is a standard; if so, print it from a viewer to a new PDF and read that, or use the ODT or DOCX.",
    ),
}
