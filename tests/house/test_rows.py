"""Each line of the lexicon is needed by its own example, an eighth of them a day.

``SPEECHSUM_ALL_ROWS=1`` takes all of them; what is not needed yet stands in ``unneeded.txt``.
"""

from __future__ import annotations

import os
from datetime import date
from zlib import crc32

import pytest

from tests.house import rows

_PARTS = 8


@pytest.mark.parametrize("file", rows.FILES)
def test_a_line_taken_away_changes_its_example(file: str) -> None:
    today = None if os.environ.get("SPEECHSUM_ALL_ROWS") else date.today().toordinal() % _PARTS
    known = rows.unneeded()
    useless = [
        name
        for of, row in rows.all_rows()
        if of == file and (name := rows.name_of(file, row)) not in known
        if today is None or crc32(name.encode()) % _PARTS == today
        if not rows.is_needed(file, row)
    ]
    assert not useless
