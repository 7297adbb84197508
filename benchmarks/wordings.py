"""The same plan in the words of teams in four languages, for ``workspace.py``."""

from collections.abc import Mapping
from typing import NamedTuple


class Wording(NamedTuple):
    """The titles of one language, with the placeholders ``{place}``, ``{thing}`` and ``{n}``.

    ``metrics`` follow the order of ``workspace.MEASURES``; ``lift`` and ``cut`` have ``{metric}``, ``{baseline}`` and
    ``{target}``.
    """

    aims: tuple[str, ...]
    metrics: tuple[str, ...]
    lift: str
    cut: str
    work: tuple[str, ...]
    things: tuple[str, ...]
    note: str
    belief: str


ENGLISH = Wording(
    aims=(
        "Help new shops in {place} through their first delivery",
        "Make every release a calm one for the people in {place}",
        "Win the trust of finance teams in {place}",
        "Let nurses in {place} find any form without asking",
        "Become the first choice of small clinics in {place}",
    ),
    metrics=(
        "weekly active teams in {place}",
        "trial accounts in {place} that invite a colleague",
        "median first response time in {place}",
        "checkout conversion in {place}",
        "net revenue retention in {place}",
        "p95 search latency in {place}",
        "failed deployments a month in {place}",
        "renewal rate of small accounts in {place}",
        "qualified trials a week in {place}",
        "invoices paid late in {place}",
    ),
    lift="Lift {metric} from {baseline} to {target}",
    cut="Cut {metric} from {baseline} to {target}",
    work=(
        "Redesign setup step {n} for {place} to ask for three fields",
        "Migrate the {thing} service of {place} to the new queue",
        "Interview {n} customers from {place} who left in spring",
        "Publish the pricing guide for {thing} in {place}",
        "Automate the nightly {thing} export for {place}",
        "Pilot the {thing} checklist with {n} branches in {place}",
    ),
    things=("billing", "search", "onboarding", "inventory", "reporting", "identity", "mobile", "claims"),
    note="{thing} moved as we hoped, the rest is on its way.",
    belief="Less {thing} friction moves the number",
)
GERMAN = Wording(
    aims=(
        "Neue Läden in {place} kommen gut durch ihre erste Lieferung",
        "Jedes Release ist für die Leute in {place} ein ruhiges",
        "Die Buchhaltungen in {place} vertrauen unseren Zahlen",
        "Pflegekräfte in {place} finden jedes Formular, ohne zu fragen",
        "Kleine Praxen in {place} wählen uns zuerst",
    ),
    metrics=(
        "wöchentlich aktive Teams in {place}",
        "Anteil der Testkonten in {place} mit einer Einladung",
        "mittlere Zeit bis zur ersten Antwort in {place}",
        "Abschlussquote im Shop in {place}",
        "Umsatzbindung in {place}",
        "Suchdauer p95 in {place}",
        "gescheiterte Deployments pro Monat in {place}",
        "Verlängerungsquote kleiner Konten in {place}",
        "qualifizierte Testläufe pro Woche in {place}",
        "Quote verspäteter Zahlungen in {place}",
    ),
    lift="{metric} von {baseline} auf {target} steigern",
    cut="{metric} von {baseline} auf {target} senken",
    work=(
        "Einrichtungsschritt {n} für {place} auf drei Felder kürzen",
        "Den {thing}dienst von {place} auf die neue Warteschlange migrieren",
        "{n} Kunden aus {place} befragen, die im Frühjahr gegangen sind",
        "Preisleitfaden für {thing} in {place} veröffentlichen",
        "Nächtlichen {thing}export für {place} automatisieren",
        "{thing}checkliste mit {n} Filialen in {place} erproben",
    ),
    things=("Rechnungs", "Such", "Lager", "Berichts", "Konten", "Mobil", "Schadens", "Versand"),
    note="{thing}zahlen sind wie erhofft, der Rest ist unterwegs.",
    belief="Weniger {thing}reibung bewegt die Zahl",
)
SPANISH = Wording(
    aims=(
        "Las tiendas nuevas de {place} superan bien su primera entrega",
        "Cada lanzamiento es tranquilo para la gente de {place}",
        "Los equipos de finanzas de {place} confían en nuestras cifras",
        "Las enfermeras de {place} encuentran cualquier formulario sin preguntar",
        "Las clínicas pequeñas de {place} nos eligen primero",
    ),
    metrics=(
        "los equipos activos por semana en {place}",
        "las cuentas de prueba de {place} que invitan a un colega",
        "el tiempo medio de primera respuesta en {place}",
        "la conversión del carrito en {place}",
        "la retención de ingresos en {place}",
        "la latencia p95 del buscador en {place}",
        "los despliegues fallidos al mes en {place}",
        "la tasa de renovación de cuentas pequeñas en {place}",
        "las pruebas cualificadas por semana en {place}",
        "las facturas pagadas tarde en {place}",
    ),
    lift="Subir {metric} de {baseline} a {target}",
    cut="Bajar {metric} de {baseline} a {target}",
    work=(
        "Rediseñar el paso {n} del alta en {place} para pedir tres datos",
        "Migrar el servicio de {thing} de {place} a la nueva cola",
        "Entrevistar a {n} clientes de {place} que se fueron en primavera",
        "Publicar la guía de precios de {thing} en {place}",
        "Automatizar la exportación nocturna de {thing} de {place}",
        "Probar la lista de control de {thing} con {n} sucursales de {place}",
    ),
    things=("facturación", "búsqueda", "acogida", "inventario", "informes", "identidad", "móvil", "siniestros"),
    note="{thing} avanzó como esperábamos, el resto va en camino.",
    belief="Menos fricción en {thing} mueve la cifra",
)
FRENCH = Wording(
    aims=(
        "Les nouveaux magasins de {place} réussissent leur première livraison",
        "Chaque mise en production est calme pour les gens de {place}",
        "Les comptables de {place} font confiance à nos chiffres",
        "Les infirmières de {place} trouvent tout formulaire sans demander",
        "Les petites cliniques de {place} nous choisissent en premier",
    ),
    metrics=(
        "les équipes actives par semaine à {place}",
        "la part des comptes d'essai de {place} qui invitent un collègue",
        "le délai médian de première réponse à {place}",
        "la conversion du panier à {place}",
        "la rétention du revenu à {place}",
        "la latence p95 de la recherche à {place}",
        "les déploiements en échec par mois à {place}",
        "le taux de renouvellement des petits comptes de {place}",
        "les essais qualifiés par semaine à {place}",
        "les factures payées en retard à {place}",
    ),
    lift="Faire passer {metric} de {baseline} à {target}",
    cut="Réduire {metric} de {baseline} à {target}",
    work=(
        "Refondre l'étape {n} de l'inscription de {place} pour demander trois champs",
        "Migrer le service de {thing} de {place} vers la nouvelle file",
        "Interroger {n} clients de {place} partis au printemps",
        "Publier le guide tarifaire de {thing} à {place}",
        "Automatiser l'export nocturne de {thing} de {place}",
        "Tester la liste de contrôle de {thing} avec {n} agences de {place}",
    ),
    things=("facturation", "recherche", "parcours", "stock", "rapports", "comptes", "paiement", "sinistres"),
    note="{thing} a évolué comme espéré, le reste suit.",
    belief="Moins de friction sur {thing} fait bouger le chiffre",
)
WORDINGS: Mapping[str, Wording] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}
"""The wordings by the code of their language."""
