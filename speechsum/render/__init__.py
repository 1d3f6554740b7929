"""Reports as text, tables, pages or data: a `Writer` for each format, one file each.

>>> from speechsum.render import RenderOptions, render
>>> render([report], "json", RenderOptions(lang="en"))    # doctest: +SKIP

For many reports a writer gives what stands before the first, each report as it comes, and what
stands after the last, so that nothing but the report at hand is held in memory::

    out = writer("jsonl", options)
    stream.write(out.begin())
    for report in reports:
        stream.write(out.report(report))
    stream.write(out.end())
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import cast

from speechsum.model import Report
from speechsum.render.options import Format, RenderOptions, is_terminal, options_for
from speechsum.render.writer import Writer

__all__ = [
    "FORMATS",
    "Format",
    "RenderOptions",
    "Writer",
    "is_terminal",
    "options_for",
    "render",
    "writer",
]

# A module is imported when its format is asked for: json does not pay for rich.
_WRITERS: dict[Format, tuple[str, str]] = {
    "table": ("as_table", "TableWriter"),
    "text": ("as_text", "TextWriter"),
    "json": ("as_json", "JsonWriter"),
    "jsonl": ("as_json", "JsonLinesWriter"),
    "csv": ("as_csv", "CsvWriter"),
    "markdown": ("as_markdown", "MarkdownWriter"),
    "html": ("as_html", "HtmlWriter"),
    "xlsx": ("as_xlsx", "XlsxWriter"),
    "ics": ("as_orders", "IcsWriter"),
    "docx": ("as_orders", "DocxWriter"),
    "parquet": ("as_parquet", "ParquetWriter"),
}

_JOINT: dict[Format, tuple[str, str]] = {
    "table": ("as_joint", "JointTable"),
    "text": ("as_joint", "JointText"),
    "csv": ("as_joint", "JointCsv"),
    "markdown": ("as_joint", "JointMarkdown"),
    "html": ("as_html", "JointHtml"),
    "xlsx": ("as_joint", "JointXlsx"),
}

FORMATS: tuple[Format, ...] = tuple(name for name in _WRITERS if name != "parquet")
"""Those that need nothing beside; for ``parquet`` pyarrow must be there."""


def writer(name: Format, options: RenderOptions) -> Writer:
    """The writer of a format, of all reports' list where ``options`` ask for a joint one.

    Raises:
        KeyError: there is no format ``name``, or none that has such a list.
        UsageError: what it needs is not there.
    """
    module, kind = (_JOINT if options.joint else _WRITERS)[name]
    made = getattr(import_module(f"speechsum.render.{module}"), kind)(options)
    return cast(Writer, made)


def render(reports: Iterable[Report], name: Format, options: RenderOptions) -> str | bytes:
    """All of ``reports`` in the format ``name``; bytes where that is no text.

    Raises:
        KeyError, UsageError: as `writer` does.
    """
    out = writer(name, options)
    made = "".join([out.begin(), *map(out.report, reports)])
    end = out.end()
    return made + end if isinstance(end, str) else end
