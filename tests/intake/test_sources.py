"""Where reports are found, through the command."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.batch.reports import archive, report
from tests.conftest import Run


def sources(output: bytes) -> list[str]:
    return [json.loads(line)["source"] for line in output.splitlines()]


def test_a_folder_by_name_with_its_folders_in_their_place(run: Run, tmp_path: Path) -> None:
    for name in ("b/2.TXT", "b/1.text", "a.txt", "c.txt.gz", "d.md", "notes.log", "old.jsonl"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = report(1).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    done = run("in", "-f", "jsonl")
    assert sources(done.stdout) == [
        "in/a.txt",
        "in/b/1.text",
        "in/b/2.TXT",
        "in/c.txt.gz",
        "in/d.md",
    ]
    assert done.returncode == 0


def test_a_folder_with_links_and_pipes(run: Run, tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 1)
    (folder / "loop").symlink_to(folder)
    (folder / "again.txt").symlink_to(folder / "00000.txt")
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    done = run("in", "-f", "jsonl")
    assert sources(done.stdout) == ["in/00000.txt", "in/again.txt"]
    assert done.stderr.decode() == "speechsum: in/broken.txt: no such file\n"
    assert done.returncode == 1


def test_a_folder_without_reports_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = run("in")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"in: no reports in this folder" in done.stderr


def test_an_archive(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as packed:
        packed.writestr("x/b.txt", report(1))
        packed.writestr("a.txt", report(2).encode("utf-16"))
        packed.writestr("a.pdf", b"%PDF-")
    assert sources(run("in.zip", "-f", "jsonl").stdout) == ["in.zip#x/b.txt", "in.zip#a.txt"]


@pytest.mark.parametrize("name", ["in.zip", "in.txt.gz", "in.jsonl.gz"])
def test_a_damaged_archive_is_one_line(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "good.txt").write_text(report(1), encoding="utf-8")
    done = run(name, "good.txt", "-f", "jsonl")
    assert sources(done.stdout) == ["good.txt"]
    assert done.stderr.startswith(b"speechsum: " + name.encode())
    assert (done.stderr.count(b"\n"), done.returncode) == (1, 1)


def test_a_gzip_file_that_ends_too_soon(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.txt.gz").write_bytes(gzip.compress(report(1).encode())[:-20])
    done = run("in.txt.gz")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"in.txt.gz: " in done.stderr


@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz"])
def test_json_lines(run: Run, tmp_path: Path, name: str) -> None:
    lines = [
        json.dumps({"id": "first", "title": "راه روستا باز می‌شود", "text": report(1)}),
        "",
        json.dumps({"text": report(2)}, ensure_ascii=False),
        "{",
        json.dumps({"body": report(2)}),
        json.dumps({"id": 5, "text": report(3)}),
    ]
    data = "\n".join(lines).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    done = run(name, "-f", "jsonl")
    assert sources(done.stdout) == [f"{name}#first", f"{name}#3", f"{name}#5"]
    assert done.stderr.decode().splitlines() == [
        f"speechsum: {name}#4: not a line of JSON",
        f'speechsum: {name}#5: no JSON object with a "text"',
    ]
    assert done.returncode == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\0"])
@pytest.mark.parametrize("last", [True, False])
def test_a_list_of_files(run: Run, tmp_path: Path, end: str, last: bool) -> None:
    archive(tmp_path / "in", 3)
    names = ["in/00002.txt", "in/missing.txt", "in/00000.txt"]
    listing = (end.join(names) + (end if last else "")).encode()
    done = run("--files-from", "-", "-f", "jsonl", stdin=listing)
    assert sources(done.stdout) == [names[0], names[2]]
    assert done.stderr.decode() == "speechsum: in/missing.txt: no such file\n"
    (tmp_path / "list").write_bytes(listing)
    assert run("--files-from", "list", "-f", "jsonl").stdout == done.stdout


def test_a_list_of_files_with_line_feeds_in_their_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text(report(1), encoding="utf-8")
    done = run("--files-from", "-", "-f", "jsonl", stdin=b"a\nb.txt\0")
    assert sources(done.stdout) == ["a\nb.txt"]


def test_a_list_that_is_not_there(run: Run) -> None:
    done = run("--files-from", "list")
    assert (done.returncode, done.stderr) == (1, b"speechsum: list: no such file\n")
