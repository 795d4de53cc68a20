"""Sentences of the store room."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "address": (
        "{address} 不是圖譜庫可以放的地方。",
        "{address} is no place for a store.",
    ),
    "address-remedy": (
        "請寫資料夾的路徑，或 SPARQL 端點的 http:// 或 https:// 網址。",
        "Name a folder, or the http:// or https:// address of a SPARQL endpoint.",
    ),
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
    "remote-address": (
        "{address} 不是 SPARQL 端點的網址。",
        "{address} is not the address of a SPARQL endpoint.",
    ),
    "remote-address-remedy": (
        "請寫成 https://主機/路徑，不含帳號、? 與 #；帳號密碼放在環境變數 COMPGRAPH_STORE_USER 與 COMPGRAPH_STORE_PASSWORD。",
        "Write https://host/path without a user, ? or #; credentials go into the environment variables "
        "COMPGRAPH_STORE_USER and COMPGRAPH_STORE_PASSWORD.",
    ),
    "remote-plain": (
        "{address} 沒有加密，帳號密碼不會以明文送出。",
        "{address} is not encrypted; credentials are not sent as plain text.",
    ),
    "remote-plain-remedy": (
        "請改用 https:// 的網址，或取消 COMPGRAPH_STORE_USER／COMPGRAPH_STORE_TOKEN。",
        "Use an https:// address, or unset COMPGRAPH_STORE_USER / COMPGRAPH_STORE_TOKEN.",
    ),
    "remote-silent": (
        "{address} 沒有回應（{reason}）。",
        "{address} does not answer ({reason}).",
    ),
    "remote-silent-remedy": (
        "請檢查網址、伺服器是否在執行，以及網路連線。",
        "Check the address, whether the server runs, and the network.",
    ),
    "remote-large": (
        "{address} 的回答太大，沒有讀完。",
        "The answer of {address} is too large and was not read to its end.",
    ),
    "remote-large-remedy": ("請在查詢裡加上 LIMIT。", "Add a LIMIT to the query."),
    "remote-denied": (
        "{address} 拒絕存取（{status}）。",
        "{address} denies access ({status}).",
    ),
    "remote-denied-remedy": (
        "請把帳號密碼放在環境變數 COMPGRAPH_STORE_USER 與 COMPGRAPH_STORE_PASSWORD，或權杖放在 COMPGRAPH_STORE_TOKEN。",
        "Put credentials into COMPGRAPH_STORE_USER and COMPGRAPH_STORE_PASSWORD, or a token into COMPGRAPH_STORE_TOKEN.",
    ),
    "remote-elsewhere": (
        "{address} 轉到別的網址；這裡不跟著轉。",
        "{address} points to another address, which is not followed.",
    ),
    "remote-elsewhere-remedy": (
        "若那是您要的伺服器，請直接指定：{target}",
        "If that is the server you mean, name it: {target}",
    ),
    "remote-refused": (
        "{address} 不接受這個查詢：{reason}",
        "{address} does not take this query: {reason}",
    ),
    "remote-refused-remedy": (
        "請檢查查詢；網址也要是 SPARQL 查詢端點。",
        "Check the query, and that the address is that of a SPARQL query endpoint.",
    ),
    "remote-kept": (
        "{address} 沒有執行更新，內容不變：{reason}",
        "{address} did not run the update and is as it was: {reason}",
    ),
    "remote-kept-remedy": (
        "請確認這個端點可以更新；更新的網址不同時，設定 COMPGRAPH_STORE_UPDATE。",
        "Make sure that it takes updates; where their address is another one, set COMPGRAPH_STORE_UPDATE.",
    ),
    "remote-strange": (
        "{address} 的回答不是 SPARQL 結果（{kind}）。",
        "The answer of {address} is no SPARQL result ({kind}).",
    ),
    "remote-strange-remedy": (
        "請檢查網址是不是 SPARQL 端點。",
        "Check that the address is that of a SPARQL endpoint.",
    ),
    "remote-cannot": (
        "遠端圖譜庫不能{what}。",
        "A store on a server cannot {what}.",
    ),
    "remote-cannot-remedy": (
        "請在伺服器上做，或先匯出到資料夾：compgraph export --store 網址 --format nquads。",
        "Do that on the server, or take a copy into a folder first: compgraph export --store ADDRESS --format nquads.",
    ),
    "ability-replica": ("在另一個行程裡回答", "be copied for another process"),
    "ability-snapshot": ("備份", "be copied"),
    "ability-optimise": ("重整", "be optimised"),
}
