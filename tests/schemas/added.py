"""What the JSON formats of version 1 have gained since their schemas were first published.

New keys are published by listing them here. Objects are identified by keys that only they have.
"""

from typing import Any

KEYS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"overdue", "stalled"}), "finished"),  # an Initiative
    (frozenset({"gap_points", "delivery"}), "dropped"),  # a Key Result, an Objective
    (frozenset({"kpis_unhealthy"}), "dropped"),  # the counts of a report
    *((frozenset({"kpis_unhealthy", "team"}), key) for key in ("progress", "gap_points", "progress_before")),  # a team
    (frozenset({"left_out", "verdict", "delivery"}), "changes"),  # a Key Result, and what came of it
    (frozenset({"left_out", "verdict", "delivery"}), "carried_from"),
    (frozenset({"ask", "blocked_by"}), "carried_from"),
    (frozenset({"sum", "check_ins"}), "earlier"),
    (frozenset({"band", "computed"}), "first"),  # a score
    (frozenset({"left_out", "verdict", "delivery"}), "dropped"),  # what came of a Key Result
    (frozenset({"key_results", "delivery"}), "dropped"),  # what came of an Objective
    *((frozenset({"unchanged", "carries_over"}), key) for key in ("dropped", "prompts", "retargeted")),  # the agenda
    (frozenset({"overdue", "stalled"}), "canvas"),  # an Initiative
    (frozenset({"orphan_initiatives"}), "strategy"),  # the status
    (frozenset({"ask", "blocked_by"}), "needed_by"),  # a Key Result to talk about
    (frozenset({"since", "days", "share"}), "until"),  # what a Key Result did since a day
    (frozenset({"note", "ask"}), "source"),  # a check-in
    (frozenset({"overdue", "stalled"}), "shared_with"),  # an Initiative
    (frozenset({"gap_points", "delivery"}), "shared_with"),  # a Key Result, an Objective
    (frozenset({"key_results", "delivery"}), "shared_with"),  # what came of an Objective
    (frozenset({"entity", "address", "team", "title"}), "shared_with"),  # an item about an entity
    (frozenset({"kpis_unhealthy"}), "shared"),  # the counts of a report
    *((frozenset({told, "silenced"}), "shared") for told in ("total", "kinds")),  # what is due, the retrospective
    *(
        (frozenset({"key_result", "entity", "shared_with", "canvas", "path"}), key)  # a row of an export
        for key in (
            *("level", "state", "guardrail", "weight", "derived_status", "stated_status", "stated_on", "dropped_on"),
            *("dropped_reason", "objective_owner", "objective_dropped_on", "objective_dropped_reason"),
            *("done", "milestones", "risk_limit", "impact", "effort"),
            *("hypothesis", *(f"hypothesis_{part}" for part in ("expect", "within", "evidence"))),
        )
    ),
    (frozenset({"id", "progress", "path"}), "derived_status"),  # what a graph draws
    (frozenset({"gap_points", "delivery"}), "partly_read"),  # a Key Result, an Objective
    (frozenset({"kpis_unhealthy", "team"}), "partly_read"),  # a team
    (frozenset({"baselined", "suppressed"}), "skipped"),  # the summary of lint
)

VALUES = (
    ("no-pace", "dropped"),  # a status
    ("find-baseline", "dropped"),  # why a Key Result is left out of the average
    ("started", "finished"),  # the key that places an event
)
"""A value that tells an enumeration, and one that it gained."""


def with_additions(schema: Any) -> Any:
    """A published schema with the additions since, none of which is required."""
    if isinstance(schema, list):
        return [with_additions(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    grown = {name: with_additions(part) for name, part in schema.items()}
    properties = grown.get("properties")
    if isinstance(properties, dict):
        grown["properties"] = properties | {key: {} for told, key in KEYS if told <= properties.keys()}
    options = grown.get("enum")
    if isinstance(options, list):
        grown["enum"] = options + [value for told, value in VALUES if told in options]
    return grown
