"""By when, and from when on, a candidate tells that something is to be done."""

from __future__ import annotations

from speechsum.directives.proposal import Proposal
from speechsum.grammar.clauses import names_a_time
from speechsum.grammar.words import TA, phrases


def from_now_on(proposal: Proposal) -> bool:
    """«توقف از امروز ممنوع است», «شنا تا اطلاع ثانوی ممنوع است»: it tells what is new."""
    candidate, now = proposal.candidate, phrases("deontic", "henceforth")
    return now.stands_in(proposal.stretch.keys, candidate.first, candidate.last)


def has_term(proposal: Proposal) -> bool:
    """Whether it is told by when or from when on: so nobody speaks of what is, or of a law."""
    keys, first, last = proposal.stretch.keys, proposal.candidate.first, proposal.candidate.last
    each, unit = phrases("addressees", "each"), phrases("deadlines", "unit")
    if any(keys[i] in each and keys[i + 1] in unit for i in range(first, last)):
        return False  # «تا پایان خرداد هر سال»
    until = any(keys[here] == TA and names_a_time(keys, here + 1) for here in range(first, last))
    urgent = phrases("deadlines", "urgent")
    return until or urgent.stands_in(keys, first, last) or from_now_on(proposal)
