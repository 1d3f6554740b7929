"""The names of one body have one key, those of two have two."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechsum import lexicon
from speechsum.directives import bodies
from speechsum.directives.bodies import body_key, place_of

_ROWS = lexicon.rows("bodies")


def _names(row: dict[str, str]) -> tuple[str, str]:
    first, second = row["example"].split(" = ")
    return first, second


@pytest.fixture
def _forgetful() -> Iterator[None]:
    yield
    bodies._table.cache_clear()
    body_key.cache_clear()


@pytest.mark.usefixtures("_forgetful")
@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['class']} {row['form']}")
def test_the_names_of_an_example_are_one_body(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = _names(row)
    assert body_key(first) == body_key(second)
    rest = [other for other in lexicon.of_class("bodies", row["class"]) if other != row]
    whole = lexicon.of_class

    def without(name: str, kind: str) -> list[dict[str, str]]:
        return rest if kind == row["class"] else whole(name, kind)

    monkeypatch.setattr(lexicon, "of_class", without)
    bodies._table.cache_clear()
    body_key.cache_clear()
    assert body_key(first) != body_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("شهرداری مهرکنار", "شهردار محترم شهر مهرکنار"),
        ("شهرداري مهركنار", "شهرداری مهرکنار"),
        ("اداره‌کل راه", "اداره کل راه"),
        ("رییس اداره برق", "ادارهٔ برق"),
        ("جناب آقای رامین نیکوکار", "آقای رامین نیکوکار"),
        ("آن‌ها", "آنها"),
        ("ریاست محترم شورای شهر", "شورای شهر"),
        ("وزیر محترم نیرو", "وزارت نیرو"),
        ("#اداره_برق", "اداره برق"),
    ],
)
def test_one_body(first: str, second: str) -> None:
    assert body_key(first) == body_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("شهرداری مهرکنار", "شهرداری سرپل"),
        ("شهرداری مهرکنار", "فرمانداری مهرکنار"),
        ("اداره برق", "اداره آب"),
        ("اداره کل راه", "اداره راه"),
        ("رئیس جمهور", "جمهور"),
        ("شهرداری", "شهرداری‌ها"),
        ("ما", "شما"),
        ("همه", "مردم"),
        ("نمایندگان مردم سرپل", "مردم سرپل"),
    ],
)
def test_two_bodies(first: str, second: str) -> None:
    assert body_key(first) != body_key(second)


def test_an_office_without_a_place_is_that_of_the_reports_place() -> None:
    place = place_of("فرماندار شهرستان مهرکنار")
    assert place == "مهرکنار"
    wanted = body_key("شهرداری مهرکنار")
    assert body_key("شهردار", place=place) == wanted
    assert body_key("شهرداری شهر", place=place) == wanted
    assert body_key("شهرداری سرپل", place=place) != wanted
    assert body_key("اداره برق", place=place) == body_key("اداره برق")
    assert body_key("شهردار") != wanted


@pytest.mark.parametrize(
    "post", ["استاندار مهرکنار", "وزیر نیرو", "شهردار", "شهردار شهر", "", None]
)
def test_a_post_that_names_no_town(post: str | None) -> None:
    assert place_of(post) is None


@given(st.text(), st.none() | st.text())
def test_any_text_has_a_key(name: str, place: str | None) -> None:
    key = body_key(name, place=place)
    assert key == body_key(f" {name} ", place=place)
    assert " " not in key
