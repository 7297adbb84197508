"""Known words in spreadsheets by language: column names, statuses, months. The data is in ``words/``."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from okr_cli.model.entity import Kind

LANGUAGES = ("en", "de", "fr", "es")
"""The files in ``words/``. Of two languages with one word, the earlier one comes first."""

FIELDS = {Kind.OBJECTIVE: "objective", Kind.KEY_RESULT: "key_result", Kind.INITIATIVE: "initiative"}
"""The fields that hold titles of one kind each."""

KINDS = {field: kind for kind, field in FIELDS.items()}

SEPARATORS = re.compile(r"[\s_\-–—/.,:;'’()!?\"*`|]+")


LONGEST_WORD = 100
"""Characters that a head, a status or any other known word may have."""


class Words(NamedTuple):
    """The content of the files in ``words/``. All words are case-folded, except ``movement``."""

    heads: Mapping[str, tuple[str, ...]]  # the fields that a column name may mean
    head_languages: Mapping[str, frozenset[str]]  # the languages of a column name
    statuses: Mapping[str, str]
    levels: Mapping[str, str]
    months: Mapping[str, int]
    movement: tuple[frozenset[str], frozenset[str]]  # words before the first and the second number of a change
    units: Mapping[str, str]  # the first spelling of each unit
    blank: frozenset[str]
    sheets: frozenset[str]
    summaries: Mapping[str, str]
    asides: frozenset[str]


def fold(text: str) -> str:
    """A word without differences that do not matter: case, accents, punctuation."""
    return _folded(text) if len(text) <= LONGEST_WORD else _folded.__wrapped__(text)


@lru_cache(maxsize=4_096)
def _folded(text: str) -> str:
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return SEPARATORS.sub(" ", text.casefold()).strip()


@cache
def words() -> Words:
    """All words of all languages."""
    every = [(language, _read(language)) for language in LANGUAGES]
    heads: defaultdict[str, dict[str, None]] = defaultdict(dict)
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for language, data in every:
        for field, names in data["heads"].items():
            for name in names:
                heads[fold(name)][field] = None
                languages[fold(name)].add(language)
    each = [data for _, data in every]
    return Words(
        {name: tuple(fields) for name, fields in heads.items()},
        {name: frozenset(known) for name, known in languages.items()},
        _inverted(data["statuses"] for data in each),
        _inverted(data["levels"] for data in each),
        {
            fold(name): number
            for data in each
            for number, names in enumerate(data["months"], 1)
            for name in names.split()
        },
        (
            frozenset(word for data in each for word in data["movement"]["from"]),
            frozenset(word for data in each for word in data["movement"]["to"]),
        ),
        {unit_key(name): names.split()[0] for data in each for names in data["units"] for name in names.split()},
        _union(data["blank"] for data in each),
        _union(data["sheets"] for data in each),
        _inverted(data["summaries"] for data in each),
        _union(data["asides"] for data in each),
    )


def unit_key(text: str) -> str:
    """A unit without differences that do not matter."""
    return fold(text) or text.strip()


def kind_of_word(text: str) -> Kind | None:
    """The kind that a word names, such as ``KR``, ``Maßnahme`` or ``goals``."""
    fields = words().heads.get(fold(text), ())
    return next((KINDS[field] for field in fields if field in KINDS), None)


def is_blank(text: str) -> bool:
    """Whether a cell is empty or says so: a dash, ``n/a``."""
    return len(text) <= LONGEST_WORD and (not fold(text) or fold(text) in words().blank)


def read_data(folder: str, name: str) -> Any:
    """A file of this package as dicts, lists and texts."""
    from okr_cli.edit.data import data_of
    from okr_cli.source.parser import parse

    text = (files("okr_cli.exchange") / folder / f"{name}.yaml").read_text(encoding="utf-8")
    return data_of(parse(text).documents[0])


def _read(language: str) -> Any:
    return read_data("words", language)


def _inverted(groups: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups:
        for meaning, names in group.items():
            for name in names:
                found.setdefault(fold(name), meaning)
    return found


def _union(groups: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(fold(name) for group in groups for name in group)
