"""What every page has: its head and foot, tables that sort, and text that is nothing but text."""

from __future__ import annotations

import base64
import hashlib
import os.path
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from speechsum.render.clean import HARMFUL, one_line, picture
from speechsum.render.labels import Labels

_OPTION = re.compile("--[a-z][a-z -]*")
_MARKS_WITHOUT_WEIGHT = "\u061c\u200e\u200f\u00ad\u200b\ufeff"


def page_head(
    title: str, words: Labels, *, skip: str = "", scripted: bool = True, style: str = ""
) -> str:
    """What stands before a page's ``main``.

    Args:
        title: of the window.
        words: the page's labels.
        skip: the anchor of what most readers want, where it is not what comes first.
        scripted: whether `page_foot` closes the page.
        style: what this page needs beside the style sheet of all.
    """
    # Whatever a report might smuggle in: nothing is loaded and no script but ours is run.
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    if scripted:
        digest = base64.b64encode(hashlib.sha256(_asset("page.js").encode()).digest()).decode()
        policy += f"; script-src 'sha256-{digest}'"
    direction = "rtl" if words.rtl else "ltr"
    link = f'<a class="skip" href="#{skip}">{words["skip"]}</a>\n' if skip else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{words.lang}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}; img-src data:">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(one_line(title))}</title>\n<link rel="icon" href="data:,">\n'
        f"<style>\n{_asset('page.css')}{style}</style>\n</head>\n<body>\n{link}"
    )


def page_foot() -> str:
    """What closes a page, with its script."""
    return f"</main>\n<script>{_asset('page.js')}</script>\n</body>\n</html>\n"


def directive_table(
    keys: Sequence[str], rows: Iterable[str], words: Labels, *, rest: str = ""
) -> Iterator[str]:
    """A table of directives that its headings sort, with a column for each label of ``keys``.

    ``rest`` is the anchor of the text that holds more rows, where there are.
    """
    more = f' data-rest="{rest}"' if rest else ""
    # The roles are said, for a telephone's style sheet takes them away with the table's grid.
    yield f'<table class="directives" role="table" data-sort="{escape(words["sort"])}"{more}>'
    heads = "".join(
        f'<th scope="col" role="columnheader" data-column="{key}">{words[key]}</th>' for key in keys
    )
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n<tbody role="rowgroup">'
    yield from rows
    yield "</tbody>\n</table>"


def table_cell(
    content: str, words: Labels, label: str = "", key: str | None = None, persian: bool = False
) -> str:
    """A cell of such a table.

    Args:
        content: markup.
        words: the page's labels.
        label: the key of what the cell is called where its column has no heading in sight.
        key: what it is sorted by, where that is not what is seen.
        persian: whether it holds a report's own words.
    """
    labelled = f' data-label="{words[label]}"' if label and content else ""
    keyed = "" if key is None else f' data-key="{escape(one_line(key))}"'
    return f'<td role="cell"{of_report(words) if persian else ""}{labelled}{keyed}>{content}</td>'


def of_report(words: Labels) -> str:
    """Marks a report's own words on a page in another language."""
    return "" if words.rtl else ' lang="fa" dir="rtl"'


def _asset(name: str) -> str:
    """The text of a file that lies beside this module: the style sheet, the script."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def inline(text: str) -> str:
    """``text`` as content of an element that is not a paragraph of the report."""
    return visible(" ".join(text.split()))


def hint(text: str) -> str:
    """``text`` with an option of the command in it, which reads from left to right."""
    return _OPTION.sub(lambda found: f'<bdi dir="ltr">{found[0]}</bdi>', inline(text))


def visible(text: str) -> str:
    """``text`` as content of an element: no markup, and what would act unseen is shown."""
    return HARMFUL.sub(_shown, escape(text))


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    if char in _MARKS_WITHOUT_WEIGHT:
        return ""
    sign = picture(char) if match["control"] else f"U+{ord(char):04X}"
    return f'<span class="control" dir="ltr">{sign}</span>'
