"""The settings as TOML for ``okr.toml``, each with its description."""

import json
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from okr_cli.config.loading import Settings
from okr_cli.config.settings import Config, Section, kebab
from okr_cli.errors import CannotRun
from okr_cli.files import shown_path
from okr_cli.safe_text import visible


class Setting(NamedTuple):
    """One key or table of okr.toml: its full key, what it means, and the line that sets or opens it."""

    key: str
    description: str
    line: str
    is_table: bool = False


def settings_lines(settings: Settings, key: str | None = None) -> Iterator[str]:
    """Lines for all settings, those of one table, or one. ``(set)`` marks those that the file sets.

    Raises ``CannotRun`` for an unknown key.
    """
    entries = list(_settings(settings.config))
    lines = list(_file_lines(entries) if key is None else _lines_of(key, entries))
    where = shown_path(settings.path) if settings.path else "no okr.toml found; showing the defaults"
    yield f"# {visible(where)}"
    yield from (visible(line) for line in lines)


def described() -> Iterator[tuple[str, str]]:
    """Every key and table, with what it means."""
    yield from ((setting.key, setting.description) for setting in _settings(Config.default()))


def _settings(section: Section, table: str = "") -> Iterator[Setting]:
    """Every setting of a section in the order of its fields. Plain keys precede tables, as TOML requires."""
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        key = f"{table}.{kebab(name)}".lstrip(".")
        if isinstance(value, Section):
            yield Setting(key, (type(value).__doc__ or "").strip(), f"[{key}]", is_table=True)
            yield from _settings(value, key)
        else:
            mark = " (set)" if name in section.model_fields_set else ""
            yield Setting(key, field.description or "", f"{key} = {_toml(value)}  # {field.description}{mark}")


def _file_lines(settings: list[Setting]) -> Iterator[str]:
    """The settings as a file: each key under the heading of its table."""
    for key, _, line, is_table in settings:
        if is_table:
            yield ""
        yield line if is_table else line.removeprefix(f"{key.rpartition('.')[0]}.")


def _lines_of(key: str, settings: list[Setting]) -> Iterator[str]:
    """One setting, or those of one table, with their full keys."""
    wanted = [setting for setting in settings if setting.key == key or setting.key.startswith(f"{key}.")]
    if not wanted:
        near = get_close_matches(key, [setting.key for setting in settings], n=1, cutoff=0.5)
        raise CannotRun(
            f"unknown setting '{key}'; " + (f"did you mean '{near[0]}'?" if near else "'okr config' lists them")
        )
    yield from (setting.line for setting in wanted if not setting.is_table)


def _toml(value: Any) -> str:
    if isinstance(value, Section):
        # The alias of a field says the same as ``kebab``, but only once its model is built.
        value = {kebab(name): getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_toml(key)} = {_toml(each)}' for key, each in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
