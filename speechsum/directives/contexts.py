"""What grammar settles: candidates that are none, whatever they look like, and those said so
plainly that nothing is to be weighed.

Read from a room's table (see the head of ``contexts.tsv``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from speechsum.directives import table
from speechsum.directives.candidate import Candidate
from speechsum.directives.evidence import QUESTIONS
from speechsum.directives.proposal import Proposal
from speechsum.directives.table import OneOf, one_of
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.verbs import Verb
from speechsum.text.memo import MOST
from speechsum.tuples import NamedTuple

Questions = Mapping[str, Callable[[Proposal], bool]]


class Context(NamedTuple):
    """A row of the table."""

    reason: str
    zone: str
    words: OneOf
    verb: tuple[OneOf, OneOf, OneOf] | None
    outer: tuple[OneOf, OneOf, OneOf] | None
    needs: tuple[str, ...]
    unless: tuple[str, ...]

    def holds(self, proposal: Proposal, questions: Questions) -> bool:
        """Whether a candidate stands in this context, when its verbs are such."""
        if self.zone and not self.words.any_of(
            _ZONES[self.zone](proposal.stretch, proposal.candidate)
        ):
            return False
        for name in self.needs:
            if not questions[name](proposal):
                return False
        # Most rows ask nothing.
        return not self.unless or not any(questions[name](proposal) for name in self.unless)


def settled(
    proposal: Proposal, name: str = "directives/contexts", questions: Questions = QUESTIONS
) -> str | None:
    """Why a candidate is none by grammar alone, or ``taken``; None where it is to be weighed.

    Args:
        proposal: the candidate.
        name: the table of contexts.
        questions: what its columns ``needs`` and ``unless`` may ask.
    """
    candidate = proposal.candidate
    verbs = _form(candidate.verb), _form(candidate.outer)
    for context in _of_verbs(name, candidate.rule, *verbs):
        if context.holds(proposal, questions):
            return context.reason
    return None


_Form = tuple[str, str, str]


def _form(verb: Verb | None) -> _Form | None:
    """Stem, mood and person of a verb: what the table asks of it."""
    return (verb.stem, verb.mood, str(verb.person)) if verb is not None else None


@lru_cache(maxsize=MOST)
def _of_verbs(name: str, rule: str, verb: _Form | None, outer: _Form | None) -> tuple[Context, ...]:
    """The rows of a table that may concern a construction with such verbs."""
    rows = _contexts(name, rule)
    return tuple(row for row in rows if _fits(verb, row.verb) and _fits(outer, row.outer))


def _fits(form: _Form | None, wanted: tuple[OneOf, OneOf, OneOf] | None) -> bool:
    if wanted is None:
        return True
    return form is not None and all(part in one for part, one in zip(form, wanted, strict=True))


def _marker(candidate: Candidate) -> tuple[int, int]:
    return candidate.marker or (candidate.first, candidate.first)


def _body(stretch: Clauses, candidate: Candidate) -> Sequence[str]:
    return stretch.keys[candidate.first : _marker(candidate)[0]]


def _action(stretch: Clauses, candidate: Candidate) -> Sequence[str]:
    verb = candidate.verb
    return stretch.keys[candidate.first : verb.first] if verb is not None else ()


def _verb_noun(stretch: Clauses, candidate: Candidate) -> Sequence[str]:
    verb = candidate.verb
    return (stretch.keys[verb.first - 1],) if verb is not None else ()


def _after(stretch: Clauses, candidate: Candidate) -> Sequence[str]:
    """The mark that ends a quote stands outside of it."""
    last = candidate.last
    return stretch.keys[last : max(last + 1, min(last + 2, stretch.last))]


def _near(stretch: Clauses, candidate: Candidate) -> Sequence[str]:
    marker = _marker(candidate)[0]
    return stretch.keys[max(stretch.first, marker - 2) : marker]


def _asked(stretch: Clauses, candidate: Candidate) -> Sequence[str]:
    return (stretch.keys[candidate.asked[0]],) if candidate.asked is not None else ()


_ZONES: Mapping[str, Callable[[Clauses, Candidate], Sequence[str]]] = {
    "begin": lambda stretch, candidate: stretch.keys[candidate.first :][:1],
    "asked": _asked,
    "after": _after,
    "before": lambda stretch, candidate: _near(stretch, candidate)[-1:],
    "word": lambda stretch, candidate: stretch.keys[_marker(candidate)[0] :][:1],
    "next": lambda stretch, candidate: stretch.keys[_marker(candidate)[1] :][:1],
    "near": _near,
    "body": _body,
    "action": _action,
    "whole": lambda stretch, candidate: stretch.keys[candidate.first : candidate.last],
    "verb-noun": _verb_noun,
}


@cache
def _contexts(name: str, rule: str) -> tuple[Context, ...]:
    """The rows of a table that concern a construction."""
    rows = enumerate(_rows(name))
    return tuple(_read(name, index) for index, (rules, _) in rows if rule in rules)


@cache
def _rows(name: str) -> tuple[tuple[OneOf, dict[str, str]], ...]:
    """The rows of a table, each with the constructions that it concerns."""
    return tuple((one_of(row["rules"]), row) for row in table.read(name))


@cache
def _read(name: str, index: int) -> Context:
    _, row = _rows(name)[index]
    return Context(
        reason=row["reason"],
        zone=row["zone"],
        words=one_of(row["words"]),
        verb=_verb(row["stem"], row["mood"], row["person"]),
        outer=_verb(row["outer"], row["outer-mood"], row["outer-person"]),
        needs=tuple(row["needs"].split()),
        unless=tuple(row["unless"].split()),
    )


def _verb(*cells: str) -> tuple[OneOf, OneOf, OneOf] | None:
    if not any(cells):
        return None
    stem, mood, person = map(one_of, cells)
    return stem, mood, person
