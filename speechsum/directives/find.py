"""The stages of finding directives, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date as Date
from functools import cache

from speechsum.attribution import Attribution
from speechsum.directives.addressee import Agent, addressee_of, agent_of
from speechsum.directives.candidate import Candidate
from speechsum.directives.identity import directive_id
from speechsum.directives.judge import judge
from speechsum.directives.lists import in_list
from speechsum.directives.match import candidates, past_leadin
from speechsum.directives.proposal import Asker, Proposal
from speechsum.directives.regions import Region, regions
from speechsum.directives.spans import QuotesAround, SentencesAround, span_of
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.words import TA, Phrases, phrases, walled
from speechsum.model import Day, Deadline, Directive, Quote, Span, Verdict
from speechsum.text.segments import Document
from speechsum.tuples import NamedTuple
from speechsum.when import deadline_in, deadline_noted

_WORTH_A_LOOK = 0.04
"""The least certainty of a doubtful one."""


def proposals(
    document: Document,
    attribution: Attribution,
    propose: Callable[[Clauses], Sequence[Candidate]] = candidates,
) -> Iterator[Proposal]:
    """Every candidate of a report, in text order, as ``propose`` finds them in a stretch."""
    keys = walled(document.keys)
    names = cache(lambda: _names(attribution))
    for region in regions(document, attribution):
        stretch = Clauses(keys, region.first, region.last)
        found = propose(stretch)
        if region.task is not None and propose is candidates:
            found = in_list(stretch, region.task, found)
        for proposed in found:
            candidate = _as_written(proposed, keys) if region.own else proposed
            asker: Asker
            if region.place == "quote":
                outer = candidate.outer
                own = outer is not None and outer.person in (1, 4)
                # «انتظار می‌رود», «توصیه می‌شود»: nobody is named, so it is the speaker.
                impersonal = outer is not None and outer.stem in phrases("deontic", "unnamed")
                asker = "speaker" if own else "unnamed" if impersonal else "another"
            else:
                asker = _asker(stretch, candidate, names())
                candidate = _without_speaker(candidate, keys, names())
            yield Proposal(candidate, stretch, region, _agent(stretch, candidate, region), asker)


def _names(attribution: Attribution) -> Phrases:
    """What the speakers of a report are called in narration."""
    aliases = (alias for one in attribution.speakers for alias in one.aliases if alias)
    return Phrases([*phrases("addressees", "speaker").words, *aliases])


def _agent(stretch: Clauses, candidate: Candidate, region: Region) -> Agent:
    """Who is to act, by the candidate's own sentence or the line above its list."""
    agent = agent_of(stretch, candidate)
    task = region.task
    if task is None or task.charge is None or agent.how not in ("none", "antecedent"):
        return agent
    return Agent(*task.charge, None, "charged")


def _as_written(candidate: Candidate, keys: Sequence[str]) -> Candidate:
    """In a letter «دستور فرمایید راه باز شود» asks."""
    asks = phrases("deontic", "asks-in-writing")
    if candidate.force == "instruction" and asks.stands_in(keys, candidate.first, candidate.last):
        return candidate._replace(force="request")
    return candidate


def _asker(stretch: Clauses, candidate: Candidate, names: Phrases) -> Asker:
    """Who asks, in narration: whoever is named from the clause's beginning to the trigger."""
    keys = stretch.keys
    limit = candidate.marker[0] if candidate.marker is not None else candidate.last
    first = candidate.opening.start
    if first == limit:  # «استاندار | دستور داد …»: his name ends the words before it
        first = stretch.after_verb(limit)
    if names.stands_in(keys, first, limit):
        return "speaker"
    asked = candidate.asked[0] - 1 if candidate.asked is not None else limit
    begun = any(is_agent_at(keys, here) for here in range(first, min(asked, first + 2)))
    return "another" if begun else "unnamed"


def _without_speaker(candidate: Candidate, keys: tuple[str, ...], names: Phrases) -> Candidate:
    """Without the speaker's own name before the act: «وی همچنین خواستار …»."""
    first = candidate.first
    limit = candidate.marker[0] if candidate.marker is not None else candidate.last
    first += names.length_at(keys, first, limit)
    if first == candidate.first:
        return candidate
    while first < limit and keys[first] in phrases("clauses", "also-speaker"):
        first += 1
    first = past_leadin(keys, first, limit)  # «هاشمی با بیان اینکه …، خواستار …»
    return candidate._replace(first=first) if first < candidate.last else candidate


