"""From a stretch of text and the table of constructions to candidates.

Each trigger word is tried with the constructions that it may begin; the first that fits proposes
the piece of text that would be the directive. Bare subjunctives, which no word announces, come
last (`bare`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from typing import cast

from speechsum.directives.addressee.agents import with_its_body
from speechsum.directives.bare import bare
from speechsum.directives.candidate import Candidate
from speechsum.directives.complement import forbids
from speechsum.directives.conditions import holds
from speechsum.directives.constructions import Construction, Constructions, constructions
from speechsum.directives.place import Asked, Place, place_of
from speechsum.grammar.clauses import Clauses, governed_verb, next_subjunctive
from speechsum.grammar.nouns import is_action, is_agent, is_agent_at
from speechsum.grammar.opening import opening
from speechsum.grammar.readings import readings
from speechsum.grammar.verbs import MAY_BE_SUBJUNCTIVE, Verb
from speechsum.grammar.words import AND, BA, COMMA, COORDINATORS, RA, TA, phrases, values
from speechsum.model import Force
from speechsum.text.memo import Memo


def candidates(stretch: Clauses) -> tuple[Candidate, ...]:
    """Every candidate of a stretch, in the order of their triggers."""
    keys, first, last = stretch.keys, stretch.first, stretch.last
    table = constructions()
    if not table.of_verbs and not any(map(_MAY_ANNOUNCE.__getitem__, keys[first:last])):
        return ()  # as in three sentences of five
    found = constructed(stretch, table)
    found += bare(stretch, found)
    return tuple(sorted(found, key=lambda candidate: candidate.place))


_MAY_ANNOUNCE: Memo[str, bool] = Memo(
    lambda key: key in constructions().of_words or MAY_BE_SUBJUNCTIVE[key]
)
"""Whether a word begins a construction or may be a subjunctive: no candidate has neither."""


def constructed(stretch: Clauses, table: Constructions) -> list[Candidate]:
    """What a table's constructions propose, in the order of their triggers."""
    found: list[Candidate] = []
    keys, first, last = stretch.keys, stretch.first, stretch.last
    verbs = {verb.first for verb in stretch.verbs if verb.finite} if table.of_verbs else set()
    triggers = compress(range(first, last), map(table.of_words.__contains__, keys[first:last]))
    for index in sorted(verbs.union(triggers)) if verbs else triggers:
        rows = table.of_words.get(keys[index], ())
        if index in verbs:
            rows += table.of_verbs
        predicates: _Predicates = {}
        for construction in rows:
            candidate = _match(stretch, index, construction, predicates)
            if candidate is not None and candidate.first < candidate.last:
                found.append(candidate)
                break
    return found


_Predicates = dict[str, Verb | None]
"""What finders have found for a trigger, by their names: rows have them in common."""


def _match(
    stretch: Clauses, index: int, row: Construction, predicates: _Predicates
) -> Candidate | None:
    """The candidate that a construction makes of the trigger at ``index``, if it fits."""
    place = _place(stretch, index, row, predicates)
    if place is None:
        return None
    if any(holds(place, name) for name in row.unless):
        return None
    if not all(holds(place, name) for name in row.needs):
        return None
    if row.complement == "phrase" and place.last <= index + 1:
        return None
    first, asked = _BEGINNINGS[row.begin](place)
    alone = row.begin == "order" and first == index  # who ordered it stands in another clause
    start = place.start._replace(start=index) if alone else place.start
    return Candidate(
        row.rule, _force(place), first, place.last, _marker(place), place.verb, start, asked,
        place.predicate if row.finder else None,
    )  # fmt: skip


def _place(
    stretch: Clauses, index: int, row: Construction, predicates: _Predicates
) -> Place | None:
    """The trigger with its predicate, if both are as the construction has them."""
    keys = stretch.keys
    if (keys[index - 1] if index > stretch.first else "") not in row.before:
        return None
    if row.finder not in predicates or row.finder in _OF_ONE_ROW:
        predicates[row.finder] = _FINDERS[row.finder](stretch, index, row)
    predicate = predicates[row.finder]
    if predicate is None or (row.finder and not row.takes(predicate)):
        return None
    gap, after = keys[index + 1 : predicate.first], predicate.last
    if not row.gap.fits(gap) or (keys[after] if after < stretch.last else "") not in row.after:
        return None
    return place_of(stretch, index, row, predicate, gap)


