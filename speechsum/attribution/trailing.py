"""Attribution after the words: «…»، نیکوکار گفت. · «…» - نیکوکار · … است، نیکوکار گفت."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.attribution.cues import Cue, Entry
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.names import post_size
from speechsum.attribution.posts import post_end
from speechsum.attribution.subjects import Subjects
from speechsum.attribution.vocabulary import anaphora, boundary, is_verb, sequences
from speechsum.grammar.words import AND, COMMA, KE, RA, SEMICOLON
from speechsum.text.segments import Document, Sentence
from speechsum.text.verbs import is_finite
from speechsum.tuples import NamedTuple

_OPENERS = frozenset('«"')
_END_MARKS = frozenset('.!؟…»"')
_BETWEEN = frozenset("،؛-/.!؟…")
_DASHES = frozenset("-–—ـ")
_BRACKETS, _CLOSERS = frozenset("(["), frozenset(")]")
_LONGEST_OBJECT = 4
_SHORTEST = 3
_ENTRY = Entry("after", (), frozenset(), "neutral", "verb", "colon")


class Trailing(NamedTuple):
    """Pieces of a quote (token ranges), then or between them who said it; ``end`` is the number of
    the last sentence that belongs to it."""

    pieces: tuple[tuple[int, int], ...]
    cue: Cue
    mention: Mention | None
    end: int


class Trails(NamedTuple):
    """Finds them in one report."""

    document: Document
    subjects: Subjects
    pairs: dict[int, int]

    def marked(
        self, sentences: Sequence[Sentence], index: int, cues: Sequence[Cue]
    ) -> Trailing | None:
        """The quote in marks at the beginning of a sentence, if its speaker stands after it.

        ``cues`` are those of the paragraph from the sentence on.
        """
        keys, first = self.document.keys, sentences[index].first
        close = self.pairs.get(first) if keys[first] in _OPENERS else None
        if close is None:
            return None
        if close + 1 >= self._trimmed(close + 1, sentences[-1].last):
            return self._signed(first, close, sentences)
        after = close + 1
        while after < sentences[-1].last and keys[after] in _BETWEEN:
            after += 1
        number = next((n for n in range(index, len(sentences)) if after < sentences[n].last), None)
        if number is None or (after == close + 1 and keys[close - 1] not in _END_MARKS):
            return None
        if keys[close + 1] in _BRACKETS:
            return self._bracketed((first + 1, close), sentences)
        if "-" in keys[close + 1 : after] or "/" in keys[close + 1 : after]:
            return self._dashed((first + 1, close), after, sentences, number)
        piece = first + 1, close
        told = self._spoken(piece, after, sentences, number, cues)
        told = told or self._owned(piece, after, sentences, number, cues)
        if told is None and SEMICOLON in keys[close + 1 : after]:
            return self._dashed(piece, after, sentences, number)
        return told

    def _owned(
        self,
        piece: tuple[int, int],
        after: int,
        sentences: Sequence[Sentence],
        number: int,
        cues: Sequence[Cue],
    ) -> Trailing | None:
        """«…» این سخن نیکوکار است. · «…» نیکوکار با بیان این مطلب افزود: …"""
        last = self._trimmed(after, sentences[number].last)
        if not self._states(piece):
            return None
        size = self._points_back(after, last)
        if size:
            mention = self._whole(after + size, last) or self._whole(after + size, last - 1)
            if mention is None or not (
                mention.last == last or is_verb(self.document.keys[last - 1])
            ):
                return None
            return Trailing((piece,), Cue(after, last, _ENTRY, "none", last), mention, number)
        here = [cue for cue in cues if after <= cue.first < sentences[number].last]
        if sentences[number].first < after or not self._retells(after, last):
            return None
        mention, _ = self.subjects.find(after, last, here)
        if mention is None or not mention.sure or mention.first != after:
            return None
        cue = Cue(after, mention.last, _ENTRY, "none", mention.last)
        return Trailing((piece,), cue, mention, number - 1)

    def _points_back(self, first: int, last: int) -> int:
        """How many tokens are «این سخن» or «این جمله‌ای است که»; 0 for none."""
        keys = self.document.keys
        if first + 2 >= last or anaphora().get(keys[first]) != "demonstrative":
            return 0
        if keys[first + 1] not in boundary("speech") | boundary("said"):
            return 0
        told = is_verb(keys[first + 2]) and keys[first + 3 : first + 4] == (KE,)
        return 4 if told else 2

    def _retells(self, first: int, last: int) -> bool:
        """«با بیان این مطلب»"""
        keys, forms = self.document.keys, sequences("retells")
        return any(
            keys[index : index + len(form)] == form
            for index in range(first, last)
            for form in forms
        )

    def _states(self, piece: tuple[int, int]) -> bool:
        """Whether a piece is a clause, not only some words or a title in marks."""
        keys = self.document.keys[piece[0] : piece[1]]
        return keys[-1:] != () and (keys[-1] in _END_MARKS or any(map(is_finite, keys)))

    def _dashed(
        self, piece: tuple[int, int], after: int, sentences: Sequence[Sentence], number: int
    ) -> Trailing | None:
        """«…» - نیکوکار · «…»؛ نیکوکار، شهردار مهرکنار"""
        last = self._trimmed(after, sentences[number].last)
        mention = self._whole(after, last)
        if mention is None or not self._states(piece):
            return None
        return Trailing((piece,), Cue(after, last, _ENTRY, "none", last), mention, number)

    def _bracketed(self, piece: tuple[int, int], sentences: Sequence[Sentence]) -> Trailing | None:
        """«…» (نیکوکار)"""
        opening = piece[1] + 1
        last = self._trimmed(opening, sentences[-1].last)
        if self.document.keys[last - 1] not in _CLOSERS or not self._states(piece):
            return None
        mention = self._whole(opening + 1, last - 1)
        if mention is None or mention.name is None:
            return None
        cue = Cue(opening + 1, last - 1, _ENTRY, "none", last - 1)
        return Trailing((piece,), cue, mention, len(sentences) - 1)

    def _spoken(
        self,
        piece: tuple[int, int],
        after: int,
        sentences: Sequence[Sentence],
        number: int,
        cues: Sequence[Cue],
    ) -> Trailing | None:
        """«…»، نیکوکار گفت، perhaps with a second piece after it."""
        here = [cue for cue in cues if after <= cue.first < sentences[number].last]
        last = self._trimmed(after, sentences[number].last)
        found = self._said(self._after_object(after), last, here)
        if found is None:
            return None
        cue, mention = found
        rest, stated = self._rest(sentences, number, cue, cues), self._states(piece)
        if not stated and (rest is None or cue.opener != "marks"):
            return None
        if rest is None:
            return Trailing((piece,), cue, mention, number)
        end = next(n for n in range(number, len(sentences)) if rest[1] < sentences[n].last)
        return Trailing((piece, rest), cue, mention, end)

    def _rest(
        self, sentences: Sequence[Sentence], number: int, cue: Cue, cues: Sequence[Cue]
    ) -> tuple[int, int] | None:
        """The second piece of a quote that its speaker interrupts («الف»، نیکوکار گفت، «ب»)."""
        if cue.opener == "marks":
            opening = cue.content
        elif number + 1 < len(sentences):
            opening = sentences[number + 1].first
            if self.document.keys[opening] not in _OPENERS or any(c.first > opening for c in cues):
                return None
        else:
            return None
        closing = self.pairs.get(opening)
        return None if closing is None else (opening + 1, closing)

    def _signed(self, first: int, close: int, sentences: Sequence[Sentence]) -> Trailing | None:
        """A paragraph in marks whose speaker stands in the next («- رامین نیکوکار»)."""
        number = sentences[-1].paragraph + 1
        if number >= len(self.document.paragraphs):
            return None
        line = self.document.paragraphs[number]
        between = self.document.text[sentences[-1].end : line.start]
        begin, last = line.first, self._trimmed(line.first, line.last)
        bracketed = self.document.keys[begin] in _BRACKETS
        if bracketed and self.document.keys[last - 1] in _CLOSERS:
            begin, last = begin + 1, last - 1
        mention = self._whole(begin, last)
        if mention is None:
            return None
        # A name with its post is a signature, a name alone where a sign tells so.
        signed = bracketed or bool(_DASHES.intersection(between))
        if not signed and (mention.name is None or mention.role is None):
            return None
        cue = Cue(begin, last, _ENTRY, "none", last)
        return Trailing(((first + 1, close),), cue, mention, len(sentences) - 1)

    def bare(self, sentence: Sentence, cues: Sequence[Cue]) -> Trailing | None:
        """«… باز است، نیکوکار گفت.»: a clause, a comma, and who said it."""
        keys, last = self.document.keys, self._trimmed(sentence.first, sentence.last)
        cue = cues[-1]
        if cue.last != last or not cue.told or cue.entry.opens != "all" or cue.opener != "none":
            return None
        if any(c.opener != "none" for c in cues) or cue.entry.frame != "verb":
            return None
        for comma in range(cue.first - 1, sentence.first + _SHORTEST - 1, -1):
            if keys[comma] == COMMA and is_verb(keys[comma - 1]):
                mention = self._whole(comma + 1, cue.first)
                if mention is None:
                    return None
                return Trailing(((sentence.first, comma),), cue, mention, 0)
        return None

    def _whole(self, first: int, last: int) -> Mention | None:
        """The mention that fills a stretch, if one does."""
        tokens, surnames = self.document.tokens, self.subjects.surnames
        mention = mention_at(tokens, first, last, surnames)
        if mention is not None and mention.name and mention.last + 1 < last:
            # «استاد رامین نیکوکار، سازنده تار»: a second post behind the name
            post = mention.last + 1
            parted = tokens[mention.last].key == COMMA and post_size(tokens, post, last)
            if parted and post_end(tokens, post, last, surnames)[0] == last:
                mention = mention._replace(last=last)
        return mention if mention is not None and mention.sure and mention.last == last else None

    def _trimmed(self, first: int, last: int) -> int:
        while last > first and self.document.keys[last - 1] in _END_MARKS:
            last -= 1
        return last

    def _after_object(self, first: int) -> int:
        """Past «این را» and «این جمله را»."""
        keys = self.document.keys[first : first + _LONGEST_OBJECT]
        if keys and anaphora().get(keys[0]) == "demonstrative" and RA in keys:
            return first + keys.index(RA) + 1
        return first

    def _said(
        self, first: int, last: int, cues: Sequence[Cue]
    ) -> tuple[Cue, Mention | None] | None:
        """The verb and the subject of the words after a quote."""
        if cues and cues[0].entry.frame == "source" and cues[0].first == first:
            mention = self._whole(cues[0].last, last)
            return None if mention is None else (cues[0], mention)
        if any(c.opener in ("colon", "that") or c.entry.frame != "verb" for c in cues):
            return None
        cue = next((c for c in cues if c.told or _tells_now(c, last)), None)
        if cue is None or cue.first < first:
            return None
        if cue.first == first and cue.opener == "bare":
            mention = self._whole(cue.last, last)
            return None if mention is None else (cue, mention)
        if cue.opener != "marks" and not self._ends_with(cue, last):
            return None
        mention, _ = self.subjects.find(first, last, [cue])
        return (cue, mention) if mention is not None or cue.first == first else None

    def _ends_with(self, cue: Cue, last: int) -> bool:
        """«… گفت.», «… گفت و رفت.»"""
        return cue.last == last or self.document.keys[cue.last] == AND


def _tells_now(cue: Cue, last: int) -> bool:
    """«این را نیکوکار می‌گوید.»"""
    return cue.last == last and cue.entry.opens == "all" and not cue.passive
