"""All reports' directives in one list: merged, sorted, in each format for people."""

from __future__ import annotations

import csv
import io
import re
import tracemalloc
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from speechsum.model import Day, Deadline, Directive, Report
from speechsum.render import RenderOptions, render, writer
from tests.render.invented import invented
from tests.render.test_people import FORMATS, Page, hostile

JOINT = ("text", "table", "markdown", "html", "csv", "xlsx")
FIRST, *_ = invented().directives


def said(id: str, force: Any = "obligation", to: str | None = None, due: str = "") -> Directive:
    """A directive with the words «دستور id», due on a Gregorian day."""
    deadline = Deadline(0, 1, "تا روز موعود", f"j{due}", due) if due else None
    return replace(
        FIRST, id=id, text=f"دستور {id}", force=force, addressee=to, deadline=deadline,
        certainty=0.9,
    )  # fmt: skip


def report(source: str, day: str, *directives: Directive, **changes: Any) -> Report:
    told = Day(f"j{day}", day, "record") if day else None
    return replace(
        invented(), source=source, day=told, directives=directives, speakers=(), **changes
    )


REPORTS = [
    report(
        "a.txt", "2025-05-02",
        said("1", "recommendation", "شهرداری", "2025-06-01"),
        said("2", "request", "گمرک"),
        said("3", to="شهرداری", due="2025-07-01"),
        said("4", to="پست"),
    ),
    report(
        "b.txt", "2025-05-01",
        said("3", to="شهرداری", due="2025-07-01"),
        said("5", to="بخشداری", due="2025-06-15"),
        said("6"),
    ),
    report("c.txt", "", said("4", to="پست"), said("4", to="پست"), said("3", to="شهرداری")),
]  # fmt: skip


def joint(form: Any, reports: list[Report] = REPORTS, **options: Any) -> Any:
    return render(reports, form, RenderOptions(joint=True, width=300, **options))


def texts(form: str, made: Any) -> str:
    if form != "xlsx":
        assert isinstance(made, str)
        return made
    rows = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0].iter_rows(values_only=True)
    return "\n".join(str(row) for row in rows)


@pytest.mark.parametrize("form", JOINT)
def test_by_deadline_with_what_is_only_advised_at_the_end(form: str) -> None:
    order = re.findall(r"دستور (\d)", texts(form, joint(form)))
    # Without a day: first what is known by no day, then by the day on which it was said.
    assert order == ["5", "3", "3", "6", "4", "2", "1"]


@pytest.mark.parametrize("form", JOINT)
def test_by_addressee_in_the_order_of_the_alphabet(form: str) -> None:
    order = re.findall(r"دستور (\d)", texts(form, joint(form, sort="addressee")))
    # بخشداری، پست، شهرداری، گمرک، and nobody; of one body's the advice comes last.
    assert order == ["5", "4", "3", "3", "1", "2", "6"]


def test_spellings_of_a_body_are_one_body() -> None:
    reports = [
        report("a", "", said("1", to="شهرداري"), said("2", to="گمرک"), said("3", to="شهرداری"))
    ]
    text = joint("text", reports, sort="addressee")
    assert text.index("شهرداري (۲)") < text.index("دستور 3") < text.index("گمرک (۱)")


@pytest.mark.parametrize("form", ["text", "table", "markdown", "html"])
def test_what_is_said_again_is_counted(form: str) -> None:
    shown = joint(form)
    assert "دستور 4 (۳ بار)" in shown
    assert "دستور 3 (۲ بار)" in shown
    assert "دستور 5" in shown
    assert "دستور 5 (" not in shown


@pytest.mark.parametrize("form", ["text", "table", "markdown", "html"])
def test_a_list_tells_what_was_read_for_it(form: str) -> None:
    reports = [replace(one, doubtful=(FIRST,)) for one in REPORTS]
    shown = joint(form, reports)
    assert "دستورها (۷)" in shown
    assert "گزارش‌های خوانده‌شده: ۳" in shown
    assert "۳ مورد دیگر برای بررسی" in shown
    if form != "html":
        assert shown.index("دستورها و درخواست‌ها (۶)") < shown.index("پیشنهادها (۱)")


def rows(**options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(joint("csv", lang="en", **options), newline="")))


def test_a_row_is_that_of_the_first_time_with_all_sources() -> None:
    found = {(row["text"], row["deadline_gregorian"]): row for row in rows()}
    third = found["دستور 3", "2025-07-01"]
    assert (third["times"], third["source"], third["date_gregorian"]) == (
        "2", "a.txt; b.txt", "2025-05-01"
    )  # fmt: skip
    # Where its day is not known it has no deadline, and may be another's.
    assert found["دستور 3", ""]["times"] == "1"
    fourth = found["دستور 4", ""]
    assert (fourth["times"], fourth["source"]) == ("3", "a.txt; c.txt")


def test_a_sheet_has_the_same_rows() -> None:
    book = openpyxl.load_workbook(io.BytesIO(joint("xlsx", lang="en", all_columns=True)))
    heading, *lines = book.worksheets[0].iter_rows(values_only=True)
    assert list(heading) == list(rows(all_columns=True)[0])
    assert [line[5] for line in lines] == [row["text"] for row in rows()]


def test_the_doubtful_are_a_list_of_their_own() -> None:
    reports = [replace(REPORTS[0], doubtful=(said("9"),))]
    shown = joint("text", reports, show=("doubtful",), only=True)
    assert "دستور 9" in shown
    assert "دستور 1" not in shown
    assert "شاید دستور باشد (۱)" in shown


@pytest.mark.parametrize("form", ["text", "table", "markdown"])
def test_explained_each_says_its_rule(form: str) -> None:
    assert joint(form, explain=True).count("قاعده: ") == 7
    assert "قاعده" not in joint(form)


@pytest.mark.parametrize("form", JOINT)
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_list_of_nothing_says_so(form: str, lang: Any) -> None:
    for sort in ("deadline", "addressee"):
        shown = texts(form, joint(form, [], lang=lang, sort=sort))
        if form in ("csv", "xlsx"):  # the heading alone
            assert len(shown.splitlines()) == 1
        else:
            assert ("دستوری یافت نشد." if lang == "fa" else "No directive found.") in shown


@pytest.mark.parametrize("form", [name for name in FORMATS if name in JOINT])
def test_hostile_words_are_words(form: str) -> None:
    shown = texts(form, joint(form, [hostile()]))
    assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    if form == "html":
        page = Page(shown)
        assert page.tags.count("script") == page.tags.count("h1") == 1


def test_narrow_a_table_is_lines() -> None:
    narrow = RenderOptions(joint=True, width=40)
    assert render(REPORTS, "table", narrow) == render(REPORTS, "text", narrow)


def test_no_text_of_a_report_is_kept() -> None:
    out = writer("text", RenderOptions(joint=True))
    out.report(REPORTS[0])
    tracemalloc.start()
    for number in range(200):
        text = f"{number} " * 20_000
        out.report(replace(REPORTS[0], text=text, source="a.txt"))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 200_000
    assert "دستور 4 (۲۰۱ بار)" in str(out.end())
