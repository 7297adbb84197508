"""Paths as build servers want them: from the root of the checkout, wherever in it okr runs."""

import os
from pathlib import Path

CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say that the repository lies."""


def in_checkout(path: str) -> str:
    """A reported path, counted from the root of the checkout if it lies in one."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    for name in CHECKOUTS:
        root = os.environ.get(name)
        if root and absolute.is_relative_to(root):
            return absolute.relative_to(root).as_posix()
    return path
