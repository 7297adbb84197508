"""What CI services need: paths relative to the checkout, and a stable fingerprint for each finding."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from okr_cli.finding import Finding

CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The environment variables in which GitHub and GitLab give the root of the repository."""


def in_checkout(path: str) -> str:
    """A reported path, relative to the root of the checkout if it is inside."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    for name in CHECKOUTS:
        root = os.environ.get(name)
        if root and absolute.is_relative_to(root):
            return absolute.relative_to(root).as_posix()
    return path


def fingerprints(findings: Iterable[Finding]) -> dict[Finding, str]:
    """The fingerprint of each finding, made from its path, entity and rule, but never from its line.

    Findings with the same path, entity and rule are numbered in reading order, so that none hides another.
    """
    seen: Counter[str] = Counter()
    by_finding: dict[Finding, str] = {}
    for finding in sorted(set(findings), key=lambda finding: finding.sort_key):
        subject = "\0".join((finding.path, finding.entity, finding.rule))
        seen[subject] += 1
        text = f"{subject}\0{seen[subject]}"
        by_finding[finding] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return by_finding
