"""Sources some at a time, as they are sent to those who work on them, with their results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from speechsum.batch.work import Kept, Result
from speechsum.intake.source import Source

BATCH = 16
"""Sources sent at a time: enough that the sending costs little, too few to wait long for."""
BATCH_BYTES = 1024 * 1024
AHEAD = 4
"""Batches for each process that may be done before their turn comes."""


@dataclass(slots=True)
class Batch:
    """Some sources in order, and the results as far as they are known."""

    sources: list[Source | Kept]
    results: list[Result | None] = field(init=False)

    def __post_init__(self) -> None:
        self.results = [one if isinstance(one, Kept) else None for one in self.sources]

    @property
    def done(self) -> bool:
        """Whether every result is known."""
        return None not in self.results

    def wanting(self) -> dict[int, Source]:
        """The sources without a result, by their places."""
        return {
            place: source
            for place, source in enumerate(self.sources)
            if isinstance(source, Source) and self.results[place] is None
        }


def batches(sources: Iterable[Source | Kept]) -> Iterator[Batch]:
    """``sources`` some at a time, fewer where they are large."""
    some: list[Source | Kept] = []
    size = 0
    for source in sources:
        some.append(source)
        size += len(source.value if isinstance(source, Kept) else source.data or b"")
        if len(some) >= BATCH or size >= BATCH_BYTES:
            yield Batch(some)
            some, size = [], 0
    if some:
        yield Batch(some)
