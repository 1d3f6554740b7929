"""What looks like a directive: one rule a construction.

Each rule looks at one word of a stretch (a sentence of one speaker) and proposes the piece of text
that would be the directive if that word makes one; `judge` decides. The order of the rules is the
order of `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from speechsum.grammar.clauses import Clauses, governed_verb, names_a_time, next_subjunctive
from speechsum.grammar.closing import closing
from speechsum.grammar.nouns import is_action, is_agent, is_agent_at
from speechsum.grammar.opening import Opening, headed, opening, without_long_condition
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COORDINATORS, is_strong_mark, phrases, values
from speechsum.model import Force


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` to ``last``, with ``marker`` (a token range) and the action's verb.

    ``asked`` is the token range of the one who is named by the construction itself («از X خواست»).
    ``outer`` is the verb of the request, advice or decision, where there is one.
    """

    rule: str
    force: Force
    first: int
    last: int
    marker: tuple[int, int] | None
    verb: Verb | None
    opening: Opening
    asked: tuple[int, int] | None = None
    outer: Verb | None = None


Rule = Callable[[Clauses, int], Candidate | None]


def candidates(stretch: Clauses) -> tuple[Candidate, ...]:
    """Every candidate of a stretch, in the order of their triggers."""
    found: list[Candidate] = []
    rules = _rules()
    keys = stretch.keys[stretch.first : stretch.last]
    for index, key in enumerate(keys, stretch.first):
        if key not in rules:
            continue
        for kind, rule in rules[key]:
            candidate = rule(stretch, index)
            if candidate is not None and candidate.first < candidate.last:
                found.append(replace(candidate, rule=kind))
                break
    found += _bare(stretch, found)
    return tuple(sorted(found, key=lambda c: c.marker[0] if c.marker else c.first))


@cache
def _rules() -> dict[str, tuple[tuple[str, Rule], ...]]:
    """Each trigger word with the rules that look at it, in their order."""
    table: dict[str, tuple[tuple[str, Rule], ...]] = {}
    for kind, rule in RULES:
        for key in values("deontic", kind):
            table[key] = (*table.get(key, ()), (kind, rule))
    return table


def _value(kind: str, key: str) -> str:
    return values("deontic", kind)[key]


def is_trigger(key: str) -> bool:
    """Whether a word is a modal or a duty: the beginning of another directive."""
    return key in _triggers()


@cache
def _triggers() -> frozenset[str]:
    # «دستگاه‌های مسئول»: only a verb makes the appointed ones a duty.
    duties = frozenset(values("deontic", "duty")).difference(values("deontic", "appointed"))
    return duties.union(values("deontic", "modal"))


def next_trigger(stretch: Clauses, index: int) -> int:
    """Where the next directive's own word stands after ``index``."""
    keys = stretch.keys[index + 1 : stretch.last]
    if _triggers().isdisjoint(keys):
        return stretch.last
    return index + 1 + next(place for place, key in enumerate(keys) if is_trigger(key))


def _complement(stretch: Clauses, index: int, *, short: bool = False) -> Verb | None:
    """The subjunctive that completes a predicate ending before ``index`` («لازم است … کنند»).

    Or, where ``short`` ones are looked for too, the bare past stem («لازم است … پیش رفت»).
    """
    if index < stretch.last and stretch.keys[index] == "و":
        return None  # «انتظار داریم و …»: another clause
    verb = _verb_of_clause(stretch, index)
    if verb is not None and verb.mood == "indicative" and _holds_relative(stretch, index, verb):
        # «خواستار آن شد که راهی که سال‌هاست بسته است باز شود»
        verb = next_subjunctive(stretch, verb.last, stretch.last) or verb
    if verb is None or verb.mood not in (("subjunctive", "short") if short else ("subjunctive",)):
        return None
    own = any(is_trigger(key) for key in stretch.keys[index : verb.first])
    return None if own else verb  # «نیاز به بررسی دارد که باید … شود»


def _holds_relative(stretch: Clauses, index: int, verb: Verb) -> bool:
    """Whether «که» opens the clause at ``index``, and another stands before the verb."""
    return stretch.keys[index] == "که" and "که" in stretch.keys[index + 1 : verb.first]


def _verb_of_clause(stretch: Clauses, index: int) -> Verb | None:
    """As `governed_verb`, for a clause that begins at ``index`` perhaps with «که» or «تا»."""
    while index < stretch.last and stretch.keys[index] in ("که", "تا", "،", ":", "این", "آن"):
        index += 1
    if phrases("clauses", "adversative").length_at(stretch.keys, index, stretch.last):
        return None  # «خوب است، اما اگر …»
    table = phrases("clauses", "condition")
    condition = index < stretch.last and table.length_at(stretch.keys, index, stretch.last)
    if condition:
        # «خواست اگر صداقت دارند، … بگشایند»
        inner = governed_verb(stretch, index + condition - 1)
        if inner is not None and inner.mood != "subjunctive":
            index = inner.last + (stretch.keys[inner.last : inner.last + 1] == ("،",))
    verb = governed_verb(stretch, index - 1) if index < stretch.last else None
    if verb is not None and _is_aside(stretch, index, verb):
        verb = governed_verb(stretch, verb.last - 1)
    return verb


def _is_aside(stretch: Clauses, index: int, verb: Verb) -> bool:
    """Whether the verb ends a clause inside the one that begins at ``index``.

    «انتظار داریم شرکت‌ها اگر بار دارند، … بسپارند», «می‌خواهم هر مانعی دیدند را … اعلام کنند».
    """
    if verb.mood == "subjunctive":
        return False
    keys = stretch.keys
    if keys[verb.last : verb.last + 1] == ("را",):
        return True
    return phrases("clauses", "condition").stands_in(keys, index + 1, verb.first)


