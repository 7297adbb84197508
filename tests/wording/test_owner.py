"""Owner strings, one table a kind: names, teams, posts, several, nobody."""

import pytest

from okr_cli.wording.owners.owner import OwnerKind, OwnerWords, read_owner

WORDS = OwnerWords.with_settings()

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
""".strip().splitlines()

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
""".strip().splitlines()

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
""".strip().splitlines()

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
周婷和王磊
김철수와 이영희
Ольга и Иван
Harvest team and Frost team
QA + SRE
Logistics / Marketing
CFO and COO
Grace Winter, Frost team
Grace Winter / Logistics
Grace Winter (with Wren Lark)
""".strip().splitlines()

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
""".strip().splitlines()


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person(text: str) -> None:
    assert read_owner(text, WORDS).kind is OwnerKind.PERSON


@pytest.mark.parametrize("text", TEAMS)
def test_a_team(text: str) -> None:
    assert read_owner(text, WORDS).kind is OwnerKind.TEAM


@pytest.mark.parametrize("text", ROLES)
def test_a_role(text: str) -> None:
    assert read_owner(text, WORDS).kind is OwnerKind.ROLE


@pytest.mark.parametrize("text", SEVERAL)
def test_several_owners(text: str) -> None:
    assert read_owner(text, WORDS).kind is OwnerKind.SEVERAL


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert read_owner(text, WORDS).kind is OwnerKind.PLACEHOLDER
