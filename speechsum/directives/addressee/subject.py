"""The subject of a directive's verb: the first phrase that is neither object nor adverbial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechsum.directives.addressee.adverbials import (
    end_of_adverbial,
    last_clause,
    opens_adverbial,
    skipped,
    with_modifier,
)
from speechsum.directives.addressee.agents import (
    LONGEST_NAME,
    Agent,
    certain_end,
    head_of,
    is_of_each,
    phrase_end,
    trimmed,
    with_relative,
)
from speechsum.directives.addressee.classes import (
    has,
    is_closed,
    is_joined,
    is_matter,
    is_one_of,
    is_plural,
    presents,
)
from speechsum.directives.addressee.extent import Phrase, Stretch, is_beside, own_end
from speechsum.directives.addressee.objects import before_object, without_object
from speechsum.directives.addressee.voice import COPULAS, chooses, is_passive
from speechsum.directives.candidate import Candidate
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import ends_as, is_agent, is_agent_at
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COORDINATORS, KE, RA, phrases

# Phrases looked at for a subject; nobody names the one who acts after so many.
_MOST_PHRASES = 12
_UNANNOUNCED = frozenset(("item", "bare"))
_TOLD_AFTER = frozenset(("asking", "advice", "wanting", "order", "demanding"))


def subject_of(clauses: Clauses, candidate: Candidate, verb: Verb) -> Agent | None:
    """The first noun phrase of the clause that no preposition opens and no «را» closes.

    Else whoever meets its condition («اگر شهرداری … می‌خواهد، باید …»), else the body or people
    between the last clause before the modal and that.
    """
    conditional: Agent | None = None
    for stretch in _stretches(clauses, candidate, verb):
        for phrase in _phrases(clauses, stretch, verb):
            if phrase.role == "condition":
                conditional = conditional or _first_agent(clauses, phrase)
                continue
            found = _subject_in(clauses, phrase, stretch, candidate, verb)
            if found is None:
                continue
            if found.first >= stretch.after and _is_told(clauses, candidate, found, verb):
                break
            return found
    return conditional or _before_the_modal(clauses, candidate)


def _is_told(clauses: Clauses, candidate: Candidate, agent: Agent, verb: Verb) -> bool:
    """Whether what stands after the modal is told of its subject, or is what that gives."""
    # «پیشنهاد می‌دهیم | شهردار | رئیس شورا باشد»
    more = candidate.rule != "modal" and verb.person == 3 and agent.last < verb.first
    if not more and _is_predicate(clauses, agent, verb):
        return True
    # «برای کودکان بهزیستی باید | مربی بفرستد»
    sole = agent.last == agent.first + 1 == verb.first and not is_plural(clauses.keys[agent.first])
    person = has("person", clauses.keys[agent.first])
    before = candidate.marker is not None and candidate.marker[0] - candidate.first > 2
    return candidate.rule == "modal" and sole and person and before and verb.person == 3


def _stretches(clauses: Clauses, candidate: Candidate, verb: Verb) -> Iterator[Stretch]:
    marker, first = candidate.marker, candidate.first
    after = marker[1] if marker is not None else verb.first
    if candidate.outer is not None and candidate.outer.last <= verb.first:
        after = candidate.outer.last
    for start in _starts(clauses, candidate, verb, after):
        before_marker = start != after and marker is not None and marker[0] > start
        limit = min(verb.first, marker[0]) if before_marker and marker else verb.first
        yield Stretch(start, limit, start == first, after)


def _starts(clauses: Clauses, candidate: Candidate, verb: Verb, after: int) -> list[int]:
    """The tokens at which a subject may begin, the likeliest first."""
    first, marker, rule = candidate.first, candidate.marker, candidate.rule
    if rule in _TOLD_AFTER or (rule == "decision" and marker is not None and marker[0] == first):
        return [after]
    if rule == "need" and candidate.outer is not None and candidate.outer.person == 4:
        return [after]  # before «نیاز داریم» stand those in need
    if rule == "need" and marker is not None and marker[0] == first and after < verb.first:
        return [after]  # «لازم است | شهردار …»
    starts = [first, after] if after < verb.first else [first]
    if rule == "modal" and verb.stem in COPULAS and has_subject(clauses, candidate):
        starts = starts[:1]  # after «باید» stands what the subject is to be
    lead = candidate.opening.lead
    if first <= lead < verb.first and clauses.keys[lead] == KE:
        starts.insert(0, lead + 1)  # «راه مشکلی دارد که شهرداری باید …»
    return starts


def _phrases(clauses: Clauses, stretch: Stretch, verb: Verb) -> Iterator[Phrase]:
    """The phrases of a clause in order; adverbs and signs are none."""
    keys, limit = clauses.keys, stretch.limit
    here = stretch.start
    for _ in range(_MOST_PHRASES):
        while here < limit and (size := skipped(clauses, here, limit)):
            here += size
        if here >= limit:
            return
        size = phrases("clauses", "condition").length_at(keys, here, limit)
        if size:
            inner = clauses.verb_from(here)
            if inner is None or inner.last > limit:
                return
            phrase = Phrase(here + size, inner.first, "condition", inner.last)
        elif size := opens_adverbial(clauses, here, limit):
            after = end_of_adverbial(clauses, here, size, limit, modal=limit < verb.first)
            phrase = Phrase(here, after, "oblique", after)
        else:
            phrase = _noun_phrase(clauses, here, limit, verb)
        yield phrase
        here = max(phrase.after, here + 1)


def _noun_phrase(clauses: Clauses, here: int, limit: int, verb: Verb) -> Phrase:
    keys = clauses.keys
    end = phrase_end(clauses, here, limit)
    if keys[end] in phrases("clauses", "own") and keys[end + 1] == RA:
        end += 1
    end = with_modifier(clauses, here, end, limit, modal=limit < verb.first)
    end = with_relative(clauses, here, _before_action(clauses, here, end), limit)
    # The verb's own noun («توجه» of «توجه کنند») is no subject; «مدیرهای | مدرسه» is one phrase.
    own = end > here + 1 and not is_joined(keys[end - 2])
    if end == verb.first and own and not is_agent(keys[end - 1]):
        end -= 1
    elif end == verb.first == here + 1 and not is_agent(keys[here]):
        return Phrase(here, here, "noun", here + 1)
    if end < limit and keys[end] == KE and end > here and not is_animate(clauses, here):
        inner = clauses.verb_from(end)
        if inner is not None and inner.last < limit:
            return Phrase(here, here, "noun", inner.last)
    if end < len(keys) and keys[end] == RA:
        return Phrase(here, end, "object", end + 1)
    return Phrase(here, end, "noun", end)


def _before_action(clauses: Clauses, first: int, last: int) -> int:
    """Where the agent's phrase ends before what it is to do («مسئولان | نگاه ویژه‌ای …»)."""
    keys = clauses.keys
    if has("pronoun", keys[first]):
        return certain_end(keys, first, last)
    people = ends_as(keys[first], "plural-of-people") and not has("body", keys[first])
    if people and is_agent(keys[first]):
        for here in range(first + 1, last):
            joined = keys[here - 1] in COORDINATORS or ends_as(keys[here - 1], "of-plural")
            if has("acting", keys[here]) and not joined:
                return here
    return last


