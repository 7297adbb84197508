"""An editor without the protocol: open files of a workspace, and places in them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lsprotocol import types

from okr_cli.edit.splice import splice
from okr_cli.finding import Edit, Span
from okr_cli.lsp.options import Options
from okr_cli.lsp.session import EditorSession, FileView, OpenFile

DAY = date(2026, 11, 20)

GROWTH = """\
okr: 1
cycle: 2026-Q4
team: Growth
objectives:
  - id: start
    title: Let new shops open worry-free
    owner: Maya Okafor
    serves: [calm]
    key_results:
      - id: activation
        title: Raise shops that sell in their first week from 38% to 60%
        owner: Maya Okafor
        measure: {baseline: 38, target: 60, unit: "%"}
        check_ins:
          - {date: 2026-11-16, value: 49, confidence: 7}
        initiatives:
          - id: setup
            title: Redesign setup step 2 to ask for three fields
            owner: Jonas Lindqvist
"""

PLATFORM = """\
okr: 1
cycle: 2026-Q4
team: Platform
objectives:
  - id: fast
    title: Let every page open before a customer notices
    owner: Ines Moreau
    contributes_to: [growth/start/activation]
    key_results:
      - id: p95
        title: Cut p95 load time from 900 ms to 400 ms
        owner: Ines Moreau
        measure: {baseline: 900, target: 400, unit: ms}
        depends_on: [setup]
"""

COMPANY = """\
people:
  - {name: Ines Moreau, handle: ines, team: Platform}
  - {name: Maya Okafor, handle: maya, team: Growth}
  - {name: Jonas Lindqvist, handle: jonas, team: Growth}
  - {name: Otto Weber, team: Growth, active: false}
strategy:
  choices:
    - {id: calm, title: Win small teams by calm software}
"""

SETTINGS = '[lint]\nignore = ["too-few-key-results"]\n'
FILES = {"growth.yaml": GROWTH, "platform.yaml": PLATFORM, "company.yaml": COMPANY, "okr.toml": SETTINGS}


@dataclass
class Editor:
    """A session with open files of a workspace."""

    root: Path
    session: EditorSession

    def open(self, name: str, text: str | None = None, version: int = 1) -> FileView:
        """Open a file as on disk, or with another text."""
        path = self.root / name
        text = path.read_bytes().decode() if text is None else text
        self.session.open(OpenFile(path.as_uri(), path, text, version))
        view = self.session.view(path.as_uri())
        assert view is not None, name
        return view

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()


def editor(root: Path, files: dict[str, str], options: Options | None = None) -> Editor:
    """An editor with the folder ``root`` open, which contains these files."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    return Editor(root, EditorSession(lambda: DAY, (root,), options or Options()))


def place(view: FileView, words: str, behind: bool = False) -> int:
    """The offset of the first occurrence of words in a file, or of what follows them."""
    return view.text.index(words) + (len(words) if behind else 0)


def after(view: FileView, edits: list[types.TextEdit]) -> str:
    """The text of a file after the edits of an editor."""
    return splice(view.text, [Edit(Span(*view.positions.span(edit.range)), edit.new_text) for edit in edits])
