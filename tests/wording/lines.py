"""Lines that the rules should report, and lines they should accept."""

RESULTS = """
500 teams active weekly
NPS 18 to 35
p95 < 200 ms
zero Sev-1 incidents
99.9% uptime
double sign-ups
half the churn
$2M ARR
Nobody waits longer than 10 minutes at the counter
Half of new hires ship in their first week
Customers open the app twice a week
Time to first value: 3 days → 1 day
MRR +15 %
Cost per hire below €2,000
Every second visitor leaves an address
Two out of three callers get a solution on the first call
Churn ≤ 2% monthly
At least 40 schools use the lesson planner every month
No shipment leaves without a second check
Win rate up 5 points
Average basket of 32 euros
Reduce the number of open tickets older than a week to 20
Less than one complaint per thousand orders
Employee turnover under 8 %
Top 3 in the app store category Health
Keep first response time within 4 business hours
Sell 1,200 tickets before the doors open
Hold the backlog of repairs under 40
Mean time to restore: from 4h to 45min
Cycle time median 3 days
100% of contractors have signed the safety policy
Drop-off at step 2 falls from 61% to 40%
Have 5 paying design partners
Sign 12 hospitals
Not a single outage during the sale
The warehouse ships 95% of orders the same day
Increase repeat purchase rate to 35%
"""
"""Results with a number, in figures or words, with or without a verb."""

WORK = """
Launch 3 campaigns
Launch the new portal
Write the onboarding guide by 30 June
Hire a head of sales
Website relaunch
New CRM in place
Hold two town halls
Release version 3.2
ISO 27001 certification
Finish phase 2 of the warehouse move
Train the support team on the new console
Conduct a survey among members
Portal for suppliers is live
Roll out Workday in Q3 2026
The API documentation has been published
Set up OKR software
"""
"""Work, finished work, and counts of work."""

WISHES = """
Improve customer satisfaction
Better collaboration between teams
Increase revenue
Reduce technical debt
Faster checkout
Happy employees
Customers understand our pricing
Be the market leader
Higher quality of leads
More visibility in Q4
Grow the community
Strengthen our brand
Ensure high data quality
Deployments are painless
Customer churn
"""
"""Qualities and directions without a number."""

ACTIONS = """
Cut the intake sheet of the pharmacy down to one side
Rebuild the back-office
Add Apple Pay to checkout
Interview 10 churned customers
Write a runbook for database failover
Pilot remote triage in two wards
Move invoices to the new ledger
Translate the help centre into Polish
Negotiate a volume discount with the paper mill
Cut the approval form from nine fields to three
Raise the free-trial limit to 30 days
Lower the minimum order to 20 euros
Drop support for Internet Explorer
Set a daily stand-up for the night shift
Offer evening appointments in Leeds
Send every new member a welcome letter
Replace the pump in hall 4
Turn off weekly digest emails for inactive accounts
Test three price points on the pricing page
Visit the five largest customers
Ask every leaver one question at the exit
Open a second counter on Saturdays
Give each nurse a phone
Plant 400 trees along the river
Teach the front desk to refund without asking
Improve search by ranking recent items first
Let users undo a delete
Show delivery dates on the product page
Call the 50 customers who did not renew
Build a dashboard for night-shift managers
Create a style guide
Put the price list on the website
Start a book club for first-year students
Merge the two billing systems
Retire the legacy reporting database
Automate the month-end close
Bring the help desk in-house
Record a three-minute safety film
Borrow a test truck from the dealer
Sponsor the spring fair in Graz
Stop printing paper invoices
Make the export button visible on mobile
Rent a room near the station for walk-in advice
Experiment with a shorter landing page
Refactor payment-service to use idempotency keys
Publish salary bands
Allow guests to check out without an account
Appoint a safety officer for each shift
Shadow two delivery drivers for a day
Maya will set up a feedback corner in the foyer
Reduce checkout to one page
Increase the font size on the ticket machine
Cap work in progress at three
Support SSO via Okta
Enable two-factor login for admins
Reach out to ten podcast hosts
Host a hack day with the partners' engineers
Prepare the budget for 2027
Explain the fee on the invoice
Spike: compare two routing engines
Use the new template for all offers
"""
"""Concrete work, short or long."""

