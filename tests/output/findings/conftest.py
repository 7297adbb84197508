"""Formats look the same on every machine, including build servers."""

import pytest

from okr_cli.output.findings.ci_services import CHECKOUTS


@pytest.fixture(autouse=True)
def _no_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CHECKOUTS:
        monkeypatch.delenv(name, raising=False)
