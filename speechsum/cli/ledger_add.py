"""``speechsum ledger add``: reports are read, and what is new in them is entered."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from speechsum.cli import options
from speechsum.cli.notes import Notes
from speechsum.cli.output import Output
from speechsum.cli.status import status_of
from speechsum.tuples import NamedTuple

if TYPE_CHECKING:
    from datetime import date as Date

    from speechsum.batch import Done, Kept
    from speechsum.intake import Source
    from speechsum.ledger import Ledger
    from speechsum.render.options import Lang


class _Adding(NamedTuple):
    """What `add` is asked for; ``date`` is the day to count from where a report tells none."""

    ledger: str
    paths: tuple[str, ...]
    files_from: str | None
    date: Date | None
    encoding: str | None
    title: str | None
    jobs: int | None
    dask: str | None
    lang: Lang
    quiet: bool
    verbose: bool


@click.command("add", context_settings=options.CONTEXT)
@options.ledger_argument
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path())
@options.date_option
@options.encoding_option
@options.title_option
@options.many_options
@options.lang_option
@options.config_options
@options.quiet_option
@options.verbose_option
@click.pass_context
def add(context: click.Context, /, **given: Any) -> None:
    """Read reports, and enter what is new. The same again changes nothing."""
    missing = "give a file or a folder after the ledger, or pipe a report in"
    given["paths"] = options.paths_of(given["paths"], given["files_from"], missing)
    context.exit(status_of(lambda: _add(_Adding(**given))))


def _add(asked: _Adding) -> int:
    from speechsum.batch import Done, Settings, Work, run
    from speechsum.intake import find_sources
    from speechsum.ledger import Ledger

    work = Work(Settings(title=asked.title, date=asked.date, encoding=asked.encoding))
    notes = Notes(
        None if asked.files_from else asked.paths,
        printing=False,
        quiet=asked.quiet,
        verbose=asked.verbose,
    )
    with Ledger(asked.ledger, create=True) as ledger:
        entering = _Entering(ledger, asked)
        sources = map(entering.unless_known, find_sources(asked.paths, asked.files_from))
        with closing(run(sources, work, jobs=asked.jobs, dask=asked.dask)) as results:
            for result in results:
                notes.take(result)
                if isinstance(result, Done):
                    entering.enter(result)
    status = notes.end()
    if not asked.quiet:
        with Output(None) as output:
            output.write(f"{entering.told(asked.lang)}\n")
    return status


class _Entering:
    """Reports on their way into a ledger, and how much of them was new."""

    def __init__(self, ledger: Ledger, asked: _Adding) -> None:
        self._ledger = ledger
        self._asked = asked
        self._fingerprints: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def unless_known(self, source: Source) -> Source | Kept:
        """``source``, read already, or that it need not be worked on."""
        from speechsum.batch import Kept

        loaded = source.loaded()
        if loaded.problem is not None or loaded.passed:
            return loaded
        fingerprint = self._fingerprint(loaded)
        if self._ledger.knows(fingerprint, dated=self._asked.date is not None):
            return Kept("")
        self._fingerprints[source.name] = fingerprint
        return loaded

    def enter(self, done: Done) -> None:
        """Enter a report that was read, and count what was new."""
        from speechsum.model import Report

        assert isinstance(done.value, Report)
        added = self._ledger.add(done.value, self._fingerprints.pop(done.source.name, ""))
        self._counts["reports"] += 1
        for key in ("new", "check", "joined", "repeated"):
            self._counts[key] += len(getattr(added, key))

    def told(self, lang: Lang) -> str:
        """The counts in words."""
        from speechsum.render.labels import labels

        words = labels(lang)
        return words.listed(
            f"{words[f'added.{key}']}: {words.number(self._counts[key])}"
            for key in ("reports", "new", "check", "joined", "repeated")
        )

    def _fingerprint(self, source: Source) -> str:
        """Of all that a report's reading depends on but the day: that is kept as it was entered."""
        from speechsum import __version__
        from speechsum.batch.work import fingerprint_of

        asked = (source.name, self._asked.title, self._asked.encoding, __version__)
        return fingerprint_of(f"{asked}{fingerprint_of(source.read())}")
