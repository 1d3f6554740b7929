"""What holds of every text, also of those that nobody would write."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speechsum import Report, SpeechsumError, analyze
from speechsum.intake.decoding import decode

PIECES = (
    "وی", "او", "نیکوکار", "بهمن نیکوکار", "استاندار نیکان", "این مقام مسئول", "رئیس شورا", "سردار",
    "گفت:", "گفت که", "افزود:", "گفت :", "خاطر نشان كرد:", "با بیان اینکه", "با تاکید بر", "خطاب به",
    "تصریح کرد:", "به گفته", "معتقد است", "از شهرداری خواست", "خواستار", "شد", "دستور داد", "لزوم",
    "شهرداری", "بخشداران", "مردم", "ما", "باید", "نباید", "می‌بایست", "لازم است", "موظف است", "تا",
    "راه را", "آب را", "باز کند", "قراردهند", "قرار دهند", "بکنید", "نکنند", "خواهد شد", "شده است", "قول می‌دهم", "قرار است", "می‌شود", "خواهیم کرد",
    "تا پایان سال", "ظرف دو هفته", "هر چه سریع‌تر", "تا ۲۲ بهمن", "قبل از هفته دولت", "چرا که", "اگر",
    "امروز سه شنبه ۱۱ مرداد", "در همایش", "به گزارش سپهر،", "انتهای پیام", "کد خبر: ۱۲", "؟", "؟!",
    ".", "،", "؛", ":", "«", "»", '"', "(", ")", "…", "...", "-", "*", "\n", "\n\n", "\r\n", "  ",
    "\u200c", "\u200f", "\u202e", "\u2067", "\x1b[31m", "\x00", "\x85", "\ufeff", "ـ", "ّ", "\ud800",
    "[red]", "<script>", "=1+1", "|", "12.5", "۱۴۰۱/۰۵/۱۱", "١٢", "ISNA", "😀",
)  # fmt: skip

texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", "", "\u200c"))), max_size=60
).map(lambda pairs: "".join(itertools.chain.from_iterable(pairs)))


def spans(value: object) -> Iterator[object]:
    if dataclasses.is_dataclass(value):
        if hasattr(value, "start"):
            yield value
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def check(report: Report, text: str) -> None:
    for span in spans(report):
        assert 0 <= span.start <= span.end <= len(text)  # type: ignore[attr-defined]
        assert span.text == text[span.start : span.end]  # type: ignore[attr-defined]
    names = [speaker.name for speaker in report.speakers]
    assert len(set(names)) == len(names)
    quotes = {quote.id for quote in report.quotes}
    assert len(quotes) == len(report.quotes)
    assert {q.speaker for q in report.quotes} - {None} <= set(names)
    assert {d.speaker for d in report.directives} - {None} <= set(names)
    assert {d.quote for d in report.directives} - {None} <= quotes
    promised = report.commitments or ()
    assert {c.speaker for c in promised} - {None} <= set(names)
    assert {c.quote for c in promised} - {None} <= quotes
    assert all(0 <= c.certainty <= 1 for c in promised)
    for found in (report.quotes, report.directives, report.summary.sentences, promised):
        assert [s.start for s in found] == sorted(s.start for s in found)
        assert all(s.text.strip() for s in found)
    assert sorted(s.rank for s in report.summary.sentences) == list(
        range(1, len(report.summary.sentences) + 1)
    )


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_the_promises_hold_of_any_text(text: str) -> None:
    try:
        report = analyze(text, date=date(2024, 5, 1), commitments=True)
    except SpeechsumError:
        return
    check(report, text)
    assert analyze(text, date=date(2024, 5, 1), commitments=True) == report


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | texts.map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_bytes_give_a_report_or_a_plain_answer(data: bytes) -> None:
    answer = ""
    try:
        text = decode(data).text
        check(analyze(text, date=date(2024, 5, 1)), text)
    except SpeechsumError as error:
        answer = str(error)
    assert "\n" not in answer


@pytest.mark.parametrize("ranker", ["speech", "lead", "luhn"])
def test_results_do_not_depend_on_the_name_of_the_file(ranker: str) -> None:
    text = "استاندار نیکان گفت: شهرداری باید راه را باز کند. راه بسته است.\nوی افزود: آب کم است."
    one = analyze(text, ranker=ranker, source="a.txt")
    other = analyze(text, ranker=ranker, source="b.txt")
    assert dataclasses.replace(one, source="b.txt") == other


def test_an_id_does_not_depend_on_spelling_place_or_day() -> None:
    plain = (
        "استاندار نیکان گفت: بخشداران مسئولیت‌ها را می‌پذیرند و "
        "شهرداری‌ها باید یارانه‌ها را پیگیری کنند."
    )
    seed = plain.replace("\u200c", "").replace("ی", "ي").replace("ک", "ك")
    first, second = analyze(plain), analyze("وی آمد.\n\n" + seed, date=date(2020, 1, 1))
    assert [d.id for d in first.directives] == [d.id for d in second.directives] != []
    other = analyze(plain.replace("یارانه‌ها", "مطالبات"))
    assert other.directives[0].id != first.directives[0].id
