"""A document that nobody reports: where its author's own words begin, and who he is.

Letters, circulars, decrees, messages, speeches without a reporter: what a report's narration says
is nobody's order, but the running text of these is the words of who signs or speaks. He stands in
the signature, in the heading or in the words that announce the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from speechsum.attribution.contents import Found
from speechsum.attribution.labels import colon_of, is_bulleted, is_label
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.subjects import Subjects
from speechsum.attribution.vocabulary import IN_PERSON, boundary, speaks_of_self
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.verbs import may_be_verb
from speechsum.grammar.words import THIS, phrases
from speechsum.text.segments import Document, Paragraph
from speechsum.tuples import NamedTuple

_HEAD = 12
"""Paragraphs in which a document shows what it is."""
_FOOT = 24
"""Paragraphs in which it may be signed; copies to others may stand below."""
_LEAST_QUOTED = 0.1
"""Of the text: more of it in quotes is a report that has a letter's line in it."""
_LONGEST_LINE = 14
"""Tokens of a line of a signature."""
_LONGEST_NAME = 5
_MOST_LINES = 3
_SHORTEST_TEXT = 8
"""Tokens of a paragraph above a signature, so that it is no addressee's name."""
_ANNOUNCED = 40
"""Tokens before the colon that announces a text, among which its kind stands."""
_NEAR = 6
"""Tokens behind a text's name, among which its author may be named («از سوی …»)."""
_FAR = 150
"""Tokens of a line in which the author is looked for."""
_LONGEST_CALL = 8
"""Tokens of a line that addresses the readers."""
_FEWEST = 3
_SPOKEN, _SPOKEN_SHARE = 5, 0.3
"""Sentences of a document, and which part of them, in the first or second person: no reporter
writes so."""
_OPENERS = frozenset('«"')
_BETWEEN = frozenset("-/،:؛")
_ENDS = frozenset(".،؛-/!…")


class Own(NamedTuple):
    """The author's own words: those from token ``first`` on that nobody else says.

    ``authors`` mention him, the fullest last: they are all the same one.
    """

    first: int
    authors: tuple[Mention, ...]


class _Line(NamedTuple):
    """A line of a signature."""

    name: Mention | None
    role: Mention | None


def own_words(document: Document, subjects: Subjects, quotes: Sequence[Found]) -> Own | None:
    """The author's own words of a document; None for a report.

    Args:
        document: the parsed document.
        subjects: what finds the subjects of its sentences.
        quotes: its direct quotes.
    """
    reader = Voices(document, subjects)
    tokens = document.tokens
    quoted = sum(tokens[q.last - 1].end - tokens[q.first].start for q in quotes)
    mostly_own = quoted <= _LEAST_QUOTED * len(document.text)
    announced = reader.announced()
    # The last line of a speech is a good-bye.
    written = (mostly_own or announced is not None) and not is_headed_as_speech(document)
    signed = reader.signed() if written else None
    if mostly_own and is_letter(document, subjects):
        first = 0
    elif announced is not None:
        first = announced
    elif not quotes and signed is not None and signed.name and signed.role:
        first = 0
    elif not quotes and (posted := reader.posted()) is not None:
        return posted
    elif mostly_own and (reader.is_spoken(quotes) or (not quotes and reader.is_headed())):
        first = 0
    else:
        return None
    authors = [*reader.introduced(announced), *([signed] if signed else [])]
    return Own(first, tuple(authors))


def is_letter(document: Document, subjects: Subjects) -> bool:
    """Whether a heading or a line shows that a document is a letter, a circular or the like."""
    return any(map(Voices(document, subjects).shows, document.paragraphs[:_HEAD]))


def is_headed_as_speech(document: Document) -> bool:
    """Whether a heading says that a speech follows («متن کامل سخنان …», «خطبه دوم …»)."""
    return any(
        paragraph.kind != "body" and _is_speech(document.keys, paragraph.first, paragraph.last)
        for paragraph in document.paragraphs[:_HEAD]
    )


def is_minutes(document: Document) -> bool:
    """Whether a heading says that a meeting's minutes or decisions follow."""
    minutes = phrases("genres", "decisions")
    return any(
        paragraph.kind != "body"
        and minutes.length_at(document.keys, paragraph.first, paragraph.last)
        for paragraph in document.paragraphs[:_HEAD]
    )


def _is_titled(keys: Sequence[str], first: int, last: int) -> bool:
    """«بخشنامه شماره ۱۲», «متن پیام …»; «حکم انتصاب», but no «حکم استاندار صادر شد»."""
    if phrases("genres", "title").length_at(keys, first, last):
        return True
    named = phrases("genres", "heading").length_at(keys, first, last)
    return named > 0 and not Clauses(keys, first, last).verbs


