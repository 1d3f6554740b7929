"""The values that every stage takes and gives: frozen, hashable, picklable.

Terms follow the quotation-attribution literature (source, cue, content) and speech-act theory
(directive, force). Offsets are code points of the decoded text; spans are half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SCHEMA = 1
"""Version of the JSON object that a report is printed as."""

Kind = Literal["direct", "indirect"]
Force = Literal[
    "obligation", "necessity", "instruction", "request", "recommendation", "prohibition"
]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the report: ``text == decoded[start:end]``."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span ``text[start:end]``."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class SpeechDate(Span):
    """The day the speech was given, with its value in both calendars (ISO form)."""

    jalali: str
    gregorian: str


@dataclass(frozen=True, slots=True)
class Deadline(Span):
    """A time by which a directive is to be done; values are None for «هر چه سریع‌تر»."""

    jalali: str | None
    gregorian: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body that is the source of a quote or directive.

    ``name`` is the fullest name without honorific or post (the fullest post where no name is
    given), ``role`` the fullest post or None, ``aliases`` every surface form met, in text order.
    """

    name: str
    role: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """Attributed content. ``speaker`` is the name of one of the report's speakers or None.

    ``rule`` names what found it, ``chain`` the steps by which its speaker was found (for
    ``--explain``; not part of the data).
    """

    id: str
    speaker: str | None
    cue: Span | None
    kind: Kind
    rule: str
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Directive(Span):
    """Something that somebody is told, asked, obliged or advised to do or not to do."""

    id: str
    quote: str | None
    speaker: str | None
    addressee: str | None
    force: Force
    marker: Span | None
    deadline: Deadline | None
    rule: str


@dataclass(frozen=True, slots=True)
class Verdict(Span):
    """Why a piece of text that looks like a directive was (not) taken as one, for ``--explain``."""

    taken: bool
    reason: str


@dataclass(frozen=True, slots=True)
class RankedSentence(Span):
    """A sentence of the summary. ``rank`` 1 is the best; ``why`` holds named parts of the score.

    ``speaker`` is who says it (for human formats; not part of the data).
    """

    rank: int
    score: float
    speaker: str | None = None
    why: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The chosen sentences, in text order."""

    ranker: str
    sentences: tuple[RankedSentence, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What speechsum found in one report."""

    source: str
    text: str = field(repr=False)
    headline: Span | None
    date: SpeechDate | None
    speakers: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]
    directives: tuple[Directive, ...]
    summary: Summary
    verdicts: tuple[Verdict, ...] = field(default=(), repr=False)
    occasion: Span | None = None
