"""Sentences about RDF files that are read."""

SENTENCES = {
    "malformed": (
        "不是正確的 {form} 檔：{reason}",
        "not well-formed {form}: {reason}",
    ),
    "malformed-remedy": (
        "請確認副檔名與內容相符（.ttl、.nt、.trig、.nq、.jsonld、.rdf、.xml），並從原來的程式重新匯出。",
        "Check that the suffix fits the content (.ttl, .nt, .trig, .nq, .jsonld, .rdf, .xml) and export the file again.",
    ),
    "too-large": (
        "RDF 檔超過 {most} MB，不讀。",
        "the RDF file is larger than {most} MB and is not read.",
    ),
    "not-utf-8": (
        "RDF 檔必須是 UTF-8；第 {position} 個位元組不是。",
        "an RDF file must be UTF-8; byte {position} is not.",
    ),
    "unreadable": ("無法讀取：{reason}。", "cannot be read: {reason}."),
    "remote-context": (
        "JSON-LD 的 @context 要從網路取得（{context}），本程式不會連網。",
        "the JSON-LD @context would have to be fetched ({context}); compgraph does not go out on the network.",
    ),
    "remote-context-remedy": (
        "請把 context 的內容直接寫在檔案裡，或改用 https://w3id.org/compgraph/context.jsonld（本程式內附）。",
        "Write the content of the context into the file, or name https://w3id.org/compgraph/context.jsonld, which is shipped.",
    ),
    "doctype": (
        "RDF/XML 檔有文件類型宣告（<!DOCTYPE>），裡面可能藏有無限展開的實體，不讀。",
        "the RDF/XML file has a document type (<!DOCTYPE>), which can hide entities that grow without end; it is not read.",
    ),
    "doctype-remedy": (
        "請刪去 <!DOCTYPE …> 這一段，把其中定義的 &名稱; 改寫成完整的網址，或改用 Turtle 匯出。",
        "Delete the <!DOCTYPE …> and write the &names; it defines in full, or export the file as Turtle.",
    ),
    "encoding": (
        "RDF/XML 檔宣告的編碼是 {encoding}，只讀 UTF-8。",
        "the RDF/XML file declares the encoding {encoding}; only UTF-8 is read.",
    ),
    "encoding-remedy": (
        "請把檔案存成 UTF-8，並把第一行的 encoding 改為 UTF-8。",
        'Save the file as UTF-8 and write encoding="UTF-8" in its first line.',
    ),
    "illegal-iri": (
        "「{iri}」含有網址（IRI）不允許的字元，或不是完整的網址。",
        "“{iri}” holds characters that an IRI must not hold, or is no complete address.",
    ),
    "illegal-iri-remedy": (
        '請在檔案裡改正這個網址：空白與 < > " {{ }} | ^ ` \\ 要寫成百分號編碼，例如空白寫成 %20。',
        'Correct the address in the file: percent-encode spaces and < > " {{ }} | ^ ` \\, a space as %20 for example.',
    ),
    "blank-node": (
        "圖 {graph} 裡有空白節點（沒有網址的節點），圖譜庫存不了。",
        "the graph {graph} has blank nodes (nodes without an address), which the store does not hold.",
    ),
    "blank-node-remedy": (
        "請給那些節點網址，或從檔案中刪去這個圖。",
        "Give the nodes addresses, or delete that graph from the file.",
    ),
    "not-xml": (
        "{subject} 的 {property} 含有 XML 無法容納的控制字元，寫不成 RDF/XML。",
        "{property} of {subject} has control characters that XML cannot hold; it cannot be written as RDF/XML.",
    ),
    "not-xml-remedy": (
        "請改用 turtle、trig、nquads 或 jsonld 匯出，或先從原始文件刪去那個看不見的字元。",
        "Export as turtle, trig, nquads or jsonld instead, or delete the invisible character from the document first.",
    ),
    "not-an-xml-name": (
        "{subject} 用到的屬性 {iri} 不能當 XML 的標籤名稱，寫不成 RDF/XML。",
        "the property {iri} of {subject} cannot be the name of an XML element; it cannot be written as RDF/XML.",
    ),
    "not-an-xml-name-remedy": (
        "請改用 turtle、trig、nquads 或 jsonld 匯出。",
        "Export as turtle, trig, nquads or jsonld instead.",
    ),
    "no-standard": (
        "檔案裡沒有 compgraph 的職能基準（cg:Standard）。",
        "the file holds no standard of compgraph (cg:Standard).",
    ),
    "no-standard-remedy": (
        "請給由「compgraph read --format turtle」或「compgraph build」產生的檔案。",
        "Give a file made by “compgraph read --format turtle” or “compgraph build”.",
    ),
    "review": (
        "審查 {iri} 的決定、日期或分數不對。",
        "The verdict, date or score of the review {iri} is none.",
    ),
    "review-remedy": (
        "決定是 accepted、rejected 或 open；日期寫成 2026-01-31。請修正後再讀一次。",
        "A verdict is accepted, rejected or open; a date is written 2026-01-31. Correct it and read the file again.",
    ),
}
