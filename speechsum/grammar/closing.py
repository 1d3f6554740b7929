"""Where what a verb tells to do ends: its coordinated verbs and what completes them."""

from __future__ import annotations

from speechsum.grammar.clauses import QUESTIONS, Clauses, governed_verb, next_subjunctive
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.verbs import Verb, reports
from speechsum.grammar.words import COORDINATORS, LONGEST_ASIDE, is_strong_mark, phrases, values


def closing(stretch: Clauses, verb: Verb, stop: int) -> int:
    """One past the last token of the directive whose main verb is ``verb``.

    Takes in coordinated verbs of the same mood and what completes the verb («بکوشند دهیاران
    برسند»); ends before purposes, results, reasons and everything told. ``stop`` is where
    the next trigger's clause begins.
    """
    keys = stretch.keys
    end = verb.last
    current = verb
    while end < stretch.last:
        step = end
        while step < stretch.last and keys[step] in ('"', "»", ")"):
            step += 1
        if step >= stretch.last or is_strong_mark(keys[step]):
            break
        coordinated = keys[step] in COORDINATORS
        while step < stretch.last and keys[step] in COORDINATORS:
            step += 1
        if step >= stretch.last:
            break
        following = stretch.verb_from(step)
        if following is None or following.last > stop:
            break
        condition = phrases("clauses", "condition").length_at(keys, step, stretch.last)
        after = None
        if keys[step - 1] == "و" and condition:
            after = _goes_on_after(stretch, following, verb, stop)
        if after is not None:
            # «… و هر وقت قیمت افت کرد مازاد را خشک کنند»
            following, condition = after, 0
        elif keys[following.last : following.last + 1] == ("را",):
            # «امکاناتی که لازم است را در اختیار آنان بگذاریم»
            following = stretch.verb_from(following.last) or following
            if following.last > stop:
                break
        elif coordinated and "که" in keys[step : following.first]:
            # A relative clause inside the second clause: its verb does not end it.
            following = governed_verb(stretch, step - 1) or following
            if following.last > stop:
                break
        told = False
        joined = any(key != "،" for key in keys[end:step] if key in COORDINATORS)
        if not joined and _waits(stretch, current):
            # «اجازه ندهیم کسی که … است، … کند»: what is let, or made ready for.
            inner = next_subjunctive(stretch, step, stop)
            allowed = keys[step] == "تا" and keys[current.first - 1] == "اجازه"
            if inner is None or (keys[step] in _ENDS_WAITING and not allowed):
                break
            following = inner
        elif phrases("clauses", "purpose").length_at(keys, step, stretch.last):
            if not _announced(stretch, current, keys[step]) or following.mood != "subjunctive":
                break
        elif _unlike_another(stretch, step):
            break
        elif phrases("clauses", "connective").length_at(keys, step, stretch.last):
            also = joined and keys[step] == "همچنین"
            if _not_only(stretch, current, step):
                also, following = True, next_subjunctive(stretch, step, stop) or following
            if following.mood != current.mood or not also:
                break
        elif keys[step] == "که":
            inner = governed_verb(stretch, step)
            if phrases("clauses", "condition").length_at(keys, step + 1, stretch.last):
                # «… جمع کنند که اگر می‌خواهند بمانند، … نقد کنند»
                inner = next_subjunctive(stretch, inner.last if inner else step, stop) or inner
            elif inner is not None and inner.mood == "indicative" and _strives(stretch, current):
                # «مراقب باشیم که در هر بخشی که کم است، … کنیم»
                inner = next_subjunctive(stretch, inner.last, stop) or inner
            if inner is None or inner.last > stop:
                break
            told = _takes_content(stretch, current)
            which = _tells_which(stretch, current)
            if (
                not told
                and not which
                and (inner.mood != "subjunctive" or not _points_ahead(stretch, current, inner))
            ):
                break
            told = told or which
            following = inner
        elif not coordinated:
            inner = governed_verb(stretch, step - 1)
            told = current.stem in phrases("clauses", "content") or (
                stretch.has(QUESTIONS, step, min(step + 3, following.first))
                and _takes_content(stretch, current)
            )
            if inner is None or inner.last > stop or (inner.mood != "subjunctive" and not told):
                break
            if current.person == inner.person == 5 and current.negative > inner.negative:
                break  # «زمینه را فراهم نکنید جلوی آنان را بگیرید»
            following = inner
        elif (
            not joined
            and current.person == following.person == 5
            and (current.negative != following.negative)
        ):
            break  # «جلوی آن را بگیرید، نگذارید …»: another force
        elif coordinated and not _same_mood(current, following):
            # «باید … قرار گیرد و از … استفاده کرد.»
            ended = following.last >= stretch.last or keys[following.last] in ".؛"
            joined = keys[step - 1] == "و"
            if following.mood != "short" or not (ended and joined) or current.mood != "subjunctive":
                break
            if not _is_modal(stretch, verb):
                break  # «از مردم خواست بیایند و از برنامه‌ها خبر داد.»
            if following.stem in ("دان", "خوان", "شمار"):
                break  # «از مردم خواست … و آن را وظیفه دانست.»
        if any(key in "؛:؟" for key in keys[step : following.first]):
            break
        if condition or (
            not told
            and any(
                phrases("clauses", "wish").length_at(keys, here, stretch.last)
                # «هزینه را پیش‌بینی کند» tells what to do.
                for here in range(step, following.first - 1)
            )
        ):
            break
        if coordinated and _others_task(
            stretch, step, verb if current is verb else None, following
        ):
            break
        if coordinated and _is_told_fact(stretch, following):
            break  # «… و بدانند که راه بسته است»
        if following.mood == "short" and reports(keys, following):
            break  # «… باید تلاش کرد، خاطرنشان کرد: …»
        current = following
        end = following.last
    return end


