"""Exit statuses: a command's options in, what it has printed or written on the way out.

The outside world (bytes, terminal, environment, signals) is met here and nowhere else: `door` finds
the command that is meant, `config` what a file and the environment say of its options, a file for
each command does it.
"""

from __future__ import annotations

from speechsum.cli.door import main

__all__ = ["main"]
