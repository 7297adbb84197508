"""The workspace that the tests of the language server edit."""

from pathlib import Path

import pytest

from tests.lsp.editing import FILES, Editor, editor


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor in a workspace of three files, none of them open yet."""
    monkeypatch.chdir(tmp_path)
    return editor(tmp_path, FILES)
