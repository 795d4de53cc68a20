"""Sentences of the checks that are neither shapes nor queries, and of the command."""

SENTENCES = {
    "claims-other-standard": (
        "這個圖記載了別份職能基準 {code} 的事（例如 {example}），那不是它的範圍。",
        "The graph speaks of another standard, {code} (of {example}, for one), which is not its own.",
    ),
    "claims-other-standard.remedy": (
        "請刪去關於別份職能基準的陳述，或把它們移到那一份自己的圖；若是網址寫錯，請改正。",
        "Remove the statements about the other standard or move them into its own graph; correct the address if it is a slip.",
    ),
    "unknown-term": (
        "compgraph 的詞彙沒有 {term}，這樣寫的陳述不會被讀到。",
        "The vocabulary of compgraph has no {term}: nothing reads what is stated with it.",
    ),
    "unknown-term.remedy": (
        "請檢查拼字與大小寫；詞彙見 ontology/compgraph.ttl。",
        "Check the spelling and the capitals; the vocabulary is ontology/compgraph.ttl.",
    ),
    # what the command says
    "working": ("檢核", "Checking"),
    "counts": (
        "{standard}：違規 {violations} 項，提醒 {warnings} 項，資訊 {infos} 項",
        "{standard}: violations {violations}, warnings {warnings}, notes {infos}",
    ),
    "counts-none": ("{standard}：沒有發現問題", "{standard}: nothing to report"),
    "of-no-standard": ("不屬於任何一份職能基準", "Of no single standard"),
}
