"""The same report in every container gives the same directives, and its own name, day and title."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.conftest import Run

FIRST = "رامین نیکوکار، فرماندار سرپل گفت: شهرداری باید راه‌ها را تا پایان آذر باز کند."
SECOND = "وی افزود: بانک‌ها وام‌ها را معطل نکنند."
REPORT = f"{FIRST}\n{SECOND}\n"


def word() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "سربرگ: همه باید بخوانند"
    document.add_paragraph(FIRST)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = SECOND
    document.add_paragraph("پل باز است.", style="List Bullet")
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def record(**more: object) -> dict[str, object]:
    return {"text": REPORT, "date": "1402-08-21", "title": "راه‌ها", **more}


EXPORT = {
    "name": "کانال سرپل",
    "type": "public_channel",
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": "همه باید بیایند"},
        {"id": 7, "type": "message", "date": "2023-11-12T10:20:00", "text": REPORT},
        {"id": 8, "type": "message", "date": "2023-11-12T11:00:00", "text": ""},
        {
            "id": 9,
            "type": "message",
            "date_unixtime": "1699820400",  # a quarter to midnight in Iran, of the same day
            "text": [{"type": "bold", "text": FIRST}, "\n", {"type": "plain", "text": SECOND}],
        },
    ],
}

# Name of the file, its bytes, and what the parts in it are called.
CONTAINERS: dict[str, tuple[bytes, list[str]]] = {
    "a.TXT": (REPORT.encode(), [""]),
    "a.text": (REPORT.encode("utf-16"), [""]),
    "a.md": (REPORT.encode(), [""]),
    "a.html": (f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>".encode(), [""]),
    "a.docx": (word(), [""]),
    "a.jsonl": (
        b"\n".join(json.dumps(one).encode() for one in (record(id="n-1"), record())),
        ["#n-1", "#2"],
    ),
    "powershell.jsonl": (
        f"{json.dumps(record(id='n-1'))}\r\n{json.dumps(record())}\r\n".encode("utf-16"),
        ["#n-1", "#2"],
    ),
    "big-endian.json": (
        ("\ufeff" + json.dumps(record(id=3), ensure_ascii=False, indent=1)).encode("utf-16-be"),
        ["#3"],
    ),
    "a.json": (json.dumps(record(source="s-1"), indent=1).encode(), ["#s-1"]),
    "list.json": (json.dumps([record(), record()]).encode(), ["#1", "#2"]),
    "result.json": (json.dumps(EXPORT, ensure_ascii=False).encode(), ["#7", "#9"]),
}


def reports(output: bytes) -> dict[str, Any]:
    return {one["source"]: one for one in map(json.loads, output.splitlines())}


def plain(name: str, data: bytes, folder: Path) -> str:
    (folder / name).write_bytes(data)
    return name


def in_folder(name: str, data: bytes, folder: Path) -> str:
    (folder / "in" / "deep").mkdir(parents=True)
    plain(f"in/deep/{name}", data, folder)
    return "in"


def in_zip(name: str, data: bytes, folder: Path) -> str:
    with zipfile.ZipFile(folder / "in.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"x/{name}", data)
    return "in.zip"


def in_gzip(name: str, data: bytes, folder: Path) -> str:
    return plain(f"{name}.gz", gzip.compress(data), folder)


PREFIXES: dict[Callable[[str, bytes, Path], str], str] = {
    plain: "{}",
    in_folder: "in/deep/{}",
    in_zip: "in.zip#x/{}",
    in_gzip: "{}.gz",
}


@pytest.mark.parametrize("pack", PREFIXES)
@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_by_file_folder_archive(
    run: Run, tmp_path: Path, name: str, pack: Callable[[str, bytes, Path], str]
) -> None:
    data, parts = CONTAINERS[name]
    done = run(pack(name, data, tmp_path), "-f", "jsonl")
    assert done.stderr == b""
    found = reports(done.stdout)
    assert list(found) == [PREFIXES[pack].format(name) + part for part in parts]
    for one in found.values():
        check(one, name)


def check(one: dict[str, Any], name: str) -> None:
    assert [each["addressee"] for each in one["directives"]] == ["شهرداری", "بانک‌ها"]
    known = name.endswith(("json", "jsonl"))
    assert (one["day"] or {}).get("jalali") == ("1402-08-21" if known else None)
    assert ("text" in one) == (not name.lower().endswith((".txt", ".text", ".md")))
    if known and name != "result.json":
        assert one["headline"] == {"text": "راه‌ها"}
        assert one["day"]["from"] == "record"


@pytest.mark.parametrize("name", CONTAINERS)
@pytest.mark.parametrize("packed", [False, True])
def test_a_container_through_a_pipe(run: Run, name: str, packed: bool) -> None:
    data, parts = CONTAINERS[name]
    done = run("-f", "jsonl", stdin=gzip.compress(data) if packed else data)
    assert done.stderr == b""
    found = reports(done.stdout)
    assert list(found) == [f"-{part}" for part in parts]
    for one in found.values():
        check(one, name)


def test_an_archive_through_a_pipe(run: Run, tmp_path: Path) -> None:
    in_zip("a.txt", REPORT.encode(), tmp_path)
    done = run("-f", "jsonl", stdin=(tmp_path / "in.zip").read_bytes())
    assert list(reports(done.stdout)) == ["-#x/a.txt"]


def test_all_chats_of_an_export(run: Run, tmp_path: Path) -> None:
    chats = {"list": [{"name": "الف", "id": 9, "messages": EXPORT["messages"]}]}
    left = {"list": [{"name": "ب", "id": 10, "messages": EXPORT["messages"]}]}
    whole = json.dumps({"chats": chats, "left_chats": left}, ensure_ascii=False)
    (tmp_path / "result.json").write_text(whole, encoding="utf-8")
    found = reports(run("result.json", "-f", "jsonl").stdout)
    assert list(found) == [f"result.json#{chat}/{one}" for chat in (9, 10) for one in (7, 9)]


def test_json_of_several_reports_is_an_array_also_through_a_pipe(run: Run) -> None:
    done = run("-f", "json", stdin=CONTAINERS["a.jsonl"][0])
    assert [one["source"] for one in json.loads(done.stdout)] == ["-#n-1", "-#2"]


def test_json_that_is_no_report_is_passed_over_in_a_folder(run: Run, tmp_path: Path) -> None:
    in_folder("a.txt", REPORT.encode(), tmp_path)
    (tmp_path / "in" / "package.json").write_text('{"name": "x"}')
    result = run("in", "-f", "jsonl").stdout
    (tmp_path / "in" / "old.jsonl").write_bytes(result)
    (tmp_path / "in" / "page.jsonl").write_bytes(
        run("-f", "jsonl", stdin=CONTAINERS["a.html"][0]).stdout
    )
    done = run("in", "-f", "jsonl")
    assert (done.stdout, done.stderr, done.returncode) == (result, b"", 0)
    assert run("in/package.json").returncode == 1


def test_a_wrong_record_of_a_list_does_not_keep_the_others(run: Run, tmp_path: Path) -> None:
    records = [record(), {"title": "راه‌ها"}, None, record(id="b")]
    (tmp_path / "list.json").write_text(json.dumps(records), encoding="utf-8")
    done = run("list.json", "-f", "jsonl")
    assert list(reports(done.stdout)) == ["list.json#1", "list.json#b"]
    told = [line.partition(b": ")[2].partition(b":")[0] for line in done.stderr.splitlines()]
    assert (done.returncode, told) == (1, [b"list.json#2", b"list.json#3"])


@pytest.mark.parametrize("date", [float("nan"), float("inf"), True, None, [], "foo", 1e300])
def test_what_is_no_day_of_a_record(run: Run, date: object) -> None:
    done = run("-f", "jsonl", stdin=json.dumps(record(date=date)).encode())
    assert (json.loads(done.stdout)["day"], done.stderr) == (None, b"")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", b"a PDF; make text of it (pdftotext"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), b"an old Word file; save it as"),
        ("a.rtf", b"{\\rtf1\\ansi", b"an RTF file; save it as .docx"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", b"a picture; make text of it by OCR"),
        ("a.docx", b"PK\x03\x04" + bytes(50), b"damaged Word document"),
        ("a.json", b'{"text": ', b"not JSON"),
        ("a.txt", '{"text": "راه باز است\\n'.encode(), b"not JSON"),
        ("a.jsonl", b"", b"the text is empty"),
        ("a.json", b'{"messages": []}', b"no message with text in this Telegram export"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do(
    run: Run, tmp_path: Path, name: str, data: bytes, said: bytes
) -> None:
    done = run(plain(name, data, tmp_path))
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert done.stderr.startswith(f"speechsum: {name}: ".encode() + said)


@pytest.mark.parametrize(
    ("member", "said"),
    [("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "slides")],
)
def test_an_archive_that_is_another_programs_document(
    run: Run, tmp_path: Path, member: str, said: str
) -> None:
    with zipfile.ZipFile(tmp_path / "a.bin", "w") as archive:
        archive.writestr(member, "x")
    done = run("a.bin")
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"speechsum: a.bin: {said}")


def test_archives_that_are_not_what_they_seem(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(9 << 20))
        archive.writestr("locked.txt", REPORT)
        archive.writestr("deep.zip", (tmp_path / in_zip_of(tmp_path)).read_bytes())
        archive.writestr("__MACOSX/._good.txt", b"\0\5\x16\7")
        archive.writestr("good.txt", REPORT)
    lock(tmp_path / "in.zip", b"locked.txt")
    done = run("in.zip", "-f", "jsonl")
    assert list(reports(done.stdout)) == ["in.zip#good.txt"]
    assert done.stderr.decode().splitlines() == [
        "speechsum: in.zip#bomb.txt: larger than 8 MiB; is it one report?",
        "speechsum: in.zip#locked.txt: encrypted; unpack the archive with its password",
        "speechsum: in.zip#deep.zip: an archive in an archive; unpack the outer one",
    ]


def in_zip_of(folder: Path) -> str:
    with zipfile.ZipFile(folder / "other.zip", "w") as archive:
        archive.writestr("a.txt", REPORT)
    return "other.zip"


def lock(path: Path, name: bytes) -> None:
    """Set the flag of an encrypted member, in the directory at the archive's end."""
    data = bytearray(path.read_bytes())
    entry = data.index(name, data.index(b"PK\x01\x02")) - 46
    data[entry + 8] |= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("name", "day"),
    [("سخنرانی 1402-08-21.txt", "1402-08-21"), ("n14020821.txt", "1402-08-21"),
     ("2023-11-12-a.txt", "1402-08-21"), ("14029999.txt", None), ("a-1402.txt", None),
     ("a 1402_8_21.txt", "1402-08-21"), ("۲۱-۰۸-۱۴۰۲.txt", "1402-08-21"),
     ("a-21.8.1402.txt", "1402-08-21"), ("13-11-2023.txt", "1402-08-22"),
     ("12-11-2023.txt", None), ("21-08_1402.txt", None), ("121-08-1402.txt", None),
     ("21081402.txt", None), ("31-08-1402.txt", None), ("1402-8.txt", None)],
)  # fmt: skip
def test_the_day_in_a_files_name(run: Run, tmp_path: Path, name: str, day: str | None) -> None:
    found = json.loads(run(plain(name, REPORT.encode(), tmp_path), "-f", "json").stdout)
    assert (found["day"] or {}).get("jalali") == day
    assert day is None or found["day"]["from"] == "name"