OUTCOMES = """
Increase activation to 55%
Reach 1,000 subscribers
Reduce churn by 2 points
99.9% uptime
Get NPS to 40
Double the conversion rate
Cut support tickets in half
Halve response time
Achieve $1M in sales
Win 20 new clinics
p95 under 300 ms
Grow revenue from 2M to 3M
Zero critical bugs in production
80% of users complete setup
Improve retention from 30% to 40%
Keep churn below 3%
Fewer than 10 complaints a month
"""
"""Results where the work should be."""

CHANGES = """
Let new shops open worry-free
Let small clinics book without a phone call
Make the first week at work a good story
Become the tool that nurses ask for by name
Patients understand their bill
Win small teams through self-serve
Our drivers come home on time
Turn support into a reason to stay
Residents trust the water again
Give students a voice in the timetable
Help first-time buyers choose without fear
Be the place where welders want to learn
Make our API a joy to build on
Rebuild the trust of our early customers
Deliver parcels that arrive whole
Everyone on the floor can stop the line
Every new colleague feels at home by the end of the first week
Move from firefighting to planning
Show the city that night buses work
Earn the confidence of hospital pharmacists
"""
"""Changes that say for whom."""

HOLLOW = """
Improve quality
Grow the business
Operational excellence
Innovation
Be more efficient
Increase efficiency
Better communication
Sales
Customer focus
Strengthen the organization
Optimize processes
Become better
Improve collaboration
Increase productivity
Growth
Team spirit
Scale up
"""
"""What any organisation could say."""

TASKS = """
Launch the mobile app
Migrate to AWS
Hire three engineers
Write a security policy
Organise the annual conference
Implement SAP
Redesign the website
Complete the ISO audit
Build a data warehouse
Publish the annual report
Open the Berlin office
Roll out the new CRM
Set up a customer advisory board
Release version 2.0
Develop a mobile app
"""
"""Work in an Objective's place."""

TARGETS = """
Grow revenue by 20%
Reach 10,000 users
Increase NPS to 50
Reduce churn below 3%
Double our revenue
Achieve 5M ARR
Cut waste by a third
Win 500 shops this year
Have zero accidents
"""
"""Targets in an Objective."""

VAGUE = """
Improve onboarding
Marketing
Support the sales team
Work on performance
Customer success
Drive innovation
Optimize processes
Explore new markets
Align stakeholders
Increase brand awareness
Better communication
Foster a culture of feedback
Ensure data quality
Continue migration efforts
Strengthen partnerships
Look into churn reasons
Enhance user experience
Enable teams to work more efficiently
Collaborate with marketing
Manage technical debt
Develop talent
Data strategy and governance
Focus on quality
Communicate more
Digital transformation
Modernize our infrastructure
Empower employees
Make the app faster
Coordinate with partners
Promote the product
Create value for customers
Quick wins
Various improvements
Help customers succeed
"""
"""Fields and directions of work that nobody could review."""

NONE_OCCURS = """
Food inspection passed with no remarks
Audit closed without any finding
The night shift ends without injuries
Season finished without accidents
The tour ran without a single cancelled concert
Pass the hygiene check with no remarks
Flights leave with no bags missing
Deliveries accepted without any complaints
Patients leave with no open questions
"""
"""None of what can be counted is a number."""

UNCOUNTABLE = """
Guests pay with no hassle
Customers order without friction
Families travel without worry
Bakers work with no hurry
Improve support without more staff
Faster refunds without a phone call
Improve quality without higher costs
Improve the menu with no complaints
Better handovers with no queues
"""
"""What cannot be counted, and a wish, stay without a number."""

FLAWLESS_WORK = """
Launch the new menu without any delays
Publish the catalogue with no typos
Build a kiosk with no screens
The portal is launched with no bugs
Launch the app with no ads
"""
"""Work with nothing wrong stays work."""

LEVELS = """
Hold the kitchen pass between 63 and 68 °C
Hold the cold store at or below 4 °C
Hold the cellar at 12 °C all summer
Hold the kiln between 1,180 and 1,220 degrees
Hold the waiting room at no more than 12 patients
Keep dough between 24 and 26 °C
Maintain the pool at 27 to 29 °C
Stay within 20 °C and 24 °C in every ward
Stay below 300 open pallets in the yard
"""
"""A level that is held is a result."""

