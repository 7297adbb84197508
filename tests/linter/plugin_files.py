"""A plugin as an installer leaves it: a package in a folder, next to its metadata."""

import shutil
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "plugin"

RULE = """
from okr_cli.plugin import Example, Finding, Kind, Rule, Severity, at


def check(definition, context):
    {body}


RULE = Rule(
    code="{code}", name="{name}", severity=Severity.WARNING, summary="A title.", why="So.", source="Us.",
    bad=(Example("initiatives: [{{title: Wax the oars, owner: Signe Dahl}}]", "Wax the oars"),),
    good=(Example("kpis: []"),), kinds=(Kind.INITIATIVE,), check=check,
)
"""
FOUND = 'yield Finding("a title", at("title"), "Which one?")'


def install(
    target: Path, name: str, entry_points: dict[str, str], version: str = "1.0.0", group: str = "okr_cli.rules"
) -> Path:
    """Write the metadata of a package into ``target``, which becomes a folder of ``sys.path``."""
    metadata = target / f"{name.replace('-', '_')}-{version}.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    lines = "".join(f"{key} = {value}\n" for key, value in entry_points.items())
    (metadata / "entry_points.txt").write_text(f"[{group}]\n{lines}")
    return target


def install_example(target: Path) -> Path:
    """The worked example, installed as its own pyproject.toml says."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    shutil.copytree(EXAMPLE / "okr_weekend", target / "okr_weekend", ignore=shutil.ignore_patterns("__pycache__"))
    return install(target, project["name"], project["entry-points"]["okr_cli.rules"], project["version"])


def install_rule(
    target: Path, code: str = "950", name: str = "a-title", body: str = FOUND, package: str = "oars"
) -> Path:
    """A package with one rule."""
    target.mkdir(parents=True, exist_ok=True)
    (target / f"{package}_rules.py").write_text(RULE.format(code=code, name=name, body=body))
    return install(target, package, {name: f"{package}_rules"})
