"""Write all generated files: ``python scripts/generate.py``.

These are the JSON Schemas and their digest, the rule pages and their table, the starter example, the schemas next to
the examples, the compiled word lists, and the data for completion. ``--check`` writes nothing and exits with 1 if one
is stale.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from compile_words import compiled_texts  # noqa: E402 - a script beside this one
from describe_command_line import command_lines, rule_lines, setting_lines  # noqa: E402 - another one

from okr_cli.linter.catalogue import catalogue  # noqa: E402
from okr_cli.output.rule_page import markdown_page  # noqa: E402
from okr_cli.rules.base import GROUPS, Rule  # noqa: E402
from okr_cli.schemas import schema_of, schema_text  # noqa: E402
from okr_cli.schemas.reports import REPORTS  # noqa: E402
from okr_cli.templates import SCHEMA, WRITTEN_FOR, starter_files  # noqa: E402
from okr_cli.workspace import editor_schema  # noqa: E402

SCHEMAS = {"file": SCHEMA, "config": "okr.toml.schema.json"}
SCHEMAS |= {name: f"{name}-v1.schema.json" for name in REPORTS}
DIGEST = re.compile(r'^(DIGEST = )"\w+"', re.M)
RULES = "docs/rules"
INTRODUCTION = """\
`okr rule NAME` prints the page of a rule. Opt-in rules run only if you select them, with `--extend-select` or with
`extend-select` in `okr.toml`. `okr review` runs those of the rhythm group that depend on the date. 008, 009 and 113
exist for their fixes and run only if selected by name or with `all`. The change group runs only with `--against REV`.
You can add [rules of your own](../guide/plugins.md).
"""


def generated() -> dict[str, str]:
    """Path, from the root of the project, to text."""
    editor_schema.DIGEST = schema_digest()
    module = Path(editor_schema.__file__)
    text = DIGEST.sub(rf'\1"{editor_schema.DIGEST}"', module.read_text(encoding="utf-8"))
    files = {module.relative_to(ROOT).as_posix(): text}
    files |= {f"docs/schemas/{name}": schema_text(what) for what, name in SCHEMAS.items()}
    files |= {f"examples/starter/{name}": text for name, text in starter_files(WRITTEN_FOR).items()}
    files[f"examples/acme/{SCHEMA}"] = schema_text("file")
    files |= {f"{RULES}/{rule.name}.md": markdown_page(rule).rstrip("\n") + "\n" for rule in catalogue().values()}
    files |= {f"okr_cli/wording/lexicon/compiled/{name}.txt": text for name, text in compiled_texts().items()}
    completion = {"command_line": command_lines, "rules": rule_lines, "settings": setting_lines}
    files |= {f"okr_cli/completion/{name}.txt": made() for name, made in completion.items()}
    files[f"{RULES}/README.md"] = f"# Rules\n\n{INTRODUCTION}\n{rule_table()}"
    return files


def schema_digest() -> str:
    """Identifies the schema of OKR files, whatever the version of okr."""
    made = {name: value for name, value in schema_of("file").items() if name != "$comment"}
    return hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:12]


def rule_table() -> str:
    """All rules as Markdown tables, one per group, with links to the pages beside it."""
    return "\n".join(_tables()) + "\n"


def _tables() -> Iterator[str]:
    for number, group in enumerate(GROUPS):
        rules = [rule for rule in catalogue().values() if rule.group == group]
        if not rules:
            continue
        yield f"### {group} {number}xx\n"
        yield "| code | rule | severity | what it finds |"
        yield "|---|---|---|---|"
        for rule in rules:
            yield f"| {rule.code} | [{rule.name}]({rule.name}.md) | {_severity(rule)} | {_cell(rule.summary)} |"
        yield ""


def _severity(rule: Rule) -> str:
    return f"{rule.severity}, opt-in" if rule.opt_in else str(rule.severity)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def surplus(files: dict[str, str]) -> list[Path]:
    """Pages of removed rules."""
    pages = sorted((ROOT / RULES).glob("*.md"))
    return [path for path in pages if path.relative_to(ROOT).as_posix() not in files]


def stale(files: dict[str, str]) -> list[Path]:
    """Missing or outdated files."""
    paths = [ROOT / name for name in files]
    return [
        path
        for path, text in zip(paths, files.values(), strict=True)
        if not path.is_file() or path.read_bytes() != text.encode()
    ]


def main() -> int:
    """Write stale files, or list them with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is stale")
    check = parser.parse_args().check
    files = generated()
    wrong, old = stale(files), surplus(files)
    for path in [*wrong, *old]:
        name = path.relative_to(ROOT).as_posix()
        print(f"stale: {name}" if check else f"removed {name}" if path in old else f"wrote {name}")
        if check:
            continue
        if path in old:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name].encode())
    if check and (wrong or old):
        print("run: python scripts/generate.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
