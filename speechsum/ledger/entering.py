"""One report into the ledger, within one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from speechsum.ledger.addressees import body_of, place_of
from speechsum.ledger.events import is_touched, note, now
from speechsum.ledger.matching import Wording, likeness, words_in
from speechsum.model import Day, Directive, Report

_MOST_COMPARED = 2_000
"""Of one day, or of those without any, so many of the last entered are compared."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of entering one report.

    ``new`` are the numbers of the orders that were not there, ``check`` those of them that are to
    be looked at first, ``joined`` those that had been reported before by another, ``repeated``
    those that are the same order as one of an earlier day. All empty where the report was known.
    """

    new: tuple[int, ...] = ()
    check: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()


def enter(connection: sqlite3.Connection, report: Report, fingerprint: str) -> Added:
    """Enter ``report``, and those of its directives that are new, within a transaction of others.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    entering = _Entering(connection, report, fingerprint)
    entering.enter()
    return Added(
        tuple(entering.new),
        tuple(entering.check),
        tuple(entering.joined),
        tuple(entering.repeated),
    )


class _Entering:
    """The report at hand and what has become of its directives so far, by their numbers."""

    def __init__(self, connection: sqlite3.Connection, report: Report, fingerprint: str) -> None:
        self.connection = connection
        self.report = report
        self.fingerprint = fingerprint
        self.new: list[int] = []
        self.check: list[int] = []
        self.joined: list[int] = []
        self.repeated: list[int] = []
        self._time = now()
        self._claimed: set[int] = set()
        self._place = place_of(
            [
                *(directive.addressee or "" for directive in report.directives),
                *(speaker.role or "" for speaker in report.speakers),
            ]
        )

    def enter(self) -> None:
        """See the function of this name."""
        self._report, self._day, self._jalali = self._enter_report()
        for speaker in self.report.speakers:
            self.connection.execute(
                "INSERT OR IGNORE INTO speakers (name, role) VALUES (?, ?)",
                (_clean(speaker.name), _clean(speaker.role)),
            )
        rest = [
            (directive, status)
            for directive, status in self._directives()
            if not self._is_known(directive, status)
        ]
        self._others = dict(self._compared())
        for directive, status in rest:
            self._enter_directive(directive, status)

    def _directives(self) -> Iterator[tuple[Directive, str]]:
        seen: set[str] = set()
        for status, directives in (
            ("open", self.report.directives),
            ("check", self.report.doubtful),
        ):
            for directive in directives:
                if directive.id not in seen:
                    seen.add(directive.id)
                    yield directive, status

    def _enter_report(self) -> tuple[int, str, str]:
        """The row of the report with its day: as it is known, where it is known."""
        day = self.report.day
        digest = _digest(self.report.text, day)
        known = self.connection.execute(
            "SELECT id, day, day_jalali FROM reports WHERE digest = ?", (digest,)
        ).fetchone()
        if known is None:
            headline = self.report.headline.text if self.report.headline else None
            number = self._insert(
                "reports",
                source=_clean(self.report.source),
                title=_clean(headline) or _clean(self.report.title),
                day=day.gregorian if day else "",
                day_jalali=day.jalali if day else "",
                digest=digest,
                fingerprint=self.fingerprint,
                added=self._time,
                url=_clean(self.report.url),
            )
            return number, *((day.gregorian, day.jalali) if day else ("", ""))
        number = int(known[0])
        if self.report.url:
            self.connection.execute(
                "UPDATE reports SET url = ? WHERE id = ? AND url = ''",
                (_clean(self.report.url), number),
            )
        if self.fingerprint:
            self.connection.execute(
                "UPDATE reports SET fingerprint = ? WHERE id = ?", (self.fingerprint, number)
            )
        if day is not None and not known[1]:
            self._date(number, day)
            return number, day.gregorian, day.jalali
        return number, known[1], known[2]

    def _date(self, report: int, day: Day) -> None:
        """Give a report that was entered without a day the one that is told now."""
        run = self.connection.execute
        run(
            "UPDATE reports SET day = ?, day_jalali = ? WHERE id = ?",
            (day.gregorian, day.jalali, report),
        )
        for directive, _ in self._directives():
            found = run(
                "SELECT d.number FROM directives d JOIN sources s ON s.number = d.number"
                " WHERE d.id = ? AND d.day = '' AND s.report = ?",
                (directive.id, report),
            ).fetchone()
            taken = run(
                "SELECT 1 FROM directives WHERE id = ? AND day = ?", (directive.id, day.gregorian)
            ).fetchone()
            if found is None or taken is not None or is_touched(self.connection, found[0], "day"):
                continue
            deadline = directive.deadline
            run(
                "UPDATE directives SET day = ?, day_jalali = ? WHERE number = ?",
                (day.gregorian, day.jalali, found[0]),
            )
            self._event(found[0], "day", "", day.gregorian)
            if (
                deadline is not None
                and deadline.gregorian
                and not is_touched(self.connection, found[0], "due")
            ):
                run(
                    "UPDATE directives SET due = ?, due_jalali = ? WHERE number = ? AND due = ''",
                    (deadline.gregorian, deadline.jalali, found[0]),
                )

    def _is_known(self, directive: Directive, status: str) -> bool:
        """Whether the key is there; then this report is one more source of it.

        An order whose day was corrected is known by that on which it was read as well.
        """
        row = (
            self.connection.execute(
                "SELECT number, status FROM directives WHERE id = ? AND day = ?",
                (directive.id, self._day),
            ).fetchone()
            or self.connection.execute(
                "SELECT d.number, d.status FROM directives d JOIN sources s ON s.number = d.number"
                " JOIN reports r ON r.id = s.report WHERE d.id = ? AND (r.id = ? OR r.day = ?)",
                (directive.id, self._report, self._day),
            ).fetchone()
        )
        if row is None:
            return False
        number = int(row[0])
        self._join(number, directive)
        judged = is_touched(self.connection, number, "status")
        if row[1] == "check" and status == "open" and not judged:
            # What was doubtful is certain now, and nobody has judged it.
            self.connection.execute(
                "UPDATE directives SET status = 'open', certainty = ? WHERE number = ?",
                (directive.certainty, number),
            )
            self._event(number, "status", "check", "open")
        return True

    def _compared(self) -> Iterator[tuple[int, tuple[Wording, Wording]]]:
        """The orders of the day, and the report's own of whatever day: as they were read, and as
        a person has corrected them."""
        rows = self.connection.execute(
            "SELECT number, words, read_speaker, speaker, addressee_key, force FROM directives"
            " WHERE day = ? OR number IN (SELECT number FROM sources WHERE report = ?)"
            " ORDER BY number DESC LIMIT ?",
            (self._day, self._report, _MOST_COMPARED),
        )
        for number, words, read, speaker, body, force in rows:
            if number not in self._claimed:
                keys = frozenset(words.split())
                forbidden = force == "prohibition"
                yield (
                    number,
                    (
                        Wording(keys, read, body, forbidden),
                        Wording(keys, speaker, body, forbidden),
                    ),
                )

    def _enter_directive(self, directive: Directive, status: str) -> None:
        key, name = body_of(_clean(directive.addressee), self._place)
        mine = Wording(
            words_in(directive.text),
            _clean(directive.speaker),
            key,
            directive.force == "prohibition",
        )
        best = max(
            (
                (max(likeness(mine, one) for one in others), number)
                for number, others in self._others.items()
            ),
            default=(0.0, 0),
        )
        if best[0]:
            del self._others[best[1]]
            self._join(best[1], directive)
        else:
            self._enter_new(directive, status, mine, name)

    def _enter_new(self, directive: Directive, status: str, wording: Wording, body: str) -> None:
        run = self.connection.execute
        if wording.body:
            run("INSERT OR IGNORE INTO addressees (key, name) VALUES (?, ?)", (wording.body, body))
        deadline = directive.deadline
        earlier = self._neighbour(directive.id, "day < ? ORDER BY day DESC")
        number = self._insert(
            "directives",
            id=directive.id,
            day=self._day,
            day_jalali=self._jalali,
            speaker=wording.speaker,
            addressee=_clean(directive.addressee),
            addressee_key=wording.body,
            force=directive.force,
            text=_clean(directive.text),
            sentence=_clean(directive.sentence.text),
            deadline=_clean(deadline.text) if deadline else "",
            due=(deadline.gregorian if deadline else None) or "",
            due_jalali=(deadline.jalali if deadline else None) or "",
            certainty=directive.certainty,
            status=status,
            earlier=earlier,
            words=" ".join(sorted(wording.words)),
            read_speaker=wording.speaker,
            added=self._time,
        )
        self._event(number, "added", "", status)
        self._source(number, directive)
        self.new.append(number)
        if status == "check":
            self.check.append(number)
        if earlier is not None:
            self.repeated.append(number)
        # A report of an earlier day that comes late stands between two that are there.
        if self._day and (later := self._neighbour(directive.id, "day > ? ORDER BY day")):
            run("UPDATE directives SET earlier = ? WHERE number = ?", (number, later))

    def _insert(self, table: str, **row: str | float | None) -> int:
        """A row of our own making into ``table``; its number."""
        names, places = ", ".join(row), ", ".join("?" * len(row))
        done = self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values())
        )
        return int(done.lastrowid or 0)

    def _neighbour(self, id: str, condition: str) -> int | None:
        """The same order of another known day, the nearest that the condition holds for."""
        row = self.connection.execute(
            f"SELECT number FROM directives WHERE id = ? AND day != '' AND {condition} LIMIT 1",
            (id, self._day),
        ).fetchone()
        return int(row[0]) if row else None

    def _join(self, number: int, directive: Directive) -> None:
        self._claimed.add(number)
        if self._source(number, directive):
            self.joined.append(number)
            self._event(number, "source", "", _clean(self.report.source))

    def _source(self, number: int, directive: Directive) -> bool:
        done = self.connection.execute(
            "INSERT OR IGNORE INTO sources (number, report, text) VALUES (?, ?, ?)",
            (number, self._report, _clean(directive.text)),
        )
        return done.rowcount == 1

    def _event(self, number: int, what: str, old: str, new: str) -> None:
        note(self.connection, number, what, old, new, self._time)


def relink(connection: sqlite3.Connection, id: str) -> None:
    """Let each order of this key name the one before it, after a day among them was changed."""
    connection.execute("UPDATE directives SET earlier = NULL WHERE id = ?", (id,))
    told = connection.execute(
        "SELECT number FROM directives WHERE id = ? AND day != '' ORDER BY day", (id,)
    ).fetchall()
    connection.executemany(
        "UPDATE directives SET earlier = ? WHERE number = ?",
        [(before, number) for (before,), (number,) in pairwise(told)],
    )


def _digest(text: str, day: Day | None) -> str:
    """By what a report is known again: its text, and a day that is told beside the text.

    A day given by an option is left out: who adds his inbox every morning with ``--date today``
    has not heard yesterday's reports again.
    """
    told = day.gregorian if day is not None and day.whence in ("page", "record", "name") else ""
    data = f"{told}\n{text}".encode("utf-8", errors="surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


def _clean(text: str | None) -> str:
    """What SQLite can hold: a lone surrogate, from the name of a file, it cannot."""
    return (text or "").encode("utf-8", errors="backslashreplace").decode("utf-8")
