"""Names: where one begins and ends.

Nothing is known of most surnames, so a name is what is left when honorifics, posts and boundary
words are known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import compress

from speechsum.attribution.vocabulary import (
    COMPOUND_LAST,
    boundary,
    connects,
    given_kind,
    honorific_kinds,
    honorifics,
    is_common,
    is_done,
    is_plain_verb,
    is_plural,
    is_verb,
    longest,
    months,
    name_endings,
    numerals,
    posts,
    weekdays,
)
from speechsum.grammar.words import AND, COMMA, RA
from speechsum.text.memo import Memo
from speechsum.text.people import initials
from speechsum.text.segments import Document
from speechsum.text.tokens import Token

Range = tuple[int, int]

LONGEST_NAME = 4
_LONGEST_OBJECT = 12
_DOTS = frozenset((".", "…"))
_ALLAH = _DOTS | {"ا"}
MARKED = {"«": "»", '"': '"'}


def name_end(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> int:
    index = first
    while index < last and (size := honorific_size(tokens, index, last)):
        index += size
    begin, words = index, 0
    while index < last and words < LONGEST_NAME:
        size = _dotted(tokens, index, last) or is_hyphen(tokens, begin, index, last)
        if size:
            index += size  # «ر. نیکوکار», «روح ا... نیکوکار», «ژان-پیر نیکوکار»
            continue
        if _ends_name(tokens, begin, index, last, surnames):
            break
        if tokens[index].key not in boundary("particle"):
            words += 1
        index += 1
    return index


def stands_free(tokens: Sequence[Token], index: int, first: int) -> bool:
    """Whether no word of the same phrase stands before a name, from ``first`` on."""
    before = tokens[index - 1] if index > first else None
    return before is None or before.kind == "mark" or connects(before.key)


def _dotted(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are an initial with its dot, or «ا...» for «الله»; else 0."""
    if index + 1 >= last or tokens[index + 1].key not in _DOTS or tokens[index].kind != "word":
        return 0  # as nearly always
    key, size = tokens[index].key, 1
    if len(key) > 1 and key not in initials() and not _is_shortened(tokens, index, last):
        return 0
    while index + size < last and tokens[index + size].key in _DOTS:
        size += 1
    return size if size > 1 and index + size < last else 0


def is_hyphen(tokens: Sequence[Token], begin: int, index: int, last: int) -> bool:
    """Whether a dash joins two parts of a name that began at ``begin`` («ژان-پیر», «نیکوکار-مهر»):
    nothing stands between it and them, and no post follows it."""
    if tokens[index].key != "-" or not begin < index < last - 1:
        return False
    before, dash, after = tokens[index - 1 : index + 2]
    if before.end != dash.start or dash.end != after.start or after.kind != "word":
        return False
    if given_kind(before.key) is None and index - begin < 2:
        return False
    return not post_size(tokens, index + 1, last) and after.key not in boundary("stop")


