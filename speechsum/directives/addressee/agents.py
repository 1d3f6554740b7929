"""The noun phrase of one who acts: where it ends, and what in it is no part of it.

Persian writes no mark between a noun and what it is of («شهرداری مهرکنار»), nor between a subject
and its object («شورا بودجه را …»); which of the two stands there is told by the nouns.
"""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.directives.addressee.classes import (
    has,
    is_joined,
    is_matter,
    is_nth,
    is_number,
    is_one_of,
    is_plural,
    is_sign,
    is_thing,
    presents,
)
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import ends_as, is_action, is_agent, is_agent_at, stems
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import (
    AND,
    AZ,
    BE,
    COMMA,
    COORDINATORS,
    DAR,
    KE,
    MARKS,
    RA,
    endings,
    phrases,
)
from speechsum.tuples import NamedTuple

LONGEST_NAME = 8
# Tokens from a comma to the «و» of the list it stands in.
_LONGEST_ITEM = 7
_SHORT_QUALITY = 3  # letters
_NAME = 4
"""Words of a name of several."""
_KINDS_OF_NAMES = ("body", "person")


class Agent(NamedTuple):
    """Who acts: token range, or a fixed word, or nobody; ``how`` says by what it was found."""

    first: int
    last: int
    word: str | None
    how: str


NOBODY = Agent(0, 0, None, "none")
WE = Agent(0, 0, "ما", "first person")
NAMED_BEFORE = Agent(0, 0, None, "antecedent")


def names_at(keys: Sequence[str], index: int, last: int) -> int:
    """How many words a name of several words has that begins here («پلیس راه»); 0 for none."""
    return max(phrases("addressees", kind).length_at(keys, index, last) for kind in _KINDS_OF_NAMES)


def phrase_end(clauses: Clauses, first: int, limit: int) -> int:
    """Where the noun phrase at ``first`` ends at the latest: a preposition, a mark, a comma."""
    keys = clauses.keys
    end = first + max(1, names_at(keys, first, limit))  # «سازمان حمایت از مصرف‌کننده»
    if end + 1 < limit and _is_part_of(clauses, first, end):
        end += 2  # «یکی از آن‌ها»
    while end < limit:
        if size := _which_ones(keys, end):
            end += size
            continue
        if goes_on := _among_whom(keys, first, end, limit):
            end += goes_on
        elif _ends_phrase(clauses, end, limit):
            break
        end += 1
        if end < limit and _is_part_of(clauses, first, end):
            end += 1
    return end


def _ends_phrase(clauses: Clauses, here: int, limit: int) -> bool:
    key = clauses.keys[here]
    if key == COMMA and not list_goes_on(clauses, here, limit):
        return True
    if repeats(clauses.keys, here):
        return False
    if _is_name_end(clauses.keys, here) or _breaks(key) or is_rate(clauses.keys, here):
        return True
    # «گله‌داران | بعد از غروب …», though «هفته بعد»
    joined = here + 1 < limit and clauses.keys[here + 1] in (AZ, BE)
    return joined and phrases("clauses", "preposition").length_at(clauses.keys, here, limit) > 0


def repeats(keys: Sequence[str], here: int) -> bool:
    """«آموزش خانه | به | خانه»."""
    return keys[here] == BE and keys[here - 1] == keys[here + 1]


def is_rate(keys: Sequence[str], here: int) -> bool:
    """Whether it is told there how often («هفته‌ای دو بار», «روزی سه نوبت»)."""
    return has("rate", keys[here]) and is_number(keys[here + 1])


def _which_ones(keys: Sequence[str], here: int) -> int:
    """How many words tell which ones are meant, of what age («سالمندان | بالای ۶۵ سال») or at work
    where («شرکت‌های فعال | در معدن»); 0 for none."""
    if keys[here] == DAR:
        return 2 * has("placed", keys[here - 1])
    aged = has("aged", keys[here]) and is_number(keys[here + 1])
    return 3 * (aged and has("time", keys[here + 2]))


