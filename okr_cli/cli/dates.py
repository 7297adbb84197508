"""Days on the command line."""

import re
from datetime import date

from okr_cli.errors import CannotRun


def parse_day(text: str | None) -> date | None:
    """A day from ``YYYY-MM-DD``, or None. Raises ``CannotRun``."""
    if text is None:
        return None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise CannotRun(f"'{text}' is not a date: {error}") from None
    raise CannotRun(f"'{text}' is not a date; write it as YYYY-MM-DD")
