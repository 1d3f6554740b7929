"""The named conditions of the table of constructions, for what a column cannot say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from speechsum.directives.addressee.classes import is_plural
from speechsum.directives.place import Place
from speechsum.grammar.nouns import is_action, is_agent, is_agent_at
from speechsum.grammar.words import BE, RA, TA, phrases

Condition = Callable[[Place], bool]


def _object_first(place: Place) -> bool:
    """«… و آن را وظیفه مدیران دانست»: what it is stands before."""
    keys, start = place.stretch.keys, place.start.start
    return keys[start] in phrases("addressees", "this") and keys[start + 1] == RA


def _object_before(place: Place) -> bool:
    """«… را یک ضرورت انکارناپذیر عنوان کرد»."""
    return RA in place.stretch.keys[place.index - 2 : place.index]


def _action_told(place: Place) -> bool:
    return any(map(is_action, place.stretch.keys[place.index + 1 : place.last]))


def _agent_follows(place: Place) -> bool:
    return is_agent_at(place.stretch.keys, place.index + 1)


def _own_wish(place: Place) -> bool:
    """«از این راه می‌خواهند … را انجام دهند»: what they want to do themselves."""
    outer, verb, asked = place.predicate, place.verb, place.asked
    if verb is None or asked is None:
        return False
    same = verb.person == outer.person and outer.mood == "indicative"
    return same and not is_agent_at(place.stretch.keys, asked[0])


def _others_follow(place: Place) -> bool:
    """«می‌خواهیم که شما …», «ما می‌خواهیم شرکت‌ها …»."""
    stretch, here = place.stretch, place.after
    opening = phrases("clauses", "complementizer")
    while size := opening.length_at(stretch.keys, here, stretch.last):
        here += size
    theirs = place.verb is not None and place.verb.person not in (1, 4)
    return theirs and is_agent_at(stretch.keys, here)


def _agenda(place: Place) -> bool:
    """«در دستور کارمان قرار می‌دهیم»."""
    return place.stretch.keys[place.index + 1].startswith(tuple(phrases("clauses", "agenda").words))


def _action_within(place: Place) -> bool:
    """«درخواست از او خواسته‌ای ناممکن است» asks for nothing."""
    return any(map(is_action, place.gap))


def _action_tasked(place: Place) -> bool:
    """«مأمور بازسازی …», «مأمور به بازسازی …»: the task is named right after."""
    return any(map(is_action, place.gap[: 1 + (place.gap[0] == BE)]))


def _action_before(place: Place) -> bool:
    return any(map(is_action, place.stretch.keys[place.start.start : place.index]))


def _action_first(place: Place) -> bool:
    """«بازسازی راه خواسته مردم است»."""
    first = place.start.start
    return any(map(is_action, place.stretch.keys[first : min(first + _FIRST, place.index)]))


def _begins_clause(place: Place) -> bool:
    """«خواسته …», «مهم‌ترین خواسته …»: the subject of its clause."""
    return place.index - place.start.start <= 1


def _of_many(place: Place) -> bool:
    """«خواسته ما», «خواسته اصلی مردم»: whose wish it is, no single body's."""
    keys, index = place.stretch.keys, place.index
    near = keys[index + 1 : index + 1 + _FIRST]
    own = phrases("addressees", "we")
    return any(key in own or (is_plural(key) and is_agent(key)) for key in near)


_FIRST = 3  # tokens


def _something_before(place: Place) -> bool:
    return place.index - place.start.start > 2


def _agent_first(place: Place) -> bool:
    """«راننده مجاز نیست»: what he may not do is not told."""
    return is_agent_at(place.stretch.keys, place.start.start)


def _others_act(place: Place) -> bool:
    """«به شهرداری مهلت داد راه را باز کند»: not «به ما فرصت داد راه را باز کنیم»."""
    return place.verb is not None and place.verb.person in (3, 6)


def _timed(place: Place) -> bool:
    """«تا مهر به شهرداری فرصت داد», «به شهرداری ده روز فرصت داد»."""
    told = place.stretch.keys[place.start.start : place.index]
    return TA in told or any(key in phrases("deadlines", "unit") for key in told)


def _untold(place: Place) -> bool:
    """«به آنها توصیه می‌کنیم، راهی که …»: what is advised is not told."""
    return place.asked is not None and place.asked[1] == place.index


CONDITIONS: Mapping[str, Condition] = {
    "object-first": _object_first,
    "object-before": _object_before,
    "action-told": _action_told,
    "agent-follows": _agent_follows,
    "own-wish": _own_wish,
    "others-follow": _others_follow,
    "agenda": _agenda,
    "action-within": _action_within,
    "action-tasked": _action_tasked,
    "action-before": _action_before,
    "action-first": _action_first,
    "begins-clause": _begins_clause,
    "of-many": _of_many,
    "something-before": _something_before,
    "others-act": _others_act,
    "timed": _timed,
    "untold": _untold,
    "agent-first": _agent_first,
}
