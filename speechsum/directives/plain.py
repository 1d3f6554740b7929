"""What is said so plainly that nothing is to be weighed."""

from __future__ import annotations

from speechsum.directives.evidence import needed
from speechsum.directives.proposal import Proposal
from speechsum.directives.terms import from_now_on
from speechsum.directives.told import names_its_agent, opens_a_statement
from speechsum.grammar.nouns import is_action
from speechsum.grammar.readings import BECOME, COPULA, DO
from speechsum.grammar.words import AND, AZ, COMMA, RA, SEMICOLON, phrases, values


def judged_plainly(proposal: Proposal) -> bool:
    """Whether a candidate that nothing rules out is a directive, whatever the judge says."""
    return proposal.candidate.rule == "item" or any(sure(proposal) for sure in _SURE)


def _tells_somebody(proposal: Proposal) -> bool:
    """«شهرداری راه را باز کند»: a statement that begins with who is to act."""
    told = proposal.candidate.rule == "bare" and names_its_agent(proposal)
    return told and opens_a_statement(proposal)


def _deems(proposal: Proposal) -> bool:
    """«وی بازسازی راه را ضروری دانست»: the speaker calls an action necessary."""
    outer = proposal.candidate.outer
    return (
        proposal.candidate.rule == "need"
        and outer is not None
        and outer.stem in phrases("clauses", "deeming-stem")
        and proposal.region.place != "quote"
        and proposal.asker == "speaker"
        and any(map(is_action, needed(proposal.stretch, proposal.candidate)))
    )


def _was_decided(proposal: Proposal) -> bool:
    """«شورا مصوب کرد: سازمان جوانان مکلف است آیین‌نامه را بنویسد»: what a decision tells."""
    candidate, keys = proposal.candidate, proposal.stretch.keys
    if (
        candidate.rule != "duty"
        or candidate.opening.conditioned
        or keys[candidate.first - 1] != ":"
    ):
        return False
    outer, decided = candidate.outer, values("deontic", "decision")
    told = keys[max(0, candidate.first - _DECISION) : candidate.first - 1]
    stated = outer is not None and outer.mood == "indicative"
    return stated and any(key in decided for key in told)


_DECISION = 4  # tokens


def _asks_for_an_action(proposal: Proposal) -> bool:
    """«خواسته مردم بازسازی راه است», «بازسازی راه خواسته ماست»: both are named."""
    candidate, keys = proposal.candidate, proposal.stretch.keys
    outer, marker = candidate.outer, candidate.marker
    if candidate.rule != "asking" or candidate.verb is not None or outer is None or not marker:
        return False
    if (
        keys[marker[0]] not in values("deontic", "wishes")
        or outer.stem != COPULA
        or outer.mood != "indicative"
    ):
        return False
    if candidate.opening.conditioned or candidate.opening.governor is not None:
        return False
    here, first = marker[0], candidate.first
    if here - first > 1 or (here > first and keys[first] not in phrases("deontic", "foremost")):
        named = any(map(is_action, keys[first : min(first + _FIRST, here)]))
    else:
        named = keys[marker[1]] != AZ and any(map(is_action, keys[marker[1] : outer.first]))
    return named and proposal.region.place != "narration"


_FIRST = 3  # tokens


def _bans(proposal: Proposal) -> bool:
    """«توقف در این راه را ممنوع اعلام کرد», «توقف ممنوع است» in a circular's own words."""
    candidate = proposal.candidate
    if candidate.rule != "ban" or candidate.marker is None or candidate.outer is None:
        return False
    region = proposal.region
    # «واردات … ممنوع شود»: in a resolution's own words
    moods = ("indicative", "subjunctive") if region.own else ("indicative",)
    stated = candidate.outer.mood in moods and candidate.opening.governor is None
    # a speaker's whole sentence: not «توقف ممنوع است و …», what only explains
    begins = region.place == "quote" and candidate.first == region.first and not region.nested
    whole = begins and candidate.last >= region.last - 1
    if stated and (region.own or whole):
        return True
    joined = proposal.stretch.keys[candidate.first - 1] in (AND, COMMA, SEMICOLON)
    told = stated or candidate.outer.mood == "short"  # «از فردا ممنوع شد»
    if told and (begins or joined) and from_now_on(proposal):
        return True
    if region.task is not None:
        return True
    between = candidate.outer.first > candidate.marker[1]
    return between and candidate.outer.stem == DO


def _issues_an_order(proposal: Proposal) -> bool:
    """«استاندار دستور بازگشایی راه را صادر کرد»: the news, not what he once did."""
    candidate, outer = proposal.candidate, proposal.candidate.outer
    if candidate.rule != "order" or candidate.marker is None or outer is None:
        return False
    issued = outer.stem == DO and outer.mood == "short" and candidate.verb is None
    told = proposal.region.place != "quote"
    return issued and told and is_action(proposal.stretch.keys[candidate.marker[1]])


def _obliges(proposal: Proposal) -> bool:
    """«دادستان شرکت را مکلف کرد دستمزدها را بپردازد»: the news, not what somebody tells of."""
    candidate, outer, marker = (
        proposal.candidate,
        proposal.candidate.outer,
        proposal.candidate.marker,
    )
    if candidate.rule != "duty" or candidate.verb is None or outer is None or marker is None:
        return False
    told = outer.mood == "short" and outer.stem == DO and candidate.opening.governor is None
    return told and proposal.stretch.keys[marker[0] - 1] == RA and proposal.region.place != "quote"


def _asks_itself(proposal: Proposal) -> bool:
    """«خواهشمند است …», «تقاضا می‌شود …»: a letter asks, whoever is named in it."""
    candidate, outer = proposal.candidate, proposal.candidate.outer
    if candidate.rule not in _ASKING or outer is None or candidate.opening.conditioned:
        return False
    told = outer.person == 5  # «دستور فرمایید …»
    yours = candidate.verb is not None and candidate.verb.person == 5
    # «خواهشمند است … نمایید» stands in no report's narration
    polite = yours and outer.stem == COPULA
    written = proposal.region.own or (told and proposal.region.place == "quote")
    stated = told or (outer.mood == "indicative" and candidate.verb is not None)
    if not (written or polite) or not stated or candidate.opening.governor is not None:
        return False
    # «مردم انتظار دارند …» may be told of in a letter, too
    impersonal = outer.stem in (COPULA, BECOME) or outer.stem in phrases("deontic", "unnamed")
    return told or yours or impersonal or outer.person in (1, 4)


_ASKING = frozenset(("asking", "advice", "order", "better"))


def _is_listed(proposal: Proposal) -> bool:
    """«۲- شهرداری موظف است …» among what a meeting decided: whoever is named there has a task."""
    candidate = proposal.candidate
    plain = candidate.verb is not None and candidate.opening.governor is None
    return proposal.region.task is not None and plain and candidate.rule in _TELLING_TASKS


_TELLING_TASKS = frozenset(("modal", "duty", "decision", "no-right"))


def _states_a_duty(proposal: Proposal) -> bool:
    """«مسئولیت شهرداری این است که راه را باز کند»."""
    candidate, outer = proposal.candidate, proposal.candidate.outer
    if candidate.rule != "duty-noun" or candidate.verb is None or outer is None:
        return False
    pointed = proposal.stretch.keys[outer.first - 1] in phrases("addressees", "this")
    return outer.stem == COPULA and pointed


_SURE = (
    _tells_somebody,
    _deems,
    _is_listed,
    _states_a_duty,
    _asks_itself,
    _bans,
    _issues_an_order,
    _obliges,
    _was_decided,
    _asks_for_an_action,
)
