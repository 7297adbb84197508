"""A stable name for each finding, for services that compare one run with another."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from okr_cli.finding import Finding


def fingerprints(diagnostics: Iterable[Finding]) -> dict[Finding, str]:
    """The fingerprint of each diagnostic: from its path, its entity and its rule, never from its line.

    Several of one kind are told apart by their order in the file, so that none hides another.
    """
    seen: Counter[str] = Counter()
    made: dict[Finding, str] = {}
    for one in sorted(set(diagnostics), key=lambda one: one.sort_key):
        known = "\0".join((one.path, one.entity, one.rule))
        seen[known] += 1
        text = f"{known}\0{seen[known]}"
        made[one] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return made
