"""What samples/README.md says of the samples, in whatever year it is read."""

from __future__ import annotations

import json
import re

from tests.conftest import ROOT, SAMPLES, Run

_ROW = re.compile(
    r"^\| `([\w.-]+)` \|.*\| «([^»]*)»: (\d{4}-\d\d-\d\d), (\d{4}-\d\d-\d\d) \|$", re.M
)
_LAST = re.compile(r"`--date (\d{4}-\d\d-\d\d)`")


def test_a_day_without_a_year_is_the_one_that_is_told(run: Run) -> None:
    page = (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
    told = {name: days for name, said, *days in _ROW.findall(page) if "۱۴۰" not in said}
    last = _LAST.search(page)
    assert last is not None
    done = run(*(SAMPLES / name for name in told), "--date", last[1], "-f", "jsonl")
    found = [json.loads(line)["day"] for line in done.stdout.splitlines()]
    assert [[day["jalali"], day["gregorian"]] for day in found] == list(told.values())
    assert len(found) > 7
