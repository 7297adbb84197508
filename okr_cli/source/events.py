"""Where YAML events come from: the C parser of ``ruamel.yaml.clib``, else ruamel's parser in Python."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from ruamel.yaml.events import ScalarEvent

Events: TypeAlias = Callable[[str], Iterator[Any]]

COLON_IN_TEXT = re.compile(r"(?<!\S)![^\s,\[\]{}]*|(?<=[^\s\"'\]}]):(?=[^\s,\[\]{}])")
"""A tag, or a ``:`` with text on both sides."""


def c_events(text: str) -> Iterator[Any]:
    """Events of the C parser. Raises ``YAMLError`` and, where no wheel is installed, ``ImportError``."""
    from _ruamel_yaml import CParser

    return iter(CParser(text).get_event, None)


def pure_events(text: str) -> Iterator[Any]:
    """Events of the parser in Python. Raises ``YAMLError`` wherever the C parser does."""
    from okr_cli.source.pure_parser import parse_events

    for event in parse_events(text):
        if type(event) is ScalarEvent:
            event.style = event.style or ""
        yield event


def available_events() -> Events:
    """The C parser where it can be imported, else the pure one."""
    try:
        import _ruamel_yaml  # noqa: F401
    except ImportError:
        return pure_events
    return c_events


def is_colon_in_flow(error: Exception) -> bool:
    """Whether the C parser stumbled over a link or a time inside ``{}`` or ``[]``, which YAML 1.2 allows."""
    return getattr(error, "problem", None) == "found unexpected ':'"


def with_colons_in_flow(events: Events, text: str) -> Iterator[Any]:
    """The events of ``text`` with links and times allowed inside ``{}`` and ``[]``.

    The parser sees another character in place of each ``:`` inside a word; the values get it back. Every
    position stays, because one character takes the place of one.
    """
    stand_in = next(mark for mark in map(chr, range(0xE000, 0xF8FF)) if mark not in text)
    masked = COLON_IN_TEXT.sub(lambda found: stand_in if found[0] == ":" else found[0], text)
    for event in events(masked):
        if type(event) is ScalarEvent and stand_in in event.value:
            event.value = event.value.replace(stand_in, ":")
        yield event
