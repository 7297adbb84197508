"""What rules about owners share: the classification of an owner who is not on the roster.

A person on the roster is a person, whatever the name looks like. Only otherwise do the words decide.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from okr_cli.rules import Context, Entity, Finding, Findings, WorkspaceIndex, at_part
from okr_cli.rules.base import IndexCheck

if TYPE_CHECKING:
    from okr_cli.wording.owners.owner import Owner

NOT_A_PERSON = {
    "group-noun": "'{}' is a group, not a person",
    "function": "'{}' is a job function, not a person",
    "function-abbreviation": "'{}' is a job function, not a person",
    "unknown-abbreviation": "'{}' looks like an organization, not a person",
    "shared-mailbox": "'{}' is a shared mailbox, not a person",
    "team-in-settings": "'{}' is listed as a team in the settings",
    "job-title": "'{}' is a job title, not a person",
    "role-in-settings": "'{}' is listed as a role in the settings",
}
"""The message for each ``Reason`` of a team or a role; ``{}`` is the owner.

Keyed by the value of the reason, so that a run without such an owner does not import the enum.
"""


def unlisted_owner(entity: Entity, workspace: WorkspaceIndex, context: Context) -> "Owner | None":
    """What kind of owner the words name. None if there is no owner, or if the roster has them."""
    if not entity.owner:
        return None
    if workspace.people and workspace.roster.find(entity.owner):
        return None
    return context.owner(entity.owner)


def owner_check(kind: str, message: Callable[["Owner", str], str], advice: str | Callable[[Entity], str]) -> IndexCheck:
    """The check of a rule about one kind of owner. ``message`` gets the owner and the words that are underlined."""

    def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
        owner = unlisted_owner(entity, workspace, context)
        if owner and owner.kind == kind:
            words = (entity.owner or "")[slice(*owner.span)]
            help_text = advice if isinstance(advice, str) else advice(entity)
            yield Finding(message(owner, words), at_part("owner", *owner.span), help_text)

    return check


def not_a_person(owner: "Owner", words: str) -> str:
    """The message about a team or a role."""
    return NOT_A_PERSON[owner.reason].format(words)
