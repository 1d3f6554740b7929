"""Speakers: which person or body a mention stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress, islice

from speechsum import lexicon
from speechsum.attribution.mentions import Mention
from speechsum.attribution.people import (
    REMEMBERED,
    Named,
    Person,
    called_by,
    called_by_first,
    joined,
    same_name,
    same_role,
)
from speechsum.attribution.vocabulary import boundary, given_spellings, is_given, is_vague, posts
from speechsum.grammar.words import AND, ONE, SAME, THIS, endings
from speechsum.model import Speaker
from speechsum.text.folding import UNJOINED, key_of
from speechsum.text.memo import Memo
from speechsum.text.people import plain
from speechsum.text.tokens import Token, keys_of
from speechsum.tuples import NamedTuple

_ZWNJ = "\u200c"
_POINTERS = frozenset((THIS, SAME))
_SHORTEST_PART = 3
_LONGEST_BARE = 4
"""Longer words with «می» before them are verbs, not «میل» or «میدان»."""


class Assumed(NamedTuple):
    """A post that was taken for the last speaker's own: ``number`` stands for him until somebody
    is named who must be its holder. ``told`` is the post that he was called by before."""

    number: int
    role: tuple[str, ...]
    role_text: str
    surface: str
    told: str | None


class Cast:
    """The people of one report, as they come up. One is made for each report and then dropped."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        told: Callable[[], Sequence[Named]] = tuple,
        *,
        meeting: bool = False,
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._told = told
        self._meeting = meeting
        self._glued = _ZWNJ not in text and _writes_glued(text, tokens)
        self._people: list[Person] = []
        self._by_name: dict[tuple[str, ...], int] = {}
        self._by_role: dict[tuple[str, ...], int] = {}
        self._voices: set[int] = set()
        self._voice: int | None = None
        self.current: int | None = None
        self._within: int | None = None
        self._assumed: Assumed | None = None

    def within(self, mention: Mention) -> tuple[int | None, tuple[str, ...]]:
        """The same for somebody quoted within a speech, whose speaker stays the last speaker."""
        before, same = self.current, False
        voices, voice = set(self._voices), self._voice
        if self._within is not None and mention.name and not mention.role:
            # «وزیر راه گفت که …», and then «آقای نیکوکار گفت که …».
            person = self._people[self._within]
            if not person.name and not person.body and self._find(mention) is None:
                self.current, same = self._within, True
        found, chain = self.resolve(mention, another=not same)
        self._within, self.current = found, before
        self._voices, self._voice = voices, voice  # The report has no more speakers for that.
        return found, chain

    def resolve(
        self, mention: Mention, *, another: bool = False, quoting: bool = True
    ) -> tuple[int | None, tuple[str, ...]]:
        """The number of the person that a mention stands for, and how he was found.

        Args:
            mention: what the report calls the source.
            another: the sentence says that somebody else speaks («… نیز گفت»).
            quoting: whether the mention is the source of a quote; else he is only introduced.
        """
        if mention.kind in ("pronoun", "plural"):
            found, how = self.current, "last speaker"
            if mention.kind == "pronoun" and found is not None and self._people[found].is_several:
                # «دولت می‌گوید … . وی افزود»: the person who spoke before the body was quoted
                found = self._voice if self._voice is not None else found
        elif mention.kind == "demonstrative":
            found, how = self._demonstrative(mention)
        elif mention.name is not None:
            found, how = self._named(mention, another)
        else:
            found, how = self._titled(mention, another)
        if found is None:
            found, how = self._new(), "not named yet"
        surface = self._piece(mention.first, mention.last)
        person = self._people[found]
        if mention.kind == "pronoun":
            person.body = False  # «وی» is said of a person
        self._learn(found, mention)
        if quoting:
            person.aliases.setdefault(_alias(surface))
        self.current = found
        if quoting or person.quoted:
            self.goes_on()
        return found, (surface, how)

    def one(self, mentions: Sequence[Mention]) -> int | None:
        """The number of the one person that some mentions stand for; the last of them where they
        have two names."""
        found: int | None = None
        for mention in mentions:
            before = found
            found, _ = self.resolve(mention, another=before is None)
            if before is not None and found is not None and before != found:
                known, other = self._people[before], self._people[found]
                if not (known.name and other.name) and known.body == other.body:
                    other.take(known)
                    self._people[before] = other
        return found

    def lacks_names(self) -> bool:
        """Whether a source has no full name, or no post, so that it is worth to look for them."""
        people = [person for person in self._people if person.quoted and not person.body]
        return any(
            len(person.name) < 2 or not is_given(person.name[0]) or not person.role
            for person in people
        )

    def complete(self, named: Sequence[Named]) -> None:
        """Give the sources the full names and posts that the report tells somewhere else."""
        # By surname: a report of very many people is read in a time that grows with its length.
        namesakes: dict[str, list[Named]] = {}
        for one in named:
            namesakes.setdefault(one.name[-1] if one.name else "", []).append(one)
        for number, person in enumerate(self._people):
            if not person.quoted or person.body:
                continue
            full = person.fuller(namesakes.get(person.name[-1], ()) if person.name else named)
            if full is not None and not person.name:
                other = self._by_name.get(full.name)
                if other is not None and self._people[other] is not person:
                    self._people[other].take(person)
                    self._people[number] = self._people[other]
                    continue
            if full is not None:
                person.name, person.name_text = full.name, self._parted(full.name_text)
                if len(full.role_text) > len(person.role or ""):
                    person.role = full.role_text
        self._headed([n for n in named if n.label])

    def _headed(self, labels: Sequence[Named]) -> None:
        """A headline's «رامین نیکوکار: …» names the one person whom the report quotes."""
        voices = [self._people[number] for number in self._voices]
        if len(labels) != 1 or len({id(person) for person in voices}) != 1:
            return
        (label,), person = labels, voices[0]
        if label.name and not person.name:
            person.name, person.name_text = label.name, self._parted(label.name_text)
        same = not label.name or not person.name or same_name(label.name, person.name)
        if label.role and not person.role and same:
            person.role = label.role_text

    def goes_on(self) -> int | None:
        """The last speaker, who is the source of what comes without a subject."""
        if self.current is not None:
            person = self._people[self.current]
            person.quoted = True
            if not person.body:
                self._voices.add(self.current)
                self._voice = self.current
        return self.current

    def speakers(self) -> tuple[Speaker, ...]:
        """Those who are the source of something."""
        return tuple(
            Speaker(p.label, None if p.body else p.role, tuple(p.aliases))
            for p in {id(person): person for person in self._people}.values()
            if p.quoted and p.label
        )

    def is_current(self, mention: Mention) -> bool:
        """Whether a mention names the last speaker."""
        found = self._find(mention)
        if found is None or self.current is None:
            return False
        return self._people[found] is self._people[self.current]

    def calls(self, key: str) -> bool:
        """Whether a word is the last speaker's surname."""
        return self.current is not None and self._people[self.current].name[-1:] == (key,)

    def knows(self, mention: Mention) -> bool:
        """Whether a mention names somebody already spoken of."""
        return self._find(mention) is not None

    def _find(self, mention: Mention) -> int | None:
        if mention.kind in ("pronoun", "demonstrative"):
            return self.current
        if mention.name is not None:
            return self._with_name(mention)
        return None if mention.role is None else self._with_role(self._keys(mention.role))

    def _with_name(self, mention: Mention) -> int | None:
        assert mention.name is not None
        keys, within = self._keys(mention.name), None
        for number in self._recent():
            known = self._people[number].name
            if known and (
                same_name(known, keys) or self._shares_surname(self._people[number], mention)
            ):
                if known[-1] == keys[-1]:
                    return number
                within = number if within is None else within
        # «نیکوکار» is «بهار نیکوکار» rather than «رامین نیکوکار سپهری».
        return within if within is not None else self._by_name.get(keys)

    def _shares_surname(self, person: Person, mention: Mention) -> bool:
        """Whether somebody is called by the first of his two surnames, and by no other's post."""
        assert mention.name is not None
        if not called_by_first(person.name_text, self._piece(*mention.name)):
            return False
        if mention.role is None or not person.roles:
            return True
        role = self._keys(mention.role)
        return person.holds(role) or any(sorted(role) == sorted(own) for own in person.roles)

    def _with_role(self, keys: tuple[str, ...]) -> int | None:
        for number in self._recent():
            if self._people[number].holds(keys):
                return number
        return self._by_role.get(keys)

    def label(self, number: int | None) -> str | None:
        """The fullest name of a person; None where the text does not say it."""
        return None if number is None else self._people[number].label or None

    def is_named(self, number: int | None) -> bool:
        """Whether a person's name is known."""
        return number is not None and bool(self._people[number].name)

    def _keys(self, bounds: tuple[int, int]) -> tuple[str, ...]:
        within = self._tokens[bounds[0] : bounds[1]]
        # «مدیرعامل این شرکت» is one of a company that has been named.
        keys = tuple([t.key for t in within if t.kind != "mark" and t.key not in _POINTERS])
        if keys[0] == "مدیر" and keys[1:2] in (("کل",), ("عامل",)):
            return ("مدیر" + keys[1], *keys[2:])  # «مدیر کل» and «مدیرکل»
        return keys

    def _piece(self, first: int, last: int) -> str:
        return plain(self._text[self._tokens[first].start : self._tokens[last - 1].end])

    def _parted(self, name: str) -> str:
        """A name as it is written with ZWNJ, where the report has lost all of them."""
        if not self._glued:
            return name
        return " ".join(_with_zwnj(word) for word in name.split(" "))

    def _learn(self, number: int, mention: Mention) -> None:
        person = self._people[number]
        if mention.name is not None:
            keys = self._keys(mention.name)
            if len(keys) > len(person.name):
                person.name = keys
                person.name_text = self._parted(self._piece(*mention.name))
                self._by_name[keys] = number
        new = mention.kind == "demonstrative" and not person.roles and not person.name
        told = mention.kind != "demonstrative" or (new and mention.body)
        if mention.role is not None and (told or self._keys(mention.role)[0] in boundary("party")):
            keys, role = self._keys(mention.role), self._piece(*mention.role)
            if keys not in person.roles and self._is_fuller(mention.role, role, person.role):
                person.role = role
            for part in (keys, *parted(keys)):
                person.roles.setdefault(part)
                self._by_role[part] = number
                if mention.name is not None:
                    person.offices.add(part[0])
        elif mention.role is not None and person.role is None and person.name:
            first, last = mention.role
            if last - first > 1 and not is_vague(self._tokens[first].key):
                person.role = self._piece(first, last)  # «این کارشناس راه»

    def _is_fuller(self, bounds: tuple[int, int], role: str, known: str | None) -> bool:
        """Whether a post tells more than one that is known: «رئیس این سازمان» does than none."""
        if known is None or len(role) <= len(known):
            return known is None
        return all(self._tokens[here].key not in _POINTERS for here in range(*bounds))

    def _new(self) -> int:
        self._people.append(Person())
        return len(self._people) - 1

    def _named(self, mention: Mention, another: bool) -> tuple[int, str]:
        assert mention.name is not None
        keys = self._keys(mention.name)
        found = self._with_name(mention)
        if found is not None:
            if self._assumed is not None and found == self._assumed.number:
                self._assumed = None
            return found, "same name"
        role = self._keys(mention.role) if mention.role else ()
        if not role and (found := self._glued_role(keys)) is not None:
            return found, "same post"
        if not another and self._is_assumed(mention, role):
            return self._split(), "name given later"
        for number in self._recent():
            person = self._people[number]
            if person.name or person.body or mention.body:
                continue
            if role and person.holds(role):
                return number, "same post"
            last = number == self.current and not another and not (role and person.roles)
            if last and not self._is_told_of_another(person, keys):
                return number, "name given later"
        return self._new(), "name"

    def _titled(self, mention: Mention, another: bool) -> tuple[int, str]:
        assert mention.role is not None
        keys = self._keys(mention.role)
        indefinite = self._tokens[mention.first].key == ONE
        found = self._with_role(keys)
        if found is None and not indefinite:
            found = called_by([(n, self._people[n]) for n in self._recent()], self._told, keys)
        if found is not None:
            return found, "same post"
        if self.current is not None and not (another or mention.body or indefinite):
            person = self._people[self.current]
            # With one speaker in the report every post is his; among several, or at a meeting that
            # has minutes, one that has none.
            several = self._meeting or len({id(self._people[n]) for n in self._voices}) > 1
            if (
                not person.body
                and not person.other_than(keys)
                and ((person.name and not several) or not person.roles)
                and not person.is_no_kin(keys)
            ):
                if person.name:
                    self._assume(person, mention)
                return self.current, "post of the last speaker"
        number = self._new()
        self._people[number].body = mention.body
        return number, "post"

    def _assume(self, person: Person, mention: Mention) -> None:
        """Count a post as the last speaker's, under a number of its own."""
        assert mention.role is not None
        self._people.append(person)
        self.current = len(self._people) - 1
        self._assumed = Assumed(
            self.current,
            self._keys(mention.role),
            self._piece(*mention.role),
            _alias(self._piece(mention.first, mention.last)),
            person.role,
        )

    def _is_assumed(self, mention: Mention, role: tuple[str, ...]) -> bool:
        """Whether a name not met before is that of the holder of the post that was just told: a
        reporter tells everybody's post."""
        assumed = self._assumed
        if assumed is None or assumed.number != self.current or not mention.sure:
            return False
        assert mention.name is not None
        keys = self._keys(mention.name)
        if not set(keys).isdisjoint(self._people[assumed.number].name):
            return False
        whole = len(keys) > 1 or mention.name[0] > mention.first or assumed.told is not None
        return same_role(role, assumed.role) if role else whole

    def _split(self) -> int:
        """The number of the holder of the post that was assumed to be another's."""
        assumed, self._assumed = self._assumed, None
        assert assumed is not None
        self._people[assumed.number].lose(assumed.role, assumed.told, assumed.surface)
        self._people[assumed.number] = Person(
            roles={assumed.role: None},
            role=assumed.role_text,
            offices={assumed.role[0]},
            aliases={assumed.surface: None},
            quoted=True,
        )
        return assumed.number

    def _is_told_of_another(self, person: Person, name: tuple[str, ...]) -> bool:
        """Whether the report gives a person's post to somebody of another name («رامین نیکوکار
        (بخشدار)»)."""
        held = [n for n in self._told() if n.name and n.role]
        holders = [n.name for n in held if n.role in person.roles]
        if holders and not any(same_name(holder, name) for holder in holders):
            return True
        # «مراجعه‌کننده بعدی»: «آقای نیکوکار», who is called «رامین نیکوکار، رئیس سازمان» elsewhere
        own = (n.role for n in held if n.name[-1] == name[-1] and same_name(n.name, name))
        return any(map(person.other_than, own))

    def _glued_role(self, keys: tuple[str, ...]) -> int | None:
        """Whose post a word is that looks like a name («شهردارمهرکنار»)."""
        if len(keys) > 1:
            return None
        same = (n for role, n in self._by_role.items() if len(role) > 1 and joined(role) == keys[0])
        return next(same, None)

    def _demonstrative(self, mention: Mention) -> tuple[int | None, str]:
        assert mention.role is not None
        keys = self._keys(mention.role)
        for number in self._recent():
            latest = islice(reversed(self._people[number].roles), REMEMBERED)
            if any(keys[0] in other for other in latest):
                return number, "this post"
        if self.current is None:
            return None, "last speaker"
        person = self._people[self.current]
        if keys[0] in boundary("party") and person.other_than(keys):
            return None, "somebody else"  # «قاضی پرسید … . این شاکی گفت»
        if posts()[keys[0]][0] == "group" and not person.body:
            return None, "these people"  # not the one who spoke last
        return self.current, "last speaker"

    def _recent(self) -> list[int]:
        """The latest people, the last speaker first."""
        newest = len(self._people) - 1
        order = [n for n in range(newest, max(-1, newest - REMEMBERED), -1) if n != self.current]
        return order if self.current is None else [self.current, *order]


