"""A stable name for each finding, for services that compare one run with another."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from okr_cli.diagnostics import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint for each diagnostic, from its path, its entity and its rule, never from its line.

    Several of one kind are told apart by their order, so that none hides another.
    """
    seen: Counter[str] = Counter()
    made = []
    for one in diagnostics:
        known = "\0".join((one.path, one.entity, one.name))
        seen[known] += 1
        made.append(hashlib.sha256(f"{known}\0{seen[known]}".encode()).hexdigest()[:32])
    return made
