"""Questions about a candidate that `contexts` and `features` ask: each is answered in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from speechsum.directives.addressee.classes import is_number
from speechsum.directives.addressee.voice import comes_about
from speechsum.directives.candidate import Candidate
from speechsum.directives.guesses import is_a_guess
from speechsum.directives.laws import has_a_law_for_subject, is_by_law
from speechsum.directives.proposal import Proposal
from speechsum.directives.terms import from_now_on
from speechsum.directives.told import (
    QUOTING,
    is_addressed_to_nobody,
    names_its_agent,
    opens_a_statement,
)
from speechsum.directives.views import held_by_others, holding, is_remembered
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action, is_agent_at
from speechsum.grammar.readings import BECOME, BEING, COPULA, HAVE, SEE
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import (
    AND,
    BE,
    COMMA,
    COORDINATORS,
    INKE,
    KE,
    MARKS,
    OR,
    QUESTION_MARK,
    RA,
    SEMICOLON,
    phrases,
    values,
)

_LONGEST_QUESTION = 30  # tokens


def in_condition(stretch: Clauses, candidate: Candidate) -> bool:
    """Whether the modal stands in the condition itself («وقتی شهرداری باید …»)."""
    return _stands_under(stretch, candidate, "condition")


def _stands_under(stretch: Clauses, candidate: Candidate, kind: str) -> bool:
    """Whether words of a class stand before the modal, and no finite verb between."""
    first = min(candidate.first, candidate.opening.start)
    return stretch.leads(phrases("clauses", kind), first, candidate.place, stretch.last)


def is_thought(stretch: Clauses, verb: Verb) -> bool:
    """Whether nobody acts upon the verb: «بدانند», «توجه جدی داشت که …»."""
    thought = values("deontic", "thought")
    before = stretch.keys[max(stretch.first, verb.first - 3) : verb.first]
    if verb.stem in thought or any(key in thought for key in before[-1:]):
        return True
    # «این را در نظر هم بگیریم که …»
    light = verb.stem in phrases("deontic", "thought-verb")
    return light and stretch.keys[verb.last] == KE and any(key in thought for key in before)


def needed(stretch: Clauses, candidate: Candidate) -> Sequence[str]:
    """The words that name what is needed: after «به» or «نیازمند», else the subject's."""
    keys, here = stretch.keys, candidate.place
    if not keys[here].startswith(phrases("deontic", "need-word").affixes):
        return keys[candidate.first : candidate.last]
    if keys[here] not in phrases("deontic", "need-word") and here + 1 < candidate.last:
        return keys[here + 1 : candidate.last]
    after = [i for i in range(here + 1, candidate.last) if keys[i] == BE]
    before = [i for i in range(candidate.first, here) if keys[i] == BE]
    if after or before:
        place = after[0] if after else before[-1]
        return keys[place + 1 : min(place + 4, candidate.last)]
    return keys[max(candidate.first, here - 5) : here]


def _some_hold(proposal: Proposal) -> bool:
    """«برخی معتقدند …», «از نظر دشمن …»: somebody else's view, not told whose."""
    stretch, opened = proposal.stretch, proposal.candidate.opening
    others = phrases("clauses", "others")
    if not stretch.has(others, stretch.first, proposal.candidate.place):
        return False  # so it is nearly always, and whose view it is need not be looked for
    place = proposal.candidate.place
    for here in range(opened.lead + 1, place):
        size = phrases("clauses", "viewpoint").length_at(stretch.keys, here, place)
        if size and stretch.keys[here + size] in others:
            return True
    holder = holding(stretch, opened)
    return holder is not None and held_by_others(stretch, holder)


def _notes_a_fact(proposal: Proposal) -> bool:
    """«باید بدانیم که …», «بهتر است بپذیریم …», and a fact follows."""
    verb = proposal.candidate.verb
    return (
        verb is not None
        and is_thought(proposal.stretch, verb)
        and _fact_follows(proposal.stretch, proposal.candidate, verb)
    )


