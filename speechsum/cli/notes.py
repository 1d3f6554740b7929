"""What is said on standard error of a run's reports: how far it is, what failed, what was left."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from speechsum.cli.output import complain
from speechsum.cli.status import DONE, SOME_FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from speechsum.batch import Result
    from speechsum.batch.progress import Meter


class Notes:
    """What there is to say of the results of one run, in their order.

    Args:
        paths: what is read, None where a list of paths is read, too: it tells how much there is.
        printing: whether results go to standard output as they come, where on a terminal a bar
            would stand between.
        quiet: whether to say nothing but what failed.
        verbose: whether to show where in the program that happened which should not.
    """

    def __init__(
        self, paths: Sequence[str] | None, *, printing: bool, quiet: bool, verbose: bool
    ) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._meter = None if quiet else _meter(paths, printing)
        self._status = DONE
        self._read = False
        self._waiting = 0
        self._passed: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def take(self, result: Result) -> None:
        """Move the bar on, and say what failed or how a report was read."""
        from speechsum.batch import Done, Failure, Passed

        if isinstance(result, Passed):
            self._passed[result.within, result.what].update(dict(result.counts))
            return
        self._read = True
        self._waiting += getattr(result, "waits", False)
        if isinstance(result, Failure):
            self._status = SOME_FAILED
            self._say(f"{result.source}: {result.reason}")
            if self._verbose and result.trace and sys.stderr is not None:
                sys.stderr.write(result.trace)
        elif isinstance(result, Done) and not self._quiet:
            for note in result.notes:
                self._say(f"{result.source.name}: {note}")
        if self._meter is not None:
            self._meter.advance()

    def end(self) -> int:
        """Say what was passed over, and for how many documents ``--date`` would help.

        Returns:
            The exit status: where all that there was has been passed over, that is a failure.
        """
        if self._meter is not None:
            self._meter.hide()
        nothing = bool(self._passed) and not self._read
        for (within, what), counts in self._passed.items():
            if nothing or not self._quiet:
                complain(f"{within}: {_told(counts, what)}")
        if self._waiting and not self._quiet:
            complain(
                f"{self._waiting} without a day, so that deadlines have none; "
                "--date DAY would give one"
            )
        return SOME_FAILED if nothing else self._status

    def _say(self, message: str) -> None:
        if self._meter is not None:
            self._meter.hide()
        complain(message)


def _told(counts: Counter[str], what: str) -> str:
    """«3 files passed over (2 .pdf, 1 without Persian text); .pdf: make text of it …»."""
    from speechsum.intake.kinds import what_to_do

    ordered = sorted(((one, n) for one, n in counts.items() if one), key=lambda one: (-one[1], one))
    shown = [f"{count} {ending}" for ending, count in ordered]
    if counts[""]:
        shown.append(f"{counts['']} without Persian text")
    to_do: defaultdict[str, list[str]] = defaultdict(list)
    for ending, _ in ordered:
        to_do[what_to_do(ending)].append(ending)
    advice = [f"{', '.join(endings)}: {do}" for do, endings in to_do.items()]
    number = counts.total()
    passed = f"{number} {what}{'s' * (number > 1)} passed over ({', '.join(shown)})"
    return "; ".join([passed, *advice])


def _meter(paths: Sequence[str] | None, printing: bool) -> Meter | None:
    """The progress bar, where somebody sees it and no result is printed between."""
    from speechsum.render import is_terminal

    if sys.stderr is None or not is_terminal(sys.stderr):
        return None
    if printing and (sys.stdout is None or is_terminal(sys.stdout)):
        return None
    from speechsum.batch.progress import Meter

    return Meter(paths)
