"""Sentences about concepts: the list, the review workbook, and what stops decisions from coming in."""

SENTENCES = {
    # the list
    "concept": ("職能概念", "Concept"),
    "kind": ("類別", "Kind"),
    "kind-knowledge": ("知識", "knowledge"),
    "kind-skill": ("技能", "skill"),
    "kind-attitude": ("態度", "attitude"),
    "standards": ("職能基準數", "Standards"),
    "places": ("出處", "Where"),
    "same-as": ("審查認定相同的名稱", "Same by review"),
    "none-shared": (
        "沒有任何職能概念由兩份以上的職能基準共有。",
        "No concept is shared by two standards or more.",
    ),
    "more": ("…（共 {count} 處）", "… ({count} in all)"),
    # the workbook
    "sheet": ("審查", "Review"),
    "about": ("說明", "About"),
    "column-a": ("名稱 A", "Name A"),
    "column-b": ("名稱 B", "Name B"),
    "column-verdict": ("決定", "Decision"),
    "column-note": ("備註", "Note"),
    "column-why": ("為什麼列出", "Why it is listed"),
    "column-score": ("分數", "Score"),
    "column-kind": ("類別", "Kind"),
    "column-places-a": ("A 的出處", "Where A stands"),
    "column-places-b": ("B 的出處", "Where B stands"),
    "column-before": ("先前的審查", "Earlier review"),
    "column-key": ("鍵", "Key"),
    "accepted": ("接受", "accept"),
    "rejected": ("拒絕", "reject"),
    "before": ("{verdict}（{by}，{date}）", "{verdict} ({by}, {date})"),
    "before-open": ("備註（{by}，{date}）", "note ({by}, {date})"),
    "verdict-title": ("決定", "Decision"),
    "verdict-prompt": (
        "接受：兩個名稱是同一回事。拒絕：不是同一回事。還不能決定就留空白。",
        "accept: the two names mean the same. reject: they do not. Leave it empty while undecided.",
    ),
    "verdict-error": (
        "請選「接受」或「拒絕」，或留空白。",
        "Choose accept or reject, or leave it empty.",
    ),
    "why-core": ("核心名稱相同：{core}", "same core label: {core}"),
    "why-order": ("字相同，順序不同", "same characters in another order"),
    "why-measures": (
        "核心名稱：編輯相似 {edit}，字元組 {grams}",
        "core labels: edit similarity {edit}, n-grams {grams}",
    ),
    "why-different": (
        "數字、英文、等級或否定不同，分數減半",
        "numbers, Latin words, a level or a negation differ: score halved",
    ),
    "why-more": (
        "只有一邊有數字、英文或等級等字，分數 × 0.8",
        "only one has numbers, Latin words or a level: score × 0.8",
    ),
    "why-together": (
        "注意：{standards} 兩個都印，可能有意區分",
        "mind: {standards} prints both and may mean them to differ",
    ),
    "why-decided": ("先前已決定", "decided before"),
    "column-item": ("項目", "Item"),
    "column-content": ("內容", "Content"),
    "about-what": ("這是什麼", "What this is"),
    "about-what-text": (
        "各列是不同職能基準裡寫法相近的兩個職能內涵名稱。程式不會自動合併；由您判斷兩者是不是同一回事。",
        "Each row holds two names of competencies from different standards that are worded alike. Nothing is merged "
        "automatically; you judge whether they mean the same.",
    ),
    "about-how": ("怎麼填", "How to fill it in"),
    "about-how-text": (
        "在「決定」欄選「接受」（同一回事）或「拒絕」（不是同一回事），要說明理由就寫在「備註」。還不能決定就留空白，下次會再列出。"
        "要排序或刪除列，請先取消工作表保護（沒有密碼）；列與欄的順序不影響讀回。請不要改動名稱，也不要刪除隱藏的「鍵」欄，並讓「審查」維持第一張"
        "工作表。",
        "Choose accept (they mean the same) or reject (they do not) in the column Decision; give a reason under Note if "
        "you like. Leave a row empty while undecided: it is asked again. To sort or delete rows, take the sheet's "
        "protection off first (it has no password); the order of rows and columns does not matter. Do not change the "
        "names, nor delete the hidden column Key, and keep Review the first sheet.",
    ),
    "about-back": ("怎麼交回", "How to hand it in"),
    "about-back-text": (
        "存檔後執行：compgraph concepts review --store 圖譜庫 --in 這個檔案 --by 您的姓名。有任何一列看不懂或互相矛盾，就整份都不寫入。",
        "Save it and run: compgraph concepts review --store STORE --in THIS-FILE --by YOUR-NAME. If one row cannot be "
        "understood or contradicts another, nothing at all is stored.",
    ),
    "about-score": ("分數", "Score"),
    "about-score-text": (
        "0 到 1，越高越像：核心名稱（去掉「能力」「知識」「概念」等字）的編輯相似 × 0.4＋字元組（連續兩字）餘弦 × 0.4＋全名的編輯相似 × 0.2；"
        "數字、英文、等級或否定不同時減半，只有一邊有時 × 0.8。分數只表示寫法相近，不表示意思相同。",
        "From 0 to 1, the higher the more alike: edit similarity of the core labels (without 能力, 知識, 概念 …) × 0.4 + "
        "cosine of their character bigrams × 0.4 + edit similarity of the whole names × 0.2; halved where numbers, "
        "Latin words, a level or a negation differ, × 0.8 where only one has any. It tells of wording, not of meaning.",
    ),
    "about-left-out": ("未列出", "Not listed"),
    "about-left-out-text": (
        "另有 {count} 組分數較低，這次沒有列出；這些決定之後再輸出，就會列出下一批。",
        "{count} more pairs with lower scores are not listed; when these are decided, the next list has them.",
    ),
    "written": (
        "{file}：{count} 組待審查，先前已決定的 {decided} 組。",
        "{file}: {count} pairs to review; {decided} were decided before.",
    ),
    "left-out": (
        "另有 {count} 組未列出（--most）。",
        "{count} more pairs are not listed (--most).",
    ),
    "nothing": (
        "沒有需要審查的相近名稱（已決定的 {decided} 組）。沒有寫出檔案。",
        "There are no names to review ({decided} pairs are decided). No file was written.",
    ),
    "stored": (
        "已寫入：接受 {accepted}、拒絕 {rejected}、只有備註 {open}；與先前相同 {same}。",
        "Stored: {accepted} accepted, {rejected} rejected, {open} with a note only; {same} as before.",
    ),
    # what goes wrong
    "one-way": (
        "請指定 --out（輸出審查表）或 --in（讀回決定）其中之一。",
        "Name either --out (write the review list) or --in (read decisions back).",
    ),
    "by": (
        "讀回決定時，請用 --by 寫明審查者。",
        "Decisions need the name of who made them.",
    ),
    "by-remedy": (
        "例如：--by 王小明（一行文字，200 字以內）。",
        "For example: --by “Wang Xiaoming” (one line, up to 200 characters).",
    ),
    "date": ("「{printed}」不是日期。", "“{printed}” is not a date."),
    "date-remedy": (
        "請寫成 2026-03-01 的形式。",
        "Write it as in 2026-03-01.",
    ),
    "epoch": (
        "環境變數 SOURCE_DATE_EPOCH「{printed}」不是從 1970-01-01 起算的秒數。",
        "The environment variable SOURCE_DATE_EPOCH is no number of seconds since 1970-01-01: “{printed}”.",
    ),
    "epoch-remedy": (
        "請改正或清除它，或用 --date 指定日期。",
        "Correct or clear it, or name the day with --date.",
    ),
    "contradiction": (
        "「{a}」與「{b}」被拒絕（{by}，{date}），但接受的決定串起來使兩者相同。",
        "“{a}” and “{b}” are rejected ({by}, {date}), but accepted decisions together make them the same.",
    ),
    "contradiction-remedy": (
        "請改變其中一個決定。沒有寫入任何決定。",
        "Change one of these decisions. Nothing was stored.",
    ),
    "no-header": (
        "第一張工作表的標題列沒有「{missing}」欄。",
        "The header of the first sheet has no column “{missing}”.",
    ),
    "no-header-remedy": (
        "請把「審查」移為第一張工作表，標題列放在第一列，且保留隱藏的「鍵」欄；或重新輸出審查表。",
        "Make Review the first sheet, with its header in the first row and the hidden column Key; or write the list "
        "anew.",
    ),
    "header-twice": (
        "第一張工作表的標題列有兩個「{name}」欄。",
        "The header of the first sheet has two columns “{name}”.",
    ),
    "header-twice-remedy": (
        "請刪除多出來的一欄。",
        "Delete the one that is too many.",
    ),
    "row-no-key": (
        "第一張工作表第 {row} 列沒有鍵，不知道是哪兩個名稱的決定。",
        "First sheet, row {row}: without a key it is not known which two names are decided.",
    ),
    "row-no-key-remedy": (
        "請刪除自己加上的列；審查表只能填列出的各組。",
        "Delete rows that you added; only the pairs of the list can be decided.",
    ),
    "row-unknown": (
        "第一張工作表第 {row} 列的鍵「{key}」不是這個圖譜庫的兩個名稱。",
        "First sheet, row {row}: the key “{key}” does not stand for two names of this store.",
    ),
    "row-unknown-remedy": (
        "請確認 --store 是輸出這份審查表的圖譜庫；鍵若被改動，或名稱已不在圖譜庫裡，請刪除該列或重新輸出審查表。",
        "Check that --store names the store this list came from. If the key was changed, or a name is no longer in the "
        "store, delete the row or write the list anew.",
    ),
    "row-renamed": (
        "第一張工作表第 {row} 列的名稱「{printed}」與輸出時的「{name}」不同。",
        "First sheet, row {row}: the name “{printed}” is not the one that was written, “{name}”.",
    ),
    "row-renamed-remedy": (
        "請改回原來的名稱；意見請寫在「備註」。",
        "Put the name back; write remarks under Note.",
    ),
    "row-verdict": (
        "第一張工作表第 {row} 列的決定「{printed}」看不懂。",
        "First sheet, row {row}: the decision “{printed}” is not understood.",
    ),
    "row-verdict-remedy": (
        "請寫「接受」或「拒絕」，或留空白；其他意見請寫在「備註」。",
        "Write accept or reject, or leave it empty; write remarks under Note.",
    ),
    "row-twice": (
        "第一張工作表第 {row} 列與第 {first} 列是同一組名稱，決定或備註卻不同。",
        "First sheet, rows {first} and {row} are about the same two names and say different things.",
    ),
    "row-twice-remedy": (
        "請只留一列。",
        "Keep one of the two rows.",
    ),
    "row-contradiction": (
        "第一張工作表第 {row} 列：{rejected}，與這些決定矛盾：{accepted}。",
        "First sheet, row {row}: {rejected} contradicts {accepted}.",
    ),
    "step-row": ("{a} {sign} {b}（第 {row} 列）", "{a} {sign} {b} (row {row})"),
    "step-stored": ("{a} {sign} {b}（{by}，{date}）", "{a} {sign} {b} ({by}, {date})"),
    "also-rows": (
        "{message}也需要修改的列：{rows}。",
        "{message} Rows that need a change too: {rows}.",
    ),
}
