"""A coverage-guided run over raw bytes; not one of the tests, for it ends when it is told to.

``python -m tests.robustness.fuzz CORPUS -max_total_time=600 -max_len=3000 -timeout=10`` with
atheris installed (Python 3.11). What it finds is written as ``crash-…``; the shortest text of our
own that shows the same goes into ``test_found.py``.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["speechsum"]):
    from speechsum import SpeechsumError, analyze
    from speechsum.intake.decoding import decode
    from speechsum.render import FORMATS, RenderOptions, render

from tests.test_properties import PIECES, check

DAY = date(2024, 5, 1)
ALL = RenderOptions(show=("summary", "directives", "quotes"), explain=True)


def one_input(data: bytes) -> None:
    """What must hold of any bytes: a sound report that every format can show, or a plain answer."""
    try:
        text = decode(data).text
        report = analyze(text, date=DAY)
    except SpeechsumError as error:
        answer = str(error)
        if not answer or "\n" in answer:
            raise AssertionError(f"no one-line answer: {answer!r}") from error
        return
    check(report, text)
    form = FORMATS[len(data) % len(FORMATS)]
    render([report], form, ALL)


def seed(corpus: Path) -> None:
    """The genre's pieces, and some texts of them, as what to begin with."""
    corpus.mkdir(parents=True, exist_ok=True)
    for number, piece in enumerate(PIECES):
        (corpus / f"piece-{number}").write_bytes(piece.encode("utf-8", "surrogatepass"))
    for number in range(0, len(PIECES), 3):
        text = " ".join(PIECES[number:] + PIECES[:number])
        for encoding in ("utf-8", "utf-16", "cp1256"):
            data = text.encode(encoding, "replace")
            (corpus / f"text-{number}-{encoding}").write_bytes(data)


if __name__ == "__main__":
    seed(Path(sys.argv[1]))
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
