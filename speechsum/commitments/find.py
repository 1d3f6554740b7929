"""The stages of finding commitments, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from speechsum.attribution import Attribution
from speechsum.commitments.evidence import QUESTIONS, features
from speechsum.directives.candidate import Candidate
from speechsum.directives.constructions import constructions
from speechsum.directives.contexts import settled
from speechsum.directives.find import proposals
from speechsum.directives.identity import directive_id
from speechsum.directives.match import constructed
from speechsum.directives.proposal import Proposal
from speechsum.directives.spans import QuotesAround, SentencesAround, span_of
from speechsum.directives.table import chance, log_odds, weights
from speechsum.grammar.clauses import Clauses
from speechsum.model import Commitment, Day, Deadline
from speechsum.text.segments import Document
from speechsum.when import deadline_in

_WEIGHTS = "commitments/certainty"
_TAKEN = 0.5
"""The certainty from which a candidate is taken."""


@dataclass(frozen=True, slots=True)
class Possible:
    """A candidate that grammar does not rule out, when it is due, and what is true of it."""

    proposal: Proposal
    deadline: Deadline | None
    names: tuple[str, ...]


def find_commitments(
    document: Document, attribution: Attribution, *, day: Day | None = None
) -> tuple[Commitment, ...]:
    """What the speakers of a report commit themselves to, in text order.

    Args:
        document: the parsed report.
        attribution: its speakers, quotes and leads.
        day: the day of the speech, from which deadlines are counted; None where it is not known.
    """
    since = Date.fromisoformat(day.gregorian) if day is not None else None
    quotes = QuotesAround(attribution.quotes)
    sentences = SentencesAround(document)
    found: list[Commitment] = []
    until = -1
    for possible in possibles(document, attribution, since):
        candidate = possible.proposal.candidate
        sure = certainty(possible.names)
        if sure < _TAKEN or candidate.place < until:
            continue
        until = candidate.last
        span = span_of(document, candidate.first, candidate.last)
        quote = quotes.innermost(span)
        speaker = quote.speaker if quote is not None else possible.proposal.region.speaker
        found.append(
            Commitment(
                start=span.start,
                end=span.end,
                text=span.text,
                id=directive_id(document.tokens[candidate.first : candidate.last], speaker, None),
                quote=quote.id if quote is not None else None,
                speaker=speaker,
                deadline=possible.deadline,
                rule=candidate.rule,
                certainty=round(sure, 2),
                sentence=sentences.around(candidate.first, candidate.last),
            )
        )
    return tuple(sorted(found, key=lambda commitment: commitment.start))


def possibles(
    document: Document, attribution: Attribution, since: Date | None
) -> Iterator[Possible]:
    """The candidates that grammar does not rule out, in the order of their triggers."""
    speakers = {speaker.name: speaker for speaker in attribution.speakers}
    for proposal in proposals(document, attribution, _candidates):
        if settled(proposal, "commitments/contexts", QUESTIONS) is not None:
            continue
        candidate, speaker = proposal.candidate, speakers.get(proposal.region.speaker or "")
        deadline = deadline_in(document, candidate.first, candidate.last, since)
        names = tuple(features(proposal, speaker, timed=deadline is not None))
        yield Possible(proposal, deadline, names)


def _candidates(stretch: Clauses) -> tuple[Candidate, ...]:
    return tuple(constructed(stretch, constructions("commitments/constructions")))


def certainty(names: tuple[str, ...]) -> float:
    """The chance that a candidate with these features commits its speaker, 0 to 1."""
    return chance(log_odds(weights(_WEIGHTS), ((name, 1.0) for name in names)))
