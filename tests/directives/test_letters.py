"""What a letter tells of and does not ask."""

from __future__ import annotations

import pytest

from speechsum import analyze


def _told(text: str) -> list[str]:
    return [one.text for one in analyze(f"با سلام\n{text}", ranker="lead").directives]


@pytest.mark.parametrize(
    "text",
    [
        "بازگشت به نامه آن اداره مبنی بر لزوم تعمیر پل گلزار، به آگاهی می‌رساند راه باز است.",
        "عطف به نامه آن شورا درباره ضرورت احداث مدرسه، به اطلاع می‌رساند مدرسه ساخته شد.",
        "به گفته ناظر، ۴۰ درصد ساختمان نیاز به بازسازی دارد.",
        "شصت درصد پل‌های استان نیازمند بازسازی است.",
        "انتظار می‌رود بارش تا صبح ادامه یابد.",
        "انتظار می‌رود با پایان یافتن بارش‌ها، وضع راه‌ها از هفته آینده بهتر شود.",
        "غربت سخت است و نباید دلتنگ بود.",
    ],
)
def test_what_is_only_told(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "انتظار می‌رود گزارش تا فردا ارسال شود.",
        "انتظار می‌رود همکاری همکاران با واحد آموزش بیشتر شود.",
        "این ساختمان نیاز به بازسازی دارد.",
        "نباید از این خطر غافل شد.",
        "بر لزوم تعمیر پل گلزار تأکید می‌شود.",
    ],
)
def test_what_is_asked(text: str) -> None:
    assert len(_told(text)) == 1


def test_a_letter_that_breaks_off_at_a_narrow_column() -> None:
    text = (
        "احتراماً به اطلاع می‌رساند دیوار شرقی\nمدرسه در بارندگی آذر نشست کرده است. لازم\n"
        "است اداره نوسازی مدارس دیوار را تا پایان\nدی تعمیر کند. خواهشمند است دستور فرمایید دو\n"
        "دستگاه بخاری تحویل این دبستان شود. نقشه دیوار\nبه پیوست فرستاده می‌شود و در دفتر هست."
    )
    assert _told(text) == [
        "لازم\nاست اداره نوسازی مدارس دیوار را تا پایان\nدی تعمیر کند",
        "خواهشمند است دستور فرمایید دو\nدستگاه بخاری تحویل این دبستان شود",
    ]


def test_a_speech_may_be_called_talk() -> None:
    text = "متن صحبت‌های بخشدار گلزار در جمع اصناف\nاگر مشتری مشکوکی دیدید، با پلیس تماس بگیرید."
    assert len(analyze(text, ranker="lead").directives) == 1


def test_who_posts_a_circular_asks_nothing_in_it() -> None:
    text = (
        "رانندگان باید آهسته برانند.\nرامین نیکوکار - فرماندار گلزار\n@azarkooh\nبا ما همراه باشید"
    )
    assert _told(text) == ["رانندگان باید آهسته برانند"]
    asked = "با ما همراه باشید تا راه باز شود.\nرامین نیکوکار - فرماندار گلزار"
    assert _told(asked) != []


def test_what_was_decided_may_be_glued() -> None:
    text = "صورت‌جلسه شورا\n۱) مقررشد هلال احمر چادر بفرستد.\n۲) مصوب‌شد شهرداری پل را رنگ کند."
    found = analyze(text, ranker="lead").directives
    assert [one.addressee for one in found] == ["هلال احمر", "شهرداری"]
    assert [one.rule for one in found] == ["decision", "decision"]


@pytest.mark.parametrize(
    "until",
    ["تا ۱۵ مهر", "تا دهم مهر", "تا شنبه", "تا ساعت ۱۰ صبح", "تا ۱۴۰۲/۰۷/۳۰", "تا ۲ روز دیگر"],
)
@pytest.mark.parametrize("who", ["اداره", "همه", "مدرسه", "بخشدار سه قلعه"])
def test_a_time_is_no_purpose(until: str, who: str) -> None:
    (found,) = analyze(f"با سلام\n{who} {until} فرم را پر کند.", ranker="lead").directives
    assert (found.addressee, found.deadline and found.deadline.text[:2]) == (who, "تا")


def test_a_purpose_is_no_time() -> None:
    assert _told("این کار انجام گرفته تا مردم در آسایش باشند.") == []
    assert _told("بودجه گرفته شده تا ۱۵ نفر استخدام شوند.") == []


def test_a_place_may_be_named_with_a_number() -> None:
    (found,) = analyze("با سلام\nبخشداری سه قلعه باید راه را باز کند.", ranker="lead").directives
    assert found.addressee == "بخشداری سه قلعه"