def _modal(stretch: Clauses, index: int) -> Candidate | None:
    force = _value("modal", stretch.keys[index])
    start = without_long_condition(stretch, headed(stretch, opening(stretch, index)), index)
    verb = governed_verb(stretch, _past_reason(stretch, index))
    if (
        verb is not None
        and verb.mood in ("indicative", "past")
        and _passes_relative(stretch, index, verb)
    ):
        # «باید برای زباله‌ای که سال‌ها مانده و بو گرفته است برنامه‌ای بدهد»
        verb = next_subjunctive(stretch, verb.last, next_trigger(stretch, index)) or verb
    if verb is not None and verb.stem == "دار" and verb.mood == "indicative" and not verb.negative:
        verb = replace(verb, mood="subjunctive")  # «باید … را نگه دارند»
    elif verb is not None and verb.mood == "past" and _is_bare_participle(stretch, verb):
        verb = replace(verb, mood="subjunctive")  # «باید کار را انجام داده تا …»
    if verb is None:
        last = next(
            (i for i in range(index, stretch.last) if is_strong_mark(stretch.keys[i])), stretch.last
        )
    else:
        last = closing(stretch, verb, next_trigger(stretch, verb.last))
        refrains = stretch.keys[verb.first - 1] in values("deontic", "refrain")
        forbids = refrains or (verb.negative and verb.mood == "subjunctive")
        if forbids or stretch.has(frozenset(values("deontic", "ban")), index, verb.first):
            force = "prohibition"
    first = start.start
    if stretch.keys[first] == "را" and first > stretch.first:
        # «آنچه نوشته شده را باید گرد آورد»
        told = stretch.verb_ending_at(first - 1)
        first = opening(stretch, told.first).start if told is not None else first
    return Candidate("", _force(force), first, last, (index, index + 1), verb, start)


def _passes_relative(stretch: Clauses, index: int, verb: Verb) -> bool:
    relative = stretch.has({"که"}, index, verb.first)
    return relative and stretch.keys[verb.last : verb.last + 1] not in (("،",), (".",), ("و",))


def _is_bare_participle(stretch: Clauses, verb: Verb) -> bool:
    return verb.last == verb.first + 1 and stretch.keys[verb.first].endswith(("ده", "ته"))


def _past_reason(stretch: Clauses, index: int) -> int:
    """The last token of a reason right after a modal: «باید، چون خانه اوست، راه را باز کند»."""
    keys = stretch.keys
    if keys[index + 1 : index + 2] != ("،",):
        return index
    if not phrases("clauses", "purpose").length_at(keys, index + 2, stretch.last):
        return index
    reason = stretch.verb_from(index + 2)
    return reason.last - 1 if reason is not None else index


def _duty(stretch: Clauses, index: int) -> Candidate | None:
    start = without_long_condition(stretch, opening(stretch, index), index)
    predicate = stretch.verb_from(index + 1)
    if stretch.keys[index][:-2] in values("deontic", "duty"):
        predicate = None
        after = index + 1
    elif predicate is not None and predicate.stem in (
        "هست",
        "شو",
        "کن",
        "باش",
        "ساخت",
        "ساز",
        "دان",
        "نما",
    ):
        after = predicate.last
    else:
        return None
    verb = _complement(stretch, after)
    appointed = stretch.keys[index] in values("deontic", "appointed")
    held = predicate is not None and predicate.stem in ("دان", "ساز", "ساخت")
    if appointed and (verb is None or after != index + 2 or held):
        return None  # «مأمور شهرداری است»
    last = closing(stretch, verb, next_trigger(stretch, verb.last)) if verb is not None else after
    marker = (index, after if after == index + 2 else index + 1)
    first = start.start
    ours = predicate is not None and predicate.person in (1, 4)
    if stretch.keys[index - 1] == "را" and index - 2 >= first and not ours:
        # «کمیسیون دولت را مکلف کرد …»: from the one who is obliged.
        first = next(
            (
                i
                for i in range(index - 2, first, -1)
                if is_agent(stretch.keys[i])
                and stretch.keys[i] not in phrases("addressees", "place")
            ),
            first,
        )
        while first > start.start and stretch.keys[first - 1] == "و":
            first = max(start.start, first - 2)
    return Candidate("", "obligation", first, last, marker, verb, start, outer=predicate)


def _duty_noun(stretch: Clauses, index: int) -> Candidate | None:
    start = opening(stretch, index)
    predicate = stretch.verb_from(index + 1)
    if predicate is None or predicate.stem not in ("هست", "دار", "دان", "کن"):
        return None
    if predicate.stem == "دان" and predicate.mood == "subjunctive":
        return None  # «تکلیف خود را بدانند»
    if predicate.stem == "دار" and predicate.mood in ("past", "short", "imperfect"):
        return None  # «در آن سال مسئولیت داشت …»
    if stretch.keys[index - 1 : index] in (("به",), ("تعیین",)) or predicate.negative:
        return None
    if stretch.keys[index + 1] == "عمومی":
        return None  # «معاون وظیفه عمومی»
    if stretch.keys[start.start : start.start + 2] in (("آن", "را"), ("این", "را")):
        return None  # «… و آن را وظیفه مدیران دانست»: what it is stands before
    if predicate.stem == "کن" and stretch.keys[predicate.first - 1] not in _DEEMING:
        return None  # «از زیر بار مسئولیت شانه خالی کنند»
    among = stretch.keys[index] == "وظایف" and stretch.keys[predicate.last :][:1] == ("تا",)
    verb = None if among else _complement(stretch, predicate.last)
    last = closing(stretch, verb, next_trigger(stretch, verb.last)) if verb else predicate.last
    return Candidate(
        "", "obligation", start.start, last, (index, index + 1), verb, start, outer=predicate
    )


