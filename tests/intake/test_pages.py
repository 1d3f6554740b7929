"""Web pages: what a reader would copy out is what is read, from a file and from a pipe."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.intake.pages import BODY, DAY, LEAD, OLD_TABLES, PAGES, TITLE, channel, exported


@pytest.mark.parametrize("name", PAGES)
def test_a_page_through_a_pipe(run: Run, name: str) -> None:
    done = run("-f", "json", "--date", "1404-05-01", stdin=PAGES[name].encode())
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    lines = found["text"].splitlines()
    assert [line for line in lines if line not in (LEAD, "انتهای پیام/")] == list(BODY)
    assert found["headline"]["text"] == TITLE
    assert found["day"]["jalali"] == DAY
    assert found["day"]["from"] in ("page", "text", "stamp")
    assert [one["addressee"] for one in found["directives"]] == ["اداره راه", "دهیاران"]
    assert found["directives"][0]["deadline"]["jalali"] == "1402-09-30"
    for one in (*found["quotes"], *found["directives"], *found["summary"]["sentences"]):
        assert found["text"][one["start"] : one["end"]] == one["text"]


def test_pages_of_a_folder_by_ending_and_content(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.HTM").write_text(PAGES["wordpress"], encoding="utf-8")
    (folder / "b.txt").write_text(PAGES["amp"], encoding="utf-8")
    # Windows-1256 has neither ی nor ک of its own, and this page says that it is of it.
    old = OLD_TABLES.translate(str.maketrans("ی۰۱۲۳۴۵۶۷۸۹", "ي0123456789"))
    (folder / "c.html").write_bytes(old.encode("cp1256"))
    done = run("in", "-f", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["source"] for one in found] == ["in/a.HTM", "in/b.txt", "in/c.html"]
    for one in found:
        assert len(one["text"].splitlines()) == len(BODY)
        assert len(one["directives"]) == 2
        assert one["day"]["jalali"] == DAY


_POSTS = (
    (f"🔹 {BODY[0]}<br/><a href='?q=%23x'>#سپهر</a>", "2023-11-12T06:50:00+00:00"),
    (f"{BODY[2]}<br/>@sepehr", "2023-11-13T06:50:00+00:00"),
    ("🌹", "2023-11-14T06:50:00+00:00"),
)


@pytest.mark.parametrize("way", ["pipe", "file", "folder", "zip"])
def test_each_post_of_a_channels_page_is_a_document(run: Run, tmp_path: Path, way: str) -> None:
    data = channel(*_POSTS).encode()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("a.html", data)
    name = {"pipe": "-", "file": "in/a.html", "folder": "in/a.html", "zip": "in.zip#a.html"}[way]
    path = {"pipe": "-", "file": "in/a.html", "folder": "in", "zip": "in.zip"}[way]
    done = run(path, "-f", "jsonl", stdin=data)
    found = list(map(json.loads, done.stdout.splitlines()))
    assert [one["source"] for one in found] == [f"{name}#sepehr/7", f"{name}#sepehr/8"]
    assert [one["day"]["jalali"] for one in found] == ["1402-08-21", "1402-08-22"]
    assert [one["url"] for one in found] == ["https://t.me/sepehr/7", "https://t.me/sepehr/8"]
    assert [[d["addressee"] for d in one["directives"]] for one in found] == [
        ["اداره راه"],
        ["دهیاران"],
    ]
    assert done.returncode == 0
    assert done.stderr.decode() == (
        f"speechsum: {name}: 1 post passed over (1 without Persian text)\n"
    )


def test_each_post_of_an_export_to_html_is_a_document(run: Run, tmp_path: Path) -> None:
    moments = ("12.11.2023 10:20:00 UTC+03:30", "13.11.2023 09:00:00 UTC+03:30")
    posts = list(zip((BODY[0], BODY[2]), moments, strict=True))
    (tmp_path / "messages.html").write_text(exported(*posts), encoding="utf-8")
    done = run("messages.html", "-f", "jsonl")
    found = list(map(json.loads, done.stdout.splitlines()))
    assert [one["source"] for one in found] == ["messages.html#7", "messages.html#8"]
    assert [one["text"] for one in found] == [f"{BODY[0]}\n", f"{BODY[2]}\n"]
    assert [one["day"]["jalali"] for one in found] == ["1402-08-21", "1402-08-22"]


def test_a_channels_page_with_one_post_is_a_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(channel(_POSTS[0]), encoding="utf-8")
    found = json.loads(run("a.html", "-f", "json").stdout)
    assert (found["source"], found["day"]["jalali"]) == ("a.html", "1402-08-21")
    assert [one["addressee"] for one in found["directives"]] == ["اداره راه"]


def test_items_of_a_pages_list_belong_to_their_head(run: Run) -> None:
    page = (
        "<html><head><title>نشست شورای آب</title></head><body><p>رامین نیکوکار فرماندار گفت: پل "
        "باز است.</p><p>مقرر شد:</p><ul><li>شهرداری پل را رنگ کند.</li><li><p>شرکت آب شیرها را عوض "
        "کند.</p></li></ul><p>دستور داد:</p><ol><li>بخشداری آمار بدهد</li><li>دهیاران گزارش بدهند"
        "</li></ol></body></html>"
    )
    found = json.loads(run("-f", "json", "--date", "1402-08-22", stdin=page.encode()).stdout)
    assert [(one["addressee"], one["speaker"]) for one in found["directives"]] == [
        ("شهرداری", None),
        ("شرکت آب", None),
        ("بخشداری", "رامین نیکوکار"),
        ("دهیاران", "رامین نیکوکار"),
    ]


def test_a_short_line_above_the_report_is_not_its_headline(run: Run) -> None:
    page = (
        "<html><head><title>پل سرپل باز شد و راه هم | سپهر</title></head><body>"
        "<h1>پل سرپل باز شد و راه هم</h1><p>پخش صدای این خبر</p>"
        "<p>رامین نیکوکار گفت: پل باز است.</p></body></html>"
    )
    found = json.loads(run("-f", "json", stdin=page.encode()).stdout)
    assert found["headline"] == {"text": "پل سرپل باز شد و راه هم"}


_TEASER = (
    "<article><h2><a href='/{0}'>راه {0} باز شد</a></h2>"
    "<p>نیکوکار گفت: راه {0} باز است.</p></article>"
)
_FEED = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><item><title>راه‌ها باز شد'
    "</title><description>نیکوکار گفت: شهرداری باید راه را باز کند.</description></item>"
    "</channel></rss>"
)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            f"<html><body>{''.join(map(_TEASER.format, range(4)))}</body></html>",
            "a list of reports",
        ),
        (_FEED, "a news feed"),
    ],
)
def test_a_page_of_many_reports_is_refused(run: Run, page: str, said: str) -> None:
    done = run("-f", "json", stdin=page.encode())
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(f"speechsum: -: {said}")


def test_related_reports_make_no_list_of_a_page(run: Run) -> None:
    report = "".join(f"<p>{line}</p>" for line in BODY)
    teasers = "".join(map(_TEASER.format, range(4)))
    page = f"<html><body><div><h1>{TITLE}</h1>{report}</div>{teasers}</body></html>"
    found = json.loads(run("-f", "json", stdin=page.encode()).stdout)
    assert [one["addressee"] for one in found["directives"]] == ["اداره راه", "دهیاران"]


def test_options_win_over_the_page(run: Run) -> None:
    done = run("--title", "راه‌ها باز شد", "-f", "json", stdin=PAGES["amp"].encode())
    assert json.loads(done.stdout)["headline"] == {"text": "راه‌ها باز شد"}


def test_a_page_without_a_report_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><nav>خانه</nav></body></html>", encoding="utf-8")
    done = run("a.html")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"speechsum: a.html: no report was found in this page")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<p>نیکوکار گفت:&nbsp;&laquo;راه باز است&raquo;.</p><p>پل نیست.</p>", 2),
        ("نیکوکار گفت: «راه باز است».<br>پل نیست.", 2),
        ("نیکوکار گفت: &amp;laquo;راه باز است&#187;. پل نیست.", 1),
        ("نیکوکار گفت:&nbsp &laquoراه باز است&raquo. پل نیست.", 1),
        ("نیکوکار <b>گفت</b>: «راه باز است». <span dir='rtl'>پل نیست.</span>", 1),
        ("[b]نیکوکار[/b] گفت: «راه باز است». [color=red]پل نیست.[/color]", 1),
    ],
)
def test_markup_left_over_is_no_text(run: Run, text: str, lines: int) -> None:
    found = json.loads(run("-f", "json", stdin=text.encode()).stdout)
    assert found["text"].split() == ["نیکوکار", "گفت:", "«راه", "باز", "است».", "پل", "نیست."]
    assert len(found["text"].splitlines()) == lines
    assert found["quotes"][0]["text"].strip("«»").startswith("راه باز است")


def test_signs_that_are_no_markup_stay(run: Run) -> None:
    text = "نیکوکار گفت: ۲ < ۳ و R&D باید با a>b بماند."
    found = json.loads(run("-f", "json", stdin=text.encode()).stdout)
    assert "text" not in found
    assert "R&D" in found["quotes"][0]["text"]
