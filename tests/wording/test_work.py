"""A verb of work followed by its object is work, whatever the noun is elsewhere."""

from itertools import islice, product

import pytest

from tests.wording.reading import TITLES, main_rule

VERBS = """
launch, ship, build, write, publish, audit, test, redesign, migrate, replace, rewrite, document, deploy,
install, configure, automate, translate, record, film, design, draft, print, paint, repair, renovate, remove,
delete, archive, rename, merge, split, refactor, prototype, pilot, survey, host, organize, schedule, book,
order, buy, lease, rent, sign, negotiate, file, register, submit, review, inspect, measure, count, map,
catalog, index, benchmark, profile, debug, fix, patch, upgrade, roll out, set up, shut down, phase out, open,
close, move, add, attach, embed, integrate, connect, import, export, backfill, validate, verify, certify,
license, label, tag, sort, clean, wash, plant, brew, pack, deliver, distribute, email, visit, present, demo,
announce, assemble, weld, calibrate, digitize, scan, hang, weigh, bind, hire, train
"""
NOUNS = """
product, support chat, support tickets, search, growth setup step, team page, customer portal, sales deck,
sales pipeline, onboarding flow, onboarding checklist, checkout page, login form, billing system, price list,
revenue report, churn model, retention campaign, growth experiment, marketing site, marketing plan, brand
guide, quality gate, quality report, security policy, security training, performance review, performance
dashboard, data warehouse, data catalog, test suite, release notes, release pipeline, design system, user
guide, user survey, training videos, job descriptions, feedback form, feedback widget, loyalty program,
referral program, partner contracts, supplier agreements, support rota, service catalog, incident runbook,
cost model, budget template, risk register, experience map, innovation lab, community forum, community garden,
learning library, career ladder, help articles, email templates, newsletter, landing page, mobile app, kitchen
ovens, delivery vans, warehouse shelves, hiring plan, interview guide, welcome kit, production line, machine
guards, fire doors, patient leaflet, clinic rota, ward signs, lesson plans, reading list, exam timetable,
grant application, donor letter, volunteer handbook, museum labels, ticket counters, bus timetable, water
meters, heat pumps, solar panels, access badges, API keys, SSO login, error messages, log format, feature
flags, backup job, search index, recommendation engine, pricing page, conversion tracking, engagement survey,
satisfaction survey, efficiency audit, compliance checklist, visibility report, trust page
"""
TAILS = """, v2, for 3 pilot teams, with 12 customers, in the app, in Berlin, of the last 90 days, by June 30,
to ask for three fields, in 3 regions"""
ALL = product(*([word.strip() for word in words.split(",")] for words in (VERBS, NOUNS, TAILS)))
SAMPLE = [f"{verb.capitalize()} {noun} {tail}".strip() for verb, noun, tail in islice(ALL, 0, None, 31)]
"""Every 31st of a hundred thousand titles: each verb, noun and tail with many others."""


def test_work_is_accepted_as_an_initiative() -> None:
    assert len(SAMPLE) > 3_000
    remarks = [title for title in SAMPLE if main_rule("initiative", title)]
    assert len(remarks) <= len(SAMPLE) / 100, remarks


def test_work_is_found_where_a_result_should_be() -> None:
    rules = [{verdict.rule for verdict in TITLES.verdicts("key-result", title)} for title in SAMPLE]
    assert sum("key-result-is-initiative" in found for found in rules) >= len(SAMPLE) * 0.95


@pytest.mark.parametrize(
    "title",
    [
        "Ship product v2",
        "Launch support chat in 3 apps",
        "Audit support tickets of the last 90 days",
        "Test search with 12 customers",
        "Redesign growth setup step 1 to ask for three fields",
    ],
)
def test_the_noun_behind_a_verb_does_not_decide(title: str) -> None:
    assert main_rule("initiative", title) == ""
    assert main_rule("key-result", title) == "key-result-is-initiative"


@pytest.mark.parametrize(
    "title",
    [
        "Roll out the rota to all 1,200 nurses",
        "The menu shipped to 500 guests",
        "Till deployed ✅ 100%",
        "Deploy the till (80% done)",
        "(100%) Write the menu",
        "Port the till to Rust with 100% parity",
        "Launch the till by [date]",
    ],
)
def test_scope_size_and_progress_are_not_targets(title: str) -> None:
    assert main_rule("key-result", title) == "key-result-is-initiative"


@pytest.mark.parametrize("title", ["Improve the crust of the top 10 loaves", "Reduce waste for 2 shops"])
def test_the_scope_of_a_wish_is_not_a_target(title: str) -> None:
    assert main_rule("key-result", title) == "key-result-without-number"


@pytest.mark.parametrize(
    "title",
    [
        "Close the books within 11 business days",
        "Tackle 60% of complaints",
        "Publish posts with 10k views",
        "Ship 95% on time",
    ],
)
def test_a_level_of_work_is_a_target(title: str) -> None:
    assert main_rule("key-result", title) == ""
