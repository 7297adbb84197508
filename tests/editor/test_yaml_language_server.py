"""What people see in an editor with yaml-language-server."""

import json
import re
from itertools import chain

import pytest

from okr_cli.schemas.snippets import ENTRIES, FORMS_OF, VALUES
from tests.editor.conftest import SCHEMA
from tests.editor.language_server import CURSOR, LanguageServer
from tests.validation.loading import said

pytestmark = pytest.mark.editor

WHOLE = json.loads(SCHEMA.read_text(encoding="utf-8"))
MODELS = {"OkrFile": WHOLE, **WHOLE["definitions"]}

OBJECTIVE = "objectives:\n  - title: Aim\n"
KEY_RESULT = f"{OBJECTIVE}    key_results:\n      - title: Result\n"
INITIATIVE = "initiatives:\n  - title: Work\n"
MEASURE = f"{KEY_RESULT}        measure:\n"
INSIDE = {
    "OkrFile": "",
    "Objective": f"{OBJECTIVE}    ",
    "KeyResult": f"{KEY_RESULT}        ",
    "Initiative": f"{OBJECTIVE}    initiatives:\n      - title: Work\n        ",
    "StandaloneInitiative": f"{INITIATIVE}    ",
    "Kpi": "kpis:\n  - title: Number\n    ",
    "CheckIn": f"{KEY_RESULT}        check_ins:\n          - note: Slow\n            ",
    "Milestone": f"{MEASURE}          milestones:\n            - weight: 2\n              ",
    "Hypothesis": f"{INITIATIVE}    hypothesis:\n      ",
    "Bet": f"{INITIATIVE}    bet:\n      ",
    "Score": f"{KEY_RESULT}        score:\n          ",
    "Dropped": f"{OBJECTIVE}    dropped:\n      ",
    "Person": "people:\n  - handle: m\n    ",
    "Strategy": "strategy:\n  ",
    "StrategicChoice": "strategy:\n  choices:\n    - not: Large ones\n      ",
    **dict.fromkeys(("Metric", "Threshold", "Range", "Milestones", "YesNo", "FindBaseline"), f"{MEASURE}          "),
}
"""What stands before a key of each model."""

PLACES = [
    (before, key, MODELS[name]["properties"][key])
    for name, before in INSIDE.items()
    for key in MODELS[name]["properties"]
]
KEYS = [place for place in PLACES if all(f"{place[1]}: " not in line for line in place[0].splitlines()[-2:-1])]
"""Without the keys that stand there already."""

SPELLED = ("", " 2026", " some text", " 2026-10-12", " true", " [1]")


def test_every_model_is_covered() -> None:
    assert set(INSIDE) == set(MODELS)


@pytest.mark.parametrize(("before", "key", "about"), KEYS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_value(editor: LanguageServer, before: str, key: str, about: dict[str, str]) -> None:
    """Only useful values are offered, and each key is explained whatever its value."""
    offered = editor.completions(f"{before}{key}: {CURSOR}\n")
    assert {"null", '"yes"', '"1"', "[object Object]"}.isdisjoint(offered)
    flags = {"true", "false"} & set(offered)
    assert not flags or key in ("guardrail", "active", "done", "find_baseline")
    for spelled in SPELLED:
        text = f"{before}{CURSOR}{key}:{spelled}\n"
        if spelled == "" or not editor.problems(text.replace(CURSOR, "")):
            shown = editor.hover(text)
            assert shown.startswith(f"#### {about['title']}\n"), spelled
            assert "||" not in shown


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (f"objectives: {CURSOR}\n", "Objective with a Key Result"),
        (f"objectives:\n  {CURSOR}\n", "Objective with a Key Result"),
        (f"{OBJECTIVE}    key_results: {CURSOR}\n", "Key Result with a metric"),
        (f"{OBJECTIVE}    key_results:\n      {CURSOR}\n", "Key Result with a metric"),
        (f"{KEY_RESULT}        check_ins:\n          {CURSOR}\n", "Today's check-in"),
        (f"{KEY_RESULT}        initiatives:\n          {CURSOR}\n", "Initiative with a hypothesis"),
        (f"actions:\n  {CURSOR}\n", "Initiative for a Key Result"),
        (f"{MEASURE}          milestones:\n            {CURSOR}\n", "Milestone"),
        (f"{OBJECTIVE}  {CURSOR}\n", "- (array item) Objective"),
        (
            f"{KEY_RESULT}        check_ins:\n          - date: 2026-10-12\n          {CURSOR}\n",
            "- (array item) Check-in",
        ),
    ],
)
def test_an_entry_of_a_list_comes_with_its_dash(editor: LanguageServer, text: str, offered: str) -> None:
    assert editor.completions(text)[offered].lstrip().startswith("- ")


