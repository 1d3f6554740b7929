"""Whether content follows a cue, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from speechsum.attribution.cues import ACT, Cue
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.names import stands_free
from speechsum.attribution.sentences import looks_back, states
from speechsum.attribution.vocabulary import (
    boundary,
    ends_clause,
    is_common,
    is_verb,
    speaks_of_self,
    tells_report,
)
from speechsum.grammar.words import AND, AZ, COMMA, KE, RA, SAME, THIS, phrases
from speechsum.model import Kind
from speechsum.text.people import pronouns
from speechsum.text.segments import Document, Paragraph, Sentence
from speechsum.text.tokens import Token
from speechsum.text.verbs import analyse, is_finite
from speechsum.tuples import NamedTuple

_SHORTEST_CLAUSE = 3
_STRONG = ("colon", "marks", "that")
_WINDOW = 40
_LONGEST_CREDIT = 6
_OBJECT = 16
"""Tokens between an object and its verb."""
_LONGEST_SUBJECT = 12
OPENERS = frozenset('«"')
_END_MARKS = frozenset(".!؟…")
_END_MARKS_AND_CLOSERS = _END_MARKS | frozenset('»"')


class Found(NamedTuple):
    """A quote, in tokens; ``speaker`` is a number of the cast."""

    first: int
    last: int
    cue: Cue
    speaker: int | None
    chain: tuple[str, ...]
    kind: Kind
    rule: str


class FoundLead(NamedTuple):
    """A piece of narration, in tokens; ``quote`` is an index into the quotes."""

    first: int
    last: int
    speaker: int | None
    quote: int | None


@dataclass(slots=True, eq=False, repr=False)
class Open:
    """A quote whose end is not found yet. ``closing`` is the token of its closing mark."""

    first: int
    last: int
    cue: Cue
    speaker: int | None
    chain: tuple[str, ...]
    closing: int | None
    marked: bool
    lead: tuple[int, int]
    inner: int | None = None
    """The quote of somebody else that the speech holds from its first word to its last."""


class Contents(NamedTuple):
    """What the cues of one report open; ``pairs`` holds its quotation marks."""

    document: Document
    pairs: Mapping[int, int]

    def sourced(self, cue: Cue, mention: Mention | None, last: int) -> Cue:
        """«به گفته نیکوکار، «…»»: the cue with the content that follows its source, if any does."""
        if mention is None or mention.first != cue.last or mention.last >= last:
            return cue
        keys, after = self.document.keys, mention.last
        if keys[after] == COMMA and after + 1 < last:
            after += 1
        if keys[after - 1] == COMMA or keys[after] in OPENERS:
            marked = keys[after] in OPENERS and self.wraps(after)
            return cue._replace(content=after, opener="marks") if marked else cue
        colon = keys[after] == ":" and after + 1 < last
        return cue._replace(content=after + 1, opener="colon") if colon else cue

    def _joined(self, cue: Cue, first: int) -> int | None:
        """The «و» by which a verb of saying, perhaps with its own subject, is joined to a clause
        («… باز است و نیکوکار افزود: …»)."""
        tokens, before = self.document.tokens, cue.first - 1
        if tokens[before].key in boundary("joins"):
            return before
        for index in range(before - 1, max(first, before - _LONGEST_SUBJECT), -1):
            if tokens[index].key == AND and is_verb(tokens[index - 1].key):
                subject = mention_at(tokens, index + 1, cue.first)
                whole = subject is not None and subject.sure and subject.last == cue.first
                return index if whole else None
        return None

    def told_again(self, is_open: Open, sentence: Sentence, cues: list[Cue]) -> int | None:
        """The «و» after a clause at which the reporter's own sentence goes on with a verb."""
        told = is_open.cue.told or is_open.cue.entry.kind == "paper"
        if is_open.marked or is_open.cue.opener not in ("that", "bare") or not told:
            return None
        tokens = self.document.tokens
        for cue in cues:
            joined = self._joined(cue, is_open.first)
            if joined is None or not cue.told:
                continue
            if cue.opener in _STRONG or self._tells(cue, sentence, None):
                return joined if joined > is_open.first else None
        end = trimmed(self.document.tokens, is_open.first, sentence.last)
        judged = tokens[end - 1].key in boundary("judged")
        if not judged and not any(c.last == end and c.told and c.opener == "none" for c in cues):
            return None
        for index in range(end - 2, is_open.first, -1):
            if tokens[index].key == AND and states(tokens[index - 1 : index]):
                return index
        return None

    def opened(
        self, cue: Cue, last: int, speaker: int | None, chain: tuple[str, ...], start: int
    ) -> Open:
        """The quote that a cue opens, up to ``last`` or its closing mark."""
        content, closing = cue.content, None
        ends = content == len(self.document.keys)  # a label at a text's end
        marked = not ends and self.document.keys[content] in OPENERS
        marked = marked and self.wraps(content)
        if marked:
            closing, content = self.pairs.get(content), content + 1
        return Open(content, last, cue, speaker, chain, closing, marked, (start, cue.last))

    def wraps(self, mark: int) -> bool:
        """Whether a quotation mark holds a whole statement, not only its first words."""
        tokens = self.document.tokens
        closing = self.pairs.get(mark)
        if closing is None or closing + 1 >= len(tokens):
            return True
        last = tokens[closing - 1].key
        if last in _END_MARKS or is_verb(last) or is_finite(last):
            return True
        after = tokens[closing + 1]
        if after.kind == "mark" or after.key in (AND, KE):
            return True
        # «گفت: «راه باز است» گفت …», but «گفت: «بنیاد مسکن» باید …»
        return is_verb(after.key) and any(is_finite(t.key) for t in tokens[mark + 1 : closing])

    def states_in_marks(self, cue: Cue) -> bool:
        """Whether a statement stands in marks behind a cue, not only its first words («با بیان
        اینکه «پل نو» آماده است، گفت»)."""
        if cue.opener != "marks" or not self.wraps(cue.content):
            return False
        keys, closing = self.document.keys, self.pairs.get(cue.content)
        if closing is None or ends_clause(keys[closing - 1]):
            return True
        return any(is_verb(key) or is_finite(key) for key in keys[cue.content : closing])

    def _acts(self, mention: Mention | None, cue: Cue) -> bool:
        """Whether a person does what stands before words in marks, which are a statement."""
        if mention is None or not mention.sure or mention.body or cue.content not in self.pairs:
            return False
        return any(map(is_finite, self.document.keys[cue.content : self.pairs[cue.content]]))

    def reopens(self, is_open: Open, paragraph: Paragraph) -> bool:
        """Whether a speech in marks goes on in a paragraph that opens its own."""
        keys = self.document.keys
        if not is_open.marked or keys[paragraph.first] not in OPENERS:
            return False
        if is_open.first >= paragraph.first:
            return False
        closing = self.pairs.get(paragraph.first)
        whole = closing is None or closing >= paragraph.last - 2
        done = is_open.closing is None or is_open.closing >= is_open.last - 2
        return whole and done

    def _between(self, cue: Cue) -> str:
        """What stands between a cue and its content."""
        tokens = self.document.tokens
        return self.document.text[tokens[cue.last - 1].end : tokens[cue.content].start]

    def lists(self, cue: Cue) -> bool:
        """Whether the content of a cue is a list below it."""
        if cue.opener != "colon" or "\n" not in (between := self._between(cue)):
            return False
        return bool(between.strip(": \r\n"))

    def holds_text(self, is_open: Open, paragraph: Paragraph, cues: Sequence[Cue]) -> bool:
        """Whether a paragraph still belongs to a text that is given on lines of its own («در این
        نامه آمده است: ⏎ …»), none of them a reporter's."""
        cue, tokens = is_open.cue, self.document.tokens
        if cue.entry.kind != "paper" or is_open.marked or cue.content >= paragraph.first:
            return False
        if "\n" not in self._between(cue):
            return False
        first = paragraph.first
        if (
            tells_report(tokens, first)
            or looks_back(tokens, first)
            or tokens[first].key in pronouns()
        ):
            return False
        return not any(cue.told for cue in cues) and not self.is_about_text(cue, paragraph)

    def is_about_text(self, cue: Cue, paragraph: Paragraph) -> bool:
        """Whether a reporter tells of the text itself that a cue has opened («نسخه‌ای از این نامه به
        استاندار رسید»): who wrote it would be in the first person."""
        keys = self.document.keys
        if cue.entry.kind != "paper" or any(
            map(speaks_of_self, keys[paragraph.first : paragraph.last])
        ):
            return False
        tables = phrases("genres", "kind"), phrases("genres", "sent")
        return any(
            keys[index - 1] in (THIS, SAME)
            and any(table.length_at(keys, index, paragraph.last) for table in tables)
            for index in range(paragraph.first + 1, paragraph.last)
        )

    def reports(self, cue: Cue, start: int) -> bool:
        """Whether a reporter tells what stands somewhere («در این نامه آمده است: …»), not a speaker
        («در قانون آمده است: …»): a report is of a letter, a statement or the like."""
        if cue.entry.kind != "paper":
            return True
        keys, kinds = self.document.keys, (phrases("genres", "kind"), phrases("genres", "sent"))
        if not (boundary("report") | boundary("text")).isdisjoint(keys[start : cue.first]):
            return True  # «این گزارش حاکی است: …»
        return any(table.stands_in(keys, start, cue.first) for table in kinds)

    def is_nobodys(self, cue: Cue, start: int) -> bool:
        """«در این کتاب آمده است: ⏎ - …»"""
        return self.lists(cue) and not self.reports(cue, start)

    def openers(self, cues: Sequence[Cue], start: int) -> list[str]:
        """How a reporter's verbs of saying open their content; empty where none does."""
        told = (c for c in cues if c.entry.frame == "verb" and c.opener in _STRONG)
        return [cue.opener for cue in told if self.reports(cue, start)]

    def nests(self, cue: Cue) -> bool:
        """Whether a cue within a speech leads into somebody's words, not what only is told («به
        شهرداری اعلام می‌شود که …»)."""
        said = cue.entry.frame == "verb" and cue.entry.opens == "all" and cue.entry.kind != "ask"
        return said and cue.opener in _STRONG and not (cue.passive and cue.opener == "that")

    def introduces(self, mention: Mention, start: int) -> bool:
        """Whether narration brings a person up as its subject, not in passing."""
        in_place = stands_free(self.document.tokens, mention.first, start)
        kin = self.document.keys[mention.first] in boundary("kin")
        return in_place and not mention.body and not mention.anaphoric and not kin

    def opens(
        self, cue: Cue, start: int, sentence: Sentence, later: Cue | None, subject: Mention | None
    ) -> bool:
        """Whether a cue of narration has direct content; ``later`` is the next cue with a colon."""
        if cue.entry is ACT:
            return self._acts(subject, cue)
        if cue.entry.frame == "source":
            return cue.content > cue.last and cue.opener in ("colon", "marks")
        if cue.entry.frame == "clause":
            return self.states_in_marks(cue)
        if cue.opener in ("colon", "marks"):
            return True
        if cue.entry.kind == "ask" or cue.passive or self._is_told_of(cue):
            return False
        if cue.entry.kind == "paper" and not self._tells_text(cue, start):
            return False
        if cue.entry.opens == "colon":
            return cue.opener == "that" and self._points_ahead(cue)
        if cue.opener == "that":
            if later is not None and self._joined(later, cue.content) is None:
                return False
            if cue.entry.opens == "that" and self._is_of(
                max(start, cue.first - _WINDOW), cue.first
            ):
                return False
            return not self._has_object(max(start, cue.first - _OBJECT), cue.first)
        return later is None and self._tells(cue, sentence, subject)

    def _tells_text(self, cue: Cue, start: int) -> bool:
        """«در این نامه آمده است که …», but not «نامه‌ای که در سپهر آمده است، …»"""
        return self.reports(cue, start) and KE not in self.document.keys[start : cue.first]

    def _is_told_of(self, cue: Cue) -> bool:
        """«مهلتی که نیکوکار اعلام کرد، …», «نیکوکار در حالی می‌گوید که …»"""
        keys = self.document.keys
        if keys[cue.first - 1] in boundary("while"):
            return True
        if cue.opener not in ("comma", "bare"):
            return False
        for index in range(cue.first - 1, max(0, cue.first - _WINDOW), -1):
            if keys[index] == KE:
                return not is_verb(keys[index - 1])
            if self.document.tokens[index].kind == "mark" or is_verb(keys[index]):
                return False
        return False

    def _points_ahead(self, cue: Cue) -> bool:
        """«به این موضوع اشاره کرد که …»"""
        keys = self.document.keys[cue.first - 2 : cue.first]
        return keys[:1] == (THIS,) and keys[1] in boundary("ahead")

    def is_past(self, cue: Cue) -> bool:
        """Whether a verb tells that somebody had said something («از … خبر داده بود»), neither
        what nor what he wanted."""
        had = self.document.keys[cue.last - 1] in boundary("had")
        said = cue.entry.frame == "verb" and cue.entry.kind not in ("ask", "stress")
        return had and said and cue.opener == "none"

    def _has_spoken(self, cue: Cue, subject: Mention | None) -> bool:
        """Whether somebody has said something («گفت», «گفتند», «گفته‌اند»; what he «گفته بود»
        reports give in their own words)."""
        if cue.told or subject is None or not subject.sure or subject.name is not None:
            return cue.told  # several people have no name
        forms = analyse(self.document.keys[cue.last - 1])
        told = any(form.person == 6 and form.tense in ("past", "perfect") for form in forms)
        return told and cue.entry.opens == "all"

    def _tells(self, cue: Cue, sentence: Sentence, subject: Mention | None) -> bool:
        """Whether a bare clause after a cue is content."""
        paper = cue.entry.kind == "paper"
        return (
            cue.opener in ("comma", "bare")
            and (paper or (cue.entry.opens == "all" and self._has_spoken(cue, subject)))
            and cue.entry.kind in ("neutral", "stress", "paper")
            and sentence.last - cue.content >= _SHORTEST_CLAUSE
            and self._is_clause(cue.content, sentence.last)
        )

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether a verb stands among words, or a participle for one at their end."""
        tokens = self.document.tokens
        last = trimmed(tokens, first, last)
        told = any(form.person >= 3 for t in tokens[first:last] for form in analyse(t.key))
        return told or (last > first and ends_clause(tokens[last - 1].key))

    def _is_of(self, first: int, last: int) -> bool:
        """«از … خبر داد که …»: the clause belongs to the noun."""
        tokens = self.document.tokens
        for index in range(last - 1, first, -1):
            if tokens[index].key == AZ:
                return tokens[index - 1].key != "نقل"
            if is_verb(tokens[index].key) and not is_common(tokens[index].key):
                return False
        return False

    def _has_object(self, first: int, last: int) -> bool:
        """«… را ۵ طرح اعلام کرد که …»: the clause belongs to the noun."""
        tokens = self.document.tokens
        for index in range(last - 1, first - 1, -1):
            key = tokens[index].key
            if key in boundary("cataphora") or key == AND or is_verb(key):
                return False
            if key == RA:
                return True
        return False


def trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a quote without the marks that end it, and without «./ ایسنا» after them."""
    for slash in range(last - 1, max(first, last - _LONGEST_CREDIT), -1):
        if tokens[slash].key == "/" and tokens[slash - 1].key in _END_MARKS_AND_CLOSERS:
            last = slash
    while last > first and tokens[last - 1].key in _END_MARKS_AND_CLOSERS:
        last -= 1
    return last
