"""Where an agent's noun phrase ends before an object that no mark parts from it.

«شورا | بودجه را …», «شهردار | گزارشی از پل …», «اتحادیه نانوایان | بازرسان خود را …».
"""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.directives.addressee.agents import (
    begins_another,
    certain_end,
    head_of,
    is_local,
    is_of_each,
    is_quality,
    repeats,
)
from speechsum.directives.addressee.classes import (
    has,
    is_joined,
    is_matter,
    is_number,
    is_one_of,
    presents,
)
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import ends_as, is_action, is_agent, stems
from speechsum.grammar.words import COORDINATORS, KE, endings, phrases


def before_object(keys: Sequence[str], first: int, limit: int) -> int:
    """Where an agent's phrase ends in one that ends at ``limit`` with an object of its own.

    «شرکت نفت | جایگاه سیار», «مساجد | شیرهای کهنه», «مالکان باغ‌ها | دیوارهای نو».
    """
    head = head_of(keys, first, limit) + 1
    size = phrases("addressees", "body").length_at(keys, first, limit - 1)
    head = max(head, first + size if size > 1 else 0)  # «برق منطقه‌ای | راه را»
    alone = ends_as(keys[head - 1], "bare-plural") and keys[head] not in COORDINATORS
    if alone and not is_quality(keys, head):
        return head  # «شهردارها | آبیاری باغ‌ها», no «شهردارهای …»
    end = max(certain_end(keys, first, limit - 1), head)
    joined = end == head
    at = head_of(keys, first, limit)
    whole = end - at > 1 or (at > first and has("this", keys[at - 1]))
    known = first + size if size > 1 else 0  # «فنی و حرفه‌ای | دوره تازه» ends in no plural
    while end < limit and (
        (end != known and ends_as(keys[end - 1], "of-plural"))  # «شهرک‌های | صنعتی»
        or _names_its_kind(keys, end, limit, joined, whole=whole)
    ):
        joined = ends_as(keys[end - 1], "of-plural")
        end += 1
    end = _before_what_it_owns(keys, head, end, limit)
    # «شرکت‌های پیمانکاری | کارگاه‌های خود»
    return end + (size < 2 and end == head < limit and is_joined(keys[head - 1]))


def _before_what_it_owns(keys: Sequence[str], head: int, end: int, limit: int) -> int:
    """``end``, or where the noun begins that one who acts calls his own before ``limit``:
    «هنرمندان | کارگاه‌های خود», «اتحادیه نانوایان | بازرسان خود»."""
    owned = limit
    while owned > head and (has("own", keys[owned - 1]) or has("whose", keys[owned - 1])):
        owned -= 1
    end = end if end < owned else max(head, owned - 1)
    while head < end and (ends_as(keys[end - 1], "of-plural") or has("name-end", keys[end - 1])):
        end -= 1  # «اتحادیه نانوایان | نیروهای تازه», «کسبه | دستفروش‌های جلوی مغازه خود»
    return end


def _names_its_kind(
    keys: Sequence[str], here: int, limit: int, joined: bool, *, whole: bool
) -> bool:
    """Whether a noun stands there before what is given («مربیان بهداشت | آمار»), or an adjective
    that is ``joined`` to the head («دانشگاه‌های علوم پزشکی | ماسک»); no plural is the kind of
    what is a ``whole`` name («واحد عمران | چاله‌های بلوار را»)."""
    if here + 1 >= limit or begins_another(keys, here) or repeats(keys, here + 2):
        return False
    if is_one_of("given", keys[here]) or (
        not ends_as(keys[here - 1], "plural-of-people") and is_one_of("made", keys[here])
    ):
        return False
    if has("time", keys[here]):
        return False  # «باغداران | شب‌ها دریچه را»
    thing = is_one_of("given", keys[here + 1]) and not has("quality", keys[here + 1])
    kind = thing and not is_action(keys[here]) and keys[here - 1] not in COORDINATORS
    kind = kind and not (whole and (ends_as(keys[here], "of-plural") or is_matter(keys[here])))
    return kind or (joined and is_quality(keys, here))


def without_object(clauses: Clauses, first: int, end: int) -> int:
    """Where the phrase ends before an indefinite object («شهردار | گزارشی از پل …»)."""
    keys = clauses.keys
    for here in range(head_of(keys, first, end) + 1, end):
        if keys[here] == KE:
            break
        counted = keys[here].isdecimal() or (
            has("determiner", keys[here])
            and not any(has("this", key) for key in keys[here - 1 : here + 1])
            and not is_of_each(keys, here)
        )
        if (
            _counts(keys, here, end)
            or (presents(keys[here]) and not is_joined(keys[here - 1]))
            or (counted and here + 1 < end and has("given", keys[here + 1]))
        ):
            # «کارکنان | ساعت هشت صبح»
            return here - (has("clock", keys[here - 1]) or _tells_kind_of(keys, first, here))
    return _before_more_of_it(keys, head_of(keys, first, end), end)


_WITH_MORE = 3
"""Words of the shortest phrase that has more of something behind a noun."""


def _before_more_of_it(keys: Sequence[str], head: int, end: int) -> int:
    """Where the phrase ends before what there is to be more of («دولت | نقش بیشتری …»)."""
    more = any(ends_as(stem, "comparative") for stem in stems(keys[end - 1], "one"))
    if end - head < _WITH_MORE or not more or is_agent(keys[end - 1]):
        return end  # «دادگستری»
    return end - 2 - 2 * (keys[end - 3] in COORDINATORS and end - head > _WITH_MORE + 1)


def _tells_kind_of(keys: Sequence[str], first: int, here: int) -> bool:
    """Whether a word that looks like an object tells what kind of one stands before it
    («محیط‌بانان | دوربین تله‌ای»), but not «مسئول پرونده | گزارشی»."""
    thing = here - 1 > head_of(keys, first, here) and is_one_of("given", keys[here - 1])
    return thing and presents(keys[here]) and ends_as(keys[here - 2], "plural-of-people")


def _counts(keys: Sequence[str], here: int, end: int) -> bool:
    """«محیط زیست | دو قایق …», but not «منطقه دو شهرداری»."""
    before = keys[here - 1]
    listed = before in COORDINATORS or has("numbered", before) or has("this", before)
    listed = listed or has("sized", keys[here + 1]) or has("aged", before)  # «هیئت هفت نفره»
    if not is_number(keys[here]) or here + 1 >= end or listed:
        return False
    # «بخشداری | سه قلعه», «دهیار محترم | پنج انگشت»: a place
    named = has("whose", before) or is_local(before) or before.endswith(endings("of-whom"))
    return not named or has("single", keys[here]) or is_one_of("given", keys[here + 1])
