"""``junit``: test results, for CI services that show nothing else."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from okr_cli.finding import Finding, Report, Severity
from okr_cli.output.findings.text import place
from okr_cli.output.text_style import PLAIN, Look
from okr_cli.phrases import counted
from okr_cli.safe_text import escape_workflow_commands, visible


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A suite for each file with findings, and a failed case for each error and warning. Advice passes."""
    root = _counted("testsuites", "okr lint", report.findings)
    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        found = tuple(group)
        suite = _counted("testsuite", visible(path), found)
        root.append(suite)
        for finding in found:
            suite.append(_case(finding))
    if not report.findings:
        suite = SubElement(root, "testsuite", name="okr lint", tests="1", failures="0", errors="0")
        name = f"no findings in {counted(report.files, 'file')}"
        SubElement(suite, "testcase", name=name, classname="okr lint", time="0")
    indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield from tostring(root, encoding="unicode").split("\n")


def _counted(tag: str, name: str, found: tuple[Finding, ...]) -> Element:
    failures = sum(finding.severity is not Severity.INFO for finding in found)
    return Element(tag, name=name, tests=str(max(1, len(found))), failures=str(failures), errors="0")


def _case(finding: Finding) -> Element:
    name = f"{finding.code} {finding.rule} at {finding.start.line}:{finding.start.column}"
    path = visible(finding.path)
    case = Element("testcase", name=name, classname=path, time="0")
    lines = [f"{place(finding)}: {visible(finding.message)}"]
    lines += [f"{place(other)}: {visible(other.message)}" for other in finding.related]
    lines += [visible(finding.help)] if finding.help else []
    text = "\n".join(map(escape_workflow_commands, lines))
    if finding.severity is Severity.INFO:
        SubElement(case, "system-out").text = text
    else:
        SubElement(case, "failure", type=str(finding.severity), message=visible(finding.message)).text = text
    return case
