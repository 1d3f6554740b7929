"""What the speaker's own side is going to do, and what only looks like it."""

from __future__ import annotations

import pytest

from speechsum import analyze
from speechsum.model import Commitment

MAYOR = "رامین نیکوکار، شهردار مهرکنار، گفت: "


def found(text: str) -> tuple[Commitment, ...]:
    return analyze(text, ranker="lead", commitments=True).commitments or ()


@pytest.mark.parametrize(
    ("said", "spans"),
    [
        ("این کار انجام خواهد شد.", ["این کار انجام خواهد شد"]),
        ("موضوع را پیگیری می‌کنیم.", ["موضوع را پیگیری می‌کنیم"]),
        ("پل آذرکوه تا پایان سال افتتاح می‌شود.", ["پل آذرکوه تا پایان سال افتتاح می‌شود"]),
        ("قول می‌دهم راه را باز کنم.", ["قول می‌دهم راه را باز کنم"]),
        ("به مردم قول می‌دهیم که راه باز خواهد شد.", ["به مردم قول می‌دهیم که راه باز خواهد شد"]),
        ("قرار است در آذرکوه پل ساخته شود.", ["قرار است در آذرکوه پل ساخته شود"]),
        ("در نظر داریم راه را باز کنیم و پل را بسازیم.",
         ["در نظر داریم راه را باز کنیم و پل را بسازیم"]),
        # One for each finite verb.
        ("راه را باز خواهیم کرد و پل را خواهیم ساخت.",
         ["راه را باز خواهیم کرد", "پل را خواهیم ساخت"]),
        ("هرگز اجازه نخواهیم داد راه بسته شود.", ["هرگز اجازه نخواهیم داد راه بسته شود"]),
        ("با متخلفان برخورد خواهد شد.", ["با متخلفان برخورد خواهد شد"]),
        # Its own body, and a condition that belongs to it.
        ("شهرداری راه را باز خواهد کرد.", ["شهرداری راه را باز خواهد کرد"]),
        ("اگر بودجه برسد پل را احداث خواهیم کرد.", ["اگر بودجه برسد پل را احداث خواهیم کرد"]),
    ],
)  # fmt: skip
def test_what_his_side_is_going_to_do(said: str, spans: list[str]) -> None:
    assert [commitment.text for commitment in found(MAYOR + said)] == spans


@pytest.mark.parametrize(
    "said",
    [
        # What others do, the sky, the market.
        "مردم از این طرح استقبال خواهند کرد.",
        "دولت راه را باز خواهد کرد.",
        "به زودی باران آغاز خواهد شد.",
        "قیمت‌ها تا پایان سال کاهش خواهد یافت.",
        # What has been done, what is always done, how things are.
        "راه باز شد و پل ساخته شده است.",
        "هر سال این جشنواره برگزار می‌شود.",
        "این پل دو دهانه خواهد داشت و زیبا خواهد بود.",
        # What others are told to do.
        "شهرداری باید تا پایان سال راه را باز کند.",
        "از مردم درخواست می‌کنیم به زودی راه را باز کنند.",
        # A hope, a question, which one is meant, thanks.
        "امیدواریم به زودی راه باز شود.",
        "آیا پل افتتاح خواهد شد؟",
        "پلی که به زودی افتتاح خواهد شد زیباست.",
        "از مردم تشکر می‌کنیم.",
    ],
)
def test_what_only_looks_like_it(said: str) -> None:
    assert found(MAYOR + said) == ()


def test_the_reporter_commits_nobody() -> None:
    assert found("پل آذرکوه به زودی افتتاح خواهد شد. رامین نیکوکار گفت: هوا سرد است.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "رامین نیکوکار با بیان اینکه پل به زودی افتتاح خواهد شد، گفت: هوا سرد است.",
        "به گفته رامین نیکوکار، پل به زودی افتتاح خواهد شد.",
        "رامین نیکوکار گفت که پل به زودی افتتاح خواهد شد.",
    ],
)
def test_what_is_said_in_the_cue_is_the_speakers(text: str) -> None:
    (one,) = found(text)
    assert one.text == "پل به زودی افتتاح خواهد شد"
    assert one.speaker == "رامین نیکوکار"


def test_a_deadline_counts_from_the_day_of_the_speech() -> None:
    text = "روز سه‌شنبه ۱۱ مرداد ۱۴۰۱ " + MAYOR + "پل تا پایان مهر افتتاح می‌شود."
    (one,) = found(text)
    assert one.deadline is not None
    assert (one.deadline.text, one.deadline.jalali) == ("تا پایان مهر", "1401-07-30")
    assert one.deadline.gregorian == "2022-10-22"
    assert one.sentence.text == text


def test_the_surer_has_a_time_and_an_act() -> None:
    vague, plain = found(MAYOR + "به راه خواهیم رفت. پل تا پایان سال احداث خواهد شد.")
    assert 0.5 <= vague.certainty < plain.certainty <= 1


def test_an_id_is_of_what_is_said_and_by_whom() -> None:
    (plain,) = found(MAYOR + "مسئولیت‌ها را پیگیری خواهیم کرد.")
    seed = (MAYOR + "مسئولیت‌ها را پیگیری خواهیم کرد.").replace("\u200c", "").replace("ی", "ي")
    (again,) = found("هوا سرد است.\n\n" + seed)
    (other,) = found("بهار رادمنش گفت: مسئولیت‌ها را پیگیری خواهیم کرد.")
    assert plain.id == again.id != other.id


def test_nobody_looks_for_them_unasked() -> None:
    assert analyze(MAYOR + "قول می‌دهم راه را باز کنم.").commitments is None
