"""What every format gives: reports one by one, as they come."""

from __future__ import annotations

from speechsum.model import Report


class Writer:
    """A stream of reports in one format; made of `RenderOptions`.

    Each string is ready to be written as UTF-8, unchanged: line ends are the format's own (CRLF in
    CSV), so open files with ``newline=""``.
    """

    def begin(self) -> str:
        """What stands before the first report; nothing unless a format says otherwise."""
        return ""

    def report(self, report: Report) -> str:
        """The next report; nothing where only the end tells what is to be written of it."""
        raise NotImplementedError

    def end(self) -> str | bytes:
        """What stands after the last report; of a format that is no text all of it, as bytes."""
        return ""
