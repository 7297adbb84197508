"""A repository with the history of a quarter, made by one run of ``git fast-import``.

Every commit has a tag, by which tests refer to it, and a list of its events. Branch ``checks`` is merged once.
"""

import os
import subprocess
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

Edit = tuple[str, str]
"""A passage that a file has once, and what takes its place."""

MAYA, JONAS = "Maya Okafor <maya@acme.example>", "Jonas Lind <jonas@acme.example>"
CLOSED, GROWTH, RENAMED = "okrs/2026-Q3/growth.yaml", "okrs/2026-Q4/growth.yaml", "okrs/2026-Q4/growth-team.yaml"
SUPPORT, PEOPLE = "okrs/2026-Q4/support.yaml", "okrs/people.yaml"

FILES = {
    CLOSED: """\
okr: 1
cycle: 2026-Q3
team: Growth
state: closed
objectives:
  - id: known-shops
    title: Let more shops hear of us
    owner: Maya Okafor
    key_results:
      - id: visits
        title: Raise visits from search
        owner: Maya Okafor
        measure: {baseline: 100, target: 200}
        check_ins:
          - {date: 2026-07-13, value: 120}
          - {date: 2026-09-21, value: 180}
""",
    GROWTH: """\
okr: 1
cycle: 2026-Q4
team: Growth
objectives:
  - id: easy-start
    title: Let new shops open worry-free
    owner: Maya Okafor
    key_results:
      - id: first-sale
        title: Shops that sell in their first week
        owner: Maya Okafor
        measure: {baseline: 0, target: 60, unit: "%"}
        check_ins: []
        initiatives:
          - id: three-fields
            title: Ask for three fields at sign-up
            owner: Jonas Lind
            status: to-do
      - id: return
        title: Shops that come back in their second month
        owner: Jonas Lind
        measure: {baseline: 30, target: 50, unit: "%"}
      - id: seats
        title: Paid seats per shop
        owner: Jonas Lind
        measure: {baseline: 2, target: 3}
      - id: trials
        title: Trials that begin by word of mouth
        owner: Maya Okafor
        measure: {baseline: 10, target: 25, unit: "%"}
""",
    SUPPORT: """\
okr: 1
cycle: 2026-Q4
team: Support
objectives:
  - id: quick-help
    title: Make help feel near
    owner: Ida Berg
    key_results:
      - id: response
        title: Time to the first answer
        owner: Ida Berg
        measure: {baseline: 12, target: 4, unit: h}
        check_ins:
          - {date: 2026-10-05, value: 11}
""",
    PEOPLE: """\
people:
  - {name: Maya Okafor, email: maya@acme.example, team: Growth}
  - {name: Jonas Lind, email: jonas@acme.example, team: Growth}
  - {name: Ida Berg, email: ida@acme.example, team: Support}
""",
}

INITIATIVE = """\
          - id: three-fields
            title: Ask for three fields at sign-up
            owner: Jonas Lind
            status: in-progress
            started: 2026-10-19
"""
SEATS = """\
      - id: seats
        title: Paid seats per shop
        owner: Jonas Lind
        measure: {baseline: 2, target: 3}
"""


class Commit(NamedTuple):
    """A commit under its tag: who made it and when, the edits of each file, a new path, and what happened.

    ``events`` are as ``tests.history.states.told`` writes them. ``branch`` is the one that it is made on.
    """

    tag: str
    author: str
    day: str
    edits: dict[str, tuple[Edit, ...]]
    events: tuple[str, ...]
    renamed: tuple[str, str] | None = None
    branch: str = "main"


