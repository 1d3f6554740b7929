"""The day of the speech: where it is told, and what is another's day."""

from __future__ import annotations

import json
from datetime import date

import pytest

from speechsum import analyze, lexicon
from speechsum.model import Published
from speechsum.when import calendar, dates, day, parse_day
from speechsum.when.words import Vocabulary
from tests.conftest import SAMPLES

_SAYS = "گفت: شهرداری باید ظرف دو هفته راه را باز کند."
_NAME = "رامین نیکوکار"


def _day(text: str, **options: object) -> tuple[str, str] | None:
    day = analyze(text, ranker="lead", **options).day  # type: ignore[arg-type]
    return (day.jalali, day.whence) if day is not None else None


@pytest.mark.parametrize(
    "dateline",
    [
        "روز سه‌شنبه مورخ ۱۴۰۱/۰۵/۱۱",
        "امروز (سه‌شنبه، ۱۱ مرداد ۱۴۰۱)",
        "روز سه شنبه 11-05-1401",
        "روز سه‌شنبه ۱۴۰۱.۵.۱۱",
        "صبح امروز یازدهم مردادماه هزار و چهارصد و یک",
        "روز ۲ اوت ۲۰۲۲",
        "امروز ۱۱ مرداد ماه سال ۱۴۰۱",
        "روز سه‌شنبه 05/11/۱۴۰۱",
        "امروز سه‌شنبه ۱۱ / ۵ / ۱۴۰۱",
        "، یازدهم مرداد ۱۴۰۱",
        "امروز (سه‌شنبه) ۱۱ مرداد ۱۴۰۱",
        "امروز سه‌شنبه، ۱۱ مرداد ۰۱",
        "امروزسه‌شنبه یازدهم مرداد ۱۴۰۱",
        "روزسه شنبه ۱۱مرداد۱۴۰۱",
        "صبح روزسه‌شنبه ۱۱ مرداد ۱۴۰۱",
        "روز سه‌شنبه ۱۱/۰۵/۱۴۰۱",
        "روز سه‌شنبه ۱۴۰۱⁄۵⁄۱۱",
        "روز سه‌شنبه ۱۱/مرداد/۱۴۰۱",
        "روز سه‌شنبه ۱۱-مرداد-۱۴۰۱",
    ],
)
def test_a_day_in_the_cue(dateline: str) -> None:
    assert _day(f"{_NAME} {dateline} در نشست راه {_SAYS}") == ("1401-05-11", "text")


@pytest.mark.parametrize(
    "dateline",
    [
        "مهرکنار - ۱۱ مرداد ۱۴۰۱ - سپید -",
        "مهرکنار (۱۱ مرداد ۱۴۰۱) -",
        "مهرکنار، ۱۱ مرداد ۱۴۰۱ - سپید -",
        "شهردار: راه باز شود\n\n۱۱ مرداد ۱۴۰۱ - مهرکنار -",
        "مهرکنار - ۱۴۰۱/۵/۱۱ -",
        "مهرکنار - سه‌شنبه ۱۱ مرداد ۱۴۰۱ -",
        "سپید - مهرکنار - ۱۱ مرداد ۱۴۰۱:",
    ],
)
def test_a_dateline_between_marks(dateline: str) -> None:
    text = f"{dateline} راه تازه گشوده شد. {_NAME} {_SAYS}"
    assert _day(text) == ("1401-05-11", "text")