Finder = Callable[[Clauses, int, Construction], Verb | None]


def _first(stretch: Clauses, fits: Callable[[Verb], bool]) -> Verb | None:
    return next((verb for verb in stretch.verbs if fits(verb)), None)


def _participle(stretch: Clauses, index: int, row: Construction) -> Verb | None:
    """A participle soon after the trigger whose auxiliary is left out («مقرر شده …»)."""
    for here in range(index + 1, min(index + _SOON, stretch.last)):
        form = next((f for f in readings(stretch.keys[here]) if f.tense == "participle"), None)
        if form is not None and form.present in row.stem:
            return Verb(here, here + 1, "participle", 3, form.negative, form.present)
    return None


_SOON = 4  # tokens
_FINDERS: Mapping[str, Finder] = {
    "": lambda stretch, index, row: Verb(index + 1, index + 1, "indicative", 0, False, ""),
    "next": lambda stretch, index, row: stretch.verb_from(index + 1),
    "here": lambda stretch, index, row: stretch.verb_from(index),
    "itself": lambda stretch, index, row: _first(stretch, lambda v: v.first == index),
    "around": lambda stretch, index, row: _first(stretch, lambda v: v.first <= index < v.last),
    "beside": lambda stretch, index, row: _first(stretch, lambda v: v.first > index),
    "participle": lambda stretch, index, row: _participle(stretch, index, row),
    "later": lambda stretch, index, row: _first(
        stretch, lambda v: v.first > index and v.finite and v.stem in row.stem
    ),
    "governed": lambda stretch, index, row: governed_verb(stretch, index),
}
_OF_ONE_ROW = ("participle", "later")
"""Finders whose answer hangs on the row's stem."""


def _force(place: Place) -> Force:
    stretch, row, verb = place.stretch, place.row, place.verb
    forbidden = False
    if row.complement == "phrase":
        words = stretch.keys[place.index : place.last]
        forbidden = any(word in values("deontic", "refrain") for word in words)
    elif verb is not None:
        banned = stretch.has(values("deontic", "ban"), place.index, verb.first)
        shunned = forbids(stretch, verb) and not _is_purpose(place, verb)
        forbidden = banned or shunned or _orders_to_refrain(place, verb)
    return "prohibition" if forbidden else cast(Force, row.force)


def _is_purpose(place: Place, verb: Verb) -> bool:
    """«تقاضا دارد اقدام نموده | تا مشکلی پیش نیاید»: what is asked ends with a participle."""
    keys = place.stretch.keys
    until = next((i for i in range(verb.first - 1, place.after, -1) if keys[i] == TA), None)
    if until is None:
        return False
    return any(form.tense == "participle" for form in readings(keys[until - 1]))


def _orders_to_refrain(place: Place, verb: Verb) -> bool:
    """«خواهشمندیم دستور فرمایید بانک … خودداری کند»."""
    stretch = place.stretch
    if verb.person != 5 or stretch.keys[verb.first - 1] not in values("deontic", "order"):
        return False
    ordered = next_subjunctive(stretch, verb.last)
    return ordered is not None and forbids(stretch, ordered)


def _marker(place: Place) -> tuple[int, int]:
    index, row = place.index, place.row
    if row.begin == "word-before":
        return index - 1, index + 1
    if row.marker == "all":
        return min(index, place.predicate.first), place.after
    if row.marker == "word" or place.gap:
        return index, index + 1
    return index, place.after


def _from_clause(place: Place) -> tuple[int, Asked | None]:
    return place.start.start, place.asked


def _from_word(place: Place) -> tuple[int, Asked | None]:
    return place.index, place.asked


def _from_modal(place: Place) -> tuple[int, Asked | None]:
    stretch, first = place.stretch, place.start.start
    # «آنچه نوشته شده را باید گرد آورد»
    told = stretch.verb_ending_at(first - 1) if stretch.keys[first] == RA else None
    return first if told is None else opening(stretch, told.first).start, None


