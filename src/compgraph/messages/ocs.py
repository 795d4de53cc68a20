"""What is said about the OCS JSON: refusals and findings of its reader, losses of its writer."""

from __future__ import annotations

_REFUSALS: dict[str, tuple[str, str]] = {
    "ocs-not-json": (
        "這不是正確的 JSON：此處不該出現「{found}」。",
        "This is no valid JSON: “{found}” may not stand here.",
    ),
    "ocs-not-json.remedy": (
        "請檢查這一行與前一行的逗號、引號、括號與反斜線（\\），或請提供檔案的人重新匯出。",
        "Check the commas, quotes, brackets and backslashes of this line and the one before, or ask whoever made the file to export it again.",
    ),
    "ocs-json-cut": (
        "JSON 在這裡就結束了，或字串在行尾沒有結束：檔案可能被截斷。",
        "The JSON ends here, or a string has no end on its line: the file may be cut off.",
    ),
    "ocs-json-cut.remedy": (
        "請重新取得完整的檔案。",
        "Fetch the complete file again.",
    ),
    "ocs-too-many-values": (
        "JSON 的值超過上限 {most} 個；職能基準不會這麼大。",
        "The JSON has more than {most} values; no standard is that large.",
    ),
    "ocs-too-many-values.remedy": (
        "請確認檔案是單一份職能基準；多份請分成多個檔案。",
        "Make sure that the file is one standard; put several into files of their own.",
    ),
    "ocs-too-deep": (
        "JSON 的層數超過上限 {most}；職能基準的格式只有十層。",
        "The JSON is nested more than {most} levels deep; the form of a standard has ten.",
    ),
    "ocs-too-deep.remedy": (
        "請確認檔案是職能基準的 OCS JSON。",
        "Make sure that the file is the OCS JSON of a standard.",
    ),
    "ocs-not-a-number": (
        "「{found}」不是 JSON 的值。",
        "“{found}” is no JSON value.",
    ),
    "ocs-not-a-number.remedy": (
        "若原始文件在此沒有內容，請改為 null。",
        "Write null if the document has nothing there.",
    ),
    "ocs-key-twice": (
        "同一個物件裡有兩個「{key}」，無法知道哪一個才對。",
        "One object has the key “{key}” twice: which of the two is meant cannot be told.",
    ),
    "ocs-key-twice.remedy": (
        "請與原始文件比對，刪去其中一個。",
        "Compare with the document and delete one of them.",
    ),
    "ocs-other-form": (
        "這不是職能基準的 OCS JSON：最外層應是物件，並有 {keys} 等鍵。",
        "This is not the OCS JSON of a standard: the outermost value should be an object with the keys {keys}.",
    ),
    "ocs-other-form.remedy": (
        "請確認檔案；格式見 ocs.schema.json。",
        "Check the file; ocs.schema.json describes the form.",
    ),
    "ocs-no-task": (
        "ocs_content 裡沒有任何工作任務。",
        "There is no task in ocs_content.",
    ),
    "ocs-no-task.remedy": (
        "請確認檔案完整，且工作任務在 ocu_units 的 tasks 與 task_codes 裡。",
        "Make sure that the file is complete and that tasks are in tasks and task_codes of ocu_units.",
    ),
}

