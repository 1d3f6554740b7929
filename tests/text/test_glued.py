"""Words run into one are read as two, by rule; words that only look so stay whole."""

from __future__ import annotations

from itertools import pairwise

import pytest

from speechsum import analyze, lexicon
from speechsum.text import glued
from speechsum.text.folding import key_of
from speechsum.text.hazm_bridge import counts
from speechsum.text.tokens import tokenize
from speechsum.text.verbs import analyse


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("بازکند", ["باز", "کند"]),
        ("پرداخت‌کند", ["پرداخت", "کند"]),
        ("پرداختکنند", ["پرداخت", "کنند"]),
        ("گزارشدهد", ["گزارش", "دهد"]),
        ("کتاببدهد", ["کتاب", "بدهد"]),
        ("گزارشندهد", ["گزارش", "ندهد"]),
        ("گزارشمیدهد", ["گزارش", "میدهد"]),
        ("گزارشنمیدهد", ["گزارش", "نمیدهد"]),
        ("کاهشمی‌دهد", ["کاهش", "میدهد"]),
        ("پرکند", ["پر", "کند"]),
        ("نشاندهند", ["نشان", "دهند"]),
        ("بازدیدکرد", ["بازدید", "کرد"]),
        ("نیکوکارگفت", ["نیکوکار", "گفت"]),
        ("نیکوکار‌افزود", ["نیکوکار", "افزود"]),
        ("شهردارتصریح", ["شهردار", "تصریح"]),
        ("ویافزود", ["وی", "افزود"]),
        ("راهرا", ["راه", "را"]),
        ("مشکلهارا", ["مشکلها", "را"]),
        ("بایدشهرداری", ["باید", "شهرداری"]),
        ("شهرداریباید", ["شهرداری", "باید"]),
        ("نبایدمردم", ["نباید", "مردم"]),
        ("کشورباید", ["کشور", "باید"]),
        ("بایدتیرهای", ["باید", "تیرهای"]),
        ("بایدکودکان", ["باید", "کودکان"]),
        ("ماباید", ["ما", "باید"]),
        ("شماباید", ["شما", "باید"]),
        ("ازشهروندان", ["از", "شهروندان"]),
        ("ازسفرهای", ["از", "سفرهای"]),
        ("وشهرداری", ["و", "شهرداری"]),
        ("بهکارگران", ["به", "کارگران"]),
        ("پاسخگوباشند", ["پاسخگو", "باشند"]),
        ("رهاکنیم", ["رها", "کنیم"]),
        ("بازنگهدارند", ["باز", "نگهدارند"]),
        ("ماشینبفرستند", ["ماشین", "بفرستند"]),
        ("جمع‌آوری‌کنند", ["جمعآوری", "کنند"]),
        ("مراقب‌باشید", ["مراقب", "باشید"]),
        ("دستورداد", ["دستور", "داد"]),
        ("مسئولانباید", ["مسئولان", "باید"]),
        ("دانشجویاننباید", ["دانشجویان", "نباید"]),
        ("کارگرانخواست", ["کارگران", "خواست"]),
        ("ازفروشندگان", ["از", "فروشندگان"]),
        ("اعضایکتابخانه", ["اعضای", "کتابخانه"]),
        ("اعضایشورا", ["اعضای", "شورا"]),
        ("اولیایمدرسه", ["اولیای", "مدرسه"]),
        ("رؤسایادارات", ["روسای", "ادارات"]),
        ("کارکنانبیمارستان", ["کارکنان", "بیمارستان"]),
        ("فروشندگاندر", ["فروشندگان", "در"]),
        ("نیکوکارفرماندار", ["نیکوکار", "فرماندار"]),
        ("دکترسارا", ["دکتر", "سارا"]),
        ("آمارتازه", ["آمار", "تازه"]),
        ("بسیارمناسبی", ["بسیار", "مناسبی"]),
        ("بخارینصبنمایند", ["بخارینصب", "نمایند"]),
        ("جابهجاکند", ["جابهجا", "کند"]),
        ("برگردندو", ["برگردند", "و"]),
        ("نوکند", ["نو", "کند"]),
        ("خواستارپرداخت", ["خواستار", "پرداخت"]),
        ("خواستاررفع", ["خواستار", "رفع"]),
        ("دستورپیگیری", ["دستور", "پیگیری"]),
        ("کارگران‌شد", ["کارگران", "شد"]),
        ("سیل‌زدگان‌شد", ["سیلزدگان", "شد"]),
        ("شهروندان‌خواست", ["شهروندان", "خواست"]),
        ("نمایدودر", ["نماید", "و", "در"]),
    ],
)
def test_a_glued_word_is_two(word: str, parts: list[str]) -> None:
    tokens = tokenize(word)
    assert [token.key for token in tokens] == [key_of(part) for part in parts]
    assert tokens[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(tokens))
    assert tokens[-1].end == len(word)


