"""Those who act and are no subject: «توسط …», «را موظف کرد», «وظیفه …», «لزوم تلاش …»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from speechsum.directives.addressee.agents import (
    NAMED_BEFORE,
    NOBODY,
    WE,
    Agent,
    certain_end,
    head_of,
    phrase_end,
    trimmed,
    with_its_body,
)
from speechsum.directives.addressee.classes import has, is_one_of, is_sign
from speechsum.directives.addressee.subject import subject_of
from speechsum.directives.addressee.voice import is_light
from speechsum.directives.candidate import Candidate
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action, is_agent, is_agent_at
from speechsum.grammar.readings import COPULA, HAVE
from speechsum.grammar.words import AZ, BAR, BE, COORDINATORS, KE, RA, endings, phrases, values

_NOUN_RULES = frozenset(("need-noun", "demand"))
# Tokens before a duty in which «بر …» stands.
_NEAR = 5
# Words that may tell how somebody helps.
_QUALITIES = 4


def agent_phrase(
    clauses: Clauses, first: int, last: int, *, demanded: bool = False
) -> Agent | None:
    """«توسط X», «از سوی X», «مورد توجه X», «در دستور کار X»: who does what is done; where it is
    ``demanded``, the verb's own noun is «خواستار»."""
    kinds = (phrases("addressees", kind) for kind in ("by", "at", "under"))
    if all(kind.first_words.isdisjoint(clauses.keys[first : last - 1]) for kind in kinds):
        return None  # as mostly
    for here in range(first, last - 1):
        start = _after_by(clauses, here, last)
        if start is None or _tells_what_was_done(clauses, first, here, last):
            continue
        found = trimmed(clauses, start, last, "agent phrase")
        if demanded:
            return found
        return found._replace(last=_without_verb_noun(clauses, first, here, found))
    return None


def _tells_what_was_done(clauses: Clauses, first: int, by: int, last: int) -> bool:
    """Whether «از سوی» stands in a clause of its own («سخنانی که از سوی او گفته شد», «مشی
    تعیین‌شده از سوی او»): it tells who did that, not who is to act."""
    keys = clauses.keys
    if keys[by - 1].endswith(endings("done")):
        return True
    ke = next((i for i in range(by - 1, first, -1) if keys[i] == KE), None)
    if ke is None or any(has("modal", key) for key in keys[ke:by]):
        return False
    if any(ke < v.first < by and v.finite for v in clauses.verbs):
        return False
    return any(by < v.first < last for v in clauses.verbs)


def _after_by(clauses: Clauses, here: int, last: int) -> int | None:
    """Where the noun after «توسط» begins; after «مورد توجه» where it is an agent."""
    keys = clauses.keys
    if keys[here] not in _before_agents():
        return None  # as at most words
    size = phrases("addressees", "by").length_at(keys, here, last)
    names_none = phrases("addressees", "no-agent").length_at(keys, here + size, last)
    verb = any(v.first == here + size for v in clauses.verbs)  # «به دست | می‌آورند»
    if size and here + size < last and not names_none and not verb:
        return here + size
    size = phrases("addressees", "at").length_at(keys, here, last)
    if (
        not size
        and has("under", keys[here])
        and (has("acting", keys[here + 1]) or is_action(keys[here + 1]))
    ):
        size = 2
    if size and here + size < last and is_agent_at(keys, here + size):
        return here + size
    return None


@cache
def _before_agents() -> frozenset[str]:
    """With what begins that behind which an agent may stand."""
    by, at = (phrases("addressees", kind).first_words for kind in ("by", "at"))
    return by | at | phrases("addressees", "under").words


def _without_verb_noun(clauses: Clauses, first: int, by: int, found: Agent) -> int:
    """Where the agent ends before the verb's own noun («جمع‌آوری» of «جمع‌آوری شود»)."""
    keys, end = clauses.keys, found.last
    verb = clauses.verb_from(found.first)
    if verb is None or found.last - found.first < 2:
        return end
    before_verb = end == verb.first
    light = is_light(verb) and verb.last == verb.first + 1 and not is_agent(keys[end - 1])
    # «از سوی سازمان پارک‌ها | شد»: a head that says nothing alone
    light = light and not (end == found.first + 2 and has("incomplete", keys[found.first]))
    if before_verb and (light or is_action(keys[end - 1])):
        end -= 1
    subject = any(not (is_sign(key) or has("modal", key)) for key in keys[first:by])
    # «باید توسط شهرداری | نخاله‌ها جمع شود»: what is done stands after who does it
    return end if subject else min(end, certain_end(keys, found.first, end))


