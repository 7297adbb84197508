"""What people get wrong, and what they are told: the rule, the underlined words, the message, the way out."""

import re
from datetime import date

import pytest

from okr_cli.model.cycle import Calendar, Cycle
from tests.model.loading import Said, in_initiative, in_key_result, loaded, said

FORMS = "baseline and target, keep, between, milestones, done, or find_baseline"
OBJECTIVE_KEYS = "title, id, owner, serves, contributes_to, depends_on, key_results, initiatives"
DIGITS = "Write digits only, as 41, 0.5 or 1200."


def unknown(key: str, place: str, meant: str) -> Said:
    return Said("unknown-key", key, f"unknown key '{key}' in {place}", f"Did you mean '{meant}'?")


def invalid(words: str, message: str, advice: str = "") -> Said:
    return Said("invalid-value", words, message, advice)


def missing(words: str, message: str, advice: str) -> Said:
    return Said("missing-key", words, message, advice)


KEYS = [
    ("ownr", "owner"),
    ("Owner", "owner"),
    ("keyresults", "key_results"),
    ("key-results", "key_results"),
    ("KeyResults", "key_results"),
    ("Initiatives", "initiatives"),
    ("contributes-to", "contributes_to"),
    ("KRs", "key_results"),
    ("DRI", "owner"),
    ("parent", "contributes_to"),
]


@pytest.mark.parametrize(("key", "meant"), KEYS)
def test_an_unknown_key_of_an_entity(key: str, meant: str) -> None:
    assert said(f"objectives:\n- title: A\n  {key}: x\n") == [unknown(key, "an Objective", meant)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("objectives: []\nstrategi: {}\n", unknown("strategi", "the file", "strategy")),
        ("Objectives: []\n", unknown("Objectives", "the file", "objectives")),
        ("initiative: []\n", unknown("initiative", "the file", "initiatives")),
        ("strategy: {vison: x}\n", unknown("vison", "'strategy'", "vision")),
        ("strategy: {choices: [{title: A, nott: x}]}\n", unknown("nott", "a strategic choice", "not")),
        ("people: [{name: A, e-mail: x}]\n", unknown("e-mail", "a person", "email")),
        ("kpis: [{title: A, health: x}]\n", unknown("health", "a KPI", "healthy")),
        (in_initiative("hypothesis: {belief: A, expects: x}"), unknown("expects", "'hypothesis'", "expect")),
        (in_initiative("deadline: 2026-10-01"), unknown("deadline", "an Initiative", "due")),
        (in_key_result("check_ins: [{date: 2026-10-01, comment: x}]"), unknown("comment", "a check-in", "note")),
        (in_key_result("measure: {baselin: 1, target: 2}"), unknown("baselin", "'measure'", "baseline")),
        (in_key_result("measure: {start: 1, target: 2}"), unknown("start", "'measure'", "baseline")),
        (in_key_result("measure: {milestones: [{titel: A}]}"), unknown("titel", "a milestone", "title")),
        (in_key_result("score: {value: 1, raeson: A}"), unknown("raeson", "'score'", "reason")),
        (in_key_result("actions: [{title: A, ownr: B}]"), unknown("ownr", "an Initiative", "owner")),
    ],
)
def test_an_unknown_key_anywhere(text: str, expected: Said) -> None:
    assert said(text) == [expected]


def test_a_misspelt_key_is_not_reported_as_missing_too() -> None:
    assert [one.rule for one in said("objectives: [{titel: A}]\n")] == ["unknown-key"]


def test_an_unknown_key_that_is_like_no_other() -> None:
    assert said("objectives: [{title: A, zzz: 1}]\n") == [
        (
            "unknown-key",
            "zzz",
            "unknown key 'zzz' in an Objective",
            f"Known here: {OBJECTIVE_KEYS}. Keys of your own begin with x-.",
        )
    ]


def test_a_key_in_use_is_not_suggested() -> None:
    (finding,) = said("objectives: [{title: A, owner: B, ownr: C}]\n")
    assert "Did you mean" not in finding.help


