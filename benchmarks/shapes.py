"""Workspaces with many of one thing, for any number of it.

``SHAPES`` is for lint, ``VIEWED`` for views, and ``FORMATS`` for output formats.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

Files: TypeAlias = dict[str, str]
"""The texts of a workspace by path."""

Build: TypeAlias = Callable[[int], Files]

LINT = ("lint", ".", "--no-cache", "--exit-zero", "--select", "all", "--as-of", "2026-11-20")
QUIET = (*LINT, "--output-format", "concise")
FIX = ("lint", ".", "--no-cache", "--exit-zero", "--select", "all", "--fix", "--unsafe-fixes")
DAY = ("--as-of", "2026-11-20")
HEAD = "okr: 1\ncycle: 2026-Q4\nteam: Growth\n"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_WRONG = 60
"""Entities with two wrong keys or values of which four times as many still get all their findings in one run. A file
has at most 500 findings of the kind, and ``--fix`` runs again for the next ones."""

EVERY_PERSON = 40
"""Owners in a workspace whose owners are not what is many."""


class Shape(NamedTuple):
    """What there are many of, the files, and the command to measure. ``most`` is the largest useful N."""

    name: str
    build: Build
    command: tuple[str, ...] = QUIET
    most: int = sys.maxsize


def word(number: int) -> str:
    """A word for a number, so that names and titles differ in more than digits."""
    letters = ""
    while True:
        number, letter = divmod(number, 26)
        letters = LETTERS[letter] + letters
        if not number:
            return letters.rjust(3, "a")


def person(number: int) -> str:
    """A name that reads like a person's."""
    return f"Maya {word(number).capitalize()}ovic"


def one_file(*parts: Iterable[str]) -> Files:
    """A workspace of one file."""
    return {"okrs.yaml": HEAD + "".join(f"{line}\n" for part in parts for line in part)}


def objective(key_results: Iterable[str], name: str = "calm", extra: str = "") -> Iterator[str]:
    """An Objective with these lines as its Key Results, after ``objectives:``."""
    yield f"  - id: {name}"
    yield "    title: Let every shop open worry-free"
    yield "    owner: Maya Okafor"
    if extra:
        yield f"    {extra}"
    yield "    key_results:"
    yield from key_results


def key_result(number: int, extra: str = "") -> str:
    """A Key Result on one line."""
    tail = f", {extra}" if extra else ""
    return (
        f"      - {{id: kr-{number}, title: Raise {word(number)} bookings from 20% to 45%, "
        f"owner: {person(number % EVERY_PERSON)}, measure: {{baseline: 20, target: 45, unit: '%'}}{tail}}}"
    )


def initiative(number: int, extra: str = "", title: str = "", owner: str = "", indent: str = "  ") -> str:
    """An Initiative on one line."""
    tail = f", {extra}" if extra else ""
    title = title or f"Print {word(number)} codes on the slips"
    return (
        f"{indent}- {{id: in-{number}, title: {title}, owner: {owner or person(number % EVERY_PERSON)}, "
        f"started: 2026-10-05, due: 2026-11-02{tail}}}"
    )


def key_results(extra: Callable[[int], str] = lambda number: "") -> Build:
    """Many Key Results on one Objective."""
    return lambda n: one_file(["objectives:"], objective(key_result(i, extra(i)) for i in range(n)))


def initiatives(extra: Callable[[int], str] = lambda number: "", **fields: Callable[[int], str]) -> Build:
    """Many Initiatives at the top level, and a Key Result."""

    def build(n: int) -> Files:
        lines = (initiative(i, extra(i), **{name: value(i) for name, value in fields.items()}) for i in range(n))
        return one_file(["objectives:"], objective([key_result(0)]), ["initiatives:"], lines)

    return build