@pytest.mark.parametrize(
    "opening",
    [
        "مهرکنار، ۱۱ مرداد ۱۴۰۱،",
        "مهرکنار - ۱۱ مرداد ۱۴۰۱ روز راه بود و",
        "در ۱۱ مرداد ۱۴۰۱ - روز راه -",
        "شهردار مهرکنار در سخنانی برای مردم شهر - ۱۱ مرداد ۱۴۰۱ -",
        "مهرکنار بزرگ است.\nسپیدرود - ۱۱ مرداد ۱۴۰۱ -",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert _day(f"{opening} راه تازه گشوده شد. {_NAME} {_SAYS}") is None


@pytest.mark.parametrize(
    "today",
    [
        "امروز ۱۱ مرداد ۱۴۰۱",
        "امروز سه‌شنبه ۱۱ مرداد ۱۴۰۱،",
        "امروز ۱۴۰۱/۵/۱۱",
        "سه‌شنبه ۱۱ مرداد ۱۴۰۱، امروز ۱۱ مرداد ۱۴۰۱",
        "صبح امروز (۱۱ مرداد ۱۴۰۱) در نشست راه",
    ],
)
def test_today_before_the_speaker_is_the_reports_own(today: str) -> None:
    assert _day(f"{today} {_NAME} {_SAYS}") == ("1401-05-11", "text")


@pytest.mark.parametrize(
    "line", ["امروز ۱۱ مرداد ۱۴۰۱\n", "امروز سه‌شنبه، ۱۱ مرداد ۱۴۰۱.", "۱۱ مرداد ۱۴۰۱"]
)
def test_a_date_and_no_more_at_the_top_is_a_stamp(line: str) -> None:
    assert _day(f"{line} {_NAME} {_SAYS}") == ("1401-05-11", "stamp")


_LINES = "\n".join(["راه مهرکنار بسته است و مردم چشم به راه‌اند."] * 14)


@pytest.mark.parametrize(
    "text",
    [
        f"پل ۱۱ مرداد ۱۴۰۱ گشوده شد.\n{_NAME} {_SAYS}",
        f"شهردار: راه باز شود\nپل ۱۱ مرداد ۱۴۰۱ گشوده شد.\n{_NAME} {_SAYS}",
        f"مسابقه راه روز ۱۱ مرداد ۱۴۰۱ برگزار شد. {_NAME} {_SAYS}",
        f"شهردار مهرکنار، ۱۱ مرداد ۱۴۰۱ راه را دید و {_SAYS}",
        f"{_NAME} {_SAYS}\n{_LINES}\nسخنان شهردار در شورای راه - ۱۱ مرداد ۱۴۰۱\n{_LINES}",
        f"توسط خبرگزاری سپید در ۱۱ مرداد ۱۴۰۱ که روز راه و پل و شهر بود\n{_NAME} {_SAYS}",
        f"در مهرکنار، ۱۱ مرداد ۱۴۰۱ باران بارید. راه بسته شد. در نشست راه، {_NAME} {_SAYS}",
    ],
)
def test_the_day_of_something_else(text: str) -> None:
    assert _day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"سخنان شهردار در شورای راه - ۱۱ مرداد ۱۴۰۱\n{_NAME} {_SAYS}\n{_LINES}",
        f"{_NAME} {_SAYS}\n{_LINES}\nبا احترام، شهردار مهرکنار، ۱۱ مرداد ۱۴۰۱",
    ],
)
def test_a_heading_or_a_signature_of_a_long_text(text: str) -> None:
    assert _day(text) == ("1401-05-11", "stamp")


@pytest.mark.parametrize(
    "line",
    [
        "تاریخ انتشار: ۱۱ مرداد ۱۴۰۱ - ۱۰:۲۰",
        "سه‌شنبه ۱۱ مرداد ۱۴۰۱ ساعت ۹:۳۰",
        "تاریخ: ۱۴۰۱/۰۵/۱۱",
        "سه شنبه، 11 مردادماه 1401",
        "تاريخ: 11 مرداد 1401",
        "تاریخ: ۱۱. مرداد ۱۴۰۱ - ۱۲: ۵۹",
        "2022-08-02 14:20",
        "سخنان استاندار در شورای راه - ۱۱ مرداد ۱۴۰۱",
        "بیانات استاندار در دیدار با مردم ۱۱ مرداد ۱۴۰۱",
        "سخنان استاندار با مردم (۱۱ مرداد ۱۴۰۱)",
        "سخنان استاندار در شورای راه مورخ ۱۴۰۱/۵/۱۱",
        "درج شده در ۱۴۰۱/۵/۱۱",
        "ارسال شده توسط مدیر در ۱۱ مرداد ۱۴۰۱",
        "چاپ | ۱۱ مرداد ۱۴۰۱ | کد خبر ۱۲۳",
        "شماره: ۱۴۰۱/۰۳/۱۲\nتاریخ: ۱۴۰۱۰۵۱۱",
        "تاریخ: ۱۱/۵/۰۱",
        "سه‌شنبه / ۱۱ مرداد ۱۴۰۱ / ۱۰:۲۰ دسته‌بندی: استان‌ها",
        "سه‌شنبه ۱۱ مرداد ۱۴۰۱ برابر با ۴ محرم ۱۴۴۴",
        "۱۲:۳۰ - سه‌شنبه ۱۱ مرداد ۱۴۰۱",
        "۱۴۰۱ مرداد ۱۱، سه‌شنبه",
        "مرداد ۱۱, ۱۴۰۱",
        "Tue, 02 Aug 2022",
        "August 2, 2022 - 14:20",
        "مهرکنار، ۴ محرم‌الحرام ۱۴۴۴ هجری قمری",
    ],
)
def test_a_stamp(line: str) -> None:
    report = analyze(f"{line}\n{_NAME} در نشست راه {_SAYS}", ranker="lead")
    assert report.day is not None
    assert (report.day.jalali, report.day.whence) == ("1401-05-11", "stamp")
    assert report.directives[0].deadline is not None
    assert report.directives[0].deadline.jalali == "1401-05-25"


