"""Plain lines: for pipes, e-mail from cron, and terminals too narrow for a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speechsum.model import Report, Speaker
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels, labels
from speechsum.render.lines import cells, has_rtl, placed, room, wrap
from speechsum.render.options import RenderOptions
from speechsum.render.view import DirectiveRow, View, view
from speechsum.tuples import NamedTuple

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Block(NamedTuple):
    """A paragraph: ``lead`` stands before its first line, the others are indented by its width.

    ``ltr`` says that it reads from left to right even where Persian letters stand in it, as a path.
    """

    text: str
    lead: str = ""
    style: str = ""
    ltr: bool = False


class TextWriter:
    """A heading, the summary, and the directives, each with who is to do what by when."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._first = True

    def begin(self) -> str:
        """Nothing stands before the first report."""
        return ""

    def report(self, report: Report) -> str:
        """``report`` in lines, parted from the one before it."""
        words = labels(self._options.lang)
        shown = view(report, self._options)
        parts = [
            *(heading, _extracts, _summary, _directives, _doubtful, _commitments, _quotes),
            verdicts,
        ]
        return self.rule() + "".join(self.blocks(part(shown, words)) for part in parts)

    def end(self) -> str:
        """Nothing follows the last report."""
        return ""

    def rule(self) -> str:
        """What parts a report from the one before it; nothing before the first."""
        if self._first:
            self._first = False
            return ""
        rule = "─" * min(40, room(self._options.width, self._options.bidi))
        return f"\n{self._placed(rule, '')}\n\n"

    def blocks(self, blocks: Iterable[Block]) -> str:
        """``blocks`` as lines of the place that the options speak of."""
        return "".join(f"{line}\n" for block in blocks for line in self._lines(block))

    def _lines(self, block: Block) -> Iterator[str]:
        if not block.text:
            yield ""
            return
        indent = cells(block.lead)
        width = max(8, room(self._options.width, self._options.bidi) - indent)
        lead = block.lead
        for line in wrap(one_line(block.text), width):
            yield self._placed(lead + line, block.style, block.ltr)
            lead = " " * indent

    def _placed(self, line: str, style: str, ltr: bool = False) -> str:
        bidi = self._options.bidi
        at_right = labels(self._options.lang).rtl
        rtl = not ltr and (at_right or has_rtl(line))
        shown = placed(line, room(self._options.width, bidi), bidi, rtl, at_right)
        return f"{style}{shown}{_RESET}" if style and self._options.color else shown


def heading(shown: View, words: Labels) -> Iterator[Block]:
    """The headline, and what is known of the whole report."""
    yield Block(shown.title or words["title"], style=_BOLD)
    for key, value in particulars(shown, words):
        if key in ("source", "url"):
            # After a Persian label a path's slash would stand at its wrong end.
            yield Block(value, ltr=True)
        else:
            yield Block(f"{words[key]}: {value}")


def section(title: str, count: int = 0, words: Labels | None = None) -> Iterator[Block]:
    """An empty line and a section's title."""
    yield Block("")
    counted = f" ({words.number(count)})" if count and words else ""
    yield Block(f"{title}{counted}", style=_BOLD)


def verdicts(shown: View, words: Labels) -> Iterator[Block]:
    """What was weighed as a directive, with the outcome."""
    if not shown.verdicts:
        return
    yield from section(words["verdicts"])
    for verdict in shown.verdicts:
        taken = words["taken" if verdict.taken else "left"]
        yield Block(f"«{verdict.text}»: {taken} ({verdict.reason})", "- ")


def _summary(shown: View, words: Labels) -> Iterator[Block]:
    if shown.sentences is None:
        return
    yield from section(words["summary"])
    if not shown.sentences:
        yield Block(words["none.summary"])
    for sentence in shown.sentences:
        said = f" ({sentence.speaker})" if sentence.speaker else ""
        lead = numbered(sentence.number, words)
        yield Block(sentence.text + said, lead)
        if shown.explain:
            yield Block(sentence.why, " " * len(lead), _DIM)


