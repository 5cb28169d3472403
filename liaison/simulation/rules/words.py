"""What is said before the court and about one's own life in the constructed world, in the languages in which it would be."""

from collections.abc import Mapping
from typing import Final

FACTS: Final = (
    "Bezit van verdovende middelen", "Winkeldiefstal, herhaling", "Verkoop van verdovende middelen", "Rijden onder invloed van drugs",
    "Diefstal met braak", "Weerspannigheid en bezit", "Heling en bezit", "Slagen en verwondingen onder invloed",
)  # fmt: skip

AGREEMENTS: Final = (
    "Ik kom op tijd op de volgende zitting.",
    "Ik schrijf me in bij de VDAB.",
    "Ik maak een afspraak bij het OCMW over de huur.",
    "Ik bel mijn moeder elke zondag.",
    "Ik breng mijn loonbrief mee.",
    "Ik kijk voor een andere kamer, weg van het station.",
    "Ik maak een lijst van mijn schulden.",
    "Ik ga elke dinsdag naar de werkplaats.",
    "Ik zeg het vooraf als ik niet kan komen.",
    "Ik breng mijn inschrijving in de opleiding mee.",
)

AGAINST: Final[Mapping[str, str]] = {
    "addiction": "Geen aanwijzing van verslaving in het dossier.",
    "profit": "Verkoop voor de winst; gebruikt zelf nauwelijks volgens het proces-verbaal.",
    "organised": "Rol in een groter geheel, zie het navolgend proces-verbaal.",
    "severity": "Slachtoffer met blijvende letsels; gewone rechtsgang.",
    "adult": "Minderjarig op de dag van de feiten.",
    "resident": "Woont buiten het arrondissement.",
}
"""Why the court makes no offer, by the criterion that says so; from the file, and nothing of care."""

NOT_AGAINST: Final[Mapping[str, tuple[str, ...]]] = {
    "profit": ("Winkeldiefstal, herhaling", "Rijden onder invloed van drugs", "Slagen en verwondingen onder invloed"),
    "severity": ("Bezit van verdovende middelen", "Winkeldiefstal, herhaling", "Heling en bezit"),
    "organised": ("Winkeldiefstal, herhaling", "Rijden onder invloed van drugs", "Slagen en verwondingen onder invloed"),
}  # fmt: skip
"""The facts to which such a criterion would not fit."""

IN_FAVOUR: Final[Mapping[str, tuple[str, ...]]] = {
    "addiction": ("Verklaarde bij het verhoor dagelijks te gebruiken.", "Feiten om gebruik te betalen.", "Eerdere feiten van dezelfde aard."),
    "profit": ("Kleine hoeveelheden.", "Geen opbrengst gevonden."),
    "severity": ("Schade beperkt en deels vergoed.",),
    "admits": ("Bekende bij het eerste verhoor.",),
    "help": ("Vroeg er zelf naar via de advocaat.",),
}  # fmt: skip

STEPS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "housing": (("De woonmaatschappij bellen voor de inschrijving.", "together"), ("Drie kamers gaan bekijken.", "person")),
    "work": (("Afspraak maken bij de VDAB.", "person"), ("De werkplaats bellen over de uren.", "liaison")),
    "people": (("Op zondag bij mijn zus gaan eten.", "person"), ("Mijn dochter een kaart sturen.", "person")),
    "health": (("Naar de huisarts voor het slapen.", "person"), ("Samen naar de tandarts bellen.", "together")),
    "money": (("Alle brieven in een map steken.", "person"), ("Afspraak bij de budgethulp vragen.", "liaison")),
    "use": (("Opschrijven wanneer het opkomt.", "person"), ("Met wie ik bel als het opkomt, op een kaartje.", "together")),
}  # fmt: skip
"""Steps towards a goal, and who takes each."""

MY_PAPERS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "nl": (("Mijn huurcontract", "HUURCONTRACT"), ("Mijn loonbrief van vorige maand", "LOONBRIEF"), ("Mijn inschrijving in de opleiding", "INSCHRIJVING OPLEIDING"), ("Mijn afbetalingsplan", "AFBETALINGSPLAN")),
    "fr": (("Mon contrat de travail", "CONTRAT DE TRAVAIL"), ("Ma fiche de paie", "FICHE DE PAIE"), ("Mon inscription à la formation", "INSCRIPTION FORMATION")),
    "en": (("My rental contract", "RENTAL CONTRACT"), ("My pay slip", "PAY SLIP"), ("My Dutch course", "LANGUAGE COURSE")),
}  # fmt: skip
"""A paper that somebody photographs: what he calls it, and the heading on it. Nothing of care among them."""

GOALS: Final[Mapping[str, tuple[str, ...]]] = {
    "housing": ("Een eigen kamer met een slot op de deur.", "Weg uit de buurt van het station.", "Bij mijn zus kunnen blijven tot de zomer."),
    "work": ("Vier halve dagen in de werkplaats volhouden.", "Mijn heftruckattest halen.", "Weer iets met koken doen."),
    "people": ("Mijn dochter elke twee weken zien.", "Op zondag niet alleen zijn.", "Mijn broer terugbellen."),
    "health": ("Naar de tandarts durven gaan.", "Weer slapen voor twee uur 's nachts.", "Elke dag één keer warm eten."),
    "money": ("Weten hoeveel ik precies moet.", "Rondkomen tot het einde van de maand.", "De deurwaarder zelf bellen."),
    "use": ("Een weekend zonder, en dan nog een.", "Niet meer alleen gebruiken.", "Weten wat ik doe als het opkomt."),
}  # fmt: skip