def _from_obliged(place: Place) -> tuple[int, Asked | None]:
    """«کمیسیون دولت را مکلف کرد …»: from the one who is obliged."""
    keys, first, index = place.stretch.keys, place.start.start, place.index
    if keys[index - 1] != RA or place.own:
        return first, None
    places = phrases("addressees", "place")
    begin = next(
        (i for i in range(index - 2, first, -1) if is_agent(keys[i]) and keys[i] not in places),
        first,
    )
    begin = with_its_body(keys, begin, first)
    while begin > first and keys[begin - 1] == AND:
        begin = max(first, begin - 2)
    return begin, None


def _from_need(place: Place) -> tuple[int, Asked | None]:
    """«وی با اشاره به باران، | بازسازی راه را ضروری دانست»."""
    stretch, first = place.stretch, place.start.start
    if stretch.keys[first] in phrases("addressees", "speaker"):
        first = past_leadin(stretch.keys, first + 1, place.index)
    return first, None


def past_leadin(keys: Sequence[str], first: int, last: int) -> int:
    """Past a lead-in at ``first`` and its comma, where there is one."""
    if not phrases("clauses", "leadin").length_at(keys, first, last):
        return first
    return next((i + 1 for i in range(first, last) if keys[i] == COMMA), first)


def _from_demand(place: Place) -> tuple[int, Asked | None]:
    stretch, index, asked = place.stretch, place.index, place.asked
    keys, start = stretch.keys, place.start.start
    agent = asked is not None and is_agent_at(keys, asked[0])
    if stretch.has((RA,), start, index) and keys[index - 1] not in COORDINATORS:
        # «… را از دولت خواستار شد», but «شهری عاری از زباله را خواستار شد»
        return start, asked if agent else None
    if asked is not None and agent and asked[1] == index:
        return asked[0] - 1, asked
    return index, None


def _from_asked(place: Place) -> tuple[int, Asked | None]:
    """From the one who is asked, but with all of the speaker's own words where he says «I»."""
    keys, first, asked = place.stretch.keys, place.start.start, place.asked
    if asked is None:
        # «برای این بچه‌ها، خواهش می‌کنم …»
        commas = [i for i in range(first, place.index) if keys[i] == COMMA and place.own]
        return commas[-1] + 1 if commas else first, None
    led_in = keys[first] == BA  # «با یادآور شدن … از X دعوت می‌کنم»
    if place.predicate.person in (3, 6, 0) or led_in:
        first = max(first, asked[0] - 1)  # the preposition, where there is one
    return first, asked


def _from_order(place: Place) -> tuple[int, Asked | None]:
    if place.asked is None and not place.own:
        return place.index, None
    return _from_asked(place)


def _from_purpose(place: Place) -> tuple[int, Asked | None]:
    """«وی | برای بازسازی راه به شهرداری ده روز مهلت داد»: from what the time is given for."""
    keys, start = place.stretch.keys, place.start.start
    first, asked = _from_order(place)
    action = next((i for i in range(start + 1, first) if is_action(keys[i])), first + 1)
    return action - 1, asked


def _from_decision(place: Place) -> tuple[int, Asked | None]:
    """«در این نشست | مقرر شد …»: where it was decided is no part of it, with whom is."""
    start = place.start.start
    return start if place.stretch.keys[start] == BA else place.index, None


def _from_action(place: Place) -> tuple[int, Asked | None]:
    """«در پایان نشست | بازسازی راه بر عهده شهرداری گذاشته شد»."""
    keys, start = place.stretch.keys, place.start.start
    first = next(i for i in range(start, place.index) if is_action(keys[i]))
    whose = first > start and keys[first - 1] in values("deontic", "duty-noun")
    return first - whose, place.asked  # «| مسئولیت بازسازی راه»


_BEGINNINGS: Mapping[str, Callable[[Place], tuple[int, Asked | None]]] = {
    "": _from_clause,
    "word": _from_word,
    "word-before": lambda place: (place.index - 1, None),
    "modal": _from_modal,
    "duty": _from_obliged,
    "need": _from_need,
    "demand": _from_demand,
    "asked": _from_asked,
    "order": _from_order,
    "purpose": _from_purpose,
    "action": _from_action,
    "decision": _from_decision,
}
