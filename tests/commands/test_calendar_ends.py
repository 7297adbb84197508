"""The first and last dates of the calendar: no command fails there."""

from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.views.workspace import EVERY_FORM

ENDS = ("0001-01-01", "0001-01-05", "9999-12-28", "9999-12-31")
SETTINGS = """
[lint]
select = ["all"]
[cycles.named]
always = {start = 0001-01-01, end = 9999-12-31}
first = {start = 0001-01-01, end = 0001-01-01}
last = {start = 9999-12-31, end = 9999-12-31}
"""
CYCLES = ("always", "first", "last", "0001-Q1", "9998-Q4")
COMMANDS = (
    ("lint", "--no-cache"),
    ("status", "--initiatives", "--explain"),
    ("status", "--overview"),
    ("show", "activation"),
    ("review",),
    ("review", "--close"),
    ("due",),
    ("prioritize",),
    ("health",),
)


@pytest.fixture(params=CYCLES)
def cycle(request: pytest.FixtureRequest, folder: Path) -> str:
    """A cycle at one end of the calendar, with files dated at both of its ends."""
    name = str(request.param)
    (folder / "okr.toml").write_text(SETTINGS)
    early = (
        EVERY_FORM.replace("2026-Q4", name)
        .replace("2026-1", "0001-1")
        .replace("within: 4 weeks", "within: 900 quarters")
    )
    (folder / "early.yaml").write_text(early)
    (folder / "late.yaml").write_text(early.replace("0001-1", "9999-1").replace("id: activation", "id: arrivals"))
    return name


@pytest.mark.parametrize("as_of", ENDS[::2])
def test_every_command_answers_on_the_first_and_last_days(cycle: str, as_of: str) -> None:
    for command in COMMANDS:
        for choice in ((), ("--cycle", cycle)) if command[0] not in ("lint", "show") else ((),):
            done = okr(*command, *choice, "--as-of", as_of)
            assert done.code in (0, 1), done


@pytest.mark.parametrize("day", ENDS)
@pytest.mark.parametrize("as_of", ENDS)
def test_any_two_days_can_be_compared(folder: Path, day: str, as_of: str) -> None:
    (folder / "okrs.yaml").write_text(EVERY_FORM)
    for command in (("review", "--since", day), ("status", "--compare", day)):
        done = okr(*command, "--as-of", as_of)
        assert "bug in okr" not in done.err, done
        assert done.code == (2 if day >= as_of else 0), done


def test_a_fiscal_year_may_begin_before_the_calendar(folder: Path) -> None:
    (folder / "okr.toml").write_text('[cycles]\nfiscal-year-start = 7\nfiscal-year-named-by = "end"\n')
    (folder / "okrs.yaml").write_text(EVERY_FORM.replace("2026-Q4", "0001-H1"))
    assert okr("status", "--as-of", "0001-01-01").code == 0
    assert okr("init", "new", "--nested", "--cycle", "0001-Q1").code == 0
    assert okr("init", "later", "--nested", "--cycle", "9998-Q4").code == 0
