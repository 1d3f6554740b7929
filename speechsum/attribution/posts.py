"""Posts: where what somebody is called by other than a name ends, and the name at its end."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from speechsum.attribution.names import (
    Range,
    honorific_size,
    is_day,
    is_name_start,
    name_end,
    only_name,
    post_size,
)
from speechsum.attribution.vocabulary import (
    anaphora,
    boundary,
    given_kind,
    is_common,
    is_done,
    is_plain_verb,
    is_vague,
    is_verb,
    name_endings,
    posts,
    sequences,
)
from speechsum.grammar.words import AND, AZ, COMMA, DAR, KE, RA
from speechsum.text.glued import commonest
from speechsum.text.people import initials
from speechsum.text.tokens import Token

_LONGEST_POST = 24
_LONGEST_FIELD = 3
_LONGEST_MARKED = 8
_DANGLING = frozenset((AND, "«"))
_WAY = 3
"""Tokens from a way to the dash behind the first of the places that it joins."""
_AFTER_WAY = frozenset((COMMA, "-", "(", ":"))


def post_end(
    tokens: Sequence[Token], first: int, last: int, surnames: Set[str]
) -> tuple[int, Range | None]:
    """Where a post ends, and the name at its end if it has one."""
    index = first + post_size(tokens, first, last)
    if tokens[first].key in _before_names():
        if tokens[first].key in boundary("kin"):
            return name_end(tokens, index, last, surnames), None
        if stop := _surname_end(tokens, index, last):
            return stop, (index, stop)
    limit = min(last, first + _LONGEST_POST)
    while index < limit:
        size = _within_post(tokens, first, index, limit)
        if not size:
            if tokens[index].kind == "mark" and (
                tokens[index].key not in "«»" or quotes_words(tokens, index, last)
            ):
                break
            if tokens[index].key == AND and index + 1 < limit:
                break
            if _ends_post(tokens, index, last):
                break
            if _is_name_in_post(tokens, index, limit, surnames):
                stop = name_end(tokens, index, last, surnames)
                return stop, (index, stop)
        index += max(size, 1)
    while index > first + 1 and tokens[index - 1].key in _DANGLING:
        index -= 1
    if index - first > 1 and tokens[index - 1].key in surnames:
        called = tokens[index - 2].key in boundary("named_after")
        return index, None if called else (index - 1, index)
    return index, None


@cache
def _before_names() -> frozenset[str]:
    return boundary("kin") | boundary("bench")


def _surname_end(tokens: Sequence[Token], index: int, last: int) -> int:
    """Where a surname ends that stands right behind «قاضی», as no common word does; 0 for none
    («قاضی پرونده»)."""
    if index >= last or tokens[index].key in commonest() or _closes_name(tokens, index, last):
        return 0
    # «قاضی مسعودی مقام | ختم جلسه را اعلام کرد», but «قاضی مسعودی | ختم جلسه را …»
    two = index + 1 < last and not _closes_name(tokens, index + 1, last)
    return index + 1 + (two and (index + 2 == last or _closes_name(tokens, index + 2, last)))


def _closes_name(tokens: Sequence[Token], index: int, last: int) -> bool:
    token = tokens[index]
    return token.kind != "word" or is_common(token.key) or _ends_post(tokens, index, last)


def quotes_words(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a statement in marks begins, no body's name («به گفته رئیس شورا «راه باز است»»)."""
    if tokens[index].key != "«":
        return False
    close = next((i for i in range(index, last) if tokens[i].key == "»"), last)
    return any(is_verb(token.key) for token in tokens[index + 1 : close])


def _within_post(tokens: Sequence[Token], first: int, index: int, limit: int) -> int:
    """How many tokens from a mark or particle on belong to a post in any case; 0 where another
    question has to tell."""
    token = tokens[index]
    if token.kind == "mark":
        return _over_mark(tokens, first, index, limit)
    if index + 1 >= limit:
        return 0
    if anaphora().get(token.key) == "demonstrative":
        # «یکی از | این سازمان‌ها»
        among = tokens[index - 1].key == AZ and posts()[tokens[first].key][0] == "group"
        return 1 if among else _of_this(tokens, index, limit)
    if token.key == DAR and _is_seat(tokens, first, index + 1, limit):
        return 2
    if (tokens[index - 1].key, token.key) in sequences("takes"):
        return 2  # «ستاد مبارزه با …»
    if token.key == AND:
        person = posts()[tokens[first].key][0] == "person"
        another = _names_another(tokens, index + 1, limit, person)
        if another or _is_verbal(tokens, index + 1):
            return 0
        return 1 + max(1, post_size(tokens, index + 1, limit))
    if token.key == AZ and index == first + 1 and posts()[tokens[first].key][0] == "group":
        return 2  # «برخی از این …»
    return 0


