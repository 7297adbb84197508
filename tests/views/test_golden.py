"""Every view of the example, to the letter."""

import pytest

from tests.views.golden import FOLDER, PAGES, page


@pytest.mark.parametrize("name", list(PAGES))
def test_the_example_looks_as_agreed(name: str) -> None:
    assert page(name) == (FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)
