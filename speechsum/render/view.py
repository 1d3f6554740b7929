"""What a person is shown of a report, whatever the format: chosen, numbered, labelled.

The strings are still the report's own characters; each format makes them harmless in its way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from speechsum.model import Commitment, Directive, Quote, RankedSentence, Report, Speaker, Verdict
from speechsum.render.anaphora import resolved
from speechsum.render.labels import Labels, labels
from speechsum.render.options import RenderOptions
from speechsum.tuples import NamedTuple


class SentenceRow(NamedTuple):
    """A sentence of the summary; ``speaker`` where the sentence itself does not name him."""

    number: int
    text: str
    speaker: str | None
    why: str
    item: RankedSentence


class DirectiveRow(NamedTuple):
    """A directive; ``deadline`` holds its words and, where known, its day.

    ``text`` ends with the number of times that it is said, where that is more than once, ``force``
    with a question mark where it is not sure to be one.
    """

    number: int
    text: str
    speaker: str
    addressee: str
    force: str
    deadline: str
    why: str
    item: Directive


class CommitmentRow(NamedTuple):
    """A commitment; ``text`` and ``deadline`` as of a `DirectiveRow`, ``sure`` as ``force`` there.

    ``sure`` is empty, or a question mark in brackets where it is not sure to be one.
    """

    number: int
    text: str
    speaker: str
    deadline: str
    sure: str
    why: str
    item: Commitment


class QuoteRow(NamedTuple):
    """A quote."""

    number: int
    text: str
    speaker: str
    kind: str
    why: str
    item: Quote


class ExtractRow(NamedTuple):
    """Words to print by themselves; ``speaker`` where they are not told with ``text``."""

    number: int
    text: str
    speaker: str


class VerdictRow(NamedTuple):
    """What was weighed as a directive; ``outcome`` is whether it was taken for one, and why."""

    text: str
    outcome: str


class View(NamedTuple):
    """A report as a person is shown it.

    A section that is not to be shown is None, one with nothing in it an empty tuple. Of the
    directives the sure ones come first. ``unseen`` is how many doubtful ones there are that are not
    shown. ``extracts`` are those asked for, by their label. ``only_speaker`` is who says all the
    directives, where one person does, ``words`` the labels that go with all this.
    """

    title: str
    source: str
    url: str
    date: str
    occasion: str
    speakers: tuple[Speaker, ...]
    sentences: tuple[SentenceRow, ...] | None
    directives: tuple[DirectiveRow, ...] | None
    doubtful: tuple[DirectiveRow, ...] | None
    unseen: int
    quotes: tuple[QuoteRow, ...] | None
    commitments: tuple[CommitmentRow, ...] | None
    extracts: tuple[tuple[str, tuple[ExtractRow, ...]], ...]
    verdicts: tuple[VerdictRow, ...]
    explain: bool
    only_speaker: str | None
    words: Labels


def view(report: Report, options: RenderOptions) -> View:
    """What ``options`` ask to be shown of ``report``."""
    words = labels(options.lang)
    show = options.show
    said_by = {directive.speaker for directive in report.directives}
    return View(
        title=report.headline.text if report.headline else report.title or "",
        source="" if report.source == "-" else report.source,
        url=report.url or "",
        date=words.date(report.day.jalali, report.day.gregorian) if report.day else "",
        occasion=report.occasion.text if report.occasion else "",
        speakers=report.speakers,
        sentences=_sentences(report, words) if "summary" in show else None,
        directives=_directives(report.directives, words) if "directives" in show else None,
        doubtful=_directives(report.doubtful, words) if "doubtful" in show else None,
        unseen=len(report.doubtful) if "directives" in show and "doubtful" not in show else 0,
        quotes=_quotes(report, words) if "quotes" in show else None,
        commitments=_commitments(report, words) if "commitments" in show else None,
        extracts=tuple(_extracts(report, show)),
        verdicts=tuple(_weighed(one, words) for one in report.verdicts) if options.explain else (),
        explain=options.explain,
        only_speaker=said_by.pop() if len(said_by) == 1 else None,
        words=words,
    )


def _sentences(report: Report, words: Labels) -> tuple[SentenceRow, ...]:
    made = []
    named: set[str] = set()
    for number, sentence in enumerate(report.summary.sentences, 1):
        text, speaker = resolved(report, sentence, named)
        made.append(SentenceRow(number, text, speaker, _ranked(sentence, words), sentence))
    return tuple(made)


def _ranked(sentence: RankedSentence, words: Labels) -> str:
    parts = [
        f"{words['rank']} {words.number(sentence.rank)}",
        f"{words['score']} {words.number(float(sentence.score))}",
        *(
            f"{words.explained('score', name)} {words.number(float(value))}"
            for name, value in sentence.why
        ),
    ]
    return words.listed(parts)


SURE = 0.8
"""The certainty from which a directive needs no second look."""


_Found = TypeVar("_Found", Directive, Commitment)


def listed(found: Sequence[_Found]) -> list[tuple[_Found, int]]:
    """Each finding once, with the times that it is said; the sure ones before the others."""
    times = Counter(one.id for one in found)
    first: dict[str, _Found] = {}
    for one in found:
        first.setdefault(one.id, one)
    ordered = sorted(first.values(), key=lambda one: one.certainty < SURE)
    return [(one, times[one.id]) for one in ordered]


def _directives(directives: Sequence[Directive], words: Labels) -> tuple[DirectiveRow, ...]:
    return tuple(
        directive_row(number, directive, times, words)
        for number, (directive, times) in enumerate(listed(directives), 1)
    )


def directive_row(number: int, directive: Directive, times: int, words: Labels) -> DirectiveRow:
    """A directive that is said so many ``times``, as the list's row ``number``."""
    return DirectiveRow(
        number=number,
        text=_said(directive, times, words),
        speaker=directive.speaker or "",
        addressee=directive.addressee or "",
        force=words[f"force.{directive.force}"]
        + (words["unsure"] if directive.certainty < SURE else ""),
        deadline=_deadline(directive, words),
        why=_ruled(directive, words),
        item=directive,
    )


