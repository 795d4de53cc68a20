"""Sentences about the folder a build writes."""

SENTENCES = {
    "not-a-folder": (
        "「{folder}」是檔案，不是資料夾。",
        "“{folder}” is a file, not a folder.",
    ),
    "not-ours": (
        "資料夾「{folder}」裡已有檔案，而且不是 compgraph 建立的（沒有 {marker}），所以不寫入。",
        "The folder “{folder}” holds files and was not made by compgraph (no {marker}), so nothing was written.",
    ),
    "other": (
        "請用 --out 指定新的或空的資料夾。",
        "Name a new or an empty folder with --out.",
    ),
    "file-not-ours": (
        "「{file}」不是 compgraph 寫的檔案，所以不覆蓋。",
        "“{file}” was not written by compgraph, so it is not overwritten.",
    ),
    "file-changed": (
        "「{file}」在 compgraph 寫出之後有人改過，所以不覆蓋。",
        "“{file}” was changed after compgraph wrote it, so it is not overwritten.",
    ),
    "move-it": (
        "請把這個檔案移走或改名，或用 --out 指定別的資料夾，再執行一次。",
        "Move or rename that file, or name another folder with --out, and run again.",
    ),
    "marker-broken": (
        "「{file}」讀不懂，無法確定哪些檔案是 compgraph 寫的。",
        "“{file}” cannot be read, so it is not known which files compgraph wrote.",
    ),
    "not-written": (
        "無法寫入資料夾「{folder}」：{reason}。原來的檔案都保持不變。",
        "The folder “{folder}” cannot be written: {reason}. The files that were there are unchanged.",
    ),
    "not-written-remedy": (
        "請確認有寫入權限、磁碟還有空間，而且沒有別的程式（例如 Excel）開著「{file}」。",
        "Check that you may write there, that the disk has room, and that no program (Excel?) has “{file}” open.",
    ),
}
