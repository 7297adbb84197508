"""Regular expressions that are compiled when they are first asked for, since start-up counts."""

import re
from collections.abc import Callable
from functools import cache


def lazy_pattern(source: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that gives the compiled expression."""

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(source, flags)

    return compiled
