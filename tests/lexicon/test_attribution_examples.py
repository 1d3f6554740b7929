"""Every line of the attribution lexicons at work in its own example."""

from __future__ import annotations

from datetime import date

import pytest

from speechsum import analyze, lexicon
from speechsum.attribution.vocabulary import boundary
from speechsum.model import Quote, Report
from speechsum.text.tokens import words_of

_NAME = "بهار نیکوکار"


def _lines(name: str, *classes: str, column: str = "class") -> list[dict[str, str]]:
    return [row for row in lexicon.rows(name) if not classes or row[column] in classes]


def _named(row: dict[str, str]) -> str:
    return f"{row.get('class', '')} {row['form']} {row.get('verb', '')}"


def _read(row: dict[str, str]) -> Report:
    # The ranker that costs nothing: no summary is looked at.
    return analyze(row["example"].replace("\\n", "\n"), date=date(2022, 8, 2), ranker="lead")


def _direct(row: dict[str, str]) -> list[Quote]:
    return [quote for quote in _read(row).quotes if quote.kind == "direct"]


@pytest.mark.parametrize("row", _lines("cues", "verb", column="frame"), ids=_named)
def test_a_reporting_verb_opens_a_quote(row: dict[str, str]) -> None:
    (quote,) = _direct(row)
    assert quote.cue is not None
    content = row["example"][row["example"].index(": ") + 2 :].lstrip("«")
    assert content.startswith(quote.text)
    assert row["form"] == "-" or set(words_of(row["form"])) <= set(words_of(quote.cue.text))


@pytest.mark.parametrize("row", _lines("cues", "clause", "source", column="frame"), ids=_named)
def test_a_clause_in_the_reporters_words_is_an_indirect_quote(row: dict[str, str]) -> None:
    (quote,) = (q for q in _read(row).quotes if q.kind == "indirect")
    assert quote.cue is not None
    assert quote.cue.text == row["form"]
    assert quote.text.startswith("راه")
    assert "گفت" not in quote.text


