"""Whether a candidate is a directive: what grammar rules out, and a small model for the rest.

The model is a logistic regression over named features of the grammar (no words of the text but
verb stems and the lexicon's own entries); `train` fits it, ``weights.tsv`` holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, fsum

from speechsum.directives.addressee import Agent, is_passive
from speechsum.directives.candidates import Candidate
from speechsum.directives.grammar import COORDINATORS, QUESTIONS, Clauses, Verb, readings
from speechsum.directives.nouns import is_agent_at
from speechsum.directives.phrases import phrases, values
from speechsum.directives.proposal import Proposal
from speechsum.directives.regions import Region

_WEIGHTS = "weights.tsv"
_HOW = frozenset(("چگونه", "چطور", "چقدر", "کجا"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The decision on a candidate and why, in words for ``--explain``."""

    taken: bool
    reason: str


def judge(proposal: Proposal) -> Judgement:
    """Whether a candidate is a directive."""
    stretch, candidate = proposal.stretch, proposal.candidate
    reason = ruled_out(proposal)
    if reason is not None:
        return Judgement(False, reason)
    if candidate.rule == "bare" or any(
        sure(stretch, candidate) for sure in (_names_a_duty, _binds, _expects, _we_need)
    ):
        return Judgement(True, candidate.rule)
    found = tuple(features(proposal))
    weights = _weights()
    chance = 1 / (1 + exp(-fsum(weights.get(name, 0.0) for name in found)))
    if chance >= 0.5:
        return Judgement(True, candidate.rule)
    against = min(found, key=lambda name: weights.get(name, 0.0))
    return Judgement(False, f"{candidate.rule}, but {against}")


def _binds(stretch: Clauses, candidate: Candidate) -> bool:
    """«X ملزم به رعایت … هستند», where no law is told."""
    if candidate.rule != "duty" or candidate.verb is not None or candidate.outer is None:
        return False
    assert candidate.marker is not None
    keys = stretch.keys
    law = phrases("clauses", "law")
    told = any(
        law.length_at(keys, i, candidate.last) and keys[i] != "قانون"
        for i in range(candidate.first, candidate.marker[0])
    )
    after = candidate.marker[0] + 1
    return (
        candidate.outer.stem == "هست"
        and candidate.outer.mood == "indicative"
        and (keys[after] == "به" or keys[after] == "و")
        and not told
    )


def _expects(stretch: Clauses, candidate: Candidate) -> bool:
    """«انتظار داریم …», «انتظار مردم این است که …», but not to witness something."""
    verb, outer = candidate.verb, candidate.outer
    if candidate.rule != "asking" or verb is None or outer is None:
        return False
    body = stretch.keys[outer.last : verb.first]
    if (
        "شاهد" in body
        or stretch.keys[candidate.marker[0] - 1 if candidate.marker else 0] == "نمیتوان"
    ):
        return False
    if verb.person == 4 and outer.person == 4:
        return False  # «انتظار داریم بتوانیم …»
    stated = outer.stem == "هست" and stretch.keys[outer.first - 1] == "این"
    return stated or outer.person in (1, 4)


def _we_need(stretch: Clauses, candidate: Candidate) -> bool:
    """«نیازمند همکاری … هستیم», «نیاز داریم … باشند»: the speaker's side tells what it needs."""
    if candidate.rule not in ("need", "needing") or candidate.outer is None:
        return False
    if candidate.outer.person != 4 or candidate.opening.conditioned or not candidate.marker:
        return False
    keys = stretch.keys
    here = candidate.marker[0]
    if not keys[here].startswith(("نیاز", "احتیاج")):
        return False
    needed = _needed(stretch, candidate)
    return candidate.verb is not None or any(_is_action(key) for key in needed)


def _is_action(key: str) -> bool:
    """A noun of action: by the lexicon, an infinitive, or by its ending («روزآوری»)."""
    if key in values("deontic", "action"):
        return True
    if key.endswith(("دن", "تن")) and any(form.tense == "past" for form in readings(key[:-1])):
        return True
    return key.endswith(tuple(values("deontic", "action-ending"))) and len(key) > 6


def _needed(stretch: Clauses, candidate: Candidate) -> Sequence[str]:
    """The words that name what is needed: after «به» or «نیازمند», else the subject's."""
    keys = stretch.keys
    assert candidate.marker is not None
    here = candidate.marker[0]
    if keys[here].startswith(("نیاز", "احتیاج")):
        if keys[here] not in ("نیاز", "احتیاج") and here + 1 < candidate.last:
            return keys[here + 1 : candidate.last]
        after = [i for i in range(here + 1, candidate.last) if keys[i] == "به"]
        before = [i for i in range(candidate.first, here) if keys[i] == "به"]
        if after or before:
            place = after[0] if after else before[-1]
            return keys[place + 1 : min(place + 4, candidate.last)]
        return keys[max(candidate.first, here - 5) : here]
    return keys[candidate.first : candidate.last]