def test_an_order_below_a_letter_has_its_own_addressee() -> None:
    text = (
        "شهردار محترم آذرکوه\nبا سلام\nجوی آب گلزار دو ماه است که گرفته است. خواهشمند است رسیدگی "
        "فرمایید.\nبا تشکر، رامین نیکوکار\n\nپی‌نوشت شهردار:\nمعاون محترم خدمات شهری\n"
        "با سلام، جوی گلزار را تا پایان آذر لایروبی کنید."
    )
    found = analyze(text, ranker="lead").directives
    assert [one.addressee for one in found] == ["شهردار محترم آذرکوه", "معاون محترم خدمات شهری"]


def test_what_is_to_be_forbidden_is_a_prohibition() -> None:
    text = "با سلام\nخواهشمندیم دستور فرمایید بانک هرچه زودتر از بستن حساب ضامن‌ها خودداری کند."
    (found,) = analyze(text, ranker="lead").directives
    assert found.force == "prohibition"
    assert found.text.endswith("خودداری کند")
    assert found.deadline is not None


@pytest.mark.parametrize(
    "after",
    ["پیرو شکایت کسبه کوی نیلو،", "حسب گزارش ناظر،", "عطف به درخواست اهالی،"],
)
def test_what_a_letter_follows_is_no_agent(after: str) -> None:
    text = f"با سلام\n{after} مقتضی است آن اداره لوله‌ها را ظرف دو روز عوض کند."
    (found,) = analyze(text, ranker="lead").directives
    assert (found.addressee, found.force) == ("آن اداره", "necessity")


def test_a_circular_without_a_salutation_forbids() -> None:
    text = "بدین‌وسیله ابلاغ می‌شود شعب از نهم مهر برخط کار کنند.\nدریافت پول نقد ممنوع است."
    assert [one.force for one in analyze(text, ranker="lead").directives] == ["prohibition"]


def test_items_of_one_line_have_notes_of_their_own() -> None:
    text = (
        "در این جلسه مقرر شد: ۱- چاه شماره دو تجهیز شود (مسئول: شرکت آب). ۲- تانکر سیار خریده شود "
        "(مسئول: بخشداری؛ مهلت: دو هفته)."
    )
    found = analyze(text, ranker="lead").directives
    assert [one.addressee for one in found] == ["شرکت آب", "بخشداری"]
    assert [one.deadline and one.deadline.text for one in found] == [None, "دو هفته"]


def test_what_its_own_rules_bid_a_body_do() -> None:
    own = "بر پایه آیین‌نامه، این اداره موظف است هر پاییز بخاری‌ها را بازدید کند."
    statute = "بر پایه اساسنامه، مجمع باید تا چهار ماه پس از پایان سال برگزار شود."
    other = "طبق آیین‌نامه، مدیران موظف‌اند دفتر را امضا کنند."
    assert _told(f"{own}\n{statute}\n{other}") == ["مدیران موظف‌اند دفتر را امضا کنند"]


@pytest.mark.parametrize("you", ["سرکار عالی", "سرکار‌عالی", "جناب عالی", "حضرت عالی"])
def test_you_in_two_words(you: str) -> None:
    text = f"با سلام\nانتظار می‌رود {you} در باز کردن راه اهتمام ورزید."
    assert [found.addressee for found in analyze(text).directives] == [you]


def test_what_was_before_the_reason_is_no_earlier_request() -> None:
    text = (
        "با سلام\nبا عنایت به اینکه روستاها در سه هفته گذشته بی‌برق مانده‌اند، خواهشمند است دستور "
        "فرمایید سیم‌ها عوض گردد."
    )
    assert [one.force for one in analyze(text, ranker="lead").directives] == ["request"]


@pytest.mark.parametrize("cue", ["به اطلاع می‌رساند:", "به آگاهی می‌رساند:"])
def test_the_first_item_is_its_authors_as_the_others_are(cue: str) -> None:
    text = (
        f"سلام علیکم\nبا توجه به سرما، {cue}\n۱- مدیران از امشب در محل کار بمانند.\n"
        "۲- رؤسا بر پذیرش نظارت نمایند."
    )
    assert _told(text) == ["مدیران از امشب در محل کار بمانند", "رؤسا بر پذیرش نظارت نمایند"]


@pytest.mark.parametrize(
    ("text", "force", "addressee", "term"),
    [
        (
            "دادستان آذرکوه برای جمع‌آوری قفس‌ها به دهیاری‌ها ۴۸ ساعت مهلت داد.",
            "obligation",
            "دهیاری‌ها",
            "۴۸ ساعت",
        ),
        (
            "شهرداری به دستفروشان ده روز وقت داد بساط خود را جمع کنند.",
            "obligation",
            "دستفروشان",
            None,
        ),
        (
            "وزیر به ادارات ولایتی امر کرد که سرک‌ها را پاک کنند.",
            "obligation",
            "ادارات ولایتی",
            None,
        ),
        (
            "قاضی با توجه به گزارش کارشناس آب دستور داد شرکت نیلو از حفاری خودداری کند.",
            "prohibition",
            "شرکت نیلو",
            None,
        ),
        ("مقتضی است رونوشت را به این دبیرخانه ارسال دارید.", "necessity", None, None),
        ("بازپرس آذرکوه دستور توقف ساخت برج را صادر کرد.", "obligation", None, None),
    ],
)
def test_orders_as_offices_give_them(
    text: str, force: str, addressee: str | None, term: str | None
) -> None:
    (found,) = analyze(text, ranker="lead").directives
    assert (found.force, found.addressee) == (force, addressee)
    assert (found.deadline and found.deadline.text) == term


