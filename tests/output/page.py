"""An HTML page as its readers see it: rows, headings and links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

HEADINGS = ("h1", "h2", "h3", "h4")
LOADING = ("src", "srcset", "data", "action", "background", "poster", "xlink:href")
"""Attributes by which a page asks for something."""


@dataclass
class Page(HTMLParser):
    """``rows`` are the cells of all table rows, the first of which is the title, ``headings`` levels and texts."""

    text: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open = ""
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        assert not [name for name in found if name in LOADING or name.startswith("on")], found
        self.tags.append(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        self.labels += [found["aria-label"]] if "aria-label" in found else []
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), ""))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag in ("br", "p") and self.rows and self.rows[-1]:
            self.rows[-1][-1] += "\n"
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.rows.append([])
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in HEADINGS and self.headings:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    @property
    def outline(self) -> list[str]:
        """The texts of the headings."""
        return [text.strip() for _, text in self.headings]

    def row(self, title: str) -> list[str]:
        """The cells of the row whose title starts like this, beginning with the rest of the title."""
        found = [cells for cells in self.rows if cells and cells[0].split("\n")[0].strip() == title]
        assert found, title
        return found[-1]


def checked(text: str) -> Page:
    """A page without requests or scripts, and with correct ids, links and headings."""
    page = Page(text)
    assert "script" not in page.tags
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
    assert not [link for link in page.links if not link.startswith("#")]
    assert len(page.ids) == len(set(page.ids)), [each for each in page.ids if page.ids.count(each) > 1]
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), page.headings
    assert all(text.strip() for _, text in page.headings)
    return page
