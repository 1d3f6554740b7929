"""What nobody named and cannot be read is passed over, and said in a line for each container."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from speechsum.intake.limits import MAX_BYTES
from tests.conftest import Run

REPORT = "رامین نیکوکار، فرماندار سرپل گفت: شهرداری باید راه‌ها را تا پایان آذر باز کند."
DAY = ("--date", "1402-08-01")
PDF = ".pdf: make text of it (pdftotext -layout FILE), or OCR where it is a scan"
DOC = ".doc: save it as .docx (soffice --convert-to docx FILE)"


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("See the notes." if "english" in name else REPORT, encoding="utf-8")


def test_a_folder_tells_once_what_it_passed_over(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "in", "a.txt", "b.pdf", "deep/c.PDF", "d.doc", "deep/english.md", "e.css")
    fill(tmp_path / "more", "a.txt", "b.doc")
    done = run("in", "more", "-f", "jsonl", *DAY)
    found = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert (done.returncode, found) == (0, ["in/a.txt", "more/a.txt"])
    assert done.stderr.decode().splitlines() == [
        "speechsum: in: 4 files passed over (2 .pdf, 1 .doc, 1 without Persian text); "
        f"{PDF}; {DOC}",
        f"speechsum: more: 1 file passed over (1 .doc); {DOC}",
    ]
    quiet = run("in", "more", "-f", "jsonl", "-q", *DAY)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, done.stdout, b"")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("more", [[], ["-o", "out.jsonl", "--resume"]])
def test_it_is_told_however_the_work_is_done(
    run: Run, tmp_path: Path, jobs: str, more: list[str]
) -> None:
    fill(tmp_path / "in", "a.txt", "english.txt", "b.png", "c.jpg")
    done = run("in", "-f", "jsonl", "--jobs", jobs, *more, *DAY)
    assert done.returncode == 0
    assert done.stderr.decode() == (
        "speechsum: in: 3 files passed over (1 .jpg, 1 .png, 1 without Persian text); "
        ".jpg, .png: make text of it by OCR (tesseract FILE - -l fas)\n"
    )


@pytest.mark.parametrize("piped", [True, False])
def test_an_archive_tells_it_too(run: Run, tmp_path: Path, piped: bool) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name in ("a.pdf", "__MACOSX/._b.pdf", "english.txt", "c.txt", "package.json"):
            archive.writestr(name, "English only" if name.startswith("english") else REPORT)
    data = (tmp_path / "in.zip").read_bytes()
    done = run("-f", "json", *DAY, stdin=data) if piped else run("in.zip", "-f", "json", *DAY)
    assert done.returncode == 0
    name = "-" if piped else "in.zip"
    assert done.stderr.decode().splitlines() == [
        f"speechsum: {name}: 2 files passed over (1 .pdf, 1 without Persian text); {PDF}"
    ]


def test_posts_without_persian_are_passed_over(run: Run, tmp_path: Path) -> None:
    texts = ("🌹🌹", "Good morning", REPORT)
    messages = [{"id": n, "type": "message", "text": text} for n, text in enumerate(texts)]
    (tmp_path / "result.json").write_text(json.dumps({"messages": messages}), encoding="utf-8")
    done = run("result.json", "-f", "jsonl", *DAY)
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)
    assert done.stderr.decode() == (
        "speechsum: result.json: 2 posts passed over (2 without Persian text)\n"
    )


def test_what_is_named_keeps_its_error(run: Run, tmp_path: Path) -> None:
    fill(tmp_path, "english.txt", "a.txt")
    done = run("english.txt", "a.txt", "-f", "jsonl", *DAY)
    assert (done.returncode, done.stdout.count(b"\n")) == (1, 1)
    assert b"english.txt: not Persian text" in done.stderr
    listed = run("--files-from", "-", "-f", "jsonl", *DAY, stdin=b"english.txt\na.txt")
    assert (listed.returncode, listed.stderr) == (1, done.stderr)


def test_a_folder_of_which_nothing_is_left_is_an_error(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "in", "english.txt")
    for more in ([], ["-q"]):
        done = run("in", "-f", "jsonl", *more)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr == b"speechsum: in: 1 file passed over (1 without Persian text)\n"
    fill(tmp_path / "pdfs", "a.pdf")
    done = run("pdfs")
    assert done.returncode == 1
    assert b"pdfs: no reports in this folder" in done.stderr
    assert b"pdfs: 1 file passed over" in done.stderr


def test_what_is_damaged_in_a_folder_is_an_error(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "in", "a.txt")
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    (tmp_path / "in" / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    done = run("in", "-f", "jsonl", *DAY)
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stderr.decode().splitlines()] == [
        "in/b.txt",
        "in/c.txt",
    ]


def test_what_programs_put_beside_a_file_is_no_file(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "in", "a.html", "a_files/logo.png", "a_files/frame.html", "~$b.docx", "._c.txt")
    fill(tmp_path / "in", "old_files/d.txt", "~$e.doc")
    done = run("in", "-f", "jsonl", *DAY)
    found = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert (found, done.stderr) == (["in/a.html", "in/old_files/d.txt"], b"")


def test_the_ledger_passes_over_the_same(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "in", "a.txt", "b.pdf", "english.txt")
    done = run("ledger", "add", "orders.db", "in", *DAY)
    assert done.returncode == 0
    assert done.stderr.decode() == (
        f"speechsum: in: 2 files passed over (1 .pdf, 1 without Persian text); {PDF}\n"
    )


def test_a_page_that_is_too_large_keeps_none_of_the_others(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "in", "b.txt")
    head = '<html><head><meta property="og:site_name" content="telegram"></head><body>'
    page = head + f"<p>{REPORT}</p>\n" * (MAX_BYTES // len(REPORT.encode()) + 1)
    (tmp_path / "in" / "a.html").write_text(page, encoding="utf-8")
    done = run("in", "-f", "jsonl", *DAY)
    found = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert (done.returncode, found) == (1, ["in/b.txt"])
    assert "in/a.html: larger than" in done.stderr.decode()
