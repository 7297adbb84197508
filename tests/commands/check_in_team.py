"""A team with every form of measure, for the tests of check-ins."""

TEAM = """\
cycle: 2024-Q4
team: Growth

objectives:
  - id: start
    title: Give new customers a confident start
    owner: Priya Raman
    key_results:
      - id: activation
        title: Lift 30-day activation from 41% to 55%
        owner: Priya Raman
        measure: {baseline: 41, target: 55, unit: "%"}
        check_ins:
          - {date: 2024-10-07, value: 42}    # the first week
          - {date: 2024-10-21, value: 44, confidence: 6, ask: One designer.}
        initiatives:
          - {id: setup, title: Redesign setup step 2, owner: Jonas Lind, status: in-progress}
      - id: balance
        title: Raise the balance of refunds from -20 to 30
        owner: Priya Raman
        measure: {baseline: -20, target: 30}
      - id: audit
        title: Pass the audit
        owner: Priya Raman
        measure: {done: false}
      - id: pilot
        title: Win the pilot customers
        owner: Jonas Lind
        measure:
          milestones:
            - {title: Contract signed}
            - {title: First customer pays, weight: 2}
kpis:
  - {id: response-time, title: First response time, owner: Jonas Lind, unit: h, healthy: "<= 4"}
"""