def helpers(clauses: Clauses, first: int, last: int) -> Agent | None:
    """«با همکاری X», «زیر نظر X»: who takes part where nobody else is named."""
    keys = clauses.keys
    for here in phrases("addressees", "with").places_in(keys, first, last - 1):
        size = phrases("addressees", "with").length_at(keys, here, last)
        if not size:
            continue
        start = here + size
        while start + 1 < last and (
            (keys[start] in COORDINATORS and _acts(keys[start + 1])) or _acts(keys[start])
        ):
            start += 1  # «با همفکری و کمک …»
        start = _past_qualities(keys, start, last)
        if start < last and is_agent_at(keys, start):
            found = trimmed(clauses, start, last, "helper")
            return found._replace(last=_without_verb_noun(clauses, first, here, found))
    return None


def _past_qualities(keys: Sequence[str], start: int, last: int) -> int:
    """Where those are named who help: «با همکاری | مشترک و صبورانه | مردم»."""
    for here in range(start, min(start + _QUALITIES, last)):
        if is_agent_at(keys, here):
            return here
        if is_sign(keys[here]) or has("name-end", keys[here]):
            break
    return start


def in_whose_house(
    clauses: Clauses, first: int, last: int, *, together: bool = True
) -> Agent | None:
    """The body in which it is done («در کمیته انضباطی بررسی شود»), or those between whom, where it
    is done ``together`` («بین دستگاه‌ها هماهنگی ایجاد شود»)."""
    keys = clauses.keys
    for here in phrases("addressees", "inside").places_in(keys, first, last - 1):
        start = here + phrases("addressees", "inside").length_at(keys, here, last)
        if start == here or start >= last:
            continue
        head = keys[head_of(keys, start, last)]
        between = any(has("between", key) for key in keys[here:start])
        shared = between and together and any(has("acting", key) for key in keys[first:last])
        if is_agent_at(keys, start) and (shared if between else is_one_of("house", head)):
            found = trimmed(clauses, start, last, "in whose house")
            return found._replace(last=_without_verb_noun(clauses, first, here, found))
    return None


def asked_in(clauses: Clauses, candidate: Candidate) -> Agent | None:
    """«از نمایندگان انتظار است …», «توصیه من به مدیران این است …», «مدیران را به صرفه‌جویی توصیه …»:
    the one asked, in the request."""
    keys, first, marker = clauses.keys, candidate.first, candidate.marker
    last = candidate.outer.first if candidate.outer is not None else candidate.last
    for here in range(first, last - 1):
        asks = keys[here] in (AZ, BE) and not has("side", keys[here + 1])
        if asks and is_agent_at(keys, here + 1):
            before = marker is not None and here < marker[0]
            found = trimmed(clauses, here + 1, marker[0] if before and marker else last, "asked")
            end = found.last
            while end > found.first + 1 and is_action(keys[end - 1]):
                end -= 1  # «از قضات | حمایت و توصیه می‌کنند که …», «به شهردار | ارائه می‌دهم»
            return found._replace(last=end)
    told = next((i for i in range(first, last) if keys[i] == RA and keys[i + 1] == BE), first)
    for here in range(first, told):
        if is_agent_at(keys, here) and phrase_end(clauses, here, told) == told:
            return Agent(here, told, None, "asked")
    return None


def _acts(key: str) -> bool:
    return has("acting", key) or is_action(key)


def obliged(clauses: Clauses, candidate: Candidate) -> Agent:
    """«دولت را موظف کرد»: the object before the duty."""
    keys = clauses.keys
    for here in range(candidate.place - 1, candidate.first, -1):
        if keys[here] == RA:
            first = here - 1
            while first > candidate.first and (
                has("place", keys[first]) or not is_agent(keys[first])
            ):
                first -= 1  # «سازمان بازرسی کشور را»
            return Agent(with_its_body(keys, first, candidate.first), here, None, "object")
    return NOBODY


def on_whom(clauses: Clauses, marker: int, first: int) -> Agent | None:
    """«بر دولت واجب است که …»."""
    for here in range(marker - 1, max(first, marker - _NEAR) - 1, -1):
        if clauses.keys[here] == BAR and is_agent_at(clauses.keys, here + 1):
            return Agent(here + 1, marker, None, "bearer")
    return None


def bearer(clauses: Clauses, candidate: Candidate) -> Agent:
    """Whose duty it is: «وظیفه X», «از وظایف X», «به X تکلیف است», «X وظیفه دارد»."""
    keys = clauses.keys
    assert candidate.marker is not None
    assert candidate.outer is not None
    after = candidate.marker[1]
    if candidate.outer.stem == HAVE:
        verb = candidate.verb or candidate.outer
        return subject_of(clauses, candidate, verb) or NAMED_BEFORE
    if keys[candidate.first] == BE:
        return trimmed(clauses, candidate.first + 1, candidate.marker[0], "bearer")
    if has("dutiful", keys[after]):  # «دولت وظیفه مند است»
        return subject_of(clauses, candidate, candidate.outer) or NOBODY
    if after < candidate.outer.first:
        for here in (after, after + 1):  # «وظیفه مجلس», «وظیفه قانونی مجلس»
            if here < candidate.outer.first and is_agent_at(keys, here):
                found = trimmed(clauses, here, candidate.outer.first, "bearer")
                return _without_the_duty(clauses, candidate, found)
        if candidate.verb is not None and candidate.verb.person == 4:
            return WE  # «این وظیفه شرعی است که … کنیم»
        if candidate.outer.stem != COPULA:
            return trimmed(clauses, after, candidate.outer.first, "bearer")
    return NOBODY


