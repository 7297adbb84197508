"""The exact output of every format."""

import pytest

from tests.output.findings.golden import FOLDER, PAGES, page


@pytest.mark.parametrize("name", list(PAGES))
def test_the_sample_matches_the_golden_files(name: str) -> None:
    assert page(name) == (FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)
