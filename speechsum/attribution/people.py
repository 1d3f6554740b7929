"""A person or body of a report, and whether two names or posts are of the same one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice

from speechsum import lexicon
from speechsum.attribution.vocabulary import boundary, is_given, name_endings
from speechsum.grammar.words import AND, ONE_OF
from speechsum.text.memo import MOST
from speechsum.text.tokens import words_of
from speechsum.tuples import NamedTuple

REMEMBERED = 64
"""People, and posts of one, that a mention is compared with: so the time stays linear in the length
of a text of ten thousand names. Those before are known by the same words only."""

_FIELD = 3
"""Words of a post that tells of a field, not only of a body, which may be called in two ways."""


_SHORTEST_SURNAME = 4
"""Letters of either of two surnames that are joined."""
_ZWNJ = "\u200c"
_ARTICLE = "ال"


class Named(NamedTuple):
    """A full name that stands somewhere: its words' keys and its text, and those of the post told
    with it, empty where there is none. ``label`` tells that a headline's words are his."""

    name: tuple[str, ...]
    name_text: str
    role: tuple[str, ...]
    role_text: str
    label: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Person:
    """What is known so far of one source."""

    name: tuple[str, ...] = ()
    name_text: str = ""
    roles: dict[tuple[str, ...], None] = field(default_factory=dict)
    role: str | None = None
    offices: set[str] = field(default_factory=set)
    """First words of the posts that are told together with his name."""
    aliases: dict[str, None] = field(default_factory=dict)
    quoted: bool = False
    body: bool = False

    @property
    def label(self) -> str:
        return self.name_text or self.role or ""

    @property
    def is_several(self) -> bool:
        """Whether nobody is called «وی» for it: a body, but not «یکی از …»."""
        return self.body and not any(role[0] == ONE_OF for role in self.roles)

    def holds(self, role: tuple[str, ...]) -> bool:
        """Whether a post is one of his."""
        return role in self.roles or any(
            same_role(role, other) for other in islice(reversed(self.roles), REMEMBERED)
        )

    def is_no_kin(self, role: tuple[str, ...]) -> bool:
        """Whether a relative («همسر سپهرداد») is nobody of his family."""
        if role[0] not in boundary("kin") or any(role[0] == known[0] for known in self.roles):
            return False
        return bool(self.roles) and self.name[-1:] != role[-1:]

    def take(self, other: Person) -> None:
        """Learn what is known of another, who is the same."""
        if len(other.name) > len(self.name):
            self.name, self.name_text = other.name, other.name_text
        if len(other.role or "") > len(self.role or ""):
            self.role = other.role
        self.roles = {**other.roles, **self.roles}
        self.aliases = {**other.aliases, **self.aliases}
        self.offices |= other.offices
        self.quoted = self.quoted or other.quoted

    def fuller(self, named: Sequence[Named]) -> Named | None:
        """The one full name among some that is his; None where there are several, or none."""
        if self.name:
            mine = set(self.name)
            fits = [
                n for n in named
                if len(n.name) > len(self.name) and n.name[-1] == self.name[-1]
                and mine <= set(n.name)
            ]  # fmt: skip
        else:
            posted = [n for n in named if n.name and n.role]
            # «استاندار» alone is the governor, of whom there is one.
            fits = [n for n in posted if self.holds(n.role)] or [
                n for n in posted if (n.role[0],) in self.roles
            ]
        longest = max(fits, key=lambda n: len(n.name), default=None)
        if longest is None or not all(same_name(longest.name, n.name) for n in fits):
            return None
        return longest

    def other_than(self, role: tuple[str, ...]) -> bool:
        """Whether he holds an office that the holder of a post cannot hold besides, or one that
        belongs to that post («وزیر راه» and «مشاور وزیر راه»)."""
        sole = boundary("sole")
        if role[0] in self.name:
            return False  # «کشاورز» is «رامین کشاورز».
        parties, bench, post = boundary("party"), boundary("bench"), role[0]
        for held, *_ in self.roles:
            if (held in parties) != (post in parties) or (held in bench) != (post in bench):
                return True  # «متهم»: «نماینده دادستان», «قاضی»: «وکیل»
        heads_branch = len(role) > 1 and role[1] in boundary("branch")
        if any(o in sole and o != role[0] for o in self.offices) and (
            role[0] in sole or heads_branch
        ):
            return True  # «فرماندار»: «بخشدار», «رئیس اداره برق»
        if len(self.name) > 1 and self.name[-1] in role[1:] and role[0] not in boundary("kin"):
            return True  # «وزیر دولت نیکوکار»
        for own in islice(reversed(self.roles), REMEMBERED):
            if _is_under(role, own) or _is_under(own, role) or _apart(role, own):
                return True
        return False

    def lose(self, role: tuple[str, ...], told: str | None, surface: str) -> None:
        """Forget a post that turned out to be somebody else's; ``told`` is his post before."""
        self.roles.pop(role, None)
        self.aliases.pop(surface, None)
        self.role = told


def same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """«نیکوکار» and «بهار نیکوکار»; two full names only where one holds the other."""
    (short, parts), (long, others) = _compared(left), _compared(right)
    if len(long) < len(short):
        left, right, short, long, parts, others = right, left, long, short, others, parts
    if parts <= others or long.endswith(short):
        return True  # the latter: «صفا بهاری» and «صفابهاری»
    return len(left) == 1 and _slip(left[0], right[-1])


