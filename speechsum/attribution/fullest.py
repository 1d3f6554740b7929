"""The fullest names: what a report, its headline included, calls a person at length somewhere.

A report may quote «نیکوکار» or «فرماندار سرپل» to its end, and name «رامین نیکوکار» once in its
headline, in passing, or in a later paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress

from speechsum.attribution.contents import Found
from speechsum.attribution.datelines import after_places
from speechsum.attribution.labels import colon_of, is_label, is_name, retold
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.names import LONGEST_NAME, MARKED, names_begun, only_name, stands_free
from speechsum.attribution.people import Named
from speechsum.attribution.vocabulary import boundary, given_kind, honorifics, is_plain_verb
from speechsum.text.people import plain
from speechsum.text.segments import Document, Paragraph, parse
from speechsum.text.tokens import Token

_CLOSERS = frozenset(MARKED.values())
_LONGEST = 40
"""Tokens of a name with its post."""


def named_in(
    document: Document,
    begun: Sequence[tuple[int, int, int]],
    surnames: frozenset[str],
    quotes: Sequence[Found],
    title: str | None,
) -> list[Named]:
    """The full names of a report's own words, not those within its direct quotes.

    Args:
        document: the parsed report.
        begun: where names begin in it (`names.names_begun`).
        surnames: the words that are surnames in it.
        quotes: its direct quotes.
        title: its headline, where the text has none.
    """
    found = [*_labels(document, surnames)]
    if title is not None:
        headline = parse(title)
        found += _labels(headline, surnames, headline=True)
        found += _names(headline, names_begun(headline), surnames, ())
    found += _names(document, begun, surnames, quotes)
    return [*found, *_transcribed(document)]


def _transcribed(document: Document) -> Iterable[Named]:
    """The names in marks behind which their Latin spelling stands («"آلویرا ناپیلین"(Elvira
    Napilin)»)."""
    keys, tokens = document.keys, document.tokens
    for mark in compress(range(len(tokens) - 1), map(_CLOSERS.__contains__, keys)):
        if (
            keys[mark + 1] != "("
            or not keys[mark + 2][:1].isascii()
            or not keys[mark + 2].isalpha()
        ):
            continue
        near = range(mark - 1, max(-1, mark - LONGEST_NAME - 2), -1)
        first = next((i for i in near if tokens[i].kind != "word"), mark) + 1
        if 1 < mark - first <= LONGEST_NAME and keys[first - 1] in MARKED:
            yield Named(*_part(document, (first, mark)), (), "")


def _names(
    document: Document,
    begun: Sequence[tuple[int, int, int]],
    surnames: frozenset[str],
    quotes: Sequence[Found],
) -> Iterable[Named]:
    tokens, after = document.tokens, 0
    for index, first, last in _places(document, begun, quotes):
        opens = stands_free(tokens, index, first)
        if index < after or not (opens or _may_stand_within(tokens, index)):
            continue
        within = range(index, min(last, index + _LONGEST))
        end = next((i for i in within if is_plain_verb(tokens[i].key)), within.stop)
        mention = mention_at(tokens, index, end, surnames)
        if mention is None or mention.name is None or not mention.sure:
            continue
        if not opens and mention.role is None and not only_name(tokens, index):
            continue  # «مردم نجف»
        if document.keys[mention.name[1] - 1] in boundary("agency_end"):
            continue
        after = mention.last
        yield _named(document, mention)


def _places(
    document: Document, begun: Sequence[tuple[int, int, int]], quotes: Sequence[Found]
) -> Iterable[tuple[int, int, int]]:
    """Where a name may begin in the report's own words, and the bounds of its sentence."""
    spoken = sorted((quote.first, quote.last) for quote in quotes)
    starts = [first for first, _ in spoken]
    opened, after = -1, 0
    for index, first, last in begun:
        quote = bisect_right(starts, index) - 1
        if quote >= 0 and index < spoken[quote][1]:
            continue
        if first > opened:
            # «گروه اجتماعی - سارا سپهرداد - رئیس شورا گفت»: whoever stands there reports.
            opened, after = first, after_places(document.text, document.tokens, first, last)
        if index >= after:
            yield index, first, last


def _may_stand_within(tokens: Sequence[Token], index: int) -> bool:
    """Whether a person's name may begin behind a word («نشست خبری رامین نیکوکار»), not that of a
    street, nor in the middle of another's."""
    before = tokens[index - 1].key
    if before in honorifics() or before in boundary("named_after"):
        return False
    if only_name(tokens, index):
        return True
    # «براساس نظر دانیل ناپیلین، مدیر …»
    after = tokens[index + 1].key if index + 1 < len(tokens) else ""
    return given_kind(before) is None and given_kind(after) is None


def _labels(
    document: Document, surnames: frozenset[str], *, headline: bool = False
) -> Iterable[Named]:
    """Who says a headline's words («نیکوکار: راه باز می‌شود»); ``headline`` where nothing else is
    in the text."""
    for paragraph in document.paragraphs[:1]:
        mention = _label(document, paragraph, surnames)
        if mention is None:
            continue
        # «ایسنا: استاندار گفت: …» is a dateline.
        told = retold(document, paragraph)
        if mention.sure or headline or (paragraph.kind == "headline" and not told):
            yield _named(document, mention, label=True)


def _label(document: Document, paragraph: Paragraph, surnames: frozenset[str]) -> Mention | None:
    colon = colon_of(document, paragraph)
    if colon is None or colon + 1 >= paragraph.last:
        return None
    if is_name(document, colon + 1, paragraph.last):
        return None  # «شاکی: رامین نیکوکار»
    mention = mention_at(document.tokens, paragraph.first, colon, surnames)
    if mention is None or not is_label(document, mention, colon):
        return None
    return mention


def _named(document: Document, mention: Mention, label: bool = False) -> Named:
    name, role = mention.name, mention.role
    return Named(
        *(_part(document, name) if name else ((), "")),
        *(_part(document, role) if role else ((), "")),
        label,
    )


def _part(document: Document, bounds: tuple[int, int]) -> tuple[tuple[str, ...], str]:
    tokens = document.tokens[bounds[0] : bounds[1]]
    keys = tuple(token.key for token in tokens if token.kind != "mark")
    return keys, plain(" ".join(document.text[tokens[0].start : tokens[-1].end].split()))
