"""A small workspace without any finding on 20 November 2026."""

from datetime import date

DAY = date(2026, 11, 20)

TOWN = """
# yaml-language-server: $schema=okr.schema.json
cycle: 2026-Q4
level: organisation
team: Library

strategy:
  choices:
    - {id: open-doors, title: Open on the evenings when people are free, not: No second branch}

people:
  - {name: Hana Sato, handle: hana}
  - {name: Luca Ferri, handle: luca}
  - {name: Ada Quist, handle: ada}
  - {name: Ben Okoro, handle: ben, active: false}

objectives:
  - id: evenings
    title: Become the place where the town spends its evenings
    owner: Hana Sato
    serves: open-doors
    key_results:
      - id: visitors
        title: Raise people in the house at eight from 120 to 200
        owner: Hana Sato
        measure: {baseline: 120, target: 200, unit: people}
        check_ins:
          - {date: 2026-11-16, value: 168}
      - id: noise
        title: Keep complaints about noise under 4 a month
        owner: Hana Sato
        guardrail: true
        measure: {keep: "< 4", unit: complaints}
        check_ins:
          - {date: 2026-11-16, value: 2}
"""

LAST_QUARTER = """
# yaml-language-server: $schema=okr.schema.json
cycle: 2026-Q3
level: organisation
team: Library
state: closed

objectives:
  - id: summer
    title: Keep readers through the summer
    owner: Hana Sato
    key_results:
      - id: summer-visitors
        title: Raise people in the house at noon from 80 to 110
        owner: Hana Sato
        measure: {baseline: 80, target: 110, unit: people}
"""

READING_ROOM = """
# yaml-language-server: $schema=okr.schema.json
cycle: 2026-Q4
team: Reading Room

objectives:
  - id: stay
    title: Give evening readers a reason to stay
    owner: Hana Sato
    contributes_to: evenings
    key_results:
      - id: seats
        title: Raise seats taken at eight from 30% to 55%
        owner: Ada Quist
        measure: {baseline: 30, target: 55, unit: "%"}
        check_ins:
          - {date: 2026-10-19, value: 36}
          - {date: 2026-11-16, value: 44, status: on-track}
        initiatives:
          - id: lamps
            title: Fit reading lamps at 40 desks
            owner: Ada Quist
            status: in-progress
            started: 2026-10-12
            due: 2026-11-30
            impact: high
            effort: high
            bet: {stake: 3 weeks, payoff: 6 points}
            canvas: notes/lamps.md
            hypothesis: {belief: People leave when it gets dark, expect: +6, within: 4 weeks, evidence: seats by hour}
          - id: tea
            title: Open a tea counter beside the stairs
            owner: Luca Ferri
            status: to-do
            impact: high
            effort: low
            depends_on: lamps
            hypothesis: {belief: People leave for a hot drink, expect: +4, within: 3 weeks, evidence: seats by hour}
          - id: benches
            title: Move six benches to the south windows
            owner: Luca Ferri
            status: to-do
            hypothesis: {belief: Couples want to sit together, expect: +2, within: 3 weeks, evidence: seats by bench}
          - id: coats
            title: Hang 30 coat hooks beside the door
            owner: Luca Ferri
            status: to-do
            hypothesis: {belief: Who hangs up a coat sits down, expect: +2, within: 3 weeks, evidence: seats by hour}
      - id: ratings
        title: Raise ratings of the reading room from 3.6 to 4.2
        owner: Ada Quist
        measure: {baseline: 3.6, target: 4.2}
        check_ins:
          - {date: 2026-11-16, value: 4.0}
        initiatives:
          - {id: ceiling, title: Paint the ceiling of the reading room white, owner: Luca Ferri, status: idea}
          - {id: oil,
             title: Oil every chair in the reading room, owner: Luca Ferri, status: shipped, verdict: validated,
             learned: Creaking chairs were half of the complaints,
             hypothesis: {belief: Creaking spoils the room, expect: "+0.2", within: 3 weeks, evidence: ratings}}
          - {id: cork, title: Lay cork under the long tables, owner: Luca Ferri, status: dropped,
             learned: Cork smells for months}
          - {id: felt, title: Test felt under the long tables for a week, owner: Luca Ferri, status: idea}
"""

LENDING = """
# yaml-language-server: $schema=okr.schema.json
cycle: 2026-Q4
team: Lending

objectives:
  - id: lend
    title: Let nobody go home without the next book
    owner: Hana Sato
    serves: open-doors
    key_results:
      - id: late
        title: Cut books returned late from 90 to 40 a month
        owner: Luca Ferri
        measure: {baseline: 90, target: 40, unit: books}
        check_ins:
          - {date: 2026-11-16, value: 82, status: at-risk, ask: One more week of Ada at the desk}
        initiatives:
          - {id: box, title: Put a return box at the tram stop, owner: Ada Quist, status: in-progress,
             started: 2026-11-02,
             hypothesis: &walk {belief: The hill keeps books at home, expect: -30, within: 2 weeks, evidence: returns}}
          - {id: bike, title: Collect books by bike on Fridays, owner: Ada Quist, status: in-progress,
             started: 2026-11-02,
             hypothesis: *walk}
      - id: ratings
        title: Raise ratings of the lending desk from 3.9 to 4.3
        owner: Ada Quist
        measure: {baseline: 3.9, target: 4.3}
        check_ins:
          - {date: 2026-11-16, value: 4.2}
        initiatives:
          - {id: lists, title: Print the reading list of each school, owner: Ada Quist, status: idea}

initiatives:
  - {id: shift, title: Swap a shift with the children's room, owner: Ada Quist, status: idea, key_result: lend/ratings}
"""

COUNTED = """
# yaml-language-server: $schema=okr.schema.json
okr: 1
kpis:
  - id: books
    title: Books that cannot be found
    owner: Luca Ferri
    healthy: "<= 30"
    unit: books
"""


CLEAN = {
    "counted.yaml": COUNTED,
    "last-quarter.yaml": LAST_QUARTER,
    "lending.yaml": LENDING,
    "reading-room.yaml": READING_ROOM,
    "town.yaml": TOWN,
}
"""The files by path. ``notes/lamps.md`` must stand beside them."""
