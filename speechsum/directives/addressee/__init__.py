"""Who is to act: the verb's subject, the one asked, an antecedent, «ما», or nobody named.

Two ordered lists of finders, the first that finds somebody wins: `agent_of` looks at the
directive's own sentence, `addressee_of` then at the rest of the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import attrgetter

from speechsum.directives.addressee.adverbials import after_its_adverbial, skipped
from speechsum.directives.addressee.agents import (
    NAMED_BEFORE,
    NOBODY,
    WE,
    Agent,
    trimmed,
)
from speechsum.directives.addressee.antecedent import (
    addressed_before,
    addressed_earlier,
    antecedent,
    called_upon,
    labelled,
    noted_on,
    points_back,
    recipient,
    you_before,
)
from speechsum.directives.addressee.classes import has, is_closed, is_one_of
from speechsum.directives.addressee.cleaning import cleaned
from speechsum.directives.addressee.listed import told_above
from speechsum.directives.addressee.oblique import (
    agent_phrase,
    asked_in,
    bearer,
    helpers,
    in_phrase,
    in_whose_house,
    obliged,
    on_whom,
)
from speechsum.directives.addressee.subject import (
    has_subject,
    is_animate,
    of_the_effort,
    subject_of,
)
from speechsum.directives.addressee.voice import (
    COPULAS,
    becomes,
    chooses,
    is_passive,
    occurs,
    turns_into,
)
from speechsum.directives.candidate import Candidate
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_agent, is_agent_at, stems
from speechsum.grammar.readings import DO
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COMMA, DAR, KE, RA
from speechsum.text.people import plain
from speechsum.text.segments import Document, Paragraph
from speechsum.tuples import NamedTuple

__all__ = ["Agent", "addressed_before", "addressee_of", "agent_of", "chooses", "is_passive"]

_PHRASES = frozenset(("need-noun", "demand", "need", "needing", "item", "demanding"))
_NEEDS = frozenset(("need", "needing", "duty", "duty-noun"))
_REQUESTS = frozenset(("asking", "advice", "wanting"))
_ASKED_FOR = _REQUESTS | {"demand"}
_NAMES_ITS_OWN = _REQUESTS | {"demanding", "decision"}
"""Rules after whose word a clause begins that has a subject of its own."""

Finder = Callable[[Clauses, Candidate, Verb, "Agent | None"], "Agent | None"]


def agent_of(clauses: Clauses, candidate: Candidate) -> Agent:
    """Who is to act in a candidate, as far as its own sentence tells."""
    found = _named_in(clauses, candidate)
    outer = candidate.outer
    if found.how in ("none", "antecedent") and outer is not None and candidate.verb is None:
        if outer.person == 4 and candidate.rule in _NEEDS:
            return WE  # «همه ما مسئول هستیم»
        if candidate.rule == "duty" and candidate.marker is not None:
            # Whoever is obliged is an agent, known to the lexicon or not.
            return trimmed(clauses, candidate.first, candidate.marker[0], "obliged")
    ours = outer is not None and outer.person == 4
    if found.how == "antecedent" and ours and candidate.rule not in _REQUESTS:
        return WE
    return found


def _named_in(clauses: Clauses, candidate: Candidate) -> Agent:
    """By the construction where that names them, else by the verb."""
    rule, outer = candidate.rule, candidate.outer
    asked = candidate.asked
    if rule == "plea" and (found := in_phrase(clauses, candidate)) != NOBODY:
        return found
    if asked is not None and asked[0] < asked[1] and not has("side", clauses.keys[asked[0]]):
        return trimmed(clauses, *asked, "asked")
    if candidate.verb is None and rule in _PHRASES:
        return in_phrase(clauses, candidate)
    if rule == "duty" and outer is not None and outer.stem == DO:
        return obliged(clauses, candidate)
    if rule == "duty-noun":
        return bearer(clauses, candidate)
    verb = candidate.verb
    if verb is None:
        if rule in _REQUESTS or outer is None:
            return NOBODY
        verb = outer
    subject = subject_of(clauses, candidate, verb)
    finders = (find(clauses, candidate, verb, subject) for find in _FINDERS)
    return next((found for found in finders if found is not None), NAMED_BEFORE)


def _we_in_a_later_verb(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    """«باید راه ساخته شود و از آن استفاده کنیم»: a later verb tells who acts."""
    named = subject is not None and is_animate(clauses, subject.first)
    calls = has("hortative", clauses.keys[verb.first])  # «بیایید | راه را باز کنیم»
    if (
        not calls
        and verb.mood != "short"
        and not is_passive(clauses, verb)
        and (named or verb.stem not in COPULAS)
    ):
        return None
    later = [v for v in clauses.verbs if verb.last <= v.first and v.last <= candidate.last]
    ours = [v for v in later if v.person == 4 and v in (later[0], later[-1])]
    return WE if ours and KE not in clauses.keys[verb.last : ours[0].first] else None


def _ours(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    """«تلاشمان باید این باشد», «باید حواسمان جمع باشد»."""
    if verb.person != 3 or verb.stem not in COPULAS:
        return None
    marker = candidate.marker if candidate.marker is not None else (verb.first, verb.first)
    for key in (clauses.keys[candidate.first], clauses.keys[marker[1]]):
        if any(is_one_of("effort", stem) for stem in stems(key, "ours")):
            return WE
    return None


def _on_whom_it_is(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    if candidate.rule != "need" or candidate.marker is None:
        return None
    return on_whom(clauses, candidate.marker[0], candidate.first)


def _first_person(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    """«ما», but for «همه | دست به دست هم بدهیم», «همه ما», «ما همه»."""
    if verb.person != 4 and not (verb.person == 1 and candidate.rule in ("modal", "duty")):
        return None
    if subject is None:
        return WE
    keys, last = clauses.keys, subject.first + 1
    if not has("everybody", keys[subject.first]):
        named = any(has("everybody", key) for key in keys[last : subject.last])
        return subject if named and subject.last - subject.first <= 3 else WE
    while last < subject.last and is_agent(keys[last]):
        last += 1
    return subject._replace(last=last)


def _impersonal(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    """«باید رفت» is nobody's; «باید دولت راه را فراهم آورد» is a subjunctive, too."""
    if verb.mood != "short":
        return None
    both = verb.stem == "آور" and subject is not None and is_animate(clauses, subject.first)
    return subject if both and subject is not None else NOBODY


