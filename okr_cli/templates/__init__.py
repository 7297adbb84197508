"""The starter workspace that ``okr init`` writes."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable

from okr_cli.edit.scalars import scalar
from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after
from okr_cli.model.entity import slug

SETTINGS = "okr.toml"
SCHEMA = "okr.schema.json"
EXAMPLE = "okrs/growth.yaml"

WRITTEN_FOR = Cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
"""The cycle that the template's dates belong to."""

WRITTEN_ON = date(2026, 10, 13)
"""The day on which the template's check-ins are fresh and its Key Results on track."""

TEAM = "Growth"
OWNER = "Noor Rahimi"
"""The team of the template, and the owner of its Objective."""

DAY = re.compile(r"\b2026-\d\d-\d\d\b")
VALUE = re.compile(r"(?P<baseline>(?<=baseline: )[\d.]+), target: (?P<target>[\d.]+)|(?<=value: )(?P<value>[\d.]+)")

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


def starter_files(cycle: Cycle, as_of: date = WRITTEN_ON, team: str = TEAM, owner: str = OWNER) -> dict[str, str]:
    """The text of every file of a new workspace, by path, with its dates moved into ``cycle``.

    ``team`` and ``owner`` replace those of the example. If ``as_of`` is later in the cycle than in the template, dates
    and values move on accordingly, so that the team of the example is on track.
    """
    from okr_cli.schemas import schema_text

    starter = dict(sorted(_texts(files("okr_cli.templates") / "starter")))
    into = (as_of - cycle.start).days if cycle.start <= as_of <= cycle.end else 0
    days = max(0, into - (WRITTEN_ON - WRITTEN_FOR.start).days)
    moved = {name: _moved(_further_on(text, days, cycle), cycle, days) for name, text in starter.items()}
    moved[f"okrs/{slug(team) or slug(TEAM)}.yaml"] = _named(moved.pop(EXAMPLE), team, owner)
    return {**moved, SCHEMA: schema_text("file")}


def _named(text: str, team: str, owner: str) -> str:
    """The example with other names, quoted where YAML needs it, in brackets as well."""
    names = {f"team: {TEAM}": f"team: {scalar(team)}", f"owner: {OWNER}": f"owner: {scalar(owner, in_flow=True)}"}
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def _texts(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of each file below a folder of the package, which may lie in an archive."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".toml", ".yaml")):
            yield prefix + entry.name, entry.read_text(encoding="utf-8")


def _moved(text: str, cycle: Cycle, days: int) -> str:
    """Each day so many days further into ``cycle`` than it lies in the template's, and no later than its last day."""

    def moved(found: re.Match[str]) -> str:
        into = (date.fromisoformat(found[0]) - WRITTEN_FOR.start).days + days
        return str(min(days_after(cycle.start, into), cycle.end))

    return DAY.sub(moved, text.replace(WRITTEN_FOR.name, cycle.name))


def _further_on(text: str, days: int, cycle: Cycle) -> str:
    """Each value of a check-in as much further on the way to its target as so many days are of the cycle."""
    share = Decimal(days) / max(1, (cycle.end - cycle.start).days)
    way = Decimal(0)

    def further(found: re.Match[str]) -> str:
        nonlocal way
        if found["baseline"]:
            way = Decimal(found["target"]) - Decimal(found["baseline"])
            return found[0]
        value = Decimal(found["value"])
        return str((value + way * share).quantize(value))

    return VALUE.sub(further, text)
