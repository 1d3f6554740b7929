"""Who is to act: the verb's subject, the one asked, an antecedent, «ما», or nobody named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from speechsum.directives.candidates import Candidate
from speechsum.directives.grammar import COORDINATORS, Clauses, Verb, clauses, is_strong_mark
from speechsum.directives.nouns import is_action, is_agent, is_agent_at
from speechsum.directives.phrases import phrases
from speechsum.text.segments import Document

# How far back an antecedent is looked for, in tokens.
_REACH = 40
_LONGEST_NAME = 8
_COLLECTIVE = frozenset(("مردم",))
# Nobody does these: «کار به پایان برسد», «به وجود آید».
_HAPPENING = frozenset(("رس", "آی"))
# A thing may be their subject, which then is nobody's addressee.
_STATES = frozenset(("باش", "هست", "دار", "رس", "آی", "شو", "گرد", "یاب"))
_PASSIVE = frozenset(("شو", "گرد"))
_COPULAS = frozenset(("باش", "هست"))


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts: token range, or a fixed word, or nobody; ``how`` says by what it was found."""

    first: int
    last: int
    word: str | None
    how: str


NOBODY = Agent(0, 0, None, "none")


def agent_of(stretch: Clauses, candidate: Candidate) -> Agent:
    """Who is to act in a candidate, as far as its own sentence tells."""
    found = _agent_of(stretch, candidate)
    outer = candidate.outer
    if found.how in ("none", "antecedent") and outer is not None and candidate.verb is None:
        if outer.person == 4 and candidate.rule in ("need", "needing", "duty", "duty-noun"):
            return Agent(0, 0, "ما", "first person")
        if candidate.rule == "duty" and candidate.marker is not None:
            # Whoever is obliged is an agent, known to the lexicon or not.
            return _trimmed(stretch, candidate.first, candidate.marker[0], "obliged")
    if found.how == "antecedent" and outer is not None and outer.person == 4:
        return Agent(0, 0, "ما", "first person")
    return found


def _agent_of(stretch: Clauses, candidate: Candidate) -> Agent:
    if candidate.asked is not None and candidate.asked[0] < candidate.asked[1]:
        return _trimmed(stretch, *candidate.asked, "asked")
    if candidate.verb is None and candidate.rule in ("need-noun", "demand", "need", "needing"):
        return _in_phrase(stretch, candidate)
    if candidate.rule == "duty" and candidate.outer is not None and candidate.outer.stem == "کن":
        return _obliged(stretch, candidate)
    if candidate.rule == "duty-noun":
        return _bearer(stretch, candidate)
    verb = candidate.verb
    if verb is None:
        if candidate.rule in ("asking", "advice", "wanting") or candidate.outer is None:
            return NOBODY
        verb = candidate.outer
    subject = _subject(stretch, candidate, verb)
    if verb.person == 4 or (verb.person == 1 and candidate.rule in ("modal", "duty")):
        if subject is not None and _everybody(stretch, subject):
            return subject
        return Agent(0, 0, "ما", "first person")
    if verb.mood == "short":
        return NOBODY
    if is_passive(stretch, verb):
        if subject is not None and _animate(stretch, subject) and _turns_into(stretch, verb):
            return subject
        return _agent_phrase(stretch, candidate.first, verb.first) or NOBODY
    if subject is not None:
        return subject
    by = _agent_phrase(stretch, candidate.first, verb.first)
    if by is not None:
        return by
    exists = stretch.keys[verb.first - 1] == "وجود"
    if verb.stem in _HAPPENING or verb.person not in (3, 6) or exists:
        return NOBODY
    if candidate.rule == "modal" and verb.stem in _STATES and _has_subject(stretch, candidate):
        return NOBODY  # «رشد جمعیت باید متناسب با … باشد»
    return Agent(0, 0, None, "antecedent")


def _everybody(stretch: Clauses, agent: Agent) -> bool:
    """«همه ما», «همه»."""
    return agent.last - agent.first <= 3 and stretch.has({"همه", "همگی"}, agent.first, agent.last)


