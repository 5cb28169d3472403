"""Names from the languages that are spoken before a court in Ghent. They are combined by chance and mean nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Community:
    """People who share names: how many of a hundred they are, what they speak, who needs an interpreter. Ours."""

    share: int
    language: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    interpreter: str = ""
    interpreted: float = 0.0


COMMUNITIES: Final = (
    Community(
        50, "nl",
        ("Sofie", "Nathalie", "Zoë", "Katrien", "Lore", "Tine", "Inge", "Femke", "Greet", "Sarah", "Evi", "Lies"),
        ("Kevin", "Dries", "Tom", "Wouter", "Bram", "Lieven", "Jens", "Steven", "Pieter", "Koen", "Jelle", "Sven"),
        ("De Smet", "Van den Berghe", "Claeys", "D'hondt", "Van der Straeten", "Martens", "De Backer", "Goethals",
         "Vermeulen", "Verstraete", "De Clercq", "Baert", "Van Hecke", "Willems", "Segers", "Lambrecht"),
    ),
    Community(
        10, "fr",
        ("Anaïs", "Chloé", "Marie-Line", "Océane", "Élodie"),
        ("Jean-Marc", "François", "Loïc", "Grégory", "Benoît", "Thierry"),
        ("Lefèvre", "Dupont", "Delacroix", "Lambert", "Petitjean", "Noël", "Gérard", "Collard"),
    ),
    Community(
        11, "nl",
        ("Fatima", "Hafsa", "Khadija", "Samira", "Nora"),
        ("Yassine", "Mohamed", "Bilal", "Ayoub", "Rachid", "Hamza"),
        ("Haddadi", "El Amrani", "Benali", "Bouzid", "Ait Lahcen", "Chaouki", "El Idrissi", "Zerouali"),
        "Arabisch", 0.15,
    ),
    Community(
        10, "nl",
        ("Elif", "Zeynep", "Gülşen", "Ayşe"),
        ("Emre", "Ömer", "Murat", "Burak", "Serkan", "İbrahim"),
        ("Yıldız", "Öztürk", "Çelik", "Şahin", "Aydın", "Kılıç", "Doğan", "Koç"),
        "Turks", 0.25,
    ),
    Community(
        6, "en",
        ("Galina", "Ivelina", "Desislava"),
        ("Plamen", "Stoyan", "Krasimir", "Ivaylo"),
        ("Dimitrov", "Georgiev", "Angelov", "Hristov", "Marinov", "Yordanov"),
        "Bulgaars", 0.70,
    ),
    Community(
        5, "en",
        ("Mihaela", "Ioana", "Andreea"),
        ("Ionuț", "Andrei", "Ștefan", "Florin"),
        ("Popescu", "Ionescu", "Munteanu", "Stănescu", "Țurcanu"),
        "Roemeens", 0.60,
    ),
    Community(
        5, "nl",
        ("Dorota", "Agnieszka", "Małgorzata"),
        ("Łukasz", "Paweł", "Grzegorz", "Michał"),
        ("Kowalczyk", "Nowak", "Wiśniewski", "Zieliński", "Wójcik"),
        "Pools", 0.35,
    ),
    Community(
        3, "en",
        ("Grace", "Abena", "Blessing"),
        ("Abdullahi", "Kwame", "Emeka", "Samuel"),
        ("Jama", "Mensah", "Okafor", "Warsame", "Boateng"),
        "Somalisch", 0.30,
    ),
)  # fmt: skip

LANGUAGE_NAMES: Final[Mapping[str, str]] = {"nl": "NL", "fr": "FR", "en": "EN"}