def _need(stretch: Clauses, index: int) -> Candidate | None:
    keys = stretch.keys
    if index > stretch.first and keys[index - 1] in phrases("deontic", "no-need"):
        return None
    predicate = stretch.verb_from(index)  # at ``index`` itself: «ضروریست»
    if predicate is None or not _predicates_need(keys, index, predicate):
        return None
    if any(v.negative and index < v.first < predicate.first for v in stretch.verbs):
        return None  # «نیاز به مزایده نداشته و … است»
    gap = keys[index + 1 : predicate.first]
    start = opening(stretch, index)
    verb = _complement(stretch, predicate.last, short=predicate.stem == "هست" and not gap)
    first = start.start
    purpose = bool(gap) and keys[predicate.last : predicate.last + 1] == ("تا",)
    forbids = False
    if verb is not None and keys[predicate.last] not in COORDINATORS and not purpose:
        last = closing(stretch, verb, next_trigger(stretch, verb.last))
        forbids = _forbids(stretch, verb)
    else:
        verb, last = None, predicate.last
        if keys[first : first + 1] == ("وی",):
            # «وی با اشاره به باران، بازسازی راه را ضروری دانست»
            first += 1
            if phrases("clauses", "leadin").length_at(keys, first, index):
                first = next((i + 1 for i in range(first, index) if keys[i] == "،"), first)
    marker = (index, index + 1 if gap else predicate.last)
    force = "prohibition" if forbids else _force(_value("need", keys[index]))
    return Candidate("", force, first, last, marker, verb, start, outer=predicate)


def _predicates_need(keys: Sequence[str], index: int, predicate: Verb) -> bool:
    """Whether «لازم», «نیاز» or «ضرورت» and the verb after it say that something is needed."""
    if predicate.negative or (predicate.person == 6 and predicate.stem == "هست"):
        return False
    ours = predicate.person == 4 and predicate.stem == "هست"
    if ours and keys[index] in ("لازم", "ضروری", "الزامی"):
        return False  # «آماده همکاری‌های لازم هستیم»
    if predicate.person == 1 or (predicate.stem == "بین" and predicate.mood != "indicative"):
        return False
    if keys[index - 1] == "نه":
        return False
    gap = keys[index + 1 : predicate.first]
    if "که" in gap or any(is_strong_mark(key) for key in gap):
        return False
    if keys[index] in ("وقت", "زمان"):
        return predicate.stem in ("رس", "هست") and tuple(gap) in (("آن",), ("آن", "فرا"))
    noun = keys[index] in ("نیاز", "احتیاج", "ضرورت", "ضرورتی")
    if predicate.stem in ("هست", "دار", "باش"):
        if predicate.mood in ("past", "short", "imperfect", "subjunctive"):
            return False
        if predicate.stem == "دار" and not noun:
            return keys[index - 1] == "را" and not gap  # «یاری آنان را لازم داریم»
        return not gap or (gap[0] == "و" and len(gap) <= 3) or (noun and gap[0] in _OF_NEED)
    if predicate.stem in ("دان", "شمار", "خوان", "بین"):
        return not gap
    if predicate.stem == "کن":
        deemed = bool(gap) and gap[-1] in _DEEMING
        # «… را یک ضرورت انکارناپذیر عنوان کرد»
        return deemed and (len(gap) == 1 or (noun and "را" in keys[index - 2 : index]))
    if predicate.stem == "شو" and gap and gap[-1] in ("احساس", "محسوب"):
        return noun or len(gap) <= 2
    reported = predicate.stem == "رس" and tuple(gap) == ("به", "نظر")
    return reported and predicate.mood != "subjunctive"


# With «کرد»: to call something something.
_DEEMING = frozenset(
    ("عنوان", "ذکر", "توصیف", "قلمداد", "ارزیابی", "تلقی", "معرفی", "بیان", "اعلام")
)
_OF_NEED = frozenset(("به", "اساسی", "جدی", "مبرم", "اجتناب", "فوری", "انکارناپذیر"))


def _needing(stretch: Clauses, index: int) -> Candidate | None:
    if stretch.keys[index].endswith(("یم", "ند")) and len(stretch.keys[index]) > 7:
        predicate = next((v for v in stretch.verbs if v.first == index), None)
    else:
        predicate = stretch.verb_from(index + 1)
    if predicate is None or predicate.negative or predicate.mood not in ("indicative", "short"):
        return None
    if predicate.stem not in ("هست", "باش", "دان", "کن", "خوان", "شمار"):
        return None
    start = opening(stretch, index)
    last = predicate.last
    # «نیازمند آنیم که …», «نیازمند این است که …»
    told = stretch.keys[last : last + 1] == ("که",) and predicate.first <= index + 2
    verb = _complement(stretch, last) if told else None
    if verb is not None:
        last = closing(stretch, verb, next_trigger(stretch, verb.last))
    return Candidate(
        "", "necessity", start.start, last, (index, index + 1), verb, start, outer=predicate
    )