def _fact_follows(stretch: Clauses, candidate: Candidate, verb: Verb) -> bool:
    """Whether the directive ends at its verb, and a told clause completes it."""
    keys = stretch.keys
    if verb.stem in phrases("clauses", "knowing") and keys[verb.last] == KE:
        return True
    if candidate.last != verb.last:
        inner = stretch.verb_from(verb.last)
        return inner is not None and inner.mood not in ("subjunctive", "short")
    if verb.last >= stretch.last or (verb.stem == SEE and keys[verb.first - 1] == RA):
        return False  # «مردم باید نتیجه را ببینند»
    following = keys[verb.last]
    named = keys[candidate.first : verb.first]
    if following == KE:
        return True
    if following == COMMA and verb.stem in phrases("clauses", "telling") and RA not in named:
        return True  # «دشمنان بدانند، …»
    if BE in named or following in COORDINATORS:
        return False  # «به نظم توجه کنند»: what is thought of is named
    if phrases("clauses", "all-the-while").length_at(keys, verb.last, stretch.last):
        return True  # «مردم باید بدانند تا زمانی که …»
    ended = following in MARKS or following == "."
    return not ended and following not in phrases("clauses", "new-clause")


def _is_asked_whether(proposal: Proposal) -> bool:
    """«آیا» before the marker, and nothing between that ends the question."""
    stretch, marker = proposal.stretch, proposal.candidate.place
    answers, asks = phrases("clauses", "answer").words, phrases("clauses", "yes-or-no").words
    before = stretch.keys[max(stretch.first, marker - _LONGEST_QUESTION) : marker]
    for key in reversed(before):
        if key in answers or key in asks:
            return key not in answers
        if key in (INKE, ".") or key in MARKS:
            return False
    return False


def _is_for_anyone(proposal: Proposal) -> bool:
    """«هر مدرسه‌ای پول بگیرد مدیرش عوض می‌شود»: what follows for anyone who does it."""
    stretch, candidate = proposal.stretch, proposal.candidate
    keys, last = stretch.keys, candidate.last
    first = range(candidate.first, min(candidate.first + _OPENING_WORDS, last))
    following = stretch.verb_from(last)
    if following is None or following.mood not in ("indicative", "future"):
        return False
    joined = COORDINATORS.isdisjoint(keys[last : following.first])
    return joined and any(keys[here] in phrases("clauses", "any") for here in first)


_OPENING_WORDS = 4  # tokens


def _asks_in_turn(proposal: Proposal) -> bool:
    """«شهردار پاسخ دهد که چرا راه بسته است؟»: the question is what he is to answer."""
    stretch, candidate = proposal.stretch, proposal.candidate
    verb = candidate.verb
    if verb is None:
        return False
    question = [phrases("clauses", kind) for kind in ("question", "which", "what", "yes-or-no")]
    places = [
        here
        for here in range(candidate.first, min(verb.last + _LONGEST_QUESTION, stretch.last))
        if any(stretch.keys[here] in asking for asking in question)
    ]
    return bool(places) and places[0] >= verb.last


def _is_long_past(proposal: Proposal) -> bool:
    """«شده بود»: it had been so before what is told."""
    verb = proposal.candidate.outer
    if verb is None or verb.mood != "past" or verb.last - verb.first <= 1:
        return False
    return proposal.stretch.keys[verb.last - 1] in phrases("clauses", "been")


def _is_narrated(proposal: Proposal) -> bool:
    place = proposal.region.place
    led_into = place == "lead" and proposal.candidate.opening.governor is not None
    return place != "quote" and not led_into


def _asks_of_himself(proposal: Proposal) -> bool:
    """«شما بگویید من چه کنم؟»: the speaker asks, rhetorically."""
    stretch = proposal.stretch
    return QUESTION_MARK in stretch.keys[stretch.last - 1 : stretch.last + 1]


def _is_said_now(proposal: Proposal) -> bool:
    return _is_listed(proposal) or from_now_on(proposal) or proposal.asker == "speaker"


def _is_denied(proposal: Proposal) -> bool:
    """«معتقد نیستیم که باید …», «معلوم نیست چه کسی باید …», «نمی‌گوییم که باید …»."""
    stretch, opening = proposal.stretch, proposal.candidate.opening
    for end in (opening.lead - 1, opening.start - 1):
        before = stretch.verb_ending_at(end)
        if before is not None and before.negative:
            is_not = before.stem == COPULA
            denied = stretch.keys[before.first - 1] if is_not else before.stem
            return denied in values("deontic", "denied")
    return False


def _asks_which(proposal: Proposal) -> bool:
    stretch, candidate = proposal.stretch, proposal.candidate
    verb = candidate.verb
    asked = stretch.keys[candidate.first : verb.first if verb is not None else candidate.last]
    what, which = phrases("clauses", "what").words, phrases("clauses", "which").words
    told = sum(map(what.__contains__, asked)) == 1 or not which.isdisjoint(asked)
    return told and phrases("clauses", "any").words.isdisjoint(asked)


