"""Whether a candidate is a directive: what grammar rules out, and a small model for the rest.

The model is a logistic regression over named features of the grammar (no words of the text but
verb stems and the lexicon's own entries); `train` fits it, ``weights.tsv`` holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import fsum

from speechsum.directives.addressee import is_passive
from speechsum.directives.candidate import Candidate
from speechsum.directives.certainty import certainty
from speechsum.directives.contexts import ruled_out
from speechsum.directives.evidence import in_condition, is_thought
from speechsum.directives.proposal import Proposal
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action, is_agent_at
from speechsum.grammar.words import phrases, values

_WEIGHTS = "weights.tsv"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The decision on a candidate and why, in words for ``--explain``.

    ``certainty`` is the chance that it is a directive with the right bounds, taken or not.
    """

    taken: bool
    reason: str
    certainty: float


def judge(proposal: Proposal) -> Judgement:
    """Whether a candidate is a directive."""
    candidate = proposal.candidate
    found = tuple(features(proposal))
    weights = _weights()
    margin = fsum(weights.get(name, 0.0) for name in found)
    ruled = ruled_out(proposal)
    if ruled is not None:
        return Judgement(False, ruled, certainty(proposal, ruled, margin, found))
    if margin >= 0 or judged_plainly(proposal):
        return Judgement(True, candidate.rule, certainty(proposal, "taken", margin, found))
    against = min(found, key=lambda name: weights.get(name, 0.0))
    reason = f"{candidate.rule}, but {against}"
    return Judgement(False, reason, certainty(proposal, "weighed", margin, found))


def judged_plainly(proposal: Proposal) -> bool:
    """Whether a candidate says so plainly that it is a directive that nothing is to be weighed."""
    return (
        proposal.candidate.rule == "bare"
        or _deems(proposal)
        or any(sure(proposal.stretch, proposal.candidate) for sure in _SURE)
    )


def _has_no_right(stretch: Clauses, candidate: Candidate) -> bool:
    """«کسی حق ندارد …», said plainly."""
    outer = candidate.outer
    plain = outer is not None and outer.mood == "indicative"
    return candidate.rule == "no-right" and plain and candidate.opening.governor is None


def _deems(proposal: Proposal) -> bool:
    """«وی بازسازی راه را ضروری دانست»: the speaker calls an action necessary."""
    outer = proposal.candidate.outer
    return (
        proposal.candidate.rule == "need"
        and outer is not None
        and outer.stem in ("دان", "خوان", "شمار")
        and proposal.region.place != "quote"
        and proposal.asker == "speaker"
        and any(is_action(key) for key in _needed(proposal.stretch, proposal.candidate))
    )


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
    return candidate.verb is not None or any(is_action(key) for key in needed)


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


def _bans(stretch: Clauses, candidate: Candidate) -> bool:
    """«توقف در این راه را ممنوع اعلام کرد»."""
    if candidate.rule != "ban" or candidate.marker is None or candidate.outer is None:
        return False
    return stretch.keys[candidate.marker[1]] == "اعلام" and candidate.outer.stem == "کن"


def _states_a_duty(stretch: Clauses, candidate: Candidate) -> bool:
    """«مسئولیت شهرداری این است که راه را باز کند»."""
    outer = candidate.outer
    if candidate.rule != "duty-noun" or candidate.verb is None or outer is None:
        return False
    return outer.stem == "هست" and stretch.keys[outer.first - 1] in ("این", "آن")


_SURE = (_states_a_duty, _bans, _names_a_duty, _binds, _expects, _we_need, _has_no_right)


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
                following = keys[candidate.last] if candidate.last < stretch.last else "."
                told = stretch.verb_from(candidate.last)
                if following not in _AFTER_ALL and told is not None:
                    yield "what something is said of"
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
    elif verb is not None and in_condition(stretch, candidate):
        yield "in a condition"
    body = keys[candidate.first : candidate.last]
    if phrases("clauses", "law").stands_in(keys, candidate.first, candidate.last):
        if rule not in ("need", "needing"):
            yield "names a law"
        by_law = phrases("clauses", "law").length_at(keys, candidate.first, candidate.last) > 1
        if by_law or (body and body[0] in ("طبق", "براساس", "بر", "مطابق")):
            yield "by a law"
    if (
        body
        and body[0] in ("طبق", "براساس", "بر", "مطابق", "در", "به")
        and any(key in values("deontic", "norm") for key in body[1:4])
    ):
        yield "by a norm"
    if any(key in values("deontic", "past") for key in keys[start.start : candidate.last]):
        yield "another time"
    if any(key in phrases("clauses", "question") for key in body[:4]):
        yield "question word"
    if verb is not None:
        kind = "modal" if rule == "modal" else "bare" if rule == "bare" else "other"
        yield f"{kind} verb {verb.mood} {verb.person}"
        yield f"{kind} stem {verb.stem}"
        if verb.stem in ("باش", "هست") and any(key.isdecimal() for key in body):
            yield "how many there are"
        if verb.negative:
            yield f"{kind} negative"
        if is_passive(stretch, verb):
            yield f"{kind} passive"
        if is_thought(stretch, verb):
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
        if verb is None and outer is not None and rule in ("asking", "advice"):
            wanted = keys[asked[1] if asked else candidate.first : outer.first]
            yield f"{rule} action" if any(map(is_action, wanted)) else f"{rule} thing"
    if rule in ("need", "needing", "demand", "demanding") and verb is None:
        needed = any(is_action(key) for key in _needed(stretch, candidate))
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


_AFTER_ALL = frozenset((".", "،", "؛", ":", "و", "که", "تا", "»", '"'))


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
    near = 6 if keys[verb.first - 1] == "این" else 2  # «تفکر دشمن این است که …»
    if verb.stem not in holding and not any(
        key in holding for key in keys[max(stretch.first, verb.first - near) : verb.last]
    ):
        return None
    over = verb.mood in ("past", "imperfect", "short")
    if verb.person in (1, 4) and verb.mood != "imperfect":
        return "the speaker"
    return "somebody in the past" if over else "another"


def _before(keys: Sequence[str], index: int) -> str:
    known = ("بر", "به", "و", "درباره", "خصوص", "مورد", "دلایل", "صورت")
    return keys[index - 1] if keys[index - 1] in known else "another word"


@cache
def _weights() -> dict[str, float]:
    text = (resources.files(__package__) / _WEIGHTS).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}
