"""Where what a verb tells to do ends: its coordinated verbs and what completes them.

After each clause stands a joint; the rows of ``bounds.tsv`` tell by the joint whether the next
clause belongs to the directive.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache

from speechsum import lexicon
from speechsum.grammar.clauses import Clauses, goal_at, governed_verb, next_subjunctive
from speechsum.grammar.joints import Joint, holds
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COMMA, COORDINATORS, KE, MARKS, phrases
from speechsum.tuples import NamedTuple

_TABLE = os.path.join(os.path.dirname(__file__), "bounds.tsv")


class Bound(NamedTuple):
    """A row of the table: a clause of that relation is taken in, or left out."""

    relation: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    taken: bool
    verb: str


@cache
def bounds() -> dict[str, tuple[Bound, ...]]:
    """The rows of each relation, in the table's order."""
    table: dict[str, list[Bound]] = defaultdict(list)
    for row in lexicon.read(_TABLE):
        needs, unless = (tuple(row[name].split()) for name in ("needs", "unless"))
        bound = Bound(row["relation"], needs, unless, row["verdict"] == "in", row["verb"])
        table[bound.relation].append(bound)
    return {relation: tuple(rows) for relation, rows in table.items()}


_CLOSING_MARKS = ('"', "»", ")")


def closing(stretch: Clauses, verb: Verb, stop: int) -> int:
    """One past the last token of the directive whose main verb is ``verb``.

    Takes in coordinated verbs of the same mood and what completes the verb («بکوشند دهیاران
    برسند»); ends before purposes, results, reasons and everything told. ``stop`` is where
    the next trigger's clause begins.
    """
    current = verb
    while (joint := _joint(stretch, verb, current, stop)) is not None:
        following = _taken(joint)
        if following is None:
            break
        current = following
    return current.last


def _joint(stretch: Clauses, main: Verb, current: Verb, stop: int) -> Joint | None:
    """The joint after a clause, if a clause follows before ``stop``."""
    keys, last = stretch.keys, stretch.last
    end = current.last
    end += goal_at(keys, end)
    while end < last and keys[end] in _CLOSING_MARKS:
        end += 1
    step = end
    while step < last and keys[step] in COORDINATORS:
        step += 1
    if step >= last or keys[end] in MARKS:
        return None
    verb = stretch.verb_from(step)
    if verb is None or verb.last > stop:
        return None
    joined = any(key != COMMA for key in keys[end:step])
    return Joint(stretch, main, current, step, stop, step > end, joined, verb)


def _taken(joint: Joint) -> Verb | None:
    """The verb of the next clause, if that belongs to the directive."""
    for row in bounds().get(_relation(joint), ()):
        verb = _VERBS[row.verb](joint)
        if verb is None or verb.last > joint.stop:
            continue
        reached = joint._replace(verb=verb)
        if _fits(row, reached):
            vetoed = not row.taken or any(_fits(veto, reached) for veto in bounds()["any"])
            return None if vetoed else verb
    return None


def _fits(row: Bound, joint: Joint) -> bool:
    return all(holds(joint, name) for name in row.needs) and not any(
        holds(joint, name) for name in row.unless
    )


def _relation(joint: Joint) -> str:
    """What the next clause is to the one before it, by what opens it."""
    if not joint.joined and joint.waits:
        return "waited"
    contrast = joint.opened_by("contrast")
    if joint.opened_by("purpose"):
        return "purpose"
    if contrast and is_agent_at(joint.stretch.keys, joint.step + contrast):
        return "contrast"
    if joint.opened_by("connective"):
        return "connective"
    if joint.stretch.keys[joint.step] == KE:
        return "that"
    if not joint.coordinated:
        return "complement"
    return "joined" if joint.joined else "listed"


def _own(joint: Joint) -> Verb | None:
    """The verb of a clause that nothing subordinates, past what stands inside it."""
    stretch, step, verb = joint.stretch, joint.step, joint.verb
    after = joint.past_condition
    if after is not None:
        return after
    if joint.coordinated and KE in stretch.keys[step : verb.first]:
        # A relative clause inside the second clause: its verb does not end it.
        return governed_verb(stretch, step - 1)
    return verb


def _ahead(joint: Joint) -> Verb | None:
    """The next subjunctive, whatever stands before it."""
    return next_subjunctive(joint.stretch, joint.step)


def _governed(joint: Joint) -> Verb | None:
    return governed_verb(joint.stretch, joint.step - 1)


def _opened(joint: Joint) -> Verb | None:
    """The verb of the clause that the joint's «که» opens."""
    stretch = joint.stretch
    inner = governed_verb(stretch, joint.step)
    condition = phrases("clauses", "condition")
    if condition.length_at(stretch.keys, joint.step + 1, stretch.last):
        # «… جمع کنند که اگر می‌خواهند بمانند، … نقد کنند»
        return next_subjunctive(stretch, inner.last if inner else joint.step) or inner
    if inner is not None and inner.mood == "indicative" and joint.has_before("striving", 4):
        # «مراقب باشیم که در هر بخشی که کم است، … کنیم»
        return next_subjunctive(stretch, inner.last) or inner
    return inner


_VERBS: Mapping[str, Callable[[Joint], Verb | None]] = {
    "own": _own,
    "ahead": _ahead,
    "ahead-or-own": lambda joint: _ahead(joint) or _own(joint),
    "governed": _governed,
    "opened": _opened,
}
"""How the next clause's verb is found, as ``bounds.tsv`` names it."""