def _commitments(report: Report, words: Labels) -> tuple[CommitmentRow, ...]:
    return tuple(
        CommitmentRow(
            number=number,
            text=_said(commitment, times, words),
            speaker=commitment.speaker or "",
            deadline=_deadline(commitment, words),
            sure=f" ({words['unsure']})" if commitment.certainty < SURE else "",
            why=f"{words['rule']}: {words.explained('rule', commitment.rule)}",
            item=commitment,
        )
        for number, (commitment, times) in enumerate(listed(report.commitments or ()), 1)
    )


def _extracts(report: Report, show: Sequence[str]) -> Iterator[tuple[str, tuple[ExtractRow, ...]]]:
    found = report.extracts
    if found is not None and "headline" in show:
        one = found.headline
        yield "headline", (ExtractRow(1, f"{one.name}: {one.text}", ""),) if one else ()
    if found is not None and "pull" in show:
        yield (
            "pull",
            tuple(
                ExtractRow(number, f"«{pull.text}»", pull.speaker)
                for number, pull in enumerate(found.pulls, 1)
            ),
        )


def _said(found: Directive | Commitment, times: int, words: Labels) -> str:
    return f"{found.text} ({words.number(times)} {words['times']})" if times > 1 else found.text


def _deadline(found: Directive | Commitment, words: Labels) -> str:
    deadline = found.deadline
    if deadline is None:
        return ""
    if deadline.jalali is None or deadline.gregorian is None:
        return deadline.text
    return f"{deadline.text} ({words.date(deadline.jalali, deadline.gregorian)})"


def _ruled(directive: Directive, words: Labels) -> str:
    why = f"{words['rule']}: {words.explained('rule', directive.rule)}"
    if directive.marker is None:
        return why
    return f"{why}{words['list.stop']} {words['marker']}: «{directive.marker.text}»"


def _quotes(report: Report, words: Labels) -> tuple[QuoteRow, ...]:
    return tuple(
        QuoteRow(
            number=number,
            text=quote.text,
            speaker=quote.speaker or "",
            kind=words[f"kind.{quote.kind}"],
            why=_traced(quote, words),
            item=quote,
        )
        for number, quote in enumerate(report.quotes, 1)
    )


def _traced(quote: Quote, words: Labels) -> str:
    opener, _, form = quote.rule.partition(": ")
    why = f"{words['rule']}: {words.explained('cue', opener)}: {form}"
    if quote.chain:
        steps = [words.explained("chain", step) for step in quote.chain]
        why += f"{words['list.stop']} {words['chain']}: " + " > ".join(steps)
    return why


def _weighed(verdict: Verdict, words: Labels) -> VerdictRow:
    """A verdict in the language of the labels.

    What was weighed and found too light names a feature of the judge in English; in Persian it is
    only said that it was.
    """
    rule, weighed, _ = verdict.reason.partition(", but ")
    if weighed and words.rtl:
        reason = f"{words.explained('rule', rule)}{words['list.comma']} {words['too.light']}"
    else:
        kind = "rule" if verdict.taken else "reason"
        reason = words.explained(kind, verdict.reason)
    taken = words["taken" if verdict.taken else "left"]
    return VerdictRow(verdict.text, f"{taken} ({reason})")
