"""What looks like a directive, before anything is decided about it."""

from __future__ import annotations

from speechsum.grammar.opening import Opening
from speechsum.grammar.verbs import Verb
from speechsum.model import Force
from speechsum.tuples import NamedTuple


class Candidate(NamedTuple):
    """Tokens ``first`` to ``last``, with ``marker`` (a token range) and the action's verb.

    ``asked`` is the token range of the one who is named by the construction itself («از X خواست»).
    ``outer`` is the verb of the request, advice or decision, where there is one.
    """

    rule: str
    force: Force
    first: int
    last: int
    marker: tuple[int, int] | None
    verb: Verb | None
    opening: Opening
    asked: tuple[int, int] | None = None
    outer: Verb | None = None

    @property
    def place(self) -> int:
        """The token where its marker begins; without one, where it begins itself."""
        return self.marker[0] if self.marker is not None else self.first
