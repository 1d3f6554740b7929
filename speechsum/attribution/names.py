"""Mentions: what a report calls the source of a quote, taken apart into name and post.

A mention is read from where a subject may stand up to a word that ends it. Nothing is known of
most surnames, so a name is what is left when honorifics, posts and boundary words are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import compress
from typing import Literal

from speechsum.attribution.vocabulary import (
    COMPOUND_LAST,
    anaphora,
    boundary,
    given_kind,
    honorific_kinds,
    honorifics,
    is_done,
    is_plain_verb,
    is_vague,
    is_verb,
    longest,
    months,
    posts,
    sequences,
)
from speechsum.text.memo import Memo
from speechsum.text.tokens import Token

MentionKind = Literal["pronoun", "plural", "demonstrative", "named", "titled"]
Range = tuple[int, int]

_LONGEST_NAME = 4
_LONGEST_POST = 24
_LONGEST_FIELD = 3
_DOTS = frozenset((".", "…"))
_ALLAH = _DOTS | {"ا"}
_MARKED = {"«": "»", '"': '"'}


@dataclass(frozen=True, slots=True)
class Mention:
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
    if key in _MARKED:
        return _marked(tokens, first, last, surnames)
    if tokens[first].kind != "word":
        return None
    size = honorific_size(tokens, first, last)
    if size and first + size < last and tokens[first + size].key in _MARKED:
        marked = _marked(tokens, first + size, last, surnames)
        return replace(marked, first=first, sure=True) if marked else None
    points_back = anaphora().get(key)
    if points_back in ("pronoun", "plural"):
        kind: MentionKind = "pronoun" if points_back == "pronoun" else "plural"
        return Mention(kind, first, first + 1)
    if points_back is not None:
        if post_size(tokens, first + 1, last):
            end, _ = _post_end(tokens, first + 1, last, frozenset())
            return Mention("demonstrative", first, end, role=(first + 1, end))
        return None
    begin = first + 1 if key == "یک" and post_size(tokens, first + 1, last) else first
    if post_size(tokens, begin, last) and not is_name_start(tokens, begin, last):
        return _titled(tokens, first, begin, last, surnames)
    return _named(tokens, first, last, surnames)


def _marked(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> Mention | None:
    """A name in marks: ««بهار نیکوکار» گفت»."""
    closing = _MARKED[tokens[first].key]
    limit = min(last, first + _LONGEST_NAME + 4)
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
    end, name = _post_end(tokens, begin, last, surnames)
    role = (begin, end if name is None else name[0])
    if name is None and end + 1 < last and tokens[end].key in ("،", "(", "-", *_MARKED):
        start = end + 1
        if is_name_start(tokens, start, last) or _is_named_in_commas(tokens, start, last):
            stop = _name_end(tokens, start, last, surnames)
            name, end = (start, stop), stop
            if end < last and tokens[end].key in (")", "-", "»", '"'):
                end += 1
    if body and name is None and end < last and tokens[end].key in _MARKED:
        closing = _MARKED[tokens[end].key]
        near = range(end + 1, min(last, end + _LONGEST_NAME + 2))
        close = next((i for i in near if tokens[i].key == closing), None)
        if close is not None:
            end = close + 1
            role = (begin, end)
    stripped = _strip_honorific(tokens, name) if name else None
    kind: MentionKind = "named" if stripped else "titled"
    return Mention(kind, first, end, stripped, role, True, body and stripped is None)


def _is_named_in_commas(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether two or three words between commas after a post are its holder's name, though no
    lexicon has them («رئیس شورا، آلویرا ناپیلینا، گفت»)."""
    if tokens[first - 1].key != "،":
        return False
    comma = next((i for i in range(first, min(last, first + 4)) if tokens[i].key == "،"), None)
    if comma is None or comma - first < 2:
        return False
    if any(
        t.kind != "word" or t.key in boundary("stop") or is_plain_verb(t.key)
        for t in tokens[first:comma]
    ):
        return False
    if any(post_size(tokens, i, last) for i in range(first, comma)):
        return False
    return comma + 1 >= last or tokens[comma + 1].key in boundary("stop")


