"""Quotes: where the words of a source begin and end, and the narration that leads into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from speechsum.attribution.cues import Cue, find_cues
from speechsum.attribution.names import (
    Mention,
    connects,
    is_name_start,
    is_person_start,
    is_verb,
    mention_at,
    only_name,
    opens_adjunct,
    speaks_of_self,
    stops,
    tells_another,
    tells_report,
)
from speechsum.attribution.speakers import Cast
from speechsum.text.segments import Document, Paragraph, Sentence
from speechsum.text.tokens import Token

_OF_PAPERS = frozenset({"حاکی", "حکایت", "آمده"})
_SHORTEST_CLAUSE = 4
_LONGEST_KICKER = 3
_END_MARKS = frozenset(".!؟…")
# A noun after these is no subject: «با رئیس شورا».
_GOVERNING = frozenset("با از به بر برای توسط سوی درباره حضور سخنان اظهارات دیدار علیه از".split())
# What does not follow a subject of which nothing else tells that it is a name.
_NOT_AFTER_SUBJECT = frozenset("برای از که را تا بر و".split())
_CLOSING = {"«": "»", '"': '"'}


@dataclass(frozen=True, slots=True)
class Found:
    """A quote, in tokens; ``speaker`` is a number of the cast."""

    first: int
    last: int
    cue: Cue
    speaker: int | None
    chain: tuple[str, ...]
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class FoundLead:
    """A piece of narration, in tokens; ``quote`` is an index into the quotes."""

    first: int
    last: int
    speaker: int | None
    quote: int | None


@dataclass(slots=True)
class _Open:
    """A quote whose end is not found yet."""

    first: int
    last: int
    cue: Cue
    speaker: int | None
    chain: tuple[str, ...]
    marked: str | None
    lead: tuple[int, int]


@dataclass(slots=True)
class Reader:
    """Reads one report from top to bottom. One is made for each report and then dropped."""

    document: Document
    cast: Cast
    surnames: frozenset[str]
    quotes: list[Found] = field(default_factory=list)
    leads: list[FoundLead] = field(default_factory=list)
    _open: _Open | None = None

    def read(self) -> None:
        """Find all quotes and leads."""
        by_paragraph: dict[int, list[Sentence]] = {}
        for sentence in self.document.sentences:
            by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
        for number, paragraph in enumerate(self.document.paragraphs):
            if paragraph.kind == "body":
                self._paragraph(paragraph, by_paragraph.get(number, []))
            elif self._open is not None:
                self._close()
        if self._open is not None:
            self._close()

    def _paragraph(self, paragraph: Paragraph, sentences: list[Sentence]) -> None:
        cues = find_cues(self.document.tokens, paragraph.first, paragraph.last)
        if not cues and self._open is not None and self._goes_on(paragraph, sentences):
            self._open.last = paragraph.last
            return
        if self._open is not None and self._open.first < paragraph.first:
            self._close()
        for sentence in sentences:
            here = [c for c in cues if sentence.first <= c.first < sentence.last]
            if self._open is not None and self._ends_open(self._open, sentence, here):
                self._close()
            if self._open is None:
                self._narration(sentence.first, sentence, here)
            else:
                self._nested(self._open, sentence, here)
                self._open.last = sentence.last

    def _goes_on(self, paragraph: Paragraph, sentences: list[Sentence]) -> bool:
        """Whether a paragraph without a cue still holds the words of the last speaker.

        A reporter does not say «we»: the first person tells speech from narration.
        """
        assert self._open is not None
        if self._open.first >= paragraph.first:
            return True  # the cue stood at the end of the line before
        if self._open.cue.opener != "colon" or self._open.marked or not sentences:
            return False
        tokens = self.document.tokens
        mention, _ = self._subject(sentences[0].first, sentences[0], [])
        if mention is not None and (mention.kind != "named" or self.cast.knows(mention)):
            return False
        return any(speaks_of_self(t.key) for t in tokens[paragraph.first : paragraph.last])

    def _narration(self, start: int, sentence: Sentence, cues: list[Cue]) -> None:
        """Read a sentence of narration, and open the quote that it leads into."""
        mention, another = self._subject(start, sentence, cues)
        tokens = self.document.tokens
        for number, cue in enumerate(cues):
            rest = cues[number + 1 :]
            if not self._opens(cue, start, sentence, rest):
                continue
            speaker, chain = self._resolve(mention, another, quoting=True)
            content, marked = cue.content, None
            if content < len(tokens) and tokens[content].key in _CLOSING:
                marked, content = tokens[content].key, content + 1
            self._open = _Open(
                content, sentence.last, cue, speaker, chain, marked, (start, cue.last)
            )
            closing = self._closing(self._open, sentence.last) if marked else None
            if closing is not None and any(c.first > closing for c in rest):
                # «با بیان اینکه «الف»، گفت: ب» holds two quotes.
                self._open.last = closing
                self._close()
                self._narration(closing + 1, sentence, [c for c in rest if c.first > closing])
                return
            self._nested(self._open, sentence, rest)
            return
        if cues:
            if mention is not None and not mention.sure and not self.cast.knows(mention):
                mention = None
            speaker, _ = self._resolve(mention, another, quoting=True)
            self.leads.append(FoundLead(start, sentence.last, speaker, None))
        elif (
            mention is not None
            and mention.sure
            and not mention.body
            and mention.kind in ("named", "titled")
        ):
            self._resolve(mention, another, quoting=False)

    def _opens(self, cue: Cue, start: int, sentence: Sentence, rest: list[Cue]) -> bool:
        """Whether a cue of narration has content of its own."""
        tokens = self.document.tokens
        if cue.entry.frame == "source":
            return False
        if cue.entry.frame == "clause":
            return cue.opener == "marks"
        if cue.opener in ("colon", "marks"):
            # «این گزارش حاکی است: استاندار گفت: …» is the governor's.
            return not (cue.entry.form in _OF_PAPERS and any(c.opener == "colon" for c in rest))
        if cue.entry.opens != "all" or cue.entry.kind == "ask":
            return False
        later = next((c for c in rest if c.opener == "colon"), None)
        if cue.opener == "that":
            if later is not None and tokens[later.first - 1].key != "و":
                return False
            # «… را ۵ طرح اعلام کرد که …»: the clause belongs to the noun.
            return not any(t.key == "را" for t in tokens[max(start, cue.first - 6) : cue.first])
        if cue.opener in ("comma", "bare"):
            return (
                later is None
                and not cue.remote
                and not cue.plural
                and cue.entry.kind in ("neutral", "stress")
                and sentence.last - cue.content >= _SHORTEST_CLAUSE
                and any(is_verb(t.key) for t in tokens[cue.content : sentence.last])
            )
        return False

    def _nested(self, is_open: _Open, sentence: Sentence, cues: list[Cue]) -> None:
        """Quotes of others within a speech."""
        tokens = self.document.tokens
        for cue in cues:
            if cue.entry.frame != "verb" or cue.entry.opens != "all" or cue.first < is_open.first:
                continue
            if cue.opener not in ("colon", "that", "marks") or cue.entry.kind == "ask":
                continue
            start = max(sentence.first, is_open.first)
            for index in range(start, cue.first):
                if tokens[index].key in ("،", "؛", "که", ":"):
                    nearest = mention_at(tokens, index + 1, cue.first, self.surnames)
                    if nearest is not None and nearest.sure:
                        start = index + 1
            mention, _ = self._subject(start, sentence, [cue])
            if mention is None or not mention.sure or mention.kind in ("pronoun", "plural"):
                continue
            before = self.cast.current
            speaker, chain = self._resolve(mention, False, quoting=True)
            self.cast.current = before
            if speaker is None or speaker == is_open.speaker and cue.opener == "that":
                continue
            content, last = cue.content, sentence.last
            if tokens[content].key in _CLOSING:
                marked: str | None = tokens[content].key
                content += 1
                inner = _Open(content, last, cue, speaker, chain, marked, (start, cue.last))
                last = self._closing(inner, last) or last
            self._add(content, last, cue, speaker, (*chain, "within a speech"))
            return

    def _ends_open(self, is_open: _Open, sentence: Sentence, cues: list[Cue]) -> bool:
        """Whether a sentence after a quote is narration again."""
        tokens = self.document.tokens
        if is_open.first >= sentence.first:
            return False
        if is_open.marked and self._closing(is_open, sentence.first) is not None:
            return True
        if is_open.cue.opener in ("that", "bare", "comma") and not is_open.marked:
            return True
        if tokens[sentence.first].key == "وی" or tells_report(tokens, sentence.first):
            return True
        if any(c.entry.frame == "source" and c.first == sentence.first for c in cues):
            return True
        strong = [c for c in cues if c.entry.frame == "verb" and c.opener in ("colon", "marks", "that")]
        if not strong:
            return False
        mention, _ = self._subject(sentence.first, sentence, cues)
        if mention is None or strong[0].entry.kind == "ask":
            return strong[0].opener == "colon" and not cues_self(tokens, sentence, strong[0])
        if strong[0].opener == "colon":
            return True
        return mention.kind == "pronoun" or self.cast.is_current(mention)

    def _closing(self, is_open: _Open, last: int) -> int | None:
        """The token of the mark that closes a marked quote before ``last``."""
        tokens = self.document.tokens
        assert is_open.marked is not None
        closing = _CLOSING[is_open.marked]
        depth = 1
        for index in range(is_open.first, last):
            key = tokens[index].key
            if key == closing:
                depth -= 1
                if depth == 0:
                    return index
            elif key == is_open.marked:
                depth += 1
        return None

    def _close(self) -> None:
        is_open, self._open = self._open, None
        assert is_open is not None
        last = is_open.last
        if is_open.marked:
            last = self._closing(is_open, last) or last
        if self._add(is_open.first, last, is_open.cue, is_open.speaker, is_open.chain):
            self.leads.append(FoundLead(*is_open.lead, is_open.speaker, len(self.quotes) - 1))

    def _add(
        self, first: int, last: int, cue: Cue, speaker: int | None, chain: tuple[str, ...]
    ) -> bool:
        tokens = self.document.tokens
        while last > first and (tokens[last - 1].key in _END_MARKS or tokens[last - 1].key in '»"'):
            last -= 1
        if last <= first:
            return False
        rule = f"{cue.opener}: {cue.entry.form}"
        self.quotes.append(Found(first, last, cue, speaker, chain, "direct", rule))
        return True

    def _resolve(
        self, mention: Mention | None, another: bool, *, quoting: bool
    ) -> tuple[int | None, tuple[str, ...]]:
        if mention is None:
            return self.cast.current, ("no subject", "last speaker")
        return self.cast.resolve(mention, another=another, quoting=quoting)

    def _subject(
        self, start: int, sentence: Sentence, cues: list[Cue]
    ) -> tuple[Mention | None, bool]:
        """Who speaks in a sentence of narration, and whether it is somebody else than before."""
        strong = (c.first for c in cues if c.opener != "none" and c.entry.frame == "verb")
        end = max(next(strong, cues[0].first if cues else sentence.last), start)
        mention = self._first_mention(self._after_kicker(start, end), end)
        if mention is None:
            return None, False
        tokens = self.document.tokens
        another = mention.last < end and tells_another(tokens[mention.last].key)
        return mention, another or self._turns(start, mention.first)

    def _turns(self, start: int, first: int) -> bool:
        """Whether the words before a subject turn to somebody else («از سوی دیگر …»)."""
        keys = [token.key for token in self.document.tokens[start : min(first, start + 4)]]
        return bool(keys) and (keys[0] == "همچنین" or keys[-1:] == ["دیگر"] or keys[:2] == ["در", "همین"])

    def _first_mention(self, index: int, end: int) -> Mention | None:
        tokens = self.document.tokens
        at_start, begin = True, index
        while index < end:
            while index < end and connects(tokens[index].key):
                index += 1
            if tells_report(tokens, index):
                index, at_start = self._after_report(index + 2, end), True
                continue
            comma = next((i for i in range(index, end) if tokens[i].key in ("،", ":")), end)
            if index < end and opens_adjunct(tokens[index].key):
                inside = self._after_adjunct(index, comma, comma == end)
                if inside is not None:
                    return inside
            else:
                mention = mention_at(tokens, index, end, self.surnames)
                if mention is not None and self._is_subject(mention, end, at_start):
                    return mention
                at_start = False
            index = comma + 1
        return self._in_apposition(begin, end) or self._named_inside(begin, end)

    def _in_apposition(self, first: int, end: int) -> Mention | None:
        """«سرگی بهاروف - وزیر راه -»: the post in dashes tells that the words before are a name."""
        tokens = self.document.tokens
        for dash in range(first + 2, min(end, first + 16)):
            if tokens[dash].key != "-" or not is_person_start(tokens, dash + 1, end):
                continue
            if all(t.kind == "word" and not stops(t.key) for t in tokens[dash - 2 : dash]):
                return mention_at(tokens, dash - 2, end, self.surnames)
        return None

    def _named_inside(self, first: int, end: int) -> Mention | None:
        """The one full name of a clause whose subject stands at no usual place."""
        tokens = self.document.tokens
        found = None
        for index in range(first + 1, end):
            if not is_name_start(tokens, index, end) or not only_name(tokens, index):
                continue
            if tokens[index - 1].key in _GOVERNING:
                continue
            mention = mention_at(tokens, index, end, self.surnames)
            if mention is not None and mention.role is not None and mention.name is not None:
                found = mention
        return found

    def _is_subject(self, mention: Mention, end: int, at_start: bool) -> bool:
        """Whether a mention can be the subject of the clause that ends at ``end``."""
        tokens = self.document.tokens
        after = tokens[mention.last].key if mention.last < end else "،"
        if mention.kind in ("pronoun", "plural", "demonstrative"):
            return True
        if after == "را":
            return False
        ended = after in "،(:-" or stops(after)
        if mention.kind == "named" and mention.sure:
            return at_start or ended
        if mention.kind == "titled":
            return ended
        assert mention.name is not None
        short = mention.name[1] - mention.name[0] == 1 and len(tokens[mention.name[0]].key) < 3
        return at_start and ended and not short and after not in _NOT_AFTER_SUBJECT

    def _after_adjunct(self, index: int, comma: int, whole: bool) -> Mention | None:
        """A subject that no comma parts from the adjunct before it («در پایان استاندار گفت»)."""
        tokens = self.document.tokens
        for start in range(index + 1, comma if whole else min(comma, index + 6)):
            if tokens[start - 1].key in _GOVERNING:
                continue
            key = tokens[start].key
            if key in ("وی", "او", "ایشان") or is_person_start(tokens, start, comma) or key in self.surnames:
                mention = mention_at(tokens, start, comma, self.surnames)
                if (
                    mention is not None
                    and mention.sure
                    and self._is_subject(mention, comma, False)
                    and (start - index > 1)
                ):
                    return mention
        return None

    def _after_report(self, index: int, end: int) -> int:
        """Past the agency of «به گزارش …»."""
        tokens = self.document.tokens
        for here in range(index, end):
            if tokens[here].key in ("،", ":"):
                return here + 1
            if tokens[here].key == "-" and is_person_start(tokens, here + 1, end):
                return here + 1
            if here > index and (
                is_person_start(tokens, here, end) or tokens[here].key in ("وی", "او")
            ):
                return here
        return end

    def _after_kicker(self, start: int, end: int) -> int:
        """Past «گروه اجتماعی:» and «ایسنا:»."""
        tokens = self.document.tokens
        for index in range(start, min(end, start + 8)):
            if tokens[index].key == ":" and not is_verb(tokens[index - 1].key):
                return index + 1
            if tokens[index].key == "-" and not tells_report(tokens, start):
                group = tokens[start].key == "گروه" and index - start <= _LONGEST_KICKER
                if group or index - start == 1:
                    return index + 1
        if start < end and tokens[start].key in ("*", "-", "•"):
            return start + 1
        return start


def surnames_in(document: Document) -> frozenset[str]:
    """Words that are a surname somewhere in the report: after a given name or honorific, or alone
    before a cue."""
    tokens = document.tokens
    found: set[str] = set()
    for sentence in document.sentences:
        for index in range(sentence.first, sentence.last):
            if not is_name_start(tokens, index, sentence.last):
                continue
            if not only_name(tokens, index) and index > sentence.first and (
                tokens[index - 1].kind != "mark" and not connects(tokens[index - 1].key)
            ):
                continue  # «نجف» in «مردم نجف»
            mention = mention_at(tokens, index, sentence.last)
            if mention is None or mention.name is None:
                continue
            first, last = mention.name
            ended = last >= sentence.last or tokens[last].kind == "mark" or stops(tokens[last].key)
            size = last - first
            if size and (ended or mention.role) and size <= 3:
                found.update(t.key for t in tokens[first + (size > 1) : last])
    return frozenset(found)


def cues_self(tokens: Sequence[Token], sentence: Sentence, cue: Cue) -> bool:
    """Whether a colon within a speech follows an impersonal «باید گفت:»."""
    return cue.first == sentence.first
