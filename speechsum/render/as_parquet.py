"""Rows for data frames (Apache Parquet): always the same columns of the same types.

Columns are called in English and values are those of the JSON, whatever the language of the labels:
texts are the report's own characters, a Jalali day is in ISO form, what is not known is null.
"""

from __future__ import annotations

import io
from datetime import date as Date
from typing import Any

from speechsum.errors import UsageError
from speechsum.model import SCHEMA, Report
from speechsum.render.options import RenderOptions
from speechsum.render.rows import Row, Value, all_columns, rows, section_of
from speechsum.render.writer import Writer

_GROUP = 20_000  # rows that are kept until they are written
_INTEGERS = ("start", "end", "rank")
_FRACTIONS = ("certainty", "score")
_DAYS = ("date_gregorian", "deadline_gregorian")


class ParquetWriter(Writer):
    """A row a directive, or an item of the one section that ``show`` asks for.

    Raises:
        UsageError: pyarrow is not there, or does not work here.
    """

    def __init__(self, options: RenderOptions) -> None:
        try:
            from pyarrow import parquet
        except ImportError as error:
            why = "" if isinstance(error, ModuleNotFoundError) else f" ({error})"
            raise UsageError(
                f"parquet needs pyarrow{why}: pip install 'speechsum[parquet]'"
            ) from None
        self._section = section_of(options)
        self._schema = _schema(all_columns(self._section))
        self._data = io.BytesIO()
        self._writer = parquet.ParquetWriter(self._data, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def report(self, report: Report) -> str:
        """Nothing yet; the rows are compressed and put by."""
        for row in rows(report, self._section):
            self._waiting.append({name: _writable(value) for name, value in row.items()})
        if len(self._waiting) >= _GROUP:
            self._flush()
        return ""

    def end(self) -> bytes:
        """The file."""
        self._flush()
        self._writer.close()
        return self._data.getvalue()

    def _flush(self) -> None:
        from pyarrow import Table

        if self._waiting:
            self._writer.write_table(Table.from_pylist(self._waiting, self._schema))
            self._waiting = []


def _writable(value: Value) -> str | float | Date | None:
    """A file's name may hold bytes that are no text; they are written as in the JSON."""
    if isinstance(value, str):
        return value.encode("utf-8", errors="backslashreplace").decode("utf-8")
    return value


def _schema(columns: tuple[str, ...]) -> Any:
    import pyarrow

    types = {
        **dict.fromkeys(columns, pyarrow.string()),
        **dict.fromkeys(_INTEGERS, pyarrow.int64()),
        **dict.fromkeys(_FRACTIONS, pyarrow.float64()),
        **dict.fromkeys(_DAYS, pyarrow.date32()),
    }
    fields = [(name, types[name]) for name in columns]
    return pyarrow.schema(fields, metadata={"speechsum.schema": str(SCHEMA)})
