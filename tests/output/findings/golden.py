"""Writes the golden files anew: ``python -m tests.output.findings.golden``. Read the difference."""

import json
from pathlib import Path

from okr_cli.finding import Severity
from okr_cli.output.findings.registry import Format, renderer
from okr_cli.output.text_style import PLAIN, Look
from tests.output.findings.sample import SAMPLE

FOLDER = Path(__file__).parent / "golden"

PAGES = {
    "full.txt": (Format.FULL, PLAIN),
    "full-60.txt": (Format.FULL, Look(width=60)),
    "full-80.txt": (Format.FULL, Look(width=80)),
    "full-200.txt": (Format.FULL, Look(width=200)),
    "full-quiet.txt": (Format.FULL, Look(width=80)),
    "full-color.txt": (Format.FULL, Look(color=True, width=80)),
    "concise.txt": (Format.CONCISE, PLAIN),
    "concise-quiet.txt": (Format.CONCISE, PLAIN),
    "concise-color.txt": (Format.CONCISE, Look(color=True)),
    "github.txt": (Format.GITHUB, PLAIN),
    "report.json": (Format.JSON, PLAIN),
    "report.jsonl": (Format.JSONL, PLAIN),
    "gitlab.json": (Format.GITLAB, PLAIN),
    "report.sarif": (Format.SARIF, PLAIN),
    "junit.xml": (Format.JUNIT, PLAIN),
    "summary.md": (Format.MARKDOWN, PLAIN),
}


def page(name: str) -> str:
    """The sample in the format of a golden file."""
    output_format, look = PAGES[name]
    report = SAMPLE.quiet(Severity.ERROR) if "quiet" in name else SAMPLE
    text = "".join(f"{line}\n" for line in renderer(output_format)(report, look))
    return _without_rule_pages(text) if output_format is Format.SARIF else text


def _without_rule_pages(text: str) -> str:
    """SARIF without the version and the rule pages, which change on their own."""
    document = json.loads(text)
    driver = document["runs"][0]["tool"]["driver"]
    driver["version"] = "0"
    kept = ("id", "name", "helpUri", "defaultConfiguration", "properties")
    driver["rules"] = [{key: rule[key] for key in kept if key in rule} for rule in driver["rules"]]
    return json.dumps(document, indent=2) + "\n"


if __name__ == "__main__":
    for file_name in PAGES:
        (FOLDER / file_name).write_text(page(file_name), encoding="utf-8", newline="")