def _named(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> Mention | None:
    """A name, perhaps with a post after it: «بهار نیکوکار، رئیس شورای شهر،»."""
    end = _name_end(tokens, first, last, surnames)
    name = _strip_honorific(tokens, (first, end))
    if name is None:
        return None
    for token in tokens[name[0] : name[1]]:
        if is_plain_verb(token.key):
            return None
    given = given_kind(tokens[first].key) is not None and end - first >= 2
    known = tokens[name[1] - 1].key in surnames
    sure = known or given or name[0] > first
    end, role = _role_after(tokens, end, last)
    return Mention("named", first, end, name, role, sure)


def _role_after(tokens: Sequence[Token], after: int, last: int) -> tuple[int, Range | None]:
    """A post in apposition after a name, and where the mention ends."""
    if after < last and tokens[after].key == "(":
        close = next((i for i in range(after, min(last, after + 8)) if tokens[i].key == ")"), None)
        if close is not None and not post_size(tokens, after + 1, last):
            after = close + 1
    start = after
    if start < last and tokens[start].key in ("،", "(", "-", *_MARKED):
        start += 1
    if not post_size(tokens, start, last) or posts()[tokens[start].key][0] == "group":
        return after, None
    stop, _ = _post_end(tokens, start, last, frozenset())
    end = stop
    if end < last and start > after and tokens[end].key in ("،", ")", "-", "»", '"'):
        end += 1
    return end, (start, stop)


def _name_end(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> int:
    index = first
    while index < last and (size := honorific_size(tokens, index, last)):
        index += size
    begin, words = index, 0
    while index < last and words < _LONGEST_NAME:
        size = _dotted(tokens, index, last)
        if size:
            index += size  # «ر. نیکوکار», «روح ا... نیکوکار»
            continue
        if _ends_name(tokens, begin, index, last, surnames):
            break
        if tokens[index].key not in boundary("particle"):
            words += 1
        index += 1
    return index


def _dotted(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are an initial with its dot, or «ا...» for «الله»; else 0."""
    key, size = tokens[index].key, 1
    if tokens[index].kind != "word" or (len(key) > 1 and not _is_shortened(tokens, index, last)):
        return 0
    while index + size < last and tokens[index + size].key in _DOTS:
        size += 1
    return size if size > 1 and index + size < last else 0


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
    if token.kind != "word" or token.key in boundary("stop") or is_day(tokens, index, last):
        return True
    after = tokens[index + 1].key if index + 1 < len(tokens) else "."
    if after == "." and is_verb(token.key):
        return True
    if index == begin:
        return False
    known = tokens[index - 1].key in surnames
    if post_size(tokens, index, last):
        return known or index - begin > 1 or not _is_surname(tokens, begin, index, last)
    if known and token.key not in surnames:
        return True
    if index - begin < 2:
        return False
    # A full name stands here: what may be a surname elsewhere tells of the act.
    return token.key in boundary("manner") or is_plain_verb(token.key) or is_done(after)


def _is_surname(tokens: Sequence[Token], begin: int, index: int, last: int) -> bool:
    """Whether a trade is a surname after a given name: nothing of a post follows it."""
    if given_kind(tokens[begin].key) is None or post_size(tokens, index, last) != 1:
        return False
    if tokens[index].key in boundary("sole"):
        return False
    if (
        index + 1 < last
        and tokens[index + 1].key.endswith("ی")
        and not post_size(tokens, index + 1, last)
    ):
        index += 1  # «وکیل سپهردادی»
    if index + 1 >= last:
        return True
    after = tokens[index + 1]
    if after.kind == "mark" or after.key in boundary("stop") or is_verb(after.key):
        return True
    return bool(post_size(tokens, index + 1, last))


def tells_how(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a word after a name or post is none of it: it tells how, when or that he acts."""
    if index >= last:
        return False
    key = tokens[index].key
    if key in boundary("stop") or key in boundary("manner"):
        return True
    if is_day(tokens, index, last):
        return True
    if index + 2 >= last or tokens[index + 2].key not in ("و", "،"):
        return False
    return is_done(tokens[index + 1].key)  # «خبر داد و گفت»


def is_day(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether «یازدهم مرداد», «۱۱ مرداد» or «مرداد امسال» stands here."""
    if index + 1 >= last:
        return False
    here, after = tokens[index], tokens[index + 1]
    if after.key in months():
        return here.kind == "number" or here.key.endswith("م")
    return here.key in months() and (after.kind == "number" or after.key in boundary("dated"))


def _post_end(
    tokens: Sequence[Token], first: int, last: int, surnames: Set[str]
) -> tuple[int, Range | None]:
    """Where a post ends, and the name at its end if it has one."""
    index = first + post_size(tokens, first, last)
    limit = min(last, first + _LONGEST_POST)
    while index < limit:
        token = tokens[index]
        if token.kind == "mark" and token.key not in "«»":
            size = 0
            if token.key == "،":
                size = _list_in_post(tokens, index, limit) or _list_of_fields(tokens, index, limit)
            elif token.key == "(":
                size = _blessing(tokens, index, limit)
            if not size:
                break
            index += size
        elif token.key == "در" and index + 1 < limit and _is_seat(tokens, first, index + 1, limit):
            index += 2
        elif (tokens[index - 1].key, token.key) in sequences("takes") and index + 1 < limit:
            index += 2  # «ستاد مبارزه با …»
        elif token.key == "و" and index + 1 < limit:
            if _is_verbal(tokens, index + 1):
                break
            index += 2
        elif token.key == "از" and index == first + 1 and posts()[tokens[first].key][0] == "group":
            index = min(index + 2, limit)  # «برخی از این …»
        elif _ends_post(tokens, index, last):
            break
        elif _is_name_in_post(tokens, index, limit, surnames):
            stop = _name_end(tokens, index, last, surnames)
            return stop, (index, stop)
        else:
            index += 1
    while index > first + 1 and tokens[index - 1].key in ("و", "«"):
        index -= 1
    if index - first > 1 and tokens[index - 1].key in surnames:
        return index, (index - 1, index)
    return index, None


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
    place, after = tokens[index], tokens[index + 1].key if index + 1 < last else "،"
    if not head:
        return False
    if place.kind != "word" or place.key in boundary("stop") or place.key in boundary("no_place"):
        return False
    return after in "،(:-" or after in boundary("stop") or is_verb(after)


def _blessing(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are «(ع)» or «(عج)», after which a name or post goes on; 0 for none."""
    closed = index + 2 < last and tokens[index + 2].key == ")"
    return 3 if closed and tokens[index + 1].key in boundary("blessing") else 0


def _list_of_fields(tokens: Sequence[Token], index: int, limit: int) -> int:
    """How many tokens from a comma on belong to «وزیر صنعت، معدن و تجارت»; else 0."""
    item, joined = 0, False
    for here in range(index + 1, limit):
        token = tokens[here]
        if token.key == "،" or (token.key == "و" and not joined):
            if not item:
                return 0
            item, joined = 0, token.key == "و"
        elif token.kind != "word" or token.key in boundary("stop") or is_verb(token.key):
            # The post's fields are told, and its holder acts: what follows «را» was an object.
            ended = joined and item and token.key not in ("را", "که", ")")
            return here - index if ended else 0
        elif given_kind(token.key) is not None or post_size(tokens, here, limit):
            return 0
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
        if key == "در":
            return (
                other - index
                if other + 1 < limit and tokens[other + 1].key in boundary("seat")
                else 0
            )
        if key != "و" and (
            key in boundary("stop") or (tokens[other].kind == "mark" and key != "،")
        ):
            return 0
    return 0


def _is_name_in_post(tokens: Sequence[Token], index: int, last: int, surnames: Set[str]) -> bool:
    if tokens[index - 1].key in boundary("named_after"):
        return False
    size = honorific_size(tokens, index, last)
    if size and only_name(tokens, index):
        return index + size < last and tokens[index + size].kind == "word"
    kind = given_kind(tokens[index].key)
    if kind is None:
        return False
    end = _name_end(tokens, index, last, surnames)
    if end - index < 2:
        return False
    return kind == "name" or tokens[end - 1].key in surnames


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
        return True
    return key in honorifics() and bool(honorific_size(tokens, index, last))


def _is_allah(tokens: Sequence[Token], index: int, last: int) -> bool:
    """«روح ا...», «روح‌ا...» and initials."""
    if tokens[index + 1].key == "ا":
        return tokens[index + 2].key in _DOTS
    if len(tokens[index].key) == 1:
        return tokens[index].kind == "word" and tokens[index + 2].kind == "word"
    return _is_shortened(tokens, index, last)


def name_starts(keys: Sequence[str]) -> Iterator[int]:
    """Where `is_name_start` may hold: everywhere else it does not."""
    latest = -1
    for index in compress(range(len(keys)), map(_NAME_PART.__getitem__, keys)):
        if index - 1 > latest and keys[index] in COMPOUND_LAST:
            yield index - 1
        yield index
        latest = index


def only_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` can be nothing but a given name or honorific."""
    return (given_kind(tokens[index].key) or honorific_kinds().get(tokens[index].key)) == "name"


def is_person_start(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a name, or the post of a person, begins at ``index``."""
    if is_name_start(tokens, index, last):
        return True
    return bool(post_size(tokens, index, last)) and posts()[tokens[index].key][0] == "person"


def _strip_honorific(tokens: Sequence[Token], name: Range) -> Range | None:
    first, last = name
    while first < last and (size := honorific_size(tokens, first, last)):
        first += size
    return (first, last) if first < last else None


def honorific_size(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are a honorific from ``index`` on."""
    return longest(honorifics().get(tokens[index].key, ()), tokens, index, last)


def post_size(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens name a post, group or body from ``index`` on; 0 for none."""
    if index >= last or tokens[index].key not in posts():
        return 0
    return longest(posts()[tokens[index].key][1], tokens, index, last)


_NAME_PART: Memo[str, bool] = Memo(
    lambda key: key in COMPOUND_LAST or key in honorifics() or given_kind(key) is not None
)
