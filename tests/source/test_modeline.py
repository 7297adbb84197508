"""Where a file needs the modeline."""

import pytest

from okr_cli.source.modeline import missing_modeline
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile


def opened(text: str) -> str | None:
    """The text with '# M' at the place of the modeline; None if the file needs none."""
    found = missing_modeline(SourceFile("a.yaml", text), parse(text).documents)
    return None if found is None else f"{text[: found.at]}# M{found.newline}{text[found.at :]}"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("okr: 1\n", "# M\nokr: 1\n"),
        ("okr: 1", "# M\nokr: 1"),
        ("okr: 1\r\nteam: A\r\n", "# M\r\nokr: 1\r\nteam: A\r\n"),
        ("okr: 1\rteam: A\r", "# M\rokr: 1\rteam: A\r"),
        ("\n\nokr: 1\n", "# M\n\n\nokr: 1\n"),
        ("# ours since 2019\n# and more\nokr: 1\n", "# M\n# ours since 2019\n# and more\nokr: 1\n"),
        ("#!/usr/bin/env okr\n# ours\nokr: 1\n", "#!/usr/bin/env okr\n# M\n# ours\nokr: 1\n"),
        ("#!/usr/bin/env okr\r\nokr: 1", "#!/usr/bin/env okr\r\n# M\r\nokr: 1"),
        ("# -*- mode: yaml -*-\nokr: 1\n", "# -*- mode: yaml -*-\n# M\nokr: 1\n"),
        ("#!/bin/okr\n# -*- yaml -*-\nokr: 1\n", "#!/bin/okr\n# -*- yaml -*-\n# M\nokr: 1\n"),
        ("%YAML 1.2\n---\nokr: 1\n", "# M\n%YAML 1.2\n---\nokr: 1\n"),
        ("---\nokr: 1\n...\n", "# M\n---\nokr: 1\n...\n"),
        ('{"okr": 1}\n', '# M\n{"okr": 1}\n'),
        ("# about $schema\nokr: 1\n", "# M\n# about $schema\nokr: 1\n"),
        ("okr: 1 # yaml-language-server: $schema=a.json\n", "# M\nokr: 1 # yaml-language-server: $schema=a.json\n"),
        ("# yaml-language-server: none\nokr: 1\n", "# M\n# yaml-language-server: none\nokr: 1\n"),
    ],
)
def test_the_modeline_comes_first_except_after_required_lines(text: str, after: str) -> None:
    assert opened(text) == after
    assert [len(parse(each).documents) for each in (text, after)] == [1, 1]
    assert opened(after.replace("# M", "# yaml-language-server: $schema=okr.schema.json")) is None


@pytest.mark.parametrize(
    "text",
    [
        "# yaml-language-server: $schema=okr.schema.json\nokr: 1\n",
        "# yaml-language-server: $schema=https://example.org/other.json\nokr: 1\n",
        "#!/bin/okr\r\n#  yaml-language-server :  $schema=a.json\r\nokr: 1\r\n",
        "okr: 1\n# yaml-language-server: $schema=a.json\n",
        "# $schema: a.json\nokr: 1\n",
        "\rokr: 1\r# yaml-language-server: $schema=a.json\r",
    ],
)
def test_an_existing_modeline_stays(text: str) -> None:
    assert opened(text) is None


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "- a\n", "text\n", "{}\n"])
def test_files_without_keys_need_no_modeline(text: str) -> None:
    assert opened(text) is None
