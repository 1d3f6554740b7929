"""Mentions: what a report calls the source of a quote, taken apart into name and post.

A mention is read from where a subject may stand up to a word that ends it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal

from speechsum.attribution.names import (
    LONGEST_NAME,
    MARKED,
    Range,
    honorific_size,
    is_name_start,
    name_end,
    post_size,
    strip_honorific,
)
from speechsum.attribution.posts import post_end, quotes_words
from speechsum.attribution.vocabulary import (
    anaphora,
    boundary,
    given_kind,
    is_common,
    is_plain_verb,
    numerals,
    posts,
    sequences,
)
from speechsum.grammar.words import AZ, BE, COMMA, ONE, RA
from speechsum.text.tokens import Token
from speechsum.tuples import NamedTuple

_INDEFINITE = chr(0x6CC)
"""The «ی» of «مردی»."""
MentionKind = Literal["pronoun", "plural", "demonstrative", "named", "titled"]


class Mention(NamedTuple):
    """Tokens ``first`` to ``last``; ``name`` and ``role`` are token ranges within them or None.

    ``sure`` tells whether a honorific, a post, a given name or a pronoun says that it is a person
    or body, ``body`` whether it is an institution or a group.
    """

    kind: MentionKind
    first: int
    last: int
    name: Range | None = None
    role: Range | None = None
    sure: bool = True
    body: bool = False

    @property
    def anaphoric(self) -> bool:
        """Whether it only points back to somebody («وی», «این استاد»)."""
        return self.kind in ("pronoun", "plural", "demonstrative")


def mention_at(
    tokens: Sequence[Token], first: int, last: int, surnames: Set[str] = frozenset()
) -> Mention | None:
    """The mention that begins at token ``first`` and ends before ``last``, if there is one."""
    if first >= last:
        return None
    key = tokens[first].key
    if key in MARKED:
        if first + 1 < last and tokens[first + 1].key == key:
            first += 1  # «""بهار نیکوکار" گفت»
        return _marked(tokens, first, last, surnames)
    if tokens[first].kind != "word":
        return None
    size = honorific_size(tokens, first, last)
    if size and first + size < last and tokens[first + size].key in MARKED:
        marked = _marked(tokens, first + size, last, surnames)
        return marked._replace(first=first, sure=True) if marked else None
    points_back = anaphora().get(key)
    if points_back in ("pronoun", "plural"):
        kind: MentionKind = "pronoun" if points_back == "pronoun" else "plural"
        return Mention(kind, first, first + 1)
    if points_back is not None:
        if post_size(tokens, first + 1, last):
            end, _ = post_end(tokens, first + 1, last, frozenset())
            group = posts()[tokens[first + 1].key][0] == "group"
            return Mention("demonstrative", first, end, role=(first + 1, end), body=group)
        return None
    begin = first + 1 if key == ONE and post_size(tokens, first + 1, last) else first
    if _is_one_of_things(tokens, begin, last):
        return None
    if post_size(tokens, begin, last) and not is_name_start(tokens, begin, last):
        return _titled(tokens, first, begin, last, surnames)
    return _by_name(tokens, first, last, surnames) or _named(tokens, first, last, surnames)


def _is_one_of_things(tokens: Sequence[Token], index: int, last: int) -> bool:
    """«یکی از بندهای قطعنامه», «برخی از موارد»: nobody of whom something is told."""
    size = post_size(tokens, index, last)
    among = index + size - (tokens[index + size - 1].key == AZ)
    if not size or among + 1 >= last or tokens[among].key != AZ:
        return False
    if posts()[tokens[index].key][0] != "group":
        return False
    noun = among + 1 + (anaphora().get(tokens[among + 1].key) == "demonstrative")
    return noun < last and is_common(tokens[noun].key) and not post_size(tokens, noun, last)


def _marked(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> Mention | None:
    """A name in marks: ««بهار نیکوکار» گفت»."""
    closing = MARKED[tokens[first].key]
    limit = min(last, first + LONGEST_NAME + 4)
    close = next((i for i in range(first + 1, limit) if tokens[i].key == closing), None)
    if close is None:
        return None
    inner = mention_at(tokens, first + 1, close, surnames)
    if inner is None or inner.last < close or inner.kind not in ("named", "titled"):
        return None
    end, role = _role_after(tokens, close + 1, last)
    return Mention(
        inner.kind, first, end, inner.name, inner.role or role, inner.kind == "named", inner.body
    )


def _titled(
    tokens: Sequence[Token], first: int, begin: int, last: int, surnames: Set[str]
) -> Mention:
    """A post, perhaps with a name after it: «رئیس شورای شهر، بهار نیکوکار»."""
    body = posts()[tokens[begin].key][0] != "person"
    end, name = post_end(tokens, begin, last, surnames)
    role = (begin, end if name is None else name[0])
    if name is None:
        name = _called(tokens, end, last, surnames)
        end = end if name is None else _past_closing(tokens, name[1], last)
    parted = end + 1 < last and tokens[end].key in (COMMA, "(", "-", *MARKED)
    if name is None and parted and not quotes_words(tokens, end, last):
        start = _past_signs(tokens, end + 1, last)
        if is_name_start(tokens, start, last) or _is_named_in_commas(tokens, start, last):
            stop = name_end(tokens, start, last, surnames)
            name, end = (start, stop), stop
            if end < last and tokens[end].key in (")", "-", "»", '"'):
                end += 1
    if body and name is None and (close := _closing(tokens, end, last)):
        end = close + 1
        role = (begin, end)
    stripped = strip_honorific(tokens, name) if name else None
    kind: MentionKind = "named" if stripped else "titled"
    return Mention(kind, first, end, stripped, role, True, body and stripped is None)


def _by_name(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> Mention | None:
    """«مردی به نام رامین نیکوکار»"""
    by = next((i for i in range(first + 1, min(last, first + 3)) if tokens[i].key == BE), last)
    name = _called(tokens, by, last, surnames)
    if name is None or any(token.kind != "word" for token in tokens[first:by]):
        return None
    end, role = _role_after(tokens, _past_closing(tokens, name[1], last), last)
    return Mention("named", first, end, name, role)


def _called(
    tokens: Sequence[Token], index: int, last: int, surnames: Set[str]
) -> tuple[int, int] | None:
    """The name that «به نام» tells («مردی به نام رامین نیکوکار», «شاکی دیگری به نام «نیکوکار»»)."""
    if index + 2 >= last or tokens[index].key != BE or tokens[index + 1].key not in boundary("by"):
        return None
    start = index + 2 + (tokens[index + 2].key in MARKED)
    if post_size(tokens, start, last) and not is_name_start(tokens, start, last):
        return None  # «شهردار به نام شورا گفت»
    name = strip_honorific(tokens, (start, name_end(tokens, start, last, surnames)))
    return name if name is not None and name[0] < name[1] else None


def _past_closing(tokens: Sequence[Token], index: int, last: int) -> int:
    return index + (index < last and tokens[index].key in MARKED.values())


def _closing(tokens: Sequence[Token], index: int, last: int) -> int:
    """Where the mark closes that opens at ``index`` before a few words; 0 where none does."""
    if index >= last or tokens[index].key not in MARKED:
        return 0
    closing = MARKED[tokens[index].key]
    near = range(index + 1, min(last, index + LONGEST_NAME + 2))
    return next((i for i in near if tokens[i].key == closing), 0)


def _is_named_in_commas(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether two or three words between commas after a post are its holder's name, though no
    lexicon has them («رئیس شورا، آلویرا ناپیلینا، گفت»)."""
    if tokens[first - 1].key != COMMA:
        return False
    comma = next((i for i in range(first, min(last, first + 4)) if tokens[i].key == COMMA), None)
    if comma is None or comma - first < 2:
        return False
    if any(
        t.kind != "word" or t.key in boundary("stop") or is_plain_verb(t.key)
        for t in tokens[first:comma]
    ):
        return False
    if any(post_size(tokens, i, last) for i in range(first, comma)):
        return False
    if comma + 1 >= last or tokens[comma + 1].key in boundary("stop"):
        return True
    return _past_age(tokens, comma, last) > comma


