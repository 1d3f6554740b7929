"""Where what a verb tells to do ends: its coordinated verbs and what completes them.

From the verb on, joint by joint: how the next clause hangs on to the one before (`_RELATIONS`, the
first that holds) tells whether it is taken in, and which is its verb; then `_ENDS` may still say
that it is somebody else's, a wish, or what somebody told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from speechsum.grammar.clauses import Clauses, governed_verb, next_subjunctive
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.readings import BECOME, CAN
from speechsum.grammar.verbs import Verb, reports
from speechsum.grammar.words import (
    AND,
    COMMA,
    COORDINATORS,
    KE,
    LONGEST_ASIDE,
    RA,
    TA,
    THIS,
    is_strong_mark,
    phrases,
    values,
)

_CLOSERS = frozenset('"»)')
_ENDING_MARKS = frozenset("؛:؟")
# Tokens.
_LONGEST_OBJECT = 6
_SHORT_OBJECT = 2
_NEAR = 4
_POINTING = 8


@dataclass(frozen=True, slots=True)
class _Joint:
    """Between the words taken in so far (to ``end``) and the next clause (from ``begin``).

    ``following`` is that clause's verb; ``joined`` where more than a comma stands between.
    """

    stretch: Clauses
    main: Verb
    current: Verb
    end: int
    begin: int
    coordinated: bool
    joined: bool
    following: Verb
    condition: bool
    stop: int

    @property
    def keys(self) -> Sequence[str]:
        return self.stretch.keys

    def opens_with(self, kind: str) -> bool:
        """Whether a phrase of that class begins the next clause."""
        return phrases("clauses", kind).length_at(self.keys, self.begin, self.stretch.last) > 0


# The verb up to which to take in (None: nothing), and whether it is what somebody tells.
_Taken = tuple[Verb | None, bool]
_END: _Taken = (None, False)


def closing(stretch: Clauses, verb: Verb, stop: int) -> int:
    """One past the last token of the directive whose main verb is ``verb``.

    Takes in coordinated verbs of the same mood and what completes the verb («بکوشند دهیاران
    برسند»); ends before purposes, results, reasons and everything told. ``stop`` is where
    the next trigger's clause begins.
    """
    current, end = verb, verb.last
    while (joint := _joint(stretch, verb, current, end, stop)) is not None:
        following, told = _taken(joint)
        if following is None or any(ends(joint, following, told) for ends in _ENDS):
            break
        current, end = following, following.last
    return end


def _joint(stretch: Clauses, main: Verb, current: Verb, end: int, stop: int) -> _Joint | None:
    keys, step = stretch.keys, end
    while step < stretch.last and keys[step] in _CLOSERS:
        step += 1
    if step >= stretch.last or is_strong_mark(keys[step]):
        return None
    coordinated = keys[step] in COORDINATORS
    while step < stretch.last and keys[step] in COORDINATORS:
        step += 1
    following = stretch.verb_from(step) if step < stretch.last else None
    if following is None or following.last > stop:
        return None
    condition = phrases("clauses", "condition").length_at(keys, step, stretch.last) > 0
    goes_on = keys[step - 1] == AND and condition
    after = _goes_on_after(stretch, following, main, stop) if goes_on else None
    if after is not None:
        # «… و هر وقت قیمت افت کرد مازاد را خشک کنند»
        following, condition = after, False
    else:
        following = _own_verb(stretch, step, following, coordinated=coordinated)
    if following.last > stop:
        return None
    joined = any(key != COMMA for key in keys[end:step] if key in COORDINATORS)
    return _Joint(
        stretch, main, current, end, step, coordinated, joined, following, condition, stop
    )


def _own_verb(stretch: Clauses, begin: int, verb: Verb, *, coordinated: bool) -> Verb:
    """The verb of the clause from ``begin``, past a relative clause whose own ``verb`` is."""
    if stretch.keys[verb.last] == RA:
        # «امکاناتی که لازم است را در اختیار آنان بگذاریم»
        return stretch.verb_from(verb.last) or verb
    if coordinated and KE in stretch.keys[begin : verb.first]:
        return governed_verb(stretch, begin - 1) or verb
    return verb


def _taken(joint: _Joint) -> _Taken:
    for holds, take in _RELATIONS:
        if holds(joint):
            return take(joint)
    return joint.following, False


def _is_waited_for(joint: _Joint) -> bool:
    """«اجازه ندهیم کسی که … است، … کند»: what is let, or made ready for."""
    current = joint.current
    return (
        not joint.joined
        and current.first > joint.stretch.first
        and joint.keys[current.first - 1] in phrases("clauses", "waiting")
    )


def _what_is_waited_for(joint: _Joint) -> _Taken:
    keys = joint.keys
    inner = next_subjunctive(joint.stretch, joint.begin, joint.stop)
    letting = keys[joint.current.first - 1] in phrases("clauses", "letting")
    allowed = keys[joint.begin] == TA and letting
    if keys[joint.begin] in phrases("clauses", "ends-waiting") and not allowed:
        return _END
    return inner, False


def _purpose(joint: _Joint) -> _Taken:
    announced = _announced(joint.stretch, joint.current, joint.keys[joint.begin])
    if not announced or joint.following.mood != "subjunctive":
        return _END
    return joint.following, False


def _is_contrast(joint: _Joint) -> bool:
    """«نه اینکه مردم …»: not what somebody else is to do."""
    keys, begin = joint.keys, joint.begin
    size = phrases("clauses", "contrast").length_at(keys, begin, joint.stretch.last)
    return size > 0 and is_agent_at(keys, begin + size)


def _after_connective(joint: _Joint) -> _Taken:
    following = joint.following
    also = joint.joined and joint.keys[joint.begin] in phrases("clauses", "also")
    if _not_only(joint):
        also = True
        following = next_subjunctive(joint.stretch, joint.begin, joint.stop) or following
    return (following, False) if following.mood == joint.current.mood and also else _END


def _content(joint: _Joint) -> _Taken:
    """The clause that «که» opens."""
    stretch, current, begin = joint.stretch, joint.current, joint.begin
    inner = governed_verb(stretch, begin)
    if phrases("clauses", "condition").length_at(joint.keys, begin + 1, stretch.last):
        # «… جمع کنند که اگر می‌خواهند بمانند، … نقد کنند»
        after = inner.last if inner is not None else begin
        inner = next_subjunctive(stretch, after, joint.stop) or inner
    elif inner is not None and inner.mood == "indicative" and _strives(stretch, current):
        # «مراقب باشیم که در هر بخشی که کم است، … کنیم»
        inner = next_subjunctive(stretch, inner.last, joint.stop) or inner
    if inner is None or inner.last > joint.stop:
        return _END
    if _takes_content(stretch, current) or _tells_which(stretch, current):
        return inner, True
    ahead = inner.mood == "subjunctive" and _points_ahead(stretch, current, inner)
    return (inner, False) if ahead else _END


def _beside(joint: _Joint) -> _Taken:
    """A clause with nothing before it («بکوشند دهیاران برسند»)."""
    stretch, current, begin = joint.stretch, joint.current, joint.begin
    inner = governed_verb(stretch, begin - 1)
    asks = stretch.has(phrases("clauses", "question"), begin, min(begin + 3, joint.following.first))
    told = current.stem in phrases("clauses", "content") or (
        asks and _takes_content(stretch, current)
    )
    if inner is None or inner.last > joint.stop or (inner.mood != "subjunctive" and not told):
        return _END
    if current.person == inner.person == 5 and current.negative > inner.negative:
        return _END  # «زمینه را فراهم نکنید جلوی آنان را بگیرید»
    return inner, told


def _is_opposed(joint: _Joint) -> bool:
    """«جلوی آن را بگیرید، نگذارید …»: another force."""
    current, following = joint.current, joint.following
    you = current.person == following.person == 5
    return not joint.joined and you and current.negative != following.negative


def _is_of_another_mood(joint: _Joint) -> bool:
    first, second = joint.current, joint.following
    if first.mood == "short":
        # «باید صبر کرد و زیر بار نرفت»
        unlike = second.mood == "past" and second.negative and second.last == second.first + 1
        return second.mood != "short" and not (unlike and second.person == 3)
    return second.mood != "subjunctive"


def _impersonal(joint: _Joint) -> _Taken:
    """«باید … قرار گیرد و از … استفاده کرد.»."""
    following, keys = joint.following, joint.keys
    ended = following.last >= joint.stretch.last or keys[following.last] in ".؛"
    joined = keys[joint.begin - 1] == AND
    if following.mood != "short" or not (ended and joined) or joint.current.mood != "subjunctive":
        return _END
    if not _is_modal(joint.stretch, joint.main):
        return _END  # «از مردم خواست بیایند و از برنامه‌ها خبر داد.»
    if following.stem in phrases("clauses", "deeming-stem"):
        return _END  # «از مردم خواست … و آن را وظیفه دانست.»
    return following, False


_RELATIONS: tuple[tuple[Callable[[_Joint], bool], Callable[[_Joint], _Taken]], ...] = (
    (_is_waited_for, _what_is_waited_for),
    (lambda joint: joint.opens_with("purpose"), _purpose),
    (_is_contrast, lambda joint: _END),
    (lambda joint: joint.opens_with("connective"), _after_connective),
    (lambda joint: joint.keys[joint.begin] == KE, _content),
    (lambda joint: not joint.coordinated, _beside),
    (_is_opposed, lambda joint: _END),
    (_is_of_another_mood, _impersonal),
)


def _is_past_a_mark(joint: _Joint, following: Verb, told: bool) -> bool:
    return any(key in _ENDING_MARKS for key in joint.keys[joint.begin : following.first])


def _is_conditioned(joint: _Joint, following: Verb, told: bool) -> bool:
    return joint.condition


def _is_wished(joint: _Joint, following: Verb, told: bool) -> bool:
    """A hope or a plan; but «هزینه را پیش‌بینی کند» tells what to do."""
    wish = phrases("clauses", "wish")
    return not told and any(
        wish.length_at(joint.keys, here, joint.stretch.last)
        for here in range(joint.begin, following.first - 1)
    )


def _is_others_task(joint: _Joint, following: Verb, told: bool) -> bool:
    """Whether the clause names somebody else who is to act."""
    if not joint.coordinated:
        return False
    keys, first = joint.keys, joint.begin
    first += phrases("clauses", "connective").length_at(keys, first, following.first)
    passive = joint.current is joint.main and joint.main.stem == BECOME
    if passive and following.person == 6 and following.stem not in phrases("clauses", "happening"):
        # «بودجه در نظر گرفته شود و دانشگاه‌ها بشتابند»
        return any(is_agent_at(keys, here) for here in range(first, following.first))
    if is_agent_at(keys, first):
        return not _is_object(joint.stretch, first, following)
    # «… و در کنار آن نیز شورا نظارت کند»
    also = phrases("clauses", "also-who")
    return any(
        keys[here - 1] in also and is_agent_at(keys, here)
        for here in range(first + 2, following.first)
    )


def _is_object(stretch: Clauses, first: int, verb: Verb) -> bool:
    """«… و جوانان کارآمد را به کار گرفت»: they are the object, not who acts."""
    keys = stretch.keys
    marked = next((i for i in range(first, verb.first) if keys[i] == RA), None)
    if marked is None:
        return False
    if stretch.has(phrases("clauses", "own"), first, marked):
        return True  # «آنان بیایند و تشکل‌های خود را بسازند»
    longest = _LONGEST_OBJECT if verb.mood == "short" else _SHORT_OBJECT
    return marked - first <= longest


def _is_told_fact(joint: _Joint, following: Verb, told: bool) -> bool:
    """«… و بدانند که راه بسته است»."""
    stretch, keys = joint.stretch, joint.keys
    if not joint.coordinated or keys[following.last : following.last + 1] != (KE,):
        return False
    if following.stem not in phrases("clauses", "knowing"):
        return False
    if stretch.has(
        phrases("clauses", "question"), following.last + 1, min(following.last + 2, stretch.last)
    ):
        return False  # «و بفهمند که چرا …»: to be found out
    inner = governed_verb(stretch, following.last)
    return inner is not None and inner.mood != "subjunctive"


def _is_a_cue(joint: _Joint, following: Verb, told: bool) -> bool:
    """«… باید تلاش کرد، خاطرنشان کرد: …»."""
    return following.mood == "short" and reports(joint.keys, following)


_ENDS: tuple[Callable[[_Joint, Verb, bool], bool], ...] = (
    _is_past_a_mark,
    _is_conditioned,
    _is_wished,
    _is_others_task,
    _is_told_fact,
    _is_a_cue,
)


def _is_modal(stretch: Clauses, verb: Verb) -> bool:
    """Whether a modal governs the verb, so that «استفاده کرد» after it may be impersonal."""
    modals = values("deontic", "modal")
    before = [v.last for v in stretch.verbs if v.last <= verb.first]
    return stretch.has(modals, before[-1] if before else stretch.first, verb.first)


def _not_only(joint: _Joint) -> bool:
    """«نه تنها … کنند بلکه …»."""
    if joint.keys[joint.begin] not in phrases("clauses", "but-also"):
        return False
    first = max(joint.stretch.first, joint.current.first - LONGEST_ASIDE)
    return joint.stretch.has(phrases("clauses", "only"), first, joint.current.first)


def _goes_on_after(stretch: Clauses, inner: Verb, main: Verb, stop: int) -> Verb | None:
    """The verb after a condition inside a directive, where it is the same agent's."""
    verb = stretch.verb_from(inner.last)
    if verb is None or verb.last > stop or verb.mood != main.mood or verb.person != main.person:
        return None
    if main.stem == BECOME:
        return None  # something else may be done to something else
    crossed = any(is_strong_mark(key) for key in stretch.keys[inner.first : verb.first])
    return None if crossed or inner.mood == "subjunctive" else verb