def _names_a_duty(stretch: Clauses, candidate: Candidate) -> bool:
    """«X از وظایف دولت است»: the duty and whose it is, with nothing told about it after."""
    if candidate.rule != "duty-noun" or candidate.marker is None or candidate.verb is not None:
        return False
    here = candidate.marker[0]
    among = stretch.has(("از", "ازجمله"), max(stretch.first, here - 3), here)
    following = stretch.keys[candidate.last] if candidate.last < stretch.last else "."
    deemed = candidate.outer is not None and candidate.outer.stem == "دان"
    among = among or (deemed and stretch.keys[here - 1] == "را")
    return among and is_agent_at(stretch.keys, here + 1) and following != "که"


def ruled_out(proposal: Proposal) -> str | None:
    """Why a candidate is no directive by grammar alone; None where it may be one."""
    stretch, candidate = proposal.stretch, proposal.candidate
    region, agent = proposal.region, proposal.agent
    verb = candidate.verb
    keys = stretch.keys
    # The mark that ends a quote stands outside of it.
    after = keys[candidate.last : max(candidate.last + 1, min(candidate.last + 2, stretch.last))]
    if "؟" in after:
        return "a question"
    if candidate.rule in ("need", "needing", "demand", "order", "decision") and _in_condition(
        stretch, candidate
    ):
        return "a condition"
    asks = candidate.rule in ("advice", "asking", "wanting", "order")
    if asks and verb is None and ":" in after:
        return "the cue of a quote"
    if candidate.rule == "bare" and verb is not None:
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
        if region.place != "quote" and (
            region.place != "lead" or candidate.opening.governor is None
        ):
            return "nobody says it"
        if _addresses_the_listener(keys, verb):
            return "a word to the listener"
        if verb.stem == "بین" or (
            _is_thought(stretch, verb) and _fact_follows(stretch, candidate, verb)
        ):
            return "asks to note a fact"
        if not _addressed(stretch, candidate, verb, region, agent):
            return "a subjunctive addressed to nobody"
    outer = candidate.outer
    deems = candidate.rule == "duty-noun" and outer is not None and outer.stem == "دان"
    if deems and outer is not None and region.place == "quote" and outer.person in (3, 6):
        return "another's view"
    if candidate.rule == "decision" and outer is not None and keys[outer.last - 1] == "بود":
        return "what had been decided"
    if candidate.rule == "ban" and candidate.outer is not None and candidate.outer.mood == "past":
        return "what has been forbidden"
    if candidate.rule == "modal":
        assert candidate.marker is not None
        lead = candidate.opening.lead
        if candidate.opening.governor == "که" and keys[max(lead - 1, 0)] == "را":
            return "tells which"  # «راه‌هایی را که باید برویم، رفته‌ایم»
        if any(key in ("چرا", "آیا", "مگر") for key in keys[candidate.first : candidate.marker[0]]):
            return "a rhetorical question"
        asked = keys[candidate.first : verb.first if verb is not None else candidate.last]
        if ("کدام" in asked or asked.count("چه") == 1) and "هر" not in asked:
            return "a question told"
        if _asks_how(stretch, candidate.first, candidate.marker[0]):
            return "a question told"
        if verb is not None and keys[verb.first] == "بوده":
            return "what is likely"
        if verb is None:
            return "no action follows"
        if verb.mood in ("imperfect", "past"):
            return "what should have been"
        if verb.mood in ("indicative", "future", "participle"):
            return "no action follows"
        if verb.person == 1 and verb.stem not in ("گیر",):
            return "the speaker about himself"
        forbids = candidate.force == "prohibition"
        modal = candidate.marker[0]
        before = keys[modal - 1] if verb.first == modal + 1 else keys[verb.first - 1]
        if forbids and before in values("deontic", "feeling"):
            return "a feeling, nothing to do"
        if keys[verb.first - 1] in values("deontic", "waiting") or (
            verb.stem == "باش" and stretch.has(values("deontic", "waiting"), modal, verb.first)
        ):
            return "a wait, nothing to do"  # «باید منتظر ماند», «باید منتظر عواقب آن باشند»
        if verb.stem == "باش" and keys[verb.first - 1] in values("deontic", "feeling"):
            return "a feeling, nothing to do"
        if keys[verb.first - 1] == "احساس" and verb.person in (3, 6):
            return "a feeling, nothing to do"
        if verb.stem == "بین" and verb.mood == "short":
            return "asks to note a fact"  # «باید دید …»
        if _is_saying(stretch, verb):
            return "announces the speaker's own words"
        if _is_thought(stretch, verb) and _fact_follows(stretch, candidate, verb):
            return "asks to note a fact"
    return None


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
        or (
            phrases("clauses", "connective").length_at(keys, stretch.first, candidate.first) > 0
            and stretch.verb_from(stretch.first) == verb
        )
    )
    if verb.person == 5:
        return True
    if verb.person == 4:
        if region.place == "lead":
            return True  # «با بیان اینکه سرمایه را به این سمت سوق دهیم»
        return verb.negative and begins and not candidate.opening.conditioned
    if candidate.opening.governor is not None and region.place == "quote":
        return agent.how == "subject" or is_passive(stretch, verb)
    if begins:
        named = agent.how == "subject" and is_agent_at(keys, agent.first)
        return named or is_passive(stretch, verb)
    previous = stretch.verb_ending_at(start - 1)
    if candidate.opening.governor is not None and region.place == "lead":
        return agent.how == "subject" or is_passive(stretch, verb)
    if previous is None or keys[start] not in COORDINATORS:
        return False
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
    return verb.stem in saying or stretch.keys[verb.first - 1] in saying