def _among_whom(keys: Sequence[str], first: int, here: int, limit: int) -> int:
    """How many words name some of those meant («مسئولان، | به‌ویژه | شهرداران», «دستگاه‌ها |
    مانند | شهرداری», though not «بانک مانند شهرداری»), where one who acts follows; 0 for none."""
    comma = keys[here] == COMMA
    size = phrases("addressees", "example").length_at(keys, here + comma, limit)
    if not size:
        size = phrases("addressees", "like").length_at(keys, here + comma, limit)
        size = size if size and any(map(is_plural, keys[first:here])) else 0
    return comma + size if size and is_agent_at(keys, here + comma + size) else 0


def _is_name_end(keys: Sequence[str], here: int) -> bool:
    """Whether a noun phrase goes no further, but for «هم مردم و هم مدیران» and «مردم روستاهای
    پیرامون»."""
    if not has("name-end", keys[here]) or is_joined(keys[here - 1]):
        return False
    return not (has("also", keys[here]) and keys[here - 1] in COORDINATORS)


def _breaks(key: str) -> bool:
    """Whether a mark ends a phrase: any but quotation marks, commas and those inside a word."""
    return key in MARKS or (is_sign(key) and key not in _WITHIN)


_WITHIN = frozenset(("«", "»", '"', COMMA, "_", "/", ".", "-"))


def list_goes_on(clauses: Clauses, comma: int, limit: int) -> bool:
    """Whether the comma stands in «a، b و c»."""
    item = _LONGEST_ITEM * (2 if is_agent_at(clauses.keys, comma + 1) else 1)
    for here in range(comma + 1, min(limit, comma + item)):
        if clauses.keys[here] == AND:
            return True
        if has("name-end", clauses.keys[here]):
            return False
    return False


def _is_part_of(clauses: Clauses, first: int, here: int) -> bool:
    """Whether the «از» at ``here`` tells of whom («برخی از مدیران», «هر یک از مدیران»)."""
    keys = clauses.keys
    return keys[here] == AZ and here - first <= 2 and _is_some_of(keys, here)


def _is_some_of(keys: Sequence[str], of: int) -> bool:
    """Whether «از» stands between some and those of whom they are."""
    before = keys[of - 1]
    some = any(has(kind, before) for kind in ("determiner", "all", "group", "part"))
    return (some or _is_one_of_many(before)) and is_agent_at(keys, of + 1)


def _is_one_of_many(key: str) -> bool:
    """«هیئتی», «نمایندگانی», but not «شهرداری»."""
    if any(has(kind, key) for kind in (*_KINDS_OF_NAMES, "place")):
        return False
    return ends_as(key, "some-people") or any(
        has(kind, stem) for stem in stems(key, "one") for kind in _KINDS_OF_NAMES
    )


def with_its_body(keys: Sequence[str], first: int, least: int) -> int:
    """Where the name of a body begins that people follow («شرکت | کابل‌سازان»)."""
    named = first > least and has("body", keys[first - 1])
    return first - 1 if named and ends_as(keys[first], "plural-of-people") else first


def certain_end(keys: Sequence[str], first: int, limit: int, *, nested: bool = False) -> int:
    """Where the phrase of an agent ends for certain, whatever noun may follow it.

    «شورا | بودجه را», «اداره برق | کابل‌ها را», «مدیران مدارس | موتورخانه را»: a name of the
    lexicon; else the head, with what it is of where it says nothing alone.
    """
    here = head_of(keys, first, limit)
    size = names_at(keys, here, limit)
    if size > 1:
        here += size
        if here + 1 < limit and has("incomplete", keys[here - 1]):
            here += max(1, names_at(keys, here, limit))  # «اداره کل | راه»
    elif has("pronoun", keys[here]):
        called = here + 1 < limit and is_plural(keys[here + 1]) and is_agent(keys[here + 1])
        return here + 1 + (called and has("you", keys[here]))
    else:
        here = _end_of_name(keys, first, here, limit, nested=nested)
    here = _past_modifiers(keys, here, limit)
    if here + 1 < limit and keys[here] == AZ and _is_some_of(keys, here):
        return certain_end(keys, here + 1, limit)  # «هیئتی از کارشناسان | پل را»
    if here + 1 < limit and (size := _among_whom(keys, first, here, limit)):
        return certain_end(keys, here + size, limit)  # «مدیران به‌ویژه شهرداران | پل را»
    if here + 1 < limit and keys[here] in COORDINATORS:
        if is_agent_at(keys, here + 1):
            return certain_end(keys, here + 1, limit)
        # No object begins with «و»: «سازمان پارک‌ها و فضای سبز», «اتحادیه مرغ و ماهی»; but it may
        # be another who is not meant («شورا و نه شهرداری»).
        if keys[here + 1] not in phrases("clauses", "answer"):
            here += 2 + (here + 2 < limit and ends_as(keys[here + 1], "glided"))
    return here


