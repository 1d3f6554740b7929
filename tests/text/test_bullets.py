"""Bullets, emoji, list numbers and hash signs are in no span; what a cue heads is its own."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechsum import analyze
from speechsum.text.bullets import veil
from speechsum.text.segments import parse
from speechsum.text.tokens import tokenize

_SIGNS = [
    *"🔹✅◽➖•○☑🔴◾📌➕①❶‣",
    "▪️",
    "‼️",
    "1️⃣",
    "👨\u200d👩\u200d👧",
    "✔️",
    "⬅️",
    "🇮🇷",
    "👍🏽",
    *"⊙⋆・ꞏ〇",
    "🏴\U000e0067\U000e0062\U000e007f",
]
_DIGITS = ["۱-", "۱.", "۱)", "(۱)", "۱ـ", "٢-", "3)", "[۴]"]
_NUMBERS = [*_DIGITS, "الف)", "الف-", "ب)", "ج-", "یک-", "اول:", "دوم-", "نخست:", "پنجم)"]
_PARTS = ["ماده ۳-", "بند ۲:", "تبصره ۱)"]


@pytest.mark.parametrize("sign", [*_SIGNS, *_NUMBERS, *_PARTS, "-", "–", "*", "+", "·"])
@pytest.mark.parametrize("space", ["", " ", "\u200f "])
def test_a_sign_before_a_speaker_or_an_agent_is_in_no_span(sign: str, space: str) -> None:
    if not space and sign in "*+":
        return  # «*گفت» may be anything
    text = f"{sign}{space}رامین نیکوکار گفت: شهرداری باید راه را باز کند."
    report = analyze(text)
    assert [quote.speaker for quote in report.quotes] == ["رامین نیکوکار"]
    text = f"رامین نیکوکار گفت: {sign}{space}شهرداری باید راه را باز کند."
    report = analyze(text)
    assert report.quotes[0].text == "شهرداری باید راه را باز کند"
    assert [d.addressee for d in report.directives] == ["شهرداری"]


_HEADS = ["۴/۲-", "۱/۱)", "۱-۲-۳-", "۱.۲.۳)", "۲-ب-", "ب-۱)", "۲-الف)", "۱۲۳-", "{۱}", "<۲>", "«۳»"]
_HEADS += [
    "a)",
    "A.",
    "(ii)",
    "IV-",
    "Ⅳ.",
    "⑴",
    "⒈",
    "۱٫",
    "۱_",
    "۱\t",
    "مورد ۱:",
    "مصوبه شماره ۳:",
]


@pytest.mark.parametrize("sign", _HEADS)
def test_what_numbers_an_item_at_the_beginning_of_its_line_is_in_no_span(sign: str) -> None:
    items = (f"{sign} شهرداری راه را باز کند.", f"{sign} شرکت آب چاه را پر کند.")
    report = analyze("\n".join(("استاندار مهرکنار دستور داد:", *items)))
    assert [d.addressee for d in report.directives] == ["شهرداری", "شرکت آب"]
    report = analyze(f"رامین نیکوکار گفت: {sign} شهرداری باید راه را باز کند.")
    assert [d.addressee for d in report.directives] == ["شهرداری"]


@pytest.mark.parametrize(
    "text",
    [
        "۱۱. مرداد ۱۴۰۱ راه باز شد.",
        "۹/۲/۱۴۰۳ راه باز شد.",
        "۱۰:۳۰ راه باز شد.",
        "به: شهردار مهرکنار",
        "نه، راه باز نیست.",
        "ب. نیکوکار آمد.",
        "هـ. نیکوکار آمد.",
        "هـــومان گفت: هـمه آمدند.",
        "شهر\ufe0fداری راه\U000e0100 را باز کند.",
        "۲/۵ میلیون تن گندم آمد.",
    ],
)
def test_dates_hours_initials_and_words_number_nothing(text: str) -> None:
    assert veil(text) == (text, ())


@pytest.mark.parametrize(
    "aside", ["[در پایان]", "(با خنده)", "[خطاب به حاضران]", "(رو به شهردار)", "[ضمن خوشامد]"]
)
def test_what_an_editor_puts_before_somebodys_words_is_no_part_of_them(aside: str) -> None:
    report = analyze(f"رامین نیکوکار گفت: {aside} شهرداری باید راه را باز کند.")
    assert [d.addressee for d in report.directives] == ["شهرداری"]
    assert report.directives[0].text == "شهرداری باید راه را باز کند"


def test_an_item_that_holds_a_sentence_is_no_heading() -> None:
    text = (
        "مصوبات شورای مهرکنار\n۱- مقرر شد شهرداری راه را باز کند. با اتفاق آرا\n۲- بودجه تصویب شد."
    )
    (directive,) = analyze(text).directives
    assert directive.addressee == "شهرداری"


@pytest.mark.parametrize("sign", [*"~=/\\^§†›۞|¶°$―⸺٭۝≫o", "***", "---", "=="])
def test_a_seldom_sign_with_a_blank_behind_it_is_a_bullet(sign: str) -> None:
    text = (
        f"{sign} رامین نیکوکار گفت:\n{sign} شهرداری راه را باز کند.\n{sign} شرکت آب چاه را پر کند."
    )
    report = analyze(text)
    assert [quote.speaker for quote in report.quotes] == ["رامین نیکوکار"]
    assert [d.addressee for d in report.directives] == ["شهرداری", "شرکت آب"]


@pytest.mark.parametrize("sign", [*_SIGNS, *_NUMBERS, *_PARTS, "-", "*"])
@pytest.mark.parametrize("stop", [".", "", "؛"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_below_a_cue_belongs_to_it(sign: str, stop: str, gap: str) -> None:
    text = (
        f"استاندار مهرکنار دستور داد:{gap}{sign} شهرداری باید ظرف یک هفته راه را باز کند{stop}"
        f"{gap}{sign} شرکت آب باید تا پایان مهر چاه‌ها را پر کند{stop}{gap}وی افزود: پل امن است."
    )
    report = analyze(text)
    assert [quote.speaker for quote in report.quotes] == ["استاندار مهرکنار"] * 2
    assert [d.addressee for d in report.directives] == ["شهرداری", "شرکت آب"]


@pytest.mark.parametrize(
    "text",
    [
        "رامین نیکوکار گفت: ۳ پل باید ساخته شود.",
        "رامین نیکوکار گفت: ۳۰- ۴۰ پل ساخته شد.",
        "رامین نیکوکار گفت: دو- سه روز راه بسته بود.",
        "رامین نیکوکار گفت: دمای امروز -۵ درجه است.",
        "رامین نیکوکار گفت: ۲.۵ میلیارد تومان هزینه شد.",
        "رامین نیکوکار گفت: بند (۲) قانون روشن است.",
        "ب. نیکوکار گفت: راه باز است.",
        "نشست ساعت ۱۰:۳۰ برگزار شد.",
    ],
)
def test_numbers_and_initials_of_a_statement_stay(text: str) -> None:
    assert veil(text) == (text, ())


def test_the_line_below_a_cue_is_its_statement() -> None:
    text = (
        "رامین نیکوکار گفت:\nراه باز است.\n\nوی افزود:\n\nپل امن است.\nوی ادامه داد که\nسد پر است."
    )
    quotes = [(quote.speaker, quote.text) for quote in analyze(text).quotes]
    said = ["راه باز است", "پل امن است", "سد پر است"]
    assert quotes == [("رامین نیکوکار", words) for words in said]


def test_marks_that_a_cue_opens_hold_the_lines_to_their_end() -> None:
    text = "رامین نیکوکار گفت:\n«راه باز است.\nپل امن است.»\nوی افزود: سد پر است."
    quotes = [(quote.speaker, quote.text) for quote in analyze(text).quotes]
    said = ["راه باز است.\nپل امن است", "سد پر است"]
    assert quotes == [("رامین نیکوکار", words) for words in said]


def test_a_colon_below_its_cue_is_its_own() -> None:
    (quote,) = analyze("رامین نیکوکار خاطرنشان کرد\n: راه باز است.").quotes
    assert (quote.speaker, quote.text) == ("رامین نیکوکار", "راه باز است")


def test_a_kicker_leads_to_a_headline_not_to_a_statement() -> None:
    text = (
        "رامین نیکوکار خبر داد:\nراه مهرکنار باز شد\n"
        "استاندار مهرکنار امروز در نشست خبری با خبرنگاران گفت: پل امن است و راه روستا هم باز شد."
    )
    report = analyze(text)
    assert [quote.text for quote in report.quotes] == ["پل امن است و راه روستا هم باز شد"]
    assert report.headline is not None
    assert report.headline.text.endswith("باز شد")


def test_a_heading_below_which_another_speaks_is_no_cue() -> None:
    text = "آنچه استاندار گفت:\nسارا سپهرداد گفت: پل امن است."
    assert [quote.speaker for quote in analyze(text).quotes] == ["سارا سپهرداد"]


def test_items_without_a_full_stop_are_sentences() -> None:
    document = parse("رامین نیکوکار گفت: 🔹 راه باز است 🔹 پل امن است 🔹 سد پر است")
    assert len(document.sentences) == 3


@pytest.mark.parametrize(
    ("speaker", "name", "agent", "addressee"),
    [
        ("#استاندار_مهرکنار", "استاندار مهرکنار", "#اداره_برق_آذرکوه", "اداره برق آذرکوه"),
        ("#استاندار_مهرکنار_", "استاندار مهرکنار", "#_اداره_برق_", "اداره برق"),
        ("＃رامین_نیکوکار", "رامین نیکوکار", "# شهرداری", "شهرداری"),
        ("دکتر#نیکوکار", "نیکوکار", "#شهرداری_منطقه_۳", "شهرداری منطقه ۳"),
        ("رامین_نیکوکار #شهردار_سرپل", "رامین نیکوکار", "#اداره‌_برق", "اداره برق"),
    ],
)
def test_tags_are_read_as_their_words(speaker: str, name: str, agent: str, addressee: str) -> None:
    report = analyze(f"{speaker} گفت: {agent} باید خیابان را روشن کند. #آب #برق")
    assert [one.name for one in report.speakers] == [name]
    assert [one.speaker for one in report.quotes] == [name]
    assert [one.addressee for one in report.directives] == [addressee]
    assert not report.quotes[0].text.startswith(("#", "_", " "))


@given(st.text("۱۲-.)( \n🔹•ab\u200c\ufe0fراهگفت:#_*`~[>＃", max_size=60))
def test_a_veiled_text_is_as_long_and_has_the_same_words(text: str) -> None:
    veiled, items = veil(text)
    assert len(veiled) == len(text)
    assert all(new in (old, "\x1f") for old, new in zip(text, veiled, strict=True))
    assert list(items) == sorted(items)
    numbering = 5  # letters of the longest word that numbers items
    words = "".join(c if c.isalpha() else " " for c in text).split()
    assert all(word in veiled for word in words if len(word) > numbering)


_PIECES = [
    "1️⃣",
    "۱⃣",
    "✅",
    "🔹",
    "Ⅳ",
    "①",
    "#",
    "*",
    "**",
    "](",
    "[",
    "x)",
    "\u200f",
    " ",
    "\n",
    "راه",
    "گفت:",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_signs_that_overlap_are_veiled_once(pieces: list[str]) -> None:
    text = "".join(pieces)
    veiled, items = veil(text)
    assert len(veiled) == len(text)
    assert all(new in (old, "\x1f") for old, new in zip(text, veiled, strict=True))
    assert list(items) == sorted(set(items))


@pytest.mark.parametrize("signs", [("1️⃣✅", "2️⃣✅"), ("1️⃣🔹", "2️⃣🔹"), ("۱⃣Ⅳ", "۲⃣Ⅳ")])
def test_a_keycap_beside_another_sign_moves_no_offset(signs: tuple[str, str]) -> None:
    items = (f"{signs[0]} شهرداری راه را باز کند.", f"{signs[1]} شرکت آب پل را باز کند.")
    report = analyze("\n".join(("استاندار مهرکنار دستور داد:", *items)))
    told = [(d.text, d.addressee) for d in report.directives]
    assert told == [
        ("شهرداری راه را باز کند", "شهرداری"),
        ("شرکت آب پل را باز کند", "شرکت آب"),
    ]


def test_a_mark_of_direction_begins_no_item() -> None:
    text = "رامین نیکوکار گفت: شهرداری باید\n\u200f راه گلزار را باز کند."
    (directive,) = analyze(text).directives
    assert (directive.addressee, directive.text.endswith("باز کند")) == ("شهرداری", True)


@pytest.mark.parametrize(
    "text",
    [
        "$ ۲۰ میلیون هزینه شد.\n$ ۳۰ میلیون ماند.",
        "€ ۱۰۰ هزار هزینه شد.",
        "٪ ۲۰ راه بسته است.",
        "﷼ راه را نشان بدهید.",
        "& شرکا آمدند.",
        "O positive خون لازم است.",
    ],
)
def test_signs_that_mean_something_stay(text: str) -> None:
    assert veil(text) == (text, ())


@pytest.mark.parametrize(
    "held",
    [
        "(در مهلت ده روز)",
        "(به جز بیماران)",
        "(در صورت بارش)",
        "(با مجوز شهرداری)",
        "(در پایان مهر)",
        "(ضمن رعایت ایمنی)",
    ],
)
def test_brackets_that_hold_a_term_or_a_condition_stay(held: str) -> None:
    for text in (f"رامین نیکوکار گفت: {held} شهرداری راه را باز کند.", f"{held} راه باز شد."):
        assert held in veil(text).text


@pytest.mark.parametrize("unseen", "\u200b\u200f\u2060\ufeff")
def test_a_run_of_what_is_not_seen_costs_what_its_length_does(unseen: str) -> None:
    def spent(size: int) -> float:
        text = "راه باز است\n" + unseen * size + "\nپل ۱" + unseen * size + " باز است."
        runs = []
        for _ in range(3):
            begun = process_time()
            veil(text)
            tokenize(text)
            runs.append(process_time() - begun)
        return min(runs)

    # Four times as much text: four times the work, where its square would be sixteen times.
    assert spent(16_000) < 9 * spent(4_000) + 0.002


@pytest.mark.parametrize("number", ["۲/", "2/", "۱۲/"])
def test_a_number_with_a_slash_is_an_items(number: str) -> None:
    text = f"رامین نیکوکار گفت: {number} اداره راه باید پل را باز نگه دارد."
    (found,) = analyze(text).directives
    assert found.addressee == "اداره راه"
    assert not found.text.startswith(number[0])


def test_a_date_with_a_slash_is_a_date() -> None:
    (found,) = analyze("رامین نیکوکار گفت: شهرداری باید تا ۲۰/ ۷ راه را باز کند.").directives
    assert "۲۰/" in found.text


@pytest.mark.parametrize("signs", [("۱-", "۲-", "۳-"), ("الف)", "ب)", "ج)"), ("1)", "2)", "3)")])
def test_items_that_count_on_within_a_line_are_several_sentences(signs: tuple[str, ...]) -> None:
    items = ("آب سالم برای روستاهای دور", "راه خوب تا شهر", "مدرسه نزدیک خانه")
    listed = " ".join(f"{sign} {item}" for sign, item in zip(signs, items, strict=True))
    document = parse(f"رامین نیکوکار گفت: مردم سه خواسته دارند: {listed}.")
    sentences = [document.text[s.start : s.end].strip(" .") for s in document.sentences]
    assert sentences[-2:] == list(items[1:])


@pytest.mark.parametrize(
    "task",
    [
        "شهرداری طبق بند (۲) مصوبه راه را باز کند",
        "شهرداری به استناد ماده ۲- آیین‌نامه راه را باز کند",
        "شهرداری در ساعت ۲- بعد از ظهر راه را باز کند",
        "شهرداری راه خط ۵- جنوب را باز کند",
    ],
)
def test_a_number_that_counts_something_else_is_no_item(task: str) -> None:
    report = analyze(f"رامین نیکوکار گفت: ۱- {task}.")
    assert [(d.text, d.addressee) for d in report.directives] == [(task, "شهرداری")]


@pytest.mark.parametrize(
    "text",
    [
        "تاریخ: ۲۰ - مهر ۱۴۰۳",
        "نشست در تاریخ: ۲۰ - مهر برگزار شد.",
        "دمای هوا: ۱۲، باد: ۲۰",
        "وی گفت: ۵، شش نفر آمدند.",
        "قیمت: ۱۲۰ - هزار تومان",
        "نتیجه: ۲ - استقلال برنده شد.",
        "تلفن: ۳۳۳ - داخلی دو",
        "مبلغ: ۱۵ ـ بیست میلیون",
        "منبع: A / سپهر",
        "وی گفت: I. نیکوکار آمد.",
        "۱ نفر باید بیاید\n۲ نفر باید بمانند\n۳ نفر باید بروند",
        "۱ مهر راه باز شد\n۲ مهر پل بسته شد\n۳ آبان سد پر شد",
        "۱ هفته راه بسته بود\n۲ ماه پل باز بود\n۳ سال سد پر بود",
    ],
)
def test_data_behind_a_colon_and_counted_nouns_are_no_numbers_of_items(text: str) -> None:
    assert veil(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("مصوبات: ۱- شهرداری راه را باز کند ۲- شرکت آب چاه را پر کند", 2),
        ("خواسته‌ها: الف) آب سالم ب) راه خوب", 2),
        ("خواسته‌ها: اول- آب سالم. دوم- راه خوب", 2),
        ("رامین نیکوکار گفت: ۲- راه باز است.", 1),
        ("۱ پل بسته شود\n۲ راه باز شود\n۳ پل باز شود", 3),
        ("۱- مهر گلزار باز شد.", 1),
    ],
)
def test_numbers_that_count_on_or_stand_behind_a_cue_are_items(text: str, count: int) -> None:
    assert len(veil(text).items) == count
