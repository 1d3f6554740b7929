"""Datelines, kickers and agencies: no place, agency or section speaks. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from speechsum import analyze

_NAME, _POST = "رامین نیکوکار", "استاندار مهرکنار"

# What stands before «رامین نیکوکار … گفت: راه باز است.»
_BEFORE_A_NAME = (
    "تهران- ایرنا-",
    "تهران - ایرنا -",
    "مهرکنار - ایرنا -",
    "مهرکنار (پانا) -",
    "مهرکنار (پانا) –",
    "شیروان (ایسنا) -",
    "مهرکنار، ۱۱ مرداد -",
    "مهرکنار، ۱۱ مرداد (ایرنا) -",
    "مهرکنار ، خبرگزاری سپهر -",
    "مهرکنار - خبرگزاری سپهر:",
    "مهرکنار - یازدهم مرداد -",
    "گروه استان‌ها -",
    "گروه استان‌ها-",
    "گروه استان ها ـ",
    "گروه سیاسی:",
    "گروه اجتماعی ایسنا:",
    "سرویس شهری -",
    "ایسنا:",
    "ایسنا/مهرکنار",
    "ایسنا/مهرکنار:",
    "خبرگزاری سپهر:",
    "خبرگزاری سپهر -",
    "خبرگزاری سپهر - گروه استان‌ها:",
    "خبرگزاری سپهر- مهرکنار-",
    "سپهر نیوز -",
    "به گزارش خبرنگار سپهر،",
    "به گزارش خبرنگار سپهر؛",
    "به گزارش خبرنگار ایرنا،",
    "به گزارش خبرنگار حوزه شهری گروه جامعه سپهر؛",
    "به گزارش خبرنگار حوزه دولت خبرگزاری سپهر،",
    "به گزارش سپهر،",
    "به گزارش سپهر؛",
    "به گزارش سپهر به نقل از روابط عمومی استانداری،",
    "به گزارش سپهر به نقل از روابط عمومی استانداری مهرکنار؛",
    "به گزارش روابط عمومی استانداری مهرکنار،",
    "به گزارش روابط عمومی شهرداری،",
    "به گزارش پایگاه خبری سپهر از مهرکنار،",
    "به گزارش «سپهر»،",
    "به گزارش گروه استان‌های خبرگزاری سپهر،",
    "به گزارش خبرنگار اعزامی سپهر به مهرکنار،",
    "مهرکنار - به گزارش سپهر،",
    "سپهر - به گزارش خبرنگار ما،",
    "مشروح خبر -",
    "سپهرنیوز/",
    "مهرکنار/ سپهر/",
    "باشگاه خبرنگاران سپهر؛ مهرکنار-",
    "۱۲ آذر ۱۴۰۲ | مهرکنار | سپهرنیوز –",
    "سپهرنیوز |",
    "دشت سبز (آژانس سپهر) ۲۴ مرداد:",
    "گروه اجتماعی- سارا سپهرداد-",
    "گروه اجتماعی- هما دلاور-",
    "خبرنگار ما در مهرکنار –",
    "خبرنگار سپهر از مهرکنار -",
    "[مهرکنار - سپهر]",
    "(سپهر)",
)


@pytest.mark.parametrize("before", _BEFORE_A_NAME)
def test_what_stands_before_a_name_does_not_speak(before: str) -> None:
    report = analyze(f"{before} {_NAME} گفت: راه باز است.\nوی افزود: پل امن است.")
    assert [(q.speaker, q.text) for q in report.quotes] == [
        (_NAME, "راه باز است"),
        (_NAME, "پل امن است"),
    ]
    assert [s.name for s in report.speakers] == [_NAME]


@pytest.mark.parametrize("before", _BEFORE_A_NAME)
def test_what_stands_before_a_post_does_not_speak(before: str) -> None:
    report = analyze(f"{before} {_POST} گفت: راه باز است.\nوی افزود: پل امن است.")
    assert [(q.speaker, q.text) for q in report.quotes] == [
        (_POST, "راه باز است"),
        (_POST, "پل امن است"),
    ]
    assert [s.name for s in report.speakers] == [_POST]


@pytest.mark.parametrize("before", _BEFORE_A_NAME)
def test_what_stands_before_a_name_with_its_post_does_not_speak(before: str) -> None:
    report = analyze(
        f"{before} {_NAME} {_POST} در نشست ستاد بحران با اشاره به سیل گفت: راه باز است."
    )
    assert [(q.speaker, q.text) for q in report.quotes] == [(_NAME, "راه باز است")]
    assert [(s.name, s.role) for s in report.speakers] == [(_NAME, _POST)]


# text → the speakers of its direct quotes
_CASES = {
    "an agency with a given name's name speaks for itself": (
        "خبرگزاری سپهر نوشت: راه باز است.",
        ["خبرگزاری سپهر"],
    ),
    "a surname that an agency bears too": (
        "به گزارش سپهر، لیلا سپهر گفت: راه باز است.\nسپهر افزود: پل امن است.",
        ["لیلا سپهر", "لیلا سپهر"],
    ),
    "a dateline of its own line": (
        "مهرکنار - ایرنا\nرامین نیکوکار گفت: راه باز است.",
        [_NAME],
    ),
    "the dateline's place in a later line": (
        "مهرکنار- ایرنا- استاندار مهرکنار گفت: راه باز است.\n"
        "رامین نیکوکار روز شنبه در مهرکنار افزود: پل امن است.",
        [_NAME, _NAME],
    ),
    "a name, dash, post and dash are no dateline": (
        "رامین نیکوکار - استاندار مهرکنار - گفت: راه باز است.",
        [_NAME],
    ),
    "a foreign spelling in brackets is no dateline": (
        "آلویرا ناپیلینا (A. Napilina) استاندار مهرکنار گفت: راه باز است.",
        ["آلویرا ناپیلینا"],
    ),
    "a name between dashes after a section, with its post": (
        "گروه اجتماعی- سارا سپهرداد- استاندار مهرکنار- گفت: راه باز است.",
        ["سارا سپهرداد"],
    ),
    "the source of a dateline": (
        "به گزارش سپهر به نقل از رامین نیکوکار، راه باز است. وی گفت: پل امن است.",
        [_NAME],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), _CASES.values(), ids=_CASES)
def test_other_datelines(text: str, speakers: list[str]) -> None:
    report = analyze(text, date=date(2024, 5, 1))
    assert [q.speaker for q in report.quotes if q.kind == "direct"] == speakers


@pytest.mark.parametrize("agency", ["خبرگزاری سپهر", "خبرگزاری آوای دشت", "سپهر"])
def test_a_post_behind_two_dashes(agency: str) -> None:
    report = analyze(
        f"زرین‌کوه - {agency} - رئیس شبکه راه زرین‌کوه با اشاره به باران گفت: راه باز است."
    )
    assert [q.speaker for q in report.quotes] == ["رئیس شبکه راه زرین‌کوه"]


@pytest.mark.parametrize(
    "dateline",
    [
        "خبرگزاری سپیده، مرکز سرپل؛",
        "سرپل///",
        "سرپل * ایسنا *",
        "ایسنا › سرپل ›",
        "گروه جامعه پیک سرپل،",
    ],
)
def test_whatever_parts_a_dateline_is_no_part_of_the_name(dateline: str) -> None:
    (quote,) = analyze(f"{dateline} رامین نیکوکار گفت: راه باز است.").quotes
    assert quote.speaker == "رامین نیکوکار"


@pytest.mark.parametrize("place", ["منطقه زرین کوه", "شهرستان بهار آذرکوه"])
def test_a_place_of_a_dateline_is_nobody(place: str) -> None:
    text = f"به گزارش خبرنگار ایسنا - {place}، رامین نیکوکار در نشست راه اظهار کرد: راه باز است."
    assert [quote.speaker for quote in analyze(text).quotes] == ["رامین نیکوکار"]


def test_who_governs_is_no_place_of_a_dateline() -> None:
    text = "مهرکنار - فرماندار رامین نیکوکار گفت: راه باز است."
    assert [quote.speaker for quote in analyze(text).quotes] == ["رامین نیکوکار"]


@pytest.mark.parametrize("post", ["استاندار", "شهردار خورآب", "رئیس شورا"])
def test_a_post_behind_an_agency_is_no_agency_s_short_name(post: str) -> None:
    report = analyze(f"به گزارش سپهرنا، {post}، دکتر نیکوکار گفت: راه باز است.")
    (person,) = report.speakers
    assert (person.name, person.role) == ("نیکوکار", post)


@pytest.mark.parametrize(
    "agency",
    [
        "خبرنگار پیک هامون دکتر",
        "خبرنگار سپهر نیوز مهندس",
        "خبرنگار ندای سروش آقای",
        "خبرنگار طلوع بهار سردار",
        "پایگاه خبری مهر تابان حجت‌الاسلام",
        "خبرگزاری راه سبز سرهنگ",
        "سپهر دکتر",
    ],
)
def test_an_agency_s_name_ends_before_a_title(agency: str) -> None:
    text = (
        f"به گزارش {agency} رامین نیکوکار شهردار مهرکنار در نشست گفت: راه باز است.\n"
        "وی افزود: پل هست."
    )
    assert [quote.speaker for quote in analyze(text).quotes] == ["رامین نیکوکار"] * 2


@pytest.mark.parametrize("name", ["رامین دکتر", "محمد سید نیکوکار"])
def test_a_title_may_be_a_surname_behind_an_agency(name: str) -> None:
    assert [q.speaker for q in analyze(f"به گزارش ایسنا {name} گفت: راه باز است.").quotes] == [name]
