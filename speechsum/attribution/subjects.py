"""Subjects: where in a sentence of narration its speaker is mentioned."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from speechsum.attribution.cues import Cue, find_cues
from speechsum.attribution.datelines import after_dateline, after_glued_headline, after_report
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.names import (
    is_day,
    is_name_start,
    is_person_start,
    name_starts,
    only_name,
    tells_how,
)
from speechsum.attribution.relayed import passed_on_by, retold_from
from speechsum.attribution.vocabulary import (
    COMPOUND_LAST,
    boundary,
    connects,
    ends_clause,
    honorifics,
    is_common,
    is_given,
    is_plural,
    is_verb,
    month,
    opens_adjunct,
    phrase_size,
    posts,
    sequences,
    stops,
    tells_another,
    tells_report,
)
from speechsum.grammar.words import (
    AND,
    ANKE,
    BA,
    COMMA,
    DAR,
    INKE,
    KE,
    ONE_OF,
    RA,
    SEMICOLON,
    THIS,
    endings,
)
from speechsum.text.people import pronouns
from speechsum.text.segments import Document
from speechsum.text.verbs import analyse, is_finite
from speechsum.tuples import NamedTuple

_CLAUSE = 40
"""How many tokens before a cue its own clause may begin."""
_CLAUSE_STARTS = frozenset((COMMA, SEMICOLON, KE, AND))
_PARTING = frozenset((COMMA, SEMICOLON, ":"))
_WEAK = ("comma", "bare")
_BETWEEN_ACTS = 2
_YEAR = 4
"""Digits."""
_WINDOW = 120
"""How many tokens before a cue are looked through; no clause is longer."""


class Subjects(NamedTuple):
    """Finds the subjects of one report's sentences."""

    document: Document
    surnames: frozenset[str]
    told: Callable[[], frozenset[tuple[str, ...]]] = frozenset
    """The posts that sentences begin with, where nothing can stick to them."""

    def find(self, start: int, last: int, cues: list[Cue]) -> tuple[Mention | None, bool]:
        """Who speaks in the sentence from ``start`` to ``last``, and whether the sentence tells
        that it is somebody else than before."""
        strong = (c.first for c in cues if _holds_content(c))
        end = max(next(strong, cues[0].first if cues else last), start)
        tokens = self.document.tokens
        if cues and cues[0].entry.frame == "source" and cues[0].first == start:
            source = mention_at(tokens, cues[0].last, last, self.surnames)
            return self._told_by_source(source, cues) or source, False
        begin = after_dateline(self.document.text, tokens, start, end)
        begin = after_glued_headline(tokens, begin, end)
        mention = self._first_mention(begin, min(end, start + _WINDOW))
        if cues:
            mention = self._of_last_clause(mention, begin, end, cues)
        if mention is None and cues and cues[-1].entry.kind != "paper":
            mention = self._after_time(begin, end)
        if mention is None:
            # «به نقل از سازمان آب، با صدور بیانیه‌ای گفته است: …»
            told = retold_from(self.document, self.surnames, start, end) if end < last else None
            return told, False
        mention = passed_on_by(self.document, self.surnames, mention, end)
        another = mention.last < end and tells_another(tokens[mention.last].key)
        return mention, another or self._turns(start, mention.first) or self._is_item(start, begin)

    def _of_last_clause(
        self, mention: Mention | None, begin: int, end: int, cues: Sequence[Cue]
    ) -> Mention | None:
        """The subject of a sentence, or that of its last clause, whose verb leads into content."""
        if mention is not None and (mention.sure or mention.role):
            return self._behind_but(mention.last, end) or mention
        # «قتل در شهر پرونده‌ای است که دادستان درباره آن گفت: …»
        other = self._before_cue(max(begin, end - _CLAUSE), end)
        if other is not None and self._agrees_only(other, mention, end, cues):
            return other
        return self._preferred(mention, other, end)

    def _after_time(self, begin: int, end: int) -> Mention | None:
        """The one word between the time and the verb («یک هفته پیش | سپهرنت | اعلام کرد»)."""
        tokens, first = self.document.tokens, end - 1
        if first > begin and tells_another(tokens[first].key):
            first -= 1
        if first <= begin or tokens[first].kind != "word" or stops(tokens[first].key):
            return None
        key, before = tokens[first].key, tokens[first - 1]
        year = before.kind == "number" and len(before.key) == _YEAR
        if not year and before.key not in boundary("when"):
            return None
        if is_common(key) or ends_clause(key) or is_day(tokens, first - 1, end):
            return None
        return Mention("named", first, first + 1, (first, first + 1), None, False)

    def own(self, cues: Sequence[Cue]) -> Mention | None:
        """The subject of the last of some cues, where it is not that of the first («… پرسید که راه
        کجاست و نیکوکار پاسخ داد: …»)."""
        if not any(map(_holds_content, cues[:-1])):
            return None
        end = cues[-1].first
        found = self._before_cue(max(cues[-2].last, end - _CLAUSE), end)
        if found is None or any(map(is_verb, self.document.keys[found.last : end])):
            return None
        return found

    def _told_by_source(self, source: Mention | None, cues: Sequence[Cue]) -> Mention | None:
        """«به گفته پلیس، یکی از متهمان گفت که …»: whose words the police only pass on."""
        end = next((c.first for c in cues[1:] if _holds_content(c)), 0)
        if source is None or not source.last < end or self.document.keys[source.last] != COMMA:
            return None
        inner = mention_at(self.document.tokens, source.last + 1, end, self.surnames)
        told = inner is not None and inner.sure and not inner.anaphoric
        return inner if told and inner and self._is_subject(inner, end, True) else None

    def _is_item(self, start: int, begin: int) -> bool:
        """Whether a sentence opens a news item of its own («ایسنا: …»)."""
        return begin == start + 2 and start > 0 and self.document.tokens[begin - 1].key == ":"

    def _before_cue(self, first: int, end: int) -> Mention | None:
        """The subject of the last of several clauses («… آمد و استاندار گفت»)."""
        tokens = self.document.tokens
        for index in range(end - 1, first, -1):
            before = tokens[index - 1].key
            starts = before in _CLAUSE_STARTS or before in boundary("but")
            if not starts or tokens[index].kind != "word":
                continue
            if before == AND and not ends_clause(tokens[index - 2].key):
                continue
            index = self.after_opening(index, end)
            if index < end and opens_adjunct(tokens[index].key):
                inside = self._after_adjunct(index, end, end, True) if before == KE else None
                if inside is not None:
                    return inside
                continue
            mention = mention_at(tokens, index, end, self.surnames)
            if (
                mention is not None
                and (mention.sure or mention.role)
                and not mention.anaphoric
                and self._is_subject(mention, end, True)
            ):
                return mention
        return None

    def _behind_but(self, first: int, end: int) -> Mention | None:
        """Who speaks in a clause against the one before it («نیکوکار رفت، اما استاندار گفت: …»)."""
        keys = self.document.keys
        if boundary("but").isdisjoint(keys[first:end]):
            return None
        for index in range(first + 2, end):
            if keys[index - 1] not in boundary("but") or not any(
                map(ends_clause, keys[first:index])
            ):
                continue
            mention = mention_at(self.document.tokens, index, end, self.surnames)
            if mention is not None and mention.sure and self._is_subject(mention, end, True):
                return mention
        return None

    def _preferred(
        self, mention: Mention | None, other: Mention | None, end: int
    ) -> Mention | None:
        """Of the subject of a sentence and that of its last clause, the one who acts."""
        if mention is None or other is None:
            return mention or other
        keys, between = self.document.keys, self.document.tokens[other.last : end]
        if not mention.sure and self._turns_to(other, keys[mention.last : other.first]):
            return other
        relative = keys[other.first - 1] == KE and keys[mention.last : mention.last + 1] == (DAR,)
        if not relative or other.body or any(is_verb(token.key) for token in between):
            return mention
        return other

    def _agrees_only(
        self, other: Mention, mention: Mention | None, end: int, cues: Sequence[Cue]
    ) -> bool:
        """Whether of two only the other are several, of whom the verb of saying tells («غیبت او در
        حالی است که کارشناسان گفته‌اند»)."""
        cue = next((c for c in cues if c.first == end), None)
        several = posts().get(self.document.keys[other.first], ("",))[0] == "group"
        if mention is None or mention.body or not several or cue is None:
            return False
        return any(form.person == 6 for form in analyse(self.document.keys[cue.last - 1]))

    def _turns_to(self, other: Mention, clause: Sequence[str]) -> bool:
        """Whether another clause with its own subject follows what only looks like one («اقتصاد
        سرپل رشد کرد و دولت گفت: …»)."""
        if not any(map(is_verb, clause)) or not {INKE, ANKE}.isdisjoint(clause):
            return False
        joined = clause[-1] == AND or clause[-1] in boundary("but")
        return other.kind == "named" or (joined and KE not in clause)

    def _after_day(self, index: int, end: int) -> int:
        """Past «۲۲ خرداد ماه ۱۴۰۳», behind which a subject may stand without a comma."""
        tokens = self.document.tokens
        if index >= end or tokens[index].kind != "number" or not is_day(tokens, index, end):
            return index
        index += 2
        while index < end and (tokens[index].kind == "number" or tokens[index].key in month()):
            index += 1
        return index

    def after_opening(self, index: int, end: int) -> int:
        """Past «همچنین» and «از سوی دیگر», after which a subject may stand without a comma."""
        tokens = self.document.tokens
        while index < end and self._only_connects(index):
            index += 1
        size = phrase_size(tokens, index, end)
        if size and index + size < end and tokens[index + size].key == COMMA:
            size += 1
        return index + size

    def _turns(self, start: int, first: int) -> bool:
        """Whether the words before a subject turn to somebody else («از سوی دیگر …»)."""
        keys = self.document.keys[start : min(first, start + 4)]
        turning = sequences("turning")
        return keys[:1] in turning or keys[:2] in turning or keys[-1:] in sequences("turned")

    def _first_mention(self, index: int, end: int) -> Mention | None:
        tokens, keys = self.document.tokens, self.document.keys
        at_start, begin = True, index
        while index < end:
            index = self._after_day(self.after_opening(index, end), end)
            if tells_report(tokens, index):
                index, at_start = after_report(tokens, index + 2, end), True
                continue
            comma = next((i for i in range(index, end) if keys[i] in _PARTING), end)
            if index < end and opens_adjunct(tokens[index].key):
                inside = self._after_adjunct(index, comma, end, comma == end)
                if inside is not None:
                    return inside
            else:
                mention = mention_at(tokens, index, end, self.surnames)
                post = self._without_object(mention, end) if mention is not None else None
                if post is not None:
                    return post
                if mention is not None and self._is_subject(mention, end, at_start):
                    if mention.kind == "titled" and not mention.body:
                        return self._name_before(index - 1, begin, end) or mention
                    return mention
                at_start = False
            index = comma + 1
        return self._in_apposition(begin, end) or self._named_inside(begin, end)

    def _only_connects(self, index: int) -> bool:
        """Whether a word connects a clause to the one before, and is none of «ولی الله»."""
        keys = self.document.keys
        following = keys[index + 1] if index + 1 < len(keys) else ""
        return connects(keys[index]) and following not in COMPOUND_LAST

    def _without_object(self, mention: Mention, end: int) -> Mention | None:
        """A post without the object behind it («رئیس شورا | سهم راه را …»): as the report tells
        elsewhere where it ends, or else up to the last noun that tells of an act."""
        keys = self.document.keys
        if mention.body or mention.role is None or mention.role[1] != mention.last:
            return None
        near = range(mention.last, min(end, mention.last + _CLAUSE))
        if next((keys[i] for i in near if keys[i] in (RA, COMMA) or is_verb(keys[i])), "") != RA:
            return None
        first, last = mention.role
        sizes = range(last - first - 1, 1, -1)
        size = next((n for n in sizes if keys[first : first + n] in self.told()), 0)
        size = size or self._before_act(first, last)
        if not size:
            return None
        return mention._replace(last=first + size, role=(first, first + size))

    def _before_act(self, first: int, last: int) -> int:
        """How many words of a post stand before the nouns at its end that tell of an act («دادستان
        کشور | توجه ویژه»); 0 for none."""
        keys = self.document.keys
        acts = [i for i in range(first + 2, last) if is_common(keys[i])]
        index = acts.pop() if acts else first
        while acts and index - acts[-1] <= _BETWEEN_ACTS:
            index = acts.pop()
        # «وزیر کار و حمایت‌های اجتماعی» is one post.
        return 0 if keys[index - 1] == AND else index - first

    def _name_before(self, comma: int, begin: int, end: int) -> Mention | None:
        """A name that no mark parts from the words before it, where a post follows a comma."""
        tokens = self.document.tokens
        if comma <= begin or tokens[comma].key != COMMA:
            return None
        first = comma
        while first > max(begin, comma - 4) and tokens[first - 1].kind == "word":
            if stops(tokens[first - 1].key):
                break
            first -= 1
        before = tokens[first - 1].key if first > begin else ""
        if before in boundary("governing") or not is_name_start(tokens, first, comma):
            return None
        mention = mention_at(tokens, first, end, self.surnames)
        named = mention is not None and mention.sure and mention.kind == "named"
        return mention if named else None

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
        for place in name_starts(self.document.keys[first + 1 : end]):
            index = first + 1 + place
            if not is_name_start(tokens, index, end) or not only_name(tokens, index):
                continue
            if tokens[index - 1].key in boundary("governing"):
                continue
            mention = mention_at(tokens, index, end, self.surnames)
            if mention is not None and mention.role is not None and mention.name is not None:
                found = mention
        return found

    def _is_subject(self, mention: Mention, end: int, at_start: bool) -> bool:
        """Whether a mention can be the subject of the clause that ends at ``end``."""
        tokens = self.document.tokens
        after = tokens[mention.last].key if mention.last < end else COMMA
        if mention.kind in ("pronoun", "plural", "demonstrative"):
            return True
        if after == RA or (after == KE and self._is_topic(mention)):
            return False
        ended = after in "،(:-" or tells_how(tokens, mention.last, end)
        if not ended and is_common(after):  # «نیکوکار | اهمیت راه را …»
            ended = RA in self.document.keys[mention.last : end]
        if mention.kind == "named" and (mention.sure or _is_posted(mention)):
            return at_start or ended
        if mention.kind == "titled":
            return ended and (at_start or not self._is_listed(mention, end))
        assert mention.name is not None
        short = mention.name[1] - mention.name[0] == 1 and len(tokens[mention.name[0]].key) < 3
        return at_start and ended and not short and after not in boundary("object")

    def _is_listed(self, mention: Mention, end: int) -> bool:
        """«شامل دادستان، | رئیس شورا، | وزیر راه و …» tells of nobody."""
        keys, last = self.document.keys, mention.last
        if keys[last : last + 1] != (COMMA,) or keys[mention.first - 1] != COMMA:
            return False
        tokens = self.document.tokens
        return is_person_start(tokens, last + 1, end) and not is_name_start(tokens, last + 1, end)

    def _is_topic(self, mention: Mention) -> bool:
        """«یکی از موضوعاتی که …» is nobody."""
        tokens = self.document.tokens
        return tokens[mention.first].key == ONE_OF and tokens[mention.last - 1].key.endswith("اتی")

    def _governs(self, index: int) -> bool:
        """«دیدار رئیس شورا», «شرکت‌های فعال»; but not «در این دیدار | رئیس شورا گفت»"""
        keys = self.document.keys
        if keys[index].endswith(endings("of-plural")) and is_plural(keys[index]):
            return not is_name_start(self.document.tokens, index + 1, len(keys))
        while keys[index] in honorifics() and index:
            index -= 1  # «خطاب به مهندس | رامین نیکوکار»
        return keys[index] in boundary("governing") and keys[index - 1] != THIS

    def _is_several(self, adjunct: int, start: int, end: int) -> bool:
        """Whether people begin of whom a verb in the plural tells, behind an adjunct that «این»
        ends («طی این مطالعه | پژوهشگران گفته‌اند»)."""
        keys, verb = self.document.keys, end
        post = posts().get(keys[start])
        if post is None or post[0] != "group" or start != adjunct + 3 or keys[adjunct + 1] != THIS:
            return False
        while verb < len(keys) - 1 and self.document.tokens[verb].kind == "word":
            if is_finite(keys[verb]):
                return any(form.person == 6 for form in analyse(keys[verb]))
            verb += 1
        return False

    def _after_adjunct(self, index: int, comma: int, end: int, whole: bool) -> Mention | None:
        """A subject that no comma parts from the adjunct before it («در پایان استاندار گفت»)."""
        tokens = self.document.tokens
        told_of = False  # «در این نشست که استاندار نیز حضور داشت، نیکوکار گفت»
        for start in range(index + 1, comma if whole else min(comma, index + 6)):
            key = tokens[start].key
            told_of = key == KE or (told_of and not is_verb(key))
            if told_of or self._governs(start - 1):
                continue
            known = key in pronouns() or (
                key in self.surnames and not is_given(tokens[start - 1].key)
            )
            if not known and not (
                is_person_start(tokens, start, comma) or self._is_several(index, start, end)
            ):
                continue
            mention = mention_at(tokens, start, end, self.surnames)
            if mention is not None and mention.sure and self._is_subject(mention, end, False):
                if tokens[start - 1].key == "-":
                    return self._in_apposition(index, comma) or mention
                return mention
        return None


