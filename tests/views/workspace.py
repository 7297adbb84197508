"""Small workspaces on disk for the tests of the views."""

from datetime import date
from pathlib import Path

from okr_cli.output.documents.document import Document, Screen
from okr_cli.output.documents.terminal import render
from okr_cli.views.selection import Filters, build_report
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import WorkspaceMetrics
from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.workspace import open_workspaces

AS_OF = date(2026, 11, 20)

EVERY_FORM = """\
okr: 1
cycle: 2026-Q4
team: Growth
objectives:
  - id: start
    title: Let new shops open worry-free
    owner: Maya Okafor
    key_results:
      - id: activation
        title: Lift first orders from 41% to 55%
        owner: maya
        kind: committed
        weight: 2
        measure: {baseline: 41, target: 55, unit: "%"}
        check_ins:
          - {date: 2026-10-12, value: 43, confidence: 6}
          - {date: 2026-11-16, value: 50, confidence: 8, note: Good week., ask: One designer.}
          - {date: 2026-12-01, value: 54, confidence: 9}
        initiatives:
          - id: setup
            title: Redesign setup
            owner: Jonas Lind
            status: in-progress
            started: 2026-10-12
            due: 2026-11-01
            hypothesis: {belief: Fewer fields help, expect: +6, within: 4 weeks, evidence: cohorts}
          - {id: film, title: Record a film, owner: Jonas Lind, status: dropped, learned: Nobody watched.}
      - id: errors
        title: Cut errors from 30 to 10
        owner: Jonas Lind
        measure: {baseline: 30, target: 10}
        check_ins: [{date: 2026-11-10, value: 29, status: on-track, confidence: 7}]
      - id: silent
        title: Grow seats from 5 to 9
        owner: Jonas Lind
        measure: {baseline: 5, target: 9}
      - id: uptime
        title: Keep uptime at 99.9%
        owner: Ida Berg
        guardrail: true
        measure: {keep: ">= 99.9", risk: 99.5, unit: "%"}
        check_ins: [{date: 2026-10-12, value: 99.95}, {date: 2026-11-16, value: 99.6}]
      - id: queue
        title: Hold the queue between 20 and 30
        owner: Ida Berg
        measure: {between: [20, 30]}
        check_ins: [{date: 2026-11-16, value: 30}]
      - id: regions
        title: All regions moved
        owner: Ida Berg
        measure: {milestones: [{title: North, done: 2026-10-30}, {title: South, weight: 3}]}
        check_ins: [{date: 2026-11-16}]
      - id: audit
        title: Audit passed
        owner: Ida Berg
        measure: {done: 2026-11-10}
        check_ins: [{date: 2026-11-16}]
      - id: share
        title: Learn the share of second weeks
        owner: Ida Berg
        kind: learning
        measure: {find_baseline: true, unit: "%"}
        check_ins: [{date: 2026-11-16, value: 44, confidence: 5}]
initiatives:
  - {id: page, key_result: errors, title: Publish a status page, owner: Jonas Lind, status: shipped}
  - {id: office, title: Paint the office, owner: Jonas Lind, status: idea}
kpis:
  - {id: runway, title: Months of cash, owner: Ida Berg, unit: months, healthy: ">= 18", guards: [activation],
     check_ins: [{date: 2026-10-05, value: 17}]}
people:
  - {name: Maya Okafor, handle: maya}
"""

HOSTILE = """\
okr: 1
cycle: 2026-Q4
team: "Growth [red]|<b>"
objectives:
  - id: bad
    title: 'Ship [beta] :tada: [/red] API | <script>alert(1)</script> @maya #12 `code` *bold*'
    owner: "@maya"
    key_results:
      - id: escape
        title: "=1+1 \\e[31mred\\nline two \\u202e evil"
        owner: "+cmd"
        measure: {baseline: 0, target: 10, unit: "[bold]"}
        check_ins: [{date: 2026-11-16, value: 5, note: "line\\n\\e]0;title\\a end [link=x]"}]
      - id: wide
        title: 東京の新しい顧客の満足度を大幅に向上させるための長いタイトルを書いてみましょう
        owner: 山田太郎
        measure: {baseline: 10, target: 0}
        check_ins: [{date: 2026-11-16, value: 12}]
      - id: emoji
        title: "🎉🎉🎉 parties that go on and on until somebody has to cut them off at the edge of a column"
        measure: {baseline: 1, target: 1}
      - id: long
        title: averylongwordwithoutanyspaceaverylongwordwithoutanyspaceaverylongwordwithoutanyspaceaverylongword
      - id: huge
        title: "-2 huge numbers"
        measure: {baseline: 0, target: 1e-30}
        check_ins: [{date: 2026-11-16, value: 1e60}]
"""


def metrics_of(
    root: Path, text: str = EVERY_FORM, as_of: date = AS_OF, compare: date | None = None
) -> list[WorkspaceMetrics]:
    """One workspace of a single file in ``root``."""
    (root / "okr.toml").touch()
    (root / "okrs.yaml").write_text(text, encoding="utf-8")
    workspace = next(open_workspaces([root], root))
    return [WorkspaceMetrics.of(load_workspace(workspace), workspace.config, root, as_of, compare)]


def report_of(root: Path, text: str = EVERY_FORM, as_of: date = AS_OF, compare: date | None = None) -> StatusReport:
    """Its report without any filter."""
    return build_report(metrics_of(root, text, as_of, compare), Filters(), as_of, compare)


def on_screen(document: Document, width: int = 100, color: bool = False, ids: bool = False) -> list[str]:
    """The lines of a document in a terminal."""
    return list(render(document, Screen(width, color, ids)))
