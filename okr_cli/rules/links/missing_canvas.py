"""111: a working document that does not exist."""

import re
from pathlib import Path

from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex
from okr_cli.rules.base import PathState

LINK = lazy_pattern(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
BARE_LINK = r"www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|io|app|so|dev)/"


def check(initiative: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Paths to nothing, from the root of the workspace or from the file itself. Web links are not followed."""
    for reference in initiative.references:
        if reference.field != "canvas" or context.root is None or LINK.match(reference.text):
            continue
        path = Path(reference.text.partition("#")[0])
        places = (context.root / path, context.cwd / Path(initiative.path).parent / path)
        states = {context.disk.look(place) for place in places}
        if states == {PathState.OUTSIDE}:
            advice = "Move the document into the repository, or use a URL."
            yield Finding(f"'{reference.text}' is outside the workspace", reference.span, advice)
        elif PathState.SOMETHING not in states:
            advice = "Write the path relative to the workspace root, or use a URL."
            if re.match(BARE_LINK, reference.text, re.IGNORECASE):
                advice = f"If it is a URL, write https://{reference.text}."
            yield Finding(f"the file '{reference.text}' does not exist", reference.span, advice)


RULE = Rule(
    code="111",
    name="missing-canvas",
    severity=Severity.WARNING,
    summary="A canvas that does not exist or is outside the repository.",
    why=(
        "The canvas contains the plan, notes and decisions for an Initiative. If its path is broken, reviewers have "
        "only the title to go on."
    ),
    source="OKR guides that recommend keeping an Initiative and its working document together.",
    kinds=(Kind.INITIATIVE,),
    check_entity=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel,
                     canvas: ‹canvases/felt-lining.md›}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    canvas: https://docs.parcels.example/felt-lining
    """,
    related=("unknown-reference",),
)
