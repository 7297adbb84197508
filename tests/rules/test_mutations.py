"""One change to a clean workspace triggers each rule, and no other."""

from pathlib import Path
from typing import NamedTuple

import pytest

from okr_cli.linter.catalogue import catalogue
from tests.rules.clean import CLEAN, DAY
from tests.rules.linting import every_rule, lint_texts

TOWN, ROOM, LENDING, COUNTED = "town.yaml", "reading-room.yaml", "lending.yaml", "counted.yaml"

STAY = "Give evening readers a reason to stay"
SEATS = "Raise seats taken at eight from 30% to 55%"
SEATS_MEASURE = 'measure: {baseline: 30, target: 55, unit: "%"}'
LAMPS = "Fit reading lamps at 40 desks"
COATS = (
    "            hypothesis: {belief: Who hangs up a coat sits down, expect: +2, within: 3 weeks, "
    "evidence: seats by hour}\n"
)

KEY_RESULT = """\
      - id: more-{n}
        title: Cut lost cards of kind {n} from 9 to 3
        owner: Luca Ferri
        measure: {{baseline: 9, target: 3}}
"""
SERVED = """\
        initiatives: [{{title: Print cards of kind {n} on linen, owner: Luca Ferri, status: idea}}]
"""
OBJECTIVE = """\
  - id: objective-{n}
    title: Make cards of kind {n} a thing to keep
    owner: Luca Ferri
    serves: open-doors
    key_results:
"""
STANDALONE = "\ninitiatives:\n"


def key_results(*numbers: int) -> str:
    return "".join((KEY_RESULT + SERVED).format(n=number) for number in numbers)


class Edit(NamedTuple):
    """A change to one file: every ``old`` becomes ``new``."""

    path: str
    old: str
    new: str


