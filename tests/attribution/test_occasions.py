"""The occasion of a speech, whole. All texts, people and places are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze

_WHOLE = (
    "نشست ستاد امنیت انتخابات استان",
    "همایش آب و راه",
    "همایش «روز جهانی آب»",
    "همایش روز آب",
    "جلسه امروز شورای شهر",
    "جلسه علنی امروز (دوشنبه) شورای شهر",
    "جلسه شورای هماهنگی مبارزه با سیل",
    "دیدار با مردم سرپل",
    "دیدار سارا سپهرداد",
    "گفت‌وگو با خبرنگار سپهر",
    "گفتگوی تلویزیونی با سپهر",
    "بازدید از پل سرپل",
    "مراسم تجلیل از راهداران سرپل",
    "مراسم تودیع و معارفه شهردار سرپل",
    "سفر به سرپل",
    "حاشیه نشست شورای شهر",
    "جمع کارکنان محیط زیست سرپل",
)
_AFTER = (
    "گفت: راه باز است.",
    "با اشاره به باران گفت: راه باز است.",
    "و با تشکر از مردم گفت: راه باز است.",
    "ضمن تبریک روز راه گفت: راه باز است.",
    "درباره راه گفت: راه باز است.",
    "از ساختن راه خبر داد و گفت: راه باز است.",
    "اعلام کرد: راه باز است.",
    "گرچه باران می‌بارید، گفت: راه باز است.",
    "سخن می‌گفت و افزود: راه باز است.",
)


@pytest.mark.parametrize("after", _AFTER)
@pytest.mark.parametrize("whole", _WHOLE)
def test_an_occasion_is_whole(whole: str, after: str) -> None:
    occasion = analyze(f"رامین نیکوکار در {whole} {after}", ranker="lead").occasion
    assert occasion is not None
    assert occasion.text == whole


@pytest.mark.parametrize(
    "text",
    [
        "رامین نیکوکار گفت: در نشست شورا راه باز شد.",
        "رامین نیکوکار در حاشیه خیابان گفت: راه باز است.",
        "رامین نیکوکار در شهر گفت: راه باز است.",
    ],
)
def test_no_occasion_where_none_is_told(text: str) -> None:
    assert analyze(text, ranker="lead").occasion is None