@pytest.mark.parametrize("key", ["node", "model_config", "__class__"])
def test_names_from_inside_the_program_are_unknown_keys(key: str) -> None:
    assert said(f"strategy: {{choices: [{{title: A, {key}: x}}]}}\n")[0].rule == "unknown-key"


def test_the_rename_is_offered_as_a_fix() -> None:
    (finding,) = loaded("objectives:\n- title: A\n  ownr: B\n").findings
    assert finding.fix is not None
    assert finding.fix.title == "Write 'owner' for 'ownr'"
    assert finding.fix.edits[0].text == "owner"
    assert finding.fix.safe
    (guess,) = loaded("objectives:\n- title: A\n  dri: B\n").findings
    assert guess.fix is not None
    assert not guess.fix.safe


@pytest.mark.parametrize("keys", [("initiatives", "actions"), ("projects", "actions"), ("initiatives", "projects")])
def test_two_names_of_one_list(keys: tuple[str, str]) -> None:
    (finding,) = said(f"{keys[0]}: [{{title: A}}]\n{keys[1]}: [{{title: B}}]\n")
    assert finding.rule == "duplicate-key"
    assert finding.message.endswith("are two names of the same list")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("objectives: [{id: a}]\n", missing("id: a", "an Objective has no 'title'", "Add 'title:'.")),
        ("objectives: [{}]\n", missing("{}", "an Objective has no 'title'", "Add 'title:'.")),
        ("objectives:\n- title:\n", missing("title", "'title' of an Objective is empty", "Give it a value.")),
        ("objectives:\n- key_results: []\n", missing("key_results", "an Objective has no 'title'", "Add 'title:'.")),
        ("people: [{handle: a}]\n", missing("handle: a", "a person has no 'name'", "Add 'name:'.")),
        (
            in_initiative("hypothesis: {within: A}"),
            missing("within: A", "'hypothesis' has no 'belief'", "Add 'belief:'."),
        ),
        (in_key_result("check_ins: [{value: 3}]"), missing("value: 3", "a check-in has no 'date'", "Add 'date:'.")),
        (
            in_key_result("measure: {baseline: 1}"),
            missing("baseline: 1", "'measure' has no 'target'", "Add 'target:'."),
        ),
        (in_key_result("measure: {risk: 1}"), missing("risk: 1", "'measure' has no 'keep'", "Add 'keep:'.")),
        (in_key_result("score: {value: 1}"), missing("value: 1", "'score' has no 'reason'", "Add 'reason:'.")),
    ],
)
def test_a_missing_key(text: str, expected: Said) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("field", "word", "meant"),
    [
        ("status", "in progress", "in-progress"),
        ("status", "IN_PROGRESS", "in-progress"),
        ("status", "To Do", "to-do"),
        ("status", "Done", "shipped"),
        ("status", "cancelled", "dropped"),
        ("status", "wip", "in-progress"),
        ("impact", "High", "high"),
        ("verdict", "Validated", "validated"),
    ],
)
def test_a_choice_of_an_initiative(field: str, word: str, meant: str) -> None:
    (finding,) = said(in_initiative(f"{field}: {word}"))
    assert finding.words == word
    assert finding.message.startswith(f"{field}: '{word}' is not one of ")
    assert finding.help == f"Did you mean '{meant}'?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            in_key_result("kind: Committed"),
            invalid(
                "Committed",
                "kind: 'Committed' is not one of committed, aspirational, learning",
                "Did you mean 'committed'?",
            ),
        ),
        (
            in_key_result("kind: stretch"),
            invalid(
                "stretch",
                "kind: 'stretch' is not one of committed, aspirational, learning",
                "Did you mean 'aspirational'?",
            ),
        ),
        (
            in_key_result("check_ins: [{date: 2026-10-01, status: On-Track}]"),
            invalid(
                "On-Track", "status: 'On-Track' is not one of on-track, behind, at-risk", "Did you mean 'on-track'?"
            ),
        ),
        (
            in_key_result("check_ins: [{date: 2026-10-01, status: at risk}]"),
            invalid("at risk", "status: 'at risk' is not one of on-track, behind, at-risk", "Did you mean 'at-risk'?"),
        ),
        (
            in_key_result("check_ins: [{date: 2026-10-01, status: green}]"),
            invalid("green", "status: 'green' is not one of on-track, behind, at-risk", "Did you mean 'on-track'?"),
        ),
        (
            in_initiative("status: on track"),
            invalid("on track", "status: 'on track' is not one of idea, to-do, in-progress, shipped, dropped"),
        ),
        (
            in_initiative("status: [shipped]"),
            invalid("[shipped]", "status: expected one of idea, to-do, in-progress, shipped, dropped, found a list"),
        ),
        (
            in_initiative("impact: {of: work}"),
            invalid("{of: work}", "impact: expected one of low, high, found keys and values"),
        ),
        (
            "level: Team\n",
            invalid("Team", "level: 'Team' is not one of organisation, team, individual", "Did you mean 'team'?"),
        ),
        (
            "level: org\n",
            invalid("org", "level: 'org' is not one of organisation, team, individual", "Did you mean 'organisation'?"),
        ),
        (
            "state: Closed\n",
            invalid("Closed", "state: 'Closed' is not one of draft, active, closed", "Did you mean 'closed'?"),
        ),
    ],
)
def test_a_word_that_is_no_choice(text: str, expected: Said) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Q4 2026", "2026-Q4"),
        ("2026-q4", "2026-Q4"),
        ("2026Q4", "2026-Q4"),
        ("Q4/2026", "2026-Q4"),
        ("2026-Q04", "2026-Q4"),
        ("26-Q4", "2026-Q4"),
        ("H1 2026", "2026-H1"),
        ("FY26", "2026"),
        ("FY2026 Q1", "2026-Q1"),
        ("2026-1", "2026-01"),
        ("2026-10-01", "2026-10"),
        ("October 2026", "2026-10"),
        ("Autum 2026", "Autumn 2026"),
    ],
)
def test_a_cycle_in_another_spelling(written: str, meant: str) -> None:
    calendar = Calendar(custom=(Cycle("Autumn 2026", date(2026, 9, 1), date(2026, 11, 30)),))
    (finding,) = loaded(f"cycle: {written}\n", calendar).findings
    assert finding.message == f"'{written}' is not a cycle"
    assert finding.help == f"Did you mean '{meant}'?"


