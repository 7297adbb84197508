"""Git repositories for tests, independent of the user's settings."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> None:
    """Run a git command in a folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(("git", *arguments), cwd=folder, env=kept | quiet, check=True, capture_output=True)


def repository(folder: Path, *tracked: str) -> None:
    """Turn a folder into a repository and track files in it, even ignored ones."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    if tracked:
        git(folder, "add", "--force", *tracked)
