"""Words as bash reads and quotes them."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.completion.bash_words import quoted, words_of

texts = st.text(st.sampled_from(" \"'\\$`!;|&<>(){}*?[]~#=:@%^,-/abé界\u00a0"))


def values(line: str) -> list[str]:
    return [word.value for word in words_of(line)]


@given(texts)
def test_a_shell_reads_a_quoted_value_as_the_value(text: str) -> None:
    assert shlex.split(f"x{quoted(text)}") == [f"x{text}"]
    assert shlex.split(f"'{quoted(text, chr(39))}'") == [text]


@given(texts, st.sampled_from(["", "'", '"']))
def test_what_was_quoted_is_read_back_within_quotes(text: str, quote: str) -> None:
    assert values(f"x{quote}{quoted(text, quote)}{quote}") == [f"x{text}"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_reads_a_quoted_value_as_the_value(tmp_path: Path) -> None:
    signs = " \"'\\$`!;|&<>(){}*?[]~#=:@%^,-/ab"
    every = [f"{one}{two}" for one in signs for two in signs] + ["$(touch x)", "`touch x`", "é; touch x"]
    asked = [f"{quote}{quoted(value, quote)}{quote}" for value in every for quote in ("", "'", '"')]
    done = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {' '.join(asked)}"], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout.decode().split("\0")[:-1] == [value for value in every for _ in range(3)]
    assert not list(Path(tmp_path).glob("x*"))


@given(st.lists(texts.filter(bool), max_size=4))
def test_what_was_quoted_is_read_back(words: list[str]) -> None:
    assert values("".join(f"{quoted(word)} " for word in words)) == [*words, ""]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("okr", ["okr"]),
        ("okr ", ["okr", ""]),
        ("okr  show\t'two words' x", ["okr", "show", "two words", "x"]),
        ("okr ''", ["okr", ""]),
        ("okr '' ", ["okr", "", ""]),
        ('okr "a \\" \\n', ["okr", 'a " \\n']),
        ("okr a\\", ["okr", "a"]),
    ],
)
def test_words(line: str, words: list[str]) -> None:
    assert values(line) == words


@pytest.mark.parametrize(
    ("line", "value", "quote", "kept"),
    [
        ("okr --team=Gro", "--team=Gro", "", 7),
        ("okr --team='Customer C", "--team=Customer C", "'", 7),
        ('okr "May', "May", '"', 0),
        ("okr 2026-Q4/gr", "2026-Q4/gr", "", 0),
        ("okr a\\:b", "a:b", "", 0),
    ],
)
def test_what_bash_replaces_of_the_last_word(line: str, value: str, quote: str, kept: int) -> None:
    word = words_of(line)[-1]
    assert (word.value, word.quote, word.kept) == (value, quote, kept)
