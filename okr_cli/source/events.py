"""Where YAML events come from: the C parser of ``ruamel.yaml.clib``, else ruamel's parser in Python."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import ScalarEvent

Events: TypeAlias = Callable[[str], Iterator[Any]]

SIGN_IN_WORD = re.compile(r"(?<!\S)![^\s,\[\]{}]*|(?<=[^\s\"'\[\]{},]):(?=[^\s,\[\]{}])|(?<=[^\s\"'\[\]{},])\?")
"""A tag, a ``:`` with text on both sides, or a ``?`` behind text."""


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


def is_sign_in_word(error: YAMLError, text: str) -> bool:
    """Whether the parser stumbled over a link, a time or a question inside ``{}`` or ``[]``.

    YAML 1.2 allows them there, YAML 1.1, which the C parser reads, does not.
    """
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None)
    return problem == "found unexpected ':'" or (mark is not None and text[mark.index : mark.index + 1] == "?")


def with_signs_in_words(events: Events, text: str) -> Iterator[Any]:
    """The events of ``text`` with links, times and questions allowed inside ``{}`` and ``[]``.

    The parser sees other characters in place of each ``:`` and ``?`` inside a word; the values get them back.
    Every position stays, because one character takes the place of one.
    """
    unused = (mark for mark in map(chr, range(0xE000, 0xF8FF)) if mark not in text)
    stand_ins = {":": next(unused), "?": next(unused)}
    back = str.maketrans({mark: sign for sign, mark in stand_ins.items()})
    for event in events(SIGN_IN_WORD.sub(lambda found: stand_ins.get(found[0], found[0]), text)):
        if type(event) is ScalarEvent:
            event.value = event.value.translate(back)
        yield event
