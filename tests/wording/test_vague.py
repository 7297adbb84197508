"""What makes work vague: its object, not only its verb; and what does not make up for an open-ended verb."""

import pytest

from tests.wording.reading import main_rule

VAGUE = """
Create feedback loops
Raise awareness among bakers
Build relationships with key mills
Generate interest in the bakery
Launch AI
Fix NPS
Launch new features
Write better guides
Add more tests
Develop new revenue streams
Create engaging content for our audience
Deliver value faster
Plan the shifts better
Develop guides to help bakers
Respond to feedback
Plan for growth
Improve the menus so that guests find what they like
Improve test coverage to ensure every release is stable
Reduce technical debt by refactoring legacy code
Raise loyalty by being more active
Promote our bread through various channels
Look for ways to automate manual processes
Automated dependency management
Cost savings
"""

BOUNDED = """
Research grant options for the youth choir
Research how night nurses hand over medication
Investigate the August outage of the payment queue
Investigate flaky login tests
Study the footfall data of the Leeds branch
Cut v0.9.2
Improve the export so that it includes VAT
Improve search by adding synonyms
Support OAuth login in the CLI
Survey leavers about their first month
Send every new member a welcome letter
Add unit tests for the parser
Create a feedback form
Streamline goods-in by letting drivers book a slot online
"""


@pytest.mark.parametrize("title", VAGUE.strip().splitlines())
def test_an_unbounded_object_or_a_purpose_leaves_work_vague(title: str) -> None:
    assert main_rule("initiative", title) in {"vague-initiative", "initiative-not-an-action"}


@pytest.mark.parametrize("title", BOUNDED.strip().splitlines())
def test_a_bounded_object_makes_work_of_an_open_verb(title: str) -> None:
    assert main_rule("initiative", title) == ""