@pytest.mark.parametrize(
    "text",
    [
        f"{_NAME} {_SAYS}\nنشست بعدی روز دوشنبه ۲۴ اردیبهشت برگزار می‌شود.",
        f"{_NAME} {_SAYS}\nسیل روز ۱۰ مرداد ۱۴۰۱ راه گلزار را برد.",
        f"{_NAME} با اشاره به سیل روز ۱۰ مرداد ۱۴۰۱ {_SAYS}",
        f"{_NAME} گفت: روز ۱۰ مرداد ۱۴۰۱ در جلسه شورا گفتیم که راه باز است.",
        f"{_NAME} با اشاره به باران از ۲ تا ۵ خرداد گفت: راه باز است.",
        f"{_NAME} با اشاره به نامه مورخ ۱۰ مرداد ۱۴۰۱ {_SAYS}",
        f"{_NAME}، ۱۰ مرداد ۱۴۰۱ استاندار شد و {_SAYS}",
        f"پل گلزار ۱۰ مرداد ۱۴۰۱ در توفان فرو ریخت، {_NAME} {_SAYS}",
        "مقرر شد شهردار در نشست روز ۱۰ مرداد ۱۴۰۱ گزارش بدهد.",
        f"راه از تاریخ ۸ تا ۱۰ مرداد ۱۴۰۱ بسته بود.\n{_NAME} {_SAYS}",
        f"نشست شورا فردا یکشنبه ۱۰ مرداد ۱۴۰۱ برپا شد.\n{_NAME} {_SAYS}",
        f"نشست‌های روزهای ۹ و ۱۰ مرداد ۱۴۰۱ در شورا بود.\n{_NAME} {_SAYS}",
        f"نشست قبلی شورا روز ۱۰ مرداد ۱۴۰۱ بود.\n{_NAME} {_SAYS}",
        f"گزینش شورا ۱۰ مرداد ۱۴۰۱ انجام شد.\n{_NAME} {_SAYS}",
        f"یادی از راهپیمایی ۱۰ مرداد ۱۴۰۱\n{_NAME} {_SAYS}",
        f"شورا لایحه‌ای را که در جلسه ۱۰ مرداد ۱۴۰۱ پذیرفت، فرستاد.\n{_NAME} {_SAYS}",
        f"برف امسال توسط مردم در ۱۰ مرداد ۱۴۰۱ از راه‌های شهر روبیده شد.\n{_NAME} {_SAYS}",
        f"تاریخ نشست ۱۰ مرداد ۱۴۰۱ که شورا گفت، {'به گفته مردم ' * 9}نرسید.\n{_NAME} {_SAYS}",
        f"در نشستی که ۱۰ مرداد ۱۴۰۱ بود راه باز شد.\n{_NAME} {_SAYS}",
        f"{_NAME} که ۱۰ مرداد ۱۴۰۱ شهردار گلزار شد، در دیدار مردم {_SAYS}",
        f"این پل که ۱۰ مرداد ۱۴۰۱ گشوده شد، نشست شورا را پر کرد و {_NAME} {_SAYS}",
    ],
)
def test_a_day_that_is_anothers(text: str) -> None:
    assert _day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{_NAME} ۱۴۰۱-۰۵-۱۱ {_SAYS}",
        f"{_NAME} (۱۴۰۱/۰۵/۱۱) {_SAYS}",
        "در جلسه مورخ ۱۱/۵/۱۴۰۱ شورای نیکان مقرر شد شهرداری راه را باز کند.",
        f"به گزارش پیک، ۱۱ مرداد ۱۴۰۱، {_NAME} {_SAYS}",
        f"{_NAME} ۱۱ مرداد ۱۴۰۱ در نشست راه {_SAYS}",
        f"{_NAME} روز ۱۴۰۱\\۰۵\\۱۱ {_SAYS}",
        f"{_NAME} در نشستی که ۱۱ مرداد ۱۴۰۱ برگزار شد، {_SAYS}",
        "شورای نیکان در جلسه ۱۱ مرداد ۱۴۰۱ راه را گشود.",
        f"{_NAME}، شهردار، ۱۱ مرداد ۱۴۰۱ مهمان پیک بود.\n{_NAME} {_SAYS}",
    ],
)
def test_a_day_with_its_year_needs_no_word_before_it(text: str) -> None:
    assert _day(text) == ("1401-05-11", "text")


