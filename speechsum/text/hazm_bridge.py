"""The one module that owns hazm.

``import hazm`` loads taggers, parsers and (before 0.12) scipy and gensim: most of a second for a
program that needs a normalizer and two word lists. The package's own modules do not need its
``__init__``; they take names from it, which a module object with hazm's path and a lazy
``__getattr__`` gives them. Even that costs more than a report does, so what hazm makes of single
characters is noted down (`hazm_table`). hazm's answers are unchanged: the tests compare them with
plain hazm's.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import threading
import types
from functools import cache, lru_cache
from typing import Any

from speechsum.text import hazm_table
from speechsum.text.memo import MOST

_LOCK = threading.Lock()

# Where the names live that hazm's own modules import from its package (0.10 does, 0.12 does not).
_HOMES = {
    "Lemmatizer": "lemmatizer",
    "Conjugation": "lemmatizer",
    "WordTokenizer": "word_tokenizer",
    "Normalizer": "normalizer",
    "Stemmer": "stemmer",
}


def _light_package(name: str) -> types.ModuleType:
    """A module object that stands for the package ``name`` while its body is not run."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    module = types.ModuleType(name)
    module.__path__ = list(spec.submodule_search_locations)
    module.__spec__ = spec

    def lookup(attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if attribute in _HOMES:
            return getattr(importlib.import_module(f"{name}.{_HOMES[attribute]}"), attribute)
        try:
            return importlib.import_module(f"{name}.{attribute}")
        except ModuleNotFoundError:
            return getattr(importlib.import_module(f"{name}.utils"), attribute)

    module.__getattr__ = lookup  # type: ignore[method-assign]
    return module


def _module(name: str) -> Any:
    """The module ``hazm.<name>``, without running the package body of hazm or nltk.

    ``sys.modules`` is left as it was found: whoever imports hazm or nltk later gets the real ones.
    """
    with _LOCK:
        before = {key: sys.modules[key] for key in sys.modules if _is_theirs(key)}
        for key in before:
            del sys.modules[key]
        try:
            for package in ("nltk", "nltk.stem", "nltk.tokenize", "hazm"):
                sys.modules[package] = _light_package(package)
            return importlib.import_module(f"hazm.{name}")
        finally:
            for key in [key for key in sys.modules if _is_theirs(key)]:
                del sys.modules[key]
            sys.modules.update(before)


def _is_theirs(module: str) -> bool:
    return module.partition(".")[0] in ("hazm", "nltk")


@cache
def _normalizer() -> Any:
    # Only what works on single characters: the rest moves text about, and offsets are the truth
    # here. (Spacing is undone by word keys, see folding.)
    return _module("normalizer").Normalizer(
        correct_spacing=False,
        persian_style=False,
        decrease_repeated_chars=False,
        seperate_mi=False,
    )


def ask(char: str) -> str:
    """What hazm's normalizer, loaded for the purpose, makes of one character."""
    folded: str = _normalizer().normalize(char)
    return folded


@cache
def _noted() -> dict[str, str] | None:
    return hazm_table.read(hazm_table.digest_of(package_folder()))


def fold_character(char: str) -> str:
    """What hazm's normalizer makes of one character: «ي» is «ی», «5» is «۵», a diacritic is ""."""
    noted = _noted()
    if noted is None or not hazm_table.covers(ord(char)):
        return ask(char)
    return noted.get(char, char)


def package_folder() -> str:
    """The folder of the installed hazm."""
    spec = importlib.util.find_spec("hazm")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("No module named 'hazm'", name="hazm")
    return next(iter(spec.submodule_search_locations))


def _lines(name: str) -> list[str]:
    """The lines of hazm's word list ``name``."""
    with open(os.path.join(package_folder(), "data", name), encoding="utf-8") as file:
        return file.read().split("\n")


def verb_stems() -> list[tuple[str, str]]:
    """hazm's verbs as (past stem, present stem), either empty where the verb lacks it."""
    pairs = []
    for line in _lines("verbs.dat"):
        past, _, present = line.strip().partition("#")
        if past or present:
            pairs.append((past, present))
    return pairs


@cache
def _dictionary() -> bytes:
    """hazm's word list as it is: to decode it takes longer than to look a few words up."""
    with open(os.path.join(package_folder(), "data", "words.dat"), "rb") as file:
        return b"\n" + file.read()


@cache
def counts() -> dict[str, int]:
    """hazm's words, some 190,000, with how often each was counted; of two lines of one word the
    first is meant, as in `occurrences`."""
    lines = [line.split("\t", 2) for line in _dictionary().decode().split("\n") if line]
    return {word: int(count) for word, count, *_ in reversed(lines)}


_MANY = 200
"""Questions that cost as much as to read the whole list into a dictionary (a tenth of a second)."""


@lru_cache(maxsize=MOST)
def occurrences(word: str) -> int:
    """How often hazm's list has counted a word; -1 where it has no such word.

    The list is read when first asked, and looked through for each word; after many words it is
    worth a dictionary.
    """
    if occurrences.cache_info().misses > _MANY:
        return counts().get(word, -1)
    _, found, rest = _dictionary().partition(f"\n{word}\t".encode())
    return int(rest[:20].partition(b"\t")[0]) if found else -1


def stopwords() -> list[str]:
    """hazm's list of stop words."""
    return _lines("stopwords.dat")