def _calls(keys: Sequence[str], first: int, last: int) -> bool:
    """«اولیای گرامی کلاس سوم», «سلام همشهری‌ها»: a line that only addresses those who read on."""
    if last - first > _LONGEST_CALL or may_be_verb(keys[last - 1]):
        return False
    greets = any(key in phrases("genres", "greets") for key in keys[first : first + _NEAR])
    polite = is_agent_at(keys, first) and any(
        key in phrases("addressees", "courtesy") for key in keys[first + 1 : last]
    )
    return (greets or polite) and not Clauses(keys, first, last).verbs


def _is_speech(keys: Sequence[str], first: int, last: int) -> bool:
    """«متن کامل سخنان …», «خطبه دوم …», but no «سخنان استاندار خبرساز شد»."""
    here, speech = first, phrases("genres", "speech")
    while not (spoken := speech.length_at(keys, here, last)):
        size = phrases("genres", "text-of").length_at(keys, here, last)
        if not size:
            return False
        here += size
    return spoken > 0 and not Clauses(keys, first, last).verbs


class Voices(NamedTuple):
    """Looks for whose words are given, in one document."""

    document: Document
    subjects: Subjects

    def shows(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a letter's or a circular's, as no report's is."""
        keys, first, last = self.document.keys, paragraph.first, paragraph.last
        while first < last - 1 and not keys[first][:1].isalnum():
            first += 1  # «✍ یادداشت …»
        if phrases("genres", "salutation").length_at(keys, first, last):
            return True
        if _calls(keys, first, last):
            return True
        if paragraph.kind != "body" and (
            _is_titled(keys, first, last) or _is_speech(keys, first, last)
        ):
            return True
        size = phrases("genres", "label").length_at(keys, first, last)
        return size > 0 and keys[first + size : first + size + 1] == (":",)

    def written(self) -> int:
        """Where the head of a letter ends that somebody signs with his post: behind it are his
        words. The end of the text for another document."""
        head = next(filter(self.shows, self.document.paragraphs[:_HEAD]), None)
        signed = self.signed() if head is not None else None
        signs = head is not None and signed is not None and signed.role is not None
        return head.last if head is not None and signs else len(self.document.tokens)

    def is_spoken(self, quotes: Sequence[Found]) -> bool:
        """Whether so much is told in the first and second person that no reporter tells it."""
        keys, paragraphs = self.document.keys, self.document.paragraphs
        own = [
            sentence
            for sentence in self.document.sentences
            if paragraphs[sentence.paragraph].kind == "body"
            and not any(quote.first <= sentence.first < quote.last for quote in quotes)
        ]
        told = sum(any(map(IN_PERSON.__getitem__, keys[s.first : s.last])) for s in own)
        return told >= max(_SPOKEN, _SPOKEN_SHARE * len(own))

    def is_headed(self) -> bool:
        """Whether a heading names a text's kind and author («پیام دهیار گلزار»), who speaks below
        to somebody or of himself, as no report does."""
        if not self.document.paragraphs:
            return False
        keys, paragraph = self.document.keys, self.document.paragraphs[0]
        last, kinds = paragraph.last, phrases("genres", "kind")
        words = (here for here in range(paragraph.first, last) if keys[here][:1].isalnum())
        first = next(words, last)
        size = kinds.length_at(keys, first, last)
        if paragraph.kind == "body" or not size or Clauses(keys, first, last).verbs:
            return False
        named = self._named_at(self._past(first + size, last), last) is not None
        return named and any(map(IN_PERSON.__getitem__, keys[last:]))

    def announced(self) -> int | None:
        """Where the text begins that a report gives whole («متن نامه به این شرح است:»)."""
        keys = self.document.keys
        forms = phrases("genres", "announces")
        kinds = [phrases("genres", kind) for kind in ("kind", "sent")]
        for paragraph in self.document.paragraphs[:_HEAD]:
            if forms.last_words.isdisjoint(keys[paragraph.first : paragraph.last]):
                continue
            for colon in range(paragraph.first + 1, paragraph.last):
                if keys[colon] != ":" or not forms.ends_at(keys, paragraph.first, colon):
                    continue
                begin = max(paragraph.first, colon - _ANNOUNCED)
                if any(table.stands_in(keys, begin, colon) for table in kinds):
                    opened = keys[colon + 1 : colon + 2]
                    return None if _OPENERS.intersection(opened) else colon + 1
        return None

    def is_text(self, mention: Mention) -> bool:
        """Whether what looks like a name begins with a kind of text («پیام رامین نیکوکار …»)."""
        keys = self.document.keys
        size = phrases("genres", "kind").length_at(keys, mention.first, mention.last)
        return 0 < size < mention.last - mention.first

    def author_of(self, start: int, end: int, spoken: int, *, known: bool) -> Mention | None:
        """Who wrote the text that the words from ``start`` to ``end`` tell of («متن پیام استاندار
        به این شرح است: «…»»), or the sentence before them or, where nobody is ``known`` yet, the
        headline («در این پیام آمده است: …»). No words before ``spoken`` are looked at."""
        author = next(self.authors_in(start, end), None)
        if author is None and THIS in self.document.keys[start:end]:
            sentences = self.document.sentences
            before = bisect_left(sentences, start, key=lambda sentence: sentence.first) - 1
            if before >= 0 and sentences[before].first >= spoken:
                author = next(self.authors_in(sentences[before].first, start), None)
        if author is None and not known:
            author = next(self.introduced(start), None)
        return author

    def introduced(self, announced: int | None) -> Iterator[Mention]:
        """Who is told to be the author above his words."""
        for paragraph in self.document.paragraphs[:_HEAD]:
            first, last = paragraph.first, paragraph.last
            if announced is not None and first >= announced:
                return
            sender = self._by_label(first, last)
            if sender is not None:
                yield sender
            yield from self.authors_in(first, min(last, first + _FAR))

    def _by_label(self, first: int, last: int) -> Mention | None:
        """«از: فرمانداری»"""
        keys = self.document.keys
        size = phrases("genres", "from").length_at(keys, first, last)
        if not size or keys[first + size : first + size + 1] != (":",):
            return None
        return self._whole(first + size + 1, last)

    def authors_in(self, first: int, last: int) -> Iterator[Mention]:
        """The author of the text that some words tell of («پیام رامین نیکوکار به مناسبت …»)."""
        keys, kinds = self.document.keys, phrases("genres", "kind")
        tables = kinds, phrases("genres", "sent"), phrases("genres", "myself")
        if all(table.first_words.isdisjoint(keys[first:last]) for table in tables):
            return  # as nearly always
        for index in range(first, last):
            mention = None
            if keys[index - 1] in boundary("before_report") and index > first:
                continue  # «به گزارش سپهر»
            if keys[index] in kinds.first_words and (size := kinds.length_at(keys, index, last)):
                after = self._past(index + size, last)
                if phrases("genres", "appoints").length_at(keys, after, last):
                    mention = self._sender(first, index)  # «حکم انتصاب سارا سپهرداد»
                else:
                    mention = self._named_at(after, last)
            elif size := phrases("genres", "sent").length_at(keys, index, last):
                mention = self._sender(first, index)
                mention = mention or self._by(first, min(last, index + size + _NEAR))
            elif keys[index] in phrases("genres", "myself"):
                mention = self._named_at(index + 1, last)
            if mention is not None:
                yield mention

    def _sender(self, first: int, last: int) -> Mention | None:
        """The subject of the clause that tells of a text («استاندار | طی نامه‌ای»)."""
        subject, _ = self.subjects.find(first, last, [])
        known = subject is not None and subject.sure and not subject.anaphoric
        return subject if known else None

    def _by(self, first: int, last: int) -> Mention | None:
        """«بیانیه‌ای از سوی سازمان آب منتشر شد»"""
        keys, forms = self.document.keys, phrases("genres", "by")
        for index in forms.places_in(keys, first, last):
            if size := forms.length_at(keys, index, last):
                return self._named_at(index + size, len(keys) - 1)
        return None

    def _past(self, index: int, last: int) -> int:
        """Past what tells which text it is («پیام تبریک …», «بخشنامه شماره ۱۲ …»)."""
        keys, which = self.document.keys, phrases("genres", "which")
        while index < last:
            size = which.length_at(keys, index, last)
            if not size and self.document.tokens[index].kind == "number":
                size = 1
            if not size:
                break
            index += size
        return index

    def _named_at(self, index: int, last: int) -> Mention | None:
        mention = mention_at(self.document.tokens, index, last, self.subjects.surnames)
        if mention is None or mention.anaphoric or not (mention.sure or mention.role):
            return None
        return mention

    def _whole(self, first: int, last: int) -> Mention | None:
        """The mention that fills a line, if one does."""
        keys = self.document.keys
        while last > first and keys[last - 1] in _ENDS:
            last -= 1
        while first < last and keys[first] in _BETWEEN:
            first += 1
        mention = mention_at(self.document.tokens, first, last, self.subjects.surnames)
        if mention is None or mention.anaphoric or mention.last != last:
            return None
        return mention

    def posted(self) -> Own | None:
        """A post of a channel: «رامین نیکوکار: …» above a list of what he said."""
        paragraphs = self.document.paragraphs
        if len(paragraphs) < _FEWEST or paragraphs[0].kind != "headline":
            return None
        if not any(is_bulleted(self.document, below) for below in paragraphs[1:_FEWEST]):
            return None
        colon = colon_of(self.document, paragraphs[0])
        first = paragraphs[0].first
        mention = mention_at(self.document.tokens, first, colon or first, self.subjects.surnames)
        if mention is None or colon is None or not is_label(self.document, mention, colon):
            return None
        below = self.document.keys[paragraphs[1].first :]
        if not mention.sure and not any(map(speaks_of_self, below)):
            return None  # «ماجرا: …»
        return Own(paragraphs[1].first, (mention,))

    def signed(self) -> Mention | None:
        """The signature: a name and a post in the last lines, or at the end of the last."""
        found: list[_Line] = []
        sections, seals = phrases("lines", "section"), phrases("genres", "seal")
        for paragraph in reversed(self._signable()):
            first, last = paragraph.first, paragraph.last
            if sections.length_at(self.document.keys, first, last) == last - first:
                return None  # who is named below «غایبین» signs nothing
            if seals.length_at(self.document.keys, first, last) or self._prepares(first, last):
                continue
            line = self._line(first, last)
            if line is not None and len(found) < _MOST_LINES:
                found.append(line)
            elif found or paragraph.last - paragraph.first >= _SHORTEST_TEXT:
                break
        found.reverse()
        return _together(found) if found else self._inline()

    def _signable(self) -> Sequence[Paragraph]:
        """The last paragraphs of the document's own, up to the list of who gets a copy."""
        kinds = ("body", "heading")
        below = [p for p in self.document.paragraphs[1:] if p.kind in kinds][-_FOOT:]
        copies = phrases("genres", "copies")
        for number, paragraph in enumerate(below):
            if copies.length_at(self.document.keys, paragraph.first, paragraph.last):
                return below[:number]
        return below

    def _inline(self) -> Mention | None:
        """«… مسئلت دارم. رامین نیکوکار استاندار مهرکنار»: where a text has lost its lines."""
        if not self.document.sentences:
            return None
        sentence = self.document.sentences[-1]
        ends = phrases("boilerplate", "end")
        within = ends.places_in(self.document.keys, sentence.first, sentence.last)
        ended = (i for i in within if ends.length_at(self.document.keys, i, sentence.last))
        last = next(ended, sentence.last)
        line = self._line(sentence.first, last)
        return line.name if line is not None and line.name and line.role else None

    def _line(self, first: int, last: int) -> _Line | None:
        """A line of a signature: a name, a post, or both of them."""
        if not 0 < last - first <= _LONGEST_LINE:
            return None
        keys = self.document.keys
        first += phrases("genres", "closing").length_at(keys, first, last)
        if all(key in _ENDS for key in keys[first:last]):
            return _Line(None, None)  # «با احترام،»
        mention = self._whole(first, last) or self._in_office(first, last)
        if mention is None:
            return None
        if mention.name is None:
            return _Line(None, mention)
        if mention.role is not None:
            return _Line(mention, mention)
        size = mention.name[1] - mention.name[0]
        return _Line(mention, None) if mention.sure or 1 <= size <= _LONGEST_NAME else None

    def _prepares(self, first: int, last: int) -> bool:
        """«کارشناس: سارا سپهرداد – داخلی ۱۲»: who only has prepared a letter."""
        keys = self.document.keys
        return keys[first] in phrases("genres", "clerk") and ":" in keys[first:last]

    def _in_office(self, first: int, last: int) -> Mention | None:
        """«رئیس شورا: رامین نیکوکار»"""
        keys = self.document.keys
        colon = next((here for here in range(first + 1, last - 1) if keys[here] == ":"), None)
        if colon is None:
            return None
        role, name = self._whole(first, colon), self._whole(colon + 1, last)
        if role is None or role.role is None or role.name is not None or role.body:
            return None
        if name is None or name.name is None:
            return None
        return name._replace(role=role.role, sure=True)


def _together(lines: Sequence[_Line]) -> Mention | None:
    """The lines of a signature as one mention; None where they are nobody's for sure."""
    both = next((line.name for line in lines if line.name and line.role), None)
    if both is not None:
        return both
    name = next((line.name for line in lines if line.name), None)
    role = next((line.role for line in lines if line.role), None)
    if name is None or role is None:
        known = name or role
        return known if known is not None and known.sure and len(lines) <= 2 else None
    return name._replace(
        first=min(name.first, role.first),
        last=max(name.last, role.last),
        role=role.role,
        sure=True,
    )
