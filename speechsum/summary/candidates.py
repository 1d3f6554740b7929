"""Which sentences may stand in a summary."""

from __future__ import annotations

from functools import cache
from itertools import islice

from speechsum import lexicon
from speechsum.text.segments import Document, Sentence
from speechsum.text.tokens import words_of

# Below this many words a sentence says nothing by itself («وی افزود:», «تهران- ایسنا.»).
_FEWEST_WORDS = 4
# A greeting or dateline with more words than this goes on to say something.
_MOST_EMPTY_WORDS = 10


def candidates(document: Document) -> tuple[Sentence, ...]:
    """The sentences that may stand in a summary, in text order.

    The body's, but for questions, greetings, bare datelines and what is too short to say
    anything; where nothing else is there, whatever the text has.
    """
    body = tuple(s for s in document.sentences if document.paragraphs[s.paragraph].kind == "body")
    fit = tuple(s for s in body if _says_something(document, s))
    return fit or body or document.sentences


def _says_something(document: Document, sentence: Sentence) -> bool:
    keys = document.keys[sentence.first : sentence.last]
    if "؟" in keys[-2:]:
        return False
    tokens = document.tokens[sentence.first : sentence.last]
    told = (token.key for token in tokens if token.kind != "mark")
    words = tuple(islice(told, _MOST_EMPTY_WORDS + 1))
    if len(words) < _FEWEST_WORDS:
        return False
    if len(words) > _MOST_EMPTY_WORDS or ":" in keys:
        return True
    return not any(words[: len(form)] == form for form in _empty_openings())


@cache
def _empty_openings() -> tuple[tuple[str, ...], ...]:
    return tuple(
        words_of(form)
        for kind in ("greeting", "dateline")
        for form in lexicon.forms("openings", kind)
    )
