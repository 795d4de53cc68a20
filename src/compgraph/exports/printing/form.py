"""How documents of one layout differ: the words of their headers, their marks, their frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Form:
    r"""The choices that real documents make; the defaults are those of the official layout.

    `separator` stands between a printed code and its name (a blank is added before digits, Latin
    letters and full stops); `bullet` opens a line of 說明與補充事項; `brackets` are those around
    「K=knowledge 知識」. `duty_column` False leaves the first column out where the standard has no
    duties. `boxed` False prints 態度 and 說明與補充事項 as paragraphs, not as tables. `part` is after
    how many rows the main table ends and a new one begins, 0 for one table; `repeat` says whether
    the header is printed again there and on every page.
    """

    duty: Literal["工作職責", "主要職責"] = "工作職責"
    indicator: Literal["行為指標", "績效指標"] = "行為指標"
    level: Literal["職能級別", "職能\n級別", "級別"] = "職能級別"
    brackets: Literal["full", "half"] = "full"
    separator: Literal["", " ", ".", "：", ": "] = ""
    bullet: Literal["•", "-", "●", "⚫", "◆", "\uf09f"] = "•"
    duty_column: bool = True
    boxed: bool = True
    part: int = 0
    repeat: bool = True
