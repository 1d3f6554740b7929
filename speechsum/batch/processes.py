"""Reports through several processes, the results in the order of the input.

Each process has a pipe and one batch of sources at a time, so that it is known what a process that
dies was at: what is unsure is tried again source by source, and a source that ends a process of its
own is a failure. A process whose pipe ends because this one is gone ends itself.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import cast

from speechsum.batch.batches import AHEAD, Batch, batches
from speechsum.batch.work import Failure, Kept, Outcome, Result, Work
from speechsum.collecting import collect_seldom
from speechsum.intake.source import Source
from speechsum.signals import put_off


@dataclass(frozen=True, slots=True)
class _Task:
    """What one process is sent: some of a batch. ``suspect``: it may have ended a process."""

    batch: Batch
    sources: dict[int, Source]
    suspect: bool = False


def run_in_processes(sources: Iterable[Source | Kept], work: Work, jobs: int) -> Generator[Result]:
    """What becomes of ``sources``, in their order, worked out by ``jobs`` processes."""
    pool = _Pool(work, jobs)
    try:
        coming = batches(sources)
        ahead: deque[Batch] = deque()
        more = True
        while more or ahead:
            while more and len(ahead) < AHEAD * jobs:
                batch = next(coming, None)
                if batch is None:
                    more = False
                    break
                ahead.append(batch)
                if wanting := batch.wanting():
                    pool.add(_Task(batch, wanting))
                pool.advance(block=False)
            while ahead and ahead[0].done:
                for result in ahead.popleft().results:
                    assert result is not None
                    yield result
            if ahead and not ahead[0].done and (not more or len(ahead) >= AHEAD * jobs):
                pool.advance(block=True)
    finally:
        pool.close()


class _Pool:
    """The processes, started when there is work for them and again where one died."""

    def __init__(self, work: Work, jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        # Not fork: it copies whatever other threads of this process hold at the moment.
        self._context = multiprocessing.get_context("spawn")
        self._processes: dict[Connection, BaseProcess] = {}
        self._busy: dict[Connection, _Task] = {}
        self._waiting: deque[_Task] = deque()

    def add(self, task: _Task) -> None:
        """Put ``task`` at the end of what is to be done."""
        self._waiting.append(task)

    def advance(self, *, block: bool) -> None:
        """Hand out work and take in results; with ``block`` wait for at least one."""
        self._hand_out()
        for one in wait(list(self._busy), None if block else 0):
            ready = cast("Connection", one)
            task = self._busy.pop(ready)
            try:
                results: list[Outcome] = ready.recv()
            except (EOFError, OSError):
                self._bury(ready, task)
                continue
            for place, result in zip(task.sources, results, strict=True):
                task.batch.results[place] = result
        self._hand_out()

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for connection, process in self._processes.items():
            connection.close()
            process.kill()
        for process in self._processes.values():
            process.join()
        self._processes.clear()

    def _hand_out(self) -> None:
        while self._waiting:
            free = self._idle()
            if free is None and len(self._processes) < self._jobs:
                free = self._start()
            if free is None:
                return
            task = self._waiting.popleft()
            self._busy[free] = task
            with suppress(OSError):  # it died: its pipe tells so when it is read
                free.send(list(task.sources.values()))

    def _idle(self) -> Connection | None:
        for connection, process in list(self._processes.items()):
            if connection not in self._busy:
                if process.is_alive():
                    return connection
                del self._processes[connection]
                connection.close()
        return None

    def _start(self) -> Connection:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        # Were this process to end meanwhile, the new one would find half of what it is told.
        with put_off(), _undisturbed():
            process.start()
        theirs.close()
        self._processes[ours] = process
        return ours

    def _bury(self, connection: Connection, task: _Task) -> None:
        """Note the death of a process, and see to what it was at."""
        process = self._processes.pop(connection)
        connection.close()
        process.join()
        if task.suspect:
            ((place, source),) = task.sources.items()
            task.batch.results[place] = Failure(
                source.name, f"the process reading it ended twice ({_cause(process)})"
            )
            return
        # Its turn has come, so it goes first.
        for place, source in reversed(task.sources.items()):
            self._waiting.appendleft(_Task(task.batch, {place: source}, suspect=True))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Have a process that is started here know nothing of Ctrl-C, from its first moment on.

    It reaches every process of the terminal; the one that started them decides what it means.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cause(process: BaseProcess) -> str:
    code = process.exitcode or 0
    if code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return f"{name}; out of memory?" if name == "SIGKILL" else name
    return f"exit status {code}"


def _serve(connection: Connection, work: Work) -> None:
    """The life of a process: sources in, results out, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_seldom()
    with suppress(EOFError, OSError):
        while True:
            connection.send([work(source) for source in connection.recv()])