def nested_initiatives(n: int) -> Files:
    """Many Initiatives below one Key Result."""
    block = [
        "      - id: kr",
        "        title: Raise bookings from 20% to 45%",
        "        owner: Maya Okafor",
        "        measure: {baseline: 20, target: 45, unit: '%'}",
        "        initiatives:",
    ]
    return one_file(["objectives:"], objective([*block, *(initiative(i, indent=" " * 10) for i in range(n))]))


def listed_in_key_result(key: str, entry: Callable[[int], str], measure: str = "") -> Build:
    """A Key Result with a long list under one of its keys."""

    def build(n: int) -> Files:
        lines = ["      - id: kr", "        title: Raise bookings from 20% to 45%", "        owner: Maya Okafor"]
        lines += [f"        {measure or 'measure: {baseline: 20, target: 45}'}", f"        {key}"]
        return one_file(["objectives:"], objective([*lines, *(f"          - {entry(i)}" for i in range(n))]))

    return build


def check_in(number: int) -> str:
    """One of many check-ins, each on a day of its own."""
    month, day = divmod(number, 28)
    year, month = divmod(month, 12)
    when = f"{1600 + year:04}-{month + 1:02}-{day + 1:02}"
    return f"{{date: {when}, value: {20 + number % 25}, confidence: {number % 10}, note: We asked two shops}}"


def objectives(n: int) -> Files:
    """Many Objectives in one file."""
    return one_file(
        ["objectives:"], (line for i in range(n) for line in objective([key_result(0), key_result(1)], f"aim-{i}"))
    )


def ordinary(n: int) -> Files:
    """Many Objectives with Key Results, Initiatives and check-ins: an ordinary but long file."""
    lines: list[str] = ["objectives:"]
    for i in range(n):
        results = []
        for j in range(2):
            check_ins = "check_ins: [{date: 2026-11-02, value: 22, confidence: 4, status: at-risk, note: Two shops}]"
            results.append(key_result(2 * i + j, f"{check_ins}, depends_on: kr-{2 * i + j + 1}"))
        lines += objective(results, f"aim-{i}" if i else "calm")
    lines.append("initiatives:")
    lines += (
        initiative(i, f"key_result: kr-{i}, status: in-progress, impact: high, effort: low") for i in range(2 * n)
    )
    return one_file(lines)


def owners_and_roster(n: int) -> Files:
    """Unknown owners, and as many people with similar names."""
    people = (f"  - {{name: {person(i)}, handle: h{i}}}" for i in range(n))
    owned = (initiative(i, owner=f"{person(i)}a") for i in range(n))
    return one_file(["people:"], people, ["initiatives:"], owned)


def strangers_and_roster(n: int) -> Files:
    """Unknown owners, and as many people with different names."""
    people = (f"  - {{name: {person(i)}, handle: h{i}}}" for i in range(n))
    owned = (initiative(i, owner=f"Kofi {word(i).capitalize()}sah") for i in range(n))
    return one_file(["people:"], people, ["initiatives:"], owned)


def people(entry: Callable[[int], str]) -> Build:
    """A long roster, with one owner in it."""
    return lambda n: one_file(["people:"], (f"  - {{{entry(i)}}}" for i in range(n)), ["initiatives:", initiative(0)])


def unknown_references(n: int) -> Files:
    """References to nothing, and as many entities with similar ids."""
    results = objective(key_result(i) for i in range(n))
    return one_file(
        ["objectives:"], results, ["initiatives:"], (initiative(i, f"key_result: kx-{i}") for i in range(n))
    )


def ambiguous_references(n: int) -> Files:
    """References that each match as many entities as there are references."""
    lines = (line for i in range(n) for line in objective([key_result(0)], f"aim-{i}"))
    return one_file(["objectives:"], lines, ["initiatives:"], (initiative(i, "key_result: kr-0") for i in range(n)))


