"""Every line of ``pages.tsv`` is at work in its own example, and nothing else is in its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from speechsum.intake import page
from speechsum.lexicon import rows

ROWS = rows("pages")
BODY = "<p>استاندار گفت: پل باز است و راه تا پایان سال بسته نمی‌ماند.</p>"
NOISE = "<p>" + "این همه سخنان دیگری است که کسی نگفته است. " * 2 + "</p>"


def read(row: dict[str, str]) -> object:
    """What the example's line decides."""
    example = row["example"]
    match row["class"]:
        case "body":
            return page.read_page(f"<body>{example}<div>{NOISE}</div></body>").text
        case "away" | "tag":
            html = f"<body><div class='item-text'>{BODY}{example}</div></body>"
            return page.read_page(html).text
        case "day" | "meta":
            head, beside = (example, "") if row["class"] == "meta" else ("", example)
            html = f"<div class='x'>{beside}<div class='item-text'>{BODY}</div></div>"
            return page.read_page(f"<head>{head}</head><body>{html}</body>").published
        case _:
            return page.read_page(f"<body>{example}</body>").text


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    page._words.cache_clear()
    page._long_words.cache_clear()


@pytest.mark.parametrize("row", [pytest.param(r, id=f"{r['class']}-{r['form']}") for r in ROWS])
def test_pages(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    known = read(row)
    expected = {
        "body": "پل باز است" in str(known) and "سخنان دیگری" not in str(known),
        "away": "راه بسته است" not in str(known) and "پل باز است" in str(known),
        "tag": "راه بسته است" not in str(known) and "پل باز است" in str(known),
        "lead": str(known).startswith("فرماندار از باز شدن"),
        "day": "day='1402-08-21'" in str(known),
        "meta": "day='1402-08-21'" in str(known),
    }
    assert expected[row["class"]]
    words = page._words
    monkeypatch.setattr(
        page,
        "_words",
        lambda kind: {
            form: None for form in words(kind) if (kind, form) != (row["class"], row["form"])
        },
    )
    page._long_words.cache_clear()
    assert read(row) != known
