"""Sentences about RDF files that are read."""

SENTENCES = {
    "malformed": (
        "不是正確的 {form} 檔：{reason}",
        "not well-formed {form}: {reason}",
    ),
    "malformed-remedy": (
        "請確認副檔名與內容相符（.ttl、.nt、.trig、.nq、.jsonld），並從原來的程式重新匯出。",
        "Check that the suffix fits the content (.ttl, .nt, .trig, .nq, .jsonld) and export the file again.",
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
        "請把 context 的內容直接寫在檔案裡。",
        "Write the content of the context into the file.",
    ),
    "no-standard": (
        "檔案裡沒有 compgraph 的職能基準（cg:Standard）。",
        "the file holds no standard of compgraph (cg:Standard).",
    ),
    "no-standard-remedy": (
        "請給由「compgraph read --format turtle」或「compgraph build」產生的檔案。",
        "Give a file made by “compgraph read --format turtle” or “compgraph build”.",
    ),
}
