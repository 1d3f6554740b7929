"""The values that every stage takes and gives: frozen, hashable, picklable.

Terms follow the quotation-attribution literature (source, cue, content) and speech-act theory
(directive, force). Offsets are code points of the decoded text; spans are half-open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, dataclass, field
from typing import Any, ClassVar, Literal, get_args

SCHEMA = 2
"""Version of the JSON object that a report is printed as."""

Kind = Literal["direct", "indirect"]
Whence = Literal["text", "stamp", "page", "record", "name", "option"]
Status = Literal["open", "check", "done", "dropped"]
STATUSES: tuple[Status, ...] = get_args(Status)
Force = Literal[
    "obligation", "necessity", "instruction", "request", "recommendation", "prohibition"
]


class _Value:
    """What a dataclass would generate for each of the classes below, which takes half of the time
    that it takes to define them: each start pays for it."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __eq__(self, other: object) -> bool:
        """Of the same class, and all fields equal."""
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._names())

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._names()))

    def __repr__(self) -> str:
        shown = (name for name, field in self.__dataclass_fields__.items() if field.repr)
        cells = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({cells})"

    def _names(self) -> Iterable[str]:
        return self.__dataclass_fields__


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Span(_Value):
    """A piece of the report: ``text == decoded[start:end]``."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span ``text[start:end]``."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Day(_Value):
    """The day the speech was given, in both calendars (ISO form).

    ``whence`` says where it was told, ``span`` where in the text, None where it stands elsewhere.
    """

    jalali: str
    gregorian: str
    whence: Whence
    span: Span | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Deadline(Span):
    """A time by which a directive is to be done; values are None for «هر چه سریع‌تر»."""

    jalali: str | None
    gregorian: str | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Published(_Value):
    """A day told from outside the text: ``day`` is year-month-day, Jalali or Gregorian."""

    day: str
    whence: Whence


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Speaker(_Value):
    """A person or body that is the source of a quote or directive.

    ``name`` is the fullest name without honorific or post (the fullest post where no name is
    given), ``role`` the fullest post or None, ``aliases`` every surface form met, in text order.
    """

    name: str
    role: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Directive(Span):
    """Something that somebody is told, asked, obliged or advised to do or not to do.

    ``certainty`` is the chance that a careful reader finds it to be one, 0 to 1, ``sentence`` the
    sentence that it is read in (several, where it runs over their ends).
    """

    id: str
    quote: str | None
    speaker: str | None
    addressee: str | None
    force: Force
    marker: Span | None
    deadline: Deadline | None
    rule: str
    certainty: float
    sentence: Span


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Commitment(Span):
    """Something that the speaker's own side is going to do, or not to do.

    ``certainty`` is the chance that a careful reader finds it to be one, 0 to 1, ``sentence`` the
    sentence that it is read in.
    """

    id: str
    quote: str | None
    speaker: str | None
    deadline: Deadline | None
    rule: str
    certainty: float
    sentence: Span


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Verdict(Span):
    """Why a piece of text that looks like a directive was (not) taken as one, for ``--explain``."""

    taken: bool
    reason: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RankedSentence(Span):
    """A sentence of the summary. ``rank`` 1 is the best; ``why`` holds named parts of the score.

    ``speaker`` is who says it, ``dateline`` the agency or the like that ``text`` opens with, which
    people are not shown.
    """

    rank: int
    score: float
    speaker: str | None = None
    why: tuple[tuple[str, float], ...] = ()
    dateline: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Summary(_Value):
    """The chosen sentences, in text order."""

    ranker: str
    sentences: tuple[RankedSentence, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Extract(Span):
    """Words of a speech to print by themselves: a suggested headline, a pull quote.

    ``name`` is what headlines call the ``speaker``.
    """

    speaker: str
    name: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Extracts(_Value):
    """What a newsroom lifts out of a report: the headline to suggest, if any, and pull quotes."""

    headline: Extract | None
    pulls: tuple[Extract, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Report(_Value):
    """What speechsum found in one report.

    ``plain`` says that ``text`` is what the input held, and not got out of a page or the like;
    ``title`` is a headline that came from outside of the text, ``url`` the address that the page or
    record calls its own. ``doubtful`` holds what looks like
    a directive and was not taken for one, most certain first, ``commitments`` what the speakers
    commit themselves to, ``extracts`` what a newsroom lifts out, None where that was not asked for.
    """

    source: str
    text: str = field(repr=False)
    headline: Span | None
    day: Day | None
    speakers: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]
    directives: tuple[Directive, ...]
    summary: Summary
    verdicts: tuple[Verdict, ...] = field(default=(), repr=False)
    occasion: Span | None = None
    doubtful: tuple[Directive, ...] = ()
    title: str | None = None
    plain: bool = True
    commitments: tuple[Commitment, ...] | None = None
    extracts: Extracts | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Order(_Value):
    """A directive to be followed up: what a list of them shows, from a ledger or from reports.

    A commitment in such a list has no ``force``, and its speaker for its ``addressee``.

    ``number`` is what a person calls it by; days are in ISO form, empty where they are not known;
    ``deadline`` is the deadline in its own words and ``due`` its day. ``group`` is the body that
    the addressee stands for, ``sources`` the reports that it was read in, ``earlier`` the number
    of the same order of an earlier day, a ``reminder`` where that one is still open. ``revision``
    counts the changes that the ledger had seen when the order was read from it.
    """

    number: int
    id: str
    text: str
    sentence: str
    speaker: str
    addressee: str
    force: Force | None
    certainty: float
    day_jalali: str = ""
    day: str = ""
    deadline: str = ""
    due_jalali: str = ""
    due: str = ""
    status: Status = "open"
    note: str = ""
    group: str = ""
    sources: tuple[str, ...] = ()
    earlier: int | None = None
    reminder: bool = False
    revision: int = 0