def _unlike_another(stretch: Clauses, index: int) -> bool:
    """«نه اینکه مردم …»: not what somebody else is to do."""
    size = phrases("clauses", "contrast").length_at(stretch.keys, index, stretch.last)
    return size > 0 and is_agent_at(stretch.keys, index + size)


def _is_modal(stretch: Clauses, verb: Verb) -> bool:
    """Whether a modal governs the verb, so that «استفاده کرد» after it may be impersonal."""
    modals = values("deontic", "modal")
    before = [v.last for v in stretch.verbs if v.last <= verb.first]
    return stretch.has(modals, before[-1] if before else stretch.first, verb.first)


def _not_only(stretch: Clauses, verb: Verb, index: int) -> bool:
    """«نه تنها … کنند بلکه …»."""
    if stretch.keys[index] != "بلکه":
        return False
    first = max(stretch.first, verb.first - LONGEST_ASIDE)
    return stretch.has({"تنها", "نهتنها", "فقط"}, first, verb.first)


def _goes_on_after(stretch: Clauses, inner: Verb, main: Verb, stop: int) -> Verb | None:
    """The verb after a condition inside a directive, where it is the same agent's."""
    verb = stretch.verb_from(inner.last)
    if verb is None or verb.last > stop or verb.mood != main.mood or verb.person != main.person:
        return None
    if main.stem == "شو":
        return None  # something else may be done to something else
    crossed = any(is_strong_mark(key) for key in stretch.keys[inner.first : verb.first])
    return None if crossed or inner.mood == "subjunctive" else verb


def _is_told_fact(stretch: Clauses, verb: Verb) -> bool:
    """«بدانند که …» and what is so."""
    keys = stretch.keys
    if keys[verb.last : verb.last + 1] != ("که",) or verb.stem not in ("دان", "فهم"):
        return False
    if stretch.has(QUESTIONS, verb.last + 1, min(verb.last + 2, stretch.last)):
        return False  # «و بفهمند که چرا …»: to be found out
    inner = governed_verb(stretch, verb.last)
    return inner is not None and inner.mood != "subjunctive"


def _others_task(stretch: Clauses, index: int, main: Verb | None, verb: Verb) -> bool:
    """Whether the clause from ``index`` to its verb names somebody else who is to act.

    ``main`` is the directive's main verb where that stands right before.
    """
    keys = stretch.keys
    index += phrases("clauses", "connective").length_at(keys, index, verb.first)
    passive = main is not None and main.stem == "شو"
    if passive and verb.person == 6 and verb.stem not in ("شو", "باش", "گیر"):
        # «بودجه در نظر گرفته شود و دانشگاه‌ها بشتابند»
        return any(is_agent_at(keys, here) for here in range(index, verb.first))
    if is_agent_at(keys, index):
        marked = next((i for i in range(index, verb.first) if keys[i] == "را"), None)
        if marked is not None and stretch.has({"خود"}, index, marked):
            return False  # «آنان بیایند و تشکل‌های خود را بسازند»
        # «… و جوانان کارآمد را به کار گرفت»: they are the object.
        size = len(keys) if marked is None else marked - index
        return size > (_LONGEST_OBJECT if verb.mood == "short" else _SHORT_OBJECT)
    # «… و در کنار آن نیز شورا نظارت کند»
    return any(
        keys[here - 1] in ("نیز", "هم") and is_agent_at(keys, here)
        for here in range(index + 2, verb.first)
    )


