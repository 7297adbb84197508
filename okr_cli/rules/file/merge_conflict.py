"""012: the markers of a merge that nobody has finished. Found in source/merge_conflicts.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="012",
    name="merge-conflict",
    severity=Severity.ERROR,
    summary="Conflict markers of an unresolved merge.",
    why=(
        "Git could not choose between two versions and wrote both into the file. Until somebody chooses, the "
        "file is neither of them. One finding replaces everything a YAML parser would report about the "
        "markers; text outside the conflict is checked as usual."
    ),
    source="git merge, git rebase and git stash pop; the styles 'merge', 'diff3' and 'zdiff3' of merge.conflictStyle.",
    bad="""
        objectives:
          - title: Let every parcel arrive whole
        ‹<<<<<<< HEAD›
            owner: Kofi Mensah
        =======
            owner: Lena Vogel
        >>>>>>> parcels
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Lena Vogel
    """,
    related=("invalid-yaml", "duplicate-key"),
)
