"""A person under several names: the fullest, wherever it stands. All people are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speechsum import analyze
from tests.conftest import Run

_NAME, _OTHER = "رامین نیکوکار", "سارا سپهرداد"
_SAID = "گفت: راه باز است."

_CASES = {
    "the post, and the name in the headline": (
        f"رامین نیکوکار فرماندار سرپل از راه‌ها دید\nفرماندار سرپل {_SAID}\nوی افزود: پل امن است.",
        _NAME,
    ),
    "the post, and the name in passing": (
        f"فرماندار سرپل {_SAID}\nدر این سفر رامین نیکوکار، فرماندار سرپل، از پل دید.",
        _NAME,
    ),
    "the name in the fifth paragraph": (
        f"فرماندار سرپل {_SAID}\nوی افزود: پل امن است.\nوی افزود: خوب است.\nباران بارید.\n"
        "رامین نیکوکار ادامه داد: راه زیبا است.",
        _NAME,
    ),
    "a surname, and the name in the headline": (
        f"سفر رامین نیکوکار به سرپل\nنیکوکار {_SAID}\nوی افزود: پل امن است.",
        _NAME,
    ),
    "a surname, and the name later": (f"نیکوکار {_SAID}\nسخنان رامین نیکوکار پایان یافت.", _NAME),
    "a headline's label": (
        f"رامین نیکوکار: راه باز می‌شود\nفرماندار سرپل در نشست راه {_SAID}",
        _NAME,
    ),
    "a longer post": (
        f"فرماندار سرپل {_SAID}\nرامین نیکوکار، فرماندار شهرستان سرپل، به شهر آمد.",
        _NAME,
    ),
}


@pytest.mark.parametrize(("text", "name"), _CASES.values(), ids=_CASES.keys())
def test_the_fullest_name(text: str, name: str) -> None:
    report = analyze(text)
    assert {quote.speaker for quote in report.quotes} == {name}
    assert [speaker.name for speaker in report.speakers] == [name]


@pytest.mark.parametrize(
    ("title", "text", "name", "role"),
    [
        ("رامین نیکوکار: راه باز می‌شود", "فرماندار سرپل", _NAME, "فرماندار سرپل"),
        ("رامین نیکوکار، فرماندار سرپل: راه باز شد", "فرماندار سرپل", _NAME, "فرماندار سرپل"),
        ("فرماندار سرپل: راه باز می‌شود", "رامین نیکوکار", _NAME, "فرماندار سرپل"),
        ("سفر رامین نیکوکار به سرپل", "نیکوکار", _NAME, None),
        ("سفر سارا سپهرداد به سرپل", "نیکوکار", "نیکوکار", None),
        ("سارا سپهرداد، بخشدار نوده", "فرماندار سرپل", "فرماندار سرپل", "فرماندار سرپل"),
    ],
)
def test_a_headline_outside_the_text(title: str, text: str, name: str, role: str | None) -> None:
    (speaker,) = analyze(f"{text} {_SAID}", title=title).speakers
    assert (speaker.name, speaker.role) == (name, role)


def test_the_headline_of_the_command_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"فرماندار سرپل {_SAID}", encoding="utf-8")
    done = run("-f", "json", "--title", "رامین نیکوکار: راه باز شد", path)
    assert json.loads(done.stdout)["speakers"][0]["name"] == _NAME


_CONTROLS = {
    "somebody else of that name is spoken of": (
        f"نیکوکار {_SAID}\nوی افزود: سارا نیکوکار و رامین نیکوکار آمدند.",
        ["نیکوکار"] * 2,
    ),
    "two of that name": (
        f"نیکوکار {_SAID}\nمردم از سارا نیکوکار و رامین نیکوکار سپاسگزارند.",
        ["نیکوکار"],
    ),
    "a headline of one of two": (
        f"رامین نیکوکار: راه باز می‌شود\nفرماندار سرپل {_SAID}\nبخشدار نوده نیز گفت: پل امن است.",
        ["فرماندار سرپل", "بخشدار نوده"],
    ),
    "a street": (f"نیکوکار {_SAID}\nخیابان سارا نیکوکار باز شد.", ["نیکوکار"]),
}


@pytest.mark.parametrize(("text", "names"), _CONTROLS.values(), ids=_CONTROLS.keys())
def test_another_s_name_is_not_his(text: str, names: list[str]) -> None:
    assert [quote.speaker for quote in analyze(text).quotes] == names


@pytest.mark.parametrize(
    "told",
    [
        "نشست خبری سارا سپهرداد، استاندار مهرکنار، آغاز شد.",
        "شورای مهرکنار به ریاست سارا سپهرداد، استاندار مهرکنار تشکیل شد.",
    ],
)
def test_a_post_alone_is_the_one_person_s_who_holds_it(told: str) -> None:
    report = analyze(f"{told}\nاستاندار گفت: راه باز است.\nاستاندار افزود: پل امن است.")
    assert [q.speaker for q in report.quotes] == ["سارا سپهرداد"] * 2


def test_a_post_that_two_hold_is_nobody_s() -> None:
    report = analyze(
        "در نشست با سارا سپهرداد، استاندار مهرکنار، و رامین نیکوکار، استاندار سرپل، راه باز شد.\n"
        "استاندار گفت: راه باز است."
    )
    assert [q.speaker for q in report.quotes] == ["استاندار"]