def _is_shortened(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether «روح‌ا» stands before dots: the rest of «الله»."""
    key = tokens[index].key
    return (
        key.endswith("ا")
        and index + 1 < last
        and tokens[index + 1].key in _DOTS
        and given_kind(key[:-1] + "الله") is not None
    )


def _ends_name(
    tokens: Sequence[Token], begin: int, index: int, last: int, surnames: Set[str]
) -> bool:
    """Whether a name that began at ``begin`` is over before ``index``."""
    token = tokens[index]
    after = tokens[index + 1].key if index + 1 < len(tokens) else "."
    if token.kind != "word" or is_day(tokens, index, last):
        return True
    if token.key in boundary("stop"):
        return not (index == begin + 1 and _is_daybreak(tokens, index, after))
    if (after == "." or (after == ":" and index > begin)) and is_verb(token.key):
        return True  # «آقای نیکوکار | افزود: …»
    if index == begin:
        return False
    known = tokens[index - 1].key in surnames
    if post_size(tokens, index, last):
        return known or not _is_surname(tokens, begin, index, last)
    if known and token.key not in surnames:
        return not _is_second_surname(tokens, begin, index, last)
    if is_plain_verb(token.key) or _is_noun(tokens, begin, index):
        return True
    if opens_object(tokens, begin, index, last):
        return True
    return index - begin > 1 and _acts(token.key, after)


def _is_daybreak(tokens: Sequence[Token], index: int, after: str) -> bool:
    """«سپیده بامداد گفت», not «بهار نیکوکار بامداد گفت»."""
    named = tokens[index].key in boundary("surname") and given_kind(tokens[index - 1].key)
    return bool(named) and is_verb(after)


def _acts(key: str, after: str) -> bool:
    """Whether a word behind a full name, a surname elsewhere, tells of the act."""
    return key in numerals() or key in boundary("manner") or is_done(after)


def opens_object(tokens: Sequence[Token], begin: int, index: int, last: int) -> bool:
    """Whether the object of the clause begins behind a full name, or behind a surname that no given
    name stands before («رامین نیکوکار | موسیقی را …», «آقای نیکوکار | تدبیر و صبر مردم را …»)."""
    if tokens[index].key in name_endings():
        return False
    if index - begin == 1 and given_kind(tokens[begin].key) is not None:
        return False
    after = tokens[index + 1].key if index + 1 < last else ""
    if after == RA:
        return True
    before = tokens[index - 1].key
    whole = index - begin > 1 and given_kind(before) is None and before not in boundary("particle")
    if after != AND and (not whole or _in_ye(tokens[index].key)):
        return False  # «علی | نیکوکار», «نیکوکار | سپهری»
    for token in tokens[index + 1 : min(last, index + _LONGEST_OBJECT)]:
        if token.kind != "word" or is_verb(token.key) or token.key in posts():
            return False
        if token.key == RA:
            return True
        if after != AND and token.key in boundary("stop"):
            return False
    return False


def _in_ye(key: str) -> bool:
    return key.endswith("ی")


def _is_second_surname(tokens: Sequence[Token], begin: int, index: int, last: int) -> bool:
    """«بهار نیکوکار سپهری»: a word in «ی» ends a name that begins with a given name."""
    key = tokens[index].key
    if index - begin < 2 or given_kind(tokens[begin].key) is None or not _in_ye(key):
        return False
    if index - begin > 2 and tokens[index - 1].key not in name_endings():
        return False  # but «قاسم تقی زاده سپهری»
    if is_common(key) or key in boundary("manner") or key in numerals():
        return False  # «رامین نیکوکار سی سال …»
    after = tokens[index + 1] if index + 1 < last else None
    if after is not None and after.key == RA:
        return False  # «رامین نیکوکار | موسیقی را …»
    return after is None or after.kind == "mark" or after.key in boundary("stop")


def _is_noun(tokens: Sequence[Token], begin: int, index: int) -> bool:
    """Whether the object of the clause begins after a name («نیکوکار | اهمیت راه را …»)."""
    full = index - begin > 1
    if is_common(tokens[index].key):
        return full or given_kind(tokens[begin].key) is None
    return full and is_plural(tokens[index].key)


def _is_surname(tokens: Sequence[Token], begin: int, index: int, last: int) -> bool:
    """Whether a trade is a surname after given names alone: nothing of a post follows it."""
    if any(given_kind(token.key) is None for token in tokens[begin:index]):
        return False
    if post_size(tokens, index, last) != 1:
        return False
    alone = index - begin > 1  # The second given name may be the surname.
    if tokens[index].key in boundary("sole") or posts()[tokens[index].key][0] == "group":
        return False
    if (
        not alone
        and index + 1 < last
        and tokens[index + 1].key.endswith("ی")
        and not post_size(tokens, index + 1, last)
    ):
        index += 1  # «وکیل سپهردادی»
    if index + 1 >= last:
        return True
    after = tokens[index + 1]
    if after.kind == "mark" or after.key in boundary("stop") or is_verb(after.key):
        return True
    # «بهار کشاورز استاندار», but «بهار | رئیس شورا»
    return not alone and is_person_start(tokens, index + 1, last)


def tells_how(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a word after a name or post is none of it: it tells how, when or that he acts."""
    if index >= last:
        return False
    key = tokens[index].key
    if key in boundary("stop") or key in boundary("manner"):
        return True
    if is_day(tokens, index, last):
        return True
    if index + 2 >= last or tokens[index + 2].key not in (AND, COMMA):
        return False
    return is_done(tokens[index + 1].key)  # «خبر داد و گفت»


def is_day(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether «یازدهم مرداد», «۱۱ مرداد» or «مرداد امسال» stands here."""
    if index + 1 >= last:
        return False
    here, after = tokens[index], tokens[index + 1]
    if not (_OF_A_DAY[here.key] or _OF_A_DAY[after.key]):
        return False  # as nearly always
    if here.key + after.key in weekdays():
        return True
    if after.key in months():
        return here.kind == "number" or here.key.endswith("م")
    return here.key in months() and (after.kind == "number" or after.key in boundary("dated"))


_OF_A_DAY: Memo[str, bool] = Memo(
    lambda key: key in months() or any(day.endswith(key) for day in weekdays())
)


def is_name_start(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a honorific or a given name stands at ``index``."""
    if index >= last:
        return False
    if index + 1 < last and tokens[index + 1].key in COMPOUND_LAST:
        return True  # «شهاب الدین»
    key = tokens[index].key
    if index + 2 < last and tokens[index + 1].key in _ALLAH and _is_allah(tokens, index, last):
        return True
    if given_kind(key) is not None:
        return not _names_a_place(tokens, index)
    size = honorific_size(tokens, index, last) if key in honorifics() else 0
    return size > 0 and post_size(tokens, index, last) <= size  # not «استاد دانشگاه»


def _names_a_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the place of a dateline: «- منطقه بهار،», not «- فرماندار بهار …»."""
    if index < 2 or tokens[index - 2].key != "-":
        return False
    before = tokens[index - 1].key
    return before in boundary("before_place") and before not in posts()


def _is_allah(tokens: Sequence[Token], index: int, last: int) -> bool:
    """«روح ا...», «روح‌ا...» and initials."""
    if tokens[index + 1].key == "ا":
        return tokens[index + 2].key in _DOTS
    if len(tokens[index].key) == 1 or (tokens[index].key in initials() and _opens(tokens, index)):
        return tokens[index].kind == "word" and tokens[index + 2].kind == "word"
    return _is_shortened(tokens, index, last)


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether no word stands before a name, as in «شبکه بی. بی. سی»."""
    return index == 0 or (tokens[index - 1].kind == "mark" and tokens[index - 1].key not in _DOTS)


def name_starts(keys: Sequence[str]) -> Iterator[int]:
    """Where `is_name_start` may hold: everywhere else it does not."""
    latest = -1
    for index in compress(range(len(keys)), map(_NAME_PART.__getitem__, keys)):
        if index - 1 > latest and keys[index] in COMPOUND_LAST:
            yield index - 1
        yield index
        latest = index


def names_begun(document: Document) -> list[tuple[int, int, int]]:
    """Where names begin in a report's sentences: the token, and the bounds of its sentence."""
    tokens, sentences = document.tokens, document.sentences
    begins = [sentence.first for sentence in sentences]
    found = []
    for index in name_starts(document.keys):
        place = bisect_right(begins, index) - 1
        if place < 0 or index >= sentences[place].last:
            continue
        first, last = begins[place], sentences[place].last
        if is_name_start(tokens, index, last):
            found.append((index, first, last))
    return found


def only_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` can be nothing but a given name or honorific."""
    return (given_kind(tokens[index].key) or honorific_kinds().get(tokens[index].key)) == "name"


def is_person_start(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a name, or the post of a person, begins at ``index``."""
    if is_name_start(tokens, index, last):
        return True
    if not post_size(tokens, index, last) or tokens[index].key in boundary("kin"):
        return False
    return posts()[tokens[index].key][0] == "person"


def strip_honorific(tokens: Sequence[Token], name: Range) -> Range | None:
    first, last = name
    while first < last and (size := honorific_size(tokens, first, last)):
        if first + size == last - 1 and tokens[last - 1].key in name_endings():
            break  # «حاجی زاده»
        first += size
    return (first, last) if first < last else None


def honorific_size(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are a honorific from ``index`` on."""
    forms = honorifics().get(tokens[index].key)
    return longest(forms, tokens, index, last) if forms is not None else 0


def post_size(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens name a post, group or body from ``index`` on; 0 for none."""
    if index >= last or tokens[index].key not in posts():
        return 0
    return longest(posts()[tokens[index].key][1], tokens, index, last)


_NAME_PART: Memo[str, bool] = Memo(
    lambda key: key in COMPOUND_LAST or key in honorifics() or given_kind(key) is not None
)
