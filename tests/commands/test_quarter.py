"""A quarter from nothing to the first week of the next, from the command line alone."""

import json
from pathlib import Path

import pytest

from tests.commands.running import okr

OBJECTIVE = ("add", "objective", "Become the studio that restaurants reorder from")
KEY_RESULT = ("add", "kr", "Cut pieces that crack in firing from 14% to 6%", "--measure", "14 -> 6 %")
WORK = ("add", "initiative", "Fire a test row at cone 6 on five Mondays")
BET = ("hypothesis.belief=It is the cone", "hypothesis.expect=-4")


def done(*arguments: str) -> str:
    """The output of a command that succeeds."""
    outcome = okr(*arguments)
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_a_quarter_needs_no_editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_STATE_DIR", str(folder.parent / "state"))
    assert "Next:\n  okr add objective" in done("init", "--empty")
    assert not list(folder.rglob("*.yaml"))
    done(*OBJECTIVE, "--team", "Kiln", "--cycle", "2024-Q3", "--owner", "Ada Brandt", "--id", "reorders")
    file = folder / "okrs" / "2024-Q3-kiln.yaml"
    assert file.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../okr.schema.json\nokr: 1\n")
    done(*KEY_RESULT, "--to", "reorders", "--owner", "ada", "--id", "cracks")
    assert "add --to KEY_RESULT" in okr(*WORK).complaint
    done(*WORK, "--to", "cracks", "--owner", "ada", "--id", "rows", *BET)
    assert "reorders: 1 open Initiative" in done("add", "initiative", "Ask Bo", "--to", "reorders", "owner=ada")
    done("drop", "ask-bo", "--on", "2024-07-05", "--reason", "He left")
    done("start", "rows", "--on", "2024-07-08")
    done("check-in", "cracks", "11", "7", "--date", "2024-08-05")
    done("retarget", "cracks", "--target", "7", "--reason", "The new clay", "--date", "2024-08-12")
    done("set", "cracks", "title=Cut pieces that crack in firing from 14% to 7%")
    done("ship", "rows", "--on", "2024-08-16", "--learned", "Cone 6 it is")
    done("check-in", "cracks", "9", "--date", "2024-09-23")
    done("cycle", "close", "2024-Q3", "--yes", "--verdict", "rows=validated")
    done("cycle", "new", "2024-Q4", "--from", "2024-Q3", "--carry-open")
    done("cycle", "start", "2024-Q4")
    assert "8.5% (first value), 25% of the way" in done("check-in", "cracks", "8.5", "--date", "2024-10-07")
    found = json.loads(done("show", "cracks", "--as-of", "2024-10-07", "--format", "json"))
    assert (found["address"], found["progress"]) == ("2024-Q4/kiln/reorders/cracks", 0.25)
    assert "carried over from 2024-Q3/kiln/reorders/cracks" in done("show", "cracks", "--as-of", "2024-10-07")
    done("lint", "--ignore", "too-few-key-results")