def _is_thought(stretch: Clauses, verb: Verb) -> bool:
    thought = values("deontic", "thought")
    before = stretch.keys[max(stretch.first, verb.first - 3) : verb.first]
    if verb.stem in thought or any(key in thought for key in before[-1:]):
        return True
    # «توجه جدی داشت که …», «این را در نظر هم بگیریم که …»
    told = verb.last < stretch.last and stretch.keys[verb.last] == "که"
    return told and verb.stem in ("گیر", "دار") and any(key in thought for key in before)


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
    if following == "که":
        return True
    if "به" in stretch.keys[candidate.first : verb.first]:
        return False  # «به نظم توجه کنند»: what is thought of is named
    return following not in COORDINATORS and following not in "؛:.)؟" and following not in (
        "تا", "چرا", "زیرا", "چراکه", "اما", "ولی",
    )  # fmt: skip


def features(proposal: Proposal) -> Iterator[str]:
    """The named features of a candidate; each is there or not."""
    stretch, candidate = proposal.stretch, proposal.candidate
    region, agent = proposal.region, proposal.agent
    keys = stretch.keys
    rule, verb, outer, start = candidate.rule, candidate.verb, candidate.outer, candidate.opening
    yield "bias"
    yield f"rule {rule}"
    yield f"place {region.place}"
    yield f"rule {rule} in {region.place}"
    if region.nested:
        yield "of somebody the speaker quotes"
    if rule in ("asking", "wanting", "advice", "demand", "order", "decision"):
        yield f"{rule} by {proposal.asker}"
        yield f"{proposal.asker} asks in {region.place}"
    governor = start.governor
    if governor is not None:
        yield f"governor {governor}"
        before = stretch.verb_ending_at(start.lead - 1)
        if governor == "که":
            if before is None:
                noun = keys[start.lead - 1] if start.lead > stretch.first else ""
                stated = noun in phrases("clauses", "statement")
                yield "what is stated" if stated else "relative of a noun"
                if noun in ("طور", "گونه", "چه"):
                    yield "as it should be"
            else:
                yield f"relative after {before.mood}"
                if before.stem in ("هست", "باش", "دار", "شو"):
                    yield f"relative after {before.stem}"
                if before.stem in ("گو", "دان", "خواه") and before.mood in (
                    "past",
                    "imperfect",
                    "short",
                ):
                    yield "what was said"
    else:
        previous = stretch.verb_ending_at(start.start - 1)
        if previous is not None and rule in ("modal", "bare"):
            yield f"right after {previous.mood}"
            if previous.mood == "imperfect":
                yield "what was said"
    holder = _holder(stretch, candidate)
    if holder is not None:
        yield f"{holder} holds it in {region.place}"
    if start.conditioned:
        yield f"conditioned {rule}"
        if any(
            v.mood == "imperfect"
            for v in stretch.verbs
            if candidate.first <= v.first < candidate.last
        ):
            yield "unreal condition"
    elif verb is not None and _in_condition(stretch, candidate):
        yield "in a condition"
    body = keys[candidate.first : candidate.last]
    if any(
        phrases("clauses", "law").length_at(keys, i, candidate.last)
        for i in range(candidate.first, candidate.last)
    ):
        if rule not in ("need", "needing"):
            yield "names a law"
        if body and body[0] in ("طبق", "براساس", "بر", "مطابق"):
            yield "by a law"
    if (
        body
        and body[0] in ("طبق", "براساس", "بر", "مطابق", "در", "به")
        and any(key in values("deontic", "norm") for key in body[1:4])
    ):
        yield "by a norm"
    if any(key in values("deontic", "past") for key in keys[start.start : candidate.last]):
        yield "another time"
    if any(key in QUESTIONS for key in body[:4]):
        yield "question word"
    if verb is not None:
        kind = "modal" if rule == "modal" else "bare" if rule == "bare" else "other"
        yield f"{kind} verb {verb.mood} {verb.person}"
        yield f"{kind} stem {verb.stem}"
        if verb.negative:
            yield f"{kind} negative"
        if is_passive(stretch, verb):
            yield f"{kind} passive"
        if _is_thought(stretch, verb):
            yield f"{kind} thought"
        if kind == "bare":
            yield (
                "bare agent"
                if agent.how == "subject" and is_agent_at(keys, agent.first)
                else "bare no agent"
            )
            if candidate.first == stretch.first or keys[candidate.first - 1] == ":":
                yield "bare at the beginning"
        length = candidate.last - candidate.first
        if length <= 2:
            yield f"{kind} short"
    elif rule != "need-noun":
        yield f"{rule} without complement"
    if outer is not None:
        yield f"{rule} outer {outer.stem}"
        yield f"{rule} outer {outer.mood}"
        yield f"{rule} outer person {outer.person}"
        if outer.negative:
            yield f"{rule} outer negative"
    yield f"{rule} agent {agent.how}"
    if rule in ("asking", "wanting", "advice", "demand", "order"):
        asked = candidate.asked
        yield (
            f"{rule} asks agent" if asked and is_agent_at(keys, asked[0]) else f"{rule} asks nobody"
        )
    if rule in ("need", "needing", "demand") and verb is None:
        needed = any(_is_action(key) for key in _needed(stretch, candidate))
        yield f"{rule} action" if needed else f"{rule} thing"
    if rule == "need-noun" and candidate.first > stretch.first:
        yield f"need-noun after {_before(keys, candidate.first)}"
        if candidate.last < stretch.last:
            ended = phrases("clauses", "report").length_at(keys, candidate.last, stretch.last)
            mark = keys[candidate.last] in "،:.؛"
            yield f"need-noun then {'report' if ended else 'mark' if mark else 'more'}"
    if rule == "duty-noun" and candidate.marker is not None:
        near = keys[max(stretch.first, candidate.marker[0] - 3) : candidate.marker[0]]
        yield "one of the duties" if "از" in near or "ازجمله" in near else "the duty"
    if rule in ("duty-noun", "decision", "asking", "duty") and candidate.marker is not None:
        yield f"{rule} {keys[candidate.marker[0]]}"
    following = keys[candidate.last] if candidate.last < stretch.last else "."
    if following in ("که", "تا", "و", "،"):
        yield f"{rule} before {following}"


