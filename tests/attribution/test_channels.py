"""Posts of channels, and notes of a talk: names with a colon, and what they said below them."""

from __future__ import annotations

import pytest

from speechsum import analyze


def _said(text: str) -> list[tuple[str | None, str]]:
    return [(q.speaker, q.text.split("\n")[0]) for q in analyze(text).quotes if q.kind == "direct"]


def test_each_name_over_a_list_begins_a_speech() -> None:
    post = (
        "🟢 گزارش نشست بازار مهرکنار\n\n👤 رامین نیکوکار، مدیر جهاد مهرکنار:\n🔹\nسیب هست.\n"
        "🔹\nسردخانه‌داران باید موجودی خود را ثبت کنند.\n\n"
        "👤 سارا سپهرداد، رئیس اداره صمت مهرکنار:\n🔹\nتخم‌مرغ ارزان شد.\n"
        "🔹\nمرغداران از فروش به واسطه‌ها خودداری کنند.\n\n"
        "👤 بهمن رادمنش، فرماندار مهرکنار:\n🔹\nبازار شب‌ها خلوت است.\n"
    )
    assert _said(post) == [
        ("رامین نیکوکار", "سیب هست."),
        ("سارا سپهرداد", "تخم‌مرغ ارزان شد."),
        ("بهمن رادمنش", "بازار شب‌ها خلوت است"),
    ]
    assert [d.speaker for d in analyze(post).directives] == ["رامین نیکوکار", "سارا سپهرداد"]


def test_items_below_one_name_are_one_speech() -> None:
    post = (
        "گزارش نشست مهرکنار\nرامین نیکوکار، مدیر جهاد مهرکنار:\n🔹 سیب هست.\n🔹 انار هم هست.\n"
        "🔹 تابلو: نرخ تازه زده شد.\n"
    )
    assert [speaker for speaker, _ in _said(post)] == ["رامین نیکوکار"]


def test_a_tag_on_a_line_of_its_own_breaks_no_label() -> None:
    post = (
        "رئیس اتحادیه: شیر باید ارزان شود\nرامین نیکوکار، رئیس اتحادیه شیر مهرکنار در\n#گفتگو\n"
        "با پیک:\n🔹\nدامداران شیر را گران می‌فروشند.\n🔹\nمغازه‌داران شیر کهنه را جمع کنند.\n"
    )
    assert _said(post) == [("رامین نیکوکار", "دامداران شیر را گران می‌فروشند.")]
    assert [d.addressee for d in analyze(post).directives] == ["مغازه‌داران"]


def test_talk_at_a_table_is_written_without_stops() -> None:
    notes = (
        "گفته‌های نشست امروز کارگاه مدرسه مهرکنار\n"
        "مهندس رامین نیکوکار، ناظر پروژه: سقف ترک داره من دیروز دیدمش\n"
        "سارا سپهرداد، سرکارگر: سیمانش مال همون کارخونه‌س که می‌گرفتیم\n"
        "مهندس رامین نیکوکار، ناظر پروژه: پیمانکار باید نمونه سیمانو بفرسته آزمایشگاه\n"
        "سارا سپهرداد، سرکارگر: کارگرا بی‌کلاه نرن بالا داربست\n"
    )
    speakers = ["رامین نیکوکار", "سارا سپهرداد"] * 2
    assert [speaker for speaker, _ in _said(notes)] == speakers
    assert [d.addressee for d in analyze(notes).directives] == ["پیمانکار", "کارگرا"]


@pytest.mark.parametrize("rule", ["", "➖➖➖\n", "\n"])
@pytest.mark.parametrize("below", ["در مهرکنار گفت", "در نشست راه اظهار کرد"])
def test_an_item_with_a_cue_ends_the_list_of_a_label(rule: str, below: str) -> None:
    post = (
        f"🔴 استاندار مهرکنار:\n💠 هیچ روستایی نباید بی‌آب بماند\n{rule}"
        f"✅ رامین نیکوکار {below}: ده روستا هنوز آب ندارند.\n✅ وی افزود: راه باز است.\n"
    )
    assert [speaker for speaker, _ in _said(post)] == ["رامین نیکوکار"] * 2
    assert not analyze(post).directives
