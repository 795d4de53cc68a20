"""Every sentence a person sees, in Traditional Chinese and English, by key.

A key is `room.sentence`; the sentences of a room stand in the module of the same name
beside this one, so a translator opens one file and sees both languages side by side.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

Language = Literal["zh-Hant", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-Hant", "en")


class Text(NamedTuple):
    """One sentence in both languages."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.zh if language == "zh-Hant" else self.en

    def as_json(self) -> dict[str, str]:
        """Return the shape that findings use in JSON."""
        return {"zh-Hant": self.zh, "en": self.en}


@cache
def _sentences(room: str) -> Mapping[str, tuple[str, str]]:
    catalogue = import_module(f"compgraph.messages.{room}")
    sentences: Mapping[str, tuple[str, str]] = catalogue.SENTENCES
    return sentences


def text(key: str, /, **values: object) -> Text:
    """Return the sentence `key` with `values` filled in; a value may itself be a `Text`.

    Raises KeyError for an unknown key or a missing value: a fault of ours, caught by the tests.
    """
    room, _, name = key.partition(".")
    zh, en = _sentences(room)[name]
    return Text(
        zh.format_map(_values(values, "zh-Hant")),
        en.format_map(_values(values, "en")),
    )


def _values(values: Mapping[str, object], language: Language) -> dict[str, object]:
    return {
        name: value.in_(language) if isinstance(value, Text) else value
        for name, value in values.items()
    }


def language(chosen: str | None = None) -> Language:
    """Return the language to speak: `chosen`, else COMPGRAPH_LANG, else the locale, else English."""
    for wish in (chosen, os.environ.get("COMPGRAPH_LANG"), _locale()):
        if wish:
            return "zh-Hant" if wish.lower().startswith(("zh", "chinese")) else "en"
    return "en"


def _locale() -> str | None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    return locale.getlocale()[0]