_FINDINGS: dict[str, tuple[str, str]] = {
    "ocs-wrong-type": (
        "{path} 的值不是這個格式要的種類，因此沒有讀入。",
        "The value of {path} is not of the kind that the form asks for, so it was not read.",
    ),
    "ocs-wrong-type.remedy": (
        "請參照 ocs.schema.json 更正這個值，再讀一次。",
        "Correct the value as ocs.schema.json describes it and read the file again.",
    ),
    "ocs-key-unknown": (
        "這個格式沒有 {path} 這個鍵，它的內容沒有讀入。",
        "The form has no key {path}; what stands under it was not read.",
    ),
    "ocs-key-unknown.remedy": (
        "請檢查鍵名是否打錯；若是另外加的資料，可以忽略。",
        "Check the spelling of the key; ignore this if it was added on purpose.",
    ),
    "ocs-number-for-text": (
        "{path} 應是文字，這裡寫成數字 {found}；照寫法當作文字讀入。",
        "{path} should be a text but is the number {found}; it was read as a text, as written.",
    ),
    "ocs-number-for-text.remedy": (
        "若原始文件在前面印有 0，數字會失去它；請比對後加上引號。",
        "A number loses zeros in front; compare with the document and put the value in quotes.",
    ),
    "ocs-placeholder": (
        "「{value}」看起來是程式填入的代用值，不是文件印的內容；照樣保留。",
        "“{value}” looks like a placeholder that a program filled in, not like print; it is kept.",
    ),
    "ocs-placeholder.remedy": (
        "請查原始文件並更正；文件沒有印時請改為 null。",
        "Look it up in the document and correct it; write null if the document prints nothing.",
    ),
    "ocs-tail-twice": (
        "名稱結尾的「{tail}」重複了一次，可能是轉檔時接錯。",
        "The name ends with “{tail}” twice: it may have been joined wrongly in a conversion.",
    ),
    "ocs-tail-twice.remedy": (
        "請與原始文件比對，刪去多出的部分。",
        "Compare with the document and delete what is too much.",
    ),
    "ocs-name-for-occupation": (
        "職業別的名稱「{printed}」與職能基準名稱相同，可能不是文件印的職業別。",
        "The name of 職業別, “{printed}”, is the name of the standard: it may not be what the document prints.",
    ),
    "ocs-name-for-occupation.remedy": (
        "請查原始文件「職業別」一格；職業別代碼可供比對。",
        "Look up the cell 職業別 in the document; its code is a hint.",
    ),
    "ocs-levels-all-default": (
        "每一列的職能級別都是 {level}；有些程式讀不到級別時會填 {level}。",
        "Every row has level {level}; some programs write {level} where they read no level.",
    ),
    "ocs-levels-all-default.remedy": (
        "請與原始文件比對；文件沒有印級別的列請改為 null。",
        "Compare with the document; write null for rows whose level is not printed.",
    ),
    "ocs-code-took-digits": (
        "{code} 可能是 {shorter}，結尾的數字屬於名稱「{name}…」。",
        "{code} may be {shorter}, its last digits being the beginning of the name “{name}…”.",
    ),
    "ocs-code-took-digits.remedy": (
        "請與原始文件比對代碼與名稱，再更正 JSON；目前照 JSON 保留。",
        "Compare code and name with the document and correct the JSON; for now both are kept as they are.",
    ),
    "ocs-code-not-legible": (
        "「{printed}」不是這一類代碼的寫法；照樣保留，另以順序編號識別。",
        "“{printed}” is not how a code of this kind is written; it is kept, and a serial stands for it.",
    ),
    "ocs-code-not-legible.remedy": (
        "請與原始文件比對並更正；沒有代碼時請改為 null。",
        "Compare with the document and correct it; write null where there is no code.",
    ),
    "ocs-group-without-task": (
        "這一組 competency_blocks 沒有工作任務；內容記在一項沒有代碼也沒有名稱的任務下。",
        "These competency_blocks have no task; their contents are kept under a task without code and name.",
    ),
    "ocs-group-without-task.remedy": (
        "請查原始文件的工作任務，補在 task_codes；行為指標的代碼（例如 P1.1.1）可供參考。",
        "Look up the task in the document and add it to task_codes; the codes of the indicators (P1.1.1) are a hint.",
    ),
    "ocs-no-row": (
        "任務 {task} 沒有任何 competency_blocks；當作一列空白。",
        "Task {task} has no competency_blocks; it counts as one empty row.",
    ),
    "ocs-no-row.remedy": (
        "若原始文件印有產出、指標、知識或技能，請補上。",
        "Add the outputs, indicators, knowledge and skills if the document prints any.",
    ),
}

