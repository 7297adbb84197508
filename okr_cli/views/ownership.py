"""Whether an owner is one person, by the same judgment as lint."""

from okr_cli.progress.prioritization import Ownership
from okr_cli.views.workspace_metrics import WorkspaceMetrics


def ownership(owner: str | None, metrics: WorkspaceMetrics) -> Ownership:
    """Whether an owner is one person. A person on the roster always is, whatever the name looks like."""
    if not owner:
        return Ownership.NOBODY
    if metrics.owners.find(owner):
        return Ownership.PERSON
    from okr_cli.wording.owners.classify import read_owner
    from okr_cli.wording.owners.vocabulary import OwnerWords

    wording = metrics.config.wording
    words = OwnerWords.with_settings(teams=wording.teams, roles=wording.roles, people=wording.people)
    return Ownership.PERSON if read_owner(owner, words).kind == "person" else Ownership.NOT_A_PERSON