def _need_noun(stretch: Clauses, index: int) -> Candidate | None:
    """«لزوم X»: the noun phrase, up to the reporting verb or the comma after it."""
    keys = stretch.keys
    before = keys[index - 1] if index > stretch.first else ""
    if before in ("یک", "دوره", "صورت", "موقع", "حسب", "این", "عدم"):
        return None
    if before == "به" and not stretch.has(
        _POINTING, max(stretch.first, index - 3), min(index + 30, stretch.last)
    ):
        return None
    last = _phrase_end(stretch, index + 1)
    while last > index + 1 and keys[last - 1] in ("را", "در", "از", "با", "نیز", *COORDINATORS):
        last -= 1
    if last <= index + 1 or keys[index + 1] in COORDINATORS:
        return None
    if keys[index + 1] in values("deontic", "past") or (
        before in COORDINATORS and keys[index - 3 : index - 2] == ("حسب",)
    ):
        return None  # «بر حسب اولویت و ضرورت تاکنون …»
    refrains = keys[index + 1] in values("deontic", "refrain")
    force: Force = "prohibition" if refrains else "necessity"
    start = Opening(index, None, index)
    return Candidate("", force, index, last, (index, index + 1), None, start)


_POINTING = frozenset(("اشاره", "توجه", "نسبت", "راجع", "پرداخت", "بااشاره"))


def _phrase_end(stretch: Clauses, index: int) -> int:
    keys = stretch.keys
    if index >= stretch.last:
        return index
    verb = stretch.verb_from(index)
    limit = verb.first if verb is not None else stretch.last
    relative = next((i for i in range(index, limit) if keys[i] == "که"), None)
    if relative is not None and verb is not None and relative > index:
        # A relative clause inside the phrase: its verb does not end the sentence.
        following = stretch.verb_from(verb.last)
        limit = following.first if following is not None else verb.last
    reports = phrases("clauses", "report")
    for here in range(index, limit):
        if keys[here] == "،" and _list_goes_on(stretch, here, limit):
            continue  # «بر لزوم a، b و c تاکید کرد»
        if here > index and phrases("clauses", "leadin").length_at(keys, here, limit):
            return here  # «لزوم a و نیز با توجه به …»
        if here > index and keys[here] in values("deontic", "need-noun"):
            return here  # «لزوم a و لزوم b»
        if keys[here] in ("،", ".", "را") or is_strong_mark(keys[here]):
            return here
        if (
            keys[here] == "به"
            and here + 1 < limit
            and keys[here + 1] in ("عنوان", "نحوی", "گونهای", "طوری")
        ):
            return here
    for here in range(max(index + 1, limit - 4), limit):
        if verb is not None and (
            reports.length_at(keys, here, stretch.last) or keys[here].startswith("تاکید")
        ):
            return here
    return limit


def _list_goes_on(stretch: Clauses, comma: int, last: int) -> bool:
    """Whether what follows the comma goes on with the list of what is needed."""
    keys = stretch.keys
    if any(
        phrases("clauses", kind).length_at(keys, comma + 1, last)
        for kind in ("preposition", "leadin", "connective", "report")
    ):
        return False
    if any(key.startswith("تاکید") for key in keys[max(comma, last - 4) : last]):
        return True
    return comma + 1 < last and is_action(keys[comma + 1])


def _plea(stretch: Clauses, index: int) -> Candidate | None:
    """«با درخواست از X برای …»: the noun phrase, as far as «لزوم X» goes."""
    keys = stretch.keys
    if index == stretch.first or index + 1 == stretch.last or keys[index - 1] not in ("با", "ضمن"):
        return None
    last = _phrase_end(stretch, index + 1)
    preposition = "از" if _value("plea", keys[index]) == "request" else "به"
    # «با دعوت همگان به …», but not «با درخواست مدیر برای …», who is the one that asks
    called = keys[index] in ("دعوت", "توصیه") and is_agent_at(keys, index + 1)
    if keys[index + 1] != preposition and not called:
        return None
    if not any(map(is_action, keys[index + 1 : last])):
        return None
    asked = _object_of(stretch, index, last, preposition)
    refrains = any(key in values("deontic", "refrain") for key in keys[index:last])
    force = "prohibition" if refrains else _force(_value("plea", keys[index]))
    start = Opening(index, None, index)
    return Candidate("", force, index, last, (index, index + 1), None, start, asked)


def _demand(stretch: Clauses, index: int) -> Candidate | None:
    predicate = next(
        (
            v
            for v in stretch.verbs
            if v.first > index and v.finite and v.stem in ("شو", "هست", "باش")
        ),
        None,
    )
    if predicate is None or any(is_strong_mark(k) for k in stretch.keys[index : predicate.first]):
        return None
    start = opening(stretch, index)
    wished = any(key.startswith(HOPES) for key in stretch.keys[start.start : predicate.first])
    if predicate.negative or wished:
        return None  # «برای همه آرزوی موفقیت خواستاریم»
    joined = stretch.keys[index - 1] in COORDINATORS
    first = start.start if stretch.has(("را",), start.start, index) and not joined else index
    asked = _object_of(stretch, start.start, index, "از")
    if first < index:
        # «… را از دولت خواستار شد», but «شهری عاری از زباله را خواستار شد»
        asked = asked if asked is not None and is_agent_at(stretch.keys, asked[0]) else None
    elif asked is not None and asked[1] == index and is_agent_at(stretch.keys, asked[0]):
        first = asked[0] - 1
    else:
        asked = None
    last = predicate.last
    which = stretch.keys[predicate.first - 1].endswith("ی")
    if which and stretch.keys[last : last + 1] == ("که",):
        relative = stretch.verb_from(last + 1)
        last = relative.last if relative is not None else last
    told = stretch.keys[index + 1] in ("این", "آن")
    verb = _complement(stretch, predicate.last) if told else None
    force: Force = "request"
    if verb is not None:
        last = closing(stretch, verb, next_trigger(stretch, verb.last))
        force = "prohibition" if _forbids(stretch, verb) else force
    return Candidate("", force, first, last, (index, index + 1), verb, start, asked, predicate)


