"""The named features of a candidate that the judge weighs; each is there or not.

A weight is learned for each name, so that a name changed here is one that nothing is known of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from speechsum.directives.addressee import is_passive
from speechsum.directives.evidence import in_condition, is_thought, needed
from speechsum.directives.proposal import Proposal
from speechsum.directives.told import names_its_agent, opens_a_statement
from speechsum.directives.views import holding
from speechsum.grammar.nouns import is_action, is_agent_at
from speechsum.grammar.readings import BECOME, BEING, COPULA, HAVE
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COORDINATORS, KE, OR, TA, phrases, values

_REQUESTS = frozenset(("asking", "wanting", "advice", "demand", "order"))
_TOLD = frozenset(("past", "imperfect", "short"))
_SHORT = 2  # tokens


def features(proposal: Proposal) -> Iterator[str]:
    """The names of what grammar says of a candidate."""
    return chain(("bias",), *(group(proposal) for group in _GROUPS))


def words_of(proposal: Proposal) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a candidate, and those before it: what the topic tells of it."""
    keys, first, last = proposal.stretch.keys, proposal.candidate.first, proposal.candidate.last
    return keys[first:last], keys[max(proposal.stretch.first, first - _NEAR) : first]


_NEAR = 8  # tokens


def _construction(proposal: Proposal) -> Iterator[str]:
    rule, place, asker = proposal.candidate.rule, proposal.region.place, proposal.asker
    yield f"rule {rule}"
    yield f"place {place}"
    yield f"rule {rule} in {place}"
    if proposal.region.nested:
        yield "of somebody the speaker quotes"
    if rule in _REQUESTS or rule == "decision":
        yield f"{rule} by {asker}"
        yield f"{asker} asks in {place}"


def _governor(proposal: Proposal) -> Iterator[str]:
    """What the candidate's clause depends on, or the verb right before it."""
    stretch, start = proposal.stretch, proposal.candidate.opening
    if start.governor is None:
        previous = stretch.verb_ending_at(start.start - 1)
        if previous is not None and proposal.candidate.rule in ("modal", "bare"):
            yield f"right after {previous.mood}"
            if previous.mood == "imperfect":
                yield "what was said"
        return
    yield f"governor {start.governor}"
    if start.governor != KE:
        return
    before = stretch.verb_ending_at(start.lead - 1)
    if before is None:
        yield from _relative_of_a_noun(proposal)
    else:
        yield from _relative_after(before)


def _relative_of_a_noun(proposal: Proposal) -> Iterator[str]:
    stretch, candidate = proposal.stretch, proposal.candidate
    keys, lead = stretch.keys, candidate.opening.lead
    noun = keys[lead - 1]
    stated = noun in phrases("clauses", "statement")
    yield "what is stated" if stated else "relative of a noun"
    if noun in phrases("clauses", "as"):
        yield "as it should be"
    ended = keys[candidate.last] in phrases("clauses", "after-all")
    if not ended and stretch.verb_from(candidate.last) is not None:
        yield "what something is said of"


def _relative_after(verb: Verb) -> Iterator[str]:
    yield f"relative after {verb.mood}"
    if verb.stem in (COPULA, BEING, HAVE, BECOME):
        yield f"relative after {verb.stem}"
    if verb.stem in phrases("deontic", "told-stem") and verb.mood in _TOLD:
        yield "what was said"


def _surroundings(proposal: Proposal) -> Iterator[str]:
    stretch, candidate = proposal.stretch, proposal.candidate
    holder = _holder(proposal)
    if holder is not None:
        yield f"{holder} holds it in {proposal.region.place}"
    if candidate.opening.conditioned:
        yield f"conditioned {candidate.rule}"
    elif candidate.verb is not None and in_condition(stretch, candidate):
        yield "in a condition"


def _laws_and_times(proposal: Proposal) -> Iterator[str]:
    stretch, candidate = proposal.stretch, proposal.candidate
    keys, first, last = stretch.keys, candidate.first, candidate.last
    body = keys[first:last]
    law = phrases("clauses", "law")
    begun = phrases("clauses", "by-law").length_at(keys, first, last) > 0
    if law.stands_in(keys, first, last):
        if candidate.rule not in ("need", "needing"):
            yield "names a law"
        if law.length_at(keys, first, last) > 1 or begun:
            yield "by a law"
    if stretch.has(values("deontic", "past"), candidate.opening.start, last):
        yield "another time"
    if not phrases("clauses", "question").words.isdisjoint(body[:4]):
        yield "question word"


