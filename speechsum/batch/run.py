"""Reports through the pipeline: one by one here, by several processes, or by a cluster."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice

from speechsum.batch.work import Done, Failure, Kept, Result, Settings, Work
from speechsum.intake import Source

FEW = 64
"""Up to so many reports are done before other processes would have started."""


def run(
    sources: Iterable[Source | Kept],
    work: Work,
    *,
    jobs: int | None = 1,
    dask: str | None = None,
) -> Generator[Result]:
    """What becomes of ``sources``, in their order, read as they are needed.

    Args:
        sources: the reports; what is `Kept` comes through in its place.
        work: what to do with each.
        jobs: the number of processes; None for one a core, or one where there are few reports.
        dask: the address of a Dask scheduler, whose workers do the work instead.

    Raises:
        UsageError: there is no such cluster.
    """
    if dask is not None:
        from speechsum.batch.cluster import run_on_cluster

        return run_on_cluster(sources, work, dask)
    if jobs is None:
        pending = iter(sources)
        first = list(islice(pending, FEW + 1))
        sources = chain(first, pending)
        jobs = cores() if len(first) > FEW else 1
    if jobs > 1:
        from speechsum.batch.processes import run_in_processes

        return run_in_processes(sources, work, jobs)
    return (one if isinstance(one, Kept) else work(one) for one in sources)


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def analyze_texts(
    texts: Iterable[tuple[str, str]], settings: Settings | None = None
) -> Iterator[str]:
    """Lines of JSON for (name, text) pairs, lazily: what Spark's ``mapPartitions`` wants.

    A report that fails is a line with ``source`` and ``error`` only.
    """
    import json

    from speechsum.render import RenderOptions, writer

    work = Work(settings or Settings(), writer("jsonl", RenderOptions()).report)
    for name, text in texts:
        result = work(Source(name, data=text))
        if isinstance(result, Done):
            yield str(result.value).rstrip("\n")
        elif isinstance(result, Failure):
            yield json.dumps({"source": name, "error": result.reason}, ensure_ascii=False)