def _object_of(stretch: Clauses, first: int, last: int, preposition: str) -> tuple[int, int] | None:
    """The noun phrase of the one who is asked: after the last «از» (or «به») that fits."""
    keys = stretch.keys
    places = [i for i in range(first, last - 1) if keys[i] == preposition and keys[i - 1] != "اعم"]
    if not places:
        return None
    place = next((i for i in reversed(places) if is_agent_at(keys, i + 1)), places[-1])
    # «از X و از Y خواست»: of two the first.
    for earlier in reversed(places):
        if earlier < place and keys[place - 1] == "و" and is_agent_at(keys, earlier + 1):
            place = earlier
    return place + 1, _noun_end(stretch, place + 1, last)


_AFTER_NAME = frozenset(
    (
        "نیز",
        "هم",
        "که",
        "برای",
        "در",
        "همواره",
        "به",
        "با",
        "این",
        "خود",
        "تا",
        "طی",
        "جهت",
        "(",
        "بر",
        "اعم",
        "را",
        ":",
        "همچنین",
        "نسبت",
        "هرچه",
        "پیگیری",
    )
)


def _noun_end(stretch: Clauses, first: int, last: int) -> int:
    for here in range(first, last):
        if stretch.keys[here] in _AFTER_NAME and here > first:
            return here
        if stretch.keys[here] == "از" and here > first:
            return here
    end = last
    while end > first + 1 and stretch.keys[end - 1] in COORDINATORS:
        end -= 1
    return end


def _wanting(stretch: Clauses, index: int) -> Candidate | None:
    """«از X خواست که …», «از X می‌خواهیم …»."""
    verb = next((v for v in stretch.verbs if v.first <= index < v.last), None)
    if verb is None and stretch.keys[index] == "خواسته":  # «از مردم خواسته می‌شود …»
        verb = next((v for v in stretch.verbs if v.first == index + 1 and v.stem == "شو"), None)
    passive = verb is not None and verb.stem == "شو" and stretch.keys[index] == "خواسته"
    if (
        verb is None
        or (verb.stem != "خواه" and not passive)
        or verb.mood in ("subjunctive", "imperfect", "future")
        or verb.negative
    ):
        return None
    start = opening(stretch, index)
    asked = _object_of(stretch, start.start, verb.first, "از")
    wanted = _complement(stretch, verb.last)
    if asked is None and verb.person in (1, 4) and wanted is not None:
        # «می‌خواهیم که شما …», «ما می‌خواهیم شرکت‌ها …»
        others = is_agent_at(stretch.keys, _past_conjunction(stretch, verb.last))
        if others and wanted.person not in (1, 4):
            marker = (verb.first, verb.last)
            return _asked(stretch, start, None, marker, verb, "request")
    if asked is None or asked[0] >= verb.first or wanted is None:
        return None
    if stretch.keys[asked[0]] in ("این", "آن") and not is_agent_at(stretch.keys, asked[0]):
        return None  # «از این روست که آمریکا می‌خواهد …»
    if (
        verb.person == wanted.person
        and verb.mood == "indicative"
        and not is_agent_at(stretch.keys, asked[0])
    ):
        return None  # «از این راه می‌خواهند … را انجام دهند»: what they want to do themselves
    if stretch.keys[verb.first - 1] in ("معذرت", "عذر", "پوزش", "کمک"):
        return None
    return _asked(stretch, start, asked, (verb.first, verb.last), verb, "request")


def _past_conjunction(stretch: Clauses, index: int) -> int:
    """Past «که» or «تا» at ``index``."""
    while index < stretch.last - 1 and stretch.keys[index] in ("که", "تا", "،"):
        index += 1
    return index


def _asked(
    stretch: Clauses,
    start: Opening,
    asked: tuple[int, int] | None,
    marker: tuple[int, int],
    outer: Verb,
    force: Force,
) -> Candidate | None:
    verb = _complement(stretch, outer.last)
    last = outer.last
    if verb is not None:
        last = closing(stretch, verb, next_trigger(stretch, verb.last))
        if _forbids(stretch, verb):
            force = "prohibition"
    first = start.start
    if asked is None and outer.person in (1, 4):
        # «برای این بچه‌ها، خواهش می‌کنم …»
        commas = [i for i in range(first, marker[0]) if stretch.keys[i] == "،"]
        first = commas[-1] + 1 if commas else first
    led_in = stretch.keys[first] == "با"  # «با یادآور شدن … از X دعوت می‌کنم»
    if asked is not None and (outer.person in (3, 6, 0) or led_in):
        first = max(start.start, asked[0] - 1)  # the preposition, where there is one
    return Candidate("", force, first, last, marker, verb, start, asked, outer)


def _forbids(stretch: Clauses, verb: Verb) -> bool:
    refrains = stretch.keys[verb.first - 1] in values("deontic", "refrain")
    return refrains or verb.negative


