"""What formats share: places, sentences, and the summary of a run."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from okr_cli.finding import STDIN, Finding, Related, Report, Severity
from okr_cli.output.text_style import SEVERITY_HUES
from okr_cli.phrases import counted, listed
from okr_cli.safe_text import visible


def sentences(*texts: str) -> str:
    """Texts of a finding on one line; a period is added to those that have no end mark."""
    ended = (text if text.endswith((".", "?", "!")) else f"{text}." for text in map(visible, texts) if text)
    return " ".join(ended)


def place(where: Finding | Related) -> str:
    """``path:line:column``, which terminals and editors can open."""
    path = visible(where.path)
    # A build server could take a path that begins with a colon for a command.
    return f"{'./' if path.lstrip().startswith(':') else ''}{path}:{where.start.line}:{where.start.column}"


def last_line(where: Finding | Related, lines: Sequence[str]) -> int:
    """The last line of a place. The end of a text block is the start of a later line, maybe after blank lines."""
    line = where.end.line if where.end.column > 1 else where.end.line - 1
    while where.start.line < line <= len(lines) and not lines[line - 1].strip():
        line -= 1
    return max(line, where.start.line)


def summary(report: Report) -> str:
    """``3 errors and 1 warning in 2 of 12 files checked (2 suppressed).``"""
    counts = by_severity({severity: report.count(severity) for severity in Severity})
    apart = (
        (report.suppressed, "suppressed"),
        (report.baselined, "in the baseline"),
        (report.inherited, "pre-existing"),
    )
    aside = [f"{count:,} {word}" for count, word in apart if count]
    asides = f" ({', '.join(aside)})" if aside else ""
    touched = len({finding.path for finding in (*report.findings, *report.counted)})
    of_all = f"{touched:,} of " if 0 < touched < report.files else ""
    checked = " checked" if of_all else ""
    return f"{counts or 'No findings'} in {of_all}{counted(report.files, 'file')}{checked}{asides}."


def by_severity(counts: Mapping[Severity, int]) -> str:
    """``3 errors, 1 warning and 2 info``; empty for no findings."""
    words = {Severity.ERROR: ("error", ""), Severity.WARNING: ("warning", ""), Severity.INFO: ("info", "info")}
    return listed([counted(counts[each], *words[each]) for each in words if counts[each]])


def gravest_last(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by severity, the most severe last, next to the prompt; within a severity in reading order."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)


def counted_rules(report: Report) -> Iterator[str]:
    """A line for each rule whose findings are only counted, the gravest last, and how to see them."""
    by_rule: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in report.counted:
        by_rule.setdefault((finding.rule, finding.severity), []).append(finding)
    groups = sorted(by_rule.items(), key=lambda group: (-group[0][1].rank, -len(group[1]), group[0][0]))
    width = max((len(f"{len(found):,}") for _, found in groups), default=0)
    for (rule, severity), found in groups:
        yield f"{len(found):>{width},} {severity} {rule}: {_mostly(found)}"
    if groups:
        yield f"Add --min-severity {groups[0][0][1]} to see {'it' if len(report.counted) == 1 else 'them'}."


def _mostly(found: Sequence[Finding]) -> str:
    """The place with most of the findings of a rule."""
    if len(found) == 1:
        return place(found[0])
    (path, most), *others = Counter(finding.path for finding in found).most_common()
    if not others:
        return f"all in {visible(path)}"
    return f"{most:,} in {visible(path)}, {len(found) - most:,} in {counted(len(others), 'other file')}"


def repairs(report: Report) -> str:
    """``okr can fix 2 of these findings with --fix.``, or an empty string.

    It does not name a full command, because other options could lead to other findings.
    """
    every = (*report.findings, *report.counted)
    fixable = [finding for finding in every if finding.fix and finding.path != STDIN]
    certain = sum(finding.fix.safe for finding in fixable if finding.fix)
    likely = len(fixable) - certain
    of_all = "this finding" if len(every) == 1 else f"{certain or likely:,} of these findings"
    parts = [f"{of_all} with --fix"] if certain else []
    if likely:
        parts.append(f"{likely:,} more by adding --unsafe-fixes" if certain else f"{of_all} with --fix --unsafe-fixes")
    if any(finding.hides_others for finding in fixable):
        parts[-1] += " (a repaired file may reveal more)"
    return f"okr can fix {' and '.join(parts)}." if parts else ""


def worst_hue(report: Report) -> str:
    """The color of the worst finding."""
    return next((hue for severity, hue in SEVERITY_HUES.items() if report.count(severity)), "green")