def _without_the_duty(clauses: Clauses, candidate: Candidate, found: Agent) -> Agent:
    """«وظیفه | شهرداری | بازسازی راه است»: where the duty is named after whose it is."""
    assert candidate.outer is not None
    keys = clauses.keys
    if candidate.place != candidate.first or candidate.outer.stem != COPULA:
        return found
    end = max(certain_end(keys, found.first, found.last), found.first + 1)
    while end < found.last and not is_action(keys[end]):
        end += 1
    return found._replace(last=end)


def in_phrase(clauses: Clauses, candidate: Candidate) -> Agent:
    """The agent inside «لزوم تلاش دولت در …»: a body or person that hangs on the action."""
    demanded = candidate.rule == "demand"
    by = agent_phrase(clauses, candidate.first, candidate.last, demanded=demanded)
    if by is not None:
        return by
    if candidate.rule == "plea" and candidate.marker is not None:
        called = candidate.marker[1]  # «با دعوت | مردم | به …», «درخواست از | شهرداری | برای …»
        called += clauses.keys[called] == AZ
        if is_agent_at(clauses.keys, called):
            return trimmed(clauses, called, candidate.last, "asked")
        return NOBODY
    start, noun = _acts_from(clauses.keys, candidate)
    owner = _owner_of_an_action(clauses, start, candidate.last, noun=noun)
    if owner is not None or candidate.rule != "demand":
        return owner or NOBODY
    found = helpers(clauses, start, candidate.last)
    return found or in_whose_house(clauses, start, candidate.last, together=False) or NOBODY


def _acts_from(keys: Sequence[str], candidate: Candidate) -> tuple[int, bool]:
    """Where the phrase of the action begins, and whether the trigger is the noun at its head."""
    noun = candidate.rule in _NOUN_RULES
    if candidate.marker is None:
        return candidate.first, noun
    if keys[candidate.marker[0] - 1] == RA:
        noun = False  # «رسیدگی دادگستری به این کار را | خواستار شد»
    # «حضور مردم | نیاز به پشتیبانی شهرداری | دارد»
    behind = noun or keys[candidate.marker[1]] == BE
    return candidate.marker[1] if behind else candidate.first, noun


def _owner_of_an_action(clauses: Clauses, start: int, last: int, *, noun: bool) -> Agent | None:
    """The first body or person that an action hangs on; after a ``noun`` the first phrase alone."""
    keys = clauses.keys
    acting, skip, adverbs = False, start, phrases("addressees", "adverb")
    for here in range(start, last):
        skip = max(skip, here + adverbs.length_at(keys, here, last))
        if here < skip:
            continue  # «همکاری | بیش از پیش | مردم»
        between = has("between", keys[here])
        if here > start and has("between", keys[here - 1]) and is_agent_at(keys, here):
            return trimmed(clauses, here, last, "between")
        if acting and is_agent(keys[here]):
            owner = here - 2 * (keys[here - 1] in COORDINATORS)
            if owner == here or _is_first_owner(keys, owner):
                return _of_the_action(clauses, owner, start, last)
        if is_one_of("acting", keys[here]):
            acting = True
        elif not between and phrases("clauses", "preposition").length_at(keys, here, last):
            if noun and here > start and keys[here - 1] not in values("deontic", "refrain"):
                break  # but «لزوم پرهیز از | ورود شهرداری»
            acting = False
    return None


def _is_first_owner(keys: Sequence[str], here: int) -> bool:
    """Whether an unknown noun is whose action it is («همکاری | صنعت و دانشگاه»)."""
    return is_one_of("acting", keys[here - 1]) and not is_action(keys[here])


def _of_the_action(clauses: Clauses, here: int, start: int, last: int) -> Agent:
    keys = clauses.keys
    first = here - 1 if has("quantifier", keys[here - 1]) and here - 1 > start else here
    found = trimmed(clauses, first, last, "of the action")
    for end in range(found.first + 1, found.last - 1):
        if keys[end] in COORDINATORS and has("acting", keys[end + 1]):
            return found._replace(last=end)  # «مشارکت مردم و همکاری دستگاه‌ها»
    return found
