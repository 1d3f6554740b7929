"""One page that needs nothing from outside: a report, or a list of what is in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import chain, islice

from speechsum.model import Report
from speechsum.render.article import Article, directive_cells
from speechsum.render.clean import one_line
from speechsum.render.joint import Entry, Joint, JointWriter
from speechsum.render.labels import Labels, labels
from speechsum.render.options import RenderOptions
from speechsum.render.pages import directive_table, hint, inline, page_foot, page_head, table_cell
from speechsum.render.view import view
from speechsum.render.wording import more_doubtful
from speechsum.render.writer import Writer

_ROWS = 500
"""Rows that are shown at once: with several thousand a page takes seconds to open."""
_LINKS = 12
"""Links to the reports that a directive stands in, at most."""


class HtmlWriter(Writer):
    """A page with a report; with several one that lists what is in all of them.

    Of several each is built when it is opened: until then it is text that the browser only stores.
    It stands before the lists, for these are known when the last report is.
    """

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._words = labels(options.lang)
        self._count = 0
        self._joint = Joint(options)
        self._contents: list[str] = []

    def begin(self) -> str:
        """The head of a page of many reports; that of a single one bears its title."""
        if not self._options.many:
            return ""
        return page_head(self._words["title.many"], self._words, skip="directives")

    def report(self, report: Report) -> str:
        """``report``: the page's article, or what is to become one."""
        self._count += 1
        shown = view(report, self._options)
        article = Article(report, shown, f"r{self._count}", folded=self._options.many)
        made = "\n".join(article.lines()) + "\n"
        if not self._options.many:
            title = one_line(shown.title) or self._words["title"]
            head = page_head(title, self._words, skip="r1-directives")
            return f"{head}<main>\n{made}" if self._count == 1 else made
        self._joint.add(report, article.anchors())
        self._contents.append(article.folder())
        return f'<script type="text/html" id="r{self._count}-text">\n{made}</script>\n'

    def end(self) -> str:
        """The lists of a page of many reports, and what closes it."""
        if self._options.many:
            return "\n".join(self._lists()) + page_foot()
        head = "" if self._count else f"{page_head(self._words['title'], self._words)}<main>\n"
        return head + page_foot()

    def _lists(self) -> Iterator[str]:
        words = self._words
        listed = "directives" in self._options.show
        yield f"<main>\n<h1>{words['title.many']}</h1>"
        counts = {"directives": len(self._joint)} if listed else {}
        counts["reports"] = self._count
        yield f'<nav aria-label="{escape(words["contents"])}">\n<ul>'
        for key, count in counts.items():
            yield f'<li><a href="#{key}">{words[key]} ({words.number(count)})</a></li>'
        yield "</ul>\n</nav>"
        if listed:
            yield from joint_section(self._joint, "directives", words, level=2, linked=True)
        yield '<section aria-labelledby="reports">'
        yield f'<h2 id="reports">{words["reports"]}</h2>'
        yield f'<noscript><p class="why">{words["reports.script"]}</p></noscript>'
        yield from self._contents
        yield "</section>"


class JointHtml(JointWriter):
    """A page with nothing but the list of all reports' directives."""

    def end(self) -> str:
        """The page."""
        words, section = self._words, self._section
        head = page_head(words[section], words, skip=section)
        lines = "\n".join(joint_section(self._joint, section, words, level=1, linked=False))
        return f"{head}<main>\n{lines}\n{page_foot()}"


def joint_section(
    joint: Joint, section: str, words: Labels, *, level: int, linked: bool
) -> Iterator[str]:
    """The list of all reports' directives, and how much has been read for it.

    It is under a heading of ``level``; where it is ``linked`` its places are anchors of this page.
    """
    yield f'<section aria-labelledby="{section}">'
    yield f'<h{level} id="{section}">{words[section]} ({words.number(len(joint))})</h{level}>'
    yield f"<p>{words['orders.reports']}: {words.number(joint.reports)}</p>"
    if joint.unseen:
        yield f'<p class="why">{hint(more_doubtful(joint.unseen, words))}</p>'
    if len(joint):
        buttons = "".join(
            f'<button type="button" data-column="{key}">{words[f"orders.by_{key}"]}</button>'
            for key in ("deadline", "addressee")
        )
        yield f'<p class="orders" hidden>{buttons}</p>'
        yield from _table(joint, words, linked=linked)
    else:
        yield f"<p>{words[f'none.{section}']}</p>"
    yield "</section>"


def _table(joint: Joint, words: Labels, *, linked: bool) -> Iterator[str]:
    keys = ("number", "directive", "speaker", "addressee", "force", "deadline", "source")
    entries = chain.from_iterable(part.entries for part in joint.parts())
    rows = (_row(entry, words, linked=linked) for entry in entries)
    long = len(joint) > _ROWS
    yield from directive_table(keys, islice(rows, _ROWS), words, rest="rest" if long else "")
    if long:
        told = f"{words['rows.all']} ({words.number(len(joint))})"
        yield f'<p class="more" hidden><button type="button">{told}</button></p>'
        yield f'<noscript><p class="why">{words["rows.script"]}</p></noscript>'
        yield '<script type="text/html" id="rest">'
        yield from rows
        yield "</script>"


def _row(entry: Entry, words: Labels, *, linked: bool) -> str:
    shown, places = entry.shown, entry.places
    said = inline(shown.text)
    if linked:
        said = f'<a href="#{next(iter(places))}">{said}</a>'
    where = _links(places, words) if linked else inline(entry.told_sources())
    if entry.day:
        where = f"{inline(entry.day)}<br>{where}" if where else inline(entry.day)
    day = entry.met.day.gregorian if entry.met.day else ""
    cells = (*directive_cells(shown, said, words), table_cell(where, words, "source", key=day))
    return f'<tr role="row">{"".join(cells)}</tr>'


def _links(places: dict[str, str], words: Labels) -> str:
    """Links to reports by their numbers: a report's anchor is r12, that of a place in it r12-d3."""
    made = []
    for place, source in list(places.items())[:_LINKS]:
        number = int(place.partition("-")[0][1:])
        title = escape(one_line(source))
        made.append(f'<a class="no" href="#{place}" title="{title}">{words.number(number)}</a>')
    more = f" (+{words.number(len(places) - _LINKS)})" if len(places) > _LINKS else ""
    return " ".join(made) + more
