"""A sheet of orders as a spreadsheet has saved it: the texts of its cells, by their columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date
from datetime import timedelta
from typing import Any

from speechsum.errors import LedgerError
from speechsum.render.labels import Labels, labels
from speechsum.render.orders.page import titles

_LARGEST = 64 * 2**20
"""Bytes of a workbook, unpacked: one of 100,000 rows has less."""
_GREGORIAN = 1582

Row = dict[str, str]
"""The texts of a row's cells by their columns (`speechsum.render.orders.page.COLUMNS`)."""


def read_sheet(path: str) -> tuple[Labels, list[tuple[int, Row]]]:
    """The sheet at ``path`` (``.xlsx`` or ``.csv``): in whose language its headings are, its rows.

    Each row comes with its number in the sheet, counted from 1.

    Raises:
        LedgerError: it cannot be read, or is no list of orders.
    """
    if path.lower().endswith(".csv"):
        table = _read_csv(path)
    elif path.lower().endswith((".xlsx", ".xlsm")):
        table = _read_workbook(path)
    else:
        raise LedgerError(f"{path}: neither .xlsx nor .csv; save the sheet as one of these")
    for start, line in enumerate(table[:20]):
        for lang in ("fa", "en"):
            words = labels(lang)
            named = {flat(title): column for column, title in titles(words).items()}
            found = [named.get(flat(cell)) for cell in line]
            if "number" in found and "status" in found:
                return words, list(_rows(found, table[start + 1 :], start + 2))
    number, status = titles(labels("fa"))["number"], titles(labels("fa"))["status"]
    raise LedgerError(f"{path}: not a list of orders: no columns «{number}» and «{status}»")


def _rows(
    columns: Sequence[str | None], table: Iterable[Sequence[str]], first: int
) -> Iterator[tuple[int, Row]]:
    for line, texts in enumerate(table, first):
        row = {column: "" for column in columns if column}
        row |= {column: text for column, text in zip(columns, texts, strict=False) if column}
        if any(flat(text) for text in row.values()):
            yield line, row


def _read_csv(path: str) -> list[list[str]]:
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise LedgerError(f"{path}: not UTF-8; save it as «CSV UTF-8»") from None
    # In countries where a comma is a decimal sign, spreadsheets part cells by semicolons.
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise LedgerError(f"{path}: not CSV: {error}") from None
    return table


def _read_workbook(path: str) -> list[list[str]]:
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise LedgerError(f"{path}: larger than {_LARGEST // 2**20} MiB unpacked")
        from openpyxl import load_workbook

        book = load_workbook(path, data_only=True)
        sheet = book.worksheets[0]
        return [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror or error}") from None
    except LedgerError:
        raise
    except Exception as error:  # a damaged workbook makes openpyxl fail in many ways
        raise LedgerError(f"{path}: not a workbook: {error}") from None


def _text(value: Any) -> str:
    """A cell's value as the sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Date):  # a day, with the midnight that some programs add
        return (value - timedelta(_julian(value.year))).isoformat()[:10]
    return str(value)


def _julian(year: int) -> int:
    """How many days the calendar of the sheet is behind ours: a Jalali day that was typed into a
    column of days is one of the Middle Ages to LibreOffice, which counts those as Caesar did."""
    return year // 100 - year // 400 - 2 if year < _GREGORIAN else 0


def flat(text: str) -> str:
    """``text`` on one line, with single blanks: spreadsheets change the others."""
    return " ".join(text.split())
