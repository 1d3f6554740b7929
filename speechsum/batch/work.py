"""What is asked of reports, what becomes of them, and how that is done for one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date as Date

from speechsum.errors import NoPersianError, NotAReportError, SpeechsumError
from speechsum.intake import Source, read
from speechsum.model import Report
from speechsum.pipeline import analyze
from speechsum.tuples import NamedTuple
from speechsum.when import waits_for_day


class Settings(NamedTuple):
    """What is asked of every report; see `speechsum.analyze`."""

    title: str | None = None
    date: Date | None = None
    ranker: str = "speech"
    sentences: int | str = 3
    encoding: str | None = None
    commitments: bool = False
    extracts: bool = False


class Failure(NamedTuple):
    """A report that could not be read or processed, and why, in one line.

    ``trace`` is Python's traceback where it should not have happened.
    """

    source: str
    reason: str
    trace: str = ""


class Done(NamedTuple):
    """A report that was processed: the `Report`, or what `Work.finish` made of it.

    ``fingerprint`` is of the bytes that were read, where `Work.fingerprint` asks for it; ``notes``
    is what the reader should know of how they were read; ``waits`` tells that it has deadlines that
    cannot be counted without its day.
    """

    source: Source
    value: Report | str
    fingerprint: str = ""
    notes: tuple[str, ...] = ()
    waits: bool = False


class Passed(NamedTuple):
    """That files which nobody named were passed over, and no reports are lost.

    ``within`` is the folder, archive or export that they are in; ``counts`` tells how many there
    are of each ending, without Persian text under the empty one, ``what`` that they are files, or
    posts of an export.
    """

    within: str
    counts: tuple[tuple[str, int], ...] = (("", 1),)
    what: str = "file"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Kept:
    """A report that need not be processed: ``value`` is what came of it another time."""

    value: str


Outcome = Done | Failure | Passed
Result = Outcome | Kept


class Work(NamedTuple):
    """What becomes of a source; picklable, so that other processes can do it.

    ``finish`` is done where the work is done: to send a line of JSON is cheaper than to send a
    report.
    """

    settings: Settings = Settings()
    finish: Callable[[Report], str] | None = None
    fingerprint: bool = False

    def __call__(self, source: Source) -> Outcome:
        """One report, or why not; never an exception."""
        name = source.name
        if source.passed:
            return Passed(name, source.passed)
        settings = self.settings
        try:
            data = source.read()
            given = read(source, data, settings.encoding)
            report = analyze(
                given.text,
                title=settings.title or given.title,
                date=settings.date,
                published=given.published,
                ranker=settings.ranker,
                sentences=settings.sentences,
                source=given.name,
                plain=given.plain,
                url=given.url,
                commitments=settings.commitments,
                extracts=settings.extracts,
            )
            if given.title is not None and report.headline is not None:
                report = _headed(report, given.title)
            value = report if self.finish is None else self.finish(report)
        except SpeechsumError as error:
            if source.within is not None:
                # A post may well be a heart and no more; a file of signs is damaged.
                post = source.kind == "record"
                if isinstance(error, NotAReportError if post else NoPersianError):
                    return Passed(source.within, what="post" if post else "file")
            return Failure(name, str(error))
        except Exception as error:  # one report must not end the others' work
            import traceback

            reason = f"internal error: {type(error).__name__}: {error}; please report it"
            return Failure(name, reason, traceback.format_exc())
        # What was read stays where it is: who asked knows where to find it again.
        where = Source(name, source.path, kind=source.kind)
        digest = fingerprint_of(data) if self.fingerprint else ""
        return Done(where, value, digest, given.notes, waits_for_day(report))


def _headed(report: Report, title: str) -> Report:
    """``report``, with its own first line for its headline only where it is the ``title`` that its
    page or record tells; a page shows much that is short above a report."""
    assert report.headline is not None
    same = report.headline.text.split() == title.split()
    return report if same else replace(report, headline=None)


def fingerprint_of(data: bytes | str) -> str:
    """A digest of a report as it was read."""
    from hashlib import blake2b

    if isinstance(data, str):
        data = data.encode("utf-8", errors="surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()
