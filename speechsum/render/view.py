"""What a person is shown of a report, whatever the format: chosen, numbered, labelled, resolved.

The strings are still the report's own characters; each format makes them harmless in its way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from speechsum.model import Commitment, Directive, Quote, RankedSentence, Report, Speaker, Verdict
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


class View(NamedTuple):
    """A report as a person is shown it.

    A section that is not to be shown is None, one with nothing in it an empty tuple. Of the
    directives the sure ones come first. ``unseen`` is how many doubtful ones there are that are not
    shown. ``extracts`` are those asked for, by their label. ``only_speaker`` is who says all the
    directives, where one person does.
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
    verdicts: tuple[Verdict, ...]
    explain: bool
    only_speaker: str | None


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


def resolved(report: Report, sentence: RankedSentence, named: set[str]) -> tuple[str, str | None]:
    """``sentence`` with its speaker in brackets after «وی» or the like, else the speaker beside.

    Out of its place in the report a sentence's «وی», «استاندار» or surname is a riddle. ``named``
    collects who has been named so far: a surname needs its full name once, unless a post stands
    beside it, a pronoun always, and nobody twice in a sentence. The agency that it opens with is
    left out.
    """
    begin = len(sentence.dateline)
    text = sentence.text[begin:]
    sentence = replace(sentence, start=sentence.start + begin, text=text)
    speaker = next((one for one in report.speakers if one.name == sentence.speaker), None)
    if speaker is None:
        return text, None
    alias = _opening_alias(report, sentence, speaker)
    by_name = _shares_word(alias, speaker.name)
    described = f"{alias} {' '.join(text[len(alias) :].split()[:2])}"
    told = _shares_word(described, speaker.role or "") or speaker.name in named
    if alias and not (by_name and told) and not _names(text, speaker.name):
        named.add(speaker.name)
        return f"{alias} [{speaker.name}]{text[len(alias) :]}", None
    if alias or _names(text, speaker.name):
        named.add(speaker.name)
        return text, None
    return text, None if len(report.speakers) == 1 else speaker.name


def _names(text: str, name: str) -> bool:
    """Whether ``name`` stands in ``text``, however its parts are joined there."""
    return _joined(name) in _joined(text)


def _joined(text: str) -> str:
    return text.replace("\u200c", "").replace(" ", "")


def _opening_alias(report: Report, sentence: RankedSentence, speaker: Speaker) -> str:
    """The longest name of ``speaker`` with which ``sentence`` begins, or nothing.

    Only narration names the speaker: within his own words «وی» is somebody else. A post stands for
    the speaker only before the speaker's words begin («استاندار گفت: …»); elsewhere «استاندار» may
    be the beginning of another's post.
    """
    if any(quote.start <= sentence.start < quote.end for quote in report.quotes):
        return ""
    reports = any(
        quote.speaker == speaker.name and sentence.start < quote.start < sentence.end
        for quote in report.quotes
    )
    for alias in sorted(speaker.aliases, key=len, reverse=True):
        if _begins(sentence.text, alias):
            post = _shares_word(alias, speaker.role or "") and not _shares_word(alias, speaker.name)
            return "" if post and not reports else alias
    return ""


_WORD = re.compile(r"[\w\u200c]+")


def _begins(text: str, alias: str) -> bool:
    following = text[len(alias) : len(alias) + 1]
    return text.startswith(alias) and not (following.isalnum() or following == "\u200c")


def _shares_word(one: str, other: str) -> bool:
    return bool(set(_WORD.findall(one)).intersection(_WORD.findall(other)))


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


def _weighed(verdict: Verdict, words: Labels) -> Verdict:
    """A verdict with its reason in the language of the labels.

    What was weighed and found too light names a feature of the judge in English; in Persian it is
    only said that it was.
    """
    rule, weighed, _ = verdict.reason.partition(", but ")
    if weighed and words.rtl:
        reason = f"{words.explained('rule', rule)}{words['list.comma']} {words['too.light']}"
    else:
        kind = "rule" if verdict.taken else "reason"
        reason = words.explained(kind, verdict.reason)
    return replace(verdict, reason=reason)
