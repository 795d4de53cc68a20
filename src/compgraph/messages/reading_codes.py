"""What the readers say about printed codes: T1.1, K01, ISD3512-001v3, J6201."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "code-split": (
        "這裡讀成代碼 {code}，後面的數字算進名稱（印的是「{printed}」）：少了空格時，照字面讀會得到不合理的編號。",
        "Read as code {code} with the digits behind it in the name (printed “{printed}”): without the lost blank the number would make no sense.",
    ),
    "code-split.remedy": (
        "請與原始文件比對；正確的話，在代碼後補一個空格即可消除此訊息。",
        "Compare with the original; if this is right, a blank after the code settles it.",
    ),
    "code-not-separated": (
        "代碼 {code} 前面沒有空格，仍視為新的一項。",
        "There is no blank before the code {code}; it was still read as a new item.",
    ),
    "code-not-separated.remedy": (
        "若它只是句中提到的代碼，請在檔案中加上括號；否則在前面補一個空格。",
        "If the text only mentions the code, put it in brackets; otherwise add a blank before it.",
    ),
    "code-repaired": (
        "「{printed}」讀作代碼 {code}。",
        "“{printed}” was read as the code {code}.",
    ),
    "code-repaired.remedy": (
        "印刷原樣仍保留；若讀錯了，請更正檔案。",
        "The printed form is kept; correct the file if this is wrong.",
    ),
    "code-missing": (
        "「{printed}」沒有編號，仍保留為一項。",
        "“{printed}” has no code; it was kept as an item without one.",
    ),
    "code-missing.remedy": (
        "若原始文件有編號，請補上；若這其實是上一項的後半，請接回去。",
        "Add the code if the original has one; if this is the rest of the item before, join them.",
    ),
    "duplicate-code": (
        "代碼 {code} 重複出現，內容不同或出現在不同地方；兩項都保留，後者記為 {subject}。",
        "The code {code} is printed for a second item; both are kept, the later one as {subject}.",
    ),
    "duplicate-code.remedy": (
        "請與原始文件比對編號；若原文就重複，可以忽略。",
        "Compare the numbering with the original; if it repeats there too, ignore this.",
    ),
    "code-with-two-names": (
        "代碼 {code} 印了兩個名稱：「{first}」與「{second}」；兩項都保留，後者記為 {subject}。",
        "The code {code} is printed with two names, “{first}” and “{second}”; both are kept, the later one as {subject}.",
    ),
    "code-with-two-names.remedy": (
        "兩項都照印保留；請與原始文件比對，若原文就不同，請向發布機關（勞動部勞動力發展署 iCAP 平台）確認哪一個正確。",
        "Both are kept as printed; compare with the original and, if it differs there too, ask the publisher (Workforce Development Agency, iCAP platform) which one is right.",
    ),
    "task-of-other-duty": (
        "工作任務 {code} 印在職責 {duty} 之下，編號卻屬於另一項職責。",
        "Task {code} is printed under duty {duty} but its number belongs to another one.",
    ),
    "task-of-other-duty.remedy": (
        "目前依印刷位置歸屬；請與原始文件比對。",
        "It was filed where it is printed; compare with the original.",
    ),
    "code-of-other-task": (
        "{code} 印在任務 {task} 的列，編號卻屬於另一項任務。",
        "{code} is printed in the row of task {task} but its number belongs to another task.",
    ),
    "code-of-other-task.remedy": (
        "目前依印刷位置歸屬；請與原始文件比對。",
        "It was filed where it is printed; compare with the original.",
    ),
    "code-in-other-column": (
        "{code} 印在「{column}」欄，依代碼字母歸類。",
        "{code} is printed in the column “{column}”; it was filed by the letter of its code.",
    ),
    "code-in-other-column.remedy": (
        "請與原始文件比對；若原文就印錯欄，可以忽略。",
        "Compare with the original; if it is in that column there too, ignore this.",
    ),
    "names-and-codes": (
        "印了 {count} 個代碼，名稱之間的分界不明確：「{printed}」。",
        "{count} codes are printed but where one name ends and the next begins is not clear: “{printed}”.",
    ),
    "names-and-codes.remedy": (
        "請核對名稱與代碼的配對；名稱之間改用分號「；」可避免此問題。",
        "Check which name goes with which code; a semicolon between the names settles it.",
    ),
    "standard-code-missing": (
        "文件沒有印職能基準代碼；圖譜中暫以名稱「{name}」識別。",
        "The document prints no 職能基準代碼; in the graph its name “{name}” stands for it.",
    ),
    "standard-code-missing.remedy": (
        "代碼由 iCAP 發給，請勿自編；若原始文件有代碼，請補上「職能基準代碼」一列再讀一次。",
        "Codes are given by iCAP: do not make one up; if the original has one, put the row 職能基準代碼 back and read it again.",
    ),
    "codes-glued": (
        "「{label}」的代碼「{printed}」是好幾個代碼連在一起印的，已分開。",
        "Several codes of {label} are printed without anything between them, “{printed}”; they were taken apart.",
    ),
    "codes-glued.remedy": (
        "請與原始文件比對，確認分得對。",
        "Compare them with the original to make sure that they were taken apart rightly.",
    ),
    "classification-code-irregular": (
        "「{label}」的代碼「{printed}」不是常見的寫法，照印保留。",
        "The code of {label}, “{printed}”, is not of the usual form; it is kept as printed.",
    ),
    "classification-code-irregular.remedy": (
        "若要依代碼比對分類，請先到官方分類表查證。",
        "Look it up in the official classification before matching by code.",
    ),
    "gap-in-codes": (
        "編號不連續：文件沒有 {code}，卻有更後面的編號。",
        "The numbering has a gap: {code} is not printed although a later code is.",
    ),
    "gap-in-codes.remedy": (
        "請與原始文件比對；若原文即無此編號，可以忽略。",
        "Compare with the original; if it has no such code either, ignore this.",
    ),
    "task-mark-unknown": (
        "{code} 後面標示的 {task} 不是這一列的工作任務。",
        "{task}, marked behind {code}, is no task of this row.",
    ),
    "task-mark-unknown.remedy": (
        "請與原始文件比對標示；在更正之前，該項視為對應這一列的其他任務。",
        "Compare the mark with the original; until then the item counts for the other tasks of the row.",
    ),
}