def _end_of_name(keys: Sequence[str], first: int, here: int, limit: int, *, nested: bool) -> int:
    """Where a head ends that is no name of several words, by what stands before it."""
    before = keys[here - 1] if here > first else ""
    if has("this", before) and not is_plural(keys[here]):
        # «آن اداره | آمار را», «این اداره کل | آمار را»
        return here + 1 + (here + 2 < limit and has("incomplete", keys[here + 1]))
    return _end_of_head(keys, here, limit, nested=nested or has("title", before))


def _end_of_head(keys: Sequence[str], at: int, limit: int, *, nested: bool) -> int:
    """Where a head ends that is no name of several words, with what it is of; ``nested`` where it
    is itself what another is of."""
    head, here = keys[at], at + 1
    if here + 1 < limit and is_number(keys[here]) and has("sized", keys[here + 1]):
        here += 2  # «هیئت هفت نفره»
    if here + 1 < limit and has("determiner", keys[here]) and _is_determined(keys, head, here):
        here += 1  # «شورای هر روستا», «نماینده هر طبقه»
        if is_of_each(keys, here - 1):
            return here + 1
    elif here + 1 < limit and is_of_each(keys, here):
        return here + 2  # «دهیار هر روستا»
    if here >= limit or not _goes_on(keys, head, here, nested=nested):
        return here + (here < limit and _is_named_after_a_place(keys, head, here, limit))
    if is_agent_at(keys, here):
        return certain_end(keys, here, limit, nested=True)  # «رئیس | اداره برق»
    here = _past_its_field(keys, head, here, limit)
    if here + 2 < limit and keys[here] in COORDINATORS and has("given", keys[here + 1]):
        here += 2 * has("given", keys[here - 1])  # «اتحادیه مرغ و ماهی | نرخ را»
    if has("incomplete", head) and here + 1 < limit and has("body", keys[here]):
        return certain_end(keys, here, limit, nested=True)  # «واحد املاک | شهرداری»
    return here


def _past_its_field(keys: Sequence[str], head: str, here: int, limit: int) -> int:
    """Past what a head is of; of one that says nothing alone also past what that says nothing
    without («اداره کل | راه»), and past its qualities («سازمان انرژی | اتمی»)."""
    here += max(1, names_at(keys, here, limit), _field_at(keys, here, limit))
    if not has("incomplete", head):
        return here
    if has("incomplete", keys[here - 1]) and here < limit and keys[here + 1] != RA:
        here += max(1, names_at(keys, here, limit))
    while here < limit and is_quality(keys, here) and not begins_another(keys, here):
        here += 1
    return here


def _field_at(keys: Sequence[str], index: int, limit: int) -> int:
    """How many words tell here what a body deals with («سازمان | تنظیم مقررات»); 0 for none."""
    return phrases("addressees", "field").length_at(keys, index, limit)


def _is_name_or_field(keys: Sequence[str], here: int) -> bool:
    return names_at(keys, here, here + _NAME) > 1 or _field_at(keys, here, here + _NAME) > 0


def _is_determined(keys: Sequence[str], head: str, here: int) -> bool:
    """Whether what a determiner stands before is what the head is of, and no time."""
    named = head.endswith(endings("of-whom")) or has("incomplete", head)
    return named and not has("time", keys[here + 1])


def is_of_each(keys: Sequence[str], here: int) -> bool:
    """Whether «هر» stands there before the body that an agent is of («مدیر | هر مدرسه»)."""
    body = is_agent(keys[here + 1]) or has("whose", keys[here + 1])
    return has("each", keys[here]) and body and not has("time", keys[here + 1])


_OWNERS = ("whose", "place", "we")