MUTATIONS = {
    "invalid-yaml": Edit(COUNTED, "title: Books that", "title: Books: that"),
    "duplicate-key": Edit(COUNTED, "    unit: books\n", "    unit: books\n    unit: books\n"),
    "unknown-key": Edit(COUNTED, "unit: books", "units: books"),
    "missing-key": Edit(COUNTED, "    title: Books that cannot be found\n", ""),
    "invalid-value": Edit(COUNTED, '"<= 30"', '"30"'),
    "unsupported-version": Edit(COUNTED, "okr: 1", "okr: 3"),
    "unsafe-text": Edit(COUNTED, "Books that cannot be found", '"Books that cannot\\e[8m be found"'),
    "missing-modeline": Edit(COUNTED, "# yaml-language-server: $schema=okr.schema.json\n", ""),
    "synonym-key": Edit(TOWN, "        guardrail: true\n", "        guardrail: true\n        actions: []\n"),
    "unused-suppression": Edit(COUNTED, "owner: Luca Ferri", "owner: Luca Ferri  # okr: ignore[team-owner] -- alone"),
    "unknown-rule": Edit(COUNTED, "owner: Luca Ferri", "owner: Luca Ferri  # okr: ignore[lonely-owner] -- alone"),
    "merge-conflict": Edit(
        COUNTED,
        "    owner: Luca Ferri\n",
        "<<<<<<< HEAD\n    owner: Luca Ferri\n=======\n    owner: Lending team\n>>>>>>> lending\n",
    ),
    "orphan-initiative": Edit(LENDING, ", key_result: lend/ratings", ""),
    "unknown-reference": Edit(ROOM, "contributes_to: evenings", "contributes_to: mornings"),
    "ambiguous-reference": Edit(
        TOWN, "        guardrail: true\n", "        guardrail: true\n        depends_on: ratings\n"
    ),
    "duplicate-id": Edit(ROOM, "id: coats", "id: benches"),
    "initiative-on-objective": Edit(
        LENDING,
        "    key_results:\n",
        "    initiatives: [{title: Count every book twice, owner: Ada Quist, status: idea}]\n    key_results:\n",
    ),
    "other-cycle-link": Edit(ROOM, "contributes_to: evenings", "contributes_to: [evenings, summer-visitors]"),
    "key-result-without-initiative": Edit(LENDING, STANDALONE, KEY_RESULT.format(n=1) + STANDALONE),
    "circular-dependency": Edit(ROOM, "            bet:", "            depends_on: tea\n            bet:"),
    "duplicate-initiative": Edit(
        ROOM,
        "Oil every chair in the reading room, owner: Luca Ferri, status: shipped, verdict: validated,\n"
        "             learned: Creaking chairs were half of the complaints",
        f"{LAMPS}, owner: Luca Ferri, status: idea",
    ),
    "objective-without-strategy": Edit(TOWN, "    serves: open-doors\n", ""),
    "missing-cycle": Edit(LENDING, "cycle: 2026-Q4\n", ""),
    "missing-canvas": Edit(ROOM, "notes/lamps.md", "notes/lamp.md"),
    "derived-id": Edit(COUNTED, "  - id: books\n    title:", "  - title:"),
    "unsupported-priority": Edit(ROOM, "contributes_to: evenings", "contributes_to: evenings/noise"),
    "too-many-initiatives": Edit(
        ROOM,
        "          - id: lamps\n",
        "          - {title: Wax the stairs, owner: Luca Ferri, bet: {stake: a day, payoff: +1}}\n"
        "          - id: lamps\n",
    ),
    "single-hypothesis": Edit(
        LENDING,
        "status: in-progress,\n             started: 2026-11-02,\n             hypothesis: *walk",
        "status: dropped, learned: Nobody was at home",
    ),
    "too-many-objectives": Edit(
        LENDING, STANDALONE, "".join(OBJECTIVE.format(n=n) + key_results(n, n + 5) for n in (1, 2, 3)) + STANDALONE
    ),
    "too-many-key-results": Edit(LENDING, STANDALONE, key_results(1, 2, 3, 4) + STANDALONE),
    "too-few-key-results": Edit(LENDING, STANDALONE, OBJECTIVE.format(n=1) + key_results(1) + STANDALONE),
    "overloaded-owner": Edit(ROOM, "owner: Luca Ferri\n", "owner: Ada Quist\n"),
    "missing-owner": Edit(COUNTED, "    owner: Luca Ferri\n", ""),
    "team-owner": Edit(COUNTED, "Luca Ferri", "Lending team"),
    "several-owners": Edit(COUNTED, "Luca Ferri", "Luca Ferri and Ada Quist"),
    "placeholder-owner": Edit(COUNTED, "Luca Ferri", "TBD"),
    "role-owner": Edit(COUNTED, "Luca Ferri", "Head of Lending"),
    "unknown-person": Edit(COUNTED, "Luca Ferri", "Lucca Ferri"),
    "inactive-person": Edit(COUNTED, "Luca Ferri", "Ben Okoro"),
    "vague-initiative": Edit(ROOM, LAMPS, "Improve the lighting"),
    "initiative-not-an-action": Edit(ROOM, LAMPS, "A plan for 40 desks"),
    "initiative-is-key-result": Edit(ROOM, LAMPS, "Increase lit desks from 10% to 90%"),
    "initiative-restates-key-result": Edit(LENDING, "Put a return box at the tram stop", "Cut books returned late"),
    "compound-initiative": Edit(ROOM, LAMPS, "Fit reading lamps at 40 desks and paint the stairwell"),
    "key-result-without-number": Edit(
        LENDING,
        "Raise ratings of the lending desk from 3.9 to 4.3\n        owner: Ada Quist\n"
        "        measure: {baseline: 3.9, target: 4.3}\n",
        "Make the lending desk better loved\n        owner: Ada Quist\n",
    ),
    "key-result-is-initiative": Edit(
        LENDING, "Raise ratings of the lending desk from 3.9 to 4.3", "Install the new lending desk"
    ),
    "vague-objective": Edit(ROOM, STAY, "Improve our processes"),
    "objective-has-metric": Edit(ROOM, STAY, "Raise evening stays to 55%"),
    "objective-is-task": Edit(ROOM, STAY, "Launch the tea counter beside the stairs"),
    "open-ended-wording": Edit(ROOM, LAMPS, "Fit reading lamps at 40 desks, etc."),
    "placeholder-text": Edit(ROOM, LAMPS, "Fit reading lamps at XX desks"),
    "long-title": Edit(
        ROOM,
        LAMPS,
        "Fit reading lamps at 40 desks between the stairs and the south windows of the reading room on the second "
        "floor before the end of the month",
    ),
    "delivery-as-success": Edit(ROOM, SEATS, "100% of our Initiatives are shipped"),
    "missing-measure": Edit(ROOM, f"        {SEATS_MEASURE}\n", ""),
    "no-movement": Edit(
        ROOM,
        f"{SEATS}\n        owner: Ada Quist\n        {SEATS_MEASURE}",
        'Hold seats taken at 55%\n        owner: Ada Quist\n        measure: {baseline: 55, target: 55, unit: "%"}',
    ),
    "title-contradicts-measure": Edit(ROOM, SEATS_MEASURE, SEATS_MEASURE.replace("55", "60")),
    "impossible-value": Edit(TOWN, "value: 168", "value: -168"),
    "implausible-value": Edit(LENDING, "value: 82", "value: 820"),
    "key-result-is-kpi": Edit(TOWN, "        guardrail: true\n", ""),
    "delivery-milestones": Edit(
        LENDING,
        "measure: {baseline: 3.9, target: 4.3}",
        "measure: {milestones: [{title: Design the desk}, {title: Desk built}]}",
    ),
    "initiative-has-progress": Edit(ROOM, "            bet:", "            progress: 40%\n            bet:"),
    "uneven-weights": Edit(ROOM, f"        {SEATS_MEASURE}", f"        weight: 20\n        {SEATS_MEASURE}"),
    "growth-without-guardrail": Edit(ROOM, "Raise seats taken at eight", "Raise bookings for eight"),
    "missing-hypothesis": Edit(ROOM, COATS, ""),
    "untestable-hypothesis": Edit(ROOM, ", within: 4 weeks, evidence: seats by hour", ""),
    "missing-start": Edit(ROOM, "            started: 2026-10-12\n", ""),
    "disguised-waste": Edit(ROOM, "impact: high\n            effort: high", "impact: low\n            effort: high"),
    "cosmetic-initiative": Edit(ROOM, "impact: high\n            effort: low", "impact: low\n            effort: low"),
    "oversized-initiative": Edit(ROOM, "due: 2026-11-30", "due: 2027-01-30"),
    "bet-without-payoff": Edit(ROOM, ", payoff: 6 points", ""),
    "stale-key-result": Edit(TOWN, "- {date: 2026-11-16, value: 168}", "- {date: 2026-11-01, value: 168}"),
    "stalled-initiative": Edit(ROOM, "value: 44, status: on-track", "value: 30"),
    "overdue-initiative": Edit(ROOM, "due: 2026-11-30", "due: 2026-11-19"),
    "shipped-without-verdict": Edit(ROOM, "verdict: validated,\n", "\n"),
    "dropped-without-learning": Edit(
        ROOM, "status: dropped,\n             learned: Cork smells for months", "status: dropped"
    ),
    "at-risk-without-ask": Edit(LENDING, ", ask: One more week of Ada at the desk", ""),
    "status-contradicts-pace": Edit(ROOM, "value: 44", "value: 32"),
    "check-in-outside-cycle": Edit(ROOM, "2026-10-19", "2025-10-19"),
    "check-ins-out-of-order": Edit(ROOM, "2026-10-19", "2026-11-17"),
    "repeated-check-in": Edit(ROOM, "2026-10-19", "2026-11-16"),
    "delivered-but-unmoved": Edit(
        LENDING,
        "status: in-progress,\n             started: 2026-11-02",
        "status: shipped, verdict: invalidated, learned: It was the rain",
    ),
}
"""One change for each rule."""


