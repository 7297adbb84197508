"""Absurd files in every format: no exception, valid output, and the neighbor still reported."""

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from okr_cli.output.findings.registry import Format
from tests.commands.running import ROOT, okr

SEEDS = range(24)
TEXTS = tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("okrs/**/*.yaml")))
NEIGHBOR = "okr: 1\ncycle: 2026-Q4\nteam: Harbor\nobjectives: [{id: quay, title: Let ships in, owner: Harbor team}]\n"
SIGNS = ":-[]{}#&*!|>'\"%@`,?\t\n\r\x00\x07\x1b\x85\u2028\u202e\ufeff\ud7ff\U0001f600é=+<"
VALUES = (
    *("null", "~", "{}", "[]", "[[[[]]]]", "-0", "1e999", "9" * 60, ".nan", "0x1F", "12:30", "yes", "2026-02-30"),
    *("0001-01-01", "9999-12-31", "*nothing", "&a [*a]", "!!python/object:os.system x", "'", '"', "=1+1", "<script>"),
    *("::error::x", "##vso[x]", "\x1b[31m", "a" * 5000, "|\n", "{<<: *a}", "? x"),
)
MUTATION = Callable[[str, random.Random], str]


def sign(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(SIGNS) + text[place + chance.randrange(2) :]


def lost_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def moved_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return "".join(lines)


def indented_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    number = chance.randrange(len(lines))
    lines[number] = chance.choice(("  ", "\t", "- ", "? ", "--- ")) + lines[number]
    return "".join(lines)


def other_value(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    number = chance.choice([number for number, line in enumerate(lines) if ": " in line] or [0])
    key, _, _ = lines[number].partition(": ")
    lines[number] = f"{key}: {chance.choice(VALUES)}\n"
    return "".join(lines)


def cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text))]


def hidden(text: str, chance: random.Random) -> str:
    rules = chance.choice(("invalid-yaml", "unsupported-version", "invalid-value, unknown-key", "all", ""))
    return f"# okr: ignore-file[{rules}]\n{text}"


MUTATIONS: tuple[MUTATION, ...] = (sign, lost_line, moved_line, indented_line, other_value, cut, hidden)


def mutated(seed: int) -> bytes:
    """An example file with a few changes, and sometimes in another encoding."""
    chance = random.Random(seed)
    text = chance.choice(TEXTS)
    for _ in range(chance.randrange(1, 6)):
        text = chance.choice(MUTATIONS)(text or " \n: \n", chance)
    data = text.encode(chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16")), "surrogatepass")
    return data + chance.choice((b"", b"", b"\xff", b"\r"))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    (home / "okrs").mkdir(parents=True)
    (home / "okr.toml").write_text('[lint]\nselect = ["all"]\n')
    (home / "okrs" / "neighbor.yaml").write_text(NEIGHBOR)
    monkeypatch.chdir(home)
    return home


@pytest.mark.parametrize("seed", SEEDS)
def test_every_lint_format_survives_random_input(workspace: Path, seed: int) -> None:
    (workspace / "okrs" / "mutated.yaml").write_bytes(mutated(seed))
    files = {name: workspace / f"report.{name}" for name in Format}
    outputs = [part for name, path in files.items() for part in ("--output-format", f"{name}:{path}")]
    done = okr("lint", "--no-cache", "--as-of", "2026-11-20", *outputs)
    assert (done.code, done.out) == (1, ""), done
    assert "bug in okr" not in done.err
    for name, path in files.items():
        text = path.read_bytes().decode()
        assert "okrs/neighbor.yaml" in text, name
        assert "\x1b" not in text
        assert "\u202e" not in text
        check(name, text)


def check(name: Format, text: str) -> None:
    """Parse a report with the programs that it is meant for."""
    if name in (Format.JSON, Format.GITLAB, Format.SARIF):
        json.loads(text)
    elif name is Format.JSONL:
        assert [json.loads(line) for line in text.splitlines()]
    elif name is Format.JUNIT:
        ElementTree.fromstring(text)
    elif name is Format.GITHUB:
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::error::x")]


VIEWS = (
    ("status", "--initiatives"),
    ("status", "--overview"),
    ("review",),
    ("review", "--close"),
    ("due",),
    ("prioritize",),
    ("health",),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_view_format_survives_random_input(workspace: Path, seed: int) -> None:
    (workspace / "okrs" / "mutated.yaml").write_bytes(mutated(seed + len(SEEDS)))
    view = VIEWS[seed % len(VIEWS)]
    for name in ("table", "json", "markdown", "csv"):
        done = okr(*view, "--as-of", "2026-11-20", "--cycle", "all", "--format", name)
        assert done.code == 0, done
        assert "\x1b" not in done.out
        if name == "json":
            json.loads(done.out)
        elif name == "csv":
            assert one_width(csv.reader(io.StringIO(done.out)))


def one_width(rows: Iterator[list[str]]) -> bool:
    return len({len(row) for row in rows if row}) == 1
