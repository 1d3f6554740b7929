"""What a mail says: its text, subject and day, in folders and archives too."""

from __future__ import annotations

import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

TEXT = "رامین نیکوکار، فرماندار سرپل گفت: شهرداری باید راه‌ها را تا پایان آذر باز کند.\n"
PAGE = (
    "<html><head><style>p {}</style></head><body><table><tr><td><p>سلام</p>"
    f"<p>{TEXT.strip()}</p></td></tr></table></body></html>"
)


def mail(text: str | None = TEXT, page: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = headers.get("subject", "گزارش راه‌های سرپل")
    message["Date"] = headers.get("date", "Sun, 12 Nov 2023 22:10:00 +0000")
    if text is not None:
        message.set_content(text, charset=headers.get("charset", "utf-8"))
    if page is not None:
        (message.add_alternative if text is not None else message.set_content)(page, subtype="html")
    return message


def read(run: Run, folder: Path, message: EmailMessage) -> dict[str, Any]:
    (folder / "a.eml").write_bytes(message.as_bytes())
    done = run("a.eml", "-f", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_text_subject_and_day_of_a_mail(run: Run, tmp_path: Path) -> None:
    found = read(run, tmp_path, mail(page="<p>چیز دیگر</p>", subject="Re: Fwd: راه‌های سرپل"))
    assert found["text"] == TEXT
    assert found["headline"] == {"text": "راه‌های سرپل"}
    # Already the next day in Iran.
    assert (found["day"]["jalali"], found["day"]["from"]) == ("1402-08-22", "record")
    (directive,) = found["directives"]
    assert directive["addressee"] == "شهرداری"


def test_a_mail_that_is_only_a_page(run: Run, tmp_path: Path) -> None:
    found = read(run, tmp_path, mail(None, PAGE))
    assert found["text"] == f"سلام\n{TEXT}"


def test_a_mail_whose_plain_text_is_empty(run: Run, tmp_path: Path) -> None:
    assert read(run, tmp_path, mail("\n", PAGE))["text"] == f"سلام\n{TEXT}"


def test_the_encoding_that_a_mail_tells(run: Run, tmp_path: Path) -> None:
    found = read(run, tmp_path, mail(TEXT.replace("ی", "ي").replace("ک", "ك"), charset="cp1256"))
    assert "شهرداري بايد" in found["text"]


def test_lines_that_are_broken_softly(run: Run, tmp_path: Path) -> None:
    message = mail(TEXT.replace("باید ", "باید \n"))
    message.set_param("format", "flowed")
    assert read(run, tmp_path, message)["text"] == TEXT


@pytest.mark.parametrize("header", ["date", "subject"])
def test_a_header_that_tells_nothing(header: str, run: Run, tmp_path: Path) -> None:
    found = read(run, tmp_path, mail(**{header: ""}))
    assert found["text"] == TEXT
    assert found["day" if header == "date" else "headline"] is None


def test_what_is_attached_is_counted(run: Run, tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    done = run("a.eml", "-f", "json")
    assert done.returncode == 0
    assert done.stderr.decode() == "speechsum: a.eml: 1 attached file not read\n"


def test_a_mail_without_text_is_refused(run: Run, tmp_path: Path) -> None:
    message = mail(None)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    done = run("a.eml", "-f", "json")
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "speechsum: a.eml: a mail without text; save what is attached and read that\n"
    )


def test_mails_in_a_folder_and_an_archive(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.EML").write_bytes(mail().as_bytes())
    with zipfile.ZipFile(tmp_path / "in" / "b.zip", "w") as archive:
        archive.writestr("c.eml", mail().as_bytes())
    done = run("in", "-f", "jsonl")
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [
        "in/a.EML",
        "in/b.zip#c.eml",
    ]


@pytest.mark.parametrize("spoilt", [b"\x00\xff" * 200, b"Subject: =?x?Q?=ff?=\n\n", b":\n:\n\n\n"])
def test_a_spoilt_mail_is_refused_in_a_line(spoilt: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(spoilt)
    done = run("a.eml", "-f", "json")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("speechsum: a.eml: ")
    assert done.stderr.count(b"\n") == 1
