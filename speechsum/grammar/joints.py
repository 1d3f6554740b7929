"""Where one clause ends and the next begins: how they are joined, and what is true of the two.

The named conditions of ``bounds.tsv`` are functions of this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from speechsum.grammar.clauses import Clauses, governed_verb, one_of_many
from speechsum.grammar.nouns import ends_as, is_agent_at
from speechsum.grammar.readings import BECOME, CAN, COPULA
from speechsum.grammar.verbs import Verb, reports
from speechsum.grammar.words import AND, KE, MARKS, OR, RA, TA, THIS, phrases, values
from speechsum.tuples import NamedTuple

# Tokens before a verb: its noun; its object and manner; whatever may announce a clause.
_NOUN, _OBJECT, _MANNER = 2, 4, 8
# Tokens of an object that looks like a subject of an impersonal verb; `_OBJECT` of others.
_LONG_OBJECT = 6
_TOLD = frozenset(("indicative", "past", "future"))
_DIVIDING = frozenset("؛:؟")


class Joint(NamedTuple):
    """The place after a clause of a directive.

    ``main`` is the directive's first verb, ``current`` the one that ends the clause, ``step`` the
    first word of the next clause, ``verb`` the next clause's verb. ``coordinated`` where a comma,
    «و» or «یا» stands between them, ``joined`` where it is more than a comma. No directive goes on
    past ``stop``.
    """

    stretch: Clauses
    main: Verb
    current: Verb
    step: int
    stop: int
    coordinated: bool
    joined: bool
    verb: Verb

    def opened_by(self, kind: str) -> int:
        """The length of the phrase of that class that opens the next clause; 0 for none."""
        return phrases("clauses", kind).length_at(self.stretch.keys, self.step, self.stretch.last)

    def has_before(self, kind: str, tokens: int) -> bool:
        """Whether a phrase of that class stands among the words before the current verb."""
        first = max(self.stretch.first, self.current.first - tokens)
        table = phrases("clauses", kind)
        return table.stands_in(self.stretch.keys, first, self.current.first)

    @property
    def same_mood(self) -> bool:
        """«باید … کند و … ببرد», «باید صبر کرد و زیر بار نرفت»."""
        first, second = self.current, self.verb
        if first.mood == "short":
            unlike = second.mood == "past" and second.negative and second.person == 3
            return second.mood == "short" or unlike
        return second.mood == "subjunctive"

    @property
    def waits(self) -> bool:
        """Whether the verb says nothing without the clause after it («اجازه ندهیم …»)."""
        return self.has_before("waiting", 1)

    @property
    def hollow(self) -> bool:
        """«باید تلاش شود تا …» says nothing without it, «باید برای آبادانی تلاش شود تا …» does."""
        keys, modals = self.stretch.keys, values("deontic", "modal")
        first = max(self.stretch.first, self.current.first - _NOUN)
        return self.has_before("hollow", 1) and any(
            key in modals for key in keys[first : self.current.first]
        )

    @property
    def content(self) -> bool:
        """Whether what is told completes the action («بگویند که …», «پرسیده شود که …»)."""
        verb, keys = self.current, self.stretch.keys
        table = phrases("clauses", "content")
        if verb.stem in table or (verb.last - verb.first > 1 and keys[verb.first] in table):
            return True
        # «جایی برویم که …»
        first = max(self.stretch.first, verb.first - _NOUN)
        return any(key in table for key in keys[first : verb.first])

    @property
    def content_verb(self) -> bool:
        """«بگویند چه شده است»."""
        return self.current.stem in phrases("clauses", "content")

    @property
    def question(self) -> bool:
        """«بررسی شود چرا …»."""
        soon = min(self.step + 3, self.verb.first)
        return self.stretch.has(phrases("clauses", "question").words, self.step, soon)

    @property
    def which(self) -> bool:
        """Whether a clause of its own tells which ones («اخباری منتشر کنند که …»)."""
        keys, last = self.stretch.keys, self.current.first
        first = max(self.stretch.first, last - _OBJECT)
        if any(key in phrases("addressees", "some") for key in keys[first:last]):
            return True
        if self.has_before("same", _OBJECT) or any(
            ends_as(key, "some-things", "some-people") for key in keys[first:last]
        ):
            return True
        # «مسائلی را مطرح کنند که همه می‌پذیرند», but not «کار بزرگ‌تری را آغاز کنند که …»
        more = phrases("clauses", "more-ending").affixes
        marked = (keys[here - 1] for here in range(first + 1, last) if keys[here] == RA)
        return any(ends_as(key, "one") and not key.endswith(more) for key in marked)

    @property
    def thought(self) -> bool:
        """«توجه داشته باشند که … را در دستور کار قرار دهند»."""
        first = self.current.first - 1
        return self.stretch.has(values("deontic", "thought"), first, self.current.first)

    @property
    def some(self) -> bool:
        """«راهی پیدا شود که …»: one that is told of next, if it is not what it is for."""
        if self.verb.stem == CAN:
            return False  # «خود را آماده کنیم که بتوانیم …»
        first = max(self.stretch.first, self.current.first - _MANNER)
        keys = self.stretch.keys[first : self.current.first]
        return any(key == THIS or ends_as(key, "one") for key in keys)

    @property
    def turned(self) -> bool:
        """«جلوی آن را بگیرید، نگذارید …»: another force."""
        yours = self.current.person == self.verb.person == 5
        return yours and self.current.negative != self.verb.negative

    @property
    def turned_about(self) -> bool:
        """«زمینه را فراهم نکنید جلوی آنان را بگیرید»."""
        return self.turned and self.current.negative

    @property
    def at_the_end(self) -> bool:
        """Whether the next clause ends its sentence."""
        last = self.verb.last
        return last >= self.stretch.last or self.stretch.keys[last] in ".؛"

    @property
    def by_modal(self) -> bool:
        """Whether a modal governs the main verb: «استفاده کرد» after it may be impersonal."""
        first = self.stretch.after_verb(self.main.first)
        return self.stretch.has(values("deontic", "modal"), first, self.main.first)

    @property
    def marked_off(self) -> bool:
        """Whether a mark stands in the next clause that it does not run over."""
        return any(key in _DIVIDING for key in self.stretch.keys[self.step : self.verb.first])

    @property
    def past_condition(self) -> Verb | None:
        """The verb after a condition, where it is the same agent's.

        «… و هر وقت قیمت افت کرد مازاد را خشک کنند».
        """
        stretch, main = self.stretch, self.main
        if stretch.keys[self.step - 1] != AND or not self.opened_by("condition"):
            return None
        inner = stretch.verb_from(self.step)
        verb = stretch.verb_from(inner.last) if inner is not None else None
        if inner is None or verb is None:
            return None
        if verb.person != main.person or main.stem == BECOME:
            return None  # something else may be done to something else
        crossed = any(key in MARKS for key in stretch.keys[inner.first : verb.first])
        return None if crossed or inner.mood == "subjunctive" else verb

    @property
    def presented(self) -> bool:
        """«یکی از کارهایی که باید بشود، باز کردن راه است»: what it is that is to be done."""
        stretch, verb = self.stretch, self.main
        if self.current is not verb or self.verb.stem != COPULA:
            return False
        before = stretch.after_verb(verb.first)
        lead = next((i for i in range(verb.first - 1, before, -1) if stretch.keys[i] == KE), None)
        return lead is not None and one_of_many(stretch, lead)

    @property
    def told(self) -> bool:
        """Whether the next clause is what is told or asked, or which one is meant."""
        return self.content if self.stretch.keys[self.step] == KE else self.content_verb

    @property
    def wished(self) -> bool:
        """Whether the next clause is a hope or a plan; «هزینه را پیش‌بینی کند», «هرچه زودتر» are
        none."""
        table, urgent = phrases("clauses", "wish"), phrases("deadlines", "urgent")
        keys, last = self.stretch.keys, self.stretch.last
        return any(
            table.length_at(keys, here, last) and not urgent.length_at(keys, here, last)
            for here in range(self.step, self.verb.first - 1)
        )

    @property
    def fact(self) -> bool:
        """«… و بدانند که راه بسته است», but not «… و بفهمند که چرا …»: to be found out."""
        verb, stretch = self.verb, self.stretch
        if verb.stem not in phrases("clauses", "knowing"):
            return False
        opened = stretch.keys[verb.last] == KE
        after = stretch.keys[verb.last + opened]
        if after in phrases("clauses", "question"):
            return False
        inner = governed_verb(stretch, verb.last - (not opened))
        return inner is not None and inner.mood != "subjunctive"

    @property
    def demanded(self) -> bool:
        """«… باید انجام شود و خواستار همکاری شد»: another's demand."""
        demands = values("deontic", "demand")
        return self.verb.mood == "short" and self.stretch.has(demands, self.step, self.verb.first)

    @property
    def same_person(self) -> bool:
        """Whether both may have one subject."""
        return self.current.person == self.verb.person

    @property
    def another_acts(self) -> bool:
        """Whether the next clause names somebody else who is to act."""
        keys, verb, index = self.stretch.keys, self.verb, self.step
        index += phrases("clauses", "connective").length_at(keys, index, verb.first)
        passive = self.main.stem == BECOME
        if passive and verb.person == 6 and verb.stem not in phrases("clauses", "happening"):
            # «بودجه در نظر گرفته شود و دانشگاه‌ها بشتابند»
            return any(is_agent_at(keys, here) for here in range(index, verb.first))
        if is_agent_at(keys, index):
            marked = next((i for i in range(index, verb.first) if keys[i] == RA), None)
            # «… و جوانان کارآمد را به کار گرفت»: they are the object.
            size = len(keys) if marked is None else marked - index
            return size > (_LONG_OBJECT if verb.mood == "short" else _OBJECT)
        # «… و در کنار آن نیز شورا نظارت کند»
        too = phrases("boundaries", "another")
        return any(
            keys[here - 1] in too and is_agent_at(keys, here)
            for here in range(index + 2, verb.first)
        )

    @property
    def reporting(self) -> bool:
        """«… باید تلاش کرد، خاطرنشان کرد: …»."""
        return self.verb.mood == "short" and reports(self.stretch.keys, self.verb)


