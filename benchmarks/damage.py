"""Real reports, damaged: cut at random bytes, with random bytes and with random letters changed.

``python benchmarks/damage.py FILE... [--reports N] [--seed N]`` reads reports (JSON lines with a
``text``, also packed with gzip) and counts what becomes of their damaged bytes: a report or a plain
answer. It ends with status 1 where anything else came: an exception that is not ours, a span that
is not the text it says, a run of over a second.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from speechsum.errors import SpeechsumError
from speechsum.intake.decoding import decode
from speechsum.model import Report
from speechsum.pipeline import analyze
from speechsum.render import RenderOptions, render

DAY = date(2024, 5, 1)
STRANGE = "و،.:؟«»()\u200c\u202e\x1b \n=<ًA٣"
"""What a letter is changed to."""
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1256")
TIMES = 10
SLOWEST = 1.0
"""Seconds that one report may take."""
# Windows-1256 has the Arabic letters only, and no Persian digits.
_ARABIC = str.maketrans("یکۀ۰۱۲۳۴۵۶۷۸۹", "يكة0123456789")


def reports(paths: list[str]) -> Iterator[str]:
    """The texts in files of JSON lines."""
    for path in paths:
        data = Path(path).read_bytes()
        for line in (gzip.decompress(data) if path.endswith(".gz") else data).splitlines():
            yield json.loads(line)["text"]


def encoded(text: str, encoding: str) -> bytes | None:
    """The bytes of a text, None where the encoding cannot write it."""
    try:
        return (text.translate(_ARABIC) if encoding == "cp1256" else text).encode(encoding)
    except UnicodeEncodeError:
        return None


def garbled(text: str, chance: random.Random) -> str:
    """A text with ten letters changed: changed bytes are mostly no UTF-8 any more, these are."""
    letters = list(text)
    for place in (chance.randrange(len(letters)) for _ in range(TIMES)):
        letters[place] = chance.choice(STRANGE)
    return "".join(letters)


def damages(data: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """``data`` cut at ten places, and once with ten bytes changed."""
    for _ in range(TIMES):
        yield "cut", data[: chance.randrange(len(data) + 1)]
    changed = bytearray(data)
    for place in (chance.randrange(len(data)) for _ in range(TIMES)):
        changed[place] = chance.randrange(256)
    yield "changed", bytes(changed)


def wrong_spans(value: object, text: str) -> Iterator[str]:
    """Every span in a report that is not the text it says."""
    if dataclasses.is_dataclass(value):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if start is not None and end is not None:
            said = getattr(value, "text", None)
            if not 0 <= start <= end <= len(text) or said != text[start:end]:
                yield f"{type(value).__name__} {start}:{end}"
        for field in dataclasses.fields(value):
            yield from wrong_spans(getattr(value, field.name), text)
    elif isinstance(value, tuple):
        for item in value:
            yield from wrong_spans(item, text)


def one(data: bytes) -> tuple[str, list[str], float]:
    """What became of bytes, what was wrong about it, and the seconds it took."""
    began = time.process_time()
    wrong: list[str] = []
    try:
        text = decode(data).text
        report: Report = analyze(text, date=DAY)
        render([report], "json", RenderOptions())
        wrong += wrong_spans(report, text)
        outcome = "a report"
    except SpeechsumError as error:
        outcome = type(error).__name__
        if "\n" in str(error) or not str(error):
            wrong.append(f"no one-line answer: {error!r}")
    except Exception as error:
        outcome = "a crash"
        place = traceback.extract_tb(error.__traceback__)[-1]
        wrong.append(f"{type(error).__name__}: {error}, {Path(place.filename).name}:{place.lineno}")
    seconds = time.process_time() - began
    if seconds > SLOWEST:
        wrong.append(f"{seconds:.1f} s")
    return outcome, wrong, seconds


def main() -> int:
    """Print a line for each thing gone wrong and the counts; 1 where anything did."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--reports", type=int, help="a random sample of so many")
    parser.add_argument("--seed", type=int, default=1401)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    texts = list(reports(given.files))
    if given.reports is not None:
        texts = chance.sample(texts, min(given.reports, len(texts)))
    counts: Counter[str] = Counter()
    status, slowest = 0, 0.0
    one(texts[0].encode())  # what is loaded once
    for number, text in enumerate(texts):
        for encoding in ENCODINGS:
            data = encoded(text, encoding)
            if not data:
                counts[f"{encoding}: cannot be written"] += 1
                continue
            letters = encoded(garbled(text, chance), encoding) or b""
            for how, damaged in (*damages(data, chance), ("letters", letters)):
                outcome, wrong, seconds = one(damaged)
                counts[f"{encoding} {how}: {outcome}"] += 1
                slowest = max(slowest, seconds)
                for what in wrong:
                    status = 1
                    print(f"! report {number} {encoding} {how}: {what}", flush=True)
    for name, count in sorted(counts.items()):
        print(f"{count:8} {name}")
    print(f"{sum(counts.values()):8} in all, the slowest {slowest:.2f} s")
    return status


if __name__ == "__main__":
    sys.exit(main())