def _tells_which(stretch: Clauses, verb: Verb) -> bool:
    """Whether a clause of its own tells which ones («اخباری منتشر کنند که … تأیید می‌کند»)."""
    keys = stretch.keys
    some = phrases("addressees", "some").words | phrases("clauses", "same").words
    some_ends = tuple(phrases("clauses", "some-ending").words)
    first = max(stretch.first, verb.first - _NEAR)
    near = keys[first : verb.first]
    if any(key.endswith(some_ends) or key in some for key in near):
        return True
    # «مسائلی را مطرح کنند که همه می‌پذیرند»
    one, more = _endings("one-ending"), _endings("more-ending")
    return any(
        keys[here] == RA and keys[here - 1].endswith(one) and not keys[here - 1].endswith(more)
        for here in range(first + 1, verb.first)
    )


def _endings(kind: str) -> tuple[str, ...]:
    return tuple(phrases("clauses", kind).words)


def _points_ahead(stretch: Clauses, verb: Verb, inner: Verb) -> bool:
    """Whether something in the clause may announce the next («شرایطی فراهم شود که …»)."""
    keys = stretch.keys
    if any(key in values("deontic", "thought") for key in keys[verb.first - 1 : verb.first]):
        return True  # «توجه داشته باشند که … را در دستور کار قرار دهند»
    if _strives(stretch, verb):
        return True
    near = range(max(stretch.first, verb.first - _POINTING), verb.first)
    if phrases("clauses", "pointer").stands_in(keys, near.start, verb.first):
        return True
    if inner.stem == CAN:
        return False  # «خود را آماده کنیم که بتوانیم …»: what it is for
    one = _endings("one-ending")
    return any(keys[here] == THIS or keys[here].endswith(one) for here in near)


