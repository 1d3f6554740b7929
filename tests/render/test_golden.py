"""Every format looks as its golden file, and no golden file is left over."""

import pytest

from tests.render.golden import CASES, FOLDER, rendered


@pytest.mark.parametrize("case", CASES)
def test_looks_as_it_did(case: str) -> None:
    assert rendered(case) == (FOLDER / case).read_bytes().decode()


def test_each_golden_file_has_its_case() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(CASES)
