"""The architecture: packages import downward, there are no import cycles, and no folder gets too big."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from okr_cli.cli.command_group import COMMANDS, function_name

PACKAGE = Path(__file__).parent.parent / "okr_cli"
GUIDE = PACKAGE.parent / "docs" / "guide"

LAYERS = (
    ("kept_answer",),
    ("errors", "lazy_pattern", "safe_text", "phrases", "finding", "files", "git", "cache", "entry_points"),
    ("source",),
    ("config",),
    ("model",),
    ("validation", "progress", "wording"),
    ("workspace",),
    ("edit", "history"),
    ("merge",),
    ("formatter",),
    ("rules",),
    ("linter",),
    ("output",),
    ("views",),
    ("schemas",),
    ("templates",),
    ("check_in", "exchange"),
    ("completion",),
    ("cli",),
    ("lsp",),
    ("commands",),
    ("app", "plugin"),
)
"""Packages and top-level modules from the bottom to the top. A package imports only from layers below its own; within
a layer only top-level modules know each other."""

NO_CLOCK = (
    *("source", "model", "validation", "workspace", "progress", "wording", "history", "rules", "linter"),
    *("output", "views"),
    *("check_in", "exchange", "lsp"),
)
CLOCK_CALLS = ("date.today(", "datetime.now(", "time.time(")

MOST_MODULES = 25
LONGEST_CHAIN = 7
MOST_LINES = 400


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def package_of(module: str) -> str:
    return [*module.split("."), ""][1]


def is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def statements(tree: ast.AST, for_types: bool = False) -> Iterator[ast.AST]:
    """All statements that run, including deferred imports. Type-checking imports are optional."""
    waiting = [tree]
    while waiting:
        for child in ast.iter_child_nodes(waiting.pop()):
            if not isinstance(child, ast.expr) and (for_types or not is_for_types_only(child)):
                yield child
                waiting.append(child)


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def imports(module: str) -> frozenset[str]:
    """The modules of this package that a module imports, at the top or in a function."""
    found: set[str] = set()
    for node in statements(parsed(module)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {name if (name := f"{node.module}.{each.name}") in MODULES else node.module for each in node.names}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
    return frozenset(found & MODULES.keys() - {module})


@cache
def chain(module: str) -> tuple[str, ...]:
    """The longest chain of imports from a module within its package."""
    further = (chain(other) for other in imports(module) if package_of(other) == package_of(module))
    return (module, *max(further, key=len, default=()))


def circle(start: str) -> list[str]:
    """A cycle of imports through a module, or nothing."""
    reached: dict[str, str] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for other in imports(here):
            if other == start:
                way = [here]
                while way[-1] != start:
                    way.append(reached[way[-1]])
                return [start, *reversed(way)] if here != start else [start]
            if other not in reached:
                reached[other] = here
                waiting.append(other)
    return []


def layer(package: str) -> int:
    return next(number for number, packages in enumerate(LAYERS) if package in packages)


def test_every_package_has_a_layer() -> None:
    known = {package for packages in LAYERS for package in packages}
    assert {package_of(module) for module in MODULES} - {"", "__main__"} <= known


def test_a_package_imports_only_from_layers_below_it() -> None:
    upwards = [
        f"{module} imports {other}"
        for module in MODULES
        if package_of(module) not in ("", "__main__")
        for other in imports(module)
        if package_of(other) not in ("", package_of(module))
        if layer(package_of(other)) >= layer(package_of(module))
        if not layer(package_of(other)) == layer(package_of(module)) == layer("errors")
    ]
    assert upwards == []


def test_there_is_no_import_cycle() -> None:
    assert [way for module in MODULES if (way := circle(module))] == []


def test_nothing_below_the_commands_asks_for_the_date() -> None:
    asking = [
        module
        for module, path in MODULES.items()
        if package_of(module) in NO_CLOCK
        if any(call in path.read_text(encoding="utf-8") for call in CLOCK_CALLS)
    ]
    assert asking == []


def test_date_arithmetic_is_in_one_module() -> None:
    """``model/days.py`` stays within the calendar; a ``timedelta`` may leave it."""
    adding = [module for module, path in MODULES.items() if "timedelta" in path.read_text(encoding="utf-8")]
    assert adding == []


def test_rich_is_imported_only_where_documents_are_rendered() -> None:
    for module in MODULES:
        if not module.startswith(("okr_cli.output.documents", "okr_cli.cli.editing.prompts")):
            names = {
                name
                for node in statements(parsed(module), for_types=True)
                for name in (
                    [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else [each.name for each in node.names]
                    if isinstance(node, ast.Import)
                    else []
                )
            }
            assert not any(name.split(".")[0] == "rich" for name in names), module


def test_no_folder_has_too_many_modules() -> None:
    """Except the folder of the commands, which has one module per command."""
    folders = Counter(path.parent for path in MODULES.values() if path.name != "__init__.py")
    del folders[PACKAGE / "commands"]
    assert {folder: count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_the_folder_of_the_commands_has_exactly_one_module_per_command() -> None:
    commands = {name.removeprefix("okr_cli.commands.") for name in MODULES if name.startswith("okr_cli.commands.")}
    assert commands == {function_name(name) for name in COMMANDS}


def test_no_chain_of_imports_inside_a_package_is_too_long() -> None:
    assert [way for way in map(chain, MODULES) if len(way) > LONGEST_CHAIN] == []


def test_no_module_is_too_long() -> None:
    lines = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in MODULES.items()}
    assert {module: count for module, count in lines.items() if count > MOST_LINES} == {}


def test_no_code_depends_on_the_text_of_messages() -> None:
    """Messages, reasons, help and hints are only printed; decisions use fields and enums."""
    prose = re.compile(r"\b(?:message|reason|advice|hint|help)\.(?:startswith|endswith|split|partition|find)\(")
    assert [module for module, path in MODULES.items() if prose.search(path.read_text(encoding="utf-8"))] == []


def test_the_guides_name_files_that_exist() -> None:
    """``okr_cli/…`` in the contributor guide, and paths within the package on the architecture page."""
    named = re.findall(r"`(okr_cli/[\w/.-]+)`", (GUIDE / "contributing.md").read_text(encoding="utf-8"))
    page = (GUIDE / "architecture.md").read_text(encoding="utf-8")
    paths = re.findall(r"`([a-z_]+/[\w/]+\.py)`", page)
    named += [path if path.startswith(("tests/", "scripts/")) else f"okr_cli/{path}" for path in paths]
    assert len(named) > 30
    assert [path for path in named if not (PACKAGE.parent / path).exists()] == []
