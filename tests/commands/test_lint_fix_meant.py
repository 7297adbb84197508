"""``--fix`` and "did you mean": applied if only one thing can be meant, else only on request."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okr_cli.source.decoding import MAX_EDITS, MAX_SHOWN
from okr_cli.source.parser import parse
from tests.commands.running import okr

ASIDE = "one-key-result,objective-without-strategy,rhythm"
UNSAFE = "--unsafe-fixes"
FILE = """\
# Parcels.
okr: 1
cycle: 2026-Q4   # the quarter
people:
  - {name: Ada Byron, handle: ada}
  - name: Kofi Mensah
strategy:
  choices:
    - {id: whole-parcels, title: Parcels arrive whole}

initiatives:
  - title: Move the label printers
    owner: Ada Byron  # since May
    key_result: breakages
    depends_on: ['first-week', "whole/breakages"]
  - {title: Print in colour, owner: 'Ada Byron', key_result: "breakages"}
objectives:
  - title: Let every parcel arrive whole
    id: whole
    owner: "Kofi Mensah (packing)"
    serves: [whole-parcels]
    key_results:
      - id: breakages
        title: Cut breakages from 3.1% to 1.5%
        owner: Kofi Mensah
        measure: {baseline: 3.1, target: 1.5, unit: "%"}
      - id: first-week
        title: Ship 40 parcels in the first week
        owner: "@ada"