def _named(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> Mention | None:
    """A name, perhaps with a post after it: «بهار نیکوکار، رئیس شورای شهر،»."""
    end = name_end(tokens, first, last, surnames)
    name = strip_honorific(tokens, (first, end))
    first_key = "" if name is None else tokens[name[0]].key
    if name is None or first_key in boundary("self") or first_key in numerals():
        return None
    if any(is_plain_verb(token.key) for token in tokens[name[0] : name[1]]):
        return None
    if name[0] == first and _names_inside(tokens, first, name[1]):
        return None
    given = _is_given(tokens, first, end, last)
    known = tokens[name[1] - 1].key in surnames
    sure = known or given or name[0] > first
    if not sure and any(is_common(token.key) for token in tokens[first:end]):
        return None
    bare = name[0] == first and not given and tokens[first].key not in surnames
    if bare and _is_noun(tokens, first, end):
        return None
    sure = sure or _past_age(tokens, end, last) > end
    end, role = _role_after(tokens, end, last)
    agency = tokens[name[1] - 1].key in boundary("agency_end")  # «سپهر نیوز»
    return Mention("named", first, end, name, role, sure, agency)


def _is_noun(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether words of which nothing tells that they are a name begin with a noun («سخنان رامین
    نیکوکار», «ضرورتی تازه نیکوکار افزود: …»)."""
    key = tokens[first].key
    if is_common(key):
        return True
    some = end - first > 2 and key.endswith(_INDEFINITE)
    return some and is_common(key.removesuffix(_INDEFINITE))


def _is_given(tokens: Sequence[Token], first: int, end: int, last: int) -> bool:
    """Whether words begin with a given name: what is a noun, too, has another noun behind it or an
    object where it is none («هدایت سرمایه‌ها», «هدایت آب را …»)."""
    kind = given_kind(tokens[first].key)
    if kind is None or end - first < 2:
        return False
    if kind == "name" or not is_common(tokens[first].key):
        return True
    return not is_common(tokens[first + 1].key) and all(t.key != RA for t in tokens[end:last])


def _names_inside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a full name stands within the words, so that those before it are none of it
    («متن نامه رامین نیکوکار»)."""
    if any(given_kind(t.key) is not None for t in tokens[first : first + 2]):
        return False
    return any(given_kind(t.key) == "name" for t in tokens[first + 2 : last - 1])


def _past_signs(tokens: Sequence[Token], index: int, last: int) -> int:
    """Past the «**» that closes what is set in bold."""
    while index < last and tokens[index].key == "*":
        index += 1
    return index


def _past_age(tokens: Sequence[Token], index: int, last: int) -> int:
    """Past «۴۵ ساله» after a name, in commas or in brackets."""
    start = index + (index < last and tokens[index].key in (COMMA, "("))
    if start + 1 >= last or tokens[start].kind != "number":
        return index
    if tokens[start + 1].key not in boundary("aged"):
        return index
    end = start + 2
    return end + (end < last and tokens[end].key == ")")


def _role_after(tokens: Sequence[Token], after: int, last: int) -> tuple[int, Range | None]:
    """A post in apposition after a name, and where the mention ends."""
    if after < last and tokens[after].key == "(":
        close = next((i for i in range(after, min(last, after + 8)) if tokens[i].key == ")"), None)
        if close is not None and not post_size(tokens, after + 1, last):
            after = close + 1
    after = _past_signs(tokens, after, last)
    after = _past_age(tokens, after, last)
    start = after
    if start < last and tokens[start].key in (COMMA, "(", "-", *MARKED):
        start += 1
    if start < last and (tokens[start].key == ONE or (tokens[start].key,) in sequences("turned")):
        start += 1  # «نیکوکار، یک عضو شورا», «نیکوکار، دیگر عضو شورا»
    if not post_size(tokens, start, last) or posts()[tokens[start].key][0] != "person":
        return after, None
    stop, _ = post_end(tokens, start, last, frozenset())
    end = stop
    if end < last and start > after and tokens[end].key in (COMMA, ")", "-", "»", '"'):
        end += 1
    return end, (start, stop)
