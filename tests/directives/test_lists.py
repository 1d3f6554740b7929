"""Lists: the line above them tells what their items are."""

from __future__ import annotations

import pytest

from speechsum import analyze
from speechsum.text.segments import parse

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


def test_a_line_over_items_names_who_is_to_act() -> None:
    text = (
        "دستورالعمل طرح زمستانه\nشهرداری مهرکنار:\n- نمک را در انبار ذخیره کند.\n"
        "- به خودروهای فرسوده مجوز ندهد.\nشرکت برق\n- برق درمانگاه را تأمین کند.\n"
        "توضیح: هزینه‌ها پرداخت شده است."
    )
    assert _told(text) == [
        ("نمک را در انبار ذخیره کند", "instruction", "شهرداری مهرکنار"),
        ("به خودروهای فرسوده مجوز ندهد", "prohibition", "شهرداری مهرکنار"),
        ("برق درمانگاه را تأمین کند", "instruction", "شرکت برق"),
    ]


def test_what_a_body_has_done_is_no_task() -> None:
    text = "استاندار از چند طرح بازدید کرد.\nشهرداری:\n- احداث پل\nاداره راه:\n- آسفالت جاده گلزار"
    assert _told(text) == []


def test_what_stands_below_a_label_is_said_by_whom_it_names() -> None:
    text = "شهردار آذرکوه:\n- پل را می‌سازیم.\n- در طرح پسماند همکاری کنند."
    assert _told(text) == []


def test_an_item_may_begin_with_who_has_the_task() -> None:
    text = "صورت‌جلسه شورای سلامت\n۱- شهرداری: نصب تابلو\n۲- دامپزشکی: بازدید از نانوایی‌ها"
    assert _told(text) == [
        ("نصب تابلو", "obligation", "شهرداری"),
        ("بازدید از نانوایی‌ها", "obligation", "دامپزشکی"),
    ]


@pytest.mark.parametrize("title", ["الف) پیگیری مصوبات جلسه ۲۱", "مرور مصوبات جلسه قبل:"])
def test_what_became_of_earlier_decisions_is_no_task(title: str) -> None:
    text = (
        f"صورت‌جلسه شورای شهر\n{title}\n• نصب تابلو توسط شهرداری: انجام شد.\n"
        "• خرید اتوبوس توسط شهرداری\nب) مصوبات این جلسه\n• تعمیر پل توسط شهرداری"
    )
    assert _told(text) == [("تعمیر پل توسط شهرداری", "obligation", "شهرداری")]


@pytest.mark.parametrize("text", ["• پل\nالف) (", "- شهردار\n۱) (", "*د\nالف)("])
def test_a_sign_at_the_end_of_a_text_begins_no_item(text: str) -> None:
    assert _told(text) == []


_ATTENDED = "رامین نیکوکار شهردار\nبهمن رادمنش بخشدار"
_TORN = "شهردار گزارش داد که\nراه گلزار بسته است."


@pytest.mark.parametrize("title", ["مصوبات", "تصمیمات جلسه"])
def test_a_title_below_torn_lines_is_none_of_the_first_task(title: str) -> None:
    text = (
        f"صورت‌جلسه شورای مهرکنار\nحاضران\n{_ATTENDED}\nوضع راه گلزار و\nپل آذرکوه\n{_TORN}\n"
        f"{title}\nشهرداری باید راه گلزار را باز کند."
    )
    assert _told(text) == [("شهرداری باید راه گلزار را باز کند", "obligation", "شهرداری")]


def test_people_named_one_a_line_are_not_one_paragraph() -> None:
    text = f"حاضران\n{_ATTENDED}\nوضع راه گلزار و\nپل آذرکوه\n{_TORN}"
    starts = [text[one.start : one.end].split("\n")[0] for one in parse(text).paragraphs]
    assert starts[:3] == ["حاضران", *_ATTENDED.split("\n")]


def test_a_name_with_a_post_may_begin_a_torn_sentence() -> None:
    text = (
        "به گزارش سپهر و\nبنا بر اعلام\nرامین نیکوکار شهردار\nمهرکنار که\nدیروز گفت: شهرداری\n"
        "باید راه را باز\nکند."
    )
    assert [addressee for _, _, addressee in _told(text)] == ["شهرداری"]
    assert len(parse(text).paragraphs) == 1


@pytest.mark.parametrize("title", ["شرح مذاکرات", "الف- دستور جلسه", "وظایف ادارات", "تذکر"])
@pytest.mark.parametrize("before", ["وضع راه گلزار و\nپل آذرکوه", "پل آذرکوه بسته است."])
def test_a_part_of_minutes_is_called_in_a_line_of_its_own(title: str, before: str) -> None:
    text = (
        f"نشست کارگروه مهرکنار\n{_TORN}\n{before}\n{title}\n"
        "شهرداری باید راه گلزار را\nباز کند.\nوضع چاه‌ها و\nپمپ‌ها خوب است."
    )
    assert _told(text) == [("شهرداری باید راه گلزار را\nباز کند", "obligation", "شهرداری")]


