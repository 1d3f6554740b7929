"""The classes of nouns that tell one who acts from what he does, gives or deals with."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.grammar.nouns import ends_as, is_action, is_agent, stems
from speechsum.grammar.words import COORDINATORS, endings, phrases


def has(kind: str, key: str) -> bool:
    """Whether a word is a form of that class of ``addressees.tsv``."""
    return key in phrases("addressees", kind).words


def is_one_of(kind: str, key: str) -> bool:
    """The same, the word's plural and the like among them («نگاه‌های»)."""
    return has(kind, key) or any(
        has(kind, stem) for ending in _INFLECTED for stem in stems(key, ending)
    )


_INFLECTED = ("bare-plural", "of-plural", "one")


def is_sign(key: str) -> bool:
    """Whether a token is no word: a bracket, a bullet, a hash sign, a dash, an emoji."""
    return bool(key) and not key[0].isalnum()


def is_plural(key: str) -> bool:
    """Whether a noun of people or bodies is a plural, or takes one («مردم»)."""
    if has("many", key):
        return True
    if has("one", key) or has("place", key):
        return False  # «سازمان», «پاکستان»
    return ends_as(key, *_PLURAL)


_PLURAL = (
    "plural-of-people", "bare-plural", "of-plural", "plural-of-things", "some-things", "some-people"
)  # fmt: skip


def is_joined(key: str) -> bool:
    """Whether a word is a known noun that its phrase cannot end with: a plural («کارگاه‌های», but
    not «یارانه‌ای», of which «یاران‌های» is only another reading), or one in a vowel («روستای»).
    """
    if has("quality", key) or any(_is_noun(stem[:-1]) for stem in stems(key, "one")):
        return False
    whole = stems(key, "of-plural") or [key[:-1]] * ends_as(key, "of-whom")
    return any(_is_noun(stem) or has("whose", stem) for stem in whole)


def _is_noun(key: str) -> bool:
    return is_agent(key) or is_thing((key,), 0) or is_matter(key)


def is_number(key: str) -> bool:
    """Whether a word is a number, in digits or not."""
    return key.isdecimal() or any(key in phrases("calendar", kind) for kind in _NUMBERS)


_NUMBERS = ("number", "tens", "hundreds", "thousand")


def is_nth(key: str) -> bool:
    nth = key in phrases("calendar", "ordinal") and not ends_as(key, "superlative")
    return nth and not has("given", key)  # «سیم»


def presents(key: str) -> bool:
    """Whether a word is indefinite: «گزارشی», «برنامه‌ای», «راه‌هایی», but not «دولتی»."""
    if has("quality", key):
        return False
    if ends_as(key, "some-things"):
        return True
    if any(has("given", stem) for stem in stems(key, "one")) and not ends_as(key, "after-vowel"):
        return True  # «خودروی» is «خودروی …»
    return any(has("given", stem[:-1]) for stem in stems(key, "one") if ends_as(key, "glided"))


def is_matter(key: str) -> bool:
    """Whether a word tells what one does or deals with: no name goes on with it once it is one."""
    return is_one_of("matter", key) or is_action(key)


def is_thing(keys: Sequence[str], here: int) -> bool:
    """Whether one or more of what one makes or gives stand there, but not «دستگاه‌های اجرایی»."""
    key = keys[here]
    if has("given", key):
        return True
    several = (stem for kind in _PLURALS for stem in stems(key, kind))
    return any(has("given", stem) for stem in several) and not is_agent(key)


_PLURALS = ("bare-plural", "of-plural")


def is_closed(keys: Sequence[str], here: int) -> bool:
    """Whether a plural stands there that nothing is joined to («باغ‌ها»)."""
    ends = ends_as(keys[here], "open") and keys[here].endswith(endings("plural"))
    return ends and keys[here + 1] not in COORDINATORS and keys[here + 1].isalpha()
