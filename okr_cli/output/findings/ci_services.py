"""What build servers and code scanning services need: paths from the checkout, and a stable name for each finding."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from okr_cli.finding import Finding

CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub and GitLab give the root of the repository."""


def in_checkout(path: str) -> str:
    """A reported path, relative to the root of the checkout if it is inside of it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    for name in CHECKOUTS:
        root = os.environ.get(name)
        if root and absolute.is_relative_to(root):
            return absolute.relative_to(root).as_posix()
    return path


def fingerprints(findings: Iterable[Finding]) -> dict[Finding, str]:
    """The fingerprint of each finding: from its path, its entity and its rule, never from its line.

    Several of one kind are told apart by their order in the file, so that none hides another.
    """
    seen: Counter[str] = Counter()
    made: dict[Finding, str] = {}
    for finding in sorted(set(findings), key=lambda finding: finding.sort_key):
        known = "\0".join((finding.path, finding.entity, finding.rule))
        seen[known] += 1
        text = f"{known}\0{seen[known]}"
        made[finding] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return made
