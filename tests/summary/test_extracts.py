"""A headline to suggest and pull quotes: the main speaker's own words, that stand by themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import validate

from speechsum import Extracts, analyze, schema
from speechsum.cli.door import door

CUE = "به گزارش خبرنگار ما، بهرام نیکوکار استاندار آذرکوه در نشست شورای آب گفت: "
DRY = "ذخیره سد نیک‌رود چهل درصد کمتر از سال گذشته است."
PIPES = "شهرداری سروستان باید تا پایان مهر شبکه فرسوده آب شهر را بازسازی کند."


def extracts(text: str, title: str | None = None) -> Extracts:
    found = analyze(text, title=title, extracts=True).extracts
    assert found is not None
    for one in (*found.pulls, *filter(None, [found.headline])):
        assert text[one.start : one.end] == one.text
        assert len(f"{one.name} {one.text}".split()) <= 12 or one is not found.headline
    return found


def headline(text: str, title: str | None = None) -> str:
    one = extracts(text, title).headline
    return f"{one.name}: {one.text}" if one else ""


def pulls(text: str) -> list[str]:
    return [pull.text for pull in extracts(text).pulls]


def test_a_headline_is_the_speakers_own_words_after_what_he_is_called() -> None:
    assert headline(f"{CUE}{DRY}\nنیکوکار افزود: هوا گرم است.") == f"نیکوکار: {DRY[:-1]}"
    assert headline(f"{CUE}{DRY}") == f"بهرام نیکوکار: {DRY[:-1]}"


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ("راه روستای سپیدار بسته است و مردم در خانه‌های خود مانده‌اند و نان ندارند و کسی به آنان "
         "یاری نمی‌رساند.", "راه روستای سپیدار بسته است"),
        ("همچنین، راه روستای سپیدار بسته است.", "راه روستای سپیدار بسته است"),
        ("با توجه به بارش سنگین برف در شب‌های گذشته، راه روستای سپیدار بسته است و می‌ماند.",
         "راه روستای سپیدار بسته است"),
    ],
)  # fmt: skip
def test_a_headline_ends_where_a_clause_does(said: str, clause: str) -> None:
    assert headline(f"{CUE}{said}") == f"بهرام نیکوکار: {clause}"


@pytest.mark.parametrize(
    "said",
    [
        "این راه روستا از دیروز بسته است.",
        "اگر راه روستای سپیدار تا فردا بسته بماند، کسی در این سرمای سخت زمستان به آن نمی‌رسد.",
        "زیرا راه روستای سپیدار بسته است.",
        "راهی که به روستای سپیدار می‌رسد و از کنار رود نیک‌رود می‌گذرد، از دیروز بسته است.",
        "راه بسته است.",
    ],
)
def test_no_headline_where_nothing_stands_by_itself(said: str) -> None:
    assert headline(f"{CUE}{said}") == ""


def test_the_reports_headline_tells_which() -> None:
    text = f"{CUE}{DRY}\nوی افزود: {PIPES} ساخت دوازده مدرسه در روستاهای دشت بالا تمام می‌شود."
    assert "دوازده مدرسه" in headline(text, "ساخت دوازده مدرسه در روستاهای دشت بالا")
    assert "سد نیک‌رود" in headline(text, "ذخیره سد نیک‌رود چهل درصد کمتر از سال گذشته است")


def test_pull_quotes_are_whole_sentences_of_the_main_speaker() -> None:
    text = (
        f"{CUE}{DRY} آیا کسی از این وضع راضی است که شهر آب ندارد؟ راه باز است.\n"
        f"مریم رادمنش گفت: مدرسه روستای سپیدار با کمک خیران شهر ساخته شده است.\n"
        f"نیکوکار تصریح کرد: {PIPES} این کار را عقب نیندازید که شهر تشنه مانده است."
    )
    assert pulls(text) == [DRY, PIPES]


def test_no_pull_quote_says_what_another_says() -> None:
    again = PIPES.replace("تا پایان مهر", "تا پایان آبان")
    assert len(pulls(f"{CUE}{PIPES}\nوی افزود: {again}\nوی افزود: {DRY}")) == 2


def test_nobody_speaks() -> None:
    assert extracts("راه روستای سپیدار از دیروز بسته است و باز نمی‌شود.") == Extracts(None, ())
    assert extracts(f"وی گفت: {DRY}") == Extracts(None, ())


@pytest.mark.parametrize(
    ("section", "key"), [("headline", "suggested_headline"), ("pull", "pull_quotes")]
)
def test_data_holds_them_where_they_were_asked_for(section: str, key: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{CUE}{DRY}", encoding="utf-8")
    shown = {}
    for options in ([], ["--show", section]):
        arguments = [str(tmp_path / "a.txt"), "-f", "json", "-q", "--no-config", *options]
        shown[bool(options)] = json.loads(CliRunner().invoke(door, arguments).stdout)
        validate(shown[bool(options)], schema())
    assert not {"suggested_headline", "pull_quotes"} & set(shown[False])
    assert {"suggested_headline", "pull_quotes"} & set(shown[True]) == {key}
    assert "summary" not in shown[True]
