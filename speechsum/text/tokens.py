"""Words and marks of a text, each with its place and its key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, chain, compress, repeat
from operator import itemgetter

from speechsum import lexicon
from speechsum.text.folding import UNSEEN, key_of, key_set, keys_at_once, keys_in, offsets_in
from speechsum.text.glued import cut_at_joiner, cut_of, governs_nothing, is_common
from speechsum.text.hazm_bridge import occurrences
from speechsum.text.memo import MOST, Memo
from speechsum.text.spoken import as_written, is_homograph, is_spoken, says_so
from speechsum.text.verbs import analyse
from speechsum.tuples import NamedTuple

_LETTERS = (
    r"\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    r"\u0750-\u077f\u08a0-\u08e1\u08e3-\u08ff\ufb50-\ufdfb\ufe70-\ufefc"
)
_LATIN = r"A-Za-z\u00c0-\u024f"
_DIGITS = r"0-9\u06f0-\u06f9\u0660-\u0669\uff10-\uff19"
_ZWNJ = "\u200c"
_TATWEEL = chr(0x640)
# Beside each letter may stand a mark of direction, of byte order or the like, by some editors'
# work, an accent of another script, or what is left of a control of a terminal.
_BESIDE = rf"{UNSEEN}\u0300-\u036f\x01-\x08\x0e-\x1a\x7f"
_IN_NUMBER = UNSEEN.replace(r"\u200b-\u200f", r"\u200e\u200f")
# One group, so that the pattern splits a text into its pieces and what lies between them.
_PIECE = re.compile(
    # Letters with what may stand inside a word: ZWNJ, joiners, soft hyphens; and what is not seen.
    rf"([{_LETTERS}][{_LETTERS}\u200b-\u200d\u00ad]*+"
    rf"(?:[{_BESIDE}]+(?=[{_LETTERS}\u200c])[{_LETTERS}\u200b-\u200d\u00ad]*+)*+"
    rf"|[{_LATIN}]+"
    # A time of day is one number: its colon opens no speech.
    rf"|[{_DIGITS}]{{1,2}}:[{_DIGITS}]{{2}}(?![{_DIGITS}])"
    rf"|[{_DIGITS}]++(?:[{_IN_NUMBER}]*+(?:[.,/\u066b\u066c][{_IN_NUMBER}]*+)?[{_DIGITS}]++)*+"
    r"|<<|>>"
    # Not what is unseen: controls of terminals and of the order of text, joiners.
    rf"|[^\s\x00-\x1f\x7f-\x9f{UNSEEN}])"
)
_KIND = re.compile(rf"(?P<word>[{_LETTERS}{_LATIN}])|(?P<number>[{_DIGITS}])")
# Kinds of mark that the stages tell apart, whatever glyph the writer used.
_MARKS = {
    **dict.fromkeys('"“”„‟', '"'),
    **dict.fromkeys(("«", "‹", "<<", *"《「『｢"), "«"),
    **dict.fromkeys(("»", "›", ">>", *"》」』｣"), "»"),
    **dict.fromkeys(",،‚٬，、", "،"),
    **dict.fromkeys(";؛；", "؛"),
    **dict.fromkeys("?؟⸮？", "؟"),
    **dict.fromkeys("!！", "!"),
    **dict.fromkeys(".۔．。", "."),
    **dict.fromkeys(":：ː", ":"),
    **dict.fromkeys("-–—−ـ‐‑‒―", "-"),
    **dict.fromkeys("⁄∕／؍", "/"),
    **dict.fromkeys("…", "…"),
}


# Written apart from their verb («می کنند»); hazm joins them to whatever follows, too.
_PREFIXES = frozenset(("می", "نمی"))


class Token(NamedTuple):
    """A word, a number or a mark: ``text[start:end]``.

    ``key`` is what to match (see `folding`); a word written in parts («می کنند», «بخش ها») is one
    token, words written as one («بااشاره») are two. ``kind`` is "word", "number" or "mark".
    """

    start: int
    end: int
    key: str
    kind: str


# Each token of a text passes here: not through the namedtuple's own, slower constructor.
_token = partial(tuple.__new__, Token)
_tokens = partial(map, tuple.__new__, repeat(Token))
_key_of_token = itemgetter(2)


def keys_of(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The keys of tokens."""
    return tuple(map(_key_of_token, tokens))


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order, offsets into ``text``."""
    parts = _PIECE.split(text[start:end])
    if len(parts) == 1:
        return []
    offsets = list(accumulate(map(len, parts), initial=start))
    read = list(map(_READ.__getitem__, parts[1::2]))
    begins, stops = offsets[1::2], offsets[2::2]
    keys, kinds, told = zip(*read, strict=True)
    roles: Sequence[int] = told
    if _ODD in roles:
        tokens, roles = _parted(parts[1::2], begins, read)
    else:
        tokens = list(_tokens(zip(begins, stops, keys, kinds, strict=False)))
    if not any(roles):
        return tokens
    speaks = not _SPEAKING.isdisjoint(roles)
    tokens = _joined(text, tokens, roles)
    if not speaks and not _LIKELY.isdisjoint(roles):
        speaks = says_so(keys_of(tokens))
    return _written(text, tokens) if speaks else tokens


def _written(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens of a line in which somebody speaks, with the keys of written words."""
    keys = keys_of(tokens)
    result: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind != "word":
            result.append(token)
            continue
        (*first, last), size = as_written(keys, index)
        start = token.start
        if first:  # «را» or a copula, glued to its word
            cut = start + offsets_in(text[start : token.end])[size]
            result.append(Token(start, cut, first[0], "word"))
            start = cut
        result.append(Token(start, token.end, last, "word"))
    return result