def linted(folder: Path, files: dict[str, str], rule: str) -> list[str]:
    """The findings, by name, of the rules that always run and of one more."""
    (folder / "notes").mkdir()
    (folder / "notes" / "lamps.md").touch()
    rules = (*(one.name for one in catalogue().values() if not one.opt_in), rule)
    return [one.rule for one in lint_texts(dict(files), as_of=DAY, rules=rules, root=folder).findings]


def test_every_rule_about_files_as_they_are_has_a_mutation() -> None:
    assert set(MUTATIONS) == {rule.name for rule in catalogue().values() if rule.group not in ("change", "plugin")}


def test_the_clean_workspace_is_clean(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "lamps.md").touch()
    report = lint_texts(dict(CLEAN), as_of=DAY, rules=every_rule(), root=tmp_path)
    assert [(one.path, one.start, one.rule, one.message) for one in report.findings] == []


@pytest.mark.parametrize("rule", list(MUTATIONS))
def test_a_mutation_triggers_its_rule_and_nothing_else(tmp_path: Path, rule: str) -> None:
    edit = MUTATIONS[rule]
    before = CLEAN[edit.path]
    after = before.replace(edit.old, edit.new)
    assert after != before
    assert linted(tmp_path, CLEAN | {edit.path: after}, rule) == [rule]
