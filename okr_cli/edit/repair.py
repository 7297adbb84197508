"""``lint --fix``: the repairs of a report, file by file."""

import difflib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from okr_cli.diagnostics import Diagnostic, Fix
from okr_cli.edit.splice import compatible, splice
from okr_cli.errors import CannotRun, why
from okr_cli.files import write_text
from okr_cli.source.parse import parse

BOM = "\ufeff"


class Repaired(NamedTuple):
    """A file before and after its repairs."""

    path: str
    before: str
    after: str
    fixes: int

    def diff(self) -> Iterator[str]:
        """The change as a unified diff, line by line."""
        old, new = self.before.splitlines(), self.after.splitlines()
        yield from difflib.unified_diff(old, new, self.path, self.path, lineterm="")

    def write(self) -> None:
        """Put the repaired text in the place of the old one, whole or not at all. Raises ``CannotRun``."""
        try:
            write_text(Path(self.path), self.after)
        except OSError as error:
            raise CannotRun(f"{self.path}: {why(error)}; nothing in it was changed") from None


def repairs(diagnostics: tuple[Diagnostic, ...], unsafe: bool = False) -> list[Repaired]:
    """What the safe fixes (with ``unsafe``: all of them) make of each file. Raises ``CannotRun``.

    A repair after which the file would no longer be YAML is not made.
    """
    by_path: dict[str, list[Fix]] = defaultdict(list)
    for one in diagnostics:
        if one.fix and (one.fix.safe or unsafe):
            by_path[one.path].append(one.fix)
    return [made for path, fixes in by_path.items() if (made := _repaired(path, fixes))]


def _repaired(path: str, fixes: list[Fix]) -> Repaired | None:
    try:
        before = Path(path).read_bytes().decode()
    except OSError as error:
        raise CannotRun(f"{path}: {why(error)}") from None
    mark = BOM if before.startswith(BOM) else ""
    text = before.removeprefix(BOM)
    chosen = compatible(fixes)
    after = splice(text, [edit for fix in chosen for edit in fix.edits])
    if after == text or any(finding.rule == "invalid-yaml" for finding in parse(after).findings):
        return None
    return Repaired(path, before, mark + after, len(chosen))