def _subject_in(
    clauses: Clauses, phrase: Phrase, stretch: Stretch, candidate: Candidate, verb: Verb
) -> Agent | None:
    """Who acts, as far as one phrase of the clause tells."""
    if phrase.role == "oblique":
        modal = stretch.limit != verb.first
        return (
            _people_before(clauses, phrase.first, stretch.limit)
            if (verb.person == 6 and modal)
            else None
        )
    if phrase.first >= phrase.last:
        return None
    if phrase.role == "object":
        return _before_its_object(clauses, phrase, stretch, verb)
    found = Agent(phrase.first, phrase.last, None, "subject")
    if candidate.rule in _UNANNOUNCED and _acts_in_list(clauses, phrase, candidate, verb):
        return found
    if is_animate(clauses, found.first):
        return found._replace(last=own_end(clauses, phrase, stretch, verb))
    owner = of_the_effort(clauses, found)
    if owner is not None:
        return owner
    return found if _is_whole(clauses, phrase, stretch, candidate, verb) else None


def _acts_in_list(clauses: Clauses, phrase: Phrase, candidate: Candidate, verb: Verb) -> bool:
    """«۱- امور عشایر تا پایان هفته چادر بفرستد»: the first words of an item name who does it."""
    keys, first = clauses.keys, phrase.first
    begun = first == candidate.first and phrase.last < verb.first - 1
    named = keys[phrase.last] == RA or opens_adverbial(clauses, phrase.last, verb.first) > 0
    if candidate.rule == "bare":
        does = chooses(clauses, first, verb)
    else:
        does = not has("state", verb.stem) and not is_passive(clauses, verb)
    return begun and named and does and not is_animate(clauses, first)