def _asks_how(proposal: Proposal) -> bool:
    """«مشخص کند که ما چگونه باید …», with no verb between the question and the modal."""
    stretch, candidate = proposal.stretch, proposal.candidate
    modal, how = candidate.place, phrases("clauses", "how")
    places = range(modal - 1, candidate.first - 1, -1)
    # «در هیچ کجا»
    any_ = phrases("clauses", "any")
    asked = (i for i in places if stretch.keys[i] in how and stretch.keys[i - 1] not in any_)
    here = next(asked, None)
    return here is not None and not any(here < v.first < modal for v in stretch.verbs)


def _is_alone(proposal: Proposal) -> bool:
    """«گوش کنید», «ببخشید», «یک دقیقه گوش کنید»: the verb with its noun and nothing besides."""
    candidate, verb = proposal.candidate, proposal.candidate.verb
    if verb is None or candidate.last != verb.last:
        return False
    keys, first = proposal.stretch.keys, candidate.first
    called = is_agent_at(keys, first) and keys[first] not in phrases("addressees", "you")
    first += called and first < verb.first  # «بچه‌ها گوش کنید»
    lasts = keys[first + 1] in phrases("deadlines", "unit") and first + 2 < verb.first
    return verb.first <= first + 1 + 2 * lasts


def _is_bare_cue(proposal: Proposal) -> bool:
    """«خواهشمند است مقرر فرمایید:»: what is asked stands below."""
    candidate, verb = proposal.candidate, proposal.candidate.verb
    ends = verb is not None and verb.last == candidate.last
    return ends and proposal.stretch.keys[candidate.last] == ":"


def _is_a_state(proposal: Proposal) -> bool:
    """«باید منتظر ماند», «نباید نگران باشیم»: nobody can act upon it."""
    stretch, candidate = proposal.stretch, proposal.candidate
    keys, verb, modal = stretch.keys, candidate.verb, proposal.candidate.place
    if verb is None:
        return False
    waiting, feeling = values("deontic", "waiting"), values("deontic", "feeling")
    noun = keys[verb.first - 1]
    if noun in waiting:
        return True
    if verb.stem == BEING and (
        stretch.has(waiting, modal, verb.first) or noun in feeling or keys[modal + 1] in feeling
    ):
        return True
    sense = phrases("deontic", "sense").words
    if verb.person in (3, 5, 6) and stretch.has(sense, max(modal, verb.first - 3), verb.first):
        return True  # «مردم باید احساس امنیت کنند»
    before = keys[modal - 1] if verb.first == modal + 1 else noun
    had = verb.stem == HAVE and stretch.has(feeling, modal, verb.first)
    return candidate.force == "prohibition" and (had or before in feeling)


def _is_saying(proposal: Proposal) -> bool:
    """«باید بگویم …», «باید تأکید کرد که …»: the speaker's own words follow."""
    stretch, verb = proposal.stretch, proposal.candidate.verb
    saying = values("deontic", "saying")
    if verb is None:
        return False
    told = stretch.keys[verb.last] == KE
    if not (verb.person in (1, 4) or verb.mood == "short"):
        # «لازم است عرض شود که …»
        return told and verb.stem == BECOME and stretch.keys[verb.first - 1] in saying
    near = range(max(stretch.first, verb.first - 3), verb.first)
    named = {verb.stem, *(stretch.keys[here] for here in near)}
    task = not named.isdisjoint(phrases("deontic", "saying-something").words)
    if not told and task and stretch.has({RA}, near.start, near.stop):
        return False  # «باید واقعیت را به مردم بگوییم»: a task
    if not told and stretch.keys[verb.first - 1] in phrases("deontic", "spoken"):
        return False  # «باید با مردم سخن گفت»
    # «باید این نوید را داد که …»
    noun = stretch.keys[verb.first - 1]
    if noun == RA:
        noun = stretch.keys[verb.first - 2]
    return verb.stem in saying or noun in saying


