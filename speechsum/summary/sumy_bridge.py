"""The one module that owns sumy: its summarizers, given Persian words.

sumy's own tokenizer and stemmer refuse Persian and its sentences are hashed by their text, so that
equal ones collapse. Its summarizers take any object with ``words``, ``sentences`` and ``headings``:
they are given the keys of our tokens, and sentences that are equal only to themselves.

Sets of strings have another order in every process, and sums over them other last digits, as have
numpy's versions: what sumy rates is rounded, and equal ratings keep the order of the text, so that
the same text has the same scores on every machine.
"""

from __future__ import annotations

import math
import sys
import threading
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from speechsum import lexicon
from speechsum.errors import RankerError
from speechsum.summary.stems import stem, stop_words
from speechsum.text.folding import key_of


@dataclass(frozen=True, slots=True)
class _Method:
    """A summarizer of sumy and what it costs: about ``(sentences / scale) ** power`` seconds."""

    module: str
    scale: float
    power: int
    needs_numpy: bool = False


_METHODS = {
    "lex-rank": _Method("lex_rank", 310, 2, needs_numpy=True),
    "text-rank": _Method("text_rank", 410, 2, needs_numpy=True),
    "lsa": _Method("lsa", 550, 2, needs_numpy=True),
    "luhn": _Method("luhn", 1000, 2),
    "kl": _Method("kl", 107, 3),
    "sum-basic": _Method("sum_basic", 1200, 2),
    "reduction": _Method("reduction", 280, 2),
    "edmundson": _Method("edmundson", 20_000, 1),
    "random": _Method("random", 1_000_000, 1),
}

# Above this many seconds the user is told before the work begins.
_PATIENCE = 3.0
_DIGITS = 9


class _Sentence:
    """What sumy wants of a sentence; equal to itself only."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """What sumy wants of a document, and of a paragraph."""

    sentences: tuple[_Sentence, ...]
    headings: tuple[_Sentence, ...] = ()
    paragraphs: tuple[_Text, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in sentence.words)


def rate(
    name: str, paragraphs: Sequence[Sequence[Sequence[str]]], heading: Sequence[str]
) -> list[float]:
    """What the summarizer ``name`` of sumy gives each sentence, in text order.

    Args:
        name: a summarizer, by its name there.
        paragraphs: for each paragraph its sentences, each the keys of its words.
        heading: the keys of the headline's words (Edmundson's method uses them).

    Returns:
        A score a sentence, the higher the better, rounded to nine digits.

    Raises:
        RankerError: the method needs numpy, which is not there.
    """
    method = _METHODS[name]
    parts = tuple(
        _Text(tuple(_Sentence(tuple(keys)) for keys in sentences)) for sentences in paragraphs
    )
    text = _Text(
        tuple(sentence for part in parts for sentence in part.sentences),
        (_Sentence(tuple(heading)),) if heading else (),
        parts,
    )
    total = len(text.sentences)
    _say_if_slow(name, method, total)
    ratings: dict[int, float] = {}

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        ratings.update((info.order, float(info.rating)) for info in infos)
        return infos

    _summarizer(name, method)(text, keep)
    return [_rounded(ratings.get(order, 0.0)) for order in range(total)]


def _say_if_slow(name: str, method: _Method, total: int) -> None:
    seconds = (total / method.scale) ** method.power
    if seconds > _PATIENCE:
        import logging  # here, as hardly any run has to say it

        growth = "the cube" if method.power == 3 else "the square"
        logging.getLogger(__name__).warning(
            "%s takes time with %s of a text's length: about %d seconds for these %d sentences; "
            "the ranker 'speech' needs far less",
            name, growth, math.ceil(seconds), total,
        )  # fmt: skip


def _rounded(rating: float) -> float:
    # Not a number: LexRank where no two sentences share a word that counts.
    return float(f"{rating:.{_DIGITS}g}") if math.isfinite(rating) else 0.0


def _summarizer(name: str, method: _Method) -> Callable[..., Any]:
    module = _module(f"summarizers.{method.module}")
    if method.needs_numpy and module.numpy is None:
        raise RankerError(f"{name} needs numpy; install it (pip install numpy) or take another")
    words = "".join(part.capitalize() for part in name.split("-"))
    build = getattr(module, f"{'KL' if name == 'kl' else words}Summarizer")
    if name == "random":
        import random  # here, as no other ranker needs it

        module.random = random.Random(0)
    if name == "lsa":
        # It warns of a text of hardly any words, about which a reader can do nothing.
        module.warn = lambda message: None
    summarizer: Any = build(stem)
    if name == "edmundson":
        for kind in ("bonus", "stigma"):
            forms = lexicon.forms("edmundson", kind)
            setattr(summarizer, f"{kind}_words", tuple(map(key_of, forms)))
        summarizer.null_words = stop_words()
    else:
        summarizer.stop_words = stop_words()
    return summarizer  # type: ignore[no-any-return]


_LOCK = threading.Lock()


@cache
def _module(name: str) -> Any:
    """The module ``sumy.<name>``, without what sumy loads besides.

    Its ``utils`` loads requests and pycountry, its stemmers nltk, and no summarizer needs them.
    Stand-ins take their places meanwhile; ``sys.modules`` is left as it was found.
    """
    with _LOCK:
        before = {key: sys.modules[key] for key in sys.modules if _is_sumys(key)}
        for key in before:
            del sys.modules[key]
        try:
            sys.modules["sumy.utils"] = _stand_in("sumy.utils", ItemsCount=None)
            stemmers = _stand_in("sumy.nlp.stemmers", null_stemmer=str.lower)
            sys.modules["sumy.nlp.stemmers"] = stemmers
            return import_module(f"sumy.{name}")
        finally:
            for key in [key for key in sys.modules if _is_sumys(key)]:
                del sys.modules[key]
            sys.modules.update(before)


def _is_sumys(module: str) -> bool:
    return module.partition(".")[0] == "sumy"


def _stand_in(name: str, **names: Any) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__dict__.update(names)
    return module