@pytest.mark.parametrize("written", ["Q4", "2026-Q5", "2026-13", "soon", "2026-2027", "0000"])
def test_what_no_cycle_can_be_made_of(written: str) -> None:
    assert said(f"cycle: {written}\n") == [
        invalid(
            written,
            f"'{written}' is not a cycle",
            "Write 2026, 2026-H1, 2026-Q4 or 2026-10, or name the cycle in okr.toml.",
        )
    ]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("'1,000'", "Write 1000."),
        ("'1,234,567.5'", "Write 1234567.5."),
        ("1 000", "Write 1000."),
        ("'2,5'", "Write 2.5."),
        ("41%", "Write 41, and put '%' into 'unit:'."),
        ("€3", "Write 3, and put '€' into 'unit:'."),
        ("3 days", "Write 3, and put 'days' into 'unit:'."),
        ("$2M", "Write 2000000."),
        ("2.5k", "Write 2500."),
        ("1e9999", DIGITS),
        (".inf", DIGITS),
        (".nan", DIGITS),
        ("0x10", DIGITS),
        ("12:30", DIGITS),
        ("ten", DIGITS),
        ("1.2.3", DIGITS),
        ("٣", DIGITS),
    ],
)
def test_what_looks_like_a_number(written: str, advice: str) -> None:
    shown = written.strip("'")
    assert said(in_key_result(f"measure: {{baseline: {written}, target: 5}}")) == [
        invalid(written, f"baseline: '{shown}' is not a number", advice)
    ]


