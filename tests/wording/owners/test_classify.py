"""The kind of an owner, the words that decided, and the parts of several owners."""

from pathlib import Path

import pytest
from wording import read as read_rows

from okr_cli.wording.owners.classify import read_owner
from okr_cli.wording.owners.owner import OwnerKind, Reason
from okr_cli.wording.owners.vocabulary import OwnerWords

NO_SETTINGS = OwnerWords.with_settings()
SETTINGS = OwnerWords.with_settings(
    teams=("Kestrel", "Blue Heron"),
    roles=("Weaver", "Keeper of Keys"),
    people=("Sales Team", "Olive and Pit", "Café Ops"),
)
LABELLED = read_rows(Path(__file__).parent.parent / "labelled" / "owners.tsv")
NOT_YET_RIGHT = {"N. America", "Sr. Dir. Finance"}
"""Labelled owners of which another kind is read. The list may shrink, and only for a reason grow; no human is in it."""

PEOPLE = """
Grace Winter
Hope Brand
Nikolai Content
Ruta Legal
Faith Porter
Dean Hollis
Judge Abara
Art Molina
Will
April
Chioma
sunniva
IMRAN QADIR
Quibble
Zorba Quill
Zorba Sales
Kwabena Banks
Jean-Yves de la Haye
Ilse van den Broek
Duarte e Seixas
Inés Robles y Prado
Yusuf ibn Tariq
Noura al-Shamsi
R. B. Thapar
Leila M.
Thomas Grey Jr.
Edda Lund, MBA
Edda Lund, M.Ed.
Achterberg, Femke
van Rijn, Saskia
Dr Osei
Frau Keller
Oleg Vasylovych Hrytsenko
Юлия Громова
Ελένη Δούκα
هدى منصور
मीरा कुलकर्णी
高橋 由美
高橋部長
周婷
박지훈
박지훈 팀장
@thistle
@wren-b
~lark
wren_b
lark@orchard.example
l.winter@orchard.example
Grace Winter <grace@orchard.example>
*Grace Winter*
[Grace Winter](https://orchard.example/grace)
Grace Winter (she/her)
Grace Winter (Head of Harvest)
Grace Winter, Head of Harvest
Grace Winter, Logistics
Harvest PM - Grace Winter
CFO Grace Winter
Logistics (Grace Winter)
Owner: Grace Winter
Tentatively @wren
Grace Winter | Γκρέις Γουίντερ
"""

TEAMS = """
Platform
Logistics
Field Marketing
Customer Care
Data Governance
DevRel
CloudOps
HR
SRE
qa
R&D
Trust & Safety
Learning and Development
Harvest team
the pruning team
Team Kestrel
Squad 9
Night shift
Front desk
Task force frost
Maintenance crew C
Grafting Guild
Orchard Council
Office of the Treasurer
Board of Trustees
Ministry of Agriculture
Harvest pickers
Product managers
Winter & Sons Ltd
Orchard Cooperative
Grace's team
EMEA Sales
Northern Europe
FDA
@orchard/harvest
@harvest-team
@wg-frost
orchard-org/harvest
group::harvest
team:harvest
#harvest
help@orchard.example
harvest-team@orchard.example
people-ops@orchard.example
Vertrieb
Rechtsabteilung
Équipe récolte
Recursos Humanos
Equipe de Vendas
営業部
収穫チーム
市场部
수확팀
отдел закупок
فريق الحصاد
צוות קטיף
दल फसल
"""

ROLES = """
CFO
DRI
PM
Head of Harvest
Head Harvest
VP, Harvest
VP of Trust & Safety
Director Cold Chain
Chief Pruning Officer
Harvest Manager
Senior Data Analyst
Art Director
Grant Manager
Harvest Lead
Country Manager Jordan
Founder & CEO
UX/UI Designer
Product and Engineering Lead
Scrum master
Nurse on duty
Engineer on call
Pomologist
@harvest-manager
Leiterin Einkauf
Chef de projet
Gerente de Ventas
プロダクトマネージャー
营业总监
수확팀장
директор
"""

SEVERAL = """
Grace and Wren
Grace & Wren
Grace, Wren
Grace/Wren
Grace + Wren
Grace; Wren
Grace Winter, Wren Lark and Tomas Birk
Grace Winter with Wren Lark
Grace or Wren
@grace @wren
grace@orchard.example, wren@orchard.example
Grace et al.
Grace & others
Grace + 2
Ana y Luis
Maria e João
Anna und Ben
佐藤、鈴木
佐藤と鈴木
김철수와 이영희
Ольга и Иван
Harvest team and Frost team
QA + SRE
Logistics / Marketing
CFO and COO
Grace Winter, Frost team
Grace Winter / Logistics
Grace Winter (with Wren Lark)
"""