def rings(size: Callable[[int], int], closed: bool = True) -> Build:
    """Key Results that depend on each other in rings of ``size(n)`` each, or in an open chain."""

    def follower(number: int, n: int) -> str:
        around = min(size(n), n)
        first = number - number % around
        following = first + (number - first + 1) % around
        return "" if not closed and following == first else f"depends_on: kr-{following}"

    return lambda n: one_file(["objectives:"], objective(key_result(i, follower(i, n)) for i in range(n)))


def tangled(n: int) -> Files:
    """A ring in which every Key Result also depends on the first and on the next but one."""
    entangled = (key_result(i, f"depends_on: [kr-{(i + 1) % n}, kr-0, kr-{(i + 2) % n}]") for i in range(n))
    return one_file(["objectives:"], objective(entangled))


def fan_in(field: str) -> Build:
    """Everything refers to one Key Result."""
    return key_results(lambda number: f"{field}: kr-0" if number else "")


def fan_out(n: int) -> Files:
    """One Key Result refers to all others."""
    rest = [key_result(i) for i in range(1, n)]
    names = ", ".join(f"kr-{i}" for i in range(1, n))
    return one_file(
        ["objectives:"], objective([key_result(0, f"depends_on: [{names}], contributes_to: [{names}]"), *rest])
    )


def comments(comment: Callable[[int], str]) -> Build:
    """A comment above each of many entries."""

    def build(n: int) -> Files:
        lines = (line for i in range(n) for line in (f"  {comment(i)}", initiative(i, owner="Team")))
        return one_file(["initiatives:"], lines)

    return build


def related_suppressions(n: int) -> Files:
    """Comments that all cover the first of two duplicates, to which every finding points."""
    lines = [initiative(i, title="Print the codes") + "  # okr: ignore[duplicate-id]" for i in range(n)]
    return one_file(["initiatives:"], lines)


def keys(entry: Callable[[int], str]) -> Build:
    """An Initiative with many keys."""
    head = ["initiatives:", "  - title: Print codes on the slips", "    owner: Maya Okafor"]
    return lambda n: one_file(head, (f"    {entry(i)}" for i in range(n)))


def anchors(n: int) -> Files:
    """An anchor, an alias and a merge key in each of many Initiatives."""
    lines = []
    for i in range(n):
        lines.append(f"  - &a{i} {{id: in-{i}, title: &t{i} Print {word(i)} codes, owner: Maya Okafor}}")
        lines.append(f"  - {{<<: *a{i}, id: again-{i}, title: *t{i}}}")
    return one_file(["initiatives:"], lines)


def merged(n: int) -> Files:
    """One mapping that merges many."""
    names = ", ".join(f"*a{i}" for i in range(n))
    lines = [f"  - &a{i} {{id: in-{i}, title: Print {word(i)} codes, owner: Maya Okafor}}" for i in range(n)]
    return one_file(["initiatives:"], lines, [f"  - {{<<: [{names}], id: all}}"])


def chained_anchors(n: int) -> Files:
    """Each Initiative merges the one above it."""
    lines = ["  - &a0 {id: in-0, title: Print codes, owner: Maya Okafor}"]
    lines += (f"  - &a{i} {{<<: *a{i - 1}, id: in-{i}}}" for i in range(1, n))
    return one_file(["initiatives:"], lines)


def shared_by_aliases(n: int) -> Files:
    """One list of Initiatives below many Key Results."""
    shared = (
        "initiatives: &work [{id: a, title: Print codes, owner: Maya Okafor}, {id: b, title: Pilot it, owner: Team}]"
    )
    rest = (key_result(i, "initiatives: *work") for i in range(1, n))
    return one_file(["objectives:"], objective([key_result(0, shared), *rest]))


def alias_bomb(n: int) -> Files:
    """Lists of aliases of lists of aliases, exponential if expanded."""
    lines = ["x-bomb:", "  - &b0 [lol, lol]"]
    lines += (f"  - &b{i} [*b{i - 1}, *b{i - 1}]" for i in range(1, n))
    return one_file(lines)


