"""What grammar rules out: candidates that are no directives, whatever they look like."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from speechsum.directives.addressee import Agent, addressed_before, is_passive
from speechsum.directives.candidate import Candidate
from speechsum.directives.proposal import Proposal
from speechsum.directives.regions import Region
from speechsum.grammar.clauses import Clauses, phrase_ending_at
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COORDINATORS, phrases, values

_LONGEST_QUESTION = 30  # tokens
_HOW = frozenset(("چگونه", "چطور", "چقدر", "کجا"))
_NOT_IN_CONDITIONS = frozenset(
    ("need", "needing", "wanting", "demand", "demanding", "order", "decision", "no-right")
)


def ruled_out(proposal: Proposal) -> str | None:
    """Why a candidate is no directive by grammar alone; None where it may be one."""
    stretch, candidate = proposal.stretch, proposal.candidate
    keys = stretch.keys
    # The mark that ends a quote stands outside of it.
    after = keys[candidate.last : max(candidate.last + 1, min(candidate.last + 2, stretch.last))]
    if "؟" in after:
        return "a question"
    if candidate.rule in _NOT_IN_CONDITIONS and in_condition(stretch, candidate):
        return "a condition"
    marker = candidate.marker[0] if candidate.marker is not None else candidate.first
    if _is_asked(keys, max(stretch.first, marker - _LONGEST_QUESTION), marker):
        return "a question"
    asked = keys[candidate.asked[0]] if candidate.asked is not None else ""
    if asked in values("deontic", "prayed"):
        return "a prayer"
    if candidate.rule == "advice" and asked in phrases("addressees", "we"):
        return "what was proposed to the speaker"  # «به ما پیشنهاد شد …»
    if candidate.rule in _ASKING and candidate.verb is None and ":" in after:
        return "the cue of a quote"
    if candidate.rule in ("better", "need", "advice") and _notes_a_fact(stretch, candidate):
        return "asks to note a fact"
    verb = candidate.verb
    if verb is not None and keys[verb.first - 1] in values("deontic", "thanks"):
        return "thanks"
    outer = candidate.outer
    if candidate.rule in _ASKING and outer is not None:
        if _long_past(stretch, outer):
            return "what had been asked"
        if outer.stem == "دار" and outer.mood != "indicative":
            return "what had been expected"
    exclusion = _EXCLUSIONS.get(candidate.rule)
    return exclusion(proposal) if exclusion is not None else None


def _is_asked(keys: Sequence[str], first: int, marker: int) -> bool:
    """«آیا» before the marker, and nothing between that ends the question."""
    for here in range(marker - 1, first - 1, -1):
        if keys[here] in ("خیر", "نه", "اما", "ولی", "."):
            return False
        if keys[here] == "آیا":
            return True
    return False


def _bare(proposal: Proposal) -> str | None:
    stretch, candidate, region = proposal.stretch, proposal.candidate, proposal.region
    keys, verb = stretch.keys, candidate.verb
    assert verb is not None
    if keys[candidate.last : candidate.last + 2] in (("یا", "نه"), ("یا", "خیر")):
        return "a question told"
    if verb.stem == "توان":
        return "what somebody can do"
    told_of = stretch.verb_from(candidate.last)
    if (
        told_of is not None
        and told_of.stem == "هست"
        and told_of.first == candidate.last + 1
        and keys[candidate.last] not in COORDINATORS
    ):
        return "what something is said of"  # «در هر بعد کار شود کم است»
    if verb.stem in ("دار", "باش") and stretch.has(
        values("deontic", "feeling"), candidate.first, verb.first
    ):
        return "a feeling, nothing to do"
    if region.place != "quote" and (region.place != "lead" or candidate.opening.governor is None):
        return "nobody says it"
    if _addresses_the_listener(keys, verb):
        return "a word to the listener"
    if verb.stem == "بین" or _notes_a_fact(stretch, candidate):
        return "asks to note a fact"
    if not _addressed(stretch, candidate, verb, region, proposal.agent):
        return "a subjunctive addressed to nobody"
    return None


def _asked(proposal: Proposal) -> str | None:
    verb = proposal.candidate.verb
    hopes = verb is not None and verb.stem == "توان" and verb.person == 4
    return "a hope" if hopes else None  # «انتظار داریم بتوانیم …»


def _duty(proposal: Proposal) -> str | None:
    stretch, candidate = proposal.stretch, proposal.candidate
    outer, marker = candidate.outer, candidate.marker
    if outer is None or marker is None:
        return None
    if outer.stem == "دان" and stretch.has({"خود"}, candidate.first, marker[0]):
        return "the speaker's own commitment"
    law = phrases("clauses", "law")
    subject = range(candidate.opening.start, min(candidate.opening.start + 2, marker[0]))
    if outer.stem == "کن" and any(law.length_at(stretch.keys, i, marker[0]) for i in subject):
        return "what a law says"
    if _long_past(stretch, outer):
        return "what had been decided"
    return None


def _duty_noun(proposal: Proposal) -> str | None:
    outer = proposal.candidate.outer
    keys, marker = proposal.stretch.keys, proposal.candidate.marker
    if marker is not None and keys[marker[1] : marker[1] + 1] == ("خود",):
        return "the speaker's own commitment"  # «وظیفه خود می‌دانیم …»
    deems = outer is not None and outer.stem == "دان" and outer.person in (3, 6)
    return "another's view" if deems and proposal.region.place == "quote" else None


def _decision(proposal: Proposal) -> str | None:
    outer = proposal.candidate.outer
    before = outer is not None and _long_past(proposal.stretch, outer)
    return "what had been decided" if before else None


def _demand(proposal: Proposal) -> str | None:
    outer = proposal.candidate.outer
    before = outer is not None and _long_past(proposal.stretch, outer)
    return "what had been asked" if before else None


def _long_past(stretch: Clauses, verb: Verb) -> bool:
    """«شده بود»: it had been so before what is told."""
    been = stretch.keys[verb.last - 1] in ("بود", "بودند", "بودیم")
    return been and verb.last - verb.first > 1 and verb.mood == "past"


def _ban(proposal: Proposal) -> str | None:
    outer = proposal.candidate.outer
    told = outer is not None and outer.mood in ("past", "short")
    now = proposal.region.place != "quote" and proposal.asker == "speaker"
    return "what has been forbidden" if told and not now else None


def _modal(proposal: Proposal) -> str | None:
    stretch, candidate = proposal.stretch, proposal.candidate
    keys, verb = stretch.keys, candidate.verb
    assert candidate.marker is not None
    modal = candidate.marker[0]
    lead = candidate.opening.lead
    if candidate.opening.governor == "که" and keys[max(lead - 1, 0)] == "را":
        return "tells which"  # «راه‌هایی را که باید برویم، رفته‌ایم»
    if _is_denied(stretch, candidate):
        return "what is denied"
    if _is_supposed(stretch, candidate):
        return "a condition"
    if any(key in ("چرا", "آیا", "مگر") for key in keys[candidate.first : modal]):
        return "a rhetorical question"
    asked = keys[candidate.first : verb.first if verb is not None else candidate.last]
    if ("کدام" in asked or asked.count("چه") == 1) and "هر" not in asked:
        return "a question told"
    if _asks_how(stretch, candidate.first, modal):
        return "a question told"
    if verb is not None and _is_perfect(stretch, verb):
        return "what is likely"
    if stretch.has(values("deontic", "likely"), candidate.first, modal):
        return "what is likely"
    if stretch.has(values("deontic", "otherwise"), max(stretch.first, modal - 2), modal):
        return "what follows otherwise"
    if verb is not None and verb.mood in ("imperfect", "past"):
        return "what should have been"
    if verb is None or verb.mood in ("indicative", "future", "participle"):
        return "no action follows"
    if verb.person == 1 and verb.stem not in ("گیر",):
        return "the speaker about himself"
    if _is_state(stretch, candidate, verb):
        return "a feeling or a wait, nothing to do"
    if verb.stem == "بین" and verb.mood == "short":
        return "asks to note a fact"  # «باید دید …»
    if _is_saying(stretch, verb):
        return "announces the speaker's own words"
    return "asks to note a fact" if _notes_a_fact(stretch, candidate) else None


def _is_denied(stretch: Clauses, candidate: Candidate) -> bool:
    """«به این معنا نیست که راه باید …», «معلوم نیست چه کسی باید …»."""
    lead = candidate.opening.lead
    for end in (lead - 1, candidate.opening.start - 1):
        before = stretch.verb_ending_at(end)
        if before is not None and before.negative and before.stem == "هست":
            noun = stretch.keys[before.first - 1]
            return noun in values("deontic", "denied")
    return False


def _is_supposed(stretch: Clauses, candidate: Candidate) -> bool:
    """«اگر باید یکی را برگزینیم، …»: the condition itself."""
    assert candidate.marker is not None
    modal = candidate.marker[0]
    return modal > stretch.first and stretch.keys[modal - 1] in ("اگر", "چنانچه")


def _is_perfect(stretch: Clauses, verb: Verb) -> bool:
    """«باید گفته باشند»: a guess about the past; «باید داشته باشند» is none."""
    keys = stretch.keys
    if keys[verb.first] == "بوده":
        return True
    compound = verb.last - verb.first > 1 and verb.mood == "subjunctive"
    plain = not verb.negative and verb.stem not in ("دار", "شو")
    return compound and plain and keys[verb.last - 1].startswith("باش")


def _is_state(stretch: Clauses, candidate: Candidate, verb: Verb) -> bool:
    """«باید منتظر ماند», «نباید نگران باشیم»: nobody can act upon it."""
    keys = stretch.keys
    assert candidate.marker is not None
    modal = candidate.marker[0]
    waiting, feeling = values("deontic", "waiting"), values("deontic", "feeling")
    if keys[verb.first - 1] in waiting or (
        verb.stem == "باش" and stretch.has(waiting, modal, verb.first)
    ):
        return True
    if verb.stem == "باش" and (keys[verb.first - 1] in feeling or keys[modal + 1] in feeling):
        return True
    felt = stretch.has({"احساس"}, max(modal, verb.first - 3), verb.first)
    if felt and verb.person in (3, 5, 6):
        return True  # «مردم باید احساس امنیت کنند»
    before = keys[modal - 1] if verb.first == modal + 1 else keys[verb.first - 1]
    return candidate.force == "prohibition" and before in feeling


_EXCLUSIONS: dict[str, Callable[[Proposal], str | None]] = {
    "bare": _bare,
    "asking": _asked,
    "duty": _duty,
    "duty-noun": _duty_noun,
    "decision": _decision,
    "demand": _demand,
    "ban": _ban,
    "modal": _modal,
}
_ASKING = frozenset(("advice", "asking", "wanting", "order"))


def _notes_a_fact(stretch: Clauses, candidate: Candidate) -> bool:
    """«باید بدانیم که …», «بهتر است بپذیریم …», and a fact follows."""
    verb = candidate.verb
    return (
        verb is not None and is_thought(stretch, verb) and _fact_follows(stretch, candidate, verb)
    )


def in_condition(stretch: Clauses, candidate: Candidate) -> bool:
    """Whether the modal stands in the condition itself («وقتی شهرداری باید …»)."""
    table = phrases("clauses", "condition")
    marker = candidate.marker[0] if candidate.marker is not None else candidate.first
    first = min(candidate.first, candidate.opening.start)
    here = next(
        (i for i in range(first, marker) if table.length_at(stretch.keys, i, stretch.last)),
        None,
    )
    return here is not None and not any(here < v.first < marker for v in stretch.verbs if v.finite)


def _addressed(
    stretch: Clauses, candidate: Candidate, verb: Verb, region: Region, agent: Agent
) -> bool:
    """Whether a bare subjunctive tells somebody to act: «شما», a named agent, or a task alone.

    Too few are annotated to learn from; grammar decides.
    """
    keys = stretch.keys
    start = candidate.first
    while start > stretch.first and keys[start - 1] in (*COORDINATORS, '"', "«"):
        start -= 1
    begins = (
        start == stretch.first
        or keys[start - 1] in ":؛"
        # «به دلیل ریزش سنگ، رانندگان …»: only an adverbial stands before it
        or stretch.verb_from(stretch.first) == verb
        or (
            start > stretch.first
            and phrase_ending_at(stretch, start - 1, "consequence") is not None
            and stretch.verb_from(start) == verb
        )
    )
    if verb.person == 5:
        return True
    unnamed = verb.person == 6 and agent.how in ("none", "antecedent")
    if unnamed and addressed_before(stretch, region.first).how != "none":
        return True  # «خطاب به دهیاران گفت: راه را باز کنند»
    if verb.person == 4:
        if region.place == "lead":
            return True  # «با بیان اینکه سرمایه را به این سمت سوق دهیم»
        return verb.negative and begins and not candidate.opening.conditioned
    if candidate.opening.governor is not None and region.place == "quote":
        return agent.how == "subject" or is_passive(stretch, verb)
    if begins:
        named = agent.how == "subject" and is_agent_at(keys, agent.first)
        # «اگر دولت پول ندارد، از مردم بخواهد»
        named = named or (agent.how == "of the condition" and verb.person in (3, 6))
        return named or is_passive(stretch, verb)
    previous = stretch.verb_ending_at(start - 1)
    if candidate.opening.governor is not None and region.place == "lead":
        return agent.how == "subject" or is_passive(stretch, verb)
    if previous is None or keys[start] not in COORDINATORS:
        return False
    if phrases("deadlines", "urgent").length_at(keys, candidate.first, verb.first):
        return is_passive(stretch, verb) or agent.how == "subject"  # «…، با سرعت … اقدام شود»
    if previous.mood not in ("indicative", "subjunctive", "past"):
        return False
    return agent.how == "subject" and is_agent_at(keys, agent.first)


def _addresses_the_listener(keys: Sequence[str], verb: Verb) -> bool:
    """«فرض کنید», «ببینید»: the speaker's way of speaking, no task."""
    if verb.person != 5:
        return False
    return keys[verb.first - 1] in values("deontic", "supposing")


