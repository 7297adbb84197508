"""Finding and reading the settings of a workspace."""

import re
import tomllib
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, get_args

from okr_cli.config.settings import Config, Files, Section, kebab
from okr_cli.errors import CannotRun
from okr_cli.files import read_text
from okr_cli.lazy_pattern import lazy_pattern

NAMES = ("okr.toml", "pyproject.toml")
OKR_TABLE = lazy_pattern(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*okr[ \t]*[.\]]", re.M)
TABLE_HEADER = lazy_pattern(r"\s*\[+([^\[\]]+)\]")


class ConfigError(CannotRun):
    """The settings are invalid. The message gives the place, the problem and a fix."""


class Settings(NamedTuple):
    """The settings in force and the file they came from, which is None for the defaults."""

    config: Config
    path: Path | None = None


def is_config(path: Path) -> bool:
    """Whether a file contains okr settings.

    False for an unreadable file. A pipe named ``okr.toml`` counts, because ignoring the intended settings would be
    silent.
    """
    try:
        if path.name == "okr.toml":
            return path.exists() and not path.is_dir()
        return path.name == "pyproject.toml" and path.is_file() and bool(OKR_TABLE.search(path.read_bytes()))
    except OSError:
        return False


def config_in(folder: Path) -> Path | None:
    """The settings file in exactly this folder, if there is one."""
    return next((folder / name for name in NAMES if is_config(folder / name)), None)


def workspace_root(start: Path, cwd: Path | None = None) -> tuple[Path, Path | None]:
    """The root of the workspace that holds ``start`` (an absolute path), and its settings file.

    The root is the nearest folder upwards with okr settings, else the nearest git root, else the working directory
    ``cwd`` if ``start`` is below it, else the folder of ``start``.
    """
    folder = start if start.is_dir() else start.parent
    git_root: Path | None = None
    for candidate in (folder, *folder.parents):
        found = config_in(candidate)
        if found:
            return candidate, found
        with suppress(OSError):
            if git_root is None and (candidate / ".git").exists():
                git_root = candidate
    if git_root:
        return git_root, None
    return cwd if cwd and folder.is_relative_to(cwd) else folder, None


def load_settings(path: Path | None) -> Settings:
    """The settings of a file, or the defaults. Raises ``ConfigError``."""
    if path is None:
        return Settings(Config.default())
    try:
        table = tomllib.loads(read_text(path))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not valid UTF-8; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f":{place[1]}:{place[2]}" if place else ""
        raise ConfigError(f"{path}{where}: not valid TOML: {str(error).split(' (at')[0]}") from None
    except ValueError:  # of a number with thousands of digits
        raise ConfigError(f"{path}: not valid TOML: number too long") from None
    except RecursionError:
        raise ConfigError(f"{path}: the settings are nested too deeply") from None
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("okr", {}) if isinstance(tool, dict) else {}
    return Settings(_validated(table, path), path)


def _validated(table: dict[str, Any], path: Path) -> Config:
    """The settings in a parsed table. Only the tables that it names are validated; the rest are defaults."""
    if not table:
        return Config.default()
    from pydantic import ValidationError

    tables = Config.tables()
    above = {key: value for key, value in table.items() if key not in tables}
    values: dict[str, Any] = {}
    try:
        name = ""
        if above:
            values |= dict(Files.model_validate(above))
        for name in [known for known in tables if known in table]:
            values[name] = tables[name].model_validate(table[name])
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _config_error(first, (name, *first["loc"]) if name else first["loc"], path) from None
    return Config.model_construct(**values)


def _config_error(error: Any, location: tuple[str | int, ...], path: Path) -> ConfigError:
    """The message for a validation error, with the line of the key."""
    route = tuple(map(str, location))
    place = shown_route(location)
    where = f"{path}{_line_of(path, route)}"
    if error["type"] == "extra_forbidden":
        known = _known(route[:-1])
        near = get_close_matches(route[-1].replace("_", "-").lower(), known, n=1, cutoff=0.6)
        hint = f"did you mean '{near[0]}'?" if near else f"valid keys: {', '.join(known)}"
        return ConfigError(f"{where}: unknown key {place}; {hint}")
    if error["type"] == "pattern":
        pattern = error["ctx"]["pattern"]
        where = f"{path}{_line_of(path, (*route, pattern))}"
        return ConfigError(f"{where}: '{pattern}' in {place} is not a valid pattern")
    return ConfigError(f"{where}: {place} {_explain(error)}")