def test_a_session_is_of_the_day_on_which_it_was_held_at_last() -> None:
    put_off = "نشست راه که قرار بود ۵ مرداد ۱۴۰۱ برپا شود، سه‌شنبه ۱۱ مرداد ۱۴۰۱"
    assert _day(f"{put_off} برپا شد و {_NAME} در آن {_SAYS}") == ("1401-05-11", "text")


def test_a_statement_is_dated_at_its_end() -> None:
    text = f"{_NAME} {_SAYS} مردم باید آرام باشند. ۱۱ مرداد ۱۴۰۱\nرامین نیکوکار\nپریسا مهرکنار"
    assert _day(text) == ("1401-05-11", "stamp")


@pytest.mark.parametrize("hour", ["- ۱۰:۱۲", "۱۲ : ۵۹", "ساعت ۹", "- ۱۰:۱۲ کد خبر ۱۲۳"])
def test_an_hour_makes_a_stamp_of_a_date(hour: str) -> None:
    line = f"{_NAME} {_SAYS} {'آب کم است و برف می‌آید. ' * 5}۱۱ مرداد ۱۴۰۱ {hour}"
    assert _day(line) == ("1401-05-11", "stamp")


@pytest.mark.parametrize(
    "line",
    [
        "۵ مهر ۱۳۹۸ وزیر گفت: راه گلزار باز است.",
        "۵ مهر ۱۳۹۸ ساعت ۹ زلزله آمد و پل فرو ریخت.",
        "۵ مهر ۱۳۹۸ - ۹:۳۰ زلزله آمد و پل فرو ریخت.",
        "۵ مهر ۱۳۹۸: زلزله آمد و پل گلزار فرو ریخت.",
    ],
)
@pytest.mark.parametrize("lines", [2, 15])
def test_a_colon_or_an_hour_of_an_event_is_no_stamps(line: str, lines: int) -> None:
    others = [f"{_NAME} {_SAYS}"] * lines
    assert _day("\n".join((*others, line, *others))) is None


def test_a_day_on_which_something_was_made_known_is_no_stamp() -> None:
    others = [f"{_NAME} {_SAYS}"] * 15
    read = _day("\n".join((*others, "۵ مهر ۱۳۹۸ اعلام شد: راه باز است.", *others)))
    assert read is None or read[1] != "stamp"


def test_where_a_weekday_tells_of_both_orders_the_month_is_the_second() -> None:
    # The 12th of the 6th month of that year is a Sunday, too.
    assert _day(f"{_NAME} روز یکشنبه ۰۶/۱۲/۱۴۰۲ {_SAYS}") == ("1402-12-06", "text")


def test_a_year_that_begins_with_0_needs_no_weekday() -> None:
    assert _day(f"۹ اردیبهشت ۰۳\n{_NAME} {_SAYS}") == ("1403-02-09", "stamp")


def test_an_hour_amid_a_report_is_no_stamps() -> None:
    others = [f"{_NAME} {_SAYS}"] * 15
    line = "۵ مهر ۱۳۹۸ ساعت ۹"
    assert _day("\n".join((*others, f"{'آب کم است. ' * 9}{line} صبح", *others))) is None


