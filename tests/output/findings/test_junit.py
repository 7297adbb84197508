"""Test results that every XML parser reads."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from okr_cli.finding import Position, Report, Severity
from okr_cli.output.findings.junit import render
from okr_cli.safe_text import visible
from tests.output.findings.sample import EMPTY, ONE, SAMPLE, related

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=20)


def tree(report: Report) -> ElementTree.Element:
    return ElementTree.fromstring("\n".join(render(report)).encode())


@given(ANYTHING, ANYTHING)
def test_any_text_survives_in_xml(text: str, path: str) -> None:
    place = related(text, path, Position(1, 1), Position(1, 2))
    root = tree(Report((ONE._replace(message=text, help=text, path=path, related=(place,)),), 1))
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == visible(text)
    assert root.find("testsuite").get("name") == visible(path)  # type: ignore[union-attr]


def test_files_are_suites_and_findings_are_cases() -> None:
    root = tree(SAMPLE)
    names = ["::warning::x/odd\\nname.yaml", "okrs/a,b:c %/growth.yaml", "okrs/company.yaml"]
    assert [suite.get("name") for suite in root] == names
    assert root.get("tests") == str(len(SAMPLE.findings))
    assert root.get("tests") == str(sum(int(suite.get("tests", "")) for suite in root))
    assert root.get("failures") == str(len(root.findall("testsuite/testcase/failure")))


KNOWN = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "time", "skipped", "timestamp", "hostname", "id", "package"},
    "testcase": {"name", "classname", "time", "group"},
    "failure": {"type", "message"},
    "system-out": set[str](),
}
"""Elements and attributes that the schema of Jenkins' xUnit plugin knows, which is strict about others."""


def test_elements_and_attributes_match_the_strict_schema() -> None:
    for element in tree(SAMPLE).iter():
        assert element.attrib.keys() <= KNOWN[element.tag]


def test_infos_pass() -> None:
    root = tree(Report((ONE._replace(severity=Severity.INFO),), 1))
    assert root.get("failures") == "0"
    assert root.find("testsuite/testcase/failure") is None
    assert root.findtext("testsuite/testcase/system-out") == "a.yaml:3:5: says little"


def test_no_findings_are_one_passed_case() -> None:
    root = tree(EMPTY)
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert root.find("testsuite/testcase").get("name") == "no findings in 1 file"  # type: ignore[union-attr]