def _strives(stretch: Clauses, verb: Verb) -> bool:
    """«سعی کند که …», «حواس خود را جمع کنند که …»."""
    striving = phrases("clauses", "striving")
    first = max(stretch.first, verb.first - _NEAR)
    return any(key in striving for key in stretch.keys[first : verb.first])


def _announced(stretch: Clauses, verb: Verb, opener: str) -> bool:
    """Whether the clause pointed at its continuation («کاری کنند تا …»)."""
    if opener != TA:
        return False
    first = max(stretch.first, verb.first - _NEAR)
    if phrases("clauses", "pointer").stands_in(stretch.keys, first, verb.first):
        return True
    # «باید تلاش شود تا …» says nothing without it, «باید برای آبادانی تلاش شود تا …» does.
    near = stretch.keys[max(stretch.first, verb.first - 2) : verb.first]
    alone = any(key in values("deontic", "modal") for key in near)
    return alone and near[-1] in phrases("clauses", "hollow")


def _takes_content(stretch: Clauses, verb: Verb) -> bool:
    """Whether a told «که» clause completes the action («بگویند که …», «جایی برویم که …»)."""
    content = phrases("clauses", "content")
    if verb.stem in content:
        return True
    before = stretch.keys[max(stretch.first, verb.first - 2) : verb.first]
    if verb.last - verb.first > 1 and stretch.keys[verb.first] in content:
        return True  # «پرسیده شود که …»
    some = _endings("some-ending-thing")
    return any(key in content or key.endswith(some) for key in before)
