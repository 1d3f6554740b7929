"""What can go wrong, said in one line: what, where, and what to do about it."""

from __future__ import annotations


class SpeechsumError(Exception):
    """Base of every error that speechsum raises on purpose."""


class DecodingError(SpeechsumError):
    """The bytes are not text in the encoding asked for or in any that was tried."""


class NotAReportError(SpeechsumError):
    """The input is empty, binary, or not Persian."""


class NoPersianError(NotAReportError):
    """The text is whole, and of another language."""


class RankerError(SpeechsumError):
    """No ranker has that name, or it cannot rank this text."""


class UsageError(SpeechsumError):
    """A value given by the caller makes no sense."""


class InputError(SpeechsumError):
    """A file or stream cannot be read."""


class LedgerError(SpeechsumError):
    """A ledger cannot be opened, read or written, or what is asked of it makes no sense."""
