"""People bypass slow hooks, so a command loads nothing that it does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

from okr_cli.cli.command_group import COMMANDS
from tests.commands.running import ROOT, environment

LOADED = "import sys; import {module}; print(*sorted(sys.modules))"
ASKED = (
    "import sys\nfrom okr_cli.app import app\n"
    "for arguments in {lines!r}:\n"
    "    try: app(arguments, prog_name='okr')\n    except SystemExit: pass\n"
    "print('LOADED', *sorted(sys.modules))"
)


def loaded(code: str, cwd: Path = ROOT) -> set[str]:
    """The modules that a fresh interpreter has loaded after ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, env=environment(), check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def by_typer() -> set[str]:
    """The modules that typer itself loads."""
    return loaded(LOADED.format(module="typer"))


def heavy_ones(modules: set[str], heavy: tuple[str, ...]) -> list[str]:
    return sorted(name for name in modules for part in heavy if name == part or name.startswith(f"{part}."))


def test_the_app_itself_loads_nothing_heavy(by_typer: set[str]) -> None:
    heavy = ("rich", "ruamel", "pydantic", "pathspec", "okr_cli.model", "okr_cli.rules", "okr_cli.views")
    assert heavy_ones(loaded(LOADED.format(module="okr_cli.app")) - by_typer, heavy) == []


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["lint", "okrs"], ("rich", "pathspec", "okr_cli.views", "okr_cli.schemas")),
        (
            ["lint", "okrs", "--output-format", "json"],
            ("rich", "pathspec", "okr_cli.views", "okr_cli.output.findings.full"),
        ),
        (["check-in", "second-order", "24", "--dry-run"], ("rich", "pathspec", "okr_cli.schemas")),
        (["retarget", "second-order", "--target", "24", "--reason", "x", "--dry-run"], ("rich", "okr_cli.schemas")),
        (["start", "thank-you-note", "--dry-run"], ("rich", "okr_cli.schemas", "okr_cli.output.findings")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_only_what_it_uses(
    starter: Path, by_typer: set[str], arguments: list[str], heavy: tuple[str, ...]
) -> None:
    assert heavy_ones(loaded(ASKED.format(lines=[arguments]), starter) - by_typer, heavy) == []


def test_help_usage_errors_and_schemas_load_nothing_else(starter: Path, by_typer: set[str]) -> None:
    """One process runs all commands, so it has loaded what they load together."""
    lines = [["--help"], *([name, "--help"] for name in COMMANDS), ["lint", "--selec"], ["schema", "lint"]]
    packages = ("rules", "model", "check_in", "edit", "views", "history")
    heavy = ("rich", *(f"okr_cli.{name}" for name in packages))
    assert heavy_ones(loaded(ASKED.format(lines=lines), starter) - by_typer, heavy) == []