def _is_whole(
    clauses: Clauses, phrase: Phrase, stretch: Stretch, candidate: Candidate, verb: Verb
) -> bool:
    """Whether a thing alone stands before the modal: it acts («برق منطقه‌ای باید … عوض کند»)."""
    keys, end = clauses.keys, phrase.last
    while end < stretch.limit and (size := skipped(clauses, end, stretch.limit)):
        end += size
    if not (stretch.begins and end == stretch.limit != verb.first) or candidate.rule == "better":
        return False
    if has("this", keys[phrase.first]) and verb.person == 3:
        return False  # «این سازوکار باید قاچاق را کم کند»
    relative = KE in keys[phrase.first : phrase.last]
    if not relative and any(phrase.first <= v.first < phrase.last for v in clauses.verbs):
        return False  # «اگر مدیری بخواهد | موفق باشد»
    people = verb.person == 6 and ends_as(
        keys[phrase.last - 1], "plural-of-people"
    )  # «اصلاح طلبان»
    acts = not has("state", verb.stem) or candidate.rule == "no-right" or people
    return acts and verb.person in (3, 6)


def _before_its_object(
    clauses: Clauses, phrase: Phrase, stretch: Stretch, verb: Verb
) -> Agent | None:
    """«شورا | بودجه را باید …», «باید دهیاران | پل نو را …»: subject and object run together."""
    keys, first = clauses.keys, phrase.first
    if verb.person == 4 or not is_animate(clauses, first):
        return None
    if has("all", keys[first]) and phrase.last == first + 2:
        return Agent(first, first + 1, None, "subject")  # «همه | راه را باز کنند»
    if _is_its_object(keys, phrase, begins=stretch.begins):
        return None
    size = before_object(keys, first, phrase.last) - first
    # «مدیران مدارس هر ماه موتورخانه | را …»
    for here in range(first + size, min(phrase.last - 1, first + LONGEST_NAME)):
        if is_one_of("given", keys[here]) or is_closed(keys, here - 1):
            break  # «شورا | شماره دو داوطلب را», «صنعتگران شهرک‌ها | تعمیرات سالانه را»
        if is_of_each(keys, here) and here + 2 < phrase.last:
            size = here + 2 - first  # «مأمور خرید هر اداره | درزگیر را»
            break
        if is_beside(clauses, here, phrase.last) or has("determiner", keys[here]):
            size = here - first
            break
    rest = first + size
    if rest >= phrase.last:
        return None
    if (
        stretch.begins
        and verb.person != 6
        and not _is_object(clauses, rest, head_of(keys, first, rest))
    ):
        return None  # «کارگران شرکت را باید حمایت کند»: all of it is the object
    return Agent(first, rest, None, "subject")


def _is_its_object(keys: Sequence[str], phrase: Phrase, *, begins: bool) -> bool:
    """Whether no subject stands in a phrase that «را» follows: «یکی از آن‌ها | را باید جابه‌جا کند»,
    «خسارت این شرکت | را», «هر کسی راه | را ببندد، …»."""
    head = keys[head_of(keys, phrase.first, phrase.last - 1)]
    if has("part", head) and has("back", keys[phrase.last - 1]):
        return True
    return has("determiner", head) or (begins and has("some", head))


def _is_object(clauses: Clauses, here: int, first: int) -> bool:
    """Whether a noun that may be an object of its own follows a subject in the singular."""
    keys = clauses.keys
    one = has("alone", keys[first]) or has("body", keys[first])
    return (
        (one or not ends_as(keys[first], "plural-of-people"))
        and not has("whose", keys[here])
        and (
            not ends_as(keys[here], "one")
            or presents(keys[here])
            or is_one_of("given", keys[here])
            or is_matter(keys[here])
            or ends_as(keys[here], "of-plural")
        )
    )


