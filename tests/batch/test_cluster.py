"""A Dask cluster: the same bytes, also when a worker dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.reports import archive
from tests.conftest import NOTE_ON_DAYS, Run


def test_without_dask_or_a_scheduler(run: Run, sample: Path) -> None:
    done = run(sample, "--dask", "nonsense://")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


@pytest.mark.filterwarnings("default")
def test_a_worker_that_dies(run: Run, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    folder = archive(tmp_path / "in", 600)
    (folder / "00007.txt").write_bytes(b"")
    with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        command = [sys.executable, "-m", "speechsum", "in", "-f", "jsonl"]
        process = subprocess.Popen(
            [*command, "--dask", cluster.scheduler_address],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            bufsize=0,  # what `readline` reads ahead `communicate` would not see
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        rest, errors = process.communicate(timeout=60)
        added = run("ledger", "add", "on.db", "in", "--dask", cluster.scheduler_address)
    alone = run("in", "-f", "jsonl", "-j", "1")
    assert first + rest == alone.stdout
    assert NOTE_ON_DAYS.sub(b"", errors) == alone.stderr
    here = run("ledger", "add", "here.db", "in", "-j", "1")
    assert (added.stdout, added.stderr) == (here.stdout, here.stderr)