_WHOLE = [
    "ورزشکاران",
    "وزیران",
    "بهداری",
    "بهرامی",
    "بهشهر",
    "ازبکستان",
    "درختان",
    "بازیگران",
    "بازیکنان",
    "نبرد",
    "شوربخت",
    "دستگیرند",
    "کامیابند",
    "رویداد",
    "سپهرداد",
    "یزدانداد",
    "تالابها",
    "باغبانان",
    "بایدهای",
    "می‌باشند",
    "برمی‌دارند",
    "نمی‌گذارند",
    "بازگشت",
    "درگفت‌وگو",
    "پیگیری",
    "شگفت",
    "هنگفت",
    "شورا",
    "اجرا",
    "چرا",
    "زیرا",
    "ماجرا",
    "سمیرا",
    "شریکند",
    "نزدیکند",
    "کودکند",
    "پزشکند",
    "پیگیرند",
    "سختگیرند",
    "تاشکند",
    "پیشوند",
    "استاندارد",
    "عملکرد",
    "رویکرد",
    "تعداد",
    "قرارداد",
    "مرداد",
    "رضاداد",
    "هزینه‌کرد",
    "بردارد",
    "برمی‌گیرد",
    "درمی‌یابد",
    "دربرمی‌گیرد",
    "تحصیل‌کرده",
    "ارشد",
    "بایدها",
    "می‌باید",
    "نمی‌کند",
    "بگوید",
    "گردهمایی",
    "شهرکرد",
    "نگفت",
    "دهنده",
    "کننده",
    "مانند",
    "باشند",
    "ایثارگران",
    "اعضایشان",
    "شوراییان",
    "روستاییان",
    "کارگرانی",
    "اولیایی",
    "معمارنژاد",
    "کلیدواژه",
    "محمداحمدی",
    "دکترای",
    "کندو",
    "فرمالدهید",
    "آذردشت",
    "بهاردوست",
    "وزارتخانه",
    "خواستاران",
    "زنبوردارها",
    "هزینه‌کرد",
    "عمل‌کرد",
    "آتش‌بس‌شدن",
]


@pytest.mark.parametrize("word", _WHOLE)
def test_a_word_that_looks_glued_is_one(word: str) -> None:
    assert [token.key for token in tokenize(word)] == [key_of(word)]


def test_what_is_kept_may_be_one_word() -> None:
    for kept in ("باز نگهدارند", "بازنگهدارند", "باز نگه دارند", "باز نگه‌دارند"):
        text = f"رامین نیکوکار ازمدیران مدارس خواست درها را {kept}."
        (found,) = analyze(text, ranker="lead").directives
        assert (found.force, found.addressee) == ("request", "مدیران مدارس")


def test_what_is_glued_is_understood() -> None:
    report = analyze("رامین نیکوکارگفت: بایدشهرداری راهرا تا پایان مهر بازکند.")
    assert [quote.speaker for quote in report.quotes] == ["رامین نیکوکار"]
    assert [d.addressee for d in report.directives] == ["شهرداری"]


@pytest.mark.parametrize("sign", ["\ufeff", "\u00ad", "\u200f", "\u2066", "\u2060", "\u200d"])
def test_what_is_unseen_parts_no_word(sign: str) -> None:
    plain = "رامین نیکوکار گفت: شهرداری باید راه را باز کند."
    spoilt = plain.replace("شهرداری", f"شهر{sign}داری").replace("باید", f"با{sign}ید")
    assert [t.key for t in tokenize(spoilt)] == [t.key for t in tokenize(plain)]


def test_ascii_guillemets_are_marks() -> None:
    report = analyze("رامین نیکوکار گفت: <<شهرداری باید راه را باز کند>>.")
    assert [quote.text for quote in report.quotes] == ["شهرداری باید راه را باز کند"]
    assert [d.addressee for d in report.directives] == ["شهرداری"]


def test_the_list_of_whole_words_is_hazms() -> None:
    ends = tuple(key_of(row["form"]) for row in lexicon.rows("glued") if row["class"] in _SECOND)
    keys = set(map(key_of, counts()))
    looks = {key for key in keys if key.endswith(ends) and not analyse(key)}
    assert all(glued.cut_of(key) == 0 for key in looks if not key.startswith(("باید", "نباید")))


def test_no_word_of_hazms_is_cut_behind_a_particle() -> None:
    leading = tuple(lexicon.column("glued", **{"class": "leading"}))
    keys = {key for key in map(key_of, counts()) if key.startswith(leading)}
    assert len(keys) > 5_000
    assert [key for key in keys if glued.cut_of(key) in map(len, leading)] == []


_SECOND = ("light", "past", "cue", "modal", "object")


@pytest.mark.parametrize(
    ("run_on", "apart"),
    [
        ("رابپردازند", ["را", "بپردازند"]),
        ("تاپایان", ["تا", "پایان"]),
        ("راخاموش‌کنند", ["را", "خاموش", "کنند"]),
        ("بایدزباله‌هارا", ["باید", "زبالهها", "را"]),
        ("بایدوام", ["باید", "وام"]),
    ],
)
def test_a_particle_at_the_beginning_of_a_word_is_one_of_its_own(
    run_on: str, apart: list[str]
) -> None:
    assert [token.key for token in tokenize(run_on)] == apart


@pytest.mark.parametrize("word", ["تاب‌آوری", "تالابی", "رامهرمز", "ازدواج", "تابستان"])
def test_a_word_that_begins_like_a_particle_is_one(word: str) -> None:
    assert len(tokenize(word)) == 1


def test_pronouns_stuck_to_cues_and_modals_to_plurals_are_parted() -> None:
    text = "رامین نیکوکار آمد. ویافزود: پیمانکاران بایدکنتورهای روستا را نصبکنند."
    (quote,) = analyze(text).quotes
    (directive,) = analyze(text).directives
    assert quote.speaker == "رامین نیکوکار"
    assert (directive.addressee, directive.force) == ("پیمانکاران", "obligation")
