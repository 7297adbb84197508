"""012: the markers of a merge that nobody has finished. Found in source/merge_conflicts.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="012",
    name="merge-conflict",
    severity=Severity.ERROR,
    summary="Conflict markers from an unresolved merge.",
    why=(
        "Git could not merge two versions and wrote both into the file. Until someone picks one, the file is invalid. "
        "okr reports the conflict once, instead of every syntax error that a YAML parser would find in it. Text "
        "outside the conflict is checked as usual."
    ),
    source="Git's conflict markers, in all three styles of merge.conflictStyle: 'merge', 'diff3' and 'zdiff3'.",
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