def test_a_very_long_value_is_quoted_in_short() -> None:
    (finding,) = said(in_key_result(f"weight: {'9' * 5000}"))
    assert len(finding.message) < 100
    (finding,) = said(in_initiative(f"status: {'wip' * 5000}"))
    assert len(finding.message) < 150


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("weight: -1", invalid("-1", "weight: -1 is less than 0", "Write 0 or more; 1 is the usual weight.")),
        ("weight: [1]", invalid("[1]", "weight: expected a number, found a list", "Write one value.")),
        ("weight: {a: 1}", invalid("{a: 1}", "weight: expected a number, found keys and values", "Write one value.")),
        ("guardrail: maybe", invalid("maybe", "guardrail: 'maybe' is neither true nor false", "Write true or false.")),
        ("score: 0.7", invalid("0.7", "'score' should be keys and values, found '0.7'", "Its keys are value, reason.")),
        (
            "score: {value: 1.2, reason: A}",
            invalid("1.2", "value: 1.2 is not between 0 and 1", "Scores run from 0.0 to 1.0."),
        ),
        (
            "id: Foo Bar",
            invalid("Foo Bar", "'Foo Bar' is not a slug", "Use the letters a to z, digits and '-': foo-bar."),
        ),
        (
            "owner: [Ida, Omar]",
            invalid("[Ida, Omar]", "'owner' should be text, found a list", "One person answers for it: keep one name."),
        ),
        (
            "owner: {name: Ida}",
            invalid(
                "{name: Ida}",
                "'owner' should be text, found keys and values",
                "One person answers for it: keep one name.",
            ),
        ),
        ("learned: [a]", invalid("[a]", "'learned' should be text, found a list", "Write it as one text.")),
        ("owner: ''", invalid("''", "'owner' is empty", "Give it a value.")),
        (
            "initiatives: one",
            invalid(
                "one", "'initiatives' should be a list, found 'one'", "Begin each entry with '- ' on a line of its own."
            ),
        ),
        (
            "initiatives: {title: A}",
            invalid(
                "{title: A}",
                "'initiatives' should be a list, found keys and values",
                "Begin each entry with '- ' on a line of its own.",
            ),
        ),
        (
            "contributes_to: {a: b}",
            invalid(
                "{a: b}",
                "'contributes_to' should be a list, found keys and values",
                "Begin each entry with '- ' on a line of its own.",
            ),
        ),
        (
            "contributes_to: [a, [b]]",
            invalid("[b]", "an entry of 'contributes_to' should be text, found a list", "Write it as one text."),
        ),
        ("contributes_to: [a, ~]", invalid("~", "an entry of 'contributes_to' is empty", "Give it a value.")),
        ("contributes_to: ''", invalid("''", "an entry of 'contributes_to' is empty", "Give it a value.")),
        ("initiatives: [Ship it]", invalid("Ship it", "an Initiative should be keys and values, found 'Ship it'", "")),
        ("initiatives: [~]", invalid("~", "an Initiative is empty", "Give it a value.")),
        (
            "check_ins: [[]]",
            invalid(
                "[]",
                "a check-in should be keys and values, found a list",
                "Its keys are date, value, confidence, status, note, ask.",
            ),
        ),
    ],
)
def test_a_value_of_a_key_result(line: str, expected: Said) -> None:
    (finding,) = said(in_key_result(line))
    assert finding[:3] == expected[:3]
    assert finding.help == expected.help or not expected.help