_LONGEST_OBJECT = 6  # tokens


_SHORT_OBJECT = 2


def _tells_which(stretch: Clauses, verb: Verb) -> bool:
    """Whether a clause of its own tells which ones («اخباری منتشر کنند که … تأیید می‌کند»)."""
    keys = stretch.keys
    some = phrases("addressees", "some")
    first = max(stretch.first, verb.first - 4)
    if any(
        key.endswith(("هایی", "انی")) or key in some or key == "همان"
        for key in keys[first : verb.first]
    ):
        return True
    # «مسائلی را مطرح کنند که همه می‌پذیرند»
    return any(
        keys[here] == "را" and keys[here - 1].endswith("ی") and not keys[here - 1].endswith("تری")
        for here in range(first + 1, verb.first)
    )


def _points_ahead(stretch: Clauses, verb: Verb, inner: Verb) -> bool:
    """Whether something in the clause may announce the next («شرایطی فراهم شود که …»)."""
    keys = stretch.keys
    table = phrases("clauses", "pointer")
    if any(key in values("deontic", "thought") for key in keys[verb.first - 1 : verb.first]):
        return True  # «توجه داشته باشند که … را در دستور کار قرار دهند»
    if _strives(stretch, verb):
        return True
    near = range(max(stretch.first, verb.first - 8), verb.first)
    if table.stands_in(keys, near.start, verb.first):
        return True
    if inner.stem == "توان":
        return False  # «خود را آماده کنیم که بتوانیم …»: what it is for
    return any(keys[here] == "این" or keys[here].endswith("ی") for here in near)


def _strives(stretch: Clauses, verb: Verb) -> bool:
    """«سعی کند که …», «حواس خود را جمع کنند که …»."""
    striving = phrases("clauses", "striving")
    first = max(stretch.first, verb.first - 4)
    return any(key in striving for key in stretch.keys[first : verb.first])


_ENDS_WAITING = frozenset(("تا", "زیرا", "چراکه", "چون"))


def _waits(stretch: Clauses, verb: Verb) -> bool:
    """Whether the verb says nothing without the clause after it («اجازه ندهیم …»)."""
    return verb.first > stretch.first and stretch.keys[verb.first - 1] in phrases(
        "clauses", "waiting"
    )


def _announced(stretch: Clauses, verb: Verb, opener: str) -> bool:
    """Whether the clause pointed at its continuation («کاری کنند تا …»)."""
    if opener != "تا":
        return False
    table = phrases("clauses", "pointer")
    first = max(stretch.first, verb.first - 4)
    if table.stands_in(stretch.keys, first, verb.first):
        return True
    # «باید تلاش شود تا …» says nothing without it, «باید برای آبادانی تلاش شود تا …» does.
    near = stretch.keys[max(stretch.first, verb.first - 2) : verb.first]
    alone = any(key in values("deontic", "modal") for key in near)
    return alone and near[-1] in phrases("clauses", "hollow")


def _same_mood(first: Verb, second: Verb) -> bool:
    if first.mood == "short":
        # «باید صبر کرد و زیر بار نرفت»
        unlike = second.mood == "past" and second.negative and second.last == second.first + 1
        return second.mood == "short" or (unlike and second.person == 3)
    return second.mood == "subjunctive"


def _takes_content(stretch: Clauses, verb: Verb) -> bool:
    """Whether a told «که» clause completes the action («بگویند که …», «جایی برویم که …»)."""
    content = phrases("clauses", "content")
    if verb.stem in content:
        return True
    before = stretch.keys[max(stretch.first, verb.first - 2) : verb.first]
    if verb.last - verb.first > 1 and stretch.keys[verb.first] in content:
        return True  # «پرسیده شود که …»
    return any(key in content or key.endswith("هایی") for key in before)
