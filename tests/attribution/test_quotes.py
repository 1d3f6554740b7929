"""Where quotes begin and end. All texts and people are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze

# text, with ⟦ and ⟧ around what is to be quoted directly
_CASES = {
    "cue and colon": "بهار نیکوکار گفت: ⟦راه باز است⟧.",
    "Arabic letters, spaced colon": "بهار نيكوكار اظهار داشت : ⟦راه باز است⟧.",
    "the cue glued": "وی راه را دید وگفت: ⟦راه باز است⟧.",
    "several sentences": "وی افزود: ⟦راه باز است. پل هم ساخته شد⟧.",
    "several cues in a paragraph": "وی گفت: ⟦راه باز است⟧. وی افزود: ⟦پل امن است⟧.",
    "a full stop forgotten before the next line": "وی گفت: ⟦راه باز است⟧\nوی افزود: ⟦پل امن است⟧.",
    "after که": "استاندار سپیدرود اعلام کرد که ⟦راه باز است⟧. مردم شاد شدند.",
    "که with a colon": "وی تاکید کرد که: ⟦راه باز است⟧.",
    "neither colon nor که": "وی گفت ⟦این راه تا پایان سال باز می‌شود⟧.",
    "a comma": "وی افزود، ⟦این راه تا پایان سال باز می‌شود⟧.",
    "in marks": "وی گفت: «⟦راه باز است⟧». مردم شاد شدند.",
    "in marks, after با بیان اینکه": "وی با بیان اینکه «⟦راه باز است⟧»، گفت: ⟦پل امن است⟧.",
    "marks around the first words only": "وی گفت: ⟦«راه سبز» تا پایان سال باز می‌شود⟧.",
    "marks never closed": "وی گفت: «⟦راه باز است. پل امن است⟧.",
    "the lead-in is not content": "وی با اشاره به اینکه باران آمد، گفت: ⟦راه باز است⟧.",
    "a question put": "وی در پاسخ به این سوال که آیا راه باز است؟ گفت: ⟦باز است⟧.",
    "the speaker goes on": "وی گفت: ⟦راه باز است.\nما این راه را با دست خالی ساختیم⟧.",
    "the tail": "وی گفت: ⟦راه باز است⟧.\nانتهای پیام/۱۲",
    "two spaces after the colon": "بهار نیکوکار گفت:   ⟦راه باز است⟧.",
    "a relative clause": "وی شمار راه‌ها را ۵ راه اعلام کرد که همه بازند.",
    "an opinion": "وی معتقد است راه باز است.",
    "according to": "به گفته بهار نیکوکار، راه باز است.",
    "impersonal": "شاید بتوان گفت: راه باز است.",
    "a request is no quote": "وی از شهرداری خواست که راه را باز کند.",
    "a clause in marks, and nothing said": "وی با بیان اینکه «⟦راه باز است⟧» برای سفر آماده شد.",
    "told again": "وی اعلام کرد که ⟦راه باز است⟧ و افزود: ⟦پل امن است⟧.",
    "the reporter's own clause after که": "وی اعلام کرد که ⟦راه باز است⟧ و پل را زیبا خواند.",
    "a request after که": "وی گفت که ⟦راه باز است⟧ و بر ساختن پل تاکید کرد.",
    "an object of a clause before": "وی کار خود را آغاز کند و گفت که ⟦راه باز است⟧.",
    "in this way": "وی کار مردم را اینگونه بیان می‌کند که ⟦راه باز شده است⟧.",
    "news that": "وی خبر داد که ⟦راه باز است⟧.",
    "news of something that": "وی از راهی خبر داد که همیشه باز است.",
    "a verb that is no modal": "وی با بیان اینکه راه ساخته می‌شود گفت: ⟦پل امن است⟧.",
    "a comma as good as a colon": "وی تاکید کرد، ⟦راه باز است. همه راه‌ها امن است⟧.",
    "a comma, then somebody else": "وی تاکید کرد، ⟦راه باز است⟧. فرماندار سپیدرود به شهر رفت.",
    "somebody else too": "وی گفت: ⟦راه باز است⟧. وزیر راه نیز بر باز بودن راه تاکید کرد.",
    "these words": "وی گفت: ⟦راه باز است⟧. این سخنان در شهر شنیده شد.",
    "speeches that run on": (
        "وی گفت: ⟦راه باز است.\nما راه را ساختیم⟧.\n"
        "وی افزود: ⟦پل امن است.\nهمه راه‌ها زیبا است⟧.\nهمه راه‌ها دیروز باز شد."
    ),
    "an argument goes on": "وی گفت: ⟦راه باز است.\nبنابراین مردم شادند⟧.",
    "people are no first person": "وی گفت: ⟦راه باز است⟧.\nمردم به شهر رفتند.",
    "narration": "نشست راه با حضور استاندار سپیدرود برگزار شد.",
}


@pytest.mark.parametrize("marked", _CASES.values(), ids=_CASES.keys())
def test_direct_quotes(marked: str) -> None:
    expected, text = [], ""
    for piece in marked.split("⟦"):
        content, closed, rest = piece.partition("⟧")
        if closed:
            expected.append((len(text), len(text) + len(content)))
        text += content + rest
    found = [(q.start, q.end) for q in analyze(text).quotes if q.kind == "direct"]
    assert found == expected


def test_after_a_quote_narration_is_not_quoted() -> None:
    text = (
        "وی گفت: راه باز است.\n"
        "به گفته وی، پل هم امن است.\n"
        "وی در پایان خواستار همکاری مردم شد.\n"
        "گزارش راه\n"
        "نشست راه با حضور مردم پایان یافت."
    )
    (quote,) = (q for q in analyze(text).quotes if q.kind == "direct")
    assert quote.text == "راه باز است"


def test_a_person_quoted_within_a_speech_has_a_quote_of_his_own() -> None:
    text = "بهار نیکوکار گفت: راه باز است و رامین سپهرداد گفته است: پل امن است. مردم بیایند."
    outer, inner = analyze(text).quotes
    assert (outer.speaker, inner.speaker) == ("بهار نیکوکار", "رامین سپهرداد")
    assert outer.start < inner.start < inner.end < outer.end
    assert inner.text == "پل امن است"


def test_who_is_quoted_from_the_first_word_on_is_quoted_to_the_end() -> None:
    text = "بهار نیکوکار گفت: وزیر راه گفت که راه باز است. پل هم امن است. مردم بیایند."
    outer, inner = analyze(text).quotes
    assert inner.speaker == "وزیر راه"
    assert (inner.text, inner.end) == ("راه باز است. پل هم امن است. مردم بیایند", outer.end)


def test_who_is_quoted_within_speeches_may_be_named_later() -> None:
    text = (
        "بهار نیکوکار گفت: وزیر راه گفت که راه باز است.\nوی افزود: آقای سپهرداد گفت که پل امن است."
    )
    names = [quote.speaker for quote in analyze(text).quotes]
    assert names == ["بهار نیکوکار", "سپهرداد", "بهار نیکوکار", "سپهرداد"]


def test_indirect_quotes_hold_the_reported_clause() -> None:
    text = (
        "بهار نیکوکار با بیان اینکه باران آمده است، گفت: راه باز است.\n"
        "به گفته وی، پل امن است.\n"
        "وی معتقد است که مردم شادند."
    )
    indirect = [(q.text, q.speaker) for q in analyze(text).quotes if q.kind == "indirect"]
    name = "بهار نیکوکار"
    assert indirect == [("باران آمده است", name), ("پل امن است", name), ("مردم شادند", name)]


def test_quotes_are_numbered_in_text_order_and_say_why() -> None:
    quotes = analyze("وی گفت: راه باز است. بهار نیکوکار افزود: پل امن است.").quotes
    assert [q.id for q in quotes] == ["q1", "q2"]
    assert [q.rule for q in quotes] == ["colon: -", "colon: -"]
    assert quotes[1].chain[0] == "بهار نیکوکار"
    assert [q.cue and q.cue.text for q in quotes] == ["گفت", "افزود"]


def test_ten_times_the_text_gives_ten_times_the_quotes() -> None:
    text = "بهار نیکوکار گفت: راه باز است. "
    assert len(analyze(text * 400).quotes) == 400


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("کارشناسان معتقدند راه باز است.", ["راه باز است"]),
        ("کارشناسان معتقدند که راه باز است.", ["راه باز است"]),
        ("کارشناسان بر این باورند که راه باز است؛ از این رو پل را بستند.", ["راه باز است"]),
        ("رامین نیکوکار با بیان اینکه راه را باز کردیم، گفت: پل امن است.", ["راه را باز کردیم"]),
        ("رامین نیکوکار با تاکید براینکه راه باز است، گفت: پل امن است.", ["راه باز است"]),
        ("رامین نیکوکار با ادعای اینکه راه باز است، گفت: پل امن است.", ["راه باز است"]),
    ],
)
def test_an_indirect_quote_is_whole(text: str, clauses: list[str]) -> None:
    assert [q.text for q in analyze(text).quotes if q.kind == "indirect"] == clauses


_BEHIND = (
    "، گفت رامین نیکوکار، شهردار نوده.",
    "؛ این را رامین نیکوکار، شهردار نوده، می‌گوید.",
    " این سخن رامین نیکوکار، شهردار نوده، است.",
    " این جمله‌ای است که رامین نیکوکار گفت.",
    "، به گفته رامین نیکوکار، شهردار نوده.",
)


@pytest.mark.parametrize("behind", _BEHIND)
@pytest.mark.parametrize("words", ["هنوز راه را نبسته‌ایم", "باید راه باز شود"])
def test_the_words_behind_a_quote_tell_who_said_it(words: str, behind: str) -> None:
    stop = "" if behind[0] in "،؛" else "."
    report = analyze(f"«{words}{stop}»{behind}")
    assert [(q.speaker, q.text) for q in report.quotes] == [("رامین نیکوکار", words)]


def test_who_repeats_his_words_before_he_goes_on() -> None:
    report = analyze(
        "«راه باز است و پل امن است.» رامین نیکوکار، شهردار نوده، با بیان این مطلب افزود: خوب است."
    )
    assert [(q.speaker, q.text) for q in report.quotes] == [
        ("رامین نیکوکار", "راه باز است و پل امن است"),
        ("رامین نیکوکار", "خوب است"),
    ]


@pytest.mark.parametrize("act", ["لبخند می‌زند", "اصرار دارد", "دستش را بالا برد"])
def test_any_verb_leads_into_a_statement_in_marks(act: str) -> None:
    report = analyze(f"رامین نیکوکار {act}: «راه باز است.»")
    assert [(q.speaker, q.text) for q in report.quotes] == [("رامین نیکوکار", "راه باز است")]


@pytest.mark.parametrize(
    "text",
    [
        "رامین نیکوکار کتابی چاپ کرد: «راه نوده».",
        "نام این نمایش چنین شد: «راه باز است.»",
    ],
)
def test_words_in_marks_that_nobody_says(text: str) -> None:
    assert not analyze(text).quotes


def test_words_in_marks_over_several_paragraphs() -> None:
    words = "راه باز است.\nپل تاکید دارد که امن است.\nبازار باز می‌شود"
    report = analyze(f"رامین نیکوکار در صفحه خود نوشت:\n«{words}.»\nاو پزشک است.")
    assert [(q.speaker, q.text) for q in report.quotes] == [("رامین نیکوکار", words)]


def test_a_closing_mark_of_somebody_else_s_words_ends_no_others() -> None:
    report = analyze(
        "رامین نیکوکار گفت: «راه باز است.\nدر نشست شورا باران آمد.\nسارا مهرگان افزود: پل امن است.»"
    )
    assert [q.speaker for q in report.quotes] == ["رامین نیکوکار", "سارا مهرگان"]
    assert "باران" not in report.quotes[0].text


@pytest.mark.parametrize("below", ["یکی پل و دیگری تونل.", "- یکی پل.\n- دیگری تونل."])
def test_a_colon_at_a_line_s_end_within_the_words(below: str) -> None:
    text = f"رامین نیکوکار گفت: دو راه داریم:\n{below}\nمریم سپهرداد افزود: پل بسته است."
    first, second = analyze(text).quotes
    assert first.text == f"دو راه داریم:\n{below}".removesuffix(".")
    assert (second.speaker, second.text) == ("مریم سپهرداد", "پل بسته است")


@pytest.mark.parametrize("marks", ["«»", "“”", '""'])
def test_a_body_s_name_in_marks_begins_a_statement(marks: str) -> None:
    said = f"{marks[0]}بنیاد راه{marks[1]} باید پل را تحویل دهد"
    (quote,) = analyze(f"رامین نیکوکار گفت: {said}.").quotes
    assert quote.text == said


@pytest.mark.parametrize("manner", ["", " با لبخند"])
def test_who_spoke_and_did_something_else_stands_behind_the_words(manner: str) -> None:
    text = f"«راه بسته است»، رامین نیکوکار{manner} گفت و به اتاقش رفت."
    (quote,) = analyze(text).quotes
    assert (quote.text, quote.speaker) == ("راه بسته است", "رامین نیکوکار")


def test_a_part_of_the_day_is_a_surname_behind_a_given_name_alone() -> None:
    text = "سپیده بامداد گفت: راه باز است.\nرامین نیکوکار بامداد گفت: پل باز است."
    assert [q.speaker for q in analyze(text).quotes] == ["سپیده بامداد", "رامین نیکوکار"]


@pytest.mark.parametrize(
    "marked",
    [
        "وی گفت ⟦راه باز است⟧ و افزود ⟦پل بسته خواهد شد⟧.",
        "وی گفت ⟦در صورت سیل، «همه خطرها ناچیز است⟧» و افزود ⟦پل «بسته خواهد شد⟧».",
        "مقام‌های سپیدرود بارها گفته‌اند ⟦راه باز است و مردم می‌توانند بروند⟧.",
        "رامین سپهرداد گفته بود راه باز است و مردم می‌توانند بروند.",
        "وی در این نامه آورده است: ⟦راه باز است⟧.",
        "وی کار خوبی آورده است و مردم شادند.",
        "در این نامه آمده است که ⟦راه باز است⟧.",
        "دراین بخشنامه آمده است ⟦این راه تا پایان سال باز می‌شود⟧.",
        "بر پایه نامه‌ای که در سپهر آمده است، راه تا پایان سال باز می‌شود.",
        "در قانون آمده است که راه باز است.",
        "وی در سخنانش به این موضوع اشاره کرد که ⟦راه باز است⟧.",
        "وی به راهی اشاره کرد که باز است.",
        "نیکوکار در حالی می‌گوید که راه باز است.",
        "با گذشت مهلتی که نیکوکار برای راه اعلام کرد، هیچ کاری نشده است.",
        "این در حالی است که نیکوکار اعلام کرد ⟦راه تا پایان سال باز می‌شود⟧.",
        "وی گفت: ⟦یکی از بندهای نامه بر این نکته تاکید داشت که راه باز شود. ما شادیم⟧.",
        "رادکوه گفت: ⟦راه باز است⟧. رادکوه از سهم پل نیز یاد و آن را اندک اعلام کرد.",
    ],
)
def test_clauses_without_a_colon(marked: str) -> None:
    test_direct_quotes(marked)


@pytest.mark.parametrize(
    "below",
    [
        "رامین نیکوکار در نشست شورا گفت: راه باز است.",
        "شهردار مهرکنار از بازگشایی راه خبر داد.\nرامین نیکوکار گفت: راه باز است.",
    ],
)
def test_a_headline_below_its_kicker_is_no_quote(below: str) -> None:
    text = f"شهردار مهرکنار خبر داد:\nبازگشایی راه گلزار\n{below}\nوی افزود: پل بسته است."
    assert [quote.text for quote in analyze(text).quotes] == ["راه باز است", "پل بسته است"]


@pytest.mark.parametrize("another", ["شهردار خورآب", "رامین نیکوکار"])
@pytest.mark.parametrize("text", ["نامه", "بیانیه"])
def test_whoever_speaks_after_a_text_did_not_write_it(text: str, another: str) -> None:
    report = analyze(f"در این {text} آمده است که راه بسته است و {another} گفت: پل باز است.")
    told = [(quote.speaker, quote.text) for quote in report.quotes]
    assert told == [(None, "راه بسته است"), (another, "پل باز است")]


@pytest.mark.parametrize(
    "before", ["شهردار خورآب نامه‌ای نوشت. در این نامه", "در نامه شهردار خورآب"]
)
def test_whoever_speaks_after_a_text_is_not_its_author_s_name(before: str) -> None:
    report = analyze(f"{before} آمده است که راه بسته است و رامین نیکوکار گفت: پل باز است.")
    told = [(quote.speaker, quote.text) for quote in report.quotes]
    assert told == [("شهردار خورآب", "راه بسته است"), ("رامین نیکوکار", "پل باز است")]


@pytest.mark.parametrize(
    "about",
    [
        "نسخه‌ای از این نامه به استاندار رسید.",
        "پاسخ همین نامه فردا می‌رسد.",
        "این نامه را پنج نفر امضا کرده‌اند.",
    ],
)
def test_a_text_on_lines_of_its_own_ends_where_it_is_told_of(about: str) -> None:
    letter = "شهرداری باید راه را باز کند.\nپل نیز باید ساخته شود"
    after = f"{about}\nهوای خورآب فردا بارانی است."
    (quote,) = analyze(f"در این نامه آمده است:\n{letter}.\n{after}").quotes
    assert quote.text == letter


def test_who_writes_of_his_own_letter_goes_on() -> None:
    letter = "شهرداری باید راه را باز کند.\nاین نامه را برای شهر نوشته‌ایم.\nپل باید ساخته شود"
    (quote,) = analyze(f"در این نامه آمده است:\n{letter}.").quotes
    assert quote.text == letter


@pytest.mark.parametrize(
    ("clause", "cue"),
    [
        ("با بیان اینکه «طرح مهر» مانند «طرح ماه» تمام شده است", "افزود"),
        ("با بیان اینکه «طرح مهر» تمام شده است", "گفت"),
        ("با اشاره به اینکه «پل نو» در سیل فرو ریخت", "گفت"),
        ("با تأکید بر اینکه «شهر» خانه همه است", "تصریح کرد"),
        ("با بیان اینکه «شرکت آب» کار را آغاز می‌کند", "گفت"),
    ],
)
def test_a_name_in_marks_begins_the_clause_of_a_cue(clause: str, cue: str) -> None:
    report = analyze(f"رامین نیکوکار، شهردار نوده، {clause}، {cue}: راه باز است.")
    (direct,) = (quote for quote in report.quotes if quote.kind == "direct")
    assert direct.text == "راه باز است"
    (indirect,) = (quote for quote in report.quotes if quote.kind == "indirect")
    assert indirect.text == clause.partition("اینکه ")[2]


@pytest.mark.parametrize(
    "marked", ["«پل امن است»،", "«پل امن است»", "«پل امن است.»", "«پل را می‌سازیم»", "«پل امن شده»،"]
)
def test_a_statement_in_marks_is_a_quote_of_its_own(marked: str) -> None:
    report = analyze(f"رامین نیکوکار، شهردار نوده، با بیان اینکه {marked} گفت: راه باز است.")
    direct = [quote.text for quote in report.quotes if quote.kind == "direct"]
    assert direct == [marked.strip("«»،.").rstrip(".»"), "راه باز است"]