def test_a_number_that_begins_a_text_stands_behind_nothing() -> None:
    assert _day(f"۱۴۰۱۰۵۱۱۰۷۷۷۷ {_NAME} روز دوشنبه {_SAYS}\nسیل آمد:") is None


@pytest.mark.parametrize("day", [date.min, date(1799, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_of_no_time_of_ours_is_refused(day: date) -> None:
    with pytest.raises(ValueError, match="no day of our time"):
        analyze(f"{_NAME} {_SAYS}", date=day)


@pytest.mark.parametrize("day", [date(1800, 1, 1), date(2199, 12, 31)])
def test_the_first_and_the_last_day_are_read(day: date) -> None:
    text = f"{_NAME} امروز سه‌شنبه ۱۱ مرداد {_SAYS} وی دیروز تا صد سال دیگر مهلت داد."
    assert analyze(text, date=day, commitments=True).day is not None


def test_history_dates_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "today", lambda: date(2026, 11, 1))
    for year, jalali in (("۱۳۷۹", "1401-05-11"), ("۱۳۸۰", "1379-05-11")):
        assert _day(f"{_AGREEING} پل در سال {year} فرو ریخت.") == (jalali, "text")


def test_a_letter_is_of_the_day_of_its_head_or_signature() -> None:
    invited = "خواهشمند است روز سه‌شنبه مورخ ۱۴۰۱/۰۵/۱۸ در همایش راه باشید."
    assert _day(f"تاریخ: ۱۴۰۱/۰۵/۱۱\n{invited}") == ("1401-05-11", "stamp")
    signed = f"درخواست می‌کنم راه را باز کنید.\nبا احترام، {_NAME}، ۱۴۰۱/۰۵/۱۱\nشهردار ببیند."
    assert _day(signed) == ("1401-05-11", "stamp")


@pytest.mark.parametrize(
    "told",
    [
        "بازگشت به نامه شماره ۹۱۲ مورخ ۱۴۰۱/۰۴/۱۹ آن شرکت، در بازدید روز ۲۸ تیر نشتی دیدیم.",
        "در نشست روز ۲۸ تیر ۱۴۰۱ ستاد آب گفته شد که لوله‌ها کهنه است.",
        "نظر به بازدید مورخ ۱۴۰۱/۰۴/۲۸ از پل، راه بسته شد.",
        "همان گونه که سارا سپهرداد، استاندار، دیروز در جلسه گفت: «آب کم است.»",
    ],
)
def test_a_letter_is_of_its_own_day(told: str) -> None:
    text = f"شماره: ۱۸/۴۴\nتاریخ: ۱۴۰۱/۰۵/۱۱\nمدیر محترم آب\nبا سلام\n{told}\n{_NAME}\nدهیار گلزار"
    assert _day(text) == ("1401-05-11", "stamp")


def test_the_head_of_a_scanned_letter_is_no_part_of_its_text() -> None:
    text = (
        "شرکت شهرک‌های صنعتی گلزار\nتاریخ ۱۴۰۱/۰۵/۱۱    شماره ۵۵۱۲/ص\n"
        "مدیرعامل محترم شرکت پتروپلاستیک خلیج آبی\nبا سلام\n"
        "     در بازدید بازرسان ایمنی این شرکت از کارگاه آن واحد در\n"
        "شهرک صنعتی شماره ۲ ، مشخص گردید انبار مواد اولیه فاقد سامانه\n"
        "اطفای حریق است . همچنین دو کپسول از چهار کپسول موجود از\nسال گذشته شارژ نشده است .\n"
        "     بدینوسیله ابلاغ می گردد مسئول ایمنی آن واحد باید کپسول ها را\n"
        "ظرف ۷۲ ساعت شارژ کند و رسید آن را تحویل دهد .\n"
    )
    assert _day(text) == ("1401-05-11", "stamp")


def test_the_clock_of_a_site_is_no_day_of_a_report() -> None:
    clock = "امروز: شنبه ۸ مرداد ۱۴۰۱"
    text = f"{clock}\nتاریخ انتشار: ۲ مرداد ۱۴۰۱\n{_NAME} {_SAYS}"
    assert _day(text) == ("1401-05-02", "stamp")


def test_a_paper_reports_the_meeting_of_the_day_before() -> None:
    text = f"سه‌شنبه ۱۱ مرداد ۱۴۰۱\nنان مدرسه\nدر نشست دیروز شورا از نان گفتند.\n{_NAME} {_SAYS}"
    assert _day(text) == ("1401-05-10", "text")


def test_today_stands_over_a_flood() -> None:
    text = f"پس از سیل روز ۱۰ مرداد راه بسته شد.\n{_NAME} امروز چهارشنبه ۲۲ مرداد ۱۴۰۴ {_SAYS}"
    assert _day(text, date=date(2024, 5, 1)) == ("1404-05-22", "text")


@pytest.mark.parametrize(
    ("published", "jalali"),
    [("2022-08-02", "1401-05-11"), ("1401-05-11", "1401-05-11")],
)
def test_a_day_from_outside(published: str, jalali: str) -> None:
    text = f"{_NAME} {_SAYS}"
    assert _day(text, published=Published(published, "page")) == (jalali, "page")
    told = f"{_NAME} امروز ۱۲ مرداد ۱۴۰۱ {_SAYS}"
    assert _day(told, published=Published(published, "record")) == ("1401-05-12", "text")


def test_the_option_is_the_last_resort() -> None:
    assert _day(f"{_NAME} {_SAYS}", date=date(2022, 8, 2)) == ("1401-05-11", "option")
    assert _day(f"{_NAME} {_SAYS}") is None


@pytest.mark.parametrize(
    ("said", "reference", "jalali"),
    [
        ("سه شنبه ۱۱ مرداد", "1402-01-01", "1401-05-11"),
        ("سه شنبه ۱۱ مرداد", "1405-12-01", "1401-05-11"),
        ("سه شنبه ۱۱ مرداد", "1409-12-01", "1407-05-11"),
        ("۱۱ مرداد", "1405-12-01", "1405-05-11"),
        ("۱۱ مرداد", "1405-05-10", "1405-05-11"),
        ("۱۱ مرداد", "1405-05-09", "1404-05-11"),
        ("۳۰ اسفند", "1402-05-09", "1399-12-30"),
    ],
)
def test_a_day_without_a_year_is_of_the_past(said: str, reference: str, jalali: str) -> None:
    text = f"{_NAME} امروز {said} {_SAYS}"
    assert _day(text, date=parse_day(reference)) == (jalali, "text")


_AGREEING = f"{_NAME} امروز سه‌شنبه ۱۱ مرداد {_SAYS}"
"""Tuesdays were the 11th of Mordad 1379, 1390, 1401, 1407 and 1412."""


@pytest.mark.parametrize("year", [2023, 2026, 2031, 2040])
@pytest.mark.parametrize(
    ("text", "jalali"),
    [
        (f"{_AGREEING} دولت سیزدهم راه ساخت.", "1401-05-11"),
        (f"{_AGREEING} راه در سال ۱۳۹۹ بسته شد.", "1401-05-11"),
        (f"{_AGREEING} بودجه سال ۱۴۰۲ نوشته شد.", "1401-05-11"),
        (f"{_AGREEING} پل در مهر ۱۳۸۹ فرو ریخت.", "1390-05-11"),
        (f"{_AGREEING} پل ۲ مهر ۱۴۰۰ فرو ریخت و تا سال ۱۴۰۲ ساخته می‌شود.", "1401-05-11"),
        (f"{_AGREEING} آب از سال ۱۴۰۰ پایین رفت، در ده سال ۱۴ متر.", "1401-05-11"),
        (f"{_NAME} امروز ۱۱ مرداد {_SAYS} سیل ۲ مرداد ۱۴۰۱ بود.", "1401-05-11"),
        (f"{_NAME} امروز ۱۱ مرداد {_SAYS} سیل ۲ مهر ۱۴۰۰ بود.", None),
        (f"{_NAME} امروز ۱۱ مرداد {_SAYS} سال ۱۴۰۱ سیل آمد.", None),
        (f"{_NAME} امروز ۱۱ مرداد {_SAYS}", None),
    ],
)
def test_a_year_is_worked_out_from_what_the_document_says(
    year: int, text: str, jalali: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "today", lambda: date(year, 11, 1))
    assert _day(text) == (jalali and (jalali, "text"))


@pytest.mark.parametrize(("year", "jalali"), [(2023, "1401"), (2027, "1401"), (2031, "1407")])
def test_a_weekday_alone_tells_the_last_such_day(
    year: int, jalali: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "today", lambda: date(year, 11, 1))
    assert _day(_AGREEING) == (f"{jalali}-05-11", "text")


@pytest.mark.parametrize("year", [2026, 2031, 2050])
def test_the_samples_stay_what_they_are(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "today", lambda: date(year, 11, 1))
    lines = (SAMPLES / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {one["id"]: one["text"] for one in map(json.loads, lines)}
    told = {
        "no-zwnj.txt": "1402-09-27", "headline.txt": "1403-06-11", "council.txt": "1403-02-04",
        "no-directives.txt": "1402-09-09", "nested.txt": "1400-08-21", "cp1256.txt": "1402-10-16",
        "one-paragraph.txt": "1404-10-24", "utf16.txt": "1402-12-06", "interview.txt": "1401-03-19",
    }  # fmt: skip
    assert {name: _day(texts[name]) for name in told} == {
        name: (jalali, "text") for name, jalali in told.items()
    }


def test_an_aim_is_no_year_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "today", lambda: date(2040, 11, 1))
    for row in lexicon.of_class("days", "aim"):
        assert _day(row["example"]) == ("1401-05-11", "text")
        rows = Vocabulary(each for each in lexicon.rows("days") if each is not row)
        with monkeypatch.context() as changed:
            changed.setattr(dates, "signs", lambda rows=rows: rows)
            assert _day(row["example"]) != ("1401-05-11", "text")


def test_a_term_is_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "today", lambda: date(2040, 11, 1))
    for row in lexicon.of_class("days", "era"):
        told = _day(row["example"])
        assert told is not None
        assert row["value"][:4] <= told[0][:4] <= f"{int(row['value'][:4]) + 11}"


def test_the_number_of_a_report_tells_the_year_and_the_week() -> None:
    tail = "\nکد خبر: ۱۴۰۱۰۵۱۱۰۷۷۷۷"
    assert _day(f"{_NAME} امروز ۱۱ مرداد {_SAYS}{tail}") == ("1401-05-11", "text")
    assert _day(f"{_NAME} روز دوشنبه {_SAYS}{tail}") == ("1401-05-10", "text")
    assert _day(f"{_NAME} روز دوشنبه {_SAYS}\nhttps://peyk.example/2022080212345") == (
        "1401-05-10",
        "text",
    )
    assert _day(f"{_NAME} {_SAYS}{tail}") is None


@pytest.mark.parametrize(
    "text",
    [
        "پل گلزار، ۱۱ مرداد ۱۴۰۱ فرو ریخت و رامین نیکوکار گفت: راه باز است.",
        "رامین نیکوکار، ۱۱ مرداد ۱۴۰۱ در شهری که بود گفت: راه باز است.",
        "نشست روز ۱۱ مرداد ۱۴۰۱ که راه را بست، بی‌نتیجه بود.",
    ],
)
def test_a_day_of_another_clause_is_not_that_of_the_speech(text: str) -> None:
    assert _day(text) is None


_OTHERS = ("hour", "source", "label", "not-stamp", "era", "aim")
"""Classes of which several rows, or the date's own place, are at work in an example."""
_ROWS = [row for row in lexicon.rows("days") if row["class"] not in _OTHERS]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['class']} {row['form']}")
def test_a_word_of_days_is_at_work_in_its_example(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = row["example"].replace("⏎", "\n")
    read = _day(text, date=date(2032, 8, 2))
    rows = Vocabulary(each for each in lexicon.rows("days") if each is not row)
    for module in (dates, day):
        monkeypatch.setattr(module, "signs", lambda: rows)
    assert _day(text, date=date(2032, 8, 2)) != read


def test_a_line_with_bars_is_a_stamp_in_a_text_that_was_torn() -> None:
    text = (
        "منو      جستجو      ورود\nاقتصاد  >  انرژی\nنویسنده: تحریریه سپهر\n"
        "۲۶ فروردین ۱۴۰۴ | ۰۹:۱۰ | زمان مطالعه: ۲ دقیقه\nنیروگاه گلزار به ۸۰ مگاوات رسید\n"
        "مدیرعامل شرکت برق مهرکنار از اتصال فاز سوم نیروگاه\nگلزار به شبکه خبر داد.\n"
        "به گزارش سپهر، رضا نیکوکار امروز در گفت‌وگو با\n"
        "خبرنگار ما گفت: فاز سوم این نیروگاه با ظرفیت\n"
        "مگاوات وارد مدار شد و ظرفیت آن به ۸۰ مگاوات\nرسید.\n"
    )
    day = analyze(text).day
    assert day is not None
    assert day.jalali == "1404-01-26"


@pytest.mark.parametrize("paper", ["نامه", "پیام", "بیانیه"])
def test_a_text_that_was_published_is_of_that_day(paper: str) -> None:
    text = (
        f"متن {paper} پریسا نیکوکار که روز یکشنبه ۲۰ تیرماه ۱۴۰۰ منتشر شد، به شرح زیر است:\n"
        "از وزیر می‌خواهم راه را باز کند.\n"
    )
    day = analyze(text).day
    assert day is not None
    assert day.jalali == "1400-04-20"


@pytest.mark.parametrize(
    "line",
    [
        "روز پنج‌شنبه مورخ ۱۳۹۷/۱۲/۱۶ ساعت ۴ بعدازظهر در مسجد جامع مهرکنار",
        "در روز ۱۶ اسفند ۱۳۹۷ ساعت ۱۶ در محل دهیاری سرپل بالا",
        "پنج‌شنبه ۱۶ اسفند ۱۳۹۷ در سالن کوچک کتابخانه شهر",
    ],
)
def test_minutes_begin_with_day_hour_and_place(line: str) -> None:
    below = "رئیس گزارشی داد.\nمقرر شد:\n- اداره برق ظرف ده روز چاه را وصل کند.\n"
    day = analyze(f"صورت‌جلسه مجمع آب‌بران دشت مهرکنار\n{line}\n{below}").day
    assert day is not None
    assert (day.jalali, day.whence) == ("1397-12-16", "stamp")
    assert analyze(f"نامه‌ای از مجمع آب‌بران\n{line} سیل آمد و پل فرو ریخت\n{below}").day is None
    flood = "روز پنج‌شنبه ۱۳۹۷/۱۲/۱۶ سیل پل را برد."
    assert analyze(f"صورت‌جلسه مجمع آب‌بران دشت مهرکنار\n{flood}\n{below}").day is None


_ORDER = "همکاران گرامی\nشعبه‌ها باید پرونده‌ها را بررسی کنند.\n\nرامین نیکوکار\nمعاون سازمان آب"


@pytest.mark.parametrize(
    "lead",
    [
        "سازمان آب روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ بخشنامه‌ای به شعبه‌ها فرستاد. متن آن به شرح زیر است:",
        "سازمان آب سه‌شنبه ۱۱ مرداد ۱۴۰۱ بیانیه‌ای منتشر کرد. متن کامل بیانیه به این شرح است:",
        "سازمان آب سه‌شنبه (۱۱ مرداد ۱۴۰۱) با صدور بخشنامه‌ای پاسخ داد. متن آن به شرح زیر است:",
        "متن بخشنامه‌ای که روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ از سوی سازمان آب ابلاغ شد به شرح زیر است:",
        "اطلاعیه سازمان آب روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ منتشر شد. متن اطلاعیه به این شرح است:",
    ],
)
def test_a_text_that_is_given_whole_is_of_the_day_on_which_it_was_sent(lead: str) -> None:
    assert _day(f"بخشنامه تازه سازمان آب\n\n{lead}\n\n{_ORDER}") == ("1401-05-11", "text")


@pytest.mark.parametrize(
    "lead",
    [
        "صف پرونده‌ها روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ بسته شد. متن بخشنامه به شرح زیر است:",
        "قرار است سازمان آب روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ بخشنامه‌ای بفرستد. متن آن به شرح زیر است:",
        "پس از سیل روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ بخشنامه‌ای فرستاده شد. متن آن به شرح زیر است:",
        "سازمان آب از روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ صف را می‌بندد. متن بخشنامه به شرح زیر است:",
        "سازمان آب روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ بخشنامه‌ای به شعبه‌ها فرستاد.",
    ],
)
def test_what_is_told_of_another_day_above_a_text(lead: str) -> None:
    assert _day(f"بخشنامه تازه سازمان آب\n\n{lead}\n\n{_ORDER}") is None
