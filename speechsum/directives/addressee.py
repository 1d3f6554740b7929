"""Who is to act: the verb's subject, the one asked, an antecedent, «ما», or nobody named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from speechsum.directives.candidate import Candidate
from speechsum.grammar.clauses import Clauses, clauses
from speechsum.grammar.nouns import is_action, is_agent, is_agent_at
from speechsum.grammar.verbs import Verb, may_be_verb, reports
from speechsum.grammar.words import COORDINATORS, is_strong_mark, phrases
from speechsum.text.segments import Document

# How far back an antecedent is looked for, in tokens.
_REACH = 40
_LONGEST_NAME = 8
_COLLECTIVE = frozenset(("مردم",))
# Tokens from «باعث» to its «شود».
_CAUSED = 12
_EVERYBODY = frozenset(("همه", "همگی"))
# Nobody does these: «کار به پایان برسد», «به وجود آید».
_HAPPENING = frozenset(("رس", "آی", "افت"))
_MANNERS = frozenset(("نحوی", "گونهای", "طوری", "صورتی", "شکلی"))
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
            # «همه ما مسئول هستیم»
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
    if _we_go_on(stretch, candidate, verb):
        return Agent(0, 0, "ما", "first person")
    if candidate.rule == "need" and candidate.marker is not None:
        bearer = _on_whom(stretch, candidate.marker[0], candidate.first)
        if bearer is not None:
            return bearer
    if verb.person == 4 or (verb.person == 1 and candidate.rule in ("modal", "duty")):
        if subject is not None and _everybody(stretch, subject):
            return _everybody_alone(stretch, subject)
        return Agent(0, 0, "ما", "first person")
    if verb.mood == "short":
        # «باید دولت راه را فراهم آورد»: the same word is a subjunctive.
        both = verb.stem == "آور" and subject is not None and _animate(stretch, subject)
        return subject if both and subject is not None else NOBODY
    if is_passive(stretch, verb) and not _turns_into(stretch, verb):
        return _agent_phrase(stretch, candidate.first, verb.first) or NOBODY
    if subject is not None and not _is_told_of(stretch, candidate, verb, subject):
        return subject
    by = _agent_phrase(stretch, candidate.first, verb.first)
    if by is not None:
        return by
    if candidate.rule == "decision" and verb.person == 3:
        return NOBODY  # «قرار شد راه باز بماند»
    if verb.stem in _HAPPENING or verb.person not in (3, 6) or _occurs(stretch, verb):
        return NOBODY
    if verb.stem in _PASSIVE and not (_becomes(stretch, verb) and verb.person == 6):
        return NOBODY  # «این تصمیم نباید موجب بسته شدن راه شود»
    if candidate.rule == "modal" and verb.stem in _STATES and _has_subject(stretch, candidate):
        return NOBODY  # «رشد جمعیت باید متناسب با … باشد»
    if verb.stem in _COPULAS and verb.person == 3 and _is_located(stretch, candidate, verb):
        return NOBODY
    return Agent(0, 0, None, "antecedent")


def _occurs(stretch: Clauses, verb: Verb) -> bool:
    """«راه وجود داشته باشد», «جمعیت افزایش پیدا کند»."""
    before = stretch.keys[verb.first - 1]
    if before == "پیدا":
        return stretch.keys[verb.first - 2] in phrases("addressees", "middle")
    return before == "وجود"


def _is_told_of(stretch: Clauses, candidate: Candidate, verb: Verb, agent: Agent) -> bool:
    """«فردی مطلع را معرفی کنید»: before an imperative stand those it is about, but for callings."""
    if candidate.rule != "bare" or verb.person != 5:
        return False
    key = stretch.keys[agent.first]
    called = key == "شما" or key in phrases("addressees", "all")
    return not called and key not in phrases("addressees", "determiner")


def _is_located(stretch: Clauses, candidate: Candidate, verb: Verb) -> bool:
    """«در شهر باید عدالت باشد», «باید قیمت به نحوی باشد که …»: of things, not of agents."""
    keys = stretch.keys
    return keys[candidate.first] == "در" or keys[verb.first - 1] in _MANNERS


def _we_go_on(stretch: Clauses, candidate: Candidate, verb: Verb) -> bool:
    """«باید راه ساخته شود و از آن استفاده کنیم»: a later verb tells who acts."""
    if verb.mood != "short" and not is_passive(stretch, verb):
        return False
    later = [v for v in stretch.verbs if verb.last <= v.first and v.last <= candidate.last]
    joined = bool(later) and "که" not in stretch.keys[verb.last : later[-1].first]
    return joined and later[-1].person == 4


def _on_whom(stretch: Clauses, marker: int, first: int) -> Agent | None:
    """«بر دولت واجب است که …»."""
    for here in range(marker - 1, max(first, marker - 5) - 1, -1):
        if stretch.keys[here] == "بر" and is_agent_at(stretch.keys, here + 1):
            return Agent(here + 1, marker, None, "bearer")
    return None


def _everybody(stretch: Clauses, agent: Agent) -> bool:
    """«همه ما», «همه»."""
    if stretch.keys[agent.first] in _EVERYBODY:
        return True
    return agent.last - agent.first <= 3 and stretch.has(_EVERYBODY, agent.first, agent.last)


def _everybody_alone(stretch: Clauses, agent: Agent) -> Agent:
    """«همه | دست به دست هم بدهیم», «همه ما»."""
    last = agent.first + 1
    if stretch.keys[agent.first] not in _EVERYBODY:
        return agent
    while last < agent.last and is_agent(stretch.keys[last]):
        last += 1
    return replace(agent, last=last)


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
    if _becomes(stretch, verb) or _causes(stretch, verb):
        return True
    becoming = phrases("addressees", "becoming")
    before = stretch.keys[max(stretch.first, verb.first - 4) : verb.first - 1]
    return any(key in becoming for key in before) and ("و" in before or "به" in before)


def _becomes(stretch: Clauses, verb: Verb) -> bool:
    return stretch.keys[verb.first - 1] in phrases("addressees", "becoming")


def _causes(stretch: Clauses, verb: Verb) -> bool:
    """«باعث بسته شدن راه شود»."""
    if verb.stem not in _PASSIVE:
        return False
    before = stretch.keys[max(stretch.first, verb.first - _CAUSED) : verb.first]
    return any(key in phrases("addressees", "causing") for key in before)


def _subject(stretch: Clauses, candidate: Candidate, verb: Verb) -> Agent | None:
    """The first noun phrase of the clause that no preposition opens and no «را» closes."""
    keys = stretch.keys
    after = candidate.marker[1] if candidate.marker is not None else verb.first
    if candidate.outer is not None and candidate.outer.last <= verb.first:
        after = candidate.outer.last
    starts = [candidate.first, after] if after < verb.first else [candidate.first]
    lead = candidate.opening.lead
    if candidate.first <= lead < verb.first and keys[lead] == "که":
        # «راه مشکلی دارد که شهرداری باید …»
        starts.insert(0, lead + 1)
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
        if start != after and candidate.marker is not None and candidate.marker[0] > start:
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
            size = prepositions.length_at(keys, here, limit)
            if size:
                people = _people_before(stretch, here, limit) if verb.person == 6 else None
                if people is not None and limit != verb.first:
                    return people
                here = _after_adverbial(stretch, here + size - 1, limit)
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
                if end < limit and _parts(stretch, here, end):
                    end += 1
            if end == here:
                end = here + 1
            if keys[end] in ("این", "آن") and end + 2 == limit and is_agent(keys[end + 1]):
                end = limit  # «رئیس آن اداره باید …»
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
                size = _own_size(stretch, here, end)
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
                if here >= after and _is_predicate(stretch, found, verb):
                    break
                return found
            of = _genitive_agent(stretch, found, verb)
            if of is not None:
                return of
            whole = start == candidate.first and end == limit and limit != verb.first
            whole = whole and candidate.rule != "better"
            acts = verb.stem not in _STATES or candidate.rule == "no-right"
            if whole and verb.person in (3, 6) and acts:
                return found
            here = max(end, here + 1)
    # «اگر شهرداری … می‌خواهد، باید …»: who meets the condition.
    return conditional or _last_before_marker(stretch, candidate)


def _own_size(stretch: Clauses, first: int, last: int) -> int:
    """How many words are the subject's where its object follows it with no mark between."""
    keys = stretch.keys
    size = 1 if is_agent(keys[first]) and not keys[first].endswith("های") else 2
    # «مدیران مدارس هر ماه موتورخانه | را …»
    adverbs, determiners = phrases("addressees", "adverb"), phrases("addressees", "determiner")
    for here in range(first + size, min(last - 1, first + _LONGEST_NAME)):
        if adverbs.length_at(keys, here, last) or keys[here] in determiners:
            return here - first
    return size