def _asking(stretch: Clauses, index: int) -> Candidate | None:
    """«درخواست کرد», «انتظار می‌رود», «درخواست ما از X این است که …»."""
    key = stretch.keys[index]
    outer = stretch.verb_from(index)  # at ``index`` itself: «خواهشمندیم»
    if outer is None or outer.negative:
        return None
    stems = _value("asking", key).split("|")
    start = opening(stretch, index)
    gap = stretch.keys[index + 1 : outer.first]
    if any(is_strong_mark(k) for k in gap):
        return None
    light = outer.stem in stems or (outer.stem in ("کن", "شو") and "کرد" in stems)
    if light and len(gap) <= 6 and outer.mood not in ("imperfect", "subjunctive", "future"):
        preposition = "به" if "ده" in stems else "از"
        asked = _object_of(stretch, start.start, index, preposition) or _marked_object(
            stretch, start.start, index
        )
        return _asked(
            stretch, start, asked, (index, outer.last if not gap else index + 1), outer, "request"
        )
    stated = not gap or any(word in gap for word in ("از", "این", "آن"))
    if outer.stem in ("هست", "باش", "بود") and stated:
        asked = _object_of(stretch, index, outer.first, "از")
        verb = _complement(stretch, outer.last)
        if verb is None and not (gap and any(map(is_action, gap))):
            return None  # «درخواست از او خواسته‌ای ناممکن است»
        last = closing(stretch, verb, stretch.last) if verb is not None else outer.last
        refuses = verb is not None and _forbids(stretch, verb)
        force: Force = "prohibition" if refuses else "request"
        return Candidate(
            "", force, start.start, last, (index, index + 1), verb, start, asked, outer
        )
    return None


def _marked_object(stretch: Clauses, first: int, last: int) -> tuple[int, int] | None:
    """The noun phrase before «را»."""
    for here in range(last - 1, first, -1):
        if stretch.keys[here] == "را":
            return first, here
    return None


def _advice(stretch: Clauses, index: int) -> Candidate | None:
    outer = stretch.verb_from(index + 1)
    if outer is None or outer.negative or outer.mood in ("imperfect", "future", "subjunctive"):
        return None
    gap = stretch.keys[index + 1 : outer.first]
    if outer.stem not in ("کن", "شو", "ده", "هست") or any(is_strong_mark(k) for k in gap):
        return None
    if gap and gap[-1] not in values("deontic", "giving"):
        return None  # «پیشنهاد برداشت از منابع … نشان می‌دهد»
    if (outer.stem == "هست" and "این" not in gap) or stretch.keys[index - 1] == "به":
        return None
    start = opening(stretch, index)
    advised = not gap and index - start.start > 2 and outer.mood == "indicative"
    if outer.stem == "شو" and _complement(stretch, outer.last) is None and not advised:
        return None  # «خدماتی ارائه می‌شود», «پیشنهاد مطرح شد»
    asked = _object_of(stretch, start.start, index, "به")
    if asked is not None and not is_agent_at(stretch.keys, asked[0]):
        asked = None
    found = _asked(
        stretch,
        start,
        asked,
        (index, outer.last if not gap else index + 1),
        outer,
        "recommendation",
    )
    untold = found is not None and found.verb is None and not gap
    if untold and asked is not None and asked[1] == index:
        return None  # «به آنها توصیه می‌کنیم، راهی که …»: what is advised is not told
    return found


def _better(stretch: Clauses, index: int) -> Candidate | None:
    """«بهتر است …», «شرط عقل این است که …», «به نفع شهر است که …», «جا دارد …»."""
    keys = stretch.keys
    if keys[index - 1] == "چه" and keys[index + 1 : index + 2] == ("که",):
        return _how_much_better(stretch, index)
    outer = stretch.verb_from(index + 1)
    if outer is None or outer.mood not in ("indicative", "subjunctive"):
        return None
    if outer.negative and keys[index] not in values("deontic", "unfit"):
        return None
    gap = keys[index + 1 : outer.first]
    if keys[index] == "جا":
        if outer.stem != "دار" or gap:
            return None
    elif outer.stem not in ("هست", "باش") or any(is_strong_mark(k) or k == "،" for k in gap):
        return None
    elif keys[index] in ("نفع", "صلاح"):
        if keys[index - 1] != "به" or not gap or keys[outer.last : outer.last + 1] != ("که",):
            return None
    elif gap and (gap[-1] not in ("این", "آن") or len(gap) > _LONGEST_GAP):
        return None
    start = opening(stretch, index)
    verb = _complement(stretch, outer.last)
    if verb is None:
        return None
    last = closing(stretch, verb, next_trigger(stretch, verb.last))
    marker = (index, outer.last if not gap else index + 1)
    forbids = outer.negative or _forbids(stretch, verb)
    force: Force = "prohibition" if forbids else "recommendation"
    return Candidate("", force, start.start, last, marker, verb, start, outer=outer)


def _how_much_better(stretch: Clauses, index: int) -> Candidate | None:
    """«چه بهتر که …»."""
    verb = _complement(stretch, index + 1)
    if verb is None:
        return None
    first, start = index - 1, opening(stretch, index - 1)
    last = closing(stretch, verb, next_trigger(stretch, verb.last))
    return Candidate("", "recommendation", first, last, (first, index + 1), verb, start)


# Tokens between a word and the verb that makes a predicate of it («بهترین کار در شهر این است»).
_LONGEST_GAP = 6


def _no_choice(stretch: Clauses, index: int) -> Candidate | None:
    """«چاره‌ای جز این نداریم که …»."""
    outer = stretch.verb_from(index + 1)
    if outer is None or not outer.negative or outer.stem not in ("دار", "هست"):
        return None
    after = outer.last
    if stretch.keys[after : after + 2] in (("جز", "اینکه"), ("جز", "آنکه")):
        after += 2
    elif not stretch.has({"جز", "بجز", "غیر"}, index, outer.first):
        return None
    verb = _complement(stretch, after)
    if verb is None:
        return None
    start = opening(stretch, index)
    last = closing(stretch, verb, next_trigger(stretch, verb.last))
    return Candidate(
        "", "necessity", start.start, last, (index, index + 1), verb, start, outer=outer
    )