EVENTS = """
Hold 6 tastings between March and June
Hold between 4 and 6 workshops
Hold at least 3 workshops
Hold the tasting at 5 bakeries
Hold an open day in hall 4
Hold a workshop between 10 and 12 May
Hold a fair for under 40 stalls
Hire 3 engineers
Hire two nurses for the night shift
Host between 3 and 5 meetups
"""
"""An event that is held is work."""

MEASURES = """
Planned to unplanned stops reach 3:1
First bus out by 05:40 every day
Visitors report no wet seats
"""
"""Ratios, times of the day and none are measures."""

PLANNED_WORK = """
Grow features shipped from 0 to 10
Raise project completion from 0% to 100%
Increase stories delivered per sprint from 12 to 20
Increase the number of projects completed from 3 to 8
Move completed tasks per week from 30 to 45
Lift roadmap completion from 40% to 95%
Increase roadmap items delivered from 5 to 12
Raise the completion rate of planned epics from 50% to 85%
Increase delivered story points from 40 to 60
Number of shipped features up from 3 to 9
12 features shipped this quarter
Milestone completion at 100%
Reach 15 epics delivered
80% of planned features delivered
Bring deliverables completed from 20% to 100%
"""
"""Planned work, counted as it is delivered, is no outcome."""

OUTCOMES_OF_WORK = """
Orders delivered on time from 88% to 97%
Raise loads shipped without damage from 91% to 99%
Lift course completion rate from 40% to 65%
Deliveries completed within an hour from 50% to 80%
Raise project margin from 8% to 14%
Support tickets resolved within a day from 60% to 85%
Support tickets completed from 60% to 85%
Task completion rate from 50% to 80%
Reduce defects in features shipped from 9 to 2
Cut the cost of projects completed by 15%
Customers who use shipped features from 10% to 40%
Raise the share of students who complete their project from 55% to 80%
Projects completed by pupils from 20 to 90
Tasks completed without help from 60% to 90%
Time per completed task falls from 12 to 7 minutes
Grow projects completed per week from 200 to 900
Reduce projects completed from 9 to 4
Menu items delivered from 20 to 40
"""
"""What customers do, and what comes of the work, is an outcome."""

BARE_NAMES = """
Enhance the Rust experience
Be a voice for the harbour
Ensure every shop is friendly
Maintain the ovens
Provide excellent training
Bring the crew to a new level
"""
"""Names and aims do not make a weak verb concrete."""

NAMING_NUMBERS = """
Make release 2.5 a joy to install
Be first in Industry 4.0
Make boarding calm with \x1b[8m codes that crews can read
Give our 4 regions one voice
Let our 300 drivers go home safe
Let route 66 drivers arrive rested
Make our 5G network the talk of the town
Make zero trust the way we work
"""
"""A number that names or describes is no target."""

TARGETS_BESIDE = """
Win our 300 drivers back by 20%
Reach the 500 clinics of the valley
"""
"""A target stays one beside such a number."""

EXPECTED = [
    ("key-result", "", RESULTS),
    ("key-result", "key-result-is-initiative", WORK),
    ("key-result", "key-result-without-number", WISHES),
    ("initiative", "", ACTIONS),
    ("initiative", "vague-initiative initiative-not-an-action", VAGUE),
    ("initiative", "initiative-is-key-result", OUTCOMES),
    ("objective", "", CHANGES),
    ("objective", "vague-objective", HOLLOW),
    ("objective", "objective-is-task", TASKS),
    ("objective", "objective-has-metric", TARGETS),
    ("key-result", "", NONE_OCCURS),
    ("key-result", "key-result-without-number", UNCOUNTABLE),
    ("key-result", "key-result-is-initiative", FLAWLESS_WORK),
    ("key-result", "", LEVELS),
    ("key-result", "key-result-is-initiative", EVENTS),
    ("key-result", "", MEASURES),
    ("key-result", "delivery-as-success", PLANNED_WORK),
    ("key-result", "", OUTCOMES_OF_WORK),
    ("initiative", "vague-initiative", BARE_NAMES),
    ("objective", "", NAMING_NUMBERS),
    ("objective", "objective-has-metric", TARGETS_BESIDE),
]
"""The kind of title, the rules of which one finds something in each line (none for a good one), and the lines."""
