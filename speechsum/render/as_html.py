"""One page that needs nothing from outside: lists on top, below them the report with its marks."""

from __future__ import annotations

import base64
import hashlib
import os.path
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from speechsum.model import Report, Span
from speechsum.render.as_text import particulars, post, unseen
from speechsum.render.clean import HARMFUL, one_line, picture
from speechsum.render.labels import Labels, labels
from speechsum.render.options import RenderOptions
from speechsum.render.view import DirectiveRow, View, listed, view

_PARAGRAPH = re.compile("[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_MARKS_WITHOUT_WEIGHT = "\u061c\u200e\u200f\u00ad\u200b\ufeff"


class HtmlWriter:
    """A page; several reports are articles on one page."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._count = 0

    def begin(self) -> str:
        """Nothing yet: the page is called after its only report."""
        return ""

    def report(self, report: Report) -> str:
        """The article of ``report``, the first one after the page's head."""
        self._count += 1
        words = labels(self._options.lang)
        shown = view(report, self._options)
        head = self._head(shown.title) if self._count == 1 else ""
        level = 2 if self._options.many else 1
        article = _Article(report, shown, words, f"r{self._count}", level)
        return head + "\n".join(article.lines()) + "\n"

    def end(self) -> str:
        """What closes the page; the whole of it, had it no report."""
        head = "" if self._count else self._head("")
        script = asset("page.js")
        return f"{head}</main>\n<script>{script}</script>\n</body>\n</html>\n"

    def _head(self, title: str) -> str:
        words = labels(self._options.lang)
        named = one_line(title) if title and not self._options.many else words["title"]
        # Whatever a report might smuggle in: nothing is loaded and no script but ours is run.
        digest = base64.b64encode(hashlib.sha256(asset("page.js").encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
        direction = "rtl" if words.rtl else "ltr"
        heading = f"<h1>{words['title']}</h1>\n" if self._options.many else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{words.lang}" dir="{direction}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}; img-src data:">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f'<title>{escape(named)}</title>\n<link rel="icon" href="data:,">\n'
            f"<style>\n{asset('page.css')}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#r1-directives">{words["skip"]}</a>\n<main>\n{heading}'
        )


@dataclass(frozen=True, slots=True)
class _Mark:
    """A piece of the report to be marked: the element to open (``{id}`` where it begins)."""

    start: int
    end: int
    depth: int
    tag: str
    attributes: str
    anchor: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Article:
    """A report: its anchors begin with ``id``, its title is a heading of ``level``."""

    report: Report
    shown: View
    words: Labels
    id: str
    level: int

    def lines(self) -> Iterator[str]:
        title = inline(self.shown.title) or self.words["title"]
        yield f'<article id="{self.id}" aria-labelledby="{self.id}-title">'
        yield f'<header>\n{self._heading(0, title, f"{self.id}-title")}\n<dl class="facts">'
        for key, value in particulars(self.shown, self.words):
            if not key.startswith("speaker"):
                yield f"<dt>{self.words[key]}</dt><dd><bdi>{inline(value)}</bdi></dd>"
        yield "</dl>\n</header>"
        if self.shown.sentences is not None:
            yield from self._section("summary", self._summary())
        if self.shown.directives is not None:
            rows = self.shown.directives
            yield from self._section("directives", self._directives("directives", rows))
        if self.shown.doubtful is not None:
            rows = self.shown.doubtful
            yield from self._section("doubtful", self._directives("doubtful", rows))
        if self.shown.quotes is not None:
            yield from self._section("quotes", self._quotes())
        if self.shown.verdicts:
            yield from self._section("verdicts", self._verdicts())
        if self.shown.speakers:
            yield from self._section("speakers", self._speakers())
        yield from self._section("report", self._text())
        yield "</article>"

    def _heading(self, deeper: int, content: str, anchor: str) -> str:
        tag = f"h{self.level + deeper}"
        return f'<{tag} id="{anchor}">{content}</{tag}>'

    def _section(self, key: str, content: Iterator[str]) -> Iterator[str]:
        anchor = f"{self.id}-{key}"
        yield f'<section aria-labelledby="{anchor}">'
        yield self._heading(1, self.words[key], anchor)
        yield from content
        yield "</section>"

    def _summary(self) -> Iterator[str]:
        if not self.shown.sentences:
            yield f"<p>{self.words['none.summary']}</p>"
            return
        yield '<ol class="summary">'
        for row in self.shown.sentences:
            said = f' <bdi class="role">({inline(row.speaker)})</bdi>' if row.speaker else ""
            link = self._link(f"s{row.number}", row.text)
            yield f"<li{self._persian()}>{link}{said}{self._why(row.why)}</li>"
        yield "</ol>"

    def _directives(self, title: str, rows: Sequence[DirectiveRow]) -> Iterator[str]:
        if not rows:
            yield f"<p>{self.words[f'none.{title}']}</p>"
        else:
            yield from self._table(rows)
        if title == "directives":
            for block in unseen(self.shown, self.words):
                yield f'<p class="why">{inline(block.text)}</p>'

    def _table(self, rows: Sequence[DirectiveRow]) -> Iterator[str]:
        keys = ["number", "directive", "speaker", "addressee", "force", "deadline"]
        if self.shown.only_speaker is not None:
            keys.remove("speaker")
        sort = escape(self.words["sort"])
        yield f'<table class="directives" role="table" data-sort="{sort}">'
        heads = "".join(
            f'<th scope="col" role="columnheader">{self.words[key]}</th>' for key in keys
        )
        yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n<tbody role="rowgroup">'
        for row in rows:
            yield self._directive(row)
        yield "</tbody>\n</table>"

    def _directive(self, row: DirectiveRow) -> str:
        deadline = row.item.deadline
        due = (deadline.gregorian or "") if deadline else ""
        force = f'<span class="force {row.item.force}">{row.force}</span>'
        # Only what was taken is marked in the text.
        taken = row.item in self.report.directives
        said = self._link(f"d{row.number}", row.text) if taken else inline(row.text)
        said += self._why(row.why)
        several = self.shown.only_speaker is None
        cells = (
            self._cell(self.words.number(row.number), key=str(row.number)),
            self._cell(said, key=row.text, persian=True),
            *([self._cell(inline(row.speaker), "speaker", persian=True)] if several else []),
            self._cell(inline(row.addressee), "addressee", persian=True),
            self._cell(force, "force", key=row.force),
            self._cell(inline(row.deadline), "deadline", key=due, persian=True),
        )
        anchor = f' id="{self.id}-row{row.number}"' if taken else ""
        return f'<tr role="row"{anchor}>{"".join(cells)}</tr>'

    def _cell(
        self, content: str, label: str = "", key: str | None = None, persian: bool = False
    ) -> str:
        labelled = f' data-label="{self.words[label]}"' if label and content else ""
        keyed = "" if key is None else f' data-key="{escape(one_line(key))}"'
        worded = self._persian() if persian else ""
        return f'<td role="cell"{worded}{labelled}{keyed}>{content}</td>'

    def _persian(self) -> str:
        """Marks the report's own words on a page in another language."""
        return "" if self.words.rtl else ' lang="fa" dir="rtl"'

    def _quotes(self) -> Iterator[str]:
        if not self.shown.quotes:
            yield f"<p>{self.words['none.quotes']}</p>"
            return
        yield '<ol class="quotes">'
        for row in self.shown.quotes:
            said = f"<b><bdi>{inline(row.speaker)}</bdi>:</b> " if row.speaker else ""
            link = self._link(f"q{row.number}", row.text)
            kind = f' <span class="kind">({row.kind})</span>'
            anchor = f'id="{self.id}-quote{row.number}"{self._persian()}'
            yield f"<li {anchor}>{said}{link}{kind}{self._why(row.why)}</li>"
        yield "</ol>"

    def _verdicts(self) -> Iterator[str]:
        yield "<ul>"
        for verdict in self.shown.verdicts:
            taken = self.words["taken" if verdict.taken else "left"]
            reason = f"{taken} ({inline(verdict.reason)})"
            yield f'<li>«<bdi>{inline(verdict.text)}</bdi>»: <span class="why">{reason}</span></li>'
        yield "</ul>"

    def _speakers(self) -> Iterator[str]:
        yield "<ul>"
        for one in self.shown.speakers:
            role = f' <bdi class="role">({inline(post(one))})</bdi>' if post(one) else ""
            others = [alias for alias in one.aliases if alias != one.name]
            called = ""
            if others:
                named = self.words.listed(f"«{inline(alias)}»" for alias in others)
                called = f'<br><span class="why">{self.words["aliases"]}: {named}</span>'
            yield f"<li><b><bdi>{inline(one.name)}</bdi></b>{role}{called}</li>"
        yield "</ul>"

    def _text(self) -> Iterator[str]:
        yield '<div class="text" lang="fa" dir="rtl">'
        yield from marked(self.report.text, self._marks())
        yield "</div>"

    def _marks(self) -> list[_Mark]:
        marks = [
            self._mark(quote, 0, "span", f"quote {quote.kind}", f"q{number}", quote.speaker or "")
            for number, quote in enumerate(self.report.quotes, 1)
        ]
        for row in self.shown.sentences or ():
            marks.append(self._mark(row.item, 1, "span", "sentence", f"s{row.number}", ""))
        numbers = {
            one.id: number for number, (one, _) in enumerate(listed(self.report.directives), 1)
        }
        for directive in self.report.directives:
            number = numbers[directive.id]
            title = self.words[f"force.{directive.force}"]
            before = ""
            if self.shown.directives is not None:
                place = f"{self.words['directive']} {self.words.number(number)}"
                before = (
                    f'<a class="no" href="#{self.id}-row{number}" title="{self.words["back"]}"'
                    f' aria-label="{place}">{self.words.number(number)}</a>'
                )
            marks.append(
                self._mark(directive, 2, "mark", directive.force, f"d{number}", title, before)
            )
        return marks

    def _mark(
        self,
        span: Span,
        depth: int,
        tag: str,
        kinds: str,
        anchor: str,
        title: str,
        before: str = "",
    ) -> _Mark:
        hint = f' title="{escape(one_line(title))}"' if title else ""
        attributes = f'class="{kinds}"{hint}'
        return _Mark(span.start, span.end, depth, tag, attributes, f"{self.id}-{anchor}", before)

    def _link(self, anchor: str, text: str) -> str:
        return f'<a href="#{self.id}-{anchor}">{inline(text)}</a>'

    def _why(self, why: str) -> str:
        return f'<br><bdi class="why">{inline(why)}</bdi>' if self.shown.explain else ""


def marked(text: str, marks: Sequence[_Mark]) -> Iterator[str]:
    """The paragraphs of ``text`` with ``marks`` in them; where two cross, one is cut in two.

    An element that is cut or runs over several paragraphs has its anchor where it begins.
    """
    waiting = sorted(
        (mark for mark in marks if mark.start < mark.end),
        key=lambda mark: (mark.start, -mark.end, mark.depth),
        reverse=True,
    )
    active: list[_Mark] = []
    begun: set[str] = set()
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph[0].strip():
            continue
        active = [mark for mark in active if mark.end > paragraph.start()]
        while waiting and waiting[-1].start < paragraph.end():
            active.append(waiting.pop())
        yield f"<p>{_paragraph(text, *paragraph.span(), active, begun)}</p>"


def _paragraph(text: str, start: int, end: int, marks: list[_Mark], begun: set[str]) -> str:
    made: list[str] = []
    opened: list[_Mark] = []
    current: list[_Mark] = []
    coming = list(reversed(marks))
    cuts = {start, end}
    for mark in marks:
        cuts.update((max(start, mark.start), min(end, mark.end)))
    for here, following in pairwise(sorted(cuts)):
        current = [mark for mark in current if mark.end > here]
        while coming and coming[-1].start <= here:
            current.append(coming.pop())
        kept = 0
        while kept < min(len(opened), len(current)) and opened[kept] is current[kept]:
            kept += 1
        made.extend(f"</{mark.tag}>" for mark in reversed(opened[kept:]))
        made.extend(_opening(mark, begun) for mark in current[kept:])
        opened = list(current)
        made.append(visible(text[here:following]))
    made.extend(f"</{mark.tag}>" for mark in reversed(opened))
    return "".join(made)


def _opening(mark: _Mark, begun: set[str]) -> str:
    if mark.anchor in begun:
        return f"<{mark.tag} {mark.attributes}>"
    begun.add(mark.anchor)
    return f'<{mark.tag} {mark.attributes} id="{mark.anchor}">{mark.before}'


def asset(name: str) -> str:
    """The text of a file that lies beside this module: the style sheet, the script."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def inline(text: str) -> str:
    """``text`` as content of an element that is not a paragraph of the report."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """``text`` as content of an element: no markup, and what would act unseen is shown."""
    return HARMFUL.sub(_shown, escape(text))


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    if char in _MARKS_WITHOUT_WEIGHT:
        return ""
    sign = picture(char) if match["control"] else f"U+{ord(char):04X}"
    return f'<span class="control" dir="ltr">{sign}</span>'