def _decision(stretch: Clauses, index: int) -> Candidate | None:
    this = index + 2 if stretch.keys[index + 1 : index + 3] == ("بر", "این") else index
    if stretch.keys[index : index + 2] == ("تصمیم", "گرفته"):
        this = index + 1
    outer = next((v for v in stretch.verbs if v.first == this + 1), None)
    if (
        outer is None
        or outer.stem not in ("شو", "گرد", "شد", "رس")
        or outer.mood not in ("past", "short", "participle")
        or outer.negative
    ) and stretch.keys[this + 1 : this + 2] != ("شده",):
        return None
    after = outer.last if outer is not None else this + 2
    start = opening(stretch, index)
    verb = _complement(stretch, after)
    if verb is None:
        return None
    last = closing(stretch, verb, next_trigger(stretch, verb.last))
    # «در این نشست مقرر شد …»: where it was decided is no part of it, with whom is.
    first = start.start if stretch.keys[start.start] == "با" else index
    return Candidate("", "obligation", first, last, (index, after), verb, start, outer=outer)


def _order(stretch: Clauses, index: int) -> Candidate | None:
    outer = stretch.verb_from(index + 1)
    if outer is None or outer.stem not in ("ده", "فرما"):
        return None
    if stretch.keys[index + 1].startswith("کار"):
        return None
    start = opening(stretch, index)
    asked = _object_of(stretch, start.start, index, "به")
    if asked is not None and (
        asked[1] != index or any(asked[0] <= v.first < index for v in stretch.verbs)
    ):
        asked = None  # «به نیکان رفته بود، … دستور داد»
    first = start.start if asked is not None or outer.person in (1, 4) else index
    return _asked(
        stretch, replace(start, start=first), asked, (index, index + 1), outer, "obligation"
    )


def _ban(stretch: Clauses, index: int) -> Candidate | None:
    after = index + 2 if stretch.keys[index + 1 : index + 2] == ("اعلام",) else index + 1
    outer = next((v for v in stretch.verbs if v.first == after), None)
    if outer is None or outer.stem not in ("شو", "کن", "هست", "باش") or outer.negative:
        return None
    start = opening(stretch, index)
    return Candidate(
        "", "prohibition", start.start, outer.last, (index, index + 1), None, start, outer=outer
    )


def _no_right(stretch: Clauses, index: int) -> Candidate | None:
    """«حق ندارند …», «اجازه ندارد …», «مجاز نیست …», «حق ورود … را ندارد»."""
    # Past a relative clause: «حق ورود کالایی که ساخته می‌شود را ندارد».
    outer = governed_verb(stretch, index)
    if outer is None or not outer.negative or outer.mood not in ("indicative", "subjunctive"):
        return None
    if outer.stem != ("هست" if stretch.keys[index] == "مجاز" else "دار"):
        return None
    if outer.first == index + 1:
        verb = _complement(stretch, outer.last)
        if verb is None:
            return None
        last = closing(stretch, verb, next_trigger(stretch, verb.last))
    elif stretch.keys[index] == "حق" and (
        stretch.keys[outer.first - 1] == "را" or outer.mood == "subjunctive"
    ):
        verb, last = None, outer.last
    else:
        return None
    start = opening(stretch, index)
    marker = (index, outer.last if outer.first == index + 1 else index + 1)
    return Candidate("", "prohibition", start.start, last, marker, verb, start, outer=outer)


def _demanding(stretch: Clauses, index: int) -> Candidate | None:
    outer = next((v for v in stretch.verbs if v.first in (index, index + 1)), None)
    if outer is None or outer.negative or (outer.first > index and outer.stem != "کن"):
        return None
    start = opening(stretch, index)
    verb = (
        _complement(stretch, outer.last)
        if stretch.keys[outer.last : outer.last + 1] == ("که",)
        else None
    )
    last = closing(stretch, verb, next_trigger(stretch, verb.last)) if verb else outer.last
    return Candidate(
        "", "necessity", start.start, last, (index, outer.last), verb, start, outer=outer
    )


def _bare(stretch: Clauses, found: list[Candidate]) -> list[Candidate]:
    """Subjunctives and imperatives of main clauses that no word makes dependent."""
    result: list[Candidate] = []
    if not any(verb.mood == "subjunctive" for verb in stretch.verbs):
        return result
    # Of a request without its content («… خودداری کنند، توصیه کرد: …») only its own words.
    taken = [
        c.marker if c.verb is None and c.marker and c.rule in _CUES else (c.first, c.last)
        for c in found
    ]
    ends = {c.last for c in found}
    until = stretch.first
    for verb in stretch.verbs:
        if verb.mood != "subjunctive" or verb.first < until:
            continue
        if any(first <= verb.first < last for first, last in taken):
            continue
        start = opening(stretch, verb.first, chained=True)
        if any(first <= start.start < last for first, last in taken):
            continue  # the tail of another («… رها شود تا همه بتوانند …»)
        nobody = stretch.keys[start.start] in ("کسی", "هیچ", "هیچکس")
        if verb.person == 5 and verb.negative and nobody:
            continue  # «کسی نپرسید» is past
        if start.governor not in (None, "که", "اینکه") or verb.person == 1:
            continue
        body = stretch.keys[start.start : verb.first]
        if _dependent(stretch, start, verb, ends):
            continue
        last = closing(stretch, verb, next_trigger(stretch, verb.last))
        ends.add(last)
        until = last
        force: Force = "prohibition" if _forbids(stretch, verb) else _bare_force(stretch)
        marker = None
        if body and body[-1] in values("deontic", "refrain"):
            marker = (verb.first - 1, verb.first)
        result.append(Candidate("bare", force, start.start, last, marker, verb, start))
    return result


def _bare_force(stretch: Clauses) -> Force:
    """«توصیه کرد: …» makes what follows a recommendation."""
    cue = stretch.keys[max(0, stretch.first - 4) : stretch.first]
    advised = any(key in values("deontic", "advice") for key in cue)
    return "recommendation" if advised else "instruction"


