"""The settings as TOML that okr.toml would take, each with what it means."""

import json
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING, Any

from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.config.loading import Settings

Line = tuple[str, str]
"""The full key of a setting or table, and its text."""


def settings_lines(settings: "Settings", key: str | None = None) -> Iterator[str]:
    """All settings, those of one table, or one. ``(set)`` marks what the file sets. Raises ``CannotRun``."""
    from okr_cli.files import shown_path
    from okr_cli.safe_text import visible

    lines = list(_chosen(list(_lines(settings.config)), key))
    where = shown_path(settings.path) if settings.path else "no okr.toml found; these are the defaults"
    yield f"# {visible(where)}"
    yield from (visible(line) for line in lines)


def described() -> Iterator[Line]:
    """Every key and table, with what it means."""
    from okr_cli.config.settings import Config

    yield from _described(Config, "")


def _chosen(lines: list[Line], key: str | None) -> Iterator[str]:
    if key is None:
        for name, text in lines:
            if text.startswith("["):
                yield ""
            yield text if text.startswith("[") else text.removeprefix(f"{_table(name)}.")
        return
    wanted = [text for name, text in lines if name == key or name.startswith(f"{key}.")]
    if not wanted:
        near = get_close_matches(key, [name for name, _ in lines], n=1, cutoff=0.5)
        raise CannotRun(f"no setting '{key}'; " + (f"did you mean '{near[0]}'?" if near else "'okr config' lists them"))
    yield from (text for text in wanted if not text.startswith("["))


def _table(name: str) -> str:
    return name.rpartition(".")[0]


def _lines(section: Any, prefix: str = "") -> Iterator[Line]:
    """Each setting under its full key, plain ones before tables, as TOML wants it."""
    tables = []
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        key = prefix + _written(name)
        if hasattr(value, "model_fields_set"):
            tables.append((key, value))
            continue
        mark = " (set)" if name in section.model_fields_set else ""
        yield key, f"{key} = {_toml(value)}  # {field.description}{mark}"
    for key, value in tables:
        yield key, f"[{key}]"
        yield from _lines(value, f"{key}.")


def _written(name: str) -> str:
    """A field as okr.toml spells it. Its alias says the same, but only once its model is built."""
    return name.replace("_", "-")


def _described(model: Any, prefix: str) -> Iterator[Line]:
    for name, field in model.model_fields.items():
        key = prefix + _written(name)
        inner = field.annotation
        if hasattr(inner, "model_fields"):
            yield key, (inner.__doc__ or "").strip()
            yield from _described(inner, f"{key}.")
        else:
            yield key, field.description or ""


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_toml, value))}]"
    if hasattr(value, "model_fields_set"):
        value = {_written(name): getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, dict):
        pairs = ", ".join(f"{json.dumps(str(key), ensure_ascii=False)} = {_toml(each)}" for key, each in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, (int, float)) else json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> str:
    return str(value.value if isinstance(value, Enum) else value)
