"""The named conditions of the table of constructions, for what a column cannot say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from speechsum.directives.addressee.classes import is_plural
from speechsum.directives.place import Place
from speechsum.grammar.nouns import is_action, is_agent, is_agent_at
from speechsum.grammar.words import BE, RA, TA, phrases

_FIRST = 3  # tokens


def holds(place: Place, name: str) -> bool:
    """Whether what a cell of the table names is true.

    ``action:ZONE``: an action stands among those words. Any other is a condition of its own.
    """
    if name.startswith("action:"):
        return any(map(is_action, _ZONES[name.removeprefix("action:")](place)))
    return _CONDITIONS[name](place)


def _before(place: Place) -> Sequence[str]:
    return place.stretch.keys[place.start.start : place.index]


_ZONES: Mapping[str, Callable[[Place], Sequence[str]]] = {
    "told": lambda place: place.stretch.keys[place.index + 1 : place.last],
    # «درخواست از او خواسته‌ای ناممکن است» asks for nothing
    "gap": lambda place: place.gap,
    # «مأمور بازسازی …», «مأمور به بازسازی …»: the task is named right after
    "task": lambda place: place.gap[: 1 + (place.gap[0] == BE)],
    "before": _before,
    # «بازسازی راه خواسته مردم است»
    "first": lambda place: _before(place)[:_FIRST],
}


def _object_first(place: Place) -> bool:
    """«… و آن را وظیفه مدیران دانست»: what it is stands before."""
    keys, start = place.stretch.keys, place.start.start
    return keys[start] in phrases("addressees", "this") and keys[start + 1] == RA


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
    return place.stretch.keys[place.index + 1].startswith(phrases("clauses", "agenda").affixes)


def _of_many(place: Place) -> bool:
    """«خواسته ما», «خواسته اصلی مردم»: whose wish it is, no single body's."""
    keys, index = place.stretch.keys, place.index
    near = keys[index + 1 : index + 1 + _FIRST]
    own = phrases("addressees", "we")
    return any(key in own or (is_plural(key) and is_agent(key)) for key in near)


def _timed(place: Place) -> bool:
    """«تا مهر به شهرداری فرصت داد», «به شهرداری ده روز فرصت داد»."""
    told = _before(place)
    return TA in told or any(key in phrases("deadlines", "unit") for key in told)


_CONDITIONS: Mapping[str, Callable[[Place], bool]] = {
    "object-first": _object_first,
    # «… را یک ضرورت انکارناپذیر عنوان کرد»
    "object-before": lambda place: RA in place.stretch.keys[place.index - 2 : place.index],
    "agent-follows": lambda place: is_agent_at(place.stretch.keys, place.index + 1),
    "own-wish": _own_wish,
    "others-follow": _others_follow,
    "agenda": _agenda,
    # «خواسته …», «مهم‌ترین خواسته …»: the subject of its clause
    "begins-clause": lambda place: place.index - place.start.start <= 1,
    "of-many": _of_many,
    "something-before": lambda place: place.index - place.start.start > 2,
    # «به شهرداری مهلت داد راه را باز کند»: not «به ما فرصت داد راه را باز کنیم»
    "others-act": lambda place: place.verb is not None and place.verb.person in (3, 6),
    "timed": _timed,
    # «به آنها توصیه می‌کنیم، راهی که …»: what is advised is not told
    "untold": lambda place: place.asked is not None and place.asked[1] == place.index,
    # «راننده مجاز نیست»: what he may not do is not told
    "agent-first": lambda place: is_agent_at(place.stretch.keys, place.start.start),
}
