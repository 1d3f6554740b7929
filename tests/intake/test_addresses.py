"""The address that a page or a record calls its own is kept beside its source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

REPORT = "رامین نیکوکار، فرماندار سرپل گفت: شهرداری باید راه‌ها را تا پایان آذر باز کند."
ADDRESS = "https://sepehr.example/news/7"


def page(head: str, before: str = "") -> bytes:
    return f"{before}<html><head>{head}</head><body><p>{REPORT}</p></body></html>".encode()


def ld(**more: object) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "راه‌ها", **more})
    return f'<script type="application/ld+json">{data}</script>'


def link(href: str) -> str:
    return f'<link rel="canonical" href="{href}">'


def og(content: str) -> str:
    return f'<meta property="og:url" content="{content}">'


def read(run: Run, data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("-f", "json", stdin=data).stdout)
    return found


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (link(ADDRESS), ADDRESS),
        (f"<link href='{ADDRESS}' REL='shortlink Canonical'>", ADDRESS),
        (og(ADDRESS), ADDRESS),
        (ld(mainEntityOfPage=ADDRESS), ADDRESS),
        (ld(mainEntityOfPage={"@id": ADDRESS}), ADDRESS),
        (ld(url=ADDRESS), ADDRESS),
        (link(ADDRESS) + og("https://other.example/1"), ADDRESS),
        (link("/news/7") + og("https://sepehr.example/n/7"), ADDRESS),
        ('<base href="https://sepehr.example/news/">' + link("7"), ADDRESS),
        (link("//sepehr.example/news/7") + og("https://sepehr.example/"), ADDRESS),
        (link(f" {ADDRESS}#comments "), ADDRESS),
        (link("https://sepehr.example/") + og(ADDRESS), ADDRESS),
        (link("https://sepehr.example/?p=7"), "https://sepehr.example/?p=7"),
        (link("https://sepehr.example/راه باز شد"), "https://sepehr.example/راه%20باز%20شد"),
        (link(f"{ADDRESS}?a=1&amp;b=2"), f"{ADDRESS}?a=1&b=2"),
        (link("/news/7"), None),
        (link("/news/7") + '<link rel="shortlink" href="https://sepehr.example/7">', ADDRESS),
        (link("javascript:alert(1)"), None),
        (link("file:///C:/news.html") + og(ADDRESS), ADDRESS),
        (link("https://"), None),
        (link("http://[broken"), None),
        (link("http://[broken") + og(ADDRESS), ADDRESS),
        (link("https://a:b@sepehr.example/news/7"), None),
        (link("https://sepehr.example/" + "a" * 3000), None),
        (link(""), None),
        (ld(mainEntityOfPage=7, url=["x"]), None),
        ("", None),
    ],
)
def test_the_address_of_a_page(run: Run, head: str, address: str | None) -> None:
    found = read(run, page(head))
    assert (found["source"], found.get("url")) == ("-", address)


def test_the_address_that_a_browser_saved_a_page_from(run: Run) -> None:
    saved = f"<!DOCTYPE html>\n<!-- saved from url=(0029){ADDRESS} -->\n"
    assert read(run, page("", saved))["url"] == ADDRESS
    assert read(run, page(link("/news/8"), saved))["url"] == "https://sepehr.example/news/8"


def test_the_address_of_a_record(run: Run) -> None:
    records = (
        {"text": REPORT, "id": 1, "source": ADDRESS},
        {"text": REPORT, "id": 2, "url": ADDRESS, "source": "سپهر"},
        {"text": REPORT, "id": 3, "source": "سپهر"},
    )
    lines = "\n".join(map(json.dumps, records)).encode()
    found = list(map(json.loads, run("-f", "jsonl", stdin=lines).stdout.splitlines()))
    assert [one["source"] for one in found] == ["-#1", "-#2", "-#3"]
    assert [one.get("url") for one in found] == [ADDRESS, ADDRESS, None]


def test_the_address_stands_in_every_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(link(ADDRESS)))
    for name in ("text", "table", "markdown"):
        shown = run("a.html", "-f", name).stdout.decode().replace("\\", "")
        assert "a.html" in shown
        assert ADDRESS in shown
    shown = run("a.html", "-f", "html").stdout.decode()
    assert f'<a href="{ADDRESS}" rel="noopener noreferrer">{ADDRESS}</a>' in shown
    for more in ([], ["--joint"]):
        table = ["a.html", "-f", "csv", "--lang", "en", *more]
        assert ADDRESS not in run(*table).stdout.decode()
        heading, row = run(*table, "--all-columns").stdout.decode().splitlines()
        assert heading.split(",").index("url") == row.split(",").index(ADDRESS)
