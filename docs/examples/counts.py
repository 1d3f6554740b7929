"""How often who is told what: counts of a table of directives, by speaker, addressee, force, month.

speechsum archive/ -f csv --lang en -o directives.csv
python docs/examples/counts.py directives.csv
"""

from __future__ import annotations

import csv
import sys
from collections import Counter

TOP = 10


def main(path: str) -> None:
    """Print the counts of the table at ``path``."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["month"] = row["date"][:7]  # of the Jalali calendar: 1404/06
    print(f"directives: {len(rows)}")
    for column in ("speaker", "addressee", "force", "month"):
        print(f"\nby {column}")
        for value, count in Counter(row[column] for row in rows).most_common(TOP):
            print(f"{count:6}  {value or '(not told)'}")


if __name__ == "__main__":
    main(sys.argv[1])
