"""A report as an article of a page: lists on top, below them its text with marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeVar

from speechsum.model import Report, Span, Speaker
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels
from speechsum.render.marking import Mark, marked
from speechsum.render.pages import directive_table, hint, inline, of_report, table_cell
from speechsum.render.view import (
    CommitmentRow,
    DirectiveRow,
    ExtractRow,
    QuoteRow,
    SentenceRow,
    View,
    listed,
)
from speechsum.render.wording import more_doubtful, particulars

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Article:
    """A report: its anchors begin with ``id``, an r and its number on the page.

    Where it is ``folded`` away its title stands outside, in `folder`, which has the anchor, too.
    """

    report: Report
    shown: View
    id: str
    folded: bool

    @property
    def words(self) -> Labels:
        """The page's labels."""
        return self.shown.words

    def folder(self) -> str:
        """What is opened to see the report: its title, the day, who spoke, how much is in it."""
        shown, words = self.shown, self.words
        told = [shown.date, words.listed(speaker.name for speaker in shown.speakers[:2])]
        if shown.directives is not None:
            told.append(f"{words['directives']}: {words.number(len(shown.directives))}")
        about = " · ".join(f"<bdi>{inline(part)}</bdi>" for part in told if part)
        number = f'<span class="why">{words.number(int(self.id[1:]))}.</span>'
        title = inline(shown.title or shown.source) or words["title"]
        heading = self._heading(0, f"<bdi>{title}</bdi>", f"{self.id}-title")
        return (
            f'<details id="{self.id}">\n<summary>{number} {heading} '
            f'<span class="why">{about}</span></summary>\n</details>'
        )

    def anchors(self) -> dict[str, str]:
        """Where each directive is to be found, by its id."""
        rows = self.shown.directives or ()
        return {row.item.id: f"{self.id}-d{row.number}" for row in rows}

    def lines(self) -> Iterator[str]:
        """The article's markup."""
        anchor = f"{self.id}-title"
        named = "" if self.folded else f' id="{self.id}"'
        yield f'<article{named} aria-labelledby="{anchor}">\n<header>'
        if not self.folded:
            yield self._heading(0, inline(self.shown.title) or self.words["title"], anchor)
        yield '<dl class="facts">'
        for key, value in particulars(self.shown):
            held = _link(value) if key == "url" else inline(value)
            yield f"<dt>{self.words[key]}</dt><dd><bdi>{held}</bdi></dd>"
        yield "</dl>\n</header>"
        for title, extracts in self.shown.extracts:
            yield from self._section(title, self._extracts(title, extracts))
        if self.shown.sentences is not None:
            yield from self._section(
                "summary", self._listed("summary", self.shown.sentences, self._sentence)
            )
        for key, rows in (
            ("directives", self.shown.directives),
            ("doubtful", self.shown.doubtful),
        ):
            if rows is not None:
                yield from self._section(key, self._directives(key, rows))
        if self.shown.commitments is not None:
            yield from self._section(
                "commitments", self._listed("commitments", self.shown.commitments, self._commitment)
            )
        if self.shown.quotes is not None:
            yield from self._section(
                "quotes", self._listed("quotes", self.shown.quotes, self._quote)
            )
        if self.shown.verdicts:
            yield from self._section("verdicts", self._verdicts())
        if any(_other_names(speaker) for speaker in self.shown.speakers):
            yield from self._section("aliases", self._aliases())
        yield from self._section("report", self._text())
        yield "</article>"

    def _heading(self, deeper: int, content: str, anchor: str) -> str:
        tag = f"h{(3 if self.folded else 1) + deeper}"
        return f'<{tag} id="{anchor}">{content}</{tag}>'

    def _section(self, key: str, content: Iterator[str]) -> Iterator[str]:
        anchor = f"{self.id}-{key}"
        yield f'<section aria-labelledby="{anchor}">'
        yield self._heading(1, self.words[key], anchor)
        yield from content
        yield "</section>"

    def _listed(self, key: str, rows: Sequence[_Row], item: Callable[[_Row], str]) -> Iterator[str]:
        """Rows as a numbered list, or the word that there are none."""
        if not rows:
            yield f"<p>{self.words[f'none.{key}']}</p>"
            return
        yield f'<ol class="{key}">'
        yield from map(item, rows)
        yield "</ol>"

    def _sentence(self, row: SentenceRow) -> str:
        said = f' <bdi class="role">({inline(row.speaker)})</bdi>' if row.speaker else ""
        link = self._link(f"s{row.number}", row.text)
        return f"<li{of_report(self.words)}>{link}{said}{self._why(row.why)}</li>"

    def _directives(self, key: str, rows: Sequence[DirectiveRow]) -> Iterator[str]:
        if not rows:
            yield f"<p>{self.words[f'none.{key}']}</p>"
        else:
            yield from self._table(rows)
        if key == "directives" and self.shown.unseen:
            yield f'<p class="why">{hint(more_doubtful(self.shown.unseen, self.words))}</p>'

    def _table(self, rows: Sequence[DirectiveRow]) -> Iterator[str]:
        keys = ["number", "directive", "speaker", "addressee", "force", "deadline"]
        if self.shown.only_speaker is not None:
            keys.remove("speaker")
        yield from directive_table(keys, map(self._directive, rows), self.words)

    def _directive(self, row: DirectiveRow) -> str:
        # Only what was taken is marked in the text.
        taken = row.item in self.report.directives
        said = self._link(f"d{row.number}", row.text) if taken else inline(row.text)
        said += self._why(row.why)
        anchor = f' id="{self.id}-row{row.number}"' if taken else ""
        several = self.shown.only_speaker is None
        cells = directive_cells(row, said, self.words, speaker=several)
        return f'<tr role="row"{anchor}>{"".join(cells)}</tr>'

    def _extracts(self, title: str, rows: Sequence[ExtractRow]) -> Iterator[str]:
        if not rows:
            yield f"<p>{self.words[f'none.{title}']}</p>"
        for row in rows:
            said = f" <cite>({inline(row.speaker)})</cite>" if row.speaker else ""
            text = f"<bdi>{inline(row.text)}</bdi>"
            yield f"<blockquote{of_report(self.words)}>{text}{said}</blockquote>"

    def _commitment(self, row: CommitmentRow) -> str:
        link = self._link(f"c{row.number}", row.text) + row.sure
        due = f' <bdi class="kind">({inline(row.deadline)})</bdi>' if row.deadline else ""
        said = _said_by(row.speaker)
        return f"<li{of_report(self.words)}>{said}{link}{due}{self._why(row.why)}</li>"

    def _quote(self, row: QuoteRow) -> str:
        link = self._link(f"q{row.number}", row.text)
        kind = f' <span class="kind">({row.kind})</span>'
        anchor = f'id="{self.id}-quote{row.number}"{of_report(self.words)}'
        return f"<li {anchor}>{_said_by(row.speaker)}{link}{kind}{self._why(row.why)}</li>"

    def _verdicts(self) -> Iterator[str]:
        yield "<ul>"
        for verdict in self.shown.verdicts:
            outcome = f'<span class="why">{inline(verdict.outcome)}</span>'
            yield f"<li>«<bdi>{inline(verdict.text)}</bdi>»: {outcome}</li>"
        yield "</ul>"

    def _aliases(self) -> Iterator[str]:
        yield "<ul>"
        for speaker in self.shown.speakers:
            if others := _other_names(speaker):
                called = self.words.listed(f"«{inline(alias)}»" for alias in others)
                yield f"<li><b><bdi>{inline(speaker.name)}</bdi></b>: {called}</li>"
        yield "</ul>"

    def _text(self) -> Iterator[str]:
        yield '<div class="text" lang="fa" dir="rtl">'
        yield from marked(self.report.text, self._marks())
        yield "</div>"

    def _marks(self) -> list[Mark]:
        marks = [
            self._mark(quote, 0, "span", f"quote {quote.kind}", f"q{number}", quote.speaker or "")
            for number, quote in enumerate(self.report.quotes, 1)
        ]
        for row in self.shown.sentences or ():
            marks.append(self._mark(row.item, 1, "span", "sentence", f"s{row.number}", ""))
        for promised in self.shown.commitments or ():
            anchor = f"c{promised.number}"
            marks.append(self._mark(promised.item, 1, "span", "commitment", anchor, ""))
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
    ) -> Mark:
        hint = f' title="{escape(one_line(title))}"' if title else ""
        attributes = f'class="{kinds}"{hint}'
        return Mark(span.start, span.end, depth, tag, attributes, f"{self.id}-{anchor}", before)

    def _link(self, anchor: str, text: str) -> str:
        return f'<a href="#{self.id}-{anchor}">{inline(text)}</a>'

    def _why(self, why: str) -> str:
        return f'<br><bdi class="why">{inline(why)}</bdi>' if self.shown.explain else ""


