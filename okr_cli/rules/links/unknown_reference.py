"""102: a reference that matches nothing."""

from collections.abc import Collection
from itertools import islice

from okr_cli.model.entity import Reference, slug
from okr_cli.phrases import listed
from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex
from okr_cli.workspace.references import TARGETS

MOST_CHOICES = 20
"""Strategic choices that a finding lists."""

ALIKE, ALIKE_TEAM = 0.6, 0.75
LONG_WORD = 4


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Every reference of an entity that names nothing in the workspace."""
    for reference in entity.references:
        if reference.field in ("canvas", "carried_from"):  # an earlier cycle may have been put away
            continue
        if reference.field == "serves":
            yield from _choice(reference, workspace)
            continue
        if reference.field == "shared_with":
            yield from _team(reference, workspace)
            continue
        resolution = workspace.resolve(reference, entity)
        if resolution.entity is not None or resolution.candidates:
            continue
        wanted = reference.text.strip().strip("/").split("/")
        if entity.address.split("/")[-len(wanted) :] == wanted:
            advice = "Which entity did you mean?"
            yield Finding(f"'{reference.text}' refers to this {entity.kind.label} itself", reference.span, advice)
        else:
            message = f"'{reference.text}' matches no {_wanted(reference)} in this workspace"
            yield _unknown(message, reference, *_advice(reference, entity, workspace))


def _choice(reference: Reference, workspace: WorkspaceIndex) -> Findings:
    choices = workspace.choice_ids
    if reference.text not in choices:
        near = workspace.near_choices.nearest(reference.text, ALIKE)
        known = f"Strategic choices: {_some(choices)}." if choices else "No file has 'choices:' under 'strategy:'."
        yield _unknown(f"'{reference.text}' is not a strategic choice", reference, known, near)


def _team(reference: Reference, workspace: WorkspaceIndex) -> Findings:
    """A team that no file and no person names. Without teams on the roster only a likely slip is one: a team may have
    its OKRs elsewhere."""
    teams = workspace.teams
    if slug(reference.text) in teams:
        return
    near = workspace.near_teams.nearest(reference.text, ALIKE_TEAM, lambda name: _is_slip(reference.text, name))
    if near or any(person.team for person in workspace.people):
        names = _some(teams.values())
        yield _unknown(f"'{reference.text}' is not a team in this workspace", reference, f"Teams: {names}.", near)


def _is_slip(written: str, name: str) -> bool:
    """Whether the words that differ are long: ``EU`` and ``US`` are two teams."""
    first, second = written.casefold().split(), name.casefold().split()
    differing = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    return len(first) == len(second) and all(min(map(len, pair)) >= LONG_WORD for pair in differing)


def _some(names: Collection[str]) -> str:
    """``a, b, c``, and of very many how many more there are: each finding has them."""
    more = len(names) - MOST_CHOICES
    return f"{', '.join(islice(names, MOST_CHOICES))}{f' and {more:,} more' if more > 0 else ''}"


def _unknown(message: str, reference: Reference, advice: str, near: str) -> Finding:
    """The finding on a reference, with a fix that writes the name ``near`` to it, or with ``advice``."""
    from okr_cli.validation.did_you_mean import replacement_fix

    if not near:
        return Finding(message, reference.span, advice)
    fix = replacement_fix(reference.span, reference.text, near)
    return Finding(message, reference.span, f"Did you mean '{near}'?", fix=fix)


def _wanted(reference: Reference) -> str:
    """``Objective, Key Result or Initiative``."""
    return listed([kind.label for kind in Kind if kind in TARGETS[reference.field]], "or")


def _advice(reference: Reference, entity: Entity, workspace: WorkspaceIndex) -> tuple[str, str]:
    """The help, and the address that was most likely meant or an empty string."""
    other = workspace.find(reference.text, None, entity)
    if other.entity:
        is_one = f"{other.entity.address} is {_article(other.entity.kind.label)}"
        return f"{is_one}; '{reference.field}:' takes {_article(_wanted(reference))}.", ""
    return "Write the address of an entity, or the last part of it.", workspace.nearest(reference, entity)


def _article(label: str) -> str:
    return f"an {label}" if label[0] in "AEIO" else f"a {label}"


RULE = Rule(
    code="102",
    name="unknown-reference",
    severity=Severity.ERROR,
    summary="A reference that matches nothing in the workspace.",
    why=(
        "A broken link looks like alignment but connects nothing. Usually an id was renamed or mistyped, and the "
        "people at the other end never learn that someone depends on them."
    ),
    source="Compilers, which report imports that they cannot resolve.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE, Kind.KPI),
    check_entity=check,
    bad="""
        initiatives:
          - title: Move the label printers to the packing tables
            owner: Lena Vogel
            key_result: ‹breakage›
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - id: breakages
                title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    good="""
        initiatives:
          - title: Move the label printers to the packing tables
            owner: Lena Vogel
            key_result: breakages
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - id: breakages
                title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    related=("ambiguous-reference", "orphan-initiative"),
)