_LOSSES: dict[str, tuple[str, str]] = {
    "loss-title": (
        "文件標題",
        "the heading",
    ),
    "loss-title.why": (
        "這個格式沒有標題，只有職能基準名稱。",
        "The form has no heading, only the name of the standard.",
    ),
    "loss-name": (
        "職能基準名稱只印在標題裡",
        "that the name is printed in the heading only",
    ),
    "loss-name.why": (
        "這個格式沒有標題；沒有代碼也沒有名稱就無從識別，因此把標題裡的名稱寫在職業。",
        "The form has no heading, and without code and name nothing would name the standard: the name in the heading is written as the occupation's.",
    ),
    "loss-level": (
        "級別照印的寫法",
        "the level as printed",
    ),
    "loss-level.why": (
        "這個格式的級別只能是 1 到 6 的數字或 null，不能照印保留。",
        "A level in the form is a number from 1 to 6 or null; it cannot be kept as printed.",
    ),
    "loss-duty": (
        "任務所屬的工作職責",
        "the duty of a task",
    ),
    "loss-duty.why": (
        "這個格式把工作任務放在工作職責之下；共用一列的任務只能屬於同一項有代碼或名稱的職責。",
        "The form puts tasks under a duty: tasks that share a row can only belong to one duty, with a code or name.",
    ),
    "loss-code": (
        "照印的代碼",
        "the code as printed",
    ),
    "loss-code.why": (
        "這個格式不分別保留同一項在各處的寫法；代碼旁的空白與標點讀回時會去除。",
        "The form does not keep each way in which one thing is written; blanks and marks beside a code go when it is read.",
    ),
    "loss-id": (
        "識別碼",
        "the id",
    ),
    "loss-id.why": (
        "這個格式沒有識別碼；讀回時依代碼與順序重新給。",
        "The form has no ids; they are given again by code and order when it is read.",
    ),
    "loss-row": (
        "一列與任務、產出、指標、知識或技能的關係",
        "what a row ties together",
    ),
    "loss-row.why": (
        "這個格式的每一列都要有任務，知識與技能以代碼與名稱列出，同一列同一項只算一次，對應哪些任務只能寫在名稱後面。",
        "In the form every row has tasks; knowledge and skills are listed by code and name, count once in a row, and can tell which tasks they serve only behind their names.",
    ),
    "loss-links": (
        "說明用語與行為指標的對應",
        "which indicators use a term",
    ),
    "loss-links.why": (
        "這個格式沒有這種對應；讀回時依指標裡出現的字重新找。",
        "The form has no such links; they are found again by the words of the indicators when it is read.",
    ),
    "loss-text": (
        "文字的一部分或寫法",
        "a part of a text, or how it is written",
    ),
    "loss-text.why": (
        "這個格式把名稱與說明寫成一段文字，讀回時以第一個冒號分開，並去除換行、看不見的字元、開頭的項目符號與【】標記。",
        "The form joins name and description in one text; reading parts it at the first colon, and leaves out line ends, invisible characters, bullets in front and marks in 【】.",
    ),
    "loss-not-required": (
        "沒有任何一列需要的知識或技能",
        "a knowledge or skill that no row requires",
    ),
    "loss-not-required.why": (
        "這個格式只在列裡列出知識與技能。",
        "The form lists knowledge and skills only in the rows.",
    ),
    "loss-missing": (
        "一項內容",
        "a thing",
    ),
    "loss-missing.why": (
        "沒有代碼也沒有文字的一項讀不回來；補充說明讀回時，依「名稱：說明」的寫法決定是用語或其他說明；同代碼同名稱的算同一項。",
        "What has neither code nor text cannot be read back; a supplement is read as a term or a note by its form “name: explanation”; things with one code and name count as one.",
    ),
    "loss-added": (
        "讀回時多出的一項",
        "a thing that appears when the form is read back",
    ),
    "loss-added.why": (
        "這個格式的任務至少要有一列、每一列至少要有一項任務；改記在別處的內容也會以新的識別碼出現。",
        "In the form a task has at least one row and a row at least one task; what is filed elsewhere appears under a new id as well.",
    ),
    "loss-order": (
        "順序",
        "the order",
    ),
    "loss-order.why": (
        "這個格式依職責、任務與列的順序排列，三種所屬類別各自成一組。",
        "The form goes by duties, tasks and rows, and has a list of its own for each kind of 所屬類別.",
    ),
}

SENTENCES: dict[str, tuple[str, str]] = {**_REFUSALS, **_FINDINGS, **_LOSSES}