def _past_modifiers(keys: Sequence[str], here: int, limit: int) -> int:
    """«مسئولان | استان», «کارکنان | نوبت شب»."""
    while here < limit:
        if size := _which_ones(keys, here) or _is_joined_one(keys[here - 1]):
            here += size
            continue
        numbered = has("numbered", keys[here - 1]) and is_number(keys[here])
        if ends_as(keys[here - 1], "open"):
            break  # «خانواده‌ها | چک سفید …»
        if numbered and here + 1 < limit:
            here += 1  # «شهردار منطقه دو»
        elif here + 1 < limit and _takes_one_more(keys[here]):
            here += 2
        elif has("dweller", keys[here - 1]) and has("street", keys[here]) and here + 1 < limit:
            here += 1 + (not is_one_of("given", keys[here + 1]))  # «کسبه | خیابان سنگ»
        elif is_nth(keys[here]) and here < limit:
            here += 1  # «پیمانکار دوم»
        elif any(has(kind, keys[here]) for kind in _OWNERS) and not has("given", keys[here]):
            here += 1 + _is_named_after_a_place(keys, keys[here], here + 1, limit)
        else:
            break
    return here


def _takes_one_more(key: str) -> bool:
    """«کارکنان نوبت | شب», «مردم شهرهای | مرزی»"""
    several = any(has("whose", stem) for stem in stems(key, "of-plural"))
    return several or has("ranked", key) or has("namesake", key)


def _is_joined_one(key: str) -> bool:
    """«اهالی روستای | سفال»"""
    return is_joined(key) and not ends_as(key, "of-plural")


def head_of(keys: Sequence[str], first: int, limit: int) -> int:
    """Past «این», «همه», «آقای» to the noun."""
    here = first
    while here + 1 < limit and (has("determiner", keys[here]) or has("all", keys[here])):
        here += 1
    return here


def _goes_on(keys: Sequence[str], head: str, here: int, *, nested: bool) -> bool:
    """Whether the word at ``here`` is what the head is of."""
    if ends_as(head, "of-plural", "of-whom") and is_agent(head):
        return True  # «مدیرهای | مدرسه», «شورای | تأمین»
    if has("body", head) and not has("alone", head) and _is_name_or_field(keys, here):
        return True  # «ادارات | آموزش و پرورش»
    if _ends_name(keys, head, here, nested=nested):
        return False
    if _is_where_they_work(keys, head, here):
        return True
    if has("whose", keys[here]) or has("ranked", keys[here]):
        return False  # told afterwards
    body = any(has(kind, head) for kind in ("body", "place"))
    named = body and not ends_as(head, "plural-of-people")
    thing = is_thing(keys, here) or (named and is_one_of("made", keys[here]))
    if thing and not _is_headed(keys, head, here):
        return False  # «مدیر | قرارداد راننده را», but «اداره برق», «مدیر مدرسه»
    people = ends_as(head, "plural-of-people") and not body
    return not people or is_agent_at(keys, here) or is_quality(keys, here)


def _ends_name(keys: Sequence[str], head: str, here: int, *, nested: bool) -> bool:
    """Whether a head needs nothing after it, or what stands there is none of it."""
    # A plural without «ی» ends a phrase; «شورا» does, as «شورای» would not.
    if ends_as(head, "open") or begins_another(keys, here):
        return True
    if has("incomplete", head):
        return has("alone", head) and not is_agent_at(keys, here)  # «خزانه‌دار | بدهی را»
    # «واحد حراست | ورود خودروها را», «آقای رادمنش | شکایت اهالی را»
    told = is_matter(keys[here]) and (nested or not _is_of_people(head))
    return told or has("alone", head)


def _is_of_people(head: str) -> bool:
    return has("person", head) or ends_as(head, "plural-of-people")


def _is_where_they_work(keys: Sequence[str], head: str, here: int) -> bool:
    """Whether a place stands there before what is given: «کتابدار مدرسه | کتاب‌ها را»."""
    if not has("site", keys[here]) or not _is_of_people(head):
        return False
    after = keys[here + 1]
    return is_one_of("given", after) or is_matter(after) or is_agent(after)


def _is_headed(keys: Sequence[str], head: str, here: int) -> bool:
    """Whether a head needs what is given after it, or is a person at the head of it."""
    if not has("incomplete", head) or is_one_of("made", keys[here]):
        return False
    return not has("person", head) or is_agent_at(keys, here) or not has("alone", head)