def _directives(shown: View, words: Labels) -> Iterator[Block]:
    if shown.directives is not None:
        yield from _listed("directives", shown.directives, shown, words)
        yield from unseen(shown, words)


def unseen(shown: View, words: Labels) -> Iterator[Block]:
    """How many more there are to check, and how to see them."""
    if shown.unseen:
        yield Block(f"{words.number(shown.unseen)} {words['more.doubtful']}", style=_DIM)


def _doubtful(shown: View, words: Labels) -> Iterator[Block]:
    if shown.doubtful is not None:
        yield from _listed("doubtful", shown.doubtful, shown, words)


def _listed(
    title: str, rows: Sequence[DirectiveRow], shown: View, words: Labels
) -> Iterator[Block]:
    yield from section(words[title], len(rows), words)
    if not rows:
        yield Block(words[f"none.{title}"])
    for directive in rows:
        lead = numbered(directive.number, words)
        yield Block(directive.text, lead)
        said_by = "" if shown.only_speaker else directive.speaker
        told = directive_particulars(directive, words, speaker=said_by)
        yield Block(told, " " * len(lead), _DIM)
        if shown.explain:
            yield Block(directive.why, " " * len(lead), _DIM)


def _extracts(shown: View, words: Labels) -> Iterator[Block]:
    for title, rows in shown.extracts:
        yield from section(words[title])
        if not rows:
            yield Block(words[f"none.{title}"])
        for row in rows:
            said = f" ({row.speaker})" if row.speaker else ""
            yield Block(row.text + said, numbered(row.number, words) if row.speaker else "")


def _commitments(shown: View, words: Labels) -> Iterator[Block]:
    if shown.commitments is None:
        return
    yield from section(words["commitments"], len(shown.commitments), words)
    if not shown.commitments:
        yield Block(words["none.commitments"])
    for row in shown.commitments:
        lead = numbered(row.number, words)
        yield Block(row.text + row.sure, lead)
        parts = {"speaker": row.speaker, "deadline": row.deadline}
        told = " · ".join(f"{words[key]}: {value}" for key, value in parts.items() if value)
        if told:
            yield Block(told, " " * len(lead), _DIM)
        if shown.explain:
            yield Block(row.why, " " * len(lead), _DIM)


def _quotes(shown: View, words: Labels) -> Iterator[Block]:
    if shown.quotes is None:
        return
    yield from section(words["quotes"], len(shown.quotes), words)
    if not shown.quotes:
        yield Block(words["none.quotes"])
    for quote in shown.quotes:
        said = f"{quote.speaker}: " if quote.speaker else ""
        lead = numbered(quote.number, words)
        yield Block(f"{said}{quote.text} ({quote.kind})", lead)
        if shown.explain:
            yield Block(quote.why, " " * len(lead), _DIM)


def particulars(shown: View, words: Labels) -> Iterator[tuple[str, str]]:
    """What is known of the whole report: a label's key and its value."""
    if shown.source:
        yield "source", shown.source
    if shown.url:
        yield "url", shown.url
    if shown.date:
        yield "date", shown.date
    if shown.occasion:
        yield "occasion", shown.occasion
    if shown.speakers:
        key = "speaker" if len(shown.speakers) == 1 else "speakers"
        yield key, f"{words['list.stop']} ".join(map(person, shown.speakers))


def person(speaker: Speaker) -> str:
    """A speaker's name with his post."""
    role = post(speaker)
    return f"{speaker.name} ({role})" if role else speaker.name


def post(speaker: Speaker) -> str:
    """A speaker's post, unless he is called by nothing else."""
    return "" if speaker.role in (None, speaker.name) else str(speaker.role)


def numbered(number: int, words: Labels) -> str:
    """What stands before an item's first line."""
    return f"{words.number(number)}. "


def directive_particulars(directive: DirectiveRow, words: Labels, **more: str) -> str:
    """What is known of a directive beside its words; ``more`` by the labels' keys."""
    parts = {
        "force": directive.force,
        "addressee": directive.addressee,
        "deadline": directive.deadline,
        **more,
    }
    return " · ".join(f"{words[key]}: {value}" for key, value in parts.items() if value)
