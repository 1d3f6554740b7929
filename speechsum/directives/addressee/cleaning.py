"""What stands at the ends of an agent's phrase and is no part of a name."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.directives.addressee.agents import Agent, names_at
from speechsum.directives.addressee.classes import is_joined, is_sign
from speechsum.grammar.words import COORDINATORS, phrases


def cleaned(keys: Sequence[str], agent: Agent) -> Agent:
    """Without signs and numbers of items at its ends, and without what stands in brackets."""
    first, last = agent.first, agent.last
    begun = True
    while begun:
        while first < last and (is_sign(keys[first]) or keys[first] in COORDINATORS):
            first += 1
        # «۳- اداره راه», «الف) شهرداری»
        short = first + 1 < last and (keys[first].isdecimal() or len(keys[first]) == 1)
        begun = short and is_sign(keys[first + 1])
        first += 2 * begun
    if first >= last:
        return agent
    stop = next((i for i in range(first, last) if keys[i] in "()[]"), last)
    last = max(stop, first + 1)
    while last > first + 1 and (is_sign(keys[last - 1]) or keys[last - 1] in COORDINATORS):
        if keys[last - 1] in _OPENED and _OPENED[keys[last - 1]] in keys[first : last - 1]:
            break  # «روزنامه «پیک»»
        last -= 1
    last -= _joins_more(keys, first, last)
    return agent._replace(first=first, last=last)


def _joins_more(keys: Sequence[str], first: int, last: int) -> bool:
    """Whether the last word is a plural that is joined to the one behind it, so that another phrase
    begins with it («مدیران مدارس | آموزش‌های لازم را»)."""
    if last <= first + 1 or not is_joined(keys[last - 1]):
        return False
    goes_on = keys[last].isalpha() and keys[last] not in COORDINATORS
    if not goes_on or phrases("clauses", "preposition").length_at(keys, last, last + 1):
        return False
    return all(here + names_at(keys, here, last) != last for here in range(first, last))


_OPENED = {"»": "«"}