def _link(url: str) -> str:
    """A link to where the report was published; of any other scheme an address is but text."""
    if not url.startswith(("http://", "https://")):
        return inline(url)
    return f'<a href="{escape(one_line(url))}" rel="noopener noreferrer">{inline(url)}</a>'


def _other_names(speaker: Speaker) -> list[str]:
    return [alias for alias in speaker.aliases if alias != speaker.name]


def directive_cells(
    row: DirectiveRow, said: str, words: Labels, *, speaker: bool = True
) -> Iterator[str]:
    """The cells of a directive's row; ``said`` is the markup of its words."""
    deadline = row.item.deadline
    due = (deadline.gregorian or "") if deadline else ""
    force = f'<span class="force {row.item.force}">{row.force}</span>'
    yield table_cell(words.number(row.number), words, key=str(row.number))
    yield table_cell(said, words, persian=True)
    if speaker:
        yield table_cell(inline(row.speaker), words, "speaker", persian=True)
    yield table_cell(inline(row.addressee), words, "addressee", persian=True)
    yield table_cell(force, words, "force")
    yield table_cell(inline(row.deadline), words, "deadline", key=due, persian=True)


def _said_by(speaker: str) -> str:
    return f"<b><bdi>{inline(speaker)}</bdi>:</b> " if speaker else ""