def _is_posted(mention: Mention) -> bool:
    """Whether a mark parts a name from its post («اولی رن، رئیس بانک»)."""
    name, role = mention.name, mention.role
    return name is not None and role is not None and role[0] > name[1]


def _holds_content(cue: Cue) -> bool:
    """Whether a cue's own clause ends with it: its content follows."""
    if cue.opener == "none" or cue.entry.frame != "verb" or cue.passive:
        return False
    told = cue.opener in ("colon", "marks")
    if not told and (cue.entry.opens not in ("all", "that") or cue.entry.kind == "paper"):
        return False  # «آمده بود»
    return cue.told or cue.opener not in _WEAK


def posts_in(document: Document) -> frozenset[tuple[str, ...]]:
    """The posts that stand at the beginning of sentences, right before a mark, a verb of saying or
    «با اشاره به …»."""
    tokens, keys = document.tokens, document.keys
    found = set()
    for sentence in document.sentences:
        first, last = sentence.first, sentence.last
        if not is_person_start(tokens, first, last) or is_name_start(tokens, first, last):
            continue
        mention = mention_at(tokens, first, last)
        if mention is None or mention.role is None or mention.name is not None:
            continue
        after = mention.last
        near = min(after + 3, len(keys))
        if after < last and (
            tokens[after].kind == "mark" or keys[after] == BA or find_cues(keys, after, near)
        ):
            found.add(keys[mention.role[0] : mention.role[1]])
    return frozenset(found)
