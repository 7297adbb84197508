"""The starter workspace that ``okr init`` writes."""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after

SETTINGS = "okr.toml"
SCHEMA = "okr.schema.json"

WRITTEN_FOR = Cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
"""The cycle that the template's dates belong to."""

DAY = re.compile(r"\b2026-\d\d-\d\d\b")

HOOK = """\
repos:
  - repo: local
    hooks:
      - id: okr-lint
        name: okr lint
        entry: okr lint --allow-empty
        language: system
        always_run: true
        pass_filenames: false
        require_serial: true
"""
"""A ``.pre-commit-config.yaml`` that lints OKR files before each commit, by the okr that is installed."""


MERGE_DRIVER = (
    'git config merge.okr.driver "okr merge-file %O %A %B --path %P"',
    'echo "*.yaml merge=okr" >> .gitattributes',
)
"""The commands after which git merges OKR files entry by entry."""


def starter_files(cycle: Cycle) -> dict[str, str]:
    """Path to text of every file of a new workspace, its dates moved into ``cycle``."""
    from okr_cli.schemas import schema_text

    starter = dict(sorted(_texts(files("okr_cli.templates") / "starter")))
    return {**{name: _moved(text, cycle) for name, text in starter.items()}, SCHEMA: schema_text("file")}


def _texts(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of each file below a folder of the package, which may lie in an archive."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".toml", ".yaml")):
            yield prefix + entry.name, entry.read_text(encoding="utf-8")


def _moved(text: str, cycle: Cycle) -> str:
    """Each day as far into ``cycle`` as it lies in the template's; in a shorter one, no later than its last day."""

    def moved(found: re.Match[str]) -> str:
        into = (date.fromisoformat(found[0]) - WRITTEN_FOR.start).days
        return str(min(days_after(cycle.start, into), cycle.end))

    return DAY.sub(moved, text.replace(WRITTEN_FOR.name, cycle.name))
