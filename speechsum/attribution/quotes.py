"""Quotes: where the words of a source begin and end, and the narration that leads into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from speechsum.attribution.contents import OPENERS, Contents, Found, FoundLead, Open, trimmed
from speechsum.attribution.cues import Cue, find_cues
from speechsum.attribution.interviews import conversation
from speechsum.attribution.labels import Label, is_bulleted, topic
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.relayed import brought_to_act, retold
from speechsum.attribution.sentences import (
    argues_within,
    asks_or_heads,
    clause_end,
    clause_start,
    looks_back,
    main_verb,
    marks_across,
    marks_paired,
    opinion_end,
    states,
    told_apart,
)
from speechsum.attribution.speakers import Cast
from speechsum.attribution.subjects import Subjects
from speechsum.attribution.trailing import Trailing, Trails
from speechsum.attribution.vocabulary import speaks_of_self, tells_report
from speechsum.attribution.voice import Voices, is_headed_as_speech
from speechsum.grammar.words import AND, COMMA
from speechsum.model import Kind
from speechsum.text.segments import Document, Paragraph, Sentence

# A sentence of more is a run of words without marks: looking through all of it for each of its
# clauses would take time that grows with the square of its length.
_MOST_CUES = 30
_DATELINES = 6
_FOLLOWING = 30  # cues after a quote in marks that are looked at


@dataclass(slots=True, eq=False, repr=False)
class Reader:
    """Reads one report from top to bottom. One is made for each report and then dropped."""

    document: Document
    cast: Cast
    subjects: Subjects
    quotes: list[Found] = field(default_factory=list)
    leads: list[FoundLead] = field(default_factory=list)
    narration: list[tuple[int, int]] = field(default_factory=list)
    """Token ranges of the first sentences of narration, up to the words that they lead into."""
    asked: frozenset[int] = frozenset()
    """The paragraphs that an interviewer asks."""
    _open: Open | None = None
    _runs_on: bool = False
    """Whether a speech of the report went on in a paragraph of its own."""
    _speech: bool = False
    _self_told: bool = False
    """Whether the document is a speech, and whether its narrator has spoken of himself."""
    _pairs: dict[int, int] = field(default_factory=dict)
    _labels: dict[int, Label] = field(default_factory=dict)
    _turns: bool = False
    """Whether the last label was one of the turns of an interview, or stands over a speech."""
    _contents: Contents = field(init=False)
    _trails: Trails = field(init=False)
    _voices: Voices = field(init=False)
    _guest: int | None = None
    _written: int = 0
    """Who is interviewed; and where a letter's head ends that somebody signs."""

    def read(self) -> None:
        """Find all quotes and leads."""
        by_paragraph: dict[int, list[Sentence]] = {}
        for sentence in self.document.sentences:
            by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
        self._pairs.update(marks_across(self.document))
        self._contents = Contents(self.document, self._pairs)
        self._trails = Trails(self.document, self.subjects, self._pairs)
        self._speech = is_headed_as_speech(self.document)
        self._voices = Voices(self.document, self.subjects)
        self._written = self._voices.written()
        self._labels, guest = conversation(self.document, self.subjects.surnames)
        self.asked = frozenset(n for n, label in self._labels.items() if label.asks)
        if self._labels and guest is not None:
            self._guest, _ = self.cast.resolve(guest, quoting=False)
        for number, paragraph in enumerate(self.document.paragraphs):
            self._pairs.update(marks_paired(self.document.keys, paragraph))
            if number in self._labels:
                self._labelled(self._labels[number], paragraph)
            elif self._within_marks(paragraph) or self._in_turn(paragraph):
                continue
            elif paragraph.kind == "body":
                self._paragraph(paragraph, by_paragraph.get(number, []))
            elif self._open is not None:
                self._close()
        if self._open is not None:
            self._close()

    def _labelled(self, label: Label, paragraph: Paragraph) -> None:
        """A turn: «خبرنگار: …؟», «نیکوکار: …»."""
        if self._open is not None:
            self._close()
        self._turns = label.turns or self._speech
        if label.asks:
            return
        if label.mention is not None:
            if label.full is not None:
                self.cast.resolve(label.full, another=True, quoting=False)
            speaker, chain = self.cast.resolve(label.mention, another=label.another)
        else:
            speaker, chain = self._guest, ("the interviewed",)
            if speaker is not None:
                self.cast.current = speaker
                self.cast.goes_on()
        self._open = self._contents.opened(
            label.cue, paragraph.last, speaker, chain, paragraph.first
        )

    def _within_marks(self, paragraph: Paragraph) -> bool:
        """Whether words in marks that began above go on."""
        is_open, first = self._open, paragraph.first
        if (
            is_open is None
            or is_open.closing is None
            or not is_open.first <= first <= is_open.closing
        ):
            return False
        is_open.last = paragraph.last
        return is_open.first < first

    def _in_turn(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph without a label still belongs to the turn, or the list, before it."""
        if self._open is None or self._open.cue.entry.form != "label":
            return False
        if paragraph.kind in ("tail", "credit"):
            return False
        is_open, begins = self._open, self._open.first >= paragraph.first
        if begins and self.document.keys[paragraph.first] in OPENERS:
            self._goes_over(is_open, is_open.cue._replace(content=paragraph.first), paragraph)
            return True
        if not self._is_item(paragraph, begins):
            return False
        about = None if begins or self._turns else topic(self.document, paragraph)
        if about is not None:
            self._close()
            self._goes_over(is_open, about, paragraph)
            return True
        is_open.last = paragraph.last
        return True

    def _goes_over(self, is_open: Open, cue: Cue, paragraph: Paragraph) -> None:
        """The same speaker's words in a paragraph of their own."""
        begin = min(is_open.lead[0], cue.first)
        speaker, chain = is_open.speaker, is_open.chain
        self._open = self._contents.opened(cue, paragraph.last, speaker, chain, begin)

    def _is_item(self, paragraph: Paragraph, begins: bool) -> bool:
        """Whether a paragraph belongs to the turn, or is an item of the list, under a label."""
        if self._turns:
            return paragraph.kind == "body"
        if not begins and (paragraph.kind != "body" or not is_bulleted(self.document, paragraph)):
            return False
        cues = find_cues(self.document.keys, paragraph.first, paragraph.last)
        # With a verb of saying it is the reporter's own.
        return not any(cue.told and cue.opener != "none" for cue in cues)

    def _paragraph(self, paragraph: Paragraph, sentences: list[Sentence]) -> None:
        cues = find_cues(self.document.keys, paragraph.first, paragraph.last)
        if not cues and self._open is not None and self._contents.reopens(self._open, paragraph):
            self._open.last = paragraph.last
            self._open.closing = self._pairs.get(paragraph.first)
            return
        if self._open is not None and (
            (not cues and self._goes_on(paragraph, sentences))
            or self._contents.holds_text(self._open, paragraph, cues)
        ):
            self._open.last = paragraph.last
            return
        if self._open is not None and self._open.first < paragraph.first:
            self._close()
        taken, skipped = 0, -1
        parts = told_apart(self.document.tokens, self.subjects.surnames, sentences, cues)
        for number, sentence in enumerate(parts):
            here = []
            while taken < len(cues) and cues[taken].first < sentence.last:
                here.append(cues[taken])
                taken += 1
            if number <= skipped:
                continue
            if self._open is not None and self._ends_open(self._open, sentence, here):
                self._close()
            if self._open is not None:
                self._nested(self._open, sentence, here)
                self._open.last = sentence.last
                continue
            trailing = self._trails.marked(
                parts, number, cues[taken - len(here) : taken + _FOLLOWING]
            )
            if trailing is None and here:
                trailing = self._trails.bare(sentence, here)
            if trailing is None:
                self._narration(sentence, here)
            else:
                skipped = max(number, trailing.end)
                self._said_before(trailing)

    def _said_before(self, trailing: Trailing) -> None:
        """A quote whose speaker stands after it."""
        speaker, chain = self._resolve(trailing.mention, False, quoting=True)
        for first, last in trailing.pieces:
            if self._add(first, last, trailing.cue, speaker, (*chain, "named after")):
                lead = FoundLead(
                    trailing.cue.first, trailing.cue.last, speaker, len(self.quotes) - 1
                )
                self.leads.append(lead)

    def _goes_on(self, paragraph: Paragraph, sentences: list[Sentence]) -> bool:
        """Whether a paragraph without a cue still holds the words of the last speaker.

        A reporter does not say «we»: the first person tells speech from narration.
        """
        assert self._open is not None
        if self._open.first >= paragraph.first:
            return True  # the cue stood at the end of the line before
        if self._self_told or self._open.lead[0] >= self._written:
            return False  # «پدرم می‌گفت: …» in a speech or letter: the first person is its author's
        if self._open.cue.opener != "colon" or self._open.marked or not sentences:
            return False
        tokens = self.document.tokens[paragraph.first : paragraph.last]
        if asks_or_heads(tokens, sentences):
            return False
        if looks_back(self.document.tokens, paragraph.first):
            return False
        if self._contents.is_about_text(self._open.cue, paragraph):
            return False
        if self._open.cue.entry.kind == "paper" and is_bulleted(self.document, paragraph):
            return True  # the items of a channel's post, all of them of the text that it quotes
        mention, _ = self.subjects.find(sentences[0].first, sentences[0].last, [])
        if self._is_known(mention):
            return False
        if any(speaks_of_self(t.key) for t in tokens):
            self._runs_on = True
            return True
        if mention is not None and mention.kind != "named":
            return False
        if argues_within(tokens):
            self._runs_on = True
            return True
        # Where the speeches of a report run on over paragraphs, so does this one.
        return self._runs_on and mention is None and states(tokens)

    def _is_known(self, mention: Mention | None) -> bool:
        """Whether a mention points to somebody who has been spoken of."""
        return mention is not None and (mention.kind == "pronoun" or self.cast.knows(mention))

    def _narration(self, sentence: Sentence, cues: list[Cue]) -> None:
        """Read a sentence of narration, and open the quote that it leads into."""
        start = sentence.first
        keys = self.document.keys[sentence.first : sentence.last]
        self._self_told = self._self_told or (self._speech and any(map(speaks_of_self, keys)))
        colons = [cue for cue in cues if cue.opener == "colon"]
        if len(colons) > 1 and cues[0] is colons[0] and cues[0].entry.kind == "paper":
            # «این گزارش حاکی است: استاندار گفت: …» is the governor's.
            start, cues = cues[0].content, cues[1:]
        mention, another = self.subjects.find(start, sentence.last, cues)
        if cues and cues[0].entry.frame == "source":
            cues = [self._contents.sourced(cues[0], mention, sentence.last), *cues[1:]]
        self._note(start, sentence.last, cues)
        for number, cue in enumerate(cues):
            if cue.first < start:
                continue
            later = next((other for other in colons if other.first > cue.first), None)
            if not self._contents.opens(cue, start, sentence, later, mention):
                continue
            mention = self.subjects.own(cues[: number + 1]) or mention
            source = self._source(mention, cue, start)
            if source is None and self._contents.is_nobodys(cue, start):
                break
            speaker, chain = self._resolve(source, another, quoting=True)
            self._indirect(start, sentence, cues[: number + 1], speaker, chain)
            self._open = self._contents.opened(cue, sentence.last, speaker, chain, start)
            again = self._opens_again(self._open, sentence, cues[number:])
            if again is not None:
                start, another = again, another | (source is not mention)
                continue
            self._nested(self._open, sentence, cues[number + 1 :])
            return
        if cues:
            self._lead(start, sentence, cues, mention, another)
        else:
            self._told_of(start, sentence, mention, another)

    def _source(self, subject: Mention | None, cue: Cue, start: int) -> Mention | None:
        """Whose words a cue leads into, if its clause has this subject."""
        if cue.passive and subject is not None and not subject.sure:
            subject = None  # «نکات زیر اعلام می‌شود: …»
        if cue.entry.kind == "paper" and subject is not None and subject.first > cue.first:
            subject = None  # «در این نامه آمده است که … و استاندار گفت: …»
        if cue.entry.kind != "paper" or (subject is not None and not self._voices.is_text(subject)):
            return subject
        # Who wrote the text that is quoted.
        spoken, known = self.quotes[-1].last if self.quotes else 0, self.cast.current is not None
        return self._voices.author_of(start, cue.first, spoken, known=known)

    def _note(self, first: int, last: int, cues: Sequence[Cue]) -> None:
        if len(self.narration) < _DATELINES:
            ends = (cue.content for cue in cues if cue.opener == "colon")
            self.narration.append((first, next(ends, last)))

    def _told_of(
        self, start: int, sentence: Sentence, mention: Mention | None, another: bool
    ) -> None:
        """Narration without a cue: whom it brings up."""
        if mention is not None and mention.sure and self._contents.introduces(mention, start):
            self._resolve(mention, another, quoting=False)
        elif tells_report(self.document.tokens, start):
            told = retold(self.document, self.subjects.surnames, start, sentence.last)
            if told is not None:
                self._resolve(told, False, quoting=False)
        elif mention is None:
            told = brought_to_act(self.document, self.subjects.surnames, start, sentence.last)
            if told is not None:
                self._resolve(told, True, quoting=False)

    def _opens_again(self, is_open: Open, sentence: Sentence, cues: list[Cue]) -> int | None:
        """Where the reporter's sentence goes on after a quote, which is closed there."""
        closing = is_open.closing
        if closing is not None and closing < cues[-1].first:
            # «با بیان اینکه «الف»، گفت: ب» holds two quotes.
            is_open.last = closing
            self._close()
            return closing + 1
        again = self._contents.told_again(is_open, sentence, cues[1:])
        if again is None:
            return None
        # «اعلام کرد که الف و افزود: ب» holds two quotes, «… که الف و ب را ج خواند» one.
        is_open.last = again
        while is_open.last > is_open.first and self.document.keys[is_open.last - 1] in "،؛":
            is_open.last -= 1
        self._close()
        return again + 1

    def _lead(
        self,
        start: int,
        sentence: Sentence,
        cues: list[Cue],
        mention: Mention | None,
        another: bool,
    ) -> None:
        """A sentence that reports a speech act without direct content."""
        if mention is not None and not mention.sure and not self.cast.knows(mention):
            posted = mention.name is not None and mention.role is not None
            acts = mention.first == start and (posted or any(cue.told for cue in cues))
            mention = mention if acts else None  # Only a person says something.
        if mention is not None and all(map(self._contents.is_past, cues)):
            self._resolve(mention, another, quoting=False)
            return
        speaker, chain = self._resolve(mention, another, quoting=True)
        self._indirect(start, sentence, cues, speaker, chain)
        self.leads.append(FoundLead(start, sentence.last, speaker, None))

    def _nested(self, is_open: Open, sentence: Sentence, cues: list[Cue]) -> None:
        """Quotes of others within a speech."""
        for cue in cues:
            if cue.first < is_open.first or not self._contents.nests(cue):
                continue
            start = max(sentence.first, is_open.first)
            start = clause_start(self.document.tokens, start, cue, self.subjects.surnames)
            mention, _ = self.subjects.find(start, sentence.last, [cue])
            if mention is None or not mention.sure or mention.kind in ("pronoun", "plural"):
                continue
            speaker, chain = self.cast.within(mention)
            if speaker is None or (speaker == is_open.speaker and cue.opener == "that"):
                continue
            inner = self._contents.opened(cue, sentence.last, speaker, chain, start)
            last = inner.last if inner.closing is None else inner.closing
            added = self._add(inner.first, last, cue, speaker, (*chain, "within a speech"))
            if added and start == is_open.first and inner.closing is None:
                is_open.inner = len(self.quotes) - 1
            return

    def _ends_open(self, is_open: Open, sentence: Sentence, cues: list[Cue]) -> bool:
        """Whether a sentence after a quote is narration again."""
        if is_open.first >= sentence.first:
            return False
        ended = is_open.closing is not None and is_open.closing < sentence.first
        opener = "marks" if is_open.marked else is_open.cue.opener
        if ended or opener in ("that", "bare"):
            return True
        if opener == "comma":
            # «تاکید کرد، …» is as good as a colon, but only where nobody else comes up.
            mention, _ = self.subjects.find(sentence.first, sentence.last, cues)
            return bool(cues) or (mention is not None and mention.sure)
        return self._is_narration(sentence.first, sentence.last, cues)

    def _is_narration(self, first: int, last: int, cues: list[Cue]) -> bool:
        """Whether a reporter's words begin a sentence behind a quote whose end no mark tells."""
        tokens = self.document.tokens
        if tells_report(tokens, first) or looks_back(tokens, first) or tokens[first].key == "وی":
            return True
        if not cues:
            return False
        openers = self._contents.openers(cues, first)
        if (cues[0].entry.frame == "source" and cues[0].first == first) or openers[:1] == ["colon"]:
            return True
        mention, another = self.subjects.find(first, last, cues)
        if mention is None:
            return cues[-1].told and self.cast.calls(tokens[first].key)
        if mention.anaphoric and not openers:
            return False
        turned = mention.first == self.subjects.after_opening(first, last)
        if another and turned and mention.sure and cues[-1].told:
            return not self.cast.is_current(mention)
        return mention.kind == "pronoun" or self.cast.is_current(mention)

    def _indirect(
        self,
        start: int,
        sentence: Sentence,
        cues: list[Cue],
        speaker: int | None,
        chain: tuple[str, ...],
    ) -> None:
        """The clauses that narration gives in its own words («با بیان اینکه …، گفت»)."""
        tokens = self.document.tokens
        for number, cue in enumerate(cues):
            opinion = cue.entry.kind == "opinion" and cue.opener in ("that", "comma", "bare")
            if cue.first < start or (cue.entry.frame == "verb" and not opinion):
                continue
            if cue.opener == "none" or self._contents.states_in_marks(cue):
                continue
            first, last = cue.content, sentence.last
            if cue.entry.frame == "clause":
                following = cues[number + 1 : number + _MOST_CUES]
                leads_to = main_verb(following, last)
                another = next((c.first for c in following if c.entry.frame == "clause"), last)
                last = clause_end(tokens, first, min(leads_to, another))
                if another < leads_to and tokens[last - 1].key in (AND, COMMA):
                    last -= 1  # «با بیان اینکه … و با اشاره به اینکه …»
            elif opinion:
                last = opinion_end(tokens, first, last)
            elif cue.entry.frame == "source":
                source = mention_at(tokens, first, sentence.last, self.subjects.surnames)
                if source is None:
                    continue
                first = source.last
                if first < last and tokens[first].key == COMMA:
                    first += 1
            self._add(first, last, cue, speaker, chain, "indirect")

    def _close(self) -> None:
        is_open, self._open = self._open, None
        assert is_open is not None
        last = is_open.last if is_open.closing is None else min(is_open.last, is_open.closing)
        if is_open.inner is not None:
            inner = self.quotes[is_open.inner]
            self.quotes[is_open.inner] = inner._replace(
                last=max(inner.last, trimmed(self.document.tokens, inner.first, last))
            )
        if self._add(is_open.first, last, is_open.cue, is_open.speaker, is_open.chain):
            self.leads.append(FoundLead(*is_open.lead, is_open.speaker, len(self.quotes) - 1))

    def _add(
        self,
        first: int,
        last: int,
        cue: Cue,
        speaker: int | None,
        chain: tuple[str, ...],
        kind: Kind = "direct",
    ) -> bool:
        """Keep a quote, without the marks at its end; whether anything is left of it."""
        last = trimmed(self.document.tokens, first, last)
        if last <= first:
            return False
        rule = (
            f"{cue.opener}: {cue.entry.form}" if kind == "direct" else f"{kind}: {cue.entry.form}"
        )
        self.quotes.append(Found(first, last, cue, speaker, chain, kind, rule))
        return True

    def _resolve(
        self, mention: Mention | None, another: bool, *, quoting: bool
    ) -> tuple[int | None, tuple[str, ...]]:
        if mention is None:
            return self.cast.goes_on(), ("no subject", "last speaker")
        return self.cast.resolve(mention, another=another, quoting=quoting)
