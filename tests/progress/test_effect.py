"""When it is time to ask whether shipped work did what it should, and what needs no more looking at."""

from datetime import date

import pytest

from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.progress.hypothesis import effect_day, is_effect_due
from okr_cli.progress.measurement import is_settled
from tests.progress.making import Q4, placed


def shipped(within: str | None, due: str | None = "2026-11-01", started: str | None = None) -> Initiative:
    hypothesis = {"belief": "Ink dries faster on linen", "within": within} if within else None
    data = {"title": "Print on linen", "status": "shipped", "due": due, "started": started, "hypothesis": hypothesis}
    return Initiative.model_validate(placed(data))


@pytest.mark.parametrize(
    ("within", "day"),
    [
        ("2 weeks", date(2026, 11, 15)),
        ("two weeks", date(2026, 11, 15)),
        ("a month", date(2026, 12, 1)),
        ("30-day window", date(2026, 12, 1)),
        ("one quarter", date(2026, 12, 31)),
        ("by 2026-11-20", date(2026, 11, 20)),
        ("by 2026-11-31", None),
        ("soon", None),
        (None, None),
    ],
)
def test_the_effect_is_due_when_the_hypothesis_says_so_but_within_the_cycle(
    within: str | None, day: date | None
) -> None:
    assert effect_day(shipped(within), Q4) == day


def test_it_counts_from_the_start_where_no_day_was_due() -> None:
    assert effect_day(shipped("2 weeks", None, "2026-10-05"), None) == date(2026, 10, 19)
    assert effect_day(shipped("2 weeks", None), None) is None


def test_where_nothing_tells_it_is_due() -> None:
    assert is_effect_due(shipped(None), Q4, date(2026, 10, 2))
    assert not is_effect_due(shipped("2 weeks"), Q4, date(2026, 11, 14))
    assert is_effect_due(shipped("2 weeks"), Q4, date(2026, 11, 15))


@pytest.mark.parametrize(
    ("measure", "settled"),
    [
        ({"done": "2026-11-01"}, True),
        ({"done": "2026-12-01"}, False),
        ({"done": "false"}, False),
        ({"milestones": [{"title": "Press oiled", "done": "true"}]}, True),
        ({"milestones": [{"title": "Press oiled"}]}, False),
        ({"baseline": "1", "target": "2"}, False),
        (None, False),
    ],
)
def test_what_is_done_is_settled_and_a_number_never(measure: dict[str, object] | None, settled: bool) -> None:
    key_result = KeyResult.model_validate(placed({"title": "Linen prints", "measure": measure}))
    assert is_settled(key_result, date(2026, 11, 15)) is settled
