"""A measure on one line: all six forms as people write them, and invalid text."""

from decimal import Decimal
from typing import Any

import pytest

from okr_cli.errors import CannotRun
from okr_cli.model.base import NODE_KEY
from okr_cli.model.okr_file import OkrFile
from okr_cli.source.tree import NOWHERE
from okr_cli.validation.measure_text import parse_health, parse_measure

MEASURES: dict[str, dict[str, Any]] = {
    "41 -> 55 %": {"baseline": Decimal(41), "target": Decimal(55), "unit": "%"},
    "41%→55%": {"baseline": Decimal(41), "target": Decimal(55), "unit": "%"},
    "from 9.50 to 4 h a week": {"baseline": Decimal("9.50"), "target": Decimal(4), "unit": "h a week"},
    "-3 --> +4": {"baseline": Decimal(-3), "target": Decimal(4)},
    "1,840 -> 2,400 crews": {"baseline": Decimal(1840), "target": Decimal(2400), "unit": "crews"},
    "$10k -> $2M": {"baseline": Decimal(10_000), "target": Decimal(2_000_000), "unit": "$"},
    ">= 99.9 %, risk 99.5": {"keep": ">= 99.9", "risk": Decimal("99.5"), "unit": "%"},
    "≤ 4": {"keep": "<= 4"},
    "at least 3 days": {"keep": ">= 3", "unit": "days"},
    "20..30 days": {"between": [Decimal(20), Decimal(30)], "unit": "days"},
    "between 20 and 30 days": {"between": [Decimal(20), Decimal(30)], "unit": "days"},
    "Yes / No": {"done": False},
    "find": {"find_baseline": True},
    "find baseline ms": {"find_baseline": True, "unit": "ms"},
}


@pytest.mark.parametrize("text", MEASURES)
def test_measures_are_read_as_people_write_them(text: str) -> None:
    measure = parse_measure(text)
    assert measure == MEASURES[text]
    key_result = {"title": "K", NODE_KEY: NOWHERE, "measure": {NODE_KEY: NOWHERE, **measure}}
    objective = {"title": "O", NODE_KEY: NOWHERE, "key_results": [key_result]}
    assert OkrFile.model_validate({NODE_KEY: NOWHERE, "objectives": [objective]}).objectives[0].key_results[0].measure


@pytest.mark.parametrize(
    "text",
    ["", "41", "-> 5", "5 ->", "a -> b", "1 -> 2 -> 3", ">= x", "find -> 3", "9" * 50 + " -> 2", "\x1b[2J", "20.."],
)
def test_an_invalid_measure_is_answered_with_the_valid_forms(text: str) -> None:
    with pytest.raises(CannotRun, match=r'is not a measure; write it like "41 -> 55 %"') as refusal:
        parse_measure(text)
    assert str(refusal.value).isprintable()


def test_two_units_are_refused() -> None:
    assert parse_measure("€7.40 -> 5 EUR")["unit"] == "€"
    with pytest.raises(CannotRun, match="'90 min -> 1 h' has two units, min and h"):
        parse_measure("90 min -> 1 h")


def test_a_kpi_has_a_limit_and_nothing_else() -> None:
    assert parse_health("<= 4 h") == {"healthy": "<= 4", "unit": "h"}
    for text in ("41 -> 55", "<= 4, risk 5"):
        with pytest.raises(CannotRun, match='a KPI needs a limit such as "<= 4 h"'):
            parse_health(text)
