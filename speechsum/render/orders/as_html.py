"""Orders as one page that needs nothing from outside: contents, by addressee, by deadline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from speechsum.model import Order
from speechsum.render.orders.page import Page, deadline, long_day, remark
from speechsum.render.pages import inline, page_head

_STYLE = ".overdue { color: #b3261e; font-weight: bold; }"


def write(orders: Sequence[Order], page: Page) -> str:
    """The page."""
    return "\n".join(_lines(orders, page)) + "\n"


def _lines(orders: Sequence[Order], page: Page) -> Iterator[str]:
    words = page.words
    title = page.heading or words["orders"]
    yield page_head(title, words, scripted=False, style=_STYLE) + "<main>"
    yield f"<h1>{inline(title)}</h1>"
    if not orders:
        yield f"<p>{words['orders.none']}</p>"
    bodies = _by_body(orders, page)
    if orders:
        yield from _contents(bodies, page)
        yield from _section("deadlines", words["orders.by_deadline"], orders, page, anchors=True)
        yield f'<h2 id="addressees">{words["orders.by_addressee"]}</h2>'
    for number, (body, theirs) in enumerate(bodies.items(), 1):
        yield from _section(f"a{number}", inline(body), theirs, page, level=3)
    yield "</main>\n</body>\n</html>"


def _by_body(orders: Sequence[Order], page: Page) -> dict[str, list[Order]]:
    found: dict[str, list[Order]] = {}
    for order in orders:
        body = order.group or order.addressee or page.words["orders.no_addressee"]
        found.setdefault(body, []).append(order)
    return dict(sorted(found.items(), key=lambda item: (not item[1][0].addressee, item[0])))


def _contents(bodies: dict[str, list[Order]], page: Page) -> Iterator[str]:
    words = page.words
    yield f'<nav aria-label="{escape(words["contents"])}">\n<h2>{words["contents"]}</h2>\n<ul>'
    yield f'<li><a href="#deadlines">{words["orders.by_deadline"]}</a></li>'
    yield f'<li><a href="#addressees">{words["orders.by_addressee"]}</a>\n<ul>'
    for number, (body, theirs) in enumerate(bodies.items(), 1):
        count = words.number(len(theirs))
        yield f'<li><a href="#a{number}">{inline(body)}</a> ({count})</li>'
    yield "</ul></li>\n</ul>\n</nav>"


def _section(
    anchor: str,
    title: str,
    orders: Sequence[Order],
    page: Page,
    *,
    level: int = 2,
    anchors: bool = False,
) -> Iterator[str]:
    words = page.words
    yield f'<section class="directives" aria-labelledby="{anchor}">'
    yield f'<h{level} id="{anchor}">{title}</h{level}>\n<table>\n<thead><tr>'
    for key in ("number", "directive", "addressee", "deadline", "speaker", "status"):
        yield f'<th scope="col">{words[key]}</th>'
    yield "</tr></thead>\n<tbody>"
    for order in orders:
        number = words.number(order.number)
        named = f'<span id="n{order.number}">{number}</span>' if anchors else number
        late = ' class="overdue"' if page.is_overdue(order) else ""
        said = words.listed(
            part for part in (order.speaker, long_day(order.day_jalali, order.day, words)) if part
        )
        note = f'<br><span class="why">{inline(order.note)}</span>' if order.note else ""
        yield (
            f'<tr><th scope="row">{named}</th><td>{inline(order.text)}{note}</td>'
            f"<td>{inline(order.addressee)}</td><td{late}>{inline(deadline(order, words))}</td>"
            f"<td>{inline(said)}</td><td>{inline(remark(order, page))}</td></tr>"
        )
    yield "</tbody>\n</table>\n</section>"
