"""What `compgraph diff` says: what changed between two versions, and why that matters or not."""

SENTENCES = {
    "title": ("版本差異", "What changed"),
    "lead": (
        "{old} 與 {new} 逐項比較：先看名稱，再看前後脈絡，最後才看代碼。",
        "{old} and {new}, thing by thing: matched by name first, then by what stands around, by code last.",
    ),
    "none": (
        "兩份的內容完全相同（版本表不列入比較）。",
        "Both have the same content (the version table is not compared).",
    ),
    "summary": (
        "共 {changes} 項變更，其中 {breaking} 項會使依舊版做的課程、學習紀錄或連結出錯。",
        "Changes: {changes}; breaking: {breaking}. A breaking change makes courses, learners' records or "
        "links that were made for the old version wrong.",
    ),
    "other-family": (
        "{old} 與 {new} 的代碼不屬於同一份職能基準：以下是兩份不同職能基準的比較，不是版本的變更。",
        "{old} and {new} are not versions of one standard, going by their codes: this compares two different "
        "standards.",
    ),
    "breaking": ("不相容", "breaking"),
    "compatible": ("相容", "non-breaking"),
    "all": ("全部", "all"),
    "show": ("顯示", "Show"),
    "only-breaking": ("只看不相容", "only breaking"),
    "unchanged": ("沒有變更", "unchanged"),
    "by-what": ("變更一覽", "Summary"),
    "details": ("逐項變更", "Every change"),
    "old": ("舊版", "old version"),
    "new": ("新版", "new version"),
    "what": ("變更", "change"),
    "kind": ("種類", "kind"),
    "effect": ("影響", "effect"),
    "not-there": ("（無）", "(none)"),
    "nothing-printed": ("（未印）", "(not printed)"),
    "gone-mark": ("刪去：", "deleted: "),
    "new-mark": ("新增：", "inserted: "),
    "belongs": ("所屬或使用：{place}", "belongs to or is used by: {place}"),
    "matched-name": ("依名稱配對", "matched by name"),
    "matched-neighbourhood": (
        "依名稱與前後脈絡配對",
        "matched by name and neighbourhood",
    ),
    "matched-code": ("依代碼配對", "matched by code"),
    "likeness": ("名稱相似度 {likeness}", "names {likeness} alike"),
    "page-foot": (
        "由 compgraph {version} 產生。職能基準的文字版權屬勞動部勞動力發展署。",
        "Made by compgraph {version}. The text of the standards belongs to the Workforce Development Agency.",
    ),
    "colon": ("：", ": "),
    "what-removed": ("刪除", "removed"),
    "what-added": ("新增", "added"),
    "what-recoded": ("換了代碼", "re-coded"),
    "what-relevelled": ("調整級別", "relevelled"),
    "what-required": ("任務增加需求", "newly required"),
    "what-released": ("任務不再需要", "no longer required"),
    "what-renamed": ("改名", "renamed"),
    "what-reworded": ("改寫", "reworded"),
    "what-moved": ("移動", "moved"),
    "what-reordered": ("調整順序", "reordered"),
    "what-reprinted": ("排印不同", "printed differently"),
    "field-title": ("文件標題", "title"),
    "field-job_family": ("職類", "job family"),
    "field-occupation_name": ("職業", "occupation"),
    "field-description": ("說明", "description"),
    "field-code": ("代碼", "code"),
    "field-name": ("名稱", "name"),
    "field-text": ("文字", "text"),
    "field-level": ("級別", "level"),
    "row": ("第 {number} 列（{tasks}）", "row {number} ({tasks})"),
    "said-removed": ("刪除{kind}「{old}」。", "The {kind} “{old}” was removed."),
    "said-added": ("新增{kind}「{new}」。", "The {kind} “{new}” was added."),
    "said-recoded": (
        "{kind}「{name}」的代碼由 {before} 改為 {after}。",
        "The {kind} “{name}” has the code {after} instead of {before}.",
    ),
    "said-relevelled": (
        "{kind}「{new}」的級別由 {before} 改為 {after}。",
        "The level of the {kind} “{new}” is {after} instead of {before}.",
    ),
    "said-required": (
        "{kind}「{new}」增加需要「{after}」。",
        "The {kind} “{new}” now requires “{after}”.",
    ),
    "said-released": (
        "{kind}「{new}」不再需要「{before}」。",
        "The {kind} “{new}” no longer requires “{before}”.",
    ),
    "said-renamed": (
        "{kind}由「{before}」改名為「{after}」。",
        "The {kind} “{before}” is now called “{after}”.",
    ),
    "said-reworded": (
        "{kind}的{field}由「{before}」改寫為「{after}」。",
        "The {field} of the {kind} was reworded from “{before}” to “{after}”.",
    ),
    "said-moved": (
        "{kind}「{new}」由「{before}」移到「{after}」。",
        "The {kind} “{new}” moved from “{before}” to “{after}”.",
    ),
    "said-moved-row": (
        "{kind}「{new}」由表格第 {before} 列移到第 {after} 列。",
        "The {kind} “{new}” moved from row {before} to row {after} of the table.",
    ),
    "said-moved-to-kind": (
        "「{new}」由{old_kind}改列為{kind}。",
        "“{new}” is a {kind} now, no longer a {old_kind}.",
    ),
    "said-renamed-field": (
        "{kind}的{field}由「{before}」改為「{after}」。",
        "The {field} of the {kind} is “{after}” instead of “{before}”.",
    ),
    "said-reordered": (
        "「{new}」之下的{kind}順序由 {before} 改為 {after}。",
        "The order of each {kind} in “{new}” is {after} instead of {before}.",
    ),
    "said-reprinted": (
        "{kind}「{name}」的{field}印成「{after}」，舊版印成「{before}」。",
        "The {field} of the {kind} “{name}” is printed “{after}”, in the old version “{before}”.",
    ),
    "why-removed": (
        "引用舊代碼的課程或紀錄在新版找不到對應項目；請確認內容是否仍要教。",
        "Courses and records that name it find nothing in the new version; decide whether it is still taught.",
    ),
    "why-removed-code-reused": (
        "舊代碼在新版指的是另一項（{about}）；只看代碼會對錯，請依名稱改正引用。",
        "Its code names something else in the new version ({about}); correct references by name, not by code.",
    ),
    "why-removed-aside": (
        "課程與紀錄不引用它。",
        "Courses and records do not refer to it.",
    ),
    "why-added-demand": (
        "新版要求舊版沒有的內容；請補進課程，已結訓者需要補足。",
        "The new version asks for something the old one did not: add it to courses; earlier learners lack it.",
    ),
    "why-added-aside": (
        "不增加任務的要求。",
        "No task asks for more because of it.",
    ),
    "why-recoded": (
        "舊代碼在新版不存在；請把引用改為新代碼。",
        "The old code is not in the new version; change references to the new one.",
    ),
    "why-recoded-reused": (
        "舊代碼在新版指的是另一項（{about}）；請把引用改為新代碼，否則會對錯。",
        "The old code names something else in the new version ({about}); change references to the new code.",
    ),
    "why-recoded-aside": (
        "課程與紀錄不以這個代碼引用內容。",
        "Courses and records do not refer to content by this code.",
    ),
    "why-level-raised": (
        "要求提高；請確認課程與評量仍達到新級別。",
        "More is asked; check that course and assessment reach the new level.",
    ),
    "why-level-lowered": (
        "符合舊級別的人也符合新級別。",
        "Whoever reached the old level reaches the new one.",
    ),
    "why-level-printed": (
        "舊版沒有印級別，無從比較高低。",
        "The old version prints no level: there is nothing to compare with.",
    ),
    "why-level-missing": (
        "新版沒有印級別，沒有提高要求。",
        "The new version prints no level: no more is asked than before.",
    ),
    "why-required": (
        "完成這項任務需要的比舊版多；請補進對應的課程單元。",
        "The task needs more than before; add it to the course unit for the task.",
    ),
    "why-released": (
        "學會舊版所需內容的人仍能完成這項任務。",
        "Whoever learnt what the old version required still can do the task.",
    ),
    "why-renamed-slightly": (
        "只有小幅修改，視為同一項；請看並列的文字確認意思沒有改變。",
        "A small edit, taken for the same thing; the wordings side by side show whether the meaning stayed.",
    ),
    "why-renamed-widely": (
        "換了字詞，意思可能不同；請確認課程內容仍然符合。",
        "Words were replaced and the meaning may differ; check that the course still fits.",
    ),
    "why-renamed-aside": (
        "代碼與要求不變。",
        "Codes and what is asked stay the same.",
    ),
    "why-reworded-slightly": (
        "只有小幅修改，視為同一要求；請看並列的文字確認意思沒有改變。",
        "A small edit, taken for the same demand; the wordings side by side show whether the meaning stayed.",
    ),
    "why-reworded-widely": (
        "行為指標換了字詞，要求可能不同；請核對教學目標與評量。",
        "Words of the indicator were replaced and it may ask something else; check goals and assessment.",
    ),
    "why-reworded-aside": (
        "說明文字的修改，代碼與要求不變。",
        "A text that explains was edited; codes and what is asked stay the same.",
    ),
    "why-moved": (
        "仍是同一項，只是位置不同。",
        "It is the same thing in another place.",
    ),
    "why-moved-to-task": (
        "兩項任務的評量依據都變了；請核對對應的課程單元與評量。",
        "Both tasks are judged by other evidence now; check the course units and assessments of both.",
    ),
    "why-moved-to-kind": (
        "職能內涵的類別改了（{old_kind} → {new_kind}）；課程文件裡的欄位要跟著改。",
        "It is another kind of competency now ({old_kind} → {new_kind}); it belongs in another column of course papers.",
    ),
    "why-reordered": ("代碼與內容不變。", "Codes and content stay the same."),
    "why-reprinted": (
        "只有空格、全形半形、註記或代碼寫法不同。",
        "Only spaces, widths, footnote marks or the form of a code differ.",
    ),
    "other-file": (
        "「{word}」不是檔案，也沒有用 --store 指定圖譜庫。",
        "“{word}” is no file, and no store is named with --store.",
    ),
    "other-file-remedy": (
        "請給兩份文件或我們的 RDF 檔；要比較圖譜庫裡的兩份，請加上 --store 資料夾。",
        "Give two documents or RDF files of ours; to compare two standards of a store, add --store DIR.",
    ),
    "unknown": (
        "圖譜庫裡沒有 {code}，也沒有這個檔案。有的是：{codes}。",
        "The store has no {code}, and there is no such file. It has: {codes}.",
    ),
    "unknown-remedy": ("相近的有：{near}", "Near it: {near}"),
    "several": (
        "「{source}」裡有多份職能基準：{codes}。",
        "“{source}” holds several standards: {codes}.",
    ),
    "several-remedy": (
        "請先用 compgraph load 載入圖譜庫，再以代碼和 --store 指定要比較的兩份。",
        "Load it into a store with compgraph load, then name the two by code with --store.",
    ),
}