"""
WHOLE, WEEK = "2026-Q4/whole/breakages", "2026-Q4/whole/first-week"
RULES = ("--select", "file,unknown-reference,unknown-person")
SLIPS = {
    "a reference": ("key_result: breakages\n", "key_result: breakage\n", f"key_result: {WHOLE}\n"),
    "its last part": ('"whole/breakages"', '"whole/brekages"', f'"{WHOLE}"'),
    "one in quotes": ("['first-week'", "['first-weeks'", f"['{WEEK}'"),
    "one in braces": ('"breakages"}', '"breakges"}', f'"{WHOLE}"}}'),
    "a choice": ("[whole-parcels]", "[whole-parcel]", "[whole-parcels]"),
    "an owner": ("owner: Ada Byron", "owner: Ada Byrn", "owner: Ada Byron"),
    "one in single quotes": ("'Ada Byron'", "'Ada Biron'", "'Ada Byron'"),
    "a part of one": ('"Kofi Mensah (', '"Kofi Mensa (', '"Kofi Mensah ('),
    "a first name": ("owner: Kofi Mensah\n", "owner: Kofi\n", "owner: Kofi Mensah\n"),
    "a cycle": ("2026-Q4   #", "2026/q4   #", "2026-Q4   #"),
    "a turn": ("colour", "co\u202elour\u202c", "colour"),
}
ENCODINGS = {
    "as it is": lambda text: text.encode(),
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "no final newline": lambda text: text.rstrip("\n").encode(),
}


def repaired(path: Path, *options: str, rules: tuple[str, ...] = RULES) -> bytes:
    """The file after fixes; a second run has nothing left to do."""
    okr("lint", "--fix", *options, *rules)
    once = path.read_bytes()
    assert okr("lint", "--fix", *options, *rules).err.count(f" in {path.name}") == 0
    assert path.read_bytes() == once
    assert parse(once.decode("utf-8-sig")).findings == ()
    return once


def slipped(slips: list[str]) -> tuple[str, str]:
    """The file with some typos, and the expected result."""
    before = after = FILE
    for slip in slips:
        right, wrong, mended = SLIPS[slip]
        assert before.count(right) == 1
        before, after = before.replace(right, wrong), after.replace(right, mended)
    return before, after


def test_the_file_itself_is_fine(folder: Path) -> None:
    (folder / "a.yaml").write_text(FILE)
    assert okr("lint", "--ignore", "wording", "--ignore", "focus,measure,hypothesis", *RULES).code == 0


@pytest.mark.parametrize("slip", list(SLIPS))
@pytest.mark.parametrize("kind", list(ENCODINGS))
def test_an_unsafe_fix_is_written_only_on_request(folder: Path, slip: str, kind: str) -> None:
    before, after = slipped([slip])
    path = folder / "a.yaml"
    path.write_bytes(ENCODINGS[kind](before))
    assert repaired_certainly(path) == ENCODINGS[kind](before)
    assert repaired(path, UNSAFE) == ENCODINGS[kind](after)


def repaired_certainly(path: Path) -> bytes:
    """The file after safe fixes, which must report that there are unsafe ones."""
    done = okr("lint", "--fix", *RULES)
    assert "available with --unsafe-fixes" in done.err
    assert "with --fix --unsafe-fixes.\n" in done.out
    return path.read_bytes()


@given(st.lists(st.sampled_from(list(SLIPS)), unique=True, min_size=2), st.sampled_from(list(ENCODINGS)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_fixes_at_once(folder: Path, slips: list[str], kind: str) -> None:
    before, after = slipped(slips)
    path = folder / "a.yaml"
    path.write_bytes(ENCODINGS[kind](before))
    assert repaired(path, UNSAFE) == ENCODINGS[kind](after)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("key_result: breakages\n", "key_result: &x breakage\n"),
        ("key_result: breakages\n", "key_result: >-\n      breakage\n"),
        ("key_result: breakages\n", 'key_result: "breakag\\u0065"\n'),
        ("owner: Ada Byron", "owner: !!str Ada Byrn"),
        ("owner: Ada Byron", "owner: ! Ada Byrn"),
        ("owner: Ada Byron", "owner: Ada\n      Byrn"),
        ("owner: 'Ada Byron'", "owner: Ada\n  Byrn"),
        ("owner: Ada Byron", "owner: Somebody Else"),
        ("2026-Q4   #", "someday   #"),
    ],
)
def test_values_with_escapes_or_without_a_near_name_stay(folder: Path, right: str, wrong: str) -> None:
    (folder / "a.yaml").write_text(FILE.replace(right, wrong))
    assert repaired(folder / "a.yaml", UNSAFE).decode() == FILE.replace(right, wrong)


def test_a_name_that_would_need_quotes_is_not_written(folder: Path) -> None:
    text = FILE.replace("name: Kofi Mensah", "name: 'Kofi \"K\" Mensah'")
    (folder / "a.yaml").write_text(text)
    assert repaired(folder / "a.yaml", UNSAFE).decode() == text


def test_a_finding_about_several_files_is_fixed_in_its_own(folder: Path) -> None:
    (folder / "a.yaml").write_text(FILE)
    other = "okr: 1\ncycle: 2026-Q4\nteam: Hall\ninitiatives:\n  - {title: T, owner: Ada Byrn, key_result: breakges}\n"
    (folder / "b.yaml").write_text(other)
    wanted = other.replace("Byrn", "Byron").replace("breakges", WHOLE)
    assert repaired(folder / "b.yaml", UNSAFE).decode() == wanted
    assert (folder / "a.yaml").read_text() == FILE


COMMENTS = [
    ("[Team_Owner]", "[team-owner]", ""),
    ("[team-ownr, role-ownr]", "[team-owner]", "role-owner"),
    ("[team-owner, team-owner] -- why", "[team-owner] -- why", "team-owner"),
    ("[team-owner,302]", "[team-owner]", "302"),
    ("[302 team-owner  tem-owner]", "[302]", "team-owner"),
]


@pytest.mark.parametrize(("before", "after"), [(before, after) for before, after, _ in COMMENTS])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_rule_in_a_comment_is_fixed_and_named_once(folder: Path, before: str, after: str, newline: str) -> None:
    text = "okr: 1\nobjectives:\n  - title: A\n    owner: Packing team  # okr: ignoreHERE\n    x-note: b\n"
    path = folder / "a.yaml"
    path.write_bytes(text.replace("HERE", before).replace("\n", newline).encode())
    mended = repaired(path, rules=("--select", "file,ownership"))
    assert mended == text.replace("HERE", after).replace("\n", newline).encode()
    assert okr("lint", "--select", "file,ownership").out == "No findings in 1 file (1 suppressed).\n"


def test_an_ambiguous_rule_name_is_fixed_only_on_request(folder: Path) -> None:
    text = "okr: 1\nobjectives:\n  - title: A\n    owner: Packing team  # okr: ignore[team-ownership]\n"
    path, rules = folder / "a.yaml", ("--select", "unknown-rule")
    path.write_text(text)
    assert repaired(path, rules=rules).decode() == text
    assert repaired(path, UNSAFE, rules=rules).decode() == text.replace("team-ownership", "team-owner")


@pytest.mark.parametrize("kind", list(ENCODINGS))
def test_an_entry_that_occurs_twice_word_for_word_appears_once(folder: Path, kind: str) -> None:
    twice = FILE.replace(
        '        measure: {baseline: 3.1, target: 1.5, unit: "%"}\n',
        '        measure: {baseline: 3.1, target: 1.5, unit: "%", baseline: 3.1}\n        owner: Kofi Mensah\n',
    )
    twice += '        owner: "@ada"\n'
    path = folder / "a.yaml"
    path.write_bytes(ENCODINGS[kind](twice))
    assert okr("lint", *RULES).out.count("002 duplicate-key") == 3
    assert repaired(path) == ENCODINGS[kind](FILE)


@pytest.mark.parametrize("other", ["owner: Kofi Mensah", "owner: '@ada'", 'owner: "@ada"  # since May'])
def test_two_different_values_are_not_merged(folder: Path, other: str) -> None:
    path = folder / "a.yaml"
    path.write_text(f"{FILE}        {other}\n")
    for options in (), (UNSAFE,):
        okr("lint", "--fix", *options, *RULES)
        assert path.read_text() == f"{FILE}        {other}\n"


def test_one_run_deletes_all_direction_characters(folder: Path) -> None:
    path = folder / "a.yaml"
    many = "\u200fx" * (3 * (MAX_SHOWN + MAX_EDITS))
    path.write_text(f"okr: 1\nx-note: {many}\u0007\n# \u2066end\u2069\n")
    okr("lint", "--fix", UNSAFE, *RULES)
    assert path.read_text() == f"okr: 1\nx-note: {many.replace(chr(0x200F), '')}\u0007\n# end\n"


def test_a_direction_character_that_the_yaml_needs_stays(folder: Path) -> None:
    path = folder / "a.yaml"
    path.write_text("okr: 1\nx-note: a:\u200f b\n")
    okr("lint", "--fix", UNSAFE, *RULES)
    assert path.read_text() == "okr: 1\nx-note: a:\u200f b\n"


@pytest.mark.parametrize("rules", [(), ("--select", "derived-id")])
def test_the_last_line_announces_what_fix_then_does(folder: Path, rules: tuple[str, ...]) -> None:
    text = "okr: 1\ncycles: 2026-Q4\nobjectives:\n  - {title: A, owner: Ada Byron}\n"
    (folder / "a.yaml").write_text(text)
    one = "this finding" if rules else "1 of these findings"
    assert okr("lint", *rules).out.endswith(f"\nokr can fix {one} with --fix.\n")
    assert "okr can fix" not in okr("lint", "-", *rules, stdin=text.encode()).out
    done = okr("lint", "--fix", *rules)
    assert done.err.startswith("okr: 1 fix in a.yaml\n")
    assert "okr can fix" not in done.out
