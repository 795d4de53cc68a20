"""What is said about a standard that cannot be printed as wished."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "no-font": (
        "無法製作 PDF：這台電腦沒有安裝繁體中文字型。",
        "No PDF can be made: no font with traditional Chinese letters is installed on this computer.",
    ),
    "no-font.remedy": (
        "請安裝下列任一種字型後再試：{fonts}；或改用 --format html，由瀏覽器列印成 PDF。",
        "Install one of these fonts and try again: {fonts}; or use --format html and print it from the browser.",
    ),
    "no-letter": (
        "無法製作 PDF：已安裝的字型沒有「{characters}」（{points}）裡的某個字。",
        "No PDF can be made: no installed font has every letter of “{characters}” ({points}).",
    ),
    "no-letter.remedy": (
        "請檢查這個字是否為轉檔時產生的亂碼；若字沒有錯，請安裝收錄這個字的字型（罕用字如 Noto Serif CJK TC、HanaMinB），或改用 --format html。",
        "Check whether the letter was damaged in an earlier conversion; if it is right, install a font that has it "
        "(Noto Serif CJK TC or HanaMinB for rare ones), or use --format html.",
    ),
    "left-out": (
        "職能基準 {standard} 有 {count} 項知識或技能沒有任何任務使用，版面上沒有位置，未印出：{codes}。",
        "{count} of the knowledge and skills of {standard} belong to no task; the layout has no place for them: {codes}.",
    ),
    "left-out.remedy": (
        "請在需要它的工作任務加上這一項，或從職能基準中刪除。",
        "Add it to the task that needs it, or remove it from the standard.",
    ),
}
