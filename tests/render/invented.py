"""Reports for the tests of rendering: invented text, officials and places, spans by search."""

from __future__ import annotations

from dataclasses import replace

from speechsum.model import (
    Commitment,
    Day,
    Deadline,
    Directive,
    Quote,
    RankedSentence,
    Report,
    Span,
    Speaker,
    Summary,
    Verdict,
)

TEXT = "\n".join(
    (
        "فرماندار سپیدرود: آبرسانی به روستاها باید تا پایان پاییز تمام شود",
        "به گزارش خبرنگار ما، بهرام کاویانی فرماندار سپیدرود سه شنبه ۱۱ مرداد در نشست "
        "شورای آب گفت: کمبود آب امسال (۳۵٪ کمتر از پارسال) همه را نگران کرده است. شرکت آب "
        "و فاضلاب باید لوله‌های فرسوده را تا پایان پاییز عوض کند.",
        "وی افزود: بخشداران گزارش کار خود را هفته‌ای یک بار بفرستند و از حفر چاه بی‌پروانه "
        "خودداری کنند.",
        "مریم نیک‌روش، دبیر شورای آب، نیز گفت: بهتر است استاندارد ISO 24510 در همه بخش‌ها "
        "به کار رود.",
        "انتهای پیام",
    )
)


def span(text: str, piece: str) -> Span:
    """The first place of ``piece`` in ``text``."""
    start = text.index(piece)
    return Span.of(text, start, start + len(piece))


def _of(piece: Span) -> tuple[int, int, str]:
    return piece.start, piece.end, piece.text


PROMISED = (
    f"{TEXT}\nوی افزود: ایستگاه باران‌سنجی تا پایان پاییز راه می‌افتد و با حفر چاه برخورد می‌کنیم."
)


def promised() -> Report:
    """The same report with a line of commitments, one of them with a deadline, one unsure."""
    report = invented(PROMISED)
    said = report.speakers[0].name
    first = span(PROMISED, "ایستگاه باران‌سنجی تا پایان پاییز راه می‌افتد")
    second = span(PROMISED, "با حفر چاه برخورد می‌کنیم")
    line = span(PROMISED, PROMISED.rpartition("\n")[2])
    due = Span.of(PROMISED, first.start + len("ایستگاه باران‌سنجی "), first.end - len(" راه می‌افتد"))
    deadline = Deadline(*_of(due), "1401-09-30", "2022-12-21")
    return replace(
        report,
        commitments=(
            Commitment(*_of(first), "b" * 12, None, said, deadline, "present", 0.91, line),
            Commitment(*_of(second), "c" * 12, None, said, None, "present", 0.71, line),
        ),
    )


def invented(text: str = TEXT, source: str = "گزارش/سپیدرود.txt") -> Report:
    """A report with two speakers, directives of four forces, a deadline, a date, and verdicts."""
    kaviani, nikravesh = "بهرام کاویانی", "مریم نیک‌روش"
    first = span(
        text,
        "کمبود آب امسال (۳۵٪ کمتر از پارسال) همه را نگران کرده است. شرکت آب و فاضلاب باید "
        "لوله‌های فرسوده را تا پایان پاییز عوض کند.",
    )
    second = span(
        text,
        "بخشداران گزارش کار خود را هفته‌ای یک بار بفرستند و از حفر چاه بی‌پروانه خودداری کنند.",
    )
    third = span(text, "بهتر است استاندارد ISO 24510 در همه بخش‌ها به کار رود.")
    deadline = span(text, "تا پایان پاییز عوض")
    return Report(
        source=source,
        text=text,
        headline=Span.of(text, 0, text.index("\n")),
        day=Day("1401-05-11", "2022-08-02", "text", span(text, "سه شنبه ۱۱ مرداد")),
        speakers=(
            Speaker(kaviani, "فرماندار سپیدرود", ("بهرام کاویانی فرماندار سپیدرود", "وی")),
            Speaker(nikravesh, "دبیر شورای آب", ("مریم نیک‌روش، دبیر شورای آب",)),
        ),
        quotes=(
            Quote(*_of(first), "q1", kaviani, span(text, "گفت:"), "direct", "colon"),
            Quote(
                *_of(second),
                "q2",
                kaviani,
                span(text, "افزود:"),
                "direct",
                "colon",
                ("وی", "last speaker"),
            ),
            Quote(*_of(third), "q3", nikravesh, None, "direct", "colon"),
        ),
        directives=(
            Directive(
                *_of(
                    span(
                        text,
                        "شرکت آب و فاضلاب باید لوله‌های فرسوده را تا پایان پاییز عوض کند",
                    )
                ),
                id="d1",
                quote="q1",
                speaker=kaviani,
                addressee="شرکت آب و فاضلاب",
                force="obligation",
                marker=span(text, "باید لوله"),
                deadline=Deadline(
                    *_of(Span.of(text, deadline.start, deadline.end - 4)),
                    "1401-09-30",
                    "2022-12-21",
                ),
                rule="modal",
                certainty=0.97,
                sentence=span(
                    text,
                    "شرکت آب و فاضلاب باید لوله‌های فرسوده را تا پایان پاییز عوض کند.",
                ),
            ),
            Directive(
                *_of(span(text, "بخشداران گزارش کار خود را هفته‌ای یک بار بفرستند")),
                id="d2",
                quote="q2",
                speaker=kaviani,
                addressee="بخشداران",
                force="instruction",
                marker=None,
                deadline=None,
                rule="subjunctive",
                certainty=0.62,
                sentence=second,
            ),
            Directive(
                *_of(span(text, "از حفر چاه بی‌پروانه خودداری کنند")),
                id="d3",
                quote="q2",
                speaker=kaviani,
                addressee="بخشداران",
                force="prohibition",
                marker=span(text, "خودداری کنند"),
                deadline=None,
                rule="refrain",
                certainty=0.9,
                sentence=second,
            ),
            Directive(
                *_of(span(text, "بهتر است استاندارد ISO 24510 در همه بخش‌ها به کار رود")),
                id="d4",
                quote="q3",
                speaker=nikravesh,
                addressee=None,
                force="recommendation",
                marker=span(text, "بهتر است"),
                deadline=None,
                rule="better",
                certainty=0.85,
                sentence=third,
            ),
        ),
        summary=Summary(
            "speech",
            (
                RankedSentence(
                    *_of(
                        span(
                            text,
                            "شرکت آب و فاضلاب باید لوله‌های فرسوده را تا پایان پاییز عوض کند.",
                        )
                    ),
                    1,
                    0.75,
                    kaviani,
                    (("title", 0.5), ("cue", 0.25)),
                ),
                RankedSentence(*_of(span(text, "وی افزود: " + second.text)), 2, 0.5, kaviani, ()),
            ),
        ),
        verdicts=(Verdict(*_of(span(text, "همه را نگران کرده است")), taken=False, reason="fact"),),
    )
