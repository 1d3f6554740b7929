"""Reports in numbers, made of invented sentences."""

from __future__ import annotations

from pathlib import Path

_SPEAKERS = ("بهمن نیکوکار", "زهرا سرافراز", "کامران بهادری")
_CONTENTS = (
    "شهرداری باید راه روستا را تا پایان سال باز کند.",
    "آب این شهر از چاه تازه می‌آید.",
    "بخشداران گزارش کار خود را هر هفته بفرستند.",
    "مدرسه‌ها امسال زودتر باز شدند.",
)


def report(number: int) -> str:
    """A report, another one for each number."""
    name = _SPEAKERS[number % 3]
    first, second = _CONTENTS[number % 4], _CONTENTS[(number // 4 + 1) % 4]
    return (
        f"به گزارش سپهر، {name} استاندار نیکان در نشست شماره {number} گفت: {first}\n"
        f"وی افزود: {second}\n"
    )


def archive(folder: Path, count: int) -> Path:
    """A folder of ``count`` reports."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(report(number), encoding="utf-8")
    return folder
