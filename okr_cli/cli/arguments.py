"""Parses arguments that several commands accept: dates, rules, settings, paths and names."""

import re
from datetime import date
from pathlib import Path

from okr_cli.errors import CannotRun
from okr_cli.files import YAML_SUFFIXES

DAYS_OF_A_WEEK = 7


def parse_day(text: str | None, option: str) -> date | None:
    """A date from ``YYYY-MM-DD``, or None if not given. Raises ``CannotRun`` that names the option."""
    if text is None:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise CannotRun(f"{option}: '{text}' is not a date; write it as YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CannotRun(f"{option}: {text} is not a valid date") from None


def parse_past_day(text: str | None, option: str, today: date) -> date:
    """The date of something that has happened, today by default. Raises ``CannotRun`` for a future date."""
    day = parse_day(text, option) or today
    if day > today:
        raise CannotRun(f"{option}: {day} is in the future; today is {today}")
    return day


def parse_since(text: str | None, day: date) -> date:
    """The date of the last meeting, a week before ``day`` by default.

    Raises ``CannotRun`` if it is not before ``day``.
    """
    from okr_cli.model.days import days_after

    since = parse_day(text, "--since") or days_after(day, -DAYS_OF_A_WEEK)
    if text and since >= day:
        raise CannotRun(f"--since must be before {day}")
    return since


def split_arguments(arguments: list[str]) -> tuple[list[Path], list[str]]:
    """Paths, which exist or look like paths, and the rest, which are names of entities."""
    paths = [
        argument
        for argument in arguments
        if Path(argument).exists() or argument.startswith((".", "/")) or argument.endswith(YAML_SUFFIXES)
    ]
    return [Path(path) for path in paths], [argument for argument in arguments if argument not in paths]