_CUES = ("advice", "asking", "wanting", "order")
_STRESSED = ("تاکید", "ابلاغ")
HOPES = ("امیدوار", "پیشبینی", "آرزو")


def _dependent(stretch: Clauses, start: Opening, verb: Verb, ends: set[int]) -> bool:
    """Whether something before the verb, in its clause or the one before, governs it.

    ``ends`` are where other directives end: after «باید … شود و» another agent's task may follow.
    """
    keys = stretch.keys
    wish = phrases("clauses", "wish")
    if any(v.stem == "توان" and start.start <= v.first < verb.first for v in stretch.verbs):
        return True  # «اگر توانسته‌اند … دور بزنند»
    urgent = phrases("deadlines", "urgent")
    if any(
        (wish.length_at(keys, here, stretch.last) or keys[here].startswith(HOPES))
        and not urgent.length_at(keys, here, stretch.last)
        for here in range(start.start, verb.first)
    ):
        return True
    for here in range(start.start, verb.first):
        between = [v for v in stretch.verbs if here < v.first < verb.first and v.finite]
        if keys[here] == "که" and all(v.mood == "subjunctive" for v in between):
            return True
    for kind in ("condition", "subordinator"):
        table = phrases("clauses", kind)
        for here in range(start.start, verb.first):
            if table.length_at(keys, here, verb.first):
                inner = governed_verb(stretch, here + table.length_at(keys, here, verb.first) - 1)
                if inner is None or inner.first >= verb.first:
                    return True
                if keys[inner.last] != "،" and inner.mood not in ("indicative", "past"):
                    return True
    if keys[start.start] == "هر" and keys[start.start + 1] in ("کس", "کسی", "فردی", "شخصی"):
        return True  # the rule of a law: «هر کس … کند، …»
    until = keys[start.start] == "تا" and not names_a_time(keys, start.start + 1)
    if until or stretch.has({"چرا", "آیا", "مبادا", "مگر", "آنچه"}, start.start, verb.first):
        return True
    if any(
        keys[here] == "تا" and keys[here - 1].endswith("ه")
        for here in range(start.start + 1, verb.first)
    ):
        return True  # «… انجام گرفته تا …»
    if start.lead < stretch.first and any(
        any(hope in key for hope in HOPES)
        for key in keys[max(0, stretch.first - 8) : stretch.first]
    ):
        return True  # «ابراز امیدواری کرد: …»
    before = (start.lead if start.governor is not None else start.start) - 1
    while before >= stretch.first and keys[before] in COORDINATORS:
        before -= 1
    previous = stretch.verb_ending_at(before) if before >= stretch.first else None
    announced = keys[max(stretch.first, start.lead - 2) : start.lead] == ("اعلام", "شد")
    led = keys[max(stretch.first, start.lead - 2) : start.lead]
    listed = keys[start.lead] == "اینکه" and bool(led) and led[-1] in phrases("clauses", "listing")
    told = led in (("با", "بیان"), ("ضمن", "بیان")) or listed
    if start.governor is not None and (
        announced
        or told
        or any(
            k.startswith(_STRESSED) for k in keys[max(stretch.first, start.lead - 4) : start.lead]
        )
    ):
        return False  # «با تاکید بر این موضوع که مدیران … کنند», «تاکید شد که …»
    if start.governor is not None and _stated(stretch, start):
        return False
    if start.governor == "اینکه":
        return True  # «مثل اینکه بگویند …»
    if previous is None:
        return start.governor is not None
    if start.governor is not None and any(
        wish.length_at(keys, here, stretch.last)
        for here in range(max(stretch.first, previous.first - 3), before + 1)
    ):
        return True
    if previous.last in ends and (is_agent_at(keys, start.start) or start.conditioned):
        return False
    if previous.last in ends and previous.person == verb.person == 5:
        return False  # «جلوی آن را بگیرید، نگذارید …»
    # A subjunctive before it, or a verb that governs it without «که».
    if previous.mood in ("subjunctive", "participle"):
        return True
    if keys[start.start - 1] not in COORDINATORS:
        return True
    outer = opening(stretch, previous.first)
    return (
        outer.governor == "تا"
        or outer.conditioned
        or any(
            wish.length_at(keys, here, stretch.last)
            for here in range(max(stretch.first, outer.lead - 5), outer.start)
        )
    )


def _stated(stretch: Clauses, start: Opening) -> bool:
    """«حرف من این است که …»: the speaker says what he wants."""
    keys = stretch.keys
    if keys[start.lead - 2 : start.lead] != ("این", "است"):
        return False
    return stretch.has(values("deontic", "stance"), max(stretch.first, start.lead - 8), start.lead)


RULES: tuple[tuple[str, Rule], ...] = (
    ("modal", _modal),
    ("duty", _duty),
    ("duty-noun", _duty_noun),
    ("need", _need),
    ("needing", _needing),
    ("need-noun", _need_noun),
    ("plea", _plea),
    ("demand", _demand),
    ("wanting", _wanting),
    ("asking", _asking),
    ("advice", _advice),
    ("better", _better),
    ("no-choice", _no_choice),
    ("decision", _decision),
    ("order", _order),
    ("ban", _ban),
    ("no-right", _no_right),
    ("demanding", _demanding),
)


_FORCES: dict[str, Force] = {
    "obligation": "obligation",
    "necessity": "necessity",
    "request": "request",
    "recommendation": "recommendation",
    "prohibition": "prohibition",
}


def _force(name: str) -> Force:
    return _FORCES[name]
