"""One line each of what the rules should say, and of what they should leave alone."""

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
Let new shops open without a worry
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
Strengthen the organisation
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
