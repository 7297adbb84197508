"""What to suggest where there are no OKRs yet."""

from collections.abc import Iterable
from pathlib import Path

INIT = "run 'okr init' to create one"
ADD = """run 'okr add objective "…"' to add the first one"""


def first_step(is_begun: bool) -> str:
    """The command that writes the first Objective. In a workspace that is begun, with settings or people for example,
    ``okr init`` would put the files of an example beside what is there."""
    return ADD if is_begun else INIT


def nothing_found(paths: Iterable[Path], is_begun: bool) -> str:
    """That no OKRs are there, and what to do."""
    from okr_cli.git import NO_WORKTREE, is_in_bare_repository

    paths = tuple(paths)
    if is_in_bare_repository((Path.cwd() / paths[0] if paths else Path.cwd()).absolute()):
        return NO_WORKTREE
    where = ", ".join(map(str, paths)) or "the current folder"
    looked = "looked for *.yaml and *.yml with a top-level key such as 'objectives:'"
    return f"no OKRs in {where}: {looked}; {first_step(is_begun)}"
