"""510: milestones that are pieces of work."""

from okr_cli.model.measure import Milestones
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Two or more milestones, each of which is work for certain. Learning is exempt: there the work is the result.

    Where a wording rule already calls the Key Result itself work, that is enough.
    """
    model = key_result.model
    if not isinstance(model.measure, Milestones) or len(model.measure.milestones) < 2 or model.kind == "learning":
        return
    if context.titles_of(key_result) is None or _is_called_work(key_result, context):
        return
    from okr_cli.wording.titles.milestones import is_piece_of_work

    if all(is_piece_of_work(context.features(key_result, milestone.title)) for milestone in model.measure.milestones):
        yield Finding(
            "every milestone is a task, not an outcome",
            at("measure", "milestones", 0, "title"),
            "What will people be able to do at each milestone? Move the work to 'initiatives:'.",
        )


def _is_called_work(key_result: Definition[KeyResult], context: Context) -> bool:
    rule = "key-result-is-initiative"
    return rule in context.running and any(found.rule == rule for found in context.title_verdicts(key_result))


RULE = Rule(
    code="510",
    name="delivery-milestones",
    severity=Severity.INFO,
    summary="A Key Result whose milestones are all tasks.",
    why=(
        "Milestones such as design, build and ship are reached whether or not anyone benefits. Such a Key Result "
        "reports delivery as progress: it can reach 100% without changing anything."
    ),
    source="Common OKR guidance on output versus outcome: a milestone is a visible change, not a finished task.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Glass travels without foam in all 3 depots
                owner: Lena Vogel
                measure:
                  milestones:
                    - {title: ‹Design the cardboard cradle›}
                    - {title: Prototype tested}
                    - {title: Ship the cradle to 3 depots}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Glass travels without foam in all 3 depots
                owner: Lena Vogel
                measure:
                  milestones:
                    - {title: A vase survives the drop from two meters}
                    - {title: Packers choose the cradle by themselves}
                    - {title: No foam was ordered for a month}
    """,
    related=("key-result-is-initiative", "delivery-as-success"),
)