def is_animate(clauses: Clauses, first: int) -> bool:
    """Whether the noun phrase at ``first`` names one who may act."""
    keys = clauses.keys
    following = keys[first + 1] if first + 1 < clauses.last else ""
    does = any(verb.first == first + 2 for verb in clauses.verbs)  # «همه | کمک کنند»
    if has("all", keys[first]) and _are_things(following) and not does:
        return False  # «تمام تلاش ما باید این باشد …», «همه اقدامات باید …»
    return is_agent_at(keys, first)


def _are_things(key: str) -> bool:
    if has("effort", key) or has("view", key):
        return True
    return is_matter(key) and not is_agent(key)


def of_the_effort(clauses: Clauses, subject: Agent) -> Agent | None:
    """«تلاش همه باید این باشد», «کار دهیار باید …»: whose effort it is."""
    keys, first = clauses.keys, subject.first
    if has("quantifier", keys[first]) or has("all", keys[first]):
        first += 1  # «تمام تلاش ما»
    if first + 1 >= subject.last or not any(is_one_of(kind, keys[first]) for kind in _OWNED):
        return None
    if not is_agent_at(keys, first + 1):
        return None
    return Agent(first + 1, subject.last, None, "of the effort")


_OWNED = ("effort", "view")


def _is_predicate(clauses: Clauses, agent: Agent, verb: Verb) -> bool:
    """«باید مجری عدالت باشند», «باید داور بی‌طرف شهر باشد»: what they are to be."""
    if verb.stem not in COPULAS:
        return False
    key = clauses.keys[agent.first]
    if has("all", key) or is_plural(key) or ends_as(key, "open"):
        return False  # «باید مردم همیار شهر باشند», «باید علما در صحنه باشند»
    return has("person", key)


def has_subject(clauses: Clauses, candidate: Candidate) -> bool:
    """Whether a noun phrase stands before the modal, be it an agent or a thing."""
    if candidate.marker is None or candidate.opening.conditioned:
        return False
    first, limit = candidate.first, candidate.marker[0]
    return (
        first < limit
        and not opens_adverbial(clauses, first, limit)
        and not skipped(clauses, first, limit)
        and clauses.keys[limit - 1] != RA
    )


def _first_agent(clauses: Clauses, phrase: Phrase) -> Agent | None:
    if phrase.first >= phrase.last or not is_agent_at(clauses.keys, phrase.first):
        return None
    found = trimmed(clauses, phrase.first, phrase.last, "of the condition")
    end = without_object(clauses, found.first, found.last)
    if RA in clauses.keys[end : end + 2]:
        end = certain_end(clauses.keys, found.first, end - 1)  # «اگر شهردار | توان کار خود را …»
    return found._replace(last=max(end, found.first + 1))


def _people_before(clauses: Clauses, first: int, limit: int) -> Agent | None:
    """«در صورت بروز حادثه کارفرمایان | باید …»: a plural of people right before the modal."""
    keys = clauses.keys
    last = limit
    while last - 1 > first and has("adverb", keys[last - 1]):
        last -= 1
    here = last - 1
    if here <= first or not ends_as(keys[here], "plural-of-people") or not is_agent(keys[here]):
        return None
    if phrases("clauses", "preposition").length_at(keys, here - 1, last) == 1:
        return None
    while here - 2 > first and keys[here - 1] in COORDINATORS and is_agent(keys[here - 2]):
        here -= 2  # «همه مردم و | مسئولان»
    if has("all", keys[here - 1]):
        here -= 1
    return Agent(here, last, None, "subject")


def _before_the_modal(clauses: Clauses, candidate: Candidate) -> Agent | None:
    """«به گفته وی راه بسته است و | شهرداری | باید …»: after the last clause before the modal."""
    if candidate.rule != "modal" or candidate.marker is None:
        return None
    marker = candidate.marker[0]
    begin = last_clause(clauses, candidate.first, marker)
    if begin <= candidate.first + 1 or not is_agent_at(clauses.keys, begin):
        return None
    found = trimmed(clauses, begin, marker, "subject")
    return found if found.last >= marker - 1 else None