def title(text: Callable[[int], str], kind: str = "initiative") -> Build:
    """One title of ``n`` times as many words, of an Initiative, a Key Result or an Objective."""

    def build(n: int) -> Files:
        quoted = f'"{text(n)}"'
        if kind == "objective":
            return one_file(["objectives:", f"  - {{id: a, title: {quoted}, owner: Maya Okafor}}"])
        if kind == "initiative":
            return one_file(["initiatives:", initiative(0, title=quoted)])
        one = f"      - {{id: kr, title: {quoted}, owner: Maya Okafor, measure: {{baseline: 20, target: 45}}}}"
        return one_file(["objectives:"], objective([one]))

    return build


def owner(text: Callable[[int], str]) -> Build:
    """One owner of ``n`` words."""
    return lambda n: one_file(["initiatives:", initiative(0, owner=f'"{text(n)}"')])


def folded_note(n: int) -> Files:
    """A note of many lines."""
    lines = ["initiatives:", "  - title: Print codes", "    owner: Maya Okafor", "    learned: >"]
    return one_file(lines, ("      Two shops asked for it, and a third said no." for _ in range(n)))


def documents(n: int) -> Files:
    """Many documents in one file."""
    return {"okrs.yaml": "---\n".join(f"{HEAD}initiatives:\n{initiative(i)}\n" for i in range(n))}


def teams(n: int) -> Files:
    """Many teams in one file, each with a KPI and an Initiative that serves no Key Result."""
    texts = []
    for i in range(n):
        kpi = f"  - {{id: kpi-{i}, title: Stock, owner: Maya Okafor, healthy: '<= 4'}}"
        lines = ["objectives:", *objective([key_result(i)], f"aim-{i}"), "kpis:", kpi, "initiatives:", initiative(i)]
        texts.append("\n".join(["cycle: 2026-Q4", f"team: {word(i)}", *lines, ""]))
    return {"okrs.yaml": "---\n".join(texts)}


def duplicates(n: int) -> Files:
    """Many Initiatives with one id."""
    return one_file(["initiatives:"], (initiative(0, title=f"Print {word(i)}") for i in range(n)))


def spaces_behind_suppression(n: int) -> Files:
    """An unused suppression followed by many spaces."""
    return one_file(["initiatives:", f"{initiative(0)} # okr: ignore[long-title]{' ' * n}x"])


def guarded(n: int) -> Files:
    """Objectives, and KPIs that guard nothing."""
    lines = (line for i in range(n) for line in objective([key_result(0)], f"aim-{i}"))
    watched = (f"  - {{id: kpi-{i}, title: Stock, owner: Maya Okafor, healthy: '<= 4'}}" for i in range(n))
    return one_file(["objectives:"], lines, ["kpis:"], watched)


def one_value(key: str, letters: str) -> Build:
    """One long value of an Initiative."""
    return lambda n: one_file(["initiatives:", initiative(0, f"{key}: {letters * n}")])


def files(n: int) -> Files:
    """Many files."""
    return {f"okrs/team-{i}.yaml": f"{HEAD}initiatives:\n{initiative(i)}\n" for i in range(n)}


def folders(n: int) -> Files:
    """Many folders, each with a file."""
    return {f"okrs/team-{i}/q4.yaml": f"{HEAD}initiatives:\n{initiative(i)}\n" for i in range(n)}


def strategy(entry: Callable[[int], str]) -> Build:
    """Many strategic choices, and as many Objectives that serve one."""

    def build(n: int) -> Files:
        choices = (f"    - {{id: choice-{i}, title: Win the {word(i)} shops}}" for i in range(n))
        served = (
            f"  - {{id: aim-{i}, title: Let shops open, owner: Maya Okafor, serves: {entry(i)}}}" for i in range(n)
        )
        return one_file(["strategy:", "  choices:"], choices, ["objectives:"], served)

    return build