@lru_cache(maxsize=MOST)
def _compared(name: tuple[str, ...]) -> tuple[str, frozenset[str]]:
    """A name's words as one, and each without its article."""
    return "".join(name), frozenset(map(_article_off, name))


def _article_off(key: str) -> str:
    # «الفالح» and «فالح»
    return key.removeprefix(_ARTICLE) if len(key) > 4 else key


def _slip(left: str, right: str) -> bool:
    """Whether two long surnames differ by one mistyped letter."""
    short, long = sorted((left, right), key=len)
    if len(short) < 6:
        return False
    if len(long) == len(short) + 1:
        return long[:-1] == short and long[-1] == "ی"
    if len(long) != len(short):
        return False
    return sum(a != b for a, b in zip(left, right, strict=True)) == 1


def called_by(
    recent: Sequence[tuple[int, Person]], told: Callable[[], Sequence[Named]], keys: tuple[str, ...]
) -> int | None:
    """The number of the one who is called by one word: «کشاورز» is «رامین کشاورز», «فرماندار» the
    only governor among ``recent`` people and those of whom the report has ``told``."""
    if len(keys) > 1:
        return None
    for number, person in recent:
        if len(person.name) > 1 and person.name[-1:] == keys:
            return number
    if keys[0] not in boundary("sole"):
        return None
    holders = {id(p): (n, p) for n, p in reversed(recent) if any(r[:1] == keys for r in p.roles)}
    if len(holders) != 1:
        return None
    ((number, person),) = holders.values()
    named = (n for n in told() if n.name and n.role[:1] == keys and not person.holds(n.role))
    known = (person.name and same_name(person.name, one.name) for one in named)
    return number if all(known) else None


def called_by_first(left: str, right: str) -> bool:
    """Whether one text of a name is the first of the two surnames that a ZWNJ or an article joins
    in the other («حائری» of «رضا حائری‌خیاوی»; «شریعت» is no part of «شریعتمداری»)."""
    short, long = sorted((left, right), key=len)
    first, joint, second = long.rpartition(" ")[2].partition(_ZWNJ)
    if not joint and first[len(short) :].startswith(_ARTICLE):
        first, second = first[: len(short)], first[len(short) :]
    if first != short or min(len(first), len(second)) < _SHORTEST_SURNAME:
        return False
    return not is_given(short) and words_of(second)[0] not in name_endings()


def _is_under(role: tuple[str, ...], office: tuple[str, ...]) -> bool:
    """Whether a post belongs to the holder of an office («معاون وزیر راه»: «وزیر راه»)."""
    if len(office) < 2 and office[0] not in boundary("sole"):
        return False
    size = len(office)
    starts = range(1, len(role) - size + 1)
    return any(role[i : i + size] == office and role[i - 1] != AND for i in starts)


def _apart(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two posts of one name are those of two people («معاون سیاسی …», «معاون عمرانی …»)."""
    if left[0] != right[0]:
        return False
    first, second = _stems(left), _stems(right)
    if min(len(first), len(second)) < _FIELD:
        return False
    if left[0] not in boundary("apart"):
        # «رئیس اداره برق», «رئیس شبکه بهداشت»
        branches = boundary("branch").issuperset((left[1], right[1]))
        return branches and set(first[2:]).isdisjoint(second[2:])
    return first[1] not in second and second[1] not in first


def same_role(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """«رئیس شورا» and «رئیس شورای شهر»: the same office, and one says no more than the other."""
    if left[:1] != right[:1]:
        return joined(left) == joined(right)  # «شهردارمهرکنار»
    if boundary("turned").isdisjoint(left) != boundary("turned").isdisjoint(right):
        return False  # «برخی از کشاورزان» and «برخی دیگر از کشاورزان»
    short, long = sorted((_stems(left), _stems(right)), key=len)
    if len(short) > 1 and set(short) <= set(long):
        rest = iter(long)
        return all(stem in rest for stem in short)
    return joined(left) == joined(right)


@lru_cache(maxsize=MOST)
def joined(keys: tuple[str, ...]) -> str:
    """A post as one word: how it is parted is often a matter of spaces that were lost."""
    return "".join(keys)


@lru_cache(maxsize=MOST)
def _stems(keys: tuple[str, ...]) -> tuple[str, ...]:
    # «جمهور» and «جمهوری», «شورا» and «شورای», «وزیر علوم» and «وزارت علوم», «صمت»
    bodies, short = _bodies(), _short_names()
    if not short.keys().isdisjoint(keys):
        keys = tuple(part for key in keys for part in short.get(key, (key,)))
    return tuple([bodies.get(key, key).removesuffix("ی") for key in keys if key != AND])


@cache
def _short_names() -> dict[str, tuple[str, ...]]:
    rows = lexicon.of_class("offices", "short")
    return {words_of(row["form"])[0]: words_of(row["body"]) for row in rows}


@cache
def _bodies() -> dict[str, str]:
    """The body that an officer heads → its own word («شهردار»: «شهرداری»)."""
    rows = lexicon.rows("offices")
    named = (row for row in rows if row["class"] in ("office", "head") and row["body"] != "-")
    return {words_of(r["form"])[0]: words_of(r["body"])[0] for r in named if " " not in r["form"]}