def _asks_how(stretch: Clauses, first: int, modal: int) -> bool:
    """«مشخص کند که ما چگونه باید …», with no verb between the question and the modal."""
    here = next((i for i in range(modal - 1, first - 1, -1) if stretch.keys[i] in _HOW), None)
    return here is not None and not any(here < v.first < modal for v in stretch.verbs if v.finite)


def _is_saying(stretch: Clauses, verb: Verb) -> bool:
    saying = values("deontic", "saying")
    if not (verb.person in (1, 4) or verb.mood == "short"):
        return False
    told = stretch.keys[verb.last : verb.last + 1] == ("که",)
    if (
        not told
        and verb.stem == "گو"
        and stretch.has({"را"}, max(stretch.first, verb.first - 3), verb.first)
    ):
        return False  # «باید واقعیت را به مردم بگوییم»: a task
    return verb.stem in saying or stretch.keys[verb.first - 1] in saying


def is_thought(stretch: Clauses, verb: Verb) -> bool:
    thought = values("deontic", "thought")
    before = stretch.keys[max(stretch.first, verb.first - 3) : verb.first]
    if verb.stem in thought or any(key in thought for key in before[-1:]):
        return True
    # «توجه جدی داشت که …», «این را در نظر هم بگیریم که …»
    told = verb.last < stretch.last and stretch.keys[verb.last] == "که"
    return told and verb.stem in ("گیر", "دار", "ده") and any(key in thought for key in before)


def _fact_follows(stretch: Clauses, candidate: Candidate, verb: Verb) -> bool:
    """Whether the directive ends at its verb, and a told clause completes it."""
    if verb.stem in ("دان", "فهم") and stretch.has({"که"}, verb.last, verb.last + 1):
        return True
    if candidate.last != verb.last:
        inner = [v for v in stretch.verbs if verb.last <= v.first < candidate.last and v.finite]
        return bool(inner) and inner[0].mood not in ("subjunctive", "short")
    if verb.last >= stretch.last:
        return False
    following = stretch.keys[verb.last]
    if verb.stem == "بین" and stretch.keys[verb.first - 1] == "را":
        return False  # «مردم باید نتیجه را ببینند»
    if following == "که":
        return True
    if (
        following == "،"
        and verb.stem == "دان"
        and not stretch.has({"را"}, candidate.first, verb.first)
    ):
        return True  # «دشمنان بدانند، …»
    if "به" in stretch.keys[candidate.first : verb.first]:
        return False  # «به نظم توجه کنند»: what is thought of is named
    return following not in COORDINATORS and following not in "؛:.)؟" and following not in (
        "تا", "چرا", "زیرا", "چراکه", "اما", "ولی",
    )  # fmt: skip