def _is_how_long(proposal: Proposal) -> bool:
    """«این کار زمان نیاز دارد», «سه سال نیاز است»: what is needed is time; but an age tells who is
    meant («کودکان زیر شش سال لازم است …»)."""
    keys, place, first = proposal.stretch.keys, proposal.candidate.place, proposal.candidate.first
    before = keys[place - 1] if place > first else ""
    aged = proposal.agent.first < place and names_its_agent(proposal)
    counted = before in phrases("deadlines", "unit") and is_number(keys[place - 2]) and not aged
    lasting = values("deontic", "hour")
    return counted or any(key in lasting for key in keys[max(first, place - 2) : place])


def _is_long_ago(proposal: Proposal) -> bool:
    """«سال گذشته … درخواست کردیم», «یک بار فرماندار دستور داد»: a time that opens the clause of the
    word that asks."""
    stretch, candidate = proposal.stretch, proposal.candidate
    start, outer = candidate.opening.start, candidate.outer
    last = min(start + _OPENING_TIME, candidate.place)
    if phrases("clauses", "long-ago").stands_in(stretch.keys, start, last):
        return True
    told = outer is not None and outer.mood in _TOLD
    told = told and proposal.region.place == "quote"  # a report tells its own news so, too
    return told and _is_of_one_day(stretch.keys, candidate.opening.lead + 1, candidate.place)


def _is_of_one_day(keys: Sequence[str], first: int, place: int) -> bool:
    """«یک بار فرماندار دستور داد», but not «یک بار دیگر دستور داد»."""
    size = phrases("clauses", "once").length_at(keys, first, place)
    return size > 0 and keys[first + size] not in phrases("clauses", "again")


_OPENING_TIME = 4  # tokens


def _asked_before(proposal: Proposal) -> bool:
    """«شورا دیروز از شهرداری خواست …»: somebody else, another day."""
    stretch, candidate = proposal.stretch, proposal.candidate
    past, start = values("deontic", "past"), candidate.opening.start
    return proposal.asker != "speaker" and stretch.has(past, start, candidate.last)


def _was_done(proposal: Proposal) -> bool:
    """«دستور دادم پل بسته شود و مردم رفتند», «دستور داد پل را ببندند و آنها بستند»: what was asked
    for, and what came of it. Of what somebody else asked for a report tells so, too («دستور داد پل
    بسته شود و مردم رفتند»), unless it is just that."""
    stretch, candidate = proposal.stretch, proposal.candidate
    outer, verb, last = candidate.outer, candidate.verb, candidate.last
    if outer is None or outer.mood not in _TOLD or stretch.keys[last] != AND:
        return False
    following = stretch.verb_from(last)
    if following is None or following.mood not in _TOLD or following.person not in (3, 6):
        return False
    return outer.person in (1, 4) or (verb is not None and _is_its_past(stretch, verb, following))


def _is_its_past(stretch: Clauses, verb: Verb, past: Verb) -> bool:
    """«ببندند», «بستند»: of the same verb; of one with a noun («خراب کنند»), with the same."""
    keys, light = stretch.keys, phrases("clauses", "subjunctive")
    same = verb.stem == past.stem and verb.negative == past.negative
    return same and (verb.stem not in light or keys[verb.first - 1] == keys[past.first - 1])


_TOLD = ("past", "short")


def _is_either_or(proposal: Proposal) -> bool:
    """«یا باید …», «باید یا …»; not «راه را باز کنند یا باید بروند», where «یا» joins a clause."""
    stretch, place = proposal.stretch, proposal.candidate.place
    keys = stretch.keys
    joins = place - 2 >= stretch.first and stretch.verb_ending_at(place - 2) is not None
    return keys[place + 1] == OR or (place > stretch.first and keys[place - 1] == OR and not joins)


def _is_told_that(proposal: Proposal) -> bool:
    """Whether «که» follows the action's verb."""
    verb, keys = proposal.candidate.verb, proposal.stretch.keys
    return verb is not None and keys[verb.last] == KE


def _speaks_on(proposal: Proposal) -> bool:
    """«بگذارید صریح بگویم»: the speaker asks leave for his own words."""
    stretch, candidate = proposal.stretch, proposal.candidate
    verb = candidate.verb
    if verb is None or verb.person != 5:
        return False
    following = stretch.verb_from(verb.last)
    mine = following is not None and following.person in (1, 4)
    leave = phrases("clauses", "leave")
    return mine and leave.stands_in(stretch.keys, max(stretch.first, verb.first - 1), verb.last)


