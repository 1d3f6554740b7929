"""One key for all spellings of a word, and tokens that stay where they were written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechsum.text.tokens import tokenize, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("می‌کنند", "مي كنند"),
        ("می‌کنند", "میکنند"),
        ("نمی شود", "نمی‌شود"),
        ("بخش‌ها", "بخش ها"),
        ("بخش‌ها", "بخشها"),
        ("یارانه‌ها", "یارانهها"),
        ("دغدغه‌مندی", "دغدغهمندی"),
        ("مَدنظر", "مدنظر"),
        ("امانتِ", "امانت"),
        ("خـــاطر", "خاطر"),
        ("قرار دهند", "قراردهند"),
        ("با اشاره", "بااشاره"),
        ("تأکید", "تاکید"),
        ("مسئولان", "مسوولان"),
        ("رئیس", "رييس"),
        ("این که", "اینکه"),
        ("خاطر نشان", "خاطرنشان"),
        ("اظهار داشت", "اظهارداشت"),
        ("۱۲", "12"),
        ("۱۲", "١٢"),
        ("شایسته‌ای", "شایسته ای"),
        # Marks of direction beside a ZWNJ, as some editors leave them.
        ("می‌کنند", "می\u200f\u200c\u200fکنند"),
        ("می‌کنند", "می\u200c\u200eکنند"),
        ("بخش‌ها", "بخش\u202b\u200cها"),
        ("شهرداری", "شهر\ufe0fداری"),
        ("شهرداری", "شهر\u3164دا\U000e0101ری"),
        ("شهرداری", "شه\u0301ر\u0007داری"),
        ("شهرداری", "شهردارے"),
        ("شرکت", "شرڪت"),
        ("۱۲", "۱\u200f۲"),
        ("۱۲", "１２"),
        ("۱۲/۵", "۱۲\u200f/\u200f۵"),
    ],
)
def test_spellings_share_their_keys(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("قرارداد", "قرار داد"), ("آن", "ان"), ("نام", "نامه"), ("کرد", "کردن")],
)
def test_different_words_do_not(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


def test_a_glued_word_is_cut_where_its_second_part_begins() -> None:
    text = "را مَدنظر قـراردهند."
    tokens = tokenize(text)
    assert [text[t.start : t.end] for t in tokens] == ["را", "مَدنظر", "قـرار", "دهند", "."]


def test_a_mark_of_direction_after_a_word_is_no_part_of_it() -> None:
    assert [(t.start, t.end) for t in tokenize("راه\u200f باز\u200e.")] == [(0, 3), (5, 8), (9, 10)]


@given(
    st.text(
        alphabet=st.sampled_from("یيکكبخشهامنتدر می‌ـًّ\u200c\u200f  \n.،:«»؟12۳a\x00\ufdfa\ufefb")
    )
)
def test_tokens_are_in_order_apart_and_whole(text: str) -> None:
    tokens = tokenize(text)
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    covered = {i for t in tokens for i in range(t.start, t.end)}
    assert all(i in covered for i, char in enumerate(text) if char in "یيکكبخش12۳a.:«")


@pytest.mark.parametrize("verb", ["می رویم", "می پردازند", "می گیرد"])
def test_a_verbs_prefix_behind_a_month_stays_with_its_verb(verb: str) -> None:
    assert words_of(f"این ماه {verb}") == words_of(f"این ماه {verb.replace(' ', chr(0x200C))}")
    assert words_of("ماه می پل را باز کنند")[1:3] == ("می", "پل")


def test_a_modal_behind_may_is_a_word() -> None:
    assert words_of("تا پایان ماه می باید راه را باز کند")[2:5] == ("ماه", "می", "باید")
