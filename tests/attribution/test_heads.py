"""Who speaks where the head of a report runs together, or calls a body by its short name."""

from __future__ import annotations

import pytest

from speechsum import analyze, lexicon
from speechsum.attribution import people
from tests.attribution.direct import whose


@pytest.mark.parametrize(
    "head",
    [
        "کشاورزان از کشت دوم خودداری کنند مهرکنار - سپهرنا - رییس جهاد کشاورزی مهرکنار گفت:",
        "آب سد کم شده است آذرکوه - پیک - رییس جهاد کشاورزی مهرکنار گفت:",
    ],
)
def test_a_headline_may_be_glued_to_the_dateline(head: str) -> None:
    text = f"{head} ذخیره آب کم است.\nرحمان نیکوکار روز دوشنبه افزود: راه باز است.\n"
    assert whose(text) == ["رحمان نیکوکار"] * 2


@pytest.mark.parametrize("office", ["منطقه مهرکنار", "دفتر استان آذرکوه", "مهرکنار"])
def test_an_agency_s_office_is_nobody(office: str) -> None:
    text = f"به گزارش سپهرنا، {office}، فرشید نیکوکار در این باره اظهار کرد: کار آغاز شد.\n"
    assert whose(text) == ["فرشید نیکوکار"]


def test_a_post_before_a_name_is_no_agency_s_office() -> None:
    text = "به گزارش سپهرنا، شهردار مهرکنار، فرشید نیکوکار گفت: کار آغاز شد.\n"
    (speaker,) = analyze(text).speakers
    assert (speaker.name, speaker.role) == ("فرشید نیکوکار", "شهردار مهرکنار")


_SHORT = lexicon.of_class("offices", "short")


@pytest.mark.parametrize("row", _SHORT, ids=[row["form"] for row in _SHORT])
def test_a_short_name_is_the_same_body(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = row["example"].replace(r"\n", "\n")
    assert whose(text) == ["بهار نیکوکار"] * 2
    rest = lexicon.of_class
    monkeypatch.setattr(
        lexicon,
        "of_class",
        lambda name, kind: [other for other in rest(name, kind) if other != row],
    )
    people._short_names.cache_clear()
    people._stems.cache_clear()
    without = whose(text)
    monkeypatch.undo()
    people._short_names.cache_clear()
    people._stems.cache_clear()
    assert without != ["بهار نیکوکار"] * 2


def test_names_beside_each_other_under_minutes_are_no_speech() -> None:
    text = (
        "صورتجلسه شورای شهر مهرکنار\nتاریخ جلسه : ۱۴۰۱/۰۵/۰۸\n"
        "۱- مقرر شد شهرداری نخاله‌ها را جمع کند.\n"
        "رئیس شورا : ناصر نیکوکار        منشی : الهام رادمنش\n"
    )
    assert whose(text) == []
