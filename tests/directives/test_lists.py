"""Lists: the line above them tells what their items are."""

from __future__ import annotations

import pytest

from speechsum import analyze

Told = list[tuple[str, str, str | None]]


def _told(text: str) -> Told:
    found = analyze(text, ranker="lead").directives
    return [(one.text, one.force, one.addressee) for one in found]


@pytest.mark.parametrize(
    ("head", "force"),
    [
        ("در پایان این نشست مقرر شد:", "obligation"),
        ("استاندار آذرکوه از دستگاه‌ها خواست:", "request"),
        ("مصوبات:", "obligation"),
    ],
)
def test_items_have_the_force_of_their_list(head: str, force: str) -> None:
    items = "- بنیاد مسکن نقشه روستا را بازنگری کند.\n- بخشداری آب را قطع نکند."
    assert _told(f"{head}\n{items}") == [
        ("بنیاد مسکن نقشه روستا را بازنگری کند", force, "بنیاد مسکن"),
        ("بخشداری آب را قطع نکند", "prohibition", "بخشداری"),
    ]


def test_an_item_without_a_verb_names_a_task() -> None:
    text = "مصوبات:\n۱- لایروبی نهر توسط شهرداری\n۲- تصویب بودجه سال آینده\n۳- گزارش راه شنیده شد."
    assert _told(text) == [("لایروبی نهر توسط شهرداری", "obligation", "شهرداری")]


def test_items_below_other_lines_are_none() -> None:
    agenda = "دستور جلسه:\n۱- تعمیر جدول‌ها\n۲- لایروبی نهر"
    assert _told(f"{agenda}\nبرابر تصمیم شورا:\n۱- تعمیر پل\n۲- پل بسته است.") == []


def test_in_minutes_numbered_items_are_tasks() -> None:
    text = "صورت‌جلسه هیئت مدیره\n۱- مدیر مالی ترازنامه را آماده کند.\n۲- گزارش بازرس خوانده شد."
    assert _told(text) == [("مدیر مالی ترازنامه را آماده کند", "obligation", "مدیر مالی")]