def _obliged(stretch: Clauses, candidate: Candidate) -> Agent:
    """«دولت را موظف کرد»: the object before the duty."""
    assert candidate.marker is not None
    keys = stretch.keys
    for here in range(candidate.marker[0] - 1, candidate.first, -1):
        if keys[here] == "را":
            first = here - 1
            place = phrases("addressees", "place")
            while first > candidate.first and (keys[first] in place or not is_agent(keys[first])):
                first -= 1  # «سازمان بازرسی کشور را»
            return Agent(first, here, None, "object")
    return NOBODY


def is_passive(stretch: Clauses, verb: Verb) -> bool:
    """Whether the verb's subject is what is done rather than who does it."""
    if verb.stem in _PASSIVE:
        return True
    before = stretch.keys[verb.first - 1] if verb.first > stretch.first else ""
    if verb.stem == "رس" and stretch.keys[verb.first - 2 : verb.first - 1] == ("به",):
        return is_action(before)  # «به تصویب برسد»
    return before in phrases("addressees", "middle") and verb.stem in ("گیر", "پذیر", "یاب")


def _turns_into(stretch: Clauses, verb: Verb) -> bool:
    """Whether «شوند» is no passive: «وارد شوند», «متعهد شوند» are done by the subject."""
    if verb.stem not in _PASSIVE:
        return False
    becoming = phrases("addressees", "becoming")
    last = verb.first - 1
    before = stretch.keys[max(stretch.first, verb.first - 4) : last]
    return stretch.keys[last] in becoming or (
        any(key in becoming for key in before) and ("و" in before or "به" in before)
    )


def _subject(stretch: Clauses, candidate: Candidate, verb: Verb) -> Agent | None:
    """The first noun phrase of the clause that no preposition opens and no «را» closes."""
    keys = stretch.keys
    after = candidate.marker[1] if candidate.marker is not None else verb.first
    if candidate.outer is not None and candidate.outer.last <= verb.first:
        after = candidate.outer.last
    starts = [candidate.first, after] if after < verb.first else [candidate.first]
    at_marker = candidate.marker is not None and candidate.marker[0] == candidate.first
    if candidate.rule in ("asking", "advice", "wanting", "order", "demanding") or (
        candidate.rule == "decision" and at_marker
    ):
        starts = [after]
    elif candidate.rule == "need" and candidate.outer is not None and candidate.outer.person == 4:
        starts = [after]  # before «نیاز داریم» stand those in need
    elif candidate.rule == "modal" and verb.stem in _COPULAS and _has_subject(stretch, candidate):
        starts = starts[:1]  # after «باید» stands what the subject is to be
    prepositions = phrases("clauses", "preposition")
    conditions = phrases("clauses", "condition")
    conditional: Agent | None = None
    for start in starts:
        limit = verb.first
        if (
            start == candidate.first
            and candidate.marker is not None
            and candidate.marker[0] > start
        ):
            limit = min(limit, candidate.marker[0])
        here = start
        tries = 0
        while here < limit and tries < 12:
            tries += 1
            key = keys[here]
            if key in COORDINATORS or key in ('"', "«", "»", "-", "(", ")"):
                here += 1
                continue
            size = phrases("addressees", "adverb").length_at(keys, here, limit)
            if size:
                here += size
                continue
            size = conditions.length_at(keys, here, limit)
            if size:
                inner = stretch.verb_from(here)
                if inner is None or inner.last > limit:
                    break
                conditional = conditional or _first_agent(stretch, here + size, inner.first)
                here = inner.last
                continue
            if prepositions.length_at(keys, here, limit):
                people = _people_before(stretch, here, limit) if verb.person == 6 else None
                if people is not None and limit != verb.first:
                    return people
                here = _after_adverbial(stretch, here, limit)
                continue
            end = here
            while end < limit and (
                end == here
                or (
                    keys[end] not in phrases("addressees", "name-end")
                    and not is_strong_mark(keys[end])
                )
            ):
                if keys[end] == "،" and not _list_goes_on(stretch, end, limit):
                    break
                end += 1
            if end == here:
                end = here + 1
            end = _with_relative(stretch, here, _own_end(stretch, here, end), limit)
            # The verb's own noun («توجه» of «توجه کنند») is no subject.
            while end == verb.first and end > here and not is_agent(keys[end - 1]):
                end -= 1
            found = Agent(here, end, None, "subject")
            if end < limit and keys[end] == "که" and end > here:
                inner = stretch.verb_from(end)
                if inner is not None and inner.last < limit and not _animate(stretch, found):
                    here = inner.last
                    continue
            if end < len(keys) and keys[end] == "را":
                # «باید دهیاران پل نو را …»: subject and object run together.
                size = 1 if is_agent(keys[here]) else 2
                if (
                    verb.person != 4
                    and (start != candidate.first or verb.person == 6)
                    and end - here > size
                    and _animate(stretch, found)
                ):
                    return Agent(here, here + size, None, "subject")
                here = max(end + 1, here + 1)
                continue
            if _animate(stretch, found):
                return found
            of = _genitive_agent(stretch, found, verb)
            if of is not None:
                return of
            whole = start == candidate.first and end == limit and limit != verb.first
            whole = whole and candidate.rule != "better"
            if whole and verb.person in (3, 6) and verb.stem not in _STATES:
                return found
            here = max(end, here + 1)
    # «اگر شهرداری … می‌خواهد، باید …»: who meets the condition.
    return conditional


