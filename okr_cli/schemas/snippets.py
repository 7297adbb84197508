"""Snippets for editors: entries of lists, forms of a measure and other mappings, with places to fill in.

They are snippets of yaml-language-server, which VS Code and other editors use. ``$1`` is the first place to fill in,
and ``${1:text}`` one with a default text.
"""

from typing import Any, NamedTuple

TODAY = "${CURRENT_YEAR:YYYY}-${CURRENT_MONTH:MM}-${CURRENT_DATE:DD}"
"""The day on which a snippet is used, in editors that know it."""

SINCE_TODAY = f"${{1:{TODAY}}}"


class Snippet(NamedTuple):
    """``label`` is what the editor lists, ``body`` what it writes."""

    label: str
    description: str
    body: Any


ENTRIES: dict[str, Snippet] = {
    "Objective": Snippet(
        "Objective with a Key Result",
        "What changes, and a number that shows it.",
        {
            "title": "$1",
            "owner": "$2",
            "key_results": [{"title": "$3", "owner": "$4", "measure": {"baseline": "$5", "target": "$6"}}],
        },
    ),
    "KeyResult": Snippet(
        "Key Result with a metric",
        "An outcome and how it is measured.",
        {"title": "$1", "owner": "$2", "measure": {"baseline": "$3", "target": "$4", "unit": "$5"}},
    ),
    "Initiative": Snippet(
        "Initiative with a hypothesis",
        "Work, its owner and why it should move the Key Result.",
        {"title": "$1", "owner": "$2", "due": "$3", "hypothesis": {"belief": "$4", "expect": "$5", "within": "$6"}},
    ),
    "StandaloneInitiative": Snippet(
        "Initiative for a Key Result",
        "An Initiative listed outside its Key Result, with a reference to that Key Result.",
        {"title": "$1", "owner": "$2", "key_result": "$3", "hypothesis": {"belief": "$4", "expect": "$5"}},
    ),
    "CheckIn": Snippet(
        "Today's check-in",
        "Today's value, your confidence, and what changed.",
        {"date": SINCE_TODAY, "value": "$2", "confidence": "$3", "note": "$4"},
    ),
    "MeasureChange": Snippet(
        "Change the target today",
        "The old and new target, and the reason.",
        {"date": SINCE_TODAY, "target": {"from": "$2", "to": "$3"}, "reason": "$4"},
    ),
    "Milestone": Snippet("Milestone", "A step that is not done yet.", {"title": "$1", "done": False}),
    "Kpi": Snippet(
        "KPI with a limit", "A metric to keep within its limit.", {"title": "$1", "owner": "$2", "healthy": '">= $3"'}
    ),
    "Person": Snippet("Person", "Someone who can own work.", {"name": "$1", "team": "$2"}),
    "StrategicChoice": Snippet("Choice", "The choice, and what it leaves out.", {"title": "$1", "not": "$2"}),
}
"""For lists, by the model of their entries; the server adds the dash."""

FORMS_OF: dict[str, tuple[Snippet, ...]] = {
    "measure": (
        Snippet("metric", "From a baseline to a target.", {"baseline": "$1", "target": "$2", "unit": "$3"}),
        Snippet("limit", "Keep the value above or below a limit.", {"keep": '">= $1"', "risk": "$2", "unit": "$3"}),
        Snippet("range", "Stay between two limits.", {"between": "[$1, $2]", "unit": "$3"}),
        Snippet("steps", "Milestones, and whether each one is done.", {"milestones": [{"title": "$1", "done": False}]}),
        Snippet("yes or no", "Whether it is done.", {"done": False}),
        Snippet("find baseline", "The baseline still has to be measured.", {"find_baseline": True, "unit": "$1"}),
    )
}
"""For values that have several forms, by their key: one to choose."""

VALUES: dict[str, Snippet] = {
    "between": Snippet("[low, high]", "A lower and an upper limit, inclusive.", "[$1, $2]"),
    "hypothesis": Snippet(
        "hypothesis", "A belief that can be proved wrong.", {"belief": "$1", "expect": "$2", "within": "$3"}
    ),
    "bet": Snippet("bet", "The stake and the potential payoff.", {"stake": "$1", "payoff": "$2"}),
    "score": Snippet(
        "score", "Your score, and why it differs from the computed score.", {"value": "$1", "reason": "$2"}
    ),
    "dropped": Snippet("dropped today", "The date and the reason.", {"date": SINCE_TODAY, "reason": "$2"}),
    "strategy": Snippet("strategy", "Vision and mission.", {"vision": "$1", "mission": "$2"}),
    **dict.fromkeys(("date", "started", "finished"), Snippet("today", "Today's date.", TODAY)),
}
"""For other values, by their key: written together with it."""
