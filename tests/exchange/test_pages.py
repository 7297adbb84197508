"""Wiki pages as teams write them: what is read, and what is listed."""

from datetime import date

import pytest

from okr_cli.exchange.implied import day_said
from tests.exchange.outline import outline, read

PAGE = """\
# Growth OKRs Q4 2026

Last updated: 20 Nov 2026, by Dana

| Color | Meaning |
| --- | --- |
| green | on track |

## Objective 1: Give customers a confident start
*Owner:* **Ines**

- KR 1: Lift activation from 41% to 55% (current: 46) – Owner: @ines – *at risk*
  - [x] Redesign setup
- KR 2: Raise NPS from 10 to 25 (now 19)

> Note: churn data comes late

### Risks
- The vendor may be late
- Hiring freeze

**Objective 2: Make paying a pleasure**
**Owner:** Cleo Park

- KR1.1 Refunds from 4% to 2%
"""


def test_text_next_to_titles_is_read_or_listed() -> None:
    files, report = read(PAGE, "in.md")
    assert [line for file in files for line in outline(file)] == [
        "2026-Q4 Growth",
        "  Give customers a confident start (owner: Ines; x-note: churn data comes late)",
        "    Lift activation from 41% to 55% (owner: @ines; measure: baseline 41 target 55 unit %; "
        "check_ins: date 2026-11-20 value 46 status at-risk)",
        "      Redesign setup (status: shipped)",
        "    Raise NPS from 10 to 25 (measure: baseline 10 target 25; check_ins: date 2026-11-20 value 19)",
        "  Make paying a pleasure (owner: Cleo Park)",
        "    Refunds from 4% to 2% (measure: baseline 4 target 2 unit %)",
    ]
    assert list(report.lines()) == [
        "line 5: 'Color | Meaning' is in a table with no recognized column names",
        "line 7: 'green | on track' is in a table with no recognized column names",
        "line 19: 'The vendor may be late' is in the section 'Risks', which has no Key Results",
        "line 20: 'Hiring freeze' is in the section 'Risks', which has no Key Results",
    ]
    assert list(report.notes) == ["values without a date were given the date above them, 2026-11-20"]
    _, early = read(PAGE, "in.md", today=date(2026, 11, 2))
    assert list(early.notes) == [
        "values without a date were given today's date, because 2026-11-20, above them, is in the future"
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Last updated: 20 Nov 2026, by Dana", "20 Nov 2026"),
        ("As of 20 Nov 2026", "20 Nov 2026"),
        ("Updated 2026-11-20", "2026-11-20"),
        ("Status as of November 20, 2026", "November 20, 2026"),
        ("Stand: 20.11.2026 (Dana)", "20.11.2026"),
        ("Mis à jour le 20 novembre 2026", "20 novembre 2026"),
        ("Update 3 of the plan", ""),
        ("Updated by Dana", ""),
    ],
)
def test_the_date_in_a_line_above_a_table(text: str, day: str) -> None:
    assert day_said(text) == day


def test_bold_lines_can_serve_as_headings() -> None:
    page = (
        "**Team:** Growth\n\n**Objective 1: Start well**\n_Owner_: Ines\n\n- KR1.1 NPS from 10 to 25 [at risk]\n\n"
        "**Risks**\n- Vendor late\n\n#### Summary\nGood week.\n\n"
        "**Objective 2: Pay well** – Owner: @cleo\n- Refunds from 4% to 2% (currently 3%)\n"
    )
    files, report = read(page, "in.md", cycle="2026-Q4")
    assert [line for file in files for line in outline(file)] == [
        "2026-Q4 Growth",
        "  Start well (owner: Ines)",
        "    NPS from 10 to 25 (measure: baseline 10 target 25; check_ins: date 2026-11-30 status at-risk)",
        "  Pay well (owner: @cleo)",
        "    Refunds from 4% to 2% (measure: baseline 4 target 2 unit %; check_ins: date 2026-11-30 value 3)",
    ]
    assert list(report.lines()) == [
        "line 9: 'Vendor late' is in the section 'Risks', which has no Key Results",
        "line 12: 'Good week.' is in the section 'Summary', which has no Key Results",
    ]
