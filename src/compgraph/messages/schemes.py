"""What the code lists say about themselves: the titles, descriptions and rights of the schemes."""

SENTENCES = {
    "occupation-title": (
        "職業標準分類",
        "Standard Classification of Occupations (Taiwan)",
    ),
    "occupation-about": (
        "中華民國職業標準分類的 {count} 個類別，依代碼位數分為大類、中類、小類與細類；職能基準的職業別採用這些代碼。",
        "The {count} classes of Taiwan's Standard Classification of Occupations: major, sub-major, minor and unit groups by the number of digits. The occupations of standards use these codes.",
    ),
    "occupation-version": ("第 6 次修訂", "6th revision"),
    "occupation-rights": (
        "代碼與名稱屬中華民國勞動部，經衛生福利部臺灣核心實作指引（TW Core IG）的代碼系統取得；不在 compgraph 的 MIT 授權之內。",
        "Codes and names: Ministry of Labor, Taiwan (勞動部), by way of the code system in the Taiwan Core Implementation Guide of the Ministry of Health and Welfare; not under compgraph's MIT licence.",
    ),
    "occupation-note": (
        "代碼的位數與 ISCO-08 相同，意義不一定相同（例如 1321 與 1322）；兩者的對照尚未經人審查，因此不附對應。",
        "The codes look like those of ISCO-08 but need not mean the same (1321 and 1322 for example). No mapping is given: nobody has reviewed one yet.",
    ),
    "industry-title": (
        "行業統計分類",
        "Standard Industrial Classification (Taiwan)",
    ),
    "industry-about": (
        "中華民國行業統計分類的 {count} 個類別：大類（字母）、中類、小類與細類（二至四位數）。不再細分的中類或小類，清單就列到那一層；職能基準把代碼補 0 成四位數（901 印作 R9010）。",
        "The {count} classes of Taiwan's Standard Industrial Classification: sections (letters), divisions, groups and classes (two to four digits). Where a division or group is not divided further the list ends with it, and standards fill its code up with 0 to four digits (901 is printed R9010).",
    ),
    "industry-version": ("第 11 次修正", "11th revision"),
    "industry-rights": (
        "代碼與名稱屬行政院主計總處，經衛生福利部臺灣核心實作指引（TW Core IG）的代碼系統取得；不在 compgraph 的 MIT 授權之內。",
        "Codes and names: Directorate-General of Budget, Accounting and Statistics, Executive Yuan, Taiwan (行政院主計總處), by way of the code system in the Taiwan Core Implementation Guide of the Ministry of Health and Welfare; not under compgraph's MIT licence.",
    ),
    "industry-note": (
        "職能基準的行業別名稱原則上只寫到中類（製造業／機械設備製造業），代碼可以更細（C2912）。",
        "Standards name an industry down to its division in principle (製造業／機械設備製造業), while the code may go further (C2912).",
    ),
    "category-title": (
        "職類別代碼（整理自職能基準，非官方清單）",
        "Job category codes (collected from standards, not an official list)",
    ),
    "category-about": (
        "職能基準所印的 {count} 個職類別代碼，名稱取最常見的寫法。整理自 905 份職能基準的分類欄，不是官方清單，不一定完整。",
        "The {count} codes that standards print for their job category, each with the name that is printed most often. Collected from the classification of 905 standards: no official list, and perhaps not complete.",
    ),
    "category-rights": (
        "代碼與名稱出自勞動部勞動力發展署的職能基準（iCAP 職能發展應用平台）；整理自 oneghostzhang/RAG_test（MIT 授權）的索引。",
        "Codes and names: competency standards of the Workforce Development Agency, Ministry of Labor, Taiwan (勞動部勞動力發展署, iCAP), collected from the index in oneghostzhang/RAG_test (MIT licence).",
    ),
    "category-note": (
        "代碼由 iCAP 專案辦公室核給；同一代碼在各份文件的名稱略有不同。",
        "The codes are given by the iCAP office; documents name one code in slightly different ways.",
    ),
}
