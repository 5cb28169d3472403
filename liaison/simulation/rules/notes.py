"""What liaisons of the constructed world write down of a contact, each in the language in which they write."""

from collections.abc import Mapping
from typing import Final

FIRST: Final[Mapping[str, str]] = {
    "nl": "Eerste gesprek. Vertelt dat het vooral om {substance} gaat. Wil eerst een plek om te slapen, de rest daarna.",
    "fr": "Premier entretien. Dit que c'est surtout {substance}. Veut d'abord un endroit où dormir, le reste après.",
    "en": "First talk. Says it is mostly {substance}. Wants a place to sleep first, the rest after.",
}

SUBSTANCES: Final[Mapping[str, Mapping[str, str]]] = {
    "nl": {
        "cannabis": "cannabis",
        "heroin": "heroïne",
        "cocaine": "cocaïne",
        "amphetamines": "speed",
        "other": "van alles door elkaar",
    },
    "fr": {
        "cannabis": "le cannabis",
        "heroin": "l'héroïne",
        "cocaine": "la cocaïne",
        "amphetamines": "le speed",
        "other": "un peu de tout",
    },
    "en": {
        "cannabis": "cannabis",
        "heroin": "heroin",
        "cocaine": "cocaine",
        "amphetamines": "speed",
        "other": "several things together",
    },
}

ORDINARY: Final[Mapping[str, tuple[str, ...]]] = {
    "nl": (
        "Was op tijd en vertelde vanzelf hoe de week was geweest. De zondag is het moeilijkst, dan is er niets te doen.",
        "Samen de brief van het OCMW gelezen. Er moest nog een bewijs van inschrijving binnengebracht worden.",
        "De kamer is klein en vochtig, maar het is de eerste plek in twee jaar met een eigen sleutel.",
        "Kwam met de zus mee. De zus wil weten wat ze kan doen; uitgelegd wat ik niet mag zeggen en waarom.",
        "Gesproken over wat er aan de rechter verteld mag worden. Wil het over het werk hebben, niet over thuis.",
        "Slecht geslapen, prikkelbaar. Heeft wel de afspraak van maandag gehouden. Samen de week in drie stukken ingedeeld.",
        "Eerste werkdag achter de rug. De pauzes waren het lastigst: iedereen rookt, waar ga je dan staan.",
        "Teruggebeld met de werkplaats: mag blijven, maar ze willen vroeger verwittigd worden bij afwezigheid.",
        "Heeft zelf naar de wachtlijst gebeld. Nog zes weken. Dat bellen was moeilijker dan het wachten.",
        "De kinderen waren er zaterdag. Pannenkoeken gebakken, geen ruzie. Wil dat vaker.",
        "Rekening gemaakt van de schulden: minder dan gedacht. Afspraak met budgethulp volgende week.",
        "Vraagt of het slecht is dat het even goed gaat. Gelachen. Daarna over vorig jaar verteld.",
    ),
    "fr": (
        "A parlé longuement de sa fille. La prochaine visite est fixée au samedi ; peur que ce soit annulé.",
        "Nous avons lu ensemble la lettre du CPAS. Il manquait une attestation d'inscription, demandée le jour même.",
        "La chambre est petite, mais la clé est à son nom. C'est la première fois depuis deux ans.",
        "Semaine difficile à l'atelier. Est resté quand même jusqu'au vendredi et en est fier.",
        "Préfère ne rien dire au juge cette fois. Expliqué que c'est son droit et que cela ne se voit pas.",
        "A téléphoné pour dire que le bus ne roulait pas. Rendez-vous déplacé à jeudi, tenu.",
        "Parlé du sommeil. Marche le matin, café en moins l'après-midi. Ça va un peu mieux.",
    ),
    "en": (
        "On time. Told me about the week without being asked. Sundays are the hardest.",
        "We read the letter of the housing office together. One paper was missing; it is on its way.",
        "Dutch class twice this week. Understood half of it and laughed about the other half.",
        "Called from the bus: late, but called. That is new.",
        "Does not want the family to know about the sitting. We agreed what I say if they ask me: nothing.",
        "First wages. Paid the rent first and bought shoes with what was left.",
    ),
}

MISSED: Final[Mapping[str, tuple[str, ...]]] = {
    "nl": (
        "Niet gekomen en niet verwittigd. Gebeld, geen antwoord. Ik probeer het morgen opnieuw.",
        "Belde een uur vooraf af. Nieuwe afspraak gemaakt voor volgende week.",
    ),
    "fr": (
        "N'est pas venu. J'ai laissé un message, sans reproche.",
        "Annulé une heure avant. Nouveau rendez-vous fixé.",
    ),
    "en": (
        "Did not come. I left a message and asked nothing in it.",
        "Cancelled an hour before. New date agreed.",
    ),
}

RELAPSED: Final[Mapping[str, tuple[str, ...]]] = {
    "nl": (
        "Hervallen in het weekend, vertelde het zelf. Samen gekeken wat eraan voorafging. Plan aangepast, niet weggegooid.",
        "Weer gebruikt na de brief van de huisbaas. Is dezelfde dag nog langs geweest. Dat telt.",
    ),
    "fr": ("Rechute ce week-end, l'a dit de lui-même. Nous avons regardé ce qui a précédé, et on continue.",),
    "en": ("A relapse after payday, told me so at once. We looked at what came before it, and went on.",),
}

DRAFTS: Final[Mapping[str, str]] = {
    "nl": "Gebeld tussen twee gesprekken door, nog uit te schrijven: huur, zus, maandag",
    "fr": "À compléter : le loyer, la sœur, lundi",
    "en": "To write up: the rent, the sister, Monday",
}