def _people_before(stretch: Clauses, first: int, limit: int) -> Agent | None:
    """«در صورت بروز حادثه کارفرمایان | باید …»: a plural of people right before the modal."""
    keys = stretch.keys
    last = limit
    while last - 1 > first and keys[last - 1] in phrases("addressees", "adverb"):
        last -= 1
    here = last - 1
    if here <= first or not keys[here].endswith(("ان", "ین")) or not is_agent(keys[here]):
        return None
    if phrases("clauses", "preposition").length_at(keys, here - 1, last) == 1:
        return None
    if keys[here - 1] in phrases("addressees", "all"):
        here -= 1
    return Agent(here, last, None, "subject")


def _own_end(stretch: Clauses, first: int, last: int) -> int:
    """Where the agent's phrase ends before what it is to do («مسئولان | نگاه ویژه‌ای …»)."""
    keys = stretch.keys
    if keys[first] in phrases("addressees", "pronoun"):
        return first + 1
    people = keys[first].endswith("ان") and keys[first] not in phrases("addressees", "body")
    if people and is_agent(keys[first]):
        for here in range(first + 1, last):
            if keys[here] in phrases("addressees", "acting") and keys[here - 1] not in COORDINATORS:
                return here
    return last


def _with_relative(stretch: Clauses, first: int, end: int, limit: int) -> int:
    """With a clause that tells which ones are meant («کسانی که … دارند»)."""
    keys = stretch.keys
    if end >= limit or keys[end] != "که" or end == first:
        return end
    some = keys[end - 1]
    one = some.endswith("ی") and end == first + 1 and is_agent(some[:-1])  # «مدیری که …»
    if not (one or some.endswith(("هایی", "انی")) or some in phrases("addressees", "some")):
        return end
    verb = stretch.verb_from(end)
    if verb is None or verb.last > limit:
        return end
    # «… که قصد داشته باشند استفاده کنند»
    following = stretch.verb_from(verb.last)
    if following is not None and following.last <= limit and verb.mood == "subjunctive":
        verb = following
    return verb.last


def _has_subject(stretch: Clauses, candidate: Candidate) -> bool:
    """Whether a noun phrase stands before the modal, be it an agent or a thing."""
    if candidate.marker is None or candidate.opening.conditioned:
        return False
    first = candidate.first
    limit = candidate.marker[0]
    return (
        first < limit
        and not phrases("clauses", "preposition").length_at(stretch.keys, first, limit)
        and not phrases("addressees", "adverb").length_at(stretch.keys, first, limit)
        and stretch.keys[limit - 1] != "را"
    )


def _first_agent(stretch: Clauses, first: int, last: int) -> Agent | None:
    if not is_agent_at(stretch.keys, first) or first >= last:
        return None
    return _trimmed(stretch, first, last, "of the condition")


def _genitive_agent(stretch: Clauses, subject: Agent, verb: Verb) -> Agent | None:
    """«تلاش همه باید این باشد», «کار دهیار باید …»: whose effort it is."""
    first = subject.first
    if stretch.keys[first] in _QUANTIFIERS:
        first += 1  # «تمام تلاش ما»
    head = stretch.keys[first]
    if head not in phrases("addressees", "effort") or first + 1 >= subject.last:
        return None
    if not is_agent_at(stretch.keys, first + 1):
        return None
    return Agent(first + 1, subject.last, None, "of the effort")