def _of_this(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens from «این» on belong to «مدیرعامل این شرکت», whatever follows, or «رئیس این
    پایگاه، بهار نیکوکار»: a name does."""
    if post_size(tokens, index + 1, last) == 1 and posts()[tokens[index + 1].key][0] == "body":
        return 2
    for end in range(index + 1, min(last - 1, index + _LONGEST_FIELD + 1)):
        if tokens[end].key == COMMA:
            return end - index if is_name_start(tokens, end + 1, last) else 0
        if tokens[end].kind != "word":
            return 0
        if end > index + 1 and is_name_start(tokens, end, last) and only_name(tokens, end):
            return end - index
    return 0


def _names_another(tokens: Sequence[Token], index: int, last: int, person: bool) -> bool:
    """«معاون شهردار | و سارا سپهرداد، کشاورز، گفتند»"""
    if person and post_size(tokens, index, last) and posts()[tokens[index].key][0] == "group":
        return True  # «رئیس سازمان | و مدیران آن»
    if person and _is_titled(tokens, index, last):
        return True  # «رئیس سازمان | و سرهنگ بهار نیکوکار»
    if index + 1 >= last or given_kind(tokens[index].key) is None:
        return False
    if tokens[index + 1].kind != "word":
        return False
    if only_name(tokens, index):
        return True
    if index + 2 < last and given_kind(tokens[index + 1].key) and tokens[index + 2].kind == "word":
        return True  # «رئیس شورا | و سید علی نیکوکار»
    parted = index + 3 < last and tokens[index + 2].key in (COMMA, "(")
    return parted and post_size(tokens, index + 3, last) > 0


def _is_titled(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a given name stands behind a title, and another word behind it."""
    given = index + honorific_size(tokens, index, last)
    return index < given < last - 1 and given_kind(tokens[given].key) is not None


def _over_mark(tokens: Sequence[Token], first: int, index: int, limit: int) -> int:
    """How many tokens from a mark on still belong to a post; 0 where the mark ends it."""
    if tokens[index].key == COMMA:
        return _list_in_post(tokens, index, limit) or _list_of_fields(tokens, first, index, limit)
    over = _OVER.get(tokens[index].key)
    return over(tokens, index, limit) if over is not None else 0


def _over_dash(tokens: Sequence[Token], index: int, last: int) -> int:
    return _other_end(tokens, index, last) or _double_field(tokens, index, last)


def _other_end(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens from a dash on belong to «آزادراه مهرکنار - سرپل», a way that is called by
    the places that it joins; else 0."""
    ways = boundary("way")
    if index + 1 >= last or all(t.key not in ways for t in tokens[max(0, index - _WAY) : index]):
        return 0
    place, after = tokens[index + 1], tokens[index + 2].key if index + 2 < last else COMMA
    if place.kind != "word" or place.key in boundary("stop") or is_verb(place.key):
        return 0
    if is_name_start(tokens, index + 1, last) or post_size(tokens, index + 1, last):
        return 0
    goes_on = after in _AFTER_WAY or after in boundary("stop") or is_verb(after)
    return 2 if goes_on or is_name_start(tokens, index + 2, last) else 0


def _double_field(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens from a dash on belong to «معاون اداری - مالی شهرداری»; else 0."""
    if index + 2 >= last:
        return 0
    after, body = tokens[index + 1], tokens[index + 2]
    if after.kind != "word" or after.key in boundary("stop") or given_kind(after.key) is not None:
        return 0
    goes_on = post_size(tokens, index + 2, last) > 0
    if body.key == "-":  # «معاون سیاسی - امنیتی - اجتماعی استانداری»
        goes_on = _double_field(tokens, index + 2, last) > 0
    return 2 if goes_on and not post_size(tokens, index + 1, last) else 0


def _named_body(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are a body's name in straight marks («مدیر شرکت "سپهر مهر"»); else 0."""
    near = range(index + 2, min(last, index + _LONGEST_MARKED))
    close = next((i for i in near if tokens[i].key == '"'), None)
    if close is None or only_name(tokens, index + 1):
        return 0
    if any(t.kind == "mark" or is_verb(t.key) for t in tokens[index + 1 : close]):
        return 0
    return close + 1 - index


def _ends_post(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a word tells of the act, not of the office."""
    key = tokens[index].key
    if key in boundary("stop") or is_plain_verb(key) or is_day(tokens, index, last):
        return True
    after = tokens[index + 1].key if index + 1 < len(tokens) else "."
    if index + 1 == last and key in boundary("manner"):
        return True
    return is_done(after)


def _is_seat(tokens: Sequence[Token], first: int, index: int, last: int) -> bool:
    if tokens[index].key in boundary("seat") or _is_posting(tokens, first, index, last):
        return True
    vague = is_vague(tokens[first].key)
    return vague and post_size(tokens, index, last) > 0 and posts()[tokens[index].key][0] == "body"


def _is_posting(tokens: Sequence[Token], first: int, index: int, last: int) -> bool:
    """Whether one word after «در» is where a «سفیر» is posted."""
    head = tokens[first].key in boundary("posted") or tokens[first + 1].key == "ولی"
    place, after = tokens[index], tokens[index + 1].key if index + 1 < last else COMMA
    if not head:
        return False
    if place.kind != "word" or place.key in boundary("stop") or place.key in boundary("no_place"):
        return False
    return after in "،(:-" or after in boundary("stop") or is_verb(after)


def _blessing(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are «(ع)» or «(عج)», after which a name or post goes on; 0 for none."""
    closed = index + 2 < last and tokens[index + 2].key == ")"
    return 3 if closed and tokens[index + 1].key in boundary("blessing") else 0


def _dotted(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens from a dot on are the rest of «سی.ان.ان»; 0 for none."""
    joined = index + 1 < last and tokens[index + 1].key in initials()
    return 2 if joined and tokens[index - 1].key in initials() else 0


_OVER = {".": _dotted, "(": _blessing, "-": _over_dash, '"': _named_body}


def _list_of_fields(tokens: Sequence[Token], first: int, index: int, limit: int) -> int:
    """How many tokens from a comma on belong to «وزیر صنعت، معدن و تجارت»; else 0."""
    item, joined = 0, False
    for here in range(index + 1, limit):
        token = tokens[here]
        if token.key == COMMA or (token.key == AND and not joined):
            if not item:
                return 0
            item, joined = 0, token.key == AND
        elif token.kind != "word" or token.key in boundary("stop") or is_verb(token.key):
            # The post's fields are told, and its holder acts: what follows «را» was an object.
            ended = joined and item and token.key not in (RA, KE, ")")
            return here - index if ended else 0
        elif given_kind(token.key) is not None:
            return 0
        elif post_size(tokens, here, limit):
            # «معاون سیاسی، امنیتی و اجتماعی استانداری مهرکنار»
            whole = joined and item and posts()[tokens[first].key][0] == "person"
            return here - index if whole else 0
        else:
            item += 1
            if item > _LONGEST_FIELD:
                return 0
    return limit - index if joined and item else 0


def _is_verbal(tokens: Sequence[Token], index: int) -> bool:
    """Whether a cue, not the rest of a post, follows «و»."""
    return tokens[index].key in boundary("stop") or is_verb(tokens[index].key)


def _list_in_post(tokens: Sequence[Token], index: int, limit: int) -> int:
    """How many tokens from a comma on belong to «نماینده مردم الف، ب و ج در مجلس»; else 0."""
    for other in range(index + 1, min(limit, index + 12)):
        key = tokens[other].key
        if key == DAR:
            return (
                other - index
                if other + 1 < limit and tokens[other + 1].key in boundary("seat")
                else 0
            )
        if key != AND and (
            key in boundary("stop") or (tokens[other].kind == "mark" and key != COMMA)
        ):
            return 0
    return 0


_OF = chr(0x6CC)
"""The «ی» that most surnames end with."""


def _is_name_in_post(tokens: Sequence[Token], index: int, last: int, surnames: Set[str]) -> bool:
    if tokens[index - 1].key in boundary("named_after"):
        return False
    size = honorific_size(tokens, index, last)
    if size and only_name(tokens, index):
        return index + size < last and tokens[index + size].kind == "word"
    kind = given_kind(tokens[index].key)
    if kind is None:
        return False
    end = name_end(tokens, index, last, surnames)
    if end - index < 2:
        return False
    if kind == "name" or tokens[end - 1].key in surnames:
        return True
    if tokens[index - 1].key in boundary("called"):
        return False
    # «مدیر کل دامپزشکی سالار نیکوکاری گفت»: a word that is a name too, and how surnames end
    if end - index != 2 or not (end == last or is_verb(tokens[end].key)):
        return False
    surname = tokens[end - 1].key
    if is_common(surname) or is_common(surname.removesuffix(_OF)):
        return False
    return surname not in name_endings() and surname.endswith((_OF, *name_endings()))
