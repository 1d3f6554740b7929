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


PLAIN = b"Content-Type: text/plain; charset=utf-8\n\n"
TODAY = "راه روستای آذرکوه هم بسته است.\n"


def written(run: Run, folder: Path, data: bytes) -> dict[str, Any]:
    """What is read of the bytes of a mail, which no library would write so."""
    (folder / "a.eml").write_bytes(data)
    done = run("a.eml", "-f", "json")
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def of_parts(kind: str, *parts: bytes) -> bytes:
    body = b"".join(b"--=x\n" + part + b"\n" for part in parts)
    return f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="=x"\n\n'.encode() + (
        body + b"--=x--\n"
    )


def test_a_text_in_several_parts(run: Run, tmp_path: Path) -> None:
    data = of_parts("mixed", PLAIN + TEXT.encode(), PLAIN + TODAY.encode())
    assert written(run, tmp_path, data)["text"] == f"{TEXT}\n{TODAY}"


def test_a_plain_text_that_only_tells_of_the_page(run: Run, tmp_path: Path) -> None:
    found = read(run, tmp_path, mail("Please view this message in HTML.\n", PAGE))
    assert found["text"] == f"سلام\n{TEXT}"


def test_a_picture_within_a_page_is_not_attached(run: Run, tmp_path: Path) -> None:
    message = mail(None, PAGE)
    message.add_related(b"GIF89a", maintype="image", subtype="gif", cid="<logo>")
    assert read(run, tmp_path, message)["text"] == f"سلام\n{TEXT}"


@pytest.mark.parametrize("charset", ["windows-1256", "utf-8"])
def test_a_subject_that_is_not_encoded(charset: str, run: Run, tmp_path: Path) -> None:
    data = (
        "Subject: Re: گزارش راه\nMIME-Version: 1.0\n".encode(charset)
        + f"Content-Type: text/plain; charset={charset}\n\n".encode()
        + TEXT.replace("ی", "ي").encode(charset)
    )
    assert written(run, tmp_path, data)["headline"] == {"text": "گزارش راه"}


def test_a_subject_that_cannot_be_read_is_none(run: Run, tmp_path: Path) -> None:
    data = b"Subject: =?utf-8?Q?=DA_=AF_=D8?=\n" + PLAIN + TEXT.encode()
    assert written(run, tmp_path, data)["headline"] is None


@pytest.mark.parametrize(
    ("subject", "answers"), [("RE[2]: راه آذرکوه", False), ("پاسخ: راه آذرکوه", True)]
)
def test_the_signs_of_an_answer(subject: str, answers: bool, run: Run, tmp_path: Path) -> None:
    message = mail(subject=subject)
    if answers:
        message["In-Reply-To"] = "<1@example.com>"
    assert read(run, tmp_path, message)["headline"] == {"text": "راه آذرکوه"}


def test_a_label_of_a_mail_that_answers_none(run: Run, tmp_path: Path) -> None:
    found = read(run, tmp_path, mail(subject="شهردار: راه باز است"))
    assert found["headline"] == {"text": "شهردار: راه باز است"}


@pytest.mark.parametrize(
    ("lines", "spaced", "text"),
    [
        ("شهرداری باید \nراه را باز کند.", False, "شهرداری باید راه را باز کند."),
        ("شهر \nداری باید راه را باز کند.", True, "شهرداری باید راه را باز کند."),
        ("> پل بسته است \nراه باز است.", False, "> پل بسته است \nراه باز است."),
        ("> پل بسته \n> است.", False, "> پل بسته است."),
        ("راه باز است.\n-- \nنیکوکار", False, "راه باز است.\n-- \nنیکوکار"),
    ],
)
def test_breaks_that_a_client_made(
    lines: str, spaced: bool, text: str, run: Run, tmp_path: Path
) -> None:
    kind = f"text/plain; charset=utf-8; format=flowed{'; DelSp=yes' * spaced}"
    data = f"Content-Type: {kind}\n\n{TEXT}{lines}\n".encode()
    assert written(run, tmp_path, data)["text"] == f"{TEXT}{text}\n"


def test_the_encoding_that_only_the_page_tells(run: Run, tmp_path: Path) -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
    report = TEXT.replace("ی", "ي")
    page = PAGE.replace("<style>", f"{head}<style>{'td { border: none }' * 9}")
    data = b"Content-Type: text/html\n\n" + page.replace("ی", "ي").encode("cp1256")
    assert written(run, tmp_path, data)["text"] == f"سلام\n{report}"


def test_what_a_page_hides_is_not_read(run: Run, tmp_path: Path) -> None:
    hidden = '<div style="Display: none">پنهان</div><p hidden>پوشیده</p>'
    found = read(run, tmp_path, mail(None, PAGE.replace("<table>", f"{hidden}<table>")))
    assert found["text"] == f"سلام\n{TEXT}"


def test_parts_that_are_nested_without_end(run: Run, tmp_path: Path) -> None:
    data = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (depth, depth)
        for depth in range(3_000)
    )
    (tmp_path / "a.eml").write_bytes(data + PLAIN + TEXT.encode())
    done = run("a.eml", "-f", "json")
    assert (done.returncode, done.stderr.decode()) == (
        1,
        "speechsum: a.eml: a mail whose parts are nested too deeply\n",
    )


def test_a_mail_that_was_sent_on_as_it_was(run: Run, tmp_path: Path) -> None:
    data = b"Subject: x\nContent-Type: message/rfc822\n\n" + mail().as_bytes()
    found = written(run, tmp_path, data)
    assert (found["text"], found["headline"]) == (TEXT, {"text": "گزارش راه‌های سرپل"})


def test_a_mail_whose_only_part_is_attached(run: Run, tmp_path: Path) -> None:
    data = PLAIN.replace(b"\n\n", b"\nContent-Disposition: attachment\n\n") + TEXT.encode()
    (tmp_path / "a.eml").write_bytes(data)
    done = run("a.eml", "-f", "json")
    assert done.returncode == 1
    assert "save what is attached" in done.stderr.decode()


def test_a_mail_that_is_known_by_its_headers(run: Run, tmp_path: Path) -> None:
    sent = b"Received: from example.com\n\tby example.org\n"
    for name, data in (("a.txt", mail().as_bytes()), ("b", sent + PLAIN + TEXT.encode())):
        (tmp_path / name).write_bytes(data)
        assert json.loads(run(name, "-f", "json").stdout)["text"] == TEXT
    piped = run("-f", "json", stdin=mail(charset="cp1256", text=TEXT.replace("ی", "ي")).as_bytes())
    assert json.loads(piped.stdout)["headline"] == {"text": "گزارش راه‌های سرپل"}


@pytest.mark.parametrize(
    "head", ["Subject: راه\n\n", "Subject: راه\nراه باز است.\nMIME-Version: 1\n"]
)
def test_a_text_that_only_begins_like_a_mail(head: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(head + TEXT, encoding="utf-8")
    assert "text" not in json.loads(run("a.txt", "-f", "json").stdout)  # it is what the file holds
