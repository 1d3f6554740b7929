"""No stage does more than is written down. Calls are counted: no clock can err here."""

from __future__ import annotations

import pytest

from tests.robustness import work

_SLACK = 1.1


@pytest.fixture(scope="module")
def counted() -> dict[str, int]:
    return work.counted()


@pytest.mark.parametrize("stage", sorted(next(iter(work.noted().values()))))
def test_no_stage_does_more_than_is_noted(counted: dict[str, int], stage: str) -> None:
    noted = work.noted()[work.VERSION][stage]
    assert counted[stage] <= _SLACK * noted, (
        f"{stage}: {counted[stage]} calls, {noted} are noted; where so much more is worth it, "
        "`python -m tests.robustness.work` notes them"
    )


def test_every_stage_is_noted_for_every_python(counted: dict[str, int]) -> None:
    assert all(set(figures) == set(counted) for figures in work.noted().values())