FORMS = ["metric", "limit", "range", "steps", "yes or no", "unknown yet"]


@pytest.mark.parametrize("gap", [" ", "\n          "], ids=["on the line", "below"])
def test_every_form_of_a_measure_is_offered(editor: LanguageServer, gap: str) -> None:
    assert set(FORMS) <= set(editor.completions(f"{KEY_RESULT}        measure:{gap}{CURSOR}\n"))


def test_inside_a_measure_only_its_own_keys_are_offered(editor: LanguageServer) -> None:
    offered = editor.completions(f"{MEASURE}          baseline: 41\n          {CURSOR}\n")
    assert set(offered) == {"target", "unit", "Metric"}
    assert "baseline" in editor.completions(f"{KEY_RESULT}        measure: {{b{CURSOR}}}\n")


OURS = {snippet.label for snippet in (*ENTRIES.values(), *VALUES.values(), *chain(*FORMS_OF.values()))}
SNIPPETS = [
    "objectives:│\n",
    f"{OBJECTIVE}    key_results:│\n",
    f"{INITIATIVE}    hypothesis:│\n",
    f"{KEY_RESULT}        check_ins:│\n",
    f"{KEY_RESULT}        measure:│\n",
    f"{KEY_RESULT}        dropped:│\n",
    f"{KEY_RESULT}        score:│\n",
    f"{MEASURE}          milestones:│\n",
    f"{INITIATIVE}    bet:│\n",
    f"{INITIATIVE}    started:│\n",
    "initiatives:│\n",
    "kpis:│\n",
    "people:│\n",
    "strategy:│\n",
    "strategy:\n  choices:│\n",
]


@pytest.mark.parametrize("text", SNIPPETS)
def test_snippets_insert_valid_text(editor: LanguageServer, text: str) -> None:
    indent = " " * (len(text.splitlines()[-1]) - len(text.splitlines()[-1].lstrip()) + 2)
    is_day = "started" in text
    for gap in (" ", *(() if is_day else (f"\n{indent}",))):
        typed = text.replace(CURSOR, gap + CURSOR)
        snippets = {label: new for label, new in editor.completions(typed).items() if label in OURS}
        assert snippets
        for label, new in snippets.items():
            written = typed.replace(CURSOR, inserted(new, typed))
            assert not said(written), (label, written)
            assert not editor.problems(written), (label, written)


def inserted(snippet: str, around: str) -> str:
    """The text that a snippet inserts: placeholders filled with 1, lines indented like the current one."""
    line = around[: around.index(CURSOR)].splitlines()[-1]
    indent = line[: len(line) - len(line.lstrip())]
    text = re.sub(
        r"\$\{CURRENT_(?:YEAR|MONTH|DATE):(\w+)\}", lambda found: {"YYYY": "2026"}.get(found[1], "10"), snippet
    )
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", re.sub(r"\$\d+", "1", text)).replace("\n", f"\n{indent}")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("ownr: A\n", ["Property ownr is not allowed."]),
        (f"{KEY_RESULT}        target: 4\n", ["This key is not allowed here."]),
        (f"{INITIATIVE}    due: soon\n", ["Write a date as YYYY-MM-DD."]),
        (f"{INITIATIVE}    owner: [A, B]\n", ["Write some text."]),
        (f"{KEY_RESULT}        weight: -1\n", ["Value is below the minimum of 0."]),
        (f"{KEY_RESULT}        guardrail: maybe\n", ["Value is not accepted. Valid values: true, false."]),
        (
            f"{KEY_RESULT}        measure: {{baseline: 41%, target: 2}}\n",
            ["Write a number such as 41, 0.5 or 1_000, without a unit."],
        ),
        (f"{KEY_RESULT}        measure: {{baseline: 1}}\n", ['Missing property "target".']),
        (
            f"{KEY_RESULT}        measure: {{keep: 99}}\n",
            ["Write the operator and the limit in quotes, such as '>= 99.9'."],
        ),
        ("objectives: {}\n", ['Incorrect type. Expected "array".']),
    ],
)
def test_a_mistake_is_reported_in_plain_words(editor: LanguageServer, text: str, problems: list[str]) -> None:
    assert editor.problems(text) == problems


def test_valid_files_are_not_underlined(editor: LanguageServer) -> None:
    from tests.schemas.test_file_schema import ACCEPTED

    assert list(chain.from_iterable(editor.problems(text) for text in ACCEPTED)) == []