def _is_a_title(proposal: Proposal) -> bool:
    """«فیلم «پل باید بماند»»: what a work is called."""
    keys, marker = proposal.stretch.keys, proposal.candidate.place
    nearest = range(marker - 1, max(proposal.stretch.first, marker - _LONGEST_TITLE), -1)
    opened = next((here for here in nearest if keys[here] in QUOTING), None)
    return opened is not None and keys[opened - 1] in phrases("clauses", "work")


_LONGEST_TITLE = 8  # tokens


def _is_forecast(proposal: Proposal) -> bool:
    """«انتظار می‌رود بارش ادامه یابد»: it comes about by itself, and is no work of anybody."""
    verb, outer = proposal.candidate.verb, proposal.candidate.outer
    if verb is None or outer is None:
        return False
    return comes_about(proposal.stretch, outer.last, verb)


def _is_listed(proposal: Proposal) -> bool:
    """«۲- شهرداری موظف است …» among what a meeting decided."""
    return proposal.region.task is not None


def _is_whole(proposal: Proposal) -> bool:
    """A speaker's whole sentence: not «توقف ممنوع است و …», what only explains."""
    candidate, region = proposal.candidate, proposal.region
    whole = candidate.first == region.first and candidate.last >= region.last - 1
    return whole and region.place == "quote"


def _starts_anew(proposal: Proposal) -> bool:
    stretch, first = proposal.stretch, proposal.candidate.first
    return first == stretch.first or stretch.keys[first - 1] in _JOINS


_JOINS = (":", AND, COMMA, SEMICOLON)


def _action_next(proposal: Proposal) -> bool:
    """«دستور | بازگشایی راه را صادر کرد»."""
    marker = proposal.candidate.marker
    return marker is not None and is_action(proposal.stretch.keys[marker[1]])


def _action_wished(proposal: Proposal) -> bool:
    """«خواسته مردم بازسازی راه است», «بازسازی راه خواسته ماست»: both are named."""
    candidate, keys = proposal.candidate, proposal.stretch.keys
    outer, here, first = candidate.outer, candidate.place, candidate.first
    if here > first and keys[first] not in phrases("deontic", "foremost"):
        return any(map(is_action, keys[first : min(first + _FIRST, here)]))
    return outer is not None and any(map(is_action, keys[here + 1 : outer.first]))


_FIRST = 3  # tokens


QUESTIONS: Mapping[str, Callable[[Proposal], bool]] = {
    "in-condition": lambda proposal: in_condition(proposal.stretch, proposal.candidate),
    "for-anyone": _is_for_anyone,
    "asks-in-turn": _asks_in_turn,
    "asked-whether": _is_asked_whether,
    "no-verb": lambda proposal: proposal.candidate.verb is None,
    "notes-fact": _notes_a_fact,
    "long-past": _is_long_past,
    "narrated": _is_narrated,
    "addressed-to-nobody": is_addressed_to_nobody,
    "law-subject": has_a_law_for_subject,
    "forecast": _is_forecast,
    "own-words": lambda proposal: proposal.region.own,
    "in-quote": lambda proposal: proposal.region.place == "quote",
    "asks-of-himself": _asks_of_himself,
    "said-now": _is_said_now,
    "denied": _is_denied,
    "which-one": _asks_which,
    "asks-how": _asks_how,
    "guess": is_a_guess,
    "by-law": is_by_law,
    "how-long": _is_how_long,
    "asked-before": _asked_before,
    "was-done": _was_done,
    "either-or": _is_either_or,
    "long-ago": _is_long_ago,
    "some-hold": _some_hold,
    "told-that": _is_told_that,
    "remembered": lambda proposal: is_remembered(proposal.stretch, proposal.candidate.opening),
    "requisite": lambda proposal: _stands_under(proposal.stretch, proposal.candidate, "requisite"),
    "free-relative": lambda proposal: _stands_under(
        proposal.stretch, proposal.candidate, "free-relative"
    ),
    "speaks-on": _speaks_on,
    "titled": _is_a_title,
    "a-state": _is_a_state,
    "bare-cue": _is_bare_cue,
    "saying": _is_saying,
    "names-agent": names_its_agent,
    "opens-statement": opens_a_statement,
    "alone": _is_alone,
    "listed": _is_listed,
    "governed": lambda proposal: proposal.candidate.opening.governor is not None,
    "whole": _is_whole,
    "from-now-on": from_now_on,
    "starts-anew": _starts_anew,
    "action-next": _action_next,
    "action-wished": _action_wished,
    "narration": lambda proposal: proposal.region.place == "narration",
}
"""What the table of contexts may ask."""
