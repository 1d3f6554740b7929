"""What stands around a report is known for what it is, and nothing of the report is lost to it."""

from __future__ import annotations

import pytest

from speechsum import analyze
from speechsum.text.segments import parse

_ORDER = "رامین نیکوکار گفت: شهرداری باید ظرف دو هفته راه را باز کند."
_SAFE = "وی افزود: پل امن است."


def _kinds(text: str) -> list[str]:
    return [paragraph.kind for paragraph in parse(text).paragraphs]


@pytest.mark.parametrize(
    "line",
    [
        "کد خبر: ۱۲۳۴۵",
        "کد خبر ۱۲۳۴۵",
        "شناسه خبر: ۹۹۸۸",
        "تاریخ انتشار: ۲۱ آبان ۱۴۰۲ - ۱۰:۲۰",
        "یکشنبه ۲۱ آبان ۱۴۰۲ - ۱۰:۲۰",
        "۱۴۰۲/۰۸/۲۱ ۱۰:۲۰",
        "۲۱ آبان ۱۴۰۲ ساعت ۱۰:۲۰",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_stamp_above_or_below_is_a_stamp(line: str, above: bool) -> None:
    report = f"{_ORDER}\n{_SAFE}"
    text = f"{line}\n{report}" if above else f"{report}\n{line}"
    kinds = ["body", "body"]
    kinds.insert(0 if above else 2, "stamp")
    assert _kinds(text) == kinds
    found = analyze(text)
    assert [quote.speaker for quote in found.quotes] == ["رامین نیکوکار"] * 2
    assert len(found.directives) == 1
    assert not any(line in sentence.text for sentence in found.summary.sentences)


@pytest.mark.parametrize(
    "line",
    [
        "رامین نیکوکار گفت: کد خبر در این سامانه ثبت می‌شود.",
        "تاریخ این شهر را باید نوشت.",
        "شماره این پرونده هنوز روشن نیست.",
        "نظر استاندار درباره پل این است.",
        "نظرات کارشناسان درباره پل فردا بررسی می‌شود.",
        "پایان گزارش کارشناسان روشن بود.",
        "ورود زائران به مهرکنار آغاز شد.",
        "بیشتر بخوانید تا بیشتر بدانید.",
    ],
)
def test_the_same_words_in_a_sentence_are_the_reports(line: str) -> None:
    assert "furniture" not in _kinds(f"{_ORDER}\n{line}\n{_SAFE}")
    assert _kinds(f"{_ORDER}\n{line}\n{_SAFE}")[1] in ("body", "heading")
    assert "tail" not in _kinds(f"{_ORDER}\n{line}\n{_SAFE}")


def test_a_heading_that_begins_as_a_button_does_is_a_heading() -> None:
    assert _kinds(f"ورود زائران به مهرکنار\n{_ORDER}\n{_SAFE}") == ["headline", "body", "body"]


def test_links_end_where_the_report_goes_on() -> None:
    text = "\n".join(
        [
            _ORDER,
            "بیشتر بخوانید:",
            "پل مهرکنار باز شد",
            "وزیر راه: مردم باید زودتر بیایند",
            "آیا راه امن است؟",
            "رامین نیکوکار ادامه داد: کشاورزان از سوزاندن کاه خودداری کنند.",
            _SAFE,
        ]
    )
    assert _kinds(text) == ["body", *["furniture"] * 4, "body", "body"]
    assert [directive.addressee for directive in analyze(text).directives] == [
        "شهرداری",
        "کشاورزان",
    ]


@pytest.mark.parametrize("heading", ["نظرات", "نظرات (۳)", "۳ دیدگاه‌ها", "نظرات بینندگان:"])
@pytest.mark.parametrize("end", ["انتهای پیام/ن\n", ""])
def test_comments_are_nobodys_words(heading: str, end: str) -> None:
    text = f"{_ORDER}\n{end}{heading}\nناشناس: استاندار باید استعفا بدهد.\nسارا: ممنون."
    found = analyze(text)
    assert len(found.directives) == 1
    assert [speaker.name for speaker in found.speakers] == ["رامین نیکوکار"]


def test_the_end_of_a_line_with_much_below_it() -> None:
    below = "\n".join(["استاندار باید پل را هم ببیند."] * 9)
    found = analyze(f"{_ORDER} انتهای پیام/\n{below}")
    assert len(found.directives) == 1


def test_another_report_below_the_end_of_one_is_read() -> None:
    text = (
        f"{_ORDER}\nانتهای پیام/\nبه گزارش سپهر، سارا سپهرداد، رئیس شورای شهر مهرکنار امروز در "
        "نشست شورا گفت: پل امن است."
    )
    assert [quote.speaker for quote in analyze(text).quotes] == ["رامین نیکوکار", "سارا سپهرداد"]


@pytest.mark.parametrize(
    "line",
    [
        "@sepidrud_example",
        "https://t.example/sepidrud",
        "🆔 @sepidrud_example",
        "#سیل #مهر_کنار",
        "به کانال سپیدرود بپیوندید",
        "👈 برای خبرهای تازه در کانال ما عضو شوید 👇",
        "Link",
        "📷 عکس: بهار نیکوکار",
        "خبرنگار: بهار نیکوکار",
        "تلفن: ۲۲۱۰",
        "برچسب‌ها: آب، راه",
    ],
)
def test_what_channels_and_agencies_add(line: str) -> None:
    assert _kinds(f"{_ORDER}\n{_SAFE}\n{line}")[2] in ("furniture", "credit")
    assert len(analyze(f"{_ORDER}\n{line}\n{_SAFE}\n{line}").quotes) == 2


def test_a_reporters_question_is_no_byline() -> None:
    text = "خبرنگار: چرا راه بسته است؟\nنیکوکار: سیل پل را برد."
    assert _kinds(text) == ["body", "body"]


_CALLS = [
    "برای دوستان خود بفرستید",
    "ادامه گزارش را در سایت بخوانید",
    "کانال دوم ما را هم ببینید",
    "نظر شما چیست؟ راه باید یک‌طرفه شود یا نه؟",
    "صفحه بعد: بخشدار باید پاسخ دهد",
    "مطلب قبلی: شهرداری باید هزینه را بدهد",
    "شهروند گرامی، برای ثبت شکایت باید در سامانه نام‌نویسی کنید",
    "پیام‌هایی که حاوی تهمت باشد نباید ارسال شود",
    "نظر باید به زبان فارسی نوشته شود.",
    "هرگونه بازنشر باید با ذکر منبع باشد",
    "تبلیغات: همین هفته خانه بخرید",
    "ادمین: پیام تکراری نفرستید",
]


@pytest.mark.parametrize("line", _CALLS)
@pytest.mark.parametrize(
    "below",
    ["", "\n@sepid_news", "\nنه   بله\n#راه", "\nلینک عضویت در کانال: https://t.example/AbC"],
)
def test_what_a_page_says_to_its_readers_is_no_part_of_the_report(line: str, below: str) -> None:
    report = f"{_ORDER}\n{_SAFE}"
    found, plain = analyze(f"{report}\n{line}{below}"), analyze(report)
    assert [quote.text for quote in found.quotes] == [quote.text for quote in plain.quotes]
    assert [one.text for one in found.directives] == [one.text for one in plain.directives]


@pytest.mark.parametrize("line", _CALLS)
def test_the_same_within_a_statement_is_the_speakers(line: str) -> None:
    found = analyze(f"{_ORDER}\nوی افزود: {line}\n{_SAFE}")
    assert line.rstrip(".؟") in found.quotes[1].text


def test_a_letter_may_end_with_what_its_readers_are_to_send() -> None:
    letter = "همکاران گرامی\nبا سلام\nنظر خود را درباره این طرح تا پایان هفته ارسال کنید."
    assert len(analyze(letter).directives) == 1


def test_a_heading_of_comments_above_a_report_ends_nothing() -> None:
    assert len(analyze(f"نظرات (۰)\n{_ORDER}\n{_SAFE}").quotes) == 2


def test_headlines_with_a_cue_below_related_news_are_none_of_the_report() -> None:
    text = (
        "رامین نیکوکار، فرماندار مهرکنار گفت: پل بسته است.\n"
        "بیشتر بخوانید\n"
        "هواشناسی هشدار داد: توفان در راه است\n"
        "وی افزود: رانندگان باید از گردنه بروند.\n"
    )
    kinds = [paragraph.kind for paragraph in parse(text).paragraphs]
    assert kinds == ["body", "furniture", "furniture", "body"]


def test_comments_that_are_counted_are_their_readers() -> None:
    report = "رامین نیکوکار، فرماندار مهرکنار گفت: پل بسته است.\n"
    comment = "درمانگاه محله ما باید عصرها باز باشد\n"
    below = [p.kind for p in parse(f"{report}۲ دیدگاه\nسحر – ۱۲:۲۰\n{comment}").paragraphs]
    assert below == ["body", "tail", "tail", "tail"]
    within = [p.kind for p in parse(f"{report}۲ دیدگاه\nوی افزود: راه باز است.\n").paragraphs]
    assert within == ["body", "furniture", "body"]


def test_heads_of_printed_pages_are_furniture() -> None:
    text = (
        "رامین نیکوکار، فرماندار مهرکنار گفت:\n"
        "پل بسته است.\n"
        "بولتن فرمانداری مهرکنار            صفحه ۲\n"
        "وی افزود: راه باز است.\n"
    )
    assert [p.kind for p in parse(text).paragraphs] == ["body", "furniture", "body"]


@pytest.mark.parametrize(
    "bar",
    [
        "تماس با ما | درباره ما",
        "چاپ / ارسال به دوستان / پیوندها",
        "چاپ خبر   A+ A-",
        "نسخه چاپی ارسال به دوستان",
        "درباره ما تماس با ما",
        "چاپ ارسال نظر",
    ],
)
def test_a_bar_of_buttons_is_no_text(bar: str) -> None:
    text = f"رامین نیکوکار گفت: دهیاران نباید آب را هدر دهند.\n{bar}"
    assert analyze(text).quotes[0].text == "دهیاران نباید آب را هدر دهند"
    said = f"رامین نیکوکار گفت: {bar}؛ دهیاران نباید آب را هدر دهند."
    assert analyze(said).quotes[0].text.startswith(bar)


def test_a_label_of_other_news_goes_on_with_no_line() -> None:
    text = (
        "رامین نیکوکار گفت: راه مهرکنار که از\nگلزار\nمی‌گذرد باز است و مردم\nاز آن می‌روند.\n"
        "تمام\nخبر بعدی: بخشدار آذرکوه آمد"
    )
    document = parse(text)
    assert text[document.tokens[document.paragraphs[-1].first].start :].startswith("خبر بعدی")


@pytest.mark.parametrize("line", ["چاپ کتاب گران شد", "چاپ خبر در روزنامه", "نظر چاپ خانه"])
def test_a_line_that_begins_as_a_button_and_goes_on_is_none(line: str) -> None:
    document = parse(f"{line}\nرامین نیکوکار گفت: راه باز است.")
    assert document.paragraphs[0].kind == "headline"


def test_a_kicker_may_stand_below_buttons() -> None:
    text = (
        "صفحه نخست | سیاسی | اجتماعی\nچاپ خبر   A+ A-\nکد خبر: ۳۴۴۰۹۱۲\nبازدید: ۳۱۲\n"
        "شهردار مهرکنار خبر داد:\nبازگشایی راه سرپل در مهر\n"
        "گروه شهری - شهردار مهرکنار از بازگشایی راه سرپل و پل گل‌رود تا پایان ماه مهر خبر داد.\n"
        "رامین نیکوکار گفت: راه باز است."
    )
    assert [quote.text for quote in analyze(text).quotes] == ["راه باز است"]


def test_a_line_that_is_a_link_of_markdown_is_no_part_of_what_is_said() -> None:
    report = analyze(f"{_ORDER}\n[کانال ما](https://example.com/sarv)\n")
    assert [quote.text for quote in report.quotes] == ["شهرداری باید ظرف دو هفته راه را باز کند"]
    (quote,) = analyze("رامین نیکوکار گفت: [نقشه](https://example.com) را ببینید.\n").quotes
    assert "نقشه" in quote.text


@pytest.mark.parametrize("told", ["«پل امن است.»", "پل امن است."])
def test_below_a_pointer_to_another_report_who_goes_on_speaking_is_no_headline(told: str) -> None:
    other = "بیشتر بخوانید: پل مهرکنار فرو ریخت"
    report = analyze(f"{_ORDER}\n{other}\nشهردار مهرکنار افزود: {told}\nوی رفت.\n")
    assert [quote.text for quote in report.quotes][1:] == ["پل امن است"]
