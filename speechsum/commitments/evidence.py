"""What tells whether a candidate commits the speaker: for `contexts`, and to be weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from speechsum.directives.addressee import is_passive
from speechsum.directives.addressee.voice import causes, occurs
from speechsum.directives.evidence import QUESTIONS as OF_DIRECTIVES
from speechsum.directives.proposal import Proposal
from speechsum.grammar.nouns import is_action
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import AND, KE, THIS, phrases
from speechsum.model import Speaker
from speechsum.text.tokens import words_of

# The constructions whose trigger is any verb; the others have a word that announces them.
_VERBS = ("future", "present")
# Letters of a word that names a body or a place.
_TELLING = 3
# Tokens before the verb in which the noun of its action stands («به مرحله اجرا در می‌آید»).
_NEAR = 3


def verb_of(proposal: Proposal) -> Verb | None:
    """The verb of what is going to be done."""
    return proposal.candidate.verb or proposal.candidate.outer


def _is_narrated(proposal: Proposal) -> bool:
    """Whether the reporter says it: no quote, no «با بیان اینکه …» nor «به گفته وی»."""
    region, stretch = proposal.region, proposal.stretch
    if proposal.candidate.rule == "promise" and proposal.asker == "speaker":
        return False  # «وی قول داد …»
    if region.place != "lead":
        return region.place != "quote"
    viewed = phrases("clauses", "viewpoint").length_at(stretch.keys, region.first, region.last)
    return not viewed and proposal.candidate.opening.governor is None


def _comes_about(proposal: Proposal) -> bool:
    """«باعث بسته شدن راه خواهد شد», «افزایش پیدا خواهد کرد»."""
    verb = verb_of(proposal)
    stretch = proposal.stretch
    return verb is not None and (causes(stretch, verb) or occurs(stretch, verb))


def _is_relative(proposal: Proposal) -> bool:
    """«راهی که باز خواهد شد زیباست»: a clause after «که» that another verb follows."""
    stretch, opening = proposal.stretch, proposal.candidate.opening
    if opening.governor != KE or stretch.verb_ending_at(opening.lead - 1) is not None:
        return False
    last = proposal.candidate.last
    return stretch.verb_from(last) is not None and stretch.keys[last] != AND


def _is_hoped(proposal: Proposal) -> bool:
    stretch, start = proposal.stretch, proposal.candidate.opening
    hope = phrases("clauses", "hope").affixes
    first = max(stretch.first, start.lead - 3)
    return any(key.startswith(hope) for key in stretch.keys[first : proposal.candidate.last])


def _is_habitual(proposal: Proposal) -> bool:
    candidate = proposal.candidate
    habit = phrases("commissive", "habit")
    return habit.stands_in(proposal.stretch.keys, candidate.first, candidate.last)


def _prices_move(proposal: Proposal) -> bool:
    """«قیمت کاهش خواهد یافت»."""
    stretch, candidate, verb = proposal.stretch, proposal.candidate, verb_of(proposal)
    if verb is None or stretch.keys[verb.first - 1] not in phrases("commissive", "moving"):
        return False
    return stretch.has(phrases("commissive", "price"), candidate.first, verb.first)


QUESTIONS: Mapping[str, Callable[[Proposal], bool]] = {
    **{name: OF_DIRECTIVES[name] for name in ("in-condition", "in-quote", "long-past")},
    "narrated": _is_narrated,
    "comes-about": _comes_about,
    "relative": _is_relative,
    "hoped": _is_hoped,
    "prices-move": _prices_move,
    "habitual": _is_habitual,
}
"""What the table of contexts may ask."""


def features(proposal: Proposal, speaker: Speaker | None, *, timed: bool) -> Iterator[str]:
    """The names of what is true of a candidate.

    Args:
        proposal: the candidate.
        speaker: who says it, where that is known.
        timed: whether it tells by when.
    """
    candidate, verb = proposal.candidate, verb_of(proposal)
    rule = candidate.rule
    by = candidate.outer or verb
    own = by is not None and by.person in (1, 4)
    yield "bias"
    yield f"rule {rule}"
    if rule not in _VERBS:
        yield "announced"
    yield f"{rule} of {'us' if own else 'others'}"
    yield f"place {proposal.region.place}"
    if timed:
        yield "timed"
        yield f"timed {rule}"
    if proposal.region.nested:
        yield "of somebody the speaker quotes"
    if candidate.opening.governor == KE:
        yield f"after ke {rule}"
    if candidate.opening.conditioned:
        yield f"conditioned {rule}"
    if verb is not None:
        yield from _of_the_verb(proposal, verb)
    if not own:
        yield f"{rule} {_whose(proposal, speaker)}"


def _of_the_verb(proposal: Proposal, verb: Verb) -> Iterator[str]:
    stretch, rule = proposal.stretch, proposal.candidate.rule
    near = stretch.keys[max(proposal.candidate.first, verb.first - _NEAR) : verb.first]
    undertaking = phrases("commissive", "undertaking")
    if any(key in undertaking for key in near):
        yield f"undertaking {rule}"
    elif any(map(is_action, near[-1:])):
        yield f"action {rule}"
    if stretch.keys[verb.first - 1] in phrases("commissive", "moving"):
        yield f"moving {rule}"
    yield f"stem {verb.stem} {rule}"
    if is_passive(stretch, verb):
        yield f"passive {rule}"
    if verb.negative:
        yield "negative"


def _whose(proposal: Proposal, speaker: Speaker | None) -> str:
    """Whose doing it is: the speaker's side, another's, or nobody is named."""
    agent, keys = proposal.agent, proposal.stretch.keys
    if agent.first >= agent.last:
        return "ours" if agent.word is not None else f"by {agent.how}"
    named = [key for key in keys[agent.first : agent.last] if len(key) >= _TELLING]
    if keys[agent.first] == THIS or any(key in phrases("addressees", "we") for key in named):
        return "ours"
    known = words_of(" ".join((speaker.role or "", *speaker.aliases))) if speaker else ()
    ours = {key for key in known if len(key) >= _TELLING}
    return "ours" if any(key.startswith(tuple(ours)) for key in named if ours) else "another's"
