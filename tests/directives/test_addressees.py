"""Who is told to act: sentences of our own, and each word of the lexicon at work in its example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechsum import analyze, lexicon
from speechsum.grammar.words import Phrases, phrases

_CASES = Path(__file__).parent.parent / "cases" / "addressees.tsv"
# Classes of addressees.tsv whose examples come out otherwise without their line.
_AT_WORK = {
    "alone", "whose", "given", "quality", "by", "at", "with", "no-agent", "time", "which-time",
    "adverbial", "charge", "governing", "clause-before", "also", "one-of", "side", "quantifier",
    "between", "everybody", "you", "ground", "whole", "manner", "modal", "many", "view",
    "inside", "house", "authored", "courtesy", "address", "greeting", "aged", "placed", "hortative",
}  # fmt: skip
_ROWS = [row for row in lexicon.rows("addressees") if row["class"] in _AT_WORK]


def _read() -> Iterator[object]:
    for line in _CASES.read_text(encoding="utf-8").splitlines()[2:]:
        kind, sentence, addressee = line.split("\t")
        yield pytest.param(sentence, None if addressee == "-" else addressee, id=kind)


_SENTENCES = list(_read())


def _letters(text: str | None) -> str | None:
    return re.sub(r"[\s\u200c]", "", text) if text is not None else None


@pytest.mark.parametrize(("sentence", "addressee"), _SENTENCES)
def test_who_is_told(sentence: str, addressee: str | None) -> None:
    (found,) = analyze(f"رامین نیکوکار گفت: {sentence}\n").directives
    assert found.addressee == addressee


@pytest.mark.parametrize(("sentence", "addressee"), _SENTENCES)
def test_who_is_told_however_it_is_typed(sentence: str, addressee: str | None) -> None:
    typed = sentence.replace("\u200c", "").translate(str.maketrans("یک", "يك"))
    (found,) = analyze(f"رامين نيكوكار گفت: {typed}\n").directives
    wanted = addressee.translate(str.maketrans("یک", "يك")) if addressee is not None else None
    assert _letters(found.addressee) == _letters(wanted)


def _told(example: str) -> list[str | None]:
    text = example.replace(r"\n", "\n")  # a letter has lines
    return [directive.addressee for directive in analyze(text, ranker="lead").directives]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['class']} {row['form']}")
def test_a_word_is_at_work_in_its_example(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_it = _told(row["example"])
    rest = [other for other in lexicon.of_class("addressees", row["class"]) if other is not row]
    # The one class is changed where everybody keeps it; to forget all classes takes longer.
    known = phrases("addressees", row["class"])
    for name, value in vars(Phrases([other["form"] for other in rest])).items():
        monkeypatch.setattr(known, name, value)
    assert _told(row["example"]) != with_it


@given(
    st.sampled_from(["شهرداری", "اداره برق", "پلیس راه", "شورای شهر", "دهیاران"]),
    st.sampled_from(["#", "• ", "🔹", "۳- ", "۱۲. ", "«", "[", "(", "- ", "الف) ", "ب- "]),
    st.sampled_from(["", "»", "]", ")", " -", "،", " :"]),
)
def test_no_sign_or_number_is_in_the_name(name: str, before: str, after: str) -> None:
    text = f"رامین نیکوکار گفت: {before}{name}{after} باید راه را باز کند.\n"
    for directive in analyze(text).directives:
        told = directive.addressee
        assert told is None or re.fullmatch(r"[\w\u200c]+( [\w\u200c]+)*", told)


@pytest.mark.parametrize(
    ("said", "addressee"),
    [
        ("آچاربه‌دست‌ها از سوار کردن لوله کهنه خودداری کنند", "آچاربه‌دست‌ها"),
        ("نفت و گاز از کندن چاه در دشت پرهیز کند", "نفت و گاز"),
        ("کمپرسی‌ها به کارگاه تازه خاک نبرند", "کمپرسی‌ها"),
        ("رانندگان مقابل مدرسه نایستند", "رانندگان"),
        ("رانندگان وسط میدان مسافر سوار نکنند", "رانندگان"),
    ],
)
def test_who_can_choose_is_told_known_or_not(said: str, addressee: str) -> None:
    (directive,) = analyze(f"رامین نیکوکار گفت: {said}.").directives
    assert directive.addressee == addressee


@pytest.mark.parametrize("said", ["چراغ‌ها از شب تا صبح روشن باشند", "گوشی‌ها را خاموش کنند"])
def test_things_choose_nothing(said: str) -> None:
    assert not analyze(f"رامین نیکوکار گفت: {said}.").directives


@pytest.mark.parametrize(
    ("before", "addressee"),
    [
        ("رامین نیکوکار خطاب به دهیاران گفت: راه بسته است.", "دهیاران"),
        ("رامین نیکوکار خطاب به دهیاران خواستار باز شدن راه شد.", "دهیاران"),
        ("رامین نیکوکار در تذکری به وزیر نیرو گفت: سد خالی است.", "وزیر نیرو"),
        ("رامین نیکوکار گفت: آقای شهردار! راه بسته است.", "آقای شهردار"),
        ("رامین نیکوکار گفت: آقای شهردار، راه بسته است.", "آقای شهردار"),
        ("رامین نیکوکار گفت: آقای شهردار می‌گوید راه بسته است.", None),
        ("رامین نیکوکار گفت: دهیاران خسته‌اند.", None),
    ],
)
def test_you_are_who_was_spoken_to_before(before: str, addressee: str | None) -> None:
    said = "پل گلزار هم خراب است. نامه‌ها را زودتر بخوانید."
    told = analyze(f"{before}\nوی افزود: {said}\n").directives[-1]
    assert told.text.endswith("بخوانید")
    assert told.addressee == addressee


def test_you_are_nobody_to_whom_another_spoke() -> None:
    spoken = "رامین نیکوکار خطاب به دهیاران گفت: راه بسته است. پل گلزار هم خراب است."
    asked = "سارا سپهرداد گفت: آب کم است. نامه‌ها را زودتر بخوانید."
    assert analyze(f"{spoken}\n{asked}\n").directives[-1].addressee is None


@pytest.mark.parametrize(
    ("said", "addressee"),
    [
        ("رامین نیکوکار ضمن دعوت اهالی گلزار به بازسازی راه، گفت: راه بسته است.", "اهالی گلزار"),
        ("رامین نیکوکار با درخواست از دهیاران برای بازسازی راه، گفت: راه بسته است.", "دهیاران"),
        ("وی همچنین اهالی گلزار را به بازسازی راه دعوت کرد.", "اهالی گلزار"),
        ("رامین نیکوکار در جمع دهیاران گفت: نامه‌ها را زودتر بخوانید.", "دهیاران"),
        ("رامین نیکوکار در مهرکنار گفت: نامه‌ها را زودتر بخوانید.", None),
    ],
)
def test_who_is_invited_or_listens(said: str, addressee: str | None) -> None:
    (directive,) = analyze(said).directives
    assert directive.addressee == addressee


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("رامین نیکوکار در تذکری کتبی به وزیر نیرو، باز شدن راه را خواستار شد.", "وزیر نیرو"),
        (
            "بهار رادمنش در نامه ای سرگشاده به استاندار آذرکوه درخواست کرد "
            "دلایل این تصمیم بیان شود.",
            "استاندار آذرکوه",
        ),
        ("فرماندار مهرکنار در بخشنامه ای به بخشداران، خواستار برگزاری نشست‌ها شد.", "بخشداران"),
        ("رامین نیکوکار در نامه‌ای با اشاره به وزارت نیرو خواستار باز شدن راه شد.", None),
    ],
)
def test_who_is_written_to_is_asked(text: str, addressee: str | None) -> None:
    (directive,) = analyze(text).directives
    assert directive.addressee == addressee


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("رادمنش به وزیر نیرو: لزوم بازسازی سد مهرکنار.", "وزیر نیرو"),
        ("رادمنش به وزیر نیرو: علت خشکی رود. لزوم بازسازی سد سرپل.", "وزیر نیرو"),
        ("به وزیر راه و استاندار: لازم است پل ساخته شود.", "وزیر راه و استاندار"),
        ("رادمنش به وزیر نیرو: علت خشکی رود.\nلزوم بازسازی پل سرپل.", None),
    ],
)
def test_whose_name_stands_before_the_colon(text: str, addressee: str | None) -> None:
    (directive,) = analyze(text).directives
    assert directive.addressee == addressee


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        (
            "رادمنش ضمن دعوت مجریان انتخابات به بیطرفی، بر ضرورت پرهیز آنان از شائبه تاکید کرد.",
            "مجریان انتخابات",
        ),
        ("رادمنش با اشاره به وظایف دهیاران خواستار اهتمام آنها در کار شد.", "دهیاران"),
        ("رادمنش خواستار اهتمام آنها در کار شد.", "آنها"),
    ],
)
def test_whom_a_pronoun_in_a_noun_phrase_means(text: str, addressee: str | None) -> None:
    (directive,) = analyze(text).directives
    assert directive.addressee == addressee
