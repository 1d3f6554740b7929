"""Verb forms taken apart."""

from __future__ import annotations

import pytest

from speechsum.text.tokens import words_of
from speechsum.text.verbs import analyse


@pytest.mark.parametrize(
    ("word", "tense", "person", "negative"),
    [
        ("کنند", "subjunctive", 6, False),
        ("بکنند", "subjunctive", 6, False),
        ("نکنند", "subjunctive", 6, True),
        ("می‌کنند", "present", 6, False),
        ("نمی‌کنیم", "present", 4, True),
        ("بیاورند", "subjunctive", 6, False),
        ("نیندازد", "subjunctive", 3, True),
        ("بگوید", "subjunctive", 3, False),
        ("شود", "subjunctive", 3, False),
        ("نشود", "subjunctive", 3, True),
        ("شده‌اند", "perfect", 6, False),
        ("می‌شد", "imperfect", 3, False),
        ("کرد", "past", 3, False),
        ("نکردند", "past", 6, True),
        ("گفتن", "infinitive", 0, False),
        ("داشته", "participle", 0, False),
        ("دارد", "present", 3, False),
        ("باشند", "subjunctive", 6, False),
        ("نیستند", "present", 6, True),
        ("بروید", "subjunctive", 5, False),
        ("بکن", "imperative", 2, False),
        ("بیندیشیم", "subjunctive", 4, False),
    ],
)
def test_a_form_is_read(word: str, tense: str, person: int, negative: bool) -> None:
    (key,) = words_of(word)
    assert (tense, person, negative) in {(f.tense, f.person, f.negative) for f in analyse(key)}


@pytest.mark.parametrize("word", ["کتاب", "بخشداران", "استان", "شهرداری", "قرار"])
def test_a_noun_is_no_verb(word: str) -> None:
    assert analyse(words_of(word)[0]) == ()


@pytest.mark.parametrize("word", ["نشوید", "ندوید", "نشنوید"])
def test_you_are_told_where_the_stem_ends_in_a_consonant(word: str) -> None:
    (key,) = words_of(word)
    forms = (f for f in analyse(key) if f.tense == "subjunctive" and f.present != "شوی")
    assert {form.person for form in forms} == {5}
