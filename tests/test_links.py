"""Links between the pages work, both on a code host and on the site built from ``docs``."""

import re
from pathlib import Path

import pytest

from tests.commands.running import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"|srcset=\"([^\"]+)\"")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("folder", ["", "docs/guide", "docs/rules", "docs"])
def test_every_link_leads_to_a_page_and_to_a_heading_of_it(folder: str) -> None:
    wrong = []
    for page in (page for page in PAGES if page.parent == ROOT / folder):
        text = CODE.sub("", page.read_text(encoding="utf-8"))
        for target in (next(filter(None, found)) for found in LINK.findall(text)):
            if "://" in target:
                continue
            path, _, heading = target.partition("#")
            there = (page.parent / path).resolve() if path else page
            leaves_the_site = page.is_relative_to(ROOT / "docs") and not there.is_relative_to(ROOT / "docs")
            if leaves_the_site or not there.exists() or (heading and heading not in _headings(there)):
                wrong.append(f"{page.relative_to(ROOT)}: {target}")
    assert wrong == []


def test_every_guide_is_in_the_index_and_in_the_navigation_of_the_site() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    navigation = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    for page in (ROOT / "docs" / "guide").glob("*.md"):
        assert f"(guide/{page.name})" in index
        assert f'"guide/{page.name}"' in navigation


def _headings(page: Path) -> set[str]:
    """The anchors of a page as on code hosts and on the site."""
    titles = re.findall(r"^#+ (.*)$", CODE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
