"""Interviews, panels and texts that a report gives whole. All texts and people are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze
from tests.attribution.direct import quoted

_NAME, _OTHER = "رامین نیکوکار", "سارا سپهرداد"
_ASKED = ("راه کی باز می‌شود؟", "شهرداری چه می‌کند؟")
_SAID = ("راه باز است.", "پل امن است.\nمردم شادند.")

# How the first line tells of the interview
_HEADS = (
    "گفت‌وگو با رامین نیکوکار، استاندار مهرکنار",
    "گفت‌وگوی سپهر با رامین نیکوکار، استاندار مهرکنار",
    "با رامین نیکوکار، استاندار مهرکنار، گفت‌وگو کرده‌ایم.",
    "پرسش و پاسخ با رامین نیکوکار، استاندار مهرکنار",
    "در مصاحبه با رامین نیکوکار از راه پرسیدیم.",
)
# What stands before a question and before an answer
_MARKS = (
    ("", ""),
    ("* ", "- "),
    ("**", ""),
    ("- ", ""),
    ("خبرنگار: ", "نیکوکار: "),
    ("س: ", "ج: "),
    ("پرسش: ", "پاسخ: "),
    ("سپهر: ", "نیکوکار: "),
)


@pytest.mark.parametrize(("question", "answer"), _MARKS)
@pytest.mark.parametrize("head", _HEADS)
def test_each_answer_is_the_guest_s(head: str, question: str, answer: str) -> None:
    end = question.strip() if question == "**" else ""
    turns = [
        f"{question}{asked}{end}\n{answer}{said}" for asked, said in zip(_ASKED, _SAID, strict=True)
    ]
    assert quoted("\n".join([head, *turns])) == [
        (_NAME, "راه باز است"),
        (_NAME, "پل امن است.\nمردم شادند"),
    ]


# Whole texts, and who answers in them
_TALKS = {
    "a headline with a name and a colon": (
        f"استاندار مهرکنار: راه باز است\n{_NAME}، استاندار مهرکنار، گفت: پل امن است.\n"
        "خبرنگار: آب چه؟\nنیکوکار: آب هست.\nخبرنگار: برق چه؟\nنیکوکار: برق نیست.",
        [(_NAME, "پل امن است"), (_NAME, "آب هست"), (_NAME, "برق نیست")],
    ),
    "two guests in one line": (
        "میهمانان: رامین نیکوکار، معاون شهردار مهرکنار و سارا سپهرداد، کشاورز\n"
        "مجری: آب چه؟\nنیکوکار: آب هست.\nمجری: برق چه؟\nسپهرداد: برق نیست.",
        [(_NAME, "آب هست"), (_OTHER, "برق نیست")],
    ),
    "the guest's name in a line of its own": (
        f"میهمان: {_NAME}، استاندار مهرکنار\nمجری: آب چه؟\nمیهمان: آب هست.",
        [(_NAME, "آب هست")],
    ),
    "bold questions with the paper's name": (
        f"{_NAME}، استاندار مهرکنار، در گفت‌وگو با خبرگزاری سپهر از آب می‌گوید.\n"
        "**سپهر: آب چه؟**\nآب هست.\n**سپهر: برق چه؟**\nبرق نیست.",
        [(_NAME, "آب هست"), (_NAME, "برق نیست")],
    ),
    "citizens ask too": (
        f"گفت‌وگو با {_NAME}، استاندار مهرکنار\nمجری: آقای سپهرداد می‌پرسد.\n"
        "سپهرداد: آب چه؟\nنیکوکار: آب هست.\nمجری: خانم ناپیلین؟\nناپیلین: برق چه؟\n"
        "نیکوکار: برق نیست.",
        [(_NAME, "آب هست"), (_NAME, "برق نیست")],
    ),
    "a question that is none": (
        f"گفت‌وگو با {_NAME}\nاز راه بگویید.\nراه باز است.\nآب چه؟\nآب هست.\nبرق چه؟\nبرق نیست.",
        [(_NAME, "راه باز است"), (_NAME, "آب هست"), (_NAME, "برق نیست")],
    ),
    "numbered questions": (
        f"پرسش و پاسخ با {_NAME}\nپرسش ۱: آب چه؟\nپاسخ: آب هست.\nپرسش ۲: برق چه؟\nپاسخ: برق نیست.",
        [(_NAME, "آب هست"), (_NAME, "برق نیست")],
    ),
    "a reporter tells the answers": (
        f"خبرنگار سپهر: آب چه؟\n{_NAME} پاسخ داد: آب هست.\nوی افزود: راه باز است.\n"
        "خبرنگار سپهر: برق چه؟\nنیکوکار گفت: برق نیست.",
        [(_NAME, "آب هست"), (_NAME, "راه باز است"), (_NAME, "برق نیست")],
    ),
    "a past that may be an order": (
        f"گفت‌وگو با {_NAME}\n* آب چه؟\n- آب دیر رسید.\nباران بارید.\n* برق چه؟\n- برق نیست.",
        [(_NAME, "آب دیر رسید.\nباران بارید"), (_NAME, "برق نیست")],
    ),
    "told of in the middle of the introduction": (
        f"راه باز شد. با {_NAME}، استاندار مهرکنار درباره این چند سال گفت‌وگو کردیم.\n"
        "آب چه؟\nآب هست.\nبرق چه؟\nبرق نیست.",
        [(_NAME, "آب هست"), (_NAME, "برق نیست")],
    ),
    "who made the interview": (
        f"گفت‌وگو: سارا سپهرداد\n{_NAME}، استاندار مهرکنار، مهمان ما بود.\n"
        "* آب چه؟\nآب هست.\n* برق چه؟\nبرق نیست.\n* راه چه؟\nراه باز است.",
        [(_NAME, "آب هست"), (_NAME, "برق نیست"), (_NAME, "راه باز است")],
    ),
    "a post in brackets": (
        "مجری: آب چه؟\nنیکوکار (استاندار): آب هست.\nمجری: برق چه؟\nنیکوکار: برق نیست.",
        [("نیکوکار", "آب هست"), ("نیکوکار", "برق نیست")],
    ),
    "years after a name": (
        f"گفت‌وگو با {_NAME}، کشاورز مهرکنار\nرامین نیکوکار سی سال آب داده است.\n"
        "آب چه؟\nآب هست.\nبرق چه؟\nبرق نیست.",
        [(_NAME, "آب هست"), (_NAME, "برق نیست")],
    ),
}


@pytest.mark.parametrize(("text", "said"), _TALKS.values(), ids=_TALKS)
def test_who_answers(text: str, said: list[tuple[str, str]]) -> None:
    assert quoted(text) == said


@pytest.mark.parametrize(
    "line",
    ["رئیس شورا: رامین نیکوکار", "دبیر: سارا سپهرداد", "ج: سایر", "رئیس شورا : سارا سپهرداد"],
)
def test_a_name_after_a_post_is_nobody_s_words(line: str) -> None:
    assert quoted(f"صورت‌جلسه شورای مهرکنار\nمقرر شد شهرداری راه را باز کند.\n{line}") == []


def test_a_panel_by_surnames() -> None:
    text = (
        "در نشست راه، آلویرا ناپیلینا، استاد دانشگاه، و سارا سپهرداد، کشاورز، سخن گفتند.\n"
        "ناپیلینا: راه باز است.\nسپهرداد: پل امن است."
    )
    assert quoted(text) == [("آلویرا ناپیلینا", "راه باز است"), (_OTHER, "پل امن است")]


@pytest.mark.parametrize("line", ["تاریخ: ۲ مرداد", "حاضران: سارا سپهرداد", "موضوع: راه"])
def test_a_line_of_the_head_is_no_turn(line: str) -> None:
    text = f"گفت‌وگو با {_NAME}\n{line}\nخبرنگار: راه باز است؟\nنیکوکار: باز است."
    assert quoted(text) == [(_NAME, "باز است")]


@pytest.mark.parametrize(
    "text",
    [
        "گفت‌وگو با رامین نیکوکار\nراه چه؟\nوی گفت: راه باز است.\nپل چه؟\nوی گفت: پل باز است.",
        "رامین نیکوکار به شهر آمد.\nراه کی باز می‌شود؟\nباران می‌بارد.\nپل چه؟\nمردم می‌پرسند.",
    ],
)
def test_questions_alone_make_no_interview(text: str) -> None:
    assert [words for _, words in quoted(text)] in ([], ["راه باز است", "پل باز است"])


def test_to_whom_he_speaks_before_the_colon() -> None:
    text = "جشن راه برگزار شد.\nسردار رامین نیکوکار خطاب به مردم: راه باز است."
    assert quoted(text) == [(_NAME, "راه باز است")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("متن پیام رامین نیکوکار به این شرح است: «راه باز است.»", _NAME),
        ("متن کامل بخشنامه رامین نیکوکار به شرح زیر است: «راه باز است.»", _NAME),
        ("پیام رامین نیکوکار به مردم\n\nدر این پیام آمده است: راه باز است.", _NAME),
        ("پیام تبریک رامین نیکوکار، استاندار\n\nدر این پیام آمده: راه باز است.", _NAME),
        ("رامین نیکوکار در پیامی به مردم تبریک گفت.\nدر این پیام آمده: راه باز است.", _NAME),
        ("شورای شهر بیانیه‌ای داد.\nدر بخشی از بیانیه آمده: راه باز است.", "شورای شهر"),
    ],
)
def test_whose_a_quoted_text_is(text: str, speaker: str) -> None:
    assert quoted(text) == [(speaker, "راه باز است")]


@pytest.mark.parametrize("sign", ["* ", "• ", "❓ "])
@pytest.mark.parametrize("answers", ["", "- ", "💬 "])
@pytest.mark.parametrize(
    "head", ["گفت‌وگو با رامین نیکوکار", "رامین نیکوکار، استاندار، مهمان ما بود."]
)
def test_what_begins_as_the_questions_do_is_asked(head: str, answers: str, sign: str) -> None:
    turns = (
        ("راه کی باز می‌شود؟", "شهرداری باید آن را باز کند.\nمردم شادند."),
        ("با توجه به سیل، فرماندار باید پل را هم باز کند.", "پل هم باز است."),
        ("آب چه؟", "آب هست."),
        ("چرا باید برق برود؟", "برق نیست."),
    )
    text = "\n".join(f"{sign}{asked}\n{answers}{said}" for asked, said in turns)
    report = analyze(f"{head}\n{text}")
    assert [(q.speaker, q.text) for q in report.quotes] == [
        (_NAME, said.removesuffix(".")) for _, said in turns
    ]
    assert [d.text for d in report.directives] == ["شهرداری باید آن را باز کند"]


@pytest.mark.parametrize("label", ["خبرنگار", "پرسش ۲", "مجری"])
@pytest.mark.parametrize("break_", [" ", "\n"])
def test_no_question_tells_anybody_to_do_anything(label: str, break_: str) -> None:
    text = (
        f"گفت‌وگو با {_NAME}\nخبرنگار: آب چه؟\nنیکوکار: آب هست.\n"
        f"{label}:{break_}شهرداری باید راه را باز کند.\nنیکوکار: فرماندار باید پل را باز کند."
    )
    assert [d.text for d in analyze(text).directives] == ["فرماندار باید پل را باز کند"]


def test_a_list_of_questions_is_no_interview() -> None:
    text = f"{_NAME} گفت: راه باز است.\n* چرا پل بسته است؟\n* چرا آب نیست؟\n* چرا برق نیست؟"
    assert quoted(text) == [(_NAME, "راه باز است")]


@pytest.mark.parametrize("break_", [" ", "\n"])
@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("پرسش:", "پاسخ:"),
        ("سؤال:", "جواب:"),
        ("س:", "ج:"),
        ("پرسش خبرنگار:", "پاسخ نیکوکار:"),
        ("سوال:", "پاسخ استاندار:"),
    ],
)
def test_labels_of_questions_and_answers(asks: str, answers: str, break_: str) -> None:
    turns = (("راه کی باز می‌شود؟", "فردا. شهرداری برف را بروبد."), ("پل چه؟", "پل امن است."))
    lines = "\n".join(f"{asks}{break_}{asked}\n{answers}{break_}{said}" for asked, said in turns)
    report = analyze(f"گفت‌وگو با {_NAME}، استاندار مهرکنار\n{lines}")
    assert [(q.speaker, q.text) for q in report.quotes] == [
        (_NAME, said.removesuffix(".")) for _, said in turns
    ]
    assert [(d.speaker, d.text) for d in report.directives] == [(_NAME, "شهرداری برف را بروبد")]


def test_dashes_behind_questions_and_answers() -> None:
    text = f"گفت‌وگو با {_NAME}\nپرسش - پل چه؟\nپاسخ - پل باز است.\nپرسش - راه چه؟\nپاسخ - هم."
    assert quoted(text) == [(_NAME, "پل باز است"), (_NAME, "هم")]


@pytest.mark.parametrize(
    "text",
    [
        "الف - شهرداری راه را دید.\nب - دهیار پل را دید.\nج - بخشدار نامه را دید.",
        "پاسخ به نامه: شهرداری راه را دید.",
    ],
)
def test_no_answers_without_questions(text: str) -> None:
    assert quoted(text) == []


def test_a_party_of_a_lawsuit_is_nobodys_post() -> None:
    text = "شاکی: بهار نیکوکار\nموضوع: پل\nقاضی سارا سپهرداد گفت: راه باز است."
    (speaker,) = analyze(text).speakers
    assert speaker.role != "شاکی"
