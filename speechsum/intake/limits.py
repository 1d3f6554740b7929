"""How much is read, and what is said where reading fails."""

from __future__ import annotations

import zlib
from typing import IO

from speechsum.errors import InputError

MAX_BYTES = 8 * 1024 * 1024
"""A report larger than this is refused: speeches are a thousand times smaller. Up to it a report
takes less than 3 GB of memory, whatever its text is (``benchmarks/growth.py``)."""
MAX_EXPORT = 512 * 1024 * 1024
"""A container that has to be read as a whole; its parts are under `MAX_BYTES` each."""
MAX_UNPACKED = 2 * 1024 * 1024 * 1024
"""What an archive may unpack to: few bytes can hold very many."""

TOO_LARGE = f"larger than {MAX_BYTES // 2**20} MiB; is it one report?"
DAMAGED = (zlib.error, EOFError)


def limited(file: IO[bytes], size: int = MAX_BYTES) -> bytes:
    """All that is in ``file``.

    Raises:
        InputError: it is more than ``size`` bytes.
    """
    data = file.read(size + 1)
    if len(data) > size:
        raise InputError(TOO_LARGE if size == MAX_BYTES else f"larger than {size // 2**20} MiB")
    return data


def reason_of(error: BaseException) -> str:
    """What ``error`` means to the person whose file it is."""
    if isinstance(error, FileNotFoundError):
        if str(error.filename).startswith(("http://", "https://")):
            return "an address; fetch the page and pipe it in (curl -s ADDRESS | speechsum)"
        return "no such file"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, DAMAGED):
        return f"damaged archive: {error}"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)
