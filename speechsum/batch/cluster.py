"""Reports through a Dask cluster: the same results, in the same order.

The bytes of the reports are read here and sent, for the workers may be on machines that do not see
our files. Dask gives the tasks of a worker that dies to another; what has ended several workers it
gives up, and then the batch is done again source by source, so that one report fails and not all.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Generator, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from speechsum.batch.batches import AHEAD, Batch, batches
from speechsum.batch.work import Failure, Kept, Outcome, Result, Work
from speechsum.errors import UsageError
from speechsum.intake.source import Source

if TYPE_CHECKING:
    from distributed import Client, Future

_PATIENCE = "10s"


def run_on_cluster(sources: Iterable[Source | Kept], work: Work, address: str) -> Generator[Result]:
    """What becomes of ``sources``, in their order, worked out by the workers at ``address``.

    Raises:
        UsageError: Dask is not installed, or does not answer there.
    """
    try:
        # By name, for it is an extra: the types are not always there to be checked.
        distributed: Any = import_module("distributed")
        comm: Any = import_module("distributed.comm")
    except ModuleNotFoundError:
        raise UsageError("Dask is not installed; try: pip install 'speechsum[dask]'") from None
    try:
        comm.registry.get_backend(comm.parse_address(address)[0])  # or half a client is left over
        client: Client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise UsageError(f"no Dask scheduler at {address!r}: {reason}") from None
    # That it fetches a dead worker's results elsewhere is what it is for, and no news.
    logging.getLogger("distributed.client").setLevel(logging.ERROR)
    with client:
        ahead: deque[tuple[Batch, Future[Any]]] = deque()
        for batch in batches(sources):
            ahead.append((batch, _submit(client, work, batch.wanting().values())))
            # As many as keep every worker busy; workers may come and go.
            while len(ahead) > AHEAD * max(1, _threads(client)):
                yield from _results(client, work, *ahead.popleft())
        while ahead:
            yield from _results(client, work, *ahead.popleft())


def _threads(client: Any) -> int:
    return sum(client.nthreads().values())


def work_through(work: Work, sources: list[Source]) -> list[Outcome]:
    """What a worker is asked to do."""
    return [work(source) for source in sources]


def _submit(client: Client, work: Work, sources: Iterable[Source]) -> Future[Any]:
    # Not pure: the same report given twice is two reports.
    return client.submit(work_through, work, [one.loaded() for one in sources], pure=False)


def _results(client: Client, work: Work, batch: Batch, future: Future[Any]) -> Iterable[Result]:
    killed: type[Exception] = import_module("distributed.scheduler").KilledWorker
    wanting = batch.wanting()
    try:
        found = future.result()
    except killed:
        found = []
        for source in wanting.values():
            try:
                found += _submit(client, work, [source]).result()
            except killed:
                found.append(Failure(source.name, "the Dask workers that read it ended"))
    for place, result in zip(wanting, found, strict=True):
        batch.results[place] = result
    return [result for result in batch.results if result is not None]
