"""What minutes note beside a task is read as who has it and by when, and as nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from speechsum import Report, analyze

_HEAD = "صورت‌جلسه شورای اداری مهرکنار\nتاریخ: ۱۴۰۲/۰۸/۰۱\n"
_DAY = date(2023, 10, 23)


def _read(items: str) -> Report:
    return analyze(_HEAD + items, date=_DAY)


def _tasks(report: Report) -> list[tuple[str | None, str | None]]:
    assert not [quote for quote in report.quotes if quote.kind == "direct"]
    return [(d.addressee, d.deadline and d.deadline.jalali) for d in report.directives]


@pytest.mark.parametrize(
    "item",
    [
        "۱- مقرر شد پل سپیدرود مرمت شود (مسئول: شرکت راه، مهلت: دو هفته).",
        "۱- مقرر شد پل سپیدرود مرمت شود. [مسئول اجرا: شرکت راه | مهلت: دو هفته]",
        "۱- مقرر شد پل سپیدرود مرمت شود. مسئول پیگیری: شرکت راه - مهلت: ۱۵ آبان ۱۴۰۲",
        "۱- مقرر شد پل سپیدرود مرمت شود\nمسئول پیگیری: شرکت راه\nمهلت اجرا: تا ۱۵ آبان",
        "۱- مقرر شد پل سپیدرود مرمت شود.\nمهلت: حداکثر دو هفته\nاقدام: شرکت راه",
        "۱- مقرر شد پل سپیدرود مرمت شود.\nمسئول: شرکت راه   مهلت: ۱۴۰۲/۰۸/۱۵",
        "تصمیم یک) مقرر شد پل مرمت شود.\nمجری: شرکت راه\nزمان: ۱۵ آبان",
        "۱- مسئول: شرکت راه - مقرر شد پل سپیدرود ظرف دو هفته مرمت شود.",
        "مصوبه ۱: پل سپیدرود باید مرمت شود.\n- مسئول: شرکت راه\n- مهلت: نیمه آبان",
        "ردیف\tمصوبه\tمسئول\tمهلت\n۱\tمقرر شد پل سپیدرود مرمت شود.\tشرکت راه\tدو هفته",
        "مهلت\tمسئول اجرا\tشرح\n۱۵ آبان\tشرکت راه\tمقرر شد پل سپیدرود مرمت شود",
        "| شرح مصوبه | مسئول | مهلت |\n|---|---|---|\n| مقرر شد پل مرمت شود | شرکت راه | ۱۵ آبان |",
        "ردیف    مصوبه    مسئول    مهلت\n۱    مقرر شد پل مرمت شود.    شرکت راه    دو هفته",
    ],
)
@pytest.mark.parametrize("below", ["", "\n۲- گزارش دبیرخانه قرائت شد.\n۳- از فرماندار تشکر شد."])
def test_a_note_tells_who_and_when(item: str, below: str) -> None:
    report = _read(item + below)
    assert _tasks(report) == [("شرکت راه", "1402-08-15")]
    (found,) = report.directives
    assert "شرکت راه" not in found.text
    assert not [name for speaker in report.speakers for name in speaker.aliases]


def test_each_task_has_its_own_notes() -> None:
    report = _read(
        "مقرر شد:\n۱- چاه روستا لایروبی شود. (مسئول: شرکت آب)\n۲- شهرداری برف را پاک کند.\n"
        "۳- نرده پل رنگ شود.\nمسئول: راهداری\nمهلت: سه روز\n۴- درخت کاشته شود."
    )
    assert _tasks(report) == [
        ("شرکت آب", None),
        ("شهرداری", None),
        ("راهداری", "1402-08-04"),
        (None, None),
    ]
    assert [found.force for found in report.directives] == ["obligation"] * 4


def test_votes_and_the_cells_of_other_columns_are_of_no_task() -> None:
    report = _read(
        "۱- مقرر شد شهرداری زمین را حصارکشی کند. موافق: ۵ مخالف: ۲\n"
        "۲- لایحه بودجه تصویب شد. (موافق: ۷)\n"
        "ردیف\tمصوبه\tمسئول\tتوضیحات\n۱\tگزارش بازار ارائه شد.\t-\tباید کامل شود"
    )
    assert _tasks(report) == [("شهرداری", None)]


@pytest.mark.parametrize(
    "text",
    [
        "مسئول کتابخانه باید درها را باز کند.",
        "رامین نیکوکار گفت: مهلت ثبت‌نام: مدیران باید آن را دراز کنند.",
        "مجری: چه باید کرد؟\nرامین نیکوکار: شهرداری باید راه را باز کند.",
    ],
)
def test_the_same_words_elsewhere_are_no_notes(text: str) -> None:
    (found,) = analyze(text, date=_DAY).directives
    assert found.deadline is None
    assert found.addressee in ("مسئول کتابخانه", "مدیران", "شهرداری")


@pytest.mark.parametrize("decided", ["مقرر شد", "مصوب گردید", "تصمیم گرفته شد"])
@pytest.mark.parametrize("bullets", ["۱۲۳", "---", "🔹🔹🔹", ("1️⃣", "2️⃣", "3️⃣")])
def test_all_items_below_a_decision_are_decided(decided: str, bullets: str) -> None:
    tasks = ("شهرداری برف را پاک کند.", "دهیاران معبر را باز کنند.", "راه روستا هموار است.")
    lines = [f"{sign} {task}" for sign, task in zip(bullets, tasks, strict=True)]
    if bullets == "۱۲۳":
        lines = [line.replace(" ", "- ", 1) for line in lines]
    report = analyze("\n".join((f"در پایان نشست مهرکنار {decided}:", *lines)), date=_DAY)
    assert [found.addressee for found in report.directives] == ["شهرداری", "دهیاران"]
    assert [found.force for found in report.directives] == ["obligation"] * 2


def test_items_below_what_is_no_decision_are_nobodys() -> None:
    text = "در این کتاب آمده است:\n- شهرداری برف را پاک کند.\n- دهیاران معبر را باز کنند."
    assert not analyze(text, date=_DAY).directives


def test_the_day_of_the_meeting_is_no_term() -> None:
    text = (
        "صورت‌جلسه شورای راه\nزمان: ۱۵ آبان ۱۴۰۲\n۱- مقرر شد پل مرمت شود.\nدبیر جلسه: بهار نیکوکار"
    )
    report = analyze(text, date=_DAY)
    assert report.day is not None
    assert report.day.jalali == "1402-08-15"
    assert _tasks(report) == [(None, None)]


@pytest.mark.parametrize(
    "table",
    [
        "ردیف\nمصوبه\nمسئول\nمهلت\n۱\n{first}\nشرکت راه\nدو هفته\n۲\n{second}\nآبفا\n۱۵ آبان",
        "مصوبه\nمسئول\nمهلت\n{first}\nشرکت راه\nدو هفته\n{second}\nآبفا\n۱۵ آبان\nجلسه پایان یافت.",
        "ردیف\nمجری\nمورد\nتاریخ\nشرکت راه\n{first}\n۱۵ آبان\nآبفا\n{second}\n۱۵ آبان\nامضا: دبیر",
        "شماره\tموضوع مصوب\tمجری\tزمان\n۱\t{first}\tشرکت راه\tدو هفته\n۲\t{second}\tآبفا\t۱۵ آبان",
    ],
)
@pytest.mark.parametrize(
    "tasks",
    [
        ("مرمت پل سپیدرود", "جانمایی مخزن آب"),
        ("پل سپیدرود مرمت شود", "چاه گلزار کلرزنی شود."),
        ("مقرر شد پل مرمت شود.", "مقرر شد آب وصل شود."),
    ],
)
def test_a_row_of_a_table_is_a_task(table: str, tasks: tuple[str, str]) -> None:
    report = _read(table.format(first=tasks[0], second=tasks[1]))
    assert _tasks(report) == [("شرکت راه", "1402-08-15"), ("آبفا", "1402-08-15")]
    assert [d.text for d in report.directives] == [task.rstrip(".") for task in tasks]
    assert {d.force for d in report.directives} == {"obligation"}


def test_a_row_that_lacks_its_last_cells_has_no_term() -> None:
    rows = "۱\nمرمت پل\nشرکت راه\n۲\nنصب تابلو\nآبفا\n۱۵ آبان\n۳\nاز دبیر تشکر شد\nامضا: دبیر"
    assert _tasks(_read(f"ردیف\nمصوبه\nمسئول\nمهلت\n{rows}")) == [
        ("شرکت راه", None),
        ("آبفا", "1402-08-15"),
    ]


def test_a_fallen_table_may_have_a_title_that_is_a_heading_elsewhere() -> None:
    table = (
        "مصوبات\nردیف\nشرح\nمسئول اجرا\nمهلت اجرا\n"
        "۱\nمقرر گردید فهرست داوطلبان به‌روز شود.\nهلال احمر\n۱۵ آبان ۱۴۰۲\n"
        "۲\nگزارش هواشناسی شنیده شد.\n"
        "۳\nمقرر گردید دمنده‌ها به پاسگاه‌ها تحویل شود.\nمنابع طبیعی\n۲۵ آبان ۱۴۰۲\n"
    )
    told = [("هلال احمر", "1402-08-15"), ("منابع طبیعی", "1402-08-25")]
    assert _tasks(_read(table)) == told


def test_short_lines_are_no_table() -> None:
    assert _tasks(_read("شماره\nتاریخ\nموضوع\n۱\nمرمت پل\n۱۵ آبان")) == []
