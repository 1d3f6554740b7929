"""The named conditions of the table of constructions, for what a column cannot say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from speechsum.directives.addressee.classes import is_plural
from speechsum.directives.asked import called_for
from speechsum.directives.complement import end_of
from speechsum.directives.constructions import Construction
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action, is_agent, is_agent_at, stems
from speechsum.grammar.opening import Opening
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import BE, COORDINATORS, KE, RA, TA, is_strong_mark, phrases, values

# Tokens after «به لزوم …» in which a word must tell that somebody speaks of it.
_POINTED = 30


@dataclass(eq=False, repr=False)
class Place:
    """A trigger at ``index``, the predicate found for it, and what follows.

    ``gap`` are the words between the two, ``after`` is where the complement begins. ``asked`` and
    ``verb`` are what the first parts tell; once they are told, nothing of it changes.
    """

    stretch: Clauses
    index: int
    row: Construction
    predicate: Verb | None
    gap: Sequence[str]
    after: int
    start: Opening
    asked: tuple[int, int] | None = None
    verb: Verb | None = None

    @cached_property
    def last(self) -> int:
        """One past the directive's last token."""
        if self.row.complement == "phrase":
            return called_for(self.stretch, self.index + 1)
        if self.verb is not None:
            return end_of(self.stretch, self.verb)
        if self.row.complement == "governed":
            stretch = self.stretch
            marks = (i for i in range(self.index, stretch.last) if is_strong_mark(stretch.keys[i]))
            return next(marks, stretch.last)
        return self._past_which()

    def _past_which(self) -> int:
        """«خواستار راهی شد که به شهر می‌رسد»: with the clause that tells which."""
        stretch, after = self.stretch, self.after
        outer = self.predicate
        if self.row.rule == "demand" and outer is not None and stretch.keys[after] == KE:
            relative = stretch.verb_from(after + 1)
            if relative is not None and stems(stretch.keys[outer.first - 1], "one"):
                return relative.last
        return after


Condition = Callable[[Place], bool]


def _one_word(place: Place) -> bool:
    predicate = place.predicate
    return predicate is not None and predicate.last == predicate.first + 1


def _object_first(place: Place) -> bool:
    """«… و آن را وظیفه مدیران دانست»: what it is stands before."""
    start = place.start.start
    this, marked = place.stretch.keys[start : start + 2] or ("", "")
    return this in phrases("addressees", "this") and marked == RA


def _negated_between(place: Place) -> bool:
    """«نیاز به مزایده نداشته و … است»."""
    predicate = place.predicate
    return predicate is not None and any(
        v.negative and place.index < v.first < predicate.first for v in place.stretch.verbs
    )


def _object_before(place: Place) -> bool:
    """«… را یک ضرورت انکارناپذیر عنوان کرد»."""
    return RA in place.stretch.keys[place.index - 2 : place.index]


def _unpointed(place: Place) -> bool:
    """«به لزوم X», and nothing tells that the speaker speaks of it."""
    stretch, index = place.stretch, place.index
    if stretch.keys[index - 1] != BE or index == stretch.first:
        return False
    first, last = max(stretch.first, index - 3), min(index + _POINTED, stretch.last)
    return not stretch.has(values("deontic", "pointing"), first, last)


def _as_befits(place: Place) -> bool:
    """«بر حسب اولویت و ضرورت …»."""
    keys, index = place.stretch.keys, place.index
    befits = keys[index - 3 : index - 2]
    return (
        keys[index - 1] in COORDINATORS
        and bool(befits)
        and befits[0] in phrases("clauses", "befitting")
    )


def _action_told(place: Place) -> bool:
    return any(map(is_action, place.stretch.keys[place.index + 1 : place.last]))


def _agent_follows(place: Place) -> bool:
    return is_agent_at(place.stretch.keys, place.index + 1)


def _agent_after(place: Place) -> bool:
    """«ایجاب می‌کند | شهرداری راه را ببندد»."""
    return is_agent_at(place.stretch.keys, place.after)


def _hoped(place: Place) -> bool:
    """«برای همه آرزوی موفقیت خواستاریم»."""
    assert place.predicate is not None
    keys = place.stretch.keys[place.start.start : place.predicate.first]
    return any(key.startswith(tuple(phrases("clauses", "hope").words)) for key in keys)


def _no_one_asked(place: Place) -> bool:
    """«از این روست که آمریکا می‌خواهد …», «معذرت خواست»."""
    keys, asked, outer = place.stretch.keys, place.asked, place.predicate
    if asked is None or outer is None:
        return True
    pointed = keys[asked[0]] in phrases("addressees", "this")
    if pointed and not is_agent_at(keys, asked[0]):
        return True
    return keys[outer.first - 1] in phrases("clauses", "wished")


def _own_wish(place: Place) -> bool:
    """«از این راه می‌خواهند … را انجام دهند»: what they want to do themselves."""
    outer, verb, asked = place.predicate, place.verb, place.asked
    if outer is None or verb is None or asked is None:
        return False
    same = verb.person == outer.person and outer.mood == "indicative"
    return same and not is_agent_at(place.stretch.keys, asked[0])


def _others_follow(place: Place) -> bool:
    """«می‌خواهیم که شما …», «ما می‌خواهیم شرکت‌ها …»."""
    stretch, here = place.stretch, place.after
    opening = phrases("clauses", "complementizer")
    while here < stretch.last - 1 and opening.length_at(stretch.keys, here, stretch.last):
        here += opening.length_at(stretch.keys, here, stretch.last)
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
    start, index = place.start.start, place.index
    return index == start or (
        index == start + 1 and place.stretch.keys[start] in values("deontic", "foremost")
    )


def _of_many(place: Place) -> bool:
    """«خواسته ما», «خواسته اصلی مردم»: whose wish it is, no single body's."""
    keys, index = place.stretch.keys, place.index
    near = keys[index + 1 : index + 1 + _FIRST]
    own, others = phrases("addressees", "we"), phrases("addressees", "pronoun")
    return any(
        key in own or (is_plural(key) and is_agent(key) and key not in others) for key in near
    )


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
    "one-word": _one_word,
    "object-first": _object_first,
    "negated-between": _negated_between,
    "object-before": _object_before,
    "unpointed": _unpointed,
    "as-befits": _as_befits,
    "action-told": _action_told,
    "agent-after": _agent_after,
    "agent-follows": _agent_follows,
    "hoped": _hoped,
    "no-one-asked": _no_one_asked,
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
