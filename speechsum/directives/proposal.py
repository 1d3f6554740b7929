"""What the judge is asked about: a candidate with its surroundings."""

from __future__ import annotations

from typing import Literal

from speechsum.directives.addressee import Agent
from speechsum.directives.candidate import Candidate
from speechsum.directives.regions import Region
from speechsum.grammar.clauses import Clauses
from speechsum.tuples import NamedTuple

Asker = Literal["speaker", "unnamed", "another"]


class Proposal(NamedTuple):
    """A candidate, the sentence it stands in, who is to act, and who it is that asks.

    ``asker`` tells who the subject of a request, order or advice is («X از Y خواست»): one of the
    report's speakers or the one who is speaking, nobody named, or somebody else.
    """

    candidate: Candidate
    stretch: Clauses
    region: Region
    agent: Agent
    asker: Asker
