"""The exact output of every view, for the example and for a workspace with every case."""

import pytest

from tests.views.golden import FOLDER, PAGES, RICH_PAGES, page

pytestmark = pytest.mark.usefixtures("loaded_once")


@pytest.mark.parametrize("name", [*PAGES, *RICH_PAGES])
def test_output_matches_the_golden_files(name: str) -> None:
    assert page(name) == (FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*PAGES, *RICH_PAGES}