def is_quality(keys: Sequence[str], here: int) -> bool:
    """Whether an adjective in «ی» and a noun stand there («معاونان اجرایی | فهرست را»)."""
    key, after = keys[here], keys[here + 1]
    ends = key.endswith(endings("one")) and len(key) > _SHORT_QUALITY
    noun = after.isalpha() and not has("name-end", after)
    joined = ends_as(key, "some-things", "of-plural")  # «سبدهای»
    # «اجرایی» is of «اجرا», «آبیاری» an action of its own
    acts = is_action(key) and not any(map(is_action, stems(key, "one")))
    thing = presents(key) or is_one_of("given", key) or acts or has("matter", key)
    return ends and noun and not joined and not thing


def begins_another(keys: Sequence[str], here: int) -> bool:
    """Whether another phrase begins: «گزارشی», «این …», «دو …», an adverb, «بی‌هماهنگی»."""
    key = keys[here]
    return (
        is_sign(key)
        or (has("time", key) and ends_as(key, "open"))  # «درمانگاه | شب‌ها باز بماند»
        or has("determiner", key)
        or has("name-end", key)
        or presents(key)
        or key in COORDINATORS
        or phrases("addressees", "adverb").length_at(keys, here, here + 1) > 0
        or any(
            is_action(key.removeprefix(out)) for out in endings("without") if key.startswith(out)
        )
    )


def _is_named_after_a_place(keys: Sequence[str], head: str, here: int, limit: int) -> bool:
    """«شهرداری مهرکنار | راه را»: an office of a place, and a word that is no known thing."""
    if here >= limit:
        return False
    key = keys[here]
    thing = has("given", key) or has("made", key) or is_matter(key)
    thing = thing or ends_as(key, "bare-plural", "of-plural")
    return not thing and is_local(head) and not begins_another(keys, here)


def is_local(head: str) -> bool:
    return any(head in phrases("offices", kind).words for kind in ("office", "level"))


def with_relative(clauses: Clauses, first: int, end: int, limit: int) -> int:
    """With a clause that tells which ones are meant («کسانی که … دارند»)."""
    keys = clauses.keys
    if end >= limit or keys[end] != KE or end == first:
        return end
    some = keys[end - 1]
    # «مدیری که …», «هر دانش‌آموزی که …», but not «مدیران شهری که …», «شهرداری که …»
    known = any(has(kind, some) for kind in (*_KINDS_OF_NAMES, "place"))
    one = ends_as(some, "one") and head_of(keys, first, end) + 1 == end and not known
    meant = has("some", some) or (has("back", some) and end == first + 1)  # «آنها که …»
    if not (one or ends_as(some, "some-things", "some-people") or meant):
        return end
    verb = clauses.verb_from(end)
    if verb is None or verb.last > limit:
        return end
    while (following := _within_relative(clauses, verb, limit)) is not None:
        verb = following
    return verb.last


def _within_relative(clauses: Clauses, verb: Verb, limit: int) -> Verb | None:
    """The verb with which a relative clause goes on after ``verb``: «که طرح دارند و | آماده‌اند»,
    «که می‌خواهند وام | بگیرند», «که قصد داشته باشند | بیایند»."""
    following = clauses.verb_from(verb.last)
    if following is None or following.last > limit:
        return None
    between = clauses.keys[verb.last : following.first]
    joined = between[:1] == (AND,)
    wished = following.mood == "subjunctive" and not (AND in between or COMMA in between)
    return following if joined or wished else None


def trimmed(clauses: Clauses, first: int, last: int, how: str) -> Agent:
    """The noun phrase that begins at ``first``, up to ``last`` or the next verb."""
    verb = next((v for v in clauses.verbs if v.first > first), None)
    end = phrase_end(clauses, first, last)
    if verb is not None:
        end = min(end, verb.first)
    while end > first + 1 and clauses.keys[end - 1] in COORDINATORS:
        end -= 1
    if how == "asked" and has("this", clauses.keys[end]) and end + 2 == last:
        end = last  # «مسئولان این سازمان»
    limit = clauses.last if how == "asked" else last
    return Agent(first, with_relative(clauses, first, end, limit), None, how)