@pytest.mark.parametrize(
    ("check_in", "expected"),
    [
        (
            "date: 2026-13-01",
            invalid("2026-13-01", "date: the calendar has no 2026-13-01", "Write a day that exists, as YYYY-MM-DD."),
        ),
        (
            "date: 2026-02-30",
            invalid("2026-02-30", "date: the calendar has no 2026-02-30", "Write a day that exists, as YYYY-MM-DD."),
        ),
        ("date: 01/10/2026", invalid("01/10/2026", "date: '01/10/2026' is not a date", "Write it as YYYY-MM-DD.")),
        ("date: 2026-1-2", invalid("2026-1-2", "date: '2026-1-2' is not a date", "Write it as YYYY-MM-DD.")),
        ("date: 20261002", invalid("20261002", "date: '20261002' is not a date", "Write it as YYYY-MM-DD.")),
        (
            "date: 2026-10-01T10:00:00Z",
            invalid("2026-10-01T10:00:00Z", "date: '2026-10-01T10:00:00Z' is not a date", "Write it as YYYY-MM-DD."),
        ),
        ("date: [2026-10-01]", invalid("[2026-10-01]", "date: expected a date, found a list", "Write one value.")),
        (
            "date: 2026-10-01, confidence: 11",
            invalid("11", "confidence: '11' is not a whole number from 0 to 10", "5 means an even chance."),
        ),
        (
            "date: 2026-10-01, confidence: 6.5",
            invalid("6.5", "confidence: '6.5' is not a whole number from 0 to 10", "5 means an even chance."),
        ),
        (
            "date: 2026-10-01, confidence: 70%",
            invalid("70%", "confidence: '70%' is not a whole number from 0 to 10", "5 means an even chance."),
        ),
        (
            "date: 2026-10-01, confidence: -1",
            invalid("-1", "confidence: '-1' is not a whole number from 0 to 10", "5 means an even chance."),
        ),
    ],
)
def test_a_value_of_a_check_in(check_in: str, expected: Said) -> None:
    assert said(in_key_result(f"check_ins: [{{{check_in}}}]")) == [expected]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("41", invalid("41", "'measure' should be keys and values, found '41'", f"Give it one of: {FORMS}.")),
        ("[]", invalid("[]", "'measure' should be keys and values, found a list", f"Give it one of: {FORMS}.")),
        ("{unit: h}", invalid("{unit: h}", "a measure in none of the known forms", f"Give it one of: {FORMS}.")),
        ("{}", invalid("{}", "a measure in none of the known forms", f"Give it one of: {FORMS}.")),
        (
            "{goal: 5}",
            invalid("{goal: 5}", "a measure in none of the known forms", "Did you mean 'target' instead of 'goal'?"),
        ),
        (
            "{baseline: 1, target: 2, keep: '> 3'}",
            invalid("keep", "'keep' belongs to another form of measure", f"A measure has exactly one form: {FORMS}."),
        ),
        (
            "{keep: '> 3', between: [1, 2]}",
            invalid(
                "between", "'between' belongs to another form of measure", f"A measure has exactly one form: {FORMS}."
            ),
        ),
        (
            "{keep: 99.9}",
            invalid(
                "99.9", "keep: '99.9' has no operator", 'Write the limit with its operator in quotes, as ">= 99.9".'
            ),
        ),
        ("{keep: '>= 4 h'}", invalid("'>= 4 h'", "keep: '4 h' is not a number", "Write 4, and put 'h' into 'unit:'.")),
        ("{keep: ['>= 3']}", invalid("['>= 3']", "keep: expected a limit, found a list", "Write one value.")),
        (
            "{keep: '>= 3', risk: 4}",
            invalid("4", "risk: 4 lies on the good side of >= 3", "Choose a value below the limit."),
        ),
        (
            "{keep: '<= 3', risk: 2}",
            invalid("2", "risk: 2 lies on the good side of <= 3", "Choose a value above the limit."),
        ),
        ("{between: 20-30}", invalid("20-30", "between: expected two numbers", "Write it as [20, 30].")),
        ("{between: [1]}", invalid("[1]", "between: expected two numbers", "Write it as [20, 30].")),
        ("{between: [1, 2, 3]}", invalid("[1, 2, 3]", "between: expected two numbers", "Write it as [20, 30].")),
        ("{between: [3, 2]}", invalid("[3, 2]", "between: 3 is more than 2", "Write the lower one first: [2, 3].")),
        ("{between: [a, 2]}", invalid("a", "between: 'a' is not a number", DIGITS)),
        ("{between: [1, ~]}", invalid("~", "between: expected a number, found nothing", "Write one value.")),
        ("{milestones: []}", invalid("[]", "'milestones' is empty", "Give it at least one entry.")),
        (
            "{milestones: [A]}",
            invalid("A", "a milestone should be keys and values, found 'A'", "Its keys are title, done, weight."),
        ),
        (
            "{milestones: [{title: A, done: soon}]}",
            invalid("soon", "done: 'soon' is neither true nor false", "Write true or false."),
        ),
        (
            "{milestones: [{title: A, weight: -1}]}",
            invalid("-1", "weight: -1 is less than 0", "Write 0 or more; 1 is the usual weight."),
        ),
        ("{done: maybe}", invalid("maybe", "done: 'maybe' is neither true nor false", "Write true or false.")),
        (
            "{done: 2026-02-30}",
            invalid("2026-02-30", "done: the calendar has no 2026-02-30", "Write a day that exists, as YYYY-MM-DD."),
        ),
        (
            "{find_baseline: false}",
            invalid("false", "find_baseline: false says nothing", "Write true, or measure with a number."),
        ),
    ],
)
def test_a_measure(measure: str, expected: Said) -> None:
    assert said(in_key_result(f"measure: {measure}")) == [expected]


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("- title: A\n", "-", "expected keys and values, found a list"),
        ("just words\n", "just words", "expected keys and values, found text"),
        ("'null'\n", "'null'", "expected keys and values, found text"),
        ("kind: Deployment\nmetadata: {}\n", "kind: Deployment", "no OKR key at the top level"),
        ("{}\n---\nokr: 1\n", "", ""),
    ],
)
def test_a_file_that_is_something_else(text: str, words: str, message: str) -> None:
    assert [(one.words, one.message) for one in said(text)] == ([(words, message)] if message else [])


