"""A report full of hostile text, which every format must write as text."""

from typing import Any

from okr_cli.finding import Edit, Finding, Fix, HiddenBy, Position, Related, Report, Severity, Span

HOSTILE = "Ship [beta] :tada: [/red] API 100% \x1b[31m ##[error]x ##vso[task.x]y"

GROWTH = (
    "okr: 1",
    "cycle: 2026-Q4",
    f'title: "{HOSTILE}"',
    "  title: 日本語のロードマップ improve the thing  # wide",
    "\ttitle:\tImprove\tthe search  # tabs",
    "title: " + "Lift guests before nine " * 12 + "and improve the bar " + "until everybody is happy " * 12,
    "- id: breakfast",
    "  title: Bake twenty loaves",
    "  owner: Ada Byron",
    "e\u0301te\u0301: family 👩\u200d👩\u200d👧 at the table",
)
COMPANY = ("okr: 1", "team: Company", "- id: breakfast")
GROWTH_PATH = "okrs/a,b:c %/growth.yaml"
COMPANY_PATH = "okrs/company.yaml"
COMMAND_PATH = "::warning::x/odd\nname.yaml"


def words(path: str, lines: tuple[str, ...], number: int, text: str) -> tuple[str, Position, Position]:
    """The place of words in a line of a file."""
    column = lines[number - 1].index(text) + 1
    return path, Position(number, column), Position(number, column + len(text))


NO_OFFSETS = Span(0, 0)
"""Formats look at lines and columns only."""


def finding(
    code: str,
    rule: str,
    severity: Severity,
    message: str,
    place: tuple[str, Position, Position] = ("a.yaml", Position(3, 5), Position(3, 9)),
    **more: Any,
) -> Finding:
    """A finding as completed by the linter."""
    path, start, end = place
    return Finding(
        message, NO_OFFSETS, rule=rule, path=path, code=code, severity=severity, start=start, end=end, **more
    )


def related(message: str, path: str, start: Position, end: Position) -> Related:
    """Another place as the linter locates it."""
    return Related(message, NO_OFFSETS, path, start, end)


FINDINGS = (
    finding(
        "102",
        "unknown-reference",
        Severity.ERROR,
        "::error::nothing here is called\n'##[error]x'",
        (COMMAND_PATH, Position(1, 1), Position(1, 4)),
    ),
    finding(
        "432",
        "placeholder-text",
        Severity.WARNING,
        f"'{HOSTILE}' is 50% of a title",
        words(GROWTH_PATH, GROWTH, 3, HOSTILE),
        help="Which [bold]API[/bold] do you mean?\nThe \u202eother one?",
        entity="2026-Q4/growth/ship",
    ),
    finding(
        "401",
        "vague-initiative",
        Severity.WARNING,
        "'improve' names a direction and not the work",
        words(GROWTH_PATH, GROWTH, 4, "improve"),
        help="Better from what to what, or by shipping what?",
    ),
    finding(
        "401",
        "vague-initiative",
        Severity.WARNING,
        "'Improve' names a direction and not the work",
        words(GROWTH_PATH, GROWTH, 5, "Improve\tthe search"),
    ),
    finding(
        "433",
        "long-title",
        Severity.INFO,
        "'improve' stands in the middle of a very long line, which is cut around it so that one sees what is meant "
        "without scrolling to and fro",
        words(GROWTH_PATH, GROWTH, 6, "improve the bar"),
    ),
    finding(
        "104",
        "duplicate-id",
        Severity.ERROR,
        "another Key Result already has the id 'breakfast'",
        (GROWTH_PATH, Position(7, 3), Position(9, 19)),
        help="Choose another id.",
        entity="2026-Q4/growth/breakfast",
        related=(
            related("the first one", COMPANY_PATH, Position(3, 7), Position(3, 16)),
            related("a third one, in a file that is not at hand", "okrs/gone.yaml", Position(1, 1), Position(1, 2)),
        ),
        fix=Fix("Call it 'breakfast-2'", (Edit(Span(100, 109), "breakfast-2"),), safe=False),
        fix_places=((Position(7, 7), Position(7, 16)),),
        url="https://okr.example/rules/duplicate-id",
    ),
    finding(
        "401",
        "vague-initiative",
        Severity.INFO,
        "accents and a family take less room than they have characters",
        words(GROWTH_PATH, GROWTH, 10, "at the table"),
    ),
    finding(
        "001", "invalid-yaml", Severity.ERROR, "the end came too soon", (GROWTH_PATH, Position(11, 1), Position(11, 1))
    ),
    finding(
        "003",
        "unknown-key",
        Severity.ERROR,
        "unknown key 'ownr' in an Objective, see [this](https://evil.example) and {0}",
        words(COMPANY_PATH, COMPANY, 2, "team"),
        help="Did you mean 'owner'?",
        fix=Fix("Write 'owner' for 'ownr'", (Edit(Span(7, 11), "owner"),)),
        fix_places=((Position(2, 1), Position(2, 5)),),
    ),
)

KNOWN = finding(
    "432",
    "placeholder-text",
    Severity.WARNING,
    "'TBD' is no title",
    words(COMPANY_PATH, COMPANY, 3, "breakfast"),
    entity="2026-Q4/company/breakfast",
)
SUPPRESSED = (
    KNOWN._replace(path=GROWTH_PATH, start=Position(7, 7), end=Position(7, 16)),
    KNOWN._replace(path=GROWTH_PATH, start=Position(8, 10), end=Position(8, 27)),
)

SAMPLE = Report(
    FINDINGS,
    files=1204,
    hidden=(*((finding, HiddenBy.SUPPRESSION) for finding in SUPPRESSED), (KNOWN, HiddenBy.BASELINE)),
    lines={GROWTH_PATH: GROWTH, COMPANY_PATH: COMPANY, COMMAND_PATH: ("okr: 1",)},
)

EMPTY = Report((), files=1)

ONE = finding("401", "vague-initiative", Severity.WARNING, "says little")
