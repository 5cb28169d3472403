"""What people in the constructed world say and write, in the languages in which they would."""

from collections.abc import Mapping
from typing import Final

FACTS: Final = (
    "Bezit van verdovende middelen", "Winkeldiefstal, herhaling", "Dealen voor eigen gebruik", "Rijden onder invloed van drugs",
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

NOTES: Final = (
    "Hij was op tijd en vertelde uit zichzelf hoe de week was geweest. De zondag is het moeilijkst, dan is er niets te doen.",
    "Belde vanmorgen af: de bus reed niet. Wil donderdag komen in plaats van dinsdag.",
    "Samen de brief van het OCMW gelezen. Hij begreep niet dat hij nog een bewijs van inschrijving moest binnenbrengen.",
    "De kamer is klein en vochtig, maar het is de eerste plek in twee jaar waar hij een sleutel van heeft.",
    "Zij kwam met haar zus mee. De zus wil weten wat ze kan doen; uitgelegd wat ik niet mag zeggen en waarom.",
    "Gesproken over wat hij aan de rechter wil vertellen. Hij wil het over het werk hebben, niet over thuis.",
    "Slecht geslapen, prikkelbaar. Heeft wel de afspraak van maandag gehouden. Samen de week ingedeeld in drie stukken.",
    "Eerste werkdag achter de rug. Vond de pauzes het lastigst: iedereen rookt, hij wist niet waar te staan.",
    "A parlé longuement de sa fille. La prochaine visite est fixée au samedi 14 ; elle a peur que ce soit annulé.",
    "Teruggebeld met de werkplaats: hij mag blijven, maar ze willen vroeger verwittigd worden als hij niet komt.",
)

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
    ),
    "fr": (
        "J'ai commencé la formation de cuisine. Je me lève à six heures et j'y vais tous les jours.",
        "Je vois ma fille un samedi sur deux. C'est pour elle que je tiens.",
        "J'ai manqué un rendez-vous. J'ai téléphoné après, j'aurais dû le faire avant.",
    ),
    "en": (
        "I have a room now. I pay the rent myself since last month.",
        "I started Dutch lessons, two evenings a week. I understand more of what is said here.",
    ),
}
