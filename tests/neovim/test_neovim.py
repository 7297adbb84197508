"""Neovim with only the lines of docs/guide/editors.md: what people see after copying them.

``make test-neovim`` runs this with the ``nvim`` on the path, or the one in ``NVIM``.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import ROOT, environment

pytestmark = pytest.mark.neovim

GUIDE = ROOT / "docs" / "guide" / "editors.md"
DRIVE = Path(__file__).parent / "drive.lua"

SECOND = """\
okr: 1
cycle: 2026-Q4
team: Kitchen
objectives:
  - title: Let nobody wait for bread in the morning
    owner: Jonah Weiss
    contributes_to: [regulars]
    key_results:
      - title: Cut loaves that sell out before nine from 8 to 2 a week
        owner: Jonah Weiss
        measure: {baseline: 8, target: 2}
"""

BAKERY = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - id: mornings
    title: Become the place where the street meets in the morning
    ownr: Mina Park
    key_results:
      - id: regulars
        title: Raise guests who come twice a week from 40 to 90
        owner: Mina Park
        measure: {baseline: 40, target: 90, unit: guests}
        check_ins:
          - {date: 2026-10-12, value: 46}
"""


def nvim() -> str:
    """Neovim, 0.11 or newer."""
    found = shutil.which(os.environ.get("NVIM", "nvim"))
    if found is None:
        pytest.fail("there is no Neovim: install 0.11 or newer, or name it as NVIM")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    number = re.match(r"NVIM v(\d+)\.(\d+)", version)
    if number is None or (int(number[1]), int(number[2])) < (0, 11):
        pytest.fail(f"{version.splitlines()[0]} is too old; docs/guide/editors.md is for 0.11 or newer")
    return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """What a fresh session of Neovim showed, and the folder with the files."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("okrs")
    settings = home / ".config" / "nvim" / "init.lua"
    settings.parent.mkdir(parents=True)
    blocks = re.findall(r"```lua\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    settings.write_text(blocks[0], encoding="utf-8")
    (folder / "okr.toml").write_text("")
    (folder / "bakery.yaml").write_text(BAKERY)
    (folder / "kitchen.yaml").write_text(SECOND)
    kept = {name: value for name, value in environment().items() if not name.startswith("XDG_")}
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    known = kept | {"HOME": str(home), "PATH": path, "OKR_SEEN": str(home / "seen.json")}
    command = [nvim(), "--headless", "bakery.yaml", "-c", f"luafile {DRIVE}"]
    done = subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, timeout=180)
    told: dict[str, Any] = json.loads((home / "seen.json").read_text(encoding="utf-8"))
    assert told.get("problem") is None, f"{told}\n{done.stderr}"
    return told, folder


def test_findings_are_shown_after_their_lines(seen: tuple[dict[str, Any], Path]) -> None:
    told, _ = seen
    assert "unknown-key" in told["rules"]
    assert told["virtual_text"] is True


def test_a_quick_fix_and_a_rename_reach_the_files(seen: tuple[dict[str, Any], Path]) -> None:
    _, folder = seen
    bakery, kitchen = (folder / "bakery.yaml").read_text(), (folder / "kitchen.yaml").read_text()
    assert bakery == BAKERY.replace("ownr", "owner").replace("id: regulars", "id: morning-regulars")
    assert kitchen == SECOND.replace("[regulars]", "[morning-regulars]")


def test_hover_hints_and_completion_answer(seen: tuple[dict[str, Any], Path]) -> None:
    told, _ = seen
    assert "(46 − 40) / (90 − 40) = 0.12" in told["hover"]
    assert any(label.startswith("12%") for label in told["hints"])
    assert sorted(told["owners"]) == ["Jonah Weiss", "Mina Park"]