def kpis(n: int) -> Files:
    """KPIs that guard a Key Result."""
    lines = (
        f"  - {{id: kpi-{i}, title: {word(i)} in stock, owner: Maya Okafor, unit: h, healthy: '<= 4', "
        f"guards: kr-{i % 2}, check_ins: [{{date: 2026-11-02, value: 5}}]}}"
        for i in range(n)
    )
    return one_file(["objectives:"], objective([key_result(0), key_result(1)]), ["kpis:"], lines)


def baselined(n: int) -> Files:
    """As many baseline entries as findings, and as many with an older title."""
    rows = ",".join(
        f'{{"path": "okrs.yaml", "entity": "2026-Q4/growth/{name}-{i}", "rule": "team-owner", "count": 1}}'
        for i in range(n)
        for name in ("in", "was")
    )
    owned = one_file(["initiatives:"], (initiative(i, owner="Team") for i in range(n)))
    return {**owned, "okr-baseline.json": f'{{"version": 1, "findings": [{rows}]}}'}


def moved_baseline(n: int) -> Files:
    """Known findings whose file and title have changed."""
    rows = ",".join(
        f'{{"path": "{path}", "entity": "2026-Q4/growth/{name}", "rule": "team-owner", "count": 1}}'
        for i in range(n)
        for path, name in (("old.yaml", f"print-{word(i)}-codes"), ("okrs.yaml", f"draw-{word(i)}-codes"))
    )
    lines = (f"  - {{title: Print {word(i)} codes, owner: Team}}" for i in range(n))
    return {**one_file(["initiatives:"], lines), "okr-baseline.json": f'{{"version": 1, "findings": [{rows}]}}'}


def deep(n: int) -> Files:
    """Many values nested as deeply as the parser allows."""
    return one_file(["x-deep:"], (f"  - {'[' * 40}{i}{']' * 40}" for i in range(n)))


def too_deep(n: int) -> Files:
    """One value that is nested too deeply."""
    return one_file([f"x-deep: {'[' * n}{']' * n}"])


def many_findings(n: int) -> Files:
    """Findings of several kinds, most with a fix."""
    lines = (f"  - {{id: in-{i}, title: Improve {word(i)}, ownr: Team, due: 2026/11/2}}" for i in range(n))
    return one_file(["initiatives:"], lines)


def one_line(n: int) -> Files:
    """The same on one line."""
    entries = ", ".join(f"{{id: in-{i}, title: Improve {word(i)}, ownr: Team, due: 2026/11/2}}" for i in range(n))
    return one_file([f"initiatives: [{entries}]"])


def beside_an_objective(build: Build) -> Build:
    """The same with an Objective in another file, so that views have something to show."""
    return lambda n: {**build(n), "aims.yaml": "".join(one_file(["objectives:"], objective([key_result(0)])).values())}