def shown_route(location: tuple[str | int, ...]) -> str:
    """``'fail-on' in [lint]``; an item of a list is named by its list."""
    keys = [str(step) for step in location if isinstance(step, str) and step != "[key]"]
    if not keys:
        return "the settings"
    section = f" in [{'.'.join(keys[:-1])}]" if keys[:-1] else ""
    return f"'{keys[-1]}'{section}"


def _explain(error: Any) -> str:
    """What is wrong with a value, in TOML terms."""
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    shown = _toml_name(value)
    if kind in ("enum", "literal_error"):
        choices = [part.strip("' ") for part in context["expected"].replace(" or ", ",").split(",")]
        near = get_close_matches(str(value).lower(), choices, n=1, cutoff=0.6)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        return f"must be one of {', '.join(choices)}, not {shown}{hint}"
    if kind in LIMITS:
        return f"must be {LIMITS[kind]} {next(iter(context.values()))}, not {value}"
    if kind == "value_error":
        return str(context["error"])
    if kind == "missing":
        return "is missing"
    wanted = next((words for start, words in WANTED.items() if kind.startswith(start)), "")
    return f"must be {wanted}, not {shown}" if wanted else f"cannot be {shown}"


LIMITS = {"greater_than_equal": "at least", "less_than_equal": "at most"}
WANTED = {
    "tuple": "a list",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "string_pattern": "'auto', 'none' or a language code such as 'en'",  # the only key with a pattern
    "string": "text",
    "date": "a date such as 2026-10-12",
    "model": "a table",
    "dict": "a table",
}


def _toml_name(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    names = {dict: "a table", list: "a list", int: str(value), float: str(value)}
    return names.get(type(value), f"'{value}'")


def place_of(path: Path, route: tuple[str, ...], words: str) -> str:
    """``path:LINE:COLUMN`` of a text in a setting, or ``path:LINE`` of the setting if the text is written with escapes.

    ``route`` holds the keys of the setting. TOML readers give no positions, so this searches from that line on.
    """
    begin = int(_line_of(path, route)[1:] or 1)
    whole = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
    for number, line in enumerate(read_text(path).splitlines()[begin - 1 :], begin):
        found = whole.search(line)
        if found:
            return f"{path}:{number}:{found.start() + 1}"
    return f"{path}:{begin}"


def _line_of(path: Path, route: tuple[str, ...]) -> str:
    """``:LINE`` of the assignment of the last key of a route, or of the innermost table around it; empty if neither."""
    lines = read_text(path).splitlines()
    keys = [step.replace("_", "-") for step in route if not step.isdigit() and step != "[key]"]
    best, length = 0, 0
    table: list[str] = []
    for number, line in enumerate(lines, 1):
        header = TABLE_HEADER.match(line)
        if header:
            table = _parts(header[1])
            written = table
        else:
            written = [*table, *_parts(line.split("=")[0])] if "=" in line else []
        if path.name == "pyproject.toml":
            written = written[2:] if written[:2] == ["tool", "okr"] else []
        common = len(written) if written == keys[: len(written)] else 0
        if common > length:
            best, length = number, common
    return f":{best}" if best else ""


def _parts(dotted: str) -> list[str]:
    return [part.strip(" \t\"'").replace("_", "-") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", dotted.strip())]


def _known(above: tuple[str, ...]) -> list[str]:
    """The keys allowed in the table at a route."""
    model: type[Section] = Config
    for step in above:
        # The name of a cycle is no field: the table of named cycles leads to their model at once.
        found = [field.annotation for name, field in model.model_fields.items() if kebab(name) == kebab(step)]
        for part in (*found, *(part for annotation in found for part in get_args(annotation))):
            if isinstance(part, type) and issubclass(part, Section):
                model = part
    return [kebab(name) for name in model.model_fields]