def _parted(
    pieces: Iterable[str], begins: Iterable[int], read: Sequence[_Read]
) -> tuple[list[Token], Sequence[int]]:
    """The tokens of pieces among which are glued words or such as nothing is left of."""
    tokens, roles = [], []
    places = enumerate(zip(pieces, begins, read, strict=False), 1)
    for after, (piece, begin, (key, kind, role)) in places:
        stop = begin + len(piece)
        if role == _ODD and kind == "word":
            key, cut, first = _word(piece)
            if cut and governs_nothing(key[first:], [key for key, _, _ in read[after : after + 2]]):
                cut = 0  # «مینودر گفت»
            while cut:  # «راخاموش‌کنند» is three words
                tokens.append(_token((begin, begin + cut, key[:first], kind)))
                roles.append(_role_of(key[:first]))
                piece, begin = piece[cut:], begin + cut
                key, cut, first = _word(piece)
            role = _role_of(key)
        if key:
            tokens.append(_token((begin, stop, key, kind)))
            roles.append(role)
    return tokens, roles


_Read = tuple[str, str, int]
# What a piece may be to those beside it: the first of words written in parts, an ending written
# apart, or none of both. Odd ones are to be cut in two, or nothing is left of them. Spoken ones
# show how the words around them are to be read.
_FIRST, _ENDING, _ODD, _SPOKEN, _HOMOGRAPH = 1, 2, 4, 8, 16
_SPEAKING = frozenset(role for role in range(2 * _HOMOGRAPH) if role & _SPOKEN)
_LIKELY = frozenset(range(_HOMOGRAPH, 2 * _HOMOGRAPH))
"""The roles of spoken words, and of those that may be ones, whatever else they are."""


def _piece(piece: str) -> _Read:
    """Key, kind and role of a piece."""
    if not piece.strip(_TATWEEL):
        return "-", "mark", 0
    match = _KIND.match(piece)
    kind = match.lastgroup if match is not None else None
    if kind is None:
        return _MARKS.get(piece, piece), "mark", 0
    if kind == "number":
        key = key_of(piece)
        return key, kind, 0 if key else _ODD
    key, cut, _ = _word(piece)
    return key, kind, _ODD if cut or not key else _role_of(key)


_READ = Memo(_piece)


