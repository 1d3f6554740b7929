"""Invented reports of an invented province, and how the tests look into a ledger."""

from __future__ import annotations

import sqlite3
from pathlib import Path

GOVERNOR = """رامین نیکوکار استاندار سپیدرود امروز ۲۲ مرداد ۱۴۰۴ در نشست شورای اداری گفت: شهرداری \
مهرکنار باید پل ورودی شهر را تا پایان شهریور بازسازی کند.
وی افزود: شرکت آب و فاضلاب موظف است ظرف دو هفته فهرست روستاهای فاقد آب پایدار را ارائه دهد.
استاندار سپیدرود تصریح کرد: بخشداران باید زمین‌های رهاشده را شناسایی کنند.
"""

# The same event as another agency writes it: other words around, other spelling, one order more.
OTHER_AGENCY = """به گزارش خبرنگار ما، نيكوكار استاندار سپيدرود امروز ۲۲ مرداد ۱۴۰۴ گفت: شهرداري \
مهركنار بايد پل ورودي شهر را تا پايان شهريور ماه بازسازي كند.
وي افزود: شركت آب و فاضلاب موظف است ظرف دو هفته فهرست همه روستاهای فاقد آب پايدار را ارائه دهد.
نيكوكار در پايان گفت: اداره برق بايد خاموشي بيمارستان را پيگيري كند.
"""

MONTH_LATER = """رامین نیکوکار استاندار سپیدرود امروز ۲۲ شهریور ۱۴۰۴ در نشست شورای اداری گفت: \
بخشداران باید زمین‌های رهاشده را شناسایی کنند.
"""


def write(folder: Path, **texts: str) -> None:
    """Files ``<name>.txt`` in ``folder``."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def rows(ledger: Path, query: str) -> list[tuple[object, ...]]:
    """What a query of the file itself gives."""
    connection = sqlite3.connect(ledger)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def sound(ledger: Path) -> bool:
    """Whether SQLite finds the file whole, every reference in it too."""
    return rows(ledger, "PRAGMA integrity_check") == [("ok",)] and not rows(
        ledger, "PRAGMA foreign_key_check"
    )
