"""The files that determine which files git tracks."""

import os
from collections.abc import Iterator

from okr_cli.kept_answer.evidence import READ, SEEN

LISTING = ("ls-files", "-z", "--cached")
"""How git is asked for the list. It is answered from the index alone."""


def evidence_of_index(folder: str, program: str) -> Iterator[tuple[bytes, str]]:
    """The files from which git answers in a folder, and how each is looked at: the index, and git's own settings.

    Raises ``ValueError`` if the settings include others, and ``OSError``.
    """
    place = os.path.realpath(folder)  # where git finds itself, and so looks for its repository
    while not os.path.lexists(os.path.join(place, ".git")) and place != os.path.dirname(place):
        place = os.path.dirname(place)
    own = os.path.join(place, ".git")
    if os.path.isfile(own):  # of a further work tree, or of a submodule
        yield READ, own
        own = os.path.join(place, _content(own).removeprefix("gitdir:").strip())
    common = os.path.join(own, "commondir")
    shared = os.path.join(own, _content(common).strip()) if os.path.isfile(common) else own
    yield from ((SEEN, place), (SEEN, own), (SEEN, os.path.join(own, "HEAD")), (READ, common))
    yield READ, os.path.join(own, "index")
    for settings in (os.path.join(shared, "config"), os.path.join(own, "config.worktree"), *_settings(folder, program)):
        if os.path.isfile(settings) and "include" in _content(settings).lower():
            raise ValueError(settings)
        yield READ, settings


def _settings(folder: str, program: str) -> Iterator[str]:
    """Where git looks for user and system settings; relative paths start where git runs."""
    named = map(os.environ.get, ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"))
    yield from (os.path.join(folder, path) for path in named if path)
    yield os.path.expanduser("~/.gitconfig")
    yield os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config"), "git", "config")
    yield "/etc/gitconfig"
    yield os.path.join(os.path.dirname(os.path.dirname(program)), "etc", "gitconfig")


def _content(path: str) -> str:
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()
