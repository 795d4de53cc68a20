"""Sentences of the store room."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "address": (
        "{address} 是網址；目前圖譜庫只能放在資料夾或記憶體裡。",
        "{address} is an address; a store is kept in a folder or in memory.",
    ),
    "address-remedy": ("請改寫資料夾的路徑。", "Name a folder instead."),
    "empty": ("圖譜庫裡還沒有任何職能基準。", "The store holds no standard yet."),
    "empty-remedy": (
        "請直接指定職能基準文件，或在 Python 裡先放入一份："
        'compgraph.open_store("資料夾").put(compgraph.read("文件.txt"))。',
        "Name a document instead, or put one in first, in Python: "
        'compgraph.open_store("folder").put(compgraph.read("document.txt")).',
    ),
    "file": (
        "{folder} 是檔案，不是圖譜庫的資料夾。",
        "{folder} is a file, not the folder of a store.",
    ),
    "file-remedy": (
        "請指定一個空資料夾、還不存在的資料夾，或先前建立的圖譜庫。",
        "Name an empty folder, one that does not exist yet, or a store made earlier.",
    ),
    "locked": (
        "另一個程式正在使用圖譜庫 {folder}。",
        "Another program is using the store {folder}.",
    ),
    "locked-remedy": (
        "請等它結束或關閉它；若要同時使用，請先用 snapshot 另存一份。",
        "Wait until it ends, or close it; to work side by side, use a snapshot of the store.",
    ),
    "missing": ("{folder} 沒有可讀取的圖譜庫。", "There is no store to read in {folder}."),
    "missing-remedy": (
        "請檢查路徑，或在 Python 裡先建立它："
        'compgraph.open_store("資料夾").put(compgraph.read("文件.txt"))。',
        "Check the path, or make the store first, in Python: "
        'compgraph.open_store("folder").put(compgraph.read("document.txt")).',
    ),
    "no-graph": ("圖譜庫裡沒有名為 {iri} 的圖。", "The store has no graph named {iri}."),
    "no-graph-remedy": (
        "查詢「SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }}」可列出所有的圖。",
        "“SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }}” lists the graphs there are.",
    ),
    "not-written": ("圖譜庫無法寫入：{reason}", "The store cannot be written: {reason}"),
    "not-written-remedy": (
        "圖譜庫維持原狀。請確認磁碟空間與資料夾權限後再試一次。",
        "The store is as it was. Check the disk's free space and the folder's permissions.",
    ),
    "nothing-to-read": (
        "唯讀的圖譜庫需要一個資料夾。",
        "A store that is only read needs a folder.",
    ),
    "read-only": ("圖譜庫是唯讀的，不能更動。", "The store is open for reading only."),
    "read-only-remedy": (
        "請不要以唯讀方式開啟它。",
        "Open it without read_only to change it.",
    ),
    "reserved": (
        "職能基準代碼「{code}」不能使用，圖譜庫以它稱呼別的圖。",
        "“{code}” cannot be the code of a standard: the store calls another graph so.",
    ),
    "reserved-remedy": ("請檢查文件的職能基準代碼。", "Check the code in the document."),
    "several": (
        "圖譜庫裡有多份職能基準：{codes}",
        "The store holds several standards: {codes}",
    ),
    "several-remedy": (
        "請用 --standard 代碼 指定其中一份。",
        "Choose one with --standard CODE.",
    ),
    "stranger": (
        "資料夾 {folder} 裡有別的檔案，不是圖譜庫。",
        "The folder {folder} holds other files and is not a store.",
    ),
    "taken": ("{folder} 已經存在。", "{folder} is there already."),
    "taken-remedy": (
        "請指定一個還不存在的資料夾。",
        "Name a folder that does not exist yet.",
    ),
    "unknown": ("沒有代碼為 {code} 的職能基準。", "There is no standard with the code {code}."),
    "unknown-remedy": ("圖譜庫裡有：{codes}", "The store holds: {codes}"),
    "unreadable": (
        "圖譜庫 {folder} 無法開啟：{reason}",
        "The store {folder} cannot be opened: {reason}",
    ),
    "unreadable-remedy": (
        "請檢查權限；若圖譜庫已損壞，請刪除該資料夾，再由原始文件重新建立。",
        "Check the permissions; a damaged store is made again from the documents after its folder is deleted.",
    ),
}
