"""What stands at the ends of an agent's phrase and is no part of a name."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.directives.addressee.agents import Agent
from speechsum.directives.addressee.classes import is_sign
from speechsum.grammar.words import COORDINATORS


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
    return agent._replace(first=first, last=last)


_OPENED = {"»": "«"}