SHAPES = (
    Shape("Key Results on an Objective", key_results()),
    Shape("Objectives in a file", objectives),
    Shape("Objectives with Key Results and Initiatives", ordinary),
    Shape("Initiatives on a Key Result", nested_initiatives),
    Shape("Initiatives naming one Key Result", initiatives(lambda i: "key_result: kr-0")),
    Shape("Initiatives of one owner", initiatives(owner=lambda i: "Maya Okafor")),
    Shape("Initiatives of a person each", initiatives(owner=person)),
    Shape("unknown owners, people with like names", owners_and_roster),
    Shape("unknown owners, people with other names", strangers_and_roster),
    Shape("people with one name", people(lambda i: "name: Maya Okafor")),
    Shape("people with one handle", people(lambda i: f"name: {person(i)}, handle: maya")),
    Shape("people", people(lambda i: f"name: {person(i)}, handle: h{i}, email: h{i}@shops.example")),
    Shape("unknown references, like candidates", unknown_references),
    Shape("ambiguous references", ambiguous_references),
    Shape("duplicate ids", duplicates),
    Shape("duplicate Initiatives", initiatives(title=lambda i: "Print codes on the slips")),
    Shape("a ring of dependencies", rings(lambda n: n)),
    Shape("a chain of dependencies", rings(lambda n: n, closed=False)),
    Shape("rings of 2", rings(lambda n: 2)),
    Shape("rings of 40", rings(lambda n: 40)),
    Shape("√n rings of √n", rings(lambda n: int(n**0.5))),
    Shape("a tangle of dependencies", tangled),
    Shape("dependencies on one Key Result", fan_in("depends_on")),
    Shape("contributions to one Key Result", fan_in("contributes_to")),
    Shape("references of one Key Result", fan_out),
    Shape("suppressions of a line", comments(lambda i: "# okr: ignore[team-owner] -- known")),
    Shape("suppressions of a file", comments(lambda i: "# okr: ignore-file[team-owner]")),
    Shape("unused suppressions", comments(lambda i: "# okr: ignore[long-title]")),
    Shape("unused suppressions of a file", comments(lambda i: "# okr: ignore-file[orphan-initiative]")),
    Shape("suppressions of an unknown rule", comments(lambda i: f"# okr: ignore[team-owners-{word(i)}]")),
    Shape("suppressions that are not understood", comments(lambda i: "# okr: ignore everything")),
    Shape("blanks behind a suppression", spaces_behind_suppression),
    Shape("suppressions at related places", related_suppressions),
    Shape(
        "rules in one suppression",
        lambda n: one_file([f"# okr: ignore-file[{', '.join(['team-owner'] * n)}]", "initiatives:", initiative(0)]),
    ),
    Shape("entries of a baseline", baselined),
    Shape("entries of a baseline that moved", moved_baseline),
    Shape("check-ins", listed_in_key_result("check_ins:", check_in)),
    Shape("check-ins of one day", listed_in_key_result("check_ins:", lambda i: "{date: 2026-11-02, value: 22}")),
    Shape("check-ins out of order", listed_in_key_result("check_ins:", lambda i: check_in(i * 7919 % 9973))),
    Shape("milestones", listed_in_key_result("  milestones:", lambda i: f"{{title: Step {i}}}", "measure:")),
    Shape("duplicate keys", keys(lambda i: "due: 2026-11-02")),
    Shape("unknown keys", keys(lambda i: f"ownr-{word(i)}: Maya")),
    Shape("keys of one's own", keys(lambda i: f"x-{word(i)}: Maya")),
    Shape("anchors, aliases and merge keys", anchors),
    Shape("anchors merged into one", merged),
    Shape("anchors merged one by one", chained_anchors),
    Shape("Key Results that share Initiatives", shared_by_aliases),
    Shape("levels of an alias bomb", alias_bomb),
    Shape("words of an Initiative's title", title(lambda n: " ".join(["print the codes and improve 3 shops"] * n))),
    Shape("words of a Key Result's title", title(lambda n: " ".join(["raise bookings from 20% to 45%"] * n), "kr")),
    Shape(
        "words of an Objective's title", title(lambda n: " ".join(["let shops open calmly by 40%"] * n), "objective")
    ),
    Shape("letters of a title", title(lambda n: "a" * n)),
    Shape("digits of a title", title(lambda n: "1" * n, "kr")),
    Shape("spaces in a title", title(lambda n: f"Print{' ' * n}codes")),
    Shape("signs in a title", title(lambda n: "-/&,.(" * n)),
    Shape("numbers in a title", title(lambda n: "1,000 % " * n, "kr")),
    Shape("words of an owner", owner(lambda n: " ".join(["Maya"] * n))),
    Shape("owners joined by 'and'", owner(lambda n: " and ".join(["Maya Okafor"] * n))),
    Shape("letters of an owner", owner(lambda n: "a" * n)),
    Shape("signs in an owner", owner(lambda n: "(@" * n)),
    Shape("lines of a folded note", folded_note),
    Shape("entries on one line", one_line),
    Shape("documents in a file", documents),
    Shape("files", files),
    Shape("folders", folders),
    Shape("values nested 40 deep", deep),
    Shape("levels of one value", too_deep),
    Shape("strategic choices", strategy(lambda i: f"choice-{i}")),
    Shape("unknown strategic choices", strategy(lambda i: f"chosen-{word(i)}")),
    Shape("KPIs of a Key Result", kpis),
    Shape("Objectives and KPIs", guarded),
    Shape("long misspelled keys", keys(lambda i: f"hypothesiss{'s' * 60}{word(i)}: Maya")),
    Shape("letters of a misspelled key", lambda n: one_file(["initiatives:", initiative(0, f"{'own' * n}: a")])),
    Shape("letters of a misspelled value", one_value("status", "shiped")),
    Shape("letters of an unknown reference", one_value("key_result", "kr")),
    Shape("repairs", comments(lambda i: "# okr: ignore[long-title]"), FIX),
    Shape("repairs as a patch", comments(lambda i: "# okr: ignore[long-title]"), (*FIX, "--diff")),
    Shape("repairs of keys and values", many_findings, FIX, MOST_WRONG),
    Shape("repairs of keys and values on one line", one_line, FIX, MOST_WRONG),
    Shape("a baseline to write", many_findings, (*LINT, "--write-baseline")),
)
"""What there can be many of, with the lint over it."""

