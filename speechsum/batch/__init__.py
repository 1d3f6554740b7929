"""Many reports' results, in the order of their sources, whoever has worked on them.

`run` gives for each source what became of it (`Done`, `Failure`, `Passed`), and passes on what is
`Kept`: worked out here (`work`), by other processes (`processes`), or by a cluster (`cluster`).
"""

from __future__ import annotations

from speechsum.batch.run import analyze_texts, run
from speechsum.batch.work import Done, Failure, Kept, Outcome, Passed, Result, Settings, Work

__all__ = [
    "Done",
    "Failure",
    "Kept",
    "Outcome",
    "Passed",
    "Result",
    "Settings",
    "Work",
    "analyze_texts",
    "run",
]
