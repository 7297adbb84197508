"""French titles and owners: elided words, missing accents, and numbers with spaces."""

import pytest

from okr_cli.wording.lexicon.languages import language
from okr_cli.wording.owners.classify import read_owner
from okr_cli.wording.owners.owner import OwnerKind
from okr_cli.wording.owners.vocabulary import OwnerWords
from okr_cli.wording.titles.classify import Titles
from okr_cli.wording.titles.number_words import NumberKind as Kind
from tests.wording.reading import main_rule, words

TITLES = Titles.with_settings(language("fr"))


@pytest.mark.parametrize(
    ("text", "verb", "acted_on"),
    [
        ("Mettre en place un tableau de bord", "mettre en place", "tableau"),
        ("Mise en place d’un comité", "mettre en place", "comité"),
        ("S'équiper d'un four", "équiper", "four"),
        ("Lancement d'un budget participatif", "lancer", "budget"),
        ("D'ici fin mars, nous publions le catalogue", "publier", "catalogue"),
        ("L'atelier est ouvert", "", ""),
        ("Refonte", "", ""),
    ],
)
def test_the_verb_and_what_is_done_are_found_behind_elided_words(text: str, verb: str, acted_on: str) -> None:
    features = TITLES.features(text)
    assert (features.verb.base if features.verb is not None else "") == verb
    assert words(features, features.object.words if features.object is not None else None) == acted_on


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Attirer 2 000 visiteurs", [Kind.COUNT]),
        ("Attirer 2\u202f000 visiteurs", [Kind.COUNT]),
        ("Attirer 2\u00a0000 visiteurs", [Kind.COUNT]),
        ("Note de 4,1 à 4,6", [Kind.FROM_TO, Kind.FROM_TO]),
        ("Réduire les retours de moitié", [Kind.PERCENT]),
        ("Plus aucune rupture de stock", [Kind.ZERO]),
        ("Personne ne se blesse", [Kind.ZERO]),
        ("Au moins une réponse", [Kind.COUNT]),
        ("Publier une réponse", []),
        ("Appeler une fois par mois", [Kind.QUANTITY]),
    ],
)
def test_numbers_are_read_as_they_are_meant(text: str, kinds: list[Kind]) -> None:
    assert [number.kind for number in TITLES.features(text).numbers] == kinds


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Améliorer la qualité", "vague-initiative"),
        ("Ameliorer la qualite", "vague-initiative"),
        ("A definir", "placeholder-text"),
        ("Etablir un reglement interieur", ""),
        ("Réduire le formulaire d'inscription à quatre champs", ""),
        ("Former les vendeurs à la nouvelle caisse", ""),
        ("Former les vendeurs au tri", "vague-initiative"),
        ("Réduire les erreurs en automatisant la saisie", ""),
    ],
)
def test_what_is_said_of_an_initiative(text: str, rule: str) -> None:
    assert main_rule("initiative", text, TITLES) == rule


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Service comptabilité et paie", OwnerKind.TEAM),
        ("Direction de la culture et du sport", OwnerKind.TEAM),
        ("Équipe produit et équipe support", OwnerKind.SEVERAL),
        ("Service achats + juridique", OwnerKind.SEVERAL),
        ("Équipe produit et Camille", OwnerKind.SEVERAL),
        ("Directeur·rice marketing", OwnerKind.ROLE),
        ("Chef(fe) de produit", OwnerKind.ROLE),
        ("à désigner", OwnerKind.PLACEHOLDER),
    ],
)
def test_owners_are_of_their_kind(text: str, kind: OwnerKind) -> None:
    assert read_owner(text, OwnerWords()).kind is kind