def test_a_part_is_called_in_a_line_of_its_own_at_a_column_too() -> None:
    text = (
        "فرماندار مهرکنار در آغاز نشست کارگروه آب و برق از همکاری همه\n"
        "دستگاه‌ها سپاسگزاری کرد و گزارشی از وضع چاه‌ها و پمپ‌های شهر و\n"
        "روستاها داد که در آن از کمبود منابع و فرسودگی شبکه یاد شد و\n"
        "بررسی وضع راه‌های روستایی و آمادگی زمستانی دستگاه‌های مهرکنار\n"
        "خلاصه مذاکرات جلسه\n"
        "شهرداری باید راه گلزار را با همکاری اداره راه و بخشداری آذرکوه\n"
        "باز کند."
    )
    (told,) = _told(text)
    assert told[0].startswith("شهرداری باید")


def test_a_word_that_calls_a_part_may_stand_in_a_torn_sentence() -> None:
    text = "رامین نیکوکار گفت: دستگاه‌ها باید در این\nموضوع\nبه شهرداری کمک کنند و\nگزارش بدهند."
    (told,) = _told(text)
    assert told[0].endswith("گزارش بدهند")


@pytest.mark.parametrize(
    ("above", "speaker"), [("غایبین", None), ("امضا", "رامین نیکوکار"), ("", "رامین نیکوکار")]
)
def test_who_was_absent_signs_nothing(above: str, speaker: str | None) -> None:
    text = f"صورت‌جلسه\nشهرداری باید راه گلزار را باز کند.\n{above}\nرامین نیکوکار\nفرماندار مهرکنار"
    assert [one.speaker for one in analyze(text).directives] == [speaker]


def test_what_was_adopted_forbids_in_a_list() -> None:
    text = (
        "این موارد به تصویب رسید:\n✔ سوزاندن نی در مهرکنار ممنوع شد.\n"
        "✔ ورود کامیون به گلزار ممنوع گردید."
    )
    assert [force for _, force, _ in _told(text)] == ["prohibition", "prohibition"]


def test_a_table_between_bars_needs_nobody_in_charge() -> None:
    text = (
        "| ردیف | تکلیف | وضعیت |\n|---|---|---|\n"
        "| ۱ | شهرداری باید پل گلزار را رنگ کند. | انجام نشده |\n| ۲ | نصب تابلو | انجام شد |"
    )
    assert _told(text) == [("شهرداری باید پل گلزار را رنگ کند", "obligation", "شهرداری")]


@pytest.mark.parametrize(
    ("head", "force"),
    [
        ("خواهشمندیم:", "request"),
        ("از شما می‌خواهیم:", "request"),
        ("لذا تقاضا می‌شود:", "request"),
        ("به همکاران پیشنهاد می‌شود:", "recommendation"),
        ("رانندگان باید:", "obligation"),
        ("رانندگان مکلفند:", "obligation"),
    ],
)
def test_the_line_above_asks_or_obliges(head: str, force: str) -> None:
    text = f"با سلام\n{head}\n- برگه‌ها را ببینند.\n- نشانی خود را بنویسند."
    assert [told for _, told, _ in _told(text)] == [force, force]


@pytest.mark.parametrize("polite", ["خواهشمند است مقرر فرمایید:", "مستدعی است دستور فرمایند:"])
def test_a_polite_order_above_a_list_asks(polite: str) -> None:
    text = f"با سلام\n{polite}\nالف) قرارداد تمدید گردد.\nب) پل بسته شود."
    assert [(told, force) for told, force, _ in _told(text)] == [
        ("قرارداد تمدید گردد", "request"),
        ("پل بسته شود", "request"),
    ]


def test_a_decision_that_is_only_cited_gives_no_force() -> None:
    text = (
        "با سلام\nدر اجرای مصوبه شورا شما به عنوان نماینده تعیین می‌شوید تا:\n"
        "۱- راه را باز کنید.\n۲- پل را ببندید."
    )
    assert [force for _, force, _ in _told(text)] == ["instruction", "instruction"]


@pytest.mark.parametrize("mark", [":", "؛"])
def test_an_item_with_a_colon_heads_those_of_another_sign(mark: str) -> None:
    text = (
        f"خبر نشست راه\n🔹 در این نشست تصمیمات زیر گرفته شد{mark}\n"
        "▪️ راهداری چاله‌ها را پر کند\n▪️ گزارش سال قبل ارائه شد"
    )
    assert _told(text) == [("راهداری چاله‌ها را پر کند", "obligation", "راهداری")]


def test_a_meeting_asks_whom_it_names() -> None:
    text = "مصوبات:\n۱) از امور آب تقاضا شد تانکر سیار به روستا اعزام نماید.\n۲) گزارش شنیده شد."
    (found,) = _told(text)
    assert found[1:] == ("request", "امور آب")