COMMITS = (
    Commit(
        "week-1",
        MAYA,
        "2026-10-12",
        {GROWTH: (("check_ins: []", "check_ins:\n          - {date: 2026-10-12, value: 12, confidence: 6}"),)},
        ("check-in-added first-sale 2026-10-12",),
    ),
    Commit(
        "support-week-1",
        JONAS,
        "2026-10-13",
        {
            SUPPORT: (
                ("value: 11}\n", "value: 11}\n          - {date: 2026-10-12, value: 10, note: Mornings are fine}\n"),
            )
        },
        ("check-in-added response 2026-10-12",),
        branch="checks",
    ),
    Commit(
        "begun",
        JONAS,
        "2026-10-19",
        {GROWTH: (("status: to-do", "status: in-progress\n            started: 2026-10-19"),)},
        ("started three-fields status: to-do -> in-progress",),
    ),
    Commit("merged", MAYA, "2026-10-20", {}, (), branch="merge"),
    Commit(
        "easier",
        MAYA,
        "2026-10-26",
        {GROWTH: (("target: 60", "target: 45"),)},
        ("target first-sale: 60 -> 45",),
    ),
    Commit(
        "explained",
        JONAS,
        "2026-10-27",
        {
            SUPPORT: (
                (
                    "target: 4, unit: h}\n",
                    "target: 6, unit: h}\n        changes:\n"
                    "          - {date: 2026-10-27, target: {from: 4, to: 6}, reason: Two people left}\n",
                ),
            )
        },
        ("target response: 4 -> 6",),
    ),
    Commit(
        "rewritten",
        MAYA,
        "2026-11-02",
        {GROWTH: (("value: 12, confidence: 6}", "value: 18, confidence: 6}"),)},
        ("check-in-rewritten first-sale 2026-10-12",),
    ),
    Commit("vanished", JONAS, "2026-11-03", {GROWTH: ((SEATS, ""),)}, ("removed seats",)),
    Commit(
        "dropped",
        MAYA,
        "2026-11-09",
        {
            GROWTH: (
                (
                    "measure: {baseline: 10, target: 25, unit: \"%\"}\n",
                    "measure: {baseline: 10, target: 25, unit: \"%\"}\n"
                    "        dropped: {date: 2026-11-09, reason: Nobody can measure it}\n",
                ),
            )
        },
        ("dropped trials: None -> 2026-11-09",),
    ),
    Commit(
        "file-renamed",
        JONAS,
        "2026-11-10",
        {},
        (f"renamed {RENAMED} path: {GROWTH} -> {RENAMED}",),
        renamed=(GROWTH, RENAMED),
    ),
    Commit(
        "moved",
        JONAS,
        "2026-11-11",
        {
            RENAMED: (
                (f"        initiatives:\n{INITIATIVE}", ""),
                (
                    "measure: {baseline: 30, target: 50, unit: \"%\"}\n",
                    f"measure: {{baseline: 30, target: 50, unit: \"%\"}}\n        initiatives:\n{INITIATIVE}",
                ),
            )
        },
        ("moved three-fields: 2026-Q4/growth/easy-start/first-sale -> 2026-Q4/growth/easy-start/return",),
    ),
    Commit(
        "closed-edited",
        MAYA,
        "2026-11-16",
        {CLOSED: (("value: 180}", "value: 205}"),)},
        ("check-in-rewritten visits 2026-09-21",),
    ),
    Commit(
        "week-7",
        MAYA,
        "2026-11-23",
        {
            RENAMED: (
                (
                    "value: 18, confidence: 6}\n",
                    "value: 18, confidence: 6}\n          - {date: 2026-11-23, value: 36, confidence: 7}\n",
                ),
                ("status: in-progress", "status: shipped"),
                (
                    "started: 2026-10-19",
                    "started: 2026-10-19\n            finished: 2026-11-20\n            learned: Three are enough",
                ),
            )
        },
        (
            "check-in-added first-sale 2026-11-23",
            "shipped three-fields status: in-progress -> shipped",
        ),
    ),
    Commit(
        "id-renamed",
        JONAS,
        "2026-11-24",
        {RENAMED: (("id: first-sale", "id: first-week-sale"),)},
        ("renamed first-week-sale id: first-sale -> first-week-sale",),
    ),
)  # fmt: skip
FIRST = "agreed"
"""The tag of the first commit, before all others."""


def build(folder: Path) -> None:
    """Make the repository in an empty folder, with the last commit checked out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

    def git(*arguments: str, stdin: bytes = b"") -> None:
        subprocess.run(("git", *arguments), cwd=folder, env=kept | quiet, input=stdin, check=True, capture_output=True)

    git("init", "--quiet", "--initial-branch=main")
    git("fast-import", "--quiet", stdin=stream())
    git("reset", "--quiet", "--hard", "main")


def stream() -> bytes:
    """The history as ``git fast-import`` reads it."""
    texts = dict(FILES)
    parts = [_commit(Commit(FIRST, MAYA, "2026-09-28", {}, ()), texts, "")]
    parent, aside = FIRST, ""
    for commit in COMMITS:
        changed = {path: _edited(texts[path], edits) for path, edits in commit.edits.items()}
        texts |= changed
        gone = ""
        if commit.renamed:
            gone, path = commit.renamed
            changed[path] = texts[path] = texts.pop(gone)
        if commit.branch == "checks":
            parts.append(_commit(commit, changed, parent))
            aside = commit.tag
            continue
        merged = aside if commit.branch == "merge" else ""
        parts.append(_commit(commit, texts if merged else changed, parent, gone, merged))
        parent = commit.tag
    return "".join([*parts, f"reset refs/heads/main\nfrom refs/tags/{parent}\n\n"]).encode()


def states() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """The files before and after each commit of the main line that is not a merge, by tag."""
    texts, found = dict(FILES), {}
    for commit in COMMITS:
        before = dict(texts)
        texts |= {path: _edited(texts[path], edits) for path, edits in commit.edits.items()}
        if commit.renamed:
            texts[commit.renamed[1]] = texts.pop(commit.renamed[0])
        found[commit.tag] = before, dict(texts)
    return found


def _edited(text: str, edits: tuple[Edit, ...]) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def _commit(commit: Commit, files: dict[str, str], parent: str, gone: str = "", merged: str = "") -> str:
    """A commit at noon of its day, and its tag."""
    when = f"{commit.author} {int(datetime.fromisoformat(f'{commit.day}T12:00:00+00:00').timestamp())} +0000"
    lines = [f"commit refs/tags/{commit.tag}", f"author {when}", f"committer {when}", _data(f"About {commit.tag}")]
    lines += [f"from refs/tags/{parent}"] * bool(parent) + [f"merge refs/tags/{merged}"] * bool(merged)
    lines += [f"D {gone}"] * bool(gone)
    lines += [f"M 100644 inline {path}\n{_data(text)}" for path, text in files.items()]
    return "\n".join(lines) + "\n\n"


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}"