NOBODY = """
TBD
tba
N/A
n\\a
?
—
...
xxx
unassigned
Owner unclear
to be hired
needs an owner
Help wanted
everyone
all orchard hands
whoever is on call
various
new hire
vacant
owner
[owner]
[Assign name]
<name>
{{ lead }}
$OWNER
@username
Your Name
Harvester name
John Doe
same as above
noch offen
personne
por definir
a definir
nessuno
未定
所有人
미정
не назначен
الجميع
כולם
सभी
🤷
_____
"""

KINDS = {
    OwnerKind.PERSON: PEOPLE,
    OwnerKind.TEAM: TEAMS,
    OwnerKind.ROLE: ROLES,
    OwnerKind.SEVERAL: SEVERAL,
    OwnerKind.PLACEHOLDER: NOBODY,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_an_owner(kind: OwnerKind) -> None:
    read_as = {text: read_owner(text, NO_SETTINGS).kind for text in KINDS[kind].strip().splitlines()}
    assert {text: other for text, other in read_as.items() if other is not kind} == {}


def test_every_labelled_owner_has_its_kind() -> None:
    wrong = {row.text for row in LABELLED if read_owner(row.text, NO_SETTINGS).kind != row.label}
    assert wrong == NOT_YET_RIGHT


DECIDED = [
    ("  Harvest team ", "Harvest team"),
    ("Harvest team (Valley)", "Harvest team"),
    ("*Head of Harvest*", "Head of Harvest"),
    ("Currently, Head of Harvest", "Head of Harvest"),
    ("Head of Sales and Marketing", "Head of Sales and Marketing"),
    ("[harvest-team@orchard.example](mailto:x)", "harvest-team@orchard.example"),
    ("@orchard/harvest", "@orchard/harvest"),
    ("TBD (Grace?)", "TBD"),
    ("TBD - two candidates", "TBD"),
    (" ? ", "?"),
    ("[owner]", "owner"),
    ("<owner>", "<owner>"),
    ("Grace Winter & Wren", "Grace Winter & Wren"),
    ("(Grace, Wren)", "Grace, Wren"),
    ("Frost lead: Grace Winter", "Grace Winter"),
    ("Grace Winter (she/her)", "Grace Winter"),
]


@pytest.mark.parametrize(("text", "words"), DECIDED)
def test_the_span_marks_the_words_that_decided(text: str, words: str) -> None:
    start, end = read_owner(text, NO_SETTINGS).span
    assert text[start:end] == words


PARTS = [
    ("Grace & Wren", ["Grace", "Wren"]),
    ("Grace, Wren, and Tomas", ["Grace", "Wren", "Tomas"]),
    ("@grace @wren", ["@grace", "@wren"]),
    ("*Grace* and *Wren*", ["Grace", "Wren"]),
    ("Grace (frost) + Wren (hail)", ["Grace", "Wren"]),
    ("a@orchard.example; b@orchard.example", ["a@orchard.example", "b@orchard.example"]),
    ("Grace et al.", ["Grace"]),
    ("佐藤、鈴木", ["佐藤", "鈴木"]),
    ("Harvest team", []),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_several_owners_are_told_apart(text: str, parts: list[str]) -> None:
    owner = read_owner(text, NO_SETTINGS)
    assert [part.text for part in owner.names] == parts
    for part in owner.names:
        assert text[part.span[0] : part.span[1]] == part.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Kestrel", Reason.TEAM_IN_SETTINGS),
        ("kestrel", Reason.TEAM_IN_SETTINGS),
        (" BLUE  heron ", Reason.TEAM_IN_SETTINGS),
        ("*Kestrel*", Reason.TEAM_IN_SETTINGS),
        ("Weaver", Reason.ROLE_IN_SETTINGS),
        ("keeper of keys", Reason.ROLE_IN_SETTINGS),
        ("Sales Team", Reason.PERSON_IN_SETTINGS),
        ("sales team", Reason.PERSON_IN_SETTINGS),
        ("Olive and Pit", Reason.PERSON_IN_SETTINGS),
        ("Cafe Ops", Reason.PERSON_IN_SETTINGS),
        ("Grace, Kestrel", Reason.SEVERAL_OWNERS),
        ("Grace - Weaver", Reason.GIVEN_NAME),
    ],
)
def test_words_in_the_settings_take_precedence(text: str, reason: Reason) -> None:
    assert read_owner(text, SETTINGS).reason is reason


def test_without_settings_the_same_words_are_judged_by_the_lists() -> None:
    texts = ("Kestrel", "Weaver", "Sales Team")
    assert [read_owner(text, NO_SETTINGS).kind for text in texts] == ["person", "person", "team"]
