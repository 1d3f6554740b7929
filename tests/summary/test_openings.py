"""The sentences of a summary as people see them: no agency before them, nobody named twice."""

from __future__ import annotations

import json

import pytest

from speechsum import analyze
from speechsum.render import RenderOptions, render

SAID = "بهرام نیکوکار استاندار آذرکوه گفت: راه روستای سپیدار دیروز با کمک مردم باز شد."
OPENINGS = [
    "به گزارش خبرنگار ما، ",
    "به گزارش خبرگزاری سپهر از مهرکنار، ",
    "به گزارش سپهر به نقل از وزارت راه، مسکن و شهرسازی، ",
    "به نوشته روزنامه سپهر؛ ",
    "تهران - خبرگزاری سپهر: ",
    "گروه اجتماعی: ",
]
WORDS = [
    "به گزارش هواشناسی باران در راه است و ",  # no sign ends it: it may be what is told
    "شمال - جنوب: ",
    "مدیر بیمه اجتماعی: ",
    "در گزارش خبرنگار ما، ",
]


def shown(text: str, form: str = "text") -> str:
    made = render([analyze(text)], form, RenderOptions(width=400))
    assert isinstance(made, str)
    return made


@pytest.mark.parametrize("opening", OPENINGS)
def test_people_are_not_shown_who_reports(opening: str) -> None:
    text = f"{opening}{SAID}\n"
    assert f"۱. {SAID}\n" in shown(text)
    for form in ("table", "markdown", "html"):
        assert SAID in shown(text, form)
    assert opening.strip() not in shown(text, "table") + shown(text, "markdown")


@pytest.mark.parametrize("opening", OPENINGS)
def test_data_has_the_whole_sentence(opening: str) -> None:
    (sentence,) = json.loads(shown(f"{opening}{SAID}\n", "json"))["summary"]["sentences"]
    assert (sentence["start"], sentence["text"]) == (0, opening + SAID)
    assert "dateline" not in sentence


@pytest.mark.parametrize("words", WORDS)
def test_what_may_be_told_stays(words: str) -> None:
    assert f"۱. {words}{SAID}" in shown(f"{words}{SAID}\n")


@pytest.mark.parametrize("text", ["به گزارش خبرنگار ما، راه باز.", "گروه اجتماعی: راه باز"])
def test_something_is_left(text: str) -> None:
    assert text in shown(text)


def test_after_the_agency_a_post_is_told_whose_it_is() -> None:
    text = f"{SAID}\nبه گزارش خبرنگار ما، استاندار آذرکوه افزود: پل روستا هم ساخته می‌شود.\n"
    assert "۲. استاندار آذرکوه [بهرام نیکوکار] افزود:" in shown(text)


@pytest.mark.parametrize(
    "opening",
    [
        "نیکوکار، استاندار آذرکوه گفت",
        "نیکوکار، استاندار آذرکوه افزود",
        "استاندار آذرکوه، بهرام نیکوکار گفت",
    ],
)
def test_nobody_is_named_twice(opening: str) -> None:
    text = (
        f"وی در نشست خبری گفت: راه باز است و پل بسته.\n{opening}: پل روستا هم ساخته می‌شود.\n{SAID}"
    )
    assert f"{opening}: پل روستا" in shown(text)
    assert "نیکوکار، استاندار آذرکوه [" not in shown(text)
