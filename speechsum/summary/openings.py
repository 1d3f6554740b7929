"""Where a sentence begins to say something: past the dateline and the agency that reports it."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.attribution.datelines import after_dateline, after_report
from speechsum.attribution.names import is_person_start, post_size
from speechsum.attribution.vocabulary import boundary, is_verb, tells_report
from speechsum.grammar.words import AND, COMMA
from speechsum.text.segments import Document, Sentence
from speechsum.text.tokens import Token

# Tokens of an opening («مهرکنار - خبرگزاری سپهر: به گزارش روابط عمومی استانداری آذرکوه،»).
_LONGEST = 26
# Tokens of the last of a ministry's fields, with the comma after it («معدن و تجارت،»).
_LONGEST_ITEM = 6
# Tokens that must be left: with fewer the opening is all there is.
_FEWEST = 4


def dateline(document: Document, sentence: Sentence) -> str:
    """The dateline or agency that the sentence opens with, up to its first own word, or nothing.

    «به گزارش خبرنگار ما، » of «به گزارش خبرنگار ما، نیکوکار گفت: …».
    """
    tokens, first, last = document.tokens, sentence.first, sentence.last
    begin = after_dateline(document.text, tokens, first, last)
    if not _names_an_agency(tokens, first, begin):
        begin = first  # «شمال - جنوب - شرق» may be anything else
    if tells_report(tokens, begin):
        begin = after_report(tokens, begin, last)
        if tokens[begin - 1].kind != "mark":
            begin = first  # no sign tells where the agency's name ends
        elif tokens[begin - 1].key == COMMA:
            begin = _after_fields(tokens, begin, last)
    if not first < begin <= first + _LONGEST or last - begin < _FEWEST:
        return ""
    return document.text[sentence.start : tokens[begin].start]


def _names_an_agency(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a dateline names an agency or a desk, and no official («مدیر بیمه اجتماعی:»)."""
    named = [tokens[index].key in boundary("agency") for index in range(first, last)]
    return any(named) and not any(
        post_size(tokens, index, last) and not agency for index, agency in enumerate(named, first)
    )


def _after_fields(tokens: Sequence[Token], begin: int, last: int) -> int:
    """Past what a comma parts from a ministry's name («وزارت راه، مسکن و شهرسازی،»)."""
    for index in range(begin, min(last, begin + _LONGEST_ITEM)):
        key = tokens[index].key
        if key == COMMA:
            fields = [token.key for token in tokens[begin:index]]
            return index + 1 if AND in fields else begin
        if is_verb(key) or tokens[index].kind == "mark" or is_person_start(tokens, index, last):
            break
    return begin
