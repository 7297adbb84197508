"""``junit``: test results, for CI services that show nothing else."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from okr_cli.diagnostics import Report, Severity
from okr_cli.reporters.look import PLAIN, Look
from okr_cli.reporters.text import place, visible


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A suite for each file with findings, a failed case for each error and warning. Advice passes."""
    failures = sum(one.severity is not Severity.INFO for one in report.diagnostics)
    root = Element("testsuites", name="okr lint", tests=str(max(1, len(report.diagnostics))), failures=str(failures))
    for path, group in groupby(report.diagnostics, key=lambda one: one.path):
        found = list(group)
        failed = sum(one.severity is not Severity.INFO for one in found)
        suite = SubElement(root, "testsuite", name=visible(path), tests=str(len(found)), failures=str(failed))
        for one in found:
            name = f"{one.code} {one.name} at {one.start.line}:{one.start.column}"
            case = SubElement(suite, "testcase", name=name, classname=visible(path))
            text = f"{place(one)}: {visible(one.message)}\n{visible(one.help)}".rstrip()
            if one.severity is Severity.INFO:
                SubElement(case, "system-out").text = text
            else:
                failure = SubElement(case, "failure", type=str(one.severity), message=visible(one.message))
                failure.text = text
    if not report.diagnostics:
        suite = SubElement(root, "testsuite", name="okr lint", tests="1", failures="0")
        SubElement(suite, "testcase", name=f"{report.files} files without findings", classname="okr lint")
    indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield from tostring(root, encoding="unicode").splitlines()
