"""A text may break off after any word: what stands behind it is asked of nothing."""

from __future__ import annotations

import pytest

from speechsum import analyze, lexicon

_WORDS = [
    "و",
    "یعنی",
    "آقای",
    "ولی",
    "اما",
    "که",
    "از",
    "باید",
    "گفت",
    "وی",
    "این",
    "یک",
    "(",
    "«",
    ":",
    "۱-",
]
_FILES = ("boundaries", "addressees", "clauses", "cues", "honorifics", "posts", "offices")


@pytest.mark.parametrize("file", _FILES)
def test_a_text_may_end_in_any_word(file: str) -> None:
    words = sorted({row["form"] for row in lexicon.rows(file) if row.get("form")})
    for word in words[::7]:
        text = f"رامین نیکوکار گفت: راه باز است.\n{word}"
        assert analyze(text).text == text


@pytest.mark.parametrize("last", _WORDS)
@pytest.mark.parametrize(
    "text", ["رامین نیکوکار گفت: راه باز است.", "افسرده", "داور سازی", "۱- راه"]
)
def test_whatever_the_last_line_is(text: str, last: str) -> None:
    assert analyze(f"{text}\n{last}").text == f"{text}\n{last}"