@pytest.mark.parametrize(
    "date",
    ["14020631", "۱۴۰۲/۶/۳۱ - ۱۰:۲۰", "جمعه ۳۱ شهريور ماه سال ۱۴۰۲", "شهریور ۳۱، ۱۴۰۲",
     "Fri, 22 Sep 2023 10:20:00 +0330", "September 22, 2023", "2023-09-21T21:00:00Z",
     1695380400, 1695380400.25, 1695380400000],
)  # fmt: skip
def test_the_day_of_a_record(run: Run, tmp_path: Path, date: object) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps(record(date=date)), encoding="utf-8")
    found = json.loads(run(tmp_path / "one.jsonl", "-f", "jsonl").stdout)["day"]
    assert (found["jalali"], found["from"]) == ("1402-06-31", "record")


def test_the_table_of_minutes_tells_who_and_when(tmp_path: Path, run: Run) -> None:
    document = docx.Document()
    document.add_paragraph("صورت‌جلسه شورای آب مهرکنار")
    document.add_paragraph("تاریخ: ۱۴۰۲/۰۸/۰۱")
    rows = (
        ("ردیف", "شرح مصوبه", "مسئول", "مهلت"),
        ("۱", "مقرر شد چاه لایروبی شود", "شرکت آب", "دو هفته"),
        ("۲", "مقرر شد لوله‌ها عوض شود\nو شیرها رنگ شود", "", "یک ماه"),
    )
    table = document.add_table(rows=len(rows), cols=4)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "minutes.docx"))
    (report,) = map(
        json.loads, run("minutes.docx", "-f", "jsonl", cwd=tmp_path).stdout.splitlines()
    )
    found = [(d["addressee"], d["deadline"]["jalali"]) for d in report["directives"]]
    assert found == [("شرکت آب", "1402-08-15"), (None, "1402-09-01")]
