"""Print the oldest version of each dependency that pyproject.toml allows, as constraints for pip.

`make test-lowest` runs the tests with exactly these versions. Indirect dependencies and test tools are the latest.
"""

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>\d[\w.]*)(?P<marker>\s*;.*)?")


def constraints(requirements: list[str]) -> list[str]:
    """`typer==0.16` for `typer>=0.16`, with its marker. Raises ValueError for a requirement without one lower bound."""
    pinned = []
    for requirement in requirements:
        bound = BOUND.fullmatch(requirement)
        if bound is None:
            raise ValueError(f"'{requirement}' has more or less than one lower bound")
        pinned.append(f"{bound['name']}=={bound['version']}{bound['marker'] or ''}")
    return pinned


def main() -> None:
    """Write one constraint per line to standard output."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    sys.stdout.writelines(f"{line}\n" for line in constraints(project["dependencies"]))


if __name__ == "__main__":
    main()
