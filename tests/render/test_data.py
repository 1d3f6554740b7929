"""JSON and CSV: the data as SPEC.md names it, and nothing that harms who reads it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from speechsum.model import Day, Report
from speechsum.render import RenderOptions, render
from speechsum.render.as_json import as_data, schema
from tests.render.invented import TEXT, invented


def parsed(report: Report, **options: Any) -> Any:
    return json.loads(render([report], "json", RenderOptions(**options)))


def test_fields_are_those_of_the_specification_in_its_order() -> None:
    data = parsed(invented())
    assert list(data) == [
        "schema", "source", "headline", "day", "occasion", "speakers", "quotes", "directives",
        "doubtful", "summary",
    ]  # fmt: skip
    assert list(data["headline"]) == ["start", "end", "text"]
    assert list(data["day"]) == ["jalali", "gregorian", "from", "span"]
    assert list(data["speakers"][0]) == ["name", "role", "aliases"]
    assert list(data["quotes"][0]) == ["id", "speaker", "cue", "kind", "start", "end", "text"]
    assert list(data["directives"][0]) == [
        "id", "quote", "speaker", "addressee", "force", "marker", "deadline", "rule",
        "certainty", "sentence", "start", "end", "text",
    ]  # fmt: skip
    assert list(data["summary"]) == ["ranker", "sentences"]
    assert list(data["summary"]["sentences"][0]) == [
        "rank", "score", "speaker", "start", "end", "text",
    ]  # fmt: skip


def test_what_was_not_in_the_text_is_told_besides() -> None:
    got = replace(invented(), headline=None, title="سرخط", plain=False)
    assert parsed(got)["headline"] == {"text": "سرخط"}
    assert parsed(got)["text"] == TEXT
    assert "text" not in parsed(invented())
    outside = replace(invented(), day=Day("1401-05-11", "2022-08-02", "page"))
    assert parsed(outside)["day"]["from"] == "page"
    assert parsed(outside)["day"]["span"] is None


def test_spans_are_the_reports_own_characters() -> None:
    data = parsed(invented())
    spans = [data["headline"], data["day"]["span"], *data["quotes"], *data["directives"]]
    spans += data["summary"]["sentences"]
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in spans)
    assert data["summary"]["sentences"][1]["text"].startswith("وی افزود")


def test_explain_adds_the_reasons() -> None:
    data = parsed(invented(), explain=True)
    assert data["quotes"][1]["chain"] == ["وی", "last speaker"]
    assert data["quotes"][1]["rule"] == "colon"
    assert data["summary"]["sentences"][0]["why"] == {"title": 0.5, "cue": 0.25}
    assert data["verdicts"][0]["reason"] == "fact"
    assert not data["verdicts"][0]["taken"]


@pytest.mark.parametrize("explain", [False, True])
def test_data_keeps_to_the_schema(explain: bool) -> None:
    validator = Draft202012Validator(schema())
    validator.check_schema(schema())
    validator.validate(as_data(invented(), explain=explain))
    bare = replace(invented(), headline=None, day=None, speakers=(), quotes=(), directives=())
    validator.validate(as_data(bare, explain=explain))


def test_schema_refuses_what_is_not_promised() -> None:
    data = as_data(invented())
    data["directives"][0]["force"] = "wish"
    data["quotes"][0]["colour"] = "red"
    del data["speakers"]
    assert len(list(Draft202012Validator(schema()).iter_errors(data))) == 3


def test_one_report_is_an_object_and_several_an_array() -> None:
    one, other = invented(), invented(source="b.txt")
    assert json.loads(render([one], "json", RenderOptions()))["source"] == one.source
    many = RenderOptions(many=True)
    assert [data["source"] for data in json.loads(render([one, other], "json", many))] == [
        one.source,
        "b.txt",
    ]
    assert json.loads(render([], "json", many)) == []
    lines = render([one, other], "jsonl", RenderOptions()).splitlines()
    assert [json.loads(line)["source"] for line in lines] == [one.source, "b.txt"]


def test_no_character_in_json_steers_a_terminal_and_none_is_lost() -> None:
    text = TEXT + "\n\x1b]52;c;x\x07 \x9b2J \x7f \u202e \u2066 \u2028 \u200f \ud800"
    source = "a\nspeechsum: b\x1b[2J\udcff"
    report = replace(
        invented(text, source),
        directives=(replace(invented(text).directives[0], addressee=text),),
    )
    for name in ("json", "jsonl"):
        shown = render([report], "json" if name == "json" else "jsonl", RenderOptions())
        shown.encode()
        assert not any(char in shown for char in "\x1b\x07\x9b\x7f\u202e\u2066\u2028\u200f")
        data = json.loads(shown)
        assert data["source"] == source
        assert data["directives"][0]["addressee"] == text


def read(shown: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(shown, newline="")))


def test_csv_has_a_row_a_directive_with_its_source() -> None:
    options = RenderOptions(lang="en", all_columns=True)
    rows = read(render([invented(), invented(source="b.txt")], "csv", options))
    assert [row["source"] for row in rows] == ["گزارش/سپیدرود.txt"] * 4 + ["b.txt"] * 4
    first = rows[0]
    assert first["force"] == "obligation"
    assert first["addressee"] == "شرکت آب و فاضلاب"
    assert first["deadline_jalali"] == "1401/09/30"
    assert first["role"] == "فرماندار سپیدرود"
    assert TEXT[int(first["start"]) : int(first["end"])] == first["text"]


def test_csv_is_headed_in_the_language_of_the_output() -> None:
    persian = read(render([invented()], "csv", RenderOptions()))[0]
    assert persian["نوع"] == "الزام"
    assert persian["مخاطب"] == "شرکت آب و فاضلاب"


def test_csv_begins_with_a_mark_for_excel_only_in_files() -> None:
    assert render([], "csv", RenderOptions(bom=True)).startswith("\ufeffمنبع,")
    assert render([], "csv", RenderOptions()).startswith("منبع,")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\u202e=1+1", "'=1+1"),
        ("\t\r=1", "'=1"),
        ("＝1", "'＝1"),
        ("-", "-"),
        ("تا ۳ = ۴", "تا ۳ = ۴"),
        ('a,"b"\n c', 'a,"b" c'),
        ("\x1b[31mسرخ", "␛[31mسرخ"),
    ],
)
def test_no_cell_of_csv_is_a_formula_or_more_than_a_cell(value: str, cell: str) -> None:
    directive = replace(invented().directives[0], addressee=value)
    report = replace(invented(), directives=(directive,))
    assert read(render([report], "csv", RenderOptions(lang="en")))[0]["addressee"] == cell