def holds(joint: Joint, name: str) -> bool:
    """Whether what a cell of ``bounds.tsv`` names is true.

    ``opens:K``: a phrase of that class opens the next clause; ``near:K/N``: one stands among the N
    words before the current verb. Any other is a property of that name, or one of those below.
    """
    asked, _, kind = name.partition(":")
    if asked == "opens":
        return joint.opened_by(kind) > 0
    if asked == "near":
        kind, _, tokens = kind.partition("/")
        return joint.has_before(kind, int(tokens))
    other = _OTHERS.get(name)
    return other(joint) if other is not None else getattr(joint, name.replace("-", "_"))


_OTHERS: Mapping[str, Callable[[Joint], bool]] = {
    "after-and": lambda joint: joint.stretch.keys[joint.step - 1] == AND,
    "after-or": lambda joint: joint.stretch.keys[joint.step - 1] == OR,
    "after-told": lambda joint: joint.current.mood in _TOLD and joint.current != joint.main,
    "subjunctive": lambda joint: joint.verb.mood == "subjunctive",
    "short": lambda joint: joint.verb.mood == "short",
    "after-subjunctive": lambda joint: joint.current.mood == "subjunctive",
    "deemed": lambda joint: joint.verb.stem in phrases("clauses", "deeming-stem"),
    "until": lambda joint: joint.stretch.keys[joint.step] == TA,
    "resumed": lambda joint: joint.past_condition is not None,
}
