"""Every line of the words between clauses, and of those around addressees, in its own example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from speechsum import analyze, lexicon
from speechsum.attribution import attribute
from speechsum.directives.features import features
from speechsum.directives.find import proposals
from speechsum.grammar.clauses import Clauses
from speechsum.model import Directive
from speechsum.text.folding import key_of
from speechsum.text.segments import parse
from speechsum.text.tokens import words_of
from speechsum.text.verbs import analyse

Row = dict[str, str]


def _directives(row: Row) -> tuple[Directive, ...]:
    example = row["example"]
    said = "گفت:" in example or example.startswith("وی ")
    text = example if said else f"بهار نیکوکار گفت: {example}"
    # The ranker that costs nothing: no summary is looked at.
    return analyze(text, ranker="lead").directives


def _only(row: Row) -> Directive:
    (found,) = _directives(row)
    return found


def _is_left_out(row: Row) -> bool:
    return row["form"] not in _only(row).text


def _is_a_verb(row: Row) -> bool:
    keys = tuple(token.key for token in parse(row["example"]).tokens)
    (word,) = words_of(row["form"])
    told = (keys[v.first : v.last] for v in Clauses(keys, 0, len(keys)).verbs)
    return any(key.endswith(word) for verb in told for key in verb)


def _weighs(feature: str) -> Callable[[Row], bool]:
    """For words that decide nothing alone: the judge is told of them."""

    def check(row: Row) -> bool:
        document = parse(row["example"])
        (proposal,) = proposals(document, attribute(document))
        return feature in features(proposal)

    return check


def _makes_none(row: Row) -> bool:
    return not _directives(row)


def _makes_one(row: Row) -> bool:
    return len(_directives(row)) == 1


def _makes_none_or_ends_one(row: Row) -> bool:
    found = _directives(row)
    return not found or row["form"] not in found[0].text


def _is_left_out_or_passed(row: Row) -> bool:
    """It stands in no directive, or its clause within one («راه را، اگرچه …، باید باز کرد»)."""
    text = _only(row).text
    return row["form"] not in text or (text.startswith("راه را") and text.endswith("باز کرد"))


def _ends_with(word: str) -> Callable[[Row], bool]:
    return lambda row: word in _only(row).text


def _is_for(*addressees: str | None) -> Callable[[Row], bool]:
    return lambda row: _only(row).addressee in addressees


def _names_the_addressee(row: Row) -> bool:
    return (_only(row).addressee or "").startswith(row["form"])


_CHECKS: dict[tuple[str, str], Callable[[Row], bool]] = {
    ("clauses", "connective"): _is_left_out,
    ("clauses", "adversative"): _is_left_out,
    ("clauses", "leadin"): _is_left_out,
    ("clauses", "viewpoint"): _is_left_out,
    ("clauses", "subordinator"): _is_left_out_or_passed,
    ("clauses", "condition"): _is_left_out,
    ("clauses", "purpose"): _is_left_out_or_passed,
    ("clauses", "pointer"): _ends_with("باز"),
    ("clauses", "preposition"): _is_for("شهرداری"),
    ("clauses", "report"): _is_left_out,
    ("clauses", "wish"): _makes_none_or_ends_one,
    ("clauses", "law"): _makes_none,
    ("clauses", "deeming-stem"): _makes_one,
    ("clauses", "content"): _ends_with("چرا"),
    ("clauses", "no-verb"): lambda row: not _is_a_verb(row),
    ("clauses", "predicate"): _is_a_verb,
    ("clauses", "past"): _is_a_verb,
    ("clauses", "participle"): _is_a_verb,
    ("clauses", "perfect"): _is_a_verb,
    ("clauses", "statement"): _makes_one,
    ("clauses", "waiting"): _ends_with("ببندد"),
    ("clauses", "subjunctive"): _makes_one,
    ("clauses", "relational"): _is_left_out,
    ("clauses", "striving"): _ends_with("باز شود"),
    ("clauses", "listing"): _makes_one,
    ("clauses", "contrast"): _is_left_out,
    ("clauses", "kept"): _makes_one,
    ("clauses", "hollow"): _ends_with("باز شود"),
    ("clauses", "consequence"): _makes_one,
    ("clauses", "lack"): lambda row: not _is_a_verb(row),
    ("deontic", "action"): _makes_one,
    ("deontic", "action-ending"): _makes_one,
    ("deontic", "past"): _makes_none,
    ("deontic", "feeling"): _makes_none,
    ("deontic", "supposing"): _makes_none,
    ("deontic", "no-choice"): _makes_one,
    ("deontic", "stance"): _makes_one,
    ("deontic", "waiting"): _makes_none,
    ("deontic", "giving"): _makes_one,
    ("deontic", "appointed"): _makes_one,
    ("deontic", "unfit"): _makes_one,
    ("deontic", "prayed"): _makes_none,
    ("deontic", "denied"): _makes_none,
    ("deontic", "otherwise"): _makes_none,
    ("deontic", "likely"): _makes_none,
    ("deontic", "thanks"): _makes_none,
    ("deontic", "told-stem"): _weighs("what was said"),
    ("addressees", "thing"): _is_for(None),
    ("addressees", "causing"): _is_for("مدیران"),
    ("addressees", "tail"): lambda row: row["form"] in (_only(row).addressee or ""),
    ("addressees", "becoming"): _is_for("مدیران", "شهرداری"),
    ("addressees", "effort"): _is_for("دولت"),
    ("addressees", "acting"): _is_for("دولت"),
    ("addressees", "adverb"): lambda row: _only(row).addressee in ("شهرداری", "مردم"),
    ("addressees", "name-end"): lambda row: (_only(row).addressee or "").startswith("شهرداری"),
    ("addressees", "middle"): _is_for(None),
    ("addressees", "some"): _names_the_addressee,
    ("addressees", "back"): lambda row: _is_for("شهرداران", row["form"])(row),
}


def _rows() -> list[tuple[str, Row]]:
    files = dict.fromkeys(file for file, _ in _CHECKS)
    return [(file, row) for file in files for row in lexicon.rows(file)]


@pytest.mark.parametrize(
    ("file", "row"), _rows(), ids=lambda value: value if isinstance(value, str) else value["form"]
)
def test_a_word_does_in_its_example_what_its_class_says(file: str, row: Row) -> None:
    check = _CHECKS.get((file, row["class"]))
    # Of the others, which only weigh («holding»), the example must show the word at least.
    keys = [token.key for token in parse(row["example"]).tokens]
    form = list(words_of(row["form"]))
    stands = any(keys[i : i + len(form)] == form for i in range(len(keys)))
    shown = form[0].replace("آ", "ا")  # «آور» in «بیاورند»
    shown_in_a_form = any(shown in key.replace("آ", "ا") for key in keys)
    assert check(row) if check is not None else stands or shown_in_a_form


@pytest.mark.parametrize("row", lexicon.rows("copula"), ids=lambda row: row["form"])
def test_a_form_of_to_be_is_a_verb(row: Row) -> None:
    keys = tuple(token.key for token in parse(row["example"]).tokens)
    (form,) = analyse(keys[-2])
    assert (form.tense, form.person) == ("present", int(row["person"]))


@pytest.mark.parametrize("row", lexicon.rows("verbs"), ids=lambda row: row["past"])
def test_a_verb_that_hazm_lacks_is_read_in_its_example(row: Row) -> None:
    keys = [token.key for token in parse(row["example"]).tokens]
    forms = {(form.past, form.present) for key in keys for form in analyse(key)}
    assert (key_of(row["past"]), key_of(row["present"])) in forms
