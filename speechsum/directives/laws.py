"""What a law, a rule or a body's statute says, which is nobody's order of now."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.directives.addressee.classes import is_number
from speechsum.directives.proposal import Proposal
from speechsum.directives.terms import has_term
from speechsum.grammar.words import COMMA, THIS, phrases


def is_by_law(proposal: Proposal) -> bool:
    """«طبق قانون، شهرداری باید …»; outside of speeches, where an article is cited."""
    stretch, place = proposal.stretch, proposal.candidate.place
    keys, begin = stretch.keys, proposal.candidate.opening.lead + 1
    law = phrases("clauses", "law")
    speech = proposal.region.place == "quote" and not proposal.region.own
    if speech and has_term(proposal):
        return False  # «طبق قانون، شهرداری باید فوراً راه را باز کند»
    for first in range(begin, min(begin + _CONNECTIVES, place)):
        cited = first + phrases("clauses", "by-law").length_at(keys, first, place)
        if speech and law.length_at(keys, cited, place) > (cited == first):
            return True  # «طبق قانون», «به لحاظ قانونی»
        article = keys[cited] in phrases("clauses", "article") and is_number(keys[cited + 1])
        article = article and not _is_news(keys, cited)
        if cited > first and (article or _is_of_its_own(proposal, cited)):
            return True
    return False


def _is_news(keys: Sequence[str], cited: int) -> bool:
    """Whether an article is of what a body adopts in this report («شورا طرح را تصویب کرد. … برابر
    تبصره ۲، شهرداری موظف است …»), and of no law that is named with it."""
    adopted = phrases("clauses", "adopting").words
    return keys[cited + 2] in (COMMA, THIS) and any(map(adopted.__contains__, keys[:_TOP]))


_TOP = 80
"""Tokens at the beginning of a report, which tell its news."""


def _is_of_its_own(proposal: Proposal, cited: int) -> bool:
    """«بر پایه اساسنامه، …», «طبق آیین‌نامه، این اداره موظف است»: what rules bid a letter's own
    body do, which it tells its readers."""
    keys, law = proposal.stretch.keys, phrases("clauses", "law")
    if not proposal.region.own or not law.length_at(keys, cited, proposal.candidate.place):
        return False
    agent = proposal.agent
    ours = agent.first < agent.last and keys[agent.first] in phrases("addressees", "this")
    return ours or keys[cited] in phrases("clauses", "statute")


_CONNECTIVES = 3  # tokens


def has_a_law_for_subject(proposal: Proposal) -> bool:
    """«قانون شهرداری را موظف کرده است»."""
    stretch, start = proposal.stretch, proposal.candidate.opening.start
    marker = proposal.candidate.place
    law = phrases("clauses", "law")
    subject = range(start, min(start + 2, marker))
    return any(law.length_at(stretch.keys, here, marker) for here in subject)
