"""How sure the findings are, and what is kept for a second look."""

import pytest

from speechsum import analyze

PLAIN = "رامین نیکوکار گفت: شهرداری باید راه را باز کند."
LONG = (
    "رامین نیکوکار گفت: شهرداری باید راهی که سال‌ها پیش در دامنه‌های کوه ساخته شد و بارها در سیل "
    "شکست، پلی که بر رود است و دیواری که در کنار آن ماند، تا آنجا که مردم می‌خواهند و تا روزی که "
    "باران می‌بارد، باز کند که همه از آن بگذرند."
)
QUESTION = "رامین نیکوکار گفت: آیا شهرداری باید راه را باز کند؟"


def test_a_plain_order_is_surer_than_a_long_winded_one() -> None:
    plain, long = analyze(PLAIN).directives[0], analyze(LONG).directives[0]
    assert 0 <= long.certainty < plain.certainty <= 1
    assert plain.certainty >= 0.8


@pytest.mark.parametrize("gap", ["  ", "\u00a0", " \u200c"])
def test_a_name_typed_with_other_spaces_asks_as_surely(gap: str) -> None:
    report = "رامین نیکوکار گفت: پل امن است.\nرامین نیکوکار از شهرداری خواست راه را باز کند."
    typed = report.replace("رامین نیکوکار", f"رامین{gap}نیکوکار")
    (one,), (other,) = (analyze(text).directives for text in (report, typed))
    assert one.certainty == other.certainty


def test_what_is_no_directive_is_doubtful_where_it_may_be_one() -> None:
    report = analyze(QUESTION)
    assert report.directives == ()
    assert [one.text for one in report.doubtful] == ["آیا شهرداری باید راه را باز کند"]
    assert report.doubtful[0].certainty < 0.5


def test_the_doubtful_come_most_certain_first() -> None:
    report = analyze(" ".join([PLAIN, *[QUESTION[20:], "چرا نباید مردم از پل بگذرند؟"] * 3]))
    found = [one.certainty for one in report.doubtful]
    assert len(found) > 1
    assert found == sorted(found, reverse=True)


def test_the_sentence_is_the_one_around_it() -> None:
    text = "رامین نیکوکار گفت: هوا سرد است. شهرداری باید راه را باز کند. پل امن است."
    directive = analyze(text).directives[0]
    assert directive.sentence.text == "شهرداری باید راه را باز کند."
    assert text[directive.sentence.start : directive.sentence.end] == directive.sentence.text
