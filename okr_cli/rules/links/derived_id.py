"""113: an entity whose id is derived from its title."""

import re
from collections import Counter
from typing import Any

from okr_cli.model.scalars import SLUG
from okr_cli.rules import Context, Definition, Finding, Findings, Fix, Rule, Severity, at
from okr_cli.validation.documents import Loaded


def check(loaded: Loaded, context: Context) -> Findings:
    """Every entity without ``id:``. If duplicate-id runs, it reports the second entity with one address."""
    addresses = Counter(definition.entity.address for definition in loaded.definitions)
    seen: set[str] = set()
    for definition in loaded.definitions:
        address = definition.entity.address
        is_second = address in seen
        seen.add(address)
        left_to_other_rule = is_second and "duplicate-id" in context.running
        if definition.model.id is None and not definition.entity.broken and not left_to_other_rule:
            yield _finding(definition, addresses[address] == 1)


def _finding(definition: Definition[Any], is_only: bool) -> Finding:
    from okr_cli.edit.fix_edits import with_first_key

    entity, fix = definition.entity, None
    if not is_only:
        advice = "Another entry at this level has the same id. Give this one its own 'id:'."
    elif not re.fullmatch(SLUG, entity.id):
        advice = "Add an 'id:' made of letters a to z, digits and '-', and use it in references."
    else:
        edit = with_first_key(definition.document.source, definition.model.node, "id", entity.id)
        fix = Fix(f"Add 'id: {entity.id}'", (edit,)) if edit else None
        advice = f"Add 'id: {entity.id}' to keep the address when the title changes."
    message = f"the id '{entity.id}' is derived from the title and changes with it"
    return Finding(message, at("title", of=entity), advice, fix=fix)


RULE = Rule(
    code="113",
    name="derived-id",
    severity=Severity.INFO,
    summary="An Objective, Key Result, Initiative or KPI whose id is derived from its title.",
    why=(
        "Without 'id:', the id is derived from the title, so rewording the title changes the address, breaks "
        "references and loses the history. With an explicit id, the title can change and the address stays the "
        "same."
    ),
    source="The okr file format, version 1: an omitted id is derived from the title.",
    check_loaded=check,
    bad="""
        objectives:
          - id: parcels
            title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: ‹Cut breakages from 3.1% to 1.5%›
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    good="""
        objectives:
          - id: parcels
            title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - id: breakages
                title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    related=("duplicate-id", "unknown-reference"),
    opt_in=True,
    by_name=True,
)
