"""Whether time grows with the text and no faster: hostile texts at one size and at twice that.

``python benchmarks/growth.py [--size N] [NAME]...`` prints the seconds that each stage takes on
N characters (200,000), and for all of them the ratio to 2 N and the most memory in use. It ends
with status 1 where a ratio is beyond what clocks account for.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from datetime import date

from speechsum.attribution import attribute
from speechsum.directives import find_directives
from speechsum.errors import SpeechsumError
from speechsum.intake.decoding import decode
from speechsum.pipeline import analyze
from speechsum.render import FORMATS, RenderOptions, render
from speechsum.summary import Length, summarize
from speechsum.text.language import require_persian
from speechsum.text.segments import parse
from speechsum.when import speech_day

DAY = date(2024, 5, 1)
LIMIT = 3.0
"""Twice the text may take twice the time; the rest is for caches, garbage and other processes."""
NOISE = 0.2
"""Seconds below which a ratio says nothing."""

_LETTERS = "بپتجچخدرزسشفکگلمن"


def _times(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _numbered(make: Callable[[int], str], size: int) -> str:
    pieces: list[str] = []
    length = number = 0
    while length < size:
        pieces.append(make(number))
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)


def _name(number: int) -> str:
    """A name that no other number has."""
    letters = []
    for _ in range(4):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return f"بهمن نیک{''.join(letters)}"


def _speech(number: int) -> str:
    return (
        f"{_name(number % 7)}، استاندار نیکان، گفت: شهرداری باید راه شماره {number} را تا پایان "
        "سال باز کند و بخشداران لازم است گزارش بدهند.\nوی افزود: راه بسته است.\n"
    )


TEXTS: dict[str, Callable[[int], str]] = {
    "a report again and again": lambda size: _numbered(_speech, size),
    "one line": lambda size: _numbered(_speech, size).replace("\n", " "),
    "one line without marks": lambda size: _times("راه بسته آب کم است و مردم ", size),
    "one endless word": lambda size: "ا" * size,
    "one endless glued word": lambda size: _times("کودکانازسفر", size),
    "joined by nothing (ZWNJ)": lambda size: _times("می\u200c", size),
    "empty lines": lambda size: "راه باز است.\n" + "\n" * size,
    "lines of one word": lambda size: _times("راه\n", size),
    "cues": lambda size: _times("وی گفت: آب کم است. ", size),
    "cues and nothing else": lambda size: _times("وی گفت: ", size),
    "cues on their lines": lambda size: _times("وی افزود:\n", size),
    "names": lambda size: _numbered(lambda n: f"{_name(n)} گفت: آب کم است.\n", size),
    "names in a row": lambda size: _numbered(lambda n: f"{_name(n)}، ", size),
    "names behind colons": lambda size: _times("رئیس: رامین نیکوکار ", size),
    "lines of credit": lambda size: _times("خبرنگار: نیکوکار\n", size),
    "posts in a row": lambda size: _times("رئیس سازمان مدیر کل استاندار ", size),
    "posts and names": lambda size: _numbered(
        lambda n: f"{_name(n)} رئیس سازمان آب استان {_name(n + 9)[5:]} گفت: راه باز است.\n", size
    ),
    "deep «": lambda size: "وی گفت: " + "«" * (size // 2) + " راه " + "»" * (size // 2),
    "« never closed": lambda size: _times("«راه ", size),
    "» never opened": lambda size: _times("راه» ", size),
    "straight marks": lambda size: _times('" راه ', size),
    "deep (": lambda size: "راه " + "(" * (size // 2) + "راه" + ")" * (size // 2),
    "one word": lambda size: _times("شهرداری ", size),
    "one sentence": lambda size: _times("شهرداری باید راه را باز کند. ", size),
    "«باید»": lambda size: _times("باید ", size),
    "«باید» in one sentence": lambda size: _times("شهرداری باید راه را باز کند و ", size),
    "«نباید» and commas": lambda size: _times("نباید، ", size),
    "«لازم است که»": lambda size: _times("لازم است که ", size),
    "«خواستار»": lambda size: _times("خواستار باز شدن راه ", size),
    "«با تاکید بر اینکه»": lambda size: _times("با تاکید بر اینکه ", size),
    "«با بیان اینکه» and a cue": lambda size: _times("وی با بیان اینکه راه بسته است گفت ", size),
    "«باید» and a deadline": lambda size: _times("باید تا پایان سال ", size),
    "deadlines": lambda size: _times("ظرف دو هفته تا ۲۲ بهمن ", size),
    "quotes without a speaker": lambda size: _times("«راه باز است.» ", size),
    "quotes of one speaker": lambda size: _times("وی گفت: «راه باز است.» ", size),
    "opinions": lambda size: _times("معتقدند راه ", size),
    "quotes within quotes": lambda size: _times("«راه «آب» باز ", size),
    "digits": lambda size: "راه " + "۱" * size,
    "numbers": lambda size: _times("۱۲ ", size) + "راه باز است",
    "dates": lambda size: _times("سه شنبه ۱۱ مرداد ", size),
    "points and digits": lambda size: "راه " + _times("۱.", size),
    "spaces": lambda size: "راه" + " " * size + "باز است.",
    "marks and spaces": lambda size: "راه باز" + _times(".  ", size) + "است",
    "points": lambda size: "راه باز" + "." * size,
    "dashes": lambda size: "راه باز " + "- " * (size // 2),
    "hard-wrapped lines": lambda size: _times("راه بسته است و آب کم است و مردم\n", size),
    "hard-wrapped speeches": lambda size: (
        _numbered(_speech, size).replace("\n", " ").replace(" و ", "\n").replace("، ", "،\n")
    ),
    "«و» without end": lambda size: _times("و ", size),
    "lists of «و»": lambda size: _times("شهرداری و بخشداری و ", size),
    "«که» without end": lambda size: _times("وی گفت که ", size),
    "pronouns": lambda size: _times("وی او ایشان ", size),
    "questions": lambda size: _times("راه باز است؟ بله. ", size),
    "headings": lambda size: _numbered(lambda n: f"* راه شماره {n}\n", size),
    "headings of no table": lambda size: _times("ردیف\n", size),
    "lists of lists": lambda size: _times("- الف\n* شهرداری\n", size),
    "tails": lambda size: "راه باز است.\n" + _times("انتهای پیام\n", size),
    "controls": lambda size: "راه باز است. " + "\x1b[31m\u202e" * (size // 6),
    "marks above letters": lambda size: "راه ب" + "\u064e" * size,
}  # fmt: skip


def stages(text: str) -> dict[str, float]:
    """Seconds that each stage takes on ``text``, one after the other."""
    seconds: dict[str, float] = {}
    last = time.process_time()

    def stop(name: str) -> None:
        nonlocal last
        now = time.process_time()
        seconds[name] = now - last
        last = time.process_time()

    data = text.encode()
    stop("encode")
    decoded = decode(data).text
    try:
        require_persian(decoded)
    except SpeechsumError:
        stop("decode")
        return seconds
    stop("decode")
    document = parse(decoded)
    stop("parse")
    attribution = attribute(document)
    stop("attribute")
    day = speech_day(document, attribution.quotes, option=DAY)
    directives = find_directives(document, attribution, day=day).directives
    stop("directives")
    summarize(
        document, attribution, directives, title=None, ranker="speech", length=Length.parse(3)
    )
    stop("summary")
    report = analyze(decoded, date=DAY)
    last = time.process_time()
    for name in FORMATS:
        render([report], name, RenderOptions(show=("summary", "directives", "quotes")))
        stop(name)
    del seconds["encode"]
    return seconds


def _best(text: str) -> dict[str, float]:
    """The shorter time of two for each stage: other processes can only make it longer."""
    first, second = stages(text), stages(text)
    return {stage: min(seconds, second[stage]) for stage, seconds in first.items()}


def main() -> int:
    """Print a line a text; 1 where the time of one grew faster than the text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts of the texts' names")
    given = parser.parse_args()
    stages(_numbered(_speech, 3_000))  # what is loaded once
    status = 0
    for name, make in TEXTS.items():
        if given.names and not any(part in name for part in given.names):
            continue
        once, twice = _best(make(given.size)), _best(make(2 * given.size))
        total, doubled = sum(once.values()), sum(twice.values())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name}: {total:.2f} s, {doubled / max(total, 1e-9):.1f} × for 2 ×, {peak} MiB")
        for stage, seconds in once.items():
            ratio = twice[stage] / max(seconds, 1e-9)
            beyond = twice[stage] > NOISE and ratio > LIMIT
            status |= beyond
            if twice[stage] > NOISE:
                print(f"    {stage:<12}{seconds:8.3f} s {ratio:6.1f} ×{'  !' * beyond}")
        sys.stdout.flush()
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
