"""Computes the possible next words of a command line."""

from okr_cli.completion.command_line import Command, Parameter, commands, lines_of

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Names = Callable[[], Iterable[tuple[str, str, str, bool, str]]]


class Offers:
    """``found`` are words with what they mean. ``files`` says that the name of a file or folder may stand here too.
    ``before`` is what precedes the value in the word that is completed, as in ``--team=``."""

    __slots__ = ("before", "files", "found")

    def __init__(
        self, found: "Iterable[tuple[str, str]]" = (), start: str = "", files: bool = False, before: str = ""
    ) -> None:
        self.found = [(word, meaning) for word, meaning in found if word.startswith(start)]
        self.files = files
        self.before = before


def offers(words: list[str], word: str, names: "Names") -> Offers:
    """What fits after ``words``, which follow the name of the program, where ``word`` is typed so far.

    ``names`` gives the names of the workspace: kind, name, what it means, whether it is of a
    current cycle, and the address of an entity.
    """
    known = commands()
    named = next((at for at, each in enumerate(words) if not each.startswith("-")), None)
    if named is not None:
        command = known.get(words[named])
        return _of_command(command, words[named + 1 :], word, names) if command else Offers(files=True)
    if word.startswith("-") or (words and known[""].option(words[-1])):
        return _of_command(known[""], words, word, names)
    return Offers(((name, command.meaning) for name, command in known.items() if name), word)


def _of_command(command: Command, words: list[str], word: str, names: "Names") -> Offers:
    waiting: Parameter | None = None
    given, only_arguments = 0, False
    for each in words:
        if waiting:
            waiting = None
        elif each == "--" and not only_arguments:
            only_arguments = True
        elif each.startswith("-") and len(each) > 1 and not only_arguments:
            option = None if "=" in each else command.option(each)
            waiting = option if option and not option.is_flag else None
        else:
            given += 1
    if waiting:
        return _values(waiting, word, names)
    if word.startswith("-") and not only_arguments:
        name, sign, value = word.partition("=")
        option = command.option(name) if sign else None
        if option and not option.is_flag:
            return _values(option, value, names, f"{name}=")
        return Offers(() if sign else _options(command, word), word)
    arguments = command.arguments
    if given < len(arguments):
        return _values(arguments[given], word, names)
    return _values(arguments[-1], word, names) if arguments and arguments[-1].repeats else Offers()


def _options(command: Command, word: str) -> "Iterable[tuple[str, str]]":
    """The options, each by its first name that begins like the word."""
    for option in command.options:
        name = next((name for name in option.names if name.startswith(word)), None)
        if name:
            yield name, option.meaning


def _values(parameter: Parameter, word: str, names: "Names", before: str = "") -> Offers:
    if parameter.choices:
        return Offers(((choice, "") for choice in parameter.choices), word, before=before)
    takes = parameter.takes
    found: list[tuple[str, str]] = []
    for source in takes:
        if source == "rule":
            done, comma, last = word.rpartition(",")
            found += [(done + comma + name, meaning) for name, meaning in _rules(last)]
        elif source == "setting":
            found += _table("settings.txt")
    wanted = {source for source in takes if source not in ("rule", "setting", "file")}
    if wanted:
        found += _names(wanted, word, names)
    return Offers(found, word, "file" in takes, before)


def _names(wanted: set[str], word: str, names: "Names") -> list[tuple[str, str]]:
    """Names of the requested kinds.

    Those of older cycles are offered if the word matches no newer one, and other ends of an address if it matches no
    name.
    """
    known = [each for each in names() if each[0] in wanted]
    fitting = [(each[1], each) for each in known if each[1].startswith(word)]
    fitting = fitting or [(end, each) for each in known if (end := _end_like(word, each[4]))]
    current = [(name, each) for name, each in fitting if each[3]]
    return list({name: (name, each[2]) for name, each in current or fitting}.values())


def _end_like(word: str, address: str) -> str:
    """The longest end of an address that begins like a word; empty if none does."""
    while address and not address.startswith(word):
        address = address.partition("/")[2]
    return address


def _rules(word: str) -> list[tuple[str, str]]:
    """Names and groups of rules, or their codes once a digit is typed."""
    by_code = word[:1].isdigit()
    return [(name, meaning) for name, meaning in _table("rules.txt") if name[:1].isdigit() is by_code]


def _table(name: str) -> list[tuple[str, str]]:
    return [(word, meaning) for word, _, meaning in (line.partition("\t") for line in lines_of(name))]
