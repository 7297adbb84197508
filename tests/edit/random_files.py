"""OKR files in every style that YAML allows: what people, editors and programs write."""

import json
from random import Random
from typing import Any

from okr_cli.edit.scalars import is_literal, is_plain

TITLES = (
    "Lift activation from 41% to 55%",
    "Über die Brücke: nächster Schritt",
    "Поднять долю с 4 до 9",
    "Ship 🚀 to 12 shops, then #rest",
    'It\'s "quoted" \\ here',
    "on",
    "- dash first",
)
NOTES = (
    "First cohort is through setup.",
    "a, b: c # d",
    "yes",
    "two\nlines and a word",
    "*star",
    "100%",
    "Ünï 🚀 [x] {y}",
)
OWNERS = ("Maya Okafor", "Jonas: Lindqvist")
BLOCK_HEADERS = ("|", "|-", "|+", ">-", ">", ">+")


class RandomFile:
    """The text of one file and the ids of its entities. No two comments in it are the same."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.ids: list[str] = []
        self._comments = 0
        self._newline: str = self.random.choice(["\n", "\n", "\r\n", "\r"])
        self._list_offset: int = self.random.choice([0, 2, 2, 4])
        self._step: int = self.random.choice([2, 2, 4])
        self._gap: str = self.random.choice([" ", " ", "   "])
        self._quote: str = self.random.choice(["", "", "", "'", '"'])
        self._colon: str = self.random.choice([": ", ": ", ": ", ":\t", ":   "])
        self._comment_rate: float = self.random.choice([0.0, 0.1, 0.4])
        self._flow_rate: float = self.random.choice([0.0, 0.3, 1.0])
        self._has_anchors = self._chance(0.4)
        self._has_explicit_keys = self._chance(0.1)
        self._anchors: dict[str, str] = {}
        documents = [self._document() for _ in range(self.random.choice([1, 1, 1, 2, 3]))]
        start = [] if len(documents) == 1 and self._chance(0.7) else ["---"]
        lines: list[str] = []
        for document in documents:
            lines += [*start, *document]
            if start and self._chance(0.2):
                lines.append("...")
        text = self._newline.join(lines) + self.random.choice(["", self._newline, self._newline * 2])
        self.text = self.random.choice(["", "", "", "\ufeff"]) + text

    def _chance(self, rate: float) -> bool:
        return self.random.random() < rate

    def _comment(self) -> str:
        self._comments += 1
        return f"# c{self._comments}, with: [signs] 'in' it"

    def _beside(self) -> str:
        return f"{self.random.choice([' ', '  ', chr(9)])}{self._comment()}" if self._chance(self._comment_rate) else ""

    def _between(self, indent: int) -> list[str]:
        """Comments and blank lines between entries."""
        lines: list[str] = []
        while self._chance(self._comment_rate / 2):
            lines.append(f"{' ' * (indent + self.random.choice([0, 0, 2]))}{self._comment()}")
        if self._chance(0.1):
            lines.append(self.random.choice(["", "  "]))
        return lines

    def _id(self) -> str:
        self.ids.append(f"e{len(self.ids) + 1}")
        return self.ids[-1]

    def _document(self) -> list[str]:
        self._anchors.clear()
        data: dict[str, Any] = {"okr": "1"} if self._chance(0.3) else {}
        if self._has_anchors:
            data["x-base"] = {"impact": "high", "effort": "low"}
        data["objectives"] = [self._objective() for _ in range(self.random.choice([1, 1, 2]))]
        if self._chance(0.3):
            data["initiatives"] = [self._initiative() for _ in range(2)]
        if self._chance(0.3):
            data["kpis"] = [{"id": self._id(), "title": "Response", "check_ins": self._check_ins()}]
        return self._flow_lines(data) if self._chance(0.1) else self._mapping(data, 0)

    def _objective(self) -> dict[str, Any]:
        data = {"id": self._id(), "title": self.random.choice(TITLES), "owner": self.random.choice(OWNERS)}
        return data | {"key_results": [self._key_result() for _ in range(self.random.choice([1, 2]))]}

    def _key_result(self) -> dict[str, Any]:
        data: dict[str, Any] = {"title": self.random.choice(TITLES), "id": self._id()}
        if self._chance(0.5):
            data["owner"] = self.random.choice(OWNERS)
        data["measure"] = self.random.choice(
            [
                {"baseline": "41", "target": "55.50", "unit": "%"},
                {"milestones": [{"title": "one", "done": "false"}, {"title": "two, three"}]},
                {"done": "false"},
            ]
        )
        if self._chance(0.7):
            data["check_ins"] = self._check_ins()
        if self._chance(0.5):
            name = self.random.choice(["initiatives", "initiatives", "actions"])
            data[name] = [self._initiative() for _ in range(self.random.choice([1, 2]))]
        if self._chance(0.3):
            data["learned"] = self.random.choice(NOTES)
        return data

    def _check_ins(self) -> Any:
        count = self.random.choice([0, 0, 1, 1, 2, 3])
        if not count:
            return self.random.choice([[], None, "~"])
        made: list[dict[str, Any]] = []
        for number in range(count):
            entry = {"date": f"2026-10-{5 + 7 * number:02}", "value": str(41 + number)}
            if self._chance(0.5):
                entry["note"] = self.random.choice(NOTES)
            made.append(entry)
        return made

    def _initiative(self) -> dict[str, Any]:
        data: dict[str, Any] = {"id": self._id(), "title": self.random.choice(TITLES)}
        if self._has_anchors and self._chance(0.3):
            data["<<"] = "*base"
        if self._chance(0.5):
            data["status"] = "in-progress"
        if self._chance(0.4):
            data["owner"] = self.random.choice(OWNERS)
        if self._chance(0.3):
            data["hypothesis"] = {"belief": self.random.choice(NOTES), "expect": "+6"}
        if self._chance(0.3):
            data["depends_on"] = [self.random.choice(TITLES), "two"]
        if self._chance(0.3):
            data["learned"] = self.random.choice(NOTES)
        return data

    # Writing

    def _key(self, name: str) -> str:
        return name if name == "<<" else f"{self._quote}{name}{self._quote}"

    def _mapping(self, data: dict[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for name, value in data.items():
            lines += (
                [*self._between(indent), *self._entry(name, value, indent)]
                if lines
                else self._entry(name, value, indent)
            )
        return lines

    def _entry(self, name: str, value: Any, indent: int) -> list[str]:
        pad = " " * indent
        head = f"{pad}{self._key(name)}:"
        if self._has_explicit_keys and isinstance(value, str) and value != "~" and self._chance(0.3) and name != "<<":
            scalar = self._scalar(value, name, indent + 2, in_flow=False)
            return [f"{pad}? {self._key(name)}{self._beside()}", f"{pad}: {scalar[0]}", *scalar[1:]]
        if value is None or value == "~":
            return [head + (" ~" if value else "") + self._beside()]
        if isinstance(value, str):
            scalar = self._scalar(value, name, indent, in_flow=False)
            ends_in_line = len(scalar) == 1 or scalar[0][:1] not in "|>"
            if ends_in_line:
                scalar[-1] += self._beside()
            return [f"{head}{self._colon[1:]}{scalar[0]}", *scalar[1:]]
        anchor = self._anchor_for(name)
        if not value or self._chance(self._flow_rate * (1.0 if name in ("measure", "x-base", "depends_on") else 0.5)):
            flow = self._flow_lines(value, indent + 2)
            return [f"{head} {anchor}{flow[0]}", *flow[1:-1], *([flow[-1] + self._beside()] if flow[1:] else [])]
        above = self._between(indent) if self._chance(0.3) else []
        first = f"{head}{' ' + anchor.strip() if anchor else ''}{self._beside()}"
        if isinstance(value, dict):
            return [first, *above, *self._mapping(value, indent + self._step)]
        return [first, *above, *self._list(value, indent + self._list_offset)]

    def _anchor_for(self, name: str) -> str:
        if name == "x-base":
            return "&base "
        if self._has_anchors and self._chance(0.1):
            self._comments += 1
            return f"&a{self._comments} "
        return ""

    def _list(self, items: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for item in items:
            if lines:
                lines += self._between(indent)
            dash = f"{' ' * indent}-{self._gap}"
            if isinstance(item, str):
                scalar = self._scalar(item, "", indent, in_flow=False)
                lines += [dash + scalar[0], *scalar[1:]]
            elif self._chance(self._flow_rate):
                flow = self._flow_lines(item, indent + 2)
                lines += [dash + flow[0], *flow[1:]]
                lines[-1] += self._beside()
            else:
                entries = self._mapping(item, len(dash))
                if self._chance(0.1):
                    lines += [f"{' ' * indent}-{self._beside().replace(chr(9), ' ')}", *entries]
                else:
                    lines += [dash + entries[0][len(dash) :], *entries[1:]]
        return lines

    def _flow_lines(self, value: Any, indent: int = 2) -> list[str]:
        """A value in brackets, on one line or with one line per entry."""
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        if isinstance(value, dict):
            parts = [f"{self._key(name)}: {self._in_flow(each, name)}" for name, each in value.items()]
        else:
            parts = [self._in_flow(each, "") for each in value]
        comma = self.random.choice(["", ","]) if parts else ""
        if len(parts) > 1 and self._chance(0.3):
            lines = [
                f"{' ' * indent}{part}{',' if number < len(parts) else comma}" for number, part in enumerate(parts, 1)
            ]
            return [opening, *(line + self._beside() for line in lines), f"{' ' * indent}{closing}"]
        pad = self.random.choice(["", "", " "]) if parts else ""
        return [f"{opening}{pad}{', '.join(parts)}{comma}{pad}{closing}"]

    def _in_flow(self, value: Any, name: str) -> str:
        if value is None or value == "~":
            return "~"
        if isinstance(value, str):
            return self._scalar(value, name, 0, in_flow=True)[0]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        if name == "x-base":
            opening = "&base {"
        if isinstance(value, dict):
            parts = [f"{self._key(key)}: {self._in_flow(each, key)}" for key, each in value.items()]
        else:
            parts = [self._in_flow(each, "") for each in value]
        return f"{opening}{', '.join(parts)}{closing}"

    def _scalar(self, value: str, name: str, indent: int, in_flow: bool) -> list[str]:
        """A text in one of YAML's notations."""
        if name == "<<":
            return [value]
        if name == "owner" and self._has_anchors:
            if value in self._anchors and self._chance(0.7):
                return [f"*{self._anchors[value]}"]
            self._comments += 1
            self._anchors[value] = f"o{self._comments}"
            return [f"&o{self._comments} {self._plain_or_quoted(value, in_flow)}"]
        if in_flow or ("\n" in value and not is_literal(value)):
            return [self._plain_or_quoted(value, in_flow)]
        pad = " " * (indent + self.random.choice([1, 2, 4]))
        if name in ("title", "note", "learned", "belief") and self._chance(0.3) and not value.startswith(" "):
            header = self.random.choice(BLOCK_HEADERS if "\n" not in value else BLOCK_HEADERS[:3])
            comment = f" {self._comment()}" if self._chance(self._comment_rate) else ""
            blank = self.random.choice([[], [], [""], ["", ""]])
            return [header + comment, *(pad + line for line in value.split("\n")), *blank]
        if "\n" not in value and name == "title" and " " in value and is_plain(value) and self._chance(0.3):
            words = value.split(" ")
            folded = [words[0]]
            for word in words[1:]:
                if self._chance(0.2) and word[0] not in "#-":
                    folded.append(pad + word)
                else:
                    folded[-1] += f" {word}"
            return folded
        tag = "!!str " if self._chance(0.03) else ""
        return [tag + self._plain_or_quoted(value, in_flow)]

    def _plain_or_quoted(self, value: str, in_flow: bool) -> str:
        ways = [json.dumps(value, ensure_ascii=False)]
        if "\n" not in value:
            ways.append("'" + value.replace("'", "''") + "'")
            if is_plain(value, in_flow) or value in ("yes", "on", "41", "+6"):
                ways += [value] * 4
        return self.random.choice(ways)
