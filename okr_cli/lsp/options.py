"""The ``initializationOptions`` that an editor may set."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Neighbor(StrEnum):
    """Whether yaml-language-server runs next to okr; ``auto`` assumes that it serves the files that name a schema."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class Shown(StrEnum):
    """The files whose diagnostics are shown: open ones, with new findings in others; or the whole workspace."""

    OPEN = "open"
    WORKSPACE = "workspace"


KEYS = ("yamlLanguageServer", "diagnostics", "inlayHints")
FORM_RULES = frozenset({"invalid-yaml", "duplicate-key", "unknown-key", "invalid-value", "missing-key"})
"""The rules whose findings yaml-language-server has as well, from its parser and from the schema."""


class Options(NamedTuple):
    """The options of the server.

    ``yaml_language_server`` decides who is responsible for keys, fixed words and the form of a file.
    """

    yaml_language_server: Neighbor = Neighbor.AUTO
    diagnostics: Shown = Shown.OPEN
    inlay_hints: bool = True

    def completes_keys(self, names_schema: bool) -> bool:
        """Whether okr completes and explains keys and fixed words, in a file that may name a schema."""
        return self.yaml_language_server is Neighbor.OFF or (
            self.yaml_language_server is Neighbor.AUTO and not names_schema
        )

    def reports(self, rule: str, names_schema: bool) -> bool:
        """Whether okr reports the findings of a rule. It never relies on a neighbor that it only supposes."""
        return not (self.yaml_language_server is Neighbor.ON and names_schema and rule in FORM_RULES)


DEFAULTS = Options()


def read_options(given: object) -> tuple[Options, list[str]]:
    """The options of an editor, and a line about each unknown one."""
    if given is None:
        return DEFAULTS, []
    if not isinstance(given, Mapping):
        return DEFAULTS, ["initializationOptions must be an object; using the defaults"]
    inner = given.get("okr")
    table: Mapping[str, Any] = inner if isinstance(inner, Mapping) else given
    problems = [f"unknown option '{key}'; valid options: {', '.join(KEYS)}" for key in table if key not in KEYS]
    options = DEFAULTS
    neighbor, shown, hints = (table.get(key) for key in KEYS)
    if neighbor in list(Neighbor):
        options = options._replace(yaml_language_server=Neighbor(neighbor))
    elif neighbor is not None:
        problems.append("'yamlLanguageServer' must be auto, on or off")
    if shown in list(Shown):
        options = options._replace(diagnostics=Shown(shown))
    elif shown is not None:
        problems.append("'diagnostics' must be open or workspace")
    if isinstance(hints, bool):
        options = options._replace(inlay_hints=hints)
    elif hints is not None:
        problems.append("'inlayHints' must be true or false")
    return options, problems