OWN_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "nl": (
        "Ik heb sinds drie weken een kamer op mijn naam. Het is klein maar het is van mij.",
        "Vorige week ben ik één keer niet geweest. Ik had dat moeten zeggen, dat weet ik.",
        "Ik ben begonnen met werken. De eerste dagen waren zwaar, nu gaat het.",
        "Ik zie mijn dochter weer, om de twee weken, bij mijn moeder thuis.",
        "Ik wil graag dat u weet dat ik mijn best doe, ook als het niet altijd lukt.",
        "De deurwaarder krijgt nu elke maand iets. Ik weet eindelijk hoeveel het in totaal is.",
        "Ik sta op een wachtlijst. Elke maandag bel ik of er al plaats is.",
        "Ik volg de opleiding magazijnier. Vorige week had ik mijn eerste toets.",
    ),
    "fr": (
        "J'ai commencé la formation de cuisine. Je me lève à six heures et j'y vais tous les jours.",
        "Je vois ma fille un samedi sur deux. C'est pour elle que je tiens.",
        "J'ai manqué un rendez-vous. J'ai téléphoné après, j'aurais dû le faire avant.",
        "Je dors de nouveau la nuit. Le matin je marche une heure, ça m'aide.",
        "J'ai demandé un plan de paiement. La première mensualité est payée.",
    ),
    "en": (
        "I have a room now. I pay the rent myself since last month.",
        "I started Dutch lessons, two evenings a week. I understand more of what is said here.",
        "I have work four days a week. They know that I come here and it is fine.",
        "I missed one week. I was ashamed and I did not call. Now I call.",
    ),
}

RELAPSED: Final[Mapping[str, str]] = {
    "nl": "Ik ben twee weken geleden hervallen. Ik heb het zelf gezegd en ik ben terug begonnen.",
    "fr": "J'ai rechuté il y a deux semaines. Je l'ai dit moi-même et j'ai recommencé.",
    "en": "I had a relapse two weeks ago. I said it myself and I started again.",
}
"""What somebody may choose to say himself; nobody says it for him."""

VOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "prosecutor": (
        "Vraagt om de inschrijving mee te brengen.",
        "Geen opmerkingen.",
        "Wijst op de nieuwe datum.",
    ),
    "lawyer": ("Vraagt een latere datum wegens werk.", "Wijst op het huurcontract.", "Sluit zich aan."),
    "civil-party": ("Vraagt naar de afbetaling van de schade.",),
}

PAPERS: Final = (
    "Huurcontract",
    "Inschrijving opleiding",
    "Loonbrief",
    "Attest van het OCMW",
    "Brief van de werkgever",
    "Afbetalingsplan",
)
"""What is handed up in the room: nothing of care among it."""

JUDGES_NOTES: Final = (
    "Vroeg zelf naar een werkuur op zaterdag. Volgende keer op terugkomen.",
    "Spreekt vlotter dan vorige maand.",
    "Let op de taal: korte zinnen.",
)

CONDITIONS: Final = (
    "Een vast adres hebben en elke wijziging melden.",
    "Gevolg geven aan de oproepingen van de justitieassistent.",
    "Een nuttige dagbesteding zoeken en behouden.",
)

STRENGTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "housing": ("Kan goed met de buren.", "Houdt de kamer netjes."),
    "work": ("Staat vroeg op.", "Heeft een heftruckattest.", "Kookt graag voor veel volk."),
    "people": ("Zus belt elke zondag.", "Ziet de dochter graag en goed."),
    "health": ("Fietst overal naartoe.",),
    "money": ("Houdt alle brieven bij.",),
    "use": ("Weet wanneer het gevaarlijk wordt.",),
}

WANTS: Final[Mapping[str, str]] = {
    "housing": "Een eigen kamer, het liefst dicht bij een halte.",
    "work": "Halve dagen om te beginnen, iets met de handen.",
    "people": "Minder alleen zijn in het weekend.",
    "health": "Weer slapen en eten op vaste uren.",
    "money": "Overzicht, en een plan dat haalbaar is.",
    "use": "Begeleiding die blijft, ook als het even minder gaat.",
}
"""What is asked of a programme: the need profile, without a name and without a word of the court."""

COUNSEL: Final[Mapping[str, str]] = {
    "security": "Verzonnen antwoord voor deze demo: de maatregelen zijn bekeken en volstaan voor een proef. Geen juridisch advies.",
    "retention": "Verzonnen antwoord voor deze demo: de termijnen zijn besproken. Geen juridisch advies.",
    "tests": "Verzonnen antwoord voor deze demo: de uitslag is van de persoon zelf. Geen juridisch advies.",
}
"""By the code of the point. No answer of a counsel who exists: nobody may read one in it."""

COUNSEL_AGAIN: Final = "Verzonnen reden voor deze demo: het laboratorium stelt een andere werkwijze voor."