@pytest.mark.parametrize("row", _lines("honorifics"), ids=_named)
def test_a_honorific_is_no_part_of_the_name(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.name == "نیکوکار"
    assert speaker.aliases == (f"{row['form']} نیکوکار",)


@pytest.mark.parametrize("row", _lines("given_names", "name", "word"), ids=_named)
def test_a_given_name_begins_a_name(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert (speaker.name, speaker.role) == (f"{row['form']} نیکوکار", None)


@pytest.mark.parametrize("row", _lines("given_names", "no"), ids=_named)
def test_what_only_looks_like_a_given_name_stays_in_the_post(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.role == f"دبیر گروه {row['form']}"


@pytest.mark.parametrize("row", _lines("posts"), ids=_named)
def test_a_post_is_a_source_without_a_name(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    if row["form"] in boundary("bench"):  # «قاضی سپیدرود» has a name.
        assert (speaker.name, speaker.role) == ("سپیدرود", row["form"])
        return
    assert speaker.name == f"{row['form']} سپیدرود"
    assert speaker.role == (speaker.name if row["class"] == "person" else None)


@pytest.mark.parametrize("row", _lines("anaphora"), ids=_named)
def test_a_pronoun_stands_for_the_one_before(row: dict[str, str]) -> None:
    quotes = _direct(row)
    expected = "کارشناسان سپیدرود" if row["class"] == "plural" else _NAME
    assert quotes[-1].speaker == expected
    assert row["form"] in quotes[-1].chain[0]


@pytest.mark.parametrize("row", _lines("boundaries", "stop", "adjunct", "opening"), ids=_named)
def test_a_boundary_word_is_no_part_of_the_name(row: dict[str, str]) -> None:
    report = _read(row)
    assert {s.name for s in report.speakers} <= {_NAME}
    assert all(quote.speaker == _NAME for quote in report.quotes if quote.kind == "direct")


@pytest.mark.parametrize("row", _lines("boundaries", "seat", "blessing", "takes"), ids=_named)
def test_a_seat_or_what_a_noun_takes_belongs_to_the_post(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.role == row["example"].removesuffix(" گفت: راه باز است.")


@pytest.mark.parametrize("row", _lines("boundaries", "posted"), ids=_named)
def test_the_place_where_one_is_posted_belongs_to_the_post(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.role == f"{row['form']} ولی فقیه در نیلگون"


@pytest.mark.parametrize("row", _lines("boundaries", "no_place"), ids=_named)
def test_what_is_no_place_does_not_belong_to_the_post(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.role == "سفیر ایران"


@pytest.mark.parametrize("row", _lines("boundaries", "phrase"), ids=_named)
def test_a_subject_follows_a_phrase_that_connects(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.name == "راهبند"


@pytest.mark.parametrize("row", _lines("boundaries", "sole", "apart"), ids=_named)
def test_who_holds_one_office_does_not_hold_another(row: dict[str, str]) -> None:
    first, second = _direct(row)
    assert first.speaker == _NAME
    assert second.speaker is not None
    assert second.speaker != _NAME


@pytest.mark.parametrize("row", _lines("boundaries", "speech", "judged"), ids=_named)
def test_narration_ends_a_quote(row: dict[str, str]) -> None:
    (quote,) = _direct(row)
    assert quote.text == "راه باز است"


@pytest.mark.parametrize("row", _lines("boundaries", "before_place"), ids=_named)
def test_a_place_is_no_surname(row: dict[str, str]) -> None:
    assert [quote.speaker for quote in _direct(row)][1] == "رئیس شورای نیلگون"


@pytest.mark.parametrize("row", _lines("boundaries", "another"), ids=_named)
def test_somebody_else_speaks(row: dict[str, str]) -> None:
    assert [quote.speaker for quote in _direct(row)] == [_NAME, "رامین سپهرداد"]


@pytest.mark.parametrize("row", _lines("boundaries", "governing"), ids=_named)
def test_a_governed_noun_is_no_subject(row: dict[str, str]) -> None:
    assert [quote.speaker for quote in _direct(row)] == [_NAME, _NAME]


@pytest.mark.parametrize("row", _lines("boundaries", "object"), ids=_named)
def test_an_object_is_no_name(row: dict[str, str]) -> None:
    assert [quote.speaker for quote in _direct(row)] == [None]


@pytest.mark.parametrize("row", _lines("boundaries", "judging", "self", "arguing"), ids=_named)
def test_a_paragraph_that_judges_goes_on_with_the_speech(row: dict[str, str]) -> None:
    (quote,) = _direct(row)
    assert "\n" in quote.text


@pytest.mark.parametrize("row", _lines("boundaries", "looks_self"), ids=_named)
def test_a_noun_that_looks_like_a_first_person_tells_nothing(row: dict[str, str]) -> None:
    (quote,) = _direct(row)
    assert quote.text == "راه باز است"


@pytest.mark.parametrize("row", _lines("boundaries", "impersonal"), ids=_named)
def test_what_may_be_said_is_nobodys_words(row: dict[str, str]) -> None:
    (quote,) = _direct(row)
    assert quote.text.startswith("راه دراز")
    assert quote.text.endswith("راه باز است")


@pytest.mark.parametrize("row", _lines("boundaries", "named_after"), ids=_named)
def test_a_place_named_after_a_person_is_not_that_person(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.role == f"رئیس {row['form']} رامین سپهرداد"


@pytest.mark.parametrize("row", _lines("boundaries", "common"), ids=_named)
def test_a_common_noun_speaks_nowhere(row: dict[str, str]) -> None:
    assert [quote.speaker for quote in _direct(row)] == [_NAME, _NAME]


@pytest.mark.parametrize("row", _lines("boundaries", "possible"), ids=_named)
def test_what_may_be_said_is_nobody_s(row: dict[str, str]) -> None:
    assert not _direct(row)


@pytest.mark.parametrize("row", _lines("boundaries", "kin"), ids=_named)
def test_a_relative_is_not_who_he_is_named_by(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.name == f"{row['form']} دکتر رامین سپهرداد"


@pytest.mark.parametrize("row", _lines("boundaries", "manner", "dated"), ids=_named)
def test_what_tells_of_the_act_is_no_surname(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.name == _NAME


@pytest.mark.parametrize("row", _lines("boundaries", "particle"), ids=_named)
def test_a_particle_does_not_count_as_a_word_of_the_name(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.name == row["example"].removesuffix(" گفت: راه باز است.")


@pytest.mark.parametrize("row", _lines("boundaries", "agency", "agency_end"), ids=_named)
def test_an_agency_with_a_persons_name_does_not_speak(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.name in ("رامین نیکوکار", "سارا سپهرداد")


@pytest.mark.parametrize("row", _lines("boundaries", "asks"), ids=_named)
def test_an_interviewers_label_makes_turns(row: dict[str, str]) -> None:
    (quote,) = _direct(row)
    assert (quote.speaker, quote.text) == (
        "رامین نیکوکار",
        "سیل پل را برد.\nپل تازه می‌سازند",
    )


@pytest.mark.parametrize("row", _lines("boundaries", "doing", "light"), ids=_named)
def test_a_verb_is_no_part_of_the_name(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert speaker.name == (_NAME if row["class"] == "doing" else "نیکوکار")


@pytest.mark.parametrize("row", _lines("boundaries", "cataphora"), ids=_named)
def test_what_points_ahead_leaves_the_clause_to_the_verb(row: dict[str, str]) -> None:
    assert [quote.text for quote in _direct(row)] == ["راه باز است"]


@pytest.mark.parametrize("row", _lines("boundaries", "vague"), ids=_named)
def test_a_vague_noun_is_nobodys_post(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    assert (speaker.name, speaker.role) == (_NAME, None)


@pytest.mark.parametrize("row", _lines("boundaries", "answers", "guest", "talk"), ids=_named)
def test_the_interviewed_answers(row: dict[str, str]) -> None:
    (quote,) = _direct(row)
    assert (quote.speaker, quote.text) == ("رامین نیکوکار", "سیل پل را برد")


@pytest.mark.parametrize("row", _lines("boundaries", "no_label"), ids=_named)
def test_a_line_of_an_imprint_is_nobodys_words(row: dict[str, str]) -> None:
    answers = ["باز است"] if "خبرنگار:" in row["example"] else []
    assert [quote.text for quote in _direct(row)] == answers


@pytest.mark.parametrize("row", _lines("boundaries", "joins"), ids=_named)
def test_a_second_verb_of_saying_opens_a_second_quote(row: dict[str, str]) -> None:
    assert [quote.text for quote in _direct(row)] == ["راه باز است", "پل بسته است"]


@pytest.mark.parametrize("row", _lines("occasions", "day", "goes-on"), ids=_named)
def test_an_occasion_s_name_goes_on(row: dict[str, str]) -> None:
    occasion = _read(row).occasion
    assert occasion is not None
    assert f" {row['form']} " in occasion.text


@pytest.mark.parametrize("row", _lines("occasions", "telling", "act"), ids=_named)
def test_what_is_done_at_an_occasion_is_none_of_its_name(row: dict[str, str]) -> None:
    occasion = _read(row).occasion
    assert occasion is not None
    assert row["form"] not in occasion.text


@pytest.mark.parametrize("row", _lines("occasions", "occasion", "within"), ids=_named)
def test_an_occasion_is_found(row: dict[str, str]) -> None:
    occasion = _read(row).occasion
    assert occasion is not None
    assert occasion.text.startswith(row["form"])
    assert "گفت:" not in occasion.text


@pytest.mark.parametrize("row", _lines("name_parts"), ids=_named)
def test_a_name_gets_its_zwnj_back(row: dict[str, str]) -> None:
    (speaker,) = _read(row).speakers
    stem, part = f"نیکنام{row['after']}", row["form"]
    parts = (part, stem) if row["place"] == "begin" else (stem, part)
    assert speaker.name == "بهار " + "\u200c".join(parts)


@pytest.mark.parametrize(
    "name", ["محمدجعفر نیکنام", "جعفر مرادزاده", "علیرضا نوربخش", "غلامرضا مرادپور"]
)
def test_a_name_that_is_written_together_stays_so(name: str) -> None:
    (speaker,) = analyze(f"{name} میگوید: راه باز میشود.").speakers
    assert speaker.name == name


@pytest.mark.parametrize("row", _lines("boundaries", "retells", "said"), ids=_named)
def test_words_behind_a_quote_tell_whose_it_was(row: dict[str, str]) -> None:
    first = _direct(row)[0]
    assert (first.text, first.speaker) == ("راه باز است", _NAME)