def _list_goes_on(stretch: Clauses, comma: int, limit: int) -> bool:
    """Whether the comma stands in «a، b و c»."""
    for here in range(comma + 1, min(limit, comma + 7)):
        if stretch.keys[here] == "و":
            return True
        if stretch.keys[here] in phrases("addressees", "name-end"):
            return False
    return False


def _after_adverbial(stretch: Clauses, index: int, limit: int) -> int:
    """Past a prepositional phrase: to its comma, or to the next body, person or pronoun."""
    keys = stretch.keys
    comma = next((i for i in range(index, limit) if keys[i] == "،"), None)
    if comma is not None:
        return comma + 1
    if keys[index + 1] in ("این", "آن", "همین") and index + 3 < limit:
        return index + 3  # «در این راستا»
    if (
        keys[index + 1] in ("جهان", "کشور", "مجموع", "نهایت", "آینده", "پایان")
        and index + 2 < limit
    ):
        return index + 2
    for here in range(index + 2, limit):
        if (
            is_agent(keys[here])
            and keys[here - 1] not in phrases("addressees", "name-end")
            and keys[here - 1] not in COORDINATORS
            and not _is_genitive(stretch, here)
        ):
            return here
    following = next(
        (
            i
            for i in range(index + 2, limit)
            if phrases("clauses", "preposition").length_at(keys, i, limit)
        ),
        None,
    )
    return following if following is not None else limit


def _is_genitive(stretch: Clauses, index: int) -> bool:
    """Whether a noun hangs on the one before it («وظایف دولت»): all but quantified ones do."""
    return stretch.keys[index] not in phrases("addressees", "all")


def _animate(stretch: Clauses, agent: Agent) -> bool:
    keys, first = stretch.keys, agent.first
    following = keys[first + 1] if first + 1 < stretch.last else ""
    if keys[first] in phrases("addressees", "all") and following in phrases("addressees", "effort"):
        return False  # «تمام تلاش ما باید این باشد …»
    return is_agent_at(keys, first)


def _agent_phrase(stretch: Clauses, first: int, last: int) -> Agent | None:
    """«توسط X», «از سوی X», «از جانب X»."""
    keys = stretch.keys
    for here in range(first, last - 1):
        start = None
        if keys[here] == "توسط":
            start = here + 1
        elif keys[here] == "از" and keys[here + 1] in ("سوی", "جانب", "طرف") and here + 2 < last:
            start = here + 2
        if start is not None and start < last and keys[start] not in ("دیگر", "دو"):
            found = _trimmed(stretch, start, last, "agent phrase")
            verb = stretch.verb_from(start)
            if verb is not None and found.last == verb.first and found.last - found.first > 1:
                return replace(found, last=found.last - 1)  # without the verb's own noun
            return found
    return None


def _trimmed(stretch: Clauses, first: int, last: int, how: str) -> Agent:
    end = first
    while end < last and not (
        end > first
        and (
            stretch.keys[end] in phrases("addressees", "name-end")
            or is_strong_mark(stretch.keys[end])
        )
    ):
        if stretch.verb_ending_at(end) is not None and end > first:
            break
        if stretch.keys[end] == "،" and not _list_goes_on(stretch, end, last):
            break
        end += 1
    while end > first + 1 and stretch.keys[end - 1] in COORDINATORS:
        end -= 1
    limit = stretch.last if how == "asked" else last
    return Agent(first, _with_relative(stretch, first, end, limit), None, how)


def _in_phrase(stretch: Clauses, candidate: Candidate) -> Agent:
    """The agent inside «لزوم تلاش دولت در …»: a body or person that hangs on the action."""
    by = _agent_phrase(stretch, candidate.first, candidate.last)
    if by is not None:
        return by
    keys = stretch.keys
    prepositions = phrases("clauses", "preposition")
    noun = candidate.rule in ("need-noun", "demand")
    start = candidate.marker[1] if noun and candidate.marker is not None else candidate.first
    acting = False
    for here in range(start, candidate.last):
        if noun and is_agent_at(keys, here) and keys[here - 1] in ("بین", "میان", "مابین"):
            return _trimmed(stretch, here, candidate.last, "between")
        if is_agent(keys[here]) and acting and keys[here - 1] not in COORDINATORS:
            first = here - 1 if keys[here - 1] in _QUANTIFIERS and here - 1 > start else here
            found = _trimmed(stretch, first, candidate.last, "of the action")
            for end in range(found.first + 1, found.last - 1):
                if keys[end] in COORDINATORS and keys[end + 1] in phrases("addressees", "acting"):
                    return replace(found, last=end)  # «مشارکت مردم و همکاری دستگاه‌ها»
            return found
        if keys[here] in phrases("addressees", "acting"):
            acting = True
        elif prepositions.length_at(keys, here, candidate.last):
            if noun and here > start:
                break
            acting = False
    return NOBODY