FORMATS = ("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "markdown")

VIEWED = (
    Shape("an ordinary file", ordinary),
    Shape("Key Results on an Objective", key_results()),
    Shape("Initiatives on a Key Result", nested_initiatives),
    Shape("Initiatives naming one Key Result", initiatives(lambda i: "key_result: kr-0, status: in-progress")),
    Shape("Initiatives of one owner", initiatives(owner=lambda i: "Maya Okafor")),
    Shape("Initiatives of a person each", initiatives(owner=person)),
    Shape("a ring of dependencies", rings(lambda n: n)),
    Shape("dependencies on one Key Result", fan_in("depends_on")),
    Shape("contributions to one Key Result", fan_in("contributes_to")),
    Shape("suppressions of a line", beside_an_objective(comments(lambda i: "# okr: ignore[overdue-initiative] -- ok"))),
    Shape("check-ins", listed_in_key_result("check_ins:", check_in)),
    Shape("milestones", listed_in_key_result("  milestones:", lambda i: f"{{title: Step {i}}}", "measure:")),
    Shape("KPIs of a Key Result", kpis),
    Shape("people", beside_an_objective(people(lambda i: f"name: {person(i)}, handle: h{i}"))),
    Shape("duplicate ids", beside_an_objective(duplicates)),
    Shape("teams", teams),
)
"""What a view may be shown much of."""

FORMS = ("table", "json", "markdown", "csv")
VIEWS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("status", "--overview"),
    ("status", "--initiatives", "--ids", "--by", "owner"),
    ("status", "--initiatives", "--explain", "--by", "objective", "--compare", "2026-10-20"),
    ("review",),
    ("review", "--close"),
    ("due",),
    ("prioritize",),
    ("health",),
    ("show", "calm"),
    ("show", "kr-0"),
)
"""The views. Each is shown every shape as a table, and an ordinary file in every format that it has."""


def every_shape() -> Iterator[Shape]:
    """Every shape, once per command to measure."""
    yield from SHAPES
    for form in FORMATS:
        yield Shape(f"findings as {form}", initiatives(owner=lambda i: "Team"), (*LINT, "--output-format", form))
    for view in VIEWS:
        name, usual = " ".join(view), VIEWED[0]
        for form in FORMS[1:3] if view[0] in ("review", "show") else FORMS[1:]:
            yield Shape(f"{name} as {form}: {usual.name}", usual.build, (*view, *DAY, "--format", form))
        for shape in VIEWED:
            if view[0] != "show" or f"id: {view[1]}" in "".join(shape.build(1).values()):
                yield Shape(f"{name}: {shape.name}", shape.build, (*view, *DAY))
