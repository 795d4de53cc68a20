"""Codes are ordered as people count and guessed as people mistype."""

from __future__ import annotations

import pytest

from compgraph import codes


def test_numbers_are_read_as_numbers() -> None:
    """T1.2 comes before T1.10, and K9 before K10."""
    mixed = ["T1.10", "K10", "T1.2", "T1.1", "K9"]
    assert sorted(mixed, key=codes.order) == ["K9", "K10", "T1.1", "T1.2", "T1.10"]


def test_any_text_has_its_place() -> None:
    """Any text can be ordered, numbers of any length included; other digits are letters."""
    long = "9" * 5000
    assert sorted([f"K1{long}", f"K{long}", "K٣", "", "K1"], key=codes.order) == [
        *("", "K1", f"K{long}", f"K1{long}", "K٣")
    ]
    assert codes.order("K01") == codes.order("K1")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("k1", "K01"), ("ｋ０１", "K01"), ("K001", "K01"), ("KO1", "K01"), ("t11", "T1.1")],
)
def test_the_nearest_code_is_the_one_meant(typed: str, expected: str) -> None:
    """Letter case, full-width forms, zeros and one wrong letter do not hide a code."""
    assert codes.nearest(typed, ["K01", "K17", "S01", "T1.1", "T2.1"])[0] == expected


def test_nothing_near_is_nothing() -> None:
    """A word unlike any code brings no offer."""
    assert codes.nearest("hello world", ["K01", "S01"]) == ()


@pytest.mark.parametrize("digits", ["Ｔ１", "T１", "T٣"])
def test_only_ascii_digits_make_a_code(digits: str) -> None:
    """Full-width and Arabic digits are folded before matching, never matched."""
    assert codes.DUTY.fullmatch(digits) is None