class Findings(NamedTuple):
    """The directives of a report in text order, the doubtful ones, most certain first, and why
    each candidate was taken or not."""

    directives: tuple[Directive, ...]
    doubtful: tuple[Directive, ...]
    verdicts: tuple[Verdict, ...]


def find_directives(
    document: Document, attribution: Attribution, *, day: Day | None = None
) -> Findings:
    """The directives in a report, and what looks like one.

    Args:
        document: the parsed report.
        attribution: its speakers, quotes and leads.
        day: the day of the speech, from which deadlines are counted; None where it is not known.
    """
    since = Date.fromisoformat(day.gregorian) if day is not None else None
    found: list[Directive] = []
    doubtful: list[Directive] = []
    verdicts: list[Verdict] = []
    quotes = QuotesAround(attribution.quotes)
    sentences = SentencesAround(document)
    until = -1
    for proposal, judgement in judge(proposals(document, attribution)):
        candidate = proposal.candidate
        span = span_of(document, candidate.first, candidate.last)
        if judgement.taken and candidate.place < until:
            verdicts.append(Verdict(span.start, span.end, span.text, False, "part of another"))
            continue
        verdicts.append(Verdict(span.start, span.end, span.text, judgement.taken, judgement.reason))
        if not judgement.taken and judgement.certainty < _WORTH_A_LOOK:
            continue
        sentence = sentences.around(candidate.first, candidate.last)
        sure = judgement.certainty
        directive = _directive(document, quotes, proposal, span, sentence, since, sure)
        if judgement.taken:
            until = candidate.last
            found.append(directive)
        else:
            doubtful.append(directive)
    # A clause may begin before the one that was found in it.
    found.sort(key=lambda directive: directive.start)
    doubtful.sort(key=lambda directive: -directive.certainty)
    return Findings(tuple(found), tuple(doubtful), tuple(verdicts))


def _directive(
    document: Document,
    quotes: QuotesAround,
    proposal: Proposal,
    span: Span,
    sentence: Span,
    day: Date | None,
    certainty: float,
) -> Directive:
    candidate, region = proposal.candidate, proposal.region
    quote = quotes.innermost(span)
    addressee = _addressee(document, proposal, quote, quotes.since(quote))
    speaker = quote.speaker if quote is not None else region.speaker
    marker = candidate.marker
    return Directive(
        start=span.start,
        end=span.end,
        text=span.text,
        id=directive_id(document.tokens[candidate.first : candidate.last], speaker, addressee),
        quote=quote.id if quote is not None else None,
        speaker=speaker,
        addressee=addressee,
        force=candidate.force,
        marker=span_of(document, *marker) if marker is not None else None,
        deadline=_deadline(document, proposal, day),
        rule=candidate.rule,
        certainty=round(certainty, 2),
        sentence=sentence,
    )


def _deadline(document: Document, proposal: Proposal, day: Date | None) -> Deadline | None:
    """The deadline in a directive, right behind or before it («درستش کنند تا آخر خرداد»), or noted
    by it."""
    candidate = proposal.candidate
    nominal = candidate.verb is None
    found = deadline_in(document, candidate.first, candidate.last, day, nominal=nominal)
    last = proposal.stretch.last
    if found is None and candidate.last < last and document.keys[candidate.last] in _UNTIL:
        behind = deadline_in(document, candidate.last, last, day)
        begun = behind is not None and behind.start == document.tokens[candidate.last].start
        found = behind if begun else None
    if found is None:
        found = _told_before(document, candidate, day)
    note = document.note_on(candidate.last - 1, "term") if found is None else None
    return deadline_noted(document, note.first, note.last, day) if note is not None else found


def _told_before(document: Document, candidate: Candidate, day: Date | None) -> Deadline | None:
    """«تا پایان مهر | به شهرداری فرصت داد راه را باز کند»."""
    start = candidate.opening.start
    begins = (here for here in range(start, candidate.first) if document.keys[here] in _UNTIL)
    for here in begins:
        found = deadline_in(document, here, candidate.first, day)
        if found is not None and found.end == document.tokens[candidate.first - 1].end:
            return found
    return None


_UNTIL = frozenset((TA,))


def _addressee(
    document: Document, proposal: Proposal, quote: Quote | None, since: int
) -> str | None:
    # In a document that speaks itself nobody is quoted: its recipient is meant.
    region = proposal.region
    spoken = quote if region.place == "quote" else None
    quoted = (spoken.start, region.first) if spoken is not None else None
    if region.task is not None:  # each item of a list names its own
        quoted = document.tokens[region.first].start, region.first
    return addressee_of(
        document, proposal.stretch, proposal.candidate, proposal.agent, quoted, since
    )
