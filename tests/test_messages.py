"""Every sentence exists in both languages and can be said."""

from __future__ import annotations

import re
import string
from importlib import import_module
from pathlib import Path

import pytest

import compgraph
from compgraph.messages import Text, language, text

PACKAGE = Path(compgraph.__file__).parent
ROOMS = sorted(path.stem for path in (PACKAGE / "messages").glob("*.py") if path.stem != "__init__")
SENTENCES = [
    (room, name, *pair)
    for room in ROOMS
    for name, pair in import_module(f"compgraph.messages.{room}").SENTENCES.items()
]
CJK = re.compile(r"[\u4e00-\u9fff]")


def placeholders(sentence: str) -> set[str]:
    """Return the names of the values a sentence takes."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize(("room", "name", "zh", "en"), SENTENCES)
def test_both_languages_say_the_same(room: str, name: str, zh: str, en: str) -> None:
    """Neither is empty, and both take the same values."""
    assert zh.strip(), f"{room}.{name} has no Chinese"
    assert en.strip(), f"{room}.{name} has no English"
    assert placeholders(zh) == placeholders(en)


def test_every_sentence_that_the_code_says_is_there() -> None:
    """A literal key in the source names a sentence of a catalogue."""
    known = {f"{room}.{name}" for room, name, _, _ in SENTENCES}
    said = {
        key
        for path in PACKAGE.rglob("*.py")
        for key in re.findall(
            r'(?<![\w.])text\(\s*"([a-z-]+\.[a-z0-9-]+)"', path.read_text("utf-8")
        )
    }
    assert len(said) > 20
    assert said <= known


def test_values_are_filled_in_and_bilingual_values_follow_the_language() -> None:
    """A value that is itself a sentence appears in the language around it."""
    inner = Text("甲", "A")
    said = text("cli.no-such-option", name="--x", offer=inner)
    assert said.zh == "沒有選項 --x。甲"
    assert said.en == "there is no option --x. A"


def test_an_unknown_key_is_a_fault() -> None:
    """A misspelt key does not pass in silence."""
    with pytest.raises(KeyError):
        text("cli.no-such-sentence")


@pytest.mark.parametrize(
    ("chosen", "environment", "expected"),
    [
        ("zh-Hant", {}, "zh-Hant"),
        ("en", {"COMPGRAPH_LANG": "zh-Hant"}, "en"),
        (None, {"COMPGRAPH_LANG": "zh-Hant", "LC_ALL": "en_US.UTF-8"}, "zh-Hant"),
        (None, {"LC_ALL": "zh_TW.UTF-8"}, "zh-Hant"),
        (None, {"LANG": "zh_TW.UTF-8"}, "zh-Hant"),
        (None, {"LC_ALL": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_environment(
    monkeypatch: pytest.MonkeyPatch, chosen: str | None, environment: dict[str, str], expected: str
) -> None:
    """--lang first, then COMPGRAPH_LANG, then the locale, then English."""
    for name in ("COMPGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language(chosen) == expected
