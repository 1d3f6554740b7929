"""A text's lines, and which of them belong together: lines broken at a column, and statements that
stand below their cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress, pairwise

from speechsum.text.broken import Line, breaks_cue, fresh, is_item, with_whole_cues
from speechsum.text.bullets import Veiled
from speechsum.text.callings import LONGEST_LABEL, callings, is_labelled, names_speaker
from speechsum.text.folding import SENTENCE_ENDS, key_of
from speechsum.text.numbering import BLANKS
from speechsum.text.people import pronouns
from speechsum.text.saying import ends_in_cue, holds_cue
from speechsum.text.spoken import is_talk, verb_as_written
from speechsum.text.tables import Cell, cells_in
from speechsum.text.titles import is_unfinished, part
from speechsum.text.tokens import entry_set, words_of
from speechsum.text.verbs import analyse, may_be_finite

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Two spaces stand for a paragraph break only where a sentence has ended («… است.  وی افزود»).
_SPACED_BREAK = re.compile(r"(?<=[.!?؟؛»\"])[ \t\xa0]{2,}(?=[\S\x1f])")
_SHORTEST_WRAP, _LONGEST_HEADING = 30, 160
"""Characters of a line: fewer may be a heading's, more are none's."""
_NARROWEST_COLUMN, _WIDEST_COLUMN = 45, 120
"""Characters of a wrapped line; narrower are verses."""
_FEWEST_WRAPS, _WRAPPED_SHARE, _SHARE_OF_ALL = 4, 0.3, 0.2
"""Lines that break off, and their share of all: where some are longer, and where none is."""
_FEWEST_LINES, _NARROW_SHARE = 3, 0.5
"""Of a text that is one wrapped paragraph: its lines, and what share of them breaks off, the last
aside, and of the widest line each other is."""
_OPENING, _CLOSING = "«»"
_COMMA, _SEMICOLON = chr(0x60C), chr(0x61B)
_GOING_ON = frozenset((",", ";", _COMMA, _SEMICOLON))
_LONGEST_QUOTED = 6
"""Lines of a speech in marks that is looked for its end."""


def lines_of(veiled: Veiled) -> tuple[list[tuple[int, int]], dict[int, Cell]]:
    """The lines of a text as (start, end), those put together that were broken at a column; and
    those that are cells of tables, by the offsets at which they start."""
    text = veiled.text
    lines = []
    for match in _LINE.finditer(text):
        start, end = _stripped(text, match.start(), match.end())
        if start < end:
            lines.append((start, end))
    rows = cells_in(text, lines)
    lines = _unwrapped(veiled, [line for number, line in enumerate(lines) if number not in rows])
    result: list[tuple[int, int]] = []
    # Hardly any text has two spaces side by side; that is seen sooner than what stands around them.
    spaced = any(blanks in text for blanks in ("  ", "\t", "\xa0"))
    for start, end in lines:
        begin = start
        for gap in _SPACED_BREAK.finditer(text, start, end) if spaced else ():
            result.append((begin, gap.start()))
            begin = gap.end()
        result.append((begin, end))
    cells = {cell.start: cell for row in rows.values() for cell in row}
    result = [(start, end) for start, end in result if start < end]
    return sorted((*result, *((cell.start, cell.end) for cell in cells.values()))), cells


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(BLANKS)), end - len(piece) + len(
        piece.rstrip(BLANKS)
    )


def _unwrapped(veiled: Veiled, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines that were broken in mid-sentence, joined.

    Where many lines of a report break off, it was wrapped at a column, and all such breaks are
    mere spaces; elsewhere only a break that no heading could have is one.
    """
    wraps = _wraps(veiled, lines)
    if True in wraps:
        part(veiled.text, lines, wraps)
    joined: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(lines):
        if number and wraps[number - 1] and _may_wrap(veiled, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _wraps(veiled: Veiled, lines: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether the break behind each line is but a space."""
    if not lines:
        return []
    text = veiled.text
    nexts = [*lines[1:], None]
    if _is_narrow(text, lines):
        widest = max(end - start for start, end in lines)
        return [
            text[end - 1] not in SENTENCE_ENDS
            or (end - start > 0.75 * widest and not _is_cue(text, after))
            for (start, end), after in zip(lines, nexts, strict=True)
        ]
    if is_talk(text, lines):
        return [is_unfinished(text, end) for _, end in lines]
    broken = [_breaks_off(text, start, end) for start, end in lines]
    column, all_wrapped = _column(text, lines, broken)
    if column:
        return [
            _is_wrapped(text, line, after, column, all_wrapped=all_wrapped)
            for line, after in zip(lines, nexts, strict=True)
        ]
    torn = _torn(veiled, lines)
    if torn.count(_SURELY) >= _FEWEST_TORN:
        headed = torn[0] == _MAYBE and not _names_first(text, *lines[:2])
        return [how != _NEVER and (number > 0 or not headed) for number, how in enumerate(torn)]
    return [
        off and _is_torn(text, line, after)
        for line, off, after in zip(lines, broken, nexts, strict=True)
    ]


def _column(
    text: str, lines: Sequence[tuple[int, int]], broken: Sequence[bool]
) -> tuple[int, bool]:
    """The column at which a text was wrapped, 0 where it was not, and whether no line is longer."""
    torn = list(compress(lines, broken))
    widths = sorted(end - start for start, end in torn)
    if not widths:
        return 0, False
    column = widths[len(widths) // 2]
    all_wrapped = max(end - start for start, end in lines) <= column * 1.2
    share = _SHARE_OF_ALL if all_wrapped else _WRAPPED_SHARE
    wrapped = len(widths) >= _FEWEST_WRAPS and len(widths) >= share * len(lines)
    # No verse ends a sentence within a line and begins another.
    prose = sum(text.find(". ", start, end) > 0 for start, end in torn) >= _FEWEST_TORN
    fits = wrapped and (_SHORTEST_WRAP if prose else _NARROWEST_COLUMN) <= column <= _WIDEST_COLUMN
    return (column if fits else 0), all_wrapped


def _torn(veiled: Veiled, lines: Sequence[tuple[int, int]]) -> list[int]:
    """Of each line, whether it breaks off in mid-sentence and the next goes on with it: surely
    where a heading does not, maybe where one could.
    """
    text = veiled.text
    found = [_NEVER] * len(lines)
    for number, ((start, end), after) in enumerate(pairwise(lines)):
        if not _is_open(text, start, end) or not _may_wrap(veiled, end, after[0]):
            continue
        if _starts_anew(text, *after) or _is_figures(text, *after):
            continue
        own = words_of(text[start:end]) if ":" in text[start:end] else ()
        surely = is_unfinished(text, end) or _begins_within(text, *after) or holds_cue(own)
        found[number] = _SURELY if surely or _is_rest(text, *after) else _MAYBE
    return found


_NEVER, _MAYBE, _SURELY = range(3)
_FEWEST_TORN = 2
"""Lines that surely break off, in a text that was broken by hand or at any column."""
_LONGEST_REST = 3
"""Words of a line that is but the end of a sentence."""


def _names_first(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a text begins with who speaks, and not with a headline about him."""
    first, second = (
        words_of(text[start:end].partition(" ")[0])[:1] for start, end in (line, after)
    )
    return (*first, "")[0] in callings() and (*second, "")[0] not in callings()


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a line ends neither with a mark nor with its verb."""
    if not text[end - 1].isalnum() or _is_figures(text, start, end):
        return False
    return is_unfinished(text, end) or not _ends_in_verb(text, end)


def _is_figures(text: str, start: int, end: int) -> bool:
    """Whether a line begins and ends with figures, as stamps do."""
    return text[start].isdecimal() and text[end - 1].isdecimal()


def _is_rest(text: str, start: int, end: int) -> bool:
    """Whether a line is a verb with its noun and a full stop, and no more."""
    words = text[start:end].count(" ") + 1
    return (
        words <= _LONGEST_REST and text[end - 1] in SENTENCE_ENDS and _ends_in_verb(text, end - 1)
    )


def _is_wrapped(
    text: str,
    line: tuple[int, int],
    after: tuple[int, int] | None,
    column: int,
    *,
    all_wrapped: bool,
) -> bool:
    """Whether a line of a wrapped text ends where the column does, or in mid-clause."""
    start, end = line
    open_ended = text[end - 1] not in SENTENCE_ENDS
    full = end - start > 0.75 * column
    if full and (open_ended or (all_wrapped and not _is_cue(text, after))):
        return True
    if not open_ended or _ends_in_verb(text, end):
        return False
    return end - start > 0.4 * column or (all_wrapped and _lacks_verb(text, line, after))


def _lacks_verb(text: str, line: tuple[int, int], after: tuple[int, int] | None) -> bool:
    """Whether a line of any width lacks its verb, and the next begins with that or is no more."""
    goes_on = after is not None and (_begins_within(text, *after) or _is_rest(text, *after))
    return goes_on and _is_open(text, *line)


def _is_torn(text: str, line: tuple[int, int], after: tuple[int, int] | None) -> bool:
    """Whether a line that breaks off is too long for a heading, and the next goes on with it."""
    long = line[1] - line[0] > _LONGEST_HEADING
    return long and after is not None and not _starts_anew(text, *after)


def _is_cue(text: str, line: tuple[int, int] | None) -> bool:
    """Whether a line ends with a colon: what it introduces stands below it."""
    return line is not None and text[line[1] - 1] == ":"


def _is_narrow(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a text is but one wrapped paragraph, or was wrapped at a column so narrow that hardly
    any line ends a clause; verses have no cues, and headlines end where a clause may."""
    if ":" not in text or len(lines) < _FEWEST_LINES or text[lines[-1][1] - 1] not in SENTENCE_ENDS:
        return False
    *before, _ = lines
    widths = [end - start for start, end in before]
    if max(widths) > _WIDEST_COLUMN or min(widths) < _NARROW_SHARE * max(widths):
        return False
    off = [text[end - 1].isalpha() and not _ends_in_verb(text, end) for _, end in before]
    torn = any(
        is_unfinished(text, end) or _begins_within(text, *after)
        for (_, end), after in pairwise(lines)
    )
    return torn and sum(off) >= _NARROW_SHARE * len(before)


def _begins_within(text: str, start: int, end: int) -> bool:
    """Whether a line begins with a verb or with a word that ends no line: in mid-clause."""
    words = words_of(text[start : min(end, start + 16)].partition(" ")[0])
    return may_be_finite(words[0]) if words else False


def _may_wrap(veiled: Veiled, end: int, start: int) -> bool:
    """Whether neither a blank line nor an item's beginning parts two lines."""
    return veiled.text.count("\n", end, start) < 2 and not is_item(veiled.items, end, start)


def _breaks_off(text: str, start: int, end: int) -> bool:
    """Whether a line ends in mid-sentence: a Persian clause ends with its verb or a mark."""
    return (
        end - start >= _SHORTEST_WRAP and text[end - 1].isalpha() and not _ends_in_verb(text, end)
    )


def _ends_in_verb(text: str, end: int) -> bool:
    word = text[max(0, end - 24) : end].rpartition(" ")[2]
    words = words_of(word)
    forms = (analyse(words[-1]) or analyse(verb_as_written(key_of(word)))) if words else ()
    return any(form.person >= 3 or form.tense == "participle" for form in forms)


def _starts_anew(text: str, start: int, end: int) -> bool:
    """Whether a line begins as a new paragraph does, not as the rest of a sentence may."""
    first, _, rest = text[start : min(end, start + 48)].rstrip(SENTENCE_ENDS).partition(" ")
    if not first[-1:].isalpha() or not first[:1].isalpha():
        return True  # «ایسنا: …», «*…»
    if is_labelled(text, start, end):
        return True
    one = words_of(first)
    two = one + words_of(rest.partition(" ")[0])[:1]
    return not fresh().isdisjoint((one, two)) or two in entry_set("boilerplate", "related")


def joined(
    text: str,
    keys: Sequence[str],
    items: Sequence[int],
    lines: Sequence[Line],
    own: Sequence[bool],
) -> tuple[list[Line], bool]:
    """The lines, those put together of which one needs the other; and whether the first of the
    report's own is a headline below its kicker («رامین نیکوکار خبر داد:»).

    Below a cue («گفت:»), a name («رامین نیکوکار:») or a word that ends no line («که») stands what
    belongs to it, and all items of a list that begins there.

    Args:
        text: the text.
        keys: the keys of its tokens.
        items: the offsets at which items of lists begin.
        lines: its lines.
        own: whether each line is the report's own; others stay by themselves.
    """
    lines, own = with_whole_cues(text, keys, items, lines, own)
    result: list[Line] = []
    kicked = _is_kicker(text, keys, list(compress(lines, own))[:3])
    headline = next((i + 1 for i, mine in enumerate(own) if mine), 0) if kicked else -1
    listed = False
    for index, line in enumerate(lines):
        item = index > 0 and is_item(items, lines[index - 1].end, line.start)
        glued = index == headline
        if glued or index == 0 or not (own[index] and own[index - 1]):
            listed = False
        else:
            heads = _heads(keys, lines[index - 1], line)
            named = listed and _names_its_own(keys[line.first : line.last])
            listed = item and (heads or (listed and not named))
            glued = heads or listed or _goes_on(text, keys, lines, index, item=item)
            glued = glued or _is_quoted(keys, result[-1], lines, index)
            glued = glued or (not item and _is_left_over(text, keys, result[-1], line))
        if glued:
            line = Line(result[-1].start, line.end, result[-1].first, line.last)
            result[-1] = line
        else:
            result.append(line)
    return result, kicked


def _names_its_own(words: Sequence[str]) -> bool:
    """Whether an item of a list tells itself who says it («🔹 نیکوکار: …», «🔹 وی افزود: …»)."""
    return names_speaker(words) or holds_cue(words)


def _heads(keys: Sequence[str], before: Line, line: Line) -> bool:
    """Whether a line ends with a cue, or a colon within the words behind one, or names a speaker,
    whose words stand in the line below."""
    words = keys[before.first : before.last]
    told = words[-1] == ":" and (holds_cue(words) or _leads_to_marks(words, keys[line.first]))
    return (told or names_speaker(words)) and not holds_cue(keys[line.first : line.last])


def _leads_to_marks(words: Sequence[str], below: str) -> bool:
    """«متن نامه به این شرح است: ⏎ «…»»"""
    return below == _OPENING and may_be_finite(words[-2])


def _goes_on(
    text: str, keys: Sequence[str], lines: Sequence[Line], index: int, *, item: bool
) -> bool:
    """Whether a line begins in the middle of a sentence («که ⏎ …», «گفت ⏎ : …»)."""
    before, line = lines[index - 1], lines[index]
    near = text.count("\n", before.end, line.start) < 2
    if keys[line.first] == ":":
        return True
    # The last item of a list may end as those before it do: «…؛ ⏎ وی افزود: …».
    listed = keys[before.last - 1] == _SEMICOLON and holds_cue(keys[line.first : line.last])
    broken = (
        text[before.end - 1] in _GOING_ON
        and before.end - before.start <= _LONGEST_HEADING
        and not listed
    )
    goes_on = broken or is_unfinished(text, before.end) or breaks_cue(keys, before, line)
    goes_on = goes_on or _is_tagged(text, before.end)
    return near and not item and goes_on


def _is_left_over(text: str, keys: Sequence[str], before: Line, line: Line) -> bool:
    """Whether a line is but the verb of what somebody says above it («گفت: راه را امروز ⏎ باز
    کنند.»)."""
    if text.count("\n", before.end, line.start) > 1 or not _is_rest(text, line.start, line.end):
        return False
    return _is_open(text, before.start, before.end) and holds_cue(keys[before.first : before.last])


def _is_tagged(text: str, end: int) -> bool:
    """Whether a hashtag stands on a line of its own in mid-sentence, as a channel's export has it
    («… شهردار نوده در ⏎ #گفتگو ⏎ با ما:»)."""
    start = text.rfind("\n", 0, end) + 1
    tag = text[start:end]
    return start > 0 and tag.startswith("#") and " " not in tag and is_unfinished(text, start - 1)


def _is_quoted(keys: Sequence[str], before: Line, lines: Sequence[Line], index: int) -> bool:
    """Whether marks that a cue opened («گفت: «…») are closed in this line or soon below it."""
    words = keys[before.first : before.last]
    if words.count(_OPENING) <= words.count(_CLOSING) or not holds_cue(words):
        return False
    last = lines[min(index + _LONGEST_QUOTED, len(lines)) - 1].last
    first = lines[index].first
    closed = next((i for i in range(first, last) if keys[i] == _CLOSING), last)
    return closed < last and _OPENING not in keys[first:closed] and ":" not in keys[first:closed]


def _is_kicker(text: str, keys: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether the first line ends with a cue of which the second, a headline, tells the words.

    A headline has no full stop where the report below it has, which is long, has a cue of its own
    or names the same speaker again; and no report begins with «وی».
    """
    if len(lines) < 3 or lines[1].last - lines[1].first > LONGEST_LABEL * 2:
        return False
    first, second, third = lines
    below = keys[third.first : third.last]
    again = below[:_NAMED] == keys[first.first : first.first + _NAMED]
    report = len(below) >= LONGEST_LABEL or again or holds_cue(below)
    told = ends_in_cue(below) or (report and text[third.end - 1] in ".!؟»")
    if not ends_in_cue(keys[first.first : first.last]) or not told:
        return False
    stopped = text[second.end - 1] not in ".!؟…،؛:»"
    return stopped and keys[third.first] not in pronouns()


_NAMED = 2  # tokens
