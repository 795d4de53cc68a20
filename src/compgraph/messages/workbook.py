"""Words of the workbook: its sheets, their columns, and what each sheet means."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "matrix": ("矩陣", "Matrix"),
    "shared": ("共用職能內涵", "Shared competencies"),
    "pairs": ("任務兩兩比較", "Pairs of tasks"),
    "order": ("學習順序", "Learning order"),
    "findings": ("檢核結果", "Findings"),
    "about": ("說明", "About"),
    "matrix-means": (
        "每列一項職能內涵（知識、技能），每欄一項工作任務；有數字的格子表示該任務需要這項職能內涵，數字是該任務的職能級別"
        "（「●」表示文件未載明級別）。空白表示不需要。態度屬於整份職能基準，不列在此。",
        "One row a competency (knowledge, skill), one column a task. A number says that the task needs the "
        "competency and is the task's level (● where the document prints no level). Empty means not needed. "
        "Attitudes belong to the standard as a whole and are not listed.",
    ),
    "shared-means": (
        "職能內涵依需要它的任務數由多到少排列，任務數相同時依文件順序。",
        "Competencies by the number of tasks that need them, most first, then in the order of the document.",
    ),
    "pairs-means": (
        "每兩項任務共用多少職能內涵，完全不共用的也列出。Jaccard＝共用數÷兩者合計的職能內涵數；「A 中的比例」＝共用數÷A 的職能內涵數。"
        "「–」表示任務沒有任何職能內涵，無法計算。",
        "How much every two tasks share, also those that share nothing. Jaccard = shared ÷ all that either needs; "
        "“part of A” = shared ÷ what A needs. – where a task needs nothing, so that there is nothing to divide by.",
    ),
    "order-means": (
        "依這個順序學習，任務最早開通。「新增時間」是這一步要多花的時間，「開通時間」是累計；未給時數時，每項職能內涵以 1 計。",
        "Learnt in this order, tasks open earliest. “Time” is what a step adds, “Opens at” adds up; without hours "
        "each competency counts 1.",
    ),
    "findings-means": (
        "讀取與檢核時注意到的事項，以及建議的處理方式；沒有自動更正任何內容。",
        "What reading and checking noticed, and what to do about it; nothing was corrected silently.",
    ),
    "objective": ("學習順序的性質", "What the order is"),
    "every-standard": ("（共通）", "(all)"),
    "name": ("職能基準名稱", "Name"),
    "source": ("來源檔案", "Source file"),
    "column-standard": ("職能基準", "Standard"),
    "column-code": ("代碼", "Code"),
    "column-competency": ("職能內涵", "Competency"),
    "column-kind": ("類別", "Kind"),
    "column-count": ("任務數", "Tasks"),
    "column-tasks": ("需要它的任務", "Needed by"),
    "column-task-a": ("任務 A", "Task A"),
    "column-name-a": ("任務 A 名稱", "Name of A"),
    "column-task-b": ("任務 B", "Task B"),
    "column-name-b": ("任務 B 名稱", "Name of B"),
    "column-shared-count": ("共用數", "Shared"),
    "column-jaccard": ("Jaccard", "Jaccard"),
    "column-a-in-b": ("A 中的比例", "Part of A"),
    "column-b-in-a": ("B 中的比例", "Part of B"),
    "column-shared-codes": ("共用的職能內涵", "Shared competencies"),
    "column-step": ("順序", "Step"),
    "column-task": ("任務代碼", "Task"),
    "column-task-name": ("工作任務", "Task name"),
    "column-new": ("新增的職能內涵", "New competencies"),
    "column-new-count": ("新增數", "New"),
    "column-time": ("新增時間", "Time"),
    "column-opens-at": ("開通時間", "Opens at"),
    "column-severity": ("嚴重程度", "Severity"),
    "column-rule": ("規則", "Rule"),
    "column-source": ("來源", "Source"),
    "column-line": ("行", "Line"),
    "column-subject": ("對象", "Subject"),
    "column-printed": ("文件印出的文字", "As printed"),
    "column-message": ("說明", "Message"),
    "column-remedy": ("處理方式", "What to do"),
    "column-item": ("項目", "Item"),
    "column-content": ("內容", "Content"),
}
