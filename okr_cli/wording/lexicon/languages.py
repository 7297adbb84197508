"""The available languages: those of okr and of installed packages."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.entry_points import LANGUAGES, advertises
from okr_cli.errors import CannotRun
from okr_cli.wording.lexicon.grammar import Grammar
from okr_cli.wording.lexicon.word_lists import SHARED

if TYPE_CHECKING:  # takes 40 milliseconds
    from importlib.metadata import EntryPoint

FIRST = "en"
"""The language of titles that speak for none."""

_OWN = f"{SHARED}."


class Language(NamedTuple):
    """A grammar, and the package that contains its word lists."""

    grammar: Grammar
    folder: str

    @property
    def is_first(self) -> bool:
        """Whether titles of unknown language are treated as this one."""
        return self.grammar.code == FIRST

    @property
    def is_own(self) -> bool:
        """Whether it is part of okr, and not of another package."""
        return self.folder.startswith(_OWN)


@cache
def languages() -> Mapping[str, str]:
    """The codes of all languages, each with the module of its grammar. Raises ``CannotRun``."""
    from importlib.resources import files

    found = {
        folder.name: f"{_OWN}{folder.name}.grammar"
        for folder in sorted(files(SHARED).iterdir(), key=lambda entry: entry.name)
        if folder.is_dir() and folder.joinpath("grammar.py").is_file()
    }
    for point in _points() if advertises(LANGUAGES) else ():
        if point.name in found:
            raise CannotRun(f"the package '{_package(point)}' adds the language '{point.name}', which already exists")
        found[point.name] = point.module
    return found


@cache
def language(code: str) -> Language:
    """The language of a code. Raises KeyError for an unknown one, and ``CannotRun`` for a broken one of a package."""
    module = languages()[code]
    if module.startswith(_OWN):
        return Language(import_module(module).GRAMMAR, module.rpartition(".")[0])
    point = next(point for point in _points() if point.name == code)
    try:
        grammar = import_module(module).GRAMMAR
    except Exception as failure:  # a mistake of foreign code is not one of ours
        raise CannotRun(
            f"the package '{_package(point)}' offers a language that cannot be loaded ({point.value}): "
            f"{type(failure).__name__}: {failure}"
        ) from failure
    if not isinstance(grammar, Grammar) or grammar.code != code:
        raise CannotRun(
            f"the package '{_package(point)}' offers a language that cannot be used: "
            f"GRAMMAR in {module} is no Grammar with the code '{code}'"
        )
    return Language(grammar, module.rpartition(".")[0])


@cache
def folders_of_packages() -> tuple[str, ...]:
    """The folders of the languages of other packages."""
    return tuple(module.rpartition(".")[0] for module in languages().values() if not module.startswith(_OWN))


def _points() -> "Iterator[EntryPoint]":
    from importlib.metadata import entry_points

    yield from sorted(entry_points(group=LANGUAGES), key=lambda point: (_package(point), point.name))


def _package(point: "EntryPoint") -> str:
    return point.dist.name if point.dist else point.module
