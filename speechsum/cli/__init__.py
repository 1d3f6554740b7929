"""The commands: options in, exit status out. The outside world (bytes, terminal, environment,
signals) is met here and nowhere else."""

from __future__ import annotations

from speechsum.cli.door import main

__all__ = ["main"]
