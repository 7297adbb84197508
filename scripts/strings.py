"""List every text that a person can see: ``python scripts/strings.py [PATHS]``.

Each line is a place, a tab, and a text in which values are ``{expressions}``. ``--sample 50 --seed 7`` picks fifty at
random, ``--docs`` adds the guides.

The syntax tree decides: constants and f-strings with two words, or a word and a value; capitalized words in views;
docstrings of commands, models and records; and the starter. Other docstrings, patterns, SQL and word lists are left
out.
"""

import argparse
import ast
import random
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "okr_cli"
STARTER = PACKAGE / "templates" / "starter"

UNSEEN = (
    "cache/codec.py",
    "cache/database.py",
    "wording/lexicon",
    "wording/titles",
    "wording/owners",
    "completion/shells.py",
)
LABELED = ("views/", "output/", "cli/", "commands/", "check_in/")
DESCRIBED = ("model/", "config/settings.py", "records.py", "record.py")
CODE = re.compile(
    r"\(\?|\\[dswbW.]|\[\^|\]\*|\]\+|[{;]\s*[\w-]+:\s*[^;{]+;|<[/?]?\w+|(^ *(- )?\w+:.*\n){3}"
    r'|\A(?!label)[\w-]+="|style="',
    re.M,
)
WORD = re.compile(r"[^\W\d_]{2,}")
LABEL = re.compile(r"[A-Z][a-z]{2,}")
PATTERNS = {"compile", "match", "search", "sub", "fullmatch", "namedtuple", "TypeVar", "getattr", "execute"}

WORDLESS = (ast.Name, ast.alias, ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
"""Half of all nodes. No text is in them."""


class Text(NamedTuple):
    """A text and where it is written."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}\t{' '.join(self.text.split())}"


def strings(paths: Iterable[Path] = (PACKAGE,)) -> Iterator[Text]:
    """Texts below ``paths``, in the order of files and lines."""
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            inside = file.relative_to(PACKAGE).as_posix() if file.is_relative_to(PACKAGE) else ""
            if file.suffix == ".py" and not inside.startswith(UNSEEN):
                yield from _of_module(file, inside)
            elif file.suffix == ".md" or file.is_relative_to(STARTER):
                yield from _of_lines(file)


def _of_lines(file: Path) -> Iterator[Text]:
    if not file.is_file():
        return
    is_code = False
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        is_code ^= line.startswith("```")
        if not is_code and len(WORD.findall(line)) > 1:
            yield Text(file.relative_to(ROOT).as_posix(), number, line)


def _of_module(file: Path, inside: str) -> Iterator[Text]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    described = inside.endswith(DESCRIBED) or inside.startswith(DESCRIBED)
    labeled = inside.startswith(LABELED)
    name = file.relative_to(ROOT).as_posix()
    for node in _seen(tree, is_command=inside.startswith("commands/"), is_described=described):
        text = _written(node)
        words = WORD.findall(_written(node, hole=""))
        is_label = labeled and LABEL.fullmatch(text)
        if not CODE.search(text) and (is_label or (words and " " in text.strip())):
            yield Text(name, node.lineno, text)


def _seen(node: ast.AST, is_command: bool, is_described: bool) -> Iterator[ast.Constant | ast.JoinedStr]:
    """The texts below ``node``, without code documentation, annotations and patterns."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
    if isinstance(node, ast.Call) and _name(node.func) in PATTERNS:
        return
    for field, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        if field in ("annotation", "returns") and not isinstance(value, ast.Subscript):
            continue
        if field == "body" and isinstance(value, list):
            is_help = is_command and isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            is_text = is_help or (is_described and isinstance(node, ast.ClassDef) and not node.name.startswith("_"))
            first = [] if is_text and value else value[:1]
            children = [each for each in value if not _is_text(each) or (each in value[:1] and each not in first)]
        if isinstance(node, ast.keyword) and node.arg in ("bad", "good"):
            continue
        for child in children:
            if not isinstance(child, ast.AST) or isinstance(child, WORDLESS):
                continue
            if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
                yield from _seen(child, is_command, is_described)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _written(node: ast.AST, hole: str | None = None) -> str:
    """The text of a constant or f-string, with values as ``{expression}`` or as ``hole``."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_written(part, hole) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return f"{{{ast.unparse(node.value)}}}" if hole is None else hole
    return str(node.value) if isinstance(node, ast.Constant) else ""


def main() -> int:
    """Print the texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[PACKAGE], help="files or folders; all of okr without")
    parser.add_argument("--docs", action="store_true", help="also the guides, README.md and CHANGELOG.md")
    parser.add_argument("--sample", type=int, metavar="N", help="only N texts, drawn at random")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="another S draws others")
    given = parser.parse_args()
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "docs" / "guide"] if given.docs else []
    found = list(strings([path.resolve() for path in [*given.paths, *pages]]))
    for text in random.Random(given.seed).sample(found, min(given.sample, len(found))) if given.sample else found:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
