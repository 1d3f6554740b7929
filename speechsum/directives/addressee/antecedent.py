"""Those who act and are named elsewhere: before, in the cue, in a note, or as a letter's reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from speechsum.directives.addressee.agents import (
    LONGEST_NAME,
    NOBODY,
    Agent,
    certain_end,
    phrase_end,
    trimmed,
)
from speechsum.directives.addressee.classes import has, is_plural, is_sign
from speechsum.directives.addressee.cleaning import cleaned
from speechsum.directives.addressee.objects import without_object
from speechsum.directives.candidate import Candidate
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_agent, is_agent_at
from speechsum.grammar.readings import COPULA
from speechsum.grammar.verbs import may_be_verb, reports
from speechsum.grammar.words import AZ, BE, COMMA, COORDINATORS, MARKS, RA, phrases, values
from speechsum.text.segments import Document

# How far back an antecedent is looked for, in tokens.
_REACH = 40
# The same, where a verb without a subject has its subject.
_NEAR = 30
# How far back one is looked for who was spoken to, in tokens.
_FAR = 1000
# The paragraphs of a letter before its text, and the tokens of the longest of them.
_HEADING = 12
_MANNER = 4
"""Tokens in which «به» follows «خطاب» or «نامه‌ای»: «نامه‌ای رسمی و سرگشاده | به»."""
_RIGHT_ABOVE = 2
"""Paragraphs."""
_LONGEST_LINE = 16
_LONGEST_LABELLED = 120
"""Tokens from a colon to the last of what is told behind it."""


def points_back(clauses: Clauses, agent: Agent) -> bool:
    """Whether the agent is «آنها», who were named before."""
    return agent.first + 1 == agent.last and has("back", clauses.keys[agent.first])


def antecedent(
    document: Document, clauses: Clauses, candidate: Candidate, begin: int, *, nearest: bool = False
) -> Agent:
    """The body or people named before, in number as the verb is, within the same speech.

    ``begin`` is the offset at which that speech begins. The subject of an earlier clause comes
    before what is nearer but no subject, unless the ``nearest`` is asked for («آنها»).
    """
    verb = candidate.verb or candidate.outer
    keys = clauses.keys
    plural = nearest or (verb is not None and verb.person == 6)
    pronoun = NOBODY
    for here in range(
        candidate.first - 1, max(0, candidate.first - (_REACH if nearest else _NEAR)) - 1, -1
    ):
        if keys[here] == ":" or document.tokens[here].start < begin:
            break  # what stands before is the cue
        if plural and has("back", keys[here]) and _opens_clause(keys, here) and not nearest:
            pronoun = Agent(here, here + 1, None, "antecedent")  # «آن‌ها به جای آن …، باید …»
            continue
        if not _may_be_meant(keys, here, plural=plural):
            continue
        if nearest or _opens_clause(keys, here):
            return _antecedent_at(keys, here, candidate.first)
    return pronoun


def _may_be_meant(keys: Sequence[str], here: int, *, plural: bool) -> bool:
    """Whether a verb of that number may have the word for its subject."""
    key = keys[here]
    if not is_agent(key) or has("we", key) or has("pronoun", key):
        return False
    if has("determiner", key) and not is_agent(keys[here + 1]):
        return False  # «هیچ شفافیتی»
    if has("all", key) and not (is_agent(keys[here + 1]) or may_be_verb(keys[here + 1])):
        return False  # «همه مشکلات»
    if has("governing", keys[here - 1]) and not _one_of(keys, here):
        return False
    return has("place", key) or plural == is_plural(key)  # a country takes either


def _one_of(keys: Sequence[str], here: int) -> bool:
    """«برخی از مدیران»."""
    return keys[here - 1] == AZ and has("determiner", keys[here - 2])


def _opens_clause(keys: Sequence[str], here: int) -> bool:
    """Whether a noun is no genitive («رژیم» of «تبعیض‌های رژیم») and no predicate."""
    before = keys[here - 1]
    if has("determiner", before) or has("all", before):
        before = keys[here - 2]
    if before in COORDINATORS and not is_plural(keys[here]) and not may_be_verb(keys[here - 2]):
        return False  # «وزارت صنعت و معدن و | جهاد کشاورزی»: one of several
    return (
        has("name-end", before)
        or has("adverb", before)
        or has("clause-before", before)
        or is_sign(before)
        or before in MARKS
        or may_be_verb(before)
    )


def _antecedent_at(keys: Sequence[str], here: int, limit: int) -> Agent:
    """The noun phrase around the noun at ``here``: «مدیران و معاونان», «برخی از مدیران»."""
    first = here - 2 if _one_of(keys, here) else here
    joins = is_plural(keys[here]) or has("place", keys[here])
    while joins and first >= 2 and _is_listed(keys, first) and is_agent(keys[first - 2]):
        first -= 2
    first -= has("this", keys[first - 1]) or has("all", keys[first - 1])
    around = Clauses(keys, first, limit)
    found = trimmed(around, first, limit, "antecedent")
    last = min(found.last, here + LONGEST_NAME)
    following = around.verb_from(last)
    noun = following is not None and not has("whole-verb", following.stem)
    if following is not None and noun and following.first == last and last - here > 1:
        # «مردم رای دادند», «شهرداری راه را بسته است»: not what they do
        last = min(last - 1, max(certain_end(keys, here, last), here + 1))
    elif last < len(keys) and keys[last] == RA and last - here > 1:
        last = max(certain_end(keys, here, last - 1), here + 1)
    last = without_object(around, here, last)
    if last > here + 2 and _says_who_they_are(around, here):
        last = here + 1
    return found._replace(last=last)


def _is_listed(keys: Sequence[str], here: int) -> bool:
    """Whether a noun is one of several («مدیران و | معاونان», «آلمان، | ایران و عراق»)."""
    places = has("place", keys[here]) and has("place", keys[here - 2])
    return keys[here - 1] in COORDINATORS or (places and keys[here - 1] == COMMA)


def _says_who_they_are(clauses: Clauses, here: int) -> bool:
    """«معلمان امین مردم هستند»: many, then the singular of what they are."""
    keys = clauses.keys
    verb = clauses.verb_from(here)
    if verb is None or verb.stem != COPULA or verb.person != 6 or not is_plural(keys[here]):
        return False
    return has("person", keys[here + 1]) and not is_plural(keys[here + 1])


def addressed_before(
    clauses: Clauses, first: int, *, you: bool = False, written: bool = False
) -> Agent:
    """«خطاب به X» in the cue before a quote, and «به X گفت» where ``you`` are told.

    Or «در نامه‌ای به X» in the same sentence, where the request may be ``written``.
    """
    keys, addressing = clauses.keys, phrases("addressees", "addressed").words
    if written:
        addressing |= phrases("addressees", "letter").words
    near = range(first - 1, max(clauses.first - 1 if written else 0, 0, first - _REACH), -1)
    if not you and addressing.isdisjoint(keys[near.stop + 1 : first]):
        return NOBODY  # as mostly
    for here in near:
        to = _to(keys, here, first) if keys[here] in addressing else None
        addressed = to is not None
        among = phrases("addressees", "audience").length_at(keys, here, first) if you else 0
        if to is not None:
            start = to + 1
        elif among and is_agent_at(keys, here + among) and not _is_press(keys, here + among):
            start, addressed = here + among, True  # «در جمع دهیاران گفت»
        elif you and keys[here] in (BE, AZ) and is_agent_at(keys, here + 1):
            start = here + 1
        else:
            continue
        cue = Clauses(keys, start, first)
        found = trimmed(cue, start, first, "addressed")
        found = _without_report(keys, found)
        following = cue.verb_from(found.last)
        told = following is not None and (reports(keys, following) or keys[following.last] == ":")
        if addressed or told:
            return found if found.last - found.first <= 2 * LONGEST_NAME else NOBODY
    return NOBODY


def _is_press(keys: Sequence[str], here: int) -> bool:
    return phrases("addressees", "press").length_at(keys, here, len(keys)) > 0


def _to(keys: Sequence[str], here: int, limit: int) -> int | None:
    """«به» behind «خطاب», «نامه‌ای», «نامه‌ای سرگشاده»."""
    for index in range(here + 1, min(here + _MANNER, limit)):
        if keys[index] == BE:
            return index
        if keys[index] in phrases("clauses", "preposition"):
            return None  # «نامه‌ای با اشاره به …»
    return None


def _without_report(keys: Sequence[str], agent: Agent) -> Agent:
    """«خطاب به دهیاران | تصریح کرد», «خطاب به شهردار | خواستار … شد»: without what is told."""
    demanding = values("deontic", "demand")
    told = range(agent.first + 1, agent.last)
    last = next((i for i in told if keys[i] in demanding), agent.last)
    while last > agent.first + 1 and (
        keys[last - 1] in phrases("clauses", "report") or has("acting", keys[last - 1])
    ):
        last -= 1
    return agent._replace(last=last)


def addressed_earlier(keys: Sequence[str], first: int, since: int) -> Agent:
    """Who was spoken to in what the same one said before, where «you» are told: «وی خطاب به دهیاران
    گفت: …», «آقای شهردار، …». He has been speaking ``since`` that token."""
    addressing = phrases("addressees", "addressed").words | phrases("addressees", "letter").words
    titles = phrases("addressees", "title").words
    since = max(since, first - _FAR, 0)
    if (addressing | titles).isdisjoint(keys[since:first]):
        return NOBODY  # as mostly
    for here in range(first - 1, since - 1, -1):
        last = min(first, here + 2 * LONGEST_NAME)
        to = _to(keys, here, last) if keys[here] in addressing else None
        if to is not None:
            named = trimmed(Clauses(keys, to + 1, last), to + 1, last, "addressed")
            return _without_report(keys, named)
        if keys[here] in titles and here > 0 and keys[here - 1] in MARKS:
            commas = (i for i in range(here, last) if keys[i] == COMMA)
            end = certain_end(keys, here, next(commas, last))  # «آقای شهردار، | راه»
            verb = Clauses(keys, here, last).verb_from(here)  # «آقای شهردار | می‌گوید»
            called = is_agent(keys[here + 1]) and (verb is None or verb.first > end)
            if called and end > here + 1:
                return Agent(here, end, None, "called upon")
    return NOBODY


def you_before(clauses: Clauses, first: int, begin: int) -> Agent:
    """«شما مدیران …»: whom the speaker called «you» in the same speech, from ``begin`` on."""
    keys = clauses.keys
    for here in range(first - 1, max(begin, first - _REACH) - 1, -1):
        if has("you", keys[here]) and is_agent(keys[here + 1]) and is_plural(keys[here + 1]):
            return Agent(here, certain_end(keys, here + 1, first), None, "you")
    return NOBODY


def called_upon(clauses: Clauses, first: int) -> Agent:
    """«آقای شهردار! …», «مردم عزیز، …» right before what they are told."""
    keys = clauses.keys
    last = first
    while last > 0 and (is_sign(keys[last - 1]) or has("adverb", keys[last - 1])):
        last -= 1
    if last == first or not any(key in "!،" for key in keys[last:first]):
        return NOBODY
    for here in range(max(0, last - LONGEST_NAME), last):
        starts = here == 0 or is_sign(keys[here - 1])
        if starts and is_agent_at(keys, here) and not any(map(may_be_verb, keys[here:last])):
            return Agent(here, last, None, "called upon")
    return NOBODY


def noted_on(document: Document, keys: Sequence[str], last: int) -> Agent:
    """«(مسئول پیگیری: شرکت آب)» beside the task that ends before the token ``last``."""
    note = document.note_on(last - 1, "charge")
    if note is None:
        return NOBODY
    end = phrase_end(Clauses(keys, note.first, note.last), note.first, note.last)
    return Agent(note.first, end, None, "noted")


def labelled(keys: Sequence[str], first: int, line: int) -> Agent:
    """«نیکوکار به وزیر راه: لزوم بازسازی پل، …»: who is named before the last colon of a line."""
    line = max(line, first - _LONGEST_LABELLED)
    colon = next((i for i in range(first - 1, line, -1) if keys[i] == ":"), line)
    for here in range(colon - 2, max(line, colon - 2 * LONGEST_NAME) - 1, -1):
        if keys[here] == BE:
            named = Clauses(keys, here + 1, colon)
            told = is_agent_at(keys, here + 1) and not named.verbs and not _is_press(keys, here + 1)
            whole = told and phrase_end(named, here + 1, colon) == colon
            return Agent(here + 1, colon, None, "labelled") if whole else NOBODY
    return NOBODY


def recipient(document: Document, keys: Sequence[str], first: int) -> Agent:
    """Whom a letter is written to: «به: …», «ریاست محترم شهرداری …», «همکار گرامی».

    Looked for among the paragraphs before the token ``first``; one with a verb is none of them. An
    order that is written below a letter («شهردار محترم، …») has its own right above it.
    """
    above = bisect_right(document.paragraphs, first, key=attrgetter("last"))
    begun = next((i for i, p in enumerate(document.paragraphs) if p.kind == "body"), above)
    for paragraph in document.paragraphs[max(begun + 1, above - _RIGHT_ABOVE) : above]:
        found = _recipient_in(keys, paragraph.first, paragraph.last)
        if found.how != "none" and paragraph.kind != "body":
            return found
    for paragraph in document.paragraphs[:_HEADING]:
        if paragraph.first >= first:
            break
        found = _recipient_in(keys, paragraph.first, min(paragraph.last, first))
        if found.how != "none":
            return found
    return NOBODY


def _recipient_in(keys: Sequence[str], first: int, last: int) -> Agent:
    start, labelled = first, False
    while start < last and is_sign(keys[start]):
        start += 1
    if last - start > _LONGEST_LINE or start >= last:
        return NOBODY
    if keys[start + 1] == ":" and (keys[start] == BE or has("address", keys[start])):
        start, labelled = start + 2, True
    polite = any(has("courtesy", key) for key in keys[start:last])
    if not labelled and (not polite or any(map(may_be_verb, keys[start:last]))):
        return NOBODY
    if not labelled and not (is_agent_at(keys, start) or has("address", keys[start])):
        return NOBODY
    end = next(
        (i for i in range(start, last) if keys[i] in ":؛!" or has("greeting", keys[i])), last
    )
    return cleaned(keys, Agent(start, end, None, "recipient")) if start < end else NOBODY