def _is_predicate(stretch: Clauses, agent: Agent, verb: Verb) -> bool:
    """«باید مجری عدالت باشند», «باید داور بی‌طرف شهر باشد»: what they are to be."""
    if verb.stem not in _COPULAS:
        return False
    key = stretch.keys[agent.first]
    if key in phrases("addressees", "all") or _is_plural(key) or key.endswith("ا"):
        return False  # «باید مردم همیار شهر باشند», «باید علما در صحنه باشند»
    return key in phrases("addressees", "person")


def _last_before_marker(stretch: Clauses, candidate: Candidate) -> Agent | None:
    """«به گفته وی راه بسته است و | شهرداری | باید …»: after the last clause before the modal."""
    if candidate.rule != "modal" or candidate.marker is None:
        return None
    keys, marker = stretch.keys, candidate.marker[0]
    here = marker - 1
    while here > candidate.first and not _ends_clause(stretch, here):
        here -= 1
    while here < marker and (keys[here] in COORDINATORS or _ends_clause(stretch, here)):
        here += 1
    if here <= candidate.first + 1 or not is_agent_at(keys, here):
        return None
    found = _trimmed(stretch, here, marker, "subject")
    return found if found.last >= marker - 1 else None


def _ends_clause(stretch: Clauses, index: int) -> bool:
    return stretch.keys[index] == "که" or stretch.verb_ending_at(index) is not None


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


