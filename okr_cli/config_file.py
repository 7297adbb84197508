"""Finding and reading the settings of a workspace."""

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, get_args

from okr_cli.config import Config
from okr_cli.errors import CannotRun

NAMES = ("okr.toml", "pyproject.toml")


class ConfigError(CannotRun):
    """The settings cannot be used. The text says where, what and how to mend it."""


class Settings(NamedTuple):
    """The settings in force, and the file they came from (None: the defaults)."""

    config: Config
    path: Path | None = None


def is_config(path: Path) -> bool:
    """Whether a file holds okr's settings."""
    if path.name == "okr.toml":
        return path.is_file()
    try:
        return path.name == "pyproject.toml" and b"[tool.okr" in path.read_bytes()
    except OSError:
        return False


def config_in(folder: Path) -> Path | None:
    """The file in this very folder that holds okr's settings."""
    return next((folder / name for name in NAMES if is_config(folder / name)), None)


def workspace_root(start: Path) -> tuple[Path, Path | None]:
    """The root of the workspace of ``start`` (an absolute path) and its settings file.

    The nearest folder upwards with okr's settings, else the nearest git root, else ``start`` itself.
    """
    folder = start if start.is_dir() else start.parent
    git_root: Path | None = None
    for candidate in (folder, *folder.parents):
        found = config_in(candidate)
        if found:
            return candidate, found
        if git_root is None and (candidate / ".git").exists():
            git_root = candidate
    return git_root or folder, None


def load_settings(path: Path | None) -> Settings:
    """The settings of a file, or the defaults. Raises ``ConfigError``."""
    if path is None:
        return Settings(Config.default())
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f":{place[1]}:{place[2]}" if place else ""
        raise ConfigError(f"{path}{where}: not valid TOML: {str(error).split(' (at')[0]}") from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("okr", {})
    return Settings(_validated(table, path), path)


def _validated(table: dict[str, Any], path: Path) -> Config:
    from pydantic import ValidationError

    if not table:
        return Config.default()
    try:
        return Config.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    *above, key = first["loc"] or ("",)
    where = f"{path}{_line_of(path, str(key))}"
    section = f" in [{'.'.join(map(str, above))}]" if above else ""
    if first["type"] == "extra_forbidden":
        known = _known(tuple(map(str, above)))
        near = get_close_matches(str(key), known, n=1, cutoff=0.6)
        hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(known)}"
        raise ConfigError(f"{where}: unknown key '{key}'{section}; {hint}")
    raise ConfigError(f"{where}: '{key}'{section}: {first['msg'][:1].lower()}{first['msg'][1:]}")


def _line_of(path: Path, key: str) -> str:
    """``:LINE`` of the first line that sets ``key``, or nothing."""
    pattern = re.compile(rf"\s*\[?[\w.\"-]*\b{re.escape(key)}[\"']?\s*[=\].]")
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if pattern.match(line):
            return f":{number}"
    return ""


def _known(above: tuple[str, ...]) -> list[str]:
    model: Any = Config
    for step in above:
        field = next((f for n, f in model.model_fields.items() if f.alias == step or n == step), None)
        if field is None:
            break
        annotation = field.annotation
        model = next((part for part in get_args(annotation) if hasattr(part, "model_fields")), annotation)
    return [field.alias or name for name, field in getattr(model, "model_fields", {}).items()]
