"""The arguments of each command, read from ``command_line.txt``, which ``scripts/generate.py`` generates."""

import os

HERE = os.path.dirname(__file__)
FLAG, ONE_OF = "-", "="


class Parameter:
    """An option, or an argument if it has no ``names``. ``meaning`` describes it in one line.

    ``takes`` are the sources of its values: kinds of names, ``rule``, ``setting`` or ``file``. ``choices`` are fixed
    values. ``repeats`` is true for an argument that takes everything that follows.
    """

    __slots__ = ("choices", "is_flag", "meaning", "names", "repeats", "takes")

    def __init__(self, names: str, takes: str, meaning: str) -> None:
        self.names = tuple(names.split(",")) if names.startswith("-") else ()
        self.repeats = names == "*"
        self.is_flag = takes == FLAG
        self.choices = tuple(takes[1:].split()) if takes.startswith(ONE_OF) else ()
        self.takes = () if self.is_flag or self.choices else tuple(takes.split())
        self.meaning = meaning


class Command:
    """A command with its options and arguments; the one without a name is okr itself."""

    __slots__ = ("arguments", "meaning", "options")

    def __init__(self, meaning: str) -> None:
        self.meaning = meaning
        self.options: list[Parameter] = []
        self.arguments: list[Parameter] = []

    def option(self, name: str) -> "Parameter | None":
        """The option that is called so, in any of its names."""
        return next((option for option in self.options if name in option.names), None)


def commands() -> dict[str, Command]:
    """The commands by name, in the order of the help page."""
    found: dict[str, Command] = {}
    for line in lines_of("command_line.txt"):
        command, names, takes, meaning = line.split("\t")
        if not names:
            found[command] = Command(meaning)
            continue
        parameter = Parameter(names, takes, meaning)
        (found[command].options if parameter.names else found[command].arguments).append(parameter)
    return found


def lines_of(name: str) -> list[str]:
    """The lines of a data file next to this module."""
    # The loader can also read from an archive.
    data: bytes = globals()["__loader__"].get_data(os.path.join(HERE, name))
    return data.decode().splitlines()