def _role_of(key: str) -> int:
    first = key in _joins() or key in _PREFIXES
    spoken = _SPOKEN * is_spoken(key) + _HOMOGRAPH * is_homograph(key)
    return _FIRST * first + _ENDING * (key in _affixes()) + spoken


def _word(piece: str) -> tuple[str, int, int]:
    """A word's key, and where a glued word is to be cut: in the word as written, and in its key."""
    key = key_of(piece)
    if len(key) > _LONGEST_GLUED:
        return key, 0, 0
    first = _splits().get(key) or _before_conjunction(key) or cut_of(key)
    if not first and _ZWNJ in piece:
        before, _, after = piece.rpartition(_ZWNJ)
        first = cut_at_joiner(key_of(before), key_of(after), key)
    if first:
        return key, offsets_in(piece)[first], first
    for form, canonical in _same_prefixes().get(key[:_TOLD_BY], ()):
        if key.startswith(form):
            return canonical + key[len(form) :], 0, 0
    return key, 0, 0


def _before_conjunction(key: str) -> int:
    """Where «که» or «و» is glued to a verb («می‌شودکه», «نمایدودر»); 0 where none is."""
    for glued in keys_in("glued", "after-verb"):
        size = key.find(glued, _SHORTEST_VERB)
        while size > 0:
            rest = key[size:]
            told = rest == glued or rest in _splits() or is_common(rest[len(glued) :])
            if told and _is_told(key[:size]):
                return 0 if occurrences(key) >= 0 else size  # «کندو»
            size = key.find(glued, size + 1)
    return 0


_SHORTEST_VERB = 3
"""Letters."""
_LONGEST_GLUED = 200
"""Letters: each part is looked for at all places of a word, which is no more than a line."""
_THIRD = (3, 6)


def _is_told(key: str) -> bool:
    return any(form.person in _THIRD and form.tense in _TOLD for form in analyse(key))


_TOLD = ("present", "perfect", "imperfect", "subjunctive")


@lru_cache(maxsize=MOST)
def words_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's tokens: how lexicon entries are made comparable to a text."""
    if phrase.replace(_ZWNJ, "").isalpha():  # one word, as most entries are
        key, cut, _ = _word(phrase)
        if key and not cut:
            return (key,)
    return keys_of(tokenize(phrase))


def entries(forms: Iterable[str]) -> Sequence[tuple[str, ...]]:
    """`words_of` each of some forms of the lexicon, in a fraction of the time: thousands are read
    at each start. None of them is glued or written as spoken, and they are not asked so."""
    forms = tuple(forms)
    keyed = keys_at_once(forms)
    otherwise = _same_prefixes()
    words = set(chain.from_iterable(keyed))
    odd = words & _parts()
    odd.update([w for w in words if not w.isalpha()])
    odd.update([w for w in words if w[:_TOLD_BY] in otherwise and _word(w)[0] != w])
    if not odd:
        return keyed
    return [
        keys if odd.isdisjoint(keys) else words_of(form)
        for form, keys in zip(forms, keyed, strict=True)
    ]


@cache
def entry_set(name: str, *kinds: str) -> frozenset[tuple[str, ...]]:
    """The keys of some classes of a lexicon file whose forms may be of several words."""
    return frozenset(entries(lexicon.forms(name, *kinds)))


@cache
def _parts() -> frozenset[str]:
    """Words that may be joined to one before or behind them, or are two."""
    return _seconds().union(_splits(), _PREFIXES)


def _joined(text: str, pieces: list[Token], roles: Sequence[int]) -> list[Token]:
    """Words written in parts, put together."""
    result: list[Token] = []
    done, count = 0, len(pieces)
    seconds = _seconds()
    for place in compress(range(count), roles):
        for index in (place - 1, place) if roles[place] & _ENDING else (place,):
            if not done <= index < count - 1:
                continue
            _, _, key, kind = pieces[index]
            if kind == "word" and (pieces[index + 1][2] in seconds or key in _PREFIXES):
                token, size = _joined_at(text, pieces, index)
                if size > 1:
                    result += pieces[done:index]
                    result.append(token)
                    done = index + size
    return result + pieces[done:] if done else pieces