def _alias(surface: str) -> str:
    return surface.rstrip("، ")


def parted(role: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The posts of somebody who has two («معاون وزیر و رئیس سازمان راه»); none for one."""
    for index in range(2, len(role) - 2):
        if role[index] == AND and posts().get(role[index + 1], ("",))[0] == "person":
            return role[:index], role[index + 1 :]
    return ()


def _writes_glued(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a text without ZWNJ has «میکند», not «می کند»: it had them and lost them."""
    glued = 0
    for token in compress(tokens, map(_IS_DURATIVE.__getitem__, keys_of(tokens))):
        glued += -1 if " " in text[token.start : token.end] else 1
    return glued > 0


_IS_DURATIVE: Memo[str, bool] = Memo(
    lambda key: key.startswith(endings("durative")) and len(key) > _LONGEST_BARE
)


def _with_zwnj(word: str) -> str:
    """A word of a name with the ZWNJ that it has lost: where its parts meet, and would join."""
    key = key_of(word)
    if len(key) != len(word):
        return word
    size = _first_part(key)
    if not size or key[size - 1] in UNJOINED:
        return word  # nobody writes a ZWNJ there
    return word[:size] + _ZWNJ + word[size:]


def _first_part(key: str) -> int:
    """How many letters the first part of a compound name has; 0 for a simple name."""
    spelling = given_spellings().get(key)
    if spelling is not None:
        return max(0, spelling.find(_ZWNJ))
    for size in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
        if is_given(key[:size]) and is_given(key[size:].removesuffix("ی")):
            return size  # «محمدجعفر», «سلطان‌محمدی»
        if len(key) - size > _SHORTEST_PART and key[size - 1] == "ی" and is_given(key[: size - 1]):
            return size  # «محسنی‌سپیدرودی»
    for row in lexicon.rows("name_parts"):
        part = key_of(row["form"])
        if row["place"] == "begin":
            if key.startswith(part) and len(key) - len(part) > _SHORTEST_PART:
                return len(part)
        elif key.endswith(key_of(row["after"]) + part) and len(key) - len(part) >= _SHORTEST_PART:
            return len(key) - len(part)
    return 0
