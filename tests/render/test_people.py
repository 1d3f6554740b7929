"""What people read: text, Markdown, HTML, and who is meant by «وی»."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from speechsum.model import RankedSentence, Report, Span, Speaker, Summary
from speechsum.render import FORMATS as ALL_FORMATS
from speechsum.render import Format, RenderOptions, as_html, render
from speechsum.render.view import listed
from tests.render.invented import TEXT, invented, span

HOSTILE = (
    "<script>alert(1)</script> & \"x\" 'y' <!-- --> ]]> \x1b[31m \x1b]8;;http://a.b\x07 \x9b2J "
    "\u202eabc\u2066 [bold red]ed[/] [a](http://b.c) ![i](j) **k** `l` | http://m.n \\ $x$ ~~s~~ "
    "\x00 \x08 </p></mark> &lt; &#x202e; www.o.p q@r.st # @t :u:"
)


def hostile() -> Report:
    """The invented report with hostile text wherever text from outside goes."""
    text = TEXT.replace("انتهای پیام", HOSTILE).replace("لوله‌های", f"{HOSTILE} لوله‌های")
    plain = invented()
    name = f"نام {HOSTILE}"
    start = text.index("شرکت آب و فاضلاب باید")
    sentence = Span.of(text, start, text.index("عوض کند.") + len("عوض کند."))
    directive = replace(
        plain.directives[0], start=sentence.start, end=sentence.end, text=sentence.text,
        addressee=HOSTILE, speaker=name,
    )  # fmt: skip
    ranked = RankedSentence(sentence.start, sentence.end, sentence.text, 1, 1.0, name)
    quote = replace(
        plain.quotes[0], start=sentence.start, end=sentence.end, text=sentence.text, speaker=name
    )
    return replace(
        plain,
        source=f"a\n{HOSTILE}",
        text=text,
        headline=Span.of(text, 0, 10),
        speakers=(Speaker(name, HOSTILE, (HOSTILE,)), *plain.speakers),
        quotes=(quote,),
        directives=(directive,),
        summary=Summary("speech", (ranked,)),
        verdicts=(replace(plain.verdicts[0], text=HOSTILE),),
    )


FORMATS = [name for name in ALL_FORMATS if isinstance(render([], name, RenderOptions()), str)]
ALL = RenderOptions(show=("summary", "directives", "quotes"), explain=True)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("width", [50, 80])
def test_no_format_lets_a_control_character_through(name: Format, width: int) -> None:
    report = hostile()
    for bidi in ("off", "app", "terminal"):
        shown = render([report], name, replace(ALL, width=width, bidi=bidi))
        assert isinstance(shown, str)
        assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", shown)
        if bidi == "off":
            assert not re.search("[\u200e\u200f\u061c\u2066-\u2069]", shown)


@pytest.mark.parametrize("name", ["text", "table"])
def test_a_source_cannot_forge_a_line(name: Format) -> None:
    shown = str(render([hostile()], name, RenderOptions(width=300)))
    assert not any(line.startswith("<script>") for line in shown.splitlines())
    assert "[bold red]ed[/]" in shown


def test_markdown_reads_all_of_it_as_text() -> None:
    shown = render([hostile()], "markdown", ALL)
    inside = shown.removeprefix('<div dir="rtl" lang="fa">\n').removesuffix("</div>\n")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(inside)
    kinds = {
        child.type
        for token in tokens
        for child in token.children or ()
        if child.content not in ("<bdi>", "</bdi>")
    }
    kinds |= {token.type for token in tokens}
    forbidden = (
        "link_open",
        "image",
        "html_inline",
        "html_block",
        "code_inline",
        "s_open",
        "fence",
    )
    assert not kinds.intersection(forbidden)
    text = "".join(child.content for token in tokens for child in token.children or ())
    assert text.count("<bdi>") == text.count("</bdi>") == 1
    assert "<script>alert(1)</script> & \"x\" 'y' <!-- --> ]]>" in text
    assert "[a](http://b.c) ![i](j) **k** `l` | http://m.n \\ $x$ ~~s~~" in text


def test_markdown_goes_from_right_to_left() -> None:
    shown = render([invented()], "markdown", RenderOptions())
    assert shown.startswith('<div dir="rtl" lang="fa">\n\n')
    assert "| ۱ | شرکت آب و فاضلاب باید" in shown
    html = MarkdownIt("gfm-like", {"linkify": False}).render(shown)
    assert html.count("<tr>") == 5
    assert html.count("<li>") == 5


class Page(HTMLParser):
    """A page's tags, anchors, links and texts; every tag must be closed where it was opened.

    What is only stored, to be built when it is opened, counts as if it were.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stored: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.outside: list[str] = []
        self.texts: dict[str, str] = {}
        self._within: list[str | None] = []
        self.feed(html)
        assert not self.open
        for inner in map(Page, self.stored):
            assert not {"script", "h1", "h2", "main"} & set(inner.tags)
            self.ids += inner.ids
            self.links += inner.links
            self.outside += inner.outside
            self.tags += inner.tags
            self.texts |= inner.texts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("type") == "text/html":
            self.stored.append("")
        else:
            self.tags.append(tag)
        if "id" in named:
            self.ids.append(named["id"] or "")
        if tag == "a":
            self.links.append(named["href"] or "")
        self.outside += [v or "" for k, v in attrs if k in ("src", "href") and tag != "a"]
        assert not any(key.startswith("on") for key in named)
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)
            self._within.append(named.get("id"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._within.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"] and self.tags[-1] != "script":
            self.stored[-1] += data
        for place in self._within:
            if place:
                self.texts[place] = self.texts.get(place, "") + data


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("many", [False, True])
def test_page_is_sound_and_each_link_has_its_place(lang: str, many: bool) -> None:
    options = replace(ALL, lang="en" if lang == "en" else "fa", many=many)
    page = Page(render([invented(), hostile()] if many else [invented()], "html", options))
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.outside == ["data:,"]
    assert page.tags.count("script") == 1
    assert page.tags.count("h1") == 1
    report = invented()
    for number, directive in enumerate((one for one, _ in listed(report.directives)), 1):
        assert directive.text in page.texts[f"r1-d{number}"]
        assert f"#r1-d{number}" in page.links
    for number, sentence in enumerate(report.summary.sentences, 1):
        assert re.sub(r"[۰-۹\d]", "", page.texts[f"r1-s{number}"]) == sentence.text


@pytest.mark.parametrize("many", [False, True])
def test_page_tells_at_its_top_who_spoke(many: bool) -> None:
    html = render([invented()], "html", RenderOptions(many=many))
    assert isinstance(html, str)
    top = html[html.index('<dl class="facts">') : html.index("</dl>")]
    assert "<dt>گویندگان</dt>" in top
    assert "بهرام کاویانی (فرماندار سپیدرود)" in top
    assert "مریم نیک‌روش (دبیر شورای آب)" in top


def test_page_of_many_has_contents_a_list_and_reports_that_are_only_stored() -> None:
    late = replace(invented(source="b.txt"), directives=invented().directives[1:])
    html = render([invented(), late], "html", RenderOptions(many=True))
    assert isinstance(html, str)
    page = Page(html)
    assert len(page.stored) == 2
    assert all("انتهای پیام" in text for text in page.stored)
    live = re.sub(r'<script type="text/html".*?</script>', "", html, flags=re.DOTALL)
    assert "انتهای پیام" not in live
    assert live.count("<h1") == 1
    assert live.count("<details") == 2
    assert live.count("<tr") == 1 + 4
    assert {"#directives", "#reports", "#r1-d1", "#r2-d1"} <= set(page.links)
    row = live[live.index("هفته‌ای یک بار بفرستند (۲ بار)") :]
    assert re.findall('href="#(r[12]-d.)"', row[: row.index("</tr>")])[-2:] == ["r1-d4", "r2-d3"]


def test_long_list_is_stored_but_for_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = render([invented()], "html", RenderOptions(many=True))
    monkeypatch.setattr(as_html, "_ROWS", 2)
    html = render([invented()], "html", RenderOptions(many=True))
    assert isinstance(html, str)
    assert isinstance(whole, str)
    rest = html[html.index('id="rest">') :]
    assert rest[: rest.index("</script>")].count("<tr") == 2
    assert re.findall('<tr role="row"><td.*', html) == re.findall('<tr role="row"><td.*', whole)
    assert "نمایش همه ردیف‌ها (۴)" in html


def test_page_shows_hostile_text_as_text() -> None:
    html = render([hostile()], "html", ALL)
    page = Page(html)
    assert "<script>alert(1)</script> & \"x\" 'y' <!-- --> ]]>" in page.texts["r1"]
    assert "U+202EabcU+2066" in page.texts["r1"]
    assert "␛[31m" in page.texts["r1"]
    assert page.tags.count("script") == 1


def test_page_of_nothing_is_a_page() -> None:
    assert Page(render([], "html", RenderOptions(many=True))).tags.count("h1") == 1


def test_crossing_marks_are_cut_and_have_one_anchor() -> None:
    report = invented()
    crossing = span(TEXT, "نیز گفت: بهتر است")
    directive = replace(
        report.directives[3], start=crossing.start, end=crossing.end, text=crossing.text
    )
    html = render([replace(report, directives=(directive,))], "html", RenderOptions())
    page = Page(html)
    assert page.ids.count("r1-d1") == page.ids.count("r1-q3") == 1
    assert page.texts["r1-d1"] == f"۱{crossing.text}"
    # The quote begins within the directive and goes on behind it.
    assert page.texts["r1-q3"] == "بهتر است"
    assert html.count('<span class="quote direct" title="مریم نیک‌روش"') == 2


def text_of(report: Report) -> str:
    return render([report], "text", RenderOptions(width=300))


def summarised(text: str, speaker: str, **changes: object) -> Report:
    report = invented()
    piece = span(TEXT, text)
    sentence = RankedSentence(piece.start, piece.end, piece.text, 1, 1.0, speaker)
    return replace(report, summary=Summary("lead", (sentence,)), **changes)  # type: ignore[arg-type]


def test_pronoun_is_resolved_where_people_read_and_nowhere_else() -> None:
    resolved = "وی [بهرام کاویانی] افزود"
    for name in FORMATS:
        shown = render([invented()], name, RenderOptions(width=300)).replace("\\", "")
        assert (resolved in shown) == (name in ("text", "table", "markdown", "html"))


def test_surname_is_resolved_once() -> None:
    text = "کاویانی گفت: راه باز است.\nکاویانی افزود: پل بسته است."
    speaker = Speaker("بهرام کاویانی", "فرماندار", ("کاویانی", "بهرام کاویانی"))
    other = Speaker("مریم نیک‌روش", None, ())
    quotes = tuple(
        replace(invented().quotes[0], start=words.start, end=words.end, text=words.text)
        for words in (span(text, "راه باز است."), span(text, "پل بسته است."))
    )
    sentences = tuple(
        RankedSentence(place.start, place.end, place.text, rank, 1.0, speaker.name)
        for rank, place in enumerate((span(text, line) for line in text.split("\n")), 1)
    )
    report = replace(
        invented(),
        text=text, headline=None, speakers=(speaker, other), quotes=quotes, directives=(),
        summary=Summary("lead", sentences), verdicts=(), day=None,
    )  # fmt: skip
    shown = text_of(report)
    assert "۱. کاویانی [بهرام کاویانی] گفت: راه باز است.\n" in shown
    assert "۲. کاویانی افزود: پل بسته است.\n" in shown


def test_speaker_known_by_his_post_alone_has_it_once() -> None:
    report = replace(invented(), speakers=(Speaker("شورای شهر", "شورای شهر", ()),))
    assert "گوینده: شورای شهر\n" in text_of(report)


def test_post_is_resolved_only_before_its_words() -> None:
    text = "فرماندار گفت: راه باز است. فرماندار دشت‌بالا باید راه را باز کند."
    speaker = Speaker("بهرام کاویانی", "فرماندار سپیدرود", ("فرماندار", "بهرام کاویانی"))
    content = span(text, "راه باز است. فرماندار دشت‌بالا باید راه را باز کند.")
    quote = replace(invented().quotes[0], start=content.start, end=content.end, text=content.text)
    sentences = tuple(
        RankedSentence(place.start, place.end, place.text, rank, 1.0, speaker.name)
        for rank, place in enumerate(
            (
                span(text, "فرماندار گفت: راه باز است."),
                span(text, "فرماندار دشت‌بالا باید راه را باز کند."),
            ),
            1,
        )
    )
    report = replace(
        invented(),
        text=text, headline=None, speakers=(speaker,), quotes=(quote,), directives=(),
        summary=Summary("lead", sentences), verdicts=(), day=None,
    )  # fmt: skip
    shown = text_of(report)
    assert "فرماندار [بهرام کاویانی] گفت: راه باز است." in shown
    assert "۲. فرماندار دشت‌بالا باید" in shown


def test_speaker_of_words_without_a_cue_is_named_after_them() -> None:
    words = "شرکت آب و فاضلاب باید لوله‌های فرسوده را تا پایان پاییز عوض کند."
    assert f"{words} (بهرام کاویانی)" in text_of(summarised(words, "بهرام کاویانی"))
    alone = summarised(words, "بهرام کاویانی", speakers=invented().speakers[:1])
    assert f"{words}\n" in text_of(alone)


def test_text_of_nothing_found_says_so() -> None:
    bare = replace(invented(), directives=(), quotes=(), summary=Summary("speech", ()))
    shown = render([bare], "text", ALL)
    assert "دستوری یافت نشد." in shown
    assert "نقل‌قولی یافت نشد." in shown
    assert "No directive found." in render([bare], "table", RenderOptions(lang="en"))
    assert "دستوری یافت نشد." in render([bare], "html", RenderOptions())
    assert "دستوری یافت نشد." in render([bare], "markdown", RenderOptions())


@pytest.mark.parametrize("name", ["text", "table", "markdown", "html"])
def test_only_what_is_asked_for_is_shown(name: Format) -> None:
    shown = str(render([invented()], name, RenderOptions(show=("quotes",))))
    assert "نقل‌قول‌ها" in shown
    assert "خلاصه" not in shown
    assert "مهلت" not in shown


def test_reports_are_parted() -> None:
    shown = render([invented(), invented(source="b.txt")], "text", RenderOptions())
    assert shown.count("─" * 40) == 1
    assert shown.index("گزارش/سپیدرود.txt") < shown.index("─" * 40) < shown.index("\nb.txt\n")


def test_path_reads_from_left_to_right() -> None:
    report = invented(source="/srv/گزارش/a.txt")
    shown = render([report], "text", RenderOptions(width=40, bidi="app")).splitlines()
    assert any(line.strip().startswith("/srv/") and line.endswith("/a.txt") for line in shown)
    assert " <bdi>/srv/گزارش/a.txt</bdi>\n" in render([report], "markdown", RenderOptions())
