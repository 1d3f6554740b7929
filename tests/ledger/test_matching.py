"""Who is meant by an addressee, and which wordings are one order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from speechsum import analyze, lexicon
from speechsum.ledger import Ledger, addressees
from speechsum.ledger.addressees import body_of, parts_of
from speechsum.model import Report

# Short names are asked for who speaks (tests/attribution/test_heads.py).
ROWS = [row for row in lexicon.rows("offices") if row["class"] != "short"]


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


ORDER = "شهرداری باید پل ورودی شهر را تا پایان شهریور بازسازی کند"
REPORT = analyze("رامین نیکوکار امروز ۲۲ مرداد ۱۴۰۴ گفت: شهرداری باید پل ورودی شهر را بازسازی کند.")


def said(text: str, speaker: str = "", body: str = "", *, forbidden: bool = False) -> Report:
    """The report of an agency that has this directive in its own words."""
    directive = replace(
        REPORT.directives[0],
        id=f"{text}{speaker}{body}{forbidden}",
        text=text,
        speaker=speaker or None,
        addressee=body or None,
        force="prohibition" if forbidden else "obligation",
        deadline=None,
    )
    return replace(REPORT, text=directive.id, speakers=(), directives=(directive,), doubtful=())


def are_one_order(path: Path, one: Report, other: Report) -> bool:
    """Whether, entered after one, the other is but one more source of the same order."""
    with Ledger(str(path), create=True) as ledger:
        ledger.add(one)
        added = ledger.add(other)
        assert len(added.joined) + len(added.new) == 1
    return bool(added.joined)


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
def test_wordings_of_one_order(other: Report, same: bool, tmp_path: Path) -> None:
    order = said(ORDER, "رامین نیکوکار", "شهرداری مهرکنار")
    assert are_one_order(tmp_path / "one.db", order, other) == same
    assert are_one_order(tmp_path / "other.db", other, order) == same


def test_numbers_are_the_same_in_words_and_digits(tmp_path: Path) -> None:
    order = said("شهرداری باید پنج مدرسه فرسوده شهر را نوسازی کند")
    for digit, same in (("۵", True), ("۶", False)):
        other = said(f"شهرداری باید {digit} مدرسه فرسوده شهر را نوسازی کند")
        assert are_one_order(tmp_path / f"{same}.db", order, other) == same
