"""Markdown is read as what it looks like; its signs are in no span, wherever it came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

MINUTES = """---
title: 'نشست ستاد زمستانی'
created: 2023-11-12
tags: [راه]
url: https://sepehr.example/n/7
---
# فرماندار سرپل: راه‌ها باز می‌شود

به گزارش سپهر، **رامین نیکوکار** فرماندار سرپل [گفت](https://a.example): **شهرداری** باید راه‌ها را
تا پایان آذر باز کند.[^1]

![همه باید ببینند](a.jpg)

> وی افزود: دهیاران نباید *نمک* را نگه دارند.

## مصوبات

مقرر شد:

1. شرکت آب شیرها را
   تا دو هفته رنگ کند.
2. بخشداری چاه‌ها را لایروبی کند.

- [ ] اداره برق تیرها را عوض کند.

| ردیف | شرح مصوبه | مسئول | مهلت |
|---|---|---|---|
| ۱ | پل مرمت شود | اداره راه | یک ماه |

```python
print("شهرداری باید کد را بخواند و همه را باز کند")
```

[^1]: همه باید بخوانند.
"""
ADDRESSEES = ["شهرداری", "دهیاران", "شرکت آب", "بخشداری", "اداره برق", "اداره راه"]


def read(run: Run, folder: Path, text: str, name: str = "a.md") -> dict[str, Any]:
    (folder / name).write_text(text, encoding="utf-8")
    done = run(name, "-f", "json", "--date", "1402-09-01")
    assert (done.returncode, done.stderr) == (0, b"")
    found: dict[str, Any] = json.loads(done.stdout)
    held = found.get("text", text)
    for one in (*found["quotes"], *found["directives"], *found["summary"]["sentences"]):
        assert held[one["start"] : one["end"]] == one["text"]
    return found


@pytest.mark.parametrize("name", ["a.md", "A.MARKDOWN"])
def test_markdown_is_read_as_what_it_looks_like(run: Run, tmp_path: Path, name: str) -> None:
    found = read(run, tmp_path, MINUTES, name)
    assert not set("*[]()`>|#_") & set(found["text"])
    assert found["headline"]["text"] == "فرماندار سرپل: راه‌ها باز می‌شود"
    assert (found["day"]["jalali"], found["day"]["from"]) == ("1402-08-21", "record")
    assert found["url"] == "https://sepehr.example/n/7"
    assert {one["speaker"] for one in found["quotes"]} == {"رامین نیکوکار"}
    assert [one["addressee"] for one in found["directives"]] == ADDRESSEES
    dues = [(one["deadline"] or {}).get("text") for one in found["directives"]]
    assert dues == ["تا پایان آذر", None, "تا دو هفته", None, None, "یک ماه"]
    lines = found["text"].splitlines()
    assert "1. شرکت آب شیرها را تا دو هفته رنگ کند." in lines
    assert lines[lines.index("مصوبات") - 1] == lines[lines.index("مصوبات") + 1] == ""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("**رامین نیکوکار گفت:** راه \\*باز\\* است.", "رامین نیکوکار گفت: راه *باز* است."),
        ("رامین نیکوکار گفت: ~~پل~~ `راه` باز است.", "رامین نیکوکار گفت: پل راه باز است."),
        ("رامین نیکوکار گفت: <b>راه</b>&nbsp;باز است.", "رامین نیکوکار گفت: راه باز است."),
        (
            "رامین نیکوکار *گفت*: راه باز است.  \nپل نیست.",
            "رامین نیکوکار گفت: راه باز است.\nپل نیست.",
        ),
        ("    رامین نیکوکار *گفت*: راه باز است.", "رامین نیکوکار گفت: راه باز است."),
        ("*** \nرامین نیکوکار گفت: ۲\\*۳ راه.\n\n---", "رامین نیکوکار گفت: ۲*۳ راه."),
        ("رامین نیکوکار\n---\nوی گفت: راه باز است.", "رامین نیکوکار\n\nوی گفت: راه باز است."),
        ("<!-- همه باید بیایند -->\n\nوی *گفت*: راه باز است.", "وی گفت: راه باز است."),
        ("```\nنیکوکار گفت: راه و پل باز است.\n```", "نیکوکار گفت: راه و پل باز است."),
        ("**۱.** راه باز است.\n۲. پل باز است.", "۱. راه باز است.\n۲. پل باز است."),
    ],
)
def test_what_a_reader_sees(run: Run, tmp_path: Path, text: str, right: str) -> None:
    assert read(run, tmp_path, text + "\n")["text"].strip("\n") == right


def test_markdown_without_signs_is_as_it_is(run: Run, tmp_path: Path) -> None:
    found = read(run, tmp_path, "رامین نیکوکار گفت: راه باز است.\n\n\n  پل نیست.\n")
    assert "text" not in found


@pytest.mark.parametrize("text", ["*وی _گفت " * 2_000 + "است_ باز* " * 2_000, "[وی](گفت " * 9_000])
def test_signs_without_end_are_read(run: Run, tmp_path: Path, text: str) -> None:
    read(run, tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "**رامین نیکوکار** گفت: **شهرداری** باید راه را باز کند.",
        "*رامین نیکوکار* گفت: __شهرداری__ باید راه را باز کند.",
        "## راه‌ها\n> ***رامین نیکوکار:*** `شهرداری` باید راه را باز کند.",
        '[رامین نیکوکار](https://a.example/_n_) گفت: [شهرداری](/t "باید") باید راه را باز کند.',
        "رامین نیکوکار **گفت:** شهرداری باید **راه** را باز کند.",
    ],
)
def test_pasted_signs_are_in_no_name(run: Run, text: str) -> None:
    found = json.loads(run("-f", "json", stdin=text.encode()).stdout)
    assert "text" not in found
    assert [one["speaker"] for one in found["quotes"]] == ["رامین نیکوکار"]
    assert [one["addressee"] for one in found["directives"]] == ["شهرداری"]
    assert found["directives"][0]["text"].endswith("باز کند")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("رامین نیکوکار گفت: ۲*۳*۴ متر و a_b_c و @a_b باید بماند.", "۲*۳*۴ متر و a_b_c و @a_b"),
        ("رامین نیکوکار گفت: بند [۳](الف) و * و * باید بماند.", "و * و * باید"),
    ],
)
def test_signs_of_no_markup_are_text(run: Run, text: str, held: str) -> None:
    assert held in json.loads(run("-f", "json", stdin=text.encode()).stdout)["quotes"][0]["text"]


def test_a_head_may_have_the_line_ends_of_windows(run: Run, tmp_path: Path) -> None:
    head = "---\r\ntitle: پل نوده باز شد\r\nurl: https://example.org/a\r\n---\r\n\r\n"
    path = tmp_path / "a.md"
    path.write_bytes(f"{head}رامین نیکوکار گفت: راه باز است.\r\n".encode())
    report = json.loads(run("-q", "-f", "json", str(path)).stdout)
    assert report["headline"]["text"] == "پل نوده باز شد"
    assert report["url"] == "https://example.org/a"