def _agent_of_passive(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    if not is_passive(clauses, verb) or turns_into(clauses, verb):
        return None
    return agent_phrase(clauses, candidate.first, verb.first) or NOBODY


def _moved(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    """«نسخه‌های خطی نباید از گنجینه بیرون برود»: a thing goes and stays by somebody else's doing."""
    if subject is None or verb.person != 3 or not has("moving", verb.stem):
        return None
    return None if is_animate(clauses, subject.first) else NOBODY


def _subject(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    if subject is None or _is_told_of(clauses, candidate, verb, subject):
        return None
    return subject


def _is_told_of(clauses: Clauses, candidate: Candidate, verb: Verb, agent: Agent) -> bool:
    """«فردی مطلع را معرفی کنید», «باید یک مربی بفرستید»: those whom you do it to, no callings."""
    after = candidate.marker is not None and agent.first >= candidate.marker[1]
    if verb.person != 5 or not (candidate.rule == "bare" or after):
        return False
    keys = clauses.keys
    called = any(has(kind, keys[agent.first]) for kind in ("you", "all", "determiner"))
    called = called and not has("single", keys[agent.first])
    return not called and keys[agent.last] not in (COMMA, "!")


def _many_before_their_object(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    """«سرویس‌ها | دانش‌آموزان را پیاده کنند»: known or not, as those who choose are."""
    keys, outer = clauses.keys, candidate.outer
    first = candidate.first if outer is None or outer.first >= verb.first else outer.last
    first += keys[first] == KE
    apart = is_closed(keys, first) and not skipped(clauses, first, verb.first)
    if not apart or RA not in keys[first + 2 : verb.first] or keys[first + 1] == RA:
        return None
    return Agent(first, first + 1, None, "subject") if chooses(clauses, first, verb) else None


def _by_whom(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    return agent_phrase(clauses, candidate.first, verb.first)


def _nobody(
    clauses: Clauses, candidate: Candidate, verb: Verb, subject: Agent | None
) -> Agent | None:
    """What things do, and what nobody does."""
    if candidate.rule == "decision" and verb.person == 3:
        return NOBODY  # «قرار شد راه باز بماند»
    if has("happens", verb.stem) or verb.person not in (3, 6) or occurs(clauses, verb):
        return NOBODY
    turned = turns_into(clauses, verb) if verb.person == 6 else becomes(clauses, verb)
    if has("passive", verb.stem) and not turned:
        return NOBODY  # «این تصمیم نباید موجب بسته شدن راه شود»
    if candidate.rule == "modal" and has("state", verb.stem) and has_subject(clauses, candidate):
        return NOBODY  # «رشد جمعیت باید متناسب با … باشد»
    if verb.stem in COPULAS and verb.person == 3 and _is_located(clauses, candidate, verb):
        return NOBODY
    return None


def _is_located(clauses: Clauses, candidate: Candidate, verb: Verb) -> bool:
    """«در شهر باید عدالت باشد», «باید قیمت به نحوی باشد که …»: of things, not of agents."""
    keys = clauses.keys
    return keys[candidate.first] == DAR or has("manner", keys[verb.first - 1])


_FINDERS: tuple[Finder, ...] = (
    _we_in_a_later_verb,
    _on_whom_it_is,
    _first_person,
    _impersonal,
    _ours,
    _agent_of_passive,
    _moved,
    _subject,
    _many_before_their_object,
    _by_whom,
    _nobody,
)


class _Case(NamedTuple):
    """A directive in its document; ``quoted`` and ``since`` as in `addressee_of`."""

    document: Document
    clauses: Clauses
    candidate: Candidate
    quoted: tuple[int, int] | None
    since: int

    @property
    def tells_you(self) -> bool:
        """Whether its verb is in the second person."""
        return self.candidate.verb is not None and self.candidate.verb.person == 5

    @property
    def begin(self) -> int:
        """The offset at which its speech begins."""
        return self.quoted[0] if self.quoted is not None else 0


def addressee_of(
    document: Document,
    clauses: Clauses,
    candidate: Candidate,
    agent: Agent,
    quoted: tuple[int, int] | None,
    since: int,
) -> str | None:
    """Who is to act as written in the document; «ما», or None where nobody is named.

    ``agent`` is what `agent_of` found. ``quoted`` are the offset at which the quote around it
    begins and the first token of its region, None outside of quotes; from the offset ``since`` on
    nobody but its speaker is quoted.
    """
    case = _Case(document, clauses, candidate, quoted, since)
    found = cleaned(clauses.keys, _resolved(case, agent))
    if found.word is not None:
        return found.word
    if found.first >= found.last:
        return None
    tokens = document.tokens
    # A joiner left over at the end of a word joins nothing.
    written = document.text[tokens[found.first].start : tokens[found.last - 1].end]
    return plain(written).strip("\u200c")


def _resolved(case: _Case, agent: Agent) -> Agent:
    """The agent, whoever «آنها» are or a verb without a subject means, or one named elsewhere."""
    if agent.how == "antecedent":
        agent = _first_of(_MEANT, case)
    elif points_back(case.clauses, agent):
        named = antecedent(case.document, case.clauses, case.candidate, case.begin, nearest=True)
        agent = named if named.how != "none" else agent
    return agent if agent.how != "none" else _first_of(_ELSEWHERE, case)


def _first_of(finders: tuple[Callable[[_Case], Agent], ...], case: _Case) -> Agent:
    return next((found for find in finders if (found := find(case)).how != "none"), NOBODY)


def _after_its_adverbial(case: _Case) -> Agent:
    verb = case.candidate.verb
    return (verb and after_its_adverbial(case.clauses, case.candidate, verb)) or NOBODY


def _after_whom(case: _Case) -> Agent:
    """«برای عشایر | سازمان عشایر | باید …»: where nobody was named before."""
    verb = case.candidate.verb
    if verb is None or verb.person != 3:
        return NOBODY
    return after_its_adverbial(case.clauses, case.candidate, verb, loosely=True) or NOBODY


def _of_helpers(case: _Case) -> Agent:
    """«لازم است با همکاری مدیران راه را باز کنند»."""
    verb = case.candidate.verb
    if verb is None or verb.person != 6:
        return NOBODY
    return helpers(case.clauses, case.candidate.first, verb.first) or NOBODY


def _antecedent(case: _Case) -> Agent:
    # «… و وظیفه دارند راه را باز کنند» as «… و باید راه را باز کنند»
    if case.candidate.verb is None and case.candidate.rule not in ("duty-noun", "no-right"):
        return NOBODY
    rule, verb = case.candidate.rule, case.candidate.verb
    one = rule == "need" and verb is not None and verb.person == 3
    if one or rule in _NAMES_ITS_OWN or _is_of_a_thing(case):
        return NOBODY
    return antecedent(case.document, case.clauses, case.candidate, case.begin)


def _is_of_a_thing(case: _Case) -> bool:
    """«باید این کمک‌ها پایدار باشد»: what has to be, not who."""
    keys, candidate = case.clauses.keys, case.candidate
    verb, marker = candidate.verb, candidate.marker
    if verb is None or marker is None or verb.person != 3:
        return False
    for first in (candidate.first, marker[1]):
        of_this = has("this", keys[first]) and not is_agent_at(keys, first)
        if of_this and RA not in keys[first : verb.first]:
            return True
    return False


def _called_upon(case: _Case) -> Agent:
    return called_upon(case.clauses, case.candidate.first) if case.tells_you else NOBODY


def _you_before(case: _Case) -> Agent:
    if not case.tells_you:
        return NOBODY
    since = case.quoted[1] if case.quoted is not None else case.clauses.first
    return you_before(case.clauses, case.candidate.first, since)


def _addressed_in_the_cue(case: _Case) -> Agent:
    if case.quoted is None:
        return NOBODY
    found = addressed_before(case.clauses, case.quoted[1], you=case.tells_you)
    if case.document.tokens[found.first].start < case.since:
        return NOBODY  # somebody else spoke to them
    line = _line_of(case.document, found.first)
    return found._replace(last=min(found.last, line.last))  # «… به رانندگان\n نیکوکار گفت»


def _addressed_earlier(case: _Case) -> Agent:
    if case.quoted is None or not case.tells_you:
        return NOBODY
    since = bisect_left(case.document.tokens, case.since, key=attrgetter("start"))
    return addressed_earlier(case.clauses.keys, case.candidate.first, since)


def _written_to(case: _Case) -> Agent:
    """«در نامه‌ای به وزیر | خواستار … شد», «خطاب به شهردار | درخواست کرد»: in a report."""
    if case.quoted is not None or case.candidate.rule not in _ASKED_FOR:
        return NOBODY
    # «| در تذکری به وزیر، باز شدن راه را | خواستار شد»
    return addressed_before(case.clauses, case.candidate.place, written=True)


def _of_a_thing_done(case: _Case) -> Agent:
    """«با همکاری X ساخته شود», «نگاه X باید عوض شود»: who has a part in what is done."""
    clauses, candidate = case.clauses, case.candidate
    if candidate.verb is None:
        return NOBODY
    found = helpers(clauses, candidate.first, candidate.verb.first)
    marker, keys = candidate.marker, clauses.keys
    first = candidate.first + has("quantifier", keys[candidate.first])
    if found is None and marker is not None and is_one_of("view", keys[first]):
        found = of_the_effort(clauses, trimmed(clauses, first, marker[0], "subject"))
    return found or NOBODY


def _in_whose_house(case: _Case) -> Agent:
    verb = case.candidate.verb
    if verb is None or verb.mood == "short":
        return NOBODY
    return in_whose_house(case.clauses, case.candidate.first, verb.first) or NOBODY


def _asked_in(case: _Case) -> Agent:
    if case.candidate.rule not in _REQUESTS:
        return NOBODY
    return asked_in(case.clauses, case.candidate) or NOBODY


def _noted(case: _Case) -> Agent:
    return noted_on(case.document, case.clauses.keys, case.candidate.last)


def _labelled(case: _Case) -> Agent:
    first = case.candidate.first
    return labelled(case.clauses.keys, first, _line_of(case.document, first).first)


def _line_of(document: Document, token: int) -> Paragraph:
    """The paragraph that a token stands in."""
    lines = document.paragraphs
    return lines[max(bisect_right(lines, token, key=attrgetter("first")) - 1, 0)]


def _told_above(case: _Case) -> Agent:
    if case.candidate.rule != "item" and not case.tells_you:
        return NOBODY
    return told_above(case.document, case.clauses.keys, case.candidate.first)


def _is_one_of_many_things(case: _Case) -> bool:
    """«- ضروری است آمار در سامانه ثبت گردد»: one of several items, done by anybody."""
    items, first = case.document.items, case.clauses.first
    here = bisect_left(items, first)
    verb = case.candidate.verb
    listed = here < len(items) and items[here] == first and len(items) > 1
    return listed and verb is not None and is_passive(case.clauses, verb)


def _recipient(case: _Case) -> Agent:
    """Whom a letter asks or tells to do it: «مقتضی است … اعلام شود», too."""
    asks = case.tells_you or case.candidate.force == "request" or case.candidate.rule == "need"
    if case.quoted is not None or not asks or _is_one_of_many_things(case):
        return NOBODY
    return recipient(case.document, case.clauses.keys, case.candidate.first)


_MEANT = (_noted, _after_its_adverbial, _of_helpers, _antecedent, _after_whom)
_ELSEWHERE = (
    _noted,
    _asked_in,
    _labelled,
    _called_upon,
    _told_above,
    _you_before,
    _addressed_in_the_cue,
    _addressed_earlier,
    _written_to,
    _of_a_thing_done,
    _in_whose_house,
    _recipient,
)