def _verb(proposal: Proposal) -> Iterator[str]:
    stretch, candidate = proposal.stretch, proposal.candidate
    rule, verb = candidate.rule, candidate.verb
    if verb is None:
        if rule != "need-noun":
            yield f"{rule} without complement"
        return
    kind = rule if rule in ("modal", "bare") else "other"
    yield f"{kind} verb {verb.mood} {verb.person}"
    yield f"{kind} stem {verb.stem}"
    body = stretch.keys[candidate.first : candidate.last]
    if verb.stem in (BEING, COPULA) and any(key.isdecimal() for key in body):
        yield "how many there are"
    if verb.negative:
        yield f"{kind} negative"
    if is_passive(stretch, verb):
        yield f"{kind} passive"
    if is_thought(stretch, verb):
        yield f"{kind} thought"
    if kind == "bare":
        yield from _bare(proposal)
    if len(body) <= _SHORT:
        yield f"{kind} short"


def _bare(proposal: Proposal) -> Iterator[str]:
    yield "bare agent" if names_its_agent(proposal) else "bare no agent"
    if opens_a_statement(proposal):
        yield "bare at the beginning"


def _outer(proposal: Proposal) -> Iterator[str]:
    rule, outer = proposal.candidate.rule, proposal.candidate.outer
    if outer is not None:
        yield f"{rule} outer {outer.stem}"
        yield f"{rule} outer {outer.mood}"
        yield f"{rule} outer person {outer.person}"
    yield f"{rule} agent {proposal.agent.how}"


def _asked(proposal: Proposal) -> Iterator[str]:
    stretch, candidate = proposal.stretch, proposal.candidate
    rule, asked, outer = candidate.rule, candidate.asked, candidate.outer
    if rule in _REQUESTS:
        named = asked is not None and is_agent_at(stretch.keys, asked[0])
        yield f"{rule} asks agent" if named else f"{rule} asks nobody"
        if candidate.verb is None and outer is not None and rule in ("asking", "advice"):
            wanted = stretch.keys[asked[1] if asked else candidate.first : outer.first]
            yield f"{rule} action" if any(map(is_action, wanted)) else f"{rule} thing"
    if rule in ("need", "needing", "demand", "demanding") and candidate.verb is None:
        action = any(map(is_action, needed(stretch, candidate)))
        yield f"{rule} action" if action else f"{rule} thing"


def _noun(proposal: Proposal) -> Iterator[str]:
    stretch, candidate = proposal.stretch, proposal.candidate
    keys, rule, last = stretch.keys, candidate.rule, candidate.last
    if rule == "need-noun" and candidate.first > stretch.first:
        before = keys[candidate.first - 1]
        known = before in phrases("clauses", "before-need")
        yield f"need-noun after {before if known else 'another word'}"
        if last < stretch.last:
            ended = phrases("clauses", "report").length_at(keys, last, stretch.last)
            mark = keys[last] in "،:.؛"
            yield f"need-noun then {'report' if ended else 'mark' if mark else 'more'}"
    if rule == "duty-noun" and candidate.marker is not None:
        near = keys[max(stretch.first, candidate.marker[0] - 3) : candidate.marker[0]]
        among = any(key in phrases("clauses", "among") for key in near)
        yield "one of the duties" if among else "the duty"
    if rule in ("duty-noun", "decision", "asking", "duty") and candidate.marker is not None:
        yield f"{rule} {keys[candidate.place]}"


def _following(proposal: Proposal) -> Iterator[str]:
    stretch, candidate = proposal.stretch, proposal.candidate
    following = stretch.keys[candidate.last] if candidate.last < stretch.last else "."
    if following in (KE, TA) or (following in COORDINATORS and following != OR):
        yield f"{candidate.rule} before {following}"


def _extent(proposal: Proposal) -> Iterator[str]:
    """How long it is, what stands around it in its sentence, and how far down in the report."""
    stretch, candidate = proposal.stretch, proposal.candidate
    first, last = candidate.first, candidate.last
    yield f"in fifth {first * 5 // len(stretch.keys)}"
    yield f"length {_few((last - first) // _TOKENS)}"
    yield f"words before {_few((first - stretch.first) // _TOKENS)}"
    yield f"words behind {_few((stretch.last - last) // _TOKENS)}"


_TOKENS = 6
"""In a step of a length."""


def _few(count: int) -> int:
    return min(count, 6)


_GROUPS: tuple[Callable[[Proposal], Iterable[str]], ...] = (
    _construction,
    _governor,
    _surroundings,
    _laws_and_times,
    _verb,
    _outer,
    _asked,
    _noun,
    _following,
    _extent,
)


def _holder(proposal: Proposal) -> str | None:
    """Whose view it is, where a clause before says so («برخی معتقدند که …», «معتقدم …»)."""
    verb = holding(proposal.stretch, proposal.candidate.opening)
    if verb is None:
        return None
    if verb.person in (1, 4) and verb.mood != "imperfect":
        return "the speaker then" if verb.mood in _TOLD else "the speaker"
    return "somebody in the past" if verb.mood in _TOLD else "another"