def test_one_mistake_in_the_yaml_is_one_finding() -> None:
    assert [one.rule for one in said("just words\nkey: 1\n")] == ["invalid-yaml"]


def test_a_key_as_long_as_a_book_is_one_finding() -> None:
    assert len(said(f"{'x' * 5000}: 1\nokr: 1\n")) == 1


def test_what_aliases_repeat_is_said_once() -> None:
    text = "x-base: &b {title: A, ownr: B}\nobjectives:\n- *b\n- *b\n"
    assert said(text) == [unknown("ownr", "an Objective", "owner")]


def test_a_mistake_in_a_merged_mapping_is_found_where_it_was_written() -> None:
    text = "x-base: &b {status: [done]}\ninitiatives:\n- {<<: *b, title: A}\n- {<<: [*b], title: B, due: soon}\n"
    assert [(one.words, one.rule) for one in said(text)] == [("[done]", "invalid-value"), ("soon", "invalid-value")]


def test_several_mistakes_in_one_list() -> None:
    text = "initiatives:\n- {title: A, due: soon}\n- text\n-\n- {title: B, owner: [C], status: x}\n- {ownr: D}\n"
    assert [one.words for one in said(text)] == ["soon", "text", "", "[C]", "x", "ownr", "ownr: D"]


def test_messages_are_for_people() -> None:
    jargon = re.compile(
        r"\b(tuple|dict|str|NoneType|int|bool|Decimal|model|validator|input should|mapping)\b|<|\bNone\b"
    )
    odd = ["x", "[x]", "{x: y}", "~", "''", "-1", "[~]", "[[x]]", "{}", "[]", "1e99", "'\\'"]
    keys = (
        "id",
        "title",
        "owner",
        "kind",
        "weight",
        "measure",
        "guardrail",
        "check_ins",
        "initiatives",
        "score",
        "depends_on",
    )
    for key in (*keys, "verdict", "learned", "zzz"):
        for value in odd:
            line = f"{key}: {value}" if key != "title" else f"id: a\n    verdict: {value}"
            for finding in said(in_key_result(line)):
                assert not jargon.search(finding.message + finding.help), finding
                assert finding.rule in ("invalid-value", "unknown-key", "missing-key")
