"""Who said what: cues, quotes and speakers.

`attribute` takes a parsed `Document` and gives an `Attribution`: frozen, in text order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from speechsum.attribution.contents import OPENERS, Found
from speechsum.attribution.fullest import named_in
from speechsum.attribution.labels import ENTRY
from speechsum.attribution.names import names_begun
from speechsum.attribution.occasions import occasion
from speechsum.attribution.quotes import Reader
from speechsum.attribution.speakers import Cast
from speechsum.attribution.subjects import Subjects, posts_in
from speechsum.attribution.surnames import surnames_in
from speechsum.attribution.voice import Own, is_letter, is_minutes, own_words
from speechsum.grammar.words import THIS
from speechsum.model import Quote, Span, Speaker
from speechsum.text.segments import Document
from speechsum.tuples import NamedTuple


class Lead(NamedTuple):
    """Narration that belongs to a speaker: a cue's own clause («وی با تاکید بر لزوم … گفت») or a
    sentence that reports his speech act without content («هاشمی خواستار … شد»).

    ``text[start:end]`` excludes any direct quote; ``quote`` is the id of the quote it leads into.
    """

    start: int
    end: int
    speaker: str | None
    quote: str | None


class Voice(NamedTuple):
    """A document that nobody reports: from the offset ``start`` on its running text is its
    author's own words. ``speaker`` is his name, None where the document does not tell it."""

    start: int
    speaker: str | None


class Attribution(NamedTuple):
    """What `attribute` found; ``voice`` is None for a report."""

    speakers: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]
    leads: tuple[Lead, ...]
    occasion: Span | None
    voice: Voice | None = None
    asked: frozenset[int] = frozenset()
    """The paragraphs that an interviewer asks: nobody is told in them to do anything."""

    @property
    def own(self) -> bool:
        """Whether the document speaks itself."""
        return self.voice is not None


__all__ = ["Attribution", "Document", "Lead", "Voice", "attribute"]


def attribute(document: Document, title: str | None = None) -> Attribution:
    """Quotes, their speakers, and the narration that leads into them.

    Args:
        document: a parsed report.
        title: its headline, where the text has none: it may name who speaks.

    Returns:
        The attribution, frozen, everything in text order.
    """
    begun = names_begun(document)
    surnames = surnames_in(document, begun)
    subjects = Subjects(document, surnames, cache(lambda: posts_in(document)))
    told = cache(lambda: named_in(document, begun, surnames, (), title))
    cast = Cast(document.text, document.tokens, told, meeting=is_minutes(document))
    reader = Reader(document, cast, subjects)
    reader.read()
    direct = [quote for quote in reader.quotes if quote.kind == "direct"]
    if is_letter(document, subjects) and not _speak_in_turn(direct):
        direct = [quote for quote in direct if _is_another_s(document, cast, quote)]
    own = own_words(document, subjects, direct)
    author = cast.one(own.authors) if own is not None else None
    if cast.lacks_names():
        cast.complete(named_in(document, begun, surnames, direct, title))
    taken = set(map(id, direct))
    kept = [n for n, q in enumerate(reader.quotes) if q.kind != "direct" or id(q) in taken]
    return _frozen(document, cast, reader, kept, _voice(document, cast, own, author))


def _speak_in_turn(quotes: Sequence[Found]) -> bool:
    """Whether several speak, each behind a label of his own, and somebody again: a transcript."""
    turns = Counter(quote.speaker for quote in quotes if quote.cue.entry is ENTRY)
    return len(turns) > 1 and max(turns.values()) > 1


def _is_another_s(document: Document, cast: Cast, quote: Found) -> bool:
    """Whether a quote in a letter is somebody else's, not its author's («به اطلاع می‌رساند: …») nor
    a line that tells who is in charge («کارشناس: …»)."""
    if document.keys[quote.first - 1] in OPENERS:
        return True
    sentences = document.sentences
    said = bisect_right(sentences, quote.cue.first, key=attrgetter("first")) - 1
    if document.keys[sentences[max(said, 0)].first] == THIS:
        return False  # «این انجمن درخواست دارد: …»
    label = cast.label(quote.speaker)
    return label is not None and (quote.cue.entry is not ENTRY or cast.is_named(quote.speaker))


def _voice(document: Document, cast: Cast, own: Own | None, author: int | None) -> Voice | None:
    if own is None:
        return None
    start = document.tokens[own.first].start if own.first < len(document.tokens) else 0
    if author is None:
        # Who speaks, where the document names nobody else.
        speakers = cast.speakers()
        return Voice(start, speakers[0].name if len(speakers) == 1 else None)
    return Voice(start, cast.label(author))


def _frozen(
    document: Document, cast: Cast, reader: Reader, kept: Sequence[int], voice: Voice | None
) -> Attribution:
    text, tokens = document.text, document.tokens
    order = sorted(kept, key=lambda i: (reader.quotes[i].first, -reader.quotes[i].last))
    ids = {number: f"q{rank}" for rank, number in enumerate(order, 1)}
    quotes = []
    for number in order:
        found = reader.quotes[number]
        start, end = tokens[found.first].start, tokens[found.last - 1].end
        cue = None
        if found.cue.last > found.cue.first:
            cue = Span.of(text, tokens[found.cue.first].start, tokens[found.cue.last - 1].end)
        quotes.append(
            Quote(
                start, end, text[start:end], ids[number],
                cast.label(found.speaker),
                cue, found.kind, found.rule, found.chain,
            )
        )  # fmt: skip
    leads = sorted(
        (
            Lead(
                tokens[lead.first].start,
                tokens[lead.last - 1].end,
                cast.label(lead.speaker),
                None if lead.quote is None else ids.get(lead.quote),
            )
            for lead in reader.leads
            # What leads into words that are no quote is its author's own, as those are.
            if lead.last > lead.first and (lead.quote is None or lead.quote in ids)
        ),
        key=lambda lead: lead.start,
    )
    return Attribution(
        cast.speakers(),
        tuple(quotes),
        tuple(leads),
        occasion(document, reader.narration),
        voice,
        reader.asked,
    )
