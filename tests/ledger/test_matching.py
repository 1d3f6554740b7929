"""Who is meant by an addressee, and which wordings are one order."""

from __future__ import annotations

import pytest

from speechsum import lexicon
from speechsum.ledger import addressees
from speechsum.ledger.addressees import body_of, parts_of
from speechsum.ledger.matching import Wording, likeness, words_in

ROWS = lexicon.rows("offices")


@pytest.mark.parametrize("row", ROWS, ids=[row["form"] for row in ROWS])
def test_every_line_of_the_lexicon_is_at_work(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> tuple[object, ...]:
        addressees._forms.cache_clear()
        key, name = body_of(row["example"], "نوشهر")
        return key, name, parts_of(key)

    whole = read()
    rest = lexicon.of_class

    def without(name: str, kind: str) -> list[dict[str, str]]:
        return [other for other in rest(name, kind) if other != row]

    monkeypatch.setattr(lexicon, "of_class", without)
    assert read() != whole
    monkeypatch.undo()
    addressees._forms.cache_clear()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("شهرداری مهرکنار", "شهردار محترم مهركنار", True),
        ("رئیس شرکت آب", "شرکت آب", True),
        ("اداره‌کل راهداری", "مدیرکل راهداری", False),
        ("شهرداری مهرکنار", "شهرداری سرپل", False),
        ("شهرداری", "شهرداری‌ها", False),
    ],
)
def test_addressees_of_one_body(one: str, other: str, same: bool) -> None:
    assert (body_of(one)[0] == body_of(other)[0]) == same


def said(text: str, speaker: str = "", body: str = "", *, forbidden: bool = False) -> Wording:
    return Wording(words_in(text), speaker, body, forbidden)


ORDER = "شهرداری باید پل ورودی شهر را تا پایان شهریور بازسازی کند"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (said("شهرداري بايد پل ورودي شهر را تا پايان شهريور ماه بازسازي کند"), True),
        (said("شهرداری باید پل ورودی شهر را بازسازی کند", "نیکوکار"), True),
        (said("شهرداری باید پل ورودی شهر را بازسازی کند", "رامین پاکدل"), False),
        (said(ORDER, "رامین پاکدل"), True),
        (said(ORDER, forbidden=True), False),
        (said("شهرداری باید بیمارستان شهر را تا پایان آذر نوسازی کند"), False),
        (said("شهرداری باید پل ورودی شهر را بازسازی کند", body="شرکت آب"), False),
        (said(""), False),
    ],
)
def test_wordings_of_one_order(other: Wording, same: bool) -> None:
    order = said(ORDER, "رامین نیکوکار", "شهرداری مهرکنار")
    assert bool(likeness(order, other)) == same
    assert likeness(order, other) == likeness(other, order)


def test_numbers_are_the_same_in_words_and_digits() -> None:
    order = said("شهرداری باید پنج مدرسه فرسوده شهر را نوسازی کند")
    assert likeness(order, said("شهرداری باید ۵ مدرسه فرسوده شهر را نوسازی کند"))
    assert not likeness(order, said("شهرداری باید ۶ مدرسه فرسوده شهر را نوسازی کند"))