def _parts(stretch: Clauses, first: int, here: int) -> bool:
    """Whether the «از» at ``here`` tells of whom («برخی از مدیران», «هر یک از مدیران»)."""
    keys = stretch.keys
    some = phrases("addressees", "determiner")
    return (
        keys[here] == "از"
        and here - first <= 2
        and (keys[here - 1] in some or keys[here - 1] in phrases("addressees", "all"))
        and is_agent_at(keys, here + 1)
    )


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
        some = (i for i in range(index + 2, comma) if keys[i] in phrases("addressees", "some"))
        return next((i for i in some if keys[i + 1] == "که"), comma + 1)
    for here in range(index, index + (3 if keys[index + 1] in ("اساس", "پایه") else 2)):
        if keys[here] in ("این", "آن", "همین") and here + 2 < limit:
            return here + 2  # «در این راستا», «بر اساس این مصوبه»
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
    """Whether a noun hangs on the one before it («وظایف دولت»).

    All do but quantified and indefinite ones («در شهر | کسی حق ندارد …»).
    """
    key = stretch.keys[index]
    return key not in phrases("addressees", "all") and key not in phrases("addressees", "some")


def _animate(stretch: Clauses, agent: Agent) -> bool:
    keys, first = stretch.keys, agent.first
    following = keys[first + 1] if first + 1 < stretch.last else ""
    if keys[first] in phrases("addressees", "all") and following in phrases("addressees", "effort"):
        return False  # «تمام تلاش ما باید این باشد …»
    return is_agent_at(keys, first)


def _agent_phrase(stretch: Clauses, first: int, last: int) -> Agent | None:
    """«توسط X», «از سوی X», «مورد توجه X»."""
    keys = stretch.keys
    for here in range(first, last - 1):
        start = None
        if keys[here] == "توسط":
            start = here + 1
        elif keys[here : here + 2] in _BY and here + 2 < last:
            start = here + 2 if keys[here] == "از" or is_agent_at(keys, here + 2) else None
        elif keys[here] == "مدنظر" and is_agent_at(keys, here + 1):
            start = here + 1
        elif _minded_by(keys, here) and here + 2 < last:
            start = here + 2
        if start is not None and start < last and keys[start] not in ("دیگر", "دو"):
            found = _trimmed(stretch, start, last, "agent phrase")
            verb = stretch.verb_from(start)
            if verb is not None and found.last == verb.first and found.last - found.first > 1:
                return replace(found, last=found.last - 1)  # without the verb's own noun
            return found
    return None


def _minded_by(keys: Sequence[str], here: int) -> bool:
    """«مورد توجه مسئولان قرار گیرد»."""
    return (
        keys[here] == "مورد"
        and keys[here + 1] in phrases("addressees", "acting")
        and is_agent_at(keys, here + 2)
    )


_BY = frozenset(
    (
        *(("از", side) for side in ("سوی", "جانب", "طرف", "ناحیه")),
        *(("به", means) for means in ("وسیله", "دست", "واسطه", "همت")),
    )
)


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
        if end < last and _parts(stretch, first, end):
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
        if keys[here - 1] in _BETWEEN and here > start and is_agent_at(keys, here):
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
        elif prepositions.length_at(keys, here, candidate.last) and keys[here] not in _BETWEEN:
            if noun and here > start:
                break
            acting = False
    return NOBODY


_BETWEEN = frozenset(("بین", "میان", "مابین"))
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
    if keys[after] == "مند":  # «دولت وظیفه مند است»
        return _subject(stretch, candidate, candidate.outer) or NOBODY
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