@cache
def _seconds() -> frozenset[str]:
    """What may be joined to a word before it."""
    return frozenset(_affixes()).union(rest[0] for ways in _joins().values() for rest, _ in ways)


def _joined_at(text: str, pieces: list[Token], index: int) -> tuple[Token, int]:
    """The word whose parts begin at ``index``, not the last piece; and how many parts it has."""
    first, count = index, len(pieces)
    token = pieces[index]
    following = pieces[index + 1].key
    for rest, canonical in _joins().get(token.key, ()):
        size = len(rest)
        if (
            rest[0] == following
            and keys_of(pieces[index + 1 : index + 1 + size]) == rest
            and _close(text, pieces, index, size)
        ):
            index += size
            token = Token(token.start, pieces[index].end, canonical, "word")
            break
    if (
        index == first
        and token.key in _PREFIXES
        and pieces[index + 1].kind == "word"
        and _close(text, pieces, index, 1)
        and not (index and _is_apart(pieces[index - 1].key, token.key, following))
    ):
        index += 1
        token = Token(token.start, pieces[index].end, token.key + following, "word")
    affixes = _affixes()
    while (
        index + 1 < count
        and pieces[index + 1].key in affixes
        and pieces[index + 1].kind == "word"
        and _is_suffix(token.key, pieces[index + 1].key)
        and _close(text, pieces, index, 1)
    ):
        index += 1
        token = Token(token.start, pieces[index].end, token.key + pieces[index].key, "word")
    return token, index + 1 - first


def _close(text: str, pieces: list[Token], index: int, size: int) -> bool:
    """Whether only spaces, or the break of a wrapped line, stand between the pieces."""
    return all(
        right.start - left.end <= 2 and not text[left.end : right.start].strip(" \xa0\t\u200c\r\n")
        for left, right in zip(
            pieces[index : index + size], pieces[index + 1 : index + size + 1], strict=True
        )
    )


def _is_suffix(word: str, suffix: str) -> bool:
    kind = _affixes().get(suffix)
    return len(word) > 1 and (kind == "any" or (kind == "he" and word.endswith("ه")))


@cache
def _affixes() -> dict[str, str]:
    return {key_of(row["form"]): row["class"] for row in lexicon.rows("affixes")}


def _is_apart(before: str, key: str, following: str) -> bool:
    """«تا پایان ماه می پل …», «… باید …», but «این ماه می رویم»."""
    if (before, key) not in _apart():
        return False
    return following in key_set("deontic", "modal") or not analyse(key + following)


@cache
def _apart() -> frozenset[tuple[str, str]]:
    """Words after which one is no prefix of a verb («ماه می»)."""
    rows = (row for row in lexicon.rows("spelling") if row["class"] == "apart")
    return frozenset((key_of(row["form"]), key_of(row["second"])) for row in rows)


@cache
def _joins() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in lexicon.rows("spelling"):
        if row["class"] == "join":
            first, *rest = (key_of(word) for word in row["form"].split())
            table.setdefault(first, []).append((tuple(rest), key_of(row["second"])))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_TOLD_BY = 3
"""Letters of a word by which it is looked up among those that are written otherwise, too."""


@cache
def _same_prefixes() -> dict[str, list[tuple[str, str]]]:
    """First letters → the beginnings of words that have them, and how those are written."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.rows("spelling"):
        if row["class"] == "same":
            form = key_of(row["form"])
            table.setdefault(form[:_TOLD_BY], []).append((form, key_of(row["second"])))
    return table


@cache
def _splits() -> dict[str, int]:
    """Glued word → length of its first part."""
    return {
        key_of(row["form"]) + key_of(second): len(key_of(row["form"]))
        for row in lexicon.rows("spelling")
        if row["class"] == "split"
        for second in row["second"].split("|")
    }
