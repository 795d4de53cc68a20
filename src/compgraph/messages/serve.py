"""What the SPARQL endpoint says: problems of requests, its pages, and the command that starts it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # requests
    "host": (
        "這個伺服器不以這個主機名稱回應。",
        "This server does not answer to this host name.",
    ),
    "host-remedy": (
        "請用 127.0.0.1 或 localhost 連線；要用別的名稱，請以 --allow-host 名稱 啟動伺服器。",
        "Call it 127.0.0.1 or localhost; for another name, start the server with --allow-host NAME.",
    ),
    "method": ("這裡不能用這個 HTTP 方法。", "This HTTP method cannot be used here."),
    "method-remedy": (
        "查詢請用 GET 或 POST；資料不能由此更動。",
        "Ask with GET or POST; nothing can be changed here.",
    ),
    "media-type": (
        "POST 的內容必須是表單或 SPARQL 查詢。",
        "The body of a POST is a form or a SPARQL query.",
    ),
    "media-type-remedy": (
        "請設定 Content-Type：application/x-www-form-urlencoded（query=…），或 application/sparql-query。",
        "Set the Content-Type: application/x-www-form-urlencoded (query=…), or application/sparql-query.",
    ),
    "charset": ("內容必須是 UTF-8。", "The body has to be in UTF-8."),
    "charset-remedy": ("請以 UTF-8 編碼後再送出。", "Send it encoded in UTF-8."),
    "not-utf8": ("請求裡有不是 UTF-8 的位元組。", "The request holds bytes that are not UTF-8."),
    "no-query": ("沒有查詢。", "There is no query."),
    "no-query-remedy": (
        "請在參數 query 寫一個 SPARQL 查詢。",
        "Write a SPARQL query in the parameter query.",
    ),
    "several-queries": ("一次只能問一個查詢。", "Only one query can be asked at a time."),
    "several-queries-remedy": (
        "參數 query 只能出現一次。",
        "The parameter query may come only once.",
    ),
    "too-many-fields": ("參數超過 {most} 個。", "There are more than {most} parameters."),
    "too-large": ("請求的內容超過 {most} KB。", "The body is larger than {most} KB."),
    "too-slow": ("請求的內容太久沒有送完。", "The body took too long to come."),
    "too-slow-remedy": ("請檢查連線後再試一次。", "Check the connection and try again."),
    "broken-off": (
        "連線在請求送完之前中斷。",
        "The connection broke off before the request ended.",
    ),
    "update": (
        "這個伺服器是唯讀的，不接受更新。",
        "This server is read-only; it takes no updates.",
    ),
    "update-remedy": (
        "請用 SELECT、ASK、CONSTRUCT 或 DESCRIBE 查詢；要更動資料，請停止伺服器，用 compgraph load 載入文件。",
        "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; to change the data, stop the server and run compgraph load.",
    ),
    "not-an-iri": (
        "參數 {name} 的值「{value}」不是 IRI。",
        "The parameter {name} is not an IRI: “{value}”.",
    ),
    "unknown-graph": (
        "圖 {graph} 不在圖譜庫裡，也不會從網路或檔案讀取。",
        "The store does not have the graph {graph}. It is never fetched.",
    ),
    "unknown-graph-remedy": (
        "請改用圖譜庫裡的圖；/sparql（不帶查詢）會列出它們。",
        "Name a graph of the store; /sparql without a query lists them.",
    ),
    "not-acceptable": (
        "這個答案是{kind}，沒有您要的格式。",
        "The answer is {kind}; it does not come in a format you accept.",
    ),
    "not-acceptable-remedy": (
        "請在 Accept 寫下列其中之一：{types}",
        "Accept one of these: {types}",
    ),
    "busy": (
        "伺服器正忙，查詢太多。",
        "The server is busy with other queries.",
    ),
    "busy-remedy": ("請稍後再試。", "Try again in a moment."),
    "our-fault": ("伺服器出錯了。", "Something went wrong in the server."),
    "our-fault-remedy": (
        "這是程式的錯誤，不是您的；請把伺服器的紀錄附上回報。",
        "This is a fault of the program, not yours; please report it with the server's log.",
    ),
    "unknown-thing": ("這個網址沒有東西。", "There is nothing at this address."),
    "unknown-thing-remedy": (
        "請從職能基準的清單 /icap/ 找起，或用 SPARQL 查詢。",
        "Begin at the list of standards, /icap/, or ask with SPARQL.",
    ),
    # pages
    "brand": ("職能基準知識圖譜", "Occupational competency standards as a knowledge graph"),
    "ways": ("前往", "Go to"),
    "way-front": ("查詢", "Query"),
    "way-ontology": ("詞彙", "Vocabulary"),
    "foot": (
        "職能基準的文字是勞動部勞動力發展署的資料。本頁由圖譜庫的內容產生，沒有連到任何其他網站。",
        "The text of the standards is that of Taiwan's Workforce Development Agency. This page is made from the store and loads nothing from elsewhere.",
    ),
    "served": (
        "這個伺服器以 SPARQL 1.1 回答 {count} 份職能基準的查詢，唯讀。",
        "This server answers SPARQL 1.1 queries, read-only. Standards: {count}.",
    ),
    "how-to-ask": ("怎麼查", "How to ask"),
    "service-description": ("服務描述（RDF）", "Service description (RDF)"),
    "health": ("運作狀態", "Health"),
    "standards": ("職能基準", "Standards"),
    "code": ("代碼", "Code"),
    "name": ("名稱", "Name"),
    "level": ("級別", "Level"),
    "said-of-it": ("內容", "What is said of it"),
    "said-with-it": ("出現在", "Where it occurs"),
    "where-printed": ("印在文件何處", "Where the document prints it"),
    "file": ("檔案", "File"),
    "place": ("頁／表格／列", "Page / table / row"),
    "span": ("字元位置", "Characters"),
    "not-all": (
        "項目太多，只列出一部分；用 SPARQL 查詢可以取得全部。",
        "There is too much to show it all; a SPARQL query gets everything.",
    ),
    "named-graph": ("具名圖", "Named graph"),
    "graph-size": ("這個圖有 {count} 個陳述。", "This graph holds {count} statements."),
    "term-rdf-type": ("種類", "kind"),
    "term-rdfs-label": ("名稱", "name"),
    "term-skos-prefLabel": ("名稱", "name"),
    "term-skos-altLabel": ("別名", "other name"),
    "term-skos-notation": ("代碼", "code"),
    "term-skos-broader": ("上位", "broader"),
    "term-skos-narrower": ("下位", "narrower"),
    "term-skos-inScheme": ("所屬代碼表", "in the list"),
    "term-skos-topConceptOf": ("代碼表的頂層", "top of the list"),
    "term-skos-hasTopConcept": ("頂層項目", "top entries"),
    "term-skos-definition": ("定義", "definition"),
    "term-dcterms-description": ("說明", "description"),
    "term-dcterms-source": ("來源", "source"),
    "term-dcterms-title": ("標題", "title"),
    "term-dcterms-issued": ("發布日期", "issued"),
    # the description of the service
    "described-service": (
        "職能基準的 SPARQL 1.1 查詢服務：唯讀，不能用 SERVICE，每個查詢有時間、記憶體與列數的限制。",
        "SPARQL 1.1 queries over competency standards: read-only, without SERVICE, every query within limits of time, memory and rows.",
    ),
    "described-default-graph": (
        "所有職能基準、職能概念與通過審查的對應的聯集；出處、代碼表與推論結果在具名圖裡。",
        "The union of all standards, concepts and accepted reviews; places, code lists and what was derived are in named graphs.",
    ),
    # the command
    "extra": (
        "這個命令需要額外的套件。",
        "This command needs packages that are not installed.",
    ),
    "extra-remedy": (
        '請執行：pip install "compgraph[serve]"',
        'Run: pip install "compgraph[serve]"',
    ),
    "folder-remedy": (
        "請給已載入職能基準的資料夾（compgraph load 文件 --store 資料夾）；網址不行。",
        "Give a folder that holds standards (compgraph load DOCUMENTS --store DIR), not an address.",
    ),
    "listening": (
        "正在 {address} 提供 {folder}（{count} 份職能基準，唯讀）。按 Ctrl-C 停止。",
        "Serving {folder} at {address} (standards: {count}, read-only). Ctrl-C stops it.",
    ),
    "open-to-others": (
        "注意：其他電腦也連得到這個位址；每個人都能查詢圖譜庫的全部內容。",
        "Note: other computers can reach this address; everybody there can query all of the store.",
    ),
    "stopped": ("已停止。", "Stopped."),
    "no-host": ("沒有這個主機或位址：{host}", "There is no such host or address: {host}"),
    "no-host-remedy": (
        "請用這台電腦的位址，例如 127.0.0.1。",
        "Name an address of this computer, such as 127.0.0.1.",
    ),
    "not-bound": (
        "不能使用 {host} 的連接埠 {port}：{reason}",
        "Port {port} of {host} cannot be used: {reason}",
    ),
    "not-bound-remedy": (
        "請用 --port 選另一個連接埠。",
        "Choose another one with --port.",
    ),
    "bad-origin": (
        "「{origin}」不是網站的來源。",
        "“{origin}” is not the origin of a web site.",
    ),
    "bad-origin-remedy": (
        "請寫成 https://example.org（沒有路徑），或 * 表示所有網站。",
        "Write it as https://example.org, without a path, or * for all sites.",
    ),
    "no-worker": (
        "查詢的行程無法啟動：{reason}",
        "The processes that answer queries cannot be started: {reason}",
    ),
    "no-worker-remedy": (
        "請確認記憶體足夠（--limit-memory），以及圖譜庫可以讀取。",
        "Check that there is enough memory (--limit-memory), and that the store can be read.",
    ),
}
