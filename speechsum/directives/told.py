"""Whether a bare subjunctive tells somebody to act: «شما», or an agent who is named."""

from __future__ import annotations

from speechsum.directives.addressee import addressed_before, chooses, is_passive
from speechsum.directives.addressee.classes import is_plural
from speechsum.directives.proposal import Proposal
from speechsum.grammar.clauses import Clauses, phrase_ending_at
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.verbs import Verb, verbs_in
from speechsum.grammar.words import COORDINATORS, phrases

QUOTING = frozenset('"«')


def names_its_agent(proposal: Proposal) -> bool:
    """Whether a bare subjunctive's subject is somebody who can act: «شهرداری راه را باز کند»."""
    agent, stretch, verb = proposal.agent, proposal.stretch, proposal.candidate.verb
    if agent.how != "subject" or verb is None:
        return False
    return is_agent_at(stretch.keys, agent.first) or chooses(stretch, agent.first, verb)


def is_addressed_to_nobody(proposal: Proposal) -> bool:
    """Whether a bare subjunctive tells nobody to act: not «شما», nor a named agent.

    Too few are annotated to learn from; grammar decides.
    """
    verb, stretch = proposal.candidate.verb, proposal.stretch
    if verb is None or verb.person == 5:
        return False
    if verb.person == 6 and _goes_on_from_before(proposal):
        return False  # «کارگران زودتر بیایند. ابزار را تیز کنند.»
    if verb.person == 6 and addressed_before(stretch, proposal.region.first).how != "none":
        return False  # «خطاب به دهیاران گفت: راه را باز کنند»
    if verb.person == 4:
        return not _we_are_told(proposal, verb, begins=opens_a_statement(proposal))
    return not _tells_somebody(proposal, verb)


def opens_a_statement(proposal: Proposal) -> bool:
    """Whether a subjunctive's clause is the first of a statement, adverbials and reasons apart."""
    verb = proposal.candidate.verb
    return verb is not None and _begins(proposal.stretch, _start(proposal), verb)


def _start(proposal: Proposal) -> int:
    """Where its clause begins, with what joins it to the one before."""
    stretch, start = proposal.stretch, proposal.candidate.first
    while start > stretch.first and stretch.keys[start - 1] in COORDINATORS | QUOTING:
        start -= 1
    return start


def _goes_on_from_before(proposal: Proposal) -> bool:
    """Whether the sentence before, of the same speech, ends with the same plural's subjunctive."""
    stretch, region = proposal.stretch, proposal.region
    first = stretch.first
    if region.place != "quote" or proposal.candidate.first != first:
        return False
    verbs = verbs_in(stretch.keys, max(0, first - _SENTENCE_BEFORE), first)
    before = verbs[-1] if verbs else None
    return before is not None and before.mood == "subjunctive" and before.last == first - 1


_SENTENCE_BEFORE = 12  # tokens


def _we_are_told(proposal: Proposal, verb: Verb, *, begins: bool) -> bool:
    """«با بیان اینکه سرمایه را به این سمت سوق دهیم», «راه را نبندیم»."""
    if proposal.region.place == "lead":
        return True
    return verb.negative and begins and not proposal.candidate.opening.conditioned


def _tells_somebody(proposal: Proposal, verb: Verb) -> bool:
    stretch, agent = proposal.stretch, proposal.agent
    governed = proposal.candidate.opening.governor is not None
    passive = is_passive(stretch, verb)
    acts = agent.how == "subject" or passive
    if governed:
        return acts
    named = names_its_agent(proposal)
    named = named or (agent.how == "antecedent" and _opens_with_an_agent(proposal, verb))
    if opens_a_statement(proposal):
        # «اگر دولت پول ندارد، از مردم بخواهد»
        return named or agent.how == "of the condition" or passive
    return _goes_on(proposal, acts=acts, named=named)


def _opens_with_an_agent(proposal: Proposal, verb: Verb) -> bool:
    """«صیادانی که مجوز دارند، به بندر بیایند»: a clause tells of the subject."""
    keys, first = proposal.stretch.keys, proposal.candidate.first
    return is_agent_at(keys, first) and is_plural(keys[first]) == (verb.person == 6)


def _begins(stretch: Clauses, start: int, verb: Verb) -> bool:
    """Whether nothing but adverbials stands before («به دلیل ریزش سنگ، | رانندگان …»)."""
    if start == stretch.first or stretch.keys[start - 1] in ":؛":
        return True
    supposed = phrases("clauses", "condition").length_at(stretch.keys, start, stretch.last)
    if not supposed and _past_connectives(stretch, start) == stretch.first:
        return True
    if stretch.verb_from(stretch.first) == verb:
        return True
    follows = phrase_ending_at(stretch, start - 1, "consequence") is not None
    return follows and stretch.verb_from(start) == verb


def _past_connectives(stretch: Clauses, start: int) -> int:
    """Where the connectives begin that end before ``start``."""
    while start > stretch.first:
        before = phrase_ending_at(stretch, start - 1, "connective")
        if before is None:
            return start
        start = before
    return start


def _goes_on(proposal: Proposal, *, acts: bool, named: bool) -> bool:
    """Whether it is told after «و» what somebody else is to do."""
    stretch, candidate, verb = proposal.stretch, proposal.candidate, proposal.candidate.verb
    start = _start(proposal)
    previous = stretch.verb_ending_at(start - 1)
    if previous is None or verb is None or stretch.keys[start] not in COORDINATORS:
        return False
    if phrases("deadlines", "urgent").length_at(stretch.keys, candidate.first, verb.first):
        return acts  # «…، با سرعت … اقدام شود»
    return previous.mood in _TOLD and named


_TOLD = ("indicative", "subjunctive", "past", "future")