def antecedent(
    document: Document, stretch: Clauses, candidate: Candidate, begin: int, *, nearest: bool = False
) -> Agent:
    """The body or people named before, in number as the verb is, within the same speech.

    ``begin`` is the offset at which that speech begins. The subject of an earlier clause comes
    before what is nearer but no subject, unless the ``nearest`` is asked for («آنها»).
    """
    verb = candidate.verb or candidate.outer
    assert verb is not None
    keys = stretch.keys
    meant: int | None = None
    for here in range(candidate.first - 1, max(0, candidate.first - _REACH) - 1, -1):
        if keys[here] == ":" or document.tokens[here].start < begin:
            break  # what stands before is the cue
        if not _may_be_meant(keys, here, plural=verb.person == 6):
            continue
        meant = here if meant is None else meant
        if nearest or _opens_clause(keys, here):
            meant = here
            break
    return _antecedent_at(keys, meant, candidate.first) if meant is not None else NOBODY


def _may_be_meant(keys: Sequence[str], here: int, *, plural: bool) -> bool:
    """Whether a verb of that number may have the word for its subject."""
    key = keys[here]
    if not is_agent(key) or any(key in phrases("addressees", kind) for kind in ("we", "pronoun")):
        return False
    if key in phrases("addressees", "determiner") and not is_agent(keys[here + 1]):
        return False  # «هیچ شفافیتی»
    if keys[here - 1] in _GOVERNING and not _one_of(keys, here):
        return False
    return plural == _is_plural(key)


def _is_plural(key: str) -> bool:
    return key.endswith(("ان", "ها", "های", "ین", "ات")) or key in _COLLECTIVE


_GOVERNING = frozenset(("به", "با", "از", "در", "برای", "بر", "توسط"))


def _one_of(keys: Sequence[str], here: int) -> bool:
    """«برخی از مدیران»."""
    return keys[here - 1] == "از" and keys[here - 2] in phrases("addressees", "determiner")


def _opens_clause(keys: Sequence[str], here: int) -> bool:
    """Whether a noun is no genitive («رژیم» of «تبعیض‌های رژیم») and no predicate."""
    before = keys[here - 1]
    if before in phrases("addressees", "determiner") or before in phrases("addressees", "all"):
        before = keys[here - 2]
    return (
        before in phrases("addressees", "name-end")
        or before in phrases("addressees", "adverb")
        or before
        in ("و", "،", ".", ":", "«", '"', "اینکه", "آنکه", "اما", "ولی", "چون", "زیرا", "یعنی")
        or is_strong_mark(before)
        or may_be_verb(before)
    )


def _antecedent_at(keys: Sequence[str], here: int, limit: int) -> Agent:
    """The noun phrase around the noun at ``here``: «مدیران و معاونان», «برخی از مدیران»."""
    first = here - 2 if _one_of(keys, here) else here
    joins = _is_plural(keys[here])
    while joins and first >= 2 and keys[first - 1] in COORDINATORS and is_agent(keys[first - 2]):
        first -= 2
    around = clauses(keys, first, limit)
    found = _trimmed(around, first, limit, "antecedent")
    last = min(found.last, here + _LONGEST_NAME)
    following = around.verb_from(last)
    if following is not None and following.first == last and last - here > 1:
        last -= 1  # «مردم رای دادند»: the verb's own noun
    if last > here + 2 and _says_who_they_are(around, here):
        last = here + 1
    return replace(found, last=last)


def _says_who_they_are(stretch: Clauses, here: int) -> bool:
    """«معلمان امین مردم هستند»: many, then the singular of what they are."""
    keys = stretch.keys
    verb = stretch.verb_from(here)
    if verb is None or verb.stem != "هست" or verb.person != 6 or not _is_plural(keys[here]):
        return False
    one = keys[here + 1]
    return one in phrases("addressees", "person") and not _is_plural(one)


def addressed_before(stretch: Clauses, first: int, *, you: bool = False) -> Agent:
    """«خطاب به X» in the cue before a quote, and «به X گفت» where ``you`` are told."""
    keys = stretch.keys
    for here in range(first - 1, max(0, first - _REACH), -1):
        if keys[here : here + 2] == ("خطاب", "به"):
            start = here + 2
        elif you and keys[here] in ("به", "از") and is_agent_at(keys, here + 1):
            start = here + 1
        else:
            continue
        cue = clauses(keys, start, first)
        found = _trimmed(cue, start, first, "addressed")
        while found.last > found.first + 1 and (
            keys[found.last - 1] in phrases("clauses", "report")
            or keys[found.last - 1] in phrases("addressees", "acting")
        ):
            found = replace(found, last=found.last - 1)  # «خطاب به دهیاران تصریح کرد»
        following = cue.verb_from(found.last)
        told = following is not None and (reports(keys, following) or keys[following.last] == ":")
        if keys[here] == "خطاب" or told:
            return found if found.last - found.first <= 2 * _LONGEST_NAME else NOBODY
    return NOBODY