def _holder(stretch: Clauses, candidate: Candidate) -> str | None:
    """Whose view it is, where the clause before says so («برخی معتقدند که …», «معتقدم …»)."""
    keys = stretch.keys
    here = candidate.opening.start - 1
    while here > stretch.first and keys[here] in ("که", "،", '"', "«", ":"):
        here -= 1
    verb = stretch.verb_ending_at(here)
    if verb is None or not verb.finite:
        return None
    holding = values("deontic", "holding")
    if verb.stem not in holding and not any(
        key in holding for key in keys[max(stretch.first, verb.first - 2) : verb.last]
    ):
        return None
    if verb.person in (1, 4):
        return "the speaker"
    return "somebody in the past" if verb.mood in ("past", "imperfect", "short") else "another"


def _in_condition(stretch: Clauses, candidate: Candidate) -> bool:
    """Whether the modal stands in the condition itself («وقتی شهرداری باید …»)."""
    table = phrases("clauses", "condition")
    marker = candidate.marker[0] if candidate.marker is not None else candidate.first
    first = min(candidate.first, candidate.opening.start)
    here = next(
        (i for i in range(first, marker) if table.length_at(stretch.keys, i, stretch.last)),
        None,
    )
    return here is not None and not any(here < v.first < marker for v in stretch.verbs if v.finite)


def _before(keys: Sequence[str], index: int) -> str:
    known = ("بر", "به", "و", "درباره", "خصوص", "مورد", "دلایل", "صورت")
    return keys[index - 1] if keys[index - 1] in known else "another word"


@cache
def _weights() -> dict[str, float]:
    text = (resources.files(__package__) / _WEIGHTS).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}
