"""The words, digits and dates of the output's language (``lexicon/labels.tsv``)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from speechsum.lexicon import rows
from speechsum.render.options import Lang

_PERSIAN_DIGITS = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")


class Labels:
    """Labels by key, and numbers and dates as the language writes them."""

    def __init__(self, lang: Lang, words: dict[str, str]) -> None:
        self.lang = lang
        self.rtl = lang == "fa"
        self._words = words
        self._letters = {
            letter: place
            for place, letters in enumerate(words["alphabet"].split(), 1)
            for letter in letters
        } | {" ": 0}

    def explained(self, kind: str, form: str) -> str:
        """How something was found (a class of ``lexicon/explanations.tsv``), in this language.

        What the table does not hold, as a word of the report, is shown as it is.
        """
        if not self.rtl:
            return form
        return _explanations().get((kind, form), form)

    def __getitem__(self, key: str) -> str:
        return self._words[key]

    def number(self, value: float) -> str:
        """``value`` in the language's digits, at most three decimals."""
        figures = str(value) if isinstance(value, int) else f"{value:.3f}".rstrip("0").rstrip(".")
        return self.digits(figures)

    def digits(self, text: str) -> str:
        """``text`` with the language's digits."""
        return text.translate(_PERSIAN_DIGITS) if self.rtl else text

    def listed(self, parts: Iterable[str]) -> str:
        """``parts`` with the language's comma between them."""
        return f"{self['list.comma']} ".join(parts)

    def collated(self, text: str) -> tuple[int, ...]:
        """What sorts ``text`` by the language's alphabet; marks and joiners count for nothing."""
        return tuple(
            self._letters.get(char, 100 + ord(char))
            for char in text
            if char in self._letters or char.isalnum() or char == " "
        )

    def date(self, jalali: str, gregorian: str) -> str:
        """A day given in ISO form in both calendars: «۱۱ مرداد ۱۴۰۱», 2022-08-02, 11 Mordad 1401.

        What is not of that form is shown as it is.
        """
        try:
            year, month, day = (int(part) for part in jalali.split("-"))
            words = f"{self.number(day)} {self[f'month.{month}']} {self.number(year)}"
        except (ValueError, KeyError):
            return gregorian or jalali
        return words if self.rtl else f"{gregorian}, {words}"


@cache
def _explanations() -> dict[tuple[str, str], str]:
    return {(row["class"], row["form"]): row["fa"] for row in rows("explanations")}


@cache
def labels(lang: Lang) -> Labels:
    """The labels of a language, read once."""
    return Labels(lang, {row["key"]: row[lang] for row in rows("labels")})
