"""Formatting files in every style is idempotent and keeps content and comments."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from okr_cli.edit.data import data_of
from okr_cli.errors import CannotEdit
from okr_cli.formatter.format_file import formatted
from okr_cli.source.decoding import parsable
from okr_cli.source.parser import parse
from tests.edit.random_files import RandomFile

COMMENT = re.compile(r"# c\d+, with: \[signs\] 'in' it")
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
UNREADABLE = {"file-conflict.yaml", "file-form.yaml", "file-not-yaml.yaml"}
FILES = 40


def said(text: str) -> list[Any]:
    parsed = parse(parsable(text.removeprefix("\ufeff")))
    assert not parsed.findings
    return [data_of(root) for root in parsed.documents]


def endings(text: str) -> set[str]:
    return set(re.findall(r"\r\n|\r|\n", text))


@pytest.mark.parametrize("seed", range(FILES))
def test_formatting_is_idempotent_and_preserves_content(seed: int) -> None:
    text = RandomFile(seed).text
    once = formatted(text.encode(), "a.yaml")
    assert formatted(once.encode(), "a.yaml") == once
    assert said(once) == said(text)
    assert Counter(COMMENT.findall(once)) == Counter(COMMENT.findall(text))
    assert endings(once) <= (endings(text) or {"\n"})
    assert once.startswith("\ufeff") == text.startswith("\ufeff")


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("okrs/**/*.yaml")), ids=lambda path: path.name)
def test_the_examples(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name in UNREADABLE:
        with pytest.raises(CannotEdit, match=rf"{path.name}:\d+:\d+: "):
            formatted(text.encode(), path.name)
        return
    once = formatted(text.encode(), path.name)
    assert formatted(once.encode(), path.name) == once
    assert said(once) == said(text)
    assert Counter(re.findall(r"# .*", once)) == Counter(re.findall(r"# .*", text))
    if "starter" in path.parts:
        assert once == text