def test_what_an_office_once_ordered_is_no_order() -> None:
    text = "رامین نیکوکار گفت: دادستان سال گذشته برای جمع‌آوری قفس‌ها به دهیاری‌ها ده روز مهلت داد."
    assert analyze(text, ranker="lead").directives == ()


@pytest.mark.parametrize("point", ["نخست آنکه", "نخست اینکه"])
def test_points_of_a_letter_to_the_people(point: str) -> None:
    text = (
        "مردم شریف و نجیب نوده\n"
        f"{point} صیادان به دریا نروند.\nاطمینان دارم با صبر شما این روزها می‌گذرد."
    )
    assert [one.force for one in analyze(text, ranker="lead").directives] == ["prohibition"]


def test_a_body_that_writes_is_not_quoted() -> None:
    text = (
        "بسمه تعالی\nانجمن راه نوده نگرانی خود را اعلام می‌دارد.\n"
        "این انجمن از جناب‌عالی درخواست دارد: سهمیه راه را افزایش دهید."
    )
    assert not analyze(text).quotes


@pytest.mark.parametrize("to", ["خانواده‌های گرامی", "اولیای محترم", "همکاران ارجمند"])
@pytest.mark.parametrize("said", ["فرماندار گفت", "رئیس شورا در نشست افزود"])
def test_a_letter_goes_on_below_whom_it_quotes(to: str, said: str) -> None:
    text = (
        f"{to}\nسلام\nسال تحصیلی تازه را به شما و فرزندان دلبندتان شادباش می‌گویم.\n"
        "ساختمان مدرسه در تابستان رنگ شد و حیاط آن آسفالت تازه دارد و باغچه آن هم سبز است.\n"
        "خواهشمند است کارت سلامت را تا ۲۵ شهریور به دفتر تحویل دهید.\n"
        "از پوشاندن زیورآلات به کودکان خودداری فرمایید.\n"
        f"{said}: این کتابخانه تا نوروز ساخته می‌شود.\n"
        "رانندگان سرویس باید کودکان را تا در کلاس همراهی کنند.\n"
        "ما هزینه سرویس را تعیین نکرده‌ایم و مدرسه در آن نقشی ندارد.\n"
        "با مهر\nسارا سپهرداد\nمدیر دبستان گلزار"
    )
    report = analyze(text, ranker="lead")
    assert [(d.force, d.speaker) for d in report.directives] == [
        (force, "سارا سپهرداد") for force in ("request", "prohibition", "obligation")
    ]
    assert [quote.text for quote in report.quotes] == ["این کتابخانه تا نوروز ساخته می‌شود"]


def test_a_letter_that_a_report_gives_whole_is_one_quote() -> None:
    text = (
        "رامین نیکوکار در نامه‌ای نوشت:\nبا سلام\nما راه گلزار را باز می‌خواهیم.\n"
        "ما پل را هم باز می‌خواهیم.\nرامین نیکوکار\nشهردار مهرکنار"
    )
    (quote,) = analyze(text, ranker="lead").quotes
    assert quote.speaker == "رامین نیکوکار"
    assert "پل" in quote.text


_BELOW = "آب گلزار فردا قطع است.\n✅ ظرف‌ها را امشب پر کنید.\n❌ از کندن چاه خودداری کنید."


@pytest.mark.parametrize(
    "heading", ["📌 پیام دهیار گلزار", "پیام مدیرعامل آب مهرکنار", "اعلامیه شورای گلزار"]
)
def test_a_heading_may_name_whose_message_it_is(heading: str) -> None:
    found = analyze(f"{heading}\n{_BELOW}", ranker="lead").directives
    assert [one.force for one in found] == ["instruction", "prohibition"]


@pytest.mark.parametrize(
    "text",
    [
        "پیام دهیار گلزار خبرساز شد\n" + _BELOW,
        "پیام گلزار\n" + _BELOW,
        "پیام تسلیت استاندار مهرکنار\nاستاندار مهرکنار درگذشت شهردار را تسلیت گفت.\nراه باز شود.",
    ],
)
def test_a_report_of_a_message_is_none(text: str) -> None:
    assert not analyze(text, ranker="lead").directives