_QUANTIFIERS = frozenset(("همه", "تمام", "سایر", "کل", "برخی", "بعضی", "دیگر"))


def _bearer(stretch: Clauses, candidate: Candidate) -> Agent:
    """Whose duty it is: «وظیفه X», «از وظایف X», «به X تکلیف است», «X وظیفه دارد»."""
    keys = stretch.keys
    assert candidate.marker is not None
    assert candidate.outer is not None
    after = candidate.marker[1]
    if candidate.outer.stem == "دار":
        verb = candidate.verb or candidate.outer
        subject = _subject(stretch, candidate, verb)
        return subject if subject is not None else Agent(0, 0, None, "antecedent")
    if keys[candidate.first] == "به":
        return _trimmed(stretch, candidate.first + 1, candidate.marker[0], "bearer")
    if after < candidate.outer.first:
        if is_agent_at(keys, after):
            return _trimmed(stretch, after, candidate.outer.first, "bearer")
        if candidate.verb is not None and candidate.verb.person == 4:
            return Agent(0, 0, "ما", "first person")  # «این وظیفه شرعی است که … کنیم»
        if candidate.outer.stem != "هست":
            return _trimmed(stretch, after, candidate.outer.first, "bearer")
    return NOBODY


def points_back(stretch: Clauses, agent: Agent) -> bool:
    """Whether the agent is «آنها», who were named before."""
    return agent.first + 1 == agent.last and stretch.keys[agent.first] in phrases(
        "addressees", "back"
    )


def antecedent(document: Document, stretch: Clauses, candidate: Candidate, begin: int) -> Agent:
    """The nearest body or people named before, in number as the verb is, within the same speech.

    ``begin`` is the offset at which that speech begins.
    """
    verb = candidate.verb
    assert verb is not None
    keys = stretch.keys
    for here in range(candidate.first - 1, max(0, candidate.first - _REACH) - 1, -1):
        key = keys[here]
        if key == ":" or document.tokens[here].start < begin:
            break  # what stands before is the cue
        if (
            not is_agent(key)
            or key in phrases("addressees", "we")
            or key in phrases("addressees", "pronoun")
        ):
            continue
        some = keys[here - 1] == "از" and keys[here - 2] in phrases("addressees", "determiner")
        if keys[here - 1] in ("به", "با", "از", "در", "برای", "بر", "توسط") and not some:
            continue
        plural = key.endswith(("ان", "ها", "های", "ین", "ات")) or key in _COLLECTIVE
        if plural != (verb.person == 6):
            continue
        first = here - 2 if some else here
        while (
            plural
            and first - 2 >= 0
            and keys[first - 1] in COORDINATORS
            and is_agent(keys[first - 2])
        ):
            first -= 2
        around = clauses(keys, first, candidate.first)
        found = _trimmed(around, first, candidate.first, "antecedent")
        last = min(found.last, here + _LONGEST_NAME)
        following = around.verb_from(last)
        if following is not None and following.first == last and last - here > 1:
            last -= 1  # «مردم رای دادند»: the verb's own noun
        return replace(found, last=last)
    return NOBODY


def addressed_before(stretch: Clauses, first: int) -> Agent:
    """«خطاب به X» in the cue before a quote."""
    keys = stretch.keys
    for here in range(first - 1, max(0, first - _REACH), -1):
        if keys[here : here + 2] == ("خطاب", "به"):
            cue = clauses(keys, here + 2, first)
            found = _trimmed(cue, here + 2, first, "addressed")
            if found.last > found.first + 1 and keys[found.last - 1] in phrases(
                "clauses", "report"
            ):
                found = replace(found, last=found.last - 1)  # «خطاب به دهیاران تصریح کرد»
            return found if found.last - found.first <= 2 * _LONGEST_NAME else NOBODY
    return NOBODY
